# ruff: noqa: E501 — one attack, one line
"""Lists, maps and marks of YAML: many of what there should be few of."""

from __future__ import annotations

from pathlib import Path

from hostile import SVG, file, kind, listed, quoted, year

KEYS = (3_000, 12_000, 40_000)


def _entries(form: str, size: int) -> str:
    return listed(size, lambda n: form.replace("#", str(n)))


LISTS = {
    "themes": "{id: t#, title: Tema, questions: [{id: q#, text: Hva?}]}",
    "quotes": "{id: q#, text: Dette sa noen, consent: {status: given, scope: [game, report]}}",
    "quotes alike": "{id: q, text: Dette sa noen, consent: {status: given, scope: [game, report]}}",
    "findings": "{id: f#, text: Dette fant vi}",
    "solutions": "{id: s#, finding: f, proposals: [Vi gjør det]}",
    "events": "{id: e#, kind: meeting, date: 2026-01-01}",
    "glossary": "{word: ord#, plain: noe}",
    "thanks": "{to: Noen}",
    "sources": "{title: Noe}",
    "tasks": "{id: t#, title: Noe, groups: [{n: 1, points: [a]}]}",
    "partners": "{name: Noen}",
    "working_group": "{name: Noen, side: staff, publish: ja}",
}
for _name, _form in LISTS.items():

    def _many(folder: Path, size: int, section: str = _name.split()[0], form: str = _form) -> None:
        entries = _entries(form, size)
        year(folder, **{section: entries})

    kind(f"many {_name}", 1_000, 10_000, 40_000, honest=True)(_many)

INNER = {
    "questions": ("themes", "[{id: one, title: A, questions: [*]}]", "{id: q#, text: Hva?}"),
    "options": ("themes", "[{id: one, title: A, questions: [{id: q, text: B, type: single, options: [*]}]}]", "valg#"),
    "texts": ("themes", "[{id: one, title: A, text: [*], questions: [{id: q, text: B}]}]", "Vi bor her."),
    "poster lines": ("poster", "{we_want: [*]}", "Vi vil#"),
    "cards": ("game", "{cards: {questions: [*]}}", "Hva nå#?"),
    "cards named": ("game", "{cards: {quotes: [*]}}", "k"),
    "rules": ("game", "{rules: [*]}", "Kast."),
    "agenda": ("events", "[{id: c, kind: conference, agenda: [*]}]", "{title: Pause#}"),
    "departments": ("organisation", "{municipality: A, service_place: B, departments: [*]}", "{id: d#, name: A, users: 5}"),
    "points": ("tasks", "[{id: t, title: A, consent: {status: given, scope: [report]}, groups: [{n: 1, points: [*]}]}]", "Noe#"),
    "names": ("thanks", "[{to: A, names: [*]}]", "Noen#"),
    "quotes of a finding": ("findings", "[{id: f, text: A, quotes: [*]}]", "k"),
    "articles": ("rights", "{articles: [*]}", "{n: 19}"),
}
for _name, (_section, _outer, _form) in INNER.items():

    def _inner(folder: Path, size: int, section: str = _section, outer: str = _outer, form: str = _form) -> None:
        entries = ", ".join(form.replace("#", str(n)) for n in range(size))
        year(folder, **{section: outer.replace("*", entries)})

    kind(f"many {_name}", 1_000, 10_000, 40_000, honest=True)(_inner)

WRONG = {
    "unknown keys": ("", "unknown#: a"),
    "keys of long names": ("", "x" * 60 + "#: a"),
    "unknown fields": ("findings", "{id: f#, text: a, u#: b}"),
    "empty items": ("findings", ""),
    "empty fields": ("findings", "{id: , text: }"),
    "wrong kinds": ("findings", "[a]"),
    "wrong words": ("quotes", "{id: q#, text: a, tone: badd#}"),
    "wrong ids": ("findings", "{id: 'Å#', text: a}"),
    "wrong dates": ("events", "{id: e#, kind: meeting, date: i går}"),
    "wrong references": ("quotes", "{id: q#, text: a, theme: no#}"),
    "unknown symbols": ("quotes", "{id: q#, text: a, symbol: no#, consent: {status: given, scope: [game]}}"),
    "ids alike": ("findings", "{id: f, text: a}"),
    "unwritten texts": ("findings", "{id: f#, text: ???}"),
    "tags": ("findings", "!t {id: f#, text: a}"),
    "anchors": ("findings", "&a# {id: f#, text: a}"),
    "aliases": ("findings", "*a"),
    "lost texts": ("findings", "{id: f#, text: a}  #lost"),
    "unclosed quotes": ("findings", '"a'),
    "unclosed brackets": ("findings", "[a"),
    "colons": ("findings", "a: b: c"),
    "stray marks": ("findings", "@a"),
    "wrong indents": ("findings", "a: 1\n   b: 2\n  c: 3"),
    "telephones said": ("findings", "{id: f#, text: Ring 98 76 54 32 nå}"),
    "hard words": (
        "findings",
        "{id: f#, text: Vi skal gjennomføre utarbeidelse av samskaping i kommunehelsetjenestesamarbeidet}",
    ),
    "strange letters": ("findings", "{id: f#, text: 'a \u1234 \ua66e b'}"),
}
for _name, (_section, _form) in WRONG.items():

    def _wrong(folder: Path, size: int, section: str = _section, form: str = _form) -> None:
        if section:
            year(folder, **{section: _entries(form, size)})
        else:
            year(folder, "".join(f"{form.replace('#', str(n))}\n" for n in range(size)))

    kind(f"many {_name}", *KEYS)(_wrong)

MARKS = {
    "brackets": "[",
    "closed brackets": "[]",
    "braces": "{a: ",
    "dashes": "- ",
    "question marks": "? ",
    "commas": ",",
    "quotes": '"a" ',
    "colons": "a: ",
    "hashes": "#",
    "bangs": "!a ",
    "ampersands": "&a ",
    "stars": "*a ",
    "bars": "|\n",
    "documents": "---\n",
    "percents": "%a\n",
    "tabs": "\t",
    "tab lines": "\ta\n",
    "keys": "a:\n",
    "lines": "\n",
    "steps": "",
    "strange": "\x01",
    "nulls": "~\n",
    "escapes": '"\\q"\n',
}
for _name, _piece in MARKS.items():

    def _marked(folder: Path, size: int, piece: str = _piece) -> None:
        text = piece * (size // len(piece)) if piece else "".join(f"{' ' * n}a:\n" for n in range(int((2 * size) ** 0.5)))
        year(folder, f"more: {text}\nlast: a\n")

    kind(f"marks: {_name}", 20_000, 200_000, 1_500_000)(_marked)


@kind("many symbols", 500, 1_000, 5_000, honest=True)
def _symbols(folder: Path, size: int) -> None:
    """One file under many names: it is read once."""
    file(folder, "a.svg", SVG)
    named = "".join(f"  s{n}: {{src: a.svg, alt: En strek}}\n" for n in range(size))
    lines = ", ".join(f"{{text: Hva nå {n}?, symbol: s{n}}}" for n in range(min(size, 200)))
    year(folder, f"symbols:\n{named}", game=f"{{cards: {{questions: [{lines}]}}}}")


@kind("many symbols missing", 500, 1_000, 5_000)
def _missing(folder: Path, size: int) -> None:
    for number in range(500):
        file(folder, f"picture-of-a-house-{number}.svg", "")
    year(folder, "symbols:\n" + "".join(f"  s{n}: {{src: picture-of-a-hause-{n}x.svg, alt: A}}\n" for n in range(size)))


@kind("a manifest", 10_000, 100_000, 4_000_000)
def _manifest(folder: Path, size: int) -> None:
    year(folder)
    file(folder, "build/manifest.json", '{"cards": ' + "[" * size)


@kind("a manifest of cards", 1_000, 10_000, 40_000, honest=True)
def _manifest_cards(folder: Path, size: int) -> None:
    year(folder)
    cards = ", ".join(f'"quotes:q{n}": "{n:064x}"' for n in range(size))
    file(folder, "build/manifest.json", f'{{"manifest": 1, "files": {{}}, "cards": {{{cards}}}}}')


@kind("many sheets", 50, 200, 2_000)
def _sheets(folder: Path, size: int) -> None:
    for number in range(size):
        file(folder, f"sheets/s{number}.yaml", "columns: 1\n" + "x: [a, b, c]\n" * 2_000)
    year(folder, "print: {cards: {sheet: nothing-of-the-kind}}\n")


@kind("a sheet of many values", 1_000, 10_000, 60_000)
def _sheet(folder: Path, size: int) -> None:
    file(folder, "sheets/mine.yaml", f"fits: [{', '.join(quoted(str(n)) for n in range(size))}]\n" + "x: a\n" * size)
    year(folder, "print: {cards: {sheet: mine}}\n")

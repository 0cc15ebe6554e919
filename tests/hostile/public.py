"""What the public edition asks beside the rest: what is left out and comes back, what has been read, what was printed once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from dialogkit.checks.privacy.voices import said_texts
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.source import read_source
from dialogkit.disk.journal import short_hash
from dialogkit.problems import DialogkitError
from hostile import file, kind, listed, quoted, year

PUBLIC = ("check --edition public", "build --edition public", "review --list")
LEAST = {
    "organisation": "{municipality: A, service_place: B, departments: [{id: d, name: A, users: 25}]}",
    "purpose": "{problem: Få blir hørt.}",
}
"""What the public edition wants beside what all materials need."""


SALT = "0" * 16


def _year(folder: Path, more: str = "", **sections: str) -> None:
    """A year of which each text has been read, so that the public edition comes as far as it can."""
    year(folder, more, **{**LEAST, **sections})
    try:
        texts = {said.text.origin for said in said_texts(read_source(Folder.at(folder), "cycle.yaml", "cycle.yaml"))}
    except DialogkitError:  # more than any year has
        return
    hashes = [short_hash(SALT, text) for text in sorted(texts)]
    _reviewed(folder, "".join(_batch(hashes[first : first + 1_000]) for first in range(0, len(hashes), 1_000)))


def _texts(count: int, text: Callable[[int], str]) -> str:
    return listed(count, lambda n: f"{{id: f{n}, text: {quoted(text(n))}}}")


def _quotes(count: int, text: Callable[[int], str], status: str = "withdrawn") -> str:
    return listed(count, lambda n: f"{{id: k{n}, text: {quoted(text(n))}, consent: {{status: {status}}}}}")


def word(number: int) -> str:
    """A word for each number."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


# ------------------------------------------------------------------------------------------------ what comes back


@kind("left out: words alike", 1_000, 10_000, 30_000, commands=PUBLIC)
def _alike(folder: Path, size: int) -> None:
    """What is left out begins as a long text goes on and on."""
    kept = _quotes(40, lambda n: " ".join(["a"] * (n // 2 + 3) + ["b"] * (n // 2 + 3 + n % 2)))
    _year(folder, quotes=kept, findings=_texts(1, lambda n: "a " * (size // 2)))


@kind("left out: words alike, many texts", 10, 75, 250, commands=PUBLIC)
def _alike_many(folder: Path, size: int) -> None:
    kept = _quotes(400, lambda n: " ".join(["a"] * (n % 20 + 3) + [word(n)] * (n % 20 + 3 + n % 2)))
    _year(folder, quotes=kept, findings=_texts(size, lambda n: "a " * 1_400))


@kind("left out: halves alike", 100, 1_000, 9_000, commands=PUBLIC)
def _halves(folder: Path, size: int) -> None:
    """All begin alike, and so do the words of what is printed."""
    kept = _quotes(size, lambda n: f"vi vil ha {word(n)} {word(n + 1)} {word(n + 2)}{' nå' * (n % 9)}")
    _year(folder, quotes=kept, findings=_texts(min(size, 150), lambda n: "vi vil ha noe " * 210))


@kind("left out: many long texts", 1, 5, 10, commands=PUBLIC)
def _long(folder: Path, size: int) -> None:
    chance = _numbers()
    kept = _quotes(size, lambda n: " ".join(word(next(chance)) for _ in range(5_900)))
    _year(folder, quotes=kept)


@kind("left out: many texts of forty words", 100, 6_200, 9_900, commands=PUBLIC)
def _forty(folder: Path, size: int) -> None:
    chance = _numbers()
    _year(folder, quotes=_quotes(size, lambda n: " ".join(word(next(chance)) for _ in range(40))))


@kind("left out: what groups said", 1_000, 10_000, 30_000, commands=PUBLIC)
def _groups(folder: Path, size: int) -> None:
    chance = _numbers()
    points = [" ".join(word(next(chance)) for _ in range(13)) for _ in range(size)]
    tasks = ", ".join(
        f"{{id: t{n}, title: A, consent: {{status: refused}}, groups: [{{n: 1, points: {json.dumps(points[n : n + 9_000])}}}]}}"
        for n in range(0, size, 9_000)
    )
    _year(folder, tasks=f"[{tasks}]")


@kind("left out: beside many texts", 1_000, 5_000, 18_000, commands=PUBLIC)
def _beside(folder: Path, size: int) -> None:
    """One quote, and each text of the year together with the two before it."""
    lists = "".join(
        f"  - {{id: t{n}, title: A, text: {json.dumps(['Vi vil ha det fint her i huset vårt. ' * 2] * 9_000)}, "
        "questions: [{id: q, text: Hva?}]}\n"
        for n in range(0, size, 9_000)
    )
    _year(folder, quotes=_quotes(1, lambda n: "Dette sa en beboer"), themes=f"\n{lists}")


@kind("left out: marks of sentences", 1_000, 10_000, 29_000, commands=PUBLIC)
def _marks(folder: Path, size: int) -> None:
    _year(folder, quotes=_quotes(12, lambda n: "a. - ! " * (size // 8)), findings=_texts(1, lambda n: "a. - " * (size // 5)))


@kind("named: one name", 100, 1_000, 9_000, commands=PUBLIC)
def _named(folder: Path, size: int) -> None:
    """Many of the working group begin with the name that a text is made of."""
    group = listed(size, lambda n: f"{{name: Torlaug {word(n)}, side: staff}}")
    _year(folder, f"working_group:{group}", findings=_texts(10, lambda n: "torlaug " * 3_700))


@kind("named: alone", 100, 1_000, 9_000, commands=PUBLIC)
def _alone(folder: Path, size: int) -> None:
    group = listed(size, lambda n: "{name: Torlaug, side: staff}")
    _year(folder, f"working_group:{group}", findings=_texts(10, lambda n: "Torlaug " * 3_700))


@kind("named: in small letters", 1, 5, 10, commands=PUBLIC)
def _small(folder: Path, size: int) -> None:
    _year(folder, "working_group: [{name: Xorlaug, side: staff}]\n", findings=_texts(size, lambda n: "xorlaug " * 3_700))


def _numbers(step: int = 7_368_787):
    """Numbers without end, in no order that a word would follow."""
    at = 1
    while True:
        at = at * step % 2_147_483_647
        yield at


# ------------------------------------------------------------------------------------------------ what was printed once

HASH = "0" * 64


def _manifest(folder: Path, name: str = "build", **parts: object) -> None:
    file(folder, f"{name}/manifest.json", json.dumps({"manifest": 2, "files": {}, "cards": {}, **parts}))


def _file(**more: object) -> dict[str, object]:
    return {"pages": 1, "sha256": HASH, "material": "report", **more}


BUILT = ("build", "build --edition public")


@kind("printed: files of old", 100, 5_000, 60_000, commands=BUILT)
def _old(folder: Path, size: int) -> None:
    """Files of which it was not noted what they hold, and quotes that may be in any of them."""
    _year(folder, quotes=_quotes(9_000, lambda n: f"Dette sa {word(n)} en gang"))
    _manifest(folder, files={f"report-{n}.pdf": _file() for n in range(size)})


@kind("printed: texts alike", 100, 5_000, 60_000, commands=BUILT)
def _same(folder: Path, size: int) -> None:
    """One text of many quotes, and a file that has held it under many other ids."""
    _year(folder, quotes=_quotes(9_000, lambda n: "Dette sa en beboer"))
    holds = {f"quotes:x{n}": short_hash("Dette sa en beboer") for n in range(size)}
    _manifest(folder, files={"report.pdf": _file(holds=holds)})


@kind("printed: still out", 100, 1_000, 60_000, commands=BUILT)
def _out(folder: Path, size: int) -> None:
    _year(folder)
    _manifest(folder, printed={f"quotes:x{n}": {"report.pdf": "internal", "cards.pdf": "public"} for n in range(size)})


@kind("printed: taken down", 100, 1_000, 9_000, commands=BUILT)
def _down(folder: Path, size: int) -> None:
    _year(folder, f"privacy: {{taken_down: {json.dumps([f'x{n}' for n in range(size)])}}}\n")
    _manifest(folder, printed={f"quotes:x{n}": {f"report-{n}.pdf": "internal"} for n in range(2 * size)})


@kind("printed: files on files", 10, 100, 1_000, commands=BUILT)
def _large(folder: Path, size: int) -> None:
    """Files that take no room on the disk, and a day to read."""
    _year(folder)
    for number in range(9):
        file(folder, f"build/report-x{number}.pdf", b"%PDF")
        with (folder / f"build/report-x{number}.pdf").open("r+b") as stream:
            stream.truncate(size * 100_000_000)
    _manifest(folder, files={f"report-x{n}.pdf": _file(holds={"quotes:x": "0" * 20}) for n in range(9)})


@kind("printed: a swap that was cut off", 10, 100, 3_000, commands=BUILT)
def _stray(folder: Path, size: int) -> None:
    """Many files lie half done, each as large as a manifest may be."""
    _year(folder)
    for number in range(size):
        file(folder, f"build/.dialogkit-swap/{number}", b'{"manifest": 2, "cards": {')
        with (folder / f"build/.dialogkit-swap/{number}").open("r+b") as stream:
            stream.truncate(9_000_000)


@kind("printed: cards with long names", 100, 10_000, 60_000, commands=BUILT)
def _cards(folder: Path, size: int) -> None:
    _year(folder)
    _manifest(folder, cards={f"quotes:{'x' * 70}{n}": HASH for n in range(size)})


# ------------------------------------------------------------------------------------------------ what has been read


def _reviewed(folder: Path, batches: str) -> None:
    file(folder, "reviewed.yaml", f"reviewed: 1\nsalt: {SALT}\nread:\n{batches}")


def _batch(hashes: Iterable[str]) -> str:
    lines = "".join(f"      {each}\n" for each in hashes)
    return f"  - by: AB\n    date: 2026-01-01\n    names_file: ja\n    hashes: |\n{lines}"


def _any(count: int, start: int = 0) -> Iterable[str]:
    """Hashes of nothing."""
    return (f"{number:020x}" for number in range(start, start + count))


@kind("read: many hashes", 1_000, 100_000, 180_000, commands=PUBLIC)
def _hashes(folder: Path, size: int) -> None:
    """Beside a year in which the list of names is missing, and much is found."""
    _year(folder, "privacy: {names_file: names.txt}\n", findings=_texts(1_500, lambda n: f"Han Bragulf {word(n)} sa det"))
    _reviewed(folder, "".join(_batch(_any(1_000, n)) for n in range(0, size, 1_000)))


@kind("read: many readers", 100, 10_000, 50_000, commands=PUBLIC)
def _readers(folder: Path, size: int) -> None:
    _year(folder)
    _reviewed(folder, "".join(f"  - {{by: AB, date: 2026-01-01, names_file: nei, hashes: {n:020x}}}\n" for n in range(size)))


@kind("read: one long text", 1_000, 100_000, 4_900_000, commands=PUBLIC)
def _one(folder: Path, size: int) -> None:
    _year(folder)
    _reviewed(folder, _batch(_any(size // 27)))


@kind("read: brackets", 1_000, 100_000, 4_900_000, commands=PUBLIC)
def _brackets(folder: Path, size: int) -> None:
    _year(folder)
    _reviewed(folder, "  " + "[" * size)


@kind("read: one word", 1_000, 100_000, 4_900_000, commands=PUBLIC)
def _word(folder: Path, size: int) -> None:
    _year(folder)
    _reviewed(folder, "  - {by: " + "a" * size + ", date: 1.1.2026, names_file: ja, hashes: ''}\n")


# ------------------------------------------------------------------------------------------------ texts that are cut, and shown

CUTS = {
    "comments": "Vi vil ha # 1 pizza",
    "open brackets": "Vi (vil ha # det (slik",
    "spaces before": "Vi vil ha" + " " * 60 + "# 1 pizza",
    "numbers": "Vi bor i rom # 12345678901234567890",
}
for _name, _text in CUTS.items():

    def _cut(folder: Path, size: int, text: str = _text) -> None:
        year(folder, purpose="\n  aims:\n" + f"    - {text}\n" * size)

    kind(f"cut: {_name}", 100, 1_000, 9_900)(_cut)

LONG_CUTS = {"words": "ord og # ", "digits": "1 # ", "brackets": "( # ", "spaces": "a # " + " " * 50}
for _name, _text in LONG_CUTS.items():

    def _long_cut(folder: Path, size: int, text: str = _text) -> None:
        start, rest = text.split(" # ")
        year(folder, purpose=f"\n  problem: {(start + ' ') * (size // 9)}# {(rest or start + ' ') * (size // 9)}1 a\n")

    kind(f"cut: one text of {_name}", 10_000, 100_000, 890_000)(_long_cut)

EXAMPLES = {"marks": "(Eksempel) a", "stars": "**Eksempel*** a", "spaces": "Eksempel" + " " * 80 + "a", "alone": "(eksempel)"}
for _name, _text in EXAMPLES.items():

    def _example(folder: Path, size: int, text: str = _text) -> None:
        lines = json.dumps([text] * size)
        year(
            folder,
            poster=f"{{we_want: [Bank på], staff_do: {lines}, users_do: {lines}}}",
            report=f"{{lead: {lines}, next: {lines}}}",
        )

    kind(f"example: {_name}", 100, 1_000, 2_000, honest=True)(_example)


@kind("example: one long mark", 1_000, 10_000, 29_000, honest=True)
def _mark(folder: Path, size: int) -> None:
    for_all = [
        quoted(piece * (size // len(piece)) + "a") for piece in ("(", "* ", "Eksempel*", "eksempel ", "Eksempel" + ")" * 50)
    ]
    year(folder, poster=f"{{we_want: [{', '.join(for_all)}]}}")


SHOW = ("check --show", "review --show --list")


@kind("shown: one long line", 1_000, 10_000, 60_000, commands=SHOW)
def _line(folder: Path, size: int) -> None:
    found = json.dumps([{"id": f"f{n}", "text": f"Ring 98 76 54 {n % 90 + 10} {word(n)}"} for n in range(size)][:9_900])
    year(folder, findings=found, **{"quotes": json.dumps([{"id": "k", "text": "x" * 900}] * (size // 9))})


@kind("shown: many lines", 100, 500, 2_000, commands=SHOW)
def _lines(folder: Path, size: int) -> None:
    year(folder, findings=_texts(size, lambda n: f"Ring 98 76 54 {n % 90 + 10}, Bragulf {word(n)}. " * 5))


@kind("shown: a mistake in a long line", 10_000, 1_000_000, 9_000_000, commands=SHOW)
def _broken(folder: Path, size: int) -> None:
    year(folder, f"x: [{{a: 98 76 54 32 {'y' * size}\n")


@kind("a mistake in a long line of ligatures", 10_000, 300_000, 3_000_000, commands=("check", "review --list"))
def _broken_ligatures(folder: Path, size: int) -> None:
    """A letter that is read as eighteen; the line itself is shown only in part, and starred first."""
    year(folder, f"x: [{{a: 98 76 54 32 {chr(0xFDFA) * size}\n")


NAMED = {
    "at the left": "names_file: names.txt\n",
    "in comments": "# names_file: names.txt\n",
    "quoted": '#"names_file": "names.txt"\n',
}
for _name, _text in NAMED.items():

    def _names(folder: Path, size: int, text: str = _text) -> None:
        year(folder, text * size + "no field: a\n")
        file(folder, "names.txt", "\n".join(f"{word(n)}laug" for n in range(40_000)))

    kind(f"names files {_name}", 10, 100, 5_000)(_names)


@kind("names files of many names", 100, 10_000, 300_000)
def _many_names(folder: Path, size: int) -> None:
    year(folder, "".join(f"# names_file: n{n}.txt\n" for n in range(size)) + "no field: a\n")
    for number in range(min(size, 300)):
        file(folder, f"n{number}.txt", "\n".join(f"{word(n)}laug" for n in range(40_000)))


# ------------------------------------------------------------------------------------------------ many lists at once

ENTRIES = {
    "themes": "{id: t#, title: Tema, questions: [{id: q#, text: Hva?}]}",
    "quotes": "{id: q#, text: Dette sa noen, consent: {status: given, scope: [game, report]}}",
    "findings": "{id: f#, text: Dette fant vi, quotes: [q#]}",
    "solutions": "{id: s#, finding: f#, proposals: [Vi gjør det]}",
    "events": "{id: e#, kind: meeting, date: 2026-01-01}",
    "glossary": "{word: ord#, plain: noe}",
    "thanks": "{to: Noen}",
    "sources": "{title: Noe}",
    "tasks": "{id: t#, title: Noe, theme: t#, groups: [{n: 1, points: [a]}]}",
    "partners": "{name: Noen}",
    "working_group": "{name: Noen#, side: staff}",
    "awards": "{name: Prisen, text: For noe.}",
    "checked_by": "{who: Noen}",
}


@kind("many lists at once", 100, 1_000, 9_900, honest=True, commands=("check", *PUBLIC))
def _lists(folder: Path, size: int) -> None:
    lists = {name: listed(size, lambda n, form=form: form.replace("#", str(n))) for name, form in ENTRIES.items()}
    _year(folder, **lists)


@kind("many lists of texts at once", 100, 1_000, 9_900, honest=True, commands=("check", *PUBLIC))
def _text_lists(folder: Path, size: int) -> None:
    lines = json.dumps([f"Vi bor her i {word(n)}." for n in range(size)])
    _year(
        folder,
        "privacy: {banned: %s, allow: [{text: Bragulf, reason: a}]}\n" % lines,
        kit=f"{{title: Dialogpakken, about: {lines}}}",
        poster=f"{{we_want: {lines}, users_do: {lines}, staff_do: {lines}}}",
        report=f"{{lead: {lines}, next: {lines}}}",
        purpose=f"{{problem: A, aims: {lines}, background: {lines}}}",
        value=f"{{users: {lines}, staff: {lines}}}",
        evaluation=f"{{since: A, users: {lines}, staff: {lines}, results: {lines}}}",
        game=f"{{cards: {{questions: {lines}}}, rules: {lines}}}",
    )


@kind("as many lists as a year may have", 100, 500, 1_100, honest=True, commands=("check", *PUBLIC))
def _most(folder: Path, size: int) -> None:
    _lists(folder, size)

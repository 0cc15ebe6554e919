# ruff: noqa: E501 — one attack, one line
"""Texts: long ones, and such as make a pattern try again and again."""

from __future__ import annotations

from pathlib import Path

from hostile import file, kind, quoted, year

PIECES = {
    "bold": "**a ",
    "bold pairs": "**a** ",
    "stars": "*",
    "mail": "a@a.",
    "mail dashes": "a-",
    "at signs": "@a",
    "tags": "<p ",
    "angles": "<i>",
    "doctypes": "<!DOCTYPE",
    "braces": "{{ a",
    "letters": "a",
    "capitals": "Aa ",
    "all capitals": "AA ",
    "initials": "A.",
    "digits": "1",
    "numbers": "1 ",
    "telephones": "22 33 ",
    "birth numbers": "010190 ",
    "thousands": "1.000",
    "dots": ".",
    "short sentences": "a. ",
    "spaces": " a  ",
    "tabs": "a\t\t",
    "lines": "a\n",
    "addresses": "http://a.a/",
    "slashes": "1/",
    "quotes": "«",
    "quote pairs": "«a» ",
    "apostrophes": "a'",
    "hyphens": "a-a-",
    "under": "_a",
    "soft hyphens": "a\u00ad",
    "zero width": "\u200b",
    "marks": "a" + "\u0301" * 9,
    "marks in disorder": "\u0301\u0316",
    "right to left": "\u05d0 ",
    "turned": "\u202eab\u202c",
    "emoji": "\U0001f600\u200d",
    "streets": "Aa-Bb ",
    "long streets": "Storgata ",
    "not": "ikke ",
    "clauses": "fordi, ",
    "births": "født i ",
    "relations": "min gode ",
    "names": "Bragulf ",
    "wide": "\uff21",
    "ligatures": "\ufdfa",
    "squares": "\u3315",
    "fractions": "\u00bd \u2153 ",
    "dates": "12.03.1987 ",
    "full birth numbers": "01.01.90 123 45 ",
    "accounts": "1234.56.78903 ",
    "full addresses": "Storgata 12B, 0123 Oslo ",
    "links": "https://www.firma.no/a?b=c ",
    "spelt mails": "bragulf krøllalfa firma punktum no ",
    "families": "moren til Bragulf er syk. ",
    "common names": "Anne og Nora sa det. ",
    "abbreviations": "f.eks. bl.a. kl. dvs. ",
    "hard words": "samhandlingsreformen kommunehelsetjenesten ",
    "hyphenated words": "ord-med-strek-i ",
    "bold inside": "a**b**c",
    "arabic": "\u0633\u0644\u0627\u0645 ",
    "chinese": "\u4f60\u597d",
}


def _texts(text: str) -> dict[str, str]:
    """The text wherever it is read by many rules: what people said, what is told of them, what residents hold."""
    said = quoted(text)
    return {
        "findings": f"[{{id: f, text: {said}}}]",
        "quotes": f"[{{id: k, text: {said}, tone: bad, consent: {{status: given, scope: [game, report]}}}}]",
        "themes": f"[{{id: one, title: Hjelp, text: [{said}], questions: [{{id: q, text: {said}}}]}}]",
        "glossary": "[{word: noe, plain: Noe annet}]",
        "privacy": "{names_file: names.txt}",
    }


def _repeat(piece: str):
    def make(folder: Path, size: int) -> None:
        year(folder, **_texts(piece * (size // len(piece))))
        file(folder, "names.txt", "Bragulf Hemmeligstad\n")

    return make


for _name, _piece in PIECES.items():
    kind(f"text of {_name}", 10_000, 29_000, 400_000)(_repeat(_piece))


def _many(piece: str):
    """As much of a piece as a card holds, on many cards."""

    def make(folder: Path, size: int) -> None:
        said = piece * (90 // len(piece))
        given = "consent: {status: given, scope: [game, report]}"
        quotes = "".join(f"  - {{id: k{n}, text: {quoted(f'{said} {n}')}, tone: bad, {given}}}\n" for n in range(size))
        year(folder, "privacy: {names_file: names.txt}\n", quotes=f"\n{quotes}", findings="[{id: f, text: Vi vil ha mer tid}]")
        file(folder, "names.txt", "Bragulf Hemmeligstad\n")

    return make


for _name in ("mail", "capitals", "slashes", "telephones", "fractions", "ligatures", "full birth numbers", "hard words", "names"):
    kind(f"many quotes of {_name}", 1_000, 2_300, 9_900, honest=True)(_many(PIECES[_name]))


@kind("more text than a year has", 1_000, 5_000, 9_900)
def _much(folder: Path, size: int) -> None:
    """In one line of the file."""
    text = "Vi vil ha mer hjelp med maten om kvelden. " * 20
    found = [f"{{id: f{n}, text: {quoted(f'{text} Ring 98 76 {n % 90 + 10} {n // 90 % 90 + 10}')}}}" for n in range(size)]
    year(folder, findings=f"[{', '.join(found)}]")


FIELDS = {
    "title": ("kit", "{{title: {}}}"),
    "about": ("kit", "{{title: Dialogpakken, about: [{}]}}"),
    "place": ("organisation", "{{municipality: {}, service_place: {}}}"),
    "poster line": ("poster", "{{we_want: [{}]}}"),
    "card": ("game", "{{cards: {{questions: [{}]}}}}"),
    "rule": ("game", "{{rules: [{}]}}"),
    "option": ("themes", "[{{id: one, title: A, questions: [{{id: q, text: B, type: single, options: [{}, b]}}]}}]"),
    "theme": ("themes", "[{{id: one, title: {}, questions: [{{id: q, text: B}}]}}]"),
    "agenda": ("events", "[{{id: c, kind: conference, agenda: [{{title: {}, by: {}}}]}}]"),
    "quote": ("quotes", "[{{id: k, text: {}, consent: {{status: given, scope: [game, report]}}}}]"),
    "finding": ("findings", "[{{id: f, text: {}}}]"),
    "label": ("labels", "{{user: {}, poster: {}}}"),
    "glossary word": ("glossary", "[{{word: {}, plain: noe}}]"),
    "glossary": ("glossary", "[{{word: hjelp, plain: {}}}]"),
    "allowed": ("privacy", "{{allow: [{{text: {}, reason: a}}]}}"),
    "banned": ("privacy", "{{banned: [{}]}}"),
    "id": ("findings", "[{{id: {}, text: a}}]"),
    "symbol": ("poster", "{{we_want: [{{text: a, symbol: {}}}]}}"),
    "reference": ("findings", "[{{id: f, text: a, quotes: [{}]}}]"),
    "address": ("contact", "{{name: a, url: {}, email: {}}}"),
    "date": ("events", "[{{id: c, kind: conference, date: {}}}]"),
    "number": ("game", "{{squares: {}}}"),
    "thanks": ("thanks", "[{{to: {}}}]"),
    "picture": ("symbols", "{{a: {{src: {}, alt: {}}}}}"),
    "sheet": ("print", "{{cards: {{sheet: {}}}}}"),
}


def _field(section: str, form: str, piece: str):
    def make(folder: Path, size: int) -> None:
        text = quoted(piece * (size // len(piece)))
        year(folder, **{section: form.format(*[text] * form.count("{}"))})

    return make


for _name, (_section, _form) in FIELDS.items():
    kind(f"one word as {_name}", 10_000, 29_000, 1_000_000)(_field(_section, _form, "a"))
    kind(f"many words as {_name}", 10_000, 29_000, 1_000_000)(_field(_section, _form, "Ord og mer. "))


@kind("one word in the names file", 1_000, 30_000, 400_000)
def _long_name(folder: Path, size: int) -> None:
    year(folder, privacy="{names_file: names.txt}")
    file(folder, "names.txt", "a" * size)


@kind("many names to find", 1_000, 10_000, 60_000)
def _many_names(folder: Path, size: int) -> None:
    names = [
        f"{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{chr(97 + n // 676 % 26)}{chr(97 + n // 17576 % 26)}na" for n in range(size)
    ]
    text = " ".join(f"{name[:3].title()}x{name[3:]}" for name in names[:4_000])
    year(folder, privacy="{names_file: names.txt}", findings=f"[{{id: f, text: {quoted(text)}}}]")
    file(folder, "names.txt", "\n".join(names))


@kind("a name that all words are near", 1_000, 10_000, 60_000)
def _near_names(folder: Path, size: int) -> None:
    year(
        folder,
        privacy="{names_file: names.txt}",
        findings=f"[{{id: f, text: {quoted('en Abcdefg ' * (min(size, 29_000) // 11))}}}]",
    )
    file(folder, "names.txt", "\n".join(f"abcdef{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(size // 8)))


@kind("glossary by text", 100, 1_000, 5_000)
def _glossary(folder: Path, size: int) -> None:
    words = "".join(f"  - {{word: ord{n}xyz, plain: Det er ord {n}}}\n" for n in range(size))
    year(folder, f"glossary:\n{words}", findings=f"[{{id: f, text: {quoted('noe ord annet. ' * min(size, 1_900))}}}]")


@kind("glossary of phrases", 100, 1_000, 9_900, honest=True)
def _phrases(folder: Path, size: int) -> None:
    """All begin alike, and so do the words of each text."""
    words = "".join(f"  - {{word: vi ord{n}, plain: noe {n}}}\n" for n in range(size))
    texts = "".join(f"  - {{id: f{n}, text: {'vi ' * 25}{n}}}\n" for n in range(size // 3))
    year(folder, f"glossary:\n{words}", findings=f"\n{texts}")


@kind("banned phrases that begin alike", 10, 100, 900)
def _banned(folder: Path, size: int) -> None:
    banned = ", ".join(f"{'vi ' * number}x" for number in range(1, size))
    texts = "".join(f"  - {{id: f{n}, text: {'vi ' * 950}{n}}}\n" for n in range(50))
    year(folder, f"privacy: {{banned: [{banned}]}}\n", findings=f"\n{texts}")


@kind("answers by findings", 100, 1_000, 5_000)
def _allowed(folder: Path, size: int) -> None:
    allowed = ", ".join(f"{{text: ord{n} og Bragulf{n}, reason: a}}" for n in range(size))
    banned = ", ".join(f"forbudt{n}" for n in range(size))
    texts = "".join(f"  - {{id: f{n}, text: Han Bragulf og hun Torlaug sa noe {n}}}\n" for n in range(size))
    year(folder, f"privacy: {{allow: [{allowed}], banned: [{banned}]}}\n", findings=f"\n{texts}")

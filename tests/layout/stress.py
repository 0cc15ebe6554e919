"""Years that strain a page: little of everything, and much of everything. Made of lists of words, so that each has its length."""

from __future__ import annotations

from itertools import cycle, islice

_WORDS = {
    "nb": "jeg vil at de som hjelper meg spør først og venter til jeg svarer for det er mitt hjem og min dag",
    "nn": "eg vil at dei som hjelper meg spør først og ventar til eg svarar for det er heimen min og dagen min",
    "en": "I want those who help me to ask first and to wait until I answer because it is my home and my day",
}
_TITLE = {
    "nb": "Slik vil vi ha det hjemme hos oss og på turene våre i året",
    "nn": "Slik vil vi ha det heime hos oss og på turane våre i året no",
    "en": "How we want it at home and on our outings during this year",
}
_THEME = {
    "nb": "Når vi vil være hjemme hos oss selv og når vi vil ut med alle de andre",
    "nn": "Når vi vil vere heime hos oss sjølve og når vi vil ut med dei andre no",
    "en": "When we want to be at home by ourselves and when to go out with others",
}
_QUOTES, _TOO_LONG = (5, 12, 20, 40, 60), 30  # words; the longer ones have no room on a card
_PANELS = ("we_want", "good_cooperation", "staff_do")


def words(lang: str, count: int, first: int = 0) -> str:
    """A sentence of so many words, which begins with another of them for each `first`."""
    text = " ".join(islice(cycle(_WORDS[lang].split()), first, first + count))
    return f"{text[0].upper()}{text[1:]}."


def year(lang: str, themes: int, quotes: int, poster: int, squares: int = 16, photo: str = "") -> str:
    """A year of so many themes and quotes, with so many lines in each panel of its poster.

    The first title of a theme has 70 letters. With a `photo` the cover has it, and so have eight more places.
    """
    ids = [f"t{number}" for number in range(1, themes + 1)]
    cover = f", cover: {_picture(lang, photo)}" if photo else ""
    return "\n".join(
        [
            f"lang: {lang}\ncycle: {{year: 2027}}\nkit: {{title: {_TITLE[lang]}{cover}}}",
            "organisation: {municipality: Fjordvik, service_place: Solbakken}",
            "contact: {name: Solbakken, phone: 22 00 00 00}",
            "events: [{id: e, kind: conference, date: 2027-09-16}]",
            "themes:",
            *(_theme(lang, number, each, photo) for number, each in enumerate(ids, 1)),
            *(["symbols:", *(f"  p{number}: {_picture(lang, photo)}" for number in range(1, themes + 1))] if photo else []),
            *said(lang, ids, "e", quotes, poster),
            f"game: {{squares: {squares}}}",
            "",
        ]
    )


def said(lang: str, themes: list[str], event: str, quotes: int, poster: int) -> list[str]:
    """The lines of what was said at an event, found and decided, and of the poster."""
    return [
        "quotes:",
        *(_quote(lang, number, themes[number % len(themes)], event) for number in range(quotes)),
        "findings:",
        *(_finding(lang, number, each, len(themes)) for number, each in enumerate(themes)),
        "solutions:",
        *(_solution(lang, number, each) for number, each in enumerate(themes)),
        "poster:",
        *(f"  {panel}: [{', '.join(_lines(lang, number, poster))}]" for number, panel in enumerate(_PANELS)),
    ]


def _theme(lang: str, number: int, name: str, photo: str) -> str:
    title = _THEME[lang] if number == 1 else f"Tema {number}"
    kind, symbol = ("open", "yesno", "scale")[number % 3], f", symbol: p{number}" if photo else ""
    question = f"{{id: q-{name}, text: {words(lang, 9, number)[:-1]}?, type: {kind}{symbol}}}"
    return f"  - {{id: {name}, title: {title}, articles: [19], questions: [{question}]}}"


def _picture(lang: str, photo: str) -> str:
    return f"{{src: {photo}, alt: {words(lang, 6)}, kind: photo, people: false, author: Solbakken, licence: CC BY 4.0}}"


def _quote(lang: str, number: int, theme: str, event: str) -> str:
    count = _QUOTES[number % len(_QUOTES)] + number // len(_QUOTES)
    text, scope = words(lang, count, number), "game, report" if count < _TOO_LONG else "report"
    consent = f"{{status: given, scope: [{scope}], ref: C-01}}"
    return f"  - {{id: q{number}, text: {text}, theme: {theme}, event: {event}, who: user, consent: {consent}}}"


def _finding(lang: str, number: int, theme: str, themes: int) -> str:
    return f"  - {{id: f-{theme}, text: {words(lang, 5, number)}, theme: {theme}, quotes: [q{number or themes}]}}"


def _solution(lang: str, number: int, theme: str) -> str:
    measure = f"{{id: p{number}, text: {words(lang, 14, number)}, owner: Solbakken, due: 2027-12-01, status: agreed}}"
    return f"  - {{id: s{number}, finding: f-{theme}, proposals: [{measure}]}}"


def _lines(lang: str, panel: int, count: int) -> list[str]:
    return [words(lang, 4, panel + 3 * number)[:-1] for number in range(count)]

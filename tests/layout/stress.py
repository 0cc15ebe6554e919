"""Years that strain a page: little of everything, and much of everything. Made of lists of words, so that each has its length."""

from __future__ import annotations

from itertools import cycle, islice

_WORDS = {
    "nb": "jeg vil at de som hjelper meg spør først og venter til jeg svarer for det er mitt hjem og min dag",
    "nn": "eg vil at dei som hjelper meg spør først og ventar til eg svarar for det er heimen min og dagen min",
    "en": "I want those who help me to ask first and to wait until I answer because it is my home and my day",
}
_SAID = {"nb": "Vi sier det vi mener.", "nn": "Vi seier det vi meiner.", "en": "We say what we mean."}
_TITLE = {
    "nb": "Slik vil vi ha det hjemme hos oss og på turene våre i året",
    "nn": "Slik vil vi ha det heime hos oss og på turane våre i året no",
    "en": "How we want it at home and on our outings during this year",
}
_QUOTES, _TOO_LONG = (5, 12, 20, 40, 60), 30  # words; the longer ones have no room on a card


def words(lang: str, count: int) -> str:
    text = " ".join(islice(cycle(_WORDS[lang].split()), count))
    return f"{text[0].upper()}{text[1:]}."


def year(lang: str, themes: int, quotes: int, poster: int) -> str:
    """A year of so many themes and quotes, with so many lines in each panel of its poster."""
    ids = [f"t{number}" for number in range(1, themes + 1)]
    return "\n".join(
        [
            f"lang: {lang}\ncycle: {{year: 2027}}\nkit: {{title: {_TITLE[lang]}}}",
            "organisation: {municipality: Fjordvik, service_place: Solbakken}",
            "contact: {name: Solbakken, phone: 22 00 00 00}",
            "events: [{id: e, kind: conference, date: 2027-09-16}]",
            "themes:",
            *(_theme(lang, number, each) for number, each in enumerate(ids, 1)),
            "quotes:",
            *(_quote(lang, number, ids[number % themes]) for number in range(quotes)),
            "findings:",
            *(_finding(lang, number, each, themes) for number, each in enumerate(ids)),
            "solutions:",
            *(_solution(lang, number, each) for number, each in enumerate(ids)),
            "poster:",
            *(f"  {panel}: [{', '.join([_SAID[lang]] * poster)}]" for panel in ("we_want", "good_cooperation", "staff_do")),
            "",
        ]
    )


def _theme(lang: str, number: int, name: str) -> str:
    question = f"{{id: q-{name}, text: {words(lang, 9)[:-1]}?, type: {('open', 'yesno', 'scale')[number % 3]}}}"
    return f"  - {{id: {name}, title: Tema {number}, articles: [19], questions: [{question}]}}"


def _quote(lang: str, number: int, theme: str) -> str:
    count = _QUOTES[number % len(_QUOTES)] + number // len(_QUOTES)
    said, scope = words(lang, count), "game, report" if count < _TOO_LONG else "report"
    consent = f"{{status: given, scope: [{scope}], ref: C-01}}"
    return f"  - {{id: q{number}, text: {said}, theme: {theme}, event: e, who: user, consent: {consent}}}"


def _finding(lang: str, number: int, theme: str, themes: int) -> str:
    return f"  - {{id: f-{theme}, text: {_SAID[lang]}, theme: {theme}, quotes: [q{number or themes}]}}"


def _solution(lang: str, number: int, theme: str) -> str:
    measure = f"{{id: p{number}, text: {words(lang, 14)}, owner: Solbakken, due: 2027-12-01, status: agreed}}"
    return f"  - {{id: s{number}, finding: f-{theme}, proposals: [{measure}]}}"


STRESS = {
    "few": year("nn", themes=1, quotes=3, poster=1),
    "many": year("en", themes=8, quotes=40, poster=5),
}

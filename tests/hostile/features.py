# ruff: noqa: E501 — one attack, one line
"""What each part of a year can hold, as much of it as a list may: answers, articles, agendas, measures, photos, labels."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from hostile import SVG, file, kind, listed, quoted
from hostile import year as any_year
from hostile.pictures import png
from hostile.public import word

GIVEN = "consent: {status: given, scope: [game, report]}"
SIZES = (100, 1_000, 2_500)


def year(folder: Path, more: str = "", **sections: str) -> None:
    """A year whose finding names no quote."""
    any_year(folder, more, **{"findings": "[{id: f, text: Vi vil ha mer tid}]", **sections})


def _lines(size: int, text: Callable[[int], str]) -> str:
    return json.dumps([text(number) for number in range(size)], ensure_ascii=False)


def _symbols(folder: Path, size: int) -> str:
    file(folder, "a.svg", SVG)
    return "symbols:\n" + "".join(f"  s{number}: {{src: a.svg, alt: En strek {number}}}\n" for number in range(size))


ANSWERS = {
    "pictured": "{text: Vi vil heller gå en lang tur i skogen #, symbol: home}",
    "open": "{text: Noe helt annet enn det som står her #, open: ja}",
    "too long": "Kommunehelsetjenestesamarbeidet og samhandlingsreformen i praksis #",
}
for _name, _option in ANSWERS.items():

    def _answers(folder: Path, size: int, option: str = _option) -> None:
        options = ", ".join(option.replace("#", str(number)) for number in range(9))
        questions = ", ".join(
            f"{{id: q{n}, text: Hva vil du helst {n}?, type: multi, options: [{options}]}}" for n in range(size)
        )
        year(folder, themes=f"[{{id: one, title: Hjelp, questions: [{questions}]}}]")

    kind(f"answers: {_name}", 50, 500, 1_500, honest=True)(_answers)


@kind("answers of one question", 100, 1_000, 9_900, honest=True)
def _one_question(folder: Path, size: int) -> None:
    options = _lines(size, lambda n: f"Et svar på {word(n)}")
    year(folder, themes=f"[{{id: one, title: Hjelp, questions: [{{id: q, text: Hva?, type: single, options: {options}}}]}}]")


@kind("articles in many themes", *SIZES, honest=True)
def _articles(folder: Path, size: int) -> None:
    numbers = ", ".join(str(number) for number in range(3, 31))
    year(
        folder,
        rights=f"{{articles: [{numbers}]}}",
        themes=listed(
            size, lambda n: f"{{id: t{n}, title: Tema {n}, articles: [{numbers}], questions: [{{id: q{n}, text: Hva?}}]}}"
        ),
    )


@kind("an article's plain words", 100, 1_000, 9_900, honest=True)
def _article(folder: Path, size: int) -> None:
    year(
        folder,
        rights="{intro: %s, articles: [{n: 19, plain: %s}]}"
        % (_lines(size, lambda n: f"Du bestemmer selv over {word(n)}."), _lines(size, lambda n: f"Du velger {word(n)}.")),
    )


@kind("measures", *SIZES, honest=True)
def _measures(folder: Path, size: int) -> None:
    """All of one finding, each with who does it and when."""
    given = "level: home, owner: Kjøkkenet, due: 2026-12-01, status: agreed, response: {yes: 3, partly: 2, no: 1, comments: [Ja]}"
    proposals = ", ".join(f"{{text: Vi lager en plan for {word(n)}, symbol: home, {given}}}" for n in range(size))
    year(folder, solutions=f"[{{id: s, finding: f, proposals: [{proposals}]}}]")


@kind("measures of many findings", *SIZES, honest=True)
def _measured(folder: Path, size: int) -> None:
    year(
        folder,
        findings=listed(
            size,
            lambda n: f"{{id: f{n}, text: Vi vil ha mer tid til {word(n)}, theme: one, symbol: home, groups: 4, quotes: [k]}}",
        ),
        solutions=listed(
            size,
            lambda n: f"{{id: s{n}, finding: f{n}, proposals: [{{text: Vi setter av tid til {word(n)} hver dag, owner: Alle}}]}}",
        ),
    )


@kind("findings of many quotes", 50, 500, 2_500, honest=True)
def _quoted(folder: Path, size: int) -> None:
    quotes = listed(size, lambda n: f"{{id: k{n}, text: Jeg liker {word(n)} best av alt her i huset, {GIVEN}}}")
    refs = ", ".join(f"k{n}" for n in range(size))
    year(folder, quotes=quotes, findings=listed(20, lambda n: f"{{id: f{n}, text: Vi liker mye, theme: one, quotes: [{refs}]}}"))


@kind("agendas", *SIZES, honest=True)
def _agendas(folder: Path, size: int) -> None:
    entries = ", ".join(
        f"{{title: Vi snakker om {word(n)}, start: 09.30, by: Styreren, symbol: home, org: Fjordvik}}" for n in range(size)
    )
    year(
        folder,
        events=f"[{{id: c, kind: conference, title: A, date: 2026-09-17, agenda: [{entries}]}}, {{id: s, kind: solutions_conference, agenda: [{entries}]}}]",
    )


@kind("events of all kinds", *SIZES, honest=True)
def _events(folder: Path, size: int) -> None:
    more = "attendance: {users: 5, staff: 4}, groups: {count: 4}, method: {name: Verdenskafé, steps: [Sitt, Snakk], materials: [Penn]}, feedback: [Det var fint], practical: [Ta med jakke]"
    year(
        folder,
        events=listed(
            size,
            lambda n: (
                f"{{id: e{n}, kind: {('conference', 'workshop', 'meeting', 'solutions_conference')[n % 4]}, title: Dag {n}, date: 2026-09-17, place: Salen, {more}}}"
            ),
        ),
    )


@kind("own symbols everywhere", 100, 500, 1_000, honest=True)
def _own(folder: Path, size: int) -> None:
    year(
        folder,
        _symbols(folder, size),
        quotes=listed(size, lambda n: f"{{id: k{n}, text: Det er fint med {word(n)}, symbol: s{n}, {GIVEN}}}"),
        findings=listed(size, lambda n: f"{{id: f{n}, text: Vi vil ha {word(n)}, symbol: s{n}, theme: one, quotes: [k{n}]}}"),
        poster="{we_want: [%s]}" % ", ".join(f"{{text: Vi vil {word(n)}, symbol: s{n}}}" for n in range(min(size, 40))),
    )


@kind("photos in focus", 50, 300, 990, honest=True)
def _photos(folder: Path, size: int) -> None:
    for number in range(size):
        file(folder, f"p{number}.png", png(300, 200 + number % 7))
    year(
        folder,
        "symbols:\n"
        + "".join(
            f"  s{n}: {{src: p{n}.png, alt: Et hus, kind: photo, people: nei, focus: {n % 100} {n * 7 % 100}}}\n"
            for n in range(size)
        ),
        quotes=listed(size, lambda n: f"{{id: k{n}, text: Det er fint med {word(n)}, symbol: s{n}, {GIVEN}}}"),
    )


@kind("labels of all parts", 10, 40, 70)
def _labels(folder: Path, size: int) -> None:
    """Names as long as they may be, wherever a part of the package is named."""
    long = quoted("Samhandlingsreformkonferansen "[:size] + "a" * (size - 30 if size > 30 else 0))
    names = "conference workshop poster game solutions_conference user users staff".split()
    year(
        folder,
        labels="{%s}" % ", ".join(f"{name}: {long if len(name) > 5 else long[:40]}" for name in names),
        organisation=f"{{municipality: A, service_place: B, departments: [{', '.join(f'{{id: d{n}, name: Avdeling {n}, users: 9, staff: 9}}' for n in range(2_000))}]}}",
        working_group=listed(
            2_000,
            lambda n: f"{{name: Torlaug {word(n)}, side: {('staff', 'user_rep', 'relative', 'leader')[n % 4]}, publish: ja}}",
        ),
    )


@kind("glossary in all texts", *SIZES, honest=True)
def _glossary(folder: Path, size: int) -> None:
    year(
        folder,
        "glossary:" + listed(size, lambda n: f"{{word: ord{word(n)}, plain: Noe annet enn det}}"),
        findings=listed(size, lambda n: f"{{id: f{n}, text: Her er ord{word(n)} og ord{word(n + 1)} hos oss}}"),
        themes="[{id: one, title: A, text: %s, questions: [{id: q, text: B}]}]"
        % _lines(size, lambda n: f"Vi sier ord{word(n)} og ord{word(n + 3)} her."),
    )


QUOTES = {
    "Cyrillic": "привет " * 12,
    "full-width letters": "ＡＢＣＤＥ " * 12,
    "marks over letters": "abcde\u0301\u0302 " * 10,
    "soft hyphens": "or\u00adet hva " * 6,
    "one long word": "kommunehelsetjenestesamarbeid" * 4,
    "bold in each word": "**ord** hva " * 9,
    "too many words": "Vi vil ha mer hjelp med maten. " * 8,
    "dialect": "Æ vil itj ha nå meir mat herre e ikkje bra ",
    "many sentences": "Ja. Nei. Vi vet ikke. Kom! " * 3,
    "dates and times": "Den 12. mai kl. 12.30 i Storgata 4 B, 0155 Oslo. " * 2,
    "links": "Se www.firma.no/a/b?c=d for mer ",
}
for _name, _said in QUOTES.items():

    def _quotes(folder: Path, size: int, text: str = _said) -> None:
        year(folder, quotes=listed(size, lambda n: f"{{id: k{n}, text: {quoted(f'{text}{n}')}, {GIVEN}}}"))

    kind(f"quotes: {_name}", 100, 1_000, 9_900, honest=True)(_quotes)

LINES = {
    "telephones": "Ring oss på # 76 54 32 i dag",
    "links": "Se www.firma#.no/a/b?c=d for mer",
    "dates and rooms": "Den 12. mai 2026 kl. 12.30 på rom # i 3. etasje",
    "what is private": "Moren til en beboer er syk av kreft og diabetes #",
    "columns": "a;b;c;d;e;f;g;h;i;j;k;l;m;n;o;p #",
}
for _name, _said in LINES.items():

    def _lead(folder: Path, size: int, text: str = _said) -> None:
        year(folder, report="{lead: %s}" % _lines(size, lambda n: text.replace("#", str(n % 90 + 10))))

    kind(f"lines of {_name}", 100, 1_000, 9_900, honest=True)(_lead)


@kind(
    "a file that much is added to",
    100,
    1_000,
    9_900,
    honest=True,
    commands=("add thanks", "read", "check --edition public", "review --list"),
)
def _added(folder: Path, size: int) -> None:
    year(
        folder,
        quotes=listed(
            size, lambda n: f"{{id: k{n}, text: Ja det er fint her {n}, consent: {{status: given, scope: [game, report, web]}}}}"
        ),
    )


@kind("chapters of a folder", 40, 300, 2_400)
def _chapters(folder: Path, size: int) -> None:
    """More than a sheet holds, and each could begin a panel or follow the one before."""
    told = "text: [Noe], sections: [{heading: H, points: [a, b]}], closing: [x], from: ['2025']"
    text = "lang: nb\nprocess: insight\nkit: {title: D}\norganisation: {municipality: Fjordvik}\nchapters:"
    file(folder, "cycle.yaml", text + listed(size, lambda n: f"{{title: K{n}, {told}}}"))

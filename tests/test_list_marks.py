"""Marks that came along when a list was pasted: gone on paper, told once each, and nothing else is said of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dialogkit.checks.privacy.cycle_privacy import check_private
from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.words import LANGS, load_words
from paper import START, built, loaded, spoken, text_of

LINE = START.count("\n") + 5


def practical(entries: list[str]) -> str:
    lines = "".join(f"      - {json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)
    return f"events:\n  - id: e\n    kind: conference\n    practical:\n{lines}"


@pytest.mark.parametrize(
    "mark",
    [
        "• ",
        "•",
        "· ",
        "▪\t",
        "●\u00a0",
        "\uf0b7\t",
        "\uf0a7 ",
        "\uf0b7",
        "– ",
        "- ",
        "— ",
        "−\t",
        "o\t",
        "o ",
        "o  ",
        "* ",
        "a) ",
        "1) ",
        "(b) ",
        "(2) ",
        "ii) ",
        "➢ ",
        "✓ ",
        " • ",
        "• • ",
    ],
)
@pytest.mark.parametrize("lang", LANGS)
def test_a_pasted_mark_is_taken_away_and_told(tmp_path: Path, mark: str, lang: str) -> None:
    more = practical([f"{mark}Bring food.", "Bring a hat."])
    found = loaded(tmp_path, more, spoken(START, lang))
    assert found.cycle.events[0].practical == ["Bring food.", "Bring a hat."]
    (problem,) = found.problems
    assert (problem.code, problem.place.line, problem.place.column) == ("list-mark", LINE, 9)
    assert load_words(lang).message(problem) and load_words(lang).hint(problem)


@pytest.mark.parametrize(
    "text",
    [
        "1. mai går vi i tog.",
        "2. etasje",
        "-5 grader",
        "–",
        "•",
        "o jul med din glede",
        "**Mat** og drikke",
        "a",
        "A4",
        "1.5 liter",
        "17 mai",
        "(Eksempel) Mat",
        "(se s. 3) Mat",
        "i dag",
        "*fet*",
    ],
)
def test_what_is_no_mark_stays(tmp_path: Path, text: str) -> None:
    found = loaded(tmp_path, practical([text, "Mat"]))
    assert "list-mark" not in [problem.code for problem in found.problems]
    assert found.cycle.events[0].practical[:1] == [text] or text.startswith("(Eksempel")


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        (["1. Fisk", "2. Kjøtt", "3. Brød"], ["Fisk", "Kjøtt", "Brød"]),
        (["a. Fisk", "b. Kjøtt"], ["Fisk", "Kjøtt"]),
        (["1. Fisk", "3. Kjøtt"], ["1. Fisk", "3. Kjøtt"]),
        (["1. Fisk"], ["1. Fisk"]),
        (["1. mai", "2. mai"], ["1. mai", "2. mai"]),
    ],
)
def test_numbers_go_where_a_whole_list_has_them(tmp_path: Path, entries: list[str], said: list[str]) -> None:
    found = loaded(tmp_path, practical(entries))
    assert found.cycle.events[0].practical == said
    items = ", ".join(f"{{title: {json.dumps(entry, ensure_ascii=False)}, id: t{n}}}" for n, entry in enumerate(entries))
    assert [theme.title for theme in loaded(tmp_path, f"themes: [{items}]\n").cycle.themes] == said


def test_in_every_kind_of_list_and_in_lines_that_are_kept(tmp_path: Path) -> None:
    found = loaded(
        tmp_path,
        """\
poster: {we_want: ["• Peace", {text: "– Quiet"}]}
game: {rules: ["o\\tRoll the die"], cards: {questions: ["a) Who?"]}}
themes:
  - {id: t, title: Food, text: ["\\uF0B7 We eat"], 
     questions: [{id: q, text: "1) What?", type: single, options: ["- Fish", {text: "• Meat"}]}]}
tasks:
  - {id: k, title: K, theme: t, event: e,
     groups: [{n: 1, points: ["– Good food"], sections: [{heading: "• More", points: ["· Bread"]}]}]}
events: [{id: e, kind: conference}]
findings:
  - id: f
    text: |
      • First
      \uf0b7\tSecond
""",
    )
    cycle = found.cycle
    assert [line.text for line in cycle.poster.we_want] == ["Peace", "Quiet"]
    assert ([rule.text for rule in cycle.game.rules], cycle.game.cards.questions[0].text) == (["Roll the die"], "Who?")
    assert [option.text for option in cycle.themes[0].questions[0].options] == ["Fish", "Meat"]
    assert (cycle.themes[0].text, cycle.themes[0].questions[0].text) == (["We eat"], "What?")
    group = cycle.tasks[0].groups[0]
    assert (group.points, group.sections[0].heading, group.sections[0].points) == (["Good food"], "More", ["Bread"])
    assert cycle.findings[0].text == "First\nSecond"
    assert {problem.code for problem in found.problems} == {"list-mark"} and len(found.problems) == 12


def test_the_dash_of_speech_is_the_speakers(tmp_path: Path) -> None:
    found = loaded(tmp_path, 'quotes: [{id: q, text: "– I want to decide."}, {id: r, text: "• I too."}]\n')
    assert [quote.text for quote in found.cycle.quotes] == ["– I want to decide.", "I too."]


def test_nothing_else_is_said_of_the_mark_or_the_word_behind_it(tmp_path: Path) -> None:
    start = spoken(START, "nb")
    entries = ["• Ta med mat.", "\uf0b7\tTa med drikke.", "– Ta på gode sko.", "o\tTa med lue."]
    more = practical(entries)
    year = loaded(tmp_path, more, start)
    assert [problem.code for problem in (*check_reading(year), *check_private(year, "internal"))] == []
    bad = loaded(tmp_path, more.replace("gode sko", "implementere sko"), start)
    (problem,) = check_reading(bad)
    assert bad.source.lines[problem.place.line - 1][problem.place.column - 1 :].startswith("implementere")


def test_the_mark_is_not_printed(tmp_path: Path) -> None:
    out = built(tmp_path, 'poster: {we_want: ["\\uF0B7\\tPeace", "• Quiet"]}\n', "poster")
    assert not set(text_of(out / "poster.pdf")) & set("•\uf0b7")

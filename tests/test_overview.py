"""The year as one picture: a disc on a road for each step, with its words on a card."""

from __future__ import annotations

import math
from functools import partial
from pathlib import Path

import pytest

from dialogkit.cycle.load import load
from dialogkit.paper import PAGES, mm
from dialogkit.processes import DIALOGUE
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, Mark, read
from layout.rules import RULES, problems
from paper import START, built, page_sizes, ready, spoken, text_of
from paper import problems as problems_of

HELD = """
events:
  - {id: one, kind: conference, date: 2026-09-17, attendance: {total: 20}}
  - {id: two, kind: workshop, date: 2026-10-14}
parts:
  - {id: conference, label: Day one}
  - {id: workshop, label: Day two}
  - {id: game, label: The game, setting: All winter}
  - {id: poster, enabled: no}
  - {id: solutions_conference, label: Day three}
"""
_LABELS = ("Day one", "Day two", "The game", "Day three")


def _make(lang: Lang, folder: Path) -> None:
    built(folder, HELD, "overview", start=spoken(START, lang))


def facts(shelf: Shelf, lang: Lang = "en") -> Facts:
    return shelf.told(read, shelf.made(f"overview-{lang}", partial(_make, lang)) / "build" / "overview.pdf")


def of(tmp_path: Path, more: str = "") -> Facts:
    return read(built(tmp_path, more, "overview") / "overview.pdf")


def discs(found: Facts) -> list[Mark]:
    """The symbols of steps, from the left."""
    return sorted((mark for mark in found.ofkind("symbol") if mark.sides[0] > 20 * mm), key=lambda mark: mark.box[0])


def lefts(found: Facts, *texts: str) -> list[float]:
    """Where words begin, in the order of the page's words."""
    return [word.box[0] for word in found.words if word.text.strip() in texts]


@pytest.mark.parametrize("lang", LANGS)
def test_each_step_with_its_day_what_is_over_and_what_is_now(shelf: Shelf, lang: Lang) -> None:
    """Steps that are switched off are not on the road. What has no day yet says so; a game says where one plays it."""
    t, found = load_words(lang), facts(shelf, lang)
    said = [block.text.strip() for block in found.blocks]
    event = {each.kind: each for each in load(shelf.made(f"overview-{lang}", partial(_make, lang))).cycle.events}
    days = [t.day(event[kind].date) for kind in ("conference", "workshop")]
    told = [*zip(_LABELS, (*days, "All winter", t("report.date_comes")))]
    assert [each for each in said if each in {text for pair in told for text in pair}] == [text for pair in told for text in pair]
    assert said.count(t("overview.now")) == 1 and said.index(t("overview.now")) == said.index("Day two") - 1
    ticks = [each for top in found.tree for each in top.walk() if each.role == "Figure"]
    assert [each.alt for each in ticks] == [t("report.over")]


def test_discs_stand_on_the_road_by_turns_above_and_below(shelf: Shelf) -> None:
    found = discs(facts(shelf))
    assert len(found) == 4
    middles = [((mark.box[0] + mark.box[2]) / 2, (mark.box[1] + mark.box[3]) / 2) for mark in found]
    apart = [two[0] - one[0] for one, two in zip(middles, middles[1:])]
    assert max(apart) - min(apart) < 1 and apart[0] > 60 * mm
    assert [math.copysign(1, two[1] - one[1]) for one, two in zip(middles, middles[1:])] == [1, -1, 1]


def test_a_card_stands_by_its_disc_and_none_on_another(shelf: Shelf) -> None:
    found = facts(shelf)
    cards = [
        mark for mark in found.ofkind("area", "line") if 30 * mm < mark.sides[1] < 75 * mm and 80 * mm < mark.sides[0] < 170 * mm
    ]
    boxes = sorted({tuple(map(round, mark.box)) for mark in cards})
    boxes = [box for number, box in enumerate(boxes) if number == 0 or box[0] - boxes[number - 1][0] > 10]
    assert len(boxes) == 4
    for box, disc in zip(boxes, discs(found)):
        assert box[0] < (disc.box[0] + disc.box[2]) / 2 < box[2]
        assert box[3] < disc.box[1] or box[1] > disc.box[3]


def test_nothing_is_now_before_anything_is_over(tmp_path: Path) -> None:
    assert "Now" not in " ".join(word.text for word in of(tmp_path).words)


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_words_are_as_large_as_residents_need(tmp_path: Path, size: str) -> None:
    found = of(tmp_path, f"{HELD}print: {{overview: {{size: {size}}}}}")
    assert found.sizes == [pytest.approx(PAGES[size][::-1], abs=0.1)]
    assert min(word.size for word in found.words if word.text.strip()) >= (20 if size == "A3" else 14)


def test_it_can_be_glued_together_of_sheets_of_a4(tmp_path: Path) -> None:
    folder = built(tmp_path, f"{HELD}print: {{overview: {{tile: A4}}}}", "overview")
    assert [len(page_sizes(folder / name)) for name in ("overview.pdf", "overview-a4.pdf")] == [5, 1]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_few_steps_have_larger_cards(tmp_path: Path, count: int) -> None:
    parts = ", ".join(f"{{id: {name}}}" for name in ("conference", "workshop", "poster")[:count])
    few = of(tmp_path, f"parts: [{parts}]")
    assert len(discs(few)) == count
    assert max(word.size for word in few.words if word.base < 200 * mm) > 28
    assert problems(few, *(rule for rule in RULES if rule != "l17")) == []


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_an_honest_long_name_has_a_card_that_is_wide_enough(tmp_path: Path, size: str) -> None:
    """No word of it is broken, and no card meets another."""
    names = {"conference": "Oppsummeringskonferansen vår", "poster": "Samarbeidsplakaten vår", "game": "Samtalestien hjemme"}
    parts = [f"{{id: {name}{f', label: {names[name]}' if name in names else ''}}}" for name in DIALOGUE.stops]
    found = of(tmp_path, f"parts: [{', '.join(parts)}]\nprint: {{overview: {{size: {size}}}}}")
    words = {word for block in found.blocks for word in block.text.split()}
    assert {word for name in names.values() for word in name.split()} <= words
    assert problems(found, *(rule for rule in RULES if rule != "l17")) == []


def test_a_word_that_no_card_holds_is_told(tmp_path: Path) -> None:
    more = f"parts: [{{id: conference, label: {'x' * 60}}}]"
    assert "step-word-too-long" in [each.code for each in problems_of(tmp_path, more, "overview")]


@pytest.mark.parametrize(
    ("choice", "sizes"),
    [
        ("", {"overview.pdf": "A3", "overview-a4.pdf": "A4"}),
        ("size: A4", {"overview.pdf": "A4"}),
    ],
)
def test_there_is_one_for_an_office_printer_too(tmp_path: Path, choice: str, sizes: dict[str, str]) -> None:
    """Whatever is asked for the wall, and all of it in one piece."""
    folder = built(tmp_path, f"{HELD}print: {{overview: {{{choice}}}}}", "overview")
    found = {path.name: page_sizes(path) for path in folder.glob("*.pdf")}
    assert found == {name: [pytest.approx(PAGES[size][::-1], abs=0.1)] for name, size in sizes.items()}
    assert len({"".join(text_of(path).split()) for path in folder.glob("*.pdf")}) == 1


def test_the_rules_of_layout_hold(shelf: Shelf) -> None:
    assert problems(facts(shelf), *(rule for rule in RULES if rule != "l17")) == []


def test_it_waits_where_no_step_is_left(tmp_path: Path) -> None:
    for more, is_ready in (("", True), ("parts: [{id: game, enabled: no}]", False)):
        (tmp_path / "cycle.yaml").write_text(START + more, encoding="utf-8")
        assert ("overview" in ready(tmp_path)) == is_ready


def test_names_stand_at_one_height_in_each_row(tmp_path: Path) -> None:
    """However much is told below them."""
    found = of(tmp_path, f"{HELD}".replace("label: Day three", "label: Day three, text: We meet. We hear. We say. We ask."))
    tops = {word.text.strip(): round(word.base) for word in found.words if word.text.strip() in _LABELS}
    assert tops["Day one"] == tops["The game"] and tops["Day two"] == tops["Day three"]

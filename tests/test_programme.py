"""The programme: a page for the wall and one for the hand of each event that has one, and cards to take a break with."""

from __future__ import annotations

import math
from datetime import time
from functools import partial
from pathlib import Path

import pytest

from dialogkit.cycle.load import load
from dialogkit.paper import PAGES, mm
from dialogkit.press.figures.clock import clock_face
from dialogkit.press.style import NEUTRAL
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, Mark, read
from layout.looks import holds
from layout.rules import RULES, problems
from paper import START, built, canvas, ready, spoken, text_of

TITLE = "The large conference about help and homes and all that matters to us"
EVENTS = f"""
events:
  - id: one
    kind: conference
    title: {TITLE}
    date: 2026-09-17
    start: 09.30
    end: 15.00
    place: The hall
    agenda:
      - {{title: Coffee, start: 09.30, kind: break}}
      - title: My home
        start: 10.15
        kind: talk
        by: A speaker
        role: Leader
        org: The council
        text: We hear about homes.
        questions: [Where do you live?, Who decides?]
      - {{title: Groups, start: 11.00, kind: task}}
  - {{id: two, kind: workshop, title: Without points}}
  - {{id: three, kind: meeting, agenda: [{{title: First}}, {{title: Then}}]}}
"""
POINTS = "".join(f"{{title: Point {number}, start: {8 + number:02}.00, kind: break}}, " for number in range(1, 13))
TWELVE = f"events: [{{id: e, kind: conference, end: 21.00, agenda: [{POINTS}]}}]"


def _make(lang: Lang, folder: Path) -> None:
    built(folder, EVENTS, "programme", start=spoken(START, lang))


def facts(shelf: Shelf, lang: Lang = "en") -> Facts:
    return shelf.told(read, shelf.made(f"programme-{lang}", partial(_make, lang)) / "build" / "programme.pdf")


def said(found: Facts, page: int) -> list[str]:
    return [block.text.strip() for block in found.blocks if block.pages == [page]]


def faces(found: Facts, page: int) -> list[Mark]:
    """The clocks on a page: round, with marks for twelve hours and two hands inside."""
    lines = [mark for mark in found.ofkind("line") if mark.page == page]
    rounds = [mark for mark in lines if mark.corners > 4 and max(mark.sides) < 1.1 * min(mark.sides)]
    return [mark for mark in rounds if sum(holds(mark.box, each.box) for each in lines) - 1 == 14]


@pytest.mark.parametrize("lang", LANGS)
def test_a_page_for_the_wall_and_one_for_the_hand(shelf: Shelf, lang: Lang) -> None:
    """The day's end is a point too; what speakers tell stands in the hand. An event without points has no page."""
    t, found = load_words(lang), facts(shelf, lang)
    day = f"{t.weekday(load(shelf.made(f'programme-{lang}', partial(_make, lang))).cycle.events[0].date)} "
    first, coffee, home, groups, end = (t.clock(time(*each)) for each in ((9, 30), (9, 30), (10, 15), (11, 0), (15, 0)))
    head = [TITLE]
    points = [coffee, "Coffee", home, "My home", "A speaker", groups, "Groups", end, t("programme.end")]
    wall, hand, more = said(found, 0), said(found, 1), said(found, 2)
    assert any(each.startswith(day) and f"{first}–{end}" in each for each in wall) and "The hall" in wall
    for page in (wall, hand):
        assert [each for each in page if each in (*head, *points)] == [*head, *points]
    for told in ("Leader, The council", "We hear about homes.", t("programme.think"), "Where do you live?", "Who decides?"):
        assert told in more and told not in wall
    assert "Without points" not in " ".join(block.text for block in found.blocks)


def test_the_wall_is_large_and_the_hand_is_not(shelf: Shelf, tmp_path: Path) -> None:
    assert [round(size[0]) for size in facts(shelf).sizes] == [
        round(PAGES[name][0]) for name in ("A3", "A4", "A4", "A3", "A4", "A4")
    ]
    small = built(tmp_path, f"{EVENTS}print: {{programme: {{size: A4}}}}", "programme") / "programme.pdf"
    assert {round(size[0]) for size in read(small).sizes} == {round(PAGES["A4"][0])}


def test_each_time_on_the_wall_has_a_clock(shelf: Shelf) -> None:
    """And what has no time a number. The hand has digits alone."""
    found = facts(shelf)
    assert [len(faces(found, page)) for page in range(5)] == [4, 0, 0, 0, 0]
    assert said(found, 3)[2:] == ["1", "First", "2", "Then"]


@pytest.mark.parametrize(
    ("hour", "minute", "turned"), [(9, 30, (180, 285)), (15, 0, (0, 90)), (0, 15, (90, 7.5)), (12, 0, (0, 0))]
)
def test_hands_show_the_time(hour: int, minute: int, turned: tuple[float, float]) -> None:
    """The long one the minutes, the short one the hours, in degrees from twelve; both begin in the middle."""
    sheet, drawn = canvas(), []
    sheet.start_page(200, 200)
    sheet.line = lambda *ends: drawn.append(ends)
    clock_face(sheet, 50, 50, 100, hour, minute, NEUTRAL)
    hands = [(math.degrees(math.atan2(x - 100, y - 100)) % 360, math.dist((100, 100), (x, y))) for _, _, x, y in drawn[12:]]
    assert [angle for angle, _ in hands] == pytest.approx(turned)
    assert hands[0][1] > 1.5 * hands[1][1] and {ends[:2] for ends in drawn[12:]} == {(100, 100)}


def test_twelve_points_and_the_end_stand_on_one_wall(tmp_path: Path) -> None:
    found = read(built(tmp_path, TWELVE, "programme") / "programme.pdf")
    assert len(faces(found, 0)) == 13
    assert [each for each in said(found, 0) if each.startswith("Point")] == [f"Point {number}" for number in range(1, 13)]


LONG = "We talk about the help that we have at home and how we want it to be"


@pytest.mark.parametrize("end", ["", "end: 15.00, "])
def test_without_times_nothing_stands_in_their_place(tmp_path: Path, end: str) -> None:
    """Twelve long points have one wall; the end, of which a time is known, is the last line there and in the hand."""
    points = ", ".join(f"{{title: {LONG}}}" for _ in range(12))
    found = read(
        built(tmp_path, f"events: [{{id: e, kind: conference, {end}agenda: [{points}]}}]", "programme") / "programme.pdf"
    )
    assert len(found.sizes) == 4 and faces(found, 0) == []
    numbers = [word for word in found.words if word.page == 0 and word.text.strip() in map(str, range(1, 13))]
    assert len(numbers) == 12 and max(word.box[2] for word in numbers) < 60 * mm
    words = [word for word in found.words if word.page == 0 and word.text.startswith("We talk")]
    assert max(word.left for word in words) < 75 * mm and min(word.size for word in words) >= 14
    said_last = [said(found, page)[-1 if page == 0 else slice(None)] for page in (0, 1, 2)]
    assert (said_last[0] == "We finish at 15:00") == bool(end)
    assert ("We finish at 15:00" in [*said_last[1], *said_last[2]]) == bool(end)


def test_wall_and_hand_show_the_same_pictures(tmp_path: Path) -> None:
    """Each with its number on it; what has no picture has its number in that place."""
    points = "{title: Eat, kind: lunch}, {title: Groups, kind: task}, {title: Something}"
    found = read(built(tmp_path, f"events: [{{id: e, kind: meeting, agenda: [{points}]}}]", "programme") / "programme.pdf")
    pictures = [[mark.name.removesuffix("-fine") for mark in found.ofkind("symbol") if mark.page == page] for page in (0, 1)]
    assert pictures[0][1:3] == pictures[1][1:3] == ["sym-tools-kitchen-2", "sym-users-group"]
    for page in (0, 1):
        numbers = {word.text.strip(): word for word in found.words if word.page == page and word.text.strip() in "123"}
        discs = [mark for mark in found.ofkind("symbol") if mark.page == page][1:3]
        assert len(numbers) == 3
        assert problems(found, *(rule for rule in RULES if rule != "l17")) == []
        for number, disc in zip("12", discs):
            assert numbers[number].box[2] < disc.box[0] + 3 * mm and disc.box[1] < numbers[number].base < disc.box[3] + 5 * mm


def test_what_goes_over_a_page_is_in_equal_parts_and_each_has_a_head(tmp_path: Path) -> None:
    points = ", ".join(f"{{title: Point {number}, start: {8 + number:02}.00, kind: task}}" for number in range(1, 12))
    found = read(
        built(tmp_path, f"events: [{{id: e, kind: meeting, title: Our day, agenda: [{points}]}}]", "programme") / "programme.pdf"
    )
    shown = [[text for text in said(found, page) if text.startswith("Point")] for page in (1, 2)]
    assert [len(each) for each in shown] == [6, 5]
    for page in range(1, len(found.sizes) - 1):
        first = sorted((word for word in found.words if word.page == page), key=lambda word: -word.base)[:2]
        assert "Our day" in [word.text.strip() for word in first], page


def test_the_end_of_the_day_is_a_row_on_the_page_of_the_others(tmp_path: Path) -> None:
    """Also of a day that fills it: breaks join the rows before them."""
    kinds = ["welcome", "talk", "break", "task", "lunch", "task", "break", "task", "plenary"]
    points = [f"{{title: Point {number}, start: {8 + number:02}.00, kind: {kind}}}" for number, kind in enumerate(kinds, 1)]
    agenda = ", ".join(["{title: Point 0, start: 08.00, text: We hear of the day.}", *points[1:]])
    year = f"events: [{{id: e, kind: meeting, end: 18.30, agenda: [{agenda}]}}]"
    found = read(built(tmp_path, year, "programme") / "programme.pdf")
    assert said(found, 1)[-2:] == ["18:30", load_words("en")("programme.end")] and "Point 0" in said(found, 1)


def test_what_has_no_picture_has_a_dot_and_no_empty_disc(tmp_path: Path) -> None:
    """A line of a list, a point that is told more of, and one on the road, where times stand and no numbers."""
    about = "{text: You are asked., symbol: bulb}, And so is this."
    agenda = "[{title: Zebra, start: 10.00, text: It is striped.}, {title: Lunch, kind: lunch, start: 11.00}]"
    event = f"{{id: e, kind: meeting, agenda: {agenda}, about: [{about}], practical: [Come.]}}"
    found = read(built(tmp_path, f"events: [{event}]", "programme") / "programme.pdf")
    shown = [[mark.name.removesuffix("-fine") for mark in found.ofkind("symbol") if mark.page == page] for page in (0, 1)]
    sheet, lunch = "sym-calendar-user", "sym-tools-kitchen-2"
    assert shown == [[sheet, lunch], [sheet, lunch, "sym-info-circle", "sym-bulb", "sym-question-mark"]]
    assert said(found, 1).count("•") == 1, "below its own heading nothing has a picture"


def test_a_short_day_is_read_from_afar(tmp_path: Path) -> None:
    """It is the words that grow, and neither clocks nor the head; a wide title stands on one line still."""
    points = [f"{{title: We talk {number}, start: {16 + number}.30, kind: talk}}" for number in range(3)]
    event = f"id: e, kind: meeting, title: Løsningskonferansen 2026, date: 2026-11-19, agenda: [{', '.join(points)}]"
    found = read(built(tmp_path, f"events: [{{{event}, start: 16.30, end: 18.30, place: Stua}}]", "programme") / "programme.pdf")
    assert len(faces(found, 0)) == 4 and max(max(each.sides) for each in faces(found, 0)) <= 32.5 * mm
    told = [word for word in found.words if word.page == 0]
    assert min(word.size for word in told if "talk" in word.text) > 36
    assert len({word.base for word in told if word.text.strip() in "Løsningskonferansen 2026" and word.size > 32}) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_a_day_that_nobody_knows_yet_is_written_by_hand(tmp_path: Path, lang: Lang) -> None:
    for day, open_ in (("", True), ("date: 2027-09-16, ", False)):
        year = f"events: [{{id: e, kind: meeting, {day}agenda: [{{title: First}}]}}]"
        found = read(built(tmp_path, year, "programme", start=spoken(START, lang)) / "programme.pdf")
        for page in (0, 1):
            assert (load_words(lang)("programme.date") in said(found, page)) is open_


def test_a_day_without_an_end_has_none(tmp_path: Path) -> None:
    text = text_of(built(tmp_path, TWELVE.replace("end: 21.00, ", ""), "programme") / "programme.pdf")
    assert "We finish" not in text and "We finish" in text_of(built(tmp_path, TWELVE, "programme") / "programme.pdf")


def test_cards_to_take_a_break_with(shelf: Shelf) -> None:
    """As large as a bank card, all of one sheet, which says how many each has."""
    found = facts(shelf)
    page = len(found.sizes) - 1
    cells = [mark for mark in found.ofkind("line") if mark.page == page and min(mark.sides) > 40 * mm and not mark.form]
    assert {tuple(round(side / mm) for side in mark.sides) for mark in cells} == {(85, 50)} and len(cells) == 10
    assert said(found, page) == [load_words("en")("programme.pauses"), *["Break"] * 10]


@pytest.mark.parametrize(
    ("contact", "told"), [("{name: Office, phone: 22 00 00 00}", "Call Office, 22 00 00 00."), ("", "Ask the staff")]
)
def test_who_can_be_asked(tmp_path: Path, contact: str, told: str) -> None:
    more = f"contact: {contact}\n" if contact else ""
    assert told in text_of(built(tmp_path, more + EVENTS, "programme") / "programme.pdf")


def test_the_rules_of_layout_hold(shelf: Shelf, tmp_path: Path) -> None:
    for found in (facts(shelf), read(built(tmp_path, TWELVE, "programme") / "programme.pdf")):
        assert problems(found, *(rule for rule in RULES if rule != "l17")) == []


def test_it_waits_for_points(tmp_path: Path) -> None:
    for more, is_ready in ((EVENTS, True), ("events: [{id: e, kind: conference}]", False)):
        (tmp_path / "cycle.yaml").write_text(START + more, encoding="utf-8")
        assert ("programme" in ready(tmp_path)) == is_ready

"""The invitation: an easy page and a plain one for each conference, both with a slip to cut off."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from dialogkit.cycle.load import load
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Stack
from dialogkit.press.flow.figured import welcome
from dialogkit.press.flow.figured.welcome import _SCENERY, _TITLES
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import RULES, problems
from layout.years import PHOTO
from paper import START, built, ready, spoken, text_of
from reading import usual
from test_ink import Box, words_and_patterns

TITLE = "The large conference about help and homes and all that matters to us"
DAY = "date: 2026-09-17, start: 09.30, end: 15.00, place: The hall in the town"
FULL = f"""
kit: {{title: The package, cover: {{src: {PHOTO.name}, alt: A house, kind: photo, people: no, author: A, licence: CC BY 4.0}}}}
contact: {{name: The office, phone: 22 00 00 00}}
events:
  - id: one
    kind: conference
    title: {TITLE}
    date: 2026-09-17
    start: 09.30
    end: 15.00
    place: The hall in the town
    reply_by: 2026-09-01
    about: [We sit in groups., All may speak., You choose what you say., You may take a break.]
    practical: [We eat together., There is a bus.]
  - {{id: two, kind: solutions_conference, {DAY.replace("2026-09-17", "2026-11-17")}}}
"""
BARE = "events: [{id: e, kind: conference}, {id: w, kind: workshop, title: Not this}]"


def _make(lang: Lang, folder: Path) -> None:
    shutil.copy(PHOTO, folder / PHOTO.name)
    start = spoken(START, lang).replace("kit: {title: The package}\n", "")
    built(folder, FULL, "invitation", start=start)


def facts(shelf: Shelf, lang: Lang = "en") -> Facts:
    return shelf.told(read, shelf.made(f"invitation-{lang}", partial(_make, lang)) / "build" / "invitation.pdf")


def bare(tmp_path: Path, events: str = BARE) -> Facts:
    return read(built(tmp_path, events, "invitation") / "invitation.pdf")


def said(found: Facts, page: int) -> str:
    return " ".join(" ".join(block.text.split()) for block in found.blocks if block.pages == [page])


@pytest.mark.parametrize("lang", LANGS)
def test_all_of_it_stands_on_one_page_each(shelf: Shelf, lang: Lang) -> None:
    """Easy and plain, for both conferences: what, when and where, whom to ask, and below the cut what one answers."""
    t, found = load_words(lang), facts(shelf, lang)
    assert len(found.sizes) == 4
    days = [
        t.day(event.date) for event in load(shelf.made(f"invitation-{lang}", partial(_make, lang))).cycle.events if event.date
    ]
    for page in range(4):
        text = said(found, page)
        above, _, below = text.partition(t("invitation.cut"))
        assert (
            days[page // 2] in above and days[page // 2] in below and "The hall in the town" in above and "22 00 00 00" in above
        )
        for word in ("name", "come", "not_come", "transport", "food"):
            assert t(f"invitation.{word}") in below and t(f"invitation.{word}") not in above
        assert (t("invitation.help") in below) == (t("invitation.bring") in below) == (page % 2 == 0)
    assert TITLE.casefold() in said(found, 0).casefold() and t(
        "invitation.welcome", event=t("labels.the_solutions_conference")
    ) in said(found, 2)


def test_by_when_and_to_whom_stands_on_both_parts(shelf: Shelf) -> None:
    above, _, below = said(facts(shelf), 0).partition("Cut here")
    assert "Answer by 1 September 2026" in above and "Give your answer to the office by 1 September 2026." in below


def test_what_the_year_does_not_say_is_a_line_to_write_on(tmp_path: Path) -> None:
    """Nothing is made up: date, time, place and the last day to answer."""
    found = bare(tmp_path)
    for page in (0, 1):
        words = {word.text.strip(): word for word in found.words if word.page == page}
        lines = [mark for mark in found.ofkind("line") if mark.page == page and mark.sides[1] < 1 and mark.sides[0] > 10 * mm]
        discs = [mark for mark in found.ofkind("symbol") if mark.page == page]
        cut = words["Cut here"].base
        for label in ("Date", "Time", "Place", "Answer by", "My name"):
            word = words[label]
            below = [line for line in lines if 0 < word.base - line.box[1] < 12 and line.sides[0] > 120 * mm]
            beside = [line for line in lines if abs(line.box[1] - word.base) < 5 and line.box[0] > word.left]
            assert below if page == 1 and label != "My name" else beside, f"{label} has no room on page {page}"
            assert (word.base < cut) == (label == "My name"), "only what the one who answers fills in is cut off"
            beside = [mark for mark in discs if mark.box[1] < word.base < mark.box[3] and mark.box[2] < word.left]
            assert (len(beside) == 1) == (page == 0 and label != "My name"), label
    assert "Give your answer to a member of staff." in said(found, 0)
    assert "Not this" not in text_of(found.path) and "None" not in text_of(found.path)


def test_pictures_are_for_residents(shelf: Shelf) -> None:
    found = facts(shelf)
    symbols = [[mark.name for mark in found.ofkind("symbol") if mark.page == page] for page in range(2)]
    assert {"sym-thumb-up", "sym-thumb-down", "sym-bus", "sym-user-plus", "sym-messages", "sym-salad"} < set(symbols[0])
    assert symbols[1] == ["sym-scissors"]


@pytest.mark.parametrize(("own", "shown"), [("coffee", 1), ("", 0)])
def test_a_line_that_names_its_picture_has_it(tmp_path: Path, own: str, shown: int) -> None:
    """Also beside one whose words mean nothing sure."""
    line = f"{{text: You are asked., symbol: {own}}}" if own else "You are asked."
    found = bare(tmp_path, f"events: [{{id: e, kind: conference, about: [{line}, And so is this.]}}]")
    assert [mark.name for mark in found.ofkind("symbol")].count("sym-coffee") == shown
    assert len(found.sizes) == 2 and problems(found, *(rule for rule in RULES if rule != "l17")) == []


def test_the_homes_photo_or_a_house(shelf: Shelf, tmp_path: Path) -> None:
    """No words stand on the photo, which is cut little: it goes to three edges, beside the title."""
    found = facts(shelf)
    (photo,) = [mark for mark in found.ofkind("picture") if mark.page == 0]
    assert photo.owner and photo.owner.alt == "A house"
    left, low, right, top = photo.seen
    assert not any(low < word.base < top and word.box[2] > left for word in found.words if word.page == 0)
    assert right == pytest.approx(found.sizes[0][0], abs=1) and top == pytest.approx(found.sizes[0][1], abs=1)
    assert right - left > 75 * mm and 44 * mm < top - low < 85 * mm
    assert "/welcome-0" in {mark.form for mark in bare(tmp_path).marks}


def test_boxes_to_tick_are_large(shelf: Shelf) -> None:
    found = facts(shelf)
    square = [mark for mark in found.ofkind("line", "area") if mark.page == 0 and abs(mark.sides[0] - mark.sides[1]) < 0.5]
    boxes = {tuple(map(round, mark.box)) for mark in square if round(mark.sides[0] / mm) == 10}
    assert len(boxes) == 6


@pytest.mark.parametrize("lang", LANGS)
def test_who_reads_what_is_said_to_residents_is_told_so(shelf: Shelf, lang: Lang) -> None:
    """What residents are to say is not said by staff."""
    told, found = usual(lang)("invitation.told"), facts(shelf, lang)
    assert [told in said(found, page) for page in range(4)] == [False, True, False, True]


def test_no_pattern_runs_into_a_box_or_its_words(tmp_path: Path) -> None:
    """On the plain sheet it lay on boxes to tick, where a ground of colour has them closer to its edge."""
    file = built(tmp_path, BARE + "\nprint: {ink: grey}", "invitation") / "invitation.pdf"
    found = read(file)
    with pikepdf.open(file) as pdf:
        _, patterns = words_and_patterns(pdf)
    square = [mark for mark in found.ofkind("line") if abs(mark.sides[0] - mark.sides[1]) < 0.5]
    boxes = [Box(mark.page, *mark.box) for mark in square if round(mark.sides[0] / mm) == 10]
    assert boxes and patterns and not [box for box in boxes for pattern in patterns if box.meets(pattern)]


def test_boxes_side_by_side_stand_at_one_height(shelf: Shelf) -> None:
    """Also where words have a line to write on below them, and those beside them have not."""
    found = facts(shelf)
    for page in range(4):
        square = [mark for mark in found.ofkind("line") if mark.page == page and abs(mark.sides[0] - mark.sides[1]) < 0.5]
        middles = [(mark.box[1] + mark.box[3]) / 2 for mark in square if round(mark.sides[0] / mm) == 10]
        rows = {round(middle) for middle in middles}
        assert len(middles) == 2 * len(rows) >= 4, (page, middles)


@pytest.mark.parametrize(
    ("lang", "name", "inside"),
    [
        ("en", "The office", "the office"),
        ("en", "Solbakken", "Solbakken"),
        ("en", "Office", "Office"),
        ("nb", "Kontoret på Solbakken", "kontoret på Solbakken"),
        ("nb", "Maren Vakt", "Maren Vakt"),
        ("nn", "Tenesteleiaren", "tenesteleiaren"),
    ],
)
def test_whom_to_ask_has_a_capital_where_it_is_a_name(tmp_path: Path, lang: Lang, name: str, inside: str) -> None:
    more = f"contact: {{name: {name}, phone: 22 00 00 00}}\n{BARE}"
    found = read(built(tmp_path, more, "invitation", start=spoken(START, lang)) / "invitation.pdf")
    t = load_words(lang)
    assert t("common.ask", name=inside, phone="22 00 00 00") in said(found, 0)
    assert t("invitation.give", name=inside) in said(found, 0)
    assert f"{t('invitation.questions')} {name}, 22 00 00 00" in said(found, 1)  # there it stands alone


def test_what_is_good_to_know_stands_where_little_else_is_told(tmp_path: Path) -> None:
    """Three lines say how the day is: what the year tells of it, and then what is practical."""
    event = "{id: e, kind: conference, about: [We talk.], practical: [We eat lunch., The bus goes at nine., Last.]}"
    easy = said(bare(tmp_path, f"events: [{event}]"), 0)
    assert "We talk. We eat lunch. The bus goes at nine." in easy and "Last." not in easy


def test_two_long_lines_say_how_the_day_is(tmp_path: Path) -> None:
    """Of lines of twelve words one was told, and below it a quarter of the room was bare."""
    line = "In group {} we sit and talk about what matters most in our own homes now."
    about = ", ".join(line.format(number) for number in range(7))
    found = bare(tmp_path, f"events: [{{id: e, kind: conference, title: {TITLE}, {DAY}, about: [{about}]}}]")
    assert [line.format(number) in said(found, 0) for number in range(3)] == [True, True, False]
    assert problems(found) == []


def test_who_asks_for_a_ride_reads_when_it_leaves(tmp_path: Path) -> None:
    """Whatever else the year tells of the day first."""
    event = (
        "{id: e, kind: conference, about: [We talk., We rest., We play., We sing.], practical: [We eat., The bus goes at nine.]}"
    )
    easy = said(bare(tmp_path, f"events: [{event}]"), 0)
    assert "We talk. We rest. The bus goes at nine." in easy and "We play." not in easy


def test_each_sheet_with_the_photo_names_who_took_it(shelf: Shelf) -> None:
    """They are handed out one by one; a sheet without it names nobody."""
    assert ["CC BY 4.0" in said(facts(shelf), page) for page in range(4)] == [True, False, True, False]


def test_nothing_is_printed_behind_a_slip(shelf: Shelf) -> None:
    with pikepdf.open(facts(shelf).path) as pdf:
        assert pdf.Root.ViewerPreferences.Duplex == "/Simplex"


@pytest.mark.parametrize("title", ["", "title: Our day, ", f"title: {TITLE}, "])
@pytest.mark.parametrize("lines", [1, 4])
def test_short_and_long_ones_stay_on_one_page(tmp_path: Path, title: str, lines: int) -> None:
    about = ", ".join(["We sit in groups and talk about what matters in our homes."] * lines)
    found = bare(tmp_path, f"events: [{{id: e, kind: conference, {title}{DAY}, about: [{about}], practical: [{about}]}}]")
    assert len(found.sizes) == 2


LONG_PLACE = "The large hall on the second floor of the house of culture, by the door from the square near the library"
MUCH = ", ".join(f"We sit in group {number} and talk about what matters in our homes." for number in range(12))


@pytest.mark.parametrize("photo", [True, False])
def test_a_long_place_leaves_the_slip_where_it_is(tmp_path: Path, photo: bool) -> None:
    """The picture is lower, and whom one can ask stands beside the facts."""
    shutil.copy(PHOTO, tmp_path / PHOTO.name)
    start = START if not photo else START.replace("kit: {title: The package}\n", FULL.split("contact:")[0])
    more = f"contact: {{name: The office, phone: 22 00 00 00}}\nevents: [{{id: e, kind: conference, {DAY}}}]"
    found = read(
        built(tmp_path, more.replace("The hall in the town", f'"{LONG_PLACE}"'), "invitation", start=start) / "invitation.pdf"
    )
    assert len(found.sizes) == 2 and LONG_PLACE in said(found, 0)
    assert problems(found, *(rule for rule in RULES if rule != "l17")) == []


@pytest.mark.parametrize("title", ["", f"title: {TITLE}, "])
def test_whom_to_ask_is_no_point_of_the_day(tmp_path: Path, title: str) -> None:
    """A long place moves it beside the facts, below the panel that tells of the day, and both stay above the cut."""
    shutil.copy(PHOTO, tmp_path / PHOTO.name)
    start = START.replace("kit: {title: The package}\n", FULL.split("contact:")[0])
    day = DAY.replace("The hall in the town", LONG_PLACE.replace(",", ""))
    event = f"{{id: e, kind: conference, {title}{day}, reply_by: 2026-09-01}}"
    more = f"contact: {{name: The office of the shared homes, phone: 22 00 00 00}}\nevents: [{event}]"
    found = read(built(tmp_path, more, "invitation", start=start) / "invitation.pdf")
    assert len(found.sizes) == 2
    told, asked = (
        next(block.lines[0].words[0] for block in found.blocks if block.pages == [0] and block.text.startswith(words))
        for words in (load_words("en")("invitation.day"), "Do you have a question?")
    )
    panels = [
        mark.box
        for mark in found.ofkind("area")
        if mark.page == 0 and mark.box[1] < told.base < mark.box[3] and mark.sides[0] > 60 * mm
    ]
    assert panels and all(not low < asked.base < top for _, low, _, top in panels)


@pytest.mark.parametrize("lang", LANGS)
def test_no_title_stands_on_a_tree(tmp_path: Path, lang: Lang) -> None:
    """Where there is no photo, words end before the drawn trees begin."""
    event = "events: [{id: e, kind: conference, title: Dialogkonferansen 2026}]"
    found = read(built(tmp_path, event, "invitation", start=spoken(START, lang)) / "invitation.pdf")
    title = [line for block in found.blocks if block.pages == [0] and block.role == "H1" for line in block.lines]
    first = min(across for across, _, _ in _SCENERY.firs) * found.sizes[0][0] - 4 * mm
    assert max(line.words[-1].right for line in title) < first


def test_a_long_title_and_place_leave_the_slip_where_it_is(tmp_path: Path) -> None:
    """Where nobody is named to ask, and neither day nor time is known."""
    home = START.replace("service_place: Solbakken", "service_place: The shared homes by the large river and the small river")
    event = f'{{id: e, kind: conference, title: {TITLE} in the year, place: "{LONG_PLACE[:96]}"}}'
    found = read(built(tmp_path, f"events: [{event}]", "invitation", start=home) / "invitation.pdf")
    assert len(found.sizes) == 2 and problems(found, *(rule for rule in RULES if rule != "l17")) == []


def test_the_heads_words_are_set_once_at_each_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is filled many times until it is right: a title of 10,000 letters took a minute of the processor."""
    made: list[object] = []
    monkeypatch.setattr(welcome, "Stack", lambda blocks: made.append(blocks) or Stack(blocks))
    bare(tmp_path)
    assert 0 < len(made) <= len(_TITLES)


def test_a_slip_that_has_no_room_opens_a_full_page(tmp_path: Path) -> None:
    """What is cut off is never alone: above it is room for one's own questions and notes."""
    place = f"{LONG_PLACE}, {LONG_PLACE}, {LONG_PLACE}, and then up the stairs to the left"
    event = f'{{id: e, kind: conference, title: {TITLE}, date: 2026-09-17, start: 09.30, place: "{place}", practical: [{MUCH}]}}'
    found = bare(tmp_path, f"events: [{event}]")
    cuts = [word for word in found.words if word.text.strip() == "Cut here"]
    assert [word.page for word in cuts] == [1, 3] and len(found.sizes) == 4
    for cut in cuts:
        (room,) = [mark for mark in found.ofkind("line") if mark.page == cut.page and mark.dashed and min(mark.sides) > 50 * mm]
        assert room.box[1] > cut.base
    assert problems(found, *(rule for rule in RULES if rule != "l17")) == []


@pytest.mark.parametrize(
    ("more", "title", "called"),
    [
        ("", "", "the dialogue conference"),
        ("", "Dialogue conference 2026", "dialogue conference 2026"),
        ("", "The day of the year", "the day of the year"),
        ("", "Solbakken talks", "Solbakken talks"),
        ("", "Conference of the year", "conference of the year"),
        ("", "Solbakkenconference 2026", "Solbakkenconference 2026"),
        ("labels: {conference: Big meeting}", "", "the big meeting"),
        ("labels: {conference: Big meeting}", "Big meeting 2026", "big meeting 2026"),
        ("labels: {conference: Runde Robin}", "", "Runde Robin"),
        ("labels: {conference: Runde Robin}", "Runde Robin 2026", "Runde Robin 2026"),
        ("labels: {conference: PLA day}", "", "the PLA day"),
    ],
)
def test_what_one_is_welcome_to_has_a_capital_where_it_is_a_name(tmp_path: Path, more: str, title: str, called: str) -> None:
    told = f"{more}\nevents: [{{id: e, kind: conference{f', title: {title}' if title else ''}}}]"
    found = bare(tmp_path, told)
    assert f"Welcome to {called} " in said(found, 0) and f"Welcome to {called} " in said(found, 1)


def test_the_rules_of_layout_hold(shelf: Shelf, tmp_path: Path) -> None:
    for found in (facts(shelf), bare(tmp_path)):
        assert problems(found, *(rule for rule in RULES if rule != "l17")) == []


def test_it_waits_for_a_conference(tmp_path: Path) -> None:
    for more, is_ready in ((BARE, True), ("events: [{id: e, kind: workshop}]", False)):
        (tmp_path / "cycle.yaml").write_text(START + more, encoding="utf-8")
        assert ("invitation" in ready(tmp_path)) == is_ready

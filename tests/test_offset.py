"""Backs moved for a printer: from wherever it lands them, on sheets of any kind, back behind their fronts."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import Shell
from dialogkit.kit import printers
from dialogkit.kit.printers import Offset
from dialogkit.markup.parser import parse
from dialogkit.paper import card_size, mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import Pressed, press
from dialogkit.press.job import Job
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.style import SMALL
from dialogkit.words import load_words
from paper import STAMP, opened, page_sizes, shown
from test_deck import card, deck, forms

TURNED = ("long-edge", "short-edge", "fronts-then-backs")
CLOSE = 0.01 * mm
lengths = st.integers(-1000, 1000).map(lambda hundredths: hundredths / 100)
small = st.integers(-300, 300).map(lambda hundredths: hundredths / 100)
sizes = st.sampled_from(["poker", "bridge", "tarot", "A7", "A6", "A5"]) | st.builds(
    "{}x{}".format, st.integers(40, 190), st.integers(40, 190)
)


class Box(NamedTuple):
    """In pt, from the lower left corner of a page or of the sheet."""

    left: float
    low: float
    right: float
    top: float


def made(markup: str, dx: float = 0.0, dy: float = 0.0) -> Pressed:
    document = parse(f'<document title="T" subject="S" lang="en-GB">{markup}</document>', "test.xml.j2")
    return press(document, house_fonts(), SymbolBook(), STAMP, Job(offset=(dx * mm, dy * mm), printer="office"))


def outlines(page: pikepdf.Page) -> list[Box]:
    """The lines to cut along round each card."""
    found, points, curves = [], [], 0
    where, saved = (0.0, 0.0), []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            saved.append(where)
        elif name == "Q":
            where = saved.pop()
        elif name == "cm":
            where = (where[0] + float(operands[4]), where[1] + float(operands[5]))
        elif name in ("m", "l", "c"):
            numbers = [float(value) for value in operands]
            points, curves = ([], 0) if name == "m" else (points, curves + (name == "c"))
            points += [(where[0] + x, where[1] + y) for x, y in zip(numbers[::2], numbers[1::2])]
        elif name == "S" and curves == 4:
            xs, ys = zip(*points)
            found.append(Box(min(xs), min(ys), max(xs), max(ys)))
    return found


def on_sheet(box: Box, page: tuple[float, float], behind: bool, short_edge: bool, error: tuple[float, float]) -> Box:
    """Where a box of a page comes to lie on the paper, as one looks at the front of an upright sheet.

    A lying page is turned 90 degrees anticlockwise to be fed; with a flip on the short edge, its back stands on its head; the
    printer lands what is behind off by `error` (right, up, as one looks at the back); and from the front that is a mirror image.
    """
    wide, tall = min(page), max(page)
    corners = [(box.left, box.low), (box.right, box.top)]
    if page[0] > page[1]:
        corners = [(page[1] - y, x) for x, y in corners]
    if behind:
        if short_edge:
            corners = [(wide - x, tall - y) for x, y in corners]
        corners = [(wide - (x + error[0]), y + error[1]) for x, y in corners]
    xs, ys = zip(*corners)
    return Box(min(xs), min(ys), max(xs), max(ys))


def sides(markup: str, backs: str, dx: float, dy: float) -> tuple[pikepdf.Pdf, list[pikepdf.Page], list[pikepdf.Page]] | None:
    """A deck's fronts and backs in order, or None where it cannot be printed so."""
    result = made(markup, dx, dy)
    if result.problems:
        return None
    pdf = opened(result.data)
    all_pages = list(pdf.pages)
    half = len(all_pages) // 2
    return pdf, *((all_pages[:half], all_pages[half:]) if backs == "fronts-then-backs" else (all_pages[::2], all_pages[1::2]))


@settings(max_examples=30, deadline=None)
@given(
    size=sizes,
    backs=st.sampled_from(TURNED),
    paper=st.sampled_from(["A4", "A3", "Letter"]),
    bleed=st.sampled_from(["0", "3"]),
    margin=st.integers(5, 15),
    count=st.integers(1, 13),
    dx=small,
    dy=small,
)
def test_what_the_printer_moves_the_offset_moves_back(
    size: str, backs: str, paper: str, bleed: str, margin: int, count: int, dx: float, dy: float
) -> None:
    """All read out of the file: the lines round the fronts and the backs, and the backs themselves."""
    more = f'backs="{backs}" size="{paper}" bleed="{bleed}" margin="{margin}" guides-front="full" guides-back="full"'
    found = sides(deck(card("blank", "W") * count, size, more), backs, dx, dy)
    assume(found)
    pdf, fronts, behind = found
    wide, tall = card_size(size)
    for front, back in zip(fronts, behind, strict=True):
        page = (float(front.MediaBox[2]), float(front.MediaBox[3]))
        backs_there = [Box(x, y, x + wide, y + tall) for name, x, y in forms(back) if "back" in name]
        assert backs_there
        cut = [on_sheet(box, page, False, False, (0, 0)) for box in outlines(front)]
        error = (-dx * mm, -dy * mm)
        landed = [on_sheet(box, page, True, backs == "short-edge", error) for box in backs_there]
        for box, target in zip(landed, cut):  # in the order of the cards
            assert box == pytest.approx(target, abs=CLOSE)
        lines = sorted(on_sheet(box, page, True, backs == "short-edge", error) for box in outlines(back))
        assert lines == [pytest.approx(box, abs=CLOSE) for box in sorted(cut)]


def moved_by(markup: str, dx: float, dy: float) -> set[tuple[float, float]]:
    """How far each back on the pages is from where it was, in mm."""
    pdfs = [opened(made(markup, *offset).data) for offset in ((0, 0), (dx, dy))]
    there = [[place[1:] for page in pdf.pages for place in forms(page)] for pdf in pdfs]
    return {(round((x2 - x) / mm, 2), round((y2 - y) / mm, 2)) for (x, y), (x2, y2) in zip(*there, strict=True)} - {(0.0, 0.0)}


@pytest.mark.parametrize(
    ("size", "backs", "moved"),
    [
        ("A7", "long-edge", (1.5, -2.25)),  # upright
        ("A7", "fronts-then-backs", (1.5, -2.25)),
        ("A7", "short-edge", (-1.5, 2.25)),
        ("poker", "long-edge", (-2.25, -1.5)),  # with bleed, it lies
        ("poker", "short-edge", (2.25, 1.5)),
    ],
)
def test_right_and_up_on_each_kind_of_page(size: str, backs: str, moved: tuple[float, float]) -> None:
    markup = deck(card() * 3, size, f'backs="{backs}" bleed="3"').replace("Some words", "Ja")
    assert (page_sizes(made(markup).data)[0][0] > 600) == (size == "poker")
    assert moved_by(markup, 1.5, -2.25) == {moved}


def test_backs_in_a_file_of_their_own_are_moved_too() -> None:
    assert moved_by(deck(card() * 3, "A7", 'backs="separate" side="back"'), 1, 2) == {(1.0, 2.0)}


@pytest.mark.parametrize("more", ['backs="none"', 'backs="gutterfold"', 'backs="separate" side="front"'])
def test_what_is_not_behind_stays(more: str) -> None:
    still, moved = made(deck(card() * 5, "A7", more)), made(deck(card() * 5, "A7", more), 3, -4)
    assert still.data == moved.data
    assert not any(key == "offset" for key, _ in moved.remarks)


@pytest.mark.parametrize("backs", TURNED)
def test_fronts_note_and_ruler_stay(backs: str) -> None:
    markup = deck(card() * 5, "A7", f'backs="{backs}" guides-back="margin"')
    still, moved = sides(markup, backs, 0, 0), sides(markup, backs, 2, 3)
    for one, two in zip(still[1], moved[1], strict=True):
        assert one.Contents.read_bytes() == two.Contents.read_bytes()
    files = [made(markup, *offset).data for offset in ((0, 0), (2, 3))]
    notes = [[piece for piece in shown(data) if piece.size == SMALL.size] for data in files]
    assert len(notes[0]) >= 2 * len(still[1]) and notes[0] == notes[1]
    for one, two in zip(still[2], moved[2], strict=True):
        assert ruler(one) and ruler(one) == ruler(two)


def ruler(page: pikepdf.Page) -> list[tuple[float, ...]]:
    """The line of 100 mm on a page, where it stands with all that moves it."""
    found, start, where, saved = [], (0.0, 0.0), (0.0, 0.0), []
    for operands, operator in pikepdf.parse_content_stream(page):
        numbers = [float(value) for value in operands] if str(operator) in ("m", "l", "cm") else []
        if str(operator) == "q":
            saved.append(where)
        elif str(operator) == "Q":
            where = saved.pop()
        elif str(operator) == "cm":
            where = (where[0] + numbers[4], where[1] + numbers[5])
        elif str(operator) == "m":
            start = tuple(numbers)
        elif str(operator) == "l" and abs(numbers[0] - start[0] - 100 * mm) < 0.01:
            found.append((*where, *start, *numbers))
    return found


@settings(max_examples=30, deadline=None)
@given(
    columns=st.integers(1, 3),
    backs=st.sampled_from(TURNED),
    bleed=st.sampled_from([0, 0, 1, 3, 5]),
    margin=st.integers(5, 9),
    guides=st.sampled_from(["none", "corners", "margin", "full"]),
    dx=lengths,
    dy=lengths,
)
def test_nothing_of_a_back_leaves_the_sheet(
    columns: int, backs: str, bleed: int, margin: int, guides: str, dx: float, dy: float
) -> None:
    """Or it is told. The cards take all the room that the margin leaves."""
    size = f"{(210 - 2 * margin) // columns - 2 * bleed}x{(297 - 2 * 17) // 2 - 2 * bleed}"
    markup = deck(card("blank", "W") * 7, size, f'backs="{backs}" bleed="{bleed}" margin="{margin}" guides-back="{guides}"')
    result = made(markup, dx, dy)
    if result.problems:
        assert {problem.code for problem in result.problems} <= {"offset-too-large", "card-too-large", "card-too-full"}
        assert made(markup).problems == [problem for problem in result.problems if problem.code != "offset-too-large"]
        return
    pdf = opened(result.data)
    wide, tall = card_size(size)
    reach = bleed * mm if bleed else -5 * mm  # without bleed a back's ink keeps to the safe zone
    for page in pdf.pages:
        width, height = float(page.MediaBox[2]), float(page.MediaBox[3])
        for _, x, y in (place for place in forms(page) if "back" in place[0]):
            assert -0.01 <= x - reach and x + wide + reach <= width + 0.01
            assert -0.01 <= y - reach and y + tall + reach <= height + 0.01
        for box in outlines(page):
            assert min(box.left, box.low) >= -0.01 and box.right <= width + 0.01 and box.top <= height + 0.01
        for x, y in marks(page):
            assert -0.01 <= x <= width + 0.01 and -0.01 <= y <= height + 0.01


def marks(page: pikepdf.Page) -> list[tuple[float, float]]:
    """The ends of all lines that are not turned with the note."""
    found, where, saved, turned = [], (0.0, 0.0), [], False
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "q":
            saved.append((where, turned))
        elif name == "Q":
            where, turned = saved.pop()
        elif name == "cm":
            turned = turned or float(operands[0]) != 1
            where = (where[0] + float(operands[4]), where[1] + float(operands[5]))
        elif name in ("m", "l") and not turned:
            found.append((where[0] + float(operands[0]), where[1] + float(operands[1])))
    return found


def test_backs_that_would_leave_the_sheet_are_told() -> None:
    markup = deck(card(), "189x180", 'bleed="5" margin="5" at="cycle.yaml:8:3"')
    assert made(markup, 0, 0).problems == []
    (problem,) = made(markup, -10, 10).problems
    assert (problem.code, str(problem.place)) == ("offset-too-large", "cycle.yaml:8:3")
    assert (problem.details["dx"], problem.details["dy"]) == ("-10", "+10")


# ------------------------------------------------------------------------------------------------ on the command line


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "settings")
    printers.save("Kontor 2", Offset(0.5, -1))
    printers.save("stua", Offset(0, 0))


QUESTIONS = "game: {cards: {questions: [Hva liker du]}}\n"


def test_a_build_for_a_printer(shell: Shell, write_cycle, tmp_path: Path, office: None) -> None:
    cycle = write_cycle(QUESTIONS)
    for name, more in (("plain", ()), ("moved", ("--printer", "Kontor 2")), ("still", ("--printer", "stua"))):
        assert shell("build", cycle, "--only", "cards", "--out", tmp_path / name, *more) == 0, shell.err
        told = load_words("nb")("remarks.offset", printer="Kontor 2", dx="+0.5", dy="-1")
        assert (told in shell.out) == (name == "moved")
        assert ("stua" in shell.out) == (name == "still")
    plain, moved, still = (
        [place for page in opened((tmp_path / name / "cards.pdf").read_bytes()).pages for place in forms(page)]
        for name in ("plain", "moved", "still")
    )
    assert plain == still != moved
    for (_, x, y), (_, x2, y2) in zip(plain, moved, strict=True):
        moved_so = (pytest.approx(-1 * mm, abs=0.001), pytest.approx(-0.5 * mm, abs=0.001))  # on sheets that lie
        assert (x2 - x, y2 - y) in ((0, 0), moved_so)


def test_other_materials_say_nothing_of_the_printer(shell: Shell, write_cycle, tmp_path: Path, office: None) -> None:
    cycle = write_cycle(QUESTIONS)
    assert shell("build", cycle, "--only", "board", "--out", tmp_path / "out", "--printer", "Kontor 2") == 0
    assert "Kontor" not in shell.out


def test_a_printer_that_is_not_kept(shell: Shell, write_cycle, tmp_path: Path, office: None) -> None:
    assert shell("build", write_cycle(), "--out", tmp_path / "out", "--printer", "kontor 3") == 2
    assert "Mente du `Kontor 2`?" in shell.err and "`Kontor 2`, `stua`" in shell.err
    assert not (tmp_path / "out").exists()


def test_no_printer_is_kept_yet(shell: Shell, write_cycle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "settings")
    assert shell("build", write_cycle(), "--printer", "kontor") == 2
    assert "dialogkit calibrate" in shell.err

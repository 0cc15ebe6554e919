"""What is checked before a file is written: each rule finds what breaks it, at its line, and finished files keep them all."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import ink
from conftest import Shell
from dialogkit.cycle.load import load
from dialogkit.kit.build import build, check
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.markup.parser import parse
from dialogkit.paper import PAGES, card_size, mm
from dialogkit.press import document
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.game.card import Card
from dialogkit.press.game.wall import poster_foot
from dialogkit.press.pdf import page_facts
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.sheets.imposition import best_grid
from dialogkit.problems import DialogkitError, Problem, Severity
from dialogkit.processes import is_made
from kits import PACKAGES, Shelf
from paper import STAMP, START, loaded, pressed, spoken
from test_deck import card, deck

PRINTSHOP = Order(printshop=True)
SAFE = 5 * mm


def told(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in problems]


def photo(path: Path, width: int, height: int) -> None:
    Image.linear_gradient("L").convert("RGB").resize((width, height)).save(path)


def made(folder: Path, more: str, *only: str, start: str = START, order: Order = Order()) -> list[Problem]:
    """The problems of a cycle, those included that stop it; then nothing is written."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    year = loaded(folder, more, start)
    assert [problem for problem in year.problems if problem.severity is Severity.ERROR] == []
    try:
        return build(year, folder / "build", replace(order, only=only or None))[1]
    except DialogkitError as error:
        assert not list((folder / "build").glob("*"))
        return list(error.problems)


def draws(monkeypatch: pytest.MonkeyPatch, paint: Callable[[PressCanvas], None]) -> None:
    """Let each card come with something that should not be there."""
    whole = Card._draw_word

    def drawn(self: Card, canvas: PressCanvas, x: float, y: float) -> None:
        whole(self, canvas, x, y)
        with canvas.artifact(), canvas.state():
            paint(canvas)

    monkeypatch.setattr(Card, "_draw_word", drawn)


TWO = card("quote", "One", "cycle.yaml:7:3") + card("quote", "Two", "cycle.yaml:9:3")

# ------------------------------------------------------------------------------------------------ fonts


def test_a_font_that_is_not_embedded(monkeypatch: pytest.MonkeyPatch) -> None:
    def paint(canvas: PressCanvas) -> None:
        canvas.setFont("Helvetica", 14)
        canvas.drawString(300, 300, "Words")

    draws(monkeypatch, paint)
    (problem,) = pressed(deck(TWO)).problems
    assert (problem.code, problem.place.line, problem.details) == ("font-not-embedded", 7, {"name": "Helvetica"})


def test_what_is_not_kept_has_the_same_problems(monkeypatch: pytest.MonkeyPatch) -> None:
    """A check puts no file together, and must tell what a build will."""

    def paint(canvas: PressCanvas) -> None:
        canvas.setFont("Helvetica", 14)
        canvas.drawString(300, 300, "Words")
        canvas.setLineWidth(0.05)
        canvas.line(300, 300, 400, 300)

    draws(monkeypatch, paint)
    tree = parse(f'<document title="T" subject="S" lang="en-GB">{deck(TWO)}</document>', "test.xml.j2")
    whole, checked = (press(tree, house_fonts(), SymbolBook(), STAMP, kept=kept) for kept in (True, False))
    assert checked.data == b"" != whole.data
    assert (checked.problems, checked.pages, checked.remarks) == (whole.problems, whole.pages, whole.remarks)
    assert {problem.code for problem in checked.problems} >= {"font-not-embedded", "thin-line"}


# ------------------------------------------------------------------------------------------------ pictures

SMALL_SYMBOL = """\
quotes:
  - {id: q, text: A quote, symbol: mine, consent: {status: given, scope: [game]}}
symbols:
  mine: {src: mine.png, alt: Mine}
"""
COVER = START.replace("title: The package", "title: The package, cover: {src: cover.png, alt: A house}")
HANDOUT = """\
events: [{id: day, kind: conference}]
themes: [{id: t, title: A theme, questions: [{id: x, type: open, text: What}]}]
"""


def test_a_symbol_of_too_few_pixels_is_told_at_its_line(tmp_path: Path) -> None:
    photo(tmp_path / "mine.png", 80, 40)
    (problem,) = made(tmp_path, SMALL_SYMBOL, "cards")
    assert (problem.code, str(problem.place).rpartition("/")[2]) == ("too-few-pixels", "cycle.yaml:8:15")
    assert problem.severity is Severity.WARNING
    # it fills the plate in the card's head
    assert problem.details == {
        "file": "mine.png", "density": 41, "least": 200, "width": 49, "height": 25, "across": 389, "up": 195,
    }  # fmt: skip
    assert (tmp_path / "build/cards.pdf").is_file()


def test_what_the_hint_asks_for_is_enough(tmp_path: Path) -> None:
    for shop, order in ((False, Order()), (True, PRINTSHOP)):
        photo(tmp_path / "mine.png", 80, 40)
        (problem,) = made(tmp_path, SMALL_SYMBOL, "cards", order=order)
        assert (problem.severity is Severity.ERROR) == shop
        across, up = problem.details["across"], problem.details["up"]
        photo(tmp_path / "mine.png", across, up)
        assert made(tmp_path, SMALL_SYMBOL, "cards", order=order) == []
        photo(tmp_path / "mine.png", across - 6, up - 3)
        assert told(made(tmp_path, SMALL_SYMBOL, "cards", order=order)) == [("too-few-pixels", 8)]


def test_a_cover_of_too_few_pixels_is_told_at_its_line(tmp_path: Path) -> None:
    photo(tmp_path / "cover.png", 600, 300)
    (problem,) = made(tmp_path, HANDOUT, "handout", start=COVER)
    assert (problem.code, problem.place.line, problem.details["width"]) == ("too-few-pixels", 3, 232)
    assert problem.details["density"] == 66, "it fills its frame, which is less wide for its height"


def test_a_picture_is_told_once_where_it_is_largest(tmp_path: Path) -> None:
    """However many materials show it, each in another size."""
    photo(tmp_path / "mine.png", 60, 60)
    more = SMALL_SYMBOL + HANDOUT.replace("title: A theme", "title: A theme, symbol: mine")
    year = loaded(tmp_path, more)
    names = [each.name for each in materials_of(year) if is_made(each, year.cycle, every=False)]
    alone = {problem.details["across"] for name in names for problem in check(year, Order((name,)))}
    (both,) = made(tmp_path, more)
    assert both.details["across"] == max(alone)
    assert len(alone) > 1
    assert check(year) == [both]


def test_the_same_file_as_cover_and_as_symbol(tmp_path: Path) -> None:
    photo(tmp_path / "cover.png", 400, 400)
    more = SMALL_SYMBOL.replace("mine.png", "cover.png") + HANDOUT
    assert told(made(tmp_path, more, start=COVER)) == [("too-few-pixels", 3)]


@pytest.mark.parametrize("size", [(4800, 1600), (1300, 3900)])
def test_dialogkit_makes_no_good_picture_too_small(tmp_path: Path, size: tuple[int, int]) -> None:
    """At the print shop's measure: on the cover, in the report, and in the squares of the largest board of the fewest squares."""
    photo(tmp_path / "cover.png", *size)
    more = (
        """\
awards: [{name: A prize, photo: {src: cover.png, alt: A prize}}]
report: {title: A report}
findings: [{id: f, text: A finding}]
game: {squares: 10}
print: {board: {size: A1}}
symbols: {scale: {src: cover.png, alt: Scales}, message-circle: {src: cover.png, alt: Words}, flag: {src: cover.png, alt: A flag}}
"""
        + HANDOUT
    )
    assert made(tmp_path, more, start=COVER) == []
    found = {path.stem: ink.read(path).pieces for path in (tmp_path / "build").glob("*.pdf")}
    assert made(tmp_path, more, start=COVER, order=PRINTSHOP) == []
    found |= {path.stem: ink.read(path).pieces for path in (tmp_path / "build").glob("*.pdf")}
    least = {name: min((piece.density for piece in pieces if piece.density), default=math.inf) for name, pieces in found.items()}
    assert {"handout", "board", "board-printshop"} <= {name for name, density in least.items() if density < math.inf}
    assert min(least.values()) >= 300


def test_a_picture_that_a_template_prints_larger_keeps_its_pixels(tmp_path: Path) -> None:
    """Also one that is there as a symbol, which is kept small where it is nothing else."""
    photo(tmp_path / "mine.png", 3000, 4000)
    (tmp_path / "templates").mkdir()
    figure = '<figure symbol="mine"><paper height="240"/></figure>'
    page = f'<document title="T"><paper footer="F" paging="{{page}}"/><pages>{figure}</pages></document>'
    (tmp_path / "templates/handout.xml.j2").write_text(page, encoding="utf-8")
    more = "symbols:\n  mine: {src: mine.png, alt: Mine}\n"
    assert made(tmp_path, more + HANDOUT, "handout") == []
    (picture,) = (piece for piece in ink.read(tmp_path / "build/handout.pdf").pieces if piece.kind == "picture")
    assert picture.density >= 300


def test_an_svg_is_drawn_large_enough(tmp_path: Path) -> None:
    source = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3"/></svg>'
    (tmp_path / "cover.svg").write_text(source, encoding="utf-8")
    assert made(tmp_path, HANDOUT, "handout", start=COVER.replace(".png", ".svg")) == []


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_a_soft_picture_is_told_and_the_kit_is_made(tmp_path: Path, shell: Shell, lang: str) -> None:
    photo(tmp_path / "mine.png", 80, 40)
    loaded(tmp_path, SMALL_SYMBOL, spoken(START, lang))
    assert shell("build", tmp_path, "--only", "cards") == 0
    assert "cycle.yaml:8:15" in shell.err and "mine.png" in shell.err and "389 × 195" in shell.err
    assert shell("check", tmp_path) == 0
    assert "cycle.yaml:8:15" in shell.out
    assert (tmp_path / "build/cards.pdf").is_file()


def test_a_soft_picture_is_told_beside_other_mistakes(tmp_path: Path) -> None:
    photo(tmp_path / "mine.png", 80, 40)
    photo(tmp_path / "cover.png", 60, 30)
    more = SMALL_SYMBOL.replace("A quote", "many words " * 100) + HANDOUT.replace("A theme,", "A theme, symbol: nonesuch,")
    found = told(made(tmp_path, more, start=COVER))
    assert set(found) == {("card-too-full", 6), ("unknown-symbol", 10), ("too-few-pixels", 3)}


# ------------------------------------------------------------------------------------------------ safe zones


@pytest.mark.parametrize(("beyond", "found"), [(0.0, []), (0.3, [("near-cut", 7), ("near-cut", 9)])])
def test_a_word_that_comes_too_near_to_the_cut(monkeypatch: pytest.MonkeyPatch, beyond: float, found: list) -> None:
    whole = Card._zone
    monkeypatch.setattr(Card, "_zone", lambda self, canvas, x, y: whole(self, canvas, x + beyond * mm, y))
    assert told(pressed(deck(TWO)).problems) == found


def test_words_that_run_off_a_back() -> None:
    """A long one is left out, and that is told; one that no card of the size could hold is a problem."""
    name = "A long name for a deck of cards that are many and more "
    backs = 'design="deck" symbol="home" word="{}"'
    left_out = pressed(deck(TWO, "A7", backs.format(name * 7)))
    assert left_out.problems == [] and [key for key, _ in left_out.remarks if key == "cards_back"]
    assert told(pressed(deck(TWO, "A7", backs.format(name * 14))).problems) == [("near-cut", 7)]  # a deck's back is drawn once


def test_small_cards_hold_their_quotes() -> None:
    """Nothing is wider than its card, however small that is."""
    assert pressed(deck(card("quote", "Hi"), "40x60")).problems == []


def test_words_too_long_for_the_place_of_a_deck() -> None:
    place = '<place kind="quote" symbol="home">' + "many words " * 60 + "</place>"
    squares = '<square kind="start" symbol="home">Start</square>' * 10
    board = f'<board at="cycle.yaml:5:1"><paper card="A7"/><h1 at="cycle.yaml:6:1">The game</h1>{squares}{place}{place}</board>'
    assert {problem.code for problem in pressed(board).problems} == {"square-too-full"}
    assert pressed(board.replace("many words " * 60, "Quotes")).problems == []


@pytest.mark.parametrize("margin", ["5", "6.5", "8", "15"])
@pytest.mark.parametrize("paper", ["A4", "A3", "Letter"])
def test_what_stands_at_a_sheets_edge_is_printed(margin: str, paper: str) -> None:
    for size in ("poker", "A7", "A6", "50x70"):
        for guides in ("margin", "full", "corners"):
            more = f'margin="{margin}" size="{paper}" guides-front="{guides}" guides-back="{guides}" bleed="1"'
            assert pressed(deck(TWO, size, more)).problems == []


# ------------------------------------------------------------------------------------------------ lines


def test_a_line_that_is_too_thin_after_scaling(monkeypatch: pytest.MonkeyPatch) -> None:
    def paint(canvas: PressCanvas) -> None:
        canvas.scale(0.5, 0.5)
        canvas.setLineWidth(0.4)
        with canvas.marks():
            canvas.line(200, 200, 240, 240)

    draws(monkeypatch, paint)
    found = pressed(deck(TWO)).problems
    assert told(found) == [("thin-line", 7), ("thin-line", 9)]
    assert found[0].details == {"width": "0.20", "least": 0.25}


def test_a_symbol_so_small_that_its_lines_are_too_thin() -> None:
    figure = '<pages><figure symbol="home" at="cycle.yaml:4:2"><paper height="{}"/></figure></pages>'
    assert told(pressed(figure.format(1)).problems) == [("thin-line", 4)]
    assert told(pressed(figure.format(2)).problems) == []


@pytest.mark.parametrize(("size", "found"), [("A3", []), ("A4", ["thin-line"]), ("A1", [])])
def test_a_poster_is_judged_at_its_size(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, size: str, found: list[str]) -> None:
    monkeypatch.setattr(poster_foot, "_EDGE", 0.3)
    more = f"poster:\n  we_want: [To be asked]\n  sign_lines: 1\nprint: {{poster: {{size: {size}}}}}\n"
    assert [problem.code for problem in made(tmp_path, more, "poster")] == found


def test_the_small_map_of_the_tiles_may_have_thin_lines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They are printed in full on the tiles; there they are judged."""
    more = "poster:\n  we_want: [To be asked]\n  sign_lines: 1\nprint: {poster: {size: A3, tile: A4}}\n"
    monkeypatch.setattr(poster_foot, "_EDGE", 0.3)
    assert made(tmp_path, more, "poster") == []
    found = ink.read(tmp_path / "build/poster.pdf").lines
    assert min(found[0]) < 0.25 <= min(min(lines) for page, lines in found.items() if page)
    monkeypatch.setattr(poster_foot, "_EDGE", 0.2)
    assert [problem.code for problem in made(tmp_path, more, "poster")] == ["thin-line"]


# ------------------------------------------------------------------------------------------------ boxes


@pytest.mark.parametrize(
    ("trim", "bleed", "right"),
    [
        ((10, 10, 200, 200), (5, 5, 210, 210), True),
        ((10, 10, 200, 200), None, True),
        (None, (5, 5, 210, 210), True),
        ((4, 10, 200, 200), (5, 5, 210, 210), False),
        ((10, 10, 200, 2000), None, False),
        ((10, 10, 10, 200), None, False),
        (None, (-5, 5, 210, 210), False),
        ((10, 10, 200, 200), (5, 5, math.nan, 210), False),
    ],
)
def test_boxes_lie_in_each_other(monkeypatch: pytest.MonkeyPatch, trim: tuple, bleed: tuple, right: bool) -> None:
    def paint(canvas: PressCanvas) -> None:
        canvas.setTrimBox(trim)
        canvas.setBleedBox(bleed)

    draws(monkeypatch, paint)
    found = [problem for problem in pressed(deck(card(), "A7", 'backs="none"')).problems if problem.code != "near-cut"]
    assert [(problem.code, problem.details) for problem in found] == [] if right else [("wrong-page-box", {"page": 1})]


@pytest.mark.parametrize("size", [(100, 100), (math.nan, math.nan)])
def test_a_page_is_as_large_as_its_sheet(monkeypatch: pytest.MonkeyPatch, size: tuple[float, float]) -> None:
    draws(monkeypatch, lambda canvas: canvas.setPageSize(size))
    codes = [problem.code for problem in pressed(deck(card(), "A7", 'backs="none"')).problems]
    assert "wrong-page-box" in codes


def test_on_a_page_that_is_trimmed_words_keep_away_from_the_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    draws(monkeypatch, lambda canvas: canvas.setTrimBox((100, 100, 400, 500)))
    assert ("near-cut", 7) in told(pressed(deck(TWO)).problems)


# ------------------------------------------------------------------------------------------------ from outside


class Kept:
    """The facts of each file, page by page."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch):
        self.records: dict[str, list[page_facts.PageFacts]] = {}
        self.pages: dict[int, list[page_facts.Corners | None]] = {}
        end_page, preflight = page_facts.PageFacts.end_page, document.preflight

        def ended(one: page_facts.PageFacts, *rest: object) -> None:
            box = None
            for corners in one._frames[0].ink.values():
                box = page_facts.joined(box, corners) if box else corners
            self.pages.setdefault(id(one), []).append(box)
            end_page(one, *rest)

        def judged(canvas: PressCanvas, tree: object, *rest: object) -> list[Problem]:
            self.records.setdefault(tree.place.file.removesuffix(".xml.j2"), []).append(canvas.facts)
            return preflight(canvas, tree, *rest)

        monkeypatch.setattr(page_facts.PageFacts, "end_page", ended)
        monkeypatch.setattr(document, "preflight", judged)


@pytest.mark.parametrize("tile", [None, "A4"])
@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name)
def test_examples_keep_all_rules_when_read_from_outside(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path, tile: str | None
) -> None:
    kept = Kept(monkeypatch)
    order = Order(("poster", "board"), tile=tile, settings=("poster.size=A2",)) if tile else Order()
    results, problems = build(load(folder), tmp_path, order)
    assert [problem for problem in problems if problem.code in ("too-few-pixels", "near-edge", "near-cut", "thin-line")] == []
    files = [(result.material, result.path) for result in results if result.path]
    assert files
    for name, path in files:
        found, noted = ink.read(path), kept.records[name].pop(0)  # a material's files are made in their order
        thumbnails = {0} if tile else set()  # the map of the tiles
        lines = set.union(*(widths for page, widths in found.lines.items() if page not in thumbnails))
        assert found.fonts and all(found.fonts.values()), path.stem
        assert found.pieces
        assert all(piece.density >= 200 for piece in found.pieces if piece.kind == "picture"), path.stem
        assert min(lines) >= 0.25, path.stem
        assert all(set(boxes) == {"/MediaBox"} for boxes in found.boxes)
        whole = [piece for piece in found.pieces if piece.kind != "picture"]  # photos are cropped, and may go to an edge
        by_page = {number: [piece for piece in whole if piece.page == number] for number in range(len(found.boxes))}
        for number, boxes in enumerate(found.boxes):
            left, low, right, top = boxes["/MediaBox"]
            assert (left, low) == (0, 0) and any(
                sorted((right, top)) == pytest.approx(sorted(size), abs=0.01) for size in PAGES.values()
            )
            edge = (SAFE, SAFE, right - SAFE, top - SAFE)
            assert list(ink.near(by_page[number], edge)) == [], path.stem
            # the record has seen all that is there
            assert list(ink.near(by_page[number], kept.pages[id(noted)][number], slack=0.5)) == [], (path.stem, number)
        # and says the same of lines and pictures
        assert {round(width, 2) for width, _ in noted.lines if width < math.inf} >= {width for width in lines if width < 1}
        assert min(noted.lines)[0] == pytest.approx(min(lines), abs=0.006)
        densities = [piece.density for piece in found.pieces if piece.kind == "picture"]
        assert bool(densities) == bool(noted.pictures)
        if densities:
            coarsest = max(placed.scale for placed in noted.pictures.values())
            assert 72 / coarsest == pytest.approx(min(densities), rel=0.01)


@pytest.mark.parametrize("folder", PACKAGES, ids=lambda folder: folder.name)
def test_words_and_symbols_of_cards_stay_inside_the_cut(shelf: Shelf, folder: Path) -> None:
    year = load(folder)
    choice = year.cycle.print.cards
    grid = best_grid(card_size(year.cycle.game.size), PAGES[choice.paper], choice.margin * mm, choice.bleed * mm)
    seen = 0
    found = ink.read(shelf.kit(folder.name)["cards"])
    net = len(found.boxes) - 1  # of a box, on a sheet of its own
    for piece in (piece for piece in found.pieces if piece.page != net and piece.kind != "picture"):  # a photo goes to the edges
        middle = ((piece.box[0] + piece.box[2]) / 2, (piece.box[1] + piece.box[3]) / 2)
        for x, y in (grid.place(index) for index in range(grid.count)):
            if x < middle[0] < x + grid.card[0] and y < middle[1] < y + grid.card[1]:
                seen += 1
                safe = (x + SAFE, y + SAFE, x + grid.card[0] - SAFE, y + grid.card[1] - SAFE)
                assert list(ink.near([piece], safe)) == []
    assert seen > 40

"""The handout as a booklet: its pages read 1, 2, 3 … when the sheets are folded, on paper and for a screen reader."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import structure
from conftest import Shell
from dialogkit.clearing.select import Gate, cleared
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.kit.passes.alternatives import with_alternatives
from dialogkit.kit.passes.prepare import in_words
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.binding.quire import sheets, spot
from dialogkit.press.document import press
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.style import BODY
from dialogkit.processes import MATERIALS
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from dialogkit.words import load_words
from kits import EXAMPLES, LANGUAGES, PACKAGES, YEARS, Shelf
from layout.facts import read
from paper import STAMP, START, loaded, opened, page_sizes, picture_file, pressed, shown
from structure import Box

A4 = PAGES["A4"]
HOW = """<booklet><h1>How</h1><p>{sheets} sheets</p><fold picture="print">Print pages 1 to {sides}</fold>
<fold picture="turn">Flip</fold><fold picture="pile">Pile</fold><fold picture="fold">Fold</fold>
<fold picture="staple">Staple</fold></booklet>"""
YEAR = """
themes: [{id: one, title: One, text: [Words]}]
events: [{id: day, kind: conference, date: 2026-09-17}]
"""


# ---------------------------------------------------------------------------------------------------- paper that is folded


FOLDED = [name for name in YEARS if name.startswith("new-") or name in {folder.name for folder in PACKAGES}]
"""Years with a handout."""


def read_by_hand(count: int) -> list[int]:
    """The pages in the order in which they are met in a folded pile of `count` sheets; 0 where a page is blank.

    A sheet that is turned on its short edge has the left half of its back behind the right half of its front. Folded, its
    right half is a leaf before, and its left half a leaf behind, all the sheets that lie inside it.
    """
    pages = 4 * sheets(count)
    printed = {(spot(page, count).side, spot(page, count).right): page for page in range(1, pages + 1)}
    assert len(printed) == pages, "no two pages share a place"
    leaves = [(printed[2 * sheet, True], printed[2 * sheet + 1, False]) for sheet in range(sheets(count))]
    leaves += [(printed[2 * sheet + 1, True], printed[2 * sheet, False]) for sheet in reversed(range(sheets(count)))]
    return [page if page <= count else 0 for leaf in leaves for page in leaf]


@given(st.integers(1, 200))
def test_pages_read_in_order_when_folded_and_blank_ones_come_last(count: int) -> None:
    blank = -count % 4
    assert read_by_hand(count) == [*range(1, count + 1), *[0] * blank]
    assert 4 * sheets(count) == count + blank


def test_the_first_page_is_the_right_half_of_the_first_side() -> None:
    assert (spot(1, 20).side, spot(1, 20).right) == (0, True)


def halves(data: bytes | Path, count: int) -> Iterator[str]:
    """The text of each page of a booklet of `count` pages, in the order of the folded pile."""
    with pypdfium2.PdfDocument(data) as document:
        for page in range(1, 4 * sheets(count) + 1):
            place = spot(page, count)
            side = document[place.side]
            middle, (width, height) = side.get_width() / 2, side.get_size()
            left, right = (middle, width) if place.right else (0, middle)
            yield " ".join(side.get_textpage().get_text_bounded(left, 0, right, height).split())


def pages(data: bytes | Path) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def markup(count: int, paper: str = "A5") -> str:
    inner = "<page-break/>".join(f"<h1>Chapter {page}</h1><p>Words of page {page}</p>" for page in range(1, count + 1))
    return f'<pages><paper size="{paper}"/>{inner}</pages>'


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 7, 8, 9, 79, 80, 81])
def test_any_number_of_pages(count: int) -> None:
    made = pressed(markup(count) + HOW)
    assert made.problems == []
    found = list(halves(made.data, count))
    assert found[:count] == pages(pressed(markup(count)).data)
    assert found[count:] == [""] * (-count % 4)
    assert made.pages == 2 * sheets(count) + 1 == len(page_sizes(made.data))
    how = pages(made.data)[-1]
    assert how.startswith(f"How {sheets(count)} sheets") and f"Print pages 1 to {2 * sheets(count)}" in how
    assert [key for key, _ in made.remarks] == ["booklet", *(["booklet_thick"] if count > 80 else [])]


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 9, 30])
def test_bookmarks_come_in_reading_order_and_lead_to_their_half(count: int) -> None:
    with opened(pressed(markup(count) + HOW).data) as pdf, pdf.open_outline() as outline:
        assert [str(item.title) for item in outline.root] == [*(f"Chapter {page}" for page in range(1, count + 1)), "How"]
        for page, item in enumerate(outline.root[:-1], 1):
            target, kind, left, bottom, right, top = list(item.destination)
            place = spot(page, count)
            assert pikepdf.Page(target).index == place.side
            assert kind == "/FitR"
            edge = A4[1] / 2 - (0 if place.right else PAGES["A5"][0])
            assert [float(side) for side in (left, bottom, right, top)] == pytest.approx(
                [edge, 0, edge + PAGES["A5"][0], A4[0]], abs=0.01
            )


# ---------------------------------------------------------------------------------------------------- whole handouts


@pytest.fixture(scope="module")
def made(shelf: Shelf):
    """The booklet of a year."""
    return lambda name: booklet(shelf, name)


def booklet(shelf: Shelf, name: str) -> Path:
    (made,) = shelf.kit(name, "--booklet", "--only=handout").values()
    return made


def native(folder: Path) -> bytes:
    """The same handout on pages of A5, not folded."""
    year = load(folder)
    cycle = cleared(year.cycle, None, Gate(year.cycle.day)).cycle
    (handout,) = (material for material in MATERIALS if material.foldable)
    written = document(year, handout, environment(Folder(folder)), cycle, booklet=True)
    tree = in_words(with_alternatives(written, year.cycle), cycle, year.words)
    tree.children = [child for child in tree.nodes if child.name != "booklet"]
    pictures = {file.relative_to(folder).as_posix(): picture_file(file) for file in folder.rglob("*.*")}
    named = {name: picture_file(folder / picture.src) for name, picture in year.cycle.symbols.items()}
    return press(tree, house_fonts(), SymbolBook({**pictures, **named}, small=named), STAMP).data


@pytest.fixture(scope="module")
def alone(shelf: Shelf):
    """The same handout on pages of A5 in a file."""

    def file(name: str) -> Path:
        def make(folder: Path) -> None:
            (folder / "handout.pdf").write_bytes(native(shelf.year(name)))

        return shelf.made(f"handout-a5-{name}", make) / "handout.pdf"

    return file


def unfolded(path: Path, count: int):
    """Where a box of the file stands in the folded booklet, from page 0 on; the last sheet comes after it."""
    numbers = {(spot(page, count).side, spot(page, count).right): page - 1 for page in range(1, 4 * sheets(count) + 1)}
    middle = A4[1] / 2

    def place(box: Box) -> Box:
        if box.page >= 2 * sheets(count):
            return box._replace(page=4 * sheets(count) + box.page)
        right = (box.left + box.right) / 2 > middle
        return box._replace(page=numbers[box.page, right], left=box.left - middle * right, right=box.right - middle * right)

    return place


@pytest.mark.parametrize("name", FOLDED)
def test_halves_are_the_pages_of_a5_in_order(alone, made, name: str) -> None:
    expected = pages(alone(name))
    found = list(halves(made(name), len(expected)))
    assert found[: len(expected)] == expected
    assert set(found[len(expected) :]) <= {""}
    assert len(found) < len(expected) + 4


@pytest.mark.parametrize("name", FOLDED)
def test_structure_and_reading_order(alone, made, name: str) -> None:
    path, count = made(name), len(page_sizes(alone(name)))
    wrong = [*structure.content_problems(path), *structure.tree_problems(path), *structure.document_problems(path)]
    wrong += [*structure.text_problems(path), *structure.reading_order_problems(path, place=unfolded(path, count))]
    assert wrong == []


def test_the_check_of_reading_order_sees_the_order_of_the_paper(made) -> None:
    assert structure.reading_order_problems(made(YEARS[0]))


@pytest.mark.parametrize("name", FOLDED)
def test_it_is_read_like_the_pages_of_a5(shelf: Shelf, alone, made, name: str) -> None:
    expected, found = structure.reading_text(alone(name)), structure.reading_text(made(name))
    assert found[: len(expected)] == expected
    words = load_words(load(shelf.year(name)).cycle.lang)
    assert found[len(expected)] == words("booklet.title"), "how it is folded comes last"


def booklets(shelf: Shelf) -> list[Path]:
    return [booklet(shelf, name) for name in YEARS]


@pytest.mark.parametrize("name", FOLDED)
def test_sheets_lie_and_ask_for_the_short_edge(made, name: str) -> None:
    sizes = page_sizes(made(name))
    assert sizes[-1] == pytest.approx(A4, abs=0.1)
    assert sizes[:-1] == [pytest.approx(A4[::-1], abs=0.1)] * (len(sizes) - 1)
    with pikepdf.open(made(name)) as pdf:
        asked = pdf.Root.ViewerPreferences
        assert (str(asked.Duplex), str(asked.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")
        assert [int(page) for page in asked.PrintPageRange] == [1, len(sizes) - 1]


@pytest.mark.parametrize("name", FOLDED)
def test_letters_are_as_large_as_on_a4_and_stay_on_their_page(made, name: str) -> None:
    """Running lines and the makers of pictures have 12 pt, as on A4; all else has at least 14."""
    found = shown(made(name))
    sides = len(page_sizes(made(name))) - 1
    assert {one.size for one in found if one.size < BODY.size} == {12}
    edges = [abs(one.left - A4[1] / 2) for one in found if one.page < sides]
    assert min(edges) >= 13 * mm, "nothing stands in the fold"
    for one in (one for one in found if one.page < sides):
        start = A4[1] / 2 * (one.left > A4[1] / 2)
        assert start + 13 * mm <= one.left and one.right <= start + A4[1] / 2 - 13 * mm


@pytest.mark.parametrize("name", FOLDED)
def test_lines_are_short(alone, name: str) -> None:
    with pypdfium2.PdfDocument(alone(name)) as document:
        lines = [line for page in document for line in page.get_textpage().get_text_bounded().splitlines()]
    assert 40 <= max(len(line) for line in lines if not line.startswith("Bilde:")) <= 60  # makers of pictures stand in 12 pt


# ---------------------------------------------------------------------------------------------------- over several pages


def test_a_paragraph_over_two_pages_is_one_in_the_tree(tmp_path: Path) -> None:
    """Also where its second part is printed on an earlier side than its first, with its links at their words."""
    words = " ".join(f"word{number}" for number in range(600))
    text = f'<pages><paper size="A5"/><h1>T</h1><p>{words} <a href="https://example.org/">here</a> end</p></pages>{HOW}'
    path = tmp_path / "booklet.pdf"
    path.write_bytes(pressed(text).data)
    count = int(dict(pressed(text).remarks)["booklet"]["pages"])
    assert count >= 4
    found = next(piece for piece in structure.reading(path) if piece.text.startswith("word0"))
    assert " ".join(found.text.split()) == f"{words} here end"
    assert len({content.page for content in found.contents}) < count, "parts of it share a side"
    with pikepdf.open(path) as pdf:
        at = [(number, page.Annots[0].Rect) for number, page in enumerate(pdf.pages) if "/Annots" in page]
    [(side, rect)] = at
    box = next(one for one in shown(path) if one.text.strip() == "here")
    assert side == box.page == spot(count, count).side
    assert float(rect[0]) - 1 <= box.left and box.right <= float(rect[2]) + 1


def test_a_very_tall_row_goes_on_on_the_next_page(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(400))
    table = "<table><tr><th>When</th><th>What</th></tr><tr><th scope='row'>9.00</th><td>{}</td></tr></table>"
    made = pressed(f'<pages><paper size="A5"/><h1>T</h1>{table.format(words)}</pages>')
    assert made.problems == []
    path = tmp_path / "table.pdf"
    path.write_bytes(made.data)
    assert structure.problems(path) == []
    told = {piece.role: " ".join(piece.text.split()) for piece in structure.reading(path)}
    assert told["TD"] == words
    assert len(page_sizes(path)) > 3
    common = pressed(f'<pages><paper size="A5"/><p>{"word " * 320}</p>{table.format("word " * 90)}</pages>')
    assert "9.00" in pages(common.data)[1], "a row of common height stays whole"
    assert "9.00" not in pages(common.data)[0]


LONG = "This is what we say about the help that we get at home, and about what we want. "


@pytest.mark.parametrize("times", [4, 8, 12])
def test_texts_that_fit_on_a4_flow_over_more_pages_of_a5(tmp_path: Path, times: int) -> None:
    def words(share: float) -> str:
        return (LONG * max(1, int(times * share))).strip()

    more = f"""
parts:
  - {{id: conference, text: "{words(1)}"}}
  - {{id: workshop, text: "{words(1.3)}"}}
  - {{id: poster, text: "{words(0.4)}"}}
themes: [{{id: one, title: "{words(0.2)[:110]}", text: ["{words(1.5)}"], articles: [19]}}]
rights: {{intro: ["{words(1)}"], articles: [{{n: 19, plain: ["{words(1.5)}", "{words(1)}"]}}]}}
events:
  - id: day
    kind: conference
    place: "{words(0.1)}"
    about: ["{words(0.6)}", "{words(1.5)}"]
    practical: ["{words(1.8)}", "{words(0.4)}"]
    agenda: [{{start: "9", end: "10", title: "{words(0.5)}"}}, {{start: "10", end: "11", title: "{words(1.2)}"}}]
contact: {{name: "{words(0.3)}", phone: "22 00 00 00"}}
glossary: [{{word: home, plain: "{words(1.8)}"}}]
"""
    year = loaded(tmp_path, more)
    for booklet in (False, True):
        build(year, tmp_path / "build", Order(("handout",), booklet=booklet))
    made = (read(tmp_path / "build" / f"{name}.pdf") for name in ("handout", "handout-booklet"))
    large, small = (
        " ".join(" ".join(block.text for block in facts.blocks).split()) for facts in made
    )  # heads stand again and again
    assert small.count(" help ") == large.count(" help ") > 0


@pytest.mark.parametrize("booklet", [False, True])
def test_the_longest_title_has_room_at_the_foot(tmp_path: Path, booklet: bool) -> None:
    """No line of it where a printer prints none, and none on the words of the page."""
    title = "What we say and do together in the house by the big lake 2026"[:60]
    day = "events: [{id: day, kind: conference}]"
    themes = f'themes: [{{id: one, title: One, text: ["{LONG * 9}"]}}]'
    year = loaded(tmp_path, f"{themes}\n{day}\n", START.replace("The package", title))
    build(year, tmp_path / "build", Order(("handout",), booklet=booklet))


# ---------------------------------------------------------------------------------------------------- the command line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_build_says_how_to_print_the_booklet(shell: Shell, shelf: Shelf, tmp_path: Path, lang: str) -> None:
    assert shell("build", shelf.year(f"new-{lang}"), "--only", "handout,board", "--booklet", "--out", tmp_path) == 0
    assert {file.name for file in tmp_path.glob("*.pdf")} == {"handout-booklet.pdf", "board.pdf"}
    sides = len(page_sizes(tmp_path / "handout-booklet.pdf")) - 1
    assert f"1–{sides}" in shell.out
    assert shell("build", shelf.year(f"new-{lang}"), "--only", "board", "--out", tmp_path / "plain") == 0
    assert (tmp_path / "plain" / "board.pdf").read_bytes() == (tmp_path / "board.pdf").read_bytes()


def test_a_template_that_knows_nothing_of_booklets_is_told(shell: Shell, write_cycle, tmp_path: Path) -> None:
    file = write_cycle(YEAR)
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "handout.xml.j2"
    own.write_text('<document title="T"><pages><h1>One</h1></pages></document>', encoding="utf-8")
    assert shell("build", file, "--only", "handout", "--booklet") == 1
    assert "handout.xml.j2:1:1" in shell.err and "booklet.xml.j2" in shell.err
    own.write_text('<document title="T"><pages><h1>One</h1></pages>{% include "booklet.xml.j2" %}</document>', encoding="utf-8")
    assert shell("build", file, "--only", "handout", "--booklet") == 1
    assert "A5" in shell.err
    assert not (tmp_path / "build").exists()


def test_pages_of_another_size_are_no_booklet() -> None:
    assert [problem.code for problem in pressed(markup(3, "A4") + HOW).problems] == ["booklet-page"]
    assert pressed(markup(3) + HOW).problems == []


@pytest.mark.parametrize("more", [("--only", "cards"), ("--proof",), ("--cards", "quotes"), ("--copies", "2")])
def test_a_booklet_that_will_not_be_made_is_wrong_usage(shell: Shell, tmp_path: Path, more: tuple[str, ...]) -> None:
    assert shell("build", EXAMPLES[0], "--booklet", *more, "--out", tmp_path / "out") == 2
    assert "`--booklet`" in shell.err.splitlines()[0]
    assert not (tmp_path / "out").exists()

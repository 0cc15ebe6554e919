"""Poster and board at any size and in tiles: joined at their marks, the tiles are the whole page again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial, reduce
from itertools import pairwise
from math import ceil, floor
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

import structure
from conftest import Shell
from dialogkit.cycle.load import load
from dialogkit.paper import PAGES, mm
from dialogkit.press.sheets.tiling import MARGIN, MARKS, OVERLAP, cut
from dialogkit.press.style import BODY
from dialogkit.templating.environment import shipped
from dialogkit.words import LANGS, load_words
from kits import PACKAGES, Shelf
from paper import START, built, page_sizes, pressed, problems, shown, spoken, text_of

CUTS = {  # how many columns and rows; of the board, which lies, the other way round
    ("A3", "A4"): (2, 2),
    ("A2", "A4"): (2, 4),
    ("A2", "A3"): (2, 2),
    ("A1", "A4"): (3, 5),
    ("A1", "A3"): (2, 4),
}
MATERIALS = ("poster", "board")
CHOICES = [(material, *choice) for material in MATERIALS for choice in CUTS]
YEAR = """
poster:
  we_want: [We want to be asked, Knock and wait]
  good_cooperation: [We say it kindly]
  staff_do: [Staff come on time]
  users_do: [We say what we think, We listen]
"""
DOTS = 3  # to the mm, where pages are compared as pictures


def year(material: str, size: str, tile: str | None) -> str:
    return f"{YEAR}print:\n  {material}: {{size: {size}{f', tile: {tile}' if tile else ''}}}\n"


def file(shelf: Shelf, material: str, size: str, tile: str | None = None, lang: str = "en") -> Path:
    """The PDF of a material at a size, whole or in tiles."""

    def make(folder: Path) -> None:
        built(folder, year(material, size, tile), material, start=spoken(START, lang))

    return shelf.made(f"tiles-{material}-{size}-{tile}-{lang}", make) / f"build/{material}.pdf"


@pytest.fixture(scope="module")
def made(shelf: Shelf):
    return partial(file, shelf)


class Part(NamedTuple):
    """A tile as it can be read from its page: its name, its marks (pt) and how far they reach."""

    page: int
    row: int
    column: int
    xs: list[float]  # where crosses stand, from left to right
    ys: list[float]  # and from the lower edge up


@cache
def parts(path: Path) -> list[Part]:
    """The tiles of a file, by the names that are printed on them."""
    names = ((one.page, re.fullmatch(r"Row (\d+), column (\d+)", one.text.strip())) for one in shown(path) if one.page)
    with pikepdf.open(path) as pdf:
        return [Part(page, int(name[1]), int(name[2]), *crosses(pdf.pages[page])) for page, name in names if name is not None]


def crosses(page: pikepdf.Page) -> tuple[list[float], list[float]]:
    """The places of the crosses on a page: lines of 8 mm that are level or upright."""
    level, upright = set(), set()
    for x1, y1, x2, y2 in strokes(page):
        if abs(y2 - y1) < 0.01 and abs(abs(x2 - x1) - 8 * mm) < 0.01:
            level.add((round((x1 + x2) / 2, 1), round(y1, 1)))
        elif abs(x2 - x1) < 0.01 and abs(abs(y2 - y1) - 8 * mm) < 0.01:
            upright.add((round(x1, 1), round((y1 + y2) / 2, 1)))
    assert level == upright and level
    return sorted({x for x, _ in level}), sorted({y for _, y in level})


def strokes(page: pikepdf.Page) -> Iterator[tuple[float, float, float, float]]:
    start = (0.0, 0.0)
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "m":
            start = tuple(float(number) for number in operands)
        elif str(operator) == "l":
            yield (*start, *(float(number) for number in operands))


@cache
def picture(path: Path, page: int) -> Image.Image:
    with pypdfium2.PdfDocument(path) as document:
        return document[page].render(scale=DOTS / mm).to_pil().convert("L")


def joined(path: Path, shift: float = 0) -> Image.Image:
    """The tiles laid on each other by their crosses, each cut along its own edge; `shift` (mm) lays them badly."""
    found = {(part.row, part.column): part for part in parts(path)}
    rows, columns = max(row for row, _ in found), max(column for _, column in found)
    x_of, y_of = {1: 0.0}, {1: 0.0}  # of each column's left and each row's upper edge on the whole, in pt
    for column in range(2, columns + 1):
        before = found[1, column - 1]
        x_of[column] = x_of[column - 1] + before.xs[-2] - before.xs[0] + shift * mm
    for row in range(2, rows + 1):
        before = found[row - 1, 1]
        y_of[row] = y_of[row - 1] + before.ys[-1] - before.ys[1] + shift * mm
    last = found[rows, columns]
    size = (x_of[columns] + last.xs[-1] - last.xs[0], y_of[rows] + last.ys[-1] - last.ys[0])
    whole = Image.new("L", tuple(round(side / mm * DOTS) for side in size), 255)
    for (row, column), part in sorted(found.items()):
        image = picture(path, part.page)
        left, top = part.xs[0] / mm * DOTS, image.height - part.ys[-1] / mm * DOTS
        # a dot that lies half on the line is cut away with it
        cut_left, cut_top = ceil(left), ceil(top)
        right, low = floor(part.xs[-1] / mm * DOTS), floor(image.height - part.ys[0] / mm * DOTS)
        at = (x_of[column] / mm * DOTS + cut_left - left, y_of[row] / mm * DOTS + cut_top - top)
        whole.paste(image.crop((cut_left, cut_top, right, low)), (floor(at[0]), floor(at[1])))
    return whole


def unlike(one: Image.Image, two: Image.Image) -> float:
    """Which part of two pictures differs, beyond what a shift by half a dot does to the edges of letters."""
    assert abs(one.width - two.width) <= 2 and abs(one.height - two.height) <= 2
    two = two.resize(one.size) if one.size != two.size else two
    lightest, darkest = (_around(two, which) for which in (ImageChops.lighter, ImageChops.darker))
    over = ImageChops.subtract(one, lightest).point(lambda value: 255 * (value > 40))
    under = ImageChops.subtract(darkest, one).point(lambda value: 255 * (value > 40))
    return sum(image.histogram()[255] for image in (over, under)) / (one.width * one.height)


def _around(image: Image.Image, which: Callable[[Image.Image, Image.Image], Image.Image]) -> Image.Image:
    """The lightest or the darkest of five times five dots for each dot. (Pillow's own filters take seven times as long.)"""
    for x, y in ((1, 0), (0, 1)):
        image = reduce(which, (ImageChops.offset(image, x * away, y * away) for away in range(-2, 3)))
    return image


# ------------------------------------------------------------------------------------------------ geometry


@given(st.floats(300, 4000), st.floats(300, 4000), st.sampled_from(["A4", "A3"]))
def test_any_page_is_covered_by_parts_that_fit_their_paper(width: float, height: float, paper: str) -> None:
    tiling = cut((width, height), PAGES[paper])
    wide, high = tiling.window
    x, y = tiling.corner
    assert min(x, y) >= MARGIN + MARKS - 1e-6
    assert sorted(tiling.paper) == sorted(PAGES[paper])
    tiles = list(tiling.tiles())
    assert len(tiles) == tiling.rows * tiling.columns
    for one, two in pairwise(tiles):
        if one.row == two.row:
            assert one.left + wide - two.left == pytest.approx(OVERLAP)
        else:
            assert two.low + high - one.low == pytest.approx(OVERLAP)
    assert (tiles[0].left, tiles[0].low + high) == pytest.approx((0, height))
    assert (tiles[-1].left + wide, tiles[-1].low) == pytest.approx((width, 0), abs=1e-6)


@given(st.floats(300, 4000), st.floats(300, 4000))
def test_no_other_cut_takes_fewer_sheets(width: float, height: float) -> None:
    tiling = cut((width, height), PAGES["A4"])
    assert tiling.rows * tiling.columns <= min(
        cut((width, height), paper).rows * cut((width, height), paper).columns for paper in (PAGES["A4"], PAGES["A4"][::-1])
    )
    for side, count, room in zip((width, height), (tiling.columns, tiling.rows), tiling.paper):
        inner = room - 2 * (MARGIN + MARKS)
        assert count == 1 or (count - 1) * (inner - OVERLAP) + OVERLAP < side  # one less would not do


@pytest.mark.parametrize(("material", "size", "tile"), CHOICES)
def test_overlap_margin_and_names_read_back(made, material: str, size: str, tile: str) -> None:
    path = made(material, size, tile)
    columns, rows = CUTS[size, tile] if material == "poster" else CUTS[size, tile][::-1]
    sizes, found = page_sizes(path), parts(path)
    assert sizes[0] == pytest.approx(PAGES["A4"], abs=0.01)
    assert [(part.row, part.column) for part in found] == [(r, c) for r in range(1, rows + 1) for c in range(1, columns + 1)]
    assert [part.page for part in found] == list(range(1, rows * columns + 1))
    for part in found:
        assert sorted(sizes[part.page]) == pytest.approx(sorted(PAGES[tile]), abs=0.01)
        for places, at_start, at_end in (
            (part.xs, part.column > 1, part.column < columns),
            (part.ys, part.row < rows, part.row > 1),
        ):
            assert len(places) == 2 + at_start + at_end
            assert not at_start or places[1] - places[0] == pytest.approx(10 * mm, abs=0.15)
            assert not at_end or places[-1] - places[-2] == pytest.approx(10 * mm, abs=0.15)


@pytest.mark.parametrize(("material", "size", "tile"), CHOICES)
def test_eight_millimetres_are_free_of_ink(made, material: str, size: str, tile: str) -> None:
    path = made(material, size, tile)
    for part in parts(path):
        image = picture(path, part.page).copy()
        edge = 8 * DOTS
        image.paste(255, (edge, edge, image.width - edge, image.height - edge))
        assert image.getextrema() == (255, 255), part


# ------------------------------------------------------------------------------------------------ the whole again


@pytest.mark.parametrize(("material", "size", "tile"), CHOICES)
def test_joined_tiles_are_the_whole_page(made, material: str, size: str, tile: str) -> None:
    whole = picture(made(material, size), 0)
    assert unlike(joined(made(material, size, tile)), whole) < 3e-4  # what is left are the halves of crosses


def test_badly_joined_tiles_are_not(made) -> None:
    """The comparison itself can tell: two millimetres beside the marks, or one tile in another's place."""
    whole = picture(made("poster", "A3"), 0)
    path = made("poster", "A3", "A4")
    good = joined(path)
    shifted = joined(path, shift=-2)
    moved = Image.new("L", good.size, 255)
    moved.paste(shifted)
    assert unlike(moved, whole) > 5e-3
    swapped = good.copy()
    swapped.paste(good.crop((0, 0, 300, 300)), (good.width - 300, good.height - 300))
    assert unlike(swapped, whole) > 5e-3


@pytest.mark.parametrize("spelled", ["2x2 A4", "2×2A4"])
def test_a_board_as_large_as_four_sheets(made, tmp_path: Path, spelled: str) -> None:
    """Each sheet is used up to its margin and marks, and the four are the board again, squares as large as that allows."""
    path = made("board", spelled)
    sizes, found = page_sizes(path), parts(path)
    assert [(part.row, part.column) for part in found] == [(1, 1), (1, 2), (2, 1), (2, 2)]
    assert all(size == pytest.approx(PAGES["A4"][::-1], abs=0.01) for size in sizes[1:5])
    for part in found:
        for places, side in ((part.xs, sizes[part.page][0]), (part.ys, sizes[part.page][1])):
            assert [places[0], side - places[-1]] == pytest.approx([14 * mm, 14 * mm], abs=0.15)
    squares = '<square kind="free" symbol="home">Free</square>' * 16
    words = 'label="Row {row}, column {column}" part="{row} {column}" sheets="{count} sheets"'
    tiles = f'<tiles paper="A4" row="R" column="C" map="m" glue="g" ruler="r" {words}><h1>How</h1></tiles>'
    places = '<place kind="quote" symbol="home">Here</place>' * 3
    board = f'<board><paper size="2x2 A4"/><h1>The way</h1>{squares}{places}{{}}</board>'
    for name, more in (("whole", ""), ("tiles", tiles)):
        (tmp_path / f"{name}.pdf").write_bytes(pressed(board.format(more)).data)
    whole = tmp_path / "whole.pdf"
    assert page_sizes(whole) == [pytest.approx((528 * mm, 354 * mm), abs=0.01)]  # 2 × (297 - 28) - 10 and 2 × (210 - 28) - 10
    assert unlike(joined(tmp_path / "tiles.pdf"), picture(whole, 0)) < 3e-4


@pytest.mark.parametrize("size", ["A4", "A3", "A2", "A1"])
def test_a_poster_is_scaled_as_a_whole(made, shelf: Shelf, size: str) -> None:
    """The same picture at each size: the letters grow and shrink with the paper."""
    path = made("poster", size)
    assert page_sizes(path) == [pytest.approx(PAGES[size], abs=0.01)]
    plain = picture(made("poster", "A3"), 0)
    assert unlike(picture(path, 0).resize(plain.size), plain) < 2e-3
    factor = PAGES[size][1] / PAGES["A3"][1]
    tall = [sorted(one.top - one.bottom for one in shown(file)) for file in (path, made("poster", "A3"))]
    assert tall[0] == pytest.approx([height * factor for height in tall[1]], rel=0.01)
    assert shelf.told(structure.problems, path) == []


@pytest.mark.parametrize(("size", "tile"), [("A3", "A3"), ("A4", "A4")])
def test_a_page_that_its_paper_holds_stays_whole(made, size: str, tile: str) -> None:
    assert made("poster", size, tile).read_bytes() == made("poster", size).read_bytes()


def test_sheets_on_which_nothing_stands_are_left_out() -> None:
    """A board with a short title, without places for decks and with little ink leaves room bare, and the picture agrees."""
    squares = '<square kind="free" symbol="home">Free</square>' * 16
    words = 'label="Row {row}, column {column}" part="{row} {column}" sheets="{count} sheets"'
    tiles = f'<tiles paper="A4" row="R" column="C" map="m" glue="g" ruler="r" {words}><h1>How</h1></tiles>'
    board = '<board><paper size="A1"/><h1>I</h1>{}{}</board>'
    data = pressed(board.format(squares, tiles), ink="low").data
    there = {tuple(map(int, re.findall(r"\d+", one.text))) for one in shown(data) if one.page and "column" in one.text}
    assert 0 < len(there) < 15
    assert f"{len(there)} sheets" in text_of(data)
    with pypdfium2.PdfDocument(pressed(board.format(squares, ""), ink="low").data) as document:
        whole = document[0].render(scale=0.5).to_pil().convert("L")
    tiling = cut(PAGES["A1"][::-1], PAGES["A4"])
    for tile in tiling.tiles():
        wide, high = (side / 2 for side in tiling.window)
        left, top = tile.left / 2, whole.height - tile.low / 2 - high
        blank = whole.crop((round(left) + 1, round(top) + 1, round(left + wide) - 1, round(top + high) - 1)).getextrema()[0] > 250
        assert ((tile.row, tile.column) not in there) == blank, tile


# ------------------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("material", MATERIALS)
def test_steps_the_whole_and_each_part_are_read(made, shelf: Shelf, material: str, lang: str) -> None:
    path, words = made(material, "A2", "A4", lang), load_words(lang)
    read = structure.reading_text(path)
    steps = [words(f"tiles.step_{number}") for number in range(1, 6)]
    assert [line for line in read if line in steps] == steps
    whole = "We want to be asked" if material == "poster" else words("board.start")
    columns, rows = CUTS["A2", "A4"] if material == "poster" else CUTS["A2", "A4"][::-1]
    names = [words("tiles.part", row=row, column=column) for row in range(1, rows + 1) for column in range(1, columns + 1)]
    assert read.index(steps[-1]) < read.index(whole) < read.index(names[0])
    assert [line for line in read if line in names] == names
    assert words("tiles.map", rows=rows, columns=columns) in read
    pages = {line.page for line in shown(path) if words("tiles.label", row=rows, column=columns) in line.text}
    assert pages == {rows * columns}
    on_map = {line.text.strip() for line in shown(path) if line.page == 0}
    assert {words("tiles.row", row=rows), words("tiles.column", column=columns)} <= on_map
    assert shelf.told(structure.problems, path) == []


@pytest.mark.parametrize("lang", LANGS)
def test_steps_are_short_and_large(made, lang: str) -> None:
    words = load_words(lang)
    steps = [words(f"tiles.step_{number}") for number in range(1, 6)]
    assert all(len(step.split()) < 12 for step in steps)
    assert BODY.size >= 14
    path = made("poster", "A3", "A4", lang)
    told = [one for one in shown(path) if one.page == 0 and one.text.strip() in steps]
    assert len(told) == 5 and all(one.size >= 14 for one in told)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("material", MATERIALS)
def test_the_page_that_shows_how_has_a_ruler(made, material: str, lang: str) -> None:
    """100 mm long, below everything else, with words that say what it is for."""
    path = made(material, "A2", "A4", lang)
    (words,) = [one for one in shown(path) if one.text.strip() == load_words(lang)("tiles.ruler")]
    assert words.page == 0 and words.bottom > 8 * mm
    with pikepdf.open(path) as pdf:
        start, found = (0.0, 0.0), []
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            point = tuple(map(float, operands)) if str(operator) in ("m", "l") else None
            if str(operator) == "l" and abs(point[0] - start[0] - 100 * mm) < 0.01 and point[1] == start[1]:
                found.append(point[1])
            start = point or start
    (ruler,) = found
    assert 8 * mm < ruler < words.bottom
    assert [one for one in shown(path) if one.page == 0 and one != words and one.bottom < words.top and one.text.strip()] == []


def whole_and_in_tiles(shelf: Shelf) -> list[Path]:
    """Of a size in tiles and of one in one piece; veraPDF finds nothing else in others."""
    choices = [
        ("poster", "A1", "A4"),
        ("board", "A2", "A4"),
        ("poster", "A1", None),
        ("board", "A2", None),
    ]
    return [file(shelf, *choice) for choice in choices]


# ------------------------------------------------------------------------------------------------ choices


def test_the_command_line_comes_before_the_file(shell: Shell, write_cycle, tmp_path: Path) -> None:
    file = write_cycle(year("poster", "A2", "A3"))
    for arguments, pages in (((), 1 + 4), (("--tile", "A4"), 1 + 8), (("--tile", "a3"), 1 + 4)):
        assert shell("build", file, "--only", "poster,board", "--out", tmp_path / "kit", *arguments) == 0
        assert len(page_sizes(tmp_path / "kit" / "poster.pdf")) == pages
    assert page_sizes(tmp_path / "kit" / "board.pdf")[0] == pytest.approx(PAGES["A3"][::-1], abs=0.01)


def test_a_tile_that_is_larger_than_the_page_is_a_problem_at_its_place(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, year("poster", "A4", "A3"), "poster")
    assert (problem.code, problem.place.line, problem.details) == ("tile-too-large", 12, {"size": "A4", "tile": "A3"})


@pytest.mark.parametrize(("only", "code"), [("poster", 2), ("board", 0), (None, 2)])
def test_on_the_command_line_it_is_wrong_usage(shell: Shell, write_cycle, tmp_path: Path, only: str | None, code: int) -> None:
    file = write_cycle(year("poster", "A4", None))
    assert shell("build", file, "--tile", "A3", "--out", tmp_path / "kit", *(("--only", only) if only else ())) == code
    assert (tmp_path / "kit").exists() == (code == 0)


@pytest.mark.parametrize("value", ["A5", "letter", ""])
def test_another_paper_is_wrong_usage(shell: Shell, write_cycle, value: str) -> None:
    assert shell("build", write_cycle(), "--tile", value) == 2


@pytest.mark.parametrize("material", MATERIALS)
def test_a_template_of_ones_own_that_says_nothing_of_tiles_is_a_problem(tmp_path: Path, material: str) -> None:
    """It is not printed whole in silence."""
    templates = tmp_path / "templates"
    templates.mkdir()
    text = shipped(f"{material}.xml.j2")
    (templates / f"{material}.xml.j2").write_text(text.replace('{% include "tiles.xml.j2" %}', ""), encoding="utf-8")
    (problem,) = problems(tmp_path, year(material, "A3", "A4"), material)
    assert (problem.code, str(problem.place)) == ("template-without-tiles", f"{material}.xml.j2:1:1")
    assert problems(tmp_path, year(material, "A3", None), material) == ()


def test_the_same_bytes_each_time(made, tmp_path: Path) -> None:
    again = built(tmp_path, year("board", "A2", "A4"), "board") / "board.pdf"
    assert again.read_bytes() == made("board", "A2", "A4").read_bytes()


def test_the_examples_can_be_cut(shelf: Shelf) -> None:
    for folder in PACKAGES:
        kit = shelf.kit(folder.name, "--tile=A4", "--only=mat,poster,board")
        assert load(folder).cycle.print.board.tile is None
        for material in {*MATERIALS, "mat"} & set(kit):
            assert shelf.told(structure.problems, kit[material]) == []
            assert kit[material].read_bytes() != shelf.kit(folder.name)[material].read_bytes()
        assert {"board", "mat"} <= set(kit)

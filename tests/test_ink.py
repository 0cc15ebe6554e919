"""Ink: grey has no colour in it and tells kinds apart by patterns; low fills no areas; in both all words can be read."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat

import structure
from conftest import Shell
from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.cycle.load import load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.markup.parser import parse
from dialogkit.paper import PAGES, card_size, mm
from dialogkit.press.art.pattern import _PATHS, _drawing
from dialogkit.press.art.raster import in_grey, read_raster
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.game.card_back import SAFE
from dialogkit.press.game.table.stop import BLACK
from dialogkit.press.job import Job
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.ink import PALETTES
from dialogkit.press.sheets.imposition import best_grid
from dialogkit.press.style import NEUTRAL, THEMES
from dialogkit.words import LANGS
from kits import BASIC, EXAMPLES, PACKAGES, Shelf
from paper import STAMP, START, built, loaded, opened, opened_deck, page_sizes, spoken, text_of

INKS = ("colour", "grey", "low")
YEAR = "solbakken-2026"
GREY_OPERATORS = {"g", "G"}
COLOUR_OPERATORS = {"rg", "RG", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}
FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
LARGEST_FILL = 8 * mm  # a pip of the die, the full dot in the footer


PACKAGED = {folder.name for folder in PACKAGES}


@pytest.fixture(scope="module")
def kit(shelf: Shelf):
    """The PDFs of an example in an ink, by their names."""
    return lambda example, ink: shelf.kit(example, *inked(ink))


def inked(ink: str) -> list[str]:
    """What to ask for: a kit is in colour, if nobody says otherwise."""
    return [] if ink == "colour" else [f"--ink={ink}"]


def set_in(markup: str, ink: str) -> bytes:
    """A document that holds `markup`, set in an ink."""
    document = parse(f'<document title="T" lang="en-GB">{markup}</document>', "test.xml.j2")
    made = press(document, house_fonts(), SymbolBook(), STAMP, Job(ink))
    assert not made.problems
    return made.data


class Step(NamedTuple):
    """An operator on a page or in a drawing on it, with what is in force there."""

    operator: str
    operands: list
    where: pikepdf.Matrix  # of the page
    fill: Sequence[float]  # the operands of the fill colour
    drawing: str  # the name of the form that it is in


def steps(
    stream: pikepdf.Object, where: pikepdf.Matrix, seen: dict, fill: Sequence[float] = (0,), drawing: str = "", known=None
) -> Iterator[Step]:
    """All that is done on a page, drawings included, as often as they are placed; but for symbols, which are shapes only."""
    known = stream.get("/Resources", known)
    saved: list[tuple[pikepdf.Matrix, list]] = []
    for operands, operator in _content(stream, seen):
        if operator == "q":
            saved.append((where, fill))
        elif operator == "Q":
            where, fill = saved.pop()
        elif operator == "cm":
            where = pikepdf.Matrix(*map(float, operands)) @ where
        elif operator in ("g", "rg", "k"):
            fill = tuple(map(float, operands))
        yield Step(operator, operands, where, fill, drawing)
        if operator == "Do":
            inner = known.XObject[operands[0]]
            if inner.Subtype == "/Form" and "sym-" not in str(operands[0]):
                yield from steps(inner, where, seen, fill, str(operands[0]), known)


def all_steps(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Step]]:
    seen: dict = {}
    for number, page in enumerate(pdf.pages):
        yield from ((number, step) for step in steps(page.obj, pikepdf.Matrix(), seen))


def _content(stream: pikepdf.Object, seen: dict) -> list[tuple[list, str]]:
    """A stream's operators; a drawing is read once, though it is placed often."""
    if stream.objgen not in seen:
        seen[stream.objgen] = [(list(operands), str(code)) for operands, code in pikepdf.parse_content_stream(stream)]
    return seen[stream.objgen]


# ------------------------------------------------------------------------------------------------ grey


@pytest.mark.parametrize("example", [folder.name for folder in EXAMPLES])
def test_grey_holds_no_colour_at_all(kit, example: str) -> None:
    coloured, greys = {}, set()
    for name, path in kit(example, "grey").items():
        with pikepdf.open(path) as pdf:
            used = operators(pdf)
            spaces = {str(thing.ColorSpace) for thing in pdf.objects if _is_picture(thing)}
        greys |= used & GREY_OPERATORS
        coloured[name] = used & COLOUR_OPERATORS | spaces - {"/DeviceGray"}
    assert greys == GREY_OPERATORS
    assert coloured == dict.fromkeys(coloured, set())
    whole = {*kit(example, "colour")}
    assert {*coloured} == (whole & {*BASIC} if example in PACKAGED else whole)


def operators(pdf: pikepdf.Pdf) -> set[str]:
    """Those of all pages and drawings."""
    drawings = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form"]
    streams = [*(page.obj for page in pdf.pages), *drawings]
    return {str(operator) for stream in streams for _, operator in pikepdf.parse_content_stream(stream)}


def _is_picture(thing: pikepdf.Object) -> bool:
    return isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image"


def test_the_pictures_of_the_year_are_there_in_grey_too(kit) -> None:
    counts = []
    for ink in INKS:
        with pikepdf.open(kit(YEAR, ink)["poster"]) as pdf:
            pictures = [thing for thing in pdf.objects if _is_picture(thing)]
            counts.append((len(pictures), {str(picture.ColorSpace) for picture in pictures if "/SMask" in picture}))
    assert counts[0][0] == counts[1][0] == counts[2][0] > 0
    assert counts[0][1] == {"/DeviceRGB"} and counts[1][1] == counts[2][1] == {"/DeviceGray"}


def test_all_that_is_printed_in_colour_would_be_found() -> None:
    with opened(set_in("<pages><p>Words</p></pages>", "colour")) as pdf:
        assert operators(pdf) & COLOUR_OPERATORS


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_a_picture_in_grey_is_as_bright_as_it_was(kind: str, mode: str) -> None:
    if (kind, mode) == ("JPEG", "RGBA"):
        return
    image = Image.new("RGB", (60, 40), "#0B4A6F")
    image.paste("#E3F0F8", (30, 0, 60, 40))
    expected = [image.convert("L").getpixel(point) for point in ((5, 5), (55, 35))]
    if mode == "RGBA":
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    file = io.BytesIO()
    image.save(file, kind, quality=95) if kind == "JPEG" else image.save(file, kind)
    picture = read_raster(io.BytesIO(file.getvalue()))
    grey = in_grey(picture)
    assert (grey.width, grey.height, grey.channels, grey.mask) == (60, 40, 1, picture.mask)
    assert (grey.mask is not None) == (mode == "RGBA")
    assert grey.name != picture.name
    in_grey.cache_clear()
    assert in_grey(picture) == grey, "the same bytes again"
    if kind == "JPEG":
        seen = Image.open(io.BytesIO(grey.data))
        assert seen.mode == "L"
        assert [seen.getpixel(point) for point in ((5, 5), (55, 35))] == pytest.approx(expected, abs=4)


# ------------------------------------------------------------------------------------------------ apart by pattern


def deck(kinds: tuple[str, ...], more: str = "") -> str:
    """Cards that differ by nothing but their kind."""
    cards = "".join(
        f'<card kind="{kind}" symbol="home" back="home"><h2>Kind</h2><p>Words</p></card>' for kind in kinds
    )  # fmt: skip
    return opened_deck(f'card="A7" front="F" back="B" turn="T" ruler="100 mm" {more}') + f"{cards}</deck>"


def rendered(data: bytes, page: int, dots: float) -> Image.Image:
    """A page in grey, `dots` to the pt."""
    with pypdfium2.PdfDocument(data) as document:
        return document[page].render(scale=dots).to_pil().convert("L")


def part(page: Image.Image, left: float, low: float, width: float, height: float, dots: float) -> Image.Image:
    """A box (pt, from the lower left) out of a page."""
    return page.crop(
        tuple(round(edge) for edge in (left * dots, page.height - (low + height) * dots, (left + width) * dots,
                                       page.height - low * dots))
    )  # fmt: skip


def differ(one: Image.Image, two: Image.Image) -> bool:
    return ImageStat.Stat(ImageChops.difference(one, two.resize(one.size))).mean[0] > 4


CARD_KINDS = ("quote", "right", "question", "rules")  # a blank card is a question, and has its back


def back_bands(ink: str, more: str = "") -> dict[str, Image.Image]:
    """A part of the far hill on each kind's back: no symbol and no word reaches there."""
    data = set_in(deck(CARD_KINDS, more), ink)
    grid = best_grid(card_size("A7"), PAGES["A4"], 8 * mm)
    page = rendered(data, 1, 3)
    box = {}
    for index, kind in enumerate(CARD_KINDS):
        x, y = grid.place_back(index, True)
        box[kind] = part(page, x + SAFE + 1 * mm, y + SAFE + 6 * mm, 8 * mm, 8 * mm, 3)
    return box


def test_backs_of_each_two_kinds_differ_in_grey_without_symbol_and_word() -> None:
    bands = back_bands("grey")
    assert [pair for pair in combinations(bands, 2) if not differ(bands[pair[0]], bands[pair[1]])] == []


def test_without_patterns_they_would_not() -> None:
    bands = back_bands("low")
    assert not any(differ(bands[one], bands[two]) for one, two in combinations(bands, 2))


def test_one_back_for_the_whole_deck_tells_no_kind() -> None:
    bands = back_bands("grey", 'design="deck" symbol="home" word="Word"')
    assert not any(differ(bands[one], bands[two]) for one, two in combinations(bands, 2))


def test_stops_of_each_two_kinds_differ_in_grey_without_symbol_and_word() -> None:
    """By their shapes, laid over each other as they are printed."""
    order = ("quote", "right", "question", "free")
    squares = "".join(f'<square kind="{kind}" symbol="home">Word</square>' for kind in order)
    data = set_in(f'<board at="c:1:1"><h1>T</h1>{squares}</board>', "grey")
    with opened(data) as pdf:
        boxes = [box for _, box in outlines(pdf) if 30 * mm < box[2] - box[0] < 45 * mm]
    page = rendered(data, 0, 2)
    shapes = {}
    for kind, (left, low, right, high) in zip(order, boxes, strict=True):
        edge = part(page, left, low, right - left, high - low, 2).resize((80, 80)).point(lambda grey: 255 * (grey < 128))
        shapes[kind] = edge.crop((40, 41, 80, 80))  # the lower right corner, where no number stands
    apart = {pair: ImageStat.Stat(ImageChops.difference(*map(shapes.get, pair))).mean[0] for pair in combinations(order, 2)}
    assert {pair: mean for pair, mean in apart.items() if mean < 10} == {}


def outlines(pdf: pikepdf.Pdf) -> Iterator[tuple[int, tuple[float, float, float, float]]]:
    """The boxes that are filled and outlined, with their pages."""
    points: list[tuple[float, float]] = []
    for number, step in all_steps(pdf):
        if step.operator in ("m", "l", "c"):
            points.append(step.where.transform(tuple(map(float, step.operands[-2:]))))
        elif step.operator in FILLS | {"S", "s", "n"}:
            if step.operator in ("B", "b", "B*", "b*") and points:
                xs, ys = zip(*points)
                yield number, (min(xs), min(ys), max(xs), max(ys))
            points = []


def test_every_theme_and_kind_has_a_pattern_of_its_own() -> None:
    assert len({colours.pattern for colours in (*THEMES, NEUTRAL)}) == 9
    assert {colours.pattern for colours in THEMES} == set(_PATHS)


@pytest.mark.parametrize("name", _PATHS)
def test_patterns_are_coarse_enough_for_an_office_printer(name: str) -> None:
    """Also on a poster of A4, where all is 0.7 as large: lines of 0.5 pt, 1.5 mm apart."""
    smallest = PAGES["A4"][0] / PAGES["A3"][0]
    content = _drawing(name).content
    assert min(float(width) for width in re.findall(r"(\S+) w", content)) * smallest >= 0.5
    assert min([*_distances(content), *map(float, re.findall(r"\[0 (\S+)\]", content))]) * smallest >= 1.5 * mm - 0.02


def _distances(content: str) -> Iterator[float]:
    """How far the parallel lines of a pattern are from each other."""
    across: dict[float, set[float]] = {}
    at = (0.0, 0.0)
    for x, y, operator in re.findall(r"(\S+) (\S+) ([ml])\b", content):
        point = float(x), float(y)
        if operator == "l":
            angle = math.atan2(point[1] - at[1], point[0] - at[0])
            offset = point[1] * math.cos(angle) - point[0] * math.sin(angle)
            across.setdefault(round(angle, 2), set()).add(round(offset, 2))
        at = point
    for offsets in across.values():
        yield from (two - one for one, two in pairwise(sorted(offsets)) if two - one > 0.3)


# ------------------------------------------------------------------------------------------------ words can be read


class Box(NamedTuple):
    page: int
    left: float
    low: float
    right: float
    high: float

    def meets(self, other: Box) -> bool:
        beside = self.right <= other.left or other.right <= self.left or self.high <= other.low or other.high <= self.low
        return self.page == other.page and not beside

    def holds(self, other: Box) -> bool:
        inside = self.left <= other.left and other.right <= self.right and self.low <= other.low and other.high <= self.high
        return self.page == other.page and inside


def words_and_patterns(pdf: pikepdf.Pdf) -> tuple[list[Box], list[Box]]:
    """Where words stand, at the least, and where patterns lie. Nothing is turned round here but a pawn's other side.

    Words on white that lies on a pattern with room around them are not among them.
    """
    words: list[Box] = []
    patterns: list[Box] = []
    plates: list[Box] = []
    path: list[tuple[float, float]] = []
    fill: tuple[float, ...] = ()
    clip: tuple = ()
    start, size = (0.0, 0.0), 0.0
    for number, step in all_steps(pdf):
        if step.operator == "re":
            left, low, width, height = map(float, step.operands)
            clip = (*step.where.transform((left, low)), *step.where.transform((left + width, low + height)))
        elif step.operator == "Do" and "pattern-" in str(step.operands[0]):
            patterns.append(Box(number, *clip))
        elif step.operator == "Tm":
            start = step.where.transform(tuple(map(float, step.operands[-2:])))
        elif step.operator == "Tf":
            size = float(step.operands[1]) * step.where.a
        elif step.operator in ("g", "rg"):
            fill = tuple(map(float, step.operands))
        elif step.operator in ("m", "l", "c"):
            path = path if step.operator != "m" else []
            path.append(step.where.transform(tuple(map(float, step.operands[-2:]))))
        elif step.operator in ("f", "f*") and path:
            plates += [Box(number, *map(min, zip(*path)), *map(max, zip(*path)))] if {*fill} == {1.0} else []
            path = []
        elif step.operator == "Tj" and bytes(step.operands[0]).strip():
            length = size * 0.3 * len(bytes(step.operands[0]))
            word = Box(number, start[0], start[1] - 0.22 * size, start[0] + length, start[1] + 0.72 * size)
            if not any(plate.holds(word) for plate in plates):
                words.append(word)
    return words, patterns


@pytest.mark.parametrize("example", [folder.name for folder in EXAMPLES])
def test_no_word_stands_on_a_pattern(kit, example: str) -> None:
    counts = {}
    for name, path in kit(example, "grey").items():
        with pikepdf.open(path) as pdf:
            words, patterns = words_and_patterns(pdf)
        counts[name] = len(patterns)
        assert words
        assert [word for word in words if any(word.meets(pattern) for pattern in patterns)] == [], name
    assert example not in PACKAGED or (counts["cards"] and counts["board"] and counts["handout"])


@pytest.mark.parametrize("size", ["40x40", "40x70", "bridge", "A5"])
@pytest.mark.parametrize("bleed", [0, 3])
def test_nor_on_a_card_of_any_size(size: str, bleed: int) -> None:
    cards = '<card kind="right" symbol="home" back="home"><h2>Two words</h2><p>W</p></card>'
    markup = opened_deck(f'card="{size}" bleed="{bleed}" front="F" back="B" turn="T" ruler="100 mm"') + f"{cards}</deck>"
    with opened(set_in(markup, "grey")) as pdf:
        words, patterns = words_and_patterns(pdf)
    assert patterns
    assert not [word for word in words if any(word.meets(pattern) for pattern in patterns)]


def test_a_word_on_a_pattern_would_be_found() -> None:
    assert Box(0, 0, 0, 10, 10).meets(Box(0, 9, 9, 20, 20))
    assert not Box(0, 0, 0, 10, 10).meets(Box(1, 9, 9, 20, 20))


def brightness(colour: object) -> float:
    """The relative luminance (WCAG 2.2) of what a palette gives."""
    parts = [colour] * 3 if isinstance(colour, float) else colour.rgb()
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, one: str, two: str) -> float:
    dark, light = sorted(brightness(PALETTES[ink].colour(name)) for name in (one, two))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ink", INKS)
def test_words_have_contrast_on_every_ground(ink: str) -> None:
    for colours in (*THEMES, NEUTRAL, BLACK):
        for words in (colours.dark, INK):
            assert contrast(ink, words, colours.tint) >= 7
            assert contrast(ink, words, WHITE) >= 7
        if PALETTES[ink].filled:
            assert contrast(ink, WHITE, colours.dark) >= 7, "a symbol in a solid badge"
    assert contrast(ink, FAINT, WHITE) >= 4.5, "lines to write on"


@pytest.mark.parametrize("ink", INKS[1:])
def test_the_words_are_those_of_the_kit_in_colour(kit, ink: str) -> None:
    for name, other in kit(YEAR, ink).items():
        path = kit(YEAR, "colour")[name]
        assert page_sizes(path) == page_sizes(other)
        assert text_of(path) == text_of(other)
        with pikepdf.open(path) as one, pikepdf.open(other) as two:
            assert alts(one) == alts(two)


def alts(pdf: pikepdf.Pdf) -> list[str]:
    return [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]


# ------------------------------------------------------------------------------------------------ little ink


def coverage(path: Path) -> float:
    """How many sheets full of one ink a file takes on a printer of four inks that makes greys of black alone."""
    with pypdfium2.PdfDocument(path) as document:
        pages = [ImageChops.invert(page.render(scale=0.4).to_pil().convert("RGB")) for page in document]
    return sum(_inks(page) for page in pages) / 255


def _inks(page: Image.Image) -> float:
    black = reduce(ImageChops.darker, page.split())
    return sum(ImageStat.Stat(page).mean) - 2 * ImageStat.Stat(black).mean[0]


def test_grey_and_low_take_less_ink_in_every_material(kit) -> None:
    taken = {ink: {name: coverage(path) for name, path in kit(YEAR, ink).items()} for ink in INKS}
    for name in taken["grey"]:
        whole = taken["colour"][name]
        most = whole * (0.95 if whole > 0.1 else 1)  # where there is hardly any, there is little to save
        assert taken["low"][name] < most and taken["grey"][name] < most, name
    assert sum(taken["low"].values()) < 0.7 * sum(taken["colour"][name] for name in taken["low"]), "as README says"
    assert taken["low"]["cards"] < taken["colour"]["cards"] / 2


def fills(pdf: pikepdf.Pdf) -> Iterator[tuple[Sequence[float], float]]:
    """The colour of each area that is filled outside of symbols and letters, and how long it is."""
    points: list[tuple[float, float]] = []
    for _, step in all_steps(pdf):
        if step.operator in ("m", "l", "c"):
            points.append(tuple(map(float, step.operands[-2:])))
        elif step.operator == "re":
            left, low, width, height = map(float, step.operands)
            points += [(left, low), (left + width, low + height)]
        elif step.operator in FILLS | {"S", "s", "n"}:
            if step.operator in FILLS:
                xs, ys = zip(*points)
                yield step.fill, max(max(xs) - min(xs), max(ys) - min(ys))
            points = []


@pytest.mark.parametrize("example", [folder.name for folder in EXAMPLES])
def test_low_fills_no_area(kit, example: str) -> None:
    for name, path in kit(example, "low").items():
        with pikepdf.open(path) as pdf:
            inked = [(colour, size) for colour, size in fills(pdf) if any(part < 1 for part in colour)]
        assert not [size for _, size in inked if size > LARGEST_FILL], name
        assert all(max(colour) < 0.5 for colour, _ in inked), f"a tint in {name}"


def test_a_filled_area_would_be_found(kit) -> None:
    with pikepdf.open(kit(YEAR, "colour")["cards"]) as pdf:
        assert any(size > LARGEST_FILL and min(colour) < 1 for colour, size in fills(pdf))


def test_in_low_kinds_have_shapes_of_their_own() -> None:
    """A solid badge becomes an outline: a circle, a triangle … on every back."""
    data = set_in(deck(CARD_KINDS), "low")
    with opened(data) as pdf:
        shapes = {
            step.drawing: []
            for _, step in all_steps(pdf)
            if "back-" in step.drawing
        }  # fmt: skip
        for _, step in all_steps(pdf):
            if step.drawing in shapes and step.operator in ("m", "l", "c", "B", "b"):
                shapes[step.drawing].append(step.operator)
    assert len(shapes) == 4
    assert len({"".join(path) for path in shapes.values()}) == 4


# ------------------------------------------------------------------------------------------------ sound files


def boards(shelf: Shelf) -> list[Path]:
    """A board in every language, in grey and in low."""

    def make(folder: Path) -> None:
        for lang in LANGS:
            for ink in INKS[1:]:
                (folder / f"{lang}-{ink}").mkdir()
                start = spoken(START, lang)
                built(folder / f"{lang}-{ink}", f"print: {{ink: {ink}}}\n", "board", start=start)

    found = sorted(shelf.made("boards", make).rglob("board.pdf"))
    assert len(found) == len(LANGS) * len(INKS[1:])
    return found


@pytest.mark.parametrize("ink", INKS[1:])
def test_structure_holds(kit, shelf: Shelf, ink: str) -> None:
    files = [*kit(YEAR, ink).values(), *boards(shelf)]
    assert {path.stem: found for path in files if (found := shelf.told(structure.problems, path))} == {}


@pytest.mark.parametrize("ink", INKS[1:])
def test_the_same_bytes_twice(kit, shelf: Shelf, tmp_path: Path, ink: str) -> None:
    """Of a small year without pictures; for those, see above."""
    small = "solbakken-2027"
    build(load(shelf.year(small)), tmp_path, Order(ink=ink))
    assert [name for name, path in kit(small, ink).items() if path.read_bytes() != (tmp_path / f"{name}.pdf").read_bytes()] == []


# ------------------------------------------------------------------------------------------------ asked for


def in_colour(path: Path) -> bool:
    with pikepdf.open(path) as pdf:
        return "rg" in operators(pdf)


def test_the_cycle_says_and_the_command_line_says_otherwise(shell: Shell, tmp_path: Path) -> None:
    loaded(tmp_path, "print: {ink: grey}\n")
    board = tmp_path / "build" / "board.pdf"
    assert shell("build", tmp_path, "--only", "board") == 0, shell.err
    assert not in_colour(board)
    for asked in (("--ink", "colour"), ("--print", "ink=colour"), ("--ink", "grey", "--print", "ink=low")):
        assert shell("build", tmp_path, "--only", "board", *asked) == 0, shell.err
        assert in_colour(board)


def test_an_ink_that_there_is_not(shell: Shell, tmp_path: Path) -> None:
    loaded(tmp_path, "")
    assert shell("build", tmp_path, "--ink", "blue") == 2
    assert shell("build", tmp_path, "--print", "ink=blue") == 2
    assert "grey" in shell.err
    loaded(tmp_path, "print: {ink: blue}\n")
    assert shell("build", tmp_path) == 1
    assert "cycle.yaml:5" in shell.err.replace("\n", "")

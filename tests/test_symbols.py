"""Symbols and pictures: found by name, read safely, drawn as they should look, once in a file."""

from __future__ import annotations

import io
import os
import re
import struct
import subprocess
import sys
import time
import zlib
from math import hypot, isclose
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from dialogkit.press.artwork import Artwork, Drawing, Raster, Undrawable, place
from dialogkit.press.raster import LONG_SIDE, read_raster
from dialogkit.press.svg import read_svg
from dialogkit.press.svg.paths import read_path
from dialogkit.press.svg.values import transform
from dialogkit.press.symbol_words import SYMBOL_WORDS
from dialogkit.press.symbols import SymbolBook
from dialogkit.problems import DialogkitError, ExitCode
from dialogkit.words import LANGS, load_words

BOOK = SymbolBook()
BLUE, WHITE, BLACK, RED, GREEN = (11, 74, 111), (255, 255, 255), (0, 0, 0), (255, 0, 0), (0, 128, 0)


def pdf(*artworks: Artwork, times: int = 1, side: float = 100) -> bytes:
    """A PDF with the artworks in square boxes side by side, `times` rows of them."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(side * len(artworks), side * times), invariant=1)
    canvas.setLineCap(1)
    canvas.setDash(3, 2)  # what was set before must not show in a symbol
    for row in range(times):
        for index, artwork in enumerate(artworks):
            place(canvas, artwork, index * side, row * side, side, side, "#0B4A6F")
    canvas.save()
    return buffer.getvalue()


def picture(artwork: Artwork) -> Image.Image:
    """The artwork as it looks, in a square of 100 by 100 pixels."""
    return pypdfium2.PdfDocument(pdf(artwork))[0].render(scale=1).to_pil().convert("RGB")


def svg(body: str, view: str = "0 0 100 100") -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {namespaces} viewBox="{view}">{body}</svg>'.encode()


def looks(image: Image.Image, x: int, y: int, colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(image.getpixel((x, y)), colour))


def raster(image: Image.Image, kind: str, **options: object) -> Raster:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    buffer.seek(0)
    return read_raster(buffer)


def refused(read, data) -> Undrawable:
    with pytest.raises(Undrawable) as caught:
        read(data)
    return caught.value


# ------------------------------------------------------------------------------------------------ names


def test_a_symbol_is_found_by_its_name():
    assert "home" in BOOK and "home-filled" in BOOK
    assert BOOK.artwork("home") is BOOK.artwork("home")
    assert BOOK.artwork("home").name == "sym-home"


@pytest.mark.parametrize(
    "name", ["", "Home", "hus", "../outline/home", "outline/home", "home.svg", "home\n", "/etc/passwd", "-", "home-"]
)
def test_a_name_reads_nothing_outside_the_symbols(name: str):
    assert name not in BOOK


def test_the_symbols_package_is_not_imported():
    code = "import sys; from dialogkit.press.symbols import SymbolBook; SymbolBook().artwork('home'); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"pytablericons", "pygame", "svgelements"} & set(modules)


@pytest.mark.parametrize(
    "name, meant",
    [("hus", "home"), ("Kaffe", "coffee"), ("nøkkel", "key"), ("coffe", "coffee"), ("heart handshake", "heart-handshake")]
    + [
        ("home_filled", "home-filled"),
        ("sjukehus", "building-hospital"),
        ("qqzzxxq", None),
        ("lampe.svg", "lamp"),
        ("vår-kat", "var-katt"),
    ],
)
def test_an_unknown_name_gets_a_suggestion(name: str, meant: str | None):
    book = SymbolBook({"var-katt": Path("katt.png")})
    assert book.suggest(name) == meant
    with pytest.raises(DialogkitError) as caught:
        book.artwork(name)
    (problem,) = caught.value.problems
    assert problem.code == "unknown-symbol" and problem.details == {"name": name, "suggestion": meant}


def test_every_everyday_word_leads_to_a_symbol():
    assert [word for word, name in SYMBOL_WORDS.items() if name not in BOOK] == []
    assert [word for word in SYMBOL_WORDS if word in BOOK] == [], "words that are names already"


@pytest.mark.parametrize("lang", LANGS)
def test_each_problem_has_words(lang: str, tmp_path: Path):
    words = load_words(lang)
    files = {
        "a.svg": svg("<text/>"),
        "b.svg": b"<svg",
        "c.svg": b" " * 2_000_001,
        "d.png": b"\x89PNG\r\n\x1a\n",
        "e.png": huge_png(),
        "f.gif": b"GIF89a",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    book = SymbolBook({name: tmp_path / name for name in (*files, "gone.png")})
    for name in (*files, "gone.png", "hus"):
        with pytest.raises(DialogkitError) as caught:
            book.artwork(name)
        (problem,) = caught.value.problems
        assert name in words.message(problem) and words.hint(problem)
        assert caught.value.exit_code == (ExitCode.FILE if name == "gone.png" else ExitCode.PROBLEMS)


def test_own_pictures_come_first_and_are_known_by_what_they_hold(tmp_path: Path):
    (tmp_path / "a.svg").write_bytes(svg('<path d="M0 0h100v100z"/>'))
    Image.new("RGB", (8, 8), "red").save(tmp_path / "photo.png", "JPEG")  # the ending does not tell the truth
    book = SymbolBook({"home": tmp_path / "a.svg", "photo": tmp_path / "photo.png"})
    assert book.artwork("home").name.startswith("pic-")
    assert book.artwork("photo").filter == "DCTDecode"
    assert book.artwork("home") is book.picture(tmp_path / "a.svg")


# ------------------------------------------------------------------------------------------------ Tabler's symbols


def names_of_tabler() -> list[str]:
    from dialogkit.press.symbols import _tabler_names

    return list(_tabler_names())


def test_tablers_symbols_set_no_colour_and_stay_in_their_box():
    names = names_of_tabler()
    assert len(names) > 5000
    for name in names[::25]:
        drawing = BOOK.artwork(name)
        content = drawing.layer.content
        assert (drawing.width, drawing.height) == (24, 24)
        assert content and not re.search(r"\b(rg|RG|g|G|k|K|Tf)\b", content), name
        assert name.endswith("-filled") or re.search(r"\b(2|1\.838) w 1 J 1 j ", content), name
        assert max(len(number.partition(".")[2]) for number in re.findall(r"[\d.]+", content)) <= 3, name


def test_a_symbol_is_drawn_in_the_callers_colour():
    home = picture(BOOK.artwork("home"))
    assert looks(home, 50, 13, BLUE) and looks(home, 50, 40, WHITE)  # the roof's ridge and the room
    heart = picture(BOOK.artwork("heart-filled"))
    assert looks(heart, 50, 50, BLUE) and looks(heart, 3, 3, WHITE)


def test_a_symbol_stands_once_in_a_file_however_often_it_is_placed():
    one, many = (pdf(BOOK.artwork("home"), BOOK.artwork("bus"), times=times) for times in (1, 50))
    assert len(many) - len(one) < 3000
    with pikepdf.open(io.BytesIO(many)) as file:
        page = file.pages[0]
        assert sorted(page.Resources.XObject.keys()) == ["/FormXob.sym-bus", "/FormXob.sym-home"]
        assert page.Contents.read_bytes().count(b" Do") == 100
        for form in page.Resources.XObject.values():
            assert "/Font" not in form.Resources and form.BBox.as_list() == [0, 0, 24, 24]


def test_artwork_fills_its_box_without_being_stretched():
    wide = read_svg(svg('<path fill="red" d="M0 0h200v100h-200z"/>', "0 0 200 100"))
    image = picture(wide)
    assert looks(image, 1, 50, RED) and looks(image, 98, 50, RED)
    assert looks(image, 50, 26, RED) and looks(image, 50, 23, WHITE) and looks(image, 50, 76, WHITE)


# ------------------------------------------------------------------------------------------------ path data


@pytest.mark.parametrize("flags", ["0 0", "0 1", "1 0", "1 1"])
@pytest.mark.parametrize("end", [(6, 3), (10, 0), (-4, 4)])
def test_arcs_lie_on_their_circle(flags: str, end: tuple[int, int]):
    large, sweep = map(int, flags.split())
    segments = read_path(f"M0 0A5 5 0 {flags} {end[0]} {end[1]}")
    points = [(0.0, 0.0)]
    length = 0.0
    sides = []
    for _, (x1, y1, x2, y2, x3, y3) in segments[1:]:
        x0, y0 = points[-1]
        for step in range(1, 51):
            t, u = step / 50, 1 - step / 50
            point = tuple(
                u**3 * a + 3 * u * u * t * b + 3 * u * t * t * c + t**3 * d for a, b, c, d in ((x0, x1, x2, x3), (y0, y1, y2, y3))
            )
            length += hypot(point[0] - points[-1][0], point[1] - points[-1][1])
            points.append(point)
    assert points[-1] == end
    (ax, ay), (bx, by), (cx, cy) = points[0], points[len(points) // 2], points[-1]
    d = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by))
    square = [x * x + y * y for x, y in ((ax, ay), (bx, by), (cx, cy))]
    centre_x = (square[0] * (by - cy) + square[1] * (cy - ay) + square[2] * (ay - by)) / d
    centre_y = (square[0] * (cx - bx) + square[1] * (ax - cx) + square[2] * (bx - ax)) / d
    sides = [hypot(x - centre_x, y - centre_y) for x, y in points]
    assert all(isclose(side, 5, abs_tol=0.002) for side in sides)
    half = 3.14159265 * 5
    assert isclose(length, half, abs_tol=0.01) or (length > half) == bool(large)
    turn = (bx - ax) * (cy - by) - (by - ay) * (cx - bx)  # y counts downwards: a positive turn is clockwise, which is sweep
    assert (turn > 0) == bool(sweep)


@pytest.mark.parametrize(
    "data, same",
    [
        ("m1 1 2 0 0 2z", "M1 1L3 1L3 3Z"),
        ("M0 0h5v5H1V1", "M0 0L5 0L5 5L1 5L1 1"),
        ("M0 0a1 1 0 012 0", "M0 0A1 1 0 0 1 2 0"),
        ("M.5.5-1-1e1", "M 0.5 0.5 L -1 -10"),
        ("M0 0C1 1 2 1 3 0s2-1 3 0", "M0 0C1 1 2 1 3 0C4 -1 5 -1 6 0"),
        ("M0 0Q2 2 4 0T8 0", "M0 0Q2 2 4 0Q6 -2 8 0"),
        ("M0 0Q2 2 4 0S6 2 8 0", "M0 0Q2 2 4 0C4 0 6 2 8 0"),  # a mirrored point is only that of the same kind of curve
        ("M0 0C1 1 2 1 3 0l1 0s1 1 2 0", "M0 0C1 1 2 1 3 0L4 0C4 0 5 1 6 0"),
        ("M1 1h2zl1 1", "M1 1L3 1ZL2 2"),
        ("M0 0A0 5 0 0 1 3 3", "M0 0L3 3"),
        ("M0 0A1 1 0 0 1 0 0", "M0 0"),
        ("", "none"),
    ],
)
def test_path_data_is_understood(data: str, same: str):
    first, second = read_path(data), read_path(same)
    assert [operator for operator, _ in first] == [operator for operator, _ in second]
    for (_, a), (_, b) in zip(first, second):
        assert a == pytest.approx(b)


@pytest.mark.parametrize(
    "data", ["L1 1", "M1", "M0 0L1", "M0 0h", "M0 0z1", "M0 0 ?", "M0 0a1 1 0 2 0 1 1", "M0 0a1 1 0 0 0 1", "M0 0Lnan 0", "5"]
)
def test_broken_path_data_is_refused(data: str):
    with pytest.raises(ValueError):
        read_path(data)


# ------------------------------------------------------------------------------------------------ a cycle's own SVG


def test_transformations_and_shapes():
    image = picture(
        read_svg(
            svg(
                '<g transform="translate(50 50)"><g transform="rotate(90) scale(2 1)">'
                '<rect x="5" y="-40" width="15" height="20" fill="red"/></g></g>'
                '<circle cx="25%" cy="75" r="5mm" fill="none" stroke="green" stroke-width="4"/>'
                '<ellipse cx="20" cy="20" rx="15" ry="5"/>'
                '<polygon points="0,0 10,0 0,10" fill="#f00" transform="matrix(1 0 0 1 85 5)"/>'
                '<polyline points="5 97 95 97" stroke="green" stroke-width="4"/>'
                '<line x1="45" y1="5" x2="45" y2="35" stroke="red" stroke-width="4"/>'
            )
        )
    )
    assert (
        looks(image, 80, 70, RED) and looks(image, 80, 58, WHITE) and looks(image, 80, 92, WHITE) and looks(image, 65, 70, WHITE)
    )
    assert looks(image, 25, 75, WHITE) and looks(image, 25 + 19, 75, GREEN)  # 5 mm are 18.9 pixels
    assert looks(image, 8, 20, BLACK) and looks(image, 20, 12, WHITE)
    assert looks(image, 87, 7, RED) and looks(image, 94, 14, WHITE)
    assert looks(image, 50, 97, GREEN) and looks(image, 45, 20, RED)


def test_transformations_follow_one_another():
    assert transform("matrix(1 2 3 4 5 6) matrix(7 8 9 10 11 12)") == (31, 46, 39, 58, 52, 76)
    assert transform("translate(10) rotate(90 5 5), scale(2)") == pytest.approx((0, 2, -2, 0, 20, 0))
    assert transform("skewX(45) skewY(45)") == pytest.approx((2, 1, 1, 1, 0, 0))


def test_style_classes_and_inheritance():
    image = picture(
        read_svg(
            svg(
                "<style>/* .a{fill:green} */ .a, .z { fill : red } #b{fill:#000}"
                " rect{fill:green} .c.d{fill:red;} *{stroke:none}</style>"
                '<rect class="a" width="20" height="20"/><rect class="a" id="b" x="20" width="20" height="20"/>'
                '<rect x="40" width="20" height="20" fill="red"/>'
                '<rect class="a" x="60" width="20" height="20" style="fill:rgb(0, 128, 0)"/>'
                '<path class="d c" d="M80 0h20v20h-20z"/><path class="c" d="M0 20h20v20h-20z"/>'
                '<g fill="red"><path d="M20 20h20v20h-20z"/><path d="M40 20h20v20h-20z" fill="inherit"/>'
                '<path d="M60 20h20v20h-20z" display="none"/></g>'
                '<g display="none"><path d="M80 20h20v20h-20z"/></g>'
                '<g visibility="hidden"><path d="M0 40h20v20h-20z"/><path visibility="visible" d="M20 40h20v20h-20z"/></g>'
                '<g color="green"><path fill="currentColor" d="M40 40h20v20h-20z"/>'
                '</g><path fill="currentColor" d="M60 40h20v20h-20z"/>'
            )
        )
    )
    expected = [(10, RED), (30, BLACK), (50, GREEN), (70, GREEN), (90, RED)]
    assert [x for x, colour in expected if not looks(image, x, 10, colour)] == []
    assert [
        x for x, colour in [(10, BLACK), (30, RED), (50, RED), (70, WHITE), (90, WHITE)] if not looks(image, x, 30, colour)
    ] == []
    assert [x for x, colour in [(10, WHITE), (30, BLACK), (50, GREEN), (70, BLUE)] if not looks(image, x, 50, colour)] == []


def test_even_odd_and_nonzero_areas():
    rings = "M0 0h40v40h-40zM10 10h20v20h-20z"
    image = picture(
        read_svg(
            svg(f'<path fill-rule="evenodd" fill="red" d="{rings}"/><path transform="translate(50)" fill="red" d="{rings}"/>')
        )
    )
    assert looks(image, 5, 5, RED) and looks(image, 20, 20, WHITE) and looks(image, 70, 20, RED)


def test_opacity_is_that_of_the_whole_group():
    image = picture(
        read_svg(
            svg(
                '<g opacity=".5"><path fill="red" d="M0 0h40v40h-40z"/><path fill="red" d="M20 0h40v40h-40z"/></g>'
                '<path fill="red" fill-opacity=".5" d="M0 50h20v20h-20z"/><path fill="#f00a" d="M20 50h20v20h-20z"/>'
                '<path opacity="50%" fill="red" stroke="black" stroke-width="10" d="M50 55h40v30h-40z"/>'
                '<path fill="red" stroke="black" stroke-opacity=".5" stroke-width="10" d="M5 80h30v15h-30z"/>'
            )
        )
    )
    pink = (255, 128, 128)
    assert looks(image, 10, 10, pink) and looks(image, 30, 10, pink), "what overlaps in a group must not show"
    assert looks(image, 10, 60, pink) and looks(image, 30, 60, (255, 85, 85))
    assert looks(image, 70, 70, pink) and looks(image, 47, 70, (128, 128, 128)) and looks(image, 53, 70, (128, 128, 128))
    assert looks(image, 20, 83, (128, 0, 0)) and looks(image, 20, 78, (128, 128, 128)), "the area shows through its line"


def test_lines_are_drawn_as_they_are_described():
    image = picture(
        read_svg(
            svg(
                '<g fill="none" stroke="red" stroke-width="10"><path d="M20 10h60" stroke-linecap="square"/><path d="M20 30h60"/>'
                '<path d="M0 50h100" stroke-dasharray="20" stroke-dashoffset="-10"/><path d="M0 70h100" stroke-width="0"/>'
                '<path d="M10 95l20-15 20 15" stroke-linejoin="round"/></g>'
            )
        )
    )
    assert looks(image, 17, 10, RED) and looks(image, 17, 30, WHITE)
    assert looks(image, 5, 50, WHITE) and looks(image, 20, 50, RED) and looks(image, 40, 50, WHITE) and looks(image, 60, 50, RED)
    assert looks(image, 50, 70, WHITE)
    dashed = read_svg(svg('<path d="M0 0h1" stroke="red" stroke-dasharray="2 1 1" stroke-dashoffset="-3"/>'))
    assert "[2 1 1 2 1 1] 5 d" in dashed.layer.content, "PDF counts the phase from 0 up"


def test_use_draws_what_it_names_where_it_stands():
    body = (
        '<defs><g id="g"><path d="M0 0h10v10h-10z"/></g></defs>'
        '<use href="#g" x="10" y="10" fill="red"/><use xlink:href="#g" x="50"/><use href="#none"/>'
    )
    image = picture(read_svg(svg(body)))
    assert looks(image, 15, 15, RED) and looks(image, 55, 5, BLACK) and looks(image, 5, 5, WHITE)


def test_tiny_and_huge_coordinates_keep_their_shape():
    shape = '<path fill="red" d="M{0} {0}h{1}v{1}h-{1}z"/>'
    for unit in (1e-5, 0.01, 1000, 1e6):
        view = f"0 0 {100 * unit:f} {100 * unit:f}"
        image = picture(read_svg(svg(shape.format(f"{20 * unit:f}", f"{30 * unit:f}"), view)))
        assert (
            looks(image, 22, 22, RED)
            and looks(image, 48, 48, RED)
            and looks(image, 18, 30, WHITE)
            and looks(image, 52, 30, WHITE)
        ), unit


def test_an_editors_notes_and_unused_definitions_do_no_harm():
    notes = (
        '<metadata><x:a xmlns:x="urn:x">1</x:a></metadata><title>Katt</title>'
        '<x:b xmlns:x="urn:x" href="http://x"><path d="M0 0h1"/></x:b>'
        '<defs><linearGradient id="g"><stop offset="0"/></linearGradient><clipPath id="c"/></defs>'
        '<path style="fill:red;marker:none;mix-blend-mode:normal;-x-y:1" d="M0 0h100v100h-100z"/>'
    )
    assert looks(picture(read_svg(b"<?xml version='1.0'?><!-- x -->" + svg(notes))), 50, 50, RED)


def test_height_and_width_stand_in_for_a_viewbox():
    drawing = read_svg(b'<svg xmlns="http://www.w3.org/2000/svg" width="2in" height="96"><path d="M0 0h1"/></svg>')
    assert drawing.width / drawing.height == 2


# ------------------------------------------------------------------------------------------------ SVG that is refused

UNSUPPORTED = {
    "<text>x</text>": "<text>",
    '<image href="#a"/>': "<image>",
    "<defs><script>1</script></defs>": "<script>",
    '<rect width="1" height="1"><animate attributeName="x"/></rect>': "<animate>",
    "<foreignObject/>": "<foreignObject>",
    "<svg/>": "<svg>",
    "<switch/>": "<switch>",
    '<path fill="hsv(0, 9%, 9%)" d="M0 0h1"/>': "hsv(0, 9%, 9%)",
    '<symbol id="s"/><use href="#s"/>': "<use> of <symbol>",
    '<linearGradient id="g"/><path fill="url(#g)" d="M0 0h1"/>': "url(#g)",
    '<path clip-path="url(#c)" d="M0 0h1"/>': "clip-path: url(#c)",
    '<path style="mask:url(#c)" d="M0 0h1"/>': "mask: url(#c)",
    '<g filter="url(#f)"/>': "filter: url(#f)",
    '<path marker-end="url(#m)" d="M0 0h1"/>': "marker-end: url(#m)",
    '<path style="transform:scale(2)" d="M0 0h1"/>': "transform: scale(2)",
    '<path fill="reddish" d="M0 0h1"/>': "reddish",
    '<rect width="1em" height="2"/>': "1em",
    '<path fill="red" style="fill:blue !important" d="M0 0h1"/>': "fill: blue !important",
    "<style>g path{fill:red}</style><path d='M0 0h1'/>": "g path {…}",
    "<style>@import 'x.css';</style><path d='M0 0h1'/>": "@import",
    "<style>a{fill:url(x.svg#a)}</style>": "url(…)",
    "<path fill=\"url( 'http://x/#a')\"/>": "url(…)",
    '<use href="other.svg#a"/>': 'href="other.svg#a"',
    '<use xlink:href="file:///etc/passwd"/>': 'href="file:///etc/passwd"',
}


@pytest.mark.parametrize("body", UNSUPPORTED)
def test_what_cannot_be_drawn_faithfully_is_named(body: str):
    problem = refused(read_svg, svg(body))
    assert (problem.code, problem.details) == ("svg-unsupported", {"what": UNSUPPORTED[body]})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "start",
    ['<!DOCTYPE svg [<!ENTITY a "aa">]>', '<!DOCTYPE svg SYSTEM "file:///etc/passwd">', '<?xml-stylesheet href="a.css"?>'],
)
def test_nothing_is_declared_or_fetched(start: str, encoding: str):
    data = (f'<?xml version="1.0" encoding="{encoding}"?>{start}' + svg("<g/>").decode()).encode(encoding)
    assert refused(read_svg, data).code == "svg-unsupported"


BROKEN = [
    "<g>",
    "&a;",
    '<path d="M0 0L1"/>',
    '<path d="M0 0L1e999 0"/>',
    '<path d="M0 0L1e10 0"/>',
    '<g transform="rotate(1 2)"><path d="M0 0h1"/></g>',
    '<g opacity="x"/>',
]
BROKEN += [
    '<path transform="scale(1e200) scale(1e200)" d="M0 0h1"/>',
    '<path stroke="red" stroke-width="-1" d="M0 0h1"/>',
    '<rect width="x" height="1"/>',
]
BROKEN += ['<g id="a"><use href="#a"/></g>', '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>']


@pytest.mark.parametrize(
    "data", [*map(svg, BROKEN), b"", b"<html/>", bytes(range(256)), svg("", "0 0 0 1"), svg("", "0 0 1"), svg("", "0 0 nan 1")]
)
def test_a_broken_file_is_a_problem(data: bytes):
    assert refused(read_svg, data).code == "svg-broken"


def laughs(element: str) -> str:
    """Ten of ten of ten …, forty times over."""
    groups = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 41))
    return f'<defs><g id="a0">{element}</g>{groups}</defs><use href="#a40"/>'


BOMBS = {
    "uses": laughs('<path d="M0 0h1"/>'),
    "uses of nothing": laughs(""),
    "chain of uses": "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(3000)),
    "deep": "<g>" * 200_000,
    "many": "<g/>" * 250_000,
    "one path": '<path d="M0 0h' + "1 " * 900_000 + '"/>',
    "one path of letters": '<path d="M0 0' + "h1" * 900_000 + '"/>',
    "paths": ('<path d="M0 0' + "h1" * 3000 + '"/>') * 7,
    "digits": '<path d="M0 0A' + "1" * 1_000_000 + '"/>',
    "transformations": '<g transform="' + "rotate(1) " * 100_000 + '"/>',
    "rules": "<style>" + ".a{fill:red}" * 100_000 + "</style><g/>",
    "comments": "<style>" + "/*" * 900_000 + "</style><text/>",
    "classes": '<defs><g id="a" class="' + "x " * 900_000 + '"/></defs>' + '<use href="#a"/>' * 20_001,
    "layers": '<g opacity=".5">' * 20 + "<path d='M0 0h1'/>" + "</g>" * 20,
    "bytes": " " * 2_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_soon(name: str):
    data = svg(BOMBS[name])
    start = time.process_time()
    problem = refused(read_svg, data)
    assert problem.code == {"layers": "svg-unsupported", "comments": "svg-unsupported", "digits": "svg-broken"}.get(
        name, "svg-too-large"
    )
    assert time.process_time() - start < 5


def test_a_huge_path_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("dialogkit.press.svg.drawing.read_path", lambda data: pytest.fail("it was read"))
    assert refused(read_svg, svg(BOMBS["one path"])).code == "svg-too-large"


PIECES = [
    "<g",
    "<path",
    "<use",
    "<rect",
    ' d="M0 0',
    ' d="',
    ">",
    "/>",
    "</g>",
    '"',
    ' id="a"',
    ' href="#a"',
    ' style="',
    "fill:red",
    " A1 1 0 0 1",
    " 1e9",
]
PIECES += [
    ' transform="',
    "scale(",
    ")",
    " nan",
    ' opacity=".5"',
    "<style>",
    "</style>",
    "{",
    "}",
    ".a",
    " 1",
    "-",
    ' width="5" height="5"',
    ' stroke="#000"',
]
PIECES += [
    ' stroke-dasharray="',
    ' fill="',
    "rgb(",
    "%",
    ",",
    ' class="a"',
    "&amp;",
    "\x00",
    "é",
    "url(#a)",
    ' rx="3"',
    " h9",
    " q1 2 3 4",
    "z",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_svg_is_drawn_or_a_problem(pieces: list[str]):
    try:
        pdf(read_svg(svg("".join(pieces))))
    except Undrawable as problem:
        assert problem.code.startswith("svg-")


# ------------------------------------------------------------------------------------------------ pixels


def sample() -> Image.Image:
    """Blue, with a red corner at the upper left."""
    image = Image.new("RGB", (200, 100), BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, 59, 59), fill=RED)
    return image


def test_a_png_keeps_its_pixels_and_its_transparency():
    image = sample()
    alpha = Image.new("L", image.size, 255)
    ImageDraw.Draw(alpha).rectangle((100, 0, 199, 99), fill=0)
    image.putalpha(alpha)
    shown = picture(raster(image, "PNG"))
    assert looks(shown, 10, 35, RED) and looks(shown, 40, 50, BLUE) and looks(shown, 75, 50, WHITE)
    assert raster(sample().convert("RGBA"), "PNG").mask is None, "nothing is see-through"
    with pikepdf.open(io.BytesIO(pdf(raster(image, "PNG"), raster(image.convert("LA"), "PNG")))) as file:
        images = list(file.pages[0].Resources.XObject.values())
        assert [str(each.ColorSpace) for each in images] == ["/DeviceRGB", "/DeviceRGB"]
        assert str(images[0].SMask.ColorSpace) == "/DeviceGray"
        assert pikepdf.PdfImage(images[0]).as_pil_image().convert("RGB").tobytes() == sample().tobytes()


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "I;16", "CMYK", "RGB with a clear colour"])
def test_pictures_of_every_sort_of_pixel(mode: str):
    if mode == "CMYK":
        made = raster(sample().convert("CMYK"), "JPEG", quality=95)
        assert made.channels == 3 and made.filter == "DCTDecode"
        shown = picture(made)
        assert all(abs(a - b) < 12 for a, b in zip(shown.getpixel((80, 50)), BLUE))
    elif mode == "I;16":
        image = Image.new("I;16", (200, 100))
        image.putdata([x * 327 for _ in range(100) for x in range(200)])
        shown = picture(raster(image, "PNG"))
        assert looks(shown, 50, 50, (127, 127, 127)) and looks(shown, 99, 50, (253, 253, 253))
    elif mode.startswith("RGB"):
        shown = picture(raster(sample(), "PNG", transparency=RED))
        assert looks(shown, 10, 35, WHITE) and looks(shown, 80, 50, BLUE)
    else:
        shown = picture(raster(sample().convert(mode), "PNG"))
        assert shown.getpixel((10, 35)) != WHITE != shown.getpixel((80, 50))


def test_a_photograph_stands_upright_and_says_nothing_of_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was turned
    exif[0x010F] = "Kameramerke"
    exif[0x8825] = {1: "N", 2: (59.0, 55.0, 12.0)}
    secrets = {"exif": exif, "comment": b"Kommentar", "dpi": (72, 72)}
    made = raster(sample(), "JPEG", **secrets)
    assert (made.width, made.height) == (100, 200)
    shown = picture(made)
    assert all(abs(a - b) < 12 for a, b in zip(shown.getpixel((70, 5)), RED)), "the corner is at the upper right"
    for data in (made.data, pdf(made), pdf(raster(sample(), "PNG", exif=exif))):
        assert not any(secret in data for secret in (b"Exif", b"Kamera", b"Kommentar", b"GPS", b"ICC_PROFILE"))
    assert not Image.open(io.BytesIO(made.data)).getexif()


def test_a_large_picture_is_made_smaller():
    for kind in ("JPEG", "PNG"):
        made = raster(Image.new("RGB", (4000, 2000), BLUE), kind)
        assert made.width == LONG_SIDE and made.height == pytest.approx(LONG_SIDE / 2, abs=1)
    small = raster(sample(), "JPEG")
    assert (small.width, small.height) == (200, 100)


def test_colours_of_another_profile_become_srgb():
    swapped = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, green = (re.search(tag + b"(.{8})", swapped[128:], re.DOTALL) for tag in (b"rXYZ", b"gXYZ"))
    swapped = swapped.replace(b"rXYZ" + red[1], b"rXYZ" + green[1]).replace(b"gXYZ" + green[1], b"gXYZ" + red[1])
    shown = picture(raster(sample(), "PNG", icc_profile=swapped))
    assert looks(shown, 10, 35, (0, 255, 0)), "this profile calls green what sRGB calls red"
    assert looks(picture(raster(sample(), "PNG", icc_profile=b"no profile")), 10, 35, RED)


def huge_png() -> bytes:
    """A PNG that says it has 100 megapixels, and holds none."""
    header = struct.pack(">IIBBBBB", 10_000, 10_000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d)) for t, d in chunks
    )


def test_a_huge_picture_is_refused_before_it_is_decoded():
    assert refused(read_raster, io.BytesIO(huge_png())).code == "picture-too-large"
    bomb = huge_png().replace(struct.pack(">II", 10_000, 10_000), struct.pack(">II", 60_000, 60_000))
    crc = struct.pack(">I", zlib.crc32(bomb[12:29]))
    assert refused(read_raster, io.BytesIO(bomb[:29] + crc + bomb[33:])).code == "picture-too-large"


def files() -> list[bytes]:
    found = []
    for kind, image in (
        ("PNG", sample()),
        ("JPEG", sample()),
        ("PNG", sample().convert("P")),
        ("JPEG", sample().convert("CMYK")),
    ):
        buffer = io.BytesIO()
        image.save(buffer, kind)
        found.append(buffer.getvalue())
    return found


@pytest.mark.parametrize("data", [file[: len(file) // 2] for file in files()] + [b"", b"\xff\xd8\xff", b"GIF89a"])
def test_a_broken_picture_is_a_problem(data: bytes):
    assert refused(read_raster, io.BytesIO(data)).code == "picture-broken"


@given(st.sampled_from(files()), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), max_size=8))
def test_any_picture_is_drawn_or_a_problem(file: bytes, changes: list[tuple[int, int]]):
    data = bytearray(file)
    for at, value in changes:
        data[at % len(data)] = value
    try:
        pdf(read_raster(io.BytesIO(bytes(data))))
    except Undrawable as problem:
        assert problem.code.startswith("picture-")


# ------------------------------------------------------------------------------------------------ the same bytes twice

SAME = """
import hashlib, io, sys
sys.path.insert(0, sys.argv[1])
import test_symbols as t
own = t.read_svg(t.svg(t.MIXED))
pixels = [t.raster(t.sample(), kind) for kind in ("PNG", "JPEG")]
print(hashlib.sha256(t.pdf(t.BOOK.artwork("home"), t.BOOK.artwork("brand-parsinta"), own, *pixels)).hexdigest())
"""
MIXED = (
    '<style>.a{fill:red}.b{stroke:green}</style><g class="a b" opacity=".5"><path d="M0 0h50v50z"/><circle r="40" class="b"/></g>'
)


def test_the_same_bytes_twice():
    command = [sys.executable, "-c", SAME, str(Path(__file__).parent)]
    runs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != ""


def test_names_tell_pictures_apart():
    drawings: list[Drawing | Raster] = [read_svg(svg(f'<path d="M0 0h{n}v9z"/>')) for n in (1, 2)]
    drawings += [raster(Image.new("L", size), "PNG") for size in ((2, 10), (5, 5))]  # as many bytes, all of them 0
    assert len({drawing.name for drawing in drawings}) == 4

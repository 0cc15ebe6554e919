"""Symbols and pictures: found by name, read safely, drawn as they should look, once in a file."""

from __future__ import annotations

import io
import os
import re
import struct
import subprocess
import sys
import zlib
from contextlib import nullcontext
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw

from dialogkit import limits
from dialogkit.cycle.text.scalars import parse_focus
from dialogkit.kit.assets import symbols_of
from dialogkit.paper import PAGES
from dialogkit.picture_files import PNG, chunk
from dialogkit.press.art import svg as press_svg
from dialogkit.press.art.place import place_cropped
from dialogkit.press.art.raster import LONG_SIDE, read_raster
from dialogkit.press.art.svg import read_svg
from dialogkit.press.art.symbols import PictureFile, SymbolBook, symbol_words
from dialogkit.press.pdf.artwork import Raster, Undrawable
from dialogkit.problems import DialogkitError
from dialogkit.words import LANGS, load_words
from drawings import BLACK, BLUE, BOOK, RED, WHITE, digest, drawn, looks, pdf, picture, raster, sample, svg
from paper import canvas, loaded, picture_file


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
    "name",
    ["", "#", "Home", "hus", "../outline/home", "outline/home", "home.svg", "home\n", "home\t2M5", "/etc/passwd", "-", "home-"]
    + ["homeless", "hom", "a", "zzzzz", "0", "h\0me", "\ud800", "hømé", "h" * 300, "home-" * 200_000 + "home"],
    ids=lambda name: repr(name[:20]),
)
def test_what_is_no_name_is_no_symbol(name: str):
    assert name not in BOOK
    with pytest.raises(DialogkitError):
        BOOK.artwork(name)


def test_resvg_is_loaded_for_a_cycles_own_svg_only():
    code = "import sys; from dialogkit.press.art.symbols import SymbolBook; SymbolBook().artwork('home'); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "resvg_py" not in modules


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
    book = SymbolBook({"var-katt": PictureFile("katt.png", "", bytes)})
    assert book.suggest(name) == meant
    with pytest.raises(DialogkitError) as caught:
        book.artwork(name)
    (problem,) = caught.value.problems
    assert problem.code == "unknown-symbol" and problem.details == {"name": name, "suggestion": meant}


@pytest.mark.parametrize("name, meant", [("mood-confuzet", "mood-confused"), ("sport-billards", "sport-billiard")])
def test_a_name_that_tabler_has_changed_is_not_suggested(name: str, meant: str):
    assert SymbolBook().suggest(name) == meant


def test_a_guess_is_made_for_a_hundred_names_only():
    book = SymbolBook()
    said = [book.suggest(f"hom{letter}{n}") for letter in "eabcd" for n in range(30)]
    assert None not in said[:30] and set(said[100:]) == {None}
    assert book.suggest("home0") == said[0], "what was told once is told again"


def test_every_everyday_word_leads_to_a_symbol():
    assert [word for word, name in symbol_words().items() if name not in BOOK] == []
    assert [word for word in symbol_words() if word in BOOK] == [], "words that are names already"


@pytest.mark.parametrize("lang", LANGS)
def test_each_problem_has_words(lang: str, tmp_path: Path):
    words = load_words(lang)
    files = {
        "a.svg": svg("<text/>"),
        "b.svg": b"<svg",
        "c.svg": b" " * 2_000_001,
        "d.png": PNG,
        "e.png": huge_png(),
        "f.gif": b"GIF89a",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    book = SymbolBook({name: picture_file(tmp_path / name) for name in files})
    for name in (*files, "hus"):
        with pytest.raises(DialogkitError) as caught:
            book.artwork(name)
        (problem,) = caught.value.problems
        assert name in words.message(problem) and words.hint(problem)


def test_own_pictures_come_first_and_are_known_by_what_they_hold(tmp_path: Path):
    (tmp_path / "a.svg").write_bytes(svg('<path d="M0 0h100v100z"/>'))
    Image.new("RGB", (8, 8), "red").save(tmp_path / "photo.png", "JPEG")  # the ending does not tell the truth
    book = SymbolBook({"home": picture_file(tmp_path / "a.svg"), "photo": picture_file(tmp_path / "photo.png")})
    assert isinstance(book.artwork("home"), Raster)
    assert book.artwork("photo").filter == "DCTDecode"
    assert book.artwork("home").data is book.picture(picture_file(tmp_path / "a.svg")).data


# ------------------------------------------------------------------------------------------------ drawn


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
            assert "/Font" not in form.Resources and [int(side) for side in form.BBox] == [0, 0, 24, 24]


def test_artwork_fills_its_box_without_being_stretched():
    wide = drawn(svg('<path fill="red" d="M0 0h200v100h-200z"/>', "0 0 200 100"))
    image = picture(wide)
    assert looks(image, 1, 50, RED) and looks(image, 98, 50, RED)
    assert looks(image, 50, 27, RED) and looks(image, 50, 23, WHITE) and looks(image, 50, 77, WHITE)


# ------------------------------------------------------------------------------------------------ a cycle's own SVG


@pytest.mark.parametrize(
    ("written", "point"),
    [
        ("oppe", "50 0"),
        ("Øverst til venstre", "0 0"),
        ("nede til høgre", "100 100"),
        ("left top", "0 0"),
        ("midt på til høyre", "100 50"),
        ("30 % 20 %", "30 20"),
        ("30%, 020%", "30 20"),
        ([30, 0], "30 0"),
        *(
            (wrong, None)
            for wrong in ("hest", "", "120 20", "30", 30, "venstre høyre", "oppe oppe", "oppe 20", "10 20 30", "-5 20")
        ),
    ],
)
def test_where_to_look_is_said_in_words_or_in_per_cent(written: object, point: str | None):
    with nullcontext() if point else pytest.raises(ValueError, match="^focus$"):
        assert parse_focus(written) == point


@pytest.mark.parametrize(
    ("focus", "expected"),
    [((0.5, 0.5), (-50, 0)), ((0.0, 0.5), (0, 0)), ((1.0, 0.0), (-100, 0)), ((0.4, 1.0), (-30, 0)), ((0.3, 0.5), (-10, 0))],
)
def test_a_picture_fills_its_frame_about_what_it_is_looked_at_for(focus: tuple[float, float], expected: tuple[float, float]):
    """One that is twice as wide as its frame of 100 pt, and as tall; the same standing."""
    for wide, tall in ((2, 1), (1, 2)):
        paper = canvas()
        paper.start_page(*PAGES["A4"])
        point = focus if wide > tall else (0.5, 1 - focus[0])
        artwork = Raster("p", 100 * wide, 100 * tall, 1, "FlateDecode", b"", focus=point)
        with paper.artifact():
            place_cropped(paper, artwork, (0, 0, 100, 100))
        (where,) = [line for line in paper._code if "cm" in line and line.startswith("q") and "200" in line]
        found = [float(number) for number in where.split()[-3:-1]]
        assert found == pytest.approx(expected if wide > tall else expected[::-1])


def test_a_pictures_focus_goes_with_it_by_its_name_and_by_its_path(tmp_path: Path):
    sample().save(tmp_path / "a.png")
    year = loaded(tmp_path, "symbols:\n  katt: {src: a.png, alt: A, focus: oppe}\n  hund: {src: a.png, alt: A}\n")
    book, problems = symbols_of(year)
    assert problems == []
    assert [book.artwork(name).focus for name in ("katt", "hund", "a.png")] == [(0.5, 0.0), (0.5, 0.5), (0.5, 0.0)]


@pytest.mark.parametrize(("asked", "expected"), [("20 100", (0.2, 1.0)), (None, (0.5, 0.0))])
def test_a_place_may_ask_for_another_focus_of_the_same_file(asked: str | None, expected: tuple[float, float], tmp_path: Path):
    sample().save(tmp_path / "a.png")
    book, _ = symbols_of(loaded(tmp_path, "symbols:\n  katt: {src: a.png, alt: A, focus: oppe}\n"))
    assert book.filling("a.png", 40, 20, asked).focus == expected


def test_an_svg_becomes_a_picture_that_is_see_through_where_nothing_is_drawn():
    made = read_svg(svg('<path fill="red" d="M0 0h40v40h-40z"/><rect x="60" y="60" width="40" height="40"/>'))
    assert (made.width, made.height) == (LONG_SIDE, LONG_SIDE) and made.mask
    image = picture(made)
    assert looks(image, 20, 20, RED) and looks(image, 75, 75, BLACK) and looks(image, 50, 50, WHITE)
    assert drawn(svg('<rect width="100" height="100"/>')).mask is None


@pytest.mark.parametrize(
    "size, shape",
    [
        ('viewBox="0 0 50 100"', 0.5),
        ('viewBox="0 0 200 100" width="100%"', 2),
        ('width="2in" height="96"', 2),
        ('width="60mm" height="20mm" viewBox="0 0 3 1"', 3),
        ('width="60" height="60" viewBox="-1,-1 1.4,1"', 1.4),
    ],
)
def test_the_longer_side_is_as_long_as_a_photographs(size: str, shape: float):
    made = read_svg(f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path d="M-9-9h999v999h-999z"/></svg>'.encode())
    assert made.mask is None
    assert max(made.width, made.height) == LONG_SIDE
    assert made.width / made.height == pytest.approx(shape, abs=0.01)


DRAWN = {
    '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="red"/></linearGradient>'
    '<rect fill="url(#g)" width="100" height="100"/>': RED,
    '<clipPath id="c"><rect width="60" height="60"/></clipPath>'
    '<rect clip-path="url(#c)" fill="red" width="99" height="99"/>': RED,
    '<mask id="m"><rect width="60" height="60"/></mask><rect mask="url(#m)" width="100" height="100"/><path d="M0 0h9"/>'
    '<rect y="90" width="9" height="9"/>': WHITE,
    '<svg x="40" y="40" width="20" height="20"><rect width="100" height="100" fill="red"/></svg>': RED,
    "<style>.a > .b{fill:red}</style><g class='a'><rect class='b' width='100' height='100'/></g>": RED,
    '<symbol id="s"><rect width="100" height="100" fill="red"/></symbol><use xlink:href="#s"/>': RED,
    '<g opacity=".5"><rect width="99" height="99" fill="red"/><rect width="99" height="99" fill="red"/></g>': (255, 128, 128),
    '<rect width="100" height="100" fill="currentColor"/>': BLACK,
    '<metadata><x:a xmlns:x="urn:x" href="http://x">1</x:a></metadata><rect width="99" height="99" fill="red"/>': RED,
}


@pytest.mark.parametrize("body", DRAWN)
def test_what_resvg_draws_is_drawn(body: str):
    assert looks(picture(drawn(svg(body))), 50, 50, DRAWN[body])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-1"])
def test_a_plain_doctype_and_every_usual_encoding_will_do(encoding: str):
    start = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    body = svg('<title>Påske</title><rect id="æ" width="50" height="50"/><use href="#æ" x="50"/>').decode()
    data = f'<?xml version="1.0" encoding="{encoding}"?><!-- x -->{start}{body}'.encode(encoding)
    assert looks(picture(drawn(data)), 75, 25, BLACK)


# ------------------------------------------------------------------------------------------------ SVG that is refused

UNSUPPORTED = {
    "<text>x</text>": "<text>",
    "<defs><script>1</script></defs>": "<script>",
    '<rect width="1" height="1"><animate attributeName="x"/></rect>': "<animate>",
    "<switch><foreignObject/></switch>": "<foreignObject>",
    '<image href="data:image/png;base64,AAAA"/>': "<image>",
    '<filter id="f"><feImage href="#a"/></filter>': "<feImage>",
    "<style>@import 'x.css';</style><path d='M0 0h1'/>": "@import",
    "<style>a{fill:url(x.svg#a)}</style>": "url(x.svg#a",
    '<path style="fill:var(--red)" d="M0 0h9v9z"/>': "var(",
    "<path fill=\"url( 'http://x/#a')\"/>": "url( 'http://x/#a'",
    '<path style="mask:URL(file:///etc/passwd)"/>': "URL(file:///etc/passwd",
    '<use href="other.svg#a"/>': 'href="other.svg#a"',
    '<use xlink:href="file:///etc/passwd"/>': 'href="file:///etc/passwd"',
    '<a href="https://example.org"><path d="M0 0h1"/></a>': 'href="https://example.org"',
}


@pytest.mark.parametrize("body", UNSUPPORTED)
def test_what_is_unsafe_or_would_look_otherwise_is_named(body: str):
    problem = refused(read_svg, svg(body))
    assert (problem.code, problem.details) == ("svg-unsupported", {"what": UNSUPPORTED[body]})


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "start",
    [
        '<!DOCTYPE svg [<!ENTITY a "aa">]>',
        '<!DOCTYPE svg SYSTEM ">" [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ATTLIST path d CDATA "M0 0h9">]>',
        '<?xml-stylesheet href="a.css"?>',
    ],
)
def test_nothing_is_declared(start: str, encoding: str):
    data = (f'<?xml version="1.0" encoding="{encoding}"?>{start}' + svg("<g/>").decode()).encode(encoding)
    assert refused(read_svg, data).code == "svg-unsupported"


@pytest.mark.skipif(sys.platform == "win32", reason="there the door alone stands in the way")
def test_resvg_opens_no_file_even_where_the_door_stands_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Resvg itself would follow an absolute `href`. The door refuses it, and the process that draws can open no file."""
    Image.new("RGB", (100, 100), "red").save(tmp_path / "secret.png")
    (tmp_path / "secret.svg").write_bytes(svg('<rect id="a" width="100" height="100" fill="red"/>'))
    names = [tmp_path / "secret.png", (tmp_path / "secret.png").as_uri(), "secret.png", "./secret.png", tmp_path / "secret.svg"]
    black = '<rect width="9" height="9"/>'
    bodies = [f'{black}<image href="{name}" width="100" height="100"/>' for name in names]
    bodies += [f'{black}<use href="{tmp_path / "secret.svg"}#a"/>', f"<style>@import '{tmp_path / 'a.css'}'</style>{black}"]
    (tmp_path / "a.css").write_text("rect{fill:red}")
    for body in bodies:
        assert refused(read_svg, svg(body)).code == "svg-unsupported"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(press_svg, "_refuse", lambda element: None)
    for body in bodies:
        shown = picture(drawn(svg(body)))
        assert looks(shown, 50, 50, WHITE) and looks(shown, 4, 4, BLACK), body


def test_no_module_is_taken_from_the_folder_one_stands_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("resvg_py", "resource", "sys"):
        (tmp_path / f"{name}.py").write_text("open('run', 'w')")
    monkeypatch.chdir(tmp_path)
    drawn(svg('<path d="M0 0h9v9z"/>'))
    assert not (tmp_path / "run").exists()


BROKEN = ["<g>", "&a;", "", '<path d="M0 0L1e999 0"/>', '<g id="a"><use href="#a"/></g>']


BROKEN_FILES = [*map(svg, BROKEN), b"", b"<html/>", b"<svg/>", bytes(range(256))]
BROKEN_FILES += [b'<?xml version="1.0" encoding="x"?><svg/>']
BROKEN_FILES += [svg('<path d="M0 0h9v9z"/>', view) for view in ("", "0 0 0 0", "0 0 1", "0 0 nan 1", "0 0 1 inf", "x")]


@pytest.mark.parametrize("data", BROKEN_FILES)
def test_a_broken_or_empty_file_is_a_problem(data: bytes):
    assert refused(read_svg, data).code in ("svg-broken", "picture-broken")


def laughs(element: str, depth: int = 40) -> str:
    """Ten of ten of ten …, as many times over as `depth` says."""
    groups = "".join(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, depth + 1))
    return f'<defs><g id="a0">{element}</g>{groups}</defs><use href="#a{depth}"/>'


BOMBS = {
    "uses": laughs('<path d="M0 0h1"/>'),
    "uses of nothing": laughs(""),
    "no more than resvg bears": laughs('<path d="M0 0h1"/>', 5),
    "chain of uses": "".join(f'<g id="c{n}"><use href="#c{n + 1}"/></g>' for n in range(3000)),
    "deep": "<g>" * 200_000 + "</g>" * 200_000,
    "deep by way of use": "".join(f'<use href="#d{n}"/>' for n in range(900, 0, -90))
    + "".join(f'<g id="d{n}">' for n in range(1000))
    + "</g>" * 1000,
    "many": "<g/>" * (limits.SVG_ELEMENTS + 1),
    "bytes": " " * 2_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_is_drawn(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(press_svg, "_drawn", lambda *_: pytest.fail("it was drawn"))
    assert refused(read_svg, svg(BOMBS[name])).code == "svg-too-large"


SLOW = {
    "masks": '<mask id="m"><rect width="50" height="50"/></mask>' + '<rect mask="url(#m)" width="100" height="100"/>' * 5000,
    "groups": '<g opacity=".5"><rect width="100" height="100"/></g>' * 9000,
    "rules": "<style>" + ".a{fill:red}" * 100_000 + "</style>" + "<g/>" * 1000,
    "filter": '<filter id="f"><feMorphology radius="50"/></filter><rect filter="url(#f)" width="100" height="100"/>',
}


@pytest.mark.parametrize("name", SLOW)
def test_what_takes_too_long_is_stopped(name: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(limits, "SVG_SECONDS", 0.3)
    assert refused(read_svg, svg(SLOW[name])).code == "svg-too-large"


def test_what_ends_resvg_does_not_end_us():
    side = 'width="1e6" height="1e6"'
    body = f'<pattern id="p" {side} patternUnits="userSpaceOnUse"><rect {side}/></pattern><rect fill="url(#p)" {side}/>'
    assert refused(read_svg, svg(body)).code == "svg-too-large", "no machine has the memory"


def test_that_resvg_is_missing_is_no_fault_of_the_picture(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(press_svg, "_CHILD", press_svg._CHILD.replace("resvg_py", "resvg_none"))
    with pytest.raises(RuntimeError, match="resvg_none"):
        read_svg(svg("<g/>"))


PIECES = [*"< > /> </g> <g <path <use <rect <style> </style> { } .a , % z -".split(), "\x00", "é", "&amp;", "url(#a)", '"']
PIECES += [f' {name}="' for name in "d style transform fill stroke-dasharray class width".split()]
PIECES += [' d="M0 0', " A1 1 0 0 1", " 1e9", " nan", " 1", " h9", " q1 2 3 4", ' id="a"', ' href="#a"', ' rx="3"']
PIECES += [' opacity=".5"', "fill:red", "scale(", "rgb(", ")", ' width="5" height="5"', ' stroke="#000"']


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_svg_is_drawn_or_a_problem(pieces: list[str]):
    try:
        pdf(drawn(svg("".join(pieces))))
    except Undrawable as problem:
        assert problem.code.startswith(("svg-", "picture-"))


# ------------------------------------------------------------------------------------------------ pixels


def test_a_png_keeps_its_pixels_and_its_transparency():
    image = sample()
    alpha = Image.new("L", image.size, 255)
    ImageDraw.Draw(alpha).rectangle((100, 0, 197, 99), fill=0)
    image.putalpha(alpha)
    shown = picture(raster(image, "PNG"))
    assert looks(shown, 10, 35, RED) and looks(shown, 40, 50, BLUE) and looks(shown, 75, 50, WHITE)
    assert raster(sample().convert("RGBA"), "PNG").mask is None, "nothing is see-through"
    with pikepdf.open(io.BytesIO(pdf(raster(image, "PNG"), raster(image.convert("LA"), "PNG")))) as file:
        images = list(file.pages[0].Resources.XObject.values())
        assert [str(each.ColorSpace) for each in images] == ["/DeviceRGB", "/DeviceRGB"]
        assert str(images[0].SMask.ColorSpace) == "/DeviceGray"
        seen = (0, 0, 100, 100)
        shown, given = (each.convert("RGB").crop(seen) for each in (pikepdf.PdfImage(images[0]).as_pil_image(), sample()))
        assert shown.tobytes() == given.tobytes()


@pytest.mark.parametrize("side", [25, 100, 800])
def test_what_is_see_through_does_not_darken_the_edges(side: int):
    image = Image.new("RGBA", (400, 400))
    ImageDraw.Draw(image).ellipse((60, 60, 340, 340), fill=(250, 230, 160, 255))
    made = raster(image, "PNG")
    shown = pypdfium2.PdfDocument(pdf(made, side=side))[0].render(scale=1).to_pil().convert("RGB")
    assert shown.getextrema()[0][0] >= 248


def test_a_picture_that_shows_nothing_is_a_problem():
    with pytest.raises(Undrawable) as caught:
        raster(Image.new("RGBA", (9, 9)), "PNG")
    assert caught.value.code == "picture-broken"


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
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


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


def test_the_same_bytes_in_another_process():
    """Where sets and dicts may be in another order."""
    command = [sys.executable, str(Path(__file__).with_name("drawings.py"))]
    env = {**os.environ, "PYTHONHASHSEED": "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"}
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest()


def test_names_tell_pictures_apart():
    drawings = [drawn(svg(f'<path d="M0 0h{n}v9z"/>')) for n in (1, 2)]
    drawings += [raster(Image.new("L", size), "PNG") for size in ((2, 10), (5, 5))]  # as many bytes, all of them 0
    assert len({drawing.name for drawing in drawings}) == 4


# ------------------------------------------------------------------------------------------------ many drawings


def test_many_drawings_are_drawn_by_few_processes_and_look_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that is broken, or takes too much, does the others no harm."""
    started: list[int] = []
    run = press_svg._run
    monkeypatch.setattr(press_svg, "_run", lambda drawings, allowance: started.append(len(drawings)) or run(drawings, allowance))
    data = {f"{n}.svg": svg(f'<path fill="#00{n:02}00" d="M0 0h{50 + n}v100z"/>') for n in range(20)}
    data["3.svg"] = b"<svg"
    files = {name: PictureFile(name, name, lambda inside=inside: inside) for name, inside in data.items()}
    together, alone = SymbolBook(files, files), SymbolBook(files, files)
    together.read_ahead(files)
    assert sorted(started) == [4, 15], "three is broken, and is not sent along"
    same = [name for name in files if name != "3.svg" and together.glimpse(name) == alone.glimpse(name)]
    assert len(same) == 19 and len(started) == 2 + 19 and together.drawings == {*files}
    with pytest.raises(DialogkitError):
        together.glimpse("3.svg")


@pytest.mark.parametrize("done", [0, 4])
def test_where_one_of_many_takes_too_much_those_after_it_are_drawn_alone(monkeypatch: pytest.MonkeyPatch, done: int) -> None:
    run, alone = press_svg._run, list[int]()

    def fail(drawings, allowance):
        if len(drawings) > 1:
            out = run(drawings[:done], allowance).out if done else b""
            allowance.give_back(allowance.lend() - 1.0)
            raise press_svg.TooMuch(1.0, out + b"\0\0\0")  # ended while it wrote
        alone.append(len(drawings))
        return run(drawings, allowance)

    monkeypatch.setattr(press_svg, "_run", fail)
    data = {f"{n}.svg": svg(f'<path d="M0 0h{50 + n}v100z"/>') for n in range(6)}
    book = SymbolBook({name: PictureFile(name, name, lambda inside=inside: inside) for name, inside in data.items()})
    book.read_ahead(data)
    assert book.drawings == {*data} and len(alone) == len(data) - done
    assert all(isinstance(book.artwork(name), Raster) for name in data)
    assert book._allowance._left < limits.SVG_ALL - 1, "what was tried in vain counts"

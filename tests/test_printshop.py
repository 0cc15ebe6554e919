"""`--printshop`: files that a print shop can use as they are. Bleed, boxes, inks, PDF/X-4, and nothing near the cut.

No free program checks PDF/X. `faults` looks for what the standard asks for, as far as it can be read from public sources (ISO
15930-7 as told by the documentation of ConTeXt, of the TeX package pdfx and of preflight programs), and tests break each once.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image, ImageCms, ImageDraw

from conftest import Shell
from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.markup.parser import parse
from dialogkit.paper import CARDS, PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.place import place
from dialogkit.press.art.separation import separate
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import Pressed, press
from dialogkit.press.game.card_back import SAFE
from dialogkit.press.job import Job
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.icc import FOGRA39
from dialogkit.press.pdf.ink import PRINTSHOP
from dialogkit.press.pdf.metadata import DocumentInfo
from dialogkit.press.style import CMYK, KINDS
from dialogkit.problems import UsageError
from dialogkit.words import LANGS, load_words
from kits import EXAMPLES, Shelf
from layout.inks import as_printed, to_rgb
from paper import STAMP, START, loaded, opened, opened_deck, page_sizes, picture_file, spoken

SHOP = Job(printshop=True)
FILES = ["board-printshop.pdf", "cards-printshop.pdf", "mat-printshop.pdf", "poster-printshop.pdf"]
CLOSE = 0.01 * mm
DPI = 100
YEAR = """
themes:
  - id: t
    title: Food
    questions: [{id: q, text: How is it?, type: scale, scale: [{text: Good, symbol: own}, So so, {text: Bad, symbol: photo}]}]
poster:
  we_want: [We knock before we go in., {text: Music in the evening., symbol: own}]
  staff_do: [We listen.]
  sign_lines: 2
game:
  size: poker
  cards: {questions: [{text: What do you like?, symbol: own}, {text: Where?, symbol: photo}], blank: 1}
quotes:
  - {id: q1, who: user, text: I want to choose for myself., consent: {status: given, scope: [game, poster, report]}}
symbols:
  own: {src: own.png, alt: A picture}
  photo: {src: photo.jpg, alt: A photo}
"""


def card(kind: str = "quote", words: str = "Some words") -> str:
    return f'<card kind="{kind}" symbol="home" back="home"><h2>Kind</h2><p>{words}</p></card>'


def deck(inside: str, size: str = "A7", more: str = "") -> str:
    return opened_deck(f'card="{size}" front="F" back="B" turn="T" ruler="R" {more}') + f"<h1>The deck</h1>{inside}</deck>"


def pressed(markup: str) -> Pressed:
    document = parse(f'<document title="T" subject="S" lang="en-GB">{markup}</document>', "test.xml.j2")
    return press(document, house_fonts(), SymbolBook(), STAMP, SHOP)


def year(folder: Path, lang: str = "en", more: str = "") -> Path:
    """A year with pictures of its own, see-through ones too, built for a print shop: the folder with its PDFs."""
    see_through = Image.new("RGBA", (600, 600), (0, 0, 0, 0))
    ImageDraw.Draw(see_through).ellipse((50, 50, 550, 550), fill=(200, 30, 30, 180))
    see_through.save(folder / "own.png")
    Image.new("RGB", (600, 400), (250, 250, 250)).save(folder / "photo.jpg", quality=95)
    made = loaded(folder, YEAR + more, spoken(START, lang))
    build(made, folder / "build", Order(printshop=True))
    return folder / "build"


def years_of(shelf: Shelf) -> dict[str, Path]:
    return {lang: shelf.made(f"shop-{lang}", lambda folder: year(folder, lang)) / "build" for lang in LANGS}


@pytest.fixture(scope="module")
def years(shelf: Shelf) -> dict[str, Path]:
    return years_of(shelf)


@pytest.fixture(scope="module")
def example(shelf: Shelf) -> Path:
    return shelf.kit("solbakken-2026", "--printshop")["poster-printshop"].parent


def for_the_shop(shelf: Shelf) -> list[Path]:
    def link(folder: Path) -> None:
        made = pressed(deck(card(words='See <a href="https://example.org">the page</a>.')))
        (folder / "linked.pdf").write_bytes(made.data)

    files = [path for folder in years_of(shelf).values() for path in sorted(folder.glob("*.pdf"))]
    files += shelf.kit(EXAMPLES[0].name, "--printshop").values()
    return [*files, shelf.made("shop-linked", link) / "linked.pdf"]


def pictures(data: bytes | Path, dpi: int = DPI) -> list[Image.Image]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(value) for value in page.obj[name]]


# ------------------------------------------------------------------------------------------------ boxes


def tenths(low: float, high: float) -> st.SearchStrategy[float]:
    return st.integers(round(low * 10), round(high * 10)).map(lambda number: number / 10)


@settings(deadline=None, max_examples=40)
@given(tenths(60, 250), tenths(80, 250), tenths(0, 10), st.sampled_from(["none", "long-edge", "gutterfold", "separate"]))
def test_boxes_of_cards(width: float, height: float, bleed: float, backs: str) -> None:
    made = pressed(deck(card() * 3, f"{width}x{height}", f'bleed="{bleed}" backs="{backs}"'))
    bleed = max(3, bleed) * mm
    with opened(made.data) as pdf:
        assert len(pdf.pages) == made.pages == (3 if backs == "none" else 6)
        for page in pdf.pages:
            assert box(page, "/TrimBox") == pytest.approx([bleed, bleed, bleed + width * mm, bleed + height * mm], abs=CLOSE)
            assert box(page, "/MediaBox") == pytest.approx([0, 0, width * mm + 2 * bleed, height * mm + 2 * bleed], abs=CLOSE)
            assert box(page, "/BleedBox") == box(page, "/MediaBox")


@pytest.mark.parametrize(
    ("material", "size"),
    [("poster", "A4"), *((material, size) for material in ("poster", "board") for size in ("A3", "A2", "A1"))],
)
def test_boxes_of_poster_and_board(tmp_path: Path, material: str, size: str) -> None:
    data = year(tmp_path, more=f"print: {{{material}: {{size: {size}, tile: A4}}}}") / f"{material}-printshop.pdf"
    with pikepdf.open(data) as pdf:
        (page,) = pdf.pages
        left, low, right, high = box(page, "/TrimBox")
        assert sorted((right - left, high - low)) == pytest.approx(sorted(PAGES[size]), abs=CLOSE)
        assert left == pytest.approx(3 * mm) == pytest.approx(low)
        assert box(page, "/MediaBox") == pytest.approx([0, 0, right + 3 * mm, high + 3 * mm], abs=CLOSE)
        assert box(page, "/BleedBox") == box(page, "/MediaBox")
    edges = edge_colours(pictures(data, 72)[0])
    if material == "board":
        assert not any(BLANK in found for found in edges.values()), "the landscape reaches over all edges"
    else:
        (band,) = edges["above"]
        assert band != BLANK and {band, BLANK} == edges["left"] == edges["right"], "the band reaches over the sides"


# ------------------------------------------------------------------------------------------------ bleed and safe zone

BLANK = (255, 255, 255)
Colours = set[tuple[int, int, int]]


def edge_colours(image: Image.Image) -> dict[str, Colours]:
    """The colours of the outermost pixels on each side."""
    wide, high = image.size
    upright = {"left": (0, 0, 1, high), "right": (wide - 1, 0, wide, high)}
    sides = {**upright, "above": (0, 0, wide, 1), "below": (0, high - 1, wide, high)}
    return {side: {colour for _, colour in image.crop(area).getcolors()} for side, area in sides.items()}


def ring(image: Image.Image, bleed: float, outer: float, inner: float) -> Colours:
    """The colours of what lies between `outer` and `inner` pt inside the trim."""
    outer_px, inner_px = (round((bleed + depth) * DPI / 72) for depth in (outer, inner))
    wide, high = image.size
    boxes = [
        (outer_px, outer_px, wide - outer_px, inner_px),
        (outer_px, high - inner_px, wide - outer_px, high - outer_px),
        (outer_px, outer_px, inner_px, high - outer_px),
        (wide - inner_px, outer_px, wide - outer_px, high - outer_px),
    ]
    return {colour for area in boxes for _, colour in image.crop(area).getcolors()}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("size", [*CARDS, "60.5x91"])
@pytest.mark.parametrize("design", ["deck", "kind", "card"])
def test_fronts_and_backs_reach_the_bleed_and_keep_clear_of_the_cut(kind: str, size: str, design: str) -> None:
    made = pressed(deck(card(kind, "Some words to read."), size, f'design="{design}" symbol="dice-5" word="Game"'))
    front, back = pictures(made.data)
    bleed = 3 * mm
    band = front.crop((0, 0, front.width, round((bleed + 2 * mm) * DPI / 72)))
    assert BLANK not in {colour for _, colour in band.getcolors()}, "a front's upper edge is its kind's colour"
    (ground,) = {colour for _, colour in band.getcolors()}
    assert ring(front, bleed, 3 * mm, SAFE - 0.5 * mm) == {BLANK, ground}, "and nothing but that up to what is read"
    edges = {colour for colours in edge_colours(back).values() for colour in colours}
    assert BLANK not in edges and len(edges) >= 3, "sky and hills go over the edges"
    assert BLANK not in ring(back, bleed, -2 * mm, SAFE - 0.5 * mm)


def test_a_fronts_head_is_as_wide_as_the_card_and_as_tall_as_its_picture_asks_for() -> None:
    front, _ = pictures(pressed(deck(card())).data, 600)
    for x in (10, front.width - 10):
        tall = next(y for y in range(front.height) if front.getpixel((x, y)) == BLANK)
        assert 38 * mm < tall * 72 / 600 - 3 * mm < 46 * mm


def words_near_the_cut(path: Path) -> set[tuple[int, str]]:
    """The letters less than 5 mm inside the trim, each with its page."""
    with pypdfium2.PdfDocument(path) as document:
        return {(number, letter) for number, page in enumerate(document) for letter in _letters_near_the_cut(page)}


def _letters_near_the_cut(page: pypdfium2.PdfPage) -> Iterator[str]:
    left, low, right, high = page.get_trimbox()
    text = page.get_textpage()
    for index, letter in enumerate(text.get_text_range()):
        x0, y0, x1, y1 = text.get_charbox(index)
        if letter.strip() and min(x0 - left, y0 - low, right - x1, high - y1) < 5 * mm - CLOSE:
            yield letter


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("file", FILES)
def test_no_words_near_the_cut(years: dict[str, Path], lang: str, file: str) -> None:
    assert words_near_the_cut(years[lang] / file) == set()


@pytest.mark.parametrize("file", FILES)
def test_no_words_near_the_cut_in_a_whole_year(example: Path, file: str) -> None:
    assert words_near_the_cut(example / file) == set()


def test_words_near_the_cut_are_found(years: dict[str, Path], tmp_path: Path) -> None:
    with pikepdf.open(years["en"] / "cards-printshop.pdf") as pdf:
        pdf.pages[0].obj["/TrimBox"] = Array([30, 30, 150, 200])
        pdf.save(tmp_path / "moved.pdf")
    assert words_near_the_cut(tmp_path / "moved.pdf")


# ------------------------------------------------------------------------------------------------ order and names


def test_front_then_back(tmp_path: Path) -> None:
    made = pressed(deck(card(words="Alpha") + card("right", "Beta")))
    with pypdfium2.PdfDocument(made.data) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    assert ["Alpha" in texts[0], "Beta" in texts[2]] == [True, True]
    assert [text.split() for text in (texts[1], texts[3])] == [["Kind"], ["Kind"]]


def test_no_marks_and_no_notes() -> None:
    with pypdfium2.PdfDocument(pressed(deck(card(), more='guides-front="full" guides-back="full"')).data) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document).split()
    assert words == ["Kind", "Some", "words", "Kind"]


@pytest.mark.parametrize(("backs", "count"), [("none", 12), ("separate", 24)])
def test_one_file_of_cards_whatever_the_backs(tmp_path: Path, backs: str, count: int) -> None:
    out = year(tmp_path, more=f"print: {{cards: {{backs: {backs}}}}}")
    assert sorted(path.name for path in out.glob("*.pdf")) == FILES
    assert len(page_sizes(out / "cards-printshop.pdf")) == count


def test_what_a_print_shop_does_not_print_is_told(shell: Shell, tmp_path: Path) -> None:
    assert shell("build", EXAMPLES[0], "--printshop", "--out", tmp_path) == 0
    left_out = load_words("nb")("waits.not_for_printshop")
    for name in ("handout", "tasks", "report"):
        assert f"{name}: {left_out}" in shell.out
    assert sorted(path.name for path in tmp_path.glob("*.pdf")) == FILES
    assert "70 × 97 mm" in shell.out and "297 × 420 mm" in shell.out


def test_some_of_it(shell: Shell, tmp_path: Path) -> None:
    assert shell("build", EXAMPLES[0], "--printshop", "--only", "poster", "--out", tmp_path) == 0
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["poster-printshop.pdf"]
    assert len(shell.out.splitlines()) == 2  # and what comes next


@pytest.mark.parametrize(
    ("arguments", "named"),
    [(["--only", "cards,handout,report"], ["handout", "report"]), (["--tile", "A4"], ["--tile"]), (["--ink", "low"], ["--ink"])],
)
def test_wrong_usage(shell: Shell, tmp_path: Path, arguments: list[str], named: list[str]) -> None:
    assert shell("build", EXAMPLES[0], "--printshop", *arguments, "--out", tmp_path / "out") == 2
    assert all(f"`{name}`" in shell.err for name in named)
    assert not (tmp_path / "out").exists()


def test_a_template_without_anything_to_print_is_a_problem() -> None:
    made = pressed("<pages><p>Words</p></pages>")
    assert [problem.code for problem in made.problems] == ["nothing-for-printshop"]


def test_other_sizes_on_the_command_line(tmp_path: Path) -> None:
    year = loaded(tmp_path, "poster: {we_want: [We knock.]}")
    build(year, tmp_path / "build", Order(("poster",), printshop=True, settings=("poster.size=A2",)))
    assert page_sizes(tmp_path / "build" / "poster-printshop.pdf") == [pytest.approx([426 * mm, 600 * mm], abs=0.05)]
    with pytest.raises(UsageError):
        build(year, tmp_path / "build", Order(settings=("poster.size=A9",)))


# ------------------------------------------------------------------------------------------------ inks


def streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every page and form: what has painting operators."""
    yield from (page.obj for page in pdf.pages)
    yield from (each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form")


def operators(pdf: pikepdf.Pdf) -> set[str]:
    return {str(step.operator) for each in streams(pdf) for step in pikepdf.parse_content_stream(each)}


COLOURS = {"rg", "RG", "g", "G", "cs", "CS", "sc", "SC", "scn", "SCN", "sh"}  # every operator of colour but k and K


@pytest.mark.parametrize("file", FILES)
def test_nothing_but_cmyk(years: dict[str, Path], file: str) -> None:
    with pikepdf.open(years["en"] / file) as pdf:
        used = operators(pdf)
        assert {"k", "K"} <= used
        assert not used & COLOURS
        images = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Image"]
        masks = [image.SMask.objgen for image in images if "/SMask" in image]
        spaces = {str(image.ColorSpace) for image in images if image.objgen not in masks}
        assert spaces == ({"/DeviceCMYK"} if file != "board-printshop.pdf" else set())
        assert len(masks) == (file != "board-printshop.pdf")


@pytest.mark.parametrize("file", FILES)
def test_nothing_but_cmyk_in_a_whole_year(example: Path, file: str) -> None:
    with pikepdf.open(example / file) as pdf:
        assert not operators(pdf) & COLOURS


def test_every_colour_has_its_inks() -> None:
    folder = Path(style.__file__).parent
    # proofs and cut files are not sent to a print shop
    others = ("overlay.py", "desk.py", "see_through.py", "contact.py", "cut_file.py")
    sources = "".join(file.read_text("utf-8") for file in folder.rglob("*.py") if file.name not in others)
    named = {*re.findall(r"[\"'](#[0-9A-Fa-f]{6})[\"']", sources), INK, WHITE, FAINT}
    assert len(named) > 10
    assert named == CMYK.keys()
    with pytest.raises(KeyError):
        PRINTSHOP.colour("#123456")


def test_inks_are_few() -> None:
    assert CMYK[INK] == (0, 0, 0, 100)
    assert CMYK[WHITE] == (0, 0, 0, 0)
    assert max(sum(inks) for inks in CMYK.values()) <= 300
    assert all(sum(ink > 0 for ink in CMYK[tone]) <= 2 for colours in style.THEMES for tone in (colours.tint, colours.pale))


def in_print(colour: str) -> tuple[int, int, int]:
    return as_printed(*(percent / 100 for percent in CMYK[colour]))


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """WCAG 2.2, contrast ratio."""

    def luminance(rgb: tuple[int, int, int]) -> float:
        linear = [part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_in_print() -> None:
    grounds = [WHITE, style.ROAD, *(ground for colours in style.THEMES for ground in (colours.tint, colours.pale))]
    inks = [INK, *(colours.dark for colours in style.THEMES)]
    for ground in grounds:
        for ink in inks:
            assert contrast(in_print(ink), in_print(ground)) >= 7, (ink, ground)
            assert contrast(in_print(WHITE), in_print(ink)) >= 7


@pytest.mark.parametrize("colour", CMYK)
def test_print_looks_like_the_screen(colour: str) -> None:
    """No ink was mistyped: what is printed is near to what the office printer shows."""
    screen = bytes.fromhex(colour[1:])
    assert max(abs(one - other) for one, other in zip(in_print(colour), screen)) <= 30, (colour, in_print(colour))


def test_pictures_keep_their_colours(tmp_path: Path) -> None:
    image = Image.new("RGB", (64, 64), (255, 255, 255))
    ImageDraw.Draw(image).rectangle((0, 0, 31, 63), fill=(120, 60, 50))
    for kind in ("png", "jpg"):
        file = tmp_path / f"a.{kind}"
        image.save(file, quality=95)
        found = separate(SymbolBook().picture(picture_file(file)))
        assert found.channels == 4
        if kind == "jpg":
            inks = Image.open(io.BytesIO(found.data))
        else:
            rows = zlib.decompress(found.data)
            inks = Image.frombytes("CMYK", image.size, b"".join(rows[at + 1 : at + 257] for at in range(0, len(rows), 257)))
        back = ImageCms.applyTransform(inks, to_rgb())
        assert max(abs(a - b) for a, b in zip(back.getpixel((8, 32)), (120, 60, 50))) <= 8
        assert min(back.getpixel((56, 32))) >= 250


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_picture_is_not_a_negative(tmp_path: Path, kind: str) -> None:
    """A JPEG keeps its inks the wrong way round, and the file says so."""
    image = Image.new("RGB", (64, 64), (255, 255, 255))
    ImageDraw.Draw(image).rectangle((0, 0, 31, 63), fill=(120, 30, 30))
    image.save(tmp_path / f"a.{kind}", quality=95)
    canvas = PressCanvas(DocumentInfo("T", "en-GB", STAMP), house_fonts().first, printshop=True)
    canvas.start_page(100, 100)
    with canvas.artifact():
        place(canvas, SymbolBook().picture(picture_file(tmp_path / f"a.{kind}")), 0, 0, 100, 100)
    (page,) = pictures(canvas.finish(), 72)
    assert min(page.getpixel((80, 50))) >= 245
    red, green, blue = page.getpixel((20, 50))
    assert max(green, blue) < red < 180


def test_a_grey_picture_stays_grey(tmp_path: Path) -> None:
    Image.new("L", (8, 8), 77).save(tmp_path / "a.png")
    grey = SymbolBook().picture(picture_file(tmp_path / "a.png"))
    assert separate(grey) is grey


# ------------------------------------------------------------------------------------------------ PDF/X-4


def faults(pdf: pikepdf.Pdf) -> set[str]:
    """What is not as PDF/X-4 asks."""
    found = {f"xmp {name}" for name, pattern in XMP.items() if not re.search(pattern, pdf.Root.Metadata.read_bytes().decode())}
    found |= {f"info {name}" for name in ("/Title", "/CreationDate", "/ModDate") if not str(pdf.trailer.Info.get(name, ""))}
    found |= {"trapped"} if pdf.trailer.Info.get("/Trapped") != Name("/False") else set()
    found |= {"version"} if tuple(map(int, pdf.pdf_version.split("."))) > (1, 6) else set()
    found |= {"id"} if len(pdf.trailer.get("/ID", [])) != 2 or pdf.is_encrypted else set()
    intents = [intent for intent in pdf.Root.get("/OutputIntents", []) if intent.S == "/GTS_PDFX"]
    found |= {"intent"} if len(intents) != 1 else _intent(intents[0])
    found |= {str(name) for name in ("/AA", "/OpenAction", "/AcroForm", "/OCProperties") if name in pdf.Root}
    if "/Names" in pdf.Root:
        found |= {str(name) for name in ("/JavaScript", "/EmbeddedFiles") if name in pdf.Root.Names}
    for page in pdf.pages:
        found |= _page(page.obj)
    for each in pdf.objects:
        if isinstance(each, Dictionary | pikepdf.Stream):
            found |= _object(each)
    return found


XMP = {
    "version": r"<pdfxid:GTS_PDFXVersion>PDF/X-4</",
    "schema": r'xmlns:pdfxid="http://www\.npes\.org/pdfx/ns/id/"',
    "trapped": r"<pdf:Trapped>False</",
    "title": r"<dc:title><rdf:Alt><rdf:li [^>]*>[^<]+",
    **{name: rf"<xmp:{name}>\d{{4}}-\d\d-\d\dT" for name in ("CreateDate", "ModifyDate", "MetadataDate")},
    "identity": r"<xmpMM:DocumentID>uuid:(?!0{8})[0-9a-f-]{36}</",
    "number": r"<xmpMM:VersionID>[^<]+",
    "rendition": r"<xmpMM:RenditionClass>[^<]+",
}


def _intent(intent: pikepdf.Object) -> set[str]:
    found = {f"intent {key}" for key in ("/OutputConditionIdentifier", "/RegistryName", "/Info") if not str(intent.get(key, ""))}
    profile = intent.DestOutputProfile.read_bytes() if "/DestOutputProfile" in intent else b""
    good = profile[12:20] == b"prtrCMYK" and intent.get("/DestOutputProfile", {}).get("/N") == 4
    return found if good else found | {"intent profile"}  # an output device's, with four inks


def _page(page: pikepdf.Object) -> set[str]:
    boxes = [[float(value) for value in page[name]] for name in ("/MediaBox", "/BleedBox", "/TrimBox") if name in page]
    nested = all(
        outer[0] <= inner[0] < inner[2] <= outer[2] and outer[1] <= inner[1] < inner[3] <= outer[3]
        for outer, inner in zip(boxes, boxes[1:])
    )
    found = set() if len(boxes) == 3 and nested and "/ArtBox" not in page else {"boxes"}
    return found | ({"annotation"} if len(page.get("/Annots", [])) else set())


def _object(each: pikepdf.Object) -> set[str]:
    kind = str(each.get("/Type", "")), str(each.get("/Subtype", ""))
    found = {key for key in ("/OPI", "/Alternates", "/PS", "/TR", "/TR2", "/HT", "/HTP", "/BG", "/UCR") if key in each}
    found |= {"postscript"} if kind[1] == "/PS" or kind[0] == "/Action" or "/JS" in each else set()
    found |= {"lzw"} if "LZW" in str(each.get("/Filter", "")) else set()
    embedded = any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found | ({"font"} if kind[0] == "/FontDescriptor" and not embedded else set())


@pytest.mark.parametrize("file", FILES)
def test_pdfx(years: dict[str, Path], example: Path, file: str) -> None:
    for path in (*(folder / file for folder in years.values()), example / file):
        with pikepdf.open(path) as pdf:
            assert faults(pdf) == set()
            assert str(pdf.Root.OutputIntents[0].OutputConditionIdentifier) == "FOGRA39"
            assert len({intent.DestOutputProfile.objgen for intent in pdf.Root.OutputIntents}) == 1
            assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == FOGRA39.read_bytes()
            assert "/Duplex" not in pdf.Root.ViewerPreferences, "that is of PDF 1.7"


def _meta(old: str, new: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(old.encode(), new.encode()))

    return change


def _without(*steps: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        at = pdf.trailer
        for step in steps[:-1]:
            at = at[int(step)] if step.isdigit() else at[step]
        del at[steps[-1]]

    return change


def _with(name: str, value: object, *steps: str) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf: pikepdf.Pdf) -> None:
        at = pdf.Root
        for step in steps:
            at = at[int(step)] if step.isdigit() else at[step]
        at[name] = value

    return change


def _fonts_away(pdf: pikepdf.Pdf) -> None:
    for each in pdf.objects:
        if isinstance(each, Dictionary) and each.get("/Type") == "/FontDescriptor":
            del each["/FontFile2"]


PAGE = ("/Pages", "/Kids", "0")
INTENT = ("/Root", "/OutputIntents", "0")
BREAKS = {
    "xmp version": _meta(">PDF/X-4<", ">PDF/X-9<"),
    "xmp schema": _meta("npes.org", "npes.com"),
    "xmp trapped": _meta("<pdf:Trapped>False", "<pdf:Trapped>Unknown"),
    "xmp identity": _meta("uuid:", "uuid:00000000-"),
    "xmp number": _meta("VersionID>1<", "VersionID><"),
    "xmp rendition": _meta("RenditionClass>default", "RenditionClass>"),
    "xmp MetadataDate": _meta("MetadataDate", "Metadata"),
    "info /ModDate": _without("/Info", "/ModDate"),
    "trapped": _without("/Info", "/Trapped"),
    "intent": _with("/S", Name.GTS_PDFA1, *INTENT[1:]),
    "intent /Info": _without(*INTENT, "/Info"),
    "intent /RegistryName": _without(*INTENT, "/RegistryName"),
    "intent profile": _without(*INTENT, "/DestOutputProfile"),
    "boxes": _with("/TrimBox", Array([-9, 0, 20, 20]), *PAGE),
    "annotation": _with("/Annots", Array([Dictionary(Type=Name.Annot)]), *PAGE),
    "/OpenAction": _with("/OpenAction", Array([])),
    "/TR": _with("/TR", Name.Identity, *PAGE),
    "font": _fonts_away,
}


@pytest.mark.parametrize("fault", BREAKS)
def test_faults_are_found(years: dict[str, Path], fault: str) -> None:
    with pikepdf.open(years["en"] / "cards-printshop.pdf") as pdf:
        BREAKS[fault](pdf)
        assert fault in faults(pdf)


def test_an_office_file_is_no_pdfx(tmp_path: Path) -> None:
    document = parse(f'<document title="T" subject="S" lang="en-GB">{deck(card())}</document>', "test.xml.j2")
    with opened(press(document, house_fonts(), SymbolBook(), STAMP).data) as pdf:
        assert {"xmp version", "intent", "boxes", "version"} <= faults(pdf)


def test_a_link_is_words_only() -> None:
    made = pressed(deck(card(words='See <a href="https://example.org">the page</a>.')))
    with opened(made.data) as pdf:
        assert faults(pdf) == set()


def test_the_identity_follows_from_the_content() -> None:
    def identity(words: str) -> str:
        with opened(pressed(deck(card(words=words))).data) as pdf:
            return re.search("DocumentID>uuid:([0-9a-f-]+)<", pdf.Root.Metadata.read_bytes().decode())[1]

    assert identity("One") == identity("One") != identity("Two")

"""A cycle's own colours: what is read from the file, what stands out enough, and what is printed."""

from __future__ import annotations

import io
import shutil
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageCms

from conftest import SMALL
from dialogkit.colour import INK, WHITE, contrast, darkened, lightened, luminance, middle_of, pale_enough, pale_of, tint_of, worst
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Colour
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order
from dialogkit.kit.own_colours import replaced
from dialogkit.paper import mm
from dialogkit.press.art.marks import outline
from dialogkit.press.art.recoloured import separated, with_own
from dialogkit.press.pdf.icc import FOGRA39
from dialogkit.press.pdf.ink import PALETTES, PRINTSHOP
from dialogkit.press.style import NEUTRAL, THEMES, colours
from dialogkit.problems import DialogkitError, Severity
from kits import EXAMPLES, Shelf
from paper import canvas

OWN = ("#6B0F3A", "#003F3F", "#3B2A00", "#26267A")
KIT = EXAMPLES[0]


def year(folder: Path, colours: str):
    text = (KIT / "cycle.yaml").read_text(encoding="utf-8")
    shutil.copytree(KIT / "pictures", folder / "pictures")
    (folder / "cycle.yaml").write_text(f"{text}\ncolours:\n{colours}", encoding="utf-8")
    return folder, text.count("\n") + 2


def told(folder: Path, colours: str) -> list[tuple]:
    (folder / "cycle.yaml").write_text(f"{SMALL}colours:\n{colours}", encoding="utf-8")
    start = SMALL.count("\n") + 1
    codes = ("not-a-colour", "colour-too-pale", "tint-too-dark", "colour-twice", "too-many-of")
    try:
        loaded = load(folder)
        problems = (*loaded.problems, *check(loaded))
    except DialogkitError as error:
        problems = error.problems
    found = [problem for problem in problems if problem.code in codes]
    return [(each.code, each.severity, each.place.line - start, each.place.column, each.details.get("better")) for each in found]


# ------------------------------------------------------------------------------------------------ contrast


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [  # the first four by WCAG's own definitions and examples; the rest as rule L07's table has them
        ("#000000", "#FFFFFF", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#E69F00", "#000000", 9.3),
        ("#56B4E9", "#000000", 9.1),
        ("#009E73", "#000000", 6.1),
        ("#F0E442", "#000000", 15.9),
        ("#D55E00", "#000000", 5.4),
        ("#0072B2", "#000000", 4.05),
        ("#0072B2", "#FFFFFF", 5.2),
    ],
)
def test_contrast_is_wcags(one: str, other: str, ratio: float):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.06 if ratio > 4.6 else 0.006)


def test_the_houses_own_colours_pass():
    for each in (*THEMES, NEUTRAL):
        assert (
            contrast(each.dark, WHITE) >= 9
            and worst(each.dark, each.tint)[0] >= 7.4
            and worst(each.dark, each.pale)[0] >= 8.3
            and pale_enough(each.tint)
        )


@pytest.mark.parametrize("dark", ["#3399CC", "#FF0000", "#FFFFFF", "#FFFF00", "#0B4A6F", "#808080"])
@pytest.mark.parametrize("tint", [None, "#E3F0F8", "#FFE0A0"])
def test_the_nearest_that_passes_is_the_nearest(dark: str, tint: str | None):
    better = darkened(dark, tint)
    assert worst(better, tint)[0] >= 7
    share = max(int(better[at : at + 2], 16) / (int(dark[at : at + 2], 16) or 1) for at in (1, 3, 5))
    lighter = "#" + "".join(f"{min(255, round(int(dark[at : at + 2], 16) * (share + 0.02))):02X}" for at in (1, 3, 5))
    assert better == dark or worst(lighter, tint)[0] < 7


def test_the_nearest_tint_that_passes():
    assert lightened("#E3F0F8") == "#E3F0F8"
    better = lightened("#CC8855")
    assert pale_enough(better) and not pale_enough("#CC8855")
    assert luminance(better) < luminance("#E9CBB5"), "no paler than it must be"


# ------------------------------------------------------------------------------------------------ the file


def test_what_is_wrong_is_told_at_its_place(tmp_path: Path):
    found = told(tmp_path, '  - "#3399CC"\n  - dark: "#B0561F"\n    tint: "#CC8855"\n  - dark: "#2E5F8A"\n  - "5A2A7D"\n')
    assert found == [
        ("colour-too-pale", Severity.WARNING, 1, 5, darkened("#3399CC", None)),
        ("colour-too-pale", Severity.WARNING, 2, 11, darkened("#B0561F", lightened("#CC8855"))),
        ("tint-too-dark", Severity.WARNING, 3, 11, lightened("#CC8855")),
        ("colour-too-pale", Severity.WARNING, 4, 11, darkened("#2E5F8A", None)),
    ]


def test_the_same_colour_twice(tmp_path: Path):
    found = told(tmp_path, f'  - "{OWN[0]}"\n  - "{OWN[0]}"\n  - "{THEMES[3].dark}"\n')
    assert [each[:3] for each in found] == [("colour-twice", Severity.WARNING, 2), ("colour-twice", Severity.WARNING, 3)]


@pytest.mark.parametrize(
    ("colours", "line"),
    [("  - dark: #0B4A6F\n", 1), ("  - #0B4A6F\n", 1), ("  - dark: blue\n", 1), ('  - "#12345"\n', 1), ('  - "#GGGGGG"\n', 1)]
    + [('  - dark: "#0B4A6F"\n    tint: #E3F0F8\n', 2), ("  - dark: [1, 2]\n", 1)],
)  # fmt: skip
def test_what_is_no_colour(tmp_path: Path, colours: str, line: int):
    found = told(tmp_path, colours)
    if "[" in colours:
        assert found == [], "a list where a text belongs is told as such"
    else:
        assert [each[:3] for each in found] == [("not-a-colour", Severity.ERROR, line)]


def test_nine_are_too_many(tmp_path: Path):
    assert [each[0] for each in told(tmp_path, '  - "#0B4A6F"\n' * 9)] == ["too-many-of"]


def test_short_forms():
    assert Colour(dark="#04f", tint="e3f0f8").model_dump() == {"dark": "#0044FF", "tint": "#E3F0F8"}


# ------------------------------------------------------------------------------------------------ paper


def test_own_colours_take_the_place_of_the_houses():
    pairs = dict(replaced([Colour(dark=OWN[0]), Colour(dark=OWN[1], tint="#FFF0E0")]))
    assert pairs == {
        THEMES[0].dark: OWN[0],
        THEMES[0].middle: middle_of(OWN[0]),
        THEMES[0].tint: tint_of(OWN[0]),
        THEMES[0].pale: pale_of(OWN[0]),
        THEMES[1].dark: OWN[1],
        THEMES[1].middle: middle_of(OWN[1]),
        THEMES[1].tint: "#FFF0E0",
        THEMES[1].pale: pale_of(OWN[1]),
    }


PALE = ("#FFFFFF", "#FFFF00", "#3399CC", "#FF0000", "#F8F8F8", "#00FF00", "#E3F0F8", "#808080")


def test_own_colours_that_are_too_pale_give_way_to_the_nearest_and_nothing_stops(tmp_path: Path):
    colours = "".join(f'  - {{dark: "{dark}", tint: "#CC8855"}}\n' for dark in PALE[:4])
    colours += "".join(f'  - "{dark}"\n' for dark in PALE[4:])
    (tmp_path / "cycle.yaml").write_text(f"{SMALL}colours:\n{colours}", encoding="utf-8")
    loaded = load(tmp_path)
    found = [each for each in check(loaded) if each.code in ("colour-too-pale", "tint-too-dark")]
    assert len(found) == 12 and {each.severity for each in found} == {Severity.WARNING}
    build(loaded, tmp_path / "build", Order(("tasks",)))
    pairs = dict(replaced(loaded.cycle.colours))
    for house, own in zip(THEMES, PALE):
        dark, middle, tint, pale = (pairs[tone] for tone in house.tones)
        assert dark == darkened(own, tint if own in PALE[:4] else None)
        assert min(contrast(dark, ground) for ground in (WHITE, tint, pale)) >= 7 and pale_enough(tint)
        assert luminance(dark) < luminance(middle) < luminance(pale)


def test_eight_themes_have_eight_looks():
    looks = [colours(str(number)) for number in range(1, 9)]
    for part in ("dark", "tint", "middle", "pale", "shape", "pattern"):
        assert len({getattr(look, part) for look in looks}) == 8, part
    assert colours("9") == looks[0] and NEUTRAL.shape not in {look.shape for look in looks}


def test_shapes_can_be_told_apart_where_they_are_small_and_grey():
    """As they stand before a theme's name: 5.4 mm, solid. Of any two, a tenth of the square differs."""
    paper, size = canvas(), 5.4 * mm
    shapes = [*(look.shape for look in THEMES), NEUTRAL.shape]
    paper.start_page(size * len(shapes), size)
    with paper.artifact():
        for number, shape in enumerate(shapes):
            paper.drawPath(outline(paper, shape, number * size, 0, size), stroke=0, fill=1)
    with pypdfium2.PdfDocument(paper.finish()) as document:
        page = document[0].render(scale=4).to_pil().convert("1")
    side = page.height
    drawn = [page.crop((number * side, 0, (number + 1) * side, side)) for number in range(len(shapes))]
    for one, other in combinations(drawn, 2):
        assert ImageChops.logical_xor(one, other).histogram()[255] > 0.1 * side * side


def test_own_colours_in_every_ink():
    own = {THEMES[0].dark: OWN[0], THEMES[0].tint: "#FCEFF4"}
    grey, low, colour = (with_own(PALETTES[ink], own) for ink in ("grey", "low", "colour"))
    assert colour.colour(THEMES[0].dark).hexval() == "0x6b0f3a"
    assert colour.colour(THEMES[1].dark) == PALETTES["colour"].colour(THEMES[1].dark), "the others stay"
    bright = grey.colour(THEMES[0].dark)
    assert bright != PALETTES["grey"].colour(THEMES[0].dark)
    level = round(bright * 255)
    assert luminance(f"#{level:02X}{level:02X}{level:02X}") == pytest.approx(luminance(OWN[0]), abs=0.002)
    assert low.colour(THEMES[0].tint) == 1.0 and low.colour(THEMES[0].dark).hexval() == "0x6b0f3a"
    assert with_own(PALETTES["colour"], {}) is PALETTES["colour"]


@pytest.mark.parametrize("name", [*OWN, "#000000", "#000011", "#E3F0F8", "#FFFFFF"])
def test_the_press_prints_own_colours_in_no_more_ink_than_dries(name: str):
    inks = separated(name).cmyk()
    assert sum(inks) <= 3.0 + 1e-9
    printed = Image.new("CMYK", (1, 1), tuple(round(ink * 255) for ink in inks))
    profiles = ImageCms.ImageCmsProfile(io.BytesIO(FOGRA39.read_bytes())), ImageCms.createProfile("sRGB")
    seen = ImageCms.profileToProfile(printed, *profiles, ImageCms.Intent.RELATIVE_COLORIMETRIC, "RGB").getpixel((0, 0))
    back = "#" + "".join(f"{part:02X}" for part in seen)
    assert abs(luminance(back) - luminance(name)) < 0.05, "it is as bright as it was"
    if name in OWN:
        assert contrast(back, WHITE) >= 7


def test_a_print_shop_gets_inks_for_own_colours():
    palette = with_own(PRINTSHOP, {THEMES[0].dark: OWN[0]})
    assert palette.colour(THEMES[0].dark) == separated(OWN[0])
    assert palette.colour(INK).cmyk() == (0, 0, 0, 1)


COLOURS = "".join(f'  - "{dark}"\n' for dark in OWN)


@pytest.fixture(scope="module")
def kits(shelf: Shelf) -> dict[str, Path]:
    """What is looked at of the year in its own colours: in colour, in grey, and for a print shop."""

    def make(folder: Path) -> None:
        (folder / "year").mkdir()
        loaded = load(year(folder / "year", COLOURS)[0])
        build(loaded, folder / "colour", Order(("board",)))
        build(loaded, folder / "grey", Order(("board",), ink="grey"))
        build(loaded, folder / "shop", Order(("poster",), printshop=True))

    made = shelf.made("own-colours", make)
    return {name: made / name for name in ("colour", "grey", "shop")}


def seen(file: Path) -> set[tuple[int, int, int]]:
    """The colours of large areas on a file's pages."""
    found = set()
    with pypdfium2.PdfDocument(file) as document:
        for page in document:
            counted = page.render(scale=0.6).to_pil().convert("RGB").getcolors(1 << 20)
            found |= {colour for count, colour in counted if count > 150}
    return found


def rgb(name: str) -> tuple[int, ...]:
    return tuple(int(name[at : at + 2], 16) for at in (1, 3, 5))


def test_own_colours_are_seen_and_the_houses_are_not(kits: dict[str, Path]):
    board = seen(kits["colour"] / "board.pdf")
    for own, house in zip(OWN, THEMES):
        assert rgb(house.dark) not in board and rgb(house.tint) not in board
    assert {rgb(dark) for dark in OWN[:3]} <= board and {rgb(tint_of(dark)) for dark in OWN[:3]} <= board


def test_in_grey_they_are_as_bright(kits: dict[str, Path]):
    found = seen(kits["grey"] / "board.pdf")
    assert all(len(set(colour)) == 1 for colour in found)
    brightest = {colour[0] for colour in found}
    for dark in OWN[:3]:
        level = round(PALETTES["grey"].colour(dark) * 255)
        assert any(abs(level - other) <= 1 for other in brightest)


def test_a_print_shops_file_holds_no_rgb(kits: dict[str, Path]):
    with pikepdf.open(kits["shop"] / "poster-printshop.pdf") as pdf:
        names = {str(operator) for page in pdf.pages for _, operator in pikepdf.parse_content_stream(page)}
        inks = {
            tuple(float(part) for part in operands)
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "k"
        }
    assert "k" in names and not names & {"rg", "RG"}
    for dark in OWN:
        wanted = separated(dark).cmyk()
        assert any(all(abs(a - b) < 0.01 for a, b in zip(wanted, each)) for each in inks)


def test_cards_in_new_colours_have_changed(tmp_path: Path):
    loaded = load(year(tmp_path, COLOURS)[0])
    build(loaded, tmp_path / "build", Order(("cards",)))
    other = replace(loaded, cycle=loaded.cycle.model_copy(update={"colours": loaded.cycle.colours[:1]}))
    for now, some in ((loaded, False), (other, True)):
        results, _ = build(now, tmp_path / "build", Order(("cards",), only_changed=True))
        assert bool(results[0].path) is some

"""Drawings are seen whole and nearly fill their frames, however packs keep them; photos fill theirs."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

import packs
from dialogkit.press.art.ground import without_ground
from dialogkit.press.art.raster import in_grey, read_raster
from drawings import picture, raster
from kits import Shelf
from layout import rules, years
from layout.facts import Facts, mm, read


def lying(mode: str, ground: object, box: tuple[int, int, int, int], fill: object = "red") -> Image.Image:
    image = Image.new(mode, (300, 200), ground)
    ImageDraw.Draw(image).rectangle(box, fill=fill)
    return image


@pytest.mark.parametrize("sort", [each for each in packs.SORTS if each != "svg"])
def test_what_a_pack_holds_is_told_by_what_is_drawn(sort: str) -> None:
    """Not by the file's kind: a drawing on white is none that may be cropped, as JPEG no more than as PNG."""
    made = read_raster(io.BytesIO(packs.sort_of(packs.SORTS.index(sort))[1]))
    assert made.is_photo == (sort == "photo")
    assert made.has_ground == (sort in ("white", "rippled", "black"))


@pytest.mark.parametrize(
    ("image", "size", "has_ground"),
    [
        (lying("RGB", "white", (20, 40, 279, 159)), (268, 128), True),  # with a little air
        (lying("RGB", "white", (140, 90, 159, 109)), (204, 200), True),  # what is small stays so
        (lying("RGB", "white", (30, 60, 269, 199)), (248, 148), True),  # what stands on the lower edge
        (lying("L", 255, (20, 40, 279, 159), 0), (268, 128), True),
        (lying("RGB", "#FFE9A8", (20, 40, 279, 159)), (300, 200), True),  # a colour is part of it
        (lying("RGBA", (0, 0, 0, 0), (20, 40, 279, 159)), (268, 128), False),
        (lying("RGBA", "white", (20, 40, 279, 159)), (268, 128), True),
        (lying("RGB", "white", (0, 0, 299, 199)), (300, 200), False),  # all of it is one colour
        (Image.linear_gradient("L").resize((300, 200)), (300, 200), False),
        (
            Image.blend(lying("L", 12, (99, 50, 200, 150), 90), Image.effect_noise((300, 200), 80), 0.1),
            (300, 200),
            False,
        ),  # at night
    ],
)
def test_empty_margins_go(image: Image.Image, size: tuple[int, int], has_ground: bool) -> None:
    made, found = without_ground(image)
    assert (made.size, found) == (size, has_ground)


def test_in_grey_the_lines_of_a_drawing_are_told_from_its_colours() -> None:
    """And black stays black; a photo keeps its greys."""
    drawn = Image.new("RGBA", (300, 300))
    ImageDraw.Draw(drawn).rectangle((4, 4, 295, 295), fill="#D62828", outline="#111111", width=30)
    grey = picture(in_grey(raster(drawn, "PNG")))
    assert grey.getpixel((5, 50))[0] <= 20 and 110 <= grey.getpixel((50, 50))[0] <= 160
    photo = drawn.convert("RGB").crop((0, 30, 270, 300))  # reaches its edges in two colours
    assert picture(in_grey(raster(photo, "PNG"))).getpixel((50, 50))[0] == pytest.approx(92, abs=3)


# ------------------------------------------------------------------------------------------------ on all pages of a year


def facts(shelf: Shelf, material: str, kit: str = "a pack") -> Facts:
    return shelf.told(read, years.KITS[kit](shelf)[material])


@pytest.mark.parametrize("kit", ["a pack", "half a pack"])
@pytest.mark.parametrize("material", ["handout", "tasks", "mat", "poster", "board", "cards", "report"])
def test_nothing_but_photos_is_cut_off(shelf: Shelf, kit: str, material: str) -> None:
    """Photos are told by their sides, which no drawing has."""
    pictures = facts(shelf, material, kit).ofkind("picture")
    assert len({mark.name for mark in pictures}) > 2
    cut = [mark for mark in pictures if any(abs(a - b) > 0.5 for a, b in zip(mark.box, mark.seen))]
    photos = [Image.open(path).size for path in (years.EXAMPLES[0] / "pictures").glob("*.jpg")] + [(640, 480)]
    for mark in cut:
        sides = max(mark.sides) / min(mark.sides)  # some are turned, where a box is folded
        assert any(sides == pytest.approx(max(size) / min(size), rel=0.01) for size in photos), mark


@pytest.mark.parametrize("kit", ["a pack", "half a pack"])
def test_drawings_on_tiles_and_cards_are_large(shelf: Shelf, kit: str) -> None:
    """They reach seven tenths of the height of their field, or four fifths of its width; in a tall one they are as in its row."""
    for material in ("tasks", "mat"):
        found = facts(shelf, material, kit)
        fields = [(mark, rules.under(found, mark)) for mark in found.ofkind("picture")]
        seen = [(mark, ground) for mark, ground in fields if ground and ground.sides[1] < 53 * mm < ground.sides[0] < 61 * mm]
        assert seen
        for mark, ground in seen:
            across, up = (mine / its for mine, its in zip(mark.sides, ground.sides))
            assert up >= 0.7 or across >= 0.8, mark
        for mark in [mark for mark, ground in fields if ground and ground.sides[0] < 61 * mm and ground.sides[1] >= 53 * mm]:
            row = [max(each.sides) for each, _ in seen if each.page == mark.page]
            assert row and max(mark.sides) >= 0.9 * min(row), mark

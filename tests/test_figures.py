"""The road and the landscape, measured."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import get_args

import pypdfium2
import pytest
from PIL import ImageColor, ImageOps

from dialogkit.press import style
from dialogkit.press.figures.road import Way
from dialogkit.press.figures.scenes import HIGH, WIDE, scene
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.ink import PALETTES
from dialogkit.press.pdf.metadata import DocumentInfo
from dialogkit.terms import Scene
from paper import STAMP

BEND = [(0.0, 0.0), (100.0, 20.0), (180.0, 120.0), (60.0, 160.0)]


def test_a_way_goes_through_its_points_at_an_even_pace() -> None:
    way = Way(BEND)
    steps = [way.at(way.length * part / 200)[:2] for part in range(201)]
    assert steps[0] == BEND[0] and steps[-1] == pytest.approx(BEND[-1])
    assert all(min(math.dist(point, step) for step in steps) < 3 for point in BEND)
    far = [math.dist(one, two) for one, two in pairwise(steps)]
    assert max(far) < 1.05 * min(far)
    assert way.length == pytest.approx(sum(far), rel=0.01)
    assert way.at(-5)[:2] == BEND[0] and way.at(way.length + 5)[:2] == pytest.approx(BEND[-1])


def test_one_looks_the_way_one_goes() -> None:
    assert [Way([(0, 0), end]).at(5)[2] for end in ((9, 0), (0, 9), (-9, 0), (0, -9))] == [0, 90, 180, -90]


def test_a_road_narrows_from_its_one_width_to_the_other() -> None:
    outline = Way([(0.0, 0.0), (0.0, 50.0), (0.0, 100.0)]).narrowing(4, 32)
    half = len(outline) // 2
    widths = [math.dist(left, right) for left, right in zip(outline[:half], outline[half:][::-1])]
    assert (widths[0], widths[-1]) == pytest.approx((4, 32)) and widths == sorted(widths)


@pytest.mark.parametrize("colour", [style.ROAD, style.SKY, style.SUN, style.LEAVES, style.TRUNK, style.MEADOW, *style.MEADOWS])
def test_the_landscape_is_pale(colour: str) -> None:
    """At most a quarter darker than white, as a grey printer makes it."""
    red, green, blue = ImageColor.getrgb(colour)
    assert 0.299 * red + 0.587 * green + 0.114 * blue >= 0.75 * 255


@pytest.mark.parametrize("ink", ["colour", "grey", "low"])
@pytest.mark.parametrize("name", get_args(Scene))
def test_a_scene_fills_its_box_and_no_more(name: Scene, ink: str) -> None:
    """Each of the six is about as tall as 70 per cent of its panel, and stays inside of it."""
    sheet = PressCanvas(DocumentInfo("T", "nb", STAMP), house_fonts().first, PALETTES[ink])
    sheet.start_page(2 * WIDE, 2 * HIGH)
    with sheet.artifact():
        scene(sheet, name, (WIDE / 2, HIGH / 2, WIDE, HIGH), style.THEMES[0])
    with pypdfium2.PdfDocument(sheet.finish()) as pdf:
        left, top, right, low = ImageOps.invert(pdf[0].render().to_pil().convert("L")).getbbox()
    assert WIDE / 2 <= left and right <= WIDE * 1.5 and HIGH / 2 <= top and low <= HIGH * 1.5
    assert low - top >= 0.6 * HIGH

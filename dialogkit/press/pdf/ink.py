"""How the colours of `style` come out on paper: in colour, in grey for a printer that has only black, or with little ink."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportlab.lib.colors import CMYKColor, Color, HexColor

from dialogkit.colour import FAINT, INK, luminance
from dialogkit.press.pdf.reportlab_parts import numbers
from dialogkit.press.style import CMYK

_BRIGHT = 0.5  # a luminance above that of every word and line, and below that of every ground


@dataclass(frozen=True, slots=True)
class Palette:
    """What a canvas paints with.

    `colour` turns a name (#RRGGBB) into a colour of ReportLab's, or into a grey from 0.0, black, to 1.0, white. With `patterns`
    themes and kinds are told apart by these, as their colours would be by themselves. Where nothing is `filled`, panels and
    badges are outlines. `pictures` keep their colours, or are made grey, or CMYK.
    """

    colour: Callable[[str], Color | float]
    patterns: bool = False
    filled: bool = True
    pictures: Literal["colour", "grey", "cmyk"] = "colour"


def operators(colour: Color | float) -> str:
    """The PDF operators that choose a colour for areas and for lines."""
    if isinstance(colour, float):
        parts, names = numbers(colour), ("g", "G")
    elif isinstance(colour, CMYKColor):
        parts, names = numbers(*colour.cmyk()), ("k", "K")
    else:
        parts, names = numbers(*colour.rgb()), ("rg", "RG")
    return " ".join(f"{parts} {name}" for name in names)


@cache
def _rgb(name: str) -> Color:
    return HexColor(name)  # ReportLab would read a "#1B1F23" anew each time


@cache
def _grey(name: str) -> float:
    """The grey that is as bright, so that contrasts stay as they are. Ink is black: a printer would make dots of a dark grey."""
    if name == INK:
        return 0.0
    bright = luminance(name)
    return round(bright * 12.92 if bright <= 0.0031308 else 1.055 * bright ** (1 / 2.4) - 0.055, 3)


@cache
def _sparing(name: str) -> Color | float:
    """Grounds stay white, words and rules take black alone, a theme's dark tone keeps its colour."""
    if luminance(name) > _BRIGHT:
        return 1.0
    return _grey(name) if name in (INK, FAINT) else _rgb(name)


@cache
def _inks(name: str) -> CMYKColor:
    return CMYKColor(*(percent / 100 for percent in CMYK[name]))


COLOUR = Palette(_rgb)
PALETTES = {
    "colour": COLOUR,
    "grey": Palette(_grey, patterns=True, pictures="grey"),
    "low": Palette(_sparing, filled=False, pictures="grey"),
}
"""By the ink of a job."""
PRINTSHOP = Palette(_inks, pictures="cmyk")
"""For a printing press: each colour has inks of its own, see `style.CMYK`."""

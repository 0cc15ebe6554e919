"""A cycle's own colours on paper: a palette in which they take the place of the house's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from reportlab.lib.colors import CMYKColor, Color

from dialogkit.press.pdf.icc import in_inks
from dialogkit.press.pdf.ink import PRINTSHOP, Palette

_MOST_INK = 300  # per cent, of all inks in one place: more does not dry on coated paper


def with_own(palette: Palette, own: Mapping[str, str]) -> Palette:
    """The palette with other colours for the names that `own` holds, in the same way: as bright a grey, or as much ink."""
    if not own:
        return palette
    plain = palette.colour

    def colour(name: str) -> Color | float:
        if name not in own:
            return plain(name)
        return separated(own[name]) if palette is PRINTSHOP else plain(own[name])

    return replace(palette, colour=colour)


@cache
def separated(name: str) -> CMYKColor:
    """A colour as a press prints it, in at most 300 per cent of ink.

    Where that would be more, cyan, magenta and yellow give way alike and black stays.
    """
    from PIL import Image

    image = in_inks(Image.new("RGB", (1, 1), name))
    *three, black = (part / 255 * 100 for part in image.tobytes())
    share = min(1.0, (_MOST_INK - black) / (sum(three) or 1))
    return CMYKColor(*(round(part * share) / 100 for part in three), round(black) / 100)

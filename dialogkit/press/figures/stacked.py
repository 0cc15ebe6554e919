"""A bar of shares behind each other, each with its own ground: known by its pattern where there are no colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.art.pattern import filled
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, at_least
from dialogkit.press.style import Colours
from dialogkit.press.type.paragraph import Paragraph

GROUNDS = {
    **{"done": "solid", "doing": "slants", "agreed": "tint", "proposed": "dots", "dropped": "white"},
    **{"yes": "solid", "partly": "slants", "no": "white"},
}
"""The ground of each kind of share: what a status is told by, and an answer."""
_SPARING = {"solid": "lattice", "tint": "bars"}
"""The patterns in place of areas where nothing is filled."""
_EDGE = 0.9  # pt
_CLEAR = 1.2 * mm  # on both sides of a number
_DOT = 7.5 * mm  # how tall the white behind a number is on a pattern
_SEEN = 2.5 * mm  # of a pattern on both sides of that


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar: its kind (see GROUNDS), how much it is, and its number in dark and in white."""

    kind: str
    value: float
    dark: Paragraph
    white: Paragraph


def ground(canvas: PressCanvas, kind: str, box: Box, colours: Colours, clear: float = 0.0) -> None:
    """The ground of a share, with a line round it. On a pattern the number in its middle has white behind it, `clear` pt wide."""
    name = GROUNDS[kind] if canvas.palette.filled else _SPARING.get(GROUNDS[kind], GROUNDS[kind])
    x, y, width, height = box
    with canvas.state():
        canvas.setFillColor({"solid": colours.dark, "tint": colours.tint}.get(name, WHITE))
        canvas.rect(*box, stroke=0, fill=1)
        if name not in ("solid", "tint", "white"):
            filled(canvas, name, colours.dark, box)
            if clear:
                tall = min(_DOT, height - 2 * _EDGE)
                canvas.setFillColor(WHITE)
                canvas.roundRect(x + (width - clear) / 2, y + (height - tall) / 2, clear, tall, tall / 2, stroke=0, fill=1)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(_EDGE)
        canvas.rect(*box, stroke=1, fill=0)


def widths(shares: Sequence[Share], width: float) -> list[float]:
    """How wide each share is of a bar: in proportion, but none is narrower than its number, as far as the others can spare it."""
    whole = sum(share.value for share in shares) or 1
    least = [_least(share, width) if share.value else 0.0 for share in shares]
    return at_least(least, [width * share.value / whole for share in shares])


def _least(share: Share, width: float) -> float:
    """How wide a share must be for its number, and for its pattern beside it."""
    plain = GROUNDS[share.kind] in ("solid", "white")
    return share.dark.width(width) + 2 * _CLEAR + (0 if plain else 2 * _SEEN)


def stacked(canvas: PressCanvas, shares: Sequence[Share], box: Box, colours: Colours) -> None:
    """The bar in a box, each share with its number."""
    x, y, width, height = box
    left = x
    for share, wide in zip(shares, widths(shares, width)):
        if not wide:
            continue
        said = share.dark.width(width)
        ground(canvas, share.kind, (left, y, wide, height), colours, said + 2 * _CLEAR)
        on_dark = GROUNDS[share.kind] == "solid" and canvas.palette.filled
        number = share.white if on_dark else share.dark
        number.show(canvas, left + (wide - said) / 2, y + (height + number.style.leading) / 2, said + 1)
        left += wide

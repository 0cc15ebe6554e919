"""A bar of shares behind each other, each with its own ground: known by its pattern where there are no colours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.art.pattern import filled
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
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
_CLEAR = 1.4 * mm  # of a number on a pattern, on both sides
_NARROW = 9 * mm  # a narrower share has its number above it
_APART = 1 * mm  # between two numbers above


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a bar: its kind (see GROUNDS), how much it is, and its number in dark and in white."""

    kind: str
    value: float
    dark: Paragraph
    white: Paragraph


def ground(canvas: PressCanvas, kind: str, box: Box, colours: Colours) -> None:
    """The ground of a share, with a line round it."""
    name = GROUNDS[kind] if canvas.palette.filled else _SPARING.get(GROUNDS[kind], GROUNDS[kind])
    with canvas.state():
        canvas.setFillColor({"solid": colours.dark, "tint": colours.tint}.get(name, WHITE))
        canvas.rect(*box, stroke=0, fill=1)
        if name not in ("solid", "tint", "white"):
            filled(canvas, name, colours.dark, box)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(_EDGE)
        canvas.rect(*box, stroke=1, fill=0)


def widths(shares: Sequence[Share], width: float) -> list[float]:
    """How wide each share is of a bar."""
    whole = sum(share.value for share in shares) or 1
    return [width * share.value / whole for share in shares]


def is_narrow(shares: Sequence[Share], width: float) -> bool:
    """Whether the bar needs room above it, for numbers that do not fit into their shares."""
    return any(0 < wide < _NARROW for wide in widths(shares, width))


def stacked(canvas: PressCanvas, shares: Sequence[Share], box: Box, colours: Colours) -> None:
    """The bar in a box. Numbers stand in their shares, or above those that are too narrow."""
    x, y, width, height = box
    left, free = x, x
    for share, wide in zip(shares, widths(shares, width)):
        if not wide:
            continue
        ground(canvas, share.kind, (left, y, wide, height), colours)
        said = share.dark.width(width)
        tall = share.dark.style.leading
        middle = left + wide / 2
        if wide < _NARROW:
            start = max(free, middle - said / 2)
            share.dark.show(canvas, start, y + height + tall, said + 1)
            free = start + said + _APART
        elif GROUNDS[share.kind] == "solid" and canvas.palette.filled:
            share.white.show(canvas, middle - said / 2, y + (height + tall) / 2, said + 1)
        else:
            if GROUNDS[share.kind] != "white":
                _clear(canvas, middle, y + height / 2, max(said + 2 * _CLEAR, tall), tall)
            share.dark.show(canvas, middle - said / 2, y + (height + tall) / 2, said + 1)
        left += wide


def _clear(canvas: PressCanvas, x: float, y: float, width: float, height: float) -> None:
    """White behind a number."""
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.roundRect(x - width / 2, y - height / 2, width, height, height / 2, stroke=0, fill=1)

"""The badge of a status: how far something has come, told by its fill and its glyph, so that it is known without colour."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Literal, get_args

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import Colours

Look = Literal["done", "doing", "agreed", "proposed", "dropped", "open", "late"]
"""What a status looks like; `open` is what nothing has been decided of, `late` what should be done by now."""
LOOKS: tuple[Look, ...] = get_args(Look)

_EDGE = 1.4  # pt
_STROKE = 0.12  # of a glyph's size
_INSIDE = 0.16  # of a round badge: how far the glyph keeps from its edge
_LARGEST_FILL = 8 * mm  # of a half disc where little ink is to be spent; a larger one is an outline
_DASHES = 8  # of a ring that is not closed yet


def pill(canvas: PressCanvas, look: str, x: float, y: float, width: float, height: float, colours: Colours) -> None:
    """The ground of a badge, lower left at (x, y): dark for what is done, tinted for what is under way, white for the rest."""
    solid = look == "done" and canvas.palette.filled
    with canvas.state():
        canvas.setFillColor(colours.dark if solid else colours.tint if look == "doing" else WHITE)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(_EDGE)
        inset = _EDGE / 2
        canvas.roundRect(x + inset, y + inset, width - _EDGE, height - _EDGE, (height - _EDGE) / 2, stroke=1, fill=1)


def mark(canvas: PressCanvas, look: str, x: float, y: float, size: float, colours: Colours) -> None:
    """A badge without words, round and of `size` pt, lower left at (x, y)."""
    if look == "done" and canvas.palette.filled:
        pill(canvas, look, x, y, size, size, colours)
        glyph(canvas, look, x + size * _INSIDE, y + size * _INSIDE, size * (1 - 2 * _INSIDE), colours)
        return
    canvas.setFillColor(WHITE)
    canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=0, fill=1)
    glyph(canvas, look, x, y, size, colours)


def glyph(canvas: PressCanvas, look: str, x: float, y: float, size: float, colours: Colours) -> None:
    """The sign in a badge, or by itself, in a square of `size` pt with its lower left at (x, y).

    A tick, a disc half full, a ring, a ring of dashes, a ring with a bar, a clock, three dots; a tick is white where its badge
    is dark.
    """
    middle, right, radius = x + size / 2, y + size / 2, size * (0.5 - _STROKE / 2)
    dark = look == "done" and canvas.palette.filled
    with canvas.state():
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.setLineWidth(size * _STROKE)
        canvas.setStrokeColor(WHITE if dark else colours.dark)
        canvas.setFillColor(WHITE)
        if look == "proposed":
            _dashes(canvas, middle, right, radius)
            return
        if look == "open":
            canvas.setFillColor(colours.dark)
            for number in range(3):
                canvas.circle(x + size * (0.16 + 0.34 * number), right, size * 0.09, stroke=0, fill=1)
            return
        canvas.circle(middle, right, radius, stroke=1, fill=1)
        canvas.setStrokeColor(colours.dark)
        canvas.setFillColor(colours.dark)
        if look == "done":
            tick(canvas, x, y, size)
        elif look == "doing":
            path = canvas.beginPath()
            path.moveTo(middle, right - radius)
            path.arcTo(middle - radius, right - radius, middle + radius, right + radius, -90, 180)
            path.close()
            is_filled = canvas.palette.filled or size <= _LARGEST_FILL
            canvas.drawPath(path, stroke=int(not is_filled), fill=int(is_filled))
        elif look == "late":
            canvas.line(middle, right, middle, right + radius * 0.6)
            canvas.line(middle, right, middle + radius * 0.45, right)
        elif look == "dropped":
            canvas.line(middle - radius * 0.45, right, middle + radius * 0.45, right)


def is_over(canvas: PressCanvas, x: float, y: float, size: float, colours: Colours) -> None:
    """A tick in a white disc with a dark edge, lower left at (x, y), where something is behind."""
    canvas.setStrokeColor(colours.dark)
    canvas.setLineWidth(size * 0.05)
    filled = canvas.palette.filled  # then it stands on a dark disc, on which a line would not be seen
    for colour, part in ((colours.dark, 1.0), (WHITE, 0.9)) if filled else ((WHITE, 0.95),):
        canvas.setFillColor(colour)
        canvas.circle(x + size / 2, y + size / 2, part * size / 2, stroke=not filled, fill=1)
    canvas.setLineWidth(size * 0.1)
    canvas.setLineCap(1)
    tick(canvas, x, y, size)


def tick(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """A tick in a square, with the line that is set."""
    path = canvas.beginPath()
    path.moveTo(x + size * 0.29, y + size * 0.5)
    path.lineTo(x + size * 0.44, y + size * 0.34)
    path.lineTo(x + size * 0.72, y + size * 0.66)
    canvas.drawPath(path, stroke=1, fill=0)


def _dashes(canvas: PressCanvas, x: float, y: float, radius: float) -> None:
    """A ring of dashes that ends as it began."""
    turn = 360 / _DASHES
    for number in range(_DASHES):
        path = canvas.beginPath()
        start = number * turn
        path.moveTo(x + radius * cos(radians(start)), y + radius * sin(radians(start)))
        path.arcTo(x - radius, y - radius, x + radius, y + radius, start, turn * 0.45)
        canvas.drawPath(path, stroke=1, fill=0)

"""What heads and numbers stand on: a ground from edge to edge, the theme's own small shape before a line, a dark dot."""

from __future__ import annotations

from dialogkit.colour import WHITE
from dialogkit.press.art.marks import outline
from dialogkit.press.art.pattern import BAND, pattern
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.style import Colours

_EDGE = 1.2  # pt: below a head where nothing is filled


def band(canvas: PressCanvas, box: Box, colours: Colours) -> None:
    """The ground of a head: tinted; in grey with the theme's pattern at its foot; a line where nothing is filled."""
    left, low, width, height = box
    with canvas.state(), canvas.marks():
        canvas.setFillColor(colours.tint)
        canvas.rect(left, low, width, height, stroke=0, fill=1)
        pattern(canvas, colours, (left, low, width, BAND))
        if not canvas.palette.filled:
            canvas.setStrokeColor(colours.dark)
            canvas.setLineWidth(_EDGE)
            canvas.line(left, low, left + width, low)


def tab(canvas: PressCanvas, box: Box, colours: Colours) -> None:
    """The ground of a word in the corner of a photo."""
    with canvas.state(), canvas.marks():
        canvas.setFillColor(colours.tint if canvas.palette.filled else WHITE)
        canvas.rect(*box, stroke=0, fill=1)


def solid_shape(canvas: PressCanvas, x: float, y: float, size: float, colours: Colours) -> None:
    """The theme's shape, small and solid, lower left at (x, y): by it a theme is known without its colour."""
    canvas.ink(x, y, x + size, y + size)
    with canvas.state():
        canvas.setFillColor(colours.dark)
        canvas.drawPath(outline(canvas, colours.shape, x, y, size), stroke=0, fill=1)


def dot(canvas: PressCanvas, x: float, y: float, size: float, colours: Colours) -> str:
    """The dark ground of a number, round (x, y), an outline where nothing is filled. Gives the colour of what stands on it."""
    filled = canvas.palette.filled
    with canvas.state():
        canvas.setFillColor(colours.dark if filled else WHITE)
        canvas.setStrokeColor(colours.dark)
        canvas.circle(x, y, size / 2, stroke=int(not filled), fill=1)
    return WHITE if filled else colours.dark

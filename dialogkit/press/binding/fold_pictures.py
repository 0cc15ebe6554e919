"""Drawings of what is done with the sheets of a booklet. Each fills a square of `size` pt at (x, y), lower left."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from dialogkit.colour import INK, WHITE
from dialogkit.press.art.marks import through
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import THEMES

_TINT, _DARK = THEMES[0].tint, THEMES[0].dark
_LINE, _BOLD = 2.4, 5.0  # in hundredths of the square, as all that is drawn


@contextmanager
def _square(canvas: PressCanvas, x: float, y: float, size: float) -> Iterator[None]:
    """A square of 100 × 100 to draw in."""
    with canvas.state():
        canvas.translate(x, y)
        canvas.scale(size / 100, size / 100)
        canvas.setLineJoin(1)
        canvas.setLineCap(1)
        canvas.setLineWidth(_LINE)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(WHITE)
        yield


def _shape(canvas: PressCanvas, *corners: tuple[float, float], fill: str = WHITE) -> None:
    path = through(canvas, corners)
    path.close()
    canvas.setFillColor(fill)
    canvas.drawPath(path, stroke=1, fill=1)


def _text(canvas: PressCanvas, left: float, right: float, *heights: float) -> None:
    """Lines that stand for words."""
    for y in heights:
        canvas.line(left, y, right, y)


def _arrow(canvas: PressCanvas, x: float, y: float, radius: float, start: float, extent: float) -> None:
    """Along a circle round (x, y), from the angle `start` (degrees, anticlockwise from the right)."""
    canvas.setStrokeColor(_DARK)
    canvas.setFillColor(_DARK)
    canvas.setLineWidth(_BOLD)
    canvas.arc(x - radius, y - radius, x + radius, y + radius, start, extent)
    end, way = math.radians(start + extent), math.copysign(math.pi / 2, extent)
    tip = (x + radius * math.cos(end), y + radius * math.sin(end))
    head = [(tip[0] + 11 * math.cos(end + way), tip[1] + 11 * math.sin(end + way))]
    head += [(tip[0] + side * 8 * math.cos(end), tip[1] + side * 8 * math.sin(end)) for side in (1, -1)]
    path = canvas.beginPath()
    path.moveTo(*head[0])
    path.lineTo(*head[1])
    path.lineTo(*head[2])
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _both_sides(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """A sheet with words, and words on its back where a corner is turned up."""
    with _square(canvas, x, y, size):
        _shape(canvas, (4, 82), (96, 82), (96, 46), (70, 20), (4, 20))
        _text(canvas, 13, 41, 68, 56, 44, 32)
        _text(canvas, 59, 87, 68, 56)
        _shape(canvas, (70, 20), (96, 46), (66, 50), fill=_TINT)
        _text(canvas, 72, 80, 42, 35)
        canvas.setDash(3, 6)
        canvas.line(50, 20, 50, 82)


def _turn(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """A sheet on its side, its short edge bold, and an arrow over it from the right to the left."""
    with _square(canvas, x, y, size):
        _shape(canvas, (4, 60), (84, 60), (84, 6), (4, 6))
        _text(canvas, 12, 36, 48, 38, 28, 18)
        _text(canvas, 52, 72, 48, 38, 28, 18)
        canvas.setLineWidth(_BOLD)
        canvas.line(84, 6, 84, 60)
        _arrow(canvas, 50, 62, 28, 20, 128)


def _pile(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """Sheets above each other, and an arrow that shows the cover downwards, at the bottom."""
    with _square(canvas, x, y, size):
        for number in range(4):
            low = 12 + 14 * number
            _shape(canvas, (2, low), (62, low), (80, low + 26), (20, low + 26), fill=WHITE if number else _TINT)
        canvas.setStrokeColor(_DARK)
        canvas.setFillColor(_DARK)
        canvas.setLineWidth(_BOLD)
        canvas.line(92, 62, 92, 30)
        _shape(canvas, (86, 30), (98, 30), (92, 20), fill=_DARK)


def _fold(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """A pile that stands half open, and an arrow from one half to the other."""
    with _square(canvas, x, y, size):
        for lift in (0, 4, 8):
            _shape(canvas, (50, 8 + lift), (96, 24 + lift), (96, 60 + lift), (50, 44 + lift))
            _shape(canvas, (50, 8 + lift), (4, 24 + lift), (4, 60 + lift), (50, 44 + lift), fill=_TINT)
        _arrow(canvas, 50, 62, 28, 150, -112)


def _staple(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """The pile laid open, with two staples in its fold."""
    with _square(canvas, x, y, size):
        for lift in (6, 3, 0):
            left, right, low, high = 4 + lift / 2, 96 - lift / 2, 18 - lift, 80 - lift
            _shape(canvas, (left, low), (right, low), (right, high), (left, high))
        canvas.line(50, 18, 50, 80)
        canvas.setStrokeColor(_DARK)
        canvas.setLineWidth(1.6 * _BOLD)
        for low in (27, 57):
            canvas.line(50, low, 50, low + 14)


PICTURES: dict[str, Callable[[PressCanvas, float, float, float], None]] = {
    "print": _both_sides,
    "turn": _turn,
    "pile": _pile,
    "fold": _fold,
    "staple": _staple,
}

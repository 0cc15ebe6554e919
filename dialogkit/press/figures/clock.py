"""The face of a clock, for those who read hands rather than digits."""

from __future__ import annotations

from math import cos, radians, sin

from dialogkit.colour import WHITE
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import Colours

# in parts of its width: how thick something is, and from where to where it reaches, seen from the middle
_EDGE = 0.06
_LONG, _SHORT = (0.022, 0.35, 0.41), (0.016, 0.38, 0.41)  # marks of the hours: each third one is longer
_MINUTES, _HOURS = (0.045, 0.0, 0.32), (0.075, 0.0, 0.2)


def clock_face(canvas: PressCanvas, x: float, y: float, size: float, hour: int, minute: int, colours: Colours) -> None:
    """A clock that shows that time, `size` pt wide, with its lower left at (x, y)."""
    centre_x, centre_y = x + size / 2, y + size / 2

    def bar(degrees: float, thick: float, start: float, end: float) -> None:
        across, up = size * sin(radians(degrees)), size * cos(radians(degrees))
        canvas.setLineWidth(thick * size)
        canvas.line(centre_x + start * across, centre_y + start * up, centre_x + end * across, centre_y + end * up)

    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineCap(1)
        canvas.setLineWidth(_EDGE * size)
        canvas.circle(centre_x, centre_y, (1 - _EDGE) * size / 2, stroke=1, fill=1)
        for mark in range(12):
            bar(30 * mark, *(_SHORT if mark % 3 else _LONG))
        bar(6 * minute, *_MINUTES)
        bar(30 * (hour % 12) + minute / 2, *_HOURS)

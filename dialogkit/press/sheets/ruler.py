"""A line to measure with a ruler: where it is not 100 mm, the printer has changed the scale."""

from __future__ import annotations

from dialogkit.colour import INK
from dialogkit.paper import mm
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import HAIRLINE

RULER = 100 * mm
TICK = 2 * mm


def ruler(canvas: PressCanvas, x: float, y: float, tick: float = TICK) -> None:
    """A line of 100 mm from (x, y) to the right, with a tick at each 10 mm, longer at both ends."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(HAIRLINE)
    canvas.line(x, y, x + RULER, y)
    for part in range(11):
        canvas.line(x + part * RULER / 10, y, x + part * RULER / 10, y + (tick if part % 10 else 2 * tick))

"""A house that a road begins at."""

from __future__ import annotations

from dialogkit.colour import INK, WHITE
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import THEMES

_EDGE = 1.2  # pt: of its parts where nothing is filled
_WALL = (0.08, 0.0, 0.84, 0.56)  # in parts of its width: left, low, wide, high
_CHIMNEY = (0.66, 0.74, 0.09, 0.2)
_WINDOWS = ((0.2, 0.28), (0.64, 0.28))
_PANE = 0.16
_DOOR = (0.43, 0.0, 0.15, 0.33)


def house(canvas: PressCanvas, x: float, y: float, width: float) -> None:
    """A house of that width whose door stands in its middle, at height y."""

    def box(part: tuple[float, float, float, float], colour: str) -> None:
        left, low, wide, high = part
        canvas.setFillColor(colour if canvas.palette.filled else WHITE)
        canvas.rect(x + left * width, y + low * width, wide * width, high * width, stroke=edge, fill=1)

    edge = 0 if canvas.palette.filled else 1
    with canvas.state(), canvas.marks():
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(_EDGE)
        canvas.setLineJoin(1)
        box(_CHIMNEY, INK)
        box(_WALL, THEMES[1].dark)
        canvas.setFillColor(INK if canvas.palette.filled else WHITE)
        roof = canvas.beginPath()
        roof.moveTo(x, y + 0.54 * width)
        roof.lineTo(x + width / 2, y + 0.94 * width)
        roof.lineTo(x + width, y + 0.54 * width)
        roof.close()
        canvas.drawPath(roof, stroke=edge, fill=1)
        for left, low in _WINDOWS:
            box((left, low, _PANE, _PANE), WHITE)
        box(_DOOR, WHITE)

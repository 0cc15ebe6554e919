"""The process's path: small stops below a page, badges across a cover."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import dist

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.art.marks import dotted_path
from dialogkit.press.pdf.canvas import PressCanvas

_APART = 3.6 * mm  # from middle to middle; where there is less room, they are smaller
_WAVE = 1.1 * mm  # how far they stand above and below the middle by turns


def across(x: float, width: float, count: int) -> list[float]:
    """Where so many stops stand from `x` to `x + width`: evenly, and a single one in the middle."""
    step = width / max(1, count - 1)
    return [x + index * step for index in range(count)] if count > 1 else [x + width / 2] * count


def shrink(points: Sequence[tuple[float, float]], apart: float) -> float:
    """How much smaller stops at the points must be, if they are meant to stand as far `apart`."""
    return min(1, min((dist(*pair) for pair in combinations(points, 2)), default=apart) / apart)


def stop_path(canvas: PressCanvas, x: float, y: float, width: float, stops: Sequence[bool], colour: str) -> None:
    """The stops on a dotted line at height y; one that the paper belongs to is a full dot."""
    points = [(left, y + (_WAVE if index % 2 else -_WAVE)) for index, left in enumerate(across(x, width, len(stops)))]
    dotted_path(canvas, points, colour, 1.4, 4)
    smaller = shrink(points, _APART)
    with canvas.state():
        canvas.setLineWidth(1.4)
        canvas.setStrokeColor(colour)
        for here, point in zip(stops, points):
            canvas.setFillColor(colour if here else WHITE)
            canvas.circle(*point, smaller * (1.7 if here else 1.2) * mm, stroke=1, fill=1)

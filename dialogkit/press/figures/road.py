"""The road: the kit's path where it carries something, with room on it for words and stops."""

from __future__ import annotations

import math
from bisect import bisect
from functools import cached_property, partial
from itertools import pairwise

from dialogkit.paper import mm
from dialogkit.press.art.marks import on_piece, smooth, through
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Point
from dialogkit.press.style import ROAD, ROAD_ARROW, ROAD_EDGE

EDGE = 0.8 * mm  # of its line, which lies outside the road's width
_STEPS = 24  # pieces that each bend is measured in


class Way:
    """A smooth line through points (Catmull–Rom), and where one is when one has gone a part of it. Lengths in pt."""

    def __init__(self, points: list[Point]):
        self.points = points

    @cached_property
    def _trodden(self) -> tuple[list[float], list[Point]]:
        """How far it is to each of many points on the line, and these."""
        bends = smooth(self.points)
        points = [bends[0][0], *(on_piece(bend, step / _STEPS) for bend in bends for step in range(1, _STEPS + 1))]
        far = [0.0]
        for one, two in pairwise(points):
            far.append(far[-1] + math.dist(one, two))
        return far, points

    @property
    def length(self) -> float:
        return self._trodden[0][-1]

    def at(self, gone: float) -> tuple[float, float, float]:
        """x, y and the direction after `gone` pt, in degrees against the clock from the right; beyond its ends these."""
        far, points = self._trodden
        step = min(max(1, bisect(far, gone)), len(far) - 1)
        (x1, y1), (x2, y2) = points[step - 1 : step + 1]
        part = min(1.0, max(0.0, (gone - far[step - 1]) / ((far[step] - far[step - 1]) or 1)))
        return x1 + (x2 - x1) * part, y1 + (y2 - y1) * part, math.degrees(math.atan2(y2 - y1, x2 - x1))

    def along(self, point: Point) -> float:
        """How far one has gone where the line is nearest to a point."""
        far, points = self._trodden
        return min(zip(far, points), key=lambda each: math.dist(point, each[1]))[0]

    def off(self, point: Point) -> float:
        """How far a point is from the line."""
        return min(map(partial(math.dist, point), self._trodden[1]))

    def narrowing(self, width: float, end: float) -> list[Point]:
        """The outline of a road along it that is `width` pt wide where it begins and `end` where it ends."""
        far, _ = self._trodden
        left, right = [], []
        for gone in far:
            x, y, angle = self.at(gone)
            half = (width + (end - width) * gone / self.length) / 2
            across, up = -math.sin(math.radians(angle)) * half, math.cos(math.radians(angle)) * half
            left.append((x + across, y + up))
            right.append((x - across, y - up))
        return [*left, *reversed(right)]


def road(canvas: PressCanvas, way: Way, width: float, end: float | None = None) -> None:
    """A road of `width` pt along a way, with round ends; with an `end` it gets as wide as that, and its ends are straight."""
    with canvas.state():
        canvas.setLineJoin(1)
        canvas.setLineCap(1)
        if end is None:
            path = canvas.beginPath()
            path.moveTo(*way.points[0])
            for _, one, two, to in smooth(way.points):
                path.curveTo(*one, *two, *to)
            for colour, more in ((ROAD_EDGE, 2 * EDGE), (ROAD, 0.0)):
                canvas.setStrokeColor(colour)
                canvas.setLineWidth(width + more)
                canvas.drawPath(path, stroke=1, fill=0)
            return
        path = through(canvas, way.narrowing(width + EDGE, end + EDGE))
        path.close()
        canvas.setFillColor(ROAD)
        canvas.setStrokeColor(ROAD_EDGE)
        canvas.setLineWidth(EDGE)
        canvas.drawPath(path, stroke=1, fill=1)


def arrow(canvas: PressCanvas, x: float, y: float, angle: float, high: float = 9 * mm) -> None:
    """An open arrow head with its middle at (x, y), `high` pt across the way that it points, turned by `angle` degrees."""
    across, along = high / 2, high * 0.29
    with canvas.state():
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.setStrokeColor(ROAD_ARROW)
        canvas.setLineWidth(1.7 * mm * high / (9 * mm))
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        canvas.drawPath(through(canvas, ((-along, across), (along, 0), (-along, -across))), stroke=1, fill=0)

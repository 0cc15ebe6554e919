"""The shapes of the stops on the board: a shape a kind, so that kinds are told apart without their colours. Lengths in pt."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cached_property

from reportlab.pdfgen.pathobject import PDFPathObject

from dialogkit.paper import mm
from dialogkit.press.art.marks import on_piece
from dialogkit.press.pdf.geometry import Point

LEAST = 32 * mm
"""No stop is lower or narrower: pawns stand on it, and its word is read across a table."""
_ROUND = 0.5523  # how far towards the corner the control points of a quarter circle are
_PIECES = 6  # that a corner is measured in, and a side


class Outline:
    """A polygon with round corners, about its middle (0, 0): each corner is x, y, and how far before it the bend begins."""

    def __init__(self, corners: Sequence[tuple[float, float, float]]):
        self._corners = corners
        self._bends: list[tuple[Point, Point, Point]] = []
        for before, (x, y, cut), after in zip([corners[-1], *corners], corners, [*corners[1:], corners[0]]):
            cut = min(cut, *(math.dist((x, y), other[:2]) / 2 for other in (before, after)))
            self._bends.append((_towards((x, y), before, cut), (x, y), _towards((x, y), after, cut)))

    def scaled(self, factor: float, rounder: float = 1.0) -> Outline:
        """The same shape at a part of its size, with corners that are so many times as round, as far as its sides allow."""
        return Outline([(x * factor, y * factor, cut * factor * rounder) for x, y, cut in self._corners])

    def within(self, half: float) -> Outline:
        """The shape with no corner further above or below its middle than that."""
        return Outline([(x, max(-half, min(half, y)), cut) for x, y, cut in self._corners])

    @cached_property
    def points(self) -> list[Point]:
        """Points on it, in order."""
        found: list[Point] = []
        for bend, (start, _, _) in zip(self._bends, [*self._bends[1:], self._bends[0]]):
            found += (_on(bend, step / _PIECES) for step in range(_PIECES + 1))
            far = math.dist(bend[2], start)
            found += (_towards(bend[2], start, far * step / _PIECES) for step in range(1, _PIECES if far > 0.01 else 1))
        return found

    @cached_property
    def size(self) -> tuple[float, float]:
        """How wide and high it is."""
        xs, ys = zip(*self.points)
        return max(xs) - min(xs), max(ys) - min(ys)

    @cached_property
    def _reaches(self) -> list[float]:
        turns = [math.radians(5 * step) for step in range(72)]
        return [max(x * math.cos(turn) + y * math.sin(turn) for x, y in self.points) for turn in turns]

    def reach(self, angle: float) -> float:
        """How far it reaches in a direction (degrees against the clock from the right), to 5 degrees."""
        low = int(angle // 5) % 72
        return max(self._reaches[low], self._reaches[(low + 1) % 72])

    def edge(self, angle: float) -> Point:
        """Where one leaves it, going from its middle in a direction (degrees)."""
        turn = math.radians(angle)
        return max(self.points, key=lambda point: math.cos(math.atan2(point[1], point[0]) - turn))

    def room(self, y: float) -> float:
        """How wide it is at a height."""
        ends = zip(self.points, [*self.points[1:], self.points[0]])
        crossed = [x1 + (x2 - x1) * (y - y1) / (y2 - y1) for (x1, y1), (x2, y2) in ends if (y1 <= y) != (y2 <= y)]
        return max(crossed) - min(crossed) if crossed else 0.0

    def draw_on(self, path: PDFPathObject, x: float, y: float) -> PDFPathObject:
        """Adds it to a path, with its middle at (x, y)."""
        at = self._bends[0][2]
        path.moveTo(x + at[0], y + at[1])
        for start, corner, end in [*self._bends[1:], self._bends[0]]:
            if math.dist(start, at) > 0.01:  # a disc is nothing but bends
                path.lineTo(x + start[0], y + start[1])
            at = end
            one, two = (_towards(point, corner, _ROUND * math.dist(point, corner)) for point in (start, end))
            path.curveTo(x + one[0], y + one[1], x + two[0], y + two[1], x + end[0], y + end[1])
        path.close()
        return path


def _towards(point: Point, other: Sequence[float], far: float) -> Point:
    x, y = point
    long = math.hypot(other[0] - x, other[1] - y) or 1.0
    return x + (other[0] - x) * far / long, y + (other[1] - y) * far / long


def _on(bend: tuple[Point, Point, Point], part: float) -> Point:
    """A point on a round corner."""
    start, corner, end = bend
    one, two = (_towards(point, corner, _ROUND * math.dist(point, corner)) for point in (start, end))
    return on_piece((start, one, two, end), part)


def _box(wide: float, high: float, cut: float) -> Outline:
    right, top = wide / 2, high / 2
    return Outline([(right, top, cut), (-right, top, cut), (-right, -top, cut), (right, -top, cut)])


def disc(wide: float) -> Outline:
    return _box(wide, wide, wide / 2)


SHAPES: Mapping[str, Outline] = {
    "quote": disc(37 * mm),
    "right": Outline(
        [
            (17.5 * mm, 17.5 * mm, 5 * mm),
            (-17.5 * mm, 17.5 * mm, 5 * mm),
            (-17.5 * mm, -9 * mm, 9 * mm),
            (0.0, -21 * mm, 3 * mm),
            (17.5 * mm, -9 * mm, 9 * mm),
        ]
    ),
    "question": _box(34 * mm, 34 * mm, 5 * mm),
    "free": Outline(
        [
            (right * 19 * mm, up * 17.5 * mm, 1.5 * mm)
            for right, up in ((1, 0), (0.52, 1), (-0.52, 1), (-1, 0), (-0.52, -1), (0.52, -1))
        ]
    ),
}
"""By the kind of stop, at their full size. A shield stands for the triangle, which would leave little room for a drawing."""
SMALLER = LEAST / (34 * mm)
"""At this part of their full size all of them are as large as `LEAST`, and look as large as each other."""
SMALLEST: Mapping[str, Outline] = {kind: shape.scaled(LEAST / min(shape.size), 1.35) for kind, shape in SHAPES.items()}
"""Each as small as it may be, for straight rows without room for more."""

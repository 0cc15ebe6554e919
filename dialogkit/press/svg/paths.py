"""SVG path data as PDF path segments: all absolute, with quadratic curves and arcs turned into cubic ones.

The grammar is that of SVG 1.1, chapter 8.3. Strict: where a browser would draw up to a mistake and stop, this raises.
"""

from __future__ import annotations

import re
from math import acos, atan2, ceil, cos, hypot, pi, radians, sin, sqrt, tan

Segment = tuple[str, tuple[float, ...]]
"""A PDF path operator (m, l, c or h) and its numbers."""

# Possessive (++): a long row of digits must not be cut up in ever new ways when a match fails.
NUMBER = r"[+-]?(?:\d++\.?\d*+|\.\d++)(?:[eE][+-]?\d++)?+"
SEPARATORS = " ,\t\r\n\f"
_GAP = r"[ ,\t\r\n\f]*+"
_NUMBERS = re.compile(NUMBER)
_COMMANDS = re.compile(r"([MmZzLlHhVvCcSsQqTtAa])([^MmZzLlHhVvCcSsQqTtAa]*)")
_ARC = re.compile(rf"({NUMBER}){_GAP}({NUMBER}){_GAP}({NUMBER}){_GAP}([01]){_GAP}([01]){_GAP}({NUMBER}){_GAP}({NUMBER}){_GAP}")
_ARITY = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}


def numbers(text: str) -> list[float]:
    """The numbers of a list such as `points`. Raises ValueError when anything else stands there."""
    if _NUMBERS.sub("", text).strip(SEPARATORS):
        raise ValueError("not a list of numbers")
    return [float(number) for number in _NUMBERS.findall(text)]


def least_segments(data: str) -> int:
    """A quick lower bound of the segments that `data` holds, to refuse a huge path before it is read."""
    return max(sum(map(data.count, "MmZzLlHhVvCcSsQqTtAa")), len(_NUMBERS.findall(data)) // 7)


def read_path(data: str) -> list[Segment]:
    """The segments of a `d` attribute. Raises ValueError when it is malformed."""
    data = data.strip(SEPARATORS)
    if data in ("", "none"):
        return []
    if data[0] not in "Mm":
        raise ValueError("a path begins with M")
    pen = _Pen()
    for letter, text in _COMMANDS.findall(data):
        kind = letter.lower()
        arity = _ARITY[kind]
        values = _arc_numbers(text) if kind == "a" else numbers(text)
        if bool(arity) != bool(values) or (arity and len(values) % arity):
            raise ValueError(f"wrong count of numbers after {letter}")
        draw = getattr(pen, kind)
        relative = letter.islower()
        for index in range(0, len(values) or 1, arity or 1):
            draw(*values[index : index + arity], *((pen.x, pen.y) if relative else (0.0, 0.0)))
            if kind == "m":
                draw = pen.l  # further pairs after M are lines
    return pen.segments


def _arc_numbers(text: str) -> list[float]:
    """The numbers of arcs, whose two flags may stand without a gap (`a1 1 0 013 4`)."""
    text, at, found = text.strip(SEPARATORS), 0, []
    while at < len(text):
        match = _ARC.match(text, at)  # at this very place: a search from each place would take for ever
        if not match:
            raise ValueError("not an arc")
        found += map(float, match.groups())
        at = match.end()
    return found


class _Pen:
    """Draws one path. A method for each command; `ox`, `oy` is what its coordinates count from."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self.x = self.y = 0.0
        self._start = (0.0, 0.0)
        self._mirror: tuple[str, float, float] = ("", 0.0, 0.0)  # kind of the last curve and its last control point

    def _to(self, operator: str, x: float, y: float, *controls: float) -> None:
        self.segments.append((operator, (*controls, x, y)))
        self.x, self.y = x, y

    def _mirrored(self, kind: str) -> tuple[float, float]:
        last, x, y = self._mirror
        if last != kind or self.segments[-1][0] != "c":
            return self.x, self.y
        return 2 * self.x - x, 2 * self.y - y

    def m(self, x: float, y: float, ox: float, oy: float) -> None:
        self._start = (x + ox, y + oy)
        self._to("m", *self._start)

    def z(self, ox: float, oy: float) -> None:
        self.segments.append(("h", ()))
        self.x, self.y = self._start

    def l(self, x: float, y: float, ox: float, oy: float) -> None:  # noqa: E743 - named as the command
        self._to("l", x + ox, y + oy)

    def h(self, x: float, ox: float, oy: float) -> None:
        self._to("l", x + ox, self.y)

    def v(self, y: float, ox: float, oy: float) -> None:
        self._to("l", self.x, y + oy)

    def c(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float, ox: float, oy: float) -> None:
        self._mirror = ("c", x2 + ox, y2 + oy)
        self._to("c", x + ox, y + oy, x1 + ox, y1 + oy, x2 + ox, y2 + oy)

    def s(self, x2: float, y2: float, x: float, y: float, ox: float, oy: float) -> None:
        x1, y1 = self._mirrored("c")
        self.c(x1 - ox, y1 - oy, x2, y2, x, y, ox, oy)

    def q(self, x1: float, y1: float, x: float, y: float, ox: float, oy: float) -> None:
        x1, y1, x, y = x1 + ox, y1 + oy, x + ox, y + oy
        first = (self.x + (x1 - self.x) * 2 / 3, self.y + (y1 - self.y) * 2 / 3)
        self._mirror = ("q", x1, y1)
        self._to("c", x, y, *first, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3)

    def t(self, x: float, y: float, ox: float, oy: float) -> None:
        x1, y1 = self._mirrored("q")
        self.q(x1 - ox, y1 - oy, x, y, ox, oy)

    def a(self, rx: float, ry: float, tilt: float, large: float, sweep: float, x: float, y: float, ox: float, oy: float) -> None:
        self._mirror = ("", 0.0, 0.0)
        x, y = x + ox, y + oy
        if (x, y) == (self.x, self.y):
            return
        if not rx or not ry:
            return self._to("l", x, y)
        for curve in _arc(self.x, self.y, abs(rx), abs(ry), radians(tilt), large != sweep, bool(sweep), x, y):
            self._to("c", *curve[4:], *curve[:4])
        self.segments[-1] = ("c", (*self.segments[-1][1][:4], x, y))  # ends exactly where it should
        self.x, self.y = x, y


def _arc(x0: float, y0: float, rx: float, ry: float, tilt: float, left: bool, sweep: bool, x: float, y: float):
    """Cubic curves (x1, y1, x2, y2, x, y) along an elliptic arc: SVG 1.1, appendix F.6; at most a quarter turn each.

    `left`: of the two ellipses through both points, the one whose centre lies to the left of the way.
    """
    cosine, sine = cos(tilt), sin(tilt)
    # Half the way, in the ellipse's own axes; then on a unit circle. Radii too small to reach are made larger.
    half_x, half_y = (x0 - x) / 2, (y0 - y) / 2
    ux, uy = (cosine * half_x + sine * half_y) / rx, (cosine * half_y - sine * half_x) / ry
    reach = hypot(ux, uy)
    rx, ry, ux, uy = (rx * reach, ry * reach, ux / reach, uy / reach) if reach > 1 else (rx, ry, ux, uy)
    aside = sqrt(max(0.0, 1 / (ux * ux + uy * uy) - 1)) * (1 if left else -1)
    cx, cy = aside * uy, -aside * ux
    start = atan2(uy - cy, ux - cx)
    dot = (ux - cx) * (-ux - cx) + (uy - cy) * (-uy - cy)
    turn = acos(max(-1.0, min(1.0, dot)))
    turn = turn if left == sweep else 2 * pi - turn
    turn = turn if sweep else -turn
    centre_x = (x0 + x) / 2 + cosine * cx * rx - sine * cy * ry
    centre_y = (y0 + y) / 2 + sine * cx * rx + cosine * cy * ry

    def at(px: float, py: float) -> tuple[float, float]:
        return centre_x + cosine * px * rx - sine * py * ry, centre_y + sine * px * rx + cosine * py * ry

    count = max(1, ceil(abs(turn) / (pi / 2) - 1e-9))
    step = turn / count
    pull = 4 / 3 * tan(step / 4)
    for index in range(count):
        a, b = start + index * step, start + (index + 1) * step
        first = at(cos(a) - pull * sin(a), sin(a) + pull * cos(a))
        second = at(cos(b) + pull * sin(b), sin(b) - pull * cos(b))
        yield *first, *second, *at(cos(b), sin(b))

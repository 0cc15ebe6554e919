"""Where the road of the board goes, and where its stops stand: as far from each other as it is long. Lengths in pt.

Up to `RING` stops between start and goal stand on a ring, inside of which the decks lie. More need a road that winds over the
whole board; the decks then lie beside it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dialogkit.paper import mm
from dialogkit.press.figures.road import EDGE, Way
from dialogkit.press.game.table.stop_shapes import SHAPES, SMALLER, SMALLEST, Outline, disc
from dialogkit.press.pdf.geometry import Box, Point, Size

RING = 20
START, GOAL = 42 * mm, 52 * mm  # how wide their discs are
DOT = 10 * mm  # with the number of a stop
_WIDTH = 47.5 * mm  # of the road
_RING: tuple[Point, ...] = (
    *((40, 262), (92, 267), (150, 262), (208, 257), (262, 262), (312, 267), (350, 258), (378, 234), (389, 196), (385, 150)),
    *((389, 108), (380, 70), (354, 43), (314, 34), (262, 38), (208, 32), (152, 38), (104, 33), (66, 40), (40, 64), (31, 100)),
    *((40, 134), (64, 152), (95, 152)),
)
"""The middle of the ring in mm from the upper left of an A3 that lies, 420 by 297. Seen from the table it is 1,018 mm long."""
_INSIDE = (124 * mm, 62 * mm, 359 * mm, 232 * mm)  # left, top, right and low of the place in it, measured in the same way
_EASY = 8 * mm  # from stop to stop: so far apart, there is room for an arrow
_TIGHT = 2.5 * mm  # the least
_CLEAR = 0.7 * mm  # round a dot
_INSIDE_EDGE = 0.9 * mm  # that a stop keeps within the road's edge
_DOT = disc(DOT)
_ARROW, _LEAST_ARROW, _FILLS = 9 * mm, 6.5 * mm, 0.75  # how high an arrow is, and how much of what is between stops at the most
_AROUND = disc(6 * mm)  # what an arrow needs
_BEND = 1.2  # times as long as it is far: a road that bends so has an arrow, though its stops are near each other
_STEP = 1 * mm  # along the road, in which stops are tried
_OFF_BEND = 3 * mm  # that stops in rows keep from where the road begins to bend
_SWING, _OFF_ROAD = 4 * mm, 3 * mm  # how far rows swing up and down, and what stands between them is from the road
_EVEN = 0.9  # of how far they can be apart: as near as they may be where they share what is left, unless a bend is narrow
_AS_WIDE = 38 * mm  # a road as wide as that has room for stops of their own shapes


@dataclass(frozen=True, slots=True)
class _Rows:
    """How a road winds: in so many rows, at least so far apart and from the board's edge, below so much room for a title."""

    count: int
    apart: float = 8 * mm
    edge: float = 6 * mm
    head: float = 24 * mm


_FEW_ROWS = (_Rows(3, head=8 * mm), _Rows(4), _Rows(5), _Rows(6, 3 * mm))
_MANY_ROWS = (_Rows(6, 3 * mm), _Rows(7, 2.8 * mm, 5 * mm, 18 * mm))  # with no stop in their bends


_Standing = tuple[Point, Outline]  # a stop, or what else has an outline about its middle


@dataclass(frozen=True, slots=True)
class Stand:
    """A stop: its middle, its outline, and the middle of the dot with its number."""

    x: float
    y: float
    shape: Outline
    dot: Point


@dataclass(frozen=True, slots=True)
class Route:
    """The road's way and width, its stops, x, y and direction of each arrow, and how high these are. `inside` (left, low, width,
    height) is what it leaves for the decks, or for words between rows, `head` the room that it leaves above it where it winds.
    """

    way: Way
    width: float
    stands: tuple[Stand, ...]
    arrows: tuple[tuple[float, float, float], ...]
    arrow: float
    inside: Box | None = None
    head: float = 0.0

    @property
    def leads(self) -> bool:
        """Whether there is an arrow after each stop, on a road with room for stops of their own shapes."""
        return len(self.arrows) == len(self.stands) - 1 and self.width >= _AS_WIDE

    def boxes(self) -> Iterator[Box]:
        """Boxes in which all of the road lies."""
        spots = [self.way.at(self.way.length * step / 40)[:2] for step in range(41)]
        wide = self.width / 2 + EDGE
        for (x1, y1), (x2, y2) in pairwise(spots):
            yield min(x1, x2) - wide, min(y1, y2) - wide, abs(x1 - x2) + 2 * wide, abs(y1 - y2) + 2 * wide


@cache
def route(kinds: tuple[str, ...], page: Size) -> Route | None:
    """The road for stops of these kinds, the first and the last of which may be start and goal; None if the page is too small."""
    between = sum(kind in SHAPES for kind in kinds)
    if between <= RING:
        way = Way([(x / 420 * page[0], page[1] * (1 - y / 297)) for x, y in _RING])
        left, top, right, low = _INSIDE
        across = page[0] / (420 * mm)
        inside = (left * across, page[1] - low, (right - left) * across, low - top)
        found = _settled(way, _WIDTH, kinds, GOAL)
        return _route(way, _WIDTH, found, inside) if found else None
    tried: list[Route] = []
    for rows in _FEW_ROWS:
        way, width, goal, ends = _winding(rows, page)
        if _free(way, kinds) >= _EASY and (found := _settled(way, width, kinds, goal)):
            meadow = _meadow(ends, width, page) if rows is _FEW_ROWS[0] else None
            tried.append(_route(way, width, found, meadow, rows.head))
            if tried[-1].leads:
                return tried[-1]
    for rows in _MANY_ROWS:
        way, width, goal, ends = _winding(rows, page)
        if found := _in_rows(way, width, kinds, goal, ends):
            tried.append(_route(way, width, found, head=rows.head))
    return max(tried, key=lambda each: len(each.arrows), default=None)


def _free(way: Way, kinds: Sequence[str]) -> float:
    """About how far the smallest stops of these kinds can be apart on a way."""
    wide = sum(SHAPES[kind].size[0] * SMALLER if kind in SHAPES else GOAL for kind in kinds)
    return (way.length - wide) / max(1, len(kinds) - 1)


def _winding(rows: _Rows, page: Size) -> tuple[Way, float, float, list[tuple[Point, Point]]]:
    """A road in rows to and fro from the lower left; how wide it is, the disc of its goal, and the ends of its rows."""
    width, height = page
    high = height - 2 * rows.edge - rows.head
    wide = min(_WIDTH, (high - (rows.count - 1) * rows.apart) / rows.count)
    pitch = (high - wide) / (rows.count - 1)
    goal = min(GOAL, wide + 1.5 * mm)
    wave = max(0.0, min(_SWING, (pitch - wide - rows.apart) / 4))
    bend = pitch / 2
    near, far = rows.edge + wide / 2 + bend, width - rows.edge - wide / 2 - bend
    points: list[Point] = []
    ends: list[tuple[Point, Point]] = []
    for row in range(rows.count):
        y = rows.edge + wide / 2 + row * pitch
        begin = near - bend if row == 0 else near
        end = far + bend - (goal - wide) / 2 if row == rows.count - 1 else far
        count = max(3, round((end - begin) / (55 * mm)))
        along = [begin + (end - begin) * step / count for step in range(count + 1)]
        swings = [wave * (-1) ** step if 0 < step < count else 0.0 for step in range(count + 1)]
        straight = [(x, y + swing) for x, swing in zip(along, swings)]
        straight[1:1] = [(begin + bend / 2, y)]  # as far from where a bend begins as its own points, or it would be no circle
        straight[-1:-1] = [(end - bend / 2, y)]
        turn = [
            (far + bend * math.sin(math.radians(angle)), y + bend - bend * math.cos(math.radians(angle)))
            for angle in (30, 60, 90, 120, 150)
        ]
        mirrored = row % 2 == 1
        both = [*straight, *(turn if row < rows.count - 1 else [])]
        points += [(width - x, up) for x, up in both] if mirrored else both
        first, last = begin + (_OFF_BEND if row else 0.0), end - (_OFF_BEND if row < rows.count - 1 else 0.0)
        ends.append(((width - first, y), (width - last, y)) if mirrored else ((first, y), (last, y)))
    return Way(points), wide, goal, ends


def _meadow(ends: Sequence[tuple[Point, Point]], width: float, page: Size) -> Box:
    """The place between the two upper ones of three rows, with these ends, of a road of that width."""
    (left, lower), (_, upper) = min(ends[-2]), ends[-1][0]
    beside = width / 2 + _SWING + _OFF_ROAD
    return left, lower + beside, page[0] - 2 * left, upper - lower - 2 * beside


def _in_rows(
    way: Way, width: float, kinds: Sequence[str], goal: float, ends: Sequence[tuple[Point, Point]]
) -> list[tuple[float, Outline]] | None:
    """The smallest stops, as many in each row as in the others and as far from each other, and none in its bends.

    None where they have no room.
    """
    outlines = _outlines(width, kinds, goal, SMALLEST)
    least, more = divmod(len(kinds), len(ends))
    first = (len(ends) - more) // 2  # rows between those with start and goal, which are larger, hold the stops that are over
    found: list[tuple[float, Outline]] = []
    for row, (begin, end) in enumerate(ends):
        count = least + (first <= row < first + more)
        here = outlines[len(found) : len(found) + count]
        wide = [outline.size[0] for outline in here]
        gap = (math.dist(begin, end) - sum(wide) + (wide[0] + wide[-1]) / 2) / (count - 1)
        if gap < _TIGHT:
            return None
        gone = way.along(begin)
        for number, outline in enumerate(here):
            found.append((gone, outline))
            gone += wide[number] / 2 + gap + (wide[number + 1] / 2 if number + 1 < count else 0.0)
    return found


def _outlines(width: float, kinds: Sequence[str], goal: float, shapes: Mapping[str, Outline]) -> list[Outline]:
    shapes = {kind: shape.within(width / 2 - _INSIDE_EDGE) for kind, shape in shapes.items()}
    shapes |= {"start": disc(min(START, width + 1.5 * mm)), "goal": disc(goal)}
    return [shapes[kind] for kind in kinds]


def _settled(way: Way, width: float, kinds: Sequence[str], goal: float) -> list[tuple[float, Outline]] | None:
    """Where along the way each stop stands, with its outline: as large as leaves room for arrows. None if they have no room."""
    factor = SMALLER if width < _WIDTH or _free(way, kinds) < 1.5 * _EASY else 1.0
    rounder = 1.7 if width < _WIDTH else 1.2  # so that no corner lies across the edge of a narrow road where it bends
    outlines = _outlines(width, kinds, goal, {kind: shape.scaled(factor, rounder) for kind, shape in SHAPES.items()})
    apart, places = _spread(way, outlines)
    return list(zip(places, outlines)) if apart >= _TIGHT else None


def _spread(way: Way, outlines: Sequence[Outline]) -> tuple[float, list[float]]:
    """The largest distance between neighbours at which all have room on a way, and how far along it each is then."""
    spots = [way.at(far * _STEP)[:2] for far in range(int(way.length / _STEP) + 1)]
    low, high, places = 0.0, way.length / max(1, len(outlines) - 1), _walk(spots, outlines, 0.0)
    for _ in range(10 if places else 0):
        middle = (low + high) / 2
        if tried := _walk(spots, outlines, middle):
            low, places = middle, tried
        else:
            high = middle
    if not places:
        return -math.inf, []
    ways = [_shared(places, first, len(spots) - 1) for first in range(max(1, len(places) - 1))]
    even = (each for each in ways if _nearest(spots, outlines, each) >= _EVEN * low)
    best = next(even, None) or max(ways, key=lambda each: _nearest(spots, outlines, each))
    return min(low, _nearest(spots, outlines, best)), [place * _STEP for place in best]


def _shared(places: Sequence[int], first: int, end: int) -> list[int]:
    """The spots of stops of which those after number `first` share what is left of the way, so that the last is at its end."""
    more = (end - places[-1]) / max(1, len(places) - 1 - first)
    return [*places[: first + 1], *(round(place + more * number) for number, place in enumerate(places[first + 1 :], 1))]


def _nearest(spots: Sequence[Point], outlines: Sequence[Outline], places: Sequence[int]) -> float:
    """How far the two stops are apart that are nearest to each other, of all that have at most one between them."""
    stops = [(spots[place], outline) for place, outline in zip(places, outlines)]
    pairs = [*zip(stops, stops[1:]), *zip(stops, stops[2:])]
    return min((between(*one, *other) for one, other in pairs), default=math.inf)


def _walk(spots: Sequence[Point], outlines: Sequence[Outline], apart: float) -> list[int]:
    """The spots of stops that are so far apart from their neighbours, each as early as it can be; none if they do not fit."""
    places = [0]
    for before, outline in zip(outlines, outlines[1:]):
        spot = places[-1] + int((min(before.size) / 2 + min(outline.size) / 2 + apart) / _STEP)
        while spot < len(spots) and between(spots[places[-1]], before, spots[spot], outline) < apart:
            spot += 1
        if spot >= len(spots):
            return []
        places.append(spot)
    return places


def between(one: Point, outline: Outline, other: Point, its: Outline) -> float:
    """At least how far it is from one outline to another: how far a line between them can be moved and touch neither."""
    across, up = other[0] - one[0], other[1] - one[1]
    angle = math.degrees(math.atan2(up, across))
    straight = math.hypot(across, up) - outline.reach(angle) - its.reach(angle + 180)
    wide = abs(across) - (outline.size[0] + its.size[0]) / 2
    high = abs(up) - (outline.size[1] + its.size[1]) / 2
    return max(straight, wide, high)


def _route(way: Way, width: float, settled: list[tuple[float, Outline]], inside: Box | None = None, head: float = 0.0) -> Route:
    arrows = tuple(_arrows(way, settled))
    stops = [(way.at(far)[:2], outline) for far, outline in settled]
    nearest = min((between(*one, *two) for one, two in pairwise(stops)), default=_ARROW)
    high = min(_ARROW, max(_LEAST_ARROW, _FILLS * nearest))
    drawn = [((x, y), disc(high)) for x, y, _ in arrows]
    stands: list[Stand] = []
    for number, ((x, y), outline) in enumerate(stops):
        others = [stops[other] for other in (number - 1, number + 1) if 0 <= other < len(stops)]
        stands.append(Stand(x, y, outline, _dot(way, width, ((x, y), outline), others, drawn)))
    return Route(way, width, tuple(stands), arrows, high, inside, head)


def _dot(way: Way, width: float, stop: _Standing, others: Sequence[_Standing], arrows: Sequence[_Standing]) -> Point:
    """Where the number of a stop has room: at its upper left edge, or as near to that as the road and its neighbours allow.

    Arrows are kept clear too, where that can be.
    """
    middle, outline = stop
    aim = 120 if outline.size[0] > 1.05 * outline.size[1] else 135  # a hexagon's corner; nearer to its side is its symbol
    spots: list[tuple[float, Point]] = []
    for turned in range(-40, 50, 10):
        x, y = outline.edge(aim + turned)
        for inwards in range(6):
            part = 1 - inwards / 20
            spots.append((abs(turned) + 20 * inwards, (middle[0] + x * part, middle[1] + y * part)))
    on_road = (spot for _, spot in sorted(spots) if way.off(spot) + DOT / 2 + _CLEAR <= width / 2)
    free = [spot for spot in on_road if all(between(spot, _DOT, *other) >= _CLEAR for other in others)]
    clear = (spot for spot in free if all(between(spot, _DOT, *arrow) >= 0 for arrow in arrows))
    return next(clear, next(iter(free), spots[-1][1]))


def _arrows(way: Way, settled: list[tuple[float, Outline]]) -> Iterator[tuple[float, float, float]]:
    """An arrow in the middle of what lies between two stops, where there is room for one; in a bend where there is most."""
    for (far, outline), (next_far, its) in zip(settled, settled[1:]):
        x1, y1, angle = way.at(far)
        x2, y2, turned = way.at(next_far)
        if between((x1, y1), outline, (x2, y2), its) >= _EASY:
            leaves, comes = far + outline.reach(angle), next_far - its.reach(turned + 180)
            yield way.at((leaves + comes) / 2)
        elif next_far - far > _BEND * math.dist((x1, y1), (x2, y2)):
            tried = [way.at(far + (next_far - far) * step / 24) for step in range(6, 19)]
            clear, spot = max(
                (min(between(at[:2], _AROUND, (x1, y1), outline), between(at[:2], _AROUND, (x2, y2), its)), at) for at in tried
            )
            if clear >= 0:
                yield spot

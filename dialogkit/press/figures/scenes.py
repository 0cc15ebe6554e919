"""The rules of the game in drawings: scenes in one stroke, for the pages of rules.

A scene is drawn 86 wide and 52 high (`WIDE`, `HIGH`), with y upwards, and fits into any box.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.art.marks import outline, through
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Point
from dialogkit.press.style import LEAVES, RADIUS, ROAD, ROAD_ARROW, ROAD_EDGE, Colours
from dialogkit.terms import Scene

WIDE, HIGH = 86, 52
_LINE = 1.4
_EDGE = 0.5 * mm  # of the ground, where it is an outline
_HALF = 4 / 3  # how far out the control points of a half circle are, in radii
_TABLE_ROAD = ((22.0, 16.0), (30, 20.5), (36, 11.5), (44, 15.5), (50, 19), (56, 17), (64, 16))
_TO_THE_DOOR = ((10.0, 10.0), (22, 9), (44, 9), (61, 14))


def scene(canvas: PressCanvas, name: Scene, box: Box, colours: Colours, minutes: int = 45) -> None:
    """A scene in the middle of a box (lower-left corner and size), as large as fits. The clock of `time` shows the minutes."""
    x, y, width, height = box
    scale = min(width / WIDE, height / HIGH)
    canvas.ink(x, y, x + width, y + height)
    with canvas.state():
        canvas.translate(x + (width - WIDE * scale) / 2, y + (height - HIGH * scale) / 2)
        canvas.scale(scale, scale)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(_LINE)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        if name == "time":
            _time(canvas, colours, minutes)
        else:
            _SCENES[name](canvas, colours)


def stage(canvas: PressCanvas, box: Box, colours: Colours) -> None:
    """The ground that a scene stands on: sand, and where nothing is filled an outline."""
    canvas.setFillColor(ROAD)
    canvas.setStrokeColor(colours.dark)
    canvas.setLineWidth(_EDGE)
    canvas.roundRect(*box, RADIUS, stroke=0 if canvas.palette.filled else 1, fill=1)


def _players(canvas: PressCanvas, colours: Colours) -> None:
    """Four round a table, on which a board lies."""
    _table(canvas, colours)
    _way(canvas, _TABLE_ROAD, 3.4)


def _together(canvas: PressCanvas, colours: Colours) -> None:
    """Four round a table, on which cards lie."""
    _table(canvas, colours)
    canvas.setFillColor(colours.tint)
    for x in (27, 37, 47, 57):
        canvas.roundRect(x - 2.6, 12, 5.2, 7.6, 0.8, stroke=1, fill=1)


def _table(canvas: PressCanvas, colours: Colours) -> None:
    for number, (x, y) in enumerate(((17, 20), (34.5, 24), (52, 24), (69.5, 20))):
        canvas.setFillColor(colours.tint if number % 2 == 0 else WHITE)
        _person(canvas, x, y)
    canvas.setFillColor(WHITE)
    canvas.ellipse(13, 7, 73, 25, stroke=1, fill=1)


def _person(canvas: PressCanvas, x: float, y: float) -> None:
    canvas.circle(x, y + 15.5, 4.7, stroke=1, fill=1)
    _curve(canvas, (x - 8.2, y), ((x - 8.2, y + 7), (x - 5, y + 9), (x, y + 9)), ((x + 5, y + 9), (x + 8.2, y + 7), (x + 8.2, y)))


def _time(canvas: PressCanvas, colours: Colours, minutes: int) -> None:
    """A clock of which the minutes are coloured, an hour at most."""
    x, y, radius, share = 43, 26, 18, min(minutes, 60) / 60
    canvas.setFillColor(colours.tint)
    canvas.circle(x, y, radius, stroke=0, fill=1)
    if share < 1:
        canvas.setFillColor(WHITE)
        canvas.wedge(x - radius, y - radius, x + radius, y + radius, 90, 360 * (1 - share), stroke=0, fill=1)
    canvas.circle(x, y, radius, stroke=1, fill=0)
    for hour in range(12):
        right, up = math.sin(hour * math.pi / 6), math.cos(hour * math.pi / 6)
        _stroke(canvas, [(x + right * 14.2, y + up * 14.2), (x + right * 15.6, y + up * 15.6)])
    _stroke(canvas, [(x, y + 11.5), (x, y), (x + 11.5 * math.sin(share * math.tau), y + 11.5 * math.cos(share * math.tau))])


def _turn(canvas: PressCanvas, colours: Colours) -> None:
    """The die, the stop that one comes to, and its card."""
    canvas.setFillColor(WHITE)
    canvas.roundRect(4, 17, 18, 18, 3, stroke=1, fill=1)
    canvas.setFillColor(colours.dark)
    for step in (-1, 0, 1):
        canvas.circle(13 + step * 4.6, 26 - step * 4.6, 1.5, stroke=0, fill=1)
    _chevron(canvas, 28.5)
    canvas.setFillColor(colours.tint)
    canvas.circle(42, 26, 9, stroke=1, fill=1)
    canvas.setFillColor(WHITE)
    _bubble(canvas, (37.2, 23.2, 9.6, 7.4))
    _chevron(canvas, 55.5)
    _card(canvas, colours, (71.5, 26), _bubble, -5)


def _pass(canvas: PressCanvas, colours: Colours) -> None:
    """An open hand."""
    edges, tops = (35.2, 39.9, 44.6, 49.3, 54.0), (38.5, 42.0, 40.0, 35.0)
    path = canvas.beginPath()
    path.moveTo(edges[0], 23)
    for left, right, top in zip(edges, edges[1:], tops):
        out = (right - left) / 2 * _HALF
        path.lineTo(left, top)
        path.curveTo(left, top + out, right, top + out, right, top)
        if right != edges[-1]:
            path.lineTo(right, 27.5)
    path.lineTo(54, 19)
    path.curveTo(54, 11.5, 50, 7, 43.5, 7)
    path.curveTo(38.5, 7, 36, 10, 33.8, 13.4)
    path.lineTo(27.6, 22.4)
    path.curveTo(25.6, 25.6, 29.6, 28.4, 31.8, 25.6)
    path.lineTo(35.2, 21.8)
    path.close()
    canvas.setFillColor(colours.tint)
    canvas.drawPath(path, stroke=1, fill=1)


def _stays(canvas: PressCanvas, colours: Colours) -> None:
    """Two speak inside a house."""
    _house(canvas, 43, 7, 1.0)
    canvas.setFillColor(colours.tint)
    _bubble(canvas, (42.5, 22.5, 13, 8.6), left=False)
    canvas.setFillColor(WHITE)
    _bubble(canvas, (30, 14.5, 13, 8.6))


def _end(canvas: PressCanvas, colours: Colours) -> None:
    """Two pawns on the road, at the house where it ends."""
    canvas.setFillColor(LEAVES)
    path = canvas.beginPath()
    path.moveTo(4, 6)
    path.curveTo(30, 6, 40, 22, 62, 21)
    path.curveTo(80, 20, 82, 12, 82, 9)
    path.curveTo(82, 5, 78, 4, 72, 4)
    path.lineTo(8, 4)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    _way(canvas, _TO_THE_DOOR, 7.4)
    _house(canvas, 61, 15, 0.82)
    canvas.setFillColor(WHITE)
    canvas.rect(57.5, 15, 7, 11, stroke=1, fill=1)
    for x, fill in ((17, colours.dark), (29, colours.tint)):
        canvas.setFillColor(fill)
        _pawn(canvas, x, 10)


def _lay(canvas: PressCanvas, colours: Colours) -> None:
    """Six cards of rights, side by side."""
    for x in (24, 43, 62):
        for y in (14.5, 37.5):
            _card(canvas, colours, (x, y), _shield, scale=0.66)


def _draw(canvas: PressCanvas, colours: Colours) -> None:
    """A pile with its backs up, and the card on top of it, turned over."""
    for step in (0, 2, 4):
        canvas.setFillColor(colours.dark if step == 4 and canvas.palette.filled else WHITE)
        canvas.roundRect(10 + step, 9 + step, 20, 30, 2, stroke=1, fill=1)
    with canvas.state():
        canvas.setFillColor(WHITE)
        if canvas.palette.filled:
            canvas.setStrokeColor(WHITE)  # on the dark back a dark line would eat into it
        _bubble(canvas, (17.5, 23.5, 13, 9.4))
    _chevron(canvas, 44)
    _card(canvas, colours, (65, 26), _bubble, -5)


def _fits(canvas: PressCanvas, colours: Colours) -> None:
    """A card of what somebody says, and a question: this right or that?"""
    _card(canvas, colours, (13, 26), _bubble)
    for x in (52, 75):
        _card(canvas, colours, (x, 26), _shield)
    _curve(canvas, (28, 30.5), ((28, 37), (37, 37), (37, 31)), ((37, 27), (32.5, 27.5), (32.5, 22.5)), area=False)
    canvas.setFillColor(colours.dark)
    canvas.circle(32.5, 17, 1.2, stroke=0, fill=1)


def _several(canvas: PressCanvas, colours: Colours) -> None:
    """Two rights with a tick each, on both sides of what somebody says."""
    _card(canvas, colours, (43, 26), _bubble)
    for x in (17, 69):
        _card(canvas, colours, (x, 26), _shield)
        canvas.setFillColor(colours.dark)
        canvas.circle(x + 8, 12, 5.4, stroke=0, fill=1)
        with canvas.state():
            canvas.setStrokeColor(WHITE)
            _stroke(canvas, [(x + 5.6, 12), (x + 7.3, 10.2), (x + 10.6, 14)])


_SCENES: Mapping[str, Callable[[PressCanvas, Colours], None]] = {
    "players": _players,
    "turn": _turn,
    "pass": _pass,
    "stays": _stays,
    "end": _end,
    "together": _together,
    "lay": _lay,
    "draw": _draw,
    "fits": _fits,
    "several": _several,
}


# ------------------------------------------------------------------------------------------------ what scenes are drawn of


def _card(
    canvas: PressCanvas,
    colours: Colours,
    middle: Point,
    sign: Callable[[PressCanvas, Box], None],
    turned: float = 0,
    scale: float = 1,
) -> None:
    """A card with a sign in its head and two lines below it, turned by some degrees."""
    with canvas.state():
        canvas.translate(*middle)
        canvas.rotate(turned)
        canvas.scale(scale, scale)
        canvas.setLineWidth(_LINE / scale)
        canvas.setFillColor(WHITE)
        canvas.roundRect(-10, -15, 20, 30, 2, stroke=1, fill=1)
        canvas.setFillColor(colours.tint)
        above = (
            ((-10, 14), (-9, 15), (-8, 15)),
            ((8, 15), (8, 15), (8, 15)),
            ((9, 15), (10, 14), (10, 13)),
            ((10, 3), (10, 3), (10, 3)),
        )
        _curve(canvas, (-10, 3), ((-10, 13), (-10, 13), (-10, 13)), *above)
        canvas.setFillColor(WHITE)
        sign(canvas, (-4.4, 6.2, 8.8, 6.2))
        _stroke(canvas, [(-6, -3), (6, -3)])
        _stroke(canvas, [(-6, -8.5), (2, -8.5)])


def _shield(canvas: PressCanvas, box: Box) -> None:
    """The shape of rights, a little taller than a box."""
    x, y, width, height = box
    canvas.drawPath(outline(canvas, "shield", x + width / 2 - height * 0.65, y - height * 0.2, height * 1.3), stroke=1, fill=1)


def _house(canvas: PressCanvas, x: float, y: float, scale: float) -> None:
    """A house whose floor has its middle at (x, y)."""
    corners = ((-19, 0), (19, 0), (19, 18), (24, 18), (0, 38), (-24, 18), (-19, 18))
    canvas.setFillColor(WHITE)
    _stroke(canvas, [(x + right * scale, y + up * scale) for right, up in corners], area=True)


def _pawn(canvas: PressCanvas, x: float, y: float) -> None:
    """A pawn whose foot has its middle at (x, y)."""
    sides = ((x - 2, y + 4), (x - 1.6, y + 5), (x - 1.4, y + 8)), ((x + 1.6, y + 5), (x + 2, y + 4), (x + 4, y))
    neck = (x + 1.4, y + 8)
    _curve(canvas, (x - 4, y), sides[0], (neck, neck, neck), sides[1])
    canvas.circle(x, y + 11.2, 3.4, stroke=1, fill=1)


def _bubble(canvas: PressCanvas, box: Box, left: bool = True) -> None:
    """A small speech bubble with its tail below its left or right end."""
    x, y, width, height = box
    radius = min(width, height) * 0.3
    path = canvas.beginPath()
    path.moveTo(x, y + radius)
    right, top = x + width, y + height
    for before, corner, after in (
        ((x, top - radius), (x, top), (x + radius, top)),
        ((right - radius, top), (right, top), (right, top - radius)),
        ((right, y + radius), (right, y), (right - radius, y)),
    ):
        path.lineTo(*before)
        path.curveTo(*corner, *corner, *after)
    side = x + width * (0.24 if left else 0.76)
    path.lineTo(side + 1.6, y)
    path.lineTo(side + (-1.2 if left else 1.2), y - 2.8)
    path.lineTo(side - 1.6, y)
    path.lineTo(x + radius, y)
    path.curveTo(x, y, x, y, x, y + radius)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def _chevron(canvas: PressCanvas, x: float) -> None:
    with canvas.state():
        canvas.setStrokeColor(ROAD_ARROW)
        canvas.setLineWidth(_LINE * 1.3)
        _stroke(canvas, [(x - 1.8, 29.6), (x + 1.8, 26), (x - 1.8, 22.4)])


def _way(canvas: PressCanvas, bends: Sequence[Point], width: float) -> None:
    """A small road: the start, and three points for each bend."""
    with canvas.state():
        for colour, wide in ((ROAD_EDGE, width + 1.6), (ROAD, width)):
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(wide)
            path = canvas.beginPath()
            path.moveTo(*bends[0])
            for at in range(1, len(bends), 3):
                one, two, end = bends[at : at + 3]
                path.curveTo(*one, *two, *end)
            canvas.drawPath(path, stroke=1, fill=0)


def _curve(canvas: PressCanvas, start: Point, *bends: tuple[Point, Point, Point], area: bool = True) -> None:
    """Bézier curves; an area is closed with a straight line back to its start."""
    path = canvas.beginPath()
    path.moveTo(*start)
    for one, two, end in bends:
        path.curveTo(*one, *two, *end)
    if area:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(area))


def _stroke(canvas: PressCanvas, points: Sequence[Point], area: bool = False) -> None:
    path = through(canvas, points)
    if area:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(area))

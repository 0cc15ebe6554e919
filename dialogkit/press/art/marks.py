"""The kit's drawn marks: the badge with a symbol, the dotted path, the speech bubble, a shape for each theme."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportlab.pdfgen.pathobject import PDFPathObject

from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.paper import mm
from dialogkit.press.art.place import is_photo, place, place_cropped
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Point
from dialogkit.press.style import HAIRLINE, Colours

_SYMBOL_SHARE = {
    "circle": 0.7,
    "square": 0.7,
    "hexagon": 0.6,
    "triangle": 0.46,
    "diamond": 0.5,
    "arch": 0.62,
    "flower": 0.58,
    "star": 0.4,
    "drop": 0.48,
    "shield": 0.58,
}
"""How large the symbol in a shape is, in parts of its width …"""
_DIP = {"triangle": 0.07, "arch": 0.04, "star": 0.02, "drop": 0.15, "shield": -0.05}
"""… and how far below its middle it stands."""
_QUARTER = 0.5523  # of a radius: how far the control points of a quarter circle are
_PICTURE_SHARE = 0.78
_SQUARE_INSET, _SQUARE_ROUND = 0.04, 0.14  # of a square's side: from its box, and the radius of its corners
_EDGE, _BOLD_EDGE = 0.75, 2.0  # pt: of badges that are outlines, plain and solid ones


def outline(canvas: PressCanvas, shape: str, x: float, y: float, size: float) -> PDFPathObject:
    """The path of a shape that fills the square of `size` pt at (x, y), lower left."""
    path = canvas.beginPath()
    half = size / 2
    if shape == "circle":
        path.circle(x + half, y + half, half)
    elif shape == "square":
        side = size * (1 - 2 * _SQUARE_INSET)
        path.roundRect(x + size * _SQUARE_INSET, y + size * _SQUARE_INSET, side, side, size * _SQUARE_ROUND)
    elif shape in _BENT:
        _BENT[shape](path, x + half, y + half, half)
    else:
        corners = {"triangle": (3, 90, 1.12), "diamond": (4, 90, 1.08), "hexagon": (6, 0, 1.02)}[shape]
        _polygon(path, x + half, y + half - (size * 0.1 if shape == "triangle" else 0), half * corners[2], *corners[:2])
    return path


def _polygon(path: PDFPathObject, x: float, y: float, radius: float, count: int, first: float) -> None:
    for corner in range(count):
        point = _around(x, y, radius, first + corner * 360 / count)
        path.lineTo(*point) if corner else path.moveTo(*point)
    path.close()


def _arch(path: PDFPathObject, x: float, y: float, half: float) -> None:
    """A doorway: round above, upright below."""
    wide, low, bend = half * 0.88, y - half * 0.94, half * 0.88 * _QUARTER
    high, top = y + half * 0.94 - wide, y + half * 0.94
    path.moveTo(x - wide, low)
    path.lineTo(x + wide, low)
    path.lineTo(x + wide, high)
    path.curveTo(x + wide, high + bend, x + bend, top, x, top)
    path.curveTo(x - bend, top, x - wide, high + bend, x - wide, high)
    path.close()


def _shield(path: PDFPathObject, x: float, y: float, half: float) -> None:
    """As a right's stop on the board: straight above, coming to a point below."""
    wide, top, low, bend = half * 0.88, y + half * 0.94, y - half * 0.98, half * 0.2
    path.moveTo(x - wide + bend, top)
    path.lineTo(x + wide - bend, top)
    path.curveTo(x + wide - bend / 2, top, x + wide, top - bend / 2, x + wide, top - bend)
    path.lineTo(x + wide, y - half * 0.3)
    path.curveTo(x + wide, y - half * 0.66, x + half * 0.4, y - half * 0.82, x, low)
    path.curveTo(x - half * 0.4, y - half * 0.82, x - wide, y - half * 0.66, x - wide, y - half * 0.3)
    path.lineTo(x - wide, top - bend)
    path.curveTo(x - wide, top - bend / 2, x - wide + bend / 2, top, x - wide + bend, top)
    path.close()


def _flower(path: PDFPathObject, x: float, y: float, half: float) -> None:
    """Six round leaves: arcs between the corners of a hexagon, each bent out as far as the next."""
    corners = [_around(x, y, half * 0.78, 90 + turn * 60) for turn in range(7)]
    path.moveTo(*corners[0])
    for turn, corner in enumerate(corners[1:]):
        path.curveTo(*_around(x, y, half * 1.18, 90 + turn * 60 + 12), *_around(x, y, half * 1.18, 90 + turn * 60 + 48), *corner)
    path.close()


def _star(path: PDFPathObject, x: float, y: float, half: float) -> None:
    for corner in range(10):
        point = _around(x, y - half * 0.06, half * (0.56 if corner % 2 else 1.06), 90 + corner * 36)
        path.lineTo(*point) if corner else path.moveTo(*point)
    path.close()


def _drop(path: PDFPathObject, x: float, y: float, half: float) -> None:
    """Round below, with a tip above."""
    wide, middle = half * 0.76, y - half * 0.24
    bend = wide * _QUARTER
    path.moveTo(x, y + half)
    path.curveTo(x + half * 0.3, y + half * 0.62, x + wide, middle + bend * 1.2, x + wide, middle)
    path.curveTo(x + wide, middle - bend, x + bend, middle - wide, x, middle - wide)
    path.curveTo(x - bend, middle - wide, x - wide, middle - bend, x - wide, middle)
    path.curveTo(x - wide, middle + bend * 1.2, x - half * 0.3, y + half * 0.62, x, y + half)
    path.close()


def _around(x: float, y: float, radius: float, degrees: float) -> Point:
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


_BENT = {"shield": _shield, "arch": _arch, "flower": _flower, "star": _star, "drop": _drop}


def badge(
    canvas: PressCanvas, book: SymbolBook, symbol: str, x: float, y: float, size: float, colours: Colours, solid: bool = False
) -> None:
    """A symbol in a tinted circle, lower left at (x, y). A `solid` one has the theme's own shape and dark colour.

    Where no areas are filled it is an outline, and the symbol dark. A picture of the cycle's own has colours and a shape of
    its own: a photo fills a frame, a drawing stands as large as it can in a white one, on a panel in a white circle as others do.
    """
    canvas.ink(x, y, x + size, y + size)
    if book.is_own(symbol):
        _framed(canvas, book, symbol, x, y, size, colours)
        return
    shape = colours.shape if solid else "circle"
    filled = canvas.palette.filled
    edge = 0 if filled else _BOLD_EDGE if solid else _EDGE
    with canvas.state():
        canvas.setFillColor(colours.dark if solid and filled else colours.tint)
        canvas.setLineJoin(1)
        if edge:
            canvas.setStrokeColor(colours.dark)
            canvas.setLineWidth(edge)
        path = outline(canvas, shape, x + edge / 2, y + edge / 2, size - edge)
        canvas.drawPath(path, stroke=0 if filled else 1, fill=1)
        share = _SYMBOL_SHARE[shape] * size
        dip = size * _DIP.get(shape, 0)
        ink = WHITE if solid and filled else colours.dark
        place(canvas, book.artwork(symbol), x + (size - share) / 2, y + (size - share) / 2 - dip, share, share, ink)


def _framed(canvas: PressCanvas, book: SymbolBook, symbol: str, x: float, y: float, size: float, colours: Colours) -> None:
    share = _PICTURE_SHARE * size
    scale = canvas.printed_scale  # of the page's size
    artwork = book.artwork(symbol, size * scale)
    inset, side = size * _SQUARE_INSET, size * (1 - 2 * _SQUARE_INSET)
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(1.2)
        if is_photo(artwork):
            photo = book.filling(symbol, side * scale, side * scale)
            place_cropped(canvas, photo, (x + inset, y + inset, side, side), radius=size * _SQUARE_ROUND)
            canvas.drawPath(outline(canvas, "square", x, y, size), stroke=1, fill=0)
            return
        on_panel = colours.tint == WHITE and canvas.palette.filled  # what is white stands on a colour
        share = _SYMBOL_SHARE["circle"] * size if on_panel else share
        canvas.drawPath(outline(canvas, "circle" if on_panel else "square", x, y, size), stroke=not on_panel, fill=1)
        place(canvas, artwork, x + (size - share) / 2, y + (size - share) / 2, share, share)


def dotted_ring(canvas: PressCanvas, middle: Point, radius: float, colour: str, size: float, gap: float) -> None:
    """Round dots of `size` pt, `gap` pt apart, round a point."""
    with canvas.state():
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(size)
        canvas.setLineCap(1)
        canvas.setDash(0, gap)
        canvas.circle(*middle, radius, stroke=1, fill=0)


def dotted_path(canvas: PressCanvas, points: list[Point], colour: str, size: float = 2.2, gap: float = 8) -> None:
    """Round dots of `size` pt, `gap` pt apart, along a smooth line through the points."""
    with canvas.state():
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(size)
        canvas.setLineCap(1)
        canvas.setDash(0, gap)
        path = canvas.beginPath()
        path.moveTo(*points[0])
        for start, control_1, control_2, end in smooth(points):
            path.curveTo(*control_1, *control_2, *end)
        canvas.drawPath(path, stroke=1, fill=0)


def through(canvas: PressCanvas, points: Sequence[Point]) -> PDFPathObject:
    """The path of straight lines from point to point; it is left open."""
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


def smooth(points: list[Point]) -> list[tuple[Point, Point, Point, Point]]:
    """Bézier pieces (start, control, control, end) of the Catmull–Rom curve through the points."""
    padded = [points[0], *points, points[-1]]
    pieces = []
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:]):
        one = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        two = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        pieces.append((start, one, two, end))
    return pieces


def on_piece(piece: tuple[Point, Point, Point, Point], part: float) -> Point:
    """A point on a Bézier piece (start, control, control, end), from 0, its start, to 1."""
    rest = 1 - part
    weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
    return sum(w * x for w, (x, _) in zip(weights, piece)), sum(w * y for w, (_, y) in zip(weights, piece))


def bubble(canvas: PressCanvas, x: float, y: float, width: float, height: float, colours: Colours, tailed: bool = True) -> None:
    """A speech bubble, lower left at (x, y), with its tail below the left part of that box; none where it goes on elsewhere."""
    tail = radius = 5 * mm
    canvas.ink(x, y - tail, x + width, y + height)
    with canvas.state():
        canvas.setFillColor(colours.tint)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(1.2)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        left, right, low, high = x, x + width, y, y + height
        start = left + radius + 6 * mm
        bend = radius * _QUARTER
        path.moveTo(start + tail, low)
        path.lineTo(right - radius, low)
        path.curveTo(right - radius + bend, low, right, low + radius - bend, right, low + radius)
        path.lineTo(right, high - radius)
        path.curveTo(right, high - radius + bend, right - radius + bend, high, right - radius, high)
        path.lineTo(left + radius, high)
        path.curveTo(left + radius - bend, high, left, high - radius + bend, left, high - radius)
        path.lineTo(left, low + radius)
        path.curveTo(left, low + radius - bend, left + radius - bend, low, left + radius, low)
        path.lineTo(start, low)
        if tailed:
            path.lineTo(start - tail * 0.4, low - tail)
        path.close()
        canvas.drawPath(path, stroke=1, fill=1)


def tick_box(canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """An empty square to tick, lower left at (x, y)."""
    with canvas.state():
        canvas.setStrokeColor(INK)
        canvas.setFillColor(WHITE)
        canvas.setLineWidth(1.4)
        canvas.roundRect(x, y, size, size, 1.2 * mm, stroke=1, fill=1)


def write_line(canvas: PressCanvas, x: float, y: float, end: float) -> None:
    """A line to write on, from x to `end`."""
    canvas.setStrokeColor(FAINT)
    canvas.setLineWidth(HAIRLINE)
    canvas.line(x, y, end, y)

"""Pictures that carry the meaning: in a disc or a square that they nearly fill, or in the field of a tile."""

from __future__ import annotations

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.art.marks import outline
from dialogkit.press.art.place import covering, place
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import Colours

SHARE = 0.72
"""Of a frame's side: how large the drawing in it is."""
_EDGE = 0.75  # pt: of frames where nothing is filled
_TILE_EDGE = 0.5 * mm
_TILE_RADIUS = 4 * mm


def disc(canvas: PressCanvas, book: SymbolBook, symbol: str, x: float, y: float, size: float, colours: Colours) -> None:
    """A picture in a circle of the tint, lower left at (x, y): a line's, or the head's of a sheet."""
    framed(canvas, book, symbol, "circle", (x, y, size), colours)


def square(canvas: PressCanvas, book: SymbolBook, symbol: str, x: float, y: float, size: float, colours: Colours) -> None:
    """A picture in a square with round corners: an option's, or a right's."""
    framed(canvas, book, symbol, "square", (x, y, size), colours)


def framed(
    canvas: PressCanvas, book: SymbolBook, symbol: str, shape: str, box: tuple[float, float, float], colours: Colours
) -> None:
    """A picture in a shape whose box is given: its lower left and its side. One of the year's own fills the shape."""
    x, y, size = box
    canvas.ink(x, y, x + size, y + size)
    own, filled = book.is_own(symbol), canvas.palette.filled
    with canvas.state():
        canvas.setFillColor(WHITE if own else colours.tint)
        canvas.drawPath(outline(canvas, shape, x, y, size), stroke=0, fill=1)
        if own:
            with canvas.state():
                canvas.clipPath(outline(canvas, shape, x, y, size), stroke=0, fill=0)
                covering(canvas, book.artwork(symbol, size), (x, y, size, size))
        else:
            share = SHARE * size
            place(canvas, book.artwork(symbol), x + (size - share) / 2, y + (size - share) / 2, share, share, colours.dark)
        if own or not filled:
            canvas.setStrokeColor(colours.dark)
            canvas.setLineWidth(_EDGE)
            canvas.drawPath(outline(canvas, shape, x, y, size), stroke=1, fill=0)


def tile(
    canvas: PressCanvas,
    book: SymbolBook,
    symbol: str,
    box: tuple[float, float, float, float],
    field: float,
    colours: Colours,
) -> None:
    """A tile (lower left, width, height): a `field` for the picture above, `field` pt high, and below it room for a label.

    Without a symbol the field is room to draw.
    """
    x, y, width, height = box
    low = y + height - field
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.roundRect(*box, _TILE_RADIUS, stroke=0, fill=1)
        with canvas.state():
            path = canvas.beginPath()
            path.roundRect(*box, _TILE_RADIUS)
            canvas.clipPath(path, stroke=0, fill=0)
            canvas.setFillColor(colours.tint)
            canvas.rect(x, low, width, field, stroke=0, fill=1)
            if symbol and book.is_own(symbol):
                covering(canvas, book.artwork(symbol, max(width, field)), (x, low, width, field))
        canvas.setStrokeColor(colours.dark)
        if symbol and not book.is_own(symbol):
            share = min(width * SHARE, field * 0.76)
            place(canvas, book.artwork(symbol), x + (width - share) / 2, low + (field - share) / 2, share, share, colours.dark)
        if not canvas.palette.filled:
            canvas.setLineWidth(_EDGE)
            canvas.line(x, low, x + width, low)
        canvas.setLineWidth(_TILE_EDGE)
        canvas.roundRect(*box, _TILE_RADIUS, stroke=1, fill=0)

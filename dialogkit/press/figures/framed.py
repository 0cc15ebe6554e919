"""Pictures that carry the meaning: in a disc or a square that they nearly fill, or in the field of a tile."""

from __future__ import annotations

import math

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.art.marks import outline
from dialogkit.press.art.place import clip_round, is_photo, place, place_cropped
from dialogkit.press.art.raster import PER_INCH
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.pdf.artwork import Artwork, Raster
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.style import Colours

SHARE = 0.72
"""Of a frame's side: how large the drawing in it is."""
IN_FIELD = 0.76
"""Of the height of a tile's field: how large its drawing is."""
_OWN_SHARE = 0.68 / SHARE  # a drawing of the year's own reaches into the corners of its square, which a circle does not have
_ROUND = {"circle": 0.5, "square": 0.14}  # of the side: the radius of its corners
_EDGE = 0.75  # pt: of frames where nothing is filled
_AIR = 0.07  # of a field's width: beside a drawing of the year's own, at least
_TILE_EDGE = 0.5 * mm
_TILE_RADIUS = 4 * mm
_ROOM_INSET = 2.5 * mm  # of room to draw, from the edges of its field
_BRUSH = 8 * mm


def framed(
    canvas: PressCanvas,
    book: SymbolBook,
    symbol: str,
    shape: str,
    box: tuple[float, float, float],
    colours: Colours,
    share: float = SHARE,
) -> None:
    """A picture in a circle (a line's) or a square (an option's, a right's) of the tint: its lower left and its side.

    Its box is a `share` of that side; one of the year's own that is no photo takes a little less of a circle.

    A photo of the year's own fills it, a drawing of its own stands in white. A print shop sends back what is not sharp: there a
    picture of few pixels is smaller, down to half of its share.
    """
    x, y, size = box
    canvas.ink(x, y, x + size, y + size)
    own = book.is_own(symbol)
    edge = _EDGE if (own and colours.tint != WHITE) or not canvas.palette.filled else 0.0  # what is white stands on a colour
    with canvas.state():
        canvas.setFillColor(WHITE if own else colours.tint)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(edge)
        canvas.drawPath(outline(canvas, shape, x, y, size), stroke=0, fill=1)
        share = size * (share if not own or shape == "square" else share * _OWN_SHARE)
        printed = size * canvas.printed_scale  # of the page's size
        artwork = book.artwork(symbol, printed)
        sharp = _sharp(canvas, artwork)
        share = max(min(share, sharp), share / 2)
        inset = (size - share) / 2
        fills = is_photo(artwork) and sharp >= size
        if fills:
            place_cropped(canvas, book.filling(symbol, printed, printed), (x, y, size, size), radius=size * _ROUND[shape])
        else:
            place(canvas, artwork, x + inset, y + inset, share, share, colours.dark)
        if edge and fills and shape == "square":  # which is a little smaller as an outline
            round_edge = size * _ROUND[shape] - edge / 2
            canvas.roundRect(x + edge / 2, y + edge / 2, size - edge, size - edge, round_edge, stroke=1, fill=0)
        elif edge:
            canvas.drawPath(outline(canvas, shape, x + edge / 2, y + edge / 2, size - edge), stroke=1, fill=0)


def _sharp(canvas: PressCanvas, artwork: Artwork) -> float:
    """How large (pt) a picture can be printed sharply."""
    if not canvas.printshop or not isinstance(artwork, Raster):
        return math.inf
    return min(artwork.width, artwork.height) * 72 / PER_INCH / canvas.printed_scale


def tile(canvas: PressCanvas, book: SymbolBook, symbol: str, box: Box, ground: Box, side: float, colours: Colours) -> None:
    """A tile (lower left, width, height) that is white but for the `ground` of its picture, whose drawing is `side` pt large.

    Without a symbol the ground is room to draw one, which a brush in its corner tells.
    """
    left, low, width, height = ground
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.roundRect(*box, _TILE_RADIUS, stroke=0, fill=1)
        with canvas.state():
            clip_round(canvas, box, _TILE_RADIUS)
            canvas.setFillColor(WHITE if symbol and book.is_own(symbol) else colours.tint)  # whose colours a tint would change
            canvas.rect(*ground, stroke=0, fill=1)
            _photo(canvas, book, symbol, ground)
        _drawing(canvas, book, symbol, ground, side, colours)
        if not canvas.palette.filled:
            canvas.setLineWidth(_EDGE)
            above = height < box[3]
            canvas.line(left if above else left + width, low, left + width, low if above else low + height)
        canvas.setLineWidth(_TILE_EDGE)
        canvas.roundRect(*box, _TILE_RADIUS, stroke=1, fill=0)


def in_field(canvas: PressCanvas, book: SymbolBook, symbol: str, box: Box, free: Box, side: float, colours: Colours) -> None:
    """A picture on the ground of a card that is cut out: a drawing `side` pt large in the middle of the box.

    In what is `free` of words in it stand pictures of the year's own, a photo filling it and a drawing on white, and without a
    symbol there is room to draw one.
    """
    own = bool(symbol) and book.is_own(symbol)
    with canvas.state():
        if own and canvas.palette.filled:
            canvas.setFillColor(WHITE)
            canvas.rect(*free, stroke=0, fill=1)
        _photo(canvas, book, symbol, free)
        _drawing(canvas, book, symbol, box if symbol and not own else free, side, colours)


def _photo(canvas: PressCanvas, book: SymbolBook, symbol: str, box: Box) -> None:
    """What fills a field: a photo, if that is what the symbol names."""
    if symbol and is_photo(book.glimpse(symbol)):
        place_cropped(canvas, book.filling(symbol, *box[2:]), box)


def _drawing(canvas: PressCanvas, book: SymbolBook, symbol: str, box: Box, side: float, colours: Colours) -> None:
    """The drawing in the middle of a field, or room to draw one."""
    x, low, width, tall = box
    canvas.setStrokeColor(colours.dark)
    if not symbol:
        _room_to_draw(canvas, book, box, colours)
    elif not is_photo(artwork := book.artwork(symbol, max(width, tall))):
        wide = max(side, width - max(tall - side, 2 * _AIR * width)) if book.is_own(symbol) else side  # some are wider than tall
        place(canvas, artwork, x + (width - wide) / 2, low + (tall - side) / 2, wide, side, colours.dark)


def _room_to_draw(canvas: PressCanvas, book: SymbolBook, box: Box, colours: Colours) -> None:
    x, y, width, height = box
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.setLineWidth(_EDGE)
        canvas.setDash(5, 4)
        sides = width - 2 * _ROOM_INSET, height - 2 * _ROOM_INSET
        canvas.roundRect(x + _ROOM_INSET, y + _ROOM_INSET, *sides, _TILE_RADIUS - _ROOM_INSET / 2, stroke=1, fill=1)
    place(canvas, book.artwork("brush"), x + 2 * _ROOM_INSET, y + 2 * _ROOM_INSET, _BRUSH, _BRUSH, colours.dark)

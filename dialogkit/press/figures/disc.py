"""The disc: a white circle with the symbol of one line in it, for panels whose ground is the colour."""

from __future__ import annotations

from dialogkit.colour import WHITE
from dialogkit.press.art.place import place
from dialogkit.press.art.raster import PER_INCH
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.pdf.artwork import Raster
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import Colours

_SHARE = 0.72  # of the disc: how large the symbol is
_OWN_SHARE = 0.68  # a picture of the cycle's own reaches into the corners of its square, which a circle does not have
_EDGE = 1.2  # pt: of a disc on a ground that is as white as itself


def disc(canvas: PressCanvas, book: SymbolBook, symbol: str, x: float, y: float, size: float, colours: Colours) -> None:
    """A symbol in a disc of `size` pt, lower left at (x, y). Its lines have the panel's dark colour.

    A print shop sends back what is not sharp: there a picture of few pixels is smaller, down to half of its share.
    """
    canvas.ink(x, y, x + size, y + size)
    filled = canvas.palette.filled
    edge = 0.0 if filled else _EDGE
    share = size * (_OWN_SHARE if book.is_own(symbol) else _SHARE)
    artwork = book.artwork(symbol, share)
    if canvas.printshop and isinstance(artwork, Raster):
        sharp = max(artwork.width, artwork.height) * 72 / PER_INCH / abs(canvas.matrix[0])
        share = max(min(share, sharp), share / 2)
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(edge)
        canvas.circle(x + size / 2, y + size / 2, (size - edge) / 2, stroke=0 if filled else 1, fill=1)
        inset = (size - share) / 2
        place(canvas, artwork, x + inset, y + inset, share, share, colours.dark)

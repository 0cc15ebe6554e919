"""Pictures of an element in a frame: a symbol repeats the words beside it, a picture of the year's own is a Figure."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place
from dialogkit.press.figures.framed import SHARE, framed
from dialogkit.press.flow.blocks import Picture
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle

_AIR = 1 / 12  # of a symbol's side
_EDGE = 0.9 * mm  # of what stands on the road

NO_PICTURE = Picture(lambda canvas, x, y, size: None)
"""What stands in the place of a picture where there is none."""


def in_disc(context: PressContext, node: Node, owner: Tag, colours: Colours, share: float = SHARE) -> Picture:
    """The symbol of `node` in a disc of the tint, of which it takes a share; a picture of the year's own becomes a Figure."""
    return _framed(context, node, owner, colours, "circle", share)


def in_square(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Picture:
    """The same in a square."""
    return _framed(context, node, owner, colours, "square")


def bare(context: PressContext, symbol: str, colours: Colours) -> Picture:
    """A symbol without a frame. A picture of the year's own has as much air round it as symbols have in themselves."""
    air = _AIR if context.book.is_own(symbol) else 0.0

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        inset, side = air * size, (1 - 2 * air) * size
        place(canvas, context.book.artwork(symbol), x + inset, y + inset, side, side, colours.dark)

    return Picture(paint)


def _framed(context: PressContext, node: Node, owner: Tag, colours: Colours, shape: str, share: float = SHARE) -> Picture:
    symbol = node.get("symbol")
    figure = owner.add_figure(node.get("alt"))

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        framed(canvas, context.book, symbol, shape, (x, y, size), colours, share)

    return Picture(paint, figure, node.get("at"))


def on_road(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Picture:
    """The symbol of `node` in a disc with a strong edge, which stands out from the road below it."""
    inner = _framed(context, node, owner, colours, "circle")

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        inner.paint(canvas, x, y, size)
        _edge(canvas, x, y, size, colours, fill=0)

    return Picture(paint, inner.owner, inner.at)


def numbered(context: PressContext, number: str, owner: Tag, colours: Colours, look: TextStyle) -> Picture:
    """A number in such a disc; it is the label of its row."""
    words = context.line(number, replace(look, colour=colours.dark))

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        _edge(canvas, x, y, size, colours, fill=1)
        wide = words.width(size)
        words.show(canvas, x + (size - wide) / 2, y + (size + look.leading) / 2, wide + 1)

    return Picture(paint, owner)


def _edge(canvas: PressCanvas, x: float, y: float, size: float, colours: Colours, fill: int) -> None:
    with canvas.state():
        canvas.setFillColor(colours.tint)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(_EDGE)
        canvas.circle(x + size / 2, y + size / 2, (size - _EDGE) / 2, stroke=1, fill=fill)

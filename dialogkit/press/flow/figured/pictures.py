"""Pictures of an element in a frame: a symbol repeats the words beside it, a picture of the year's own is a Figure."""

from __future__ import annotations

from dialogkit.markup.tree import Node
from dialogkit.press.art.place import place
from dialogkit.press.figures.framed import framed
from dialogkit.press.flow.blocks import Picture
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours


def in_disc(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Picture:
    """The symbol of `node` in a disc of the tint; a picture of the year's own becomes a Figure of `owner`."""
    return _framed(context, node, owner, colours, "disc")


def in_square(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Picture:
    """The same in a square."""
    return _framed(context, node, owner, colours, "square")


def bare(context: PressContext, symbol: str, colours: Colours) -> Picture:
    """A symbol of dialogkit's without a frame."""

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        place(canvas, context.book.artwork(symbol), x, y, size, size, colours.dark)

    return Picture(paint)


def _framed(context: PressContext, node: Node, owner: Tag, colours: Colours, shape: str) -> Picture:
    symbol = node.get("symbol")
    figure = owner.add("Figure", alt=node.get("alt")) if node.get("alt") else None

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        framed(canvas, context.book, symbol, shape, (x, y, size), colours)

    return Picture(paint, figure, node.get("at"))

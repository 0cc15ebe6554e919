"""A code that a telephone reads, beside words that tell where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.arrange import Beside
from dialogkit.press.flow.blocks import Block, Picture, Stack
from dialogkit.press.flow.page_format import Format
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag

_SIDE, _MODULE = 32 * mm, 0.6 * mm  # of the whole code at least, and of each of its squares: printed, photographed, in bad light
_QUIET = 4  # squares of white round it, as the standard asks for
_MOST = 72 * mm  # of its side: a longer address is only read
_OVERLAP = 0.02  # of a square, so that no white line shows between rows

Squares = Sequence[Sequence[int]]


def scan(node: Node, tag: Tag, words: Callable[[], Stack], page: Format) -> Block:
    """The words beside the code of the address, a Figure whose alternative text says where it leads; without it where that is
    too long for a code of a size that a telephone reads."""
    squares = squares_of(node.get("href"))
    side = max(_SIDE, (len(squares) + 2 * _QUIET) * _MODULE)
    if not squares or side > _MOST:
        return words()
    figure = tag.add_figure(node.get("alt"))

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        _painted(canvas, squares, x, y, size)

    return Beside(Picture(paint, figure, node.get("at")), side, words(), page.gap)


@cache
def squares_of(address: str) -> Squares:
    """The dark squares (1) of an address's code, row by row; none where no code can hold it.

    A quarter of it may be lost, and it is still read, or less where that would make it another size.
    """
    from segno import encoder  # for a page that has one

    try:
        encode: Any = encoder.encode  # which has no types
        return tuple(map(tuple, encode(address, error="M", micro=False).matrix))
    except encoder.DataOverflowError:
        return ()


def _painted(canvas: PressCanvas, squares: Squares, x: float, y: float, size: float) -> None:
    """The code on white, in a frame of quiet, with its lower-left corner at (x, y)."""
    one = size / (len(squares) + 2 * _QUIET)
    canvas.setFillColor(WHITE)
    canvas.rect(x, y, size, size, stroke=0, fill=1)
    canvas.setFillColor(INK)
    for row, cells in enumerate(squares):
        at, low = _QUIET, y + size - (row + 1 + _QUIET) * one
        for dark, same in groupby(cells):
            count = len([*same])
            if dark:
                canvas.rect(x + at * one, low - _OVERLAP * one, count * one, (1 + _OVERLAP) * one, stroke=0, fill=1)
            at += count

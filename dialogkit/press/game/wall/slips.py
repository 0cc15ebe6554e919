"""The notes of a column: words on slips of paper, as large as they may be, on as few sheets as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.flow.blocks import Block, Stack, Text, in_pieces
from dialogkit.press.pdf.canvas import PressCanvas

Column = Callable[[int], Stack]
"""The slips of a column, with letters of so many pt."""

_CORNER = 3 * mm
_BESIDE, _ABOVE, _APART = 4 * mm, 4 * mm, 4 * mm  # the air round words of 22 pt, and between two slips
_USUAL = 22  # pt
_LARGER = 4  # pt: so much larger than in the fullest column words may be in another one
_LEAST_FULL = 40  # per cent of a column: where notes go on on a further sheet, none has less than about so much


class Slip(Block):
    """Words of `size` pt on a slip of paper; a very tall one goes on on another."""

    _TALL = 90 * mm

    def __init__(self, words: Block, colours: style.Colours, size: float):
        self.words, self._colours, self._size = words, colours, size
        share = size / _USUAL
        self.after, self._beside, self._above = _APART * share, _BESIDE * share, _ABOVE * share

    @property
    def parts(self) -> Sequence[Block]:
        return [self.words]

    def height(self, width: float) -> float:
        return self.words.height(width - 2 * self._beside) + 2 * self._above

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        inner = width - 2 * self._beside
        parts = self.words.split(inner, room - 2 * self._above) if self.height(width) > self._TALL else None
        return (Slip(parts[0], self._colours, self._size), Slip(parts[1], self._colours, self._size)) if parts else None

    def is_whole(self, width: float) -> bool:
        """Whether no word is broken."""
        inner = width - 2 * self._beside
        return all(text.paragraph.widest_word <= inner for text in self.walk_texts() if isinstance(text, Text))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(WHITE)
            canvas.setStrokeColor(self._colours.dark)
            canvas.roundRect(x, top - height, width, height, _CORNER, stroke=int(not canvas.palette.filled), fill=1)
        self.words.draw(canvas, x + self._beside, top - self._above, width - 2 * self._beside, height - 2 * self._above)


def laid(columns: Sequence[tuple[Column, float]], sizes: range, width: float) -> list[list[Block]]:
    """Of each column, a function and its room, what stands on each of its sheets.

    Words are as large as they can be without a further sheet, in one column hardly larger than in another. What is parted is
    shared evenly. Where a slip can be parted no further, the last piece is taller than the room.
    """
    largest = [_largest(made, sizes, width, room) for made, room in columns]
    most = min(largest, default=sizes[0]) + _LARGER
    return [_shared(made(min(size, most)), width, room) for (made, room), size in zip(columns, largest)]


def _largest(made: Column, sizes: range, width: float, room: float) -> int:
    count = len(in_pieces(made(sizes[-1]), width, room))
    for size in sizes:
        column = made(size)
        pieces = in_pieces(column, width, room)
        calm = all(slip.is_whole(width) for slip in column.blocks if isinstance(slip, Slip))
        if calm and len(pieces) == count and pieces[-1].height(width) <= room:
            return size
    return sizes[-1]


def _shared(column: Stack, width: float, room: float) -> list[Block]:
    """In as many pieces as it needs, about as tall as each other; in none where it has no slip."""
    if not column.blocks:
        return []
    whole = in_pieces(column, width, room)
    if len(whole) == 1:
        return whole
    for share in range(_LEAST_FULL, 100, 5):
        pieces = in_pieces(column, width, room * share / 100)
        if len(pieces) == len(whole) and all(each.height(width) <= room for each in pieces):
            return pieces
    return whole

"""Blocks: what pages are filled with. A block knows its height for a width, may be split, and draws itself once.

All lengths are in pt; `top` is the upper edge of a block, y counts upwards.

Painters never tag, blocks do. What is called `draw` says whose the things are that are painted in it: a tag's, or nobody's where
they carry no meaning. What is called otherwise (`paint`, `show`, all of `art`) paints inside of that, whoever the owner is.
Beside blocks a `Picture` draws, a `Paragraph`, a `Card`, and what paints a whole sheet; `tests/test_painters.py` guards it.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from dialogkit.paper import mm
from dialogkit.press.art.marks import write_line
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours
from dialogkit.press.type.paragraph import Paragraph

_LONGEST = 30  # lines: in a longer easy paragraph a page may end in the middle of a sentence too
_TALLEST = 10_000  # pt: A0 has 3,370
_KEPT_LINES = 2  # of a paragraph, before and after the end of a page

BoxPainter = Callable[[PressCanvas, float, float, float, float], None]
"""Paints a box: its left edge, its upper edge, how wide and how tall it is."""
SquarePainter = Callable[[PressCanvas, float, float, float], None]
"""Paints a square: its lower-left corner, and how long its sides are."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a square: who paints it, and its Figure. Without one it repeats the words beside it, and is an artifact.

    `at` is the place in the cycle file that it comes from.
    """

    paint: SquarePainter
    owner: Tag | None = None
    at: str = ""

    def draw(self, canvas: PressCanvas, x: float, y: float, size: float) -> None:
        """With its lower-left corner at (x, y)."""
        with canvas.of(self.at), canvas.owned(self.owner, x, y, size, size):
            self.paint(canvas, x, y, size)


class Block(ABC):
    """`before` and `after` are the air round a block; of two neighbours' the larger counts, none at a page's edges."""

    before = after = 0.0
    keep_with_next = False
    level = 0  # of a heading, from 1; none where it is no heading
    whole = False  # it is split only where no page holds it
    at_foot = False  # it stands at the foot of its page, and what follows on the next one
    again: Block | None = None  # what stands above it where it comes first on a page
    spare = False  # it is left out where its page has no room for it
    bare = False  # nobody would miss its words on a page of their own: lines to write on, who made a picture
    stretch = 0.0  # its share in the height that a page has left over
    edges: tuple[float, float] | None = None  # how far from the sheet's sides its page's foot stands, if not as far as columns do
    most = math.inf  # how much of that it takes at most, in pt
    reserve = 0.0  # and how much more of what no other block takes

    @property
    def parts(self) -> Sequence[Block]:
        """The blocks inside this one."""
        return ()

    def walk(self) -> Iterator[Block]:
        """This block and all inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def walk_texts(self) -> Iterator[Text]:
        """The texts among these."""
        return (part for part in self.walk() if isinstance(part, Text))

    def tightened(self) -> Block:
        """The block with less air inside it, where it has some to spare: so much of a page may save another one."""
        return self

    @abstractmethod
    def height(self, width: float) -> float:
        """How tall the block is when it is `width` wide."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two blocks, of which the first fits into `room`; None if the block stays whole."""
        return None

    def fitted(self, width: float, room: float) -> Block | None:
        """The block in a smaller form that fits into `room`, where it has one."""
        return None

    def giving_way(self, width: float, room: float) -> Block | None:
        """The block a little smaller, where that leaves what is spare its place below `room`."""
        return None

    @abstractmethod
    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """`height` is at least `height(width)`; more where the block stretches or stands beside a taller one."""


class Text(Block):
    """A paragraph that belongs to `tag`, perhaps with an entry (title, level) in the outline."""

    def __init__(
        self, paragraph: Paragraph, tag: Tag, bookmark: tuple[str, int] | None = None, lines: slice = slice(None), at: str = ""
    ):
        style = paragraph.style
        self.paragraph, self.tag, self.bookmark, self._lines = paragraph, tag, bookmark, lines
        self.at = at  # where its words stand in the cycle file
        self.before, self.after = style.before, style.after
        self.level = bookmark[1] if bookmark else 0
        self.keep_with_next = bookmark is not None
        self.page: int | None = None  # the number of the page it was set on, for the contents
        self.key = ""  # by which the contents lead to it
        self.theme: Colours | None = None  # those of a theme that it is the heading of, whose shape the contents show

    def height(self, width: float) -> float:
        return len(range(self.paragraph.count(width))[self._lines]) * self.paragraph.style.leading

    def split(self, width: float, room: float) -> tuple[Text, Text] | None:
        if self.bookmark:
            return None
        lines = self.paragraph.lines(width)
        start, stop, _ = self._lines.indices(len(lines))
        fit = int(room // self.paragraph.style.leading)
        count = min(fit, stop - start - _KEPT_LINES)
        if self.paragraph.easy and stop - start <= _LONGEST:  # between sentences
            counts = range(min(fit, stop - start - 1), 0, -1)
            count = next((each for each in counts if lines[start + each].begins), 0)
        elif count < _KEPT_LINES:
            count = 0
        if count < 1:
            return None
        following = start + count + (not lines[start + count].pieces)  # no page begins with an empty line
        first = Text(self.paragraph, self.tag, None, slice(start, start + count), self.at)
        rest = Text(self.paragraph, self.tag, None, slice(following, stop), self.at)
        return first, rest

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        if self.bookmark:
            canvas.bookmark(*self.bookmark, top, self.key)
        with canvas.of(self.at):
            self.paragraph.draw(canvas, x, top, width, self.tag, self._lines)


class Stack(Block):
    """Blocks below each other."""

    def __init__(self, blocks: Sequence[Block], before: float = 0, after: float = 0):
        self.blocks = list(blocks)
        self.before, self.after = before, after

    @cached_property
    def stretch(self) -> float:  # type: ignore[override]  # asked for once it stands on its page
        """The shares of all its blocks."""
        return sum(block.stretch for block in self.blocks)

    @cached_property
    def most(self) -> float:  # type: ignore[override]
        """As much as all that stretch take."""
        return sum(block.most for block in self.blocks if block.stretch)

    @property
    def parts(self) -> Sequence[Block]:
        return self.blocks

    def tightened(self) -> Stack:
        closer = copy(self)
        closer.blocks = [block.tightened() for block in self.blocks]
        return closer

    def height(self, width: float) -> float:
        """What is taller than any paper is not measured to its end: it is split, and measured anew on each page."""
        tall = 0.0
        for gap, block in self._spaced():
            tall += gap + block.height(width)
            if tall > _TALLEST:
                break
        return tall

    def _spaced(self) -> Iterator[tuple[float, Block]]:
        above: Block | None = None
        for block in self.blocks:
            yield max(above.after, block.before) if above else 0.0, block
            above = block

    def split(self, width: float, room: float) -> tuple[Stack, Stack] | None:
        used = 0.0
        for index, (gap, block) in enumerate(self._spaced()):
            need = gap + block.height(width)
            if used + need <= room:
                used += need
                continue
            above = self.blocks[:index]
            stays = (
                block.keep_with_next and above or isinstance(block, Together) and not all(each.keep_with_next for each in above)
            )
            parts = None if stays else block.split(width, room - used - gap)
            first = [*above, *(parts[:1] if parts else ())]
            while not parts and first and first[-1].keep_with_next:
                first.pop()
            if not first:
                return None
            rest = [parts[1], *self.blocks[index + 1 :]] if parts else self.blocks[len(first) :]
            return Stack(first, self.before), Stack(rest, after=self.after)
        return None

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        spare = min(self.most, max(0.0, height - self.height(width)))
        for (gap, block), more in zip(self._spaced(), shared(self.blocks, spare)):
            top -= gap
            tall = block.height(width) + more
            block.draw(canvas, x, top, width, tall)
            top -= tall


class Together(Stack):
    """Blocks that stand on one page, where a page holds them; where none does, as if there were no group."""

    whole = True

    def __init__(self, blocks: Sequence[Block]):
        super().__init__(blocks, blocks[0].before, blocks[-1].after)
        self.level = blocks[0].level


class Foot(Together):
    """Blocks that stand together at the foot of the page that their part ends on."""

    at_foot = bare = True


class Spread(Block):
    """Pairs of blocks on two facing pages: one on the left page, and as high on the right page the other."""

    def __init__(self, pairs: Sequence[tuple[Block, Block]]):
        self.pairs = pairs

    @property
    def parts(self) -> Sequence[Block]:
        return [block for pair in self.pairs for block in pair]

    def height(self, width: float) -> float:
        return sum(max(left.height(width), right.height(width)) for left, right in self.pairs)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """Nothing is drawn: `paginate` sets the pairs."""


class Drawn(Block):
    """A block of a fixed height that a function paints. It is a Figure, `owner`, or carries no meaning of its own.

    A Figure may be less `wide` than the column; it stands in its middle.
    """

    def __init__(
        self,
        tall: float,
        paint: BoxPainter,
        before: float = 0.0,
        after: float = 0.0,
        owner: Tag | None = None,
        wide: float | None = None,
    ):
        self._tall, self._paint, self.before, self.after, self._owner, self._wide = tall, paint, before, after, owner, wide

    def height(self, width: float) -> float:
        return self._tall

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        wide = self._wide or width
        x += (width - wide) / 2
        with canvas.owned(self._owner, x, top - height, wide, height):
            self._paint(canvas, x, top, wide, height)


class Sign(Block):
    """A picture in a place of its own size."""

    def __init__(self, picture: Picture, size: float, after: float = 0.0):
        self._picture, self._size, self.after = picture, size, after

    def height(self, width: float) -> float:
        return self._size

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self._picture.draw(canvas, x, top - self._size, self._size)


class Lines(Block):
    """Room to write: `count` lines `pitch` apart, or as many as fit where the block stretches."""

    def __init__(self, count: int, pitch: float, fill: bool = False, marks: Sequence[tuple[Paragraph, Tag]] = ()):
        self._count, self._pitch, self._marks = count, pitch, marks
        self.stretch = 1.0 if fill else 0.0
        self.after = 4 * mm

    def height(self, width: float) -> float:
        return self._count * self._pitch

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        count = int(height / self._pitch + 1e-6)
        pitch = height / max(1, count) if self.stretch else self._pitch
        indent = 10 * mm if self._marks else 0.0
        for number in range(count):
            y = top - (number + 1) * pitch
            if number < len(self._marks):
                mark, tag = self._marks[number]
                mark.draw(canvas, x, y + mark.style.leading - 2, indent, tag)
            with canvas.artifact():
                write_line(canvas, x + indent, y, x + width)


class PageBreak(Block):
    """What follows begins on a new page, where less than `room` of a page's height (1: the whole) is left on this one."""

    def __init__(self, room: float = 1):
        self.room = room

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """Nothing is drawn."""


def how_many(heights: Sequence[float], room: float, gap: float = 0.0) -> int:
    """How many things of these heights, one below the other and `gap` apart, `room` holds from the first on."""
    used = 0.0
    for count, tall in enumerate(heights):
        if used + tall > room:
            return count
        used += tall + gap
    return len(heights)


_B = TypeVar("_B", bound=Block)


def largest_fit(make: Callable[[float], _B], width: float, height: float, sizes: Sequence[float]) -> _B | None:
    """The block that `make(size)` lays out at the first of `sizes` (pt, largest first) that fits into the box, or None."""
    return next((block for block in map(make, sizes) if fits(block, width, height)), None)


def fits(block: Block, width: float, height: float) -> bool:
    """Whether a block has room in a box. One in which a word is wider than its line has none."""
    return block.height(width) <= height and not any(text.paragraph.too_wide for text in block.walk_texts())


def in_pieces(block: Block, width: float, room: float) -> list[Block]:
    """The block in pieces that `room` holds each; where it can be split no further, the last is taller than that."""
    pieces = [block]
    while pieces[-1].height(width) > room and (parts := pieces[-1].split(width, room)):
        pieces[-1:] = parts
    return pieces


def shared(blocks: Sequence[Block], spare: float) -> list[float]:
    """How much of `spare` each block takes: by its share, and none more than it can. What one leaves goes to the others, and
    what all leave to those that have something in reserve.
    """
    taken = [0.0] * len(blocks)
    for most in ([block.most for block in blocks], [block.most + block.reserve for block in blocks]):
        while spare > 0.01:
            open_ = [index for index, block in enumerate(blocks) if block.stretch and taken[index] < most[index]]
            shares = sum(blocks[index].stretch for index in open_)
            if not shares:
                break
            given = {index: min(spare * blocks[index].stretch / shares, most[index] - taken[index]) for index in open_}
            for index, more in given.items():
                taken[index] += more
            spare -= sum(given.values())
    return taken

"""Blocks: what pages are filled with. A block knows its height for a width, may be split, and draws itself once.

All lengths are in pt; `top` is the upper edge of a block, y counts upwards.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar

from dialogkit.colour import FAINT
from dialogkit.paper import mm
from dialogkit.press.art.pattern import BAND, clip_round, pattern
from dialogkit.press.flow.paragraph import Paragraph, TooNarrow
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import HAIRLINE, RADIUS, Colours

BoxPainter = Callable[[PressCanvas, float, float, float, float], None]
"""Paints a box: its left edge, its upper edge, how wide and how tall it is."""
SquarePainter = Callable[[PressCanvas, float, float, float], None]
"""Paints a square: its lower-left corner, and how long its sides are."""

_LONGEST = 30  # lines: in a longer easy paragraph a page may end in the middle of a sentence too
_TALLEST = 10_000  # pt: A0 has 3,370
_KEPT_LINES = 2  # of a paragraph, before and after the end of a page


class Block(ABC):
    """`before` and `after` are the air round a block; of two neighbours' the larger counts, none at a page's edges."""

    before = after = 0.0
    keep_with_next = False
    whole = False  # it is split only where no page holds it
    stretch = 0.0  # its share in the height that a page has left over

    @property
    def parts(self) -> Sequence[Block]:
        """The blocks inside this one."""
        return ()

    def walk(self) -> Iterator[Block]:
        """This block and all inside it."""
        yield self
        for part in self.parts:
            yield from part.walk()

    @abstractmethod
    def height(self, width: float) -> float:
        """How tall the block is when it is `width` wide."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Two blocks, of which the first fits into `room`; None if the block stays whole."""
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
        self.keep_with_next = bookmark is not None
        self.page: int | None = None  # the number of the page it was set on, for the contents
        self.key = ""  # by which the contents lead to it

    def height(self, width: float) -> float:
        return len(self.paragraph.lines(width)[self._lines]) * self.paragraph.style.leading

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
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

    @property
    def parts(self) -> Sequence[Block]:
        return self.blocks

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

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        used = 0.0
        for index, (gap, block) in enumerate(self._spaced()):
            need = gap + block.height(width)
            if used + need <= room:
                used += need
                continue
            parts = block.split(width, room - used - gap)
            first = [*self.blocks[:index], *(parts[:1] if parts else ())]
            while not parts and first and first[-1].keep_with_next:
                first.pop()
            if not first:
                return None
            rest = [parts[1], *self.blocks[index + 1 :]] if parts else self.blocks[len(first) :]
            return Stack(first, self.before), Stack(rest, after=self.after)
        return None

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        spare = max(0.0, height - self.height(width)) / self.stretch if self.stretch else 0.0
        for gap, block in self._spaced():
            top -= gap
            tall = block.height(width) + spare * block.stretch
            block.draw(canvas, x, top, width, tall)
            top -= tall


class Drawn(Block):
    """A block of a fixed height that a function paints: `paint(canvas, x, top, width, height)`."""

    def __init__(self, tall: float, paint: BoxPainter, before: float = 0.0, after: float = 0.0):
        self._tall, self._paint, self.before, self.after = tall, paint, before, after

    def height(self, width: float) -> float:
        return self._tall

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self._paint(canvas, x, top, width, height)


class Beside(Block):
    """A picture on the left, `size` wide and tall, and the words that it carries on its right, on one middle line.

    Beside words that are much taller it stands at their head, unless it is `centred`.
    """

    def __init__(
        self,
        picture: SquarePainter,
        size: float,
        words: Block,
        gap: float = 5 * mm,
        centred: bool = False,
    ):
        self._picture, self._size, self.words, self._gap, self._centred = picture, size, words, gap, centred
        self.before, self.after, self.keep_with_next = words.before, max(words.after, gap / 2), words.keep_with_next

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    @property
    def beside(self) -> float:
        """The width that the picture takes from the words."""
        return self._size + self._gap

    def height(self, width: float) -> float:
        return max(self._size, self.words.height(width - self.beside))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.words.split(width - self.beside, room) if room >= self._size else None
        if not parts:
            return None
        return Beside(self._picture, self._size, parts[0], self._gap, self._centred), Indented(parts[1], self.beside)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        inner = width - self._size - self._gap
        tall = self.words.height(inner)
        middle = top - max(self._size, tall) / 2
        picture_top = middle + self._size / 2 if self._centred or tall < 1.6 * self._size else top
        self._picture(canvas, x, picture_top - self._size, self._size)
        self.words.draw(canvas, x + self._size + self._gap, middle + tall / 2, inner, tall)


class Panel(Block):
    """A tinted box with round corners round a block; without tints an outline, in grey with a band of pattern."""

    whole = True

    def __init__(self, inner: Block, colours: Colours, padding: float = 6 * mm, stretch: float = 0):
        self.inner, self._colours, self._padding = inner, colours, padding
        self.before = self.after = 5 * mm
        self.stretch = stretch

    @property
    def parts(self) -> Sequence[Block]:
        return (self.inner,)

    def height(self, width: float) -> float:
        return self.inner.height(width - 2 * self._padding) + 2 * self._padding

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.inner.split(width - 2 * self._padding, room - 2 * self._padding)
        if not parts:
            return None
        return Panel(parts[0], self._colours, self._padding), Panel(parts[1], self._colours, self._padding)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.artifact(), canvas.state():
            filled = canvas.palette.filled
            canvas.setFillColor(self._colours.tint)
            canvas.setStrokeColor(self._colours.tint if filled else self._colours.dark)
            canvas.setLineWidth(1.2)
            canvas.roundRect(x, top - height, width, height, RADIUS, stroke=0 if filled else 1, fill=1)
            if canvas.palette.patterns:
                clip_round(canvas, x, top - height, width, height)
                pattern(canvas, self._colours, (x, top - BAND, width, BAND))
        pad = self._padding
        self.inner.draw(canvas, x + pad, top - pad, width - 2 * pad, height - 2 * pad)


class Columns(Block):
    """Blocks side by side. `shares` are their widths in proportion."""

    def __init__(
        self, blocks: Sequence[Block], shares: Sequence[float] | None = None, gap: float = 6 * mm, after: float = 4 * mm
    ):
        self.blocks, self._gap = list(blocks), gap
        self._shares = list(shares or [1] * len(self.blocks))
        self.before = max(block.before for block in self.blocks)
        self.after = after
        self.stretch = max(block.stretch for block in self.blocks)

    def _widths(self, width: float) -> list[float]:
        free = width - self._gap * (len(self.blocks) - 1)
        if free <= 0:  # what is drawn at a height of its own asks for no lines before it is painted
            raise TooNarrow
        return [free * share / sum(self._shares) for share in self._shares]

    @property
    def parts(self) -> Sequence[Block]:
        return self.blocks

    def height(self, width: float) -> float:
        return max(block.height(wide) for block, wide in zip(self.blocks, self._widths(width)))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        for block, wide in zip(self.blocks, self._widths(width)):
            block.draw(canvas, x, top, wide, height)
            x += wide + self._gap


class Marked(Block):
    """A list item: its mark (a bullet or a number) hangs on the left of its words."""

    def __init__(self, mark: Paragraph, tag: Tag, words: Block, indent: float):
        self._mark, self._tag, self.words, self._indent = mark, tag, words, indent
        self.before, self.after = words.before, words.after

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    def height(self, width: float) -> float:
        return self.words.height(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.words.split(width - self._indent, room)
        if not parts:
            return None
        return Marked(self._mark, self._tag, parts[0], self._indent), Indented(parts[1], self._indent)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self._mark.draw(canvas, x, top, self._indent, self._tag)
        self.words.draw(canvas, x + self._indent, top, width - self._indent, height)


class Indented(Block):
    """A block moved to the right."""

    def __init__(self, inner: Block, indent: float):
        self.inner, self._indent = inner, indent
        self.before, self.after = inner.before, inner.after

    @property
    def parts(self) -> Sequence[Block]:
        return (self.inner,)

    def height(self, width: float) -> float:
        return self.inner.height(width - self._indent)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.inner.split(width - self._indent, room)
        return (Indented(parts[0], self._indent), Indented(parts[1], self._indent)) if parts else None

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self.inner.draw(canvas, x + self._indent, top, width - self._indent, height)


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
        indent = 10 * mm if self._marks else 0.0
        for number in range(count):
            y = top - (number + 1) * self._pitch
            if number < len(self._marks):
                mark, tag = self._marks[number]
                mark.draw(canvas, x, y + mark.style.leading - 2, indent, tag)
            with canvas.artifact():
                canvas.setStrokeColor(FAINT)
                canvas.setLineWidth(HAIRLINE)
                canvas.line(x + indent, y, x + width, y)


class PageBreak(Block):
    """What follows begins on a new page, where less than `room` of a page's height (1: the whole) is left on this one."""

    def __init__(self, room: float = 1):
        self.room = room

    def height(self, width: float) -> float:
        return 0.0

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """Nothing is drawn."""


_B = TypeVar("_B", bound=Block)


def largest_fit(make: Callable[[float], _B], width: float, height: float, sizes: Sequence[float]) -> _B | None:
    """The block that `make(size)` lays out at the first of `sizes` (pt, largest first) that fits into the box, or None.

    A block in which a word is wider than its line does not fit.
    """
    for size in sizes:
        block = make(size)
        if block.height(width) <= height and not any(isinstance(part, Text) and part.paragraph.too_wide for part in block.walk()):
            return block
    return None

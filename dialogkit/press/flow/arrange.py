"""Blocks that hold other blocks: beside a picture, in a box, side by side, behind a mark."""

from __future__ import annotations

from collections.abc import Sequence

from dialogkit.paper import mm
from dialogkit.press.art.pattern import BAND, clip_round, pattern
from dialogkit.press.flow.blocks import Block, Picture
from dialogkit.press.flow.paragraph import Paragraph, TooNarrow
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import RADIUS, Colours


class Beside(Block):
    """A picture on the left, `size` wide and tall, and the words that it carries on its right, on one middle line.

    Beside words that are much taller it stands at their head, unless it is `centred`.
    """

    def __init__(
        self,
        picture: Picture,
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
        self._picture.draw(canvas, x, picture_top - self._size, self._size)
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

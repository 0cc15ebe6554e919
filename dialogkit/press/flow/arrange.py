"""Blocks that hold other blocks: beside a picture, in a box, side by side, behind a mark."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from itertools import accumulate, pairwise, takewhile, zip_longest

from dialogkit.paper import mm
from dialogkit.press.art.pattern import BAND, pattern
from dialogkit.press.art.place import clip_round
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import RADIUS, Colours
from dialogkit.press.type.paragraph import Paragraph, TooNarrow

_SHORT_LIST = 6  # items
_BELOW_HEAD = 2 * mm  # between the words of a picture and what stands under them beside it
_TIGHTER = 0.6  # of the air in a panel, where that saves a page


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
        self.level = words.level

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    def over(self, more: Sequence[Block]) -> Beside:
        """The picture beside its words and more below them."""
        words = Stack([self.words, *more], after=more[-1].after if more else 0.0)
        return Beside(self._picture, self._size, words, self._gap, self._centred) if more else self

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
        middle = top - max(self._size, tall, height if self._centred else 0) / 2
        picture_top = middle + self._size / 2 if self._centred or tall < 1.6 * self._size else top
        self._picture.draw(canvas, x, picture_top - self._size, self._size)
        self.words.draw(canvas, x + self._size + self._gap, middle + tall / 2, inner, tall)


def headed(blocks: list[Block]) -> list[Block]:
    """The blocks; what is indented below words beside a picture stands under these, beside it too, and leaves no gap there."""
    if not blocks or not isinstance(blocks[0], Beside):
        return blocks
    below = [block for block in takewhile(lambda block: isinstance(block, Indented), blocks[1:]) if isinstance(block, Indented)]
    for number, block in enumerate(below):
        block.inner.after, block.inner.before = block.after, 0.0 if number else _BELOW_HEAD
    return [blocks[0].over([block.inner for block in below]), *blocks[1 + len(below) :]]


class Panel(Block):
    """A tinted box with round corners round a block; without tints an outline, in grey with a band of pattern.

    It has `padding` pt of air on all sides, or `above` and below another. Its band has room only in `padding` as tall: in less it
    would run into what stands there.
    """

    whole = True

    def __init__(self, inner: Block, colours: Colours, padding: float = 6 * mm, stretch: float = 0, above: float | None = None):
        self.inner, self._colours, self._padding = inner, colours, padding
        self._above = padding if above is None else above
        self.before = self.after = 5 * mm
        self.stretch = stretch

    @property
    def parts(self) -> Sequence[Block]:
        return (self.inner,)

    def tightened(self) -> Panel:
        closer = copy(self)
        closer._above = _TIGHTER * self._above
        return closer

    def height(self, width: float) -> float:
        return self.inner.height(width - 2 * self._padding) + 2 * self._above

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.inner.split(width - 2 * self._padding, room - 2 * self._above)
        if not parts:
            return None
        first, rest = (Panel(part, self._colours, self._padding, above=self._above) for part in parts)
        return first, rest

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.artifact(), canvas.state():
            filled = canvas.palette.filled
            canvas.setFillColor(self._colours.tint)
            canvas.setStrokeColor(self._colours.tint if filled else self._colours.dark)
            canvas.setLineWidth(1.2)
            canvas.roundRect(x, top - height, width, height, RADIUS, stroke=0 if filled else 1, fill=1)
            if canvas.palette.patterns and self._padding >= BAND:
                clip_round(canvas, (x, top - height, width, height), RADIUS)
                pattern(canvas, self._colours, (x, top - BAND, width, BAND))
        pad, above = self._padding, self._above
        self.inner.draw(canvas, x + pad, top - above, width - 2 * pad, height - 2 * above)


class Strip(Block):
    """What heads a part of a column, on a ground as wide as the column: as the heads of tables are."""

    before, after, keep_with_next = 4 * mm, 2 * mm, True
    _PAD, _ABOVE = 3 * mm, 0.7 * mm

    def __init__(self, words: Text, colours: Colours):
        self._words, self._colours, self.level = words, colours, words.level

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    def height(self, width: float) -> float:
        return self._words.height(width - 2 * self._PAD) + 2 * self._ABOVE

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.artifact():
            canvas.setFillColor(self._colours.tint)
            canvas.rect(x, top - height, width, height, stroke=0, fill=1)
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(1.2)
            canvas.line(x, top - height, x + width, top - height)
        self._words.draw(canvas, x + self._PAD, top - self._ABOVE, width - 2 * self._PAD, height - 2 * self._ABOVE)


class Columns(Block):
    """Blocks side by side. `shares` are their widths in proportion. What no page holds goes on below each other instead."""

    whole = True

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

    def tightened(self) -> Columns:
        closer = copy(self)
        closer.blocks = [block.tightened() for block in self.blocks]
        return closer

    def height(self, width: float) -> float:
        return max(block.height(wide) for block, wide in zip(self.blocks, self._widths(width)))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        return Stack(self.blocks).split(width, room)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        for block, wide in zip(self.blocks, self._widths(width)):
            block.draw(canvas, x, top, wide, height)
            x += wide + self._gap


class Level(Columns):
    """Columns of blocks: the first blocks of all stand at one height, and so do the second ones and those after them.

    Each column is drawn, and so read, to its end before the next.
    """

    def _tops(self, width: float) -> list[float]:
        """How far the blocks of each row are below the top, and where the last ones end."""
        cells = [[block.height(wide) for block in stack.parts] for stack, wide in zip(self.blocks, self._widths(width))]
        gaps = [[max(one.after, two.before) for one, two in pairwise(stack.parts)] for stack in self.blocks]
        talls, apart = (map(max, zip_longest(*some, fillvalue=0.0)) for some in (cells, gaps))
        return [*accumulate((tall + gap for tall, gap in zip_longest(talls, apart, fillvalue=0.0)), initial=0.0)]

    def height(self, width: float) -> float:
        return self._tops(width)[-1]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        for stack, wide in zip(self.blocks, self._widths(width)):
            for block, below in zip(stack.parts, self._tops(width)):
                block.draw(canvas, x, top - below, wide, block.height(wide))
            x += wide + self._gap


def in_rows(cells: Sequence[Block], across: int, gap: float, after: float) -> list[Columns]:
    """So many cells side by side, in rows of which the last has nothing in the place of those that it lacks."""
    rows = [cells[start : start + across] for start in range(0, len(cells), across)]
    return [Columns([*row, *[Stack([])] * (across - len(row))], gap=gap, after=after) for row in rows]


def listed(entries: list[Block], after: float) -> list[Block]:
    """The items of a list: a short one stays on one page, and of a long one at least three stand together there."""
    for entry in entries[:-1] if len(entries) <= _SHORT_LIST else (*entries[:2], *entries[-3:-1]):
        entry.keep_with_next = True
    entries[-1].after = max(entries[-1].after, after)
    return entries


class Balanced(Block):
    """Blocks that run down one column and on in the next, `count` of them, as tall as each other as far as it goes.

    What a page does not hold goes on in as many columns on the next one.
    """

    _LEAST = 40 * mm  # shorter columns are not begun at the foot of a page
    _HELD = 150 * mm  # what is no taller goes to the next page rather than leave a column blank
    _TALLEST = 4000  # pt, more than any paper: what is taller is split anyway, and measured then

    def __init__(self, blocks: Sequence[Block], count: int, gap: float = 8 * mm):
        self._blocks, self._count, self._gap = list(blocks), count, gap
        self.before, self.after = blocks[0].before, blocks[-1].after
        self._laid: dict[float, list[Block]] = {}

    @property
    def parts(self) -> Sequence[Block]:
        return self._blocks

    def _wide(self, width: float) -> float:
        wide = (width - self._gap * (self._count - 1)) / self._count
        if wide <= 0:
            raise TooNarrow
        return wide

    def _filled(self, wide: float, tall: float) -> tuple[list[Block], Stack | None]:
        """The columns at a height, and what is left over."""
        found: list[Block] = []
        rest = Stack(self._blocks)
        for _ in range(self._count):
            if rest.height(wide) <= tall + 0.01:
                return [*found, rest], None
            parts = rest.split(wide, tall)
            if not parts:
                break
            found.append(parts[0])
            rest = parts[1]
        return found, rest

    def _balanced(self, width: float) -> list[Block]:
        """The columns at the least height that holds all."""
        if width not in self._laid:
            wide = self._wide(width)
            columns: list[Block] = [Stack(self._blocks)]
            high = columns[0].height(wide)
            low = high / self._count
            while high - low > 0.5 and low < self._TALLEST:
                middle = (low + high) / 2
                found, rest = self._filled(wide, middle)
                low, high, columns = (middle, high, columns) if rest else (low, middle, found)
            self._laid[width] = columns
        return self._laid[width]

    def height(self, width: float) -> float:
        return max(column.height(self._wide(width)) for column in self._balanced(width))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        wide = self._wide(width)
        columns, rest = self._filled(wide, room) if room >= self._LEAST else ([], None)
        if columns and rest and len(rest.blocks) == 1 and rest.blocks[0].whole:  # it has the whole width there
            return self._side_by_side(columns), rest.blocks[0]
        while columns and rest and len(rest.blocks) < min(self._count, len(self._blocks) // 2):  # nothing stands alone there
            columns, rest = self._filled(wide, max(column.height(wide) for column in columns) - 1)
        blank = len(columns) < self._count and self.height(width) <= self._HELD
        if not columns or rest is None or blank:
            return None
        return self._side_by_side(columns), Balanced(rest.blocks, self._count, self._gap)

    def _side_by_side(self, columns: list[Block]) -> Columns:
        made = Columns([*columns, *[Stack([])] * (self._count - len(columns))], gap=self._gap, after=self.after)
        made.before = self.before
        return made

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self._side_by_side(self._balanced(width)).draw(canvas, x, top, width, height)


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

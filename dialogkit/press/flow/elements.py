"""The blocks of single elements: a quote's bubble, a step on the path, a line to sign on, the contents."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dialogkit.colour import FAINT, INK
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.marks import bubble, dotted_path, write_line
from dialogkit.press.art.place import may_fill, place, place_cropped
from dialogkit.press.figures.heads import solid_shape
from dialogkit.press.flow.blocks import Block, Picture, Text, how_many
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.artwork import Artwork
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, RADIUS, Colours
from dialogkit.press.type.paragraph import Paragraph

BELOW_WORDS = 9 * mm
"""To a line to write on for which there is no room behind them."""


def quotation(node: Node, tag: Tag) -> Tag:
    """The tag of a quote, which tells a screen reader the language that it was said in."""
    owner = tag.add("BlockQuote")
    owner.lang = node.get("lang")
    return owner


class Bubble(Block):
    """A quote in its speech bubble, which is as wide as its words, or `fills` its column.

    A very tall one goes on on the next page; it has its tail where it ends.
    """

    _TAIL = 5 * mm
    _TALL = 100 * mm  # a lower one stays on its page

    def __init__(self, inner: Text, colours: Colours, padding: float, fills: bool = False, ends: bool = True):
        self._inner, self._colours, self._pad, self.fills, self._ends = inner, colours, padding, fills, ends
        self.before, self.after = 3 * mm, 4 * mm

    @property
    def parts(self) -> Sequence[Block]:
        return (self._inner,)

    def _width(self, width: float) -> float:
        return width if self.fills else min(width, self._inner.paragraph.width(width - 2 * self._pad) + 2 * self._pad + 1)

    def height(self, width: float) -> float:
        return self._inner.height(width - 2 * self._pad) + 2 * self._pad + self._TAIL

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        around = 2 * self._pad + self._TAIL
        parts = self._inner.split(width - 2 * self._pad, room - around) if self.height(width) > self._TALL else None
        if not parts:
            return None
        first = Bubble(parts[0], self._colours, self._pad, self.fills, ends=False)
        return first, Bubble(parts[1], self._colours, self._pad, self.fills, self._ends)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        inner = width - 2 * self._pad
        tall, wide = self._inner.height(inner) + 2 * self._pad, min(width, max(self._width(width), 40 * mm))
        with canvas.artifact():
            bubble(canvas, x, top - tall, wide, tall, self._colours, self._ends)
        self._inner.draw(canvas, x + self._pad, top - self._pad, inner, tall)


class Illustration(Block):
    """A picture as large as its column allows, `tall` pt at most: a Figure with its caption, or decoration without an owner.

    A photo fills the column, and may be a third taller, unless too much of it would be cut away; where its page has room less of
    it is. A reader that says what a picture shows goes no deeper, and so the Figure's alternative text says the caption too.
    """

    before, after = 4 * mm, 3 * mm

    def __init__(self, context: PressContext, node: Node, tall: float, colour: str, owner: Tag | None, caption: Tag):
        self._context, self._node, self._tall, self._colour = context, node, tall, colour
        self._owner, self._caption = owner, caption

    def _filling(self, width: float, height: float = 0.0) -> tuple[Artwork, float] | None:
        """The photo that fills the column, with the height of its frame; None for a drawing, and for what has pixels for less."""
        name = self._node.get("symbol")
        artwork = self._context.book.artwork(name, width)
        whole = width * artwork.height / artwork.width
        tall = min(max(height, self._tall * 4 / 3), whole)
        if not may_fill(artwork, width, tall):
            return None
        self.stretch, self.most = 1.0, whole - tall
        artwork = self._context.book.filling(name, width, tall, self._node.get("focus"))
        return (artwork, tall) if artwork.width / width * 72 >= self._context.job.density else None

    def height(self, width: float) -> float:
        if filling := self._filling(width):
            return filling[1]
        artwork = self._context.book.artwork(self._node.get("symbol"), width)
        return min(self._tall, width * artwork.height / artwork.width)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        filling = self._filling(width, height)
        artwork = filling[0] if filling else self._context.book.artwork(self._node.get("symbol"), max(width, height))
        wide = width if filling else min(width, height * artwork.width / artwork.height)
        with canvas.of(self._node.get("at")), canvas.owned(self._owner, x, top - height, wide, height):
            if filling:
                place_cropped(canvas, artwork, (x, top - height, wide, height), radius=RADIUS)
            else:
                place(canvas, artwork, x, top - height, wide, height, self._colour)
        if self._owner:
            self._owner.kids.append(self._caption)


class Step(Block):
    """A stop on the dotted path: its badge stands by turns a little to the left and to the right.

    Where the page has room the stops stand farther apart.
    """

    _AIR = 2.5 * mm  # between two badges, at least
    _MORE = 6 * mm

    def __init__(self, picture: Picture | None, words: Block, number: int, last: bool, page: Format):
        self._picture, self.words, self._number, self._last, self._page = picture, words, number, last, page
        self.stretch, self.most = (0.0, 0.0) if last else (1.0, self._MORE)

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    @property
    def _size(self) -> float:
        """Of the badge; what goes on from the page before has none."""
        return self._page.symbol if self._picture else 0.0

    def _column(self) -> float:
        return self._page.symbol + self._page.swing + 6 * mm

    def height(self, width: float) -> float:
        air = 0 if self._last else self._AIR
        return max(self._size, self.words.height(width - self._column())) + air

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self.words.split(width - self._column(), room) if room >= self._size else None
        if not parts:
            return None
        first = Step(self._picture, parts[0], self._number, True, self._page)
        return first, Step(None, parts[1], self._number, self._last, self._page)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        inner = width - self._column()
        tall = self.words.height(inner)
        body = max(self._size, tall)
        swing = self._page.swing * (self._number % 2)
        middle = x + swing + self._page.symbol / 2
        if not self._last:
            other = x + self._page.swing - swing + self._page.symbol / 2
            foot = top - self._size
            target = top - height - 1
            way = [(middle, foot - 4), (middle + (other - middle) * 0.3, (foot + target) / 2), (other, target)]
            with canvas.artifact():
                dotted_path(canvas, way, style.THEMES[0].dark)
        if self._picture:
            self._picture.draw(canvas, x + swing, top - self._size, self._size)
        self.words.draw(canvas, x + self._column(), top - (body - tall) / 2 if tall < self._size else top, inner, tall)


class Signature(Block):
    """A line to sign on, with what it is for below it in `size` pt; or above as many lines as there is room for."""

    _ROOM = 13 * mm  # above the line
    before = 2 * mm

    def __init__(self, context: PressContext, node: Node, tag: Tag, size: float = BODY.size, fills: bool = False):
        self.stretch = float(fills)
        self.words = context.text(node, replace(BODY, size=size, leading=size * 1.4, after=0), tag.add("P"))

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    def height(self, width: float) -> float:
        return self._ROOM + 1 * mm + self.words.height(width)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        said = self.words.height(width)
        self.words.draw(canvas, x, top if self.stretch else top - self._ROOM - 1 * mm, width, said)
        top -= said if self.stretch else 0.0
        for number in range(1, 1 + (int((height - said) / self._ROOM) if self.stretch else 1)):
            with canvas.artifact():
                write_line(canvas, x, top - number * self._ROOM, x + width)


class Answer(Block):
    """Words, and behind the last of them a line to write on, in a row that is `tall` at least; or below: it is `least` long.

    The words stand in the row's middle, or `low` at its foot.
    """

    def __init__(self, words: Text, tall: float, low: bool = False, line: bool = True, least: float = 25 * mm):
        self.words, self._tall, self._low, self._line, self._least = words, tall, low, line, least

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    def height(self, width: float) -> float:
        return max(self._tall, self.words.height(width) + (BELOW_WORDS if self._is_below(width) else 0))

    def _is_below(self, width: float) -> bool:
        return self._line and not self._low and width - self.words.paragraph.end(width) < self._least

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        inner, below = self.words.height(width), self._is_below(width)
        foot = top - height if self._low else top - (height + inner - (BELOW_WORDS if below else 0)) / 2
        self.words.draw(canvas, x, foot + inner, width, inner)
        if self._line:
            gap, rise = (2 * mm, 3.0) if self._low else (3 * mm, 5.0)
            start, rise = (x, 1 * mm - BELOW_WORDS) if below else (x + self.words.paragraph.end(width) + gap, rise)
            with canvas.artifact():
                write_line(canvas, start, foot + rise, x + width)


class Slip(Block):
    """A slip at the foot of a page: a line to cut along from edge to edge, the words on it, and what is cut off below it.

    `margin` is how far the column is from the sheet's edges; `above` fills what is left of the page where that is much.
    """

    whole = at_foot = True
    stretch, most, reserve = 1.0, 0.0, math.inf
    _MUCH = 32 * mm
    _SCISSORS = 7 * mm
    _AWAY = 0.41  # of the margin: how far the middle of the scissors is from the column
    _CLEAR = 2 * mm  # of the line, on both sides of what stands on it
    _AIR = 4 * mm  # above and below the line's words

    def __init__(self, context: PressContext, words: Text, inner: Block, margin: float, above: Block | None):
        self._context, self._words, self._inner, self._margin, self._above = context, words, inner, margin, above
        self.before = self._AIR

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words, self._inner)

    def _band(self, width: float) -> float:
        return max(self._SCISSORS, self._words.height(width)) + self._AIR

    def height(self, width: float) -> float:
        return self._band(width) + self._inner.height(width)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        band, tall = self._band(width), self._words.height(width)
        left = height - self.height(width)
        if self._above and left > self._MUCH:
            gap = self._above.before
            self._above.draw(canvas, x, top - gap, width, left - gap - self._AIR)
        top -= left
        y = top - (band - self._AIR) / 2
        said = self._words.paragraph.width(width)
        with canvas.artifact(), canvas.state():
            self._cut(canvas, y, x, x + said, x + width)
        self._words.draw(canvas, x, y + tall / 2, width, tall)
        self._inner.draw(canvas, x, top - band, width, height - left - band)

    def _cut(self, canvas: PressCanvas, y: float, x: float, said: float, end: float) -> None:
        """The line at height y, past the column from x to `end` on both sides. Words stand on it from x to `said`."""
        middle, half = x - self._AWAY * self._margin, self._SCISSORS / 2
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(HAIRLINE)
        canvas.setDash(3, 3)
        parts = (x - self._margin, middle - half), (middle + half, x - self._CLEAR), (said + self._CLEAR, end + self._margin)
        with canvas.marks():
            for left, right in parts:
                if right - left > self._CLEAR:
                    canvas.line(left, y, right, y)
        canvas.setDash()
        place(canvas, self._context.book.artwork("scissors"), middle - half, y - half, 2 * half, 2 * half, INK)


class Silent(Block):
    """A block drawn as an artifact: what it says stands elsewhere too."""

    def __init__(self, inner: Text | Silent):
        self._inner = inner
        self.paragraph: Paragraph = inner.paragraph

    def height(self, width: float) -> float:
        return self._inner.height(width)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self.paragraph.draw(canvas, x, top, width, None)


class Again(Block):
    """The head of a page that a part goes on to: words above a line, for those who see the page. It is said where it begins."""

    _BELOW = 1 * mm  # the words
    after = 3 * mm

    def __init__(self, context: PressContext, words: str, colours: Colours):
        self._words, self._colours = context.line(words, replace(BODY, bold=True, colour=colours.dark)), colours

    def height(self, width: float) -> float:
        return self._words.height(width) + self._BELOW

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self._words.draw(canvas, x, top, width, None)
        with canvas.artifact(), canvas.state():
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(2 * HAIRLINE)
            canvas.line(x, top - height, x + width, top - height)


class Contents(Block):
    """The headings of level 1 from the `start`th on, each with the page it stands on."""

    _NUMBER = 14 * mm
    _SHAPE, _BESIDE = 4.2 * mm, 8 * mm  # of a theme before its title, and what it takes from the width of all titles
    _LINE, _MORE = 22, 18  # pt: as near as lines stand, and how much farther apart where a page has room

    def __init__(self, context: PressContext, headings: list[Text], start: int, tag: Tag):
        self._context, self._headings, self._start, self._tag = context, headings, start, tag
        self._made: list[tuple[Text, Paragraph, Tag]] = []
        self.after, self.stretch = 6 * mm, 1.0

    def renew(self) -> None:
        """The headings stand in another order now."""
        self._made.clear()
        self._tag.kids.clear()

    def _entries(self) -> list[tuple[Text, Paragraph, Tag]]:
        # made at the first question for the height: only then are all headings known
        if not self._made:
            for number, heading in enumerate(self._headings[self._start :], self._start):
                heading.key = f"h{number}"
                words = self._context.line(heading.paragraph.words, replace(BODY, leading=self._LINE))
                self._made.append((heading, words, self._tag.add("TOCI").add("Reference").add("Link")))
        return self._made

    @property
    def parts(self) -> Sequence[Block]:
        return [Text(words, owner, at=heading.at) for heading, words, owner in self._entries()]

    @property
    def most(self) -> float:  # type: ignore[override]  # asked for once all headings are known
        return self._MORE * len(self._entries())

    def height(self, width: float) -> float:
        room = self._room(width)
        return sum(words.height(room) for _, words, _ in self._entries())

    @property
    def _indent(self) -> float:
        return self._BESIDE if any(heading.theme for heading, _, _ in self._entries()) else 0.0

    def _room(self, width: float) -> float:
        """How wide titles may be."""
        return width - self._NUMBER - self._indent

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        entries = self._entries()
        wide = self._room(width)
        count = how_many([words.height(wide) for _, words, _ in entries], room)
        if not 0 < count < len(entries):
            return None
        return self._part(entries[:count]), self._part(entries[count:])

    def _part(self, entries: list[tuple[Text, Paragraph, Tag]]) -> Contents:
        part = Contents(self._context, self._headings, self._start, self._tag)
        part._made = entries
        return part

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        room, left = self._room(width), x + self._indent
        apart = (height - self.height(width)) / max(1, len(self._entries()))
        for heading, words, owner in self._entries():
            if heading.theme:
                with canvas.artifact():
                    low = top - words.style.leading / 2 - self._SHAPE / 2
                    solid_shape(canvas, x, low, self._SHAPE, heading.theme)
            words.draw(canvas, left, top, room, owner)
            tall = words.height(room)
            canvas.link_to(owner, heading.key, words.words, (x, top - tall, x + width, top))
            top -= tall
            # the space keeps the number apart from the title for whoever hears the line read out
            number = self._context.line(f"\u00a0{heading.page}", replace(words.style, bold=True))
            wide = number.width(self._NUMBER)
            number.draw(canvas, x + width - wide, top + words.style.leading, wide + 1, owner)
            start, y = left + words.end(room) + 6, top + words.style.leading * 0.36
            if start < left + room:
                with canvas.artifact():
                    dotted_path(canvas, [(start, y), (left + room, y)], FAINT, 1.1, 5)
            top -= apart

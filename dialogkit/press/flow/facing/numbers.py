"""What was counted: large figures with what they are of, and bars of shares with a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.figures.stacked import Share, ground, stacked
from dialogkit.press.flow.arrange import in_rows
from dialogkit.press.flow.blocks import Block, Picture, Text, how_many
from dialogkit.press.flow.elements import Silent
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle
from dialogkit.press.type.paragraph import Paragraph

_DISC = 30 * mm
_FIGURE, _LARGE = 54, 72  # of two figures, or one
_WORDS = TextStyle(15, 21, after=0, balanced=True)
_FEW = 2  # figures that are larger
_MORE = 22 * mm  # that a row, or a single bar, is taller where a page has room


class _Count(Block):
    """A number, and below it what it is of, beside a picture or below it."""

    def __init__(self, picture: Picture | None, number: Text, words: Text, below: bool):
        self._picture, self._number, self._words, self._below = picture, number, words, below
        self.after, self.stretch = 10 * mm, 1.0

    @property
    def parts(self) -> Sequence[Block]:
        return (self._number, self._words)

    @property
    def _beside(self) -> float:
        return _DISC + 6 * mm if self._picture and not self._below else 0.0

    def _above(self, room: float) -> float:
        """How far the number is below the top: as far as beside a line of words, so that numbers of a row stand level."""
        if self._below:
            return _DISC + 3 * mm if self._picture else 0.0
        return max(0.0, _DISC - self._number.height(room) - _WORDS.leading) / 2

    def height(self, width: float) -> float:
        room = width - self._beside
        return max(_DISC, self._above(room) + self._number.height(room) + self._words.height(room))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        room, left = width - self._beside, x + self._beside
        top -= (height - self.height(width)) / 2
        start = top - self._above(room)
        if self._picture:
            self._picture.draw(canvas, x, top - _DISC, _DISC)
        self._number.draw(canvas, left, start, room, self._number.height(room))
        self._words.draw(canvas, left, start - self._number.height(room), room, self._words.height(room))


def counts(context: PressContext, node: Node, tag: Tag, colours: Colours) -> list[Block]:
    """Two beside each other, or three if there are as many; up to two are larger."""
    owner = tag.add("L", ListNumbering="None")
    size = _LARGE if len(node.nodes) <= _FEW else _FIGURE
    number = TextStyle(size, size * 0.95, bold=True, balanced=True, colour=colours.dark, after=0)
    made: list[Block] = []
    across = 3 if len(node.nodes) == 3 else 2
    for each in node.nodes:
        body = owner.add("LI").add("LBody")
        picture = in_disc(context, each, body, colours) if each.get("symbol") else None
        figure = Text(context.line(each.get("value"), number), body.add("P"))
        made.append(_Count(picture, figure, context.text(each, _WORDS, body.add("P")), across == 3))
    beside: list[Block] = [*in_rows(made, across, gap=8 * mm, after=6 * mm)]
    for row in beside:
        row.most = _MORE
        row.keep_with_next = row is not beside[-1]
    return beside


_TALL, _ROW = 16 * mm, 10 * mm  # of a bar by itself, and of those below each other
_LOW, _MANY = 8 * mm, 9  # so many bars or more without pictures are lower, and leave more to their names
_LABELS, _LONG_LABELS = 0.54, 0.62  # of the width: the names of bars
_SYMBOL = 14 * mm
_KEY = 5 * mm
_KEY_GAP = 3 * mm
_ROWS_APART = 2.3 * mm
_NAME = replace(BODY, after=0, balanced=True)
_TOGETHER = 3  # bars, at least
_WHOLE = 120 * mm  # what is less stays on one page
_NUMBER = TextStyle(15, 18, bold=True, balanced=True, after=0)


@dataclass(frozen=True, slots=True)
class _Stack:
    """A bar: its shares, its name with the picture before it, and its Figure."""

    shares: list[Share]
    label: Paragraph
    picture: Picture | None
    owner: Tag


def bars(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> list[Block]:
    """Bars below each other with their names, or a single one, and a key: below them, or beside their heading if they have one.

    Each is a Figure that says its numbers in words.
    """

    def share(each: Node) -> Share:
        number = each.get("value")
        dark, white = (context.line(number, replace(_NUMBER, colour=colour)) for colour in (INK, WHITE))
        return Share(each.get("kind"), float(number), dark, white)

    heading = next((each for each in node.nodes if each.name == "h3"), None)
    head = None
    if heading:
        head = context.text(heading, replace(page.headings["h3"], colour=colours.dark), tag.add("H3"), 3)
    stacks = []
    rows = [each for each in node.nodes if each.name == "stack"]
    for each in rows:
        told = ", ".join(f"{share.get('label')} {share.get('value')}" for share in each.nodes)
        owner = tag.add("Figure", alt=f"{each.get('label') or node.get('title')}: {told}.")
        picture = in_disc(context, each, Tag("Span"), colours) if each.get("symbol") else None  # what the Figure says is enough
        stacks.append(_Stack([*map(share, each.nodes)], context.line(each.get("label"), _NAME), picture, owner))
    key = {share.get("kind"): share.get("label") for stack in rows for share in stack.nodes}
    return [Bars(stacks, {kind: context.line(label, _NAME) for kind, label in key.items()}, colours, head)]


class Bars(Block):
    """Bars of shares below each other, with their key: below them, or beside their `head`."""

    def __init__(
        self, stacks: Sequence[_Stack], key: Mapping[str, Paragraph], colours: Colours, head: Text | Silent | None = None
    ):
        self._stacks, self._key, self._colours, self._head = stacks, key, colours, head
        self._named = any(stack.label.words for stack in stacks)
        self._pictured = any(stack.picture for stack in stacks)
        low = (head or len(stacks) >= _MANY) and not self._pictured
        self._row, self._labels = (_LOW, _LONG_LABELS) if low else (_ROW, _LABELS)
        self.before, self.after = 3 * mm, 6 * mm
        self.stretch, self.most = (0.0, 0.0) if self._named else (0.3, _MORE / 4)

    def _left(self, width: float) -> float:
        """How much of the width bars leave to their names."""
        return width * self._labels if self._named else 0.0

    def _label(self, width: float) -> tuple[float, float]:
        """Where names begin, beside pictures where there are any, and how wide they are."""
        left = _SYMBOL + 4 * mm if self._pictured else 0.0
        return left, self._left(width) - left - 5 * mm

    def _rows(self, width: float) -> list[float]:
        """The height of each row."""
        if not self._named:
            return [_TALL] * len(self._stacks)
        return [max(self._row, self._named_tall(stack, width)) + _ROWS_APART for stack in self._stacks]

    def _named_tall(self, stack: _Stack, width: float) -> float:
        picture = _SYMBOL if stack.picture else 0.0
        return max(picture, stack.label.height(self._label(width)[1]))

    def _legend(self, width: float) -> list[list[tuple[str, Paragraph, float]]]:
        """The key: on each line its kinds with their words and left edges."""
        lines: list[list[tuple[str, Paragraph, float]]] = []
        used = room = width - self._left(width)
        for kind, words in self._key.items():
            wide = _KEY * 1.4 + 2 * mm + words.width(room) + 6 * mm
            if not lines or used + wide - 6 * mm > room:
                lines.append([])
                used = 0.0
            lines[-1].append((kind, words, used))
            used += wide
        return lines

    @property
    def parts(self) -> Sequence[Block]:
        return [self._head] if self._head else []

    def _key_tall(self, width: float) -> float:
        return len(self._legend(width)) * BODY.leading

    def _around(self, width: float) -> float:
        """The height of the key, or of the heading that stands beside it, with the air to the bars."""
        return _KEY_GAP + max(self._key_tall(width), self._head.height(self._label(width)[1]) if self._head else 0.0)

    def height(self, width: float) -> float:
        return sum(self._rows(width)) + self._around(width)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between two bars, each part with the key, and beside it with the heading."""
        fit = how_many(self._rows(width), room - self._around(width))
        fit = min(fit, len(self._stacks) - _TOGETHER)
        if self.height(width) <= _WHOLE or fit < _TOGETHER:
            return None
        first = Bars(self._stacks[:fit], self._key, self._colours, self._head)
        rest = Bars(self._stacks[fit:], self._key, self._colours, Silent(self._head) if self._head else None)
        rest._row, rest._labels = first._row, first._labels = self._row, self._labels
        return first, rest

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        more = (height - self.height(width)) / len(self._stacks)
        if self._head:
            top -= self._around(width)
            self._draw_head(canvas, self._head, x, top + _KEY_GAP, width)
        for stack, tall in zip(self._stacks, [tall + more for tall in self._rows(width)]):
            with canvas.figure(stack.owner, x, top - tall, width, tall):
                self._bar(canvas, stack, x, top, width, tall)
            top -= tall
        if not self._head:
            with canvas.artifact():
                self._paint_key(canvas, x + self._left(width), top - _KEY_GAP, width)

    def _draw_head(self, canvas: PressCanvas, head: Text | Silent, x: float, low: float, width: float) -> None:
        """The heading, and the key beside its last line; both end at height `low`."""
        room = self._label(width)[1]
        tall = head.height(room)
        head.draw(canvas, x, low + tall, room, tall)
        with canvas.artifact():
            self._paint_key(canvas, x + self._left(width), low + self._key_tall(width), width)

    def _bar(self, canvas: PressCanvas, stack: _Stack, x: float, top: float, width: float, tall: float) -> None:
        left = self._left(width)
        high = self._row if self._named else tall
        row = tall - _ROWS_APART if self._named else tall
        low = top - (row + high) / 2
        stacked(canvas, stack.shares, (x + left, low, width - left, high), self._colours)
        if self._named:
            self._name(canvas, stack, x, low + high / 2, width)

    def _paint_key(self, canvas: PressCanvas, x: float, top: float, width: float) -> None:
        for line in self._legend(width):
            for kind, words, start in line:
                ground(canvas, kind, (x + start, top - BODY.leading / 2 - _KEY / 2, _KEY * 1.4, _KEY), self._colours)
                words.show(canvas, x + start + _KEY * 1.4 + 2 * mm, top, width)
            top -= BODY.leading

    def _name(self, canvas: PressCanvas, stack: _Stack, x: float, middle: float, width: float) -> None:
        start, room = self._label(width)
        if stack.picture:
            stack.picture.paint(canvas, x, middle - _SYMBOL / 2, _SYMBOL)
        stack.label.show(canvas, x + start, middle + stack.label.height(room) / 2, room)

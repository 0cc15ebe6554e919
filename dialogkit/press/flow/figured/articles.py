"""Rights: a panel each, with its picture in a square, headed with what it means; its number small and last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.flow.arrange import Beside, Panel
from dialogkit.press.flow.blocks import Block, Picture, Stack, how_many
from dialogkit.press.flow.figured.pictures import in_square
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, SMALL, Colours, TextStyle

_GAP = 5 * mm  # between panels
_PAD = 4.5 * mm
_RADIUS = 5 * mm
_EDGE = 0.5 * mm
_BESIDE = 7 * mm  # between the square and the words
_LONG = 300  # letters
_LEAST_SQUARE = 0.7  # of its full measure
_OVER = 16 * mm  # that a panel grows over its full measure
_SIZES = ((23, 16), (21, 16), (19, 16), (19, 15), (17, 14), (16, 14))
"""Of a heading and of what explains it: the largest that fits. What explains is as large on all pages that have the room."""

_Measures = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Right:
    """A right's title and colours, its picture, and its tags for the title, which may head nothing, and for each paragraph."""

    title: Node
    colours: Colours
    picture: Picture
    heading: Tag
    paragraphs: tuple[tuple[Node, Tag], ...]


def articles(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> list[Block]:
    """The blocks of an element `articles`. A right of very many words may go on on the next page, and so may all beside it."""
    found = []
    said = [article for article in node.nodes if article.nodes]
    long = any(len(article.text) > _LONG for article in said)
    for article in said:
        owner = tag.add("Div")
        own = style.colours(article.get("theme"), colours)
        picture = in_square(context, article, owner, own)
        title, *others = sorted(article.nodes, key=lambda child: child.name != "h3")
        heading = owner.add("H3" if title.name == "h3" else "P")
        found.append(_Right(title, own, picture, heading, tuple((child, owner.add("P")) for child in others)))
    if not found:
        return []
    made = Articles(context, found, page, _measures(page, len(found)))
    return made.plain() if long else [made]


def _measures(page: Format, count: int) -> _Measures:
    """The heights and squares for so many rights on a page, and those for more."""
    return [(full, square) for most, full, square in page.rights if count <= most] or [page.rights[-1][1:]]


class Articles(Block):
    """The fewer rights there are, the larger are their panels: these grow to their full measure where the page has room, and a
    little over it rather than leave its foot bare.

    `measures` are the heights of a panel and the squares in it, from that which is aimed at to the smallest.
    """

    stretch = 1.0
    after = _GAP

    def __init__(self, context: PressContext, rights: Sequence[_Right], page: Format, measures: _Measures):
        self._context, self._rights, self._page = context, rights, page
        self._measures = measures
        self._full, self._square = measures[0]
        self._made: tuple[float, list[Stack]] | None = None

    @property
    def parts(self) -> Sequence[Block]:
        return self._made[1] if self._made else self._words(*_SIZES[-1])

    def _words(self, heading: float, told: float) -> list[Stack]:
        plain = replace(BODY, size=told, leading=told * 1.4, after=0.5 * mm, balanced=True)
        small = replace(SMALL, after=0)
        found: list[Stack] = []
        for right in self._rights:
            is_heading = right.title.name == "h3"
            head = TextStyle(heading, heading * (1.22 if is_heading else 1.4), bold=True, after=1 * mm, balanced=True)
            look = replace(head, colour=right.colours.dark)
            title = self._context.text(right.title, look, right.heading, 3 if is_heading else None)
            texts = [
                self._context.text(node, small if node.get("role") == "small" else plain, tag) for node, tag in right.paragraphs
            ]
            found.append(Stack([title, *texts]))
        return found

    def plain(self) -> list[Block]:
        """A panel each that pages may divide, with the smallest type."""
        return [
            Panel(Beside(right.picture, self._page.symbol, words, self._page.gap), right.colours, self._page.padding)
            for right, words in zip(self._rights, self._words(*_SIZES[-1]))
        ]

    def _inner(self, width: float) -> float:
        return width - self._square - _BESIDE - 2 * _PAD

    def _set(self, width: float) -> list[Stack]:
        if not self._made or self._made[0] != width:
            inner = self._inner(width)
            for sizes in _SIZES:
                if sizes[0] > self._page.headings["h2"].size:
                    continue
                words = self._words(*sizes)
                if all(each.height(inner) <= self._full - 2 * _PAD for each in words):
                    break
            self._made = (width, words)
        return self._made[1]

    def _talls(self, width: float) -> list[float]:
        """How tall each panel is at least: all as tall as the tallest, so that their pictures have one size."""
        words = self._set(width)
        least = max([_LEAST_SQUARE * self._square, *(each.height(self._inner(width)) for each in words)])
        return [least + 2 * _PAD] * len(words)

    def height(self, width: float) -> float:
        talls = self._talls(width)
        self.most = sum(max(0.0, self._full - tall) for tall in talls)
        self.reserve = _OVER * len(talls)
        return sum(talls) + (len(talls) - 1) * _GAP

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Where two pages hold all, each has its half."""
        count = how_many(self._talls(width), room, _GAP)
        if not 0 < count < len(self._rights):
            return None
        count = min(count, max(len(self._rights) - count, -(-len(self._rights) // 2)))
        first, rest = (
            self._part(rights, max(count, len(self._rights) - count)) for rights in (self._rights[:count], self._rights[count:])
        )
        if first.height(width) > room:
            first = first.fitted(width, room) or Articles(self._context, first._rights, self._page, self._measures)
        return first, rest

    def fitted(self, width: float, room: float) -> Articles | None:
        each = (room + _GAP) / len(self._rights) - _GAP
        for (most, _), (full, square), *more in (self._measures[number - 1 :] for number in range(1, len(self._measures))):
            measures = [(max(full, min(each, most)), square), *more]  # its words may be as tall as the room makes it
            smaller = Articles(self._context, self._rights, self._page, measures)
            if smaller.height(width) <= room:
                return smaller
        return None

    def _part(self, rights: Sequence[_Right], count: int) -> Articles:
        """Some of them, as large as so many are on a page."""
        return Articles(self._context, rights, self._page, _measures(self._page, count))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        talls, words = self._talls(width), self._set(width)
        spare = height - self.height(width)
        share = min(1.0, spare / self.most) if self.most else 0.0
        over = max(0.0, spare - self.most) / len(talls)
        inner = self._inner(width)
        for right, tall, stack in zip(self._rights, talls, words):
            tall += share * max(0.0, self._full - tall) + over
            with canvas.artifact(), canvas.state():
                canvas.setFillColor(WHITE)
                canvas.setStrokeColor(right.colours.dark)
                canvas.setLineWidth(_EDGE)
                canvas.roundRect(x, top - tall, width, tall, _RADIUS, stroke=1, fill=1)
            middle, side = top - tall / 2, min(self._square, tall - 2 * _PAD)
            right.picture.draw(canvas, x + _PAD + (self._square - side) / 2, middle - side / 2, side)
            said = stack.height(inner)
            stack.draw(canvas, x + _PAD + self._square + _BESIDE, middle + said / 2, inner, said)
            top -= tall + _GAP

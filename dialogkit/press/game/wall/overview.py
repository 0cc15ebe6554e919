"""The year as one picture for the wall: a road across a landscape, with a disc for each step and its words on a card.

Designed for A3 that lies; on A4 it is seven tenths of that, and no words are smaller here than those are meant to be there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.marks import badge, dotted_path, dotted_ring
from dialogkit.press.art.place import clip
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import Way, arrow, road
from dialogkit.press.figures.status import is_over
from dialogkit.press.flow.blocks import Picture, Stack, Text, fits
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.tiling import page_size
from dialogkit.press.style import BODY, THEMES, TextStyle
from dialogkit.press.type.growth import Placed, grow
from dialogkit.press.type.lines import stands_alone

# in mm from the upper left of an A3 that lies
_WIDE, _HIGH = 420, 297
_TITLE = (16, 13, 330, 36)  # left and upper edge, width, height
_TITLE_SIZES = (60, 30)  # pt
_APART, _ENDS = 110, 328  # from step to step at most, and from the first to the last at most
_MIDDLE, _SWING = 168, 8  # of the road, and how far steps stand below and above it by turns
_ROAD, _DISC, _RING, _NOW = 34, 46, 2, 55
_TICK, _TICK_AWAY = 14.8, 17
_CARD, _FEW, _GAP = 102, (160, 140, 140), 8  # how wide a card is at most, and where steps are so few; between two of them
_ABOVE, _BELOW = 124, 216  # the lower edge of cards above the road, the upper edge of those below it
_TALLEST, _LEAST = 66, 34
_PAD, _AIR = 6, 5  # of a card: beside its words, above and below them
_RADIUS, _EDGE = 6, 1
_MARK = (5, 7.5, 11, 4)  # of the word for now: from the card's edge, above its upper edge, its height, beside the word
_CREDITS = 5  # above the lower edge
_SIZES = ((38, 28), (34, 26), (30, 24), (28, 22), (26, 20), (24, 20), (22, 20), (20, 20))
_NAMED = (26, 20)  # at which a name makes cards wider
_SMALL = ((20, 18), (18, 16))  # where it is printed as large as it is designed
_SCENERY = Scenery(
    hills=((0.58, 0.66, 0.64, 0.68, 0.67, 0.66), (0.34, 0.4, 0.37, 0.42), (0.12, 0.17, 0.14, 0.2)),
    sun=(0.91, 0.87, 0.055),
    firs=((0.035, 0.62, 0.065), (0.06, 0.625, 0.045)),
)


@dataclass(frozen=True, slots=True)
class _Step:
    """A step with its tags: `now` is the word that stands at the one that is at hand, `picture` its symbol."""

    node: Node
    now: Text | None
    words: Stack
    picture: Picture
    ticked: Picture | None


def overview(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One lying page of A3. Words that have no room on a card are a problem."""
    return [_Overview(context, node).sheet()]


def _is_above(number: int) -> bool:
    """Whether the card of a step stands above the road."""
    return number % 2 == 1


class _Overview:
    def __init__(self, context: PressContext, node: Node):
        self._context, self._node, self._colours = context, node, THEMES[0]
        self._size = PAGES["A3"][::-1]
        self._scale = page_size(node.paper.get("size", "A3"))[1] / self._size[0]
        owner = context.canvas.root.add("Sect")
        self._title = self._titled(node.need("h1"), owner)
        nodes = [each for each in node.nodes if each.name == "step"]
        self._count = len(nodes)
        self._step = min(_APART, _ENDS / max(1, self._count - 1))
        self._wide = self._widened(nodes) if self._count > len(_FEW) else _FEW[self._count - 1]
        steps = owner.add("L", ListNumbering="None")
        bodies = [steps.add("LI").add("LBody") for _ in nodes]
        self._steps = [self._made(*each) for each in zip(range(self._count), nodes, bodies, self._told(nodes))]
        tallest = max((each.words.height(self._inner) for each in self._steps), default=0.0) / mm
        self._tall = max(_LEAST, tallest + 2 * _AIR)
        self._credits = context.credits(node, self._scale)
        owner.kids += [text.tag for text in self._credits.walk_texts()]

    # -- words

    def _titled(self, node: Node, owner: Tag) -> Text:
        _, _, wide, tall = (part * mm for part in _TITLE)
        size = _TITLE_SIZES[1]
        look = TextStyle(size, size * 1.15, bold=True, colour=self._colours.dark, after=0, balanced=True)
        title = self._context.text(node, look, owner.add("H1"), 1)
        if grow([Placed(title.paragraph, wide, tall)], *_TITLE_SIZES):
            self._context.problem("deck-title-too-long", node)
        return title

    def _widened(self, nodes: Sequence[Node]) -> float:
        """How wide cards are: more than usual where a word of a name needs it, as far as none meets the next on its side.

        The first card begins at the margin, and the next one stands in the middle of its disc.
        """
        names = (text for node in nodes for text in self._words(node, *_NAMED, sentences=False).walk_texts())
        need = max((text.paragraph.widest_word for text in names), default=0.0) / mm + 2 * _PAD + 0.1
        apart = 2 * self._step - _GAP
        most = min(apart, (self._across(2) - _TITLE[0] - _GAP) / 1.5)
        return min(max(need, min(_CARD, apart)), max(most, min(_CARD, apart)))

    @property
    def _inner(self) -> float:
        return (self._wide - 2 * _PAD) * mm

    def _told(self, nodes: Sequence[Node]) -> list[Stack]:
        """What is told of each step, all in one size: the largest in which each has room; without sentences where none has.

        Where a name would end with a short word on a line of its own, a smaller size that has no such name comes before.
        """
        most, sizes = (_TALLEST - 2 * _AIR) * mm, (*_SIZES, *(_SMALL if self._scale > 0.9 else ()))
        made: list[Stack] = []
        for sentences in (True, False):
            fitting = []
            for name, small in sizes:
                made = [self._words(node, name, small, sentences) for node in nodes]
                if all(fits(words, self._inner, most) for words in made):
                    fitting.append(made)
            if fitting:
                return next((each for each in fitting if not any(map(self._is_uneven, each))), fitting[0])
        for node, words in zip(nodes, made):
            if any(text.paragraph.too_wide for text in words.walk_texts()):
                self._context.problem_at("step-word-too-long", node.get("at"), node, node.need("h2").text, floor=sizes[-1][0])
            elif not fits(words, self._inner, most):
                self._context.problem_at("too-tall", node.get("at"), node, node.text)
        return made

    def _is_uneven(self, words: Stack) -> bool:
        names = (text.paragraph for text in words.walk_texts() if text.tag.role == "H2")
        return any(stands_alone(name.lines(self._inner), self._inner) for name in names)

    def _words(self, node: Node, name: float, small: float, sentences: bool) -> Stack:
        blocks = []
        for child in node.nodes:
            when = child.get("role") == "label"
            if child.name == "h2":
                look = TextStyle(name, name * 1.2, bold=True, colour=self._colours.dark, after=0.5 * mm, balanced=True)
                blocks.append(self._context.text(child, look, Tag("H2")))
            elif when or sentences:
                look = TextStyle(small, small * 1.4, bold=when, after=1 * mm, balanced=True)
                blocks.append(self._context.text(child, look, Tag("P")))
        return Stack(blocks)

    def _made(self, number: int, node: Node, body: Tag, words: Stack) -> _Step:
        """Its tags stand in the order in which they are seen from above."""
        context, done = self._context, node.get("done")
        symbol, solid = node.get("symbol"), bool(done or node.get("now"))
        look = replace(self._colours, shape="circle", tint=WHITE)

        def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
            badge(canvas, context.book, symbol, x, y, size, look, solid)

        now = self._now(node)
        said = [text.tag for text in (*([now] if now else []), *words.walk_texts())]
        body.kids += said if _is_above(number) else []  # what stands above its picture is read first
        picture = Picture(paint, body.add_figure(node.get("alt")), node.get("at"))
        ticked = Picture(partial(is_over, colours=self._colours), body.add("Figure", alt=done)) if done else None
        body.kids += [] if _is_above(number) else said
        return _Step(node, now, words, picture, ticked)

    def _now(self, node: Node) -> Text | None:
        if not node.get("now"):
            return None
        ink = WHITE if self._context.canvas.palette.filled else self._colours.dark
        look = replace(BODY, size=20, leading=26, bold=True, colour=ink)
        return Text(self._context.line(node.get("now"), look), Tag("P"))

    # -- places, in pt from the lower left

    def _across(self, number: int) -> float:
        """How far the middle of a disc is from the left edge, in mm."""
        return _WIDE / 2 + (number - (self._count - 1) / 2) * self._step

    def _middle(self, number: int) -> tuple[float, float]:
        return self._across(number) * mm, (_HIGH - _MIDDLE + (_SWING if _is_above(number) else -_SWING)) * mm

    def _card(self, number: int) -> Box:
        """Above the road and below it by turns; a card stands in the middle of its disc, as far as the page goes."""
        x, _ = self._middle(number)
        left = min(max(_TITLE[0], x / mm - self._wide / 2), _WIDE - _TITLE[0] - self._wide)
        low = _HIGH - _ABOVE if _is_above(number) else _HIGH - _BELOW - self._tall
        return left * mm, low * mm, self._wide * mm, self._tall * mm

    # -- what is painted

    def sheet(self) -> Sheet:
        width, height = self._size
        told = self._credits.height(width - 2 * _TITLE[0] * mm)

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            with canvas.artifact():
                self._ground(canvas)
            left, top, wide, _ = (part * mm for part in _TITLE)
            self._title.draw(canvas, left, height - top, wide, self._title.height(wide))
            for index, step in enumerate(self._steps):
                self._draw_step(canvas, index, step)
            self._credits.draw(canvas, left, _CREDITS * mm + told, width - 2 * left, told)

        ink = ((0.0, 0.0, width, height),)
        edge = 8 * mm
        return Sheet(width, height, paint, (self._title, self._credits), ink, (edge, edge, width - 2 * edge, height - 2 * edge))

    def _ground(self, canvas: PressCanvas) -> None:
        """The landscape, the road and the arrows on it, from step to step."""
        width, height = self._size
        middles = [self._middle(number) for number in range(self._count)]
        with canvas.marks(), canvas.state():
            clip(canvas, (0, 0, width, height))
            landscape(canvas, (0, 0, width, height), _SCENERY)
            ends = (middles[0][1], middles[-1][1]) if middles else (height / 2, height / 2)
            out = _ROAD * mm
            way = Way([(-out, ends[0] + 2 * _SWING * mm), *middles, (width + out, ends[1] - _SWING * mm)])
            road(canvas, way, _ROAD * mm)
            for one, two in zip(middles, middles[1:]):
                x, y, angle = way.at((way.along(one) + way.along(two)) / 2)
                if self._step > _DISC + 12:
                    arrow(canvas, x, y, angle)

    def _draw_step(self, canvas: PressCanvas, number: int, step: _Step) -> None:
        x, y = self._middle(number)
        card = self._card(number)
        with canvas.artifact(), canvas.state():
            self._paint_card(canvas, x, y, card, step)
        if _is_above(number):
            self._draw_words(canvas, card, step)
        self._draw_disc(canvas, x, y, step)
        if not _is_above(number):
            self._draw_words(canvas, card, step)

    def _draw_disc(self, canvas: PressCanvas, x: float, y: float, step: _Step) -> None:
        half = _DISC / 2 * mm
        step.picture.draw(canvas, x - half, y - half, 2 * half)
        if step.ticked:
            away, size = _TICK_AWAY * mm, _TICK * mm
            step.ticked.draw(canvas, x + away - size / 2, y + away - size / 2, size)

    def _draw_words(self, canvas: PressCanvas, card: Box, step: _Step) -> None:
        left, low, _, tall = card
        if step.now:
            self._draw_now(canvas, step.now, card)
        top = low + tall - _AIR * mm  # so that names stand at one height
        step.words.draw(canvas, left + _PAD * mm, top, self._inner, step.words.height(self._inner))

    def _paint_card(self, canvas: PressCanvas, x: float, y: float, card: Box, step: _Step) -> None:
        """The card, the dots from it to its disc, and what lies behind the disc."""
        dark, ring = self._colours.dark, (_DISC / 2 + _RING / 2) * mm
        low, top = card[1], card[1] + card[3]
        dotted_path(canvas, [(x, low), (x, y + ring)] if low > y else [(x, top), (x, y - ring)], dark, 1.2 * mm, 2.6 * mm)
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(dark)
        canvas.setLineWidth(_EDGE * mm if step.now else 0.9)
        lined = bool(step.now) or not canvas.palette.filled
        canvas.roundRect(*card, _RADIUS * mm, stroke=int(lined), fill=1)
        canvas.circle(x, y, ring + _RING / 2 * mm, stroke=0, fill=1)
        if not (step.now or step.node.get("done")):
            canvas.setLineWidth(_RING * mm)
            canvas.circle(x, y, ring, stroke=1, fill=0)
        if step.now:
            dotted_ring(canvas, (x, y), _NOW / 2 * mm, dark, 1.4 * mm, 3.4 * mm)

    def _draw_now(self, canvas: PressCanvas, words: Text, card: Box) -> None:
        """On a card above the road at its right, where no neighbour's words that are read before stand below."""
        beside, up, tall, pad = (part * mm for part in _MARK)
        wide = words.paragraph.width(card[2])
        is_above = card[1] > self._size[1] / 2
        left, low = card[0] + (card[2] - beside - wide - 2 * pad if is_above else beside), card[1] + card[3] + up - tall
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(self._colours.dark if canvas.palette.filled else WHITE)
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(_EDGE * mm)
            canvas.roundRect(left, low, wide + 2 * pad, tall, tall / 2, stroke=int(not canvas.palette.filled), fill=1)
        high = words.height(card[2])
        words.draw(canvas, left + pad, low + (tall + high) / 2, wide + 1, high)

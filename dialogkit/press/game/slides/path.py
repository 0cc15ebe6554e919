"""The path with its steps: discs on a road across the slide, and below or above each what it is called, and when it is."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import product

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import SLIDE, mm
from dialogkit.press.art.marks import badge, dotted_ring
from dialogkit.press.art.place import clip
from dialogkit.press.figures.road import Way, arrow, road
from dialogkit.press.figures.status import is_over
from dialogkit.press.flow.blocks import Picture, Stack, Text, fits
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.slides.head import EDGE, INNER, Page, head_of
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle

_ROAD, _DISC, _RING, _MOST = 32 * mm, 46 * mm, 2 * mm, 100 * mm  # the last: from step to step
_TICK, _TICK_AWAY = 14 * mm, (11 * mm, 20 * mm)  # from the middle of a disc: near its top, not below the words of the next
_MIDDLE, _SWING = 83 * mm, 3 * mm  # of the road, above the lower edge
_AWAY = 29 * mm  # from the middle of a disc to its words
_BESIDE = 1.6  # of the way to the next step: wider words above would stand over those below that are read before them
_SIDE, _FOOT = 16 * mm, 19 * mm  # of the slide, on which no words stand; they stay above the number as far as there is room
_BELOW_HEAD = 4 * mm
_NOW, _WORD = 49.8 * mm, (22, 11 * mm, 4 * mm)  # the ring round what is at hand; its word, how tall it is, beside it
_LINE = 0.8 * mm  # round what is to come
_AIR = 10 * mm  # between the words of two steps
_FEW = 4  # steps whose words have room beside each other below the road
_TALL = 42 * mm  # of the words of a step
_SIZES = ((30, 26), (28, 26), (26, 26), (26, 22), (24, 20), (22, 18), (20, 18), (18, 18))


def path(context: PressContext, node: Node, owner: Tag, colours: Colours) -> list[Page]:
    """One slide. Words that have no room are a problem."""
    return [_Path(context, node, owner, colours).page()]


def _is_dark(step: Node) -> bool:
    """Whether a step is over, or at hand."""
    return bool(step.get("done") or step.get("now"))


class _Path:
    def __init__(self, context: PressContext, node: Node, owner: Tag, colours: Colours):
        self._context, self._colours = context, colours
        self._head = head_of(context, node, owner, colours)
        self._nodes = next(child.nodes for child in node.nodes if child.name == "steps" and child.nodes)
        count = len(self._nodes)
        self._apart = min(_MOST, INNER / count)
        self._both = count > _FEW  # above and below the road by turns
        # as wide as those beside it leave, or in the middle below its disc
        most, middle = (2 if self._both else 1) * self._apart - _AIR, SLIDE[0] - EDGE - (count - 1) * self._apart
        wide = min(most, (most + middle / 2) / 1.5, _BESIDE * self._apart if self._both else most)
        self._rooms = (wide, min(wide, middle))
        self._room = self._rooms[0]
        bodies = [each.add("LI").add("LBody") for each in [owner.add("L", ListNumbering="None")] for _ in self._nodes]
        self._words = self._told()
        self._signs: list[list[tuple[Picture, float]]] = []
        self._now = next((self._named(node) for node in self._nodes if node.get("now")), None)
        for number, (each, body, words) in enumerate(zip(self._nodes, bodies, self._words)):
            said = [text.tag for text in words.walk_texts()]
            body.kids += said if self._is_above(number) else []  # what stands above its picture is read first
            self._signs.append(self._signed(each, body))
            body.kids += [self._now.tag] if self._now and each.get("now") else []
            body.kids += [] if self._is_above(number) else said

    def _named(self, node: Node) -> Text:
        """The word of the step that is at hand."""
        ink = WHITE if self._context.canvas.palette.filled else self._colours.dark
        look = TextStyle(_WORD[0], _WORD[0] * 1.3, bold=True, colour=ink, after=0)
        return Text(self._context.line(node.get("now"), look), Tag("P"))

    def _is_above(self, number: int) -> bool:
        """Whether the words of a step stand above the road."""
        return self._both and bool(number % 2)

    def _told(self) -> list[Stack]:
        """What is told of each step, all in one size: the largest at which each has room."""
        made: list[Stack] = []
        for sizes, self._room in product(_SIZES, self._rooms):
            made = [self._said(each, *sizes) for each in self._nodes]
            if all(fits(words, self._room, _TALL) for words in made):
                return made
        for node, words in zip(self._nodes, made):
            if not fits(words, self._room, _TALL):
                self._context.problem("slide-too-full", node)
        return made

    def _said(self, node: Node, name: float, small: float) -> Stack:
        dark = self._colours.dark
        title = TextStyle(name, name * 1.4, bold=True, colour=dark, after=1 * mm, align="center", balanced=True)
        other = TextStyle(small, small * 1.4, after=0, align="center", balanced=True)
        return Stack([self._context.text(each, title if each.name == "h3" else other, Tag("P")) for each in node.nodes])

    def _signed(self, node: Node, body: Tag) -> list[tuple[Picture, float]]:
        """The symbol of a step, and the tick where it is over, each with its side; what is to come is white, as on the wall."""
        book, look = self._context.book, replace(self._colours, shape="circle", tint=WHITE)

        def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
            badge(canvas, book, node.get("symbol"), x, y, size, look, solid=_is_dark(node))

        made = [(Picture(paint, body.add_figure(node.get("alt")), node.get("at")), _DISC)]
        if node.get("done"):
            tick = Picture(partial(is_over, colours=self._colours), body.add("Figure", alt=node.get("done")))
            made.append((tick, _TICK))
        return made

    def page(self) -> Page:
        count = len(self._nodes)
        start, road_at = SLIDE[0] / 2 - (count - 1) / 2 * self._apart, _MIDDLE + self._lift()
        middles = [(start + number * self._apart, road_at + (_SWING if number % 2 else -_SWING)) for number in range(count)]

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            self._head.draw_at_head(canvas)
            with canvas.artifact(), canvas.marks():
                self._paint_road(canvas, middles)
            for step, middle in enumerate(middles):
                draws = [self._draw_signs, self._draw_words]
                for draw in reversed(draws) if self._is_above(step) else draws:
                    draw(canvas, step, *middle)

        return Page([self._head, *([self._now] if self._now else []), *self._words], paint)

    def _lift(self) -> float:
        """By how much the road is higher, so that no words stand beside the number: as far as there is room below the head."""
        tall = [words.height(self._room) for words in self._words]
        above = max((high for number, high in enumerate(tall) if self._is_above(number)), default=0.0)
        below = max((high for number, high in enumerate(tall) if not self._is_above(number)), default=0.0)
        free = self._head.foot - _BELOW_HEAD - (_MIDDLE + _SWING + _AWAY + above)
        return max(0.0, min(_FOOT - (_MIDDLE - _SWING - _AWAY - below), free))

    def _draw_signs(self, canvas: PressCanvas, number: int, x: float, y: float) -> None:
        for picture, size in self._signs[number]:
            aside, up = _TICK_AWAY if size == _TICK else (0.0, 0.0)
            picture.draw(canvas, x + aside - size / 2, y + up - size / 2, size)
        if self._now and self._nodes[number].get("now"):
            self._draw_now(canvas, self._now, x + _TICK_AWAY[0], y + _TICK_AWAY[1])

    def _draw_now(self, canvas: PressCanvas, word: Text, x: float, y: float) -> None:
        """The word for what is at hand, its middle where a tick would be."""
        _, tall, beside = _WORD
        wide = word.paragraph.width(SLIDE[0])
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(self._colours.dark if canvas.palette.filled else WHITE)
            canvas.setStrokeColor(WHITE if canvas.palette.filled else self._colours.dark)
            canvas.setLineWidth(_LINE)
            canvas.roundRect(x - wide / 2 - beside, y - tall / 2, wide + 2 * beside, tall, tall / 2, stroke=1, fill=1)
        word.draw(canvas, x - wide / 2, y + word.height(wide) / 2, wide + 1, tall)

    def _draw_words(self, canvas: PressCanvas, number: int, x: float, y: float) -> None:
        words, room = self._words[number], self._room
        tall = words.height(room)
        half = max((text.paragraph.width(room) for text in words.walk_texts()), default=0.0) / 2
        left = min(max(_SIDE + half, x), SLIDE[0] - _SIDE - half) - room / 2
        words.draw(canvas, left, y + _AWAY + tall if self._is_above(number) else y - _AWAY, room, tall)

    def _paint_road(self, canvas: PressCanvas, middles: list[tuple[float, float]]) -> None:
        out = _ROAD
        ends = (-out, middles[0][1] + 2 * _SWING), (SLIDE[0] + out, middles[-1][1] + 2 * _SWING)
        way = Way([ends[0], *middles, ends[1]])
        with canvas.state():
            clip(canvas, (0, 0, *SLIDE))
            road(canvas, way, _ROAD)
            for one, two in zip(middles, middles[1:]):
                arrow(canvas, *way.at((way.along(one) + way.along(two)) / 2))
            canvas.setFillColor(WHITE)
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(_LINE)
            for (x, y), step in zip(middles, self._nodes):
                canvas.circle(x, y, _DISC / 2 + _RING * (1.5 if step.get("now") else 1), stroke=0, fill=1)
                canvas.circle(x, y, (_DISC + _LINE) / 2, stroke=int(not _is_dark(step)), fill=0)
                if step.get("now"):
                    dotted_ring(canvas, (x, y), _NOW / 2, self._colours.dark, 1.1 * mm, 3.2 * mm)

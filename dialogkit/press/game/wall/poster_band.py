"""The band at a poster's head, in one dark colour from edge to edge: its title and the home's picture."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place_cropped
from dialogkit.press.flow.blocks import Block, Stack, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.wall.poster_page import FLOOR, HEADING, PosterPage
from dialogkit.press.game.wall.poster_picture import PosterPicture
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import COVER, OVER, RADIUS, THEMES
from dialogkit.press.type.growth import Placed, begins_alone, ends_alone, grow

_LARGEST, _FLOOR = 90, HEADING  # pt: smaller only where a word would be wider than the band
_SIDE, _PAD, _GAP = 15 * mm, 5 * mm, 7 * mm
_UNPRINTED = 5.2 * mm  # along the paper's edge: above and below what stands in the band there is more, on small paper too
_SHAPES = (1.0, 1.5)  # how wide a picture's frame is for its height, at least and at most
_SMALLEST = 25 * mm  # of a picture
_CLEAR = 22 * mm  # above and below a title without a picture
_RULE = 2.4  # pt: below a band that is not filled


class Band(Block):
    """At least `least` tall, and as tall as its title needs. `owners` are the tags of what stands in it.

    `left_out` tells that a picture of too few pixels is not there.
    """

    def __init__(self, context: PressContext, node: Node, page: PosterPage, least: float):
        self._printshop, self._page = context.job.printshop, page
        self._pad = max(_PAD, _UNPRINTED / page.printed)
        figures = [child for child in node.nodes if child.name == "figure" and child.get("place") != "corner"]
        frames = [_Frame(context, figure, least - 2 * self._pad, page.printed) for figure in figures]
        self._frames = [frame for frame in frames if frame.tall >= _SMALLEST or not context.job.printshop]
        self.left_out = len(self._frames) < len(frames)
        self._least = least
        self._beside = sum(frame.wide + _GAP for frame in self._frames)
        titles = [child for child in node.nodes if child.name == "h1"]
        colour = WHITE if context.canvas.palette.filled else THEMES[0].dark
        style = replace(COVER.at(_FLOOR), leading=_FLOOR * 1.1, colour=colour, after=0)
        self._texts = texts = [context.text(title, style, Tag("H1"), 1) for title in titles]
        self._title = Stack(texts)
        self.owners = [*(text.tag for text in texts), *(frame.tag for frame in self._frames if frame.tag)]
        wide = self._inner(page.width)
        _grow([Placed(text.paragraph, wide, (least - 2 * self._pad) / len(texts)) for text in texts])
        if any(text.paragraph.widest_word > wide for text in texts):
            grow([Placed(text.paragraph, wide, math.inf) for text in texts], _FLOOR, FLOOR)
        self.size = texts[0].paragraph.style.size
        if not self._frames:
            self._least = min(least, self._title.height(wide) + 2 * _CLEAR)

    @property
    def grown(self) -> float:
        """How much taller it is than it would be with a short title."""
        return self.height(self._page.width) - self._least

    @property
    def longest(self) -> Text:
        """The longest of its texts."""
        return max(self._texts, key=lambda text: len(text.paragraph.words))

    def _inner(self, width: float) -> float:
        return width - 2 * _SIDE - self._beside

    @property
    def parts(self) -> Sequence[Block]:
        return (self._title,)

    def height(self, width: float) -> float:
        return max(self._least, self._title.height(self._inner(width)) + 2 * self._pad)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        over = OVER if self._printshop else 0.0
        with canvas.artifact(), canvas.marks():
            if canvas.palette.filled:
                canvas.setFillColor(THEMES[0].dark)
                canvas.rect(x - over, top - height, width + 2 * over, height + over, stroke=0, fill=1)
            else:
                canvas.setStrokeColor(THEMES[0].dark)
                canvas.setLineWidth(_RULE)
                canvas.line(x - over, top - height + _RULE / 2, x + width + over, top - height + _RULE / 2)
        tall = self._title.height(self._inner(width))
        self._title.draw(canvas, x + _SIDE, top - (height - tall) / 2, self._inner(width), tall)
        right = x + width - _SIDE
        for frame in reversed(self._frames):
            frame.draw(canvas, right - frame.wide, top - (height - frame.tall) / 2, frame.wide, frame.tall)
            right -= frame.wide + _GAP


def _grow(titles: Sequence[Placed]) -> None:
    """Sets titles as large as has room without a single word on their first or last lines, or else as large as has room."""
    if grow(titles, _LARGEST, _FLOOR) or not any(map(_is_uneven, titles)):
        return
    most = round(titles[0].text.style.size)
    for size in (*range(most - 1, _FLOOR - 1, -1), most):
        for title in titles:
            title.text.set_at(size)
        if not any(map(_is_uneven, titles)):
            return


def _is_uneven(title: Placed) -> bool:
    return begins_alone(title) or ends_alone(title)


class _Frame(PosterPicture):
    """A picture that fills a frame with round corners."""

    def __init__(self, context: PressContext, node: Node, tall: float, scale: float):
        name = node.get("symbol")
        whole = context.book.artwork(name)
        shape = min(max(whole.width / whole.height, _SHAPES[0]), _SHAPES[1])
        artwork = context.book.filling(name, tall * shape * scale, tall * scale, node.get("focus"))
        super().__init__(context, node, artwork, tall, shape, scale)

    def _paint(self, canvas: PressCanvas, box: Box) -> None:
        with canvas.state():
            canvas.setFillColor(WHITE)
            canvas.roundRect(*box, RADIUS, stroke=0, fill=1)
            place_cropped(canvas, self._artwork, box, RADIUS, THEMES[0].dark)

"""The band at a poster's head, in one dark colour from edge to edge: its title, the home's picture and its logo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.place import place, place_cropped
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.tiling import page_size
from dialogkit.press.style import COVER, OVER, RADIUS, THEMES

_SIZES = range(72, 37, -1)  # pt: a title is as large as the panels' headings at least
_SIDE, _PAD, _GAP = 16 * mm, 8 * mm, 8 * mm
_SHAPES = (1.0, 1.5)  # how wide a picture's frame is for its height, at least and at most
_LOGO, _LOGO_PAD = 30 * mm, 3 * mm
_RULE = 2.4  # pt: below a band that is not filled


class Band(Block):
    """At least `least` tall, and as tall as its title needs. `owners` are the tags of what stands in it."""

    def __init__(self, context: PressContext, node: Node, least: float):
        self._printshop = context.job.printshop
        scale = page_size(node.paper.get("size", "A3"))[1] / PAGES["A3"][1]
        figures = [child for child in node.nodes if child.name == "figure"]
        self._frames = [_Frame(context, figure, least - 2 * _PAD, scale) for figure in figures]
        self._least = least
        self._beside = sum(frame.wide + _GAP for frame in self._frames)
        titles = [child for child in node.nodes if child.name == "h1"]
        tags = [Tag("H1") for _ in titles]
        self.owners = [*tags, *(frame.tag for frame in self._frames if frame.tag)]
        self._title, self.size = self._largest(context, titles, tags)

    def _largest(self, context: PressContext, titles: Sequence[Node], tags: Sequence[Tag]) -> tuple[Stack, float]:
        """The title, and its size: the largest at which it fits into the band, or else the least, for which the band grows."""
        colour = WHITE if context.canvas.palette.filled else THEMES[0].dark
        wide, tall = self._inner(PAGES["A3"][0]), self._least - 2 * _PAD
        for size in _SIZES:
            style = replace(COVER, size=size, leading=size * 1.1, colour=colour, after=0)
            texts = [context.text(title, style, tag, 1) for title, tag in zip(titles, tags)]
            title = Stack(texts)
            if title.height(wide) <= tall and all(text.paragraph.style.size == size for text in texts):
                break
        return title, min(text.paragraph.style.size for text in texts)

    def _inner(self, width: float) -> float:
        return width - 2 * _SIDE - self._beside

    @property
    def parts(self) -> Sequence[Block]:
        return (self._title,)

    def height(self, width: float) -> float:
        return max(self._least, self._title.height(self._inner(width)) + 2 * _PAD)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        over = OVER if self._printshop else 0.0
        filled = canvas.palette.filled
        with canvas.artifact(), canvas.marks():
            canvas.setFillColor(THEMES[0].dark)
            tall = height if filled else _RULE
            canvas.rect(x - over, top - height, width + 2 * over, tall + (over if filled else 0), stroke=0, fill=1)
        tall = self._title.height(self._inner(width))
        self._title.draw(canvas, x + _SIDE, top - (height - tall) / 2, self._inner(width), tall)
        right = x + width - _SIDE
        for frame in reversed(self._frames):
            frame.draw(canvas, right - frame.wide, top - (height - frame.tall) / 2, frame.wide, frame.tall)
            right -= frame.wide + _GAP


class _Frame(Block):
    """A picture that fills a frame with round corners, or a logo whole on clear ground. One without `alt` is decoration."""

    def __init__(self, context: PressContext, node: Node, tall: float, scale: float):
        self._at, self._logo = node.get("at"), node.get("place") == "corner"
        self._artwork = context.book.artwork(node.get("symbol"), tall * _SHAPES[1] * scale)
        shape = self._artwork.width / self._artwork.height
        self.tall = min(tall, _LOGO) if self._logo else tall
        self.wide = self.tall * min(max(shape, _SHAPES[0]), _SHAPES[1])
        self.tag = Tag("Figure", node.get("alt")) if node.get("alt") else None

    def height(self, width: float) -> float:
        return self.tall

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        low = top - height
        with canvas.of(self._at), canvas.owned(self.tag, x, low, width, height), canvas.state():
            canvas.setFillColor(WHITE)
            canvas.roundRect(x, low, width, height, RADIUS, stroke=0, fill=1)
            if self._logo:
                inner = (width - 2 * _LOGO_PAD, height - 2 * _LOGO_PAD)
                place(canvas, self._artwork, x + _LOGO_PAD, low + _LOGO_PAD, *inner, THEMES[0].dark)
            else:
                place_cropped(canvas, self._artwork, (x, low, width, height), radius=RADIUS, colour=THEMES[0].dark)

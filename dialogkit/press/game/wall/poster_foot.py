"""The foot of a poster: boxes to sign in, with room for a name, a face or a fingerprint, how long it is valid, and a logo."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place
from dialogkit.press.flow.arrange import Columns, in_rows
from dialogkit.press.flow.blocks import Block, Stack, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.wall.poster_page import FLOOR, GAP, PosterPage
from dialogkit.press.game.wall.poster_picture import PosterPicture
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, RADIUS, THEMES

_ACROSS = 4  # cells beside each other, at most
_FEW = 3  # lines
_LOWEST = 14 * mm  # of a box below its words, where there are several rows
_PAD = 2 * mm
_INSET, _NARROW = 4 * mm, 60 * mm  # before the words of a box that is wider than narrow ones
_APART = 3 * mm  # from box to box
_EDGE = 2  # pt
_BELOW_BOXES = 12 * mm  # a logo's height there
_LOGO, _WIDEST = (9 * mm, 20 * mm, 40 * mm), 2  # its height: the least, and that which it has; and how much wider it may be
_STYLE = replace(BODY, size=FLOOR, leading=FLOOR * 1.3, after=0)


class Foot(Stack):
    """Boxes that are `tall`, and below them the poster's other words with a logo on their right.

    `owners` are its tags. `left_out` tells that a logo of too few pixels is not there.
    """

    def __init__(self, context: PressContext, node: Node, page: PosterPage, tall: float):
        fields = [field for part in node.nodes if part.name == "signatures" for field in part.nodes]
        high = _BELOW_BOXES if fields else min(max(tall, _LOGO[1]), _LOGO[2])
        logos = [_Logo(context, child, high, page.printed) for child in node.nodes if child.get("place") == "corner"]
        self._logos = [logo for logo in logos if logo.tall >= _LOGO[0]]
        self.left_out = len(self._logos) < len(logos)
        self._inner = page.inner - sum(logo.wide + GAP for logo in self._logos)
        self._most = tall
        self.owners: list[Tag] = []
        owner = self._owner("Div") if fields else Tag("Div")
        texts = [context.text(field, _STYLE, owner.add("P")) for field in fields]
        rows = math.ceil(len(texts) / _across(texts, page.inner))
        boxes = [_Box(text, max(_LOWEST, tall / max(1, rows)) if rows > 1 else tall) for text in texts]
        self._told = [context.text(child, _STYLE, self._owner("P")) for child in node.nodes if child.name == "p"]
        shares = [max(1.0, text.paragraph.width(page.inner)) for text in self._told]
        self._words = Columns(self._told, shares, gap=GAP) if self._told else Stack([])
        self.owners += [logo.tag for logo in self._logos if logo.tag]
        super().__init__(in_rows(boxes, _across(texts, page.inner), gap=_APART, after=_APART))

    @property
    def parts(self) -> Sequence[Block]:
        return [*self.blocks, self._words]

    @property
    def _low(self) -> float:
        """How tall the words and the logos are."""
        return max([self._words.height(self._inner), *(logo.tall for logo in self._logos)])

    def height(self, width: float) -> float:
        return super().height(width) + (GAP if self.blocks and self._low else 0.0) + self._low

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        boxes = super().height(width)
        super().draw(canvas, x, top, width, boxes)
        middle, tall = top - height + self._low / 2, self._words.height(self._inner)
        self._words.draw(canvas, x, middle + tall / 2, self._inner, tall)
        left = x + self._inner + GAP
        for logo in self._logos:
            logo.draw(canvas, left, middle + logo.tall / 2, logo.wide, logo.tall)
            left += logo.wide + GAP

    def _owner(self, role: str) -> Tag:
        self.owners.append(Tag(role))
        return self.owners[-1]

    @property
    def grown(self) -> float:
        """How much taller its words are than the boxes, or than a few lines."""
        return max(0.0, self._words.height(self._inner) - max(self._most, _FEW * _STYLE.leading))

    @property
    def longest(self) -> Text | None:
        """The longest of its words that are nobody's to sign."""
        return max(self._told, key=lambda text: len(text.paragraph.words), default=None)


def _across(texts: Sequence[Text], width: float) -> int:
    """As many boxes in a row as their words allow, and as many in each as in the others where that goes up."""
    widest = max((text.paragraph.widest_word for text in texts), default=0.0)
    most = max(1, min(_ACROSS, int((width + _APART) / (widest + 2 * _PAD + _APART))))
    return math.ceil(len(texts) / max(1, math.ceil(len(texts) / most))) or 1


class _Logo(PosterPicture):
    """A logo that is `tall` at most, on the paper's white, which most are made for."""

    def __init__(self, context: PressContext, node: Node, tall: float, scale: float):
        artwork = context.book.artwork(node.get("symbol"), _WIDEST * tall * scale)
        shape = artwork.width / artwork.height
        super().__init__(context, node, artwork, min(tall, tall * _WIDEST / shape), shape, scale)

    def _paint(self, canvas: PressCanvas, box: Box) -> None:
        place(canvas, self._artwork, *box, INK)


class _Box(Block):
    """A box to sign in, with the words for whom it is in its corner."""

    def __init__(self, words: Text, tall: float):
        self._words, self._tall = words, tall

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    def height(self, width: float) -> float:
        return self._tall + self._words.height(width - 2 * _PAD)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.artifact(), canvas.state():
            canvas.setStrokeColor(THEMES[0].dark)
            canvas.setFillColor(WHITE)
            canvas.setLineWidth(_EDGE)
            canvas.roundRect(x, top - height, width, height, RADIUS, stroke=1, fill=1)
            canvas.stroked()
        inner = width - 2 * _PAD
        pad = max(_PAD, min(_INSET, (width - self._words.paragraph.width(inner)) / 2 if width > _NARROW else 0.0))
        self._words.draw(canvas, x + pad, top - pad * 0.6, inner, self._words.height(inner))

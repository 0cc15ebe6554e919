"""The foot of a poster: boxes to sign in, with room for a name, a face or a fingerprint, and how long the poster is valid."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.arrange import Columns
from dialogkit.press.flow.blocks import Block, Stack, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.poster_panels import FLOOR, GAP, INNER
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, RADIUS, THEMES

_ACROSS = 4  # cells beside each other, at most
_PAD = 3 * mm
_EDGE = 1.2  # pt
_STYLE = replace(BODY, size=FLOOR, leading=FLOOR * 1.3, after=0)


class Foot(Stack):
    """Boxes that are `tall`, as many in a row as their words allow, and the poster's other words. `owners` are its tags."""

    def __init__(self, context: PressContext, node: Node, tall: float):
        words = [child for child in node.nodes if child.name == "p"]
        signatures = node.find("signatures")
        fields = signatures.nodes if signatures else []
        signing, told = Tag("Div"), [Tag("P") for _ in words]
        self.owners = [*told, signing]
        texts = [context.text(child, _STYLE, tag) for child, tag in zip(words, told)]
        cells: list[Block] = [_Box(context.text(field, _STYLE, signing.add("P")), tall) for field in fields]
        super().__init__(_rows([*cells, _Told(texts, tall if cells else 0.0)] if texts else cells))


def _rows(cells: Sequence[Block]) -> list[Block]:
    widest = max((part.paragraph.widest_word for cell in cells for part in cell.walk() if isinstance(part, Text)), default=0.0)
    most = max(1, min(_ACROSS, int((INNER + GAP) / (widest + 2 * _PAD + GAP))))
    across = math.ceil(len(cells) / max(1, math.ceil(len(cells) / most)))
    rows = [cells[start : start + across] for start in range(0, len(cells), across or 1)]
    return [Columns([*row, *[Stack([])] * (across - len(row))], gap=GAP, after=GAP) for row in rows]


class _Told(Stack):
    """Words in the middle of the height of the boxes beside them."""

    def __init__(self, texts: Sequence[Text], tall: float):
        super().__init__(texts)
        self._tall = tall

    def height(self, width: float) -> float:
        return max(self._tall, super().height(width))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        tall = super().height(width)
        super().draw(canvas, x, top - (height - tall) / 2, width, tall)


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
        self._words.draw(canvas, x + _PAD, top - _PAD / 2, width - 2 * _PAD, self._words.height(width - 2 * _PAD))

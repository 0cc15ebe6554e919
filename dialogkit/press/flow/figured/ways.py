"""How one may answer: a small picture and a word for each way, in a line; at its end how many answers there may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block, Picture, Text
from dialogkit.press.flow.figured.pictures import bare
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours

_PICTURE = 9 * mm
_BESIDE = 2 * mm  # between a picture and its word
_GAP = 7 * mm  # between two ways
_ROW = 3 * mm  # between two lines of them


def ways(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Ways:
    """The block of an element `ways`."""
    owner, look = tag.add("L", ListNumbering="None"), replace(BODY, after=0)
    found = [
        (bare(context, way.get("symbol"), colours), context.text(way, look, owner.add("LI").add("LBody")))
        for way in node.nodes
        if way.name == "way"
    ]
    count = node.find("p")
    return Ways(found, context.text(count, replace(look, bold=True), tag.add("P")) if count else None)


class Ways(Block):
    """What does not fit on a line goes on in the next one, each way as a whole."""

    after = 5 * mm
    keep_with_next = True

    def __init__(self, ways: Sequence[tuple[Picture, Text]], count: Text | None):
        self._ways, self._count = ways, count

    @property
    def parts(self) -> Sequence[Block]:
        return [*(words for _, words in self._ways), *([self._count] if self._count else [])]

    def _placed(self, width: float) -> list[tuple[Picture | None, Text, float, int]]:
        """Each with how far from the left it begins, and the number of its line. How many there may be stands on the right."""
        found: list[tuple[Picture | None, Text, float, int]] = []
        x, line = 0.0, 0
        entries = [*self._ways, *([(None, self._count)] if self._count else [])]
        for picture, words in entries:
            beside = _PICTURE + _BESIDE if picture else 0.0
            wide = beside + words.paragraph.width(width - beside)
            if x and x + wide > width:
                x, line = 0.0, line + 1
            start = width - wide if words is self._count and x else x
            found.append((picture, words, start, line))
            x += wide + _GAP
        return found

    def height(self, width: float) -> float:
        lines = self._placed(width)[-1][3] + 1
        return lines * _PICTURE + (lines - 1) * _ROW

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        for picture, words, start, line in self._placed(width):
            low = top - line * (_PICTURE + _ROW) - _PICTURE
            if picture:
                picture.draw(canvas, x + start, low, _PICTURE)
                start += _PICTURE + _BESIDE
            room = width - start + 1
            tall = words.height(room)
            words.draw(canvas, x + start, low + (_PICTURE + tall) / 2, room, tall)

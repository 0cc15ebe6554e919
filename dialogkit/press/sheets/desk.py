"""Pages of a proof: the paper as it will be printed on a grey ground, and above it what one sees."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.flow.blocks import Block, Drawn, Stack, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, H2, H3, SMALL
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.words import filled

_GROUND = "#EEF1F3"
_EDGE = 10 * mm  # round the paper, and round the words
_LEAST = 180 * mm  # a narrower page has no room for the words
_SAMPLE = 22 * mm  # of a line, beside what it means
_GAP = 4 * mm

Paint = Callable[[PressCanvas, int, int], None]


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the sheets of one proof lie. `node` holds the proof's words."""

    context: PressContext
    node: Node

    def words(self, name: str, **numbers: object) -> str:
        """The words of that name, with numbers in the places where they belong."""
        return filled(self.node.get(name), **numbers)

    def heading(self, words: str, owner: Tag, weight: float = 1.0) -> Block:
        """A heading, with an entry in the outline."""
        style = replace(H2.at(H2.size * weight), before=0, after=2 * mm)
        return Text(self.context.line(words, style), owner.add("H1"), (words, 1))

    def said(self, words: str, owner: Tag, weight: float = 1.0) -> Block:
        """A paragraph."""
        return Text(self.context.line(words, BODY.at(BODY.size * weight)), owner.add("P"))

    def mark(self, weight: float = 1.0) -> Block:
        """The words that say that this is a proof."""
        words = self.context.line(self.words("mark"), H3.at(H3.size * weight))
        return _Mark(words, words.height(_LEAST * weight - 2 * _EDGE), 2 * mm * weight)

    def meaning(self, words: str, sample: Callable[[PressCanvas, float, float, float], None], weight: float = 1.0) -> Block:
        """A piece of a line that `sample(canvas, x, y, width)` paints, and beside it what the line means."""
        line = self.context.line(words, SMALL.at(SMALL.size * weight))
        beside = (_SAMPLE + _GAP) * weight

        def paint(canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
            sample(canvas, x, top - line.style.leading / 2, _SAMPLE * weight)
            line.show(canvas, x + beside, top, width - beside)

        return Drawn(line.height(_LEAST * weight - 2 * _EDGE - beside), paint)

    def sheet(self, paper: Size, words: Sequence[Block], paint: Paint, blocks: Sequence[Block] = ()) -> Sheet:
        """A page with a paper on which `paint` draws, and above it the words. `blocks` are those that stand on the paper."""
        above = Stack(words)
        width = max(paper[0], _LEAST) + 2 * _EDGE
        tall = above.height(width - 2 * _EDGE)
        height = paper[1] + 3 * _EDGE + tall
        left = (width - paper[0]) / 2

        def paint_all(canvas: PressCanvas, number: int, count: int) -> None:
            with canvas.artifact(), canvas.state():
                ground(canvas, width, height)
                canvas.rect(left, _EDGE, *paper, stroke=0, fill=1)
            above.draw(canvas, _EDGE, height - _EDGE, width - 2 * _EDGE, tall)
            with canvas.state():
                canvas.translate(left, _EDGE)
                paint(canvas, number, count)

        return Sheet(width, height, paint_all, (*blocks, *above.parts))


class _Mark(Block):
    """Words that stand at the head of every page."""

    def __init__(self, words: Paragraph, tall: float, after: float):
        self._words, self._tall, self.after = words, tall, after

    def height(self, width: float) -> float:
        return self._tall

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.pagination():
            self._words.show(canvas, x, top, width)


def ground(canvas: PressCanvas, width: float, height: float) -> None:
    """The grey of a page, on which what is drawn next is white."""
    canvas.setFillColor(_GROUND)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setFillColor(WHITE)


def weight_for(paper: Size) -> float:
    """How much larger than on A4 words and lines stand beside a paper, so that they are read when the whole page is seen."""
    return max(1.0, min(paper) / PAGES["A4"][0])

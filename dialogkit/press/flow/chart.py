"""Bar charts: a bar for each number, its name on the left and the number itself at its end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dialogkit.colour import INK
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.pattern import filled
from dialogkit.press.flow.blocks import Block
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours
from dialogkit.press.type.paragraph import Paragraph

_LABEL_SHARE = 0.42
_BAR = 8 * mm
_AIR = 3.5 * mm
_GAP = 4 * mm
_WHOLE = 160 * mm  # as tall as a page of A5 can hold
_FEW = 3  # bars that stand together at least


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar: its element, its name, how long it is beside the longest, and the Figure of a chart that begins with it."""

    node: Node
    label: Paragraph
    share: float
    owner: Tag


def chart(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Block:
    """A Figure whose alternative text says all its numbers; more of them, each with its own, where it goes over several pages."""
    values = [max(0.0, float(bar.get("value"))) for bar in node.nodes]
    most = max(values, default=0) or 1
    bars = [
        _Bar(bar, context.line(bar.get("label"), replace(BODY, after=0, balanced=True)), value / most, tag.add("Figure"))
        for bar, value in zip(node.nodes, values)
    ]
    return _Chart(context, node.get("title"), bars, colours)


class _Chart(Block):
    def __init__(self, context: PressContext, title: str, bars: Sequence[_Bar], colours: Colours):
        self._context, self._title, self._bars, self._colours = context, title, bars, colours
        self.before = self.after = 4 * mm

    def _rows(self, width: float) -> list[float]:
        return [max(_BAR, bar.label.height(width * _LABEL_SHARE - _GAP)) + _AIR for bar in self._bars]

    def height(self, width: float) -> float:
        return sum(self._rows(width))

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        """Between two bars. What may stand on a page of its own stays whole."""
        fit = bisect_right(list(accumulate(self._rows(width))), room)
        if self.height(width) <= _WHOLE or not _FEW <= fit < len(self._bars):
            return None
        first, rest = self._bars[:fit], self._bars[fit:]
        return _Chart(self._context, self._title, first, self._colours), _Chart(self._context, self._title, rest, self._colours)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        owner = self._bars[0].owner
        said = "; ".join(f"{bar.node.get('label')}: {bar.node.get('note') or bar.node.get('value')}" for bar in self._bars)
        owner.alt = f"{self._title}. {said}."
        with canvas.figure(owner, x, top - height, width, height):
            for bar, tall in zip(self._bars, self._rows(width)):
                self._bar(canvas, bar.node, bar.label, bar.share, x, top, width, tall - _AIR)
                top -= tall

    def _bar(
        self, canvas: PressCanvas, bar: Node, label: Paragraph, share: float, x: float, top: float, width: float, tall: float
    ) -> None:
        colours = style.colours(bar.get("theme"), self._colours)
        names = width * _LABEL_SHARE
        label.show(canvas, x, top - (tall - label.height(names - _GAP)) / 2, names - _GAP)
        room = width - names - 30 * mm
        start = x + names
        length = max(room * share, 0.6)
        _fill(canvas, (start, top - (tall + _BAR) / 2, length, _BAR), colours)
        note = self._context.line(bar.get("note") or bar.get("value"), replace(BODY, bold=True, colour=INK, after=0))
        note.show(canvas, start + length + 3 * mm, top - (tall - note.style.leading) / 2, 40 * mm)


def _fill(canvas: PressCanvas, box: Box, colours: Colours) -> None:
    """A bar: solid, or where that would use up ink or hide its theme, an outline with the theme's pattern."""
    if canvas.palette.filled and not (canvas.palette.patterns and colours.pattern):
        canvas.setFillColor(colours.dark)
        canvas.rect(*box, stroke=0, fill=1)
        return
    canvas.setFillColor(colours.tint)
    canvas.setStrokeColor(colours.dark)
    canvas.setLineWidth(1.2)
    canvas.rect(*box, stroke=0, fill=1)
    if colours.pattern:
        filled(canvas, colours.pattern, colours.dark, box)
    canvas.rect(*box, stroke=1, fill=0)

"""Bar charts: a bar for each number, its name on the left and the number itself at its end."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.press import style
from dialogkit.press.blocks import Block
from dialogkit.press.canvas import PressCanvas
from dialogkit.press.pattern import pattern
from dialogkit.press.setting import Setting
from dialogkit.press.style import BODY, INK, Colours, mm
from dialogkit.press.tags import Tag
from dialogkit.press.text import Paragraph

_LABEL_SHARE = 0.42
_BAR = 8 * mm
_AIR = 3.5 * mm
_GAP = 4 * mm


def chart(setting: Setting, node: Node, tag: Tag, colours: Colours) -> Block:
    """A Figure whose alternative text says all its numbers."""
    said = "; ".join(f"{bar.get('label')}: {bar.get('note') or bar.get('value')}" for bar in node.nodes)
    owner = tag.add("Figure", alt=f"{node.get('title')}. {said}.")
    labels = [setting.line(bar.get("label"), replace(BODY, after=0)) for bar in node.nodes]
    values = [max(0.0, float(bar.get("value"))) for bar in node.nodes]
    most = max(values, default=0) or 1
    return _Chart(setting, node, owner, labels, [value / most for value in values], colours)


class _Chart(Block):
    def __init__(self, setting: Setting, node: Node, owner: Tag, labels: list[Paragraph], shares: list[float], colours: Colours):
        self._setting, self._node, self._owner, self._labels, self._shares, self._colours = (
            setting,
            node,
            owner,
            labels,
            shares,
            colours,
        )
        self.before = self.after = 4 * mm

    def _rows(self, width: float) -> list[float]:
        return [max(_BAR, label.height(width * _LABEL_SHARE - _GAP)) + _AIR for label in self._labels]

    def height(self, width: float) -> float:
        return sum(self._rows(width))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.figure(self._owner, x, top - height, width, height):
            for bar, label, share, tall in zip(self._node.nodes, self._labels, self._shares, self._rows(width)):
                self._bar(canvas, bar, label, share, x, top, width, tall - _AIR)
                top -= tall

    def _bar(
        self, canvas: PressCanvas, bar: Node, label: Paragraph, share: float, x: float, top: float, width: float, tall: float
    ) -> None:
        colours = style.colours(bar.get("theme")) if bar.get("theme") else self._colours
        names = width * _LABEL_SHARE
        label.show(canvas, x, top - (tall - label.height(names - _GAP)) / 2, names - _GAP)
        room = width - names - 30 * mm
        start = x + names
        length = max(room * share, 0.6)
        _fill(canvas, (start, top - (tall + _BAR) / 2, length, _BAR), colours)
        note = self._setting.line(bar.get("note") or bar.get("value"), replace(BODY, bold=True, colour=INK, after=0))
        note.show(canvas, start + length + 3 * mm, top - (tall - note.style.leading) / 2, 40 * mm)


def _fill(canvas: PressCanvas, box: tuple[float, float, float, float], colours: Colours) -> None:
    """A bar: solid, or where that would use up ink or hide its theme, an outline with the theme's pattern."""
    if canvas.palette.filled and not (canvas.palette.patterns and colours.pattern):
        canvas.setFillColor(colours.dark)
        canvas.rect(*box, stroke=0, fill=1)
        return
    canvas.setFillColor(colours.tint)
    canvas.setStrokeColor(colours.dark)
    canvas.setLineWidth(1.2)
    canvas.rect(*box, stroke=0, fill=1)
    pattern(canvas, colours, box)
    canvas.rect(*box, stroke=1, fill=0)

"""The rules of the game in panels: a drawing, or a symbol, and few words below it; words alone where there is no picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.figures.scenes import scene, stage
from dialogkit.press.flow.blocks import Block, Stack, Text, largest_fit
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.table.stop import Number, symbol
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import H1, THEMES, Colours, TextStyle
from dialogkit.terms import Scene

_ON_A_PAGE = 6  # panels as tall as `_TALL`; of lower ones eight
_TALL, _LOW = 49 * mm, 29 * mm
_GAP, _ROWS_APART = 6 * mm, 5 * mm
_BELOW = 2.5 * mm  # from a panel to its words
_DOT = 9 * mm
_COLOURS = THEMES[0]
_SAID = TextStyle(17, 24, bold=True, colour=_COLOURS.dark, after=0, balanced=True)
_MORE = TextStyle(15, 21, after=0, balanced=True)
_INSIDE = (20, 19, 18, 17, 16, 15, 14)  # pt: words that stand in the panel itself


def rules(context: PressContext, node: Node, tag: Tag) -> list[Block]:
    """A heading, and a panel for each rule, two in a row. Up to eight stand on one page; more than these go on on the next."""
    heading, every = node.find("h1"), [child for child in node.nodes if child.name == "rule"]
    blocks: list[Block] = []
    if heading:
        blocks.append(context.text(heading, replace(H1, before=0, colour=_COLOURS.dark), tag.add("H1"), 1))
    owner = tag.add("L", ListNumbering="Decimal")
    one_page = _ON_A_PAGE < len(every) <= _ON_A_PAGE + 2
    panels = [
        _Panel(context, rule, number, owner.add("LI"), _LOW if one_page or number > _ON_A_PAGE else _TALL)
        for number, rule in enumerate(every, 1)
    ]
    grows = _ON_A_PAGE - 1 <= len(every) <= _ON_A_PAGE + 2
    return [*blocks, *(_Row(panels[start : start + 2], grows) for start in range(0, len(panels), 2))]


class _Row(Block):
    """Two panels side by side, or one."""

    before = after = _ROWS_APART
    whole = True

    def __init__(self, panels: Sequence[_Panel], grows: bool):
        self._panels, self.stretch = panels, float(grows)

    @property
    def parts(self) -> Sequence[Block]:
        return self._panels

    def height(self, width: float) -> float:
        return max(panel.height((width - _GAP) / 2) for panel in self._panels)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        wide, more = (width - _GAP) / 2, height - self.height(width)
        for number, panel in enumerate(self._panels):
            panel.more = more
            panel.draw(canvas, x + number * (wide + _GAP), top, wide, height)


class _Panel(Block):
    more = 0.0  # by which the panel itself is taller than it need be

    def __init__(self, context: PressContext, node: Node, number: int, item: Tag, tall: float):
        self._context, self._node, self._tall = context, node, tall
        self._number = Number(context, number, _COLOURS, item.add("Lbl"))
        self._tag = item.add("LBody")
        self._pictured = bool(node.get("picture") or node.get("symbol"))
        self._words = self._below() if self._pictured else None
        self._inside: tuple[float, Block] | None = None

    def _below(self) -> Block:
        said, *more = self._node.nodes
        blocks = [self._context.text(said, _SAID, self._tag.add("P"))]
        return Stack([*blocks, *(self._context.text(each, _MORE, self._tag.add("P")) for each in more)])

    def _in_panel(self, width: float) -> Block:
        """The words of a rule without a picture, as large as the panel holds."""
        if self._inside is None or self._inside[0] != width:
            said = self._node.nodes[0]
            tag = Tag("P")

            def make(size: float) -> Text:
                return self._context.text(said, replace(_SAID.at(size), leading=size * 1.4), tag)

            found = largest_fit(make, width, self._tall - 4 * mm, _INSIDE) or make(_INSIDE[-1])
            self._tag.kids[:] = [tag]
            self._inside = width, found
        return self._inside[1]

    @property
    def parts(self) -> Sequence[Block]:
        return [block for block in (self._words, self._inside and self._inside[1]) if block]

    def height(self, width: float) -> float:
        if self._words:
            return self._tall + _BELOW + self._words.height(width - 2 * mm)
        return max(self._tall, self._in_panel(width - 12 * mm).height(width - 12 * mm) + _DOT + 8 * mm)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        tall = self._tall + self.more if self._words else height
        dot = (x + 3 * mm + _DOT / 2, top - 3 * mm - _DOT / 2)
        with canvas.of(self._node.get("at")), canvas.artifact(), canvas.state():
            self._paint(canvas, x, top, width, tall)
            canvas.setLineWidth(0.9 * mm)
            canvas.setStrokeColor(_COLOURS.dark)
            canvas.setFillColor(_COLOURS.dark if canvas.palette.filled else WHITE)
            canvas.circle(*dot, _DOT / 2 - 0.45 * mm, stroke=1, fill=1)
        self._number.draw(canvas, dot[0] - _DOT / 2, dot[1] + _DOT / 2, _DOT, _DOT)
        if self._words:
            self._words.draw(canvas, x + 1 * mm, top - tall - _BELOW, width - 2 * mm, height - tall - _BELOW)
        else:
            words, inner = self._in_panel(width - 12 * mm), width - 12 * mm
            high = words.height(inner)
            words.draw(canvas, x + 6 * mm, top - max(_DOT + 4 * mm, (tall - high) / 2), inner, high)

    def _paint(self, canvas: PressCanvas, x: float, top: float, width: float, tall: float) -> None:
        side = tall * 0.7
        box = (x + 2 * mm, top - tall + 1 * mm, width - 4 * mm, tall - 2 * mm)
        middle = (x + (width - side) / 2, top - (tall + side) / 2, side, side)
        stage(canvas, (x, top - tall, width, tall), _COLOURS)
        rule_picture(canvas, self._context.book, self._node, box, middle, _COLOURS)


def rule_picture(canvas: PressCanvas, book: SymbolBook, node: Node, scene_box: Box, symbol_box: Box, colours: Colours) -> None:
    """What a rule shows: its scene in one box, or else its symbol in another; nothing where it has neither."""
    if picture := node.get("picture"):
        scene(canvas, cast(Scene, picture), scene_box, colours, int(node.get("minutes") or 45))
    elif name := node.get("symbol"):
        symbol(canvas, book, name, symbol_box, colours)

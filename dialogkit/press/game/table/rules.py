"""The rules of the game in panels: a drawing, or a symbol, and few words below it; in a strip beside it, or alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.figures.scenes import scene, stage
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.table.stop import Number, symbol
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import H1, THEMES, Colours, TextStyle
from dialogkit.terms import Scene

_ON_A_PAGE = 6  # panels as tall as `_TALL`; eight that are as low as `_LEAST`, and taller where the page leaves room
_TALL, _LOW, _LEAST = 49 * mm, 29 * mm, 22 * mm
_GAP, _ROWS_APART = 6 * mm, 5 * mm
_BELOW = 2.5 * mm  # from a panel to its words
_DOT, _CORNER = 9 * mm, 3 * mm  # the number's, and how far it is from the panel's corner
_DISC, _INNER, _EDGE = 0.84, 0.68, 0.8 * mm  # a symbol's disc in parts of the panel, the symbol in those of the disc; its line
_INSIDE = 4 * mm  # above and below the words in a strip
_COLOURS = THEMES[0]
_SAID = TextStyle(17, 24, bold=True, colour=_COLOURS.dark, after=0, balanced=True)
_MORE = TextStyle(15, 21, after=0, balanced=True)


def rules(context: PressContext, node: Node, tag: Tag) -> list[Block]:
    """A heading, and a panel for each rule, two in a row. Up to eight stand on one page; more than these go on on the next.

    One that is left over, or has no picture, is a strip as wide as the page.
    """
    heading, every = node.find("h1"), [child for child in node.nodes if child.name == "rule"]
    blocks: list[Block] = []
    if heading:
        blocks.append(context.text(heading, replace(H1, before=0, colour=_COLOURS.dark), tag.add("H1"), 1))
    owner = tag.add("L", ListNumbering="Decimal")
    one_page = _ON_A_PAGE < len(every) <= _ON_A_PAGE + 2
    panels = [
        _Panel(context, rule, number, owner.add("LI"), _LEAST if one_page else _LOW if number > _ON_A_PAGE else _TALL)
        for number, rule in enumerate(every, 1)
    ]
    grows = _ON_A_PAGE - 1 <= len(every) <= _ON_A_PAGE + 2
    while panels:
        paired = len(panels) > 1 and all(panel.pictured for panel in panels[:2])
        blocks.append(_Row(panels[:2], grows) if paired else _Strip(panels[0], grows))
        panels = panels[2 if paired else 1 :]
    return blocks


class _Row(Block):
    """Two panels side by side."""

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


class _Strip(Block):
    """A panel as wide as the page, with its words in it: beside the picture, where the words of a right panel stand."""

    before = after = _ROWS_APART
    whole = True

    def __init__(self, panel: _Panel, grows: bool):
        self._panel, self.stretch = panel, float(grows and panel.pictured)

    @property
    def parts(self) -> Sequence[Block]:
        return (self._panel,)

    def _left(self, width: float) -> float:
        """Where the words begin, from the strip's left side."""
        return (width + _GAP) / 2 if self._panel.pictured else 2 * _CORNER + _DOT

    def height(self, width: float) -> float:
        words = self._panel.words.height(width - self._left(width) - _INSIDE)
        return max(self._panel.tall if self._panel.pictured else 0.0, words + 2 * _INSIDE, _DOT + 2 * _CORNER)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        left = self._left(width)
        self._panel.draw_ground(canvas, (x, top - height, width, height), (width - _GAP) / 2)
        wide = width - left - _INSIDE
        tall = self._panel.words.height(wide)
        self._panel.words.draw(canvas, x + left, top - (height - tall) / 2, wide, tall)


class _Panel(Block):
    """The ground of a rule, `tall` or `more`, with its number and its picture; and its words, which stand below it."""

    more = 0.0  # by which the panel itself is taller than it need be

    def __init__(self, context: PressContext, node: Node, number: int, item: Tag, tall: float):
        self._context, self._node, self.tall = context, node, tall
        self._number = Number(context, number, _COLOURS, item.add("Lbl"))
        self.pictured = bool(node.get("picture") or node.get("symbol"))
        body, (said, *more) = item.add("LBody"), node.nodes
        blocks = [context.text(said, _SAID, body.add("P"))]
        self.words = Stack([*blocks, *(context.text(each, _MORE, body.add("P")) for each in more)])

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    def height(self, width: float) -> float:
        return self.tall + _BELOW + self.words.height(width - 2 * mm)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        tall = self.tall + self.more
        self.draw_ground(canvas, (x, top - tall, width, tall), width)
        self.words.draw(canvas, x + 1 * mm, top - tall - _BELOW, width - 2 * mm, height - tall - _BELOW)

    def draw_ground(self, canvas: PressCanvas, box: Box, wide: float) -> None:
        """The ground in a box, with the number in its corner and the picture in the `wide` part of it at the left."""
        x, low, _, tall = box
        dot = (x + _CORNER + _DOT / 2, low + tall - _CORNER - _DOT / 2)
        with canvas.of(self._node.get("at")), canvas.artifact(), canvas.state():
            stage(canvas, box, _COLOURS)
            self._paint(canvas, x, low, wide, tall)
            canvas.setLineWidth(0.9 * mm)
            canvas.setStrokeColor(_COLOURS.dark)
            canvas.setFillColor(_COLOURS.dark if canvas.palette.filled else WHITE)
            canvas.circle(*dot, _DOT / 2 - 0.45 * mm, stroke=1, fill=1)
        self._number.draw(canvas, dot[0] - _DOT / 2, dot[1] + _DOT / 2, _DOT, _DOT)

    def _paint(self, canvas: PressCanvas, x: float, low: float, wide: float, tall: float) -> None:
        """The scene; or the symbol on a disc, so that it is of two tones as the scenes are."""
        box = (x + 2 * mm, low + 1 * mm, wide - 4 * mm, tall - 2 * mm)
        if self._node.get("symbol") and not self._node.get("picture"):
            canvas.setStrokeColor(_COLOURS.dark)
            canvas.setFillColor(_COLOURS.tint)
            canvas.setLineWidth(_EDGE)
            canvas.circle(x + wide / 2, low + tall / 2, tall * _DISC / 2, stroke=1, fill=1)
        side = tall * _DISC * _INNER
        inner = (x + (wide - side) / 2, low + (tall - side) / 2, side, side)
        rule_picture(canvas, self._context.book, self._node, box, inner, _COLOURS)


def rule_picture(canvas: PressCanvas, book: SymbolBook, node: Node, scene_box: Box, symbol_box: Box, colours: Colours) -> None:
    """What a rule shows: its scene in one box, or else its symbol in another; nothing where it has neither."""
    if picture := node.get("picture"):
        scene(canvas, cast(Scene, picture), scene_box, colours, int(node.get("minutes") or 45))
    elif name := node.get("symbol"):
        symbol(canvas, book, name, symbol_box, colours)

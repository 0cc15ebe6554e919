"""Answers to choose from: tiles with a picture, a box to tick and a label; or a row each, where they are many or long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import tick_box
from dialogkit.press.flow.arrange import Beside, Columns
from dialogkit.press.flow.blocks import Block, Picture, Stack
from dialogkit.press.flow.elements import Answer
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.figured.tiles import Option, Tiles
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, TICK_BOX, Colours

_MOST_TILES = 9
_LONG = 60  # letters of a label
_MANY, _SHORT = 6, 32  # rows, and letters of each, from which they stand in two columns
_GAP = 6 * mm  # between two columns of rows
_PAD = 3.6 * mm
_APART = 4 * mm  # between two boxes to tick, at least
_ROW = replace(BODY, size=16, leading=23, after=0, balanced=True)
_ROW_DISC = 18 * mm
_ROW_PAD, _ROW_EDGE, _ROW_RADIUS = 3 * mm, 0.4 * mm, 4 * mm
_BOX = Picture(tick_box)


def choices(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Block:
    """Tiles where the answers are no more than nine and have few words, else rows."""
    owner = tag.add("L", ListNumbering="None")
    if len(node.nodes) > _MOST_TILES or any(len(choice.text) > _LONG for choice in node.nodes):
        return _rows(context, node, owner, colours)
    options = []
    for choice in node.nodes:
        body = owner.add("LI").add("LBody")
        figure = body.add_figure(choice.get("alt"))
        options.append(Option(choice.get("symbol"), figure, choice.get("at"), choice, body, choice.flag("open")))
    return Tiles(context, options, colours)


def _rows(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Block:
    """One below the other, or where they are many and short in two columns. A picture or two among them would tell nothing."""
    few = 2 * sum(bool(choice.get("symbol")) for choice in node.nodes) < len(node.nodes)
    rows = [_row(context, choice, owner, colours, few and not choice.get("alt")) for choice in node.nodes]
    if len(rows) > _MANY and all(len(choice.text) <= _SHORT for choice in node.nodes):
        half = -(-len(rows) // 2)
        return Columns([Stack(rows[:half]), Stack(rows[half:])], gap=_GAP, after=8 * mm)
    for row in rows[-2:-1]:
        row.keep_with_next = True  # the last one never stands alone on a page
    return Stack(rows, after=8 * mm)


def _row(context: PressContext, node: Node, owner: Tag, colours: Colours, bare: bool) -> Block:
    body = owner.add("LI").add("LBody")
    picture = None
    if not bare:
        picture = in_disc(context, node, body, colours) if node.get("symbol") else Picture(partial(_ring, colours))
    text = context.text(node, _ROW, body)
    words: Block = Answer(text, 2 * _ROW.leading) if node.flag("open") else text
    if picture:
        words = Beside(picture, _ROW_DISC, words, gap=4 * mm)
    return _Framed(Beside(_BOX, TICK_BOX, words, gap=5 * mm, centred=True), colours)


def _ring(colours: Colours, canvas: PressCanvas, x: float, y: float, size: float) -> None:
    """Room to draw where others have a picture."""
    with canvas.state():
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(HAIRLINE)
        canvas.setDash(4, 3)
        canvas.circle(x + size / 2, y + size / 2, size / 2, stroke=1, fill=0)


class _Framed(Block):
    """A row with a line round it, so that box, picture and words are one."""

    whole = True
    after = _APART

    def __init__(self, inner: Block, colours: Colours):
        self._inner, self._colours = inner, colours

    @property
    def parts(self) -> Sequence[Block]:
        return (self._inner,)

    def height(self, width: float) -> float:
        return self._inner.height(width - 2 * _PAD) + 2 * _ROW_PAD

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        parts = self._inner.split(width - 2 * _PAD, room - 2 * _ROW_PAD)
        return (_Framed(parts[0], self._colours), _Framed(parts[1], self._colours)) if parts else None

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.artifact(), canvas.state():
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(_ROW_EDGE)
            canvas.roundRect(x, top - height, width, height, _ROW_RADIUS, stroke=1, fill=0)
        self._inner.draw(canvas, x + _PAD, top - _ROW_PAD, width - 2 * _PAD, height - 2 * _ROW_PAD)

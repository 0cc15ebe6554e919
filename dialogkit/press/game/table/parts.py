"""The die and the pawns: paper to cut out and fold."""

from __future__ import annotations

import math
from collections.abc import Sequence

from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import outline, through
from dialogkit.press.art.pattern import pattern
from dialogkit.press.flow.blocks import Block, Drawn
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.table.stop import symbol
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import HAIRLINE, NEUTRAL, THEMES, Colours, TextStyle

_SIDE = 39 * mm  # of the die
_FLAP = 8 * mm
_NET = ((1, 3, 2), (0, 2, 1), (1, 2, 3), (2, 2, 6), (1, 1, 5), (1, 0, 4))  # column, row from below, pips; opposite sides make 7
_FLAPS = ((0, 2, "up"), (0, 2, "left"), (0, 2, "down"), (2, 2, "up"), (2, 2, "down"), (1, 0, "down"), (2, 2, "right"))
_NEXT = {"up": (0, 1), "down": (0, -1), "left": (-1, 0), "right": (1, 0)}
_PIPS = {
    1: ((0, 0),),
    2: ((-1, 1), (1, -1)),
    3: ((-1, 1), (0, 0), (1, -1)),
    4: ((-1, 1), (1, 1), (-1, -1), (1, -1)),
    5: ((-1, 1), (1, 1), (0, 0), (-1, -1), (1, -1)),
    6: ((-1, 1), (1, 1), (-1, 0), (1, 0), (-1, -1), (1, -1)),
}
_PAWN = (35 * mm, 96 * mm)  # a strip, folded twice into a tent
_ACROSS = 4  # pawns in a row
_PAWN_SYMBOL, _PAWN_SHAPE = 20 * mm, 7 * mm
_WORD = 3 * mm  # from the fold that a pawn stands on to its word
_RIDGE = (-2.5 * mm, 2.5 * mm)  # where bands of pattern run, from the middle fold
_PAWN_FOLDS = (14 * mm, 48 * mm, 82 * mm)  # what lies below the first and above the last is glued together: it is its foot


def die(context: PressContext, node: Node, tag: Tag) -> list[Block]:
    """The net of a die in the form of a cross, with flaps to glue."""
    tall = 4 * _SIDE + _FLAP

    def paint(canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        left, low = x + _FLAP, top - 4 * _SIDE
        with canvas.state():
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(1)
            for column, row, side in _FLAPS:
                _flap(canvas, left + column * _SIDE, low + row * _SIDE, side)
            for column, row, pips in _NET:
                _face(canvas, left + column * _SIDE, low + row * _SIDE, pips)
            for column, row, _ in _NET:
                for side in _NEXT:
                    _edge(canvas, left + column * _SIDE, low + row * _SIDE, side, fold=_is_fold(column, row, side))

    owner = tag.add("Figure", alt=node.get("alt"))
    return [Drawn(tall, paint, before=4 * mm, after=6 * mm, owner=owner, wide=3 * _SIDE + 2 * _FLAP)]


def _face(canvas: PressCanvas, x: float, y: float, pips: int) -> None:
    canvas.setFillColor(WHITE)
    canvas.rect(x, y, _SIDE, _SIDE, stroke=0, fill=1)
    canvas.setFillColor(INK)
    for right, up in _PIPS[pips]:
        canvas.circle(x + _SIDE / 2 + right * _SIDE * 0.26, y + _SIDE / 2 + up * _SIDE * 0.26, _SIDE * 0.085, stroke=0, fill=1)


def _is_fold(column: int, row: int, side: str) -> bool:
    """Whether a face goes on over that edge, as another face or as a flap; if not, it is cut there."""
    right, up = _NEXT[side]
    return (column, row, side) in _FLAPS or any((column + right, row + up) == face[:2] for face in _NET)


def _edge(canvas: PressCanvas, x: float, y: float, side: str, fold: bool) -> None:
    """One edge of a face: a whole line to cut along, a dashed one to fold."""
    right, up = _NEXT[side]
    start = (x + _SIDE * (right > 0), y + _SIDE * (up > 0))
    canvas.setLineWidth(HAIRLINE if fold else 1)
    canvas.setDash(*((3, 3) if fold else ()))
    canvas.line(*start, start[0] + _SIDE * abs(up), start[1] + _SIDE * abs(right))
    canvas.setDash()


def _flap(canvas: PressCanvas, x: float, y: float, side: str) -> None:
    s, f, cut = _SIDE, _FLAP, _FLAP * 0.7
    corners = {
        "up": ((x, y + s), (x + cut, y + s + f), (x + s - cut, y + s + f), (x + s, y + s)),
        "down": ((x, y), (x + cut, y - f), (x + s - cut, y - f), (x + s, y)),
        "left": ((x, y), (x - f, y + cut), (x - f, y + s - cut), (x, y + s)),
        "right": ((x + s, y), (x + s + f, y + cut), (x + s + f, y + s - cut), (x + s, y + s)),
    }[side]
    canvas.setFillColor(NEUTRAL.tint)
    canvas.drawPath(through(canvas, corners), stroke=1, fill=1)  # open along the face: there it is folded


def pawns(context: PressContext, node: Node, tag: Tag) -> list[Block]:
    """Strips to cut out and fold into tents; each pawn has a symbol, a shape and a colour of its own."""
    if not node.nodes:
        return []
    owner = tag.add("L", ListNumbering="None")
    every = [
        _Pawn(context, pawn, owner.add("LI").add("LBody"), THEMES[number % len(THEMES)]) for number, pawn in enumerate(node.nodes)
    ]
    across = math.ceil(len(every) / max(1, math.ceil(len(every) / _ACROSS)))
    return [_Row(every[start : start + across]) for start in range(0, len(every), across)]


class _Row(Block):
    """Pawns side by side, as far apart as four of them would be, in the middle of its width."""

    before, after = 3 * mm, 5 * mm

    def __init__(self, pawns: Sequence[_Pawn]):
        self._pawns = pawns

    @property
    def parts(self) -> Sequence[Block]:
        return self._pawns

    def height(self, width: float) -> float:
        return _PAWN[1]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        gap = (width - _ACROSS * _PAWN[0]) / (_ACROSS - 1)
        x += (_ACROSS - len(self._pawns)) * (_PAWN[0] + gap) / 2
        for index, pawn in enumerate(self._pawns):
            pawn.draw(canvas, x + index * (_PAWN[0] + gap), top, *_PAWN)


class _Pawn(Block):
    """A tent whose two sides bear the same: a symbol, the word for it, and the shape that goes with the colour."""

    def __init__(self, context: PressContext, node: Node, tag: Tag, colours: Colours):
        self._context, self._symbol, self._colours = context, node.get("symbol"), colours
        word = TextStyle(14, 17, bold=True, colour=colours.dark, after=0, align="center")
        self._word, self._again = context.text(node, word, tag), context.paragraph(node, word)

    @property
    def parts(self) -> Sequence[Block]:
        return (self._word,)

    def height(self, width: float) -> float:
        return _PAWN[1]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        low, tall = top - height, self._word.height(width)
        with canvas.artifact(), canvas.state():
            self._strip(canvas, x, low)
            self._side(canvas, x, low + _PAWN_FOLDS[0])
        with canvas.artifact(), canvas.state():
            canvas.translate(x + width, low + _PAWN_FOLDS[2])
            canvas.rotate(180)  # the other side of the tent
            self._side(canvas, 0, 0)
            self._again.show(canvas, 0, _WORD + tall, width)
        self._word.draw(canvas, x, low + _PAWN_FOLDS[0] + _WORD + tall, width, tall)

    def _strip(self, canvas: PressCanvas, x: float, low: float) -> None:
        width, height = _PAWN
        canvas.setStrokeColor(INK)
        canvas.setLineWidth(1)
        canvas.setFillColor(self._colours.tint)
        canvas.rect(x, low, width, height, stroke=1, fill=1)
        for side in _RIDGE:
            pattern(canvas, self._colours, (x, low + _PAWN_FOLDS[1] + side - 1 * mm, width, 2 * mm))
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(HAIRLINE)
        canvas.setDash(3, 3)
        for fold in _PAWN_FOLDS:
            canvas.line(x, low + fold, x + width, low + fold)
        canvas.setDash()

    def _side(self, canvas: PressCanvas, x: float, low: float) -> None:
        """One side that stands on a fold at `low`: the symbol above the word, the shape in its upper left corner."""
        side, small = _PAWN_SYMBOL, _PAWN_SHAPE
        symbol(canvas, self._context.book, self._symbol, (x + (_PAWN[0] - side) / 2, low + 9 * mm, side, side), self._colours)
        canvas.setFillColor(self._colours.dark)
        canvas.drawPath(outline(canvas, self._colours.shape, x + 1.8 * mm, low + 25.2 * mm, small), stroke=0, fill=1)

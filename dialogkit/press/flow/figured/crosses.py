"""Rows to put crosses in: what each is about, with its picture, and a box for each answer. None has a mark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dialogkit.colour import FAINT
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import tick_box, write_line
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text, how_many
from dialogkit.press.flow.elements import Silent
from dialogkit.press.flow.figured.pictures import bare, in_square
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, TICK_BOX, Colours, TextStyle

_HEAD, _THUMB = 13 * mm, 9 * mm
_STACKED = 13 * mm  # the picture of an answer that stands below it
_SQUARE = 18 * mm
_ROW = 18.6 * mm  # how tall each is at least
_FEW, _FULL, _FILLED = 4, 26 * mm, 22 * mm  # so many grow to that where their page has room; those to write in are so tall
_COLUMN = 25 * mm  # of an answer, where no word of one is wider
_BESIDE, _NEAR = 5 * mm, 1.5 * mm  # between a square and its words, and between a thumb and its word
_LABEL, _RISE = 1.5 * mm, 4.5 * mm  # the words above a line to write on, from the row's upper edge; the line, from its lower one
_LINE = 0.5 * mm  # below the head
_TITLE = TextStyle(19, 27, bold=True, after=0, balanced=True)
_WHERE = TextStyle(17, 24, bold=True, after=0, balanced=True)
_WHO = replace(BODY, after=0, balanced=True)


@dataclass(frozen=True, slots=True)
class _Row:
    picture: Picture
    words: Stack
    fill: bool = False


def crosses(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Crosses:
    """The block of an element `crosses`: a table, whose cells to put a cross in are empty."""
    table = tag.add("Table")
    head = table.add("THead").add("TR")
    title = context.text(node.need("h2"), replace(_TITLE, colour=colours.dark), head.add("TH", Scope="Column"))
    answers = [
        (bare(context, each.get("symbol"), colours), context.text(each, _WHERE, head.add("TH", Scope="Column")))
        for each in node.nodes
        if each.name == "answer"
    ]
    body, rows = table.add("TBody"), []
    for matter in (each for each in node.nodes if each.name == "matter"):
        row = body.add("TR")
        owner = row.add("TH", Scope="Row")
        first = _WHO if matter.flag("fill") else _WHERE
        looks = (first if number == 0 else _WHO for number in range(len(matter.nodes)))
        words = Stack([context.text(p, look, owner.add("P")) for p, look in zip(matter.nodes, looks)])
        rows.append(_Row(in_square(context, matter, owner, colours), words, matter.flag("fill")))
        for _ in answers:
            row.add("TD")
    return Crosses(title, answers, rows, colours)


class Crosses(Block):
    """Few rows stand farther apart where their page has room. Pages part them between rows, and each says what the boxes mean."""

    after = 4 * mm
    stretch = 1.0

    def __init__(
        self,
        title: Text | None,
        answers: Sequence[tuple[Picture, Text]],
        rows: Sequence[_Row],
        colours: Colours,
        is_few: bool | None = None,
    ):
        self._title, self._answers, self._rows, self._colours = title, answers, rows, colours
        self._is_few = len(rows) <= _FEW if is_few is None else is_few

    @property
    def parts(self) -> Sequence[Block]:
        head = [self._title, *(words for _, words in self._answers)] if self._title else []
        return [*head, *(row.words for row in self._rows)]

    @cached_property
    def _column(self) -> float:
        return max(_COLUMN, *(words.paragraph.widest_word + 1 for _, words in self._answers))

    def _head(self, width: float) -> float:
        least = self._stacked if self._is_stacked else _HEAD
        return max(least, self._title.height(width - len(self._answers) * self._column) + 2 * mm) if self._title else least

    @cached_property
    def _is_stacked(self) -> bool:
        """Whether answers stand below their pictures, since they have no room beside them."""
        return any(_THUMB + _NEAR + words.paragraph.width(self._column) > self._column for _, words in self._answers)

    @property
    def _stacked(self) -> float:
        """How tall a head is whose answers stand below their pictures."""
        return _STACKED + _NEAR + max(words.height(self._column) for _, words in self._answers) + _NEAR

    def _talls(self, width: float) -> list[float]:
        room = width - len(self._answers) * self._column - _SQUARE - 2 * _BESIDE
        return [max(_FILLED if row.fill and self._is_few else _ROW, row.words.height(room) + 3 * mm) for row in self._rows]

    def _mores(self, talls: Sequence[float]) -> list[float]:
        """How much taller each row may be."""
        grow = [self._is_few and not row.fill for row in self._rows]
        return [max(0.0, _FULL - tall) if grows else 0.0 for grows, tall in zip(grow, talls)]

    def height(self, width: float) -> float:
        talls = self._talls(width)
        self.most = sum(self._mores(talls))
        return self._head(width) + sum(talls)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        fit = how_many(self._talls(width), room - self._head(width))
        if not 0 < fit < len(self._rows):
            return None
        rest = Crosses(None, self._answers, self._rows[fit:], self._colours, self._is_few)
        return Crosses(self._title, self._answers, self._rows[:fit], self._colours, self._is_few), rest

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        middles = [x + width - column * self._column + self._column / 2 for column in range(len(self._answers), 0, -1)]
        spare, talls = height - self.height(width), self._talls(width)
        share = min(1.0, spare / self.most) if self.most else 0.0
        top = self._draw_head(canvas, x, top, width, middles)
        for row, tall, more in zip(self._rows, talls, self._mores(talls)):
            tall += share * more
            middle = top - tall / 2
            row.picture.draw(canvas, x, middle - _SQUARE / 2, _SQUARE)
            left = x + _SQUARE + _BESIDE
            room = middles[0] - self._column / 2 - _BESIDE - left
            said = row.words.height(room)
            row.words.draw(canvas, left, top - _LABEL if row.fill else middle + said / 2, room, said)
            with canvas.artifact():
                if row.fill:
                    write_line(canvas, left, top - tall + _RISE, left + room)
                for centre in middles:
                    tick_box(canvas, centre - TICK_BOX / 2, middle - TICK_BOX / 2, TICK_BOX)
            top -= tall
            self._rule(canvas, x, top, width, HAIRLINE, FAINT)

    def _draw_head(self, canvas: PressCanvas, x: float, top: float, width: float, middles: Sequence[float]) -> float:
        """The question where it is asked, and above each column of boxes what they mean; gives where the rows begin."""
        tall, room = self._head(width), width - len(self._answers) * self._column
        if self._title:
            said = self._title.height(room)
            self._title.draw(canvas, x, top - (tall - said) / 2, room, said)
        for (picture, words), centre in zip(self._answers, middles):
            wide, said = words.paragraph.width(self._column), words.height(self._column)
            shown = words if self._title else Silent(words)
            if self._is_stacked:
                picture.draw(canvas, centre - _STACKED / 2, top - _STACKED, _STACKED)
                shown.draw(canvas, centre - wide / 2, top - _STACKED - _NEAR, wide + 1, said)
                continue
            left = centre - (_THUMB + _NEAR + wide) / 2
            picture.draw(canvas, left, top - (tall + _THUMB) / 2, _THUMB)
            shown.draw(canvas, left + _THUMB + _NEAR, top - (tall - said) / 2, wide + 1, said)
        self._rule(canvas, x, top - tall, width, _LINE, self._colours.dark)
        return top - tall

    @staticmethod
    def _rule(canvas: PressCanvas, x: float, y: float, width: float, wide: float, colour: str) -> None:
        with canvas.artifact(), canvas.state():
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(wide)
            canvas.line(x, y, x + width, y)

"""The contact sheet of a deck: every card small, its front and its back beside each other, with its id below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import FAINT, WHITE
from dialogkit.paper import PAGES, mm
from dialogkit.press.flow.blocks import Stack
from dialogkit.press.flow.paragraph import Paragraph
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card import Back, Card
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.desk import Desk, ground
from dialogkit.press.style import HAIRLINE, SMALL

_EDGE = 12 * mm
_PAIRS, _SINGLES = 4, 7  # cards in a row, with their backs and without
_TALLEST = 42 * mm
_GAP = 6 * mm  # between cards
_BETWEEN = 2 * mm  # a front and its back
_ID_GAP = 1.5 * mm


@dataclass(frozen=True, slots=True)
class _Cell:
    """A card on the sheet: its place in the deck, its id as it is printed, and its tag."""

    index: int
    words: Paragraph
    figure: Tag


class ContactSheet:
    """The pages with all `cards`; `back` is None where they have none."""

    def __init__(self, desk: Desk, cards: Sequence[Card], back: Back | None):
        self._desk, self._cards, self._back = desk, cards, back
        self._page = PAGES["A4"][::-1]
        across = _PAIRS if back else _SINGLES
        self._cell = (self._page[0] - 2 * _EDGE - (across - 1) * _GAP) / across
        size = cards[0].size
        self._scale = min(((self._cell - _BETWEEN) / 2 if back else self._cell) / size[0], _TALLEST / size[1])
        self._owner = desk.context.canvas.root.add("Sect")
        self._heading = desk.heading(desk.words("contact"), self._owner)
        cells = [self._make_cell(index, card) for index, card in enumerate(cards)]
        self._rows = [cells[start : start + across] for start in range(0, len(cells), across)]

    def _make_cell(self, index: int, card: Card) -> _Cell:
        name = card.id or str(index + 1)
        words = self._desk.context.line(name, replace(SMALL, leading=15))
        return _Cell(index, words, self._owner.add("Figure", alt=f"{name}, {card.kind}"))

    def sheets(self) -> list[Sheet]:
        """The pages, each with as many rows as it holds."""
        return [self._sheet(*part) for part in self._parts()]

    def _parts(self) -> Iterator[tuple[Stack, list[list[_Cell]]]]:
        """What stands at the head of each page, and its rows."""
        head, rows = Stack([self._desk.mark(), self._heading]), list[list[_Cell]]()
        room = self._room(head)
        for row in self._rows:
            if room < self._tall(row) and rows:
                yield head, rows
                head, rows = Stack([self._desk.mark()]), []
                room = self._room(head)
            rows.append(row)
            room -= self._tall(row) + _GAP
        yield head, rows

    def _room(self, head: Stack) -> float:
        return self._page[1] - 2 * _EDGE - head.height(self._page[0] - 2 * _EDGE) - _GAP / 2

    def _tall(self, row: list[_Cell]) -> float:
        return self._cards[0].size[1] * self._scale + _ID_GAP + max(cell.words.height(self._cell) for cell in row)

    def _sheet(self, head: Stack, rows: list[list[_Cell]]) -> Sheet:
        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            with canvas.artifact(), canvas.state():
                ground(canvas, *self._page)
            width = self._page[0] - 2 * _EDGE
            head.draw(canvas, _EDGE, self._page[1] - _EDGE, width, head.height(width))
            top = _EDGE + self._room(head)
            for row in rows:
                for column, cell in enumerate(row):
                    self._paint_cell(canvas, cell, _EDGE + column * (self._cell + _GAP), top)
                top -= self._tall(row) + _GAP

        return Sheet(*self._page, paint, (head,))

    def _paint_cell(self, canvas: PressCanvas, cell: _Cell, x: float, top: float) -> None:
        card = self._cards[cell.index]
        wide, tall = (side * self._scale for side in card.size)
        y = top - tall
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(WHITE)
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(HAIRLINE)
            for left in (x, x + wide + _BETWEEN) if self._back else (x,):
                canvas.rect(left, y, wide, tall, stroke=1, fill=1)
        if self._back:
            with canvas.state():
                canvas.translate(x + wide + _BETWEEN, y)
                canvas.scale(self._scale, self._scale)
                card.draw_back(canvas, 0, 0, self._back)
        low = _ID_GAP + cell.words.height(self._cell)
        with canvas.figure(cell.figure, x, y - low, self._cell, tall + low):
            with canvas.state():
                canvas.translate(x, y)
                canvas.scale(self._scale, self._scale)
                card.draw_again(canvas)
            cell.words.show(canvas, x, y - _ID_GAP, self._cell)

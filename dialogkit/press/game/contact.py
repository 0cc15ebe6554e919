"""The contact sheet of a deck: every card small, its front and its back beside each other, with its id below."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property

from dialogkit.colour import FAINT, WHITE
from dialogkit.paper import PAGES, mm
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card import Card
from dialogkit.press.game.card_back import Back
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.desk import Desk, ground
from dialogkit.press.style import HAIRLINE, SMALL
from dialogkit.press.type.paragraph import Paragraph

_EDGE = 12 * mm
_PAIRS, _SINGLES = 4, 7  # cards in a row, with their backs and without
_TALLEST = 41 * mm  # of a card: three rows are on each page, below the heading of the first too
_GAP = 6 * mm  # between cards
_BETWEEN = 2 * mm  # a front and its back
_ID_GAP = 1.5 * mm


class _Cell(Block):
    """A card on the sheet at a scale, its back beside it, and below it its id as it is printed."""

    def __init__(self, card: Card, back: Back | None, scale: float, words: Paragraph, figure: Tag):
        self._card, self._back, self._scale, self._words, self._figure = card, back, scale, words, figure

    @property
    def _size(self) -> Size:
        wide, tall = (side * self._scale for side in self._card.size)
        return wide, tall

    def height(self, width: float) -> float:
        return self._size[1] + _ID_GAP + self._words.height(width)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        wide, tall = self._size
        y, beside = top - tall, x + wide + _BETWEEN
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(WHITE)
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(HAIRLINE)
            for left in (x, beside) if self._back else (x,):
                canvas.rect(left, y, wide, tall, stroke=1, fill=1)
        if self._back:
            with self._small(canvas, beside, y):
                self._card.draw_back(canvas, 0, 0, self._back)
        low = _ID_GAP + self._words.height(width)
        with canvas.figure(self._figure, x, y - low, width, tall + low):
            with self._small(canvas, x, y):
                self._card.draw_again(canvas)
            self._words.show(canvas, x, y - _ID_GAP, width)

    @contextmanager
    def _small(self, canvas: PressCanvas, x: float, y: float) -> Iterator[None]:
        with canvas.state():
            canvas.translate(x, y)
            canvas.scale(self._scale, self._scale)
            yield


class ContactSheet:
    """The pages with all `cards`; `back` is None where they have none."""

    def __init__(self, desk: Desk, cards: Sequence[Card], back: Back | None):
        self._desk = desk
        self._page = PAGES["A4"][::-1]
        across = _PAIRS if back else _SINGLES
        self._cell = (self._page[0] - 2 * _EDGE - (across - 1) * _GAP) / across
        size = cards[0].size
        self._scale = min(((self._cell - _BETWEEN) / 2 if back else self._cell) / size[0], _TALLEST / size[1])
        self._owner = desk.context.canvas.root.add("Sect")
        self._heading = desk.heading(desk.words("contact"), self._owner)
        cells = [self._make_cell(index, card, back) for index, card in enumerate(cards)]
        self._rows = [cells[start : start + across] for start in range(0, len(cells), across)]

    def _make_cell(self, index: int, card: Card, back: Back | None) -> _Cell:
        name = card.id or str(index + 1)
        words = self._desk.context.line(name, replace(SMALL, leading=15))
        return _Cell(card, back, self._scale, words, self._owner.add("Figure", alt=f"{name}, {card.kind}"))

    def sheets(self) -> list[Sheet]:
        """The pages, with as many rows on each of them as on the others: the last one holds no leavings."""
        return [self._sheet(*part) for part in self._parts()]

    def _parts(self) -> Iterator[tuple[Stack, list[list[_Cell]]]]:
        """What stands at the head of each page, and its rows."""
        head, rows = Stack([self._desk.mark(), self._heading]), self._rows
        while rows:
            pages = 1 + math.ceil(max(0, len(rows) - self._holds(head)) / self._holds(Stack(head.blocks[:1])))
            count = min(self._holds(head), math.ceil(len(rows) / pages))
            yield head, rows[:count]
            if rows := rows[count:]:
                head = Stack([self._desk.mark()])

    def _holds(self, head: Stack) -> int:
        """How many rows have room below a head; one at least."""
        return max(1, int((self._room(head) + _GAP) // (self._tall + _GAP)))

    def _room(self, head: Stack) -> float:
        return self._page[1] - 2 * _EDGE - head.height(self._page[0] - 2 * _EDGE) - _GAP / 2

    @cached_property
    def _tall(self) -> float:
        """How tall every row is."""
        return max(cell.height(self._cell) for row in self._rows for cell in row)

    def _sheet(self, head: Stack, rows: list[list[_Cell]]) -> Sheet:
        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            with canvas.artifact(), canvas.state():
                ground(canvas, *self._page)
            width = self._page[0] - 2 * _EDGE
            head.draw(canvas, _EDGE, self._page[1] - _EDGE, width, head.height(width))
            top = _EDGE + self._room(head)
            for row in rows:
                for column, cell in enumerate(row):
                    cell.draw(canvas, _EDGE + column * (self._cell + _GAP), top, self._cell, cell.height(self._cell))
                top -= self._tall + _GAP

        return Sheet(*self._page, paint, (head,))

"""Answers as tiles: a picture, a box to tick and a label, in two columns or three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import tick_box, write_line
from dialogkit.press.figures.framed import IN_FIELD, SHARE, tile
from dialogkit.press.flow.blocks import Block, Text, how_many
from dialogkit.press.flow.elements import BELOW_WORDS
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, TICK_BOX, WRITING_LINE, Colours
from dialogkit.press.type.lines import stands_alone

_LABELS, _LABEL = (18, 16, 15, 14), 15  # pt: sizes above the usual one are for one row of tiles, and cost no line
_LABEL_LEADING = 1.4
_LABEL_LINES = 3  # at most
_GAP = 6 * mm  # between tiles
_PAD = 3.6 * mm
_BESIDE_BOX = 3 * mm
_ABOVE_LABEL = 1 * mm  # and its box, where a line to write on is below it
_LEAST_LABEL = 16 * mm  # the box, and air for whoever ticks
_LEAST_LINE = 40 * mm  # to write on behind a label; a shorter one goes below it
_LINE_RISE = 1.4 * mm  # of a line behind a label, above that one's lower edge
_FIELDS = 42 * mm, 36 * mm, 30 * mm, 23.5 * mm  # how high a picture's is: the first that the page has room for
_GIVES_WAY = 26.5 * mm  # no lower than that, so that there is room for comments
_SIDE = 30 * mm  # how wide a picture's field is on the left of its label, in a low tile
_LOW = 27 * mm  # a tile with its picture on the left, at least
_AROUND, _AROUND_LABEL = 5 * mm, 4 * mm  # above and below what stands in one, and for both of a label below a picture


@dataclass(frozen=True, slots=True)
class Option:
    """A symbol's name, its Figure where it is a picture of the year's own, and the label's words.

    Whoever chooses an `open` one writes what it is.
    """

    symbol: str
    figure: Tag | None
    at: str
    node: Node
    body: Tag
    open: bool


@dataclass(frozen=True, slots=True)
class _Laid:
    """Tiles in so many columns: how wide each is, its picture's field where that stands on the left (else 0), its label, and the
    room for that beside the box.
    """

    columns: int
    column: float  # how wide one is, in pt
    wides: list[float]
    sides: list[float]
    labels: list[Text]
    inners: list[float]

    @property
    def rows(self) -> int:
        return -(-len(self.labels) // self.columns)

    @property
    def lines(self) -> list[int]:
        """How many each label has."""
        return [label.paragraph.count(inner) for label, inner in zip(self.labels, self.inners)]

    @property
    def broken(self) -> bool:
        """Whether a word is wider than its line."""
        return any(label.paragraph.widest_word > inner for label, inner in zip(self.labels, self.inners))

    @property
    def alone(self) -> int:
        """How many labels end with a short word on a line of its own."""
        return sum(stands_alone(label.paragraph.lines(inner), inner) for label, inner in zip(self.labels, self.inners))

    def tall(self, index: int) -> float:
        """How tall a label is."""
        return self.labels[index].height(self.inners[index])

    def end(self, index: int) -> float:
        """Where a label ends on its last line."""
        return self.labels[index].paragraph.end(self.inners[index])

    def line_behind(self, index: int) -> bool:
        """Whether the line to write on has room behind the label's last word."""
        return self.inners[index] - self.end(index) >= _LEAST_LINE

    def above(self, row: int) -> bool:
        """Whether any tile of a row has its picture above its label."""
        return not all(self.sides[row * self.columns : (row + 1) * self.columns])


class Tiles(Block):
    """Answers with their pictures, in two columns or three. All labels have one size, and all pictures that are in a row.

    The pictures' fields have their full measure where the page has room for it; one without a picture is room to draw it. Where
    even low ones have no room, each picture stands on the left of its label, `beside` it. An open answer has a line to write on
    and, where it is the last, what its row leaves: then there is room to write beside its picture.
    """

    after = 8 * mm
    stretch = 1.0

    def __init__(
        self,
        context: PressContext,
        options: Sequence[Option],
        colours: Colours,
        columns: int = 0,
        field: float = _FIELDS[1],
        beside: bool = False,
    ):
        self._context, self._options, self._colours, self._columns = context, options, colours, columns
        self._field, self._beside = field, beside
        self._made: tuple[float, _Laid] | None = None

    @property
    def parts(self) -> Sequence[Block]:
        return self._made[1].labels if self._made else self._labels_at(_LABELS[-1])

    def _labels_at(self, size: float) -> list[Text]:
        look = replace(BODY.at(size), leading=size * _LABEL_LEADING, bold=True, after=0, balanced=True)
        return [self._context.text(option.node, look, option.body) for option in self._options]

    def _laid(self, width: float) -> _Laid:
        """In two columns or three; in fewer where a label would have many lines, and in one where a word would be broken."""
        if not self._made or self._made[0] != width:
            columns = self._columns or (2 if self._beside or len(self._options) in (2, 4) else 3)
            laid = self._in_columns(columns, width)
            while columns > 1 and (laid.broken or (columns > 2 and max(laid.lines) > _LABEL_LINES)):
                columns -= 1
                laid = self._in_columns(columns, width)
            self._made = (width, laid)
            self.most = sum(laid.above(row) for row in range(laid.rows)) * (_FIELDS[0] - self._field)
        return self._made[1]

    def _in_columns(self, columns: int, width: float) -> _Laid:
        """With labels of few lines, at the size at which the fewest end with a short word alone; the largest of such."""
        spans = [1] * len(self._options)
        if self._options[-1].open:
            spans[-1] = columns - (len(spans) - 1) % columns
        column = (width - _GAP * (columns - 1)) / columns
        wides = [column * span + _GAP * (span - 1) for span in spans]
        low = self._beside or 1 < columns == spans[-1]  # what is alone in its row
        sides = [_SIDE if self._beside else 0.0 for _ in spans[:-1]]
        sides.append(_SIDE if low else column if spans[-1] > 1 else 0.0)
        inners = [wide - side - 2 * _PAD - TICK_BOX - _BESIDE_BOX for wide, side in zip(wides, sides)]
        made = {size: _Laid(columns, column, wides, sides, self._labels_at(size), inners) for size in _LABELS}
        most = sum(made[_LABEL].lines)
        sizes = [size for size in _LABELS if size <= _LABEL or made[size].rows == 1]
        few = [made[size] for size in sizes if max(made[size].lines) <= _LABEL_LINES and sum(made[size].lines) <= most]
        few = [each for each in few if not each.broken]
        return min(few or [made[_LABELS[-1]]], key=lambda laid: laid.alone)

    def _label_room(self, laid: _Laid) -> float:
        """Below a picture: so tall that an open answer has a line to write on below its label."""
        talls = {index: laid.tall(index) for index, side in enumerate(laid.sides) if not side}
        tallest = max(talls.values(), default=0.0)
        written = (
            (tall + max(tall, TICK_BOX)) / 2 + BELOW_WORDS + _ABOVE_LABEL
            for index, tall in talls.items()
            if self._written_below(laid, index)
        )
        return max(_LEAST_LABEL, tallest + _AROUND_LABEL, *written)

    def _written_below(self, laid: _Laid, index: int) -> bool:
        return self._options[index].open and not laid.line_behind(index)

    def _talls(self, laid: _Laid) -> list[float]:
        """How tall each row is at least."""
        room = self._label_room(laid)
        talls = [self._field + room if laid.above(row) else _LOW for row in range(laid.rows)]
        for index, side in enumerate(laid.sides):
            below = BELOW_WORDS if self._written_below(laid, index) else 0.0
            need = laid.tall(index) + below + 2 * _AROUND if side else 0.0
            talls[index // laid.columns] = max(talls[index // laid.columns], need)
        return talls

    def height(self, width: float) -> float:
        talls = self._talls(self._laid(width))
        return sum(talls) + (len(talls) - 1) * _GAP

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        laid = self._laid(width)
        fit = how_many(self._talls(laid), room, _GAP)
        if not 0 < fit < laid.rows:
            return None
        at = fit * laid.columns
        return self._part(self._options[:at], laid.columns), self._part(self._options[at:], laid.columns)

    def fitted(self, width: float, room: float) -> Block | None:
        if self._beside:
            return None
        lower = (self._with(field) for field in _FIELDS if field < self._field)
        beside = Tiles(self._context, self._options, self._colours, field=self._field, beside=True)
        return next((each for each in (*lower, beside) if each.height(width) <= room), None)

    def giving_way(self, width: float, room: float) -> Block | None:
        laid = self._laid(width)
        above = sum(laid.above(row) for row in range(laid.rows))
        field = self._field - (self.height(width) - room) / max(1, above)
        return self._with(field) if above and field >= _GIVES_WAY else None

    def _with(self, field: float) -> Tiles:
        return Tiles(self._context, self._options, self._colours, self._columns, field)

    def _part(self, options: Sequence[Option], columns: int) -> Tiles:
        return Tiles(self._context, options, self._colours, columns)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        laid = self._laid(width)
        room, talls = self._label_room(laid), self._talls(laid)
        growing = [laid.above(row) for row in range(laid.rows)]
        more = (height - sum(talls) - (laid.rows - 1) * _GAP) / max(1, sum(growing))
        together = laid.rows == 1 and max(laid.lines) == 1 and not self._options[-1].open
        for row, tall in enumerate(talls):
            tall += more if growing[row] else 0.0
            for index in range(row * laid.columns, min((row + 1) * laid.columns, len(self._options))):
                left = x + index % laid.columns * (laid.column + _GAP)
                self._tile(canvas, laid, index, (left, top - tall, laid.wides[index], tall), room, together)
            top -= tall + _GAP

    def _tile(self, canvas: PressCanvas, laid: _Laid, index: int, box: Box, room: float, together: bool) -> None:
        """One tile, with `room` for its label below its picture where that is not on the left."""
        option, side, inner = self._options[index], laid.sides[index], laid.inners[index]
        left, low, wide, tall = box
        field = (left, low, side, tall) if side else (left, low + room, wide, tall - room)
        high = tall - room if laid.above(index // laid.columns) else tall
        drawing = min((side or laid.column) * SHARE, high * IN_FIELD)
        start = left + side + _PAD
        if together:  # all stand in the middles of their tiles
            start += (inner - laid.labels[index].paragraph.width(inner)) / 2
        with canvas.of(option.at):
            with canvas.owned(option.figure, *box):
                tile(canvas, self._context.book, option.symbol, box, field, drawing, self._colours)
            self._answer(canvas, laid, index, start, low, tall if side else room)

    def _answer(self, canvas: PressCanvas, laid: _Laid, index: int, x: float, low: float, room: float) -> None:
        """The box to tick, the label on its right, and behind an open one or below it the line to write on.

        Beside its picture an open one has as many as its tile leaves.
        """
        label, inner, tall = laid.labels[index], laid.inners[index], laid.tall(index)
        below, start, end = self._written_below(laid, index), x + TICK_BOX + _BESIDE_BOX, x + TICK_BOX + _BESIDE_BOX + inner
        middle = low + max(room / 2, BELOW_WORDS + tall / 2 if below else 0.0)  # as high as those beside it, where it may be
        if below and laid.sides[index]:
            middle = low + room - _AROUND - max(tall, TICK_BOX) / 2
        with canvas.artifact():
            tick_box(canvas, x, middle - TICK_BOX / 2, TICK_BOX)
        label.draw(canvas, start, middle + tall / 2, inner, tall)
        if self._options[index].open:
            line, least = middle - tall / 2 + (3 * mm - BELOW_WORDS if below else _LINE_RISE), low + _AROUND / 2
            more = int((line - least) / WRITING_LINE) if below and laid.sides[index] else 0
            with canvas.artifact():
                for number in range(more + 1):
                    write_line(canvas, x if below else start + laid.end(index) + _BESIDE_BOX, line - number * WRITING_LINE, end)

"""Answers to choose from: tiles with a picture, a box to tick and a label; or a row each, where they are many or long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import tick_box, write_line
from dialogkit.press.figures.framed import tile
from dialogkit.press.flow.arrange import Beside, Columns
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text
from dialogkit.press.flow.elements import BELOW_WORDS, Answer
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, TICK_BOX, Colours
from dialogkit.press.type.lines import stands_alone

_MOST_TILES = 9
_LONG = 60  # letters of a label
_MANY, _SHORT = 6, 32  # rows, and letters of each, from which they stand in two columns
_LABELS, _LABEL = (18, 16, 15, 14), 15  # pt: sizes above the usual one are for one row of tiles, and cost no line
_LABEL_LEADING = 1.4
_LABEL_LINES = 3  # at most
_GAP = 6 * mm  # between tiles
_PAD = 3.6 * mm
_BESIDE_BOX = 3 * mm
_LABEL_ROOM = 24 * mm  # below the picture, as high as three lines
_ABOVE_LABEL = 2 * mm  # where a line to write on is below it
_LEAST_LABEL = 16 * mm  # the box, and air for whoever ticks
_LEAST_LINE = 40 * mm  # to write on behind a label; a shorter one goes below it
_LINE_RISE = 1.4 * mm  # of a line behind a label, above that one's lower edge
_FIELDS = 42 * mm, 36 * mm, 30 * mm, 23.5 * mm  # how high a picture's is: the first that the page has room for
_APART = 4 * mm  # between two boxes to tick, at least
_ROW = replace(BODY, size=16, leading=23, after=0, balanced=True)
_ROW_DISC = 18 * mm
_ROW_PAD, _ROW_EDGE, _ROW_RADIUS = 3 * mm, 0.4 * mm, 4 * mm
_BOX = Picture(tick_box)


@dataclass(frozen=True, slots=True)
class _Option:
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
    """Tiles in so many columns: how wide each is, its label, and the room for that beside the box."""

    columns: int
    column: float  # how wide one is, in pt
    wides: list[float]
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

    def end(self, index: int) -> float:
        """Where a label ends on its last line."""
        return self.labels[index].paragraph.end(self.inners[index])

    def line_behind(self, index: int) -> bool:
        """Whether the line to write on has room behind the label's last word."""
        return self.inners[index] - self.end(index) >= _LEAST_LINE


def choices(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Block:
    """Tiles where the answers are no more than nine and have few words, else rows."""
    owner = tag.add("L", ListNumbering="None")
    if len(node.nodes) > _MOST_TILES or any(len(choice.text) > _LONG for choice in node.nodes):
        return _rows(context, node, owner, colours)
    options = []
    for choice in node.nodes:
        body = owner.add("LI").add("LBody")
        figure = body.add_figure(choice.get("alt"))
        options.append(_Option(choice.get("symbol"), figure, choice.get("at"), choice, body, choice.flag("open")))
    return Tiles(context, options, colours)


class Tiles(Block):
    """Answers with their pictures, in two columns or three. All pictures have one size, and all labels.

    The pictures' fields have their full measure where the page has room for it; one without a picture is room to draw it. An open
    answer has a line to write on and, where it is the last, what its row leaves.
    """

    after = 8 * mm
    stretch = 1.0

    def __init__(
        self, context: PressContext, options: Sequence[_Option], colours: Colours, columns: int = 0, field: float = _FIELDS[1]
    ):
        self._context, self._options, self._colours, self._columns, self._field = context, options, colours, columns, field
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
            columns = self._columns or (2 if len(self._options) in (2, 4) else 3)
            laid = self._in_columns(columns, width)
            while columns > 1 and (laid.broken or (columns > 2 and max(laid.lines) > _LABEL_LINES)):
                columns -= 1
                laid = self._in_columns(columns, width)
            self._made = (width, laid)
            self.most = laid.rows * (_FIELDS[0] - self._field)
        return self._made[1]

    def _in_columns(self, columns: int, width: float) -> _Laid:
        """With labels of few lines, at the size at which the fewest end with a short word alone; the largest of such."""
        spans = [1] * len(self._options)
        if self._options[-1].open:
            spans[-1] = columns - (len(spans) - 1) % columns
        column = (width - _GAP * (columns - 1)) / columns
        wides = [column * span + _GAP * (span - 1) for span in spans]
        inners = [wide - 2 * _PAD - TICK_BOX - _BESIDE_BOX for wide in wides]
        made = {size: _Laid(columns, column, wides, self._labels_at(size), inners) for size in _LABELS}
        most = sum(made[_LABEL].lines)
        sizes = [size for size in _LABELS if size <= _LABEL or made[size].rows == 1]
        few = [made[size] for size in sizes if max(made[size].lines) <= _LABEL_LINES and sum(made[size].lines) <= most]
        few = [each for each in few if not each.broken]
        return min(few or [made[_LABELS[-1]]], key=lambda laid: laid.alone)

    def _label_room(self, laid: _Laid) -> float:
        """So tall that an open answer has a line to write on below its label."""
        talls = [label.height(inner) for label, inner in zip(laid.labels, laid.inners)]
        least = _LEAST_LABEL if max(talls) < _LEAST_LABEL - 6 * mm else _LABEL_ROOM
        written = (
            tall + BELOW_WORDS + _ABOVE_LABEL
            for index, (option, tall) in enumerate(zip(self._options, talls))
            if option.open and not laid.line_behind(index)
        )
        return max(least, max(talls) + 5 * mm, *written)

    def height(self, width: float) -> float:
        laid = self._laid(width)
        return laid.rows * (self._field + self._label_room(laid)) + (laid.rows - 1) * _GAP

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        laid = self._laid(width)
        fit = int((room + _GAP) // (self._field + self._label_room(laid) + _GAP))
        if not 0 < fit < laid.rows:
            return None
        at = fit * laid.columns
        return self._part(self._options[:at], laid.columns), self._part(self._options[at:], laid.columns)

    def fitted(self, width: float, room: float) -> Block | None:
        for field in (each for each in _FIELDS if each < self._field):
            smaller = Tiles(self._context, self._options, self._colours, self._columns, field)
            if smaller.height(width) <= room:
                return smaller
        return None

    def _part(self, options: Sequence[_Option], columns: int) -> Tiles:
        return Tiles(self._context, options, self._colours, columns)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        laid = self._laid(width)
        room, tall = self._label_room(laid), (height - (laid.rows - 1) * _GAP) / laid.rows
        together = laid.rows == 1 and max(laid.lines) == 1 and not self._options[-1].open
        for index, (option, wide, inner) in enumerate(zip(self._options, laid.wides, laid.inners)):
            row, column = divmod(index, laid.columns)
            left, low = x + column * (laid.column + _GAP), top - row * (tall + _GAP) - tall
            start = left + _PAD
            if together:  # all stand in the middles of their tiles
                start += (inner - laid.labels[index].paragraph.width(inner)) / 2
            with canvas.of(option.at):
                with canvas.owned(option.figure, left, low, wide, tall):
                    tile(canvas, self._context.book, option.symbol, (left, low, wide, tall), tall - room, self._colours)
                self._answer(canvas, laid, index, start, low, room)

    def _answer(self, canvas: PressCanvas, laid: _Laid, index: int, x: float, low: float, room: float) -> None:
        """The box to tick, the label on its right, and behind an open one or below it the line to write on."""
        label, inner, is_open = laid.labels[index], laid.inners[index], self._options[index].open
        below = is_open and not laid.line_behind(index)
        tall, start = label.height(inner), x + TICK_BOX + _BESIDE_BOX
        middle = low + max(room / 2, BELOW_WORDS + tall / 2 if below else 0.0)  # as high as those beside it, where it may be
        with canvas.artifact():
            tick_box(canvas, x, middle - TICK_BOX / 2, TICK_BOX)
        label.draw(canvas, start, middle + tall / 2, inner, tall)
        if is_open:
            line = middle - tall / 2 + (3 * mm - BELOW_WORDS if below else _LINE_RISE)
            with canvas.artifact():
                write_line(canvas, x if below else start + laid.end(index) + _BESIDE_BOX, line, start + inner)


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

"""Answers to choose from: tiles with a picture, a box to tick and a label; or a row each, where there are no pictures for all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import tick_box
from dialogkit.press.figures.framed import tile
from dialogkit.press.flow.arrange import Beside, Columns
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text
from dialogkit.press.flow.elements import Answer
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, TICK_BOX, Colours

_MOST_TILES = 9
_LONG = 60  # letters of a label
_MANY, _SHORT = 6, 32  # rows, and letters of each, from which they stand in two columns
_LABELS = (15, 14)  # pt
_LABEL_LINES = 3
_GAP = 6 * mm  # between tiles
_PAD = 3.6 * mm
_BESIDE_BOX = 3 * mm
_LABEL_ROOM = 24 * mm  # below the picture, as high as three lines
_LEAST_LABEL = 16 * mm  # the box, and air for whoever ticks
_FIELD, _LEAST_FIELD, _SMALL_FIELD = 42 * mm, 24 * mm, 21 * mm
_APART = 4 * mm  # between two boxes to tick, at least
_ROW = replace(BODY, size=16, leading=23, after=0)
_ROW_DISC = 18 * mm
_BOX = Picture(tick_box)


@dataclass(frozen=True, slots=True)
class _Option:
    """A symbol's name, its Figure where it is a picture of the year's own, and the label's words."""

    symbol: str
    figure: Tag | None
    at: str
    node: Node
    body: Tag


def choices(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Block:
    """Tiles where each answer has a picture and few words and there are no more than nine, else rows."""
    owner = tag.add("L", ListNumbering="None")
    tiled = all(choice.get("symbol") and len(choice.text) <= _LONG for choice in node.nodes)
    if len(node.nodes) > _MOST_TILES or not tiled:
        return _rows(context, node, owner, colours)
    options = []
    for choice in node.nodes:
        body = owner.add("LI").add("LBody")
        figure = body.add_figure(choice.get("alt"))
        options.append(_Option(choice.get("symbol"), figure, choice.get("at"), choice, body))
    return Tiles(context, options, colours)


def _columns(count: int) -> int:
    return 2 if count in (2, 4) else 3


class Tiles(Block):
    """Answers with their pictures, in two columns or three. All pictures have one size, and all labels.

    The pictures' fields grow to their full measure where the page has room for it.
    """

    after = 8 * mm
    stretch = 1.0

    def __init__(
        self, context: PressContext, options: Sequence[_Option], colours: Colours, columns: int = 0, field: float = _LEAST_FIELD
    ):
        self._context, self._options, self._colours = context, options, colours
        self._columns = columns or _columns(len(options))
        self._made: tuple[float, list[Text]] | None = None
        self._field = field
        self.most = self._count_rows() * (_FIELD - field)

    @property
    def parts(self) -> Sequence[Block]:
        return self._made[1] if self._made else self._labels_at(_LABELS[-1])

    def _count_rows(self) -> int:
        return -(-len(self._options) // self._columns)

    def _labels_at(self, size: float) -> list[Text]:
        look = replace(BODY.at(size), leading=size * 1.4, bold=True, after=0, balanced=True)
        return [self._context.text(option.node, look, option.body) for option in self._options]

    def _wide(self, width: float) -> float:
        return (width - _GAP * (self._columns - 1)) / self._columns

    def _inner(self, width: float) -> float:
        return self._wide(width) - 2 * _PAD - TICK_BOX - _BESIDE_BOX

    def _labels(self, width: float) -> list[Text]:
        """The labels at the largest size at which each has three lines at most, or else at the smallest."""
        if not self._made or self._made[0] != width:
            inner = self._inner(width)
            for size in _LABELS:
                labels = self._labels_at(size)
                if all(each.paragraph.count(inner) <= _LABEL_LINES and not each.paragraph.too_wide for each in labels):
                    break
            self._made = (width, labels)
        return self._made[1]

    def _label_room(self, width: float) -> float:
        inner = self._inner(width)
        tallest = max(each.height(inner) for each in self._labels(width))
        return max(_LEAST_LABEL if tallest < _LEAST_LABEL - 6 * mm else _LABEL_ROOM, tallest + 5 * mm)

    def height(self, width: float) -> float:
        rows = self._count_rows()
        return rows * (self._field + self._label_room(width)) + (rows - 1) * _GAP

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        row = self._field + self._label_room(width) + _GAP
        fit = int((room + _GAP) // row)
        if not 0 < fit < self._count_rows():
            return None
        at = fit * self._columns
        return self._part(self._options[:at]), self._part(self._options[at:])

    def fitted(self, width: float, room: float) -> Block | None:
        smaller = Tiles(self._context, self._options, self._colours, self._columns, _SMALL_FIELD)
        return smaller if self._field > _SMALL_FIELD and smaller.height(width) <= room else None

    def _part(self, options: Sequence[_Option]) -> Tiles:
        return Tiles(self._context, options, self._colours, self._columns)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        rows, wide = self._count_rows(), self._wide(width)
        tall = (height - (rows - 1) * _GAP) / rows
        room = self._label_room(width)
        together = rows == 1 and all(each.paragraph.count(self._inner(width)) == 1 for each in self._labels(width))
        for index, (option, label) in enumerate(zip(self._options, self._labels(width))):
            row, column = divmod(index, self._columns)
            left, low = x + column * (wide + _GAP), top - row * (tall + _GAP) - tall
            with canvas.of(option.at):
                with canvas.owned(option.figure, left, low, wide, tall):
                    tile(canvas, self._context.book, option.symbol, (left, low, wide, tall), tall - room, self._colours)
                self._answer(canvas, label, left, low + room / 2, wide, self._inner(width), together)

    def _answer(
        self, canvas: PressCanvas, label: Text, left: float, middle: float, wide: float, inner: float, together: bool
    ) -> None:
        """The box to tick and the label on its right; both in the tile's middle where all stand in one row and are short."""
        said = label.paragraph.width(inner)
        start = left + (wide - TICK_BOX - _BESIDE_BOX - said) / 2 if together else left + _PAD
        with canvas.artifact():
            tick_box(canvas, start, middle - TICK_BOX / 2, TICK_BOX)
        tall = label.height(inner)
        label.draw(canvas, start + TICK_BOX + _BESIDE_BOX, middle + tall / 2, inner, tall)


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
    picture = in_disc(context, node, body, colours) if node.get("symbol") and not bare else None
    text = context.text(node, _ROW, body)
    words: Block = Answer(text, 2 * _ROW.leading) if node.flag("open") else text
    if picture:
        words = Beside(picture, _ROW_DISC, words, gap=4 * mm)
    row = Beside(_BOX, TICK_BOX, words, gap=5 * mm, centred=True)
    row.after = _APART
    return row

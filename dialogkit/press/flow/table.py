"""Tables: rows of cells, split between rows, with the header repeated (as an artifact) on each page.

A row is split only where it is very tall, or, if all rows shall be whole, where no page holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import replace
from itertools import accumulate
from operator import or_

from dialogkit.colour import FAINT
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.arrange import Beside, Indented, Panel
from dialogkit.press.flow.blocks import Block, Stack, Text, how_many
from dialogkit.press.flow.elements import Silent
from dialogkit.press.flow.facing.measure import badge
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import at_least
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, SMALL, Colours, TextStyle
from dialogkit.press.type.paragraph import Paragraph

_PAD = 2 * mm
_INNER = 3 * mm  # how far in the name of a row is that belongs to one above
_LETTER = 14.0  # pt: room for one letter of body text
_TALL = 100 * mm  # a row that is taller goes on on the next page, if not all rows shall be whole
_FOOT = 40 * mm  # at the foot of a page, in which no row stands alone that has others on the next one
_SHORT = 80 * mm  # a table that is no taller stays on one page
_ENDLESS = 100_000.0  # pt
_TIGHT = 1 * mm  # above and below words where that saves a page
_SMALL_PAD, _SYMBOL = 1.5 * mm, 12 * mm  # in a small table
_FIELD = 11 * mm  # of a cell to write in, without its air
_GAP = 4 * mm  # between a picture and its words
_PANEL, _ABOVE = 2 * mm, 1 * mm  # in the ground of what is said: beside the words, and above and below them
_THIN = 0.5 * mm  # above and below a picture, which brings air of its own
_SENTENCE = 30  # letters: a row header that is longer is a sentence, and sentences are not bold


class Row(list[Block]):
    """The cells of a row; one that `begins` a group of rows stays with the next of them, below a line that is darker."""

    begins = False


class Field(Block):
    """A cell to write in, with a line on both sides of it."""

    def height(self, width: float) -> float:
        return _FIELD

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """Nothing is drawn: the lines are the table's."""


_Rows = Sequence[Sequence[Block]]
Echo = Callable[[], _Rows]


def table(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format, column: float) -> list[Block]:
    """The block of an element `table`; none where its rows have not all as many cells. A page's `column` is so high, in pt."""
    rows = [child for child in node.nodes if child.name == "tr"]
    headers = next((n for n, row in enumerate(rows) if any(cell.name == "td" for cell in row.nodes)), len(rows))
    columns = max(len(row.nodes) for row in rows)
    shares = [float(share) for share in node.get("widths").split()]
    if not columns or (shares and len(shares) != columns) or any(len(row.nodes) != columns for row in rows):
        context.problem("markup-table-columns", node, columns=columns)
        return []
    owner = tag.add("Table")
    look, symbol, pad = (SMALL, _SYMBOL, _SMALL_PAD) if node.get("size") else (BODY, page.symbol, _PAD)

    def made(rows: Sequence[Node], parent: Tag) -> list[Row]:
        begun = [*accumulate((row.flag("begins") for row in rows), or_)]
        inner = (any_yet and not row.flag("begins") for any_yet, row in zip(begun, rows))
        return [_cells(context, row, parent.add("TR"), colours, look, symbol, each) for row, each in zip(rows, inner)]

    def echo() -> list[list[Silent]]:
        # a tag of no tree: its parent does not know it, so what it owns is never reached; cells of a header are texts
        return [[Silent(cell) for cell in row if isinstance(cell, Text)] for row in made(rows[:headers], Tag("THead"))]

    head = made(rows[:headers], owner.add("THead")) if headers else []
    cells = head + made(rows[headers:], owner.add("TBody"))
    return [Table(cells, shares, colours, headers, echo, column if node.paper.get("rows") == "whole" else 0.0, pad)]


def _cells(
    context: PressContext, row: Node, tag: Tag, colours: Colours, look: TextStyle, symbol: float, inner: bool = False
) -> Row:
    """The cells of a row, with letters of such a look and pictures of such a size.

    What an `inner` one is called, in a group that another began, is lighter and farther in: its time is part of that one's.
    """
    cells = Row()
    cells.begins = row.flag("begins")
    for cell in row.nodes:
        header = cell.name == "th"
        of_row = cell.get("scope") == "row"
        owner = tag.add("TH", Scope="Row" if of_row else "Column") if header else tag.add("TD")
        if cell.get("status"):
            cells.append(badge(context, cell, owner, colours))
            continue
        bold = header and not (of_row and (inner or len(cell.text) > _SENTENCE))
        words = context.text(cell, replace(look, after=0, bold=bold, balanced=True), owner)
        if cell.get("symbol"):
            cells.append(Beside(context.badge(cell, colours, owner), symbol, words, gap=_GAP if cell.text else 0))
        elif cell.flag("fill"):
            cells.append(Field())
        elif cell.flag("said"):
            cells.append(Panel(words, replace(colours, tint=colours.pale), _PANEL, above=_ABOVE))
        else:
            cells.append(Indented(words, _INNER) if inner and of_row else words)
    return cells


class Table(Block):
    """`rows` of cell blocks, the first `headers` of them header rows; `shares` are the widths of the columns.

    Without any they are as wide as what stands in them asks for.

    `echo` makes the header rows anew as artifacts, for the pages after the first. With the height of
    a page's `column` no row is split that it holds below the headers. Cells have `pad` pt of air around their words.
    """

    def __init__(
        self,
        rows: Sequence[Sequence[Block]],
        shares: Sequence[float],
        colours: Colours,
        headers: int = 1,
        echo: Echo | None = None,
        column: float = 0.0,
        pad: float = _PAD,
    ):
        self._rows, self._shares, self._colours, self._headers, self._echo = list(rows), list(shares), colours, headers, echo
        self._column, self._pad, self._air = column, pad, pad
        self.before = self.after = 4 * mm if pad > _SMALL_PAD else 2 * mm
        self._laid: dict[float, tuple[list[float], list[float]]] = {}  # the columns' widths and the rows' heights

    @property
    def parts(self) -> Sequence[Block]:
        return [cell for row in self._rows for cell in row]

    def tightened(self) -> Table:
        if self._air <= _TIGHT:
            return self
        closer = copy(self)
        closer._air, closer._laid = _TIGHT, {}
        closer._rows = [_closer(row) for row in self._rows]
        return closer

    def _layout(self, width: float) -> tuple[list[float], list[float]]:
        """The widths of the columns and the heights of the rows."""
        if width not in self._laid:
            widths = self._widths(width)
            self._laid[width] = widths, [_height(row, widths, self._pad, self._air) for row in self._rows]
        return self._laid[width]

    def _widths(self, width: float) -> list[float]:
        """The columns by their shares or their content, but none so narrow that what stays together must be broken in it.

        That is, if the others can spare it: a date first, or else at least a word.
        """
        columns = [*zip(*self._rows)]
        shares = self._shares or _wanted(columns, width, self._headers, self._pad)
        widths = [width * share / sum(shares) for share in shares]
        widths = at_least([2 * self._pad + _LETTER] * len(shares), widths)
        for needed in (_widest_word, _widest_span):
            widths = at_least([max(map(needed, column)) + 2 * self._pad + 0.5 for column in columns], widths)
        return widths

    def height(self, width: float) -> float:
        return sum(self._layout(width)[1])

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        _, heights = self._layout(width)
        count = how_many(heights, room)
        if count >= len(self._rows) or sum(heights) <= _SHORT:
            return None
        parts = self._split_row(count, width, room - sum(heights[:count])) if count >= self._headers else None
        if not parts and count == len(self._rows) - 1 > self._headers + 1:
            count -= 1  # no row stands alone on the next page
        if not parts and count > self._headers + 1 and _begins(self._rows[count - 1]) and not _begins(self._rows[count]):
            count -= 1
        alone = count == self._headers + 1 and room < max(self._column / 2, _FOOT)  # nor at the foot of a page
        if (count <= self._headers or alone) and not parts:
            return None
        above, below = ([parts[0]], [parts[1]]) if parts else ([], [self._rows[count]])
        header = self._echo() if self._echo else []
        first = self._part(width, self._rows[:count], heights[:count], after=above)
        return first, self._part(width, self._rows[count + 1 :], heights[count + 1 :], before=[*header, *below])

    def _part(self, width: float, rows: _Rows, heights: list[float], before: _Rows = (), after: _Rows = ()) -> Table:
        """A part of the table, with new rows before or after its own. The columns keep their widths, the rows their heights."""
        widths, _ = self._layout(width)
        part = Table([*before, *rows, *after], widths, self._colours, self._headers, self._echo, self._column, self._pad)
        part._air = self._air
        new = [[_height(row, widths, self._pad, self._air) for row in some] for some in (before, after)]
        part._laid[width] = widths, [*new[0], *heights, *new[1]]
        return part

    def _split_row(self, number: int, width: float, room: float) -> tuple[Sequence[Block], Sequence[Block]] | None:
        """A row as two, of which the first fits into `room`, if it is so tall that it may be split."""
        widths, heights = self._layout(width)
        if heights[number] <= max(_TALL, self._column - sum(heights[: self._headers])):
            return None
        inner = [wide - 2 * self._pad for wide in widths]
        halves = [_halves(cell, wide, room - 2 * self._air) for cell, wide in zip(self._rows[number], inner)]
        parts = [both for both in halves if both]
        return ([part[0] for part in parts], [part[1] for part in parts]) if len(parts) == len(halves) else None

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        widths, heights = self._layout(width)
        for number, (row, tall) in enumerate(zip(self._rows, heights)):
            ends = number + 1 < len(self._rows) and _begins(self._rows[number + 1])
            self._ground(canvas, x, top - tall, width, tall, number < self._headers, ends)
            left = x
            pictured = any(isinstance(cell, Beside | Panel) for cell in row)
            for cell, wide in zip(row, widths):
                if isinstance(cell, Field):
                    self._beside(canvas, left, top, wide, tall)
                inner = cell.height(wide - 2 * self._pad)
                drop = (tall - inner) / 2 if pictured else self._air
                cell.draw(canvas, left + self._pad, top - drop, wide - 2 * self._pad, inner)
                left += wide
            top -= tall

    @staticmethod
    def _beside(canvas: PressCanvas, x: float, top: float, width: float, tall: float) -> None:
        with canvas.artifact():
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(HAIRLINE)
            for side in (x, x + width):
                canvas.line(side, top, side, top - tall)

    def _ground(self, canvas: PressCanvas, x: float, y: float, width: float, tall: float, header: bool, ends: bool) -> None:
        with canvas.artifact():
            if header:
                canvas.setFillColor(self._colours.tint)
                canvas.rect(x, y, width, tall, stroke=0, fill=1)
            canvas.setStrokeColor(self._colours.dark if header or ends else FAINT)
            canvas.setLineWidth(1.2 if header or ends else HAIRLINE)
            canvas.line(x, y, x + width, y)


def _closer(row: Sequence[Block]) -> Row:
    """A row of cells with less air inside them."""
    closer = Row(cell.tightened() for cell in row)
    closer.begins = _begins(row)
    return closer


def _begins(row: Sequence[Block]) -> bool:
    return isinstance(row, Row) and row.begins


def _halves(cell: Block, width: float, room: float) -> tuple[Block, Block] | None:
    return (cell, Stack([])) if cell.height(width) <= room else cell.split(width, room)


def _height(row: Sequence[Block], widths: Sequence[float], pad: float, air: float) -> float:
    return max(_padded(cell, wide - 2 * pad, air) for cell, wide in zip(row, widths))


def _padded(cell: Block, width: float, pad: float) -> float:
    """The height of a cell with its air above and below."""
    if isinstance(cell, Beside):
        return max(cell.height(width) + 2 * _THIN, cell.words.height(width - cell.beside) + 2 * pad)
    if isinstance(cell, Panel):
        return cell.height(width) + 2 * _THIN
    return cell.height(width) + 2 * pad


def _wanted(columns: Sequence[Sequence[Block]], width: float, headers: int, pad: float) -> list[float]:
    """How wide columns are by what stands in them: on one line each, with what is over shared alike; or as near to that as goes.

    A column to write in has as much as if all were alike.
    """
    alike = width / len(columns)
    needs = [max(map(_widest_word, column)) + 2 * pad for column in columns]
    wishes = [max(map(_on_one_line, column)) + 2 * pad for column in columns]
    wishes = [wish if any(map(_on_one_line, column[headers:])) else max(wish, alike) for wish, column in zip(wishes, columns)]
    spare = width - sum(wishes)
    if spare >= 0:
        return [wish + spare / len(columns) for wish in wishes]
    more = [max(0.0, wish - need) for wish, need in zip(wishes, needs)]
    left = max(0.0, width - sum(needs))
    return [need + left * extra / (sum(more) or 1) for need, extra in zip(needs, more)]


def _widest(cell: Block, measure: Callable[[Paragraph], float]) -> float:
    """How wide a cell must be by its widest text."""
    if isinstance(cell, Beside):
        return cell.beside + _widest(cell.words, measure)
    return max((measure(text.paragraph) for text in cell.walk_texts()), default=0.0)


def _widest_word(cell: Block) -> float:
    """How wide a cell must be so that no word in it is broken."""
    return _widest(cell, lambda text: text.widest_word)


def _widest_span(cell: Block) -> float:
    """How wide a cell must be so that no date in it is broken, nor whatever else stays together."""
    return _widest(cell, lambda text: text.widest_span)


def _on_one_line(cell: Block) -> float:
    return _widest(cell, lambda text: text.width(_ENDLESS))

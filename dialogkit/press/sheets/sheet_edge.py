"""What stands round the cards of a sheet: marks to cut by, and what to do at the printer, neither across the other.

A mark runs between two words, which move apart for it; where it would cross the ruler it stops short of that. Lengths in pt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dialogkit.colour import FAINT
from dialogkit.markup.tree import Node
from dialogkit.paper import LEAST_MARGIN, mm
from dialogkit.press.flow.blocks import Text, largest_fit
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import FontSet
from dialogkit.press.pdf.geometry import Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.camera_marks import marks as camera_marks
from dialogkit.press.sheets.camera_marks import reach
from dialogkit.press.sheets.imposition import Grid
from dialogkit.press.sheets.ruler import RULER, TICK, ruler
from dialogkit.press.style import H2, HAIRLINE, SMALL
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.press.type.words import Fragment

MARK = 5 * mm
CORNER = 2 * mm
_GAP = 1 * mm  # between a mark and the cards
_SHORTEST = 1 * mm
_FOLD = 3 * mm  # how far the line to fold by goes past the cards
_START = 12 * mm  # the note and the ruler, from the sheet's corner
_CLEAR = 1.2 * mm  # between a mark and what it must not cross
_LOW, _LOWEST = LEAST_MARGIN + 1.2 * mm, LEAST_MARGIN + 0.4 * mm  # the ruler's line, above its label's letters or below them
_SMALL_TICK = 1.3 * mm
_ABOVE = 12  # from the line to the upper edge of the words beside it
_WORDS = 3.5 * mm  # and to the top of their letters
_BETWEEN = 8 * mm  # two cards with bleed
_LONGEST = 2000  # a line that no note fills


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark on the note's edge of the sheet: how far along that edge, and how far from it the mark begins and ends."""

    along: float
    start: float
    end: float


def sheet_title(context: PressContext, heading: Node, grid: Grid, room: float, sizes: Sequence[float], owner: Tag) -> Text:
    """What is to stand above the things on the first sheet, at the largest of some sizes that fits between its sides and has
    `room`. A problem where none does."""
    tag = owner.add("H1")

    def made(size: float) -> Text:
        return context.text(heading, replace(H2.at(size), before=0, after=0), tag, 1)

    title = largest_fit(made, grid.page[0] - 2 * grid.margins[0], room, sizes)
    if title is None:
        context.problem("deck-title-too-long", heading)
    return title or made(sizes[-1])


class SheetEdge:
    """The edge of one side of a sheet, whose guides are of a `kind` and which says some `words`, on whose marks may be moved."""

    def __init__(self, node: Node, grid: Grid, fronts: bool, move: Size):
        self._grid, self._move, self._label = grid, move, node.paper.get("ruler")
        self._camera = fronts and grid.camera
        self._kind = "none" if self._camera else node.paper.get("guides-front" if fronts else "guides-back")
        self._corner = float(node.paper.get("corner", "3")) * mm
        self._below = grid.note_below
        self._side = grid.page[0] if self._below else grid.page[1]
        self._start = _START if not grid.camera else reach(grid) + 3 * mm
        self._end = self._side - (_START if self._below else self._start)
        noted = self._below or grid.note_beside
        self._marks = self._on_the_edge() if noted else []
        crowded = any(mark.start < _LOW + 2 * TICK + _CLEAR for mark in self._marks)
        self._ruler, self._tick = (_LOWEST, _SMALL_TICK) if crowded else (_LOW, TICK)

    def paint(self, context: PressContext, canvas: PressCanvas, words: str) -> None:
        """All that stands at the edge, `words` of it for whoever prints."""
        with canvas.artifact(), canvas.state(), canvas.marks():
            canvas.translate(*self._move)
            self._paint_guides(canvas)
        with canvas.artifact(), canvas.marks():
            self._paint_camera_marks(canvas)
        with canvas.pagination():
            self._paint_note(context, canvas, words, self._label)

    # -- marks

    def _paint_guides(self, canvas: PressCanvas) -> None:
        """Marks to cut by. None of them lies inside a card."""
        grid, kind = self._grid, self._kind
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(HAIRLINE)
        if grid.fold:
            canvas.setDash(4, 4)
            middle, up = grid.page[0] / 2, grid.margins[1] - _FOLD
            canvas.line(middle, up, middle, grid.page[1] - up)
            canvas.setDash()
        if kind == "margin":
            self._margin_marks(canvas)
        elif kind in ("corners", "full"):
            for index in range(grid.columns * grid.rows):
                row, column = divmod(index, grid.columns)
                x, y = replace(grid, fold=False).place(row * grid.columns + column)
                if kind == "full":
                    canvas.roundRect(x, y, *grid.card, self._corner, stroke=1, fill=0)
                else:
                    _corner_marks(canvas, x, y, *grid.card)

    def _paint_camera_marks(self, canvas: PressCanvas) -> None:
        if self._camera:
            canvas.setFillGray(0.0)
            for box in camera_marks(self._grid):
                canvas.rect(*box, stroke=0, fill=1)

    @property
    def _long(self) -> float:
        spare = min(self._grid.margins) - max(map(abs, self._move))
        return min(MARK, spare - _GAP - 1 * mm)

    def _margin_marks(self, canvas: PressCanvas) -> None:
        across, up = self._grid.margins
        (width, height), long = self._grid.page, self._long
        if long <= 0:
            return
        short = {round(mark.along, 3): self._short_of_ruler(mark) for mark in self._marks}
        for x in self._grid.lines(0):
            low = short.get(round(x + self._move[0], 3), 0.0) - self._move[1] if self._below else 0.0
            _line(canvas, (x, max(up - _GAP - long, low)), (x, up - _GAP))
            _line(canvas, (x, height - up + _GAP), (x, height - up + _GAP + long))
        for y in self._grid.lines(1):
            left = 0.0 if self._below else short.get(round(height - y - self._move[1], 3), 0.0) - self._move[0]
            _line(canvas, (max(across - _GAP - long, left), y), (across - _GAP, y))
            _line(canvas, (width - across + _GAP, y), (width - across + _GAP + long, y))

    def _short_of_ruler(self, mark: _Mark) -> float:
        """Where a mark may begin, from the sheet's edge."""
        start, end = self._start, self._start + RULER
        if not start - _CLEAR < mark.along < end + _CLEAR:
            return 0.0
        tick = 2 * self._tick if min(abs(mark.along - start), abs(mark.along - end)) < _CLEAR else self._tick
        return self._ruler + tick + _CLEAR / 2

    def _on_the_edge(self) -> list[_Mark]:
        """The marks that stand between the cards and the edge that the note is on."""
        grid, axis = self._grid, 0 if self._below else 1
        out = grid.margins[1 - axis] + self._move[1 - axis]
        shift = self._move[0] if self._below else -self._move[1]
        found = []
        if self._kind == "margin" and self._long > 0:
            found += [(line, out - _GAP - self._long, out - _GAP) for line in grid.lines(axis)]
        if self._kind == "corners":
            found += [(line, out + grid.bleed - CORNER, out + grid.bleed) for line in grid.lines(axis)]
        if grid.fold and self._below:
            found.append((grid.page[0] / 2, grid.margins[1] - _FOLD, grid.page[1]))
        return [_Mark((line if self._below else self._side - line) + shift, start, end) for line, start, end in found]

    # -- the note and the ruler

    def _paint_note(self, context: PressContext, canvas: PressCanvas, words: str, label: str) -> None:
        """Below the cards, or, where there is more room, along the left side; if neither has, nowhere."""
        if not (self._below or self._grid.note_beside):
            return
        with canvas.state():
            if not self._below:
                canvas.translate(0, self._grid.page[1])
                canvas.rotate(-90)
            ruler(canvas, self._start, self._ruler, self._tick)
            for part in self._parts(context, words, label):
                part.words.show(canvas, part.x, part.top, _LONGEST)

    def _parts(self, context: PressContext, words: str, label: str) -> list[_Part]:
        """The label beside the ruler, and the note behind it, or above both where it is too long for that."""
        row = _LOW + _ABOVE
        named = self._row(context, label, self._start + RULER + 3 * mm, row)
        start = named[-1].end + 5 * mm
        if start + context.fonts.width(words, SMALL.bold, SMALL.size) <= self._end:
            note = self._row(context, words, start, row)
            if note[-1].end <= self._end:
                return [*named, *note]
        lines = context.line(words, SMALL).lines(self._end - self._start)
        for number, line in enumerate(lines):
            said = "".join(piece.text for piece in line.pieces)
            named += self._row(context, said, self._start, row + (len(lines) - number) * SMALL.leading)
        return named

    def _row(self, context: PressContext, words: str, x: float, top: float) -> list[_Part]:
        """Words on one line, in parts where a mark comes down between them."""
        low = top - _ABOVE
        stops = sorted(mark.along for mark in self._marks if mark.start < low + _WORDS + _CLEAR and mark.end > low - _CLEAR)
        return list(_row(context.fonts, context.lang, words, x, top, tuple(stops)))


@dataclass(frozen=True, slots=True)
class _Part:
    """Some words on one line."""

    words: Paragraph
    x: float
    top: float
    wide: float

    @property
    def end(self) -> float:
        return self.x + self.wide


@lru_cache(maxsize=64)  # the label is the same on each sheet
def _row(fonts: FontSet, lang: str, words: str, x: float, top: float, stops: tuple[float, ...]) -> tuple[_Part, ...]:
    """Words on one line, in parts where one of the stops comes down between them."""
    found: list[_Part] = []
    run: list[str] = []
    end, space = x, fonts.width(" ", SMALL.bold, SMALL.size)
    for word in words.split(" "):
        wide = fonts.width(word, SMALL.bold, SMALL.size)
        end += wide + (space if run else 0.0)
        if any(x - _CLEAR < stop < end + _CLEAR for stop in stops):
            found += [_part(fonts, lang, run, x, top)] if run else []
            x = _past(stops, found[-1].end + space if run else x, wide)
            run, end = [], x + wide
        run.append(word)
    return (*found, _part(fonts, lang, run, x, top))


def _part(fonts: FontSet, lang: str, words: list[str], x: float, top: float) -> _Part:
    line = Paragraph([Fragment(" ".join(words))], SMALL, fonts, lang=lang)
    return _Part(line, x, top, line.width(_LONGEST))


def _past(stops: Sequence[float], x: float, wide: float) -> float:
    """The first place from `x` on where a word that `wide` keeps clear of all marks, and is not alone between two of one cut."""
    for stop in stops:
        if x - _CLEAR < stop < x + max(wide + _CLEAR, _BETWEEN):
            x = stop + _CLEAR
    return x


def _line(canvas: PressCanvas, start: Size, end: Size) -> None:
    if max(end[0] - start[0], end[1] - start[1]) >= _SHORTEST:
        canvas.line(*start, *end)


def _corner_marks(canvas: PressCanvas, x: float, y: float, width: float, height: float) -> None:
    for left in (x, x + width):
        for low in (y, y + height):
            canvas.line(left - CORNER, low, left + CORNER, low)
            canvas.line(left, low - CORNER, left, low + CORNER)

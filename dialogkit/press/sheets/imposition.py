"""Where cards lie on sheets, and where their backs lie so that they come to lie behind them. Lengths in pt."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from dialogkit.paper import LEAST_MARGIN, mm
from dialogkit.press.pdf.geometry import Size

_NOTE, _NOTE_ABOVE_RULER = 11 * mm, 16 * mm  # room for the note and the ruler, in one line or in two
_ONE_LINE = 290 * mm  # an edge of this length takes both in one line
INSET, ARM_LEAST = 10 * mm, 5 * mm  # of a cutting machine's camera marks, see `camera_marks`
_CAMERA = (12 * mm, INSET + ARM_LEAST + 2 * mm)  # what the narrower and the wider margin must be for them
_EDGE = 0.01  # what sums of millimetres may be off in points


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards of the size `card` in rows and columns, centred on both axes of a sheet `page`.

    Round each card lies `bleed` for what is printed past the cut. With `fold`, the sheet is folded along its upright middle
    line and glued: fronts lie on the left half, backs on the right. With `camera`, a cutting machine's marks
    stand in the sheet's corners.
    """

    page: Size
    card: Size
    bleed: float
    columns: int
    rows: int
    fold: bool = False
    camera: bool = False

    @property
    def count(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows // (2 if self.fold else 1)

    @property
    def cell(self) -> Size:
        """A card with its bleed."""
        return self.card[0] + 2 * self.bleed, self.card[1] + 2 * self.bleed

    @property
    def margins(self) -> Size:
        """What is left at the sides, and above and below; the same on both sides, so that a turned sheet matches."""
        return (self.page[0] - self.columns * self.cell[0]) / 2, (self.page[1] - self.rows * self.cell[1]) / 2

    @property
    def note_below(self) -> bool:
        """Whether the note and the ruler have room in the lower margin."""
        return self.margins[1] >= (_NOTE if self._one_line(0) else _NOTE_ABOVE_RULER) - _EDGE

    @property
    def note_beside(self) -> bool:
        """Whether they have room in the left margin."""
        return self.margins[0] >= (_NOTE if self._one_line(1) else _NOTE_ABOVE_RULER) - _EDGE

    def _one_line(self, axis: int) -> bool:
        return self.page[axis] >= _ONE_LINE and not self.camera  # its marks take room at the edge's ends

    def place(self, index: int) -> tuple[float, float]:
        """The lower-left corner of the front of a card: row by row from the top left."""
        row, column = divmod(index, self.columns // 2 if self.fold else self.columns)
        return self._corner(row, column)

    def place_back(self, index: int, over_side: bool) -> tuple[float, float]:
        """The lower-left corner of its back, on a sheet that is turned over its side edge, or else its upper edge.

        Turned over the side, left and right change places; turned over the top, the rows do. Folded in the middle, left and
        right change places too, on the same page.
        """
        row, column = divmod(index, self.columns // 2 if self.fold else self.columns)
        if over_side or self.fold:
            return self._corner(row, self.columns - 1 - column)
        return self._corner(self.rows - 1 - row, column)

    def nudged(self, front: bool, over_side: bool) -> Size:
        """How far the cards are moved from where they belong, to the right and up: nothing on a sheet that is cut afterwards."""
        return 0.0, 0.0

    def _corner(self, row: int, column: int) -> tuple[float, float]:
        across, up = self.margins
        wide, tall = self.cell
        return across + column * wide + self.bleed, up + (self.rows - 1 - row) * tall + self.bleed

    def lines(self, axis: int) -> list[float]:
        """Where cuts run, from the left (axis 0) or from below (axis 1), each once."""
        count, cell, start = (self.columns, self.rows)[axis], self.cell[axis], self.margins[axis]
        found = (start + number * cell + side for number in range(count) for side in (self.bleed, cell - self.bleed))
        return sorted({round(line, 3) for line in found})


@dataclass(frozen=True, slots=True)
class More:
    """The next larger number of cards on a sheet, and the margin that it would leave."""

    count: int
    margin: float


def best_grid(
    card: Size, paper: Size, margin: float, bleed: float = 0.0, fold: bool = False, camera: bool = False
) -> Grid | None:
    """The grid that holds most cards, on the paper upright or lying; of two, one with room for the note and the ruler.

    Of two such, the one with the wider margins. None if no card fits with the margin that is asked for.
    """
    fitting = [grid for grid in _grids(card, paper, bleed, fold, camera) if _fits(grid, margin)]
    return max(fitting, key=lambda grid: (grid.count, grid.note_below or grid.note_beside, min(grid.margins)), default=None)


def _fits(grid: Grid, margin: float) -> bool:
    least, most = _CAMERA if grid.camera else (margin, margin)
    return min(grid.margins) >= max(margin, least) - _EDGE and max(grid.margins) >= most - _EDGE


def next_larger(grid: Grid, paper: Size) -> More | None:
    """What the sheet could hold with a smaller margin that printers can leave, or None if it could hold no more: all of them."""
    others = _grids(grid.card, paper, grid.bleed, grid.fold, grid.camera)
    more = [other for other in others if other.count > grid.count and min(other.margins) >= LEAST_MARGIN - _EDGE]
    if not more:
        return None
    least = min(other.count for other in more)
    margin = max(min(other.margins) for other in more if other.count == least)
    return More(max(other.count for other in more if min(other.margins) >= margin - _EDGE), margin)


def _grids(card: Size, paper: Size, bleed: float, fold: bool, camera: bool) -> list[Grid]:
    """Every grid whose cards lie on the paper at all."""
    found = []
    for page in (paper, (paper[1], paper[0])):
        across, up = (int((page[axis] + _EDGE) // (card[axis] + 2 * bleed)) for axis in (0, 1))
        for columns, rows in product(range(1, across + 1), range(1, up + 1)):
            if not fold or columns % 2 == 0:
                found.append(Grid(page, card, bleed, columns, rows, fold, camera))
    return found

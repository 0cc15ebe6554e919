"""How a page is cut into tiles: sheets of smaller paper that are glued together to the whole. Lengths in pt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from dialogkit.paper import PAGES, mm
from dialogkit.press.pdf.geometry import Box, Size

MARGIN = 8 * mm  # of each tile's paper, free of ink: what an office printer may leave blank, with some to spare
MARKS = 6 * mm  # inside the margin, for the label and the arms of the crosses, which may not stain the page itself
_STEPS = 3  # in which a page grows from A3 to the paper that it is printed on
OVERLAP = 10 * mm  # what neighbours have in common: the one lies on the other's glue


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of the page. `row` and `column` count from 1 at the upper left; `left` and `low` are its corner on the page."""

    row: int
    column: int
    left: float
    low: float


@dataclass(frozen=True, slots=True)
class Tiling:
    """Parts of one size, `window`, that share `OVERLAP` with each neighbour; each stands in the middle of its `paper`."""

    page: Size
    paper: Size
    columns: int
    rows: int

    @property
    def window(self) -> Size:
        """All parts are equally large, so that no sheet holds a sliver and the seams stand evenly."""
        return _share(self.page[0], self.columns), _share(self.page[1], self.rows)

    @property
    def corner(self) -> Size:
        """Where the window's lower-left corner is on the paper."""
        return (self.paper[0] - self.window[0]) / 2, (self.paper[1] - self.window[1]) / 2

    def tiles(self) -> Iterator[Tile]:
        """Row by row from the upper left."""
        wide, high = self.window
        for row in range(self.rows):
            for column in range(self.columns):
                top = self.page[1] - row * (high - OVERLAP)
                yield Tile(row + 1, column + 1, column * (wide - OVERLAP), top - high)

    def inked(self, ink: tuple[Box, ...]) -> list[Tile]:
        """The tiles that something of `ink` reaches into; all where nothing is known of it."""
        return [tile for tile in self.tiles() if not ink or any(self._meets(tile, box) for box in ink)]

    def _meets(self, tile: Tile, box: Box) -> bool:
        left, low, width, height = box
        across = left < tile.left + self.window[0] and tile.left < left + width
        return across and low < tile.low + self.window[1] and tile.low < low + height


def page_size(name: str) -> Size:
    """The size of a page by its paper's name, upright; `2x2 A4` is the largest that four sheets of A4 can be glued to."""
    if name != "2x2 A4":
        return PAGES[name]
    wide, high = (2 * (side - 2 * (MARGIN + MARKS)) - OVERLAP for side in PAGES["A4"])
    return wide, high


def enlarged(name: str) -> Iterator[tuple[Size, float]]:
    """A3 upright, and how many times as large it is on a paper of that name; then, on larger paper, ever larger pages.

    On these there is more room, and what stands there is enlarged less; on the last one not at all.
    """
    wide, high = page_size(name)
    larger = high / PAGES["A3"][1]
    yield PAGES["A3"], larger
    for step in range(1, _STEPS + 1 if larger > 1.1 else 0):
        part = larger ** (1 - step / _STEPS)
        yield (wide / part, high / part), part


def cut(page: Size, paper: Size) -> Tiling:
    """The tiling with the fewest sheets; of an upright and a lying sheet that need as many, the upright one."""
    return min((_cut(page, upright) for upright in (paper, paper[::-1])), key=lambda tiling: tiling.columns * tiling.rows)


def before_seam(page: Size, paper: str) -> float:
    """How far from the left edge of a page its first seam is: the next tile lies on the glue of the first."""
    tiling = cut(page, PAGES[paper])
    return tiling.window[0] - OVERLAP * (tiling.columns > 1)


def _cut(page: Size, paper: Size) -> Tiling:
    columns, rows = (_count(whole, side - 2 * (MARGIN + MARKS)) for whole, side in zip(page, paper))
    return Tiling(page, paper, columns, rows)


def _count(whole: float, room: float) -> int:
    """How many parts of at most `room` a length needs: n of them reach over n × (room - overlap) + overlap."""
    return max(1, math.ceil((whole - OVERLAP) / (room - OVERLAP) - 1e-9))


def _share(whole: float, count: int) -> float:
    return (whole + (count - 1) * OVERLAP) / count

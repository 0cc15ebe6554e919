"""A leaf: a whole page, to its edges, on which each block has a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogkit.press.flow.blocks import Block
from dialogkit.press.pdf.canvas import PressCanvas


@dataclass(frozen=True, slots=True)
class PageBox:
    """A page: its size and where its column stands in it, all in pt. Places on a leaf are told from its upper left corner."""

    width: float
    height: float
    margin: float  # of the column, on both sides
    top: float
    foot: float

    @property
    def unit(self) -> float:
        """A millimetre of a page of A4; on other paper what it is there."""
        return self.width / 210

    @property
    def column(self) -> float:
        """How tall the column is."""
        return self.height - self.top - self.foot


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where it stands: its left and upper edge, how wide it is, and how tall where it fills a place."""

    block: Block
    left: float
    top: float
    width: float
    height: float | None = None


Ground = Callable[[PressCanvas, float, float], None]
"""Paints what lies behind the blocks: its upper left corner."""
EDGE = 20
"""How far (mm of a page of A4) words keep from the sides of a leaf, and the line at its foot too."""


class Leaf(Block):
    """Blocks in their places on a ground that goes to the page's edges."""

    def __init__(self, page: PageBox, placed: Sequence[Placed], ground: Ground, edges: tuple[float, float] | None = None):
        self._page, self._placed, self._ground = page, placed, ground
        self.edges = edges or (EDGE * page.unit, EDGE * page.unit)

    @classmethod
    def of(cls, page: PageBox, block: Block) -> Leaf:
        """A leaf of one block, as high as a column begins; one that is too tall for it goes on over the page's end."""
        leaf = cls(page, [], lambda canvas, x, top: None)
        leaf._placed = [Placed(block, EDGE * page.unit, page.top, leaf.wide)]
        return leaf

    @property
    def wide(self) -> float:
        """How wide words on it may be."""
        return self._page.width - 2 * EDGE * self._page.unit

    @property
    def parts(self) -> Sequence[Block]:
        return [each.block for each in self._placed]

    def height(self, width: float) -> float:
        return self._page.column

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        left, high = x - self._page.margin, top + self._page.top
        with canvas.artifact():
            self._ground(canvas, left, high)
        for each in self._placed:
            tall = each.height or each.block.height(each.width)
            each.block.draw(canvas, left + each.left, high - each.top, each.width, tall)

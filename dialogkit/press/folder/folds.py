"""Where the panels of a folded sheet lie, and in which order they are read: the order in which one unfolds it.

Both sides lie on landscape paper that is turned on its short edge, so that what is on the left of one side has the right of the
other behind it. A panel that is folded in is 3 mm narrower than the others, or it would buckle; two leaves that meet in the
middle are 1 mm apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dialogkit.paper import PAGES, mm
from dialogkit.press.pdf.geometry import Size
from dialogkit.terms import FolderFold, TilePaper

OUTSIDE, INSIDE = 0, 1
EDGE = 10 * mm
"""How far words stay from folds and edges: cutting and folding err by up to 1 mm."""
OVER = 3.5 * mm
"""And how far grounds go past the edges: a little more than the bleed that print shops ask for."""
_NARROWER = 3 * mm
_APART = 1 * mm


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part of a side that one column of words stands on. Lengths in pt, from the left edge of its side.

    What has a `road` is joined by it with its neighbours; what is `tinted` has a ground of its own.
    """

    side: int
    x: float
    width: float
    road: bool = False
    tinted: bool = False


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded sheet: the `front` (in two parts where two leaves meet before it), the leaves in the order in which they are read,
    the `back`, and the `folds` of each side, from its left edge in pt."""

    page: Size
    front: tuple[Leaf, ...]
    leaves: tuple[Leaf, ...]
    back: Leaf
    folds: tuple[tuple[float, ...], tuple[float, ...]]

    @property
    def column(self) -> float:
        """How wide the words are: the same on all leaves, so that they may go on from one to the next."""
        return min(leaf.width for leaf in self.leaves) - 2 * EDGE

    def start(self, leaf: Leaf) -> float:
        """Where the words on a leaf begin."""
        return leaf.x + (leaf.width - self.column) / 2


def _roll(page: Size) -> Folded:
    """Three panels, of which the right one is folded in first: seen from behind it lies on the left."""
    wide = (page[0] + _NARROWER) / 3
    flap = wide - _NARROWER
    inside = tuple(Leaf(INSIDE, number * wide, width, road=True) for number, width in enumerate((wide, wide, flap)))
    front, back = Leaf(OUTSIDE, flap + wide, wide), Leaf(OUTSIDE, flap, wide)
    folds = ((flap, flap + wide), (wide, 2 * wide))
    return Folded(page, (front,), (Leaf(OUTSIDE, 0.0, flap, tinted=True), *inside), back, folds)


def _z(page: Size) -> Folded:
    """Three panels like the pleats of an accordion: the front is the first of one side, the back the first of the other."""
    wide = page[0] / 3
    leaves = tuple(Leaf(side, number * wide, wide, road=True) for side in (OUTSIDE, INSIDE) for number in (1, 2))
    folds = (wide, 2 * wide)
    front, back = Leaf(OUTSIDE, 0.0, wide), Leaf(INSIDE, 0.0, wide)
    return Folded(page, (front,), leaves, back, (folds, folds))


def _gate(page: Size) -> Folded:
    """Two leaves that meet before a panel twice as wide, which has room for two columns."""
    leaf = page[0] / 4 - _APART / 4
    inner = page[0] - 2 * leaf
    places = ((0.0, leaf), (leaf, inner / 2), (leaf + inner / 2, inner / 2), (leaf + inner, leaf))
    leaves = tuple(Leaf(INSIDE, x, width, road=True) for x, width in places)
    front = (Leaf(OUTSIDE, leaf + inner, leaf), Leaf(OUTSIDE, 0.0, leaf))
    folds = (leaf, leaf + inner)
    return Folded(page, front, leaves, Leaf(OUTSIDE, leaf, inner), (folds, folds))


def _half(page: Size) -> Folded:
    """Four pages: one fold in the middle."""
    wide = page[0] / 2
    leaves = (Leaf(INSIDE, 0.0, wide, road=True), Leaf(INSIDE, wide, wide, road=True))
    front, back = Leaf(OUTSIDE, wide, wide), Leaf(OUTSIDE, 0.0, wide)
    return Folded(page, (front,), leaves, back, ((wide,), (wide,)))


_FOLDS: Mapping[FolderFold, Callable[[Size], Folded]] = {"roll": _roll, "z": _z, "gate": _gate, "half": _half}


def folded(fold: FolderFold, paper: TilePaper) -> Folded:
    """The panels of landscape paper of that size, folded in that way."""
    short, long = PAGES[paper]
    return _FOLDS[fold]((long, short))

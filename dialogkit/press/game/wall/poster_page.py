"""The page that a poster is set on, and how much of it the parts of a form take. Lengths in pt unless a name says mm."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.sheets.tiling import before_seam, enlarged, page_size

HEADING, FLOOR = 38, 24
"""pt: of the panels' headings on a full poster, and of the smallest words, which can be read from two metres."""
EDGE, GAP = 10 * mm, 5 * mm
"""From the page's edges to what stands on it, and from panel to panel."""
_BESIDE = 3 * mm  # from words to a seam


@dataclass(frozen=True, slots=True)
class PosterPage:
    """A page, and how many times as large it is printed. `seam` is how far from the left edge its first tile ends."""

    width: float
    height: float
    printed: float
    seam: float

    @property
    def inner(self) -> float:
        """How wide what stands between its edges is."""
        return self.width - 2 * EDGE

    @property
    def credited(self) -> float:
        """How wide the credits are: on one sheet, for lines that are cut are not read."""
        return min(self.inner, self.seam - EDGE - _BESIDE)


def pages(node: Node) -> Iterator[PosterPage]:
    """A3, enlarged to the paper that is asked for; then, on larger paper, pages on which more has room and is enlarged less."""
    name, tiles = node.paper.get("size", "A3"), node.find("tiles")
    whole = page_size(name)
    for (wide, high), printed in enlarged(name):
        factor = min(whole[0] / wide, whole[1] / high)
        seam = before_seam(whole, tiles.get("paper")) - (whole[0] - wide * factor) / 2 if tiles else whole[0]
        yield PosterPage(wide, high, printed, seam / factor)


class Form(NamedTuple):
    """How tall the band and the boxes to sign in are at least, and how wide the discs, in mm.

    `heading` is the largest size of headings in pt, `air` what is between two lines in parts of their size, `pad` what is
    between a panel's edge and its words.
    """

    band: int
    disc: int
    box: int
    heading: int = HEADING
    air: float = 0.8
    pad: int = 7


FORMS = (
    *(Form(110, 64, 54, 56), Form(92, 52, 44, 48), Form(82, 42, 34, 44), Form(76, 38, 30, 42), Form(74, 35, 24)),
    *(Form(74, 32, 24, air=0.5, pad=5), Form(65, 32, 24, air=0.5, pad=5), Form(58, 32, 24, air=0.5, pad=5)),
    *(Form(54, 32, 18, air=0.5, pad=5), Form(54, 32, 14, air=0.5, pad=5), Form(50, 32, 14, air=0.5, pad=5)),
    *(Form(46, 32, 14, air=0.5, pad=5), Form(46, 28, 14, air=0.5, pad=5)),
    *(Form(42, 22, 14, air=0.5), Form(46, 28, 14, air=0.25)),
    *(Form(42, 20, 14, 34, 0.25, 5), Form(42, 16, 14, 34, 0.0, 5), Form(42, 14, 14, 30, 0.0, 4)),
)
"""From roomy to full. A poster of so many lines that discs of 32 mm have no room has smaller ones."""

"""Where the columns of findings stand: on two facing pages, or below each other on one. In mm of a page of A4."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from dialogkit.press.flow.facing.leaf import EDGE


class Column(NamedTuple):
    """Its left edge, how wide it is, and its page: 0 on the left, 1 on the right."""

    left: float
    width: float
    side: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of what was said (None where nobody's words may be told), found and done.

    `heads` are the discs of the columns' heads on the road, and the room for their words. `arrows` lead on the road from head to
    head, `signs` below it from column to column; both are told from the left page's edge. `disc` is that of a measure, `head`
    that of a head. Bubbles are as wide as their column where each `fills` it.
    A measure's disc is `above` its words or beside them.
    """

    said: Column | None
    found: Column
    done: Column
    heads: tuple[Column, ...] = ()
    arrows: tuple[float, ...] = ()
    signs: tuple[float, ...] = ()
    disc: float = 24
    head: float = 19
    fills: bool = False
    above: bool = False

    @property
    def pages(self) -> int:
        return 1 + self.done.side

    @property
    def stacked(self) -> bool:
        """Whether all stands below each other, beside a road that goes down the page."""
        return self.found == self.done

    @property
    def columns(self) -> tuple[Column, ...]:
        """Those that there are, in order."""
        return (self.said, self.found, self.done) if self.said else (self.found, self.done)


_ALL = 170
_RIGHT = Column(EDGE, _ALL, 1)
_BESIDE_ROAD = Column(52, 138)

SPREAD = Form(
    Column(EDGE, 76),
    Column(112, 78),
    _RIGHT,
    (Column(EDGE, 48), Column(112, 55), Column(EDGE, 145, 1)),
    (95, 200),
    (103, 199),
    fills=True,
)
SPREAD_UNSAID = Form(None, Column(EDGE, _ALL), _RIGHT, (Column(EDGE, 120), Column(EDGE, 145, 1)), (200,), (199,))
SPREAD_UNDONE = replace(SPREAD, disc=90, above=True)
"""Of a finding alone on its pages, about which nothing is to be done: a picture in the right page's room says so."""
PAGE = Form(_BESIDE_ROAD, _BESIDE_ROAD, _BESIDE_ROAD, disc=20)
PAGE_UNSAID = replace(PAGE, said=None)


def form(pages: int, with_said: bool) -> Form:
    """The form on so many pages."""
    return (PAGE if with_said else PAGE_UNSAID) if pages == 1 else (SPREAD if with_said else SPREAD_UNSAID)

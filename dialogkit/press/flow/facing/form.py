"""Where the columns of findings stand: on two facing pages, or with few findings on one. In mm of a page of A4."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dialogkit.press.flow.facing.leaf import EDGE


class Column(NamedTuple):
    """Its left edge, how wide it is, and its page: 0 on the left, 1 on the right."""

    left: float
    width: float
    side: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """The columns of what was said (None where nobody's words may be told), found and done; those of one place follow each other.

    `heads` are the discs of the columns' heads on the road, and the room for their words. On the left page `arrows` lead on the
    road from head to head, `signs` below it from column to column. `disc` is that of a measure,
    `head` that of a head.
    """

    said: Column | None
    found: Column
    done: Column
    heads: tuple[Column, ...]
    arrows: tuple[float, ...]
    signs: tuple[float, ...]
    disc: float = 24
    head: float = 19

    @property
    def pages(self) -> int:
        return 1 + self.done.side

    @property
    def stacked(self) -> bool:
        """Whether what is done stands below what was found."""
        return self.found == self.done


_ALL = 170
_RIGHT = Column(EDGE, _ALL, 1)
_HALF = Column(95, 95)

SPREAD = Form(
    Column(EDGE, 76), Column(112, 78), _RIGHT, (Column(EDGE, 48), Column(112, 55), Column(EDGE, 145, 1)), (95, 200), (103, 195.5)
)
SPREAD_UNSAID = Form(None, Column(EDGE, _ALL), _RIGHT, (Column(EDGE, 120), Column(EDGE, 145, 1)), (200,), (195.5,))
PAGE = Form(
    Column(EDGE, 64), _HALF, _HALF, (Column(EDGE, 30), Column(81, 31), Column(143, 29)), (75.5, 138), (89.5,), disc=16, head=15
)
PAGE_UNSAID = Form(None, Column(EDGE, _ALL), Column(EDGE, _ALL), (Column(EDGE, 50), Column(105, 60)), (98,), ())


def form(pages: int, with_said: bool) -> Form:
    """The form on so many pages."""
    return (PAGE if with_said else PAGE_UNSAID) if pages == 1 else (SPREAD if with_said else SPREAD_UNSAID)

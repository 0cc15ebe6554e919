"""How the pages of a booklet lie on its sheets, so that they read 1, 2, 3 … when it is folded (saddle stitch).

Each sheet lies on its side and bears four pages. All sheets lie on each other, are folded together in the middle and stapled
in the fold. So the outermost sheet bears the first two and the last two pages, the next one those that come after and before.
What thick booklets push outwards at their inner pages (creep) is left as it is: at 10 sheets of office paper (0.1 mm) that is
about 1 mm, at the 20 sheets that a stapler takes 2 mm, and the margins are much wider.
"""

from __future__ import annotations

from dataclasses import dataclass

PAGES_ON_SHEET = 4
MOST_PAGES = 80  # 20 sheets: what an office stapler goes through


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a page is printed: on which side, counted from 0 through all sheets (front, back, front …), and on which half."""

    side: int
    right: bool


def sheets(count: int) -> int:
    """How many sheets `count` pages take; blank pages at the end fill the last one up."""
    return -(-count // PAGES_ON_SHEET)


def spot(page: int, count: int) -> Spot:
    """The place of a page (from 1) in a booklet of `count` pages.

    On paper that is turned on its short edge. Odd pages are right-hand pages, as in every book; page n shares its side with
    the page that is as far from the end.
    """
    whole = sheets(count) * PAGES_ON_SHEET
    return Spot(min(page, whole + 1 - page) - 1, page % 2 == 1)

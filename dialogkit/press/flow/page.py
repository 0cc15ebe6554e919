"""A page of blocks, and what becomes of the room that they leave on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block, shared

_AIR = 9 * mm  # at most, more than blocks stand apart anyway


@dataclass(slots=True)
class Page:
    """What stands on a page: each block, how far its top is below the column's top, and its height (pt)."""

    placed: list[tuple[Block, float, float]] = field(default_factory=list)


def air(page: Page, height: float) -> None:
    """Moves blocks apart where a page has room; a heading stays near what it heads."""
    _, offset, tall = page.placed[-1]
    gaps = [not block.keep_with_next for block, _, _ in page.placed[:-1]]
    more = min(_AIR, (height - offset - tall) / max(1, sum(gaps)))
    moved = accumulate((more * gap for gap in gaps), initial=0.0)
    page.placed = [(block, offset + by, tall) for (block, offset, tall), by in zip(page.placed, moved)]


def stretch(page: Page, height: float) -> None:
    """Give the height that is left over to the blocks that stretch, and what they leave to the room above what is at the foot."""
    _, offset, tall = page.placed[-1]
    spare = height - offset - tall
    taken = shared([block for block, _, _ in page.placed], spare)
    spare -= sum(taken)
    shift = 0.0
    for index, ((block, offset, tall), more) in enumerate(zip(page.placed, taken)):
        page.placed[index] = (block, offset + shift + spare * block.at_foot, tall + more)
        shift += more

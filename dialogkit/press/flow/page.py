"""A page of blocks, and what becomes of the room that they leave on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate

from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block

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
    """Give the height that is left over to the blocks that stretch, or else to the room above what stands at the foot."""
    _, offset, tall = page.placed[-1]
    spare = height - offset - tall
    if not any(block.stretch for block, _, _ in page.placed):
        page.placed = [(block, offset + spare * block.at_foot, tall) for block, offset, tall in page.placed]
        return
    shift = 0.0
    for index, ((block, offset, tall), more) in enumerate(zip(page.placed, _shared(page, spare))):
        page.placed[index] = (block, offset + shift, tall + more)
        shift += more


def _shared(page: Page, spare: float) -> list[float]:
    """How much of `spare` each block takes: by its share, and none more than it can. What one leaves goes to the others, and
    what all leave to those that have something in reserve.
    """
    blocks = [block for block, _, _ in page.placed]
    taken = [0.0] * len(blocks)
    for most in ([block.most for block in blocks], [block.most + block.reserve for block in blocks]):
        while spare > 0.01:
            open_ = [index for index, block in enumerate(blocks) if block.stretch and taken[index] < most[index]]
            shares = sum(blocks[index].stretch for index in open_)
            if not shares:
                break
            given = {index: min(spare * blocks[index].stretch / shares, most[index] - taken[index]) for index in open_}
            for index, more in given.items():
                taken[index] += more
            spare -= sum(given.values())
    return taken

"""Blocks → pages: what stands on which page, how high, and the running line at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dialogkit import limits
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block, PageBreak

_BEGINNING = 60 * mm  # as much of a long table or list as must stand below its heading


@dataclass(slots=True)
class Page:
    """What stands on a page: each block, how far its top is below the column's top, and its height (pt)."""

    placed: list[tuple[Block, float, float]] = field(default_factory=list)


class Unplaced(Exception):
    """A block that cannot be placed, and why: it is `too-tall` for any page, or the pages are too many: `document-too-long`."""

    def __init__(self, code: str, block: Block):
        super().__init__(f"{code}: {type(block).__name__}")
        self.code, self.block = code, block


def paginate(blocks: Sequence[Block], width: float, height: float) -> list[Page]:
    """Fill columns of `width` × `height` pt, one a page. Raises Unplaced."""
    pages = [Page()]
    queue = list(reversed(blocks))
    used = 0.0
    while queue:
        block = queue.pop()
        if len(pages) > limits.PAGES:
            raise Unplaced("document-too-long", block)
        placed = pages[-1].placed
        if isinstance(block, PageBreak):
            if placed and height - used < block.room * height:
                pages.append(Page())
                used = 0.0
            continue
        gap = max(placed[-1][0].after, block.before) if placed else 0.0
        tall = block.height(width)
        if used + gap + tall + _kept(block, queue, width, height - tall) <= height + 0.01:
            placed.append((block, used + gap, tall))
            used += gap + tall
            continue
        parts = None if _stays(block) and placed else block.split(width, height - used - gap)
        if parts:
            placed.append((parts[0], used + gap, parts[0].height(width)))
            queue.append(parts[1])
        elif placed:
            queue.append(block)
        else:
            raise Unplaced("too-tall", block)
        pages.append(Page())
        used = 0.0
    if not pages[-1].placed and len(pages) > 1:
        pages.pop()
    for page in pages:
        _stretch(page, height)
    return pages


def _stays(block: Block) -> bool:
    """Whether a block goes to the next page rather than be split."""
    return block.keep_with_next or block.whole


def _kept(block: Block, queue: list[Block], width: float, room: float) -> float:
    """How much must follow `block` on its page: for a heading, the beginning of what it heads.

    Of what is more than a page and cannot be kept together, only the next block is kept.
    """
    need = first = 0.0
    for follower in reversed(queue):
        if not block.keep_with_next or isinstance(follower, PageBreak) or need > room:
            break
        gap = max(block.after, follower.before)
        tall = follower.height(width)
        parts = None if _stays(follower) else follower.split(width, min(tall * 0.5, room * 0.5, _BEGINNING))
        need += gap + (parts[0].height(width) if parts else tall)
        first = first or need
        block = follower
    return max(0.0, need if need <= room else min(first, room))


def _stretch(page: Page, height: float) -> None:
    """Give the height that is left over to the blocks that stretch."""
    shares = sum(block.stretch for block, _, _ in page.placed)
    if not shares:
        return
    _, offset, tall = page.placed[-1]
    spare = height - offset - tall
    shift = 0.0
    for index, (block, offset, tall) in enumerate(page.placed):
        more = spare * block.stretch / shares
        page.placed[index] = (block, offset + shift, tall + more)
        shift += more

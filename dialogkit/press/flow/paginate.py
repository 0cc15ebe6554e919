"""Blocks → pages: what stands on which page, and how high."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from dialogkit import limits
from dialogkit.colour import FAINT
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block, Drawn, PageBreak, Spread, Stack, Text, Together
from dialogkit.press.flow.facing.front import Front
from dialogkit.press.flow.page import Page, air, stretch
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import HAIRLINE

_APART = 12 * mm  # the pairs of a spread, with a line between them
_PARAGRAPHS = 12.0  # pt: as far as they stand apart
_TIGHTER = (0.6, 0.25)  # parts of larger gaps
_LITTLE, _ENOUGH, _HALF = 0.25, 0.42, 0.55  # of a page: for what is left for the last, and for the one before it
_TRIED = 50  # pages: to set more of them once again takes too long
_SHORTER = (0.9, 0.8, 0.7, 0.6)  # parts of a page, as much as the last but one gives away
_EVEN = (0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)  # parts of a page, the least that all of them may be filled to
_LEAST_BELOW = 14 * mm  # two lines below a heading
_BEGINNING = 60 * mm  # as much of a long table or list as must stand below its heading
_SHORT = 0.35  # of a page: how tall a heading with all that it heads is at most, to stay whole


class Unplaced(Exception):
    """A block that cannot be placed, and why: it is `too-tall` for any page, or the pages are too many: `document-too-long`.

    `before` are the pages before it, where they are known.
    """

    def __init__(self, code: str, block: Block, before: Sequence[Page] = ()):
        super().__init__(f"{code}: {type(block).__name__}")
        self.code, self.block, self.before = code, block, before

    @property
    def texts(self) -> Iterator[Text]:
        """All texts from the block back to the first page, those of the block first."""
        yield from self.block.walk_texts()
        placed = (block for page in reversed(self.before) for block, _, _ in reversed(page.placed))
        yield from (text for block in placed for text in reversed([*block.walk_texts()]))


def paginate(blocks: Sequence[Block], width: float, height: float, first: int = 1, even: bool = False) -> list[Page]:
    """Fill columns of `width` × `height` pt, one a page, or `even`ly, so that none is much fuller than others. Raises Unplaced.

    The `first` page's number tells on which side pages lie: as in each book, the odd ones are right-hand pages. So the page
    before a spread stays blank where it would be a left-hand one.
    """
    pages: list[Page] = []
    following = [isinstance(block, Spread) for block in blocks[1:]]
    laid = [each for block, spread in zip(blocks, [*following, False]) for each in _laid(block, width, height, first, spread)]
    for _, group in groupby(laid, key=lambda block: isinstance(block, Spread) and id(block)):
        run = [*group]
        if isinstance(run[0], Spread):
            pages += [Page()] * ((first + len(pages)) % 2)
            pages += _facing(run[0], width, height)
        else:
            columns = _columns(run, width, height)
            pages += _evened(run, width, height, columns) if even else columns
        if len(pages) > limits.PAGES:
            raise Unplaced("document-too-long", run[-1], pages)
    return pages or [Page()]


def _laid(block: Block, width: float, height: float, first: int, spread: bool) -> list[Block]:
    """A block, or those that it arranges when it is told whether a spread follows."""
    return block.laid(width, height, first, spread) if isinstance(block, Front) else [block]


def _columns(blocks: Sequence[Block], width: float, height: float) -> list[Page]:
    """The pages of blocks one after the other; where little would be left for the last, large gaps are less if then it is not, or
    else also the air inside blocks.

    Or else the page before it gives of its own to it.
    """
    blocks = _loosened(blocks, width, height)
    _keep_short_parts(blocks, width, _SHORT * height)
    loose = _set(blocks, width, height, 1.0)
    if not 1 < len(loose) <= _TRIED:
        return loose
    bare = all(block.bare for block, _, _ in loose[-1].placed)
    if not bare and (_used(loose[-1]) > _ENOUGH * height or loose[-1].placed[-1][0].at_foot):
        return loose
    spare = any(block.spare for block, _, _ in loose[-1].placed)
    if bare or _used(loose[-1]) <= (_ENOUGH if spare else _LITTLE) * height:
        closer = [block.tightened() for block in blocks]
        tight = (_set(some, width, height, share) for some in (blocks, closer) for share in _TIGHTER)
        if found := next((pages for pages in tight if len(pages) < len(loose)), None):
            return found
    if bare or _is_enough(loose[-1], height):
        return loose
    shorter = (_shared_out(blocks, width, height, len(loose), share) for share in _SHORTER)
    even = (each for each in shorter if each and len(each) == len(loose) and _used(each[-2]) > _HALF * height)
    return next((each for each in even if _is_enough(each[-1], height)), loose)


def _evened(blocks: Sequence[Block], width: float, height: float, full: list[Page]) -> list[Page]:
    """As many pages as those that are `full` up to the last, each filled to a share of it that is as small as it can be.

    What is left of a page goes between its blocks, as far as that looks well.
    """
    if 1 < len(full) <= _TRIED:
        blocks = _loosened(blocks, width, height)
        tried = (_shared_out(blocks, width, height, 1, share) for share in _EVEN)
        full = next((pages for pages in tried if pages and len(pages) == len(full)), full)
    for page in full:
        air(page, height)
    return full


def _shared_out(blocks: Sequence[Block], width: float, height: float, count: int, share: float) -> list[Page] | None:
    """So many pages, of which the last but one is filled to a share only, or each of them where they are said to be one; None
    where what must stand there is taller.
    """
    try:
        return _set(blocks, width, height, 1.0, count - 1, share)
    except Unplaced:
        return None


def _is_enough(page: Page, height: float) -> bool:
    """Whether a last page holds no less than it should; where there is room to write below, little will do."""
    least = _LITTLE if any(block.spare for block, _, _ in page.placed) else _ENOUGH
    return _used(page) > least * height


def _used(page: Page) -> float:
    """How much of a page is filled; what is there only because there is room fills nothing."""
    return max((offset + tall for block, offset, tall in page.placed if not block.spare), default=0.0)


def _gap(above: Block, below: Block, tight: float) -> float:
    """How far two blocks stand apart; what is more than paragraphs need is less where it is `tight`."""
    gap = max(above.after, below.before)
    return min(gap, _PARAGRAPHS) + max(0.0, gap - _PARAGRAPHS) * tight


def _set(blocks: Sequence[Block], width: float, height: float, tight: float, shorter: int = 0, share: float = 1.0) -> list[Page]:
    """The pages. Of the page of the number `shorter` a share is filled, or without one of each."""
    pages = [Page()]
    queue = [*reversed(blocks)]
    used = 0.0
    while queue:
        block = queue.pop()
        if len(pages) > limits.PAGES:
            raise Unplaced("document-too-long", block, pages)
        if pages[-1].placed and pages[-1].placed[-1][0].at_foot and not block.at_foot:
            pages.append(Page())
            used = 0.0
        placed = pages[-1].placed
        if isinstance(block, PageBreak):
            if placed and height - used < block.room * height:
                pages.append(Page())
                used = 0.0
            continue
        if block.spare and placed and _goes_on(queue, width, height - used, height, tight):
            continue
        tall = block.height(width)
        need = tall + _kept(block, queue, width, height - tall, tight)
        if block.spare and queue and queue[-1].at_foot:
            need += _gap(block, queue[-1], tight) + queue[-1].height(width)
        room = height * (share if shorter in (0, len(pages)) else 1.0)
        if block.again and not placed and len(pages) > 1:
            used = _repeated(block, block.again, pages[-1], width, room, need)
        gap = _gap(placed[-1][0], block, tight) if placed else 0.0
        if smaller := _giving_way(block, queue, width, room - used - gap, tight):
            smaller.again = block.again
            queue.append(smaller)
            continue
        if used + gap + need <= room + 0.01:
            placed.append((block, used + gap, tall))
            used += gap + tall
            continue
        if block.spare and placed:
            continue
        if block.at_foot and placed and (lowered := _lowered(pages[-1], width, room - gap - need)):
            used = lowered
            queue.append(block)
            continue
        if smaller := block.fitted(width, room - used - gap):
            smaller.again = block.again
            queue.append(smaller)
            continue
        parts = None if _stays(block) and placed else block.split(width, room - used - gap)
        if parts:
            placed.append((parts[0], used + gap, parts[0].height(width)))
            parts[1].again = block.again
            queue.append(parts[1])
        elif placed or (room == height and _let_go(block)):
            queue.append(block)
            if not placed:
                continue
        else:
            raise Unplaced("too-tall", block)
        pages.append(Page())
        used = 0.0
    if not pages[-1].placed:
        pages.pop()
    for page in pages:
        stretch(page, height)
    return pages


def _giving_way(block: Block, queue: Sequence[Block], width: float, room: float, tight: float) -> Block | None:
    """The block a little smaller, where otherwise what is spare would have no room below it."""
    if not queue or not queue[-1].spare:
        return None
    left = room - _gap(block, queue[-1], tight) - queue[-1].height(width)
    return block.giving_way(width, left) if left < block.height(width) <= room else None


def _goes_on(queue: list[Block], width: float, left: float, height: float, tight: float) -> bool:
    """Whether what is next begins on the same page, since so much of it is left; what stands at the foot has its own place."""
    if not queue or queue[-1].at_foot:
        return False
    following, after = queue[-1], queue[:-1]
    if isinstance(following, PageBreak):
        return left >= following.room * height
    tall = following.height(width)
    left -= following.before + tall
    return left >= 0 and left >= _kept(following, after, width, height - tall, tight)


def _lowered(page: Page, width: float, room: float) -> float:
    """Sets the last block of a page in a smaller form, so that `room` holds all. How much is used then; 0: no form can."""
    block, offset, _ = page.placed[-1]
    smaller = block.fitted(width, room - offset)
    if not smaller:
        return 0.0
    tall = smaller.height(width)
    page.placed[-1] = (smaller, offset, tall)
    return offset + tall


def _repeated(block: Block, head: Block, page: Page, width: float, room: float, need: float) -> float:
    """Puts the head of its part above the first block of a page where there is room for it. How much of the page it takes.

    Above a block that needs more than a page there is, where it can be split so.
    """
    tall = head.height(width)
    left = room - tall - max(head.after, block.before)
    if need > left and (need <= room or _stays(block) or not block.split(width, left)):
        return 0.0
    page.placed.append((head, 0.0, tall))
    return tall


def _loosened(blocks: Sequence[Block], width: float, height: float) -> list[Block]:
    """The blocks, and in the place of a group that no page holds, with the headings above it, those that are in it.

    What stands at the foot does so without its headings too.
    """
    found: list[Block] = []
    for block in blocks:
        if not isinstance(block, Together):
            found.append(block)
            continue
        leading = [] if block.at_foot else [*takewhile(lambda above: above.keep_with_next, reversed(found))]
        fits = Stack([*reversed(leading), block]).height(width) <= height
        for part in () if fits else block.blocks:
            part.again = block.again
        found += [block] if fits else _loosened(block.blocks, width, height)
    return found


def _keep_short_parts(blocks: Sequence[Block], width: float, tallest: float) -> None:
    """A heading and all that it heads stay on one page, where they are no taller than that: whom one can ask, a short list."""
    for start, heading in enumerate(blocks):
        if not heading.level:
            continue
        used = heading.height(width)
        stop = start + 1
        while stop < len(blocks) and used <= tallest and _belongs(blocks[stop], heading.level):
            used += max(blocks[stop - 1].after, blocks[stop].before) + blocks[stop].height(width)
            stop += 1
        if used <= tallest and stop - start > 1:
            for block in blocks[start : stop - 1]:
                block.keep_with_next = True
            blocks[stop - 1].whole = True


def _belongs(block: Block, level: int) -> bool:
    """Whether a block is part of what a heading of that level heads."""
    ends = isinstance(block, PageBreak) or block.spare or block.at_foot
    return not ends and not 0 < block.level <= level


def _facing(spread: Spread, width: float, height: float) -> list[Page]:
    """The pages of a spread, two or more by twos; no pair goes over to the next two."""
    pages = [Page(), Page()]
    used = after = 0.0
    for pair in spread.pairs:
        talls = [block.height(width) for block in pair]
        if max(talls) > height:
            raise Unplaced("too-tall", pair[talls.index(max(talls))])
        gap = max(after, _APART, *(block.before for block in pair)) if used else 0.0
        if used + gap + max(talls) > height:
            pages += [Page(), Page()]
            used = gap = 0.0
        for page, block, tall in zip(pages[-2:], pair, talls):
            page.placed += [(_rule(), used + gap / 2, 0.0)] if gap else []
            page.placed.append((block, used + gap, tall))
        used += gap + max(talls)
        after = max(block.after for block in pair)
    return pages


def _rule() -> Block:
    """The line between two pairs of a spread."""

    def paint(canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(x, top, x + width, top)

    return Drawn(0.0, paint)


def _stays(block: Block) -> bool:
    """Whether a block goes to the next page rather than be split."""
    return block.keep_with_next or block.whole


def _let_go(block: Block) -> bool:
    """Whether anything in a block that no page holds was kept with what follows it: now it is not."""
    kept = [part for part in block.walk() if part.keep_with_next]
    for part in kept:
        part.keep_with_next = False
    return bool(kept)


def _kept(block: Block, queue: list[Block], width: float, room: float, tight: float) -> float:
    """How much must follow `block` on its page: for a heading, the beginning of what it heads, and that is more than a line.

    Of what is more than a page and cannot be kept together, only the next block is kept.
    """
    need = first = below = 0.0
    heads = block.level and block.keep_with_next
    for follower in reversed(queue):
        ends = not block.keep_with_next and (not heads or below > _LEAST_BELOW)
        if ends or isinstance(follower, PageBreak) or follower.spare or need > room:
            break
        gap = _gap(block, follower, tight)
        tall = follower.height(width)
        parts = None
        if not _stays(follower):
            least = (min(tall - 1, part * _BEGINNING) for part in (1.5, 2.0, 2.5))
            rooms = (min(tall * 0.5, room * 0.5, _BEGINNING), *least, min(tall - 1, room - need - gap))
            parts = next((found for each in rooms if (found := follower.split(width, each))), None)
        more = parts[0].height(width) if parts else tall
        need += gap + more
        below += 0.0 if follower.level and follower.keep_with_next else more
        first = first or need
        block = follower
    return max(0.0, need if need <= room else min(first, room))

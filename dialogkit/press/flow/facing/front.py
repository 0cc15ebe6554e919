"""What stands before the rest of a document: its parts share pages so that these are well filled, and none stays blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from dialogkit.press.flow.blocks import Block, PageBreak, Stack, Text
from dialogkit.press.flow.elements import Contents
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag

_MOST = 7  # parts: of more there are too many orders
_BLANK, _PAGE, _MOVED = 0.4, 0.12, 0.03  # what a blank page, each page, and each part that has moved cost; an empty one costs 1


class Part(Stack):
    """A part with its tags. One that is `late` may stand behind those that follow it."""

    def __init__(self, blocks: Sequence[Block], tags: Sequence[Tag], late: bool):
        super().__init__(blocks, blocks[0].before, blocks[-1].after)
        self.tags, self.late = tags, late

    def more(self, most: float) -> float:
        """How much of the room that its page has left it can take, at `most`."""
        return sum(min(block.most, most) for block in self.blocks if block.stretch)


class _Plan(NamedTuple):
    """The parts in an order, each with whether it begins a page, and how full the pages are (1: full)."""

    order: tuple[int, ...]
    begins: tuple[bool, ...]
    pages: list[float]

    def cost(self, first: int, spread: bool) -> float:
        blank = spread and (first + len(self.pages)) % 2
        moved = sum(number != place for place, number in enumerate(self.order))
        empty = sum((1 - full) ** 2 for full in self.pages)
        return empty + blank * (1 + _BLANK) + len(self.pages) * _PAGE + moved * _MOVED


class Front(Block):
    """The parts. `headings` are those of the whole document, which come into the order that the pages have."""

    def __init__(self, sections: Sequence[Part], owner: Tag, headings: list[Text]):
        self._sections, self._owner, self._headings = sections, owner, headings

    @property
    def parts(self) -> Sequence[Block]:
        return self._sections

    def height(self, width: float) -> float:
        return Stack(self._sections).height(width)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """Nothing is drawn: `paginate` sets the blocks."""

    def laid(self, width: float, height: float, first: int, spread: bool) -> list[Block]:
        """The blocks with breaks between pages, of which the `first` has that number; a `spread` follows, or does not."""
        plans = self._plans(width, height)
        order, begins, _ = min(plans, key=lambda plan: plan.cost(first, spread))
        ordered = [self._sections[number] for number in order]
        self._owner.kids += [tag for part in ordered for tag in part.tags]
        self._sort_headings(ordered)
        return [each for part, begun in zip(ordered, begins) for each in (*([PageBreak()] if begun else ()), *part.blocks)]

    def _plans(self, width: float, height: float) -> Iterator[_Plan]:
        talls = [part.height(width) for part in self._sections]
        mores = [part.more(height) for part in self._sections]
        few = len(talls) <= _MOST
        for order in self._orders() if few else [tuple(range(len(talls)))]:
            gaps = [max(self._sections[one].after, self._sections[two].before) for one, two in pairwise(order)]
            for begins in product((False, True) if few else (True,), repeat=len(talls) - 1):
                runs = [[talls[order[0]]]]
                for number, begun, gap in zip(order[1:], begins, gaps):
                    if begun:
                        runs.append([talls[number]])
                    else:
                        runs[-1].append(gap + talls[number])
                if all(len(run) == 1 or sum(run) <= height for run in runs):
                    rest = iter(order)
                    grown = [sum(mores[next(rest)] for _ in run) for run in runs]
                    pages = [full for run, more in zip(runs, grown) for full in _filled(sum(run) / height, more / height)]
                    yield _Plan(order, (False, *begins), pages)

    def _orders(self) -> list[tuple[int, ...]]:
        """Those in which each part that is late stands where it does or behind others, and the rest as they stand."""
        found: list[tuple[int, ...]] = [tuple(number for number, part in enumerate(self._sections) if not part.late)]
        for late in (number for number, part in enumerate(self._sections) if part.late):
            found = [
                (*order[:place], late, *order[place:])
                for order in found
                for place in range(sum(number < late for number in order), len(order) + 1)
            ]
        return found

    def _sort_headings(self, ordered: Sequence[Part]) -> None:
        """The headings of level 1, and the contents that list them, as the parts stand now."""
        texts = [text for part in ordered for text in part.walk_texts() if text in self._headings]
        places = [place for place, heading in enumerate(self._headings) if heading in texts]
        for place, text in zip(places, texts):
            self._headings[place] = text
        for contents in (block for block in self.walk() if isinstance(block, Contents)):
            contents.renew()


def _filled(tall: float, more: float) -> list[float]:
    """How full the pages are that something so tall takes, which may be so much taller."""
    return [*[1.0] * int(tall), min(1.0, tall % 1 + more)] if tall > 1.001 else [min(1.0, tall + more)]

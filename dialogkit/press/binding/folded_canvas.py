"""A canvas for pages that share sides: painted in reading order, they come out in the order of the paper.

Everything that has an order of its own (the structure tree, the bookmarks, the parts of a paragraph that goes on on the next
page) takes it from the order of painting. So what has been painted on a side is kept until all sides are done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Corners
from dialogkit.press.pdf.reportlab_parts import PageParts
from dialogkit.press.pdf.tags import Tag


@dataclass
class _Side:
    """What has been painted on a side, and the tags that it belongs to, by MCID."""

    parts: PageParts = field(default_factory=PageParts)
    tags: list[Tag] = field(default_factory=list)


class FoldedCanvas(PressCanvas):
    """First `sides`, then `part` for each thing on them, then `end_sides`; pages as ever may follow."""

    _sides: Sequence[_Side] = ()
    _part: Corners | None = None

    def sides(self, count: int, width: float, height: float) -> None:
        """Begin `count` sides of that size."""
        self.setPageSize((width, height))
        self._sides = [_Side() for _ in range(count)]

    @contextmanager
    def part(self, side: int, x: float, width: float, height: float) -> Iterator[None]:
        """What is painted inside stands on a side (from 0), in its part from `x` on, and nothing of it goes over that."""
        self._take_up(side)
        self._part = (x, 0, x + width, height)
        with self.state():
            with self.artifact():
                path = self.beginPath()
                path.rect(x, 0, width, height)
                self.clipPath(path, stroke=0, fill=0)
            self.translate(x, 0)
            yield
        self._part = None
        self._give_links()

    def two_pages(self) -> None:
        """Nothing: they are beside each other on a side."""

    def end_sides(self) -> None:
        """Write all sides, in their order."""
        self.facts.end_page(*self.page_size, None)
        for side in range(len(self._sides)):
            self._take_up(side)
            self.showPage()
        self._page_tags = []

    def _take_up(self, side: int) -> None:
        self.take_up(self._sides[side].parts, side + 1)
        self._page_tags = self._sides[side].tags

    def _destination(self, key: str, y: float) -> None:
        """To the part of the side that the words stand on, as large as it can be shown."""
        if self._part is None:
            super()._destination(key, y)
            return
        left, bottom, right, top = self._part
        self.bookmarkPage(key, fit="FitR", left=left, bottom=bottom, right=right, top=top)

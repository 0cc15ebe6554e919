"""Cards on a sheet that is cut already: of labels, or perforated. Lengths in pt."""

from __future__ import annotations

from dataclasses import dataclass

from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, card_size, mm
from dialogkit.press.pdf.geometry import Size
from dialogkit.press.sheets.imposition import Grid, best_grid
from dialogkit.terms import USUAL_CARD

_EXACT = 0.01  # mm: what a sum of rounded lengths may be off


@dataclass(frozen=True, slots=True)
class LabelSheet(Grid):
    """A grid that lies where the sheet is cut: `start` is how far the first card is from the left and the upper edge, `gap` how
    far cards are apart.

    `nudge` (to the right, up) moves all that is printed on the cards, as one looks at the front. It is for sheets that are cut
    a little beside their measures, or that a printer feeds so. The cards themselves lie there, on both sides of the paper: on
    the back they are moved as a mirror shows it, and stay behind their fronts. (What a printer does to backs alone is an
    offset of the job, not of the sheet.)
    """

    start: Size = (0.0, 0.0)
    gap: Size = (0.0, 0.0)
    nudge: Size = (0.0, 0.0)

    @property
    def margins(self) -> Size:
        """What is free of cards at each side, and above and below: the less of the two, for a turned sheet has them swapped."""
        return self._margin(0), self._margin(1)

    def _margin(self, axis: int) -> float:
        count, start = (self.columns, self.rows)[axis], self.start[axis]
        end = self.page[axis] - start - count * self.card[axis] - (count - 1) * self.gap[axis]
        return min(start, end) - abs(self.nudge[axis])

    def place_back(self, index: int, over_side: bool) -> tuple[float, float]:
        """The lower-left corner of a card's back. The turned sheet is mirrored about its own middle, not the grid's."""
        x, y = self.place(index)
        if over_side:
            return self.page[0] - x - self.card[0], y
        return x, self.page[1] - y - self.card[1]

    def nudged(self, front: bool, over_side: bool) -> Size:
        """The nudge; on the back as a mirror shows it."""
        across, up = self.nudge
        if front:
            return across, up
        return (-across, up) if over_side else (across, -up)

    def _corner(self, row: int, column: int) -> tuple[float, float]:
        wide, tall = self.card
        x = self.start[0] + column * (wide + self.gap[0])
        y = self.page[1] - self.start[1] - tall - row * (tall + self.gap[1])
        return x + self.nudge[0], y + self.nudge[1]


def grid_of(deck: Node) -> Grid | None:
    """How the cards of a deck lie: as its `sheet` is cut, or else in the best grid, and None if no card fits on the paper."""
    card = card_size(deck.paper.get("card", USUAL_CARD))
    sheet = deck.find("sheet")
    if sheet is None:
        return grid_on(deck.paper, card)
    return LabelSheet(
        _page(sheet.get("paper"), sheet.get("orientation")),
        card,
        0.0,
        int(sheet.get("columns")),
        int(sheet.get("rows")),
        start=_lengths(sheet, "left", "top"),
        gap=_lengths(sheet, "gap-across", "gap-down"),
        nudge=_lengths(sheet, "nudge-right", "nudge-up"),
    )


def grid_on(paper: Node, card: Size) -> Grid | None:
    """The best grid of cards on the paper that is asked for, with its margin; None if no card fits."""
    page, bleed = PAGES[paper.get("size", "A4")], float(paper.get("bleed", "0")) * mm
    margin = float(paper.get("margin", "8")) * mm
    return best_grid(card, page, margin, bleed, paper.get("backs") == "gutterfold", paper.flag("camera-marks"))


def beyond_paper(
    paper: str, orientation: str, card: Size, counts: tuple[int, int], start: Size, gap: Size
) -> tuple[float, float]:
    """How many mm a grid whose lengths are in mm reaches over the paper's right and lower edge; 0 where it does not."""
    page = _page(paper, orientation)

    def over(axis: int) -> float:
        used = start[axis] + counts[axis] * card[axis] + (counts[axis] - 1) * gap[axis]
        length = used - page[axis] / mm
        return length if length > _EXACT else 0.0

    return over(0), over(1)


def _page(paper: str, orientation: str) -> Size:
    page = PAGES[paper or "A4"]
    return page[::-1] if orientation == "landscape" else page


def _lengths(node: Node, *names: str) -> Size:
    across, up = (float(node.get(name, "0")) * mm for name in names)
    return across, up

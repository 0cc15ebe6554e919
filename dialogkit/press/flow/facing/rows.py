"""Rows of a spread: what was said and found on its left page, and what is done about it on the right one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count, tee
from typing import NamedTuple

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.arrange import Beside
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.elements import Bubble, quotation
from dialogkit.press.flow.facing.form import Column, Form
from dialogkit.press.flow.facing.leaf import Placed
from dialogkit.press.flow.facing.measure import measure
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle

Make = Callable[[list[Node], Tag, Colours], Stack]
"""Makes the blocks of any elements."""

_LEADING = 1.23  # of a finding, as of a heading
_QUOTES_APART = 2 * mm
_MEASURES_APART = 6 * mm
_LARGE = 64  # mm of a page of A4: the disc of what there is to say where nothing is done
_BELOW = 6 * mm  # what is done, where it stands below what was found
APART = 12 * mm
"""Rows, with a line between them."""


class Sizes(NamedTuple):
    """How large words are set, in pt: what was said, found, and is done. A finding is never weaker than a quote."""

    quote: float
    found: float
    done: float


LADDER = (
    *(Sizes(26, 30, 24), Sizes(24, 28, 22), Sizes(22, 26, 20)),
    *(Sizes(20, 24, 19), Sizes(18, 23, 18), Sizes(17, 22, 18), Sizes(16, 20, 17), Sizes(15, 18, 16)),
)
FOR_ONE, FOR_TWO = 3, 4
"""From the largest to the floor. As many of the first are for one finding in an opening, and as many for two at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding: what was said (nothing where nobody's words may be told), what was found, what is done; in columns of a form."""

    said: Block
    found: Block
    done: Block
    form: Form
    unit: float

    @property
    def _columns(self) -> list[tuple[Block, Column]]:
        form = self.form
        found = [(self.found, form.found), (self.done, form.done)]
        return [(self.said, form.said), *found] if form.said else found

    def _tall(self, block: Block, column: Column) -> float:
        return block.height(column.width * self.unit)

    @property
    def height(self) -> float:
        talls = [self._tall(*each) for each in self._columns]
        return max(*talls[:-2], sum(talls[-2:]) + _BELOW, 0.0) if self.form.stacked else max(talls)

    def placed(self, side: int, top: float) -> list[Placed]:
        """What stands on a page, from height `top` down."""
        unit, below = self.unit, 0.0
        if self.form.stacked:
            below = self._tall(self.found, self.form.found) + _BELOW
        return [
            Placed(block, column.left * unit, top + below * (block is self.done), column.width * unit)
            for block, column in self._columns
            if column.side == side
        ]

    @property
    def is_too_wide(self) -> bool:
        """Whether a word had to be broken, in the widths that the row was last measured in."""
        return any(text.paragraph.too_wide for block in (self.said, self.found, self.done) for text in block.walk_texts())


class Setter:
    """Sets findings in a given size and form; what is read belongs to a row of the table `tag`."""

    def __init__(self, context: PressContext, make: Make, colours: Colours, form: Form, unit: float):
        self._context, self._make, self._colours, self._form, self._unit = context, make, colours, form, unit

    def row(self, node: Node, tag: Tag, sizes: Sizes, alone: bool = False) -> Row:
        """A row; one that is `alone` in its opening has what fills the place of measures that there are not."""
        line = tag.add("TR")
        said = self.said(node, line.add("TD"), sizes) if self._form.said else Stack([])
        found = self.found(node, line.add("TH", Scope="Row"), sizes)
        nothing = all(each.need("status").get("kind") == "open" for each in node.need("done").nodes if each.name == "measure")
        large = alone and nothing and not self._form.stacked
        return Row(said, found, self.done(node, line.add("TD"), sizes, large), self._form, self._unit)

    def said(self, node: Node, tag: Tag, sizes: Sizes) -> Stack:
        """Quotes in their bubbles, or other words."""
        blocks: list[Block] = []
        for child in node.need("said").nodes:
            if child.name == "blockquote":
                words = TextStyle(sizes.quote, sizes.quote * 1.4, after=0, balanced=True)
                quote = self._context.text(child, words, quotation(child, tag).add("P"))
                blocks.append(Bubble(quote, self._colours, 4 * mm, fills=True))
                blocks[-1].before = blocks[-1].after = _QUOTES_APART
            else:
                blocks.append(self._make([child], tag, self._colours))
                blocks[-1].after = _QUOTES_APART
        return Stack(blocks)

    def found(self, node: Node, tag: Tag, sizes: Sizes, leading: float = _LEADING) -> Stack:
        words = TextStyle(sizes.found, sizes.found * leading, bold=True, balanced=True, colour=self._colours.dark, after=1.5 * mm)
        blocks: list[Block] = [self._context.text(node.need("found"), words, tag.add("P"))]
        blocks += [self._context.text(each, BODY, tag.add("P")) for each in node.nodes if each.name == "note"]
        return Stack(blocks)

    def done(self, node: Node, tag: Tag, sizes: Sizes, large: bool = False) -> Stack:
        """What is done; `large` is what fills the place of measures."""
        size, disc = (sizes.found, _LARGE) if large else (sizes.done, self._form.disc)
        blocks = [self._measure(each, tag, size, disc * mm) for each in node.need("done").nodes]
        for block in blocks:
            block.after, block.whole = _MEASURES_APART, True
        return Stack(blocks)

    def _measure(self, node: Node, tag: Tag, size: float, disc: float) -> Block:
        if node.name == "measure":
            return measure(self._context, node, tag, self._colours, size, disc)
        owner = tag.add("P")
        words = self._context.text(node, TextStyle(size, size * 1.4, bold=True, balanced=True), owner)
        return Beside(in_disc(self._context, node, owner, self._colours), disc, words, 6 * mm) if node.get("symbol") else words


def openings(heights: Iterable[float], first: float, later: float, most: int | None = None) -> list[list[int]] | None:
    """Which rows stand together, the first ones in `first` pt, those after them in `later`; as evenly as they go.

    None where one does not fit, or all of them need more than `most` pages.
    """
    measured, again = tee(heights)
    full = _filled(measured, first, later, 1.0, most)
    if not full:
        return None
    talls, parts = [*again], (step / 20 for step in count(6))
    return next(found for part in parts if (found := _filled(talls, first, later, part, len(full))))


def _filled(heights: Iterable[float], first: float, later: float, part: float, most: int | None) -> list[list[int]] | None:
    """The same, with rooms filled to a part of their height, but for a row that needs more alone."""
    found: list[list[int]] = []
    used = room = 0.0
    for number, tall in enumerate(heights):
        if not found or used + APART + tall > room * min(1.0, part):
            room = later if found else first
            if tall > room or len(found) == most:
                return None
            found.append([])
            used = -APART
        found[-1].append(number)
        used += APART + tall
    return found

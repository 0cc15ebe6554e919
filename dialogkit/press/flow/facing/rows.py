"""Rows of a theme: what was said and found, and what is done about it, beside each other or down a road."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, count, tee
from typing import NamedTuple

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.arrange import Beside, Indented
from dialogkit.press.flow.blocks import Block, Sign, Stack, Text
from dialogkit.press.flow.elements import Bubble, quotation
from dialogkit.press.flow.facing.form import Form
from dialogkit.press.flow.facing.leaf import Placed
from dialogkit.press.flow.facing.measure import measure
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle

Make = Callable[[list[Node], Tag, Colours], Stack]
"""Makes the blocks of any elements."""

_LEADING = 1.23  # of a finding, as of a heading
_QUOTES_APART = 2 * mm
_MEASURES_APART, _MORE = 6 * mm, 10 * mm  # at least, and how much farther they may stand, or a picture alone may grow
_BESIDE_DISC = 6 * mm
_BELOW_PICTURE = 30  # pt: words that are said below a large picture
_BELOW = 6 * mm  # one part of a row, where it stands below another
_KNOWN, _KNOWN_DISC, _BESIDE_KNOWN, _BELOW_KNOWN = replace(BODY, bold=True, after=0), 14 * mm, 3 * mm, 2 * mm
_HEAD = TextStyle(16, 20, bold=True, after=1.5 * mm)  # of a part, on the road that goes down
APART = 12 * mm
"""Rows, with a line between them."""


class Sizes(NamedTuple):
    """How large words are set, in pt: what was said, found, and is done. A finding is never weaker than a quote."""

    quote: float
    found: float
    done: float


LADDER = (
    *(Sizes(24, 28, 22), Sizes(22, 26, 20)),
    *(Sizes(20, 24, 19), Sizes(18, 23, 18), Sizes(17, 22, 18), Sizes(16, 20, 17), Sizes(15, 18, 16)),
)
FOR_ONE, FOR_TWO = 2, 3
"""From the largest to the floor. As many of the first are for one finding in an opening, and as many for two at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding: what was said (where anybody's words may be told), what was found, what is done; in the columns of a form."""

    parts: Sequence[Block]
    form: Form
    unit: float
    signs: Sequence[Tag | None] = ()
    """The Figures of the discs on the road beside the parts; None where a part has its head above it."""

    @property
    def _talls(self) -> list[float]:
        """How tall each part is."""
        least = self.form.head * self.unit if self.form.stacked else 0.0
        return [max(least, part.height(column.width * self.unit)) for part, column in zip(self.parts, self.form.columns)]

    @property
    def height(self) -> float:
        talls = self._talls
        return sum(talls) + _BELOW * (len(talls) - 1) if self.form.stacked else max(talls)

    def tops(self, top: float, air: float) -> list[float]:
        """Where each part begins, in a row that begins at height `top`: `air` farther from the one above it than it must be."""
        below = list(accumulate((tall + _BELOW + air for tall in self._talls[:-1]), initial=top))
        return below if self.form.stacked else [top] * len(below)

    def placed(self, side: int, top: float, air: float) -> list[Placed]:
        """What stands on a page, from height `top` down. Beside each other the lower parts are spread out as far as the row is
        tall, with `air` below it; a large picture that has the place of measures stands in the middle of its page's room.
        """
        tall = 0.0 if self.form.stacked else self.height + air
        return [
            Placed(
                part,
                column.left * self.unit,
                start + (tall - high) / 2 * (self.form.above and column.side),
                column.width * self.unit,
                min(tall, high + _MORE * part.stretch),
            )
            for part, column, start, high in zip(self.parts, self.form.columns, self.tops(top, air), self._talls)
            if column.side == side
        ]

    @property
    def is_too_wide(self) -> bool:
        """Whether a word had to be broken, in the widths that the row was last measured in."""
        return any(text.paragraph.too_wide for part in self.parts for text in part.walk_texts())


class Setter:
    """Sets those of a theme's findings that stand together, in a given size and form."""

    def __init__(
        self,
        context: PressContext,
        heads: Sequence[Node],
        findings: Sequence[Node],
        make: Make,
        colours: Colours,
        form: Form,
        unit: float,
    ):
        self._context, self._heads, self._make, self._colours, self.form, self._unit = context, heads, make, colours, form, unit
        self._pictured = any(each.get("symbol") for finding in findings for each in finding.need("done").nodes)

    def row(self, node: Node, tag: Tag, sizes: Sizes, named: bool = False) -> Row:
        """A row of the table `tag`; or down a road: each part below its head if it is `named`, else beside its disc."""
        if self.form.stacked:
            return self._down(node, tag, sizes, named)
        line = tag.add("TR")
        said = [self.said(node, line.add("TD"), sizes)] if self.form.said else []
        found = self.found(node, line.add("TH", Scope="Row"), sizes)
        return Row([*said, found, self.done(node, line.add("TD"), sizes)], self.form, self._unit)

    def _down(self, node: Node, tag: Tag, sizes: Sizes, named: bool) -> Row:
        owner, look = tag.add("Div"), replace(_HEAD, colour=self._colours.dark)
        parts: list[Block] = []
        signs: list[Tag | None] = []
        makes = self.makes
        for head, make in zip([*self._heads, *[None] * len(makes)], makes):
            cell = owner.add("Div")
            above = [self._context.text(head, look, cell.add("P"))] if head and named else []
            signs.append(cell.add_figure(head.text) if head and not named else None)
            parts.append(Stack([*above, make(node, cell, sizes)]))
        return Row(parts, self.form, self._unit, signs)

    @property
    def makes(self) -> list[Callable[[Node, Tag, Sizes], Stack]]:
        """What makes each part of a row, in order, where they stand below each other."""
        found = partial(self.found, leading=1.4)
        return [self.said, found, self.done] if self.form.said else [found, self.done]

    def said(self, node: Node, tag: Tag, sizes: Sizes) -> Stack:
        """Quotes in their bubbles, or other words."""
        blocks: list[Block] = []
        for child in node.need("said").nodes:
            if child.name == "blockquote":
                words = TextStyle(sizes.quote, sizes.quote * 1.4, after=0, balanced=True)
                quote = self._context.text(child, words, quotation(child, tag).add("P"))
                blocks.append(Bubble(quote, self._colours, 4 * mm, fills=self.form.fills))
                blocks[-1].before = _QUOTES_APART
            else:
                blocks.append(self._make([child], tag, self._colours))
            blocks[-1].after = _QUOTES_APART
        return _spread(blocks)

    def found(self, node: Node, tag: Tag, sizes: Sizes, leading: float = _LEADING) -> Stack:
        words = TextStyle(sizes.found, sizes.found * leading, bold=True, balanced=True, colour=self._colours.dark, after=1.5 * mm)
        blocks = self._known_by(node.need("found"), tag)
        blocks.append(self._context.text(node.need("found"), words, tag.add("P")))
        meanings = node.find("meanings")
        notes = [each for each in node.nodes if each.name == "note"] + (meanings.nodes if meanings else [])
        blocks += [self._context.text(each, BODY, tag.add("P")) for each in notes]
        return Stack(blocks)

    def _known_by(self, node: Node, tag: Tag) -> list[Block]:
        """The number that a finding has in all papers, beside its picture: but not where the road has the same one beside it."""
        if not node.get("kicker"):
            return []
        owner = tag.add("P")
        words: Block = Text(self._context.line(node.get("kicker"), replace(_KNOWN, colour=self._colours.dark)), owner)
        beside = [head.get("symbol") for head in self._heads] if self.form.stacked else []
        if node.get("symbol") and node.get("symbol") not in beside:
            words = Beside(in_disc(self._context, node, owner, self._colours), _KNOWN_DISC, words, _BESIDE_KNOWN)
        words.after = _BELOW_KNOWN
        return [words]

    def done(self, node: Node, tag: Tag, sizes: Sizes) -> Stack:
        """What is done: where anything of all that stands together has a picture, the words of all begin beside it."""
        indent = self.form.disc * mm + _BESIDE_DISC if self._pictured else 0.0
        blocks = [self._done(each, tag, sizes, indent) for each in node.need("done").nodes]
        for block in blocks:
            block.after, block.whole = _MEASURES_APART, True
        return _spread(blocks)

    def _done(self, node: Node, tag: Tag, sizes: Sizes, indent: float) -> Block:
        """A measure; or what is said in its place, as large as the finding or as a large picture above it needs."""
        owner, disc = tag.add("Div" if node.name == "measure" else "P"), self.form.disc * mm
        picture = in_disc(self._context, node, owner, self._colours) if node.get("symbol") else None
        words: Block
        if node.name == "measure":
            words = measure(self._context, node, owner, self._colours, sizes.done)
        else:
            size = _BELOW_PICTURE if self.form.above else sizes.found
            words = self._context.text(node, TextStyle(size, size * 1.4, bold=True, balanced=True), owner)
        if picture and self.form.above:
            return Stack([Sign(picture, disc, _BESIDE_DISC), words])
        kind = Beside if node.name == "measure" else _Growing
        return kind(picture, disc, words, _BESIDE_DISC) if picture else Indented(words, indent)


class _Growing(Beside):
    """A picture that grows with its place, where its words still have room beside it."""

    stretch = 2.0

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        grown = Beside(self._picture, self._size + height - self.height(width), self.words, self._gap)
        Beside.draw(grown if grown.height(width) <= height else self, canvas, x, top, width, height)


def _spread(blocks: list[Block]) -> Stack:
    """Blocks below each other that stand farther apart in a place that is taller than they are."""
    for block in blocks[:-1]:
        block.stretch = 1.0
    return Stack(blocks)


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

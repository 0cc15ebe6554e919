"""What was said, what was found and what is done about a theme: rows on facing pages, joined by a road.

They are tagged as the table that they are, so that each finding is read with what was said of it and what is done. Where a row
is taller than a page, all stands in one column, each part with its heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block, PageBreak, Spread, Text
from dialogkit.press.flow.facing.leaf import Leaf, PageBox, Placed
from dialogkit.press.flow.facing.opening import ALL, FOUND, ROWS_AGAIN, SAID, Opening
from dialogkit.press.flow.facing.rows import APART, LADDER, Make, Row, Setter, Sizes, openings
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours

_MOST_AIR = 14 * mm  # between rows, beside what there must be
_COLUMN = Sizes(18, 22, 18)


def findings(
    context: PressContext, node: Node, tag: Tag, colours: Colours, page: PageBox, make: Make, headings: list[Text]
) -> list[Block]:
    """A spread, or one column where a row is taller than a page. Its heading comes to the others, for the contents."""
    return _Theme(context, node, colours, page, make).made(tag.add("Sect"), headings)


class _Theme:
    def __init__(self, context: PressContext, node: Node, colours: Colours, page: PageBox, make: Make):
        self._context, self._node, self._colours, self._page, self._make = context, node, colours, page, make
        self._findings = [each for each in node.nodes if each.name == "finding"]
        self._heads = [each for each in node.nodes if each.name == "head"]
        self._with_said = any(each.need("said").nodes for each in self._findings)
        self._setter = Setter(context, make, colours)
        unit = page.unit
        self._widths = (SAID[1] * unit if self._with_said else 0.0, (FOUND if self._with_said else ALL)[1] * unit, ALL[1] * unit)

    def made(self, tag: Tag, headings: list[Text]) -> list[Block]:
        opening = Opening(self._context, self._node, self._colours, self._page)
        head = Tag("Div")
        opening.set_band(head)
        chosen = self._chosen(opening)
        if not chosen:
            return self._column(tag)
        sizes, parts = chosen
        self._context.canvas.two_pages()
        tag.kids.append(head)
        table = tag.add("Table")
        opening.set_heads(self._heads, table.add("THead").add("TR"))
        body = table.add("TBody")
        rows = [self._setter.row(node, body, sizes, self._with_said) for node in self._findings]
        pairs = [self._pair(opening, [rows[index] for index in part], not number) for number, part in enumerate(parts)]
        headings.append(opening.title)
        return [Spread(pairs)]

    def _room(self, top: float) -> float:
        return self._page.height - self._page.foot - top

    def _chosen(self, opening: Opening) -> tuple[Sizes, list[list[int]]] | None:
        """The largest words with which the rows need the fewest pages, and which rows stand together."""
        first, later = self._room(opening.rows), self._room(ROWS_AGAIN * self._page.unit)
        tried: dict[Sizes, list[list[int]] | None] = {}

        def parts(sizes: Sizes) -> list[list[int]] | None:
            if sizes not in tried:
                rows = [self._setter.row(node, Tag("TBody"), sizes, self._with_said) for node in self._findings]
                made = openings([row.height(self._widths) for row in rows], first, later)
                broken = sizes is not LADDER[-1] and any(row.is_too_wide for row in rows)
                tried[sizes] = None if broken else made
            return tried[sizes]

        least = parts(LADDER[-1])
        if least is None:
            return None
        for number, sizes in enumerate(LADDER):
            if (found := parts(sizes)) and len(found) <= len(least) and (number > 1 or max(map(len, found)) <= number + 1):
                return sizes, found
        raise AssertionError("the smallest words need the fewest pages")

    def _pair(self, opening: Opening, rows: Sequence[Row], first: bool) -> tuple[Block, Block]:
        top = opening.rows if first else ROWS_AGAIN * self._page.unit
        talls = [row.height(self._widths) for row in rows]
        spare = self._room(top) - sum(talls) - APART * (len(rows) - 1)
        gap = APART + min(_MOST_AIR, max(0.0, spare) / len(rows))
        tops = [top + sum(talls[:number]) + gap * number for number in range(len(rows))]
        lines = [each - gap / 2 for each in tops[1:]]
        unit = self._page.unit
        sides: tuple[list[Placed], list[Placed]] = ([], [])
        for row, at in zip(rows, tops):
            if self._with_said:
                sides[0].append(Placed(row.said, SAID[0] * unit, at, self._widths[0]))
            sides[0].append(Placed(row.found, (FOUND if self._with_said else ALL)[0] * unit, at, self._widths[1]))
            sides[1].append(Placed(row.done, ALL[0] * unit, at, self._widths[2]))
        return self._leaf(opening, 0, first, sides[0], tops, lines), self._leaf(opening, 1, first, sides[1], tops, lines)

    def _leaf(
        self, opening: Opening, side: int, first: bool, placed: list[Placed], tops: Sequence[float], lines: Sequence[float]
    ) -> Leaf:
        ground = opening.ground(side, self._heads) if first else opening.again(side)
        between = opening.between(side, tops, lines, self._with_said)

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            ground(canvas, x, top)
            between(canvas, x, top)

        return Leaf(self._page, [*(opening.words[side] if first else ()), *placed], paint)

    def _column(self, tag: Tag) -> list[Block]:
        """All in one column: what a page does not hold goes on on the next one."""
        heading = [each for each in self._node.nodes if each.name in ("h1", "p")]
        blocks: list[Block] = [PageBreak(), *self._make(heading, tag, self._colours).blocks]
        label = replace(BODY, bold=True, colour=self._colours.dark, before=12, after=4)
        parts = (self._setter.said, self._setter.found, self._setter.done)
        for node in self._findings:
            owner = tag.add("Div")
            for head, part in zip(self._heads, parts if self._with_said else parts[1:]):
                blocks.append(self._context.text(head, label, owner.add("P")))
                blocks[-1].keep_with_next = True
                blocks += part(node, owner, _COLUMN).blocks
        return blocks

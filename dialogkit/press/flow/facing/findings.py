"""What was said, what was found and what is done about a theme: rows on facing pages, joined by a road.

They are tagged as the table that they are, so that each finding is read with what was said of it and what is done. On single
pages the parts of a row follow each other down a road. Where a row is taller than a page, all stands in one column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block, PageBreak, Spread, Text
from dialogkit.press.flow.facing.form import SPREAD_UNDONE, Form, form
from dialogkit.press.flow.facing.leaf import Ground, Leaf, PageBox
from dialogkit.press.flow.facing.opening import Opening
from dialogkit.press.flow.facing.rows import APART, FOR_ONE, FOR_TWO, LADDER, Make, Row, Setter, Sizes, openings
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, NEUTRAL, Colours

_MOST_AIR = 26 * mm  # between rows, beside what there must be
_MOST_INSIDE = 68 * mm  # between the parts of a row that stand below each other, all together
_COLUMN = Sizes(16, 20, 17)
_FOUND, _FEW_LINES = (28, 26, 24), 3  # pt: as large as few words may be beside long quotes, where they take no more lines
_MEASURES = (22, 20)  # pt
_LEAST_RIGHT = 0.28  # of the room of right-hand pages that is filled, all in all
_SLIGHT = 1 / 3  # of its room for rows: what fills less of facing pages leaves them half blank
_AS_LARGE = LADDER[FOR_TWO + 1].quote  # words on a single page are not smaller than this


def findings(
    context: PressContext,
    node: Node,
    tag: Tag,
    colours: Colours,
    page: PageBox,
    make: Make,
    headings: list[Text],
    pages: int = 2,
) -> list[Block]:
    """A spread, or with `pages` 1 single pages, or one column where a row is taller than that.

    The heading comes to the others, for the contents.
    """
    return _Theme(context, node, colours, page, make, pages).made(tag.add("Sect"), headings)


def pages_abreast(context: PressContext, nodes: Sequence[Node], page: PageBox, make: Make) -> list[int]:
    """How many pages lie beside each other in each theme.

    One in all where each theme has so few findings that a page holds them, in words as large as on two, or where right-hand pages
    would be all but blank: quotes are many or long, or little is done. Else one in a theme that would leave two pages half blank,
    where none is left blank for it before the next two.
    """
    small = [_Theme(context, node, NEUTRAL, page, make, 1).is_small for node in nodes]
    if all(small):
        return [1] * len(nodes)
    themes = [_Theme(context, node, NEUTRAL, page, make, 2) for node in nodes]
    shares = [share for theme in themes for share in theme.right_hand()]
    if sum(shares) < _LEAST_RIGHT * len(shares):
        return [1] * len(nodes)
    made: list[int] = []
    for slight, run in groupby(fits and theme.is_slight for fits, theme in zip(small, themes)):
        count = len([*run])
        alone = slight and (count % 2 == 0 or len(made) + count == len(nodes))
        made += [1 if alone else 2] * count
    return made


class _Theme:
    def __init__(self, context: PressContext, node: Node, colours: Colours, page: PageBox, make: Make, pages: int):
        self._context, self._node, self._colours, self._page, self._make = context, node, colours, page, make
        self._findings = [each for each in node.nodes if each.name == "finding"]
        self._heads = [each for each in node.nodes if each.name == "head"]
        self._discs = [*self._heads, self._heads[-1], self._heads[-1]]  # of parts down a road, also where they have fewer heads
        self._form = form(pages, any(each.need("said").nodes for each in self._findings))
        self._setter = self._set_in(self._form, self._findings)
        self._below = 0.0  # pt: the size of the theme's title, which all words below it are smaller than

    def _opening(self, tag: Tag) -> Opening:
        opening = Opening(self._context, self._node, self._colours, self._page, self._form.pages)
        opening.set_band(tag)
        self._below = opening.title.paragraph.style.size
        return opening

    @property
    def is_small(self) -> bool:
        chosen = self._chosen(self._opening(Tag("Div")))
        return chosen is not None and chosen[0].quote >= _AS_LARGE and len(chosen[1]) == 1

    def right_hand(self) -> list[float]:
        """How full each right-hand page is (1: its room for rows)."""
        wide = self._form.done.width * self._page.unit
        return self._shares(lambda row: row.parts[-1].height(wide))

    @property
    def is_slight(self) -> bool:
        """Whether facing pages would be half blank, both of them."""
        return max(self._shares(lambda row: row.height), default=1.0) < _SLIGHT

    def _shares(self, tall: Callable[[Row], float]) -> list[float]:
        """How much of each page's room for rows is taken by what is so `tall` in them."""
        opening = self._opening(Tag("Div"))
        sizes, parts = self._chosen(opening) or (LADDER[-1], [])
        tops = [opening.rows, *[opening.rows_again] * len(parts)]
        rows = [self._setter.row(node, Tag("TBody"), sizes) for node in self._findings]
        return [sum(tall(rows[index]) for index in part) / self._room(top) for top, part in zip(tops, parts)]

    def made(self, tag: Tag, headings: list[Text]) -> list[Block]:
        head = Tag("Div")
        opening = self._opening(head)
        chosen = self._chosen(opening)
        if not chosen:
            return self._column(tag)
        sizes, parts = chosen
        tag.kids.append(head)
        table = tag if self._form.stacked else tag.add("Table")
        heads = Tag("TR") if self._form.stacked else table.add("THead").add("TR")
        body = table if self._form.stacked else table.add("TBody")
        opening.title.theme = self._colours if self._node.get("kicker") else None
        headings.append(opening.title)
        leaves: list[list[Leaf]] = []
        for part in parts:
            top = opening.rows_again if leaves else opening.rows
            setter, larger = self._grown(part, self._room(top), sizes)
            if not leaves:
                opening.set_heads(self._heads, heads, setter.form)
            rows = [setter.row(self._findings[index], body, larger, not index) for index in part]
            leaves.append(self._leaves(opening, rows, top))
        if self._form.pages == 1:
            return [page[0] for page in leaves]
        self._context.canvas.two_pages()
        return [Spread([(left, right) for left, right in leaves])]

    def _set_in(self, form: Form, findings: Sequence[Node]) -> Setter:
        return Setter(self._context, self._heads, findings, self._make, self._colours, form, self._page.unit)

    def _grown(self, part: Sequence[int], room: float, sizes: Sizes) -> tuple[Setter, Sizes]:
        """How findings that stand together are set, with words as large as they go, and no smaller than those of others."""
        nodes = [self._findings[index] for index in part]
        setter = self._set_in(self._form_of(nodes), nodes)

        def fits(tried: Sizes) -> bool:
            rows = [setter.row(node, Tag("TBody"), tried, not index) for node, index in zip(nodes, part)]
            tall = sum(row.height for row in rows) + APART * (len(rows) - 1)
            return tall <= room and not any(row.is_too_wide for row in rows)

        larger = LADDER[0 if len(part) == 1 else FOR_ONE if len(part) == 2 else FOR_TWO : LADDER.index(sizes)]
        sizes = next((each for each in larger if max(each) < self._below and fits(each)), sizes)
        if setter.form.stacked:
            return setter, sizes
        lines = self._most_lines(setter, nodes, sizes)
        found = (sizes._replace(found=size) for size in _FOUND if sizes.found < size < self._below)
        short = (each for each in found if self._most_lines(setter, nodes, each) <= min(lines, _FEW_LINES))
        sizes = next(filter(fits, short), sizes)
        done = (sizes._replace(done=size) for size in _MEASURES if sizes.done < size <= sizes.found)
        return setter, next(filter(fits, done), sizes)

    def _most_lines(self, setter: Setter, nodes: Sequence[Node], sizes: Sizes) -> int:
        """How many lines what was found takes at most."""
        wide = setter.form.found.width * self._page.unit
        rows = (setter.found(node, Tag("TH"), sizes) for node in nodes)
        return max(len(text.paragraph.lines(wide)) for row in rows for text in row.walk_texts())

    def _form_of(self, nodes: Sequence[Node]) -> Form:
        """The form of all pages, or that of a finding alone about which nothing is to be done."""
        undone = all(each.name == "p" or each.need("status").get("kind") == "open" for each in nodes[0].need("done").nodes)
        quoted = bool(nodes[0].need("said").find("blockquote"))
        return SPREAD_UNDONE if undone and quoted and len(nodes) == 1 and self._form.pages > 1 else self._form

    def _room(self, top: float) -> float:
        return self._page.height - self._page.foot - top

    def _chosen(self, opening: Opening) -> tuple[Sizes, list[list[int]]] | None:
        """The largest words with which the rows need the fewest pages, and which rows stand together."""
        first = self._room(opening.rows)
        later = self._room(opening.rows_again)
        tried: dict[Sizes, list[list[int]] | None] = {}

        def parts(sizes: Sizes, most: int | None = None) -> list[list[int]] | None:
            if sizes not in tried:
                rows: list[Row] = []
                made = openings(self._measured(sizes, rows), first, later, most)
                broken = sizes is not LADDER[-1] and any(row.is_too_wide for row in rows)
                tried[sizes] = None if broken else made
            return tried[sizes]

        least = parts(LADDER[-1])
        if least is None:
            return None
        for number, sizes in enumerate(LADDER):
            most = 1 if number < FOR_ONE else 2 if number < FOR_TWO else len(self._findings)
            too_large = max(sizes) >= self._below and sizes is not LADDER[-1]  # a title of one long word is small itself
            if len(self._findings) > len(least) * most or too_large:
                continue
            if (found := parts(sizes, len(least))) and max(map(len, found)) <= most:
                return sizes, found
        raise AssertionError("the smallest words need the fewest pages")

    def _measured(self, sizes: Sizes, rows: list[Row]) -> Iterator[float]:
        """How tall each row is: made only when it is asked for, since the largest words soon need too many pages."""
        for node in self._findings:
            rows.append(self._setter.row(node, Tag("TBody"), sizes, not rows))
            yield rows[-1].height

    def _leaves(self, opening: Opening, rows: Sequence[Row], top: float) -> list[Leaf]:
        """The pages of rows, which begin at height `top`. What room is left goes between them, and between their parts."""
        form, first = rows[0].form, top == opening.rows
        talls = [row.height for row in rows]
        spare = max(0.0, self._room(top) - sum(talls) - APART * (len(rows) - 1))
        inner = (len(form.columns) - 1) * form.stacked
        air = min(_MOST_INSIDE / inner, spare / (inner + 1) / len(rows)) if inner else 0.0
        talls = [tall + air * inner for tall in talls]
        more = min(_MOST_AIR, (spare - air * inner * len(rows)) / len(rows))
        gap = APART + more
        air = air if inner else more / 2
        tops = [top + sum(talls[:number]) + gap * number for number in range(len(rows))]
        lines = [each - gap / 2 for each in tops[1:]]
        leaves = []
        for side in range(form.pages):
            placed = [each for row, start in zip(rows, tops) for each in row.placed(side, start, air)]
            head = opening.ground(side, self._heads, form) if first else opening.again(side, self._heads, form)
            grounds = [head, opening.between(side, form, [] if form.stacked else tops, lines)]
            if form.stacked:
                starts = [each for row, start in zip(rows, tops) for each in row.tops(start, air)]
                discs, way = opening.down(
                    self._discs[: len(form.columns)], starts, [sign for row in rows for sign in row.signs], form.head
                )
                placed = [*chain(*zip(discs, placed))]
                grounds.append(way)
            leaves.append(Leaf(self._page, [*(opening.words[side] if first else ()), *placed], _painted(grounds)))
        return leaves

    def _column(self, tag: Tag) -> list[Block]:
        """All in one column: what a page does not hold goes on on the next one."""
        heading = [each for each in self._node.nodes if each.name in ("h1", "p")]
        label = replace(BODY, bold=True, colour=self._colours.dark, before=12, after=4)
        blocks: list[Block] = [PageBreak()]
        if self._node.get("kicker"):
            blocks.append(Text(self._context.line(self._node.get("kicker"), label), tag.add("P")))
        blocks += self._make(heading, tag, self._colours).blocks
        for node in self._findings:
            owner = tag.add("Div")
            for head, part in zip(self._heads, self._setter.makes):
                blocks.append(self._context.text(head, label, owner.add("P")))
                blocks[-1].keep_with_next = True
                blocks += part(node, owner, _COLUMN).blocks
        return blocks


def _painted(grounds: Sequence[Ground]) -> Ground:
    """All of them, one over the other."""

    def paint(canvas: PressCanvas, x: float, top: float) -> None:
        for ground in grounds:
            ground(canvas, x, top)

    return paint

"""The pages of a booklet on the sides of its sheets, and after them the sheet that shows how it is folded and stapled."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from dialogkit import limits
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.binding.fold_pictures import PICTURES
from dialogkit.press.binding.folded_canvas import FoldedCanvas
from dialogkit.press.binding.quire import MOST_PAGES, sheets, spot
from dialogkit.press.flow.arrange import Beside, Marked
from dialogkit.press.flow.blocks import Block, Picture
from dialogkit.press.flow.compose import Composer
from dialogkit.press.flow.page import Page
from dialogkit.press.flow.paginate import Unplaced, paginate
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import LEAD, MARGIN, NEUTRAL
from dialogkit.words import filled

_PAGE = PAGES["A5"]
_SIDE = (PAGES["A4"][1], PAGES["A4"][0])
_EDGE = 20 * mm  # above and below what the last sheet says
_PICTURE = 38 * mm
_NUMBER = 9 * mm


class Booklet:
    """Finished pages of A5, bound as the element `node` says. Whatever does not fit is a problem of the context."""

    def __init__(self, context: PressContext, node: Node, pages: Sequence[Sheet]):
        self._context, self._pages = context, pages
        count = len(pages)
        self._sides = 2 * sheets(count)
        numbers: dict[str, object] = {"pages": count, "sheets": sheets(count), "sides": self._sides}
        if any((page.width, page.height) != _PAGE for page in pages):
            context.problem("booklet-page", node)
        self._guide = _guide(context, _with_numbers(node, sheets=sheets(count), sides=self._sides))
        context.remarks.append(("booklet", numbers))
        if count > MOST_PAGES:
            context.remarks.append(("booklet_thick", {"sheets": sheets(count)}))

    def paint(self, canvas: FoldedCanvas) -> list[tuple[float, float]]:
        """Paint all of it, and give the sizes of the file's pages in pt."""
        canvas.sides(self._sides, *_SIDE)
        count = len(self._pages)
        for number, page in enumerate(self._pages, 1):
            place = spot(number, count)
            with canvas.part(place.side, _SIDE[0] / 2 - (0 if place.right else _PAGE[0]), *_PAGE):
                page.paint(canvas, number, count)
        canvas.end_sides()
        for number, sheet in enumerate(self._guide, self._sides + 1):
            canvas.start_page(sheet.width, sheet.height)
            sheet.paint(canvas, number, number)
        canvas.duplex("DuplexFlipShortEdge")
        canvas.print_range(1, self._sides)
        return [_SIDE] * self._sides + [(sheet.width, sheet.height) for sheet in self._guide]


def _with_numbers(node: Node, **numbers: int) -> Node:
    """The element with numbers in the places of their names."""
    kids = [_with_numbers(child, **numbers) if isinstance(child, Node) else filled(child, **numbers) for child in node.children]
    return replace(node, children=kids)


def _guide(context: PressContext, node: Node) -> list[Sheet]:
    width, height = PAGES["A4"]
    owner, composer = context.canvas.root.add("Sect"), Composer(context)
    blocks: list[Block] = []
    for steps, children in groupby(node.nodes, key=lambda child: child.name == "fold"):
        nodes = list(children)
        blocks += _steps(context, nodes, owner) if steps else composer.blocks(nodes, owner, NEUTRAL)
    try:
        made = paginate(blocks, width - 2 * MARGIN, height - 2 * _EDGE)
    except Unplaced as error:
        context.problem(error.code, node, name=node.template, limit=limits.PAGES)
        return []

    def painter(page: Page) -> Callable[[FoldedCanvas, int, int], None]:
        def paint(canvas: FoldedCanvas, number: int, count: int) -> None:
            for block, offset, tall in page.placed:
                block.draw(canvas, MARGIN, height - _EDGE - offset, width - 2 * MARGIN, tall)

        return paint

    return [Sheet(width, height, painter(page)) for page in made]


def _steps(context: PressContext, nodes: list[Node], owner: Tag) -> list[Block]:
    """A numbered step for each picture, which shows what the words beside it say."""
    found: list[Block] = []
    steps = owner.add("L", ListNumbering="Decimal")
    for number, node in enumerate(nodes, 1):
        item = steps.add("LI")
        mark = context.line(f"{number}.", replace(LEAD, bold=True))
        words = Marked(mark, item.add("Lbl"), context.text(node, replace(LEAD, after=0), item.add("LBody")), _NUMBER)
        found.append(Beside(Picture(PICTURES[node.get("picture")]), _PICTURE, words, gap=8 * mm, centred=True))
        found[-1].after = 4 * mm
    return found

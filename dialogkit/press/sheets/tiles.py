"""A poster or a board at the size that is asked for: as one page, or as tiles to glue, with a page that shows how.

What a screen reader needs is on that first page: the steps, and the whole with all its text, small but tagged as ever. Each
tile is a Figure that says which part it is; it is a picture, for its edges go through words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.flow.blocks import Block, Stack, Text
from dialogkit.press.flow.compose import Composer
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.proof import page_proof
from dialogkit.press.sheets.ruler import ruler
from dialogkit.press.sheets.tiling import OVERLAP, Tile, Tiling, cut, page_size
from dialogkit.press.style import BODY, HAIRLINE, NEUTRAL, SMALL
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.words import filled

Master = Callable[[PressContext, Node, Node], list[Sheet]]

_ARM = 4 * mm  # of an alignment cross
_HATCH = 3 * mm  # from line to line of a glue edge
_SLACK = 1 * mm  # its lines end so far from the seam: the sheet that hides them may be cut a little askew
_CUT = 1.5  # pt: the line to cut along; its inner half is clipped away, so that nothing of it is left on the page
_EDGE = 20 * mm  # round the page that shows how
_GAP = 6 * mm
_SMALLEST = 80 * mm  # how tall the whole must be on it to be of use
_RULER, _FOOT = 10 * mm, 26 * mm  # how high above its lower edge the ruler stands, and what stands above the ruler


def on_paper(make: Master) -> Master:
    """The master `make`, whose one sheet is designed for A3, on the paper that its node asks for, in tiles if it does so."""

    def master(context: PressContext, node: Node, document: Node) -> list[Sheet]:
        page, tiles, proof = page_size(node.paper.get("size", "A3")), node.find("tiles"), node.find("proof")
        if proof:
            return [page_proof(context, proof, scaled(sheet, page)) for sheet in make(context, node, document)]
        if tiles is None or PAGES[tiles.get("paper")][1] >= page[1]:
            return [scaled(sheet, page) for sheet in make(context, node, document)]
        guide = _Guide(context, tiles)  # first, for it is read first
        return [sheet for whole in make(context, node, document) for sheet in guide.sheets(scaled(whole, page))]

    return master


def proved(make: Master) -> Master:
    """The master `make`, whose sheets are as large as they are designed, under the lines of a proof where that is asked for."""

    def master(context: PressContext, node: Node, document: Node) -> list[Sheet]:
        sheets, proof = make(context, node, document), node.find("proof")
        return [page_proof(context, proof, sheet) for sheet in sheets] if proof else sheets

    return master


def for_walls(make: Master) -> Master:
    """The master `make`, whose sheets are designed for A4, all of them larger where its node asks for A3 or lets them grow.

    Pages of A5 lie on A4 where it asks for them `twice`, to be cut apart.
    """

    def master(context: PressContext, node: Node, document: Node) -> list[Sheet]:
        sheets = make(context, node, document)
        if node.paper.flag("twice"):
            return [_twice(sheet) for sheet in sheets]
        size = node.paper.get("size", "A4")
        return [scaled(sheet, PAGES[size]) for sheet in sheets] if size == "A3" or node.paper.flag("grow") else sheets

    return master


def scaled(sheet: Sheet, page: Size) -> Sheet:
    """The sheet as large as the page, upright or lying as it is; in the middle, for the sizes are not quite in proportion."""
    width, height = page if sheet.width <= sheet.height else page[::-1]
    factor = min(width / sheet.width, height / sheet.height)
    if abs(factor - 1) < 1e-9:
        return sheet
    x, y = (width - sheet.width * factor) / 2, (height - sheet.height * factor) / 2

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        with canvas.state():
            canvas.translate(x, y)
            canvas.scale(factor, factor)
            sheet.paint(canvas, number, count)

    def larger(box: Box) -> Box:
        left, low, wide, high = (length * factor for length in box)
        return x + left, y + low, wide, high

    return Sheet(width, height, paint, sheet.blocks, tuple(map(larger, sheet.ink)), larger(sheet.safe) if sheet.safe else None)


def _twice(sheet: Sheet) -> Sheet:
    """A lying sheet of A4 with a page of A5 on each side of a line to cut along. Only the first is read aloud."""
    width, height = PAGES["A4"][::-1]

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        with canvas.form("twice", sheet.width, sheet.height) as name:  # first, or links on the page would become the form's
            sheet.paint(canvas, number, count)
        sheet.paint(canvas, number, count)
        with canvas.artifact(), canvas.state():
            canvas.translate(width / 2, 0)
            canvas.doForm(name)
        with canvas.artifact(), canvas.marks(), canvas.state():
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(HAIRLINE)
            canvas.setDash(5, 3)
            canvas.line(width / 2, 0, width / 2, height)

    return Sheet(width, height, paint, sheet.blocks)


class _Guide:
    """The page that shows how the tiles are put together, and the tiles after it."""

    def __init__(self, context: PressContext, node: Node):
        self.context, self.node = context, node
        self._owner = context.canvas.root.add("Sect")
        self._blocks = Composer(context).blocks(node.nodes, self._owner, NEUTRAL)

    def sheets(self, whole: Sheet) -> list[Sheet]:
        tiling = cut((whole.width, whole.height), PAGES[self.node.get("paper")])
        tiles = tiling.inked(whole.ink)
        numbers = {"rows": tiling.rows, "columns": tiling.columns, "count": len(tiles)}
        how_many = self.context.line(filled(self.node.get("sheets"), **numbers), replace(BODY, bold=True))
        words = Stack([*self._blocks, Text(how_many, self._owner.add("P"))])
        after = self.context.canvas.root.add("Sect")  # what is drawn on the whole is read after it
        figure = after.add("Figure", alt=filled(self.node.get("map"), **numbers))
        return [*self._first(words, whole, tiling, tiles, figure), *self._parts(whole, tiling, tiles, after)]

    def _first(self, words: Block, whole: Sheet, tiling: Tiling, tiles: list[Tile], figure: Tag) -> list[Sheet]:
        width, height = PAGES["A4"]
        inner = width - 2 * _EDGE
        tall = words.height(inner)
        room = height - _EDGE - _FOOT - _GAP - tall
        if room < _SMALLEST:
            self.context.problem("too-tall", self.node)
            return []
        plan = _Map(
            tiling,
            tiles,
            [self.context.line(filled(self.node.get("row"), row=number + 1), SMALL) for number in range(tiling.rows)],
            [self._line(filled(self.node.get("column"), column=number + 1)) for number in range(tiling.columns)],
        )
        beside, above = plan.beside
        scale = min((inner - beside) / whole.width, (room - above) / whole.height)
        x, y = _EDGE + beside, height - _EDGE - tall - _GAP - above - whole.height * scale
        measure = self.context.line(self.node.get("ruler"), SMALL)

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            words.draw(canvas, _EDGE, height - _EDGE, inner, tall)
            with canvas.state(), canvas.thumbnail():
                canvas.translate(x, y)
                canvas.scale(scale, scale)
                whole.paint(canvas, number, count)
            with canvas.figure(figure, x - beside, y, whole.width * scale + beside, whole.height * scale + above):
                plan.paint(canvas, x, y, scale)
            with canvas.pagination():
                ruler(canvas, _EDGE, _RULER)
                measure.show(canvas, _EDGE, _RULER + 5 * mm + measure.height(inner), inner)

        return [Sheet(width, height, paint, (words, *whole.blocks))]

    def _parts(self, whole: Sheet, tiling: Tiling, tiles: list[Tile], owner: Tag) -> list[Sheet]:
        form = f"whole{len(self.context.canvas.root.kids)}"
        there = {(tile.row, tile.column) for tile in tiles}
        return [
            _part(
                whole,
                form,
                tiling,
                tile,
                owner.add("Figure", alt=self._name(tile, "part")),
                _Marks(
                    tiling,
                    left=(tile.row, tile.column - 1) in there,
                    above=(tile.row - 1, tile.column) in there,
                    right=(tile.row, tile.column + 1) in there,
                    below=(tile.row + 1, tile.column) in there,
                    label=self._line(self._name(tile, "label")),
                    glue=self._line(self.node.get("glue")),
                ),
            )
            for tile in tiles
        ]

    def _name(self, tile: Tile, attribute: str) -> str:
        return filled(self.node.get(attribute), row=tile.row, column=tile.column)

    def _line(self, words: str) -> Paragraph:
        return self.context.line(words, replace(SMALL, align="center"))


@dataclass(frozen=True, slots=True)
class _Map:
    """The edge of the whole, the lines along which its tiles meet, and the names of rows and columns beside it.

    Names stand beside it, for on it they would hide what it shows. What is left out is struck out.
    """

    tiling: Tiling
    tiles: list[Tile]
    rows: list[Paragraph]
    columns: list[Paragraph]

    @property
    def beside(self) -> Size:
        """How much room the names take on the left and at the top."""
        return max(words.width(_EDGE * 4) for words in self.rows) + 3 * mm, SMALL.leading + 1 * mm

    def paint(self, canvas: PressCanvas, x: float, y: float, scale: float) -> None:
        """With the lower-left corner of the whole at (x, y)."""
        page, window = ([side * scale for side in size] for size in (self.tiling.page, self.tiling.window))
        step = [side - OVERLAP * scale for side in window]
        top = y + page[1]
        for number, words in enumerate(self.columns):
            words.show(canvas, x + number * step[0], top + self.beside[1], window[0])
        for number, words in enumerate(self.rows):
            words.show(canvas, x - self.beside[0], top - number * step[1] - (window[1] - SMALL.leading) / 2, self.beside[0])
        with canvas.state():
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(1)
            canvas.rect(x, y, page[0], page[1], stroke=1, fill=0)
            for tile in self.tiling.tiles():
                if tile not in self.tiles:
                    left, low = x + tile.left * scale, y + tile.low * scale
                    canvas.line(left, low, left + window[0], low + window[1])
            canvas.setDash(5, 3)
            for number in range(1, self.tiling.columns):
                canvas.line(x + number * step[0], y, x + number * step[0], top)
            for number in range(1, self.tiling.rows):
                canvas.line(x, top - number * step[1], x + page[0], top - number * step[1])


def _part(whole: Sheet, form: str, tiling: Tiling, tile: Tile, figure: Tag, marks: _Marks) -> Sheet:
    """One tile: its window on the whole, which is drawn once for all of them, and the marks round it."""
    (x, y), (wide, high) = tiling.corner, tiling.window

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        if not canvas.hasForm(form):
            with canvas.form(form, whole.width, whole.height):
                whole.paint(canvas, number, count)
        with canvas.figure(figure, x, y, wide, high), canvas.state(), canvas.window(x, y, x + wide, y + high):
            _clip(canvas, (x, y, wide, high))
            canvas.translate(x - tile.left, y - tile.low)
            canvas.doForm(form)
        with canvas.artifact(), canvas.state():
            marks.paint(canvas)

    return Sheet(*tiling.paper, paint)


def _clip(canvas: PressCanvas, *boxes: Box) -> None:
    """Paint only inside an odd number of the boxes from now on."""
    path = canvas.beginPath()
    for box in boxes:
        path.rect(*box)
    canvas.clipPath(path, stroke=0, fill=0, fillMode=0)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What stands on a tile beside its part of the page: where it has neighbours, its name, and the word for glue.

    Each tile lies on those to its left and above it, cut along its own edge there, and its right and lower edges go under
    the next. Marks stand outside the window or on those edges, so that nothing of them is seen when all is glued.
    """

    tiling: Tiling
    left: bool
    above: bool
    right: bool
    below: bool
    label: Paragraph
    glue: Paragraph

    def paint(self, canvas: PressCanvas) -> None:
        (x, y), (wide, high) = self.tiling.corner, self.tiling.window
        under, beside = OVERLAP * self.below, OVERLAP * self.right
        self.label.show(canvas, x, y - 0.5, wide)
        _clip(canvas, (0, 0, *self.tiling.paper), (x, y + under, wide - beside, high - under))
        canvas.setStrokeColor(FAINT)
        canvas.setLineWidth(HAIRLINE)
        if self.right:
            self._glue(canvas, (x + wide - OVERLAP + _SLACK, y, OVERLAP - _SLACK, high))
        if self.below:
            self._glue(canvas, (x, y, wide - beside, OVERLAP - _SLACK))
        canvas.setStrokeColor(INK)
        for at_x in self._seams(x, wide, self.left, self.right):
            for at_y in self._seams(y, high, self.below, self.above):
                canvas.line(at_x - _ARM, at_y, at_x + _ARM, at_y)
                canvas.line(at_x, at_y - _ARM, at_x, at_y + _ARM)
        self._cuts(canvas, x, y + high, wide, high)

    def _seams(self, start: float, length: float, first: bool, last: bool) -> list[float]:
        """Where crosses stand along a side: at both its ends, and where an overlap with a neighbour ends."""
        end = start + length
        return [start, *([start + OVERLAP] if first else []), *([end - OVERLAP] if last else []), end]

    def _cuts(self, canvas: PressCanvas, x: float, top: float, wide: float, high: float) -> None:
        canvas.setLineWidth(_CUT)
        canvas.setDash(4, 3)
        if self.left:
            canvas.line(x, top - high, x, top)
        if self.above:
            canvas.line(x, top, x + wide, top)

    def _glue(self, canvas: PressCanvas, box: Box) -> None:
        """Slanted lines on an edge, and in its middle the word."""
        x, y, wide, high = box
        with canvas.state():
            _clip(canvas, box)
            with canvas.marks():
                for number in range(int((wide + high) / _HATCH) + 1):
                    canvas.line(x + number * _HATCH - high, y, x + number * _HATCH, y + high)
            canvas.translate(x + wide / 2, y + high / 2)
            if high > wide:
                canvas.rotate(90)
            length, tall = self.glue.width(max(wide, high)) + 8, self.glue.height(max(wide, high))
            canvas.setFillColor(WHITE)
            canvas.rect(-length / 2, -tall / 2, length, tall, stroke=0, fill=1)
            self.glue.show(canvas, -length / 2, tall / 2, length)

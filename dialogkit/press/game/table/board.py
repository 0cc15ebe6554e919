"""The board: one road through a calm landscape, with stops from start to the home, and a place for each deck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import arrow, road
from dialogkit.press.flow.blocks import Block, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.table.deck_places import (
    NEAR,
    SAYING,
    Places,
    centred,
    drawn_wide,
    place_size,
    sayings,
    sheets_beside,
    stacked,
)
from dialogkit.press.game.table.route import Route, route
from dialogkit.press.game.table.scenery import behind_decks, is_clear, scenery
from dialogkit.press.game.table.stop import Stops
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.tiles import on_paper
from dialogkit.press.sheets.tiling import enlarged, page_size
from dialogkit.press.style import COVER, OVER, THEMES
from dialogkit.press.type.growth import largest_size
from dialogkit.terms import USUAL_CARD

_ONE_LINE = (54, 48, 44, 40, 36, 33, 30)  # pt: the title; then two lines of 30, and as a last resort more that are smaller
_MORE_LINES = (30, 28, 26, 24, 22, 20)
_LOWEST_TITLE = 14 * mm
_COLUMN = 221 * mm  # that words and decks stand in, at the least
_SAFE = 8 * mm  # along the edges, where no words stand
_GAP, _WIDE_GAP = 4 * mm, 12 * mm  # between title, decks and what is said below them


def board(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One lying page of A3, or of the shape of other paper; with more stops than a ring holds it may be as large as its paper."""
    found = _found(node)
    if found is None:
        _blame(context, node)
        return []
    for kind in node.get("lacks").split():
        context.remarks.append((f"without_{kind}", {}))
    return [_Board(context, node, *found).sheet()]


def board_with_decks(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """The board on the paper that it asks for; what lies beside it, on sheets of its own."""
    sheets, found = on_paper(board)(context, node, document), _found(node)
    if found and not node.find("proof"):
        _, beside = _laid(node, found[1])
        sheets += sheets_beside(context, node, beside) if beside else []
    return sheets


def _found(node: Node) -> tuple[Size, Route] | None:
    """The road on the first page on which there is room for an arrow after each stop, or else for all stops; and the page."""
    kinds = tuple(child.get("kind") for child in node.nodes if child.name == "square")
    found = [(size, way) for size in _sizes(node) if (way := route(kinds, size))]
    return next((each for each in found if each[1].leads), found[-1] if found else None)


def _sizes(node: Node) -> Iterator[Size]:
    name = node.paper.get("size", "A3")
    if name == "2x2 A4":
        short, long = page_size(name)
        yield PAGES["A3"][0] * long / short, PAGES["A3"][0]
    else:
        yield from ((wide, high) for (high, wide), _ in enlarged(name))


def _blame(context: PressContext, node: Node) -> None:
    """Tell that there are too many stops, and how many of them there is room for."""
    squares = [child for child in node.nodes if child.name == "square"]
    kinds = [child.get("kind") for child in squares]
    size = [*_sizes(node)][-1]
    fits = largest_size(lambda count: route((*kinds[: count - 1], kinds[-1]), size) is not None, len(kinds) - 1, 2)
    context.problem_at("too-many-stops", node.get("at"), node, "", count=len(squares) - 2, fits=fits - 2)


def _laid(node: Node, found: Route) -> tuple[list[Node], list[Node]]:
    """The places of decks and what is said of kinds without one: those that the road leaves room for, and the others."""
    places = [child for child in node.nodes if child.name == "place"]
    said = [child for child in node.nodes if child.name == "p"]
    if found.inside is None:
        return [], places + said
    _, _, across, up = found.inside
    wide, high = place_size(node.paper.get("card", USUAL_CARD))
    room = up - _LOWEST_TITLE - 2 * _GAP - len(said) * (SAYING + _GAP)
    fits = len(places) * (wide + NEAR) - NEAR <= across and high <= room
    return ([*places, *said], []) if fits else (said, places)


class _Board:
    """A board as it is laid out: `column` is where its words and decks stand, as left, low, width and height."""

    def __init__(self, context: PressContext, node: Node, size: Size, found: Route):
        self._context, self._node, self._size, self._route = context, node, size, found
        owner = context.canvas.root.add("Sect")
        self._title_tag, stops, words = owner.add("H1"), owner.add("L", ListNumbering="Decimal"), owner.add("Div")
        squares = [child for child in node.nodes if child.name == "square"]
        self._stops = Stops(context, squares, found.stands, stops)
        inside, _ = _laid(node, found)
        places = [child for child in inside if child.name == "place"]
        said = [child for child in inside if child.name == "p"]
        self._decks = Places(context, places, place_size(node.paper.get("card", USUAL_CARD)), words) if places else None
        below: list[Block] = [*([self._decks] if self._decks else []), *sayings(context, said, words)]
        self.column = self._column()
        below += self._credits(below, words)
        if not below:
            owner.kids.remove(words)
        self._title = self._made_title(self._room(below))
        boxes = stacked([self._title, *below], self.column, _WIDE_GAP)
        self._placed = [(block, self._centred(block, box)) for block, box in boxes]
        self._drawn = [(left, low, drawn_wide(block, wide), high) for block, (left, low, wide, high) in self._placed]

    def _room(self, below: Sequence[Block]) -> float:
        """How tall the title may be above some blocks."""
        return self.column[3] - sum(block.height(self.column[2]) for block in below) - len(below) * _GAP

    def _credits(self, above: Sequence[Block], owner: Tag) -> list[Block]:
        """Who made the pictures, where that has room below the others."""
        credits = self._context.credits(self._node)
        if self._room([*above, credits]) < _LOWEST_TITLE:
            self._context.leave_out_credits(self._node)
            return []
        owner.kids += [text.tag for text in credits.walk_texts()]
        return [*credits.blocks]

    def _column(self) -> Box:
        width, height = self._size
        if self._route.inside is None:
            head = self._route.head
            return 20 * mm, height - head + 1 * mm, width - 60 * mm, head - 7 * mm
        left, low, across, up = self._route.inside
        wide = max(_COLUMN, self._decks.wide if self._decks else 0.0)
        return left + (across - wide) / 2, low, wide, up

    def _made_title(self, room: float) -> Text:
        """The title in one line as large as it goes, or in more lines that are smaller."""
        wide = self.column[2]

        def make(size: float) -> Text:
            text_style = replace(COVER.at(size), leading=size * 1.15, colour=THEMES[0].dark, after=0)
            return self._context.text(self._node.need("h1"), text_style, self._title_tag, 1)

        for size in (*_ONE_LINE, *_MORE_LINES):
            title = make(size)
            tall, lines = title.height(wide), title.paragraph.count(wide)
            if tall <= room and (lines == 1 or size in _MORE_LINES) and not title.paragraph.too_wide:
                return title
        self._context.problem("board-title-too-long", self._node.need("h1"))
        return make(_MORE_LINES[-1])

    def _centred(self, block: Block, box: Box) -> Box:
        """Words above and below few decks, or none, stand in the middle of the column as these do."""
        fills = self._route.inside is None or (self._decks and self._decks.wide > box[2] - _WIDE_GAP)
        return box if fills else centred(block, box)

    def sheet(self) -> Sheet:
        width, height = self._size
        printshop, filled = self._context.job.printshop, self._context.canvas.palette.filled

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            with canvas.artifact():
                if canvas.palette.filled:
                    landscape(canvas, (0, 0, width, height), self._scenery(), OVER if printshop else 0.0)
                road(canvas, self._route.way, self._route.width)
                for x, y, angle in self._route.arrows:
                    arrow(canvas, x, y, angle, self._route.arrow)
            (title, (left, low, wide, high)), *others = self._placed
            title.draw(canvas, left, low + high, wide, high)
            for stop, stand in self._stops.blocks:
                wide, high = stand.shape.size
                stop.draw(canvas, stand.x - wide / 2, stand.y + high / 2, wide, high)
            for block, (left, low, wide, high) in others:
                block.draw(canvas, left, low + high, wide, high)

        safe = (_SAFE, _SAFE, width - 2 * _SAFE, height - 2 * _SAFE)
        ink = ((0.0, 0.0, width, height),) if filled else (*self._route.boxes(), *self._drawn)
        return Sheet(width, height, paint, (self._title,), ink, safe)

    def _scenery(self) -> Scenery:
        """Hills whose ridges run behind decks and road, never behind words; the sun and trees where nothing else stands."""
        width, height = self._size
        if self._decks:
            (_, low, _, high) = next(box for block, box in self._placed if block is self._decks)
            ridges = behind_decks(low, high)
        else:
            far, near = (0.68, 0.4) if self._route.inside is None else (0.45, 0.25)
            ridges = far * height, near * height
        winds = self._route.head > 0
        sun = (0.94, 0.945, 0.03) if self._route.inside is None else (0.9, 0.68, 0.04) if winds else (0.8, 0.74, 0.042)
        return scenery(self._size, ridges, sun, self._is_free)

    def _is_free(self, x: float, y: float, tall: float) -> bool:
        """Whether something so tall whose foot is at (x, y) stands clear of road, words and decks."""
        if self._route.way.off((x, y + tall / 2)) < self._route.width / 2 + tall / 2 + 2 * mm:
            return False
        return is_clear(x, y, tall, self._drawn)

"""Where the decks of cards lie: upright places as large as the cards, on the board or on a sheet beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, card_size, mm
from dialogkit.press.figures.landscape import landscape
from dialogkit.press.flow.arrange import Beside
from dialogkit.press.flow.blocks import Block, Picture, Text, largest_fit
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.table.scenery import behind_decks, is_clear, scenery
from dialogkit.press.game.table.stop import colours_of, symbol
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import COVER, RADIUS, THEMES, TextStyle
from dialogkit.terms import USUAL_CARD

_EASE = 1 * mm  # that a place is larger than its card
_NAMES = (32, 30, 28, 26, 24, 22, 20, 18, 16, 14)  # pt
_NAME, _SYMBOL = 0.12, 0.65  # at the most, in parts of how wide a place is
_APART = {2: 12 * mm}  # between places, by how many there are
NEAR = 4 * mm
_SAID = TextStyle(16, 22.5, after=0)  # what is said of a kind that has no deck
SAYING = 20 * mm  # its symbol, and so how tall it is
_HEADING = replace(COVER, size=40, leading=46, colour=THEMES[0].dark, before=0, after=0, align="center")
_GAP = 9 * mm  # between heading, places and what is said, at the most
_SUN = (0.9, 0.86, 0.055)
_MARGIN = 10 * mm
_USUAL = (71 * mm, 98 * mm)  # a place for cards that are larger than any paper that it is printed on


def place_size(card: str) -> Size:
    """How large a deck's place is."""
    short, long = sorted(card_size(card))
    wide, high = (side - 2 * _MARGIN for side in PAGES["A4"])
    return (short + _EASE, long + _EASE) if short + _EASE <= wide and long + _EASE <= high else _USUAL


class Places(Block):
    """Places in a row, in the middle of its width."""

    after = 6 * mm

    def __init__(self, context: PressContext, nodes: Sequence[Node], size: Size, owner: Tag):
        self.size = size
        self._places = [_Place(context, node, size, owner.add("P")) for node in nodes]
        self._apart = _APART.get(len(nodes), NEAR)

    @property
    def wide(self) -> float:
        """How wide they are together."""
        return len(self._places) * (self.size[0] + self._apart) - self._apart

    @property
    def parts(self) -> Sequence[Block]:
        return self._places

    def height(self, width: float) -> float:
        return self.size[1]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        left = x + (width - self.wide) / 2
        for number, place in enumerate(self._places):
            place.draw(canvas, left + number * (self.size[0] + self._apart), top, *self.size)


class _Place(Block):
    """The place of one deck: a dashed frame with the symbol of its kind, and the name below it."""

    def __init__(self, context: PressContext, node: Node, size: Size, tag: Tag):
        self._context, self._node, self._size = context, node, size
        self._colours = colours_of(node.get("kind"))
        self._inner = size[0] - 2 * RADIUS

        def make(letters: float) -> Text:
            text_style = TextStyle(letters, letters * 1.4, True, self._colours.dark, after=0, align="center", balanced=True)
            return context.text(node, text_style, tag)

        sizes = [each for each in _NAMES if each <= max(_NAMES[-1], size[0] * _NAME)]
        fits = largest_fit(make, self._inner, size[1] * 0.3, sizes)
        if fits is None:
            context.problem("square-too-full", node, floor=_NAMES[-1])
        self._words = fits or make(_NAMES[-1])

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    def height(self, width: float) -> float:
        return self._size[1]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        tall = self._words.height(self._inner)
        side = min(width * _SYMBOL, height - tall - 14 * mm)
        air = (height - tall - side) / 3
        with canvas.of(self._node.get("at")), canvas.artifact(), canvas.state():
            canvas.setFillColor(self._colours.tint)
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(0.9 * mm)
            canvas.setDash(3 * mm, 2.2 * mm)
            canvas.roundRect(x, top - height, width, height, RADIUS, stroke=1, fill=1)
            canvas.setDash()
            box = (x + (width - side) / 2, top - air - side, side, side)
            symbol(canvas, self._context.book, self._node.get("symbol"), box, self._colours)
        self._words.draw(canvas, x + RADIUS, top - 2 * air - side, self._inner, tall)


def sayings(context: PressContext, nodes: Sequence[Node], owner: Tag) -> list[Block]:
    """What one does on a stop that has no deck, each with its symbol."""
    return [_saying(context, node, owner.add("P")) for node in nodes]


def _saying(context: PressContext, node: Node, tag: Tag) -> Block:
    colours = colours_of(node.get("theme"))
    words = context.text(node, _SAID, tag)
    if not node.get("symbol"):
        return words

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        symbol(canvas, context.book, node.get("symbol"), (x, y, size, size), colours)

    return Beside(Picture(paint, at=node.get("at")), SAYING, words, 4 * mm, centred=True)


def sheets_beside(context: PressContext, node: Node, beside: Sequence[Node]) -> list[Sheet]:
    """Places on sheets of A4 that lie beside the board, as many on each as it holds, and what is said below the last."""
    nodes = [child for child in beside if child.name == "place"]
    said = [child for child in beside if child.name == "p"]
    size = place_size(node.paper.get("card", USUAL_CARD))
    short, long = PAGES["A4"]
    lying = _HEADING.leading + _HEADING.after + size[1] + len(said) * (Places.after + SAYING) <= short - 2 * _MARGIN
    width, height = (long, short) if lying else (short, long)
    many = max(1, int((width - 2 * _MARGIN + NEAR) / (size[0] + NEAR)))
    groups = [nodes[start : start + many] for start in range(0, len(nodes), many)] or [[]]
    return [_sheet(context, node, group, said if group is groups[-1] else [], (width, height)) for group in groups]


def _sheet(context: PressContext, node: Node, group: Sequence[Node], said: Sequence[Node], page: Size) -> Sheet:
    """The blocks below each other in the middle of a page, in the landscape of the board."""
    owner = context.canvas.root.add("Sect")
    blocks: list[Block] = []
    if node.get("decks"):
        heading = Node("h2", children=[node.get("decks")], place=node.place)
        blocks.append(context.text(heading, _HEADING, owner.add("H2"), 2))
    places = Places(context, group, place_size(node.paper.get("card", USUAL_CARD)), owner) if group else None
    blocks += [*([places] if places else []), *sayings(context, said, owner)]
    column = (_MARGIN, _MARGIN, page[0] - 2 * _MARGIN, page[1] - 2 * _MARGIN)
    placed = [(block, centred(block, box)) for block, box in stacked(blocks, column, _GAP)]
    filled, boxes = context.canvas.palette.filled, [box for _, box in placed]

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        if filled:
            ridges = next((behind_decks(box[1], box[3]) for block, box in placed if block is places), (page[1] / 2, page[1] / 3))
            with canvas.artifact():
                landscape(canvas, (0, 0, *page), scenery(page, ridges, _SUN, lambda x, y, tall: is_clear(x, y, tall, boxes)))
        for block, (left, low, wide, high) in placed:
            block.draw(canvas, left, low + high, wide, high)

    return Sheet(*page, paint, tuple(blocks), ((0.0, 0.0, *page),) if filled else (), column)


def stacked(blocks: Sequence[Block], column: Box, most: float) -> list[tuple[Block, Box]]:
    """The blocks below each other in the middle of a column, no further apart than `most`, each with its box."""
    left, low, wide, high = column
    heights = [block.height(wide) for block in blocks]
    free = high - sum(heights)
    gap = max(0.0, min(most, free / (len(blocks) + 1)))
    top = low + high - (free - gap * (len(blocks) - 1)) / 2
    placed = []
    for block, tall in zip(blocks, heights):
        placed.append((block, (left, top - tall, wide, tall)))
        top -= tall + gap
    return placed


def centred(block: Block, box: Box) -> Box:
    """The part of a box that is as wide as what is drawn in it, in its middle."""
    left, low, wide, high = box
    drawn = min(wide, drawn_wide(block, wide))
    return left + (wide - drawn) / 2, low, drawn, high


def drawn_wide(block: Block, wide: float) -> float:
    """How wide what is drawn in a box is: words rarely fill theirs."""
    if isinstance(block, Beside):
        return block.beside + drawn_wide(block.words, wide - block.beside)
    if isinstance(block, Places):
        return block.wide
    if not isinstance(block, Text):
        return wide
    return max((line.width for line in block.paragraph.lines(wide)), default=0.0) + 4 * mm

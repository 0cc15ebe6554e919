"""The board: a path of squares that winds from start to goal, and a place for each deck."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import CARDS, PAGES, card_size, mm
from dialogkit.press import style
from dialogkit.press.art.marks import badge, dotted_path, halo, smooth
from dialogkit.press.art.pattern import clip_round, pattern
from dialogkit.press.flow.blocks import Block, Stack, Text, largest_fit
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Point
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.tiling import page_size
from dialogkit.press.style import BODY, COVER, GROUND, NEUTRAL, OVER, RADIUS, THEMES, Colours, TextStyle

_MARGIN = 13 * mm
_GUTTER = 9 * mm  # between the path and the decks
_EASE = 1 * mm  # round a deck on its place
_HEAD = 18 * mm  # for the title
_TITLE_SIZES = (40, 36, 32, 28, 24, 20)  # pt
_SQUARE_SIZES = (24, 22, 20, 18, 16, 15, 14, 13, 12)  # pt: the words on the squares shrink to the last of these, and no further
_REACH = 1.08  # how far a shape may reach, in parts of its badge
_COLOURS = {
    **style.KINDS,
    "start": replace(NEUTRAL, dark=INK, tint="#FFFFFF", pattern="lines"),
    "goal": replace(THEMES[3], tint="#FFFFFF"),
}
_STRIP = 6.5 * mm  # of pattern, at the head of a deck's place
_SWING = 0.35
_APART = 1.1  # squares' middles are at least this many sides apart along a row
_ROWS_APART = 1.32  # and rows this many, so that the way from square to square is plain


def board(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One lying page as tall as A3, and as wide as its paper's shape asks for; of A3 itself, A2 and A1 that is A3."""
    height, width = PAGES["A3"]
    if node.paper.get("size") == "2x2 A4":
        short, long = page_size("2x2 A4")
        width = height * long / short
    owner = context.canvas.root.add("Sect")
    places = [child for child in node.nodes if child.name == "place"]
    column, spots = _spots(len(places), card_size(node.paper.get("card", "A7")), height - 2 * _MARGIN)
    area = (_MARGIN, _MARGIN, width - 2 * _MARGIN - _GUTTER - column, height - 2 * _MARGIN - _HEAD - 4 * mm)
    title = _title(context, node.need("h1"), owner.add("H1"), area[2])
    squares = [child for child in node.nodes if child.name == "square"]
    side, middles = winding(len(squares), *(round(value, 2) for value in area))
    tiles = _tiles(context, squares, side, owner.add("L", ListNumbering="None"))
    decks = [_DeckPlace(context, place, owner.add("P"), spot[2] >= spot[3]) for place, spot in zip(places, spots)]

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        if context.job.printshop:
            with canvas.artifact():
                canvas.setFillColor(NEUTRAL.tint)
                canvas.rect(-OVER, -OVER, width + 2 * OVER, height + 2 * OVER, stroke=0, fill=1)
        title.draw(canvas, _MARGIN, height - _MARGIN, area[2], title.height(area[2]))
        with canvas.artifact():
            _path(canvas, middles, side, WHITE if context.job.printshop else GROUND)
        for tile, (x, y) in zip(tiles, middles):
            tile.draw(canvas, x - side / 2, y + side / 2, side, side)
        for deck, (left, low, wide, high) in zip(decks, spots):
            deck.draw(canvas, width - _MARGIN - column + left, _MARGIN + low + high, wide, high)

    tall = title.height(area[2])
    ink = (
        (_MARGIN, height - _MARGIN - tall, area[2], tall),
        *_steps(middles, side),
        *((width - _MARGIN - column + left, _MARGIN + low, wide, high) for left, low, wide, high in spots),
    )
    return [Sheet(width, height, paint, (title,), ink, (_MARGIN, _MARGIN, width - 2 * _MARGIN, height - 2 * _MARGIN))]


def _steps(middles: tuple[Point, ...], side: float) -> Iterator[Box]:
    """A box round each two neighbours on the way, in which also the band between them lies."""
    for (x1, y1), (x2, y2) in pairwise(middles):
        yield min(x1, x2) - side / 2, min(y1, y2) - side / 2, abs(x1 - x2) + side, abs(y1 - y2) + side


def _title(context: PressContext, node: Node, tag: Tag, width: float) -> Text:
    def make(size: float) -> Text:
        return context.text(node, replace(COVER.at(size), colour=THEMES[0].dark, after=0), tag, 1)

    title = largest_fit(make, width, _HEAD, _TITLE_SIZES)
    if title is None:
        context.problem("board-title-too-long", node)
        return make(_TITLE_SIZES[-1])
    return title


def _path(canvas: PressCanvas, middles: tuple[Point, ...], side: float, way: str) -> None:
    """The way itself: a broad light band and the kit's dotted line on it."""
    with canvas.state():
        canvas.setStrokeColor(way)
        canvas.setLineWidth(side * 0.55)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        band = canvas.beginPath()
        band.moveTo(*middles[0])
        for _, control_1, control_2, end in smooth(list(middles)):
            band.curveTo(*control_1, *control_2, *end)
        canvas.drawPath(band, stroke=1, fill=0)
    dotted_path(canvas, list(middles), THEMES[0].dark, 4, 12)


def _tiles(context: PressContext, squares: list[Node], side: float, owner: Tag) -> list[Block]:
    size = _common_size(context, squares, side)
    return [_tile(context, square, side, owner.add("LI").add("LBody"), size) for square in squares]


def _common_size(context: PressContext, squares: list[Node], side: float) -> float:
    """The largest size at which the word of every square fits and leaves room for a symbol of full size; or else fits."""
    words = {square.text: square for square in squares}.values()
    roomy = side * 0.86  # at the floor a word may come nearer to the edge
    most = side - 4.5 * mm - _REACH * style.SYMBOL
    for room in (most, side / 2):
        for size in _SQUARE_SIZES:
            if all(_word(context, square, Tag("P"), roomy, room, size) for square in words):
                return size
    return _SQUARE_SIZES[-1]


def _tile(context: PressContext, node: Node, side: float, tag: Tag, letters: float) -> Block:
    words = _word(context, node, tag, side - 2 * mm, side / 2, letters)
    if words is None:
        context.problem("square-too-full", node, floor=letters)
        return Stack([])
    return _Square(context, node, words)


class _Square(Block):
    """A square of the board: its kind's shape with the symbol, and the word below it."""

    def __init__(self, context: PressContext, node: Node, words: Block):
        self._context, self._node, self._words = context, node, words
        self._colours = _COLOURS[node.get("kind")]

    def height(self, width: float) -> float:
        return width

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        tall, y = self._words.height(width - 2 * mm), top - height
        with canvas.of(self._node.get("at")), canvas.artifact():
            self._paint(canvas, x, y, width, tall)
        self._words.draw(canvas, x + 1 * mm, y + tall + 1.5 * mm, width - 2 * mm, tall)

    def _paint(self, canvas: PressCanvas, x: float, y: float, side: float, tall: float) -> None:
        """All but the word, which is `tall`."""
        colours, size = self._colours, (side - tall - 4.5 * mm) / _REACH
        badge_x, badge_y = x + (side - size) / 2, y + side - 2 * mm - size * (1 + _REACH) / 2
        _ground(canvas, x, y, side, side, colours, 1.6 if self._node.get("kind") not in ("start", "goal") else 3.2)
        if canvas.palette.patterns:
            with canvas.state():
                clip_round(canvas, x, y, side, side)
                pattern(canvas, colours, (x, y + tall + 2.5 * mm, side, side - tall - 2.5 * mm))
            halo(canvas, badge_x, badge_y, size, colours)
        badge(canvas, self._context.book, self._node.get("symbol"), badge_x, badge_y, size, colours, solid=True)


def _word(context: PressContext, node: Node, tag: Tag, width: float, height: float, size: float) -> Block | None:
    """The word of a square, or None if it does not fit into a box."""
    text_style = TextStyle(size, size * 1.2, bold=True, after=0, align="center")
    return largest_fit(lambda _: context.text(node, text_style, tag), width, height, (size,))


def _ground(canvas: PressCanvas, x: float, y: float, width: float, height: float, colours: Colours, edge: float) -> None:
    canvas.setFillColor(colours.tint)
    canvas.setStrokeColor(colours.dark)
    canvas.setLineWidth(edge)
    canvas.roundRect(x, y, width, height, RADIUS, stroke=1, fill=1)


def _spots(count: int, card: tuple[float, float], height: float) -> tuple[float, list[Box]]:
    """Where decks of cards lie in a part of the board that is `height` tall: how wide it is, and the box of each deck in it.

    They lie on their sides below each other. If they are too large for that, only the first one does, and the others stand
    in a row below it. Cards that are larger still, or so small that the words have no room, get places of the size A7.
    """
    if max(card) > max(CARDS["A6"]) or min(card) > min(CARDS["A6"]) or max(card) < max(CARDS["poker"]):
        card = CARDS["A7"]
    short, long = (side + 2 * _EASE for side in sorted(card))
    pitch = height / max(1, count)
    if short + _EASE <= pitch:
        return long, [(0.0, height - (index + 0.5) * pitch - short / 2, long, short) for index in range(count)]
    row: list[Box] = [(index * (short + 4 * _EASE), 0.0, short, long) for index in range(count - 1)]
    width = max([long, *(left + wide for left, _, wide, _ in row)])
    return width, [(width - long, height - short, long, short), *row]


class _DeckPlace(Block):
    """The place of a deck, lying or upright: a dashed frame with the symbol, and the words beside or below it."""

    _BADGE = 28 * mm

    def __init__(self, context: PressContext, node: Node, tag: Tag, lying: bool):
        self._context, self._symbol, self._lying = context, node.get("symbol"), lying
        self._colours = _COLOURS[node.get("kind")]
        text_style = replace(BODY, size=20, leading=25, bold=True, colour=self._colours.dark, after=0)
        self._words = context.text(node, replace(text_style, align="left" if lying else "center"), tag)

    def height(self, width: float) -> float:
        return self._BADGE

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        size, y = self._BADGE, top - height
        inner = width - size - 20 * mm if self._lying else width - 16 * mm
        tall = self._words.height(inner)
        middle = y + height / 2
        if self._lying:
            picture, start = (x + 8 * mm, middle - size / 2), (x + size + 14 * mm, middle + tall / 2)
        else:
            picture, start = (x + (width - size) / 2, middle), (x + 8 * mm, middle - 4 * mm)
        with canvas.artifact(), canvas.state():
            self._frame(canvas, (x, y, width, height))
            badge(canvas, self._context.book, self._symbol, *picture, size, self._colours, solid=True)
        self._words.draw(canvas, *start, inner, tall)

    def _frame(self, canvas: PressCanvas, box: Box) -> None:
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(self._colours.dark)
        canvas.setLineWidth(1.6)
        canvas.setDash(6, 5)
        canvas.roundRect(*box, RADIUS, stroke=1, fill=1)
        canvas.setDash()
        if canvas.palette.patterns:
            x, y, width, height = box
            clip_round(canvas, *box)
            pattern(canvas, self._colours, (x, y + height - _STRIP, width, _STRIP))


@cache
def winding(count: int, x: float, y: float, width: float, height: float) -> tuple[float, tuple[Point, ...]]:
    """The largest squares that a winding path through a box can hold: their side and their middles.

    The path runs to and fro in rows from the lower left, and each row swings up and down: `_SWING` of a side is kept for that.
    """
    sides = {}
    for rows in range(2, 10):
        most = math.ceil(count / rows)
        sides[rows] = min(width / (1 + (most - 1) * _APART), height / (1 + (rows - 1) * _ROWS_APART + _SWING))
    rows = max(sides, key=sides.__getitem__)
    return sides[rows], _middles(count, rows, sides[rows], (x, y, width, height))


def _middles(count: int, rows: int, side: float, box: Box) -> tuple[Point, ...]:
    x, y, width, height = box
    swing = side * _SWING
    step = (height - side - swing) / (rows - 1)
    found: list[Point] = []
    for row in range(rows):
        here = count // rows + (row < count % rows)
        across = (width - side) / max(1, here - 1)
        level = y + side / 2 + row * step
        places = [
            (x + side / 2 + column * across, level + swing / 2 * (1 - math.cos(2 * math.pi * column / max(1, here - 1))))
            for column in range(here)
        ]
        found += places if row % 2 == 0 else places[::-1]
    return tuple(found)

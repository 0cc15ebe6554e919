"""The board: a path of squares that winds from start to goal, and a place for each deck."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cache

from dialogkit.markup.tree import Node
from dialogkit.press import style
from dialogkit.press.blocks import Text, largest_fit
from dialogkit.press.canvas import PressCanvas
from dialogkit.press.marks import badge, dotted_path
from dialogkit.press.setting import Setting
from dialogkit.press.sheet import Sheet
from dialogkit.press.style import BODY, CARDS, COVER, INK, NEUTRAL, PAGES, RADIUS, THEMES, Colours, TextStyle, mm
from dialogkit.press.tags import Tag

_MARGIN = 13 * mm
_SQUARE_SIZES = (16, 15, 14, 13, 12)  # pt: the word on a square shrinks to the last of these, and no further
_COLOURS = {**style.KINDS, "start": replace(NEUTRAL, dark=INK, tint="#FFFFFF"), "goal": replace(THEMES[3], tint="#FFFFFF")}
_APART = 1.07  # squares' middles are at least this many sides apart, across or along

Point = tuple[float, float]


def board(setting: Setting, node: Node, document: Node) -> list[Sheet]:
    """One lying A3 page."""
    height, width = PAGES["A3"]
    owner = setting.canvas.root.add("Sect")
    places = [child for child in node.nodes if child.name == "place"]
    card = sorted(CARDS[node.get("size", "A7")], reverse=True)
    column = min(card[0], 112 * mm) + 4 * mm
    area = (_MARGIN, _MARGIN, width - 3 * _MARGIN - column, height - 2 * _MARGIN - 22 * mm)
    title = setting.text(node.find("h1"), replace(COVER, size=40, leading=46, colour=THEMES[0].dark, after=0), owner.add("H1"), 1)
    squares = [child for child in node.nodes if child.name == "square"]
    side, middles, line = winding(len(squares), *(round(value, 2) for value in area))
    tiles = _tiles(setting, squares, middles, side, owner.add("L", ListNumbering="None"))
    decks = [_deck_place(setting, place, owner) for place in places]

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        title.draw(canvas, _MARGIN, height - _MARGIN, area[2], title.height(area[2]))
        with canvas.artifact():
            dotted_path(canvas, list(line), THEMES[0].dark, 4, 12)
        for tile in tiles:
            tile(canvas)
        left, tall = width - _MARGIN - column, (height - 2 * _MARGIN) / max(1, len(decks))
        for index, deck in enumerate(decks):
            deck(canvas, left, height - _MARGIN - (index + 1) * tall, column, min(tall - 5 * mm, card[1] + 6 * mm), tall)

    return [Sheet(width, height, paint, (title,))]


def _tiles(setting: Setting, squares: list[Node], middles: tuple[Point, ...], side: float, owner: Tag) -> list:
    return [_tile(setting, square, middle, side, owner.add("LI")) for square, middle in zip(squares, middles)]


def _tile(setting: Setting, node: Node, middle: Point, side: float, item: Tag):
    """A function that paints a square: its kind's shape with the symbol, and the word below it."""
    colours = _COLOURS[node.get("kind")]
    tag = item.add("LBody")
    words = _word(setting, node, tag, side - 2 * mm, side * 0.42, _SQUARE_SIZES)
    size = side - words.height(side - 2 * mm) - 4.5 * mm

    def paint(canvas: PressCanvas) -> None:
        x, y = middle[0] - side / 2, middle[1] - side / 2
        with canvas.artifact():
            _ground(canvas, x, y, side, side, colours, 1.6 if node.get("kind") not in ("start", "goal") else 3.2)
            badge(canvas, setting.book, node.get("symbol"), x + (side - size) / 2, y + side - size - 2 * mm, size, colours, solid=True)
        tall = words.height(side - 2 * mm)
        words.draw(canvas, x + 1 * mm, y + tall + 1.5 * mm, side - 2 * mm, tall)

    return paint


def _word(setting: Setting, node: Node, tag: Tag, width: float, height: float, sizes: tuple[float, ...]) -> Text:
    def make(size: float) -> Text:
        return setting.text(node, TextStyle(size, size * 1.2, bold=True, after=0, align="center"), tag)

    words = largest_fit(make, width, height, sizes)
    if words is None:
        setting.problem("square-too-full", node, floor=sizes[-1])
        return make(sizes[-1])
    return words


def _ground(canvas: PressCanvas, x: float, y: float, width: float, height: float, colours: Colours, edge: float) -> None:
    canvas.setFillColor(colours.tint)
    canvas.setStrokeColor(colours.dark)
    canvas.setLineWidth(edge)
    canvas.roundRect(x, y, width, height, RADIUS, stroke=1, fill=1)


def _deck_place(setting: Setting, node: Node, owner: Tag):
    """A function that paints the place where a deck lies, as large as a card lying on its side."""
    colours = _COLOURS[node.get("kind")]
    words = setting.text(node, replace(BODY, size=20, leading=25, bold=True, colour=colours.dark, after=0), owner.add("P"))

    def paint(canvas: PressCanvas, x: float, low: float, width: float, height: float, room: float) -> None:
        y = low + (room - height) / 2
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(style.WHITE)
            canvas.setStrokeColor(colours.dark)
            canvas.setLineWidth(1.6)
            canvas.setDash(6, 5)
            canvas.roundRect(x, y, width, height, RADIUS, stroke=1, fill=1)
            canvas.setDash()
            badge(canvas, setting.book, node.get("symbol"), x + 8 * mm, y + (height - 28 * mm) / 2, 28 * mm, colours, solid=True)
        inner = width - 48 * mm
        tall = words.height(inner)
        words.draw(canvas, x + 42 * mm, y + (height + tall) / 2, inner, tall)

    return paint


@cache
def winding(count: int, x: float, y: float, width: float, height: float) -> tuple[float, tuple[Point, ...], tuple[Point, ...]]:
    """The largest squares that a winding path through a box can hold: their side, their middles, and the path's line.

    The path runs to and fro in level rows from the lower left, with half circles between the rows. For each number of rows
    the side is found by halving; of two rows too close or a turn too tight, the squares there would overlap.
    """
    best: tuple[float, tuple[Point, ...], tuple[Point, ...]] = (0.0, (), ())
    for rows in range(2, 9):
        low, high = 5 * mm, min(height / rows, 60 * mm)
        while high - low > 0.1 * mm:
            side = (low + high) / 2
            line = _serpentine(rows, x + side / 2, y + side / 2, width - side, height - side)
            middles = _spread(line, count)
            if middles and _clear(middles, side * _APART):
                low = side
                if side > best[0]:
                    best = (side, middles, tuple(line[::6]) + (line[-1],))
            else:
                high = side
    return best


def _serpentine(rows: int, x: float, y: float, width: float, height: float) -> list[Point]:
    """Points along the path, about 1 mm apart."""
    step = height / (rows - 1)
    radius = step / 2
    points: list[Point] = []
    for row in range(rows):
        level = y + row * step
        left = x + (radius if row else 0)
        right = x + width - (radius if row < rows - 1 else 0)
        if row % 2:  # this row runs to the left, and its turn is on the left
            left, right = x + (radius if row < rows - 1 else 0), x + width - radius
        if right <= left:
            return []
        count = max(2, int((right - left) / mm))
        along = [(left + (right - left) * part / count, level) for part in range(count + 1)]
        points += along if row % 2 == 0 else along[::-1]
        if row < rows - 1:
            middle = (right, level + radius) if row % 2 == 0 else (left, level + radius)
            sense = 1 if row % 2 == 0 else -1
            turn = max(6, int(math.pi * radius / mm))
            for part in range(1, turn):
                angle = -math.pi / 2 + math.pi * part / turn
                points.append((middle[0] + sense * radius * math.cos(angle), middle[1] + radius * math.sin(angle)))
    return points


def _spread(line: list[Point], count: int) -> tuple[Point, ...]:
    """`count` points along the line, evenly, the first and last at its ends."""
    if not line:
        return ()
    lengths = [0.0]
    for one, two in zip(line, line[1:]):
        lengths.append(lengths[-1] + math.dist(one, two))
    found: list[Point] = []
    index = 0
    for number in range(count):
        wanted = lengths[-1] * number / (count - 1)
        while index < len(lengths) - 2 and lengths[index + 1] < wanted:
            index += 1
        piece = lengths[index + 1] - lengths[index]
        part = (wanted - lengths[index]) / piece if piece else 0
        (x0, y0), (x1, y1) = line[index], line[index + 1]
        found.append((x0 + (x1 - x0) * part, y0 + (y1 - y0) * part))
    return tuple(found)


def _clear(middles: tuple[Point, ...], apart: float) -> bool:
    """Whether no two squares come nearer to each other than that."""
    return all(
        abs(one[0] - two[0]) >= apart or abs(one[1] - two[1]) >= apart
        for index, one in enumerate(middles)
        for two in middles[index + 1 :]
    )

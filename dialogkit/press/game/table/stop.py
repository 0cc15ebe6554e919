"""A stop on the board: its shape with a symbol, a word and its number; and the discs where one starts and where one arrives."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.place import is_photo, place, place_cropped
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.flow.blocks import Block, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.table.route import DOT, Stand
from dialogkit.press.game.table.stop_shapes import SHAPES, Outline
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Point
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import NEUTRAL, Colours, TextStyle

SIZES = (14, 13, 12)  # pt: a word that is too long at the last of these is said shorter
_NUMBER = TextStyle(14, 16, bold=True, after=0, align="center")
_ENDS = {"start": 18, "goal": 20}  # pt: the words on the discs
_LINE = 1 * mm  # round a stop; round the discs half as much again
_AIR = 1.3 * mm  # between words and the edge of a shape
_GAP = 0.8 * mm  # between a symbol and its word
_SYMBOL, _LEAST_SYMBOL = 22 * mm, 15 * mm
_INKED, _CORNER = 20 / 24, 0.8  # of a symbol's box; and how round the corners of what is drawn are, in parts of half of that
_ASIDE, _OFF = 2 * mm, 1.2 * mm  # how far a symbol is moved from its number's dot at most, and how far the dot is from it then
_LEADING = 1.2
_STEP = 0.5 * mm
BLACK = replace(NEUTRAL, dark=INK, tint=WHITE)


def colours_of(kind: str) -> Colours:
    return style.KINDS.get(kind, BLACK)


class _Fit(NamedTuple):
    """How a word and its symbol stand in a shape: the word, how high above the shape's middle it ends, and the symbol's box."""

    word: Text
    low: float
    wide: float
    symbol: Box


class Stops:
    """All stops of a board, with words of one size."""

    def __init__(self, context: PressContext, squares: Sequence[Node], stands: Sequence[Stand], owner: Tag):
        self._context = context
        self._stands = [(square, stand) for square, stand in zip(squares, stands) if square.get("kind") in SHAPES]
        size = self._common_size()
        numbers = iter(range(1, len(squares) + 1))
        self.blocks: list[tuple[Block, Stand]] = []
        for square, stand in zip(squares, stands):
            item = owner.add("LI")
            if square.get("kind") in SHAPES:
                block = self._stop(square, stand, size, next(numbers), item)
            else:
                block = _Disc(context, square, stand.shape.size[0], item)
            self.blocks.append((block, stand))

    def _common_size(self) -> float:
        """The largest size at which every word, or what stands for it, has room beside a symbol."""
        kinds = {(square.get("kind"), square.text, square.get("short")): (square, stand.shape) for square, stand in self._stands}
        for size in SIZES:
            if all(self._fits(square, outline, size, Tag("P")) for square, outline in kinds.values()):
                return size
        return SIZES[-1]

    def _fits(self, square: Node, outline: Outline, size: float, tag: Tag) -> _Fit | None:
        said = [square.text, square.get("short") or square.text] if size == SIZES[-1] else [square.text]
        tried = (self._fit(words, square, outline, size, tag) for words in said)
        return next((fit for fit in tried if fit), None)

    def _fit(self, words: str, square: Node, outline: Outline, size: float, tag: Tag) -> _Fit | None:
        """The word as low in the shape as its lines are wide, and above it the largest symbol that has room there."""
        wide, high = outline.size
        plain = TextStyle(size, size * _LEADING, True, colours_of(square.get("kind")).dark, after=0, align="center")
        found = None
        for text_style, part in product((plain, replace(plain, balanced=True)), (0.86, 0.74)):
            paragraph = self._context.line(words, text_style)
            lines = [line.width for line in paragraph.lines(wide * part)] or [0.0]
            tall = len(lines) * text_style.leading
            if paragraph.too_wide or len(lines) > 2:
                continue
            low = next((y for y in _steps(-high / 2 + _AIR, 0) if _holds(outline, y, tall, lines)), None)
            side = 0.0 if low is None else _largest_symbol(outline, low + tall + _GAP)
            if low is not None and side and (found is None or side > found.symbol[2]):
                low += _raised(outline, low + tall + _GAP, side)
                word = Text(paragraph, tag, at=square.get("at"))
                found = _Fit(word, low, wide * part, (-side / 2, low + tall + _GAP, side, side))
        return found

    def _stop(self, square: Node, stand: Stand, size: float, number: int, item: Tag) -> Block:
        label, body = item.add("Lbl"), item.add("LBody")
        fit = self._fits(square, stand.shape, size, body)
        if fit:
            fit = fit._replace(symbol=clear_of_dot(stand, fit.symbol))
        else:
            self._context.problem("square-too-full", square, floor=SIZES[-1])
            fit = _Fit(self._context.text(square, TextStyle(size, size), body), 0.0, _SYMBOL, (0.0, 0.0, 1.0, 1.0))
        return _Stop(self._context, square, stand, fit, number, label)


def _steps(start: float, stop: float) -> Iterator[float]:
    return (start + step * _STEP for step in range(int((stop - start) / _STEP)))


def _holds(outline: Outline, low: float, tall: float, lines: Sequence[float]) -> bool:
    """Whether lines that end at `low` stand inside a shape, with air round them."""
    step = tall / len(lines)
    tops = [low + tall - number * step for number in range(len(lines))]
    return all(min(outline.room(top), outline.room(top - step)) >= wide + 2 * _AIR for top, wide in zip(tops, lines))


def _raised(outline: Outline, low: float, side: float) -> float:
    """How far words and symbol are raised so that there is as much air above them as below, as far as the shape is wide there."""
    free = (outline.size[1] / 2 - low - side * (1 + _INKED) / 2 - _AIR) / 2
    return next(
        (up for up in (free * part / 4 for part in (4, 3, 2, 1)) if up > 0 and _has_room(outline, low + up, side, 1.1)), 0.0
    )


def _has_room(outline: Outline, low: float, side: float, share: float = 0.8) -> bool:
    """Whether a symbol above `low` stands inside a shape that is wider than a share of it. Its corners are rarely filled."""
    return low + side <= outline.size[1] / 2 and outline.room(low + side * _INKED) >= side * share


def _largest_symbol(outline: Outline, low: float) -> float:
    """How large a symbol above `low` can be in a shape; 0 where it would be too small to be seen across a table."""
    most = _SYMBOL * outline.size[0] / SHAPES["question"].size[0]
    sides = (_LEAST_SYMBOL + step * _STEP for step in range(int((most - _LEAST_SYMBOL) / _STEP), -1, -1))
    return next((side for side in sides if _has_room(outline, low, side)), 0.0)


def clear_of_dot(stand: Stand, box: Box) -> Box:
    """A symbol moved to the right or made smaller, as little as it can be, so that the number's dot lies on no line of it."""
    left, low, side, _ = box
    dot = stand.dot[0] - stand.x, stand.dot[1] - stand.y
    steps = range(int(_ASIDE / _STEP) + 1)
    tried = sorted((aside + less, aside, less) for aside in steps for less in range(int((side - _LEAST_SYMBOL) / _STEP) + 1))
    for _, aside, less in tried:
        wide = side - less * _STEP
        moved = (left + (side - wide) / 2 + aside * _STEP, low + (side - wide) / 2, wide, wide)
        inside = stand.shape.room(moved[1] + wide * _INKED) >= wide * 0.8 + 2 * aside * _STEP
        if inside and far_from_drawing(dot, moved) >= DOT / 2 + _OFF:
            return moved
    return box


def far_from_drawing(point: Point, box: Box) -> float:
    """How far a point is from a symbol in a box. What is drawn fills most of it, but for its corners."""
    left, low, side, _ = box
    middle, half = side / 2, side * _INKED / 2 * (1 - _CORNER)
    across, up = (max(0.0, abs(at - start - middle) - half) for at, start in zip(point, (left, low)))
    return math.hypot(across, up) - side * _INKED / 2 * _CORNER


class Number(Block):
    """A number in the middle of a dot: white on dark ground, dark where no areas are filled. `tag` says it."""

    def __init__(self, context: PressContext, number: int, colours: Colours, tag: Tag):
        colour = WHITE if context.canvas.palette.filled else colours.dark
        self._paragraph, self._tag = context.line(str(number), replace(_NUMBER, colour=colour)), tag

    def height(self, width: float) -> float:
        return width

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        self._paragraph.draw(canvas, x, top - height / 2 + _NUMBER.size * 0.59, width, self._tag)


class _Stop(Block):
    """The stop of a kind."""

    def __init__(self, context: PressContext, node: Node, stand: Stand, fit: _Fit, number: int, label: Tag):
        self._book, self._node, self._stand, self._fit = context.book, node, stand, fit
        self._colours = colours_of(node.get("kind"))
        self._number = Number(context, number, self._colours, label)

    @property
    def parts(self) -> Sequence[Block]:
        return (self._fit.word,)

    def height(self, width: float) -> float:
        return self._stand.shape.size[1]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """Where its place on the road is, whatever box it is given."""
        stand, fit = self._stand, self._fit
        with canvas.of(self._node.get("at")), canvas.artifact():
            self._paint(canvas)
        self._number.draw(canvas, stand.dot[0] - DOT / 2, stand.dot[1] + DOT / 2, DOT, DOT)
        tall = fit.word.height(fit.wide)
        fit.word.draw(canvas, stand.x - fit.wide / 2, stand.y + fit.low + tall, fit.wide, tall)

    def _paint(self, canvas: PressCanvas) -> None:
        stand, colours = self._stand, self._colours
        with canvas.state():
            canvas.setLineJoin(1)
            canvas.setLineWidth(_LINE)
            canvas.setStrokeColor(colours.dark)
            name, (left, low, side, _) = self._node.get("symbol"), self._fit.symbol
            own = self._book.is_own(name)
            canvas.setFillColor(WHITE if own else colours.tint)
            canvas.drawPath(stand.shape.draw_on(canvas.beginPath(), stand.x, stand.y), stroke=1, fill=1)
            (_unframed if own else symbol)(canvas, self._book, name, (stand.x + left, stand.y + low, side, side), colours)
            self._dot(canvas)

    def _dot(self, canvas: PressCanvas) -> None:
        """The ground of the number: dark, with clear ground round it; an outline where no areas are filled."""
        if canvas.palette.filled:
            canvas.setFillColor(WHITE)
            canvas.circle(*self._stand.dot, DOT / 2 + 0.45 * mm, stroke=0, fill=1)
            canvas.setFillColor(self._colours.dark)
            canvas.circle(*self._stand.dot, DOT / 2, stroke=0, fill=1)
            return
        canvas.setLineWidth(0.9 * mm)
        canvas.setStrokeColor(self._colours.dark)
        canvas.setFillColor(WHITE)
        canvas.circle(*self._stand.dot, DOT / 2, stroke=1, fill=1)


class _Disc(Block):
    """Start or goal: a white disc with a word, below a symbol or a picture that is cropped to it."""

    def __init__(self, context: PressContext, node: Node, wide: float, item: Tag):
        self._book, self._node, self._wide = context.book, node, wide
        self._symbol = node.get("symbol") or "home"
        body = item.add("LBody")
        self._figure = body.add_figure(node.get("alt"))
        size = min(_ENDS[node.get("kind")], wide / (2.2 * mm))
        self._words = context.text(node, TextStyle(size, size * 1.2, True, after=0, align="center"), body)

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    def height(self, width: float) -> float:
        return self._wide

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        own, wide = self._book.is_own(self._symbol), self._wide
        room = wide * 0.72
        tall = self._words.height(room)
        band = wide * 0.16 + tall  # below the picture
        with canvas.artifact(), canvas.state():
            self._disc(canvas, x, top, fill=1)
            if not own:
                symbol(canvas, self._book, self._symbol, self._drawing(x, top, band), BLACK)
        if own:
            with canvas.owned(self._figure, x, top - wide + band, wide, wide - band), canvas.state():
                self._picture(canvas, x, top, band)
            with canvas.artifact(), canvas.state():
                self._disc(canvas, x, top, fill=0)
        self._words.draw(canvas, x + (wide - room) / 2, top - wide + band - wide * 0.02, room, tall)

    def _disc(self, canvas: PressCanvas, x: float, top: float, fill: int) -> None:
        radius = self._wide / 2
        canvas.setLineWidth(_LINE * 1.5)
        canvas.setStrokeColor(INK)
        canvas.setFillColor(WHITE)
        canvas.circle(x + radius, top - radius, radius, stroke=1, fill=fill)

    def _drawing(self, x: float, top: float, band: float) -> Box:
        """The place of what is seen whole: in the middle, above the band."""
        side = min(self._wide * 0.48, self._wide - band - 4 * mm)
        return x + (self._wide - side) / 2, top - self._wide + band, side, side

    def _picture(self, canvas: PressCanvas, x: float, top: float, band: float) -> None:
        """A photo, as large as fills the disc above the band, or a drawing."""
        artwork = self._book.artwork(self._symbol, self._wide * canvas.printed_scale)
        if not is_photo(artwork):
            place(canvas, artwork, *self._drawing(x, top, band))
            return
        radius, high = self._wide / 2, self._wide - band
        disc = canvas.beginPath()
        disc.circle(x + radius, top - radius, radius)
        canvas.clipPath(disc, stroke=0, fill=0)
        scale = canvas.printed_scale  # of the board's size
        picture = self._book.filling(self._symbol, self._wide * scale, high * scale, self._node.get("focus"))
        place_cropped(canvas, picture, (x, top - high, self._wide, high))


def symbol(canvas: PressCanvas, book: SymbolBook, name: str, box: Box, colours: Colours) -> None:
    """A symbol in a dark tone. Of pictures of the cycle's own a photo fills a frame, and a drawing stands in a white one."""
    x, y, wide, high = box
    if not book.is_own(name):
        place(canvas, book.artwork(name), x, y, wide, high, colours.dark)
        return
    printed = max(wide, high) * canvas.printed_scale  # of the board's size
    artwork = book.artwork(name, printed)
    frame, radius = (x + wide * 0.06, y + high * 0.06, wide * 0.88, high * 0.88), wide * 0.1
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(style.HAIRLINE)
        if is_photo(artwork):
            place_cropped(canvas, book.filling(name, printed, printed), frame, radius)
            canvas.roundRect(*frame, radius, stroke=1, fill=0)
        else:
            canvas.roundRect(*frame, radius, stroke=1, fill=1)
            place(canvas, artwork, x + wide * 0.12, y + high * 0.12, wide * 0.76, high * 0.76)


def _unframed(canvas: PressCanvas, book: SymbolBook, name: str, box: Box, colours: Colours) -> None:
    """A picture of the cycle's own on a white stop, which has room for no frame in it: a photo is round."""
    x, y, wide, high = box
    printed = max(wide, high) * canvas.printed_scale
    left, low, width, height = x + wide * 0.07, y + high * 0.07, wide * 0.86, high * 0.86
    artwork = book.artwork(name, printed)
    if is_photo(artwork):
        place_cropped(canvas, book.filling(name, printed, printed), (left, low, width, height), radius=width / 2)
    else:
        place(canvas, artwork, left, low, width, height)

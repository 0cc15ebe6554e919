"""What a deck's box looks like outside: the board's landscape all round it, with the road and a stop for each kind of card."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import Way, arrow, road
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.table.stop import symbol
from dialogkit.press.game.table.stop_shapes import SHAPES
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size
from dialogkit.press.style import BODY, COVER, TextStyle
from dialogkit.press.type.growth import Placed, grow
from dialogkit.press.type.paragraph import Paragraph

_OVER = 1.5 * mm  # past cuts and folds, which may miss by a little
_ROAD, _WIDE = 0.29, 22 * mm  # how high up the road runs, in parts of the box's height, and how wide it is
_SWING = 1.2 * mm  # by which it winds
_FAR, _NEAR = (0.44, 0.47, 0.43, 0.46), (0.13, 0.17, 0.1, 0.15)  # ridges on the front, and again on the back
_ABOVE = 0.48  # where words may begin: above all ridges
_FIRS = ((0.05, 0.02, 0.1), (0.09, 0.01, 0.075), (0.27, 0.03, 0.08), (0.55, 0.02, 0.1), (0.59, 0.01, 0.08), (0.77, 0.03, 0.08))
_ARROWS, _ARROW = (0.2, 0.5, 0.8), 6 * mm  # on the back: where, in parts of its width, and how high
_STOP, _AIR = 17 * mm, 4 * mm  # how wide a stop is at most, and what lies between two, or between words and a fold
_LINE = 0.7 * mm  # round a stop
_BELOW_NOTCH = 10 * mm  # where words begin on the front, from its upper edge
_KIND, _ROW = 11 * mm, 14 * mm  # a stop of the list on the back, and what its row is tall at most
_TITLE, _SPINE, _LIST, _HOME = (30, 14), (18, 12), (18, 12), (16, 12)  # pt: the largest size of words, and the floor


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of card that is in the deck: its name in the tree, its symbol and its word."""

    name: str
    symbol: str
    word: str


def kinds_of(deck: Node) -> list[Kind]:
    """The kinds of a deck in their order; what is blank is for a question of one's own."""
    found: dict[str, Kind] = {}
    for card in (child for child in deck.nodes if child.name == "card"):
        name = "question" if card.get("kind") == "blank" else card.get("kind")
        if name in SHAPES and name not in found:
            found[name] = Kind(name, card.get("back"), card.get("word") or card.need("h2").text)
    return list(found.values())


class CaseArt:
    """Paints the sides of a box beside each other: front, side, back and side, from the lower left of the front.

    `home` is whose it is, `size` how wide and tall a front is, `deep` how wide a side.
    """

    def __init__(self, context: PressContext, deck: Node, home: str, size: Size, deep: float):
        self._context, self._kinds, self._deep = context, kinds_of(deck), deep
        self._title, self._home = deck.get("word"), home
        self._wide, self._tall = size
        self._round = 2 * (self._wide + deep)

    def paint(self, canvas: PressCanvas) -> None:
        self._paint_ground(canvas)
        self._paint_front(canvas)
        self._paint_back(canvas)
        for left, turned in ((self._wide, True), (2 * self._wide + self._deep, False)):
            self._paint_spine(canvas, left, turned)
        self._paint_lid(canvas)

    def _paint_ground(self, canvas: PressCanvas) -> None:
        tall, lid = self._tall, self._deep
        with canvas.state():
            sides = canvas.beginPath()
            sides.rect(-_OVER, -_OVER, self._round + 2 * _OVER, tall + 2 * _OVER)
            sides.rect(self._wide + self._deep - _OVER, tall + _OVER, self._wide + 2 * _OVER, lid)
            canvas.clipPath(sides, stroke=0, fill=0)
            if canvas.palette.filled:
                canvas.setFillColor(style.SKY)
                canvas.rect(-_OVER, tall, self._round + 2 * _OVER, lid + 3 * _OVER, stroke=0, fill=1)
                # the first ridge comes again at the end, where the sides are glued to each other
                ridges = tuple((*ridge, *ridge, ridge[0]) for ridge in (_FAR, _NEAR))
                landscape(canvas, (0, 0, self._round, tall), Scenery(ridges, firs=_FIRS), _OVER)
            road(canvas, self._way, _WIDE)

    @cached_property
    def _way(self) -> Way:
        """Round the box, and on past both ends: where these are glued it is the same."""
        step = self._round / 8
        return Way([(number * step, self._road + (_SWING if number % 2 else -_SWING)) for number in range(-1, 10)])

    @property
    def _road(self) -> float:
        return self._tall * _ROAD

    @property
    def _sky(self) -> float:
        """Where words may begin."""
        return self._tall * _ABOVE

    def _paint_front(self, canvas: PressCanvas) -> None:
        left, wide = _AIR, self._wide - 2 * _AIR
        top = self._tall - _BELOW_NOTCH
        home = self._line(self._home, replace(BODY, bold=True), wide, 2 * _HOME[0] * 1.3, _HOME)
        below = home.height(wide) + 0.5 * _AIR if home else 0.0
        title = self._line(self._title, COVER, wide, top - self._sky - below, _TITLE)
        if title:
            title.show(canvas, left, top, wide)
            top -= title.height(wide) + 0.5 * _AIR
        if home:
            home.show(canvas, left, top, wide)
        if self._kinds:
            side = min(_STOP, (wide + _AIR) / len(self._kinds) - _AIR)
            x = (self._wide - len(self._kinds) * (side + _AIR) + _AIR) / 2
            for kind in self._kinds:
                self._paint_stop(canvas, kind, (x, self._road - side / 2, side, side))
                x += side + _AIR

    def _paint_back(self, canvas: PressCanvas) -> None:
        """A row for each kind, with its word."""
        left, room = self._wide + self._deep + _AIR, self._tall - _AIR - self._sky
        row = min(_ROW, room / max(1, len(self._kinds)))
        side = min(_KIND, row - 1 * mm)
        wide = self._wide - side - 3 * _AIR
        words = [self._context.line(kind.word, replace(BODY, bold=True, balanced=True)) for kind in self._kinds]
        unfit = [each.text for each in grow([Placed(line, wide, row) for line in words], *_LIST)]
        y = self._sky + (room + row * len(words)) / 2
        for kind, line in zip(self._kinds, words):
            self._paint_stop(canvas, kind, (left, y - (row + side) / 2, side, side))
            if line not in unfit:
                tall = line.height(wide)
                line.style = replace(line.style, colour=style.THEMES[0].dark)
                line.show(canvas, left + side + _AIR, y - (row - tall) / 2, wide)
            y -= row
        for part in _ARROWS:
            arrow(canvas, *self._way.at(self._way.along((self._wide * (1 + part) + self._deep, self._road))), _ARROW)

    def _paint_spine(self, canvas: PressCanvas, left: float, turned: bool) -> None:
        """The title along a side. It stands upright where the box lies and shows its front."""
        long = self._tall - self._sky - _AIR
        title = self._line(self._title, replace(COVER, align="center"), long, self._deep - 3 * mm, _SPINE)
        if not title:
            return
        with canvas.state():
            canvas.translate(left + self._deep / 2, self._sky + long / 2)
            canvas.rotate(90 if turned else -90)
            title.show(canvas, -long / 2, title.height(long) / 2, long)

    def _paint_lid(self, canvas: PressCanvas) -> None:
        """The home's name, to be read from in front."""
        wide = self._wide - 2 * _AIR
        home = self._line(self._home, replace(BODY, bold=True, align="center"), wide, self._deep - 3 * mm, _HOME)
        if not home:
            return
        with canvas.state():
            canvas.translate(1.5 * self._wide + self._deep, self._tall + self._deep / 2)
            canvas.rotate(180)
            home.show(canvas, -wide / 2, home.height(wide) / 2, wide)

    def _line(self, words: str, look: TextStyle, wide: float, tall: float, sizes: Sequence[int]) -> Paragraph | None:
        """Words as large as they go in a box; None where they have no room there."""
        line = self._context.line(words, replace(look, colour=style.THEMES[0].dark, balanced=True, after=0))
        return None if not words or grow([Placed(line, wide, tall)], *sizes) else line

    def _paint_stop(self, canvas: PressCanvas, kind: Kind, box: Box) -> None:
        """The shape of a kind as it is on the board, with its symbol."""
        x, y, side, _ = box
        colours, shape = style.KINDS[kind.name], SHAPES[kind.name]
        shape = shape.scaled((side - _LINE) / max(shape.size))
        share = side * 0.62
        with canvas.state():
            canvas.setLineJoin(1)
            canvas.setLineWidth(_LINE * side / _STOP)
            canvas.setStrokeColor(colours.dark)
            canvas.setFillColor(colours.tint)
            canvas.drawPath(shape.draw_on(canvas.beginPath(), x + side / 2, y + side / 2), stroke=1, fill=1)
            symbol(
                canvas, self._context.book, kind.symbol, (x + (side - share) / 2, y + (side - share) / 2, share, share), colours
            )

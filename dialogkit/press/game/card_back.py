"""A card's back: hills in the colour of its kind, above them the kind's symbol and word, at their foot the home's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reportlab.pdfgen.pathobject import PDFPathObject

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.marks import badge, dotted_path
from dialogkit.press.art.pattern import pattern
from dialogkit.press.art.place import clip_round
from dialogkit.press.figures.landscape import hill
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Point, Size
from dialogkit.press.style import RADIUS, Colours, TextStyle
from dialogkit.press.type.growth import Placed, grow
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.press.type.words import Fragment

SAFE = 5 * mm  # no word is printed nearer to a card's edge: a cut may miss by a little
INSET = SAFE + 0.25 * mm  # where the ground begins that goes to no edge
_EDGE = 1.2  # pt: of a back that is an outline, and of its hills
_WORD, _HOME = (24, 12), (16, 12)  # pt: the largest size and the floor of the word, and of the home's name
_BADGE, _BADGES, _LEAST_BADGE = 36 * mm, (34 * mm, 28 * mm, 20 * mm), 8 * mm  # as it is, beside a long word, and the least
_AIR = 3 * mm  # between the badge, the word and the hills
_HOME_TALL = (12 * mm, 20 * mm)  # what the home's name may take, and where it does not fit so
_NEAR, _FAR = (0.0, 0.6, 1.0, 0.55, 0.1), (0.75, 1.0, 0.45, 0.2, 0.65)  # ridges from left to right, in parts of their rise
_DESIGNED = 70 * mm  # the shorter side of a card: what is on larger ones is in proportion
_RISE = 0.09  # of the card's height: how far a ridge rises
_WAY = ((0.0, 0.42), (0.25, 0.66), (0.5, 0.63), (0.75, 0.44), (1.0, 0.46))  # of the path between them, in parts of both
LYING = 1.2  # how much wider than tall a card is on which words stand beside the picture


@dataclass(frozen=True, slots=True)
class Back:
    """What backs show: each kind's symbol and word; with `own`, the card's own symbol; or one symbol and word for the deck.

    With a `bleed` (pt) the ground goes that far past the cut. `home` is whose deck it is.
    """

    bleed: float = 0.0
    own: bool = False
    symbol: str = ""
    word: str = ""
    home: str = ""


class BackPainter:
    """Paints the backs of cards of a size, lower left at (0, 0). They say nothing that the fronts do not."""

    def __init__(self, context: PressContext, size: Size, back: Back, colours: Colours):
        self._context, self._size, self._colours = context, size, colours
        self._bleed, self._inner = back.bleed, size[0] - 2 * SAFE - 2 * _AIR
        self._scale = max(1.0, min(size) / _DESIGNED)
        home = replace(style.BODY, bold=True, align="center")
        lines = (self._line(back.home, home, self._inner, tall * self._scale, _HOME) for tall in _HOME_TALL)
        self._name, self._home = back.home, next((line for line in lines if line), None)
        self._low, rise = SAFE + 0.4 * _AIR, size[1] * _RISE
        self._near = self._low + (self._home.height(self._inner) if self._home else 0.0) + 0.3 * _AIR
        self._far = self._near + rise
        self._top = self._far + rise  # of all hills
        self._lying, self._room = size[0] >= size[1] * LYING, size[1] - SAFE - self._top - 2 * _AIR  # for word and badge

    def _line(self, words: str, look: TextStyle, width: float, height: float, sizes: tuple[int, int]) -> Paragraph | None:
        """Words as large as they go in a box; None where there are none, or no room for them.

        What no card of the size could hold is drawn all the same: it runs over the cut, and so is told.
        """
        line = Paragraph([Fragment(words)], replace(look, balanced=True, alone=1.0), self._context.fonts)
        if not words or width <= 0:
            return None
        unfit = grow([Placed(line, width, height)], round(sizes[0] * self._scale), sizes[1])
        return line if not unfit or line.height(width) > self._size[1] else None

    def left_out(self, words: Iterable[str]) -> list[str]:
        """What has no room on backs with these words: some of them, or the home's name."""
        home = [self._name] if self._name and not self._home else []
        return [*(word for word in words if word and not self._placed(word)[0]), *home]

    def _placed(self, word: str) -> tuple[Paragraph | None, float, float]:
        """A word as large as it goes, how wide it may be, and how large the badge is: it gives way where both have no room."""
        width, room, lying = self._size[0], self._room, self._lying
        look = replace(style.H2, colour=self._colours.dark, align="center")
        size = min(_BADGE * self._scale, room, width * 0.4 if lying else width - 2 * SAFE - 8 * mm)
        across = self._inner - (size + _AIR if lying else 0.0)
        shared = [0.0] if lying else [badge * self._scale + _AIR for badge in (*_BADGES, _LEAST_BADGE)]
        words = next((line for each in shared if (line := self._line(word, look, across, room - each, _WORD))), None)
        if word and not words and (alone := self._line(word, look, self._inner, room, _WORD)):
            return alone, self._inner, 0.0
        tall = words.height(across) + _AIR if words else 0.0
        return words, across, size if lying else min(size, room - tall)

    def paint(self, canvas: PressCanvas, symbol: str, word: str) -> None:
        width, room, colours = self._size[0], self._room, self._colours
        with canvas.state():
            self._paint_ground(canvas)
            self._paint_hills(canvas)
        if self._home:
            self._home.style = replace(self._home.style, colour=WHITE if canvas.palette.filled else colours.dark)
            self._home.show(canvas, SAFE + _AIR, self._low + self._home.height(self._inner), self._inner)
        words, across, size = self._placed(word)
        tall = words.height(across) if words else 0.0
        if self._lying:
            left, middle = SAFE + _AIR, self._top + _AIR + room / 2
            if words:
                words.show(canvas, left + (size + _AIR if size else 0.0), middle + tall / 2, across)
            if size > 0:
                badge(canvas, self._context.book, symbol, left, middle - size / 2, size, colours, solid=True)
            return
        said = tall + _AIR if words and size > 0 else tall
        low = self._top + _AIR + (room - max(0.0, size) - said) / 2
        if words:
            words.show(canvas, SAFE + _AIR, low + tall, across)
        if size > 0:
            badge(canvas, self._context.book, symbol, (width - size) / 2, low + said, size, colours, solid=True)

    @property
    def _edge(self) -> float:
        """Where the ground begins: past the cut, or where a cut that misses leaves it whole."""
        return -self._bleed if self._bleed else INSET

    def _paint_ground(self, canvas: PressCanvas) -> None:
        edge = self._edge
        width, height = (side - 2 * edge for side in self._size)
        canvas.setFillColor(self._colours.tint)
        if not canvas.palette.filled:
            inset = SAFE + _EDGE / 2
            width, height = (side - 2 * inset for side in self._size)
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(_EDGE)
            canvas.roundRect(inset, inset, width, height, RADIUS, stroke=1, fill=0)
            clip_round(canvas, (inset, inset, width, height), RADIUS)
        elif self._bleed:
            canvas.rect(edge, edge, width, height, stroke=0, fill=1)
        else:
            canvas.roundRect(edge, edge, width, height, RADIUS, stroke=0, fill=1)
            clip_round(canvas, (edge, edge, width, height), RADIUS)

    def _paint_hills(self, canvas: PressCanvas) -> None:
        colours, left, rise = self._colours, self._edge, self._top - self._far
        wide = self._size[0] - 2 * left
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(_EDGE)
        self._hill(canvas, self._far, rise, _FAR, colours.middle)
        if canvas.palette.patterns:
            with canvas.state():
                canvas.clipPath(self._outline(canvas, self._far, rise, _FAR), stroke=0, fill=0)
                pattern(canvas, colours, (left, self._near, wide, self._top - self._near))
        way = [(left + x * wide, self._near + y * (self._top - self._near)) for x, y in _WAY]
        if not canvas.palette.patterns:
            dotted_path(canvas, way, colours.dark, 2.6, 7)
        self._hill(canvas, self._near, rise, _NEAR, colours.dark)

    def _hill(self, canvas: PressCanvas, low: float, rise: float, ridge: Sequence[float], colour: str) -> None:
        canvas.setFillColor(colour)
        filled = canvas.palette.filled
        canvas.drawPath(self._outline(canvas, low, rise, ridge), stroke=0 if filled else 1, fill=1 if filled else 0)

    def _outline(self, canvas: PressCanvas, low: float, rise: float, ridge: Sequence[float]) -> PDFPathObject:
        left = self._edge
        step = (self._size[0] - 2 * left) / (len(ridge) - 1)
        points: list[Point] = [(left + number * step, low + part * rise) for number, part in enumerate(ridge)]
        return hill(canvas, points, left)

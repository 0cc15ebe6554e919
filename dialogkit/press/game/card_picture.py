"""The picture in the head of a card: a symbol on its ground, or one of the year's own from edge to edge."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dialogkit.colour import WHITE
from dialogkit.paper import mm
from dialogkit.press.art.pattern import BAND
from dialogkit.press.art.place import is_photo, place, place_cropped
from dialogkit.press.figures.framed import framed
from dialogkit.press.figures.heads import tab
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card_back import SAFE
from dialogkit.press.game.card_text import APART
from dialogkit.press.pdf.artwork import Artwork
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import RADIUS, Colours

_AROUND = 2.4 * mm  # from a drawing on white to the edges of its place: half of it white
_OWN = 0.84  # of its frame: a drawing of the year's own, which is as large as the lines of a symbol without a frame


class Head(NamedTuple):
    """A head's box on its card, those of its picture and of the kind's word in it, and where that word ends."""

    box: Box
    picture: Box
    row: Box
    end: float


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A symbol by its name, and the Figure of one that is a picture of the year's own.

    What goes `to_edge` goes on for `bleed` pt past the card's edges. A picture that has the word `beside` it is in a corner.
    What is `labelled` has words on both sides of its head.
    """

    context: PressContext
    symbol: str
    figure: Tag | None
    colours: Colours
    bleed: float
    to_edge: bool
    head: Head
    beside: bool
    labelled: bool

    @property
    def is_below(self) -> bool:
        """Whether the kind's word stands above it, and neither on it nor beside it."""
        return not self.beside and (self.labelled or self._photo(self._photo_box()) is None)

    def draw(self, canvas: PressCanvas, x: float, y: float) -> None:
        """On a card with its lower-left corner at (x, y)."""
        book, head = self.context.book, self.head
        photo = self._photo_box()
        artwork = self._photo(photo)
        on_white = artwork is None and book.is_own(self.symbol) and self.to_edge and not self.beside
        left, low, wide, high = photo if artwork else self._drawing(BAND * canvas.palette.patterns) if on_white else head.picture
        if on_white and canvas.palette.filled:
            self._whiten(canvas, x + left, y + low, wide, high)
        box = (x + left, y + low, wide, high)
        with canvas.owned(self.figure, *box):
            if artwork:
                with canvas.marks():
                    place_cropped(canvas, artwork, box)
                if not (self.beside or self.labelled):
                    foot, top = head.row[1] - APART, head.box[1] + head.box[3] + self.bleed
                    tab(canvas, (x - self.bleed, y + foot, head.end + 2 * APART + self.bleed, top - foot), self.colours)
            elif book.is_own(self.symbol) and not on_white:
                framed(canvas, book, self.symbol, "square", box[:3], self.colours, _OWN)
            else:
                place(canvas, book.artwork(self.symbol, wide + SAFE), *box, self.colours.dark)

    def _photo_box(self) -> Box:
        """Where a photo is: to three edges behind the word's tab, or in the corner beside it. No word stands on it."""
        _, low, width, tall = self.head.box
        over = self.bleed
        if self.beside:
            return -over, low, SAFE + self.head.picture[2] + over, tall + over
        return self._field() if self.labelled else (-over, low, width + 2 * over, tall + over)

    def _field(self) -> Box:
        """Below the line of the kind's word, to the edges."""
        _, low, width, _ = self.head.box
        return -self.bleed, low, width + 2 * self.bleed, self.head.row[1] - APART - low

    def _photo(self, box: Box) -> Artwork | None:
        """The photo that fills a box; None where the picture is a drawing, or has pixels for less."""
        *_, width, height = box
        if not self.to_edge or not is_photo(self.context.book.glimpse(self.symbol)):
            return None
        artwork = self.context.book.filling(self.symbol, width, height)
        sharp = min(artwork.width / width, artwork.height / height) * 72 >= self.context.job.density
        return artwork if sharp else None

    def _drawing(self, pattern: float) -> Box:
        """Where a picture of the year's own is on white: in the middle, above a pattern so tall, and as wide as it is."""
        _, low, width, _ = self.head.box
        tall = self._field()[3] - pattern - 2 * _AROUND
        artwork = self.context.book.artwork(self.symbol, width)
        wide = min(width - 2 * SAFE, tall * artwork.width / artwork.height)
        return (width - wide) / 2, low + pattern + _AROUND, wide, tall

    def _whiten(self, canvas: PressCanvas, x: float, y: float, wide: float, high: float) -> None:
        """A white plate behind a picture of the year's own, for a tint changes colours."""
        with canvas.artifact(), canvas.marks(), canvas.state():
            canvas.setFillColor(WHITE)
            around = _AROUND / 2
            canvas.roundRect(x - around, y - around, wide + _AROUND, high + _AROUND, RADIUS, stroke=0, fill=1)

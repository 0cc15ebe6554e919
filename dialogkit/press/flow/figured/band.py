"""The head of a sheet, from edge to edge: its picture, a line above the title, perhaps with room to write, the title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.flow.blocks import Block, Picture, Text
from dialogkit.press.flow.elements import Answer
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle

_AIR = 7 * mm  # above and below what stands in it, where it grows
_GAP = 7 * mm  # between the picture and the words
_SHAPE = 5.4 * mm  # of the theme, before the line above the title
_SHAPE_GAP = 2 * mm
_SMALLER = 0.86  # of the largest size: as small as a title may be to save a line, or to have even ones
_EVEN = 0.65  # of the longest line: shorter ones of a title look torn
_SMALL = (36 * mm, 24 * mm)  # a small one, and the disc in it
_KICKER_GAP = 1 * mm
_WRITE = (9 * mm, 90 * mm)  # how tall and how wide what is to be written is, with its word
_KICKER = replace(BODY, after=0, balanced=True)


def head(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> Band:
    """The block of an element `band`. In a theme's colours it bears its shape, if it has a picture: else it is no theme's."""
    owner = tag.add("Div")
    if node.get("size"):
        page = replace(page, band=_SMALL[0], disc=_SMALL[1])
    picture = in_disc(context, node, owner, replace(colours, tint=WHITE)) if node.get("symbol") else None
    write = None
    if node.get("write"):
        asked = context.line(node.get("write"), replace(_KICKER, bold=True, colour=colours.dark))
        write = Answer(Text(asked, owner.add("P"), at=node.get("at")), _WRITE[0])
    above = node.find("p")
    kicker = context.text(above, replace(_KICKER, colour=colours.dark), owner.add("P")) if above else None
    title, heading = node.need("h1"), owner.add("H1")

    def titles(size: float) -> Text:
        look = TextStyle(size, size * 1.15, bold=True, colour=colours.dark, after=0, balanced=True)
        return context.text(title, look, heading, 1)

    return Band(picture, write, kicker, titles, colours, page, shaped=bool(picture and colours.pattern))


def _is_even(title: Text, room: float) -> bool:
    """Whether no line of a title of three or more, but the last, is much shorter than the longest."""
    wide = [line.width for line in title.paragraph.lines(room)]
    return len(wide) < 3 or min(wide[:-1]) >= _EVEN * max(wide)


class Band(Block):
    """Begins its page: it is painted up to the upper edge, past the column on both sides.

    `titles` makes the title at a size, in pt; the largest of the page's sizes is taken that leaves the band its height. Below the
    smallest it is the band that grows.
    """

    after = 6 * mm

    def __init__(
        self,
        picture: Picture | None,
        write: Answer | None,
        kicker: Text | None,
        titles: Callable[[float], Text],
        colours: Colours,
        page: Format,
        shaped: bool,
    ):
        self._picture, self._kicker, self._titles, self.colours, self._page = picture, kicker, titles, colours, page
        self._write, self._shaped = write, shaped
        self._set: tuple[float, Text] | None = None

    @property
    def parts(self) -> Sequence[Block]:
        title = self._set[1] if self._set else self._titles(self._page.titles[-1])
        return [*(part for part in (self._write, self._kicker) if part), title]

    def _beside(self) -> float:
        return self._page.disc + _GAP if self._picture else 0.0

    def _line(self) -> float:
        return _SHAPE + _SHAPE_GAP if self._shaped else 0.0

    def _words(self, width: float) -> tuple[float, Text]:
        """How tall the words are, and the title, where the column is `width` wide."""
        if not self._set or self._set[0] != width:
            self._set = (width, self._title(width - self._beside()))
        room = width - self._beside()
        return self._above(room) + self._set[1].height(room), self._set[1]

    def _title(self, room: float) -> Text:
        """The title at the largest size that leaves the band its height, or at one a little smaller that saves a line or makes
        lines even."""
        most = self._page.band - 2 * _AIR - self._above(room)
        titles = [self._titles(size) for size in self._page.titles]
        fitting = [each for each in titles if each.height(room) <= most and not each.paragraph.too_wide] or titles[-1:]
        least = _SMALLER * fitting[0].paragraph.style.size
        near = [each for each in fitting if each.paragraph.style.size >= least]
        fewest = min(each.paragraph.count(room) for each in near)
        same = [each for each in near if each.paragraph.count(room) == fewest]
        return next((each for each in same if _is_even(each, room)), same[0])

    def _above(self, room: float) -> float:
        kicker = self._kicker.height(room - self._line()) + _KICKER_GAP if self._kicker else 0.0
        return kicker + (_WRITE[0] if self._write else 0.0)

    def _tall(self, width: float) -> float:
        return max(self._page.band, self._words(width)[0] + 2 * _AIR)

    def height(self, width: float) -> float:
        return self._tall(width) - self._page.top

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        page, tall = self._page, self._tall(width)
        words, title = self._words(width)
        edge = top + page.top
        middle = edge - tall / 2
        left, room = x + self._beside(), width - self._beside()
        with canvas.artifact():
            band(canvas, (x - page.margin, edge - tall, width + 2 * page.margin, tall), self.colours)
        if self._picture:
            self._picture.draw(canvas, x, middle - page.disc / 2, page.disc)
        y = middle + words / 2
        if self._write:
            self._write.draw(canvas, left, y, min(room, _WRITE[1]), _WRITE[0])
        if self._kicker:
            self._draw_kicker(canvas, self._kicker, left, y - (_WRITE[0] if self._write else 0.0), room)
        title.draw(canvas, left, y - self._above(room), room, title.height(room))

    def _draw_kicker(self, canvas: PressCanvas, kicker: Text, left: float, y: float, room: float) -> None:
        if self._shaped:
            leading = kicker.paragraph.style.leading
            with canvas.artifact():
                solid_shape(canvas, left, y - (leading + _SHAPE) / 2, _SHAPE, self.colours)
        kicker.draw(canvas, left + self._line(), y, room - self._line(), kicker.height(room - self._line()))

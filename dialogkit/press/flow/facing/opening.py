"""What lies behind and above the rows of a spread: the band with the theme, and the road that the columns' heads stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.colour import FAINT, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import badge
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.figures.road import Way, arrow, road
from dialogkit.press.flow.blocks import Sign, Stack, Text, largest_fit
from dialogkit.press.flow.facing.form import Form
from dialogkit.press.flow.facing.leaf import EDGE, Ground, PageBox, Placed
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.headings import first_words
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, Colours, TextStyle
from dialogkit.press.type.growth import largest_size

# in mm of a page of A4
_BAND, BAND_AGAIN = 60, 24
_ROAD_BELOW, _ROAD_WIDE = 25, 23  # how far its middle is below the band
_ROWS_BELOW, ROWS_AGAIN = 46, 36  # where rows begin: below the band, and on a page whose band repeats the theme
_AIR = 14  # of a band, above and below its words together
_DISC, _SHAPE = 42, 5.4
_TITLE, _LEAD = (70, 125), (EDGE, 170)  # left edge and width
_HEAD_GAP = 0.26  # of a head's disc
_WAVE = ((-20, 1.2), (40, -1.4), (118, 1.2), (210, -0.8), (300, 1.6), (380, -1.6), (450, 1.2))  # the road's middle: across, up
_MIDDLE = 210  # where the left page ends
_CHEVRON = 4.6
_AGAIN = 45  # letters of the theme where it is repeated

_TITLES = (30, 28, 26, 24, 22)
_LEADS = (20, 18, 16, 14)
_LEAD_BELOW, _GAP = 16, 2  # pt of sentences that stand below the title, and mm between the two
_HEAD_SIZES = (26, 14)  # the largest, and the floor


class Opening:
    """The head of two facing pages, made of the words that stand in `node`: a heading, a few sentences, heads of columns."""

    def __init__(self, context: PressContext, node: Node, colours: Colours, page: PageBox, form: Form):
        self._context, self._node, self._colours, self._page, self._unit = context, node, colours, page, page.unit
        self._form = form
        self.words: tuple[list[Placed], list[Placed]] = ([], [])
        self.band = _BAND * self._unit
        self._shape: tuple[float, float] | None = None  # of the theme: its lower left corner, from the page's upper one
        self.title: Text

    @property
    def rows(self) -> float:
        """Where rows may begin."""
        return self.band + _ROWS_BELOW * self._unit

    def set_band(self, tag: Tag) -> None:
        """Set the words on the band, which grows where they need more."""
        unit, node = self._unit, self._node
        heading = node.need("h1")
        picture = in_disc(self._context, heading, tag, replace(self._colours, tint=WHITE)) if heading.get("symbol") else None
        kicker = self._kicker(tag)
        left = (_TITLE[0] if picture else EDGE) * unit
        width = sum(_TITLE) * unit - left
        lead = [each for each in node.nodes if each.name == "p"]
        above = kicker.height(width) if kicker else 0.0
        room = self.band - _AIR * unit

        def title(size: float) -> Text:
            style = TextStyle(size, size * 1.15, bold=True, balanced=True, colour=self._colours.dark)
            return self._context.text(heading, style, Tag("H1"), 1)

        def leading(size: float) -> Stack:
            style = TextStyle(size, size * 1.4, after=size * 0.7, balanced=True)
            return Stack([self._context.text(each, style, Tag("P")) for each in lead])

        self.title = largest_fit(title, width, room - above, _TITLES) or title(_TITLES[-1])
        tag.kids.append(self.title.tag)
        if two := self._form.pages > 1:
            words = largest_fit(leading, _LEAD[1] * unit, room, _LEADS) or leading(_LEADS[-1])
        else:
            words = leading(_LEAD_BELOW)
        tag.kids += [part.tag for part in words.blocks if isinstance(part, Text)]
        tall, high = above + self.title.height(width), words.height((_LEAD[1] * unit) if two else width)
        below = 0.0 if two or not lead else high + _GAP * unit
        self.band = max(self.band, max(tall + below, high) + _AIR * unit)
        top = (self.band - tall - below) / 2
        if picture:
            size = _DISC * unit
            self.words[0].append(Placed(Sign(picture, size), EDGE * unit, (self.band - size) / 2, size))
        if kicker:
            self._shape = (left, top + (kicker.height(width) + _SHAPE * unit) / 2)
            self.words[0].append(Placed(kicker, left + (_SHAPE + 2) * unit, top, width))
        self.words[0].append(Placed(self.title, left, top + above, width))
        if two:
            self.words[1].append(Placed(words, _LEAD[0] * unit, (self.band - high) / 2, _LEAD[1] * unit))
        else:
            self.words[0].append(Placed(words, left, top + tall + _GAP * unit, width))

    def _kicker(self, tag: Tag) -> Text | None:
        said = self._node.get("kicker")
        if not said:
            return None
        return Text(self._context.line(said, replace(BODY, bold=True, colour=self._colours.dark, after=0)), tag.add("P"))

    def set_heads(self, heads: Sequence[Node], row: Tag) -> None:
        """Set the heads of the columns on the road: each on one line, all as large."""
        unit, columns = self._unit, self._form.heads

        def words(head: Node, size: float, owner: Tag) -> Text:
            return self._context.text(head, TextStyle(size, size * 1.2, bold=True, colour=self._colours.dark), owner)

        def fits(size: int) -> bool:
            sides = ((words(head, size, Tag("TH")).paragraph, column.width * unit) for column, head in zip(columns, heads))
            return all(paragraph.fits(width, paragraph.style.leading) for paragraph, width in sides)

        size = largest_size(fits, *_HEAD_SIZES)
        for (left, width, side), head in zip(columns, heads):
            made = words(head, size, row.add("TH", Scope="Column"))
            gap = self._form.head * (1 + _HEAD_GAP) * unit
            self.words[side].append(Placed(made, left * unit + gap, self._road - made.height(width * unit) / 2, width * unit))

    @property
    def _road(self) -> float:
        """Where the middle of the road is."""
        return self.band + _ROAD_BELOW * self._unit

    # -- grounds

    def ground(self, side: int, heads: Sequence[Node]) -> Ground:
        """What is painted on the left page (`side` 0) or the right one."""
        unit, page, colours, book = self._unit, self._page, self._colours, self._context.book

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            band(canvas, (x, top - self.band, page.width, self.band), colours)
            self._paint_road(canvas, x - side * _MIDDLE * unit, x, top)
            if self._shape and not side:
                solid_shape(canvas, x + self._shape[0], top - self._shape[1], _SHAPE * unit, colours)
            size, middle = self._form.head * unit, top - self._road
            round_ = replace(colours, shape="circle")
            for (left, _, page_side), head in zip(self._form.heads, heads):
                if page_side == side:
                    badge(canvas, book, head.get("symbol"), x + left * unit, middle - size / 2, size, round_, solid=True)
            if not side:
                for across in self._form.arrows:
                    arrow(canvas, x + across * unit, middle, 0, 8 * unit)

        return paint

    def _paint_road(self, canvas: PressCanvas, start: float, x: float, top: float) -> None:
        unit, middle = self._unit, top - self._road
        with canvas.state(), canvas.marks():
            path = canvas.beginPath()
            path.rect(x, top - self._page.height, self._page.width, self._page.height)
            canvas.clipPath(path, stroke=0, fill=0)
            road(canvas, Way([(start + across * unit, middle + up * unit) for across, up in _WAVE]), _ROAD_WIDE * unit)

    def again(self, side: int) -> Ground:
        """On pages on which the rows go on: a band that repeats the theme, as an artifact."""
        unit, page, colours = self._unit, self._page, self._colours
        tall = BAND_AGAIN * unit
        said = ": ".join(part for part in (self._node.get("kicker"), first_words(self._node.need("h1").text, _AGAIN)) if part)
        style = replace(BODY, bold=True, colour=colours.dark, after=0)
        words = self._context.line(said, style)

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            band(canvas, (x, top - tall, page.width, tall), colours)
            if side:
                return
            left, room = x + (EDGE + _SHAPE + 2) * unit, (_LEAD[1] - _SHAPE - 2) * unit
            solid_shape(canvas, x + EDGE * unit, top - tall / 2 - _SHAPE * unit / 2, _SHAPE * unit, colours)
            words.show(canvas, left, top - (tall - words.height(room)) / 2, room)

        return paint

    def between(self, side: int, tops: Sequence[float], lines: Sequence[float]) -> Ground:
        """Lines between rows, and signs that lead from what was said to what was found and to what is done."""
        unit, page = self._unit, self._page
        signs = () if side else self._form.signs

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(HAIRLINE)
            start = x + EDGE * unit * (not side)
            end = x + page.width - EDGE * unit * (side + 1 == self._form.pages)
            with canvas.marks():
                for line in lines:
                    canvas.line(start, top - line, end, top - line)
            for across in signs:
                for begins in tops:
                    arrow(canvas, x + across * unit, top - begins - 6 * mm, 0, _CHEVRON * unit)

        return paint

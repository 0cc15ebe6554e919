"""What lies behind and above the rows of a spread: the band with the theme, and the road that the columns' heads stand on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import cycle, pairwise

from dialogkit.colour import FAINT, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import badge
from dialogkit.press.art.place import clip
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.figures.road import Way, arrow, road
from dialogkit.press.figures.status import mark
from dialogkit.press.flow.blocks import Picture, Sign, Stack, Text, largest_fit
from dialogkit.press.flow.facing.form import Form
from dialogkit.press.flow.facing.leaf import EDGE, Ground, PageBox, Placed
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.headings import first_words
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, SMALL, Colours, TextStyle
from dialogkit.press.type.growth import largest_size
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.terms import TOLD_STATUSES

# in mm of a page of A4
_BAND = 60
_ROAD_BELOW, _ROAD_WIDE = 25, 23  # how far its middle is below the band
_ROWS_BELOW, _ROWS_DOWN = 46, 14  # where rows begin: below the band, with a road across the pages, or down the page
# where the band repeats the theme: how high it is, and where rows begin below it; with a road, where its middle is too
_BAND_AGAIN, _DOWN_AGAIN = (16, 24), 12
_ROAD_AGAIN, _ROAD_WIDE_AGAIN, _ROWS_AGAIN = 30, 19, 47
_AIR = 14  # of a band, above and below its words together
_DISC, _SHAPE = 42, 5.4
_TITLE, _LEAD = (70, 125), (EDGE, 170)  # left edge and width
_HEAD_GAP = 0.26  # of a head's disc
_WAVE = ((-20, 1.2), (40, -1.4), (118, 1.2), (210, -0.8), (300, 1.6), (380, -1.6), (450, 1.2))  # the road's middle: across, up
_MIDDLE = 210  # where the left page ends
_CHEVRON = 4.6
_AGAIN = 45  # letters of a theme that is too long to be repeated whole
_DISC_AGAIN, _HEAD_AGAIN = 14, 20  # of heads that are: mm and pt
_DOWN, _DOWN_SWING = (33, 20), 1.6  # the middle and the width of a road down the page, and how far it bends to both sides

_TITLES = (30, 28, 26, 24, 22)
_LEADS = (20, 18, 16, 14)
_LEAD_BELOW, _GAP = 16, 2  # pt of sentences that stand below the title, and mm between the two
_HEAD_SIZES = (26, 14)  # the largest, and the floor
_MARK, _MARKS_APART, _MARKS_BELOW = 12, 1.3, 6  # of how far each measure has come: mm, in marks from one to the next, and mm
_LEAST_MARK = 7  # mm: where all would be smaller there are none


class Opening:
    """The head of two facing pages, made of the words that stand in `node`: a heading, a few sentences, heads of columns."""

    def __init__(self, context: PressContext, node: Node, colours: Colours, page: PageBox, pages: int):
        self._context, self._node, self._colours, self._page, self._unit = context, node, colours, page, page.unit
        self._pages = pages
        self.words: tuple[list[Placed], list[Placed]] = ([], [])
        self.band = _BAND * self._unit
        self._shape: tuple[float, float] | None = None  # of the theme: its lower left corner, from the page's upper one
        self._marks = 0.0  # how far those on the right page are below its upper edge
        self.title: Text

    @property
    def rows(self) -> float:
        """Where rows may begin."""
        return self.band + (_ROWS_BELOW if self._pages > 1 else _ROWS_DOWN) * self._unit

    @property
    def rows_again(self) -> float:
        """The same on pages on which they go on."""
        return (_ROWS_AGAIN if self._pages > 1 else _BAND_AGAIN[1] + _DOWN_AGAIN) * self._unit

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
        if two := self._pages > 1:
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
            start = (self.band - high) / 2
            more = (self._mark + _MARKS_BELOW) * unit / 2
            if lead and self._mark and start > more + _AIR * unit / 2:
                start -= more
                self._marks = start + high + _MARKS_BELOW * unit
            self.words[1].append(Placed(words, _LEAD[0] * unit, start, _LEAD[1] * unit))
        else:
            self.words[0].append(Placed(words, left, top + tall + _GAP * unit, width))

    @property
    def _looks(self) -> list[str]:
        """How far each measure has come, what is done first."""
        found = [each.get("kind") for each in self._node.walk() if each.name == "status"]
        return [status for status in TOLD_STATUSES for _ in range(found.count(status))]

    @property
    def _mark(self) -> float:
        """How large its mark is (mm), where there are several and all have room; else 0."""
        count = len(self._looks)
        size = min(_MARK, _LEAD[1] / _MARKS_APART / (count or 1))
        return size if count > 1 and size >= _LEAST_MARK else 0.0

    def _kicker(self, tag: Tag) -> Text | None:
        said = self._node.get("kicker")
        if not said:
            return None
        return Text(self._context.line(said, replace(BODY, bold=True, colour=self._colours.dark, after=0)), tag.add("P"))

    def set_heads(self, heads: Sequence[Node], row: Tag, form: Form) -> None:
        """Set the heads of the columns on the road: each on one line, all as large."""
        unit, columns = self._unit, form.heads

        def words(head: Node, size: float, owner: Tag) -> Text:
            return self._context.text(head, TextStyle(size, size * 1.2, bold=True, colour=self._colours.dark), owner)

        def fits(size: int) -> bool:
            sides = ((words(head, size, Tag("TH")).paragraph, column.width * unit) for column, head in zip(columns, heads))
            return all(paragraph.fits(width, paragraph.style.leading) for paragraph, width in sides)

        size = largest_size(fits, *_HEAD_SIZES)
        for (left, width, side), head in zip(columns, heads):
            made = words(head, size, row.add("TH", Scope="Column"))
            gap = form.head * (1 + _HEAD_GAP) * unit
            self.words[side].append(Placed(made, left * unit + gap, self._road - made.height(width * unit) / 2, width * unit))

    @property
    def _road(self) -> float:
        """Where the middle of the road is."""
        return self.band + _ROAD_BELOW * self._unit

    # -- grounds

    def ground(self, side: int, heads: Sequence[Node], form: Form) -> Ground:
        """What is painted on the left page (`side` 0) or the right one."""
        unit, page, colours = self._unit, self._page, self._colours

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            band(canvas, (x, top - self.band, page.width, self.band), colours)
            if self._shape and not side:
                solid_shape(canvas, x + self._shape[0], top - self._shape[1], _SHAPE * unit, colours)
            if form.stacked:
                return
            if side and self._marks:
                self._paint_marks(canvas, x + EDGE * unit, top - self._marks)
            self._paint_road(canvas, side, x, top - self._road, _ROAD_WIDE)
            size, middle = form.head * unit, top - self._road
            for (left, _, page_side), head in zip(form.heads, heads):
                if page_side == side:
                    self._badge(canvas, x + left * unit, middle - size / 2, size, head)
            for across in _on_side(form.arrows, side):
                arrow(canvas, x + across * unit, middle, 0, 8 * unit)

        return paint

    def _paint_marks(self, canvas: PressCanvas, x: float, top: float) -> None:
        """The marks of all measures, as they stand in their badges. An artifact: the badges say it."""
        size = self._mark * self._unit
        for number, look in enumerate(self._looks):
            mark(canvas, look, x + number * _MARKS_APART * size, top - size, size, self._colours)

    def _badge(self, canvas: PressCanvas, x: float, y: float, size: float, head: Node) -> None:
        """The disc of a head, lower left at (x, y)."""
        badge(canvas, self._context.book, head.get("symbol"), x, y, size, replace(self._colours, shape="circle"), solid=True)

    def _paint_road(self, canvas: PressCanvas, side: int, x: float, middle: float, wide: float) -> None:
        """The part of the road across two pages that lies on one of them: the height of its middle, how wide in mm."""
        unit, page, start = self._unit, self._page, x - side * _MIDDLE * self._unit
        with canvas.state(), canvas.marks():
            clip(canvas, (x, middle - page.height, page.width, 2 * page.height))
            road(canvas, Way([(start + across * unit, middle + up * unit) for across, up in _WAVE]), wide * unit)

    def again(self, side: int, heads: Sequence[Node], form: Form) -> Ground:
        """On pages on which the rows go on: a band that repeats the theme, and the road with its heads. An artifact."""
        unit, page, colours = self._unit, self._page, self._colours
        tall, size = _BAND_AGAIN[form.stacked] * unit, _DISC_AGAIN * unit
        style = replace(BODY, bold=True, colour=colours.dark, after=0)
        room = _LEAD[1] * unit
        again = self._again(style, room - (_SHAPE + 2) * unit)

        def show(canvas: PressCanvas, line: Paragraph, x: float, middle: float) -> None:
            line.show(canvas, x, middle + line.height(room) / 2, room)

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            band(canvas, (x, top - tall, page.width, tall), colours)
            if not side:
                solid_shape(canvas, x + EDGE * unit, top - tall / 2 - _SHAPE * unit / 2, _SHAPE * unit, colours)
                show(canvas, again, x + (EDGE + _SHAPE + 2) * unit, top - tall / 2)
            if form.stacked:
                return
            middle = top - _ROAD_AGAIN * unit
            self._paint_road(canvas, side, x, middle, _ROAD_WIDE_AGAIN)
            for column, head in zip(form.heads, heads):
                if column.side == side:
                    left = x + column.left * unit
                    self._badge(canvas, left, middle - size / 2, size, head)
                    show(canvas, self._context.line(head.text, style.at(_HEAD_AGAIN)), left + size * (1 + _HEAD_GAP), middle)
            for across in _on_side(form.arrows, side):
                arrow(canvas, x + across * unit, middle, 0, 7 * unit)

        return paint

    def _again(self, style: TextStyle, room: float) -> Paragraph:
        """The theme on one line: whole if it has room, in the letters of running lines if it must be, or else its beginning."""
        title, kicker = self._node.need("h1").text, self._node.get("kicker")
        whole, begun = (": ".join(filter(None, (kicker, words))) for words in (title, first_words(title, _AGAIN)))
        tried = [self._context.line(whole, style), self._context.line(whole, style.at(SMALL.size))]
        return next((line for line in tried if line.fits(room, line.style.leading)), self._context.line(begun, style))

    def down(
        self, heads: Sequence[Node], starts: Sequence[float], signs: Sequence[Tag | None], size: float
    ) -> tuple[list[Placed], Ground]:
        """The road down a page, and on it the discs of the parts that begin at these heights, `size` mm of a page of A4 large."""
        unit = self._unit
        swing = [_DOWN[0] + _DOWN_SWING * (-1) ** number for number in range(len(starts))]
        placed = []
        for start, across, head, sign in zip(starts, swing, cycle(heads), signs):
            picture = Picture(partial(self._badge, head=head), sign)
            placed.append(Placed(Sign(picture, size * unit), (across - size / 2) * unit, start, size * unit))

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            middles = [(x + across * unit, top - start - size * unit / 2) for across, start in zip(swing, starts)]
            with canvas.marks():
                road(canvas, Way(middles if len(middles) > 1 else middles * 2), _DOWN[1] * unit)
            for one, two in pairwise(middles):
                if one[1] - two[1] > (size + 9) * unit:
                    arrow(canvas, (one[0] + two[0]) / 2, (one[1] + two[1]) / 2, -90, 6 * unit)

        return placed, paint

    def between(self, side: int, form: Form, tops: Sequence[float], lines: Sequence[float]) -> Ground:
        """Lines between rows, and signs that lead from what was said to what was found and to what is done."""
        unit, page = self._unit, self._page
        left = form.found.left if form.stacked else EDGE

        def paint(canvas: PressCanvas, x: float, top: float) -> None:
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(HAIRLINE)
            start = x + left * unit * (not side)
            end = x + page.width - EDGE * unit * (side + 1 == form.pages)
            with canvas.marks():
                for line in lines:
                    canvas.line(start, top - line, end, top - line)
            for across in _on_side(form.signs, side):
                for begins in tops:
                    arrow(canvas, x + across * unit, top - begins - 6 * mm, 0, _CHEVRON * unit)

        return paint


def _on_side(places: Sequence[float], side: int) -> list[float]:
    """Those of some places across two pages that are on one of them, told from its left edge."""
    return [place - side * _MIDDLE for place in places if (place > _MIDDLE) == bool(side)]

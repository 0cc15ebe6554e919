"""A day's programme on the road: the time, a disc on the road with the picture, what it is, and below it who or how.

On a wall each time has the face of a clock too, and what a page holds is all seen at once: there it is the words that grow, and
clocks and discs are no larger than one needs to read them from afar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.figures.clock import clock_face
from dialogkit.press.figures.heads import dot
from dialogkit.press.figures.road import Way, road
from dialogkit.press.flow.arrange import Beside
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text, how_many
from dialogkit.press.flow.figured.pictures import numbered, on_road
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle

_TOGETHER = 90  # rows of which all that are left are set anew on each page
_LONG = 160  # letters
_BESIDE = 7 * mm  # the disc, on both sides
_AIR = 0.8 * mm  # above and below the words of a row, at least
_FACE_GAP = 3 * mm  # between the face of a clock and the digits
_DOT, _DOT_LEAST, _NUMBER = 0.34, 7 * mm, 14  # of a disc: the dot with the number of a row without a time; its type, in pt
_TIGHT, _APART = 16.5 * mm, 0.8 * mm  # rows so low that discs take all of them; and how far discs are from each other
_RING = 0.7 * mm  # of white round the dot
_STOP, _STOP_EDGE = 0.3, 0.8 * mm  # of a disc: the dot of a row that has a time and no picture; and the white round it
_FACE = 22.5 * mm  # a clock at most, and a disc: 32 mm where the sheet is enlarged to A3
_DIGITS = 26  # pt: times at most
_BESIDE_DRAWING, _ABOVE_MIDDLE = 0.38, 0.2  # of a disc: from its middle to the dot, and how far up that stands
_LEADING, _LINES = 1.4, 2  # of all words; and how many lines what it is takes, where a smaller size can do that
_OVER = 14 * mm  # that the rows of a part grow over their full measure rather than leave its page bare


@dataclass(frozen=True, slots=True)
class _Form:
    """How rows are set: the sizes (pt) of what and of who or how, of which times have the largest; other lengths in pt.

    Rows are `least` tall, `even` where a page is full, and at most `full`; `face` is the width of a clock, 0 for none.
    """

    sizes: tuple[tuple[float, float], ...]
    disc: float
    road: float
    swing: float
    least: float
    even: float
    full: float
    most: int  # rows on a page
    face: float = 0.0


def _in_hand(count: int, page: Format) -> _Form:
    """The same for any number of rows."""
    sizes = tuple((what * page.agenda_scale, how * page.agenda_scale) for what, how in ((20, 16), (18, 15), (16, 14)))
    return _Form(sizes, page.agenda_disc, page.agenda_road, page.agenda_swing, *page.agenda_row, 9)


def _on_wall(count: int, column: float, timed: bool) -> _Form:
    """For so many rows in a column so tall: few are large, and no more than a dozen stand on one page."""
    sizes = ((34, 24), (32, 22), (30, 21), (28, 20), (26, 19), (24, 18), (22, 17), (20, 16), (18, 15), (16, 14), (14, 14))
    full = 48 * mm
    even = min(full, max(14 * mm, column / count))
    disc = min(_FACE, max(0.82 * even, even - 1.4 * mm if even < _TIGHT else 0.0))
    least = max(14 * mm, disc + _APART)
    return _Form(sizes, disc, 0.76 * disc, 1.6 * mm, least, even, full, 13, disc if timed else 0.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """When it is, or its number on its picture where no row has a time; its picture, or the number; the words with their tags."""

    time: Text | None
    number: Text | None
    clock: tuple[int, int] | None  # the hour and the minute that a clock shows
    picture: Picture
    words: tuple[tuple[Node, Tag], ...]


def agenda(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format, column: float) -> list[Block]:
    """The blocks of an element `agenda`, in a column so tall. Where no row has a time, they have numbers: on their
    pictures, or in the place of these.

    What has very many words is no road: pages may divide it.
    """
    timed = any(entry.get("time") for entry in node.nodes)
    owner = tag.add("L", ListNumbering="None" if timed else "Decimal")
    forms = partial(_on_wall, column=column, timed=timed) if node.flag("wall") else partial(_in_hand, page=page)
    form = forms(len(node.nodes))
    size = max(BODY.size, next(what for what, _ in form.sizes if 2 * what <= form.even and what <= _DIGITS))
    look = TextStyle(size, _LEADING * size, bold=True, after=0)
    ink = WHITE if context.canvas.palette.filled else colours.dark
    count = TextStyle(_NUMBER, 1.2 * _NUMBER, bold=True, colour=ink, after=0)
    rows = []
    for number, entry in enumerate(node.nodes, 1):
        item = owner.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        when = entry.get("time")
        time = Text(context.line(when, look), body.add("P"), at=entry.get("at")) if when else None
        drawn = entry.get("symbol")
        counted = Text(context.line(str(number), count), label) if drawn and not timed else None
        ground = replace(colours, tint=WHITE) if entry.flag("pause") else colours
        if drawn:
            picture = on_road(context, entry, body, ground)
        else:
            picture = _stop(colours) if timed else numbered(context, str(number), label, ground, look)
        words = tuple((p, body.add("P")) for p in entry.nodes)
        rows.append(_Row(time, counted, _moment(entry.get("clock")), picture, words))
    parts = (rows[first : first + _TOGETHER] for first in range(0, len(rows), _TOGETHER))
    made = [Agenda(context, part, timed, colours, page, form, forms) for part in parts]
    is_long = any(len(entry.text) > _LONG for entry in node.nodes)
    return [block for part in made for block in part.plain()] if is_long else [*made]


def _stop(colours: Colours) -> Picture:
    """A dot on the road, where what happens has no picture: an empty disc would look as if one were missing."""

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        middle = (x + size / 2, y + size / 2)
        with canvas.state():
            canvas.setFillColor(WHITE)
            canvas.circle(*middle, _STOP * size / 2 + _STOP_EDGE, stroke=0, fill=1)
            dot(canvas, *middle, _STOP * size, colours)

    return Picture(paint)


def _moment(clock: str) -> tuple[int, int] | None:
    hour, _, minute = clock.partition(":")
    return (int(hour), int(minute[:2])) if clock else None


class Agenda(Block):
    """Rows grow to their full measure where the page has room; more than a page holds go on on the next one, in equal parts.

    The words have the largest size at which all rows have room: one with more words is taller than the others.
    """

    stretch = 1.0
    after = 6 * mm

    def __init__(
        self,
        context: PressContext,
        rows: Sequence[_Row],
        timed: bool,
        colours: Colours,
        page: Format,
        form: _Form,
        forms: Callable[[int], _Form],
        over: float = 0.0,
    ):
        self._context, self._rows, self._timed, self._colours, self._page = context, rows, timed, colours, page
        self._form, self._forms, self.reserve = form, forms, over * len(rows)
        self._made: tuple[float, list[Stack]] | None = None

    def _set(self, width: float) -> list[Stack]:
        if not self._made or self._made[0] != width:
            room = width - self._start(width)
            made = [self._words(*sizes) for sizes in self._form.sizes]
            fitting = [words for words in made if self._fits(words, room)] or made[-1:]
            words = next((each for each in fitting if self._is_short(each, room)), fitting[0])
            self._made = (width, words)
        return self._made[1]

    def _fits(self, words: Sequence[Stack], room: float) -> bool:
        """Whether all have room, and no word is broken."""
        is_whole = not any(text.paragraph.widest_word > room for stack in words for text in stack.walk_texts())
        return is_whole and sum(self._tall(stack, room) for stack in words) <= self._form.even * len(words)

    def _is_short(self, words: Sequence[Stack], room: float) -> bool:
        """Whether it takes two lines at most to say what each is."""
        return all(next(stack.walk_texts()).paragraph.count(room) <= _LINES for stack in words)

    def _tall(self, words: Stack, room: float) -> float:
        return max(self._form.least, words.height(room) + 2 * _AIR)

    def _words(self, what: float, how: float) -> list[Stack]:
        """The words of each row at two sizes, in pt."""
        what, how = max(BODY.size, what), max(BODY.size, how)
        first = TextStyle(what, _LEADING * what, bold=True, colour=self._colours.dark, after=0, balanced=True)
        others = TextStyle(how, _LEADING * how, after=0)
        return [
            Stack([self._context.text(node, others if index else first, tag) for index, (node, tag) in enumerate(row.words)])
            for row in self._rows
        ]

    def plain(self) -> list[Block]:
        """The rows as a list: the time above the words."""
        found: list[Block] = []
        for row, words in zip(self._rows, self._words(*self._form.sizes[-1])):
            told = Stack([row.time, *words.blocks] if row.time else words.blocks, after=3 * mm)
            found.append(Beside(row.picture, self._page.symbol, told, self._page.gap))
        return found

    @property
    def parts(self) -> Sequence[Block]:
        words = self._made[1] if self._made else self._words(*self._form.sizes[-1])
        return [*(told for row in self._rows if (told := row.time or row.number)), *words]

    def _times(self, width: float) -> float:
        wide = max((row.time.paragraph.width(width) for row in self._rows if row.time), default=0.0)
        return self._clock + wide + _BESIDE if self._timed else 0.0

    @property
    def _clock(self) -> float:
        """The width that clocks take on the left of the digits."""
        return self._form.face + _FACE_GAP if self._form.face else 0.0

    def _start(self, width: float) -> float:
        """Where the words begin."""
        return self._times(width) + self._form.disc + 2 * self._form.swing + _BESIDE

    def _talls(self, width: float) -> list[float]:
        room = width - self._start(width)
        return [self._tall(words, room) for words in self._set(width)]

    def height(self, width: float) -> float:
        talls = self._talls(width)
        self.most = sum(max(0.0, self._form.full - tall) for tall in talls)
        return sum(talls)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        most = self._form.most
        count = how_many(self._talls(width)[:most], room)
        if not 0 < count < len(self._rows):
            return None
        count = min(count, -(-len(self._rows) // 2)) if len(self._rows) <= 2 * most else count
        first = self._part(self._rows[:count], self._forms(count))
        if first.height(width) > room:
            first = self._part(self._rows[:count], self._form)
        return first, self._part(self._rows[count:], self._forms(len(self._rows) - count))

    def _part(self, rows: Sequence[_Row], form: _Form) -> Agenda:
        """Some of the rows, which have a page to themselves."""
        return Agenda(self._context, rows, self._timed, self._colours, self._page, form, self._forms, _OVER)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        form, talls = self._form, self._talls(width)
        spare = height - self.height(width)
        share = min(1.0, spare / self.most) if self.most else 0.0
        over = max(0.0, spare - self.most) / len(talls)
        left = x + self._times(width) + form.disc / 2
        middles: list[tuple[float, float]] = []
        y = top
        for index, tall in enumerate(talls):
            tall += share * max(0.0, form.full - tall) + over
            middles.append((left + (2 * form.swing if index % 2 else 0.0), y - tall / 2))
            y -= tall
        with canvas.artifact(), canvas.marks():
            road(canvas, Way(middles if len(middles) > 1 else middles * 2), form.road)
        room, start = width - self._start(width), x + self._start(width)
        for row, words, (centre, middle) in zip(self._rows, self._set(width), middles):
            if row.time:
                self._draw_time(canvas, row.time, row.clock, x, middle, width)
            row.picture.draw(canvas, centre - form.disc / 2, middle - form.disc / 2, form.disc)
            if row.number:
                self._draw_number(canvas, row.number, centre, middle)
            tall = words.height(room)
            words.draw(canvas, start, middle + tall / 2, room, tall)

    def _draw_time(
        self, canvas: PressCanvas, time: Text, clock: tuple[int, int] | None, x: float, middle: float, width: float
    ) -> None:
        """The digits, and on their left the clock, which says the same."""
        tall, face = time.height(width), self._form.face
        if clock and face:
            with canvas.artifact():
                clock_face(canvas, x, middle - face / 2, face, *clock, self._colours)
        time.draw(canvas, x + self._clock, middle + tall / 2, width, tall)

    def _draw_number(self, canvas: PressCanvas, number: Text, centre: float, middle: float) -> None:
        """In a dark dot on the left edge of the disc, above its middle and beside the drawing."""
        disc = self._form.disc
        size = max(_DOT * disc, _DOT_LEAST)
        x, y = centre - _BESIDE_DRAWING * disc - size / 2, middle + _ABOVE_MIDDLE * disc
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(WHITE)
            canvas.circle(x, y, size / 2 + _RING, stroke=0, fill=1)
            dot(canvas, x, y, size, self._colours)
        wide, tall = number.paragraph.width(2 * size), number.height(2 * size)
        number.draw(canvas, x - wide / 2, y + tall / 2, wide + 1, tall)

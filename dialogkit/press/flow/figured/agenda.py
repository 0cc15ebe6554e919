"""A day's programme on the road: the time, a disc on the road with the picture, what it is, and below it who or how.

On a wall each time has the face of a clock too, and what a page holds is all seen at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.figures.clock import clock_face
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
_AIR = 1 * mm  # above and below the words of a row, at least
_FACE_GAP = 3 * mm  # between the face of a clock and the digits


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


def _in_hand(page: Format) -> _Form:
    sizes = tuple((what * page.agenda_scale, how * page.agenda_scale) for what, how in ((20, 16), (18, 15), (16, 14)))
    return _Form(sizes, page.agenda_disc, page.agenda_road, page.agenda_swing, *page.agenda_row, 9)


def _on_wall(count: int, column: float, timed: bool) -> _Form:
    """For so many rows in a column so tall: few are large, and no more than a dozen stand on one page."""
    sizes = ((28, 20), (26, 19), (24, 18), (22, 17), (20, 16), (18, 15), (16, 14))
    least, full = 14 * mm, 48 * mm
    even = min(full, max(least, column / count))
    disc = min(30 * mm, even - 1.4 * mm)
    return _Form(sizes, disc, 0.76 * disc, 1.6 * mm, least, even, full, 13, disc if timed else 0.0)


@dataclass(frozen=True, slots=True)
class _Row:
    """The words that tell when, none where no row has a time; the picture, and the words beside it with their tags."""

    time: Text | None
    clock: tuple[int, int] | None  # the hour and the minute that a clock shows
    picture: Picture
    words: tuple[tuple[Node, Tag], ...]


def agenda(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format, column: float) -> list[Block]:
    """The blocks of an element `agenda`, in a column so tall. Where no row has a time, the discs have numbers.

    What has very many words is no road: pages may divide it.
    """
    timed = any(entry.get("time") for entry in node.nodes)
    owner = tag.add("L", ListNumbering="None" if timed else "Decimal")
    form = _on_wall(len(node.nodes), column, timed) if node.flag("wall") else _in_hand(page)
    size = max(BODY.size, next(what for what, _ in form.sizes if 2 * what <= form.even))
    look = TextStyle(size, 1.4 * size, bold=True, after=0)
    rows = []
    for number, entry in enumerate(node.nodes, 1):
        item = owner.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        when = entry.get("time")
        time = Text(context.line(when, look), body.add("P"), at=entry.get("at")) if when else None
        ground = replace(colours, tint=WHITE) if entry.flag("pause") else colours
        picture = on_road(context, entry, body, ground) if timed else numbered(context, str(number), label, ground, look)
        words = tuple((p, body.add("P")) for p in entry.nodes)
        rows.append(_Row(time, _moment(entry.get("clock")), picture, words))
    parts = (rows[first : first + _TOGETHER] for first in range(0, len(rows), _TOGETHER))
    made = [Agenda(context, part, timed, colours, page, form) for part in parts]
    is_long = any(len(entry.text) > _LONG for entry in node.nodes)
    return [block for part in made for block in part.plain()] if is_long else [*made]


def _moment(clock: str) -> tuple[int, int] | None:
    hour, _, minute = clock.partition(":")
    return (int(hour), int(minute[:2])) if clock else None


class Agenda(Block):
    """Rows grow to their full measure where the page has room; more than a page holds go on on the next one.

    The words have the largest size at which each row's fit its height.
    """

    stretch = 1.0
    after = 6 * mm

    def __init__(self, context: PressContext, rows: Sequence[_Row], timed: bool, colours: Colours, page: Format, form: _Form):
        self._context, self._rows, self._timed, self._colours, self._page = context, rows, timed, colours, page
        self._form = form
        self._made: tuple[float, list[Stack]] | None = None

    def _set(self, width: float) -> list[Stack]:
        if not self._made or self._made[0] != width:
            room = width - self._start(width)
            for sizes in self._form.sizes:
                words = self._words(*sizes)
                if all(self._fits(stack, room) for stack in words):
                    break
            self._made = (width, words)
        return self._made[1]

    def _fits(self, words: Stack, room: float) -> bool:
        is_whole = not any(text.paragraph.widest_word > room for text in words.walk_texts())
        return is_whole and words.height(room) <= self._form.even - 2 * _AIR

    def _words(self, what: float, how: float) -> list[Stack]:
        """The words of each row at two sizes, in pt."""
        what, how = max(BODY.size, what), max(BODY.size, how)
        first = TextStyle(what, 1.4 * what, bold=True, colour=self._colours.dark, after=0, balanced=True)
        others = TextStyle(how, 1.4 * how, after=0)
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
        return [*(row.time for row in self._rows if row.time), *words]

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
        return [max(self._form.least, words.height(room) + 2 * _AIR) for words in self._set(width)]

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
        return self._part(self._rows[:count]), self._part(self._rows[count:])

    def _part(self, rows: Sequence[_Row]) -> Agenda:
        return Agenda(self._context, rows, self._timed, self._colours, self._page, self._form)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        form, talls = self._form, self._talls(width)
        share = min(1.0, (height - self.height(width)) / self.most) if self.most else 0.0
        left = x + self._times(width) + form.disc / 2
        middles: list[tuple[float, float]] = []
        y = top
        for index, tall in enumerate(talls):
            tall += share * max(0.0, form.full - tall)
            middles.append((left + (2 * form.swing if index % 2 else 0.0), y - tall / 2))
            y -= tall
        with canvas.artifact(), canvas.marks():
            road(canvas, Way(middles if len(middles) > 1 else middles * 2), form.road)
        room, start = width - self._start(width), x + self._start(width)
        for row, words, (centre, middle) in zip(self._rows, self._set(width), middles):
            if row.time:
                self._draw_time(canvas, row.time, row.clock, x, middle, width)
            row.picture.draw(canvas, centre - form.disc / 2, middle - form.disc / 2, form.disc)
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

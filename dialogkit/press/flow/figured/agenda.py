"""A day's programme on the road: the time, a disc on the road with the picture, what it is, and below it who or how."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.figures.road import Way, road
from dialogkit.press.flow.arrange import Beside
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text, how_many
from dialogkit.press.flow.figured.pictures import numbered, on_road
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle

_MOST = 9  # rows on a page
_TOGETHER = 10 * _MOST  # rows of which all that are left are set anew on each page
_SIZES = ((20, 16), (18, 15), (16, 14))  # pt: what, and who or how; times have the largest
_LONG = 160  # letters
_BESIDE = 7 * mm  # the disc, on both sides
_AIR = 1 * mm  # above and below the words of a row, at least


@dataclass(frozen=True, slots=True)
class _Row:
    """The words that tell when, none where no row has a time; the picture, and the words beside it with their tags."""

    time: Text | None
    picture: Picture
    words: tuple[tuple[Node, Tag], ...]


def agenda(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> list[Block]:
    """The blocks of an element `agenda`. Where no row has a time, the discs have numbers.

    What has very many words is no road: pages may divide it.
    """
    timed = any(entry.get("time") for entry in node.nodes)
    owner = tag.add("L", ListNumbering="None" if timed else "Decimal")
    look = TextStyle(_SIZES[0][0] * page.agenda_scale, 1.4 * _SIZES[0][0] * page.agenda_scale, bold=True, after=0)
    rows = []
    for number, entry in enumerate(node.nodes, 1):
        item = owner.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        when = entry.get("time")
        time = Text(context.line(when, look), body.add("P"), at=entry.get("at")) if when else None
        ground = replace(colours, tint=WHITE) if entry.flag("pause") else colours
        picture = on_road(context, entry, body, ground) if timed else numbered(context, str(number), label, ground, look)
        rows.append(_Row(time, picture, tuple((p, body.add("P")) for p in entry.nodes)))
    parts = (rows[first : first + _TOGETHER] for first in range(0, len(rows), _TOGETHER))
    made = [Agenda(context, part, timed, colours, page) for part in parts]
    is_long = any(len(entry.text) > _LONG for entry in node.nodes)
    return [block for part in made for block in part.plain()] if is_long else [*made]


class Agenda(Block):
    """Rows grow to their full measure where the page has room; more than nine go on on the next page.

    The words have the largest size at which each row's fit its height.
    """

    stretch = 1.0
    after = 6 * mm

    def __init__(self, context: PressContext, rows: Sequence[_Row], timed: bool, colours: Colours, page: Format):
        self._context, self._rows, self._timed, self._colours, self._page = context, rows, timed, colours, page
        self._least, self._even, self._full = page.agenda_row
        self._made: tuple[float, list[Stack]] | None = None

    def _set(self, width: float) -> list[Stack]:
        if not self._made or self._made[0] != width:
            room = width - self._start(width)
            for sizes in _SIZES:
                words = self._words(*sizes)
                if all(stack.height(room) <= self._even - 2 * _AIR for stack in words):
                    break
            self._made = (width, words)
        return self._made[1]

    def _words(self, what: float, how: float) -> list[Stack]:
        """The words of each row at two sizes, in pt."""
        what, how = (max(BODY.size, size * self._page.agenda_scale) for size in (what, how))
        first = TextStyle(what, 1.4 * what, bold=True, colour=self._colours.dark, after=0, balanced=True)
        others = TextStyle(how, 1.4 * how, after=0)
        return [
            Stack([self._context.text(node, others if index else first, tag) for index, (node, tag) in enumerate(row.words)])
            for row in self._rows
        ]

    def plain(self) -> list[Block]:
        """The rows as a list: the time above the words."""
        found: list[Block] = []
        for row, words in zip(self._rows, self._words(*_SIZES[-1])):
            told = Stack([row.time, *words.blocks] if row.time else words.blocks, after=3 * mm)
            found.append(Beside(row.picture, self._page.symbol, told, self._page.gap))
        return found

    @property
    def parts(self) -> Sequence[Block]:
        words = self._made[1] if self._made else self._words(*_SIZES[-1])
        return [*(row.time for row in self._rows if row.time), *words]

    def _times(self, width: float) -> float:
        wide = max((row.time.paragraph.width(width) for row in self._rows if row.time), default=0.0)
        return wide + _BESIDE if self._timed else 0.0

    def _start(self, width: float) -> float:
        """Where the words begin."""
        return self._times(width) + self._page.agenda_disc + 2 * self._page.agenda_swing + _BESIDE

    def _talls(self, width: float) -> list[float]:
        room = width - self._start(width)
        return [max(self._least, words.height(room) + 2 * _AIR) for words in self._set(width)]

    def height(self, width: float) -> float:
        talls = self._talls(width)
        self.most = sum(max(0.0, self._full - tall) for tall in talls)
        return sum(talls)

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        count = how_many(self._talls(width)[:_MOST], room)
        if not 0 < count < len(self._rows):
            return None
        count = min(count, -(-len(self._rows) // 2)) if len(self._rows) <= 2 * _MOST else count
        return self._part(self._rows[:count]), self._part(self._rows[count:])

    def _part(self, rows: Sequence[_Row]) -> Agenda:
        return Agenda(self._context, rows, self._timed, self._colours, self._page)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        page, talls = self._page, self._talls(width)
        share = min(1.0, (height - self.height(width)) / self.most) if self.most else 0.0
        left = x + self._times(width) + page.agenda_disc / 2
        middles: list[tuple[float, float]] = []
        y = top
        for index, tall in enumerate(talls):
            tall += share * max(0.0, self._full - tall)
            middles.append((left + (2 * page.agenda_swing if index % 2 else 0.0), y - tall / 2))
            y -= tall
        with canvas.artifact(), canvas.marks():
            road(canvas, Way(middles if len(middles) > 1 else middles * 2), page.agenda_road)
        room, start = width - self._start(width), x + self._start(width)
        for row, words, (centre, middle) in zip(self._rows, self._set(width), middles):
            if row.time:
                tall = row.time.height(width)
                row.time.draw(canvas, x, middle + tall / 2, width, tall)
            row.picture.draw(canvas, centre - page.agenda_disc / 2, middle - page.agenda_disc / 2, page.agenda_disc)
            tall = words.height(room)
            words.draw(canvas, start, middle + tall / 2, room, tall)

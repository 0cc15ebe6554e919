"""A sheet that groups hand on to each other: what it is about in its head, and below a road a column for each stage.

Designed for A3 that lies; on A4 it is seven tenths of that, with larger letters, so that none is smaller there than it may be. A
column with notes is filled; one without is a place to write in. Notes that have no room even when they are small go on on a
further sheet, and a long title takes of the columns' height.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.marks import write_line
from dialogkit.press.art.place import clip
from dialogkit.press.figures.heads import band, dot, solid_shape
from dialogkit.press.figures.road import Way, arrow, road
from dialogkit.press.flow.blocks import Block, Stack, Text
from dialogkit.press.flow.elements import Silent
from dialogkit.press.flow.facing.measure import measure
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.wall.slips import Slip, laid
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.tiling import page_size
from dialogkit.press.style import BODY, OVER, SMALL, TextStyle
from dialogkit.press.type.growth import Placed, evened, grow

_WIDE, _HIGH = PAGES["A3"][::-1]
_EDGE = 14 * mm  # of the sheet, which no words reach
_FULL = _WIDE - 2 * _EDGE
_HEAD, _DISC, _BESIDE = 56 * mm, 40 * mm, 8 * mm  # how tall the head is, its picture, and the air beside that
_AIR = 8 * mm  # above and below the words in the head
_FACTS_TOP = 11 * mm  # where what stands at the right of the head begins
_TITLES = (38, 28)  # pt; where the smallest has no room it is the head that grows
_SHAPE = 9 * mm  # the theme's shape in the head's lower corner
_NEAR, _SWING = 9 * mm, 1.5 * mm  # how far the road is from the head, and how far it bends
_NUMBER, _BEHIND, _ARROW = 18 * mm, 4 * mm, 12 * mm  # the disc of a stage's number, the air behind it, room for an arrow
_FOOT, _GAP, _BELOW = 17 * mm, 8 * mm, 4 * mm  # of the columns: above the sheet's lower edge, between two, from the road
_LEAST = 90 * mm  # a lower column is no place for notes
_RADIUS, _PAD, _WRITER = 5 * mm, 4 * mm, 14 * mm  # of a column; the row at its foot that says who wrote in it
_LINE, _LOW = 0.6 * mm, 6 * mm  # round a column to write in; what stands at the foot, above the lower edge


@dataclass(frozen=True, slots=True)
class _Form:
    """What is of another size on other paper, as it is on the sheet that is designed: letters in pt, lengths."""

    kicker: int
    first: float  # the disc of the first number, beside it
    body: int  # what stands at the right of the head, what is asked, and who writes
    facts: float  # how wide what stands at the right of the head is
    names: tuple[int, int]  # of the stages, the largest and the smallest
    road: float  # how wide it is
    notes: range


_LARGE = _Form(16, 9 * mm, 14, 76 * mm, (20, 16), 24 * mm, range(26, 13, -2))
_SMALLER = _Form(20, 12 * mm, 20, 92 * mm, (26, 20), 34 * mm, range(26, 19, -2))


def relay(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """The sheet, and as many more as its notes take. A title or the name of a stage that has no room is a problem."""
    made = _Relay(context, node)
    return [made.sheet(number) for number in range(made.count)]


@dataclass(frozen=True, slots=True)
class _Stage:
    """A column: what is done there and what is asked, on the road; hints for those who write, who that is, and the notes, as many
    to a sheet as it holds."""

    number: str
    name: Text
    asks: list[Text]
    hints: list[Text]
    writer: Text | None
    lined: bool
    notes: list[Block]


class _Relay:
    def __init__(self, context: PressContext, node: Node):
        self._context, self._node, self._colours = context, node, style.colours(node.get("theme"))
        self._scale = page_size(node.paper.get("size", "A3"))[1] / _WIDE
        self._form = _LARGE if self._scale > 0.9 else _SMALLER
        self._fact = replace(BODY.at(self._form.body), after=0)
        self._owner = context.canvas.root.add("Sect")
        self._picture = in_disc(context, node, self._owner, replace(self._colours, tint=WHITE))
        stages = [each for each in node.nodes if each.name == "stage"]
        self._column = (_WIDE - 2 * _EDGE - (len(stages) - 1) * _GAP) / len(stages)
        words = [each for each in node.nodes if each.name in ("p", "h1")]
        at = words.index(node.need("h1"))
        above, told = words[:at], words[at + 1 :]
        kicker = TextStyle(self._form.kicker, self._form.kicker * 1.4, bold=True, colour=self._colours.dark, after=1.5 * mm)
        self._kicker = [context.text(each, kicker, self._owner.add("P")) for each in above]
        self._title = self._titled(words[at])
        said = _height([*self._kicker, self._title], self._title_wide) + 2 * _AIR
        self._head = max(_HEAD, said)
        small = replace(SMALL.at(SMALL.size / self._scale), after=0)
        foot = [context.text(each, small, Tag("P")) for each in told if each.get("role") == "small"]
        self._foot = [*context.credits(node, self._scale).walk_texts(), *foot]
        if self._tall < _LEAST:
            context.problem("too-tall", words[at])
            self._head = _HEAD
        facts = [each for each in told if each.get("role") != "small"]
        looks = (replace(self._fact, bold=each is facts[0]) for each in facts)
        self._facts = [context.text(each, look, self._owner.add("P")) for each, look in zip(facts, looks)]
        self._stages = self._made(stages)
        self._owner.kids += [text.tag for text in self._foot]

    # -- words

    def _titled(self, node: Node) -> Text:
        """Beside its picture, with the facts at its right."""
        look = TextStyle(_TITLES[1], _TITLES[1] * 1.15, bold=True, colour=self._colours.dark, after=0, balanced=True)
        title = self._context.text(node, look, self._owner.add("H1"), 1)
        room = _HEAD - 2 * _AIR - _height(self._kicker, self._title_wide)
        placed = Placed(title.paragraph, self._title_wide, room)
        if not grow([placed], *_TITLES):
            evened(placed, _TITLES[1])
        return title

    @property
    def _title_wide(self) -> float:
        return _WIDE - 2 * _EDGE - _DISC - 2 * _BESIDE - self._form.facts

    @property
    def _tall(self) -> float:
        """How tall a column is."""
        return _HIGH - self._head - _NEAR - self._form.road - _BELOW - self._low

    @property
    def _low(self) -> float:
        """How high above the sheet's lower edge columns end."""
        return max(_FOOT, 2 * _LOW + _height(self._foot, _FULL))

    @property
    def _middle(self) -> float:
        """How high above the lower edge the middle of the road is."""
        return _HIGH - self._head - _NEAR - self._form.road / 2

    def _made(self, nodes: Sequence[Node]) -> list[_Stage]:
        room = self._tall - 2 * _PAD - (_WRITER if any(each.find("field") for each in nodes) else 0.0)
        owners = [self._owner.add("Sect") for _ in nodes]
        heads = [self._headed(*each) for each in zip(nodes, owners)]
        self._share_size([name for name, *_ in heads])
        lists = [[*_notes_of(node)] for node in nodes]
        bodies = [self._items(owner, len(some)) for owner, some in zip(owners, lists)]
        rooms = [room - _height(hints, self._inner) for _, _, hints in heads]
        columns = [(partial(self._notes, some, tags), room) for some, tags, room in zip(lists, bodies, rooms)]
        laid_out = laid(columns, self._form.notes, self._inner)
        made = []
        for number, (node, owner, head, pieces, room) in enumerate(zip(nodes, owners, heads, laid_out, rooms), 2):
            if pieces and pieces[-1].height(self._inner) > room:
                self._context.problem("too-tall", node)
            field = node.find("field")
            writer = self._context.text(field, self._fact, owner.add("P")) if field else None
            lined = field is not None and field.get("line") != "no"
            made.append(_Stage(str(number), *head, writer, lined, pieces))
        return made

    @property
    def _inner(self) -> float:
        return self._column - 2 * _PAD

    @property
    def _name_wide(self) -> float:
        return self._column - _NUMBER - _BEHIND - _ARROW

    def _headed(self, node: Node, owner: Tag) -> tuple[Text, list[Text], list[Text]]:
        """Its name, what is asked on the road, and what else is said to those who write."""
        size = self._form.names[0]
        look = TextStyle(size, size * 1.15, bold=True, colour=self._colours.dark, after=0)
        name = self._context.text(node.need("h2"), look, owner.add("H2"), 2)
        asks = [self._context.text(each, self._fact, owner.add("P")) for each in node.nodes if each.name == "p"]
        return name, asks[:1], asks[1:]

    def _share_size(self, names: Sequence[Text]) -> None:
        places = [Placed(name.paragraph, self._name_wide, name.paragraph.style.leading * 1.01) for name in names]
        for left in grow(places, *self._form.names)[:1]:
            at = next(number for number, each in enumerate(places) if each is left)
            node = [each for each in self._node.nodes if each.name == "stage"][at].need("h2")
            self._context.problem("too-tall", node)

    @staticmethod
    def _items(owner: Tag, count: int) -> list[Tag]:
        listed = owner.add("L", ListNumbering="None") if count else None
        return [listed.add("LI").add("LBody") for _ in range(count)] if listed else []

    def _notes(self, nodes: Sequence[Node], tags: Sequence[Tag], size: int) -> Stack:
        return Stack([Slip(self._words(node, tag, size), self._colours, size) for node, tag in zip(nodes, tags)])

    def _words(self, node: Node, tag: Tag, size: int) -> Block:
        if node.name == "li":
            return self._context.text(node, TextStyle(size, size * 1.4, after=0, balanced=True), tag)
        tag.kids.clear()  # of another size that was tried
        return measure(self._context, node, tag, self._colours, size, size)

    # -- what is painted

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return max([1, *(len(stage.notes) for stage in self._stages)])

    def sheet(self, number: int) -> Sheet:
        """What stands on each of them is said on the first one alone."""

        def paint(canvas: PressCanvas, page: int, pages: int) -> None:
            with canvas.artifact():
                self._ground(canvas)
            said = partial(self._draw_texts, canvas, number)
            self._draw_head(canvas, said, number)
            for at, stage in enumerate(self._stages):
                self._draw_stage(canvas, said, at, number)
            said(self._foot, _EDGE, _LOW + _height(self._foot, _FULL), _FULL)

        return Sheet(_WIDE, _HIGH, paint, tuple(self._blocks(number)))

    def _blocks(self, number: int) -> Iterator[Block]:
        if number == 0:
            yield from (*self._kicker, self._title, *self._facts)
            for stage in self._stages:
                yield from (stage.name, *stage.asks, *stage.hints, *([stage.writer] if stage.writer else ()), *stage.notes[:1])
            yield from self._foot
        else:
            yield from (each for stage in self._stages for each in stage.notes[number : number + 1])

    @staticmethod
    def _draw_texts(canvas: PressCanvas, number: int, texts: Sequence[Text], x: float, top: float, wide: float) -> None:
        """Texts below each other; after the first sheet they are for the eyes alone."""
        for text in texts:
            tall = text.height(wide)
            (text if number == 0 else Silent(text)).draw(canvas, x, top, wide, tall)
            top -= tall + text.after

    def _ground(self, canvas: PressCanvas) -> None:
        band(canvas, (-OVER, _HIGH - self._head, _WIDE + 2 * OVER, self._head + OVER), self._colours)
        middle, wide = self._middle, self._form.road
        bends = [(-wide + part * (_WIDE + 2 * wide) / 4, middle + (_SWING if part % 2 else -_SWING)) for part in range(5)]
        with canvas.marks(), canvas.state():
            clip(canvas, (-OVER, 0, _WIDE + 2 * OVER, _HIGH))
            road(canvas, Way(bends), wide)
            for at in range(1, len(self._stages)):
                arrow(canvas, self._left(at) - _GAP / 2 - _ARROW / 4, middle, 0)

    def _left(self, at: int) -> float:
        return _EDGE + at * (self._column + _GAP)

    def _draw_head(self, canvas: PressCanvas, said: Callable[..., None], number: int) -> None:
        x, y = _EDGE, _HIGH - (self._head + _DISC) / 2
        picture = replace(self._picture, owner=None, at="") if number else self._picture
        picture.draw(canvas, x, y, _DISC)
        left = _EDGE + _DISC + _BESIDE
        tall = _height([*self._kicker, self._title], self._title_wide)
        top = _HIGH - (self._head - tall) / 2
        above = _height(self._kicker, self._title_wide)
        first = self._form.first
        self._draw_number(canvas, "1", left, top - self._form.kicker * 0.7, first)
        said(self._kicker, left + first + _BEHIND, top, self._title_wide - first - _BEHIND)
        said([self._title], left, top - above, self._title_wide)
        wide = self._form.facts
        right, high = _WIDE - _EDGE - wide, _HIGH - _FACTS_TOP
        said(self._facts, right, high, wide)
        if number and self._node.get("more"):
            more = self._context.line(self._node.get("more"), replace(self._fact, bold=True))
            more.draw(canvas, right, high - _height(self._facts, wide), wide, None)
        if self._colours.pattern:  # the neutral colours are no theme's
            with canvas.artifact():
                solid_shape(canvas, _WIDE - _EDGE - _SHAPE, _HIGH - self._head + _AIR, _SHAPE, self._colours)

    def _draw_stage(self, canvas: PressCanvas, said: Callable[..., None], at: int, number: int) -> None:
        stage, left, middle = self._stages[at], self._left(at), self._middle
        self._draw_number(canvas, stage.number, left, middle, _NUMBER)
        wide = self._name_wide
        tallest = max(_height([each.name, *each.asks], wide) for each in self._stages)  # so that names stand on one line
        said([stage.name, *stage.asks], left + _NUMBER + _BEHIND, middle + tallest / 2, wide)
        low, tall = self._low, self._tall
        with canvas.artifact(), canvas.state():
            is_filled = bool(stage.notes)
            canvas.setFillColor(self._colours.tint if is_filled else WHITE)
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(_LINE)
            canvas.roundRect(
                left, low, self._column, tall, _RADIUS, stroke=int(not is_filled or not canvas.palette.filled), fill=1
            )
        top = low + tall - _PAD
        said(stage.hints, left + _PAD, top, self._inner)
        for notes in stage.notes[number : number + 1]:
            notes.draw(canvas, left + _PAD, top - _height(stage.hints, self._inner), self._inner, notes.height(self._inner))
        if stage.writer and (number == 0 or stage.notes[number:]):
            x, low = left + _PAD, low + _PAD
            said([stage.writer], x, low + stage.writer.height(self._inner), self._inner)
            if stage.lined:
                with canvas.artifact():
                    write_line(canvas, x + stage.writer.paragraph.width(self._inner) + _BEHIND / 2, low, x + self._inner)

    def _draw_number(self, canvas: PressCanvas, number: str, x: float, middle: float, size: float) -> None:
        """A disc with a number, its left edge at x; which stage comes when is told by the order."""
        with canvas.artifact():
            ink = dot(canvas, x + size / 2, middle, size, self._colours)
        letters = 0.6 * size
        look = TextStyle(letters, letters * 1.2, bold=True, colour=ink, align="center")
        self._context.line(number, look).draw(canvas, x, middle + look.leading / 2, size, None)


def _notes_of(stage: Node) -> Iterator[Node]:
    """Those of its lists, and what has a badge."""
    for part in stage.nodes:
        yield from part.nodes if part.name == "ul" else [part] if part.name == "measure" else []


def _height(texts: Sequence[Text], wide: float) -> float:
    return sum(text.height(wide) + text.after for text in texts)

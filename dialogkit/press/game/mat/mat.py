"""The answer mat: fields side by side to lay cards on, with a place for the question, and places apart for other answers.

Designed for A3, and on A4 seven tenths of it: no words are smaller here than 20 pt, but for the line above it on A3. On A4 that
is as large, and lines stand as far apart as in other texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.place import place
from dialogkit.press.figures.framed import framed
from dialogkit.press.flow.blocks import Block
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.tiling import page_size
from dialogkit.press.style import NEUTRAL, OVER, ROAD, TextStyle
from dialogkit.press.type.growth import Placed, grow

_EDGE, _GAP = 14 * mm, 7 * mm  # round all, and between two fields
_TITLE, _TOP, _FOOT = 8 * mm, 22 * mm, 14 * mm  # above the title, above the upper row, and below the fields
_LOW, _ABOVE = 7.5 * mm, 1.5 * mm  # below who made the pictures, and above it
_ROW = 62 * mm  # the question's and the places apart, in which a card lies
_RADIUS, _LINE = 6 * mm, 0.6 * mm
_DASH = (3 * mm, 2.2 * mm)
_PAD, _NEAR, _BESIDE = 7 * mm, 2 * mm, 6 * mm  # in a field, beside narrow words, and between a picture and its words
_AIR = 0.1  # of a picture's side: symbols have as much round them, so a drawing is so much larger than its place
_PICTURE, _ASKED, _APART = 34 * mm, 32 * mm, 25 * mm
_HEADS = (46 * mm, 90 * mm)  # how tall the head of a field is, above what lies there; and for long words
_WORD, _QUESTION, _ASIDE, _FLOOR = 34, 26, 20, 20  # pt
_LEADING, _LEADING_A4 = 1.3, 1.4
_NOTE, _NOTE_A4 = TextStyle(17, 24, after=0), TextStyle(20, 28, after=0)
_ROLES = {"h1": "H1", "p": "P", "place": "P", "scale": "L"}


def mat(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One lying page of A3. Words that have no room in a field are a problem."""
    return [_Mat(context, node).sheet()]


class _Part(Block):
    """A frame with its picture and its words: `box` on the mat, `picture` and `place` (of the words) in it; dashed where a strip
    lies.

    The words stand in the middle of their place, or where they are `high` at its upper edge.
    """

    def __init__(self, context: PressContext, node: Node, owner: Tag, look: TextStyle, box: Box):
        self.node, self.box, self._context = node, box, context
        self._figure = owner.add_figure(node.get("alt"))
        self.words = context.text(node, look, owner)
        self.picture = self.place = box
        self.high = self.dashed = False

    @property
    def parts(self) -> Sequence[Block]:
        return (self.words,)

    @property
    def placed(self) -> Placed:
        return Placed(self.words.paragraph, *self.place[2:])

    def beside(self, side: float, tall: float) -> None:
        """A picture on the left of the words, both in the middle of what is `tall` pt high below the upper edge."""
        x, low, width, height = self.box
        middle, left = low + height - tall / 2, x + _PAD + (side + _BESIDE if self.node.get("symbol") else 0.0)
        room = tall - _PAD
        self.picture = (x + _PAD, middle - side / 2, side, side)
        self.place = (left, middle - room / 2, x + width - _PAD - left, room)

    def above(self, side: float) -> None:
        """A picture in the middle above the words."""
        x, low, width, height = self.box
        inner = width - 2 * _NEAR
        air = max(0.0, height - side - self.words.height(inner)) / 3
        self.picture = (x + (width - side) / 2, low + height - air - side, side, side)
        self.place = (x + _NEAR, low, inner, height - 2 * air - side)
        self.high = True

    def height(self, width: float) -> float:
        return self.box[3]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        symbol, book = self.node.get("symbol"), self._context.book
        with canvas.of(self.node.get("at")):
            with canvas.artifact(), canvas.state():
                canvas.setFillColor(WHITE)
                canvas.setStrokeColor(NEUTRAL.dark)
                canvas.setLineWidth(_LINE)
                if self.dashed:
                    canvas.setDash(*_DASH)
                canvas.roundRect(x, top - height, width, height, _RADIUS, stroke=1, fill=1)
            if symbol:
                with canvas.owned(self._figure, *self.picture):
                    if book.is_own(symbol):
                        framed(canvas, book, symbol, "square", self.picture[:3], NEUTRAL)
                    else:
                        x, y, side, _ = self.picture
                        air, whole = _AIR * side, (1 + 2 * _AIR) * side
                        place(canvas, book.artwork(symbol), x - air, y - air, whole, whole, NEUTRAL.dark)
            left, low, wide, high = self.place
            tall = self.words.height(wide)
            self.words.draw(canvas, left, low + (high if self.high else (high + tall) / 2), wide, tall)


class _Mat:
    """A mat as it is laid out."""

    def __init__(self, context: PressContext, node: Node):
        self._context, self._size = context, PAGES["A3"][::-1]
        self._high = self._size[1] - _TOP - _ROW  # where the upper row begins, from below
        owner = context.canvas.root.add("Sect")
        self._tags = {id(child): owner.add(_ROLES[child.name]) for child in node.nodes if child.name in _ROLES}
        paper = node.paper.get("size", "A3")
        note, self._line_height = (_NOTE_A4, _LEADING_A4) if paper == "A4" else (_NOTE, _LEADING)
        self._head = [context.text(node.need("h1"), replace(note, bold=True), self._tag(node.need("h1")), 1)]
        self._head += [context.text(child, note, self._tag(child)) for child in node.nodes if child.name == "p"]
        self._credits = context.credits(node, page_size(paper)[1] / self._size[0])
        owner.kids += [text.tag for text in self._credits.walk_texts()]
        self._foot = max(_FOOT, _LOW + self._credits.height(self._inner) + _ABOVE)
        places = {kind: [each for each in node.nodes if each.get("kind") == kind] for kind in ("question", "apart")}
        self._parts = [
            *(self._question(child) for child in places["question"][:1]),
            *self._apart(places["apart"]),
            *self._fields(node.need("scale")),
        ]

    def _tag(self, node: Node) -> Tag:
        return self._tags[id(node)]

    @property
    def _inner(self) -> float:
        return self._size[0] - 2 * _EDGE

    @property
    def _two(self) -> float:
        """How wide two of three fields are: above them is the question's place."""
        return (2 * self._inner - _GAP) / 3

    def _part(self, node: Node, owner: Tag, size: float, box: Box, colour: str = INK, align: str = "left") -> _Part:
        look = TextStyle(size, size * self._line_height, True, colour, after=0, align=align, balanced=True)
        return _Part(self._context, node, owner, look, box)

    def _question(self, node: Node) -> _Part:
        part = self._part(node, self._tag(node), _QUESTION, (_EDGE, self._high, self._two, _ROW), NEUTRAL.dark)
        part.beside(_ASKED, _ROW)
        part.dashed = True
        return part

    def _fields(self, scale: Node) -> list[_Part]:
        """Their words are equally large, and stand beside their pictures; below them lies what is laid there."""
        nodes, owner = scale.nodes, self._tag(scale)
        wide = (self._inner - (len(nodes) - 1) * _GAP) / len(nodes)
        boxes = (
            (_EDGE + number * (wide + _GAP), self._foot, wide, self._high - _GAP - self._foot) for number in range(len(nodes))
        )
        parts = [self._part(node, owner.add("LI").add("LBody"), _WORD, box) for node, box in zip(nodes, boxes)]
        over: list[Placed] = []
        for head in _HEADS:
            for part in parts:
                part.beside(_PICTURE, head)
            over = grow([part.placed for part in parts], _WORD, _FLOOR)
            if not over:
                break
        self._blame(part for part in parts if part.placed in over)
        return parts

    def _apart(self, nodes: Sequence[Node]) -> list[_Part]:
        """Beside the question's place: each has room for a card."""
        start = _EDGE + self._two + _GAP
        wide = (self._size[0] - _EDGE - start - (len(nodes) - 1) * _GAP) / max(1, len(nodes))
        boxes = ((start + number * (wide + _GAP), self._high, wide, _ROW) for number in range(len(nodes)))
        parts = [self._part(node, self._tag(node), _ASIDE, box, align="center") for node, box in zip(nodes, boxes)]
        for part in parts:
            part.above(_APART)
        self._blame(part for part in parts if not part.placed.fits)
        return parts

    def _blame(self, parts: Iterable[_Part]) -> None:
        for part in parts:
            self._context.problem("mat-too-full", part.node, floor=_FLOOR)

    def sheet(self) -> Sheet:
        width, height = self._size
        over = OVER if self._context.job.printshop else 0.0

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            with canvas.artifact():
                if canvas.palette.filled:
                    canvas.setFillColor(ROAD)
                    canvas.rect(-over, -over, width + 2 * over, height + 2 * over, stroke=0, fill=1)
            left, top = _EDGE, height - _TITLE
            for words in self._head:  # beside each other
                wide = words.paragraph.width(self._inner) + 1
                words.draw(canvas, left, top, wide, words.height(wide))
                left += wide + 5 * mm
            for part in self._parts:
                left, low, wide, high = part.box
                part.draw(canvas, left, low + high, wide, high)
            told = self._credits.height(self._inner)
            self._credits.draw(canvas, _EDGE, _LOW + told, self._inner, told)

        filled = self._context.canvas.palette.filled
        ends = ((0.0, height - _TOP, width, _TOP), (_EDGE, _LOW, self._inner, self._foot - _LOW))
        ink = ((0.0, 0.0, width, height),) if filled else (*(part.box for part in self._parts), *ends)
        safe = (_EDGE / 2, _EDGE / 2, width - _EDGE, height - _EDGE)
        return Sheet(width, height, paint, (*self._head[:1], self._credits), ink, safe)

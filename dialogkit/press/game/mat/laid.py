"""A mat on a table, with cards on it and more beside it: what the steps of using it look like."""

from __future__ import annotations

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place
from dialogkit.press.flow.blocks import Block, Drawn
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import NEUTRAL, RADIUS, ROAD, ROAD_ARROW, THEMES, Colours

# what is drawn is 130 wide and 64 high, with y upwards; all lengths are in those
_WIDE, _HIGH = 130, 64
_MAT: Box = (6, 4, 79, 56)
_QUESTION: Box = (9, 46.5, 49, 10.5)
_APART = ((60, "message-circle-question"), (71.2, "hand-stop"))
_SMALL = 10.5  # a place apart, and a card
_FIELDS: Box = (9, 7, 73, 37)
_BETWEEN = 1.5  # fields
_THUMBS = {2: ("thumb-up", "thumb-down"), 3: ("thumb-up", "thumb-sideways", "thumb-down")}
_ASKED, _LAID = "directions", (("tools-kitchen-2", "sofa"), ("wallet",), ("bed", "device-tv"))
_LEFT = (("bike", 94, 15, 8), ("shirt", 109, 22, -6))  # cards that are not laid yet: where they are, and how they are turned
_TALL = 85 * mm  # on A4
_LINE, _SIGN, _WORD = 0.35, 7, 1.1
_COLOURS = THEMES[0]


def laid(context: PressContext, node: Node, tag: Tag) -> list[Block]:
    """The mat with two `fields` or three, across the page. It carries no meaning of its own: the steps say it."""
    count = int(node.get("fields") or 3)

    def paint(canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.form("laid", _WIDE, _HIGH) as name:  # it is a picture of a mat, and none
            _Table(context, canvas).paint(count)
        with canvas.state():
            canvas.translate(x, top - height)
            canvas.scale(width / _WIDE, width / _WIDE)
            canvas.doForm(name)

    return [Drawn(_TALL, paint, before=2 * mm, after=6 * mm)]


class _Table:
    """The table and what lies on it, on a canvas."""

    def __init__(self, context: PressContext, canvas: PressCanvas):
        self._book, self._page = context.book, canvas

    def paint(self, count: int) -> None:
        self._sheet((0, 0, _WIDE, _HIGH), RADIUS / mm, NEUTRAL.pale, edge=not self._page.palette.filled)
        self._sheet(_MAT, 1.5, ROAD)
        self._sheet(_QUESTION, 1.5)
        self._strip()
        for left, symbol in _APART:
            self._sheet((left, _QUESTION[1], _SMALL, _QUESTION[3]), 1.5)
            self._symbol(symbol, left + 1.6, _QUESTION[1] + 1.6, _SMALL - 3.2, NEUTRAL)
        wide = (_FIELDS[2] - (count - 1) * _BETWEEN) / count
        for number, thumb in enumerate(_THUMBS[count]):
            self._field((_FIELDS[0] + number * (wide + _BETWEEN), _FIELDS[1], wide, _FIELDS[3]), thumb, _LAID[number])
        for symbol, x, y, turned in _LEFT:
            with self._page.state():
                self._page.translate(x, y)
                self._page.rotate(turned)
                self._page.scale(1.5, 1.5)
                self._card(symbol, 0, 0)
        self._arrow()

    def _field(self, box: Box, thumb: str, cards: tuple[str, ...]) -> None:
        """A field with its thumb and its word, and below them the cards that were laid there."""
        x, y, wide, high = box
        self._sheet(box, 1.5)
        self._symbol(thumb, x + 1.5, y + high - _SIGN - 1.5, _SIGN, NEUTRAL)
        self._word(x + _SIGN + 3.5, y + high - _SIGN / 2 - 1.5, 8, NEUTRAL)
        for number, symbol in enumerate(cards):
            self._card(symbol, x + (wide - _SMALL) / 2 + (3 if number else -2) * (len(cards) - 1), y + 14 - number * 12)

    def _card(self, symbol: str, x: float, y: float) -> None:
        self._sheet((x, y, _SMALL, _SMALL), 0.8, WHITE, _COLOURS)
        if self._page.palette.filled:
            self._page.setFillColor(_COLOURS.tint)
            self._page.rect(x + _LINE, y + 3.4, _SMALL - 2 * _LINE, _SMALL - 3.4 - _LINE, stroke=0, fill=1)
        self._symbol(symbol, x + 2.2, y + 3.7, 6.1, _COLOURS)
        self._word(x + 2.2, y + 1.8, 6.1, _COLOURS)

    def _strip(self) -> None:
        """The question, which lies in its place."""
        x, y, wide, high = _QUESTION[0] + 2, _QUESTION[1] + 1.3, _QUESTION[2] - 4, _QUESTION[3] - 2.6
        self._sheet((x, y, wide, high), 0.8, WHITE, _COLOURS)
        if self._page.palette.filled:
            self._page.setFillColor(_COLOURS.tint)
            self._page.rect(x + _LINE, y + _LINE, high, high - 2 * _LINE, stroke=0, fill=1)
        self._symbol(_ASKED, x + 1, y + 0.9, high - 1.8, _COLOURS)
        self._word(x + high + 3, y + high * 0.65, 24, _COLOURS)
        self._word(x + high + 3, y + high * 0.3, 16, _COLOURS)

    def _arrow(self) -> None:
        """From the cards that are left to the mat."""
        path = self._page.beginPath()
        path.moveTo(112, 42)
        path.curveTo(110, 52, 100, 55, 90, 49)
        self._page.setStrokeColor(ROAD_ARROW)
        self._page.setLineWidth(1)
        self._page.setLineCap(1)
        self._page.drawPath(path, stroke=1, fill=0)
        for x, y in ((91.5, 53), (94.3, 48.2)):
            self._page.line(90, 49, x, y)

    def _sheet(self, box: Box, radius: float, fill: str = WHITE, colours: Colours = NEUTRAL, edge: bool = True) -> None:
        self._page.setFillColor(fill)
        self._page.setStrokeColor(colours.dark)
        self._page.setLineWidth(_LINE)
        self._page.roundRect(*box, radius, stroke=int(edge), fill=1)

    def _word(self, x: float, y: float, wide: float, colours: Colours) -> None:
        """A bar in the place of words."""
        with self._page.state():
            self._page.setStrokeColor(colours.middle)
            self._page.setLineWidth(_WORD)
            self._page.setLineCap(1)
            self._page.line(x + _WORD / 2, y, x + wide - _WORD / 2, y)

    def _symbol(self, symbol: str, x: float, y: float, side: float, colours: Colours) -> None:
        place(self._page, self._book.artwork(symbol), x, y, side, side, colours.dark)

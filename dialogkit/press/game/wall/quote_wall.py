"""Quotes to hang on a wall: a lying sheet each, a strip in the theme's colour and beside it the words, as large as they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.place import place
from dialogkit.press.figures.framed import framed
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.flow.blocks import Block, Stack, Text, fits, in_pieces
from dialogkit.press.flow.elements import Silent, quotation
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import OVER, Colours, TextStyle
from dialogkit.press.type.growth import Placed, ends_alone, shaped

_STRIP, _EDGE = 84 * mm, 8 * mm  # how wide it is, and what keeps its words from its sides
_SHAPE, _CORNER = 9 * mm, 10 * mm  # of the theme, and how far from the sheet's corner
_PICTURE, _BELOW = 58 * mm, 9 * mm  # and the air between it and the theme's name
_LEFT, _RIGHT, _FOOT = 98 * mm, 16 * mm, 12 * mm  # of the words
_ROOM = (17 * mm, 23 * mm)  # above the quote, and below it, where it is told who says so
_SIZES = (96, 88, 80, 72, 68, 60, 54, 48, 44, 40, 36, 33, 30)  # pt: few, for quotes that hang beside each other
_LARGE, _FLOOR = 80, _SIZES[-1]  # pt: of what has room for it, however its lines are
_QUOTE = TextStyle(_SIZES[0], 1.3 * _SIZES[0], after=0, balanced=True, alone=0.25)
_NAMES = (24, 22, 20, 18)  # pt: of a theme's name
_LABEL = TextStyle(20, 28, bold=True, after=0)  # below it: what has come of the quote
_LABEL_ABOVE, _LABEL_BESIDE, _LABEL_ROUND = 7 * mm, 6 * mm, 1 * mm  # air above that, and between its words and its edge
_LONG = 60  # letters: a longer name has its lines on the left, as all that is read has
_WHO = TextStyle(18, 25, bold=True, after=0)
_SMALL, _LOW, _APART = TextStyle(12, 16, after=0), 7 * mm, 2 * mm  # of credits: how far from the edge, and from the words above


def wall(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """The sheets of one quote: a single one, or where it does not fit at its smallest, as many as it takes."""
    return [part.sheet() for part in _Quote(context, node).parts()]


class _Label(Block):
    """Words on a white ground with round ends, in the middle."""

    before = _LABEL_ABOVE

    def __init__(self, words: Text | Silent):
        self._words = words

    @property
    def parts(self) -> Sequence[Block]:
        return [self._words]

    def height(self, width: float) -> float:
        return self._words.height(width) + 2 * _LABEL_ROUND

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        wide, tall = self._words.paragraph.width(width) + 1, self.height(width)
        left = x + (width - wide) / 2
        with canvas.artifact(), canvas.state():
            canvas.setFillColor(WHITE)
            canvas.setStrokeColor(self._words.paragraph.style.colour)
            box = (left - _LABEL_BESIDE, top - tall, wide + 2 * _LABEL_BESIDE, tall)
            canvas.roundRect(*box, tall / 2, stroke=int(not canvas.palette.filled), fill=1)
        self._words.draw(canvas, left, top - _LABEL_ROUND, wide, tall - 2 * _LABEL_ROUND)


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet with as much of the quote as it holds. The strip is said on the first one alone, who says so on the last."""

    context: PressContext
    node: Node
    colours: Colours
    figure: Tag | None
    quote: Block
    strip: Block
    who: Block | None
    credits: Block

    def sheet(self) -> Sheet:
        high, wide = PAGES["A4"]
        blocks = tuple(each for each in (self.strip, self.quote, self.who, self.credits) if each)

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            self._strip(canvas, high)
            room = wide - _LEFT - _RIGHT
            tall = self.quote.height(room)
            above, below = _ROOM
            made_by, more = self.credits.height(room), _more(self.credits)
            below += more
            top = below + (high - above - below + tall) / 2
            self.quote.draw(canvas, _LEFT, top, room, tall)
            if self.who:
                self.who.draw(canvas, _LEFT, _FOOT + more + self.who.height(room), room, self.who.height(room))
            self.credits.draw(canvas, _LEFT, _LOW + made_by, room, made_by)

        return Sheet(wide, high, paint, blocks)

    def _strip(self, canvas: PressCanvas, high: float) -> None:
        """The picture and the theme's name below it, in its middle, with the label."""
        inner = _STRIP - 2 * _EDGE
        named = self.strip.height(inner)
        low = (high - _PICTURE - _BELOW - named) / 2
        with canvas.artifact():
            band(canvas, (-OVER, -OVER, _STRIP + OVER, high + 2 * OVER), self.colours)
            if self.colours.pattern:
                solid_shape(canvas, _CORNER, high - _CORNER - _SHAPE, _SHAPE, self.colours)
        self._picture(canvas, (_STRIP - _PICTURE) / 2, low + named + _BELOW)
        self.strip.draw(canvas, _EDGE, low + named, inner, named)

    def _picture(self, canvas: PressCanvas, x: float, y: float) -> None:
        symbol, book = self.node.get("symbol"), self.context.book
        with canvas.of(self.node.get("at")), canvas.owned(self.figure, x, y, _PICTURE, _PICTURE):
            if book.is_own(symbol):
                framed(canvas, book, symbol, "square", (x, y, _PICTURE), self.colours)
            else:
                place(canvas, book.artwork(symbol), x, y, _PICTURE, _PICTURE, self.colours.dark)


class _Quote:
    """A quote as it is laid out."""

    def __init__(self, context: PressContext, node: Node):
        self._context, self._node, self._colours = context, node, style.colours(node.get("theme"))
        self._owner = context.canvas.root.add("Sect")
        self._title = node.need("h1")
        self._heading = self._owner.add("H1")
        self._figure = self._owner.add_figure(node.get("alt"))
        self._label = self._owner.add("P") if node.get("kicker") else None

    def parts(self) -> Iterator[_Part]:
        said = self._node.need("blockquote")
        text = self._context.text(said, _QUOTE, quotation(said, self._owner).add("P"))
        by = self._node.find("p")
        who = self._context.text(by, replace(_WHO, colour=self._colours.dark), self._owner.add("P")) if by else None
        small = self._node.find("credits")
        credited = Stack([self._context.text(each, _SMALL, self._owner.add("P")) for each in small.nodes] if small else [])
        pieces, words = self._pieces(text, _more(credited)), [self._name(), *self._labelled()]
        for number, piece in enumerate(pieces, 1):
            strip, figure = (_strip(words), self._figure) if number == 1 else (_strip([Silent(each) for each in words]), None)
            last, made_by = (who, credited) if number == len(pieces) else (None, Stack([]))
            yield _Part(self._context, self._node, self._colours, figure, piece, strip, last, made_by)

    def _pieces(self, text: Text, more: float) -> list[Block]:
        """The quote at the largest size that fits; else at the smallest, in pieces that each fit a sheet."""
        high, wide = PAGES["A4"]
        wide, room = wide - _LEFT - _RIGHT, high - sum(_ROOM) - more
        placed = Placed(text.paragraph, wide, room)
        shaped(placed, _SIZES, _LARGE)
        pieces = in_pieces(text, wide, room)
        if not all(fits(piece, wide, room) for piece in pieces):
            self._context.problem("wall-too-full", self._node.need("blockquote"), floor=_FLOOR)
        return pieces

    def _labelled(self) -> list[Text]:
        look = replace(_LABEL, colour=self._colours.dark)
        return [Text(self._context.line(self._node.get("kicker"), look), self._label)] if self._label else []

    def _name(self) -> Text:
        """The theme's name, at the first size at which no word of it is broken, nor stands alone at its end."""
        inner, align = _STRIP - 2 * _EDGE, "center" if len(self._title.text) <= _LONG else "left"
        look = TextStyle(bold=True, colour=self._colours.dark, after=0, align=align, balanced=True)
        looks = (replace(look, size=size, leading=1.4 * size) for size in _NAMES)
        texts = [self._context.text(self._title, each, self._heading, 1) for each in looks]
        whole = [text for text in texts if text.paragraph.widest_word <= inner] or texts[-1:]
        return next((text for text in whole if not ends_alone(Placed(text.paragraph, inner, 0))), whole[0])


def _strip(words: Sequence[Text | Silent]) -> Stack:
    """The theme's name, and the label below it where there is one."""
    name, *labels = words
    return Stack([name, *map(_Label, labels)])


def _more(credits: Block) -> float:
    """By how much the words above credits stand higher."""
    tall = credits.height(PAGES["A4"][1] - _LEFT - _RIGHT)
    return max(0.0, _LOW + tall + _APART - _FOOT) if tall else 0.0

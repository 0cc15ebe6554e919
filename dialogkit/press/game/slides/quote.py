"""A quote in a large bubble, on a ground in the theme's colour: as large as the slide lets it be."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import SLIDE, mm
from dialogkit.press.art.marks import bubble
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.flow.blocks import Block, Stack, Text, fits, in_pieces
from dialogkit.press.flow.elements import quotation
from dialogkit.press.flow.figured.pictures import NO_PICTURE, in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.slides.head import EDGE, INNER, Page, silent
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import OVER, Colours, TextStyle
from dialogkit.press.type.growth import Placed, evened, grow

_TOP, _DISC, _SHAPE, _GAP = 9 * mm, 28 * mm, 8 * mm, 6 * mm  # of the slide's head: picture, theme's shape, between them
_TITLE, _LINE = (28, 18), TextStyle(20, 28, bold=True, after=0)  # pt: the theme's name, and what stands above it
_BUBBLE = (41 * mm, 19 * mm)  # from the upper edge of the slide, from the lower one
_TAIL = 5 * mm
_PAD, _AIR = 16 * mm, 6 * mm  # in the bubble, beside and above the words
_LEAST = 62 * mm  # of the bubble's height
_LARGEST, _FLOOR = 62, 30  # pt
_QUOTE = TextStyle(_LARGEST, 1.4 * _LARGEST, after=0, balanced=True, alone=0.25)
_SAID = TextStyle(20, 28, after=0)
_LOW, _APART = 7 * mm, 10 * mm  # of who says so; to what else is told on that line


def quote(context: PressContext, node: Node, owner: Tag, colours: Colours) -> list[Page]:
    """The slide of a quote, or where it does not fit at its smallest as many as it takes."""
    return _QuoteSlides(context, node, owner, colours).pages()


class _QuoteSlides:
    def __init__(self, context: PressContext, node: Node, owner: Tag, colours: Colours):
        self._context, self._node, self._colours = context, node, colours
        self._picture = in_disc(context, node, owner, replace(colours, tint=WHITE)) if node.get("symbol") else NO_PICTURE
        above = [child for child in node.nodes[:1] if child.name == "p"]
        line = [context.text(each, replace(_LINE, colour=colours.dark), owner.add("P")) for each in above]
        self._head = [*line, self._named(node.need("h1"), owner.add("H2"), _DISC - len(line) * _LINE.leading)]
        said = node.need("blockquote")
        self._pieces = self._placed(context.text(said, _QUOTE, quotation(said, owner).add("P")))
        looks = (replace(_SAID, bold=True, colour=colours.dark), _SAID)
        others = [child for child in node.nodes if child.name == "p" and child not in above]
        self._others = [context.text(each, look, owner.add("P")) for each, look in zip(others, looks)]

    @property
    def _indent(self) -> float:
        return self._beside + (_SHAPE + _GAP if self._colours.pattern else 0.0)

    @property
    def _beside(self) -> float:
        """Where what stands beside the picture begins."""
        return EDGE + (_DISC + _GAP if self._node.get("symbol") else 0.0)

    @property
    def _room(self) -> float:
        return SLIDE[1] - sum(_BUBBLE) - _TAIL - 2 * _AIR

    def _named(self, node: Node, tag: Tag, room: float) -> Text:
        largest, floor = _TITLE
        look = TextStyle(largest, largest * 1.25, bold=True, colour=self._colours.dark, after=0, balanced=True)
        title = self._context.text(node, look, tag, 2)
        if grow([Placed(title.paragraph, SLIDE[0] - EDGE - self._indent, room)], *_TITLE):
            self._context.problem("slide-too-full", node)
        return title

    def _placed(self, text: Text) -> list[Block]:
        """The quote at the largest size that fits; else at the smallest, in pieces that each fit a slide."""
        wide = INNER - 2 * _PAD
        placed = Placed(text.paragraph, wide, self._room)
        grow([placed], _LARGEST, _FLOOR)
        evened(placed, _FLOOR)
        pieces = in_pieces(text, wide, self._room)
        if not all(fits(piece, wide, self._room) for piece in pieces):
            self._context.problem("slide-too-full", self._node.need("blockquote"))
        return pieces

    def pages(self) -> list[Page]:
        last = len(self._pieces) - 1
        return [self._page(piece, number == 0, number == last) for number, piece in enumerate(self._pieces)]

    def _page(self, piece: Block, first: bool, last: bool) -> Page:
        title = Stack(self._head if first else [silent(each) for each in self._head])
        picture = self._picture if first else replace(self._picture, owner=None, at="")
        others = self._others if last else []

        def paint(canvas: PressCanvas, number: int, count: int) -> None:
            wide, high = SLIDE
            with canvas.artifact():
                band(canvas, (-OVER, -OVER, wide + 2 * OVER, high + 2 * OVER), self._colours)
                if self._colours.pattern:
                    middle = high - _TOP - _DISC / 2
                    solid_shape(canvas, self._beside, middle - _SHAPE / 2, _SHAPE, self._colours)
            picture.draw(canvas, EDGE, high - _TOP - _DISC, _DISC)
            room = wide - EDGE - self._indent
            named = title.height(room)
            title.draw(canvas, self._indent, high - _TOP - (_DISC - named) / 2, room, named)
            self._draw_quote(canvas, piece)
            self._draw_others(canvas, others)

        return Page([title, piece, *others], paint)

    def _draw_quote(self, canvas: PressCanvas, piece: Block) -> None:
        wide = INNER - 2 * _PAD
        said = piece.height(wide)
        tall = max(_LEAST, said + 2 * _AIR)
        most = SLIDE[1] - sum(_BUBBLE) - _TAIL
        low = _BUBBLE[1] + _TAIL + (most - tall) / 2
        with canvas.artifact():
            bubble(canvas, EDGE, low, INNER, tall, replace(self._colours, tint=WHITE))
        piece.draw(canvas, EDGE + _PAD, low + (tall + said) / 2, wide, said)

    def _draw_others(self, canvas: PressCanvas, others: list[Text]) -> None:
        """Who says so, and behind it what else is told."""
        x, end = EDGE, SLIDE[0] - 2 * EDGE
        for text in others:
            wide = text.paragraph.width(end - x) + 1
            text.draw(canvas, x, _LOW + text.height(wide), wide, text.height(wide))
            x += wide + _APART

"""The head of a paper that asks about something: the question, and in a white panel below it what was said, or the photo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place
from dialogkit.press.figures.heads import band
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text, largest_fit
from dialogkit.press.flow.elements import quotation
from dialogkit.press.flow.figured.pictures import bare
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle

_TOP, _GAP, _FOOT = 14 * mm, 4 * mm, 5 * mm  # above the question, between it and the panel, and below that
_NUMBER = 7 * mm  # above the number in the corner
_PAD, _BESIDE, _RADIUS, _EDGE = 4 * mm, 7 * mm, 5 * mm, 0.5 * mm  # of the panel
_BUBBLE = 26 * mm
_WIDEST, _TALLEST = 84 * mm, "58"  # of a photo, and mm: all of it is seen
_TITLES = (34, 30, 27, 24)  # pt: the first in which the question has two lines at most
_QUOTES = (21, 20, 19, 18, 17, 16)  # pt: the first in which the words are as tall as their picture or not much taller
_QUOTE_ROOM = 36 * mm
_LONG_QUOTES, _LONG_ROOM = (18, 17, 16, 15, 14), 56 * mm  # of words that are taller: they have no picture; how tall they may be


def asked(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> Asked:
    """The block of an element `asked`. The viewer is told to print on one side: a copy goes to somebody else."""
    owner = tag.add("Div")
    number = Text(context.line(node.get("number"), replace(BODY, after=0)), owner.add("P")) if node.get("number") else None
    title, heading, figure = node.need("h1"), owner.add("H1"), node.find("figure")
    large = TextStyle(bold=True, colour=colours.dark, after=0, balanced=True)
    titles = [context.text(title, replace(large, size=size, leading=size * 1.2), heading, 1) for size in _TITLES]
    photo = _Photo(context, figure, owner) if figure else None
    said = [
        (child, quotation(child, owner).add("P") if child.name == "blockquote" else owner.add("P"))
        for child in node.nodes
        if child.name in ("p", "blockquote")
    ]

    def words(size: float) -> Stack:
        return Stack([context.text(child, _look(child, size, colours), its) for child, its in said])

    context.canvas.duplex("Simplex")
    return Asked(titles, number, words, photo, bare(context, "message-circle", colours), colours, page)


def _look(node: Node, size: float, colours: Colours) -> TextStyle:
    if node.name == "blockquote":
        return TextStyle(size, size * 1.4, after=1 * mm, balanced=True)
    return replace(BODY, bold=True, colour=colours.dark, after=1 * mm) if node.get("role") == "label" else replace(BODY, after=0)


class _Photo:
    """The whole of a photo, as large as its place."""

    def __init__(self, context: PressContext, node: Node, owner: Tag):
        self._artwork = context.book.artwork(node.get("symbol"), _WIDEST)
        self._owner, self._at = owner.add_figure(node.get("alt")), node.get("at")
        tallest = float(node.paper.get("height", _TALLEST)) * mm
        scale = min(_WIDEST / self._artwork.width, tallest / self._artwork.height)
        self.wide, self.tall = self._artwork.width * scale, self._artwork.height * scale

    def draw(self, canvas: PressCanvas, x: float, y: float) -> None:
        """With its lower left corner at (x, y)."""
        with canvas.of(self._at), canvas.owned(self._owner, x, y, self.wide, self.tall):
            place(canvas, self._artwork, x, y, self.wide, self.tall)


class Asked(Block):
    """Begins its page: its ground is painted up to the upper edge, past the column on both sides."""

    after = 2 * mm

    def __init__(
        self,
        titles: Sequence[Text],
        number: Text | None,
        words: Callable[[float], Stack],
        photo: _Photo | None,
        bubble: Picture,
        colours: Colours,
        page: Format,
    ):
        self._titles, self._number, self._words, self._photo, self._bubble = titles, number, words, photo, bubble
        self._colours, self._page = colours, page
        self._set: tuple[float, Text, Stack, float] | None = None

    @property
    def parts(self) -> Sequence[Block]:
        said = self._set[1:3] if self._set else (self._titles[-1], self._words(_QUOTES[-1]))
        return (*said, self._number) if self._number else said

    @property
    def _side(self) -> tuple[float, float]:
        """How wide and how tall what stands beside the words is. Beside long ones there is no bubble."""
        return (self._photo.wide, self._photo.tall) if self._photo else (_BUBBLE, _BUBBLE)

    def _laid(self, width: float) -> tuple[Text, Stack, float]:
        """The question, the words, and how far from the panel's edge those begin."""
        if not self._set or self._set[0] != width:
            title = next((each for each in self._titles if each.paragraph.count(width) <= 2), self._titles[-1])
            side, tall = self._side
            left, room = _PAD + side + _BESIDE, max(_QUOTE_ROOM, tall)
            words = largest_fit(self._words, width - left - _PAD, room, _QUOTES)
            if not words and not self._photo:
                left = _PAD
                words = largest_fit(self._words, width - left - _PAD, _LONG_ROOM, _LONG_QUOTES)
            self._set = (width, title, words or self._words(_LONG_QUOTES[-1]), left)
        return self._set[1:]

    def _panel(self, width: float) -> float:
        _, words, left = self._laid(width)
        return max(self._side[1], words.height(width - left - _PAD)) + 2 * _PAD

    def height(self, width: float) -> float:
        return _TOP - self._page.top + self._laid(width)[0].height(width) + _GAP + self._panel(width) + _FOOT

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        page, (title, words, left) = self._page, self._laid(width)
        edge, tall, panel = top + page.top, self.height(width) + page.top, self._panel(width)
        low = edge - tall + _FOOT
        with canvas.artifact():
            band(canvas, (x - page.margin, edge - tall, width + 2 * page.margin, tall), self._colours)
            self._ground(canvas, x, low, width, panel)
        if self._number:
            wide = self._number.paragraph.width(width) + 1
            self._number.draw(canvas, x + width - wide, edge - _NUMBER, wide, self._number.height(wide))
        title.draw(canvas, x, edge - _TOP, width, title.height(width))
        middle, high = low + panel / 2, self._side[1]
        if self._photo:
            self._photo.draw(canvas, x + _PAD, middle - high / 2)
        elif left > _PAD:
            self._bubble.draw(canvas, x + _PAD, middle - high / 2, high)
        inner = width - left - _PAD
        said = words.height(inner)
        words.draw(canvas, x + left, middle + said / 2, inner, said)

    def _ground(self, canvas: PressCanvas, x: float, low: float, width: float, tall: float) -> None:
        with canvas.state():
            canvas.setFillColor(WHITE)
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(_EDGE)
            canvas.roundRect(x, low, width, tall, _RADIUS, stroke=0 if canvas.palette.filled else 1, fill=1)

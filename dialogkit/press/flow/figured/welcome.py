"""The head of an invitation: words on the sky beside a house and its road, or on a ground beside the home's own photo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place_cropped
from dialogkit.press.figures.heads import band
from dialogkit.press.figures.house import house
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import Way, road
from dialogkit.press.flow.blocks import Block, Stack, fits
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle
from dialogkit.press.type.lines import stands_alone

_LEAST, _MOST = 46 * mm, 84 * mm  # how tall it is
_TITLES = (34, 32, 30, 28, 26, 24, 22)  # pt
_TOP, _BESIDE, _TO_SUN = 10 * mm, 94 * mm, 36 * mm  # above the words, and on their right, where house and sun stand
_GROUND, _LOW_GROUND = 0.3, 0.24  # of its height: what lies below the sky that words stand on, and below words that are wide
_KICKER = replace(BODY, size=15, leading=21, bold=True, after=1.5 * mm)
_BY_PHOTO = (106 * mm, 132 * mm)  # how wide words beside a photo are, and where they are many
_GAP, _AIR = 6 * mm, 8 * mm  # how far from it, and the air above and below
_HOUSE = (0.66, 0.24, 36 * mm)  # of its width and height: where it stands; and how wide it is
_ROAD, _BEHIND = (5 * mm, 26 * mm), 8 * mm  # how wide it begins and ends, and how far behind the door
_SCENERY = Scenery(
    hills=((0.24, 0.3, 0.27, 0.36, 0.33), (0.12, 0.2, 0.16, 0.24, 0.2)),
    sun=(0.91, 0.74, 0.11),
    firs=((0.58, 0.22, 0.2), (0.62, 0.24, 0.15), (0.95, 0.26, 0.24)),
    trees=((0.88, 0.27, 0.2),),
)
_LOW_SCENERY = Scenery(
    hills=((0.18, 0.22, 0.2, 0.23, 0.22), (0.1, 0.15, 0.12, 0.16, 0.14)), sun=_SCENERY.sun, firs=((0.95, 0.17, 0.2),), trees=()
)
"""Below words that are wide: nothing stands behind them."""


def welcome(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> Welcome:
    """The block of an element `welcome`, which begins its page."""
    owner = tag.add("Div")
    paragraphs = [(p, owner.add("P")) for p in node.nodes if p.name == "p"]
    title, heading = node.need("h1"), owner.add("H1")
    photo = node.find("figure")
    figure = owner.add_figure(photo.get("alt")) if photo else None

    @cache  # asked for each time that the page is filled anew; where a title is long, to measure it takes long
    def words(size: float) -> Stack:
        look = TextStyle(size, size * 1.15, bold=True, colour=colours.dark, after=0, balanced=True)
        above = [context.text(p, replace(_KICKER, colour=colours.dark), each) for p, each in paragraphs]
        return Stack([*above, context.text(title, look, heading, 1)])

    return Welcome(context, words, (photo, figure), colours, page)


class Welcome(Block):
    """It goes to the page's edges, and is as tall as the page has room for; words are as large as that allows."""

    after = 5 * mm
    stretch = 1.0

    def __init__(
        self,
        context: PressContext,
        words: Callable[[float], Stack],
        photo: tuple[Node | None, Tag | None],
        colours: Colours,
        page: Format,
    ):
        self._context, self._words, (self._photo, self._figure) = context, words, photo
        self._colours, self._page = colours, page
        self._name = f"welcome-{context.before}"  # of its picture in the file
        self._set: Stack | None = None

    @property
    def parts(self) -> Sequence[Block]:
        return [self._set or self._words(_TITLES[-1])]

    def _fitted(self, width: float, tall: float) -> tuple[Stack, float]:
        """The words at the largest size that a head so tall has room for, or at the smallest, and how wide they may be.

        A size at which no short word stands alone at the end comes before a larger one.
        """
        for room, ground in zip(self._rooms(width), (_GROUND, _LOW_GROUND)):
            most = tall - 2 * _AIR if self._photo else tall * (1 - ground) - _TOP
            if fitting := [stack for stack in map(self._words, _TITLES) if fits(stack, room, most)]:
                return next((stack for stack in fitting if not _is_uneven(stack, room)), fitting[0]), room
        return self._words(_TITLES[-1]), room

    def _rooms(self, width: float) -> tuple[float, ...]:
        """How wide words may be: up to the photo, or to the house, or where they are many up to the sun."""
        whole = width + self._page.margin
        return _BY_PHOTO if self._photo else (whole - _BESIDE, whole - _TO_SUN)

    def height(self, width: float) -> float:
        room = self._rooms(width)[-1]
        words = self._words(_TITLES[-1]).height(room)
        tall = max(_LEAST, words + 2 * _AIR if self._photo else (_TOP + words) / (1 - _LOW_GROUND))
        self.most = max(0.0, _MOST - tall)
        return tall - self._page.top

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        page, edge, tall = self._page, top + self._page.top, height + self._page.top
        stack, room = self._fitted(width, tall)
        self._set, words = stack, stack.height(room)
        box = (x - page.margin, edge - tall, width + 2 * page.margin, tall)
        if self._photo:
            with canvas.artifact():
                band(canvas, box, self._colours)
            stack.draw(canvas, x, edge - (tall - words) / 2, room, words)
            self._draw_photo(canvas, self._photo, box, x + room + _GAP)
            return
        with canvas.artifact():
            self._paint_home(canvas, box, room == self._rooms(width)[0])
        stack.draw(canvas, x, edge - _TOP, room, words)

    def _draw_photo(self, canvas: PressCanvas, photo: Node, box: Box, left: float) -> None:
        """The photo from `left` to the edges of the ground that the words stand on: there it is cut least."""
        start, low, width, tall = box
        frame = (left, low, start + width - left, tall)
        artwork = self._context.book.filling(photo.get("symbol"), *frame[2:], photo.get("focus"))
        with canvas.of(photo.get("at")), canvas.owned(self._figure, *frame), canvas.marks():
            place_cropped(canvas, artwork, frame)

    def _paint_home(self, canvas: PressCanvas, box: Box, homely: bool) -> None:
        """The landscape, and where words leave room for it the house."""
        left, low, width, tall = box
        with canvas.form(self._name, width, tall) as name:
            landscape(canvas, (0, 0, width, tall), _SCENERY if homely else _LOW_SCENERY)
            if homely:
                across, up, wide = _HOUSE
                x, y = across * width, up * tall
                door = x + 0.505 * wide
                way = Way([(door, y + _BEHIND), (door, y), (door - 5 * mm, y - 0.1 * tall), (door - 30 * mm, -18 * mm)])
                road(canvas, way, *_ROAD)
                house(canvas, x, y, wide)
        with canvas.state(), canvas.marks():
            canvas.translate(left, low)
            canvas.doForm(name)


def _is_uneven(words: Stack, room: float) -> bool:
    return any(stands_alone(text.paragraph.lines(room), room) for text in words.walk_texts())

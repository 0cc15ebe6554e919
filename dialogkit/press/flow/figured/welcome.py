"""The head of an invitation: words on the sky above a house and its road, or below the home's own photo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place_cropped
from dialogkit.press.figures.heads import band
from dialogkit.press.figures.house import house
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import Way, road
from dialogkit.press.flow.blocks import Block, Stack, largest_fit
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, RADIUS, Colours, TextStyle

_LEAST, _USUAL, _MOST = 52 * mm, 66 * mm, 84 * mm  # how tall it is; words are as large as the usual height has room for
_TITLES = (34, 32, 30, 28, 26, 24, 22)  # pt
_TOP, _BESIDE, _TO_SUN = 12 * mm, 84 * mm, 36 * mm  # above the words, and on their right, where house and sun stand
_GROUND = 0.34  # of its height: what lies below the sky that words stand on
_KICKER = replace(BODY, size=15, leading=21, bold=True, after=1.5 * mm)
_PHOTO, _ABOVE_PHOTO, _AIR = 32 * mm, 8 * mm, 5 * mm  # how tall a photo is at least with the air above it; round the words below
_HOUSE = (0.66, 0.24, 36 * mm)  # of its width and height: where it stands; and how wide it is
_ROAD = (5 * mm, 26 * mm)  # how wide it begins and ends
_SCENERY = Scenery(
    hills=((0.24, 0.3, 0.27, 0.36, 0.33), (0.12, 0.2, 0.16, 0.24, 0.2)),
    sun=(0.91, 0.74, 0.11),
    firs=((0.58, 0.22, 0.2), (0.62, 0.24, 0.15), (0.95, 0.26, 0.24)),
    trees=((0.88, 0.27, 0.2),),
)


def welcome(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> Welcome:
    """The block of an element `welcome`, which begins its page."""
    owner = tag.add("Div")
    photo = node.find("figure")
    figure = owner.add_figure(photo.get("alt")) if photo else None
    paragraphs = [(p, owner.add("P")) for p in node.nodes if p.name == "p"]
    title, heading = node.need("h1"), owner.add("H1")

    def words(size: float) -> Stack:
        look = TextStyle(size, size * 1.15, bold=True, colour=colours.dark, after=0, balanced=True)
        above = [context.text(p, replace(_KICKER, colour=colours.dark), each) for p, each in paragraphs]
        return Stack([*above, context.text(title, look, heading, 1)])

    return Welcome(context, words, (photo, figure), colours, page)


class Welcome(Block):
    """It goes to the page's edges, and is as tall as the page has room for."""

    after = 6 * mm
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
        self._homely = True  # whether the house has room beside the words
        self._set: tuple[float, Stack] | None = None

    @property
    def parts(self) -> Sequence[Block]:
        return [self._set[1] if self._set else self._words(_TITLES[-1])]

    def _stack(self, width: float) -> Stack:
        """The words at the largest size that the head has room for, or at the smallest."""
        if not self._set or self._set[0] != width:
            most = _USUAL - _PHOTO - 2 * _AIR if self._photo else _USUAL * (1 - _GROUND) - _TOP
            made = largest_fit(self._words, self._room(width), most, _TITLES)
            if made is None:
                self._homely = False
                made = largest_fit(self._words, self._room(width), most, _TITLES) or self._words(_TITLES[-1])
            self._set = (width, made)
        return self._set[1]

    def _room(self, width: float) -> float:
        """How wide words may be: up to the house, or where they are many up to the sun."""
        return width if self._photo else width + self._page.margin - (_BESIDE if self._homely else _TO_SUN)

    def _tall(self, width: float) -> float:
        words = self._stack(width).height(self._room(width))
        if self._photo:
            return max(_LEAST, _PHOTO + words + 2 * _AIR)
        return max(_LEAST, (_TOP + words) / (1 - _GROUND))

    def height(self, width: float) -> float:
        tall = self._tall(width)
        self.most = max(0.0, _MOST - tall)
        return tall - self._page.top

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        page, edge, tall = self._page, top + self._page.top, height + self._page.top
        stack, room = self._stack(width), self._room(width)
        words = stack.height(room)
        box = (x - page.margin, edge - tall, width + 2 * page.margin, tall)
        if self._photo:
            self._draw_photo(canvas, self._photo, box, words + 2 * _AIR)
            stack.draw(canvas, x, edge - tall + _AIR + words, room, words)
            return
        with canvas.artifact():
            self._paint_home(canvas, box)
        stack.draw(canvas, x, edge - _TOP, room, words)

    def _draw_photo(self, canvas: PressCanvas, photo: Node, box: Box, below: float) -> None:
        """The photo as wide as a column, above the words, which take so much of the ground that both stand on."""
        left, low, width, tall = box
        with canvas.artifact():
            band(canvas, box, self._colours)
        margin = self._page.margin
        frame = (left + margin, low + below, width - 2 * margin, tall - below - _ABOVE_PHOTO)
        artwork = self._context.book.filling(photo.get("symbol"), *frame[2:], photo.get("focus"))
        with canvas.of(photo.get("at")), canvas.owned(self._figure, *frame):
            place_cropped(canvas, artwork, frame, RADIUS)

    def _paint_home(self, canvas: PressCanvas, box: Box) -> None:
        left, low, width, tall = box
        with canvas.form(self._name, width, tall) as name:
            landscape(canvas, (0, 0, width, tall), _SCENERY)
            if self._homely:
                across, up, wide = _HOUSE
                x, y = across * width, up * tall
                door = x + 0.505 * wide
                road(canvas, Way([(door, y), (door - 3 * mm, y - 0.1 * tall), (door - 30 * mm, -18 * mm)]), *_ROAD)
                house(canvas, x, y, wide)
        with canvas.state(), canvas.marks():
            canvas.translate(left, low)
            canvas.doForm(name)

"""Where a part begins: its name before a landscape, with a photo, a symbol or a house that a road leads to."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import SLIDE, mm
from dialogkit.press.art.place import clip, may_fill, place, place_cropped
from dialogkit.press.figures.framed import framed
from dialogkit.press.figures.house import house
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import Way, road
from dialogkit.press.flow.blocks import Block, Drawn, Stack
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.slides.head import EDGE, Page, heading
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import RADIUS, Colours, TextStyle

_TOP, _TALL, _WIDE = 24 * mm, 124 * mm, 160 * mm  # of the words
_SIZES = (64, 32)  # pt: of the title
_LOOKS = {"lead": TextStyle(28, 40, after=7 * mm, balanced=True), "label": TextStyle(20, 28, bold=True, after=0)}
_PLAIN = TextStyle(24, 34, after=4 * mm, balanced=True)
_BELOW = 7 * mm  # the title
_FRAME = (196 * mm, 50 * mm, 122 * mm, 116 * mm)  # of a photo, and what a disc stands in: left, low, wide, high
_HOUSE = (212 * mm, 52 * mm, 74 * mm)  # left, low, wide
_ROAD = (7 * mm, 46 * mm)  # how wide it is at the door, and where it leaves the slide
_SCENERY = Scenery(
    hills=((0.2, 0.19, 0.24, 0.33, 0.36, 0.32), (0.12, 0.11, 0.17, 0.27, 0.24), (0.05, 0.07, 0.08, 0.13, 0.17)),
    sun=(0.9, 0.83, 0.085),
    firs=((0.93, 0.3, 0.15), (0.965, 0.29, 0.11)),
)


def opening(context: PressContext, node: Node, owner: Tag, colours: Colours) -> list[Page]:
    """One slide: the words on the left, the picture on the right."""
    said = [
        context.text(child, replace(_LOOKS.get(child.get("role"), _PLAIN), colour=colours.dark), Tag("P"))
        for child in node.nodes
        if child.name == "p"
    ]
    room = _TALL - (Stack(said).height(_WIDE) + _BELOW if said else 0.0)
    title = heading(context, node.need("h1"), owner.add("H1"), colours, _WIDE, room, _SIZES)
    title.after = _BELOW
    owner.kids += [text.tag for text in said]
    words, picture = Stack([title, *said]), _picture(context, node, owner, colours)

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        with canvas.artifact(), canvas.marks(), canvas.state():
            _ground(canvas, bool(picture))
        words.draw(canvas, EDGE, SLIDE[1] - _TOP, _WIDE, words.height(_WIDE))
        if picture:
            left, low, wide, tall = _FRAME
            picture.draw(canvas, left, low + tall, wide, tall)

    return [Page([words], paint)]


def _ground(canvas: PressCanvas, covered: bool) -> None:
    """The landscape, with a house that a road leads to where nothing else is shown there."""
    clip(canvas, (0, 0, *SLIDE))
    landscape(canvas, (0, 0, *SLIDE), replace(_SCENERY, sun=None) if covered else _SCENERY)
    if covered:
        return
    left, low, wide = _HOUSE
    door = left + wide / 2
    foot = Way([(door, low), (door + 4 * mm, low - 14 * mm), (door - 18 * mm, low - 34 * mm), (door - 46 * mm, -14 * mm)])
    road(canvas, foot, *_ROAD)
    house(canvas, left, low, wide)


def _picture(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Block | None:
    """A photo in its frame, a symbol in a white disc; none where a house is drawn."""
    photo, symbol = node.find("figure"), node.get("symbol")
    shown = photo or node
    if not (photo or symbol):
        return None
    name, book = shown.get("symbol"), context.book

    def paint(canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        with canvas.of(shown.get("at")):
            if not photo:
                size, white = min(width, height), replace(colours, tint=WHITE)
                framed(canvas, book, name, "circle", (x + (width - size) / 2, top - height, size), white)
            elif may_fill(book.artwork(name, width), width, height):
                whole = book.filling(name, width, height, photo.get("focus"))
                place_cropped(canvas, whole, (x, top - height, width, height), radius=RADIUS)
            else:
                place(canvas, book.artwork(name, width), x, top - height, width, height, INK)

    return Drawn(_FRAME[3], paint, owner=owner.add_figure(shown.get("alt")))

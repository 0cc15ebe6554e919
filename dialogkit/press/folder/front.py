"""The front of a folder: what it is called, and a picture down to its edges, or a house that a road leads to."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate

from dialogkit.colour import INK
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import clip, may_fill, place, place_cropped
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.figures.heads import band
from dialogkit.press.figures.house import house
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import Way, road
from dialogkit.press.flow.blocks import Stack, Text, largest_fit
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.folder.folds import EDGE, OVER, Folded, Leaf
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle

_TOP, _GAP = 17 * mm, 7 * mm  # above the words, and from there to a photo
_SIZES = (40, 38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18)  # pt: of the title
_KICKER = TextStyle(14, 20, bold=True, after=3 * mm, balanced=True)
_LEAD = TextStyle(16, 23, before=4 * mm, after=2 * mm, balanced=True)
_ENOUGH = 0.5  # of the room below the words: a photo of few pixels is less tall, and sharp
_WORDS = 0.52  # of its height: as much as the words take at most
_HOUSE = 46 * mm  # how wide, and less where the front is narrow
_ROAD = (7 * mm, 40 * mm)  # how wide at the door, and at the lower edge
_SCENERY = Scenery(
    hills=((0.3, 0.36, 0.33, 0.38, 0.36), (0.2, 0.26, 0.23, 0.27, 0.22), (0.08, 0.12, 0.1, 0.14, 0.1)),
    sun=(0.8, 0.53, 0.04),
    firs=((0.1, 0.27, 0.11), (0.17, 0.27, 0.08), (0.92, 0.27, 0.1)),
)


@dataclass(frozen=True, slots=True)
class Front:
    """What stands on the front. Of two leaves that meet the first has the title, and the second what is said below it."""

    book: SymbolBook
    density: int  # pixels to the inch that a photo has at least, where it is not so tall
    colours: Colours
    words: tuple[Stack, ...]
    photo: Node | None
    figure: Tag | None
    wide: float

    def draw_on(self, canvas: PressCanvas, sheet: Folded) -> None:
        """On its side. What goes over two leaves that meet is painted on each, as far as it is seen there."""
        high, whole = sheet.page[1], sum(leaf.width for leaf in sheet.front)
        foot = high - _TOP - max(part.height(self.wide) for part in self.words) - _GAP
        places = list(accumulate((leaf.width for leaf in sheet.front), initial=0.0))
        for leaf, done, words in zip(sheet.front, places, self.words):
            with _on(canvas, sheet, leaf, done):
                self._draw_ground(canvas, whole, high)
            words.draw(canvas, leaf.x + EDGE, high - _TOP, self.wide, words.height(self.wide))
        for number, (leaf, done) in enumerate(zip(sheet.front, places)):  # which is read after all words
            with _on(canvas, sheet, leaf, done):
                self._draw_photo(canvas, whole, foot, None if number else self.figure)

    def _draw_ground(self, canvas: PressCanvas, wide: float, high: float) -> None:
        with canvas.artifact(), canvas.marks():
            if self.photo is None:
                _landscape(canvas, wide, high)
            else:
                band(canvas, (-OVER, -OVER, wide + 2 * OVER, high + 2 * OVER), self.colours)

    def _draw_photo(self, canvas: PressCanvas, wide: float, foot: float, owner: Tag | None) -> None:
        """Below the words, down to the edges."""
        if self.photo is None:
            return
        name = self.photo.get("symbol")
        whole = self.book.filling(name, wide + 2 * OVER, foot + OVER, self.photo.get("focus"))
        sharp = whole.height * 72 / self.density - OVER
        foot = sharp if _ENOUGH * foot <= sharp < foot else foot
        with canvas.of(self.photo.get("at")), canvas.owned(owner, 0, 0, wide, foot):
            if may_fill(whole, wide, foot):
                with canvas.marks():
                    place_cropped(canvas, whole, (-OVER, -OVER, wide + 2 * OVER, foot + OVER))
            else:
                place(canvas, self.book.artwork(name, wide), EDGE, EDGE, wide - 2 * EDGE, foot - EDGE, INK)


def front(context: PressContext, node: Node, sheet: Folded, owner: Tag, colours: Colours) -> Front:
    """The front of a folder, with its tags in `owner`. A title that has no room is a problem."""
    inner = sheet.front[0].width - 2 * EDGE
    room = sheet.page[1] * _WORDS - _TOP
    heading, named = node.need("h1"), Tag("H1")
    said = [(child, Tag("P")) for child in node.nodes if child.name == "p"]

    def made(size: float) -> Stack:
        look = TextStyle(size, size * 1.15, bold=True, colour=colours.dark, after=0, balanced=True)
        title = context.text(heading, look, named, 1)
        above = [_line(context, child, tag, _KICKER, colours) for child, tag in said if child.get("role") == "label"]
        below = [_line(context, child, tag, _LEAD, colours) for child, tag in said if child.get("role") != "label"]
        return Stack([*above, title, *below] if len(sheet.front) == 1 else [*above, title])

    words = largest_fit(made, inner, room, _SIZES)
    if words is None:
        context.problem_at("folder-title-too-long", heading.get("at"), heading, heading.text)
        words = made(_SIZES[-1])
    parts = [words]
    if len(sheet.front) > 1:
        parts.append(Stack([_line(context, child, tag, _LEAD, colours) for child, tag in said if child.get("role") != "label"]))
    owner.kids += [text.tag for part in parts for text in part.walk_texts()]
    photo = node.find("figure")
    return Front(
        context.book,
        context.job.density,
        colours,
        tuple(parts),
        photo,
        owner.add_figure(photo.get("alt")) if photo else None,
        inner,
    )


def _line(context: PressContext, node: Node, tag: Tag, look: TextStyle, colours: Colours) -> Text:
    return context.text(node, replace(look, colour=colours.dark if look.bold else INK), tag)


@contextmanager
def _on(canvas: PressCanvas, sheet: Folded, leaf: Leaf, done: float) -> Iterator[None]:
    """What is painted inside is seen on a leaf, `done` pt of whose picture are on those before it."""
    with canvas.state():
        clip(canvas, _seen(sheet, leaf.x, leaf.width))
        canvas.translate(leaf.x - done, 0)
        yield


def _seen(sheet: Folded, x: float, width: float) -> Box:
    """A leaf, and what goes over the edges of the paper there."""
    left = x - OVER if x <= 0 else x
    right = x + width + OVER if x + width >= sheet.page[0] - 1 else x + width
    return left, -OVER, right - left, sheet.page[1] + 2 * OVER


def _landscape(canvas: PressCanvas, wide: float, high: float) -> None:
    landscape(canvas, (0, 0, wide, high), _SCENERY, OVER)
    size = min(_HOUSE, 0.5 * wide)
    left, low = 0.5 * wide - size / 2, 0.25 * high
    if wide > high / 1.6:  # the two leaves meet in the middle of the picture
        left = 0.75 * wide - size / 2
    door = left + size / 2
    way = Way([(door, low), (door + 3 * mm, low - 14 * mm), (door - 10 * mm, low - 32 * mm), (door - 16 * mm, -OVER)])
    road(canvas, way, *_ROAD)
    house(canvas, left, low, size)

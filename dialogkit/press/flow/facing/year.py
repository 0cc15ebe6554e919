"""A year in one picture: a road through a landscape, on which each step is a stop with its words beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import badge
from dialogkit.press.figures.framed import framed
from dialogkit.press.figures.house import house
from dialogkit.press.figures.landscape import Scenery, landscape
from dialogkit.press.figures.road import Way, road
from dialogkit.press.figures.status import is_over
from dialogkit.press.flow.blocks import Block, Picture, Sign, Stack, Text
from dialogkit.press.flow.facing.leaf import Leaf, PageBox, Placed
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle

# in mm of a page of A4
_TITLE = (20, 16, 170)  # left, upper edge, width
_HOUSE = (46, 71, 30)  # left edge, foot, width
_STOPS, _FOOT = 82, 278  # between which the stops stand
_MOST_APART = 58
_DISC, _LEAST_DISC, _RING = 32, 26, 1.6
_ACROSS = (54, 45)  # the middles of discs by turns
_PANEL = (78, 114, 33)  # left edge, width, height at most
_PAD, _AIR = 6, 4
_TICK = 10
_ROAD = (4, 32)  # how wide it begins and ends
_DOWN = (44, 304)  # where it leaves the page
_SIZES = ((19, 14), (18, 14), (17, 14), (16, 14), (15, 13), (14, 12))
"""Of names and of sentences; dates are a little larger. Words on a stop may be smaller than others."""
_SCENERY = Scenery(
    hills=((0.66, 0.76, 0.72, 0.74, 0.79, 0.75), (0.5, 0.5, 0.56, 0.62, 0.6), (0.26, 0.22, 0.3, 0.36)),
    sun=(0.82, 0.86, 0.026),
    firs=(
        (0.07, 0.735, 0.05),
        (0.12, 0.745, 0.035),
        (0.9, 0.765, 0.05),
        (0.95, 0.76, 0.07),
        (0.06, 0.3, 0.05),
        (0.04, 0.08, 0.05),
    ),
    trees=((0.62, 0.745, 0.05),),
)


def year(context: PressContext, node: Node, tag: Tag, colours: Colours, page: PageBox, headings: list[Text]) -> list[Block]:
    """The page, to its edges; its heading comes to the others, for the contents."""
    return [_Year(context, node, colours, page).leaf(tag.add("Sect"), headings)]


class _Year:
    def __init__(self, context: PressContext, node: Node, colours: Colours, page: PageBox):
        self._context, self._node, self._colours, self._page, self._unit = context, node, colours, page, page.unit
        self._name = ""  # of its picture, of which the file has one
        self._steps = [each for each in node.nodes if each.name == "step"]
        self._apart = min(_MOST_APART, (_FOOT - _STOPS) / max(1, len(self._steps))) * self._unit
        self._size = max(_LEAST_DISC * self._unit, min(_DISC * self._unit, self._apart - 7 * self._unit))
        self._high = min(_PANEL[2] * self._unit, self._apart - _AIR * self._unit)

    def _middle(self, number: int) -> tuple[float, float]:
        """Of a stop: across, and from the page's upper edge."""
        return _ACROSS[number % 2] * self._unit, _STOPS * self._unit + self._apart * (number + 0.5)

    def leaf(self, tag: Tag, headings: list[Text]) -> Leaf:
        unit, context = self._unit, self._context
        title_style = TextStyle(36, 42, bold=True, balanced=True, colour=self._colours.dark)
        owner = tag.add("H1")
        title = context.text(self._node.need("h1"), title_style, owner, 1)
        self._name = f"year-{len(headings)}"
        headings.append(title)
        placed = [Placed(title, _TITLE[0] * unit, _TITLE[1] * unit, _TITLE[2] * unit)]
        steps = tag.add("L", ListNumbering="None")
        bodies = [steps.add("LI").add("LBody") for _ in self._steps]
        left, width = (_PANEL[0] + _PAD) * unit, (_PANEL[1] - 2 * _PAD) * unit
        for number, (step, body, words) in enumerate(zip(self._steps, bodies, self._words(width))):
            if step.get("done"):
                placed.append(self._tick(number, body.add("Figure", alt=step.get("done"))))
            body.kids += [part.tag for part in words.blocks if isinstance(part, Text)]
            _, middle = self._middle(number)
            placed.append(Placed(words, left, middle - words.height(width) / 2, width))
        return Leaf(self._page, placed, self._paint, (_PANEL[0] * unit, _TITLE[0] * unit))

    def _words(self, width: float) -> list[Stack]:
        """What is told of each stop, all in one size: the largest in which each fits; without sentences where none does."""
        room = self._high - 3 * self._unit
        for sentences in (True, False):
            for sizes in _SIZES:
                made = [self._told(step, sizes, sentences) for step in self._steps]
                if all(words.height(width) <= room for words in made):
                    return made
        longest = max(self._steps, key=lambda step: len(step.text))
        self._context.problem_at("too-tall", longest.get("at"), longest, longest.text)
        return made

    def _told(self, step: Node, sizes: tuple[float, float], sentences: bool) -> Stack:
        name, small = sizes
        blocks = []
        for child in step.nodes:
            if child.name == "h2":
                style = TextStyle(name, name * 1.2, bold=True, balanced=True, colour=self._colours.dark, after=0.5 * mm)
                blocks.append(self._context.text(child, style, Tag("H2")))
            elif child.get("role") == "label" or sentences:
                when = child.get("role") == "label"
                style = TextStyle(small + when, small * 1.42, bold=when, after=0, balanced=True)
                blocks.append(self._context.text(child, style, Tag("P")))
        return Stack(blocks)

    def _tick(self, number: int, owner: Tag) -> Placed:
        """The sign that a stop is behind: upper right on its disc."""
        across, down = self._middle(number)
        size = _TICK * self._unit
        picture = Picture(partial(is_over, colours=self._colours), owner)
        reach = self._size * 0.36
        return Placed(Sign(picture, size), across + reach - size / 2, down - reach - size / 2, size)

    def _paint(self, canvas: PressCanvas, x: float, top: float) -> None:
        unit, page = self._unit, self._page
        with canvas.form(self._name, page.width, page.height) as name:
            landscape(canvas, (0, 0, page.width, page.height), _SCENERY)
            left, foot, wide = (part * unit for part in _HOUSE)
            points = [(left + wide / 2, foot), *(self._middle(number) for number in range(len(self._steps)))]
            points.append((_DOWN[0] * unit, _DOWN[1] * unit))
            way = Way([(across, page.height - down) for across, down in points])
            road(canvas, way, _ROAD[0] * unit, _ROAD[1] * unit)
            house(canvas, left, page.height - foot, wide)
        with canvas.state(), canvas.marks():
            canvas.translate(x, top - page.height)
            canvas.doForm(name)
        for number, step in enumerate(self._steps):
            self._stop(canvas, step, x, top, *self._middle(number))

    def _stop(self, canvas: PressCanvas, step: Node, x: float, top: float, across: float, down: float) -> None:
        unit, colours, done = self._unit, self._colours, bool(step.get("done"))
        canvas.setFillColor(WHITE)
        canvas.setStrokeColor(colours.dark)
        canvas.setLineWidth(0.9)
        panel = (x + _PANEL[0] * unit, top - down - self._high / 2, _PANEL[1] * unit, self._high)
        canvas.roundRect(*panel, 4 * unit, stroke=0 if canvas.palette.filled else 1, fill=1)
        canvas.circle(x + across, top - down, self._size / 2 + _RING * unit, stroke=0, fill=1)
        look = replace(colours, shape="circle", tint=WHITE)
        corner = (x + across - self._size / 2, top - down - self._size / 2)
        book, symbol = self._context.book, step.get("symbol")
        if own := book.is_own(symbol):  # in a disc as the others are; the sign on it says what is over
            framed(canvas, book, symbol, "circle", (*corner, self._size), look)
        else:
            badge(canvas, book, symbol, *corner, self._size, look, solid=done)
        if own or not done:
            canvas.setLineWidth(1.6)
            canvas.circle(x + across, top - down, self._size / 2 - 0.8, stroke=1, fill=0)

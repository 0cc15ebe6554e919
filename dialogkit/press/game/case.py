"""The net of a box for a deck, on a sheet of its own: to cut out, fold and glue, with its heading and what to do above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import LEAST_MARGIN, PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.marks import through
from dialogkit.press.flow.blocks import Stack, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card_back import Back, BackPainter
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Point, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.ruler import ruler
from dialogkit.press.style import BODY, HAIRLINE, MARGIN, NEUTRAL, SMALL, TOP
from dialogkit.press.type.growth import Placed, grow

_THICK = 0.3 * mm  # a card of 250 g paper
_ROOM = 2 * mm  # how much wider and taller the box is than the cards, and deeper than the pile
_DEPTHS = (12 * mm, 45 * mm)
_GLUE, _TUCK = 10 * mm, 12 * mm
_DUST = 0.7  # of the depth: the small flaps at the sides
_SLANT = 0.12  # of a flap's width, at each of its corners
_AIR = 8 * mm  # above the net


@dataclass(frozen=True, slots=True)
class _Net:
    """The box lies on its side: its height from left to right, its four sides below each other. Measures in pt."""

    wide: float
    tall: float
    deep: float

    @property
    def size(self) -> Size:
        return self.tall + 2 * self.deep + _TUCK, 2 * (self.wide + self.deep) + _GLUE

    def panels(self) -> list[Box]:
        """Front, side, back and side, from above; their lower-left corners from that of the net."""
        low, found = self.size[1], []
        for side in (self.wide, self.deep, self.wide, self.deep):
            low -= side
            found.append((self.deep, low, self.tall, side))
        return found

    def flaps(self) -> list[Sequence[Point]]:
        """The flaps, each from where it is folded, round, to where the fold ends."""
        front, one, back, two = self.panels()
        dust = _DUST * self.deep
        found = [_flap(panel, -long) for panel, long in ((front, self.deep), (one, dust), (back, self.deep), (two, dust))]
        found += [_flap(panel, dust) for panel in (one, two)]
        x, y, _, _ = two
        slant = _SLANT * self.tall / 2
        glue = [(x, y), (x + slant, y - _GLUE), (x + self.tall - slant, y - _GLUE), (x + self.tall, y)]
        return [*found, glue, *self._lid(back)]

    def _lid(self, back: Box) -> list[Sequence[Point]]:
        """The lid, and what is tucked in behind the front."""
        x, y, wide, tall = back
        lid = [(x + wide, y), (x + wide + self.deep, y), (x + wide + self.deep, y + tall), (x + wide, y + tall)]
        return [lid, _flap((x, y, wide + self.deep, tall), _TUCK)]


def _flap(panel: Box, long: float) -> Sequence[Point]:
    """A flap at a panel's right side, or with less than nothing at its left side."""
    x, y, wide, tall = panel
    start, slant = (x + wide if long > 0 else x), _SLANT * tall
    return [(start, y), (start + long, y + slant), (start + long, y + tall - slant), (start, y + tall)]


def case_sheet(context: PressContext, node: Node, deck: Node, card: Size, count: int, heading: int) -> Sheet | None:
    """The sheet with the box for `count` cards; None where its net is too large for A4."""
    deep = min(max(count * _THICK + _ROOM, _DEPTHS[0]), _DEPTHS[1])
    net = _Net(card[0] + _ROOM, card[1] + _ROOM, deep)
    page = PAGES["A4"]
    width = page[0] - 2 * MARGIN
    owner = context.canvas.root.add("Sect")
    head = Stack([_text(context, child, owner, heading) for child in node.nodes])
    figure = owner.add("Figure", alt=node.get("alt"))
    top = page[1] - TOP - head.height(width) - _AIR
    if net.size[0] > page[0] - 2 * LEAST_MARGIN or net.size[1] > top - style.FOOT:
        context.canvas.root.kids.remove(owner)
        return None
    left, low = (page[0] - net.size[0]) / 2, top - net.size[1]
    label = context.line(deck.paper.get("ruler"), SMALL)

    def paint(canvas: PressCanvas, number: int, pages: int) -> None:
        head.draw(canvas, MARGIN, page[1] - TOP, width, head.height(width))
        with canvas.figure(figure, left, low, *net.size), canvas.state():
            canvas.translate(left, low)
            _paint(canvas, context, net, deck)
        with canvas.pagination():
            ruler(canvas, MARGIN, 12 * mm)
            label.show(canvas, MARGIN + 103 * mm, 12 * mm + label.style.size, 40 * mm)

    return Sheet(*page, paint, (head,))


def _text(context: PressContext, node: Node, owner: Tag, heading: int) -> Text:
    if node.name == "h2":
        return context.text(node, replace(style.H2, before=0), owner.add(f"H{heading}"), heading)
    return context.text(node, BODY, owner.add("P"))


def _paint(canvas: PressCanvas, context: PressContext, net: _Net, deck: Node) -> None:
    panels, flaps = net.panels(), net.flaps()
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.setFillColor(WHITE)
    for corners in flaps:
        canvas.drawPath(through(canvas, corners), stroke=1, fill=0)
    back = Back(symbol=deck.get("symbol") or deck.need("card").get("back"), word=deck.get("word"), home=deck.get("home"))
    painter = BackPainter(context, (net.wide, net.tall), back, NEUTRAL)
    for x, y, _, tall in panels[::2]:
        with canvas.state():
            canvas.translate(x, y + tall)
            canvas.rotate(-90)
            painter.paint(canvas, back.symbol, back.word)
    title = context.line(back.word, replace(BODY, bold=True, colour=NEUTRAL.dark, align="center"))
    if not grow([Placed(title, net.tall, net.deep - 2 * mm)], 24, 12):
        for x, y, wide, tall in panels[1::2]:
            title.show(canvas, x, y + (tall + title.height(wide)) / 2, wide)
    canvas.setStrokeColor(INK)
    front = panels[0]
    canvas.line(front[0], front[1] + front[3], front[0] + front[2], front[1] + front[3])
    canvas.line(front[0] + front[2], front[1], front[0] + front[2], front[1] + front[3])
    canvas.setStrokeColor(FAINT)
    canvas.setLineWidth(HAIRLINE)
    canvas.setDash(3, 3)
    for x, y, wide, tall in panels:
        canvas.line(x, y, x + wide, y)
        canvas.line(x, y, x, y + tall)
    for x, y, wide, tall in panels[1:]:
        canvas.line(x + wide, y, x + wide, y + tall)
    x, y, wide, tall = panels[2]
    canvas.line(x + wide + net.deep, y, x + wide + net.deep, y + tall)
    canvas.setDash()

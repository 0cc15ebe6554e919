"""The net of a box for a deck, on a sheet of its own: to cut out, fold and glue, with its heading and what to do above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import LEAST_MARGIN, PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.marks import through
from dialogkit.press.flow.arrange import Beside
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.table.case_art import CaseArt
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Point, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.ruler import ruler
from dialogkit.press.style import BODY, HAIRLINE, MARGIN, NEUTRAL, SMALL, TOP

_THICK = 0.25 * mm  # a card of 200 g paper, the heaviest that is advised for them
_ROOM = 2 * mm  # how much wider and taller the box is than the cards, and deeper than the pile
_DEPTHS = (12 * mm, 45 * mm)
_GLUE, _TUCK = 10 * mm, 12 * mm
_THUMB = 8 * mm  # the round notch to open it with
_DUST = 0.7  # of the depth: the small flaps at the sides
_SLANT = 0.12  # of a flap's width, at each of its corners
_DISC = 16 * mm  # beside the heading
_PLACES = ((TOP, 8 * mm), (10 * mm, 3 * mm))  # above the heading, and between words and net: a deep box leaves less
_CREDITS = 17 * mm  # where they end, above the ruler


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
        return [*found, glue, self._lid(back)]

    def _lid(self, back: Box) -> Sequence[Point]:
        """The lid, with what is tucked in behind the front."""
        x, y, wide, tall = back
        return [(x + wide, y), *_flap((x, y, wide + self.deep, tall), _TUCK), (x + wide, y + tall)]


def _flap(panel: Box, long: float) -> Sequence[Point]:
    """A flap at a panel's right side, or with less than nothing at its left side."""
    x, y, wide, tall = panel
    start, slant = (x + wide if long > 0 else x), _SLANT * tall
    return [(start, y), (start + long, y + slant), (start + long, y + tall - slant), (start, y + tall)]


def case_sheet(context: PressContext, node: Node, deck: Node, card: Size, count: int, heading: int) -> Sheet | None:
    """The sheet with the box for `count` cards; None where its net is too large for A4."""
    deep = min(max(count * _THICK + _ROOM, _DEPTHS[0]), _DEPTHS[1])
    net = _Net(card[0] + _ROOM, card[1] + _ROOM, deep)
    page, owner = PAGES["A4"], Tag("Sect")
    width = page[0] - 2 * MARGIN
    head = Stack([_block(context, child, owner, heading) for child in node.nodes if child.name != "credits"])
    credits = context.credits(node)
    owner.kids += [text.tag for text in credits.walk_texts()]
    figure = owner.add("Figure", alt=node.get("alt"))
    room = page[1] - max(style.FOOT, _CREDITS + credits.height(width)) - net.size[1]
    place = _placed(head, context.easy, width, room)
    if place is None or net.size[0] > page[0] - 2 * LEAST_MARGIN:
        return None
    context.canvas.root.kids.append(owner)
    start, air = place
    left, low = (page[0] - net.size[0]) / 2, page[1] - start - head.height(width) - air - net.size[1]
    label = context.line(deck.paper.get("ruler"), SMALL)

    def paint(canvas: PressCanvas, number: int, pages: int) -> None:
        head.draw(canvas, MARGIN, page[1] - start, width, head.height(width))
        credits.draw(canvas, MARGIN, _CREDITS + credits.height(width), width, credits.height(width))
        with canvas.figure(figure, left, low, *net.size), canvas.state():
            canvas.translate(left, low)
            with canvas.state():
                canvas.translate(net.deep, net.size[1])
                canvas.rotate(-90)
                CaseArt(context, deck, node.get("home"), (net.wide, net.tall), net.deep).paint(canvas)
            _paint(canvas, net)
        with canvas.pagination():
            ruler(canvas, MARGIN, 12 * mm)
            label.show(canvas, MARGIN + 103 * mm, 12 * mm + label.style.size, 40 * mm)

    return Sheet(*page, paint, (head, credits))


def _placed(head: Stack, easy: bool, width: float, room: float) -> tuple[float, float] | None:
    """Where the heading begins and what lies below what is to be done, with which a net has room; with less, words run on.

    None where it has none.
    """
    for (start, air), kept in zip(_PLACES, (easy, False)):
        for text in head.walk_texts():
            text.paragraph.easy = kept
        if start + head.height(width) + air <= room:
            return start, air
    return None


def _block(context: PressContext, node: Node, owner: Tag, heading: int) -> Block:
    if node.name != "h2":
        return context.text(node, BODY, owner.add("P"))
    tag = owner.add(f"H{heading}")
    text = context.text(node, replace(style.H2, before=0, colour=NEUTRAL.dark), tag, heading)
    return Beside(in_disc(context, node, tag, NEUTRAL), _DISC, text) if node.get("symbol") else text


def _paint(canvas: PressCanvas, net: _Net) -> None:
    """The lines to cut along, whole, and those to fold along, dashed."""
    panels = net.panels()
    x, y, wide, tall = panels[0]
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.setFillColor(WHITE)
    canvas.setLineJoin(1)
    for corners in net.flaps():
        canvas.drawPath(through(canvas, corners), stroke=1, fill=0)
    opening = canvas.beginPath()
    opening.moveTo(x, y + tall)
    opening.lineTo(x + wide, y + tall)
    opening.lineTo(x + wide, y + tall / 2 + _THUMB)
    opening.arcTo(x + wide - _THUMB, y + tall / 2 - _THUMB, x + wide + _THUMB, y + tall / 2 + _THUMB, 90, 180)
    opening.lineTo(x + wide, y)
    canvas.drawPath(opening, stroke=1, fill=0)
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

"""A sheet that shows how far a printer's backs miss its fronts: scales in front, crosses behind, read against the light.

A cross behind that stands to the right of the middle, seen from the front, is too far to the left for who looks at the back, and
has to move to the right: so the upper scale's plus is on the right. One that stands too low has to move up: the left scale's plus
is below. What is read is what is typed.
"""

from __future__ import annotations

from dataclasses import replace

from dialogkit.colour import FAINT, INK
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.marks import through
from dialogkit.press.flow.blocks import Stack
from dialogkit.press.flow.compose import Composer
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.sheets.ruler import RULER, ruler
from dialogkit.press.style import BODY, NEUTRAL, SMALL
from dialogkit.press.type.paragraph import Paragraph

MOST = 6  # mm: how far the scales go from their middle, each way
_STEP = 0.5 * mm  # from line to line of a grid
_PITCH = 7.4 * mm  # from number to number
_REACH = 48 * mm  # from the middle to the numbers
_STEM = 2 * mm  # a line to a number leaves the grid straight
_CORNER = 24 * mm  # from the sheet's edges to the middle of a grid in its corner
_FINE, _THICK = 14 * mm, 20 * mm  # how far a cross's arms go: fine over the grid, thick beyond it
_SIDE = 36 * mm  # on both sides of the words, where the corners' grids stand
_TOP, _FOOT, _GAP = 14 * mm, 15 * mm, 4 * mm
_NUMBER = replace(BODY, bold=True, align="center")
_NAME = replace(style.H3, align="center")


def calibration(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """Two A4 sheets to print on both sides of one paper, turned on the long edge."""
    width, height = PAGES["A4"]
    inner, middle = width - 2 * _SIDE, (width / 2, height / 2)
    owner = context.canvas.root.add("Sect")
    composer = Composer(context)
    split = next((number for number, child in enumerate(node.nodes, 1) if child.name == "ol"), 0)
    above = Stack(composer.blocks(node.nodes[:split], owner, NEUTRAL))
    scales = owner.add("Figure", alt=node.get("scales"))
    below = Stack(composer.blocks(node.nodes[split:], owner, NEUTRAL))
    behind = context.canvas.root.add("Sect")
    words, words_tag = context.line(node.get("back"), replace(BODY, bold=True)), behind.add("P")
    cross = behind.add("Figure", alt=node.get("cross"))
    measure = context.line(node.get("ruler"), SMALL)
    context.canvas.duplex("DuplexFlipLongEdge")
    corners = [(x, y) for x in (_CORNER, width - _CORNER) for y in (_CORNER, height - _CORNER)]

    def front(canvas: PressCanvas, number: int, count: int) -> None:
        above.draw(canvas, _SIDE, height - _TOP, inner, above.height(inner))
        with canvas.artifact():
            for corner in corners:
                _grid(canvas, *corner)
        half = _REACH + _PITCH * 1.3
        with canvas.figure(scales, middle[0] - half, middle[1] - half, 2 * half, 2 * half), canvas.state():
            _grid(canvas, *middle)
            _scales(context, canvas, *middle, node)
        below.draw(canvas, _SIDE, middle[1] - half - _GAP, inner, below.height(inner))
        with canvas.pagination():
            start = (width - RULER) / 2
            ruler(canvas, start, _FOOT)
            measure.show(canvas, start + RULER + 2 * mm, _FOOT + measure.style.leading - 2 * mm, _SIDE)

    def back(canvas: PressCanvas, number: int, count: int) -> None:
        # beside the scales, where nothing stands in front of it
        words.draw(canvas, _CORNER, middle[1] + words.height(_SIDE * 1.6) / 2, _SIDE * 1.6, words_tag)
        with canvas.figure(cross, middle[0] - _THICK, middle[1] - _THICK, 2 * _THICK, 2 * _THICK):
            _cross(canvas, *middle)
            _arms(canvas, *middle)
        with canvas.artifact():
            for corner in corners:
                _cross(canvas, *corner)

    return [Sheet(width, height, front, (above, below)), Sheet(width, height, back)]


def _grid(canvas: PressCanvas, x: float, y: float) -> None:
    """Lines in steps of 0.5 mm round (x, y), each mm a little heavier, and a cross in the middle."""
    reach = MOST * mm
    canvas.setStrokeColor(FAINT)
    for number in range(-2 * MOST, 2 * MOST + 1):
        canvas.setLineWidth(0.25 if number % 2 else 0.5)
        at = number * _STEP
        canvas.line(x + at, y - reach, x + at, y + reach)
        canvas.line(x - reach, y + at, x + reach, y + at)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.line(x, y - reach, x, y + reach)
    canvas.line(x - reach, y, x + reach, y)


def _scales(context: PressContext, canvas: PressCanvas, x: float, y: float, node: Node) -> None:
    """From each mm of the grid round (x, y) a line to its number, above for across and on the left for up."""
    canvas.setStrokeColor(INK)
    edge = MOST * mm
    for number in range(-MOST, MOST + 1):
        canvas.setLineWidth(0.6 if number else 1.2)
        at, spread = number * mm, number * _PITCH
        _bent(canvas, (x + at, y + edge), (x + at, y + edge + _STEM), (x + spread, y + _REACH))
        _bent(canvas, (x - edge, y - at), (x - edge - _STEM, y - at), (x - _REACH, y - spread))
        words = context.line(f"{number:+d}".replace("-", "\N{MINUS SIGN}") if number else "0", _NUMBER)
        _centred(canvas, words, x + spread, y + _REACH + _NUMBER.leading / 2)
        _centred(canvas, words, x - _REACH - _PITCH / 2 - 1 * mm, y - spread)
    past = (MOST + 1.3) * _PITCH
    _centred(canvas, context.line(node.get("across"), _NAME), x + past, y + _REACH + _NUMBER.leading / 2)
    _centred(canvas, context.line(node.get("up"), _NAME), x - _REACH - _PITCH / 2 - 1 * mm, y - past)


def _bent(canvas: PressCanvas, *points: tuple[float, float]) -> None:
    canvas.drawPath(through(canvas, points), stroke=1, fill=0)


def _centred(canvas: PressCanvas, words: Paragraph, x: float, y: float) -> None:
    words.show(canvas, x - _PITCH, y + words.style.leading / 2, 2 * _PITCH)


def _cross(canvas: PressCanvas, x: float, y: float) -> None:
    """Fine lines that cross at (x, y)."""
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(1)
    canvas.line(x, y - _FINE, x, y + _FINE)
    canvas.line(x - _FINE, y, x + _FINE, y)


def _arms(canvas: PressCanvas, x: float, y: float) -> None:
    """Thick arms to find a cross by, on the sides where no number stands: below and, seen from the front, on the right."""
    canvas.setLineWidth(4)
    canvas.line(x, y - _THICK, x, y - _FINE)
    canvas.line(x - _THICK, y, x - _FINE, y)

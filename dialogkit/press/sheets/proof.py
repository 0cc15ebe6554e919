"""Proofs, to look at before anything is printed: sheets with the lines that matter drawn over them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Point
from dialogkit.press.sheets.desk import Desk, weight_for
from dialogkit.press.sheets.overlay import Overlay

_PAGE_BLEED = 3 * mm  # of a poster or board, as print shops ask for


def page_proof(context: PressContext, words: Node, sheet: Sheet) -> Sheet:
    """A poster, a board or a side of a folder under its lines, which `words` tells the meaning of."""
    size = (sheet.width, sheet.height)
    overlay = Overlay(size, _PAGE_BLEED, sheet.safe or (0.0, 0.0, *size), weight_for(size), sheet.folds)
    return under(Desk(context, words), sheet, overlay, [(0.0, 0.0)])


def under(desk: Desk, sheet: Sheet, overlay: Overlay, corners: Sequence[Point]) -> Sheet:
    """The sheet under its lines, with a thing to be cut at each of the corners: the lower-left ones, in pt."""

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        sheet.paint(canvas, number, count)
        with canvas.artifact():
            for x, y in corners:
                overlay.paint(canvas, x, y)

    far = overlay.millimetres
    words = [
        desk.mark(overlay.weight),
        *(
            desk.meaning(desk.words(line.name, mm=far.get(line)), partial(overlay.sample, line), overlay.weight)
            for line in dict(overlay.lines)
        ),
    ]
    return desk.sheet((sheet.width, sheet.height), words, paint, sheet.blocks)

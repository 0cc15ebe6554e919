"""Proofs, to look at before anything is printed: sheets with the lines that matter drawn over them, and more of a deck."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dialogkit.markup.tree import Node
from dialogkit.press.canvas import PressCanvas
from dialogkit.press.card import SAFE, Back, Card
from dialogkit.press.contact import ContactSheet
from dialogkit.press.desk import Desk, weight_for
from dialogkit.press.imposition import Grid
from dialogkit.press.overlay import Overlay
from dialogkit.press.see_through import see_through
from dialogkit.press.setting import Setting
from dialogkit.press.sheet import Sheet
from dialogkit.press.style import mm

Point = tuple[float, float]

_PAGE_BLEED = 3 * mm  # of a poster or board, as print shops ask for


def page_proof(setting: Setting, words: Node, sheet: Sheet) -> Sheet:
    """A poster or a board under its lines, which `words` tells the meaning of."""
    size = (sheet.width, sheet.height)
    overlay = Overlay(size, _PAGE_BLEED, sheet.safe or (0.0, 0.0, *size), weight_for(size))
    return _under(Desk(setting, words), sheet, overlay, [(0.0, 0.0)])


def deck_proof(
    setting: Setting,
    words: Node,
    sides: Sequence[tuple[Sheet, Sequence[Point]]],
    cards: Sequence[Card],
    grid: Grid,
    over_side: bool,
    back: Back | None,
) -> list[Sheet]:
    """The sides of a deck's sheets under their lines, the contact sheet, and the first and last sheet seen through the paper.

    With each side come the lower-left corners of the cards on it. `back` is None where the cards have none.
    """
    desk = Desk(setting, words)
    safe = (SAFE, SAFE, grid.card[0] - 2 * SAFE, grid.card[1] - 2 * SAFE)
    overlay = Overlay(grid.card, grid.bleed, safe, weight_for(grid.page))
    sheets = [_under(desk, sheet, overlay, corners) for sheet, corners in sides]
    sheets += ContactSheet(desk, cards, back).sheets()
    if back:
        for start in sorted({0, (len(cards) - 1) // grid.count * grid.count}):
            part = cards[start : start + grid.count]
            sheets.append(see_through(desk, start // grid.count + 1, part, grid, over_side, back))
    return sheets


def _under(desk: Desk, sheet: Sheet, overlay: Overlay, corners: Sequence[Point]) -> Sheet:
    """The sheet under its lines."""

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
            for line in overlay.lines
        ),
    ]
    return desk.sheet((sheet.width, sheet.height), words, paint, sheet.blocks)

"""The proof of a deck: its sheets under their lines, all cards at a glance, and a sheet seen through the paper."""

from __future__ import annotations

from collections.abc import Sequence

from dialogkit.markup.tree import Node
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card import Card
from dialogkit.press.game.card_back import SAFE, Back
from dialogkit.press.game.contact import ContactSheet
from dialogkit.press.game.see_through import see_through
from dialogkit.press.pdf.geometry import Point
from dialogkit.press.sheets.desk import Desk, weight_for
from dialogkit.press.sheets.imposition import Grid
from dialogkit.press.sheets.overlay import Overlay
from dialogkit.press.sheets.proof import under


def deck_proof(
    context: PressContext,
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
    desk = Desk(context, words)
    safe = (SAFE, SAFE, grid.card[0] - 2 * SAFE, grid.card[1] - 2 * SAFE)
    overlay = Overlay(grid.card, grid.bleed, safe, weight_for(grid.page))
    sheets = [under(desk, sheet, overlay, corners) for sheet, corners in sides]
    sheets += ContactSheet(desk, cards, back).sheets()
    if back:
        for start in sorted({0, (len(cards) - 1) // grid.count * grid.count}):
            part = cards[start : start + grid.count]
            sheets.append(see_through(desk, start // grid.count + 1, part, grid, over_side, back))
    return sheets

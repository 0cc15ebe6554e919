"""What a print shop prints: single pages that are cut on all sides, with colour that goes past the cut, and no marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import card_size, mm
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card import Card
from dialogkit.press.game.card_back import Back
from dialogkit.press.game.card_room import with_room
from dialogkit.press.game.card_share import remark_backs, share
from dialogkit.press.game.deck import back_design
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.sheets.tiles import Master, scaled
from dialogkit.press.sheets.tiling import page_size
from dialogkit.terms import USUAL_CARD

BLEED = 3 * mm  # what print shops in Norway ask for at the least
_ALIKE = 8  # cards that share a size, as those on a sheet of A4 do


def whole(make: Master) -> Master:
    """The master `make`, whose one sheet is designed for A3, as one page of the size that its node asks for. Never in tiles."""

    def master(context: PressContext, node: Node, document: Node) -> list[Sheet]:
        page = page_size(node.paper.get("size", "A3"))
        sheets = [replace(scaled(sheet, page), bleed=BLEED) for sheet in make(context, node, document)]
        is_first = node is document.find(node.name)  # of several mats, it is told once
        if sheets and is_first:
            _remark(context, sheets[0])
        if is_first and any(child.name not in (node.name, "paper") for child in document.nodes):
            context.remarks.append(("printshop_rest", {}))
        return sheets

    return master


def to_the_edge(make: Master) -> Master:
    """The master `make`, each of whose sheets is a page of the size that it has."""

    def master(context: PressContext, node: Node, document: Node) -> list[Sheet]:
        sheets = [replace(sheet, bleed=BLEED) for sheet in make(context, node, document)]
        _remark(context, sheets[0])
        return sheets

    return master


def single_cards(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """A page for each front, followed by one for its back: a shop needs no other word to know what belongs together."""
    node = with_room(context, node)
    width, height = size = card_size(node.paper.get("card", USUAL_CARD))
    bleed = max(BLEED, float(node.paper.get("bleed", "0")) * mm)
    back = back_design(node, bleed)
    sheets: list[Sheet] = []
    root = context.canvas.root
    cards = [Card(context, child, size, root, 1, bleed) for child in node.nodes if child.name == "card"]
    cards = share(cards, _ALIKE, root)
    if node.paper.get("backs") != "none":
        remark_backs(context, cards, back)
    for card in cards:
        sheets.append(Sheet(width, height, _front(card), bleed=bleed))
        if node.paper.get("backs") != "none":
            sheets.append(Sheet(width, height, _behind(card, back), bleed=bleed))
    _remark(context, sheets[0])
    context.leave_out_credits(node)
    return sheets


def _front(card: Card) -> Callable[[PressCanvas, int, int], None]:
    return lambda canvas, number, count: card.draw(canvas, 0, 0)


def _behind(card: Card, back: Back) -> Callable[[PressCanvas, int, int], None]:
    return lambda canvas, number, count: card.draw_back(canvas, 0, 0, back)


def _remark(context: PressContext, sheet: Sheet) -> None:
    """Tell the measures that a print shop asks for."""
    sides = {"width": sheet.width, "height": sheet.height, "bleed": sheet.bleed}
    context.remarks.append(("printshop", {name: f"{side / mm:.1f}".removesuffix(".0") for name, side in sides.items()}))

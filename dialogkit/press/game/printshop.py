"""What a print shop prints: single pages that are cut on all sides, with colour that goes past the cut, and no marks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import card_size, mm
from dialogkit.press import style
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card import Back, Card
from dialogkit.press.game.deck import back_design
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.sheets.tiles import Master, scaled
from dialogkit.press.sheets.tiling import page_size

BLEED = 3 * mm  # what print shops in Norway ask for at the least
_BAND = 2.5 * mm  # of the front's colour stays when the card is cut: what is read begins at 5 mm, and a cut may miss by 1


def whole(make: Master) -> Master:
    """The master `make`, whose one sheet is designed for A3, as one page of the size that its node asks for. Never in tiles."""

    def master(context: PressContext, node: Node, document: Node) -> list[Sheet]:
        page = page_size(node.paper.get("size", "A3"))
        sheets = [replace(scaled(sheet, page), bleed=BLEED) for sheet in make(context, node, document)]
        for sheet in sheets:
            _remark(context, sheet)
        if any(child.name not in (node.name, "paper") for child in document.nodes):
            context.remarks.append(("printshop_rest", {}))
        return sheets

    return master


def single_cards(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """A page for each front, followed by one for its back: a shop needs no other word to know what belongs together."""
    width, height = size = card_size(node.paper.get("card", "A7"))
    bleed = max(BLEED, float(node.paper.get("bleed", "0")) * mm)
    back = back_design(node, bleed)
    sheets: list[Sheet] = []
    for child in (child for child in node.nodes if child.name == "card"):
        card = Card(context, child, size, context.canvas.root, 1)
        sheets.append(Sheet(width, height, _front(card, child, size, bleed), bleed=bleed))
        if node.paper.get("backs") != "none":
            sheets.append(Sheet(width, height, _behind(card, back), bleed=bleed))
    _remark(context, sheets[0])
    return sheets


def _front(card: Card, node: Node, size: tuple[float, float], bleed: float) -> Callable[[PressCanvas, int, int], None]:
    """The front, with a band along its upper edge in the colour of its kind, so that also a front reaches the bleed."""

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        with canvas.artifact():
            canvas.setFillColor(style.KINDS[node.get("kind")].dark)
            canvas.rect(-bleed, size[1] - _BAND, size[0] + 2 * bleed, _BAND + bleed, stroke=0, fill=1)
        card.draw(canvas, 0, 0)

    return paint


def _behind(card: Card, back: Back) -> Callable[[PressCanvas, int, int], None]:
    return lambda canvas, number, count: card.draw_back(canvas, 0, 0, back)


def _remark(context: PressContext, sheet: Sheet) -> None:
    """Tell the measures that a print shop asks for."""
    sides = {"width": sheet.width, "height": sheet.height, "bleed": sheet.bleed}
    context.remarks.append(("printshop", {name: f"{side / mm:.1f}".removesuffix(".0") for name, side in sides.items()}))

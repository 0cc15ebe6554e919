"""Sheets of cards: fronts and their backs, marks to cut by, and at the edge what to do at the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogkit.markup.tree import Node
from dialogkit.paper import LEAST_MARGIN, PAGES, mm
from dialogkit.press.flow.blocks import Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card import Card
from dialogkit.press.game.card_back import SAFE, Back
from dialogkit.press.game.card_room import with_room
from dialogkit.press.game.card_share import remark_backs, share
from dialogkit.press.game.deck_proof import deck_proof
from dialogkit.press.game.table.case import case_sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Size
from dialogkit.press.sheets.camera_marks import arm, reach
from dialogkit.press.sheets.imposition import Grid, next_larger
from dialogkit.press.sheets.label_sheet import LabelSheet, grid_of
from dialogkit.press.sheets.offset import on_page, told
from dialogkit.press.sheets.sheet_edge import CORNER, MARK, SheetEdge, sheet_title
from dialogkit.press.style import HAIRLINE
from dialogkit.words import filled

_TITLE_SIZES = (24, 20, 18, 16)
_FEW = 2  # blank cards, that they are worth while
_TITLE_ROOM = 20 * mm  # a smaller margin has no room for the deck's name


@dataclass(frozen=True, slots=True)
class _Page:
    """One side of a sheet: which cards it shows, from which side, what stands at its edge, and how far its cards are moved."""

    cards: Sequence[Card]
    fronts: bool
    backs: bool
    note: str
    move: Size

    def corners(self, grid: Grid, over_side: bool) -> list[tuple[float, float]]:
        """The lower-left corner of each front and back on it."""
        fronts = [grid.place(index) for index in range(len(self.cards))] if self.fronts else []
        return fronts + ([grid.place_back(index, over_side) for index in range(len(self.cards))] if self.backs else [])


def deck(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """The sheets of a deck, as its attributes ask for. A card that fits on no sheet is a problem."""
    node = with_room(context, node)
    backs = node.paper.get("backs", "long-edge")
    grid = grid_of(node)
    if grid is None:
        context.problem_at("card-too-large", node.get("at"), node, "", paper=node.paper.get("size", "A4"))
        return []
    if grid.camera and grid.fold:
        context.problem_at("camera-marks-folded", node.get("at"), node, "")
        return []
    _remark(context, grid, node)
    if node.get("same"):
        context.remarks.append(("cards_same", {"names": node.get("same")}))
    to_edge = not isinstance(grid, LabelSheet)
    title = _title(context, node.find("h1"), grid) if to_edge else None
    root, heading = context.canvas.root, 2 if title else 1
    cards = [Card(context, card, grid.card, root, heading, grid.bleed, to_edge) for card in _laid(context, node, grid)]
    cards = share(cards, grid.count, root)
    context.canvas.duplex(_duplex(backs))
    over_side = (grid.page[0] < grid.page[1]) == (backs != "short-edge")
    back = back_design(node, grid.bleed)
    if backs != "none":
        remark_backs(context, cards, back)
    move = _move(context, node, grid, backs)
    sheets = []
    pages = _pages(node, cards, grid, backs, move)
    for number, page in enumerate(pages):
        shown = title if number == 0 else None
        paint = _painter(context, node, grid, page, shown, over_side, back)
        sheets.append(Sheet(*grid.page, paint, (shown,) if shown else ()))
    case = node.find("case")
    boxed = to_edge and not context.job.proof and not node.paper.get("side")
    box = case_sheet(context, case, node, grid.card, len(cards), heading) if case and boxed else None
    if box:
        sheets.append(box)
    else:
        context.leave_out_credits(node)
    proof = node.find("proof")
    if proof:
        sides = [(sheet, page.corners(grid, over_side)) for sheet, page in zip(sheets, pages)]
        return deck_proof(context, proof, sides, cards, grid, over_side, None if backs == "none" else back)
    return sheets


def _laid(context: PressContext, node: Node, grid: Grid) -> list[Node]:
    """The cards that are printed: where there is a filler, blank ones take just the places that are left on the last sheet.

    There are more of them or fewer than were asked for; a sheet of their own they have only where one place is left, or none.
    """
    cards, filler = [child for child in node.nodes if child.name == "card"], node.find("filler")
    blank = [card for card in cards if card.get("kind") == "blank"]
    if not filler or not blank:
        return cards
    others = [card for card in cards if card.get("kind") != "blank"]
    free = -len(others) % grid.count
    few = _FEW - any(card.flag("credits") for card in others)  # which brings no sheet of its own
    if free < min(few, len(blank)):
        free = len(blank) + -(len(others) + len(blank)) % grid.count
    if free < len(blank):
        context.remarks.append(("cards_blank", {"count": free}))
    return [*others, *blank[:free], *[filler.need("card")] * (free - len(blank))]


def _remark(context: PressContext, grid: Grid, node: Node) -> None:
    """Tell how many cards a sheet holds, and what more would take; and what to do at the printer, if that has no room on it."""
    more = None if isinstance(grid, LabelSheet) or grid.camera else next_larger(grid, PAGES[node.paper.get("size", "A4")])
    if not (grid.note_below or grid.note_beside):
        context.remarks.append(("cards_no_note", {"count": grid.count, "turn": node.paper.get("turn").removesuffix(".")}))
    elif more:
        context.remarks.append(
            ("cards_more", {"count": grid.count, "more": more.count, "margin": f"{more.margin / mm:.1f}".removesuffix(".0")})
        )
    else:
        context.remarks.append(("cards", {"count": grid.count}))
    if grid.camera:
        context.remarks.append(("camera_marks", {"arm": f"{arm(grid) / mm:.0f}"}))


def _duplex(backs: str) -> str:
    """What a viewer should ask of the printer (ISO 32000-1, 12.2, Duplex)."""
    return {"long-edge": "DuplexFlipLongEdge", "short-edge": "DuplexFlipShortEdge"}.get(backs, "Simplex")


def _move(context: PressContext, node: Node, grid: Grid, backs: str) -> Size:
    """How far backs on the other side of the paper are moved for the printer. A problem where they would leave the sheet."""
    job = context.job
    if backs in ("none", "gutterfold") or node.paper.get("side") == "front" or job.proof:
        return 0.0, 0.0
    move = on_page(job.offset, grid.page, backs == "short-edge")
    lengths = told(job.offset)
    reach = max(grid.bleed or -SAFE, {"corners": CORNER, "full": HAIRLINE}.get(node.paper.get("guides-back"), -SAFE))
    if any(margin + grid.bleed - reach < abs(length) for margin, length in zip(grid.margins, move)):
        context.problem_at("offset-too-large", node.get("at"), node, "", **lengths)
    if job.printer:
        context.remarks.append(("offset", {"printer": job.printer, **lengths}))
    return move


def back_design(node: Node, bleed: float) -> Back:
    """What a deck's backs show. `bleed` in pt."""
    design = node.get("design", "kind")
    if design == "deck":
        return Back(bleed, symbol=node.get("symbol"), word=node.get("word"), home=node.get("home"))
    return Back(bleed, own=design == "card", home=node.get("home"))


def _pages(node: Node, cards: Sequence[Card], grid: Grid, backs: str, move: Size) -> list[_Page]:
    """The sides in the order in which they are printed."""
    pieces = [cards[start : start + grid.count] for start in range(0, len(cards), grid.count)]

    def page(index: int, fronts: bool, backs_too: bool) -> _Page:
        side = node.paper.get("front") if fronts else node.paper.get("back")
        text = filled(side, sheet=index + 1, sheets=len(pieces))
        note = " ".join(part for part in (text, node.paper.get("turn")) if part)
        return _Page(pieces[index], fronts, backs_too, note, (0.0, 0.0) if fronts else move)

    numbers = range(len(pieces))
    if backs == "gutterfold":
        return [page(index, True, True) for index in numbers]
    fronts = [page(index, True, False) for index in numbers]
    if backs == "none" or node.paper.get("side") == "front":
        return fronts
    behind = [page(index, False, True) for index in numbers]
    if node.paper.get("side") == "back":
        return behind
    if backs == "fronts-then-backs":
        return fronts + behind
    return [side for pair in zip(fronts, behind) for side in pair]


def _title(context: PressContext, node: Node | None, grid: Grid) -> Text | None:
    """The deck's name, which stands above the first sheet's cards and their cut marks if there is room."""
    if node is None or grid.margins[1] < _TITLE_ROOM or (grid.camera and grid.margins[0] < reach(grid)):
        return None
    room = grid.margins[1] - LEAST_MARGIN - MARK - 3 * mm
    return sheet_title(context, node, grid, room, _TITLE_SIZES, context.canvas.root)


def _painter(
    context: PressContext, node: Node, grid: Grid, page: _Page, title: Text | None, over_side: bool, back: Back
) -> Callable[[PressCanvas, int, int], None]:
    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        across, up = grid.margins
        width = grid.page[0] - 2 * across
        if title:
            tall = title.height(width)
            title.draw(canvas, across, grid.page[1] - up + MARK + 3 * mm + tall, width, tall)
        across, up = grid.nudged(page.fronts, over_side)
        with canvas.nudged(across + page.move[0], up + page.move[1]):
            if page.fronts:
                for index, card in enumerate(page.cards):
                    card.draw(canvas, *grid.place(index))
            if page.backs:
                for index, card in enumerate(page.cards):
                    x, y = grid.place_back(index, over_side)
                    card.draw_back(canvas, x + page.move[0], y + page.move[1], back)
        SheetEdge(node, grid, page.fronts, page.move).paint(context, canvas, page.note)

    return paint

"""Sheets of cards that are cut out, edge to edge, each in the colours of its theme, on as few sheets as hold them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice

from dialogkit.markup.tree import Node
from dialogkit.paper import LEAST_MARGIN, card_size, mm
from dialogkit.press import style
from dialogkit.press.flow.blocks import Text
from dialogkit.press.flow.headings import first_words
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card_back import LYING
from dialogkit.press.game.mat.cutout import FLOOR, PICTURED, Cutout
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.sheets.imposition import Grid
from dialogkit.press.sheets.label_sheet import grid_on
from dialogkit.press.sheets.sheet_edge import SheetEdge, sheet_title
from dialogkit.press.style import Colours
from dialogkit.words import filled

_TITLES = (22, 20, 18, 16)
_LARGER = (1.0, 1.5, 3.0)  # cards, where a text has no room on smaller ones; strips grow in height alone
_STRIPS = (1, 2, 6)
_TOLD = 3  # of the texts that have no room on smaller ones
_LARGE = 3  # on a sheet: of such cards none is begun for the one that fills
_ABOVE = 4 * mm  # between the heading and the cards


def cutouts(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """The sheets. All cards are as large as it is asked for, or larger where that has no room for the words of one of them."""
    found = _settled(context, node)
    if found is None:
        context.problem_at("card-too-large", node.get("at"), node, "", paper=node.paper.get("size", "A4"))
        return []
    grid, cards, over = found
    for card in over:
        context.problem("cutout-too-full", card.node, floor=FLOOR)
    places = _placed(context, node, grid, cards)
    owner = context.canvas.root.add("Sect")
    title = _title(context, node, grid, owner)
    signed = any(card.node.get("sign") for card in cards)
    listed = owner.add("L", ListNumbering="Decimal" if signed else "None")
    for card in cards:
        if card in places:
            card.tag(listed)
    pieces = [places[start : start + grid.count] for start in range(0, len(places), grid.count)]
    said = " ".join(part for part in (node.paper.get("front"), node.paper.get("turn")) if part)
    sheets = []
    for number, piece in enumerate(pieces, 1):
        note, shown = filled(said, sheet=number, sheets=len(pieces)), title if number == 1 else None
        sheets.append(Sheet(*grid.page, _painter(context, node, grid, piece, shown, note), (shown,) if shown else ()))
    return sheets


def _settled(context: PressContext, node: Node) -> tuple[Grid, list[Cutout], list[Cutout]] | None:
    """The cards on the first grid on which all have room, and those that have none on the last one; None without any grid.

    That they are larger than it is asked for is told, with the first that need it. Only what is printed is set with care.
    """
    found: tuple[Grid, list[Cutout]] | None = None
    full: list[str] = []  # how those begin that are too long for what is asked for
    for size in _sizes(node):
        grid = grid_on(node.paper, size)
        if grid is None:
            break
        cards = [Cutout(context, child, size, _colours(child)) for child in node.nodes if child.name == "cutout"]
        found = grid, cards
        over = [*islice((first_words(card.node.text) for card in cards if not card.has_room), _TOLD)]
        full = full or over
        if not over:
            break
    if found is None:
        return None
    if full:
        sides = " × ".join(f"{side / mm:.0f}" for side in found[0].card)
        context.remarks.append(("cards_larger", {"size": f"{sides} mm", "names": ", ".join(dict.fromkeys(full))}))
    return *found, _set(found[1])


def _sizes(node: Node) -> list[Size]:
    width, height = card_size(node.paper.get("card", "60x60"))
    if width >= height * LYING:
        return [(width, times * height) for times in _STRIPS]
    return [(times * width, times * height) for times in _LARGER]


def _colours(node: Node) -> Colours:
    return style.colours(node.get("theme"))


def _set(cards: Sequence[Cutout]) -> list[Cutout]:
    """Sets all cards: pictures of one size, and words. Gives those that have no room.

    What has so much to say that it needs a picture much smaller than others, or such letters, is set for itself.
    """
    forms = [next(filter(card.fit, range(card.forms)), None) if card.has_room else None for card in cards]
    shared = _pictured(cards, int(1 in forms))
    sizes = [card.fit(max(shared, form or 0)) or FLOOR for card, form in zip(cards, forms)]
    alike = (size for card, size in zip(cards, sizes) if size >= card.shared and not card.is_open)
    least = min(alike, default=max(sizes))
    for card, size in zip(cards, sizes):
        card.words.set_at(min(least, size))
    return [card for card, form in zip(cards, forms) if form is None]


def _pictured(cards: Sequence[Cutout], usual: int) -> int:
    """The form that all have at least: that with the largest picture beside which the words of all strips can be alike.

    Where there is none, or the cards are no strips, it is the usual one.
    """
    forms = range(PICTURED if all(card.lies for card in cards) else 0)
    return next((form for form in forms if all(card.fit(form) >= card.shared for card in cards)), usual)


def _placed(context: PressContext, node: Node, grid: Grid, cards: Sequence[Cutout]) -> list[Cutout | None]:
    """What stands in each place. A theme begins on a row of its own where that takes no sheet more.

    Where the last card fills, it stands in all places that are left. There is always room for one, beside another card, unless
    one of those is open too. A card that is alone fills a sheet. What is repeated says nothing new, so it has no tags.
    """
    fills, most = node.paper.flag("fill") and len(cards) > 1, grid.count
    if node.paper.flag("fill") and not fills:
        return [*cards, *(_again(context, cards[0], grid.card) for _ in range(most - 1))]
    others = [*cards[:-1]] if fills else [*cards]
    spare = -len(others) % most
    alone = fills and not spare and most > _LARGE and not any(card.is_open for card in others)
    if alone:
        spare = most
    kept = 1 if fills and spare else 0  # places for the last card, which never stands on a sheet without another
    places: list[Cutout | None] = []
    for before, card in zip([None, *others], others):
        gap = -len(places) % grid.columns if before and before.node.get("theme") != card.node.get("theme") else 0
        if card is others[-1] and alone and spare == most:
            gap = 1 if len(places) % most else 0
        if gap <= spare - kept:
            places += [None] * gap
            spare -= gap
        places.append(card)
    if not kept:
        return places
    filled = [*places, *[None] * spare]
    filled[-spare] = cards[-1]
    return [place or _again(context, cards[-1], grid.card) for place in filled]


def _again(context: PressContext, card: Cutout, size: Size) -> Cutout:
    """The same card once more."""
    more = Cutout(context, card.node, size, _colours(card.node))
    more.fit(0)
    more.words.set_at(card.words.style.size)
    return more


def _title(context: PressContext, node: Node, grid: Grid, owner: Tag) -> Text | None:
    """What stands above the cards of the first sheet, if there is room."""
    heading, room = node.need("h1"), grid.margins[1] - LEAST_MARGIN - _ABOVE
    return sheet_title(context, heading, grid, room, _TITLES, owner) if room >= style.H2.at(_TITLES[-1]).leading else None


def _painter(
    context: PressContext, node: Node, grid: Grid, cards: Sequence[Cutout | None], title: Text | None, note: str
) -> Callable[[PressCanvas, int, int], None]:
    edge = SheetEdge(node, grid, True, (0.0, 0.0))

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        across, up = grid.margins
        if title:
            width = grid.page[0] - 2 * across
            tall = title.height(width)
            title.draw(canvas, across, grid.page[1] - (LEAST_MARGIN + up - _ABOVE - tall) / 2, width, tall)
        for index, card in enumerate(cards):
            x, y = grid.place(index)
            if card:
                card.draw(canvas, x, y + grid.card[1], *grid.card)
        edge.paint(context, canvas, note)

    return paint

"""A deck → the part of it that is asked for, and what the manifest is to say of its cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dialogkit import limits
from dialogkit.clearing.consent import Why
from dialogkit.kit.order import Order
from dialogkit.kit.reprint.manifest import after, compare
from dialogkit.kit.reprint.selection import by_name, chosen
from dialogkit.markup.tree import Node
from dialogkit.problems import DialogkitError, Problem, UsageError

Remarks = tuple[tuple[str, dict[str, object]], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is printed of a document, None for nothing; the hashes of the cards on paper by name; and what to tell of it.

    `names` are those of the cards, where they are not the whole deck.
    """

    document: Node | None
    cards: Mapping[str, str] = field(default_factory=dict)
    remarks: Remarks = ()
    names: tuple[str, ...] | None = None


def part_of(
    document: Node, now: Mapping[str, str], before: Mapping[str, str], order: Order, quotes: Mapping[str, Why | None]
) -> Part:
    """The cards of a document's deck that `order` asks for; all of them where it asks for none.

    `now` are the hashes of its cards, `before` those of the cards on paper, `quotes` the ids of all quotes and why they may
    not be printed. Raises UsageError for a choice that cannot be met, DialogkitError for a template whose cards have no ids.
    """
    deck = document.find("deck")
    cards = [node for node in deck.nodes if node.name == "card"] if deck else []
    if deck is None or not all(card.get("id") for card in cards):
        if order.of_deck:
            raise DialogkitError(Problem("cards-without-ids", document.place))
        return Part(document)
    names = by_name(cards)
    wanted = set(names) if order.cards is None else chosen(order.cards, names, quotes)
    if order.only_changed:
        wanted &= compare(before, now).changed
    told, paper = gone(before, now), after(before, now, wanted)
    if not order.of_deck:
        return Part(document, paper, told)
    copies = order.copies or 1
    printed = [card for name, same in names.items() if name in wanted for card in same]
    if len(printed) * copies > limits.CARDS:
        raise UsageError(Problem("too-many-cards", details={"count": len(printed) * copies, "limit": limits.CARDS}))
    if not printed:
        return Part(None, paper, told)
    told += (("selected", {"count": len(printed), "all": len(cards)}),)
    told += (("copies", {"copies": copies}),) if copies > 1 else ()
    told += (("no_earlier_kit", {}),) if order.only_changed and not before else ()
    credits = [card for card in cards if card.flag("credits") and card not in printed]
    part = _with(document, deck, [card for card in printed for _ in range(copies)] + credits)
    return Part(part, paper, told, tuple(sorted(wanted)))


def gone(before: Mapping[str, str], now: Mapping[str, str]) -> Remarks:
    """What to tell of cards that were in the deck, and are to be taken out of it."""
    names = compare(before, now).gone
    return (("take_out", {"names": ", ".join(names)}),) if names else ()


def _with(document: Node, deck: Node, cards: list[Node]) -> Node:
    """The document with these cards for its deck's own, no others on their last sheet, and no box for them.

    Copies of a card lie next to each other. That takes no more paper than deck after deck, equal cards come out of the cutter
    together, and where as many copies are asked for as lie on a sheet, each pile of a cut stack is a deck.
    """
    part = replace(deck, children=[*(child for child in deck.nodes if child.name not in ("card", "filler", "case")), *cards])
    return document.with_other(deck, part)

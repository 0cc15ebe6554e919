"""What cards of a kind share, so that a row of them looks like one: their form, the size of their words, what they ask."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card import Card
from dialogkit.press.game.card_back import Back, BackPainter
from dialogkit.press.game.card_rules import RuleRows
from dialogkit.press.game.card_text import READ, SHARED
from dialogkit.press.style import NEUTRAL


def share(cards: Sequence[Card]) -> None:
    """What cards share: how large their pictures are, and those of a kind what they ask, and the size of what they say.

    Those that say too much for a picture that is seen across a table share smaller ones; those that say too much for letters as
    large as others' have smaller ones, but for those with a heading.
    """
    for part in _parted(cards, lambda card: card.form.roomy):
        _share_form(part)
    least = min((card.form.picture for card in cards if card.form.roomy), default=0.0)
    for part in _parted([card for card in cards if card.form.roomy], lambda card: True):
        if part[0].form.picture > least:
            _share_form(part, max(card.number_for(least) for card in part))
    small = {card.node.get("kind") for card in cards if not card.is_headed and card.said_at < round(READ * card.scale)}
    for part in _parted(cards, lambda card: card.form.roomy if card.is_headed else _is_large(card, small)):
        size = min(card.said_at for card in part)
        if part[0].node.get("kind") in small:  # beside small ones large ones are no larger than they need be
            size = min(size, round(SHARED * part[0].scale))
        for card in part:
            card.set_at(size)
    for part in _parted(cards, lambda card: True):
        asked = min(card.asked_at for card in part)
        for card in part:
            card.ask_at(asked)
    for part in _parted(cards, lambda card: card.form.roomy, gives_way=False):
        line = max(card.line for card in part)
        for card in part:
            card.keep_line(line)
    RuleRows.share([card.rules for card in cards if isinstance(card.rules, RuleRows)])


def remark_backs(context: PressContext, cards: Sequence[Card], back: Back) -> None:
    """Tell what has no room on the backs of cards."""
    words = dict.fromkeys([back.word] if back.word else [card.kind for card in cards])
    left_out = BackPainter(context, cards[0].size, back, NEUTRAL).left_out(words) if cards else []
    if left_out:
        context.remarks.append(("cards_back", {"names": ", ".join(left_out)}))


def _share_form(cards: Sequence[Card], first: int = 0) -> None:
    """Sets cards in the first form, from number `first` on, in which all have room with heads and feet of one height.

    Where that would have a picture that is not seen across a table, those without room for the tallest have their own.
    """
    number = max(first, *(card.number for card in cards))
    while True:
        for card in cards:
            card.settle(number)
        head, foot = max(card.head for card in cards), max(card.foot for card in cards)
        for card in cards:
            if (card.head, card.foot) != (head, foot):
                card.settle(number, head, foot)
        worst = max(cards, key=lambda card: card.number)
        if worst.number == number:
            return
        if cards[0].form.roomy and not worst.form.roomy:
            break
        number = worst.number
    for card in cards:
        if card.number > number:
            card.settle(number, head)
            if card.number > number:
                card.settle(number)


def _is_large(card: Card, small: set[str]) -> bool:
    """Whether its words are as large as others' of its kind: all are where none is smaller than can be read across a table."""
    return card.said_at >= round(SHARED * card.scale) or card.node.get("kind") not in small


def _parted(cards: Sequence[Card], alike: Callable[[Card], bool], gives_way: bool = True) -> list[list[Card]]:
    """The cards by kind, and those of a kind in two parts; with `gives_way` those that may say less apart from these."""
    found: dict[tuple[str, bool, bool], list[Card]] = {}
    for card in cards:
        found.setdefault((card.node.get("kind"), gives_way and card.gives_way, alike(card)), []).append(card)
    return [*found.values()]

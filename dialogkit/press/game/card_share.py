"""What cards of a kind share, so that a row of them looks like one: their form, the size of their words, what they ask."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import groupby

from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card import Card
from dialogkit.press.game.card_back import Back, BackPainter
from dialogkit.press.game.card_rules import RuleRows
from dialogkit.press.game.card_text import READ, SHARED
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import NEUTRAL


def share(cards: Sequence[Card], count: int, root: Tag) -> list[Card]:
    """The cards, whose tags are the last in `root`, in the order in which they lie on sheets of `count`, and are read.

    They share how large their pictures are, and those of a kind what they ask, and on a sheet the size of what they say.

    Those that say too much for a picture that is seen across a table share smaller ones; those that say too much for letters as
    large as others' have smaller ones, but for those with a heading.
    """
    for part in _parted(cards, lambda card: card.form.roomy):
        _share_form(part)
    least = min((card.form.picture for card in cards if card.form.roomy), default=0.0)
    for part in _parted([card for card in cards if card.form.roomy], lambda card: True):
        if part[0].form.picture > least:
            _share_form(part, max(card.number_for(least) for card in part))
    for part in _parted([card for card in cards if card.is_headed], lambda card: card.form.roomy):
        _share_size(part)
    ordered = _ordered(cards)
    for start in range(0, len(ordered), count):
        _share_on_sheet([card for card in ordered[start : start + count] if not card.is_headed])
    for part in _parted(cards, lambda card: True):
        asked = min(card.asked_at for card in part)
        for card in part:
            card.ask_at(asked)
    for part in _parted(cards, lambda card: card.form.roomy, gives_way=False):
        line = max(card.line for card in part)
        for card in part:
            card.keep_line(line)
    for start in range(0, len(ordered), count):
        _share_line(ordered[start : start + count])
    RuleRows.share([card.rules for card in cards if isinstance(card.rules, RuleRows)])
    root.kids[len(root.kids) - len(cards) :] = [card.tag for card in ordered]
    return ordered


def _ordered(cards: Sequence[Card]) -> list[Card]:
    """Those of a kind that say least come first, so that the cards of a sheet are alike; those with a heading keep their places.

    Nobody reads a deck in order: it is shuffled.
    """
    runs = (list(run) for _, run in groupby(cards, key=lambda card: (card.node.get("kind"), card.is_headed)))
    return [card for run in runs for card in (run if run[0].is_headed else sorted(run, key=_fullness))]


def _fullness(card: Card) -> tuple[bool, float]:
    return not card.form.roomy, -card.said_at


def _share_on_sheet(cards: Sequence[Card]) -> None:
    small = {card.node.get("kind") for card in cards if _is_small(card)}
    for part in _parted(cards, _is_small):
        beside_small = part[0].node.get("kind") in small and not _is_small(part[0])  # is no larger than it need be
        _share_size(part, round(SHARED * part[0].scale) if beside_small else math.inf)


def _is_small(card: Card) -> bool:
    """Whether its words are so many that they cannot be read across a table."""
    return card.said_at < round(READ * card.scale)


def _share_size(cards: Sequence[Card], most: float = math.inf) -> None:
    size = min(most, *(card.said_at for card in cards))
    for card in cards:
        card.set_at(size)


def _share_line(cards: Sequence[Card]) -> None:
    """Sets the line above what cards ask at one height on a sheet, where all have room for that: else it looks like a slip."""
    lines = [card.line for card in cards]
    for card in cards:
        card.keep_line(max(lines))
    if any(card.line < max(lines) for card in cards):
        for card, line in zip(cards, lines):
            card.keep_line(line)


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


def _parted(cards: Sequence[Card], alike: Callable[[Card], bool], gives_way: bool = True) -> list[list[Card]]:
    """The cards by kind, and those of a kind in two parts; with `gives_way` those that may say less apart from these."""
    found: dict[tuple[str, bool, bool], list[Card]] = {}
    for card in cards:
        found.setdefault((card.node.get("kind"), gives_way and card.gives_way, alike(card)), []).append(card)
    return [*found.values()]

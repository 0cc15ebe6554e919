"""What is in the deck of cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dialogkit.cycle.model import Cycle, QuestionCard, Quote
from dialogkit.templating.seen.rights import Right


def deck_quotes(cycle: Cycle) -> list[Quote]:
    """The quotes of the deck: those that the cycle names, in its order, or all, theme by theme."""
    chosen = cycle.game.cards.quotes
    if chosen is not None:
        by_id = {quote.id: quote for quote in cycle.quotes}
        return [by_id[name] for name in chosen if name in by_id]
    order = {theme.id: number for number, theme in enumerate(cycle.themes)}
    return sorted(cycle.quotes, key=lambda quote: order.get(quote.theme or "", len(order)))


def deck_rights(cycle: Cycle, by_number: Mapping[int, Right]) -> list[Right]:
    """The rights of the deck: those that the game names, or every article of the cycle that is meant for a card."""
    chosen = cycle.game.cards.rights
    numbers = chosen if chosen is not None else [article.n for article in cycle.rights.articles if article.card]
    return [by_number[n] for n in numbers]


def deck_questions(cycle: Cycle, rights: Sequence[Right]) -> list[tuple[int, QuestionCard]]:
    """The questions of the deck with their numbers in the cycle: those that no card before them asks."""
    asked = {_bare(right.question or "") for right in rights}
    found = []
    for number, question in enumerate(cycle.game.cards.questions, 1):
        if (words := _bare(question.text)) not in asked:
            asked.add(words)
            found.append((number, question))
    return found


def _bare(text: str) -> str:
    """The letters and digits of a text, small: by them it is told whether two texts say the same."""
    return "".join(filter(str.isalnum, text.casefold()))

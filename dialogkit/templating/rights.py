"""The articles of the convention that a year rests on, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from dialogkit.crpd import articles
from dialogkit.cycle.model import Cycle
from dialogkit.words import Words


@dataclass(frozen=True, slots=True)
class Right:
    """An article with its official title, and plain words and a talk question from the cycle or else from dialogkit."""

    n: int
    title: str
    plain: tuple[str, ...]
    question: str | None
    symbol: str
    at: str


def rights(cycle: Cycle, words: Words) -> list[Right]:
    """The articles of the cycle, and those that its themes rest on, by number."""
    own = {article.n: article for article in cycle.rights.articles}
    numbers = {*own, *(n for theme in cycle.themes for n in theme.articles), *(cycle.game.cards.rights or ())}
    found = []
    for n in sorted(numbers):
        official, mine = articles(words.lang)[n], own.get(n)
        plain = tuple(mine.plain) if mine and mine.plain else official.plain
        question = (mine.question if mine else None) or official.question
        at = mine.at if mine else next((theme.at for theme in cycle.themes if n in theme.articles), cycle.game.cards.at)
        found.append(Right(n, official.title, plain, question, (mine.symbol if mine else None) or official.symbol or "scale", at))
    return found

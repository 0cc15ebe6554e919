"""The articles of the convention that a year rests on, as they are printed."""

from __future__ import annotations

from dataclasses import dataclass

from dialogkit.crpd import article
from dialogkit.cycle.model import Cycle
from dialogkit.words import Words

_HEADING = 60  # letters


@dataclass(frozen=True, slots=True)
class Right:
    """An article with its official title, and plain words and a talk question from the cycle or else from dialogkit.

    `meaning` says in a few words what it gives: the first of the cycle's own plain words, and `told` what they say besides; or
    dialogkit's own, and all of the plain words. Where neither says it, it is the title. A card is headed `on_card`: what it
    means, or the one thing that the cycle says of it; and says `below` all else of the cycle's own words, or one of dialogkit's
    sentences. `own` tells whether these are the cycle's.
    """

    n: int
    title: str
    meaning: str
    told: tuple[str, ...]
    on_card: str
    below: tuple[str, ...]
    own: bool
    plain: tuple[str, ...]
    question: str | None
    symbol: str
    at: str


def rights(cycle: Cycle, words: Words) -> list[Right]:
    """The articles of the cycle, and those that its themes rest on, by number."""
    own = {each.n: each for each in cycle.rights.articles}
    numbers = {*own, *(n for theme in cycle.themes for n in theme.articles), *(cycle.game.cards.rights or ())}
    found = []
    for n in sorted(numbers):
        official, mine = article(n, words), own.get(n)
        plain = tuple(mine.plain) if mine and mine.plain else official.plain
        meaning, told = official.meaning or official.title, plain
        if mine and len(mine.plain) > 1 and len(plain[0]) <= _HEADING:
            meaning, told = plain[0].removesuffix("."), plain[1:]
        theirs = bool(mine and mine.plain)
        below, on_card = told if theirs else plain[official.card - 1 :][:1], meaning
        if theirs and len(plain) == 1 and len(plain[0]) <= _HEADING:
            below, on_card = (), plain[0].removesuffix(".")
        question = (mine.question if mine else None) or official.question
        at = mine.at if mine else next((theme.at for theme in cycle.themes if n in theme.articles), cycle.game.cards.at)
        found.append(
            Right(
                n,
                official.title,
                meaning,
                told,
                on_card,
                below,
                theirs,
                plain,
                question,
                (mine.symbol if mine else None) or official.symbol or "scale",
                at,
            )
        )
    return found

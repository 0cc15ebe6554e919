"""What people wished to talk about becomes themes of the next year, after those that it has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dialogkit.cycle.model import Cycle
from dialogkit.words import Words

_TITLE_LETTERS = 60
"""Of a wish that is a theme's title; a longer one is the text of a theme that is called after its number."""


def wished_themes(cycle: Cycle, words: Words) -> list[dict[str, Any]]:
    """The themes as a file has them: each wish once, and none that is a theme already. Each has a question to begin with."""
    taken = {theme.id for theme in cycle.themes}
    free = (name for number in range(1, 10_000) if (name := f"wish-{number}") not in taken)
    return [_theme(name, wish, number, words) for number, (name, wish) in enumerate(zip(free, _wishes(cycle), strict=False), 1)]


def _wishes(cycle: Cycle) -> Iterator[str]:
    told = {_plain(theme.title) for theme in cycle.themes}
    for event in cycle.events:
        for wish in event.next.wishes if event.next else ():
            if _plain(wish) not in told:
                told.add(_plain(wish))
                yield wish


def _plain(title: str) -> str:
    return title.casefold().strip(" .")


def _theme(name: str, wish: str, number: int, words: Words) -> dict[str, Any]:
    title = wish.rstrip(" .")
    named = {"title": title} if len(title) <= _TITLE_LETTERS else {"title": words("next_year.wish", n=number), "text": [wish]}
    return {"id": name, **named, "questions": [{"id": f"{name}-a", "text": words("next_year.ask")}]}

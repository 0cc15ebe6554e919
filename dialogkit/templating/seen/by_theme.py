"""What belongs to a theme, found without looking at all there is for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from dialogkit.cycle.model import Quote, Task

_S = TypeVar("_S", Task, Quote)


def by_theme(items: Sequence[_S]) -> Callable[[str | None], list[_S]]:
    """Gives the items of a theme by its id. A template that looks for them itself needs a step for each item in each theme."""
    found: dict[str | None, list[_S]] = {}
    for item in items:
        found.setdefault(item.theme, []).append(item)
    return lambda theme: found.get(theme, [])

"""What is looked for in texts, by its first word: of thousands, a text holds the words of a few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

_WORD = re.compile(r"\w+")
T = TypeVar("T")


class ByWord(Generic[T]):
    """Things with the text that each is found by, where that stands between other words as it is written, perhaps with an s."""

    def __init__(self, things: Iterable[tuple[str, T]]):
        self._by_word: dict[str, list[tuple[int, T]]] = {}
        for number, (text, thing) in enumerate(things):
            word = _WORD.search(text.casefold())
            self._by_word.setdefault(word[0] if word else "", []).append((number, thing))

    def within(self, text: str) -> list[T]:
        """The things that `text` may hold, in their order. It holds no other."""
        if not self._by_word:
            return []
        words = set(_WORD.findall(text.casefold()))
        words |= {"", *(word[:-1] for word in words if word.endswith("s"))}
        found = [each for word in words & self._by_word.keys() for each in self._by_word[word]]
        return [thing for _, thing in sorted(found, key=lambda each: each[0])]

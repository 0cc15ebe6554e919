"""What is looked for in texts, by its words: of thousands, a text holds those of a few."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Generic, TypeVar

_WORD = re.compile(r"\w+")
_MOST = 8  # words by which something is looked up: more tell no more things apart
T = TypeVar("T")


class ByWord(Generic[T]):
    """Things with the text that each is found by, where that stands between other words as it is written, perhaps with an s."""

    def __init__(self, things: Iterable[tuple[str, T]]):
        self._by_words: dict[tuple[str, ...], list[tuple[int, T]]] = {}
        self._lengths: dict[str, set[int]] = {}
        for number, (text, thing) in enumerate(things):
            words = tuple(_WORD.findall(text.casefold())[:_MOST])
            self._by_words.setdefault(words, []).append((number, thing))
            self._lengths.setdefault(words[0] if words else "", set()).add(len(words))

    def within(self, text: str) -> list[T]:
        """The things that `text` may hold, in their order. It holds no other."""
        if not self._by_words:
            return []
        words = _WORD.findall(text.casefold())
        rows: set[tuple[str, ...]] = {()}
        for at, word in enumerate(words):
            rows.update(tuple(words[at : at + length]) for length in self._lengths.get(word, ()))
            if word.endswith("s") and 1 in self._lengths.get(word[:-1], ()):
                rows.add((word[:-1],))
        rows |= {(*row[:-1], row[-1][:-1]) for row in rows if row and row[-1].endswith("s")}
        found = [each for row in rows for each in self._by_words.get(row, ())]
        return [thing for _, thing in sorted(found, key=lambda each: each[0])]

"""What is private in words that are harmless one by one: kinds of words that stand together in one sentence."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache, lru_cache

from dialogkit.resources import read_texts

_SENTENCE = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LETTERS = 40  # of the longest beginning
_WORDS_KEPT = 4096  # of which the kinds are known


class Kinds:
    """Words by kind, and the rows of kinds that tell of somebody where a sentence holds a word of each."""

    def __init__(self, kinds: dict[str, str], rows: str):
        self._rows = [row.split() for row in rows.splitlines()]
        self._exact: dict[str, set[str]] = {}
        self._begins: dict[str, set[str]] = {}
        for kind, words in kinds.items():
            for word in words.split():
                to = self._begins if word.endswith("*") else self._exact
                to.setdefault(word.rstrip("*"), set()).add(kind)
        self._first = {row[0] for row in self._rows}
        self._of = lru_cache(_WORDS_KEPT)(self._kinds_of)

    def find(self, small: str) -> Iterator[tuple[int, int]]:
        """Where in a text in small letters the first kinds of rows stand whose other kinds stand in the same sentence."""
        if not any(self._of(word) & self._first for word in _WORD.findall(small)):
            return
        for sentence in _SENTENCE.finditer(small):
            spans: dict[str, list[tuple[int, int]]] = {}
            for match in _WORD.finditer(small, *sentence.span()):
                for kind in self._of(match[0]):
                    spans.setdefault(kind, []).append(match.span())
            yield from sorted({spans[row[0]][0] for row in self._rows if self._holds(row, spans)})

    @staticmethod
    def _holds(row: list[str], spans: Container[str]) -> bool:
        return all(kind[1:] not in spans if kind.startswith("!") else kind in spans for kind in row)

    def _kinds_of(self, word: str) -> frozenset[str]:
        word = word.replace("’", "'")
        forms = (word[:end] for end in range(2, min(len(word), _LETTERS) + 1))
        begun = [self._begins[form] for form in forms if form in self._begins]
        return frozenset(self._exact.get(word, set()).union(*begun))


@cache
def kinds(name: str, english: bool) -> Kinds:
    """The list of that name in English, or in bokmål and nynorsk, which people mix when they speak."""
    data = read_texts("private", f"{name}-{'en' if english else 'no'}.yaml")
    return Kinds(data["kinds"], data["rows"])

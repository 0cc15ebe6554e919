"""Where phrases stand in a text. Of thousands, a text holds the words of a few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from dialogkit import limits

_WORD = re.compile(r"\w+")
_MOST = 8  # words by which a phrase is looked up: more tell hardly any apart


class Stand(NamedTuple):
    """The phrase of that number stands from `start` to `end`."""

    number: int
    start: int
    end: int


class ByWord:
    """Phrases, found as whole words, whatever their capitals and the white space in them.

    With `also_genitive` an s may follow. Where very many phrases begin alike in very many places, those that come after are not
    compared any more, and if they are `feared` one of them stands there.
    """

    def __init__(self, phrases: Iterable[str], also_genitive: bool = False, feared: bool = False):
        self._phrases = list(phrases)
        self._ending = "(?:'s|s)?" if also_genitive else ""
        self._feared = feared
        self._left = limits.PHRASES_COMPARED
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._by_words: dict[tuple[str, ...], list[int]] = {}
        self._lengths: dict[str, set[int]] = {}
        self._signs: list[int] = []  # phrases without a word
        for number, phrase in enumerate(self._phrases):
            words = tuple(word.casefold() for word in _WORD.findall(phrase)[:_MOST])
            if words:
                self._by_words.setdefault(words, []).append(number)
                self._lengths.setdefault(words[0], set()).add(len(words))
            elif phrase:
                self._signs.append(number)

    def find(self, text: str) -> list[Stand]:
        """Where each phrase stands, one after another. Where one of them overlaps itself it stands once."""
        found: list[Stand] = []
        for stand in sorted((*self._words_in(text), *self._signs_in(text))):
            if not found or found[-1].number != stand.number or found[-1].end <= stand.start:
                found.append(stand)
        return found

    def _signs_in(self, text: str) -> Iterator[Stand]:
        for number in self._signs:
            if self._phrases[number] in text:
                yield from (Stand(number, *match.span()) for match in self._pattern(number).finditer(text))

    def _words_in(self, text: str) -> Iterator[Stand]:
        tokens = list(_WORD.finditer(text)) if self._by_words else []
        words = [token[0].casefold() for token in tokens]
        for at, token in enumerate(tokens):
            for row in self._rows(words, at):
                for number in self._by_words.get(row, ()):
                    self._left -= 1
                    if self._left < 0:
                        if self._feared:
                            yield Stand(number, token.start(), tokens[at + len(row) - 1].end())
                        break
                    first = _WORD.search(self._phrases[number])
                    begin = token.start() - (first.start() if first else 0)
                    match = self._pattern(number).match(text, begin) if begin >= 0 else None
                    if match:
                        yield Stand(number, *match.span())

    def _rows(self, words: list[str], at: int) -> Iterator[tuple[str, ...]]:
        """The words from a place on by which phrases are looked up, and the same without the s of a genitive."""
        for length in self._lengths.get(words[at], ()):
            row = tuple(words[at : at + length])
            if len(row) == length:
                yield row
                if row[-1].endswith("s"):
                    yield (*row[:-1], row[-1][:-1])
        if words[at].endswith("s") and 1 in self._lengths.get(words[at][:-1], ()):
            yield (words[at][:-1],)

    def _pattern(self, number: int) -> re.Pattern[str]:
        if number not in self._patterns:
            phrase = r"\s+".join(map(re.escape, self._phrases[number].split()))
            self._patterns[number] = re.compile(rf"(?<!\w){phrase}{self._ending}(?!\w)", re.IGNORECASE)
        return self._patterns[number]

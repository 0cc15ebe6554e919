"""Sentences, words and LIX of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from dialogkit.sentences import Stops, ends

LONG_WORD = 6  # letters: a word with more is a long one to LIX
LIX_WORDS = 100  # LIX says little of a text with fewer
_WORD = re.compile(r"[^\W_]+(?:[-'’.,:][^\W_]+|(?<=\d)/(?=\d)[^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it begins in its text, and its words, numbers among them. A word with a hyphen is one word."""

    text: str
    start: int
    words: list[str] = field(compare=False)


def words(text: str) -> list[str]:
    """The words of a text, numbers among them. «09.30» and «e-post» are one word each, «og/eller» are two."""
    return _WORD.findall(text)


def letters(word: str) -> int:
    """How many letters a word has."""
    return len(_LETTERS.findall(word))


@lru_cache(maxsize=512)
def sentences(text: str, known: Stops = Stops()) -> tuple[Sentence, ...]:
    """The sentences of a text. Each line begins a new one."""
    starts = [0, *(start for _, start in ends(text, known))]
    return tuple(found for start, end in zip(starts, [*starts[1:], len(text)]) for found in _sentence(text, start, end))


def _sentence(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end].strip()
    said = words(piece)
    return [Sentence(piece, text.index(piece, start), said)] if said else []


@dataclass(frozen=True, slots=True)
class Measure:
    """Figures of a text: words, words with more than six letters, sentences, and words of the longest sentence."""

    words: int = 0
    long_words: int = 0
    sentences: int = 0
    longest: int = 0

    def __add__(self, other: Measure) -> Measure:
        counts = self.words + other.words, self.long_words + other.long_words, self.sentences + other.sentences
        return Measure(*counts, max(self.longest, other.longest))

    @property
    def mean(self) -> float:
        """Words a sentence."""
        return self.words / max(1, self.sentences)

    @property
    def long_share(self) -> float:
        """The share of long words, in percent."""
        return 100 * self.long_words / max(1, self.words)

    @property
    def lix(self) -> float:
        """C.-H. Björnsson's readability index (Läsbarhet, 1968): words a sentence plus the percentage of long words.

        Under 30 is very easy, 30-40 easy, 40-50 medium, 50-60 hard, over 60 very hard. It says little of a text of fewer than
        `LIX_WORDS` words.
        """
        return self.mean + self.long_share


def measure(texts: Iterable[str], known: Stops = Stops()) -> Measure:
    """The figures of several texts together. Each begins a sentence of its own."""
    total = Measure()
    for text in texts:
        for sentence in sentences(text, known):
            said = sentence.words
            total += Measure(len(said), sum(letters(word) > LONG_WORD for word in said), 1, len(said))
    return total

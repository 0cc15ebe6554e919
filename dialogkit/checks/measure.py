"""Sentences, words and LIX of a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

LONG_WORD = 6  # letters: a word with more is a long one to LIX
LIX_WORDS = 100  # LIX says little of a text with fewer
_WORD = re.compile(r"[^\W_]+(?:[-'’.,/:][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")
_END = re.compile(r"[.!?:…]+[\"'»”’)\]]*(?:\s+|$)|\n+")
_NUMBER = re.compile(r"(?:^|\s)\d{1,4}\.$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it begins in its text."""

    text: str
    start: int

    @property
    def words(self) -> list[str]:
        """The words, numbers among them. A word with a hyphen is one word."""
        return words(self.text)


def words(text: str) -> list[str]:
    """The words of a text, numbers among them."""
    return _WORD.findall(text.replace("**", ""))


def letters(word: str) -> int:
    """How many letters a word has."""
    return len(_LETTERS.findall(word))


def sentences(text: str, abbreviations: Collection[str] = ()) -> list[Sentence]:
    """The sentences of a text. A colon ends one too: what follows is a thought of its own.

    A dot after a number (17. september) or an abbreviation ends none, unless a capital follows.
    """
    found, start = [], 0
    for match in _END.finditer(text):
        if _goes_on(text[start : match.start() + 1], text[match.end() :], abbreviations):
            continue
        found += _sentence(text, start, match.end())
        start = match.end()
    return found + _sentence(text, start, len(text))


def _sentence(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end]
    return [Sentence(piece.strip(), start + len(piece) - len(piece.lstrip()))] if words(piece) else []


def _goes_on(before: str, after: str, abbreviations: Collection[str]) -> bool:
    """Whether the dot at the end of `before` ends no sentence."""
    if not before.endswith(".") or not after:
        return False
    last = before.split()[-1].casefold() if before.split() else ""
    return after[0].islower() and bool(_NUMBER.search(before) or last in abbreviations) or last in abbreviations


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


def measure(texts: Iterable[str], abbreviations: Collection[str] = ()) -> Measure:
    """The figures of several texts together. Each begins a sentence of its own."""
    total = Measure()
    for text in texts:
        for sentence in sentences(text, abbreviations):
            said = sentence.words
            total += Measure(len(said), sum(letters(word) > LONG_WORD for word in said), 1, len(said))
    return total

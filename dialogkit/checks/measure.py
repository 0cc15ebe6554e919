"""Sentences, words and LIX of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

LONG_WORD = 6  # letters: a word with more is a long one to LIX
LIX_WORDS = 100  # LIX says little of a text with fewer
_WORD = re.compile(r"[^\W_]+(?:[-'’.,/:][^\W_]+)*")
_LETTERS = re.compile(r"[^\W\d_]")
_CLOSING = "\"'»”’)]*"  # what may stand between a sentence's last mark and the next sentence
_END = re.compile(rf"(?<![.!?:…])[.!?:…]++[{re.escape(_CLOSING)}]*+(?:\s++|$)|\n++")
_ORDINAL = re.compile(r"(?:^|\s)[\"'«“(]*\d{1,4}\.$")
_COUNTED = re.compile(r"^\s*\d{1,3}\.$")


@dataclass(frozen=True, slots=True)
class Shortened:
    """A language's abbreviations, in small letters. Those in `last` may stand last in a sentence, such as «osv.»."""

    all: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, where it begins in its text, and its words, numbers among them. A word with a hyphen is one word."""

    text: str
    start: int
    words: list[str] = field(compare=False)


def words(text: str) -> list[str]:
    """The words of a text, numbers among them. «09.30» and «e-post» are one word each."""
    return _WORD.findall(text)


def letters(word: str) -> int:
    """How many letters a word has."""
    return len(_LETTERS.findall(word))


@lru_cache(maxsize=512)
def sentences(text: str, shortened: Shortened = Shortened()) -> tuple[Sentence, ...]:
    """The sentences of a text. Each line begins a new one.

    A colon ends one too: what follows is a thought of its own. A dot ends none after a number («17. september»), after the number
    of an item («1. Les kortet») or after an abbreviation, unless it is one that may stand last and a capital follows. Neither
    does a mark inside «quotation marks», nor three dots, when a small letter follows.
    """
    found, start = [], 0
    for match in _END.finditer(text):
        if not match[0].isspace() and _goes_on(text, start, match, shortened):
            continue
        found += _sentence(text, start, match.end())
        start = match.end()
    return tuple(found + _sentence(text, start, len(text)))


def _sentence(text: str, start: int, end: int) -> list[Sentence]:
    piece = text[start:end].strip()
    said = words(piece)
    return [Sentence(piece, text.index(piece, start), said)] if said else []


def _goes_on(text: str, start: int, match: re.Match[str], shortened: Shortened) -> bool:
    """Whether the mark that has been found ends no sentence."""
    if match.end() == len(text) or "\n" in match[0]:
        return False
    small = text[match.end()].islower()
    mark = match[0].strip().rstrip(_CLOSING)
    if mark != ".":
        quoted = len(match[0].strip()) > len(mark) and "*" not in match[0]
        return small and (quoted or mark.endswith("…") or mark == "...")
    before = text[max(start, match.start() - 40) : match.start() + 1]
    last = before.split()[-1].casefold().lstrip("\"'«“(")
    if last in shortened.all:
        return small or last not in shortened.last
    return small and bool(_ORDINAL.search(before)) or match.start() - start < 40 and bool(_COUNTED.match(before))


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


def measure(texts: Iterable[str], shortened: Shortened = Shortened()) -> Measure:
    """The figures of several texts together. Each begins a sentence of its own."""
    total = Measure()
    for text in texts:
        for sentence in sentences(text, shortened):
            said = sentence.words
            total += Measure(len(said), sum(letters(word) > LONG_WORD for word in said), 1, len(said))
    return total

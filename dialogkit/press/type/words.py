"""A text as words, known at whatever size they are set: what each is made of, where sentences begin, and what stays together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from dialogkit.markup.tree import KEPT
from dialogkit.press.pdf.fonts import FontSet, plain
from dialogkit.press.type.unbroken import joining, unbroken
from dialogkit.sentences import ends, stops

_BREAK_AFTER = "/.-_?&=@"  # where a word that is wider than its line may be broken
_AFTER, _BEFORE = "/_?&=@", "-."  # where an address may: what ends a line is its own, and no hyphen or stop of ours

_FIRST = frozenset((0,))


class Fragment(NamedTuple):
    """A piece of text of one weight; `href` makes it a link."""

    text: str
    bold: bool = False
    href: str | None = None


class Piece(NamedTuple):
    """What is drawn in one go on a line."""

    text: str
    bold: bool
    href: str | None
    width: float  # in pt


Word = tuple[Fragment, ...]
"""One part, or several where the weight changes inside the word."""


@dataclass(slots=True)
class Words:
    """The words of one of the writer's lines.

    `counts`: how many letters stand before each word, and in all, each word with a space behind it. `begins`: the words that
    begin a sentence; the first one does.
    """

    words: Sequence[Word]
    fonts: FontSet
    lang: str
    counts: Sequence[int]
    begins: Set[int]
    cuts: Set[int] = frozenset()
    """The words that go on on the next line."""
    _tied: Set[int] | None = None
    _thousandths: list[float] = field(init=False)  # of the size
    _mixed: list[int] = field(init=False)
    _bold: list[int] = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        self._thousandths = [self.fonts.thousandths(word[0].text, word[0].bold) for word in words]
        self._mixed = [index for index, word in enumerate(words) if len(word) > 1]
        self._bold = [index for index in range(1, len(words)) if words[index][0].bold and words[index - 1][-1].bold]

    @classmethod
    def of(cls, words: Sequence[Word], fonts: FontSet, lang: str) -> Words:
        """The words of a text in a language."""
        written = [*map(joined, words)]
        counts = [*accumulate((len(word) + 1 for word in written), initial=0)]
        starts = {start for mark, start in ends(" ".join(written), stops(lang)) if not mark.endswith(":")}
        large = (index for index, at in enumerate(counts[:-1]) if at in starts and _is_large(written[index]))
        begins = frozenset((0, *large)) if starts else _FIRST
        return cls(words, fonts, lang, counts, begins)

    def __len__(self) -> int:
        return len(self.words)

    @property
    def forced(self) -> Set[int]:
        """The words that begin a line in any text: the parts of those that were cut."""
        return {*self.cuts, *(index + 1 for index in self.cuts)}

    @property
    def tied(self) -> Set[int]:
        """The words that stay on one line with the word before them. Where all do, nobody asks, and it takes a while to find."""
        if self._tied is None:
            self._tied = unbroken(tuple(map(joined, self.words)), self.lang)
        return self._tied

    def joining(self, start: int, stop: int) -> Set[int]:
        """The short words from `start` on that belong to the word behind them more than to the one before: «å», «the»."""
        short = joining(self.lang)
        return {index for index, word in enumerate(self.words[start:stop]) if joined(word).casefold() in short}

    def begun(self, start: int, stop: int) -> Sequence[int]:
        """How many sentences begin before each word from `start` on, and in all up to `stop`."""
        return [*accumulate((index in self.begins for index in range(start, stop)), initial=0)]

    def clauses(self, start: int, stop: int) -> Sequence[int]:
        """How many words with a comma behind them stand before each word from `start` on, and in all up to `stop`."""
        return [*accumulate((joined(word).endswith(",") for word in self.words[start:stop]), initial=0)]

    def widest(self, size: float) -> float:
        """How wide the widest word is at `size`, both in pt."""
        return max(self.widths(size), default=0.0)

    def widths(self, size: float) -> list[float]:
        """How wide each word is at `size`, both in pt."""
        wide = [width * size / 1000 for width in self._thousandths]
        for index in self._mixed:
            wide[index] = sum(self.fonts.width(text, bold, size) for text, bold, _ in self.words[index])
        return wide

    def pieces(self, index: int, size: float) -> list[Piece]:
        """A word as it is drawn at `size` pt."""
        return [Piece(*part, self.fonts.width(part.text, part.bold, size)) for part in self.words[index]]

    def spaces(self, size: float) -> list[float]:
        """How wide the space before each word is at `size`, both in pt: a bold one between bold words only."""
        wide = [self.fonts.width(" ", False, size)] * len(self.words)
        for index in self._bold:
            wide[index] = self.fonts.width(" ", True, size)
        return wide

    def chopped(self, width: float, size: float) -> Words:
        """The words at `size`, with those wider than `width` pt in parts that each fit, broken where an address may be.

        Each part counts as many letters as the whole word.
        """
        words: list[Word] = []
        counts, begins, tied, cuts = [0], set[int](), set[int](), set[int]()
        for index, (word, wide) in enumerate(zip(self.words, self.widths(size))):
            parts, first = [word] if wide <= width else [*_parts(word, self.fonts, width, size)], len(words)
            letters = self.counts[index + 1] - self.counts[index]
            words += parts
            counts += [counts[-1] + letters * number for number in range(1, len(parts) + 1)]
            if index in self.begins and (wide <= width or len(parts) > 1):
                begins.add(first)
            if index in self.tied and wide <= width:
                tied.add(first)
            cuts.update(range(first, len(words) - 1))
        return Words(words, self.fonts, self.lang, counts, begins, cuts, tied)


def _parts(word: Word, fonts: FontSet, width: float, size: float) -> Iterator[Word]:
    """A word cut into parts that each fit."""
    parts: list[Fragment] = []
    used = 0.0
    for text, bold, href in word:
        while text:
            end = fonts.fitting(text, bold, size, width - used) or (0 if parts else 1)
            if end < len(text):
                at = _break(text, end, bool(href))
                end = at if at > end // 2 else end
            if end:
                parts.append(Fragment(text[:end], bold, href))
                used += fonts.width(text[:end], bold, size)
                text = text[end:]
            if text:
                yield tuple(parts)
                parts, used = [], 0.0
    yield tuple(parts)


def _break(text: str, end: int, is_address: bool) -> int:
    """The last place before `end` where a word may be broken; 0 or less for none."""
    if not is_address:
        return max(text.rfind(mark, 0, end) for mark in _BREAK_AFTER) + 1
    return max(*(text.rfind(mark, 0, end) + 1 for mark in _AFTER), *(text.rfind(mark, 0, end) for mark in _BEFORE))


def joined(word: Word) -> str:
    return word[0].text if len(word) == 1 else "".join(part.text for part in word)


def said(words: Iterable[Word]) -> str:
    """The text of some words."""
    return " ".join(map(joined, words))


def _is_large(word: str) -> bool:
    """Whether the first letter is a capital, and no digit stands before it."""
    return not word[:1].isdigit() and next((letter for letter in word if letter.isalpha()), "").isupper()


@lru_cache(maxsize=1024)  # a text is tried at several sizes, each time as another paragraph
def words_of(fragments: tuple[Fragment, ...], all_bold: bool, fonts: FontSet, lang: str) -> tuple[Words, ...]:
    """The words of fragments in a language, those of each line that the writer kept apart."""
    return tuple(Words.of(words, fonts, lang) for words in _kept_lines(fragments, all_bold))


@lru_cache(maxsize=4096)
def _once(word: Word) -> Word:
    """The word, which is held once for all texts that have it: ten thousand cards say the same few."""
    return word


def _kept_lines(fragments: Iterable[Fragment], all_bold: bool) -> list[list[Word]]:
    """The fragments cut where the writer kept lines apart, and each line at spaces.

    Of empty lines only one is left between others.
    """
    lines: list[list[list[Fragment]]] = [[[]]]
    for text, bold, href in fragments:
        for number, part in enumerate(text.split(KEPT)):
            if number:
                lines.append([[]])
            first, *rest = plain(part).replace("\n", " ").split(" ")
            if first:
                lines[-1][-1].append(Fragment(first, bold or all_bold, href))
            for word in rest:
                lines[-1].append([Fragment(word, bold or all_bold, href)] if word else [])
    found: list[list[Word]] = []
    for words in lines:
        said = [_once(tuple(word)) for word in words if word]
        if said or (found and found[-1]):
            found.append(said)
    return found if found and found[-1] else found[:-1]

"""What is private in words that are harmless one by one: rows of kinds of words near each other or in one sentence.

A verb of hurting and a part of the body, an act of care and whom it is done to, who forces whom. A text is read once,
whatever the number of rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from dialogkit.resources import read_texts

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.!?\n]")
_ENDS = frozenset(".!?\n")
_LONGEST = 40  # letters of a word that are looked at
_SHORTEST = 2  # letters of a stem
_WORDS_KEPT = 20_000
_GAP = 2  # words that may stand between two kinds of a row that says no number
_SUBJECT = 7  # words from the one on that says that a talk, a course or a film follows


@dataclass(frozen=True, slots=True)
class Match:
    """Where a row fits, and whether it tells of somebody: by itself, or since its sentence speaks of one person.

    None where the words tell nothing, whatever else they might be.
    """

    start: int
    end: int
    alone: bool | None


@dataclass(slots=True)
class _Row:
    """Kinds in their order, each with how many words may stand before it; what must and must not be in the sentence."""

    alone: bool
    steps: list[tuple[int, int]]
    all: list[int] = field(default_factory=list)
    none: int = 0

    def may_fit(self, there: int) -> bool:
        """Whether it may fit in a sentence where the kinds `there` are."""
        return not there & self.none and all(there & each for each in (*self.all, *(kind for kind, _ in self.steps)))


class Kinds:
    """Kinds of words, and the rows in which they tell what is private.

    A kind is a list of words separated by spaces: `word`, `stem*`, `*end`, and `words_in_a_row`, with a pronoun of the kind
    `skip` after the first as may be: «slutta han å snakke». A row is kinds in their order, `a|b` where either will do, with the
    number of words that may stand between. `& kind` must, `& !kind` must not stand in the sentence. Words of the kind `quiet`
    are of no other, nor are those after one of `subject`, «en film om», as far as the first of `stop`.
    """

    def __init__(self, kinds: dict[str, str], alone: Sequence[str], personal: Sequence[str]):
        self._bits = {kind: 1 << number for number, kind in enumerate(kinds)}
        known = ("person", "quiet", "subject", "stop", "skip")
        self._person, self._quiet, self._subject, self._stop, self._skip = (self._bits.get(kind, 0) for kind in known)
        self._words = _Words()
        self._phrases: dict[str, list[tuple[list[str], int]]] = {}
        for kind, words in kinds.items():
            for word in words.split():
                first, *rest = word.split("_")
                if rest:
                    self._phrases.setdefault(first, []).append((rest, self._bits[kind]))
                else:
                    self._words.add(word, self._bits[kind])
        self._rows = [*(self._read(row, True) for row in alone), *(self._read(row, False) for row in personal)]
        self._first: dict[int, list[_Row]] = {}

    def _read(self, text: str, alone: bool) -> _Row:
        order, *others = text.split(" & ")
        row, gap = _Row(alone, []), 0
        for part in order.split():
            if part.isdigit():
                gap = int(part)
            else:
                row.steps.append((self._any(part), gap))
                gap = _GAP
        for part in others:
            if part.startswith("!"):
                row.none |= self._any(part[1:])
            else:
                row.all.append(self._any(part))
        return row

    def _any(self, kinds: str) -> int:
        return sum(self._bits[kind] for kind in kinds.split("|"))

    def find(self, small: str) -> Iterator[Match]:
        """Of a text in small letters. No two overlap."""
        sentence: list[re.Match[str]] = []
        for token in _TOKEN.finditer(small):
            if token[0] in _ENDS:
                yield from self._find_in(sentence)
                sentence = []
            else:
                sentence.append(token)
        yield from self._find_in(sentence)

    def _find_in(self, sentence: list[re.Match[str]]) -> Iterator[Match]:
        kinds, ends, silent = self._kinds([token[0] for token in sentence])
        yield from (Match(sentence[start].start(), sentence[end - 1].end(), None) for start, end in silent)
        there = 0
        for kind in kinds:
            there |= kind
        done = 0
        rows: dict[int, list[_Row]] = {}
        for at, kind in enumerate(kinds):
            if not kind or at < done:
                continue
            if kind not in rows:
                rows[kind] = [row for row in self._starting(kind) if row.may_fit(there)]
            fits = [(end, row.alone) for row in rows[kind] if (end := self._fits(row, kinds, at))]
            if fits:
                done = max(ends[end - 1] for end, _ in fits)
                alone = bool(there & self._person) or any(alone for _, alone in fits)
                yield Match(sentence[at].start(), sentence[done - 1].end(), alone)

    def _kinds(self, words: list[str]) -> tuple[list[int], list[int], list[tuple[int, int]]]:
        """Of each word of a sentence, and where the phrase ends that it is in; from which to which words it tells nothing."""
        found = [self._words[word] for word in words]
        ends = list(range(1, len(words) + 1))
        silent: list[tuple[int, int]] = []
        for at, word in enumerate(words):
            for rest, kind in self._phrases.get(word, ()):
                if end := self._after(words, at + 1, rest):
                    found[at:end] = [kind if kind == self._quiet else each | kind for each in found[at:end]]
                    ends[at:end] = [max(end, each) for each in ends[at:end]]
        for at, kind in enumerate(found):
            end = at + 1
            if kind & self._subject:
                while end < min(at + _SUBJECT, len(found)) and not found[end] & self._stop:
                    end += 1
            if kind & (self._quiet | self._subject):
                found[at:end] = [0] * (end - at)
                silent.append((silent.pop()[0] if silent and silent[-1][1] == at else at, end))
        return found, ends, silent

    def _after(self, words: list[str], at: int, rest: list[str]) -> int:
        """Where the rest of a phrase ends that goes on at `at`, be a pronoun in it as in a question; 0 if it does not."""
        at += at < len(words) and words[at] != rest[0] and bool(self._words[words[at]] & self._skip)
        end = at + len(rest)
        return end if end <= len(words) and all(map(_is, words[at:end], rest)) else 0

    def _starting(self, kind: int) -> list[_Row]:
        if kind not in self._first:
            self._first[kind] = [row for row in self._rows if row.steps[0][0] & kind]
        return self._first[kind]

    @staticmethod
    def _fits(row: _Row, kinds: list[int], at: int) -> int:
        """After which word the row ends that begins at `at`; 0 if it does not fit."""
        ends = {at + 1}
        for kind, gap in row.steps[1:]:
            ends = {to + 1 for end in ends for to in range(end, min(end + gap + 1, len(kinds))) if kinds[to] & kind}
        return min(ends, default=0)


class _Words(dict[str, int]):
    """The kinds of words, by themselves or by how they begin and end. What was asked for is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._words: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._ends: dict[str, int] = {}

    def add(self, word: str, kind: int) -> None:
        text = word.strip("*")
        into = self._stems if word.endswith("*") else self._ends if word.startswith("*") else self._words
        into[text] = into.get(text, 0) | kind

    def __missing__(self, word: str) -> int:
        kind = self._of(word[:_LONGEST])
        parts = re.split("['’-]", word[:_LONGEST])
        if not kind and len(parts) > 1:
            for part in parts:
                kind |= self._of(part)
        if len(self) < _WORDS_KEPT:
            self[word] = kind
        return kind

    def _of(self, word: str) -> int:
        kind = self._words.get(word.replace("’", "'"), 0)
        for length in range(_SHORTEST, len(word) + 1):
            kind |= self._stems.get(word[:length], 0)
            kind |= self._ends.get(word[-length:], 0) if length < len(word) else 0
        return kind


def _is(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


@cache
def kinds(name: str, english: bool) -> Kinds:
    """The list of that name in English, or in bokmål and nynorsk, which people mix when they speak."""
    data = read_texts("language", "private", f"{name}-{'en' if english else 'no'}.yaml")
    return Kinds(data["kinds"], data["alone"], data["personal"])

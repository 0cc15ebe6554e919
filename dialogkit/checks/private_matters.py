"""What is private of a person in everyday words: rows of kinds of words near each other in a sentence.

A verb of hurting and a part of the body, an act of care and whom it is done to, who forces whom: `templates/private/matters-*.yaml`
has the kinds by language, and the rows. A text is read once, whatever the number of rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dialogkit.resources import read_texts

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[.!?\n]")
_ENDS = frozenset(".!?\n")
_LONGEST = 40  # letters of a word that are looked at
_SHORTEST = 3  # letters of a stem
_WORDS_KEPT = 20_000
_GAP = 2  # words that may stand between two kinds of a row that says no number
_SUBJECT = 7  # words after one that says what a talk, a course or a film is about

Row = tuple[tuple[int, int], ...]
"""The kinds of each word of a row, and how many words may stand before it."""


@dataclass(frozen=True, slots=True)
class Matter:
    """Where a row fits, and whether it tells of somebody: by itself, or since its sentence speaks of one person."""

    start: int
    end: int
    alone: bool


@cache
def matters(lang: str) -> Matters:
    """The kinds and rows for nb, nn or en."""
    data = read_texts("private", "matters-en.yaml" if lang == "en" else "matters-no.yaml")
    return Matters(data["kinds"], data["alone"], data["personal"])


class Matters:
    """Kinds of words, and the rows in which they tell what is private.

    A kind is a list of words separated by spaces: `word`, `stem*`, `*end`, and `words_in_a_row`. A row is kinds in their order,
    `a|b` where either will do, with the number of words that may stand between; `~` before the number is for either order.
    """

    def __init__(self, kinds: dict[str, str], alone: Sequence[str], personal: Sequence[str]):
        self._bits = {kind: 1 << number for number, kind in enumerate(kinds)}
        self._words = _Words()
        self._phrases: dict[str, list[tuple[list[str], int]]] = {}
        for kind, words in kinds.items():
            for word in words.split():
                first, *rest = word.split("_")
                if rest:
                    self._phrases.setdefault(first, []).append((rest, self._bits[kind]))
                else:
                    self._words.add(word, self._bits[kind])
        self._rows = [(each, True) for row in alone for each in self._read(row)]
        self._rows += [(each, False) for row in personal for each in self._read(row)]
        self._first: dict[int, list[tuple[Row, bool]]] = {}

    def _read(self, row: str) -> Iterator[Row]:
        parts = re.findall(r"\S+", row)
        kinds, gaps, either = [], [0], False
        for part in parts:
            if part.lstrip("~").isdigit():
                either |= part.startswith("~")
                gaps[-1] = int(part.lstrip("~"))
            else:
                kinds.append(sum(self._bits[kind] for kind in part.split("|")))
                gaps.append(_GAP)
        yield tuple(zip(kinds, [0, *gaps[1:]], strict=False))
        if either:
            yield tuple(zip(kinds[::-1], [0, *gaps[1:-1][::-1]], strict=False))

    def find(self, small: str) -> Iterator[Matter]:
        """Of a text in small letters. No two overlap."""
        tokens = [(match[0], match.start(), match.end()) for match in _TOKEN.finditer(small)]
        start = 0
        for end, (word, _, _) in enumerate(tokens):
            if word in _ENDS:
                yield from self._find_in(tokens[start:end])
                start = end + 1
        yield from self._find_in(tokens[start:])

    def _find_in(self, sentence: list[tuple[str, int, int]]) -> Iterator[Matter]:
        kinds = self._kinds([word for word, _, _ in sentence])
        person: bool | None = None
        done = 0
        for at, kind in enumerate(kinds):
            if not kind or at < done:
                continue
            ends = [(self._fits(row, kinds, at), alone) for row, alone in self._starting(kind)]
            fits = [(end, alone) for end, alone in ends if end]
            if not fits:
                continue
            if person is None:
                person = any(each & self._bits["person"] for each in kinds)
            done = max(end for end, _ in fits)
            yield Matter(sentence[at][1], sentence[done - 1][2], person or any(alone for _, alone in fits))

    def _kinds(self, words: list[str]) -> list[int]:
        """Of each word of a sentence. What is quiet, and the subject of a talk, tells nothing."""
        found = [self._words[word] for word in words]
        quiet, subject = self._bits["quiet"], self._bits["subject"]
        phrases = self._phrases
        for at, word in enumerate(words):
            for rest, kind in phrases.get(word, ()):
                if len(words) > at + len(rest) and all(map(_is, words[at + 1 : at + 1 + len(rest)], rest)):
                    found[at] |= kind
                    if kind == quiet:
                        found[at : at + 1 + len(rest)] = [quiet] * (1 + len(rest))
        for at, kind in enumerate(found):
            if kind & quiet:
                found[at] = 0
            elif kind & subject:
                found[at : at + _SUBJECT] = [0] * len(found[at : at + _SUBJECT])
        return found

    def _starting(self, kind: int) -> list[tuple[Row, bool]]:
        if kind not in self._first:
            self._first[kind] = [row for row in self._rows if row[0][0][0] & kind]
        return self._first[kind]

    def _fits(self, row: Row, kinds: list[int], at: int) -> int:
        """After which word the row ends that begins at `at`; 0 if it does not fit."""
        ends = {at + 1}
        for kind, gap in row[1:]:
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
        kind = self._words.get(word, 0)
        for length in range(_SHORTEST, len(word) + 1):
            kind |= self._stems.get(word[:length], 0) | self._ends.get(word[-length:], 0)
        return kind


def _is(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern

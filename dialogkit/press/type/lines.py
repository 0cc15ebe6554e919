"""Words filled into lines: how many to a line, in lines as full as they go, or in as many lines as even as they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

SHORT = 0.4
"""A last line of one word that takes less of its room than this stands alone."""
_SLACK = 1e-7  # pt: sums of widths are rounded in their last digits


class Piece(NamedTuple):
    """What is drawn in one go on a line."""

    text: str
    bold: bool
    href: str | None
    width: float  # in pt


@dataclass(slots=True)
class Line:
    """What stands on one line; `width` in pt. `begins`: the first words are those of a sentence. `cut`: it ends inside a word.

    `kept` is the number of the writer's line that it belongs to. A line of no pieces sets two paragraphs apart.
    """

    pieces: list[Piece]
    width: float
    begins: bool = True
    cut: bool = False
    kept: int = 0

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return all(piece.text != " " for piece in self.pieces)


@dataclass(slots=True)
class Word:
    """A word, or a part of one that is wider than its line: then its line ends with it, `cut`.

    `space` (pt) is before it, where it begins no line. `tied`: the line before may not end there. `begins`: it begins a sentence.
    `fresh`: it begins a line.
    """

    pieces: list[Piece]
    width: float
    letters: int
    space: float
    begins: bool = False
    tied: bool = False
    fresh: bool = False
    cut: bool = False


def filled(words: Sequence[Word], width: float, letters: float, number: int, balanced: bool, alone: float) -> list[Line]:
    """The lines of some words in `width` pt with at most `letters` letters, those of the writer's line `number`.

    In a balanced text a word that takes less than `alone` of its room is no line, first or last, where that can be.
    """
    lines: list[Line] = []
    starts = [index for index, word in enumerate(words) if index and (word.fresh or words[index - 1].cut)]
    for start, stop in pairwise([0, *starts, len(words)]):
        part = _Part(words[start:stop], width, letters, alone)
        for first, last in pairwise(part.even() if balanced else part.full()):
            lines.append(_line(part.words[first:last], number))
    return lines


def _line(words: Sequence[Word], number: int) -> Line:
    pieces = list(words[0].pieces)
    width = words[0].width
    for word in words[1:]:
        before, after = pieces[-1], word.pieces[0]
        # a space is bold between bold words only, and a link's between two words of it
        href = before.href if before.href == after.href else None
        pieces += [Piece(" ", before.bold and after.bold, href, word.space), *word.pieces]
        width = width + word.space + word.width
    return Line(pieces, width, words[0].begins, words[-1].cut, number)


def stands_alone(lines: Sequence[Line], width: float) -> bool:
    """Whether the last of several lines in `width` pt is one short word."""
    last = lines[-1]
    return len(lines) > 1 and last.width < SHORT * width and not last.begins and all(piece.text != " " for piece in last.pieces)


class _Way(NamedTuple):
    """Lines up to a break: what they cost, as `_Part.even` weighs it, and the break before the last of them."""

    cost: tuple[int, int, int, float]
    before: int


class _Part:
    """Words that nothing forces apart, and where a line of them may end."""

    def __init__(self, words: Sequence[Word], width: float, letters: float, alone: float):
        self.words, self._width, self._letters, self._alone = words, width, letters, alone
        self._ends = [*accumulate((word.space + word.width for word in words), initial=0.0)]
        self._counts = [*accumulate((1 + word.letters for word in words), initial=0)]
        self._begun = [*accumulate((word.begins for word in words), initial=0)]
        self._breaks = [0, *self._between(), len(words)]

    def _between(self) -> Iterator[int]:
        """The words before which a line may end: not those that are tied, as far as these fit on one line together."""
        start = 0
        for stop in [index for index, word in enumerate(self.words) if index and not word.tied] + [len(self.words)]:
            if start:
                yield start
            if not self._fits(start, stop):
                yield from range(start + 1, stop)
            start = stop

    def _wide(self, start: int, stop: int) -> float:
        """How wide the line of these words is."""
        return self._ends[stop] - self._ends[start] - self.words[start].space

    def _fits(self, start: int, stop: int) -> bool:
        letters = self._counts[stop] - self._counts[start] - 1
        return stop - start == 1 or (self._wide(start, stop) <= self._width + _SLACK and letters <= self._letters)

    def full(self) -> list[int]:
        """The words that begin a line, and the end: each line as full as it goes."""
        found = [0]
        for last, stop in pairwise(self._breaks):
            if last > found[-1] and not self._fits(found[-1], stop):
                found.append(last)
        return [*found, len(self.words)]

    def even(self) -> list[int]:
        """The same for the fewest lines; among their ways the one without a short word alone on the first or last line.

        Then that where most sentences begin a line, then the least ragged: the least sum of the squares of what lines leave free.
        """
        ways: list[_Way] = [_Way((0, 0, 0, 0.0), 0)]
        for index in range(1, len(self._breaks)):
            ways.append(min(self._ways(index, ways)))
        found, at = [len(self.words)], len(self._breaks) - 1
        while at:
            at = ways[at].before
            found.append(self._breaks[at])
        return found[::-1]

    def _ways(self, index: int, ways: Sequence[_Way]) -> Iterator[_Way]:
        """The lines that may end at a break, each behind the best lines before it."""
        stop, whole = self._breaks[index], len(self.words)
        for before in range(index - 1, -1, -1):
            start = self._breaks[before]
            if not self._fits(start, stop):
                return
            wide = self._wide(start, stop)
            single = start == stop - 1 and whole > 1 and wide < self._alone * self._width
            count, alone, inside, ragged = ways[before].cost
            first = start == 0 and stop < whole and not self.words[stop].begins  # «Yes.» is a line
            alone += single and (2 if stop == whole else int(first))
            inside += self._begun[stop] - self._begun[start + 1]
            yield _Way((count + 1, alone, inside, ragged + (self._width - wide) ** 2), before)

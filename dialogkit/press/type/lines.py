"""Words filled into lines: how many to a line, in lines as full as they go, or in as many lines as even as they go.

Neither leaves a short word alone on the last line where it can be helped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from operator import add
from typing import NamedTuple

from dialogkit.press.type.words import Piece, Words

SHORT = 0.4
"""A first or last line of one word that takes less of its room than this stands alone: a balanced text avoids it."""
_FIRST = 0.75  # of that, on a first line: what stands there is read before one misses the rest
_JOINED = 0.1  # of the room: a line that ends with a word that joins it to the next one is as if it left so much more free
_CLAUSE = 0.4  # of the room: what a comma inside a line costs, as if that much more were left free, so that lines end with them
_SLACK = 1e-7  # pt: sums of widths are rounded in their last digits


class Line(NamedTuple):
    """What stands on one line; `width` in pt. `begins`: the first words are those of a sentence. `cut`: it ends inside a word.

    `kept` is the number of the writer's line that it belongs to. A line of no pieces sets two paragraphs apart.
    """

    pieces: list[Piece]
    width: float = 0.0
    begins: bool = True
    cut: bool = False
    kept: int = 0

    @property
    def single(self) -> bool:
        """Whether it is one word."""
        return all(piece.text != " " for piece in self.pieces)


class Setting:
    """Some words at a size, and the lines they make in `width` pt with at most `letters` letters to a line.

    In what is `easy` to read each sentence begins one.
    """

    def __init__(self, words: Words, size: float, width: float, letters: float, easy: bool):
        wides = words.widths(size)
        self.too_wide = max(wides, default=0.0) > width
        if self.too_wide:
            words = words.chopped(width, size)
            wides = words.widths(size)
        self.words, self.wides, self.spaces = words, wides, words.spaces(size)
        self._count: int | None = None
        self._size, self._width, self._letters = size, width, letters
        fresh = words.forced | words.begins if easy else words.forced
        self._starts = [0, *sorted(fresh - {0}), len(words)]

    @property
    def count(self) -> int:
        """How many lines there are: one, that is empty, of no words."""
        if self._count is None:
            self._count = max(1, sum(len(part.full()) - 1 for part in self._parts()))
        return self._count

    def lines(self, number: int, balanced: bool, alone: float = SHORT) -> Iterator[Line]:
        """The lines; their words are the writer's line `number`.

        In a balanced text a word that takes less than `alone` of its room is no line, first or last, where that can be.
        """
        if not len(self.words):
            yield Line([], kept=number)
            return
        for part in self._parts():
            for start, stop in pairwise(part.even(alone) if balanced else part.full()):
                yield self._line(start, stop, number)

    def _parts(self) -> Iterator[_Part]:
        return (_Part(self, start, stop, self._width, self._letters) for start, stop in pairwise(self._starts))

    def _line(self, start: int, stop: int, number: int) -> Line:
        words = self.words
        pieces: list[Piece] = []
        width = 0.0
        for index in range(start, stop):
            if pieces:
                before, after = pieces[-1], words.words[index][0]
                # a space is bold between bold words only, and a link's between two words of it
                href = before.href if before.href == after.href else None
                pieces.append(Piece(" ", before.bold and after.bold, href, self.spaces[index]))
                width += self.spaces[index]
            pieces += words.pieces(index, self._size)
            width += self.wides[index]
        return Line(pieces, width, start in words.begins, stop - 1 in words.cuts, number)


def stands_alone(lines: Sequence[Line], width: float) -> bool:
    """Whether the last of several lines in `width` pt is one short word."""
    if len(lines) < 2:
        return False
    last = lines[-1]
    return last.width < SHORT * width and not last.begins and last.single


_Way = tuple[int, int, int, float, int]
"""Lines up to a break: what they cost, as `_Part.even` weighs it, and the break before the last of them."""


class _Part:
    """Words that nothing forces apart, and where a line of them may end."""

    def __init__(self, setting: Setting, first: int, last: int, width: float, letters: float):
        self._first, self._width, self._letters = first, width, letters
        self._spaces = setting.spaces[first:last]
        self._ends = [*accumulate(map(add, self._spaces, setting.wides[first:last]), initial=0.0)]
        words = self._words = setting.words
        self._counts = words.counts[first : last + 1]
        one = first == last or self._fits(0, last - first)
        tied = {index - first for index in words.tied & {*range(first + 1, last)}} if not one else ()
        self._breaks = [0, *self._between(tied), last - first] if tied else range(last - first + 1)

    def _between(self, tied: set[int]) -> Iterator[int]:
        """The words before which a line may end: not those that are tied, as far as these fit on one line together."""
        start, count = 0, len(self._spaces)
        for stop in range(1, count + 1):
            if stop in tied:
                continue
            if start:
                yield start
            if not self._fits(start, stop):
                yield from range(start + 1, stop)
            start = stop

    def _fits(self, start: int, stop: int) -> bool:
        wide = self._ends[stop] - self._ends[start] - self._spaces[start]
        letters = self._counts[stop] - self._counts[start] - 1
        return stop - start == 1 or (wide <= self._width + _SLACK and letters <= self._letters)

    def full(self) -> list[int]:
        """The words that begin a line, and the end: each line as full as it goes, but for a short word alone on the last one.

        Such a one takes along the word before it, where that leaves two on the line above.
        """
        ends, spaces, counts, room = self._ends, self._spaces, self._counts, self._width + _SLACK
        start, whole, found = 0, len(spaces), [0]
        for last, stop in pairwise(self._breaks):
            wide, letters = ends[stop] - ends[start] - spaces[start], counts[stop] - counts[start] - 1
            if last > start and (wide > room or letters > self._letters):
                start = last
                found.append(start)
        if len(found) > 1 and start == whole - 1 and ends[whole] - ends[start] - spaces[start] < SHORT * self._width:
            earlier = [at for at in self._breaks if found[-2] + 1 < at < start and self._fits(at, whole)]
            found[-1] = earlier[-1] if earlier else start
        return [self._first + at for at in (*found, whole)]

    def even(self, alone: float) -> list[int]:
        """The same for the fewest lines; among their ways the one without a word alone on the last line, or else on the first.

        A word that takes less than `alone` of its line is that. Then that where most sentences begin a line, then the
        least ragged: the least sum of the squares of what lines leave free. Lines that end with a joining word count as shorter,
        and so do those that a comma stands inside.
        """
        breaks, whole = self._breaks, len(self._spaces)
        if self._fits(0, whole):
            return [self._first, self._first + whole]
        self._joining = self._words.joining(self._first, self._first + whole)
        self._begun = self._words.begun(self._first, self._first + whole)
        self._clauses = self._words.clauses(self._first, self._first + whole)
        ways: list[_Way] = [(0, 0, 0, 0.0, 0)]
        for index in range(1, len(breaks)):
            ways.append(min(self._ways(index, ways, alone * self._width)))
        found, at = [self._first + whole], len(breaks) - 1
        while at:
            at = ways[at][-1]
            found.append(self._first + breaks[at])
        return found[::-1]

    def _ways(self, index: int, ways: Sequence[_Way], least: float) -> list[_Way]:
        """The lines that may end at a break, each behind the best lines before it. A single word on one is `least` wide."""
        breaks, ends, spaces, counts, begun = self._breaks, self._ends, self._spaces, self._counts, self._begun
        stop, whole, width, room = breaks[index], len(spaces), self._width, self._width + _SLACK
        end, count, most = ends[stop], counts[stop] - 1, self._letters
        first = stop < whole and begun[stop + 1] == begun[stop]  # «Yes.» is a line
        more = _JOINED * width if stop < whole and stop - 1 in self._joining else 0.0
        clauses, comma = self._clauses, (_CLAUSE * width) ** 2
        found: list[_Way] = []
        for before in range(index - 1, -1, -1):
            start = breaks[before]
            wide = end - ends[start] - spaces[start]
            if (wide > room or count - counts[start] > most) and stop - start > 1:
                break
            lines, alone, inside, ragged, _ = ways[before]
            if start == stop - 1 and wide < least:
                alone += 2 if stop == whole else (3 if more else 1) * (first and start == 0 and wide < _FIRST * least)
            inside += begun[stop] - begun[start + 1]
            ragged += (width - wide + more) ** 2 + comma * (clauses[stop - 1] - clauses[start])
            found.append((lines + 1, alone, inside, ragged, before))
        return found

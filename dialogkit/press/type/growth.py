"""Text that grows: set at the largest whole size that fits its place, down to a floor and never below it.

Texts of one kind on one sheet share one size. What does not fit at the floor is the caller's to tell, or to set in another form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dialogkit.press.type.lines import SHORT
from dialogkit.press.type.paragraph import Paragraph

_SMALLER = 0.8  # of the largest size that fits: as small as words may be so that none stands alone on a line
_WORD_COUNTS, _WORD = 0.5, 0.6  # a line of one word that takes less than so much of its room, where all lines were such
_ALONE = 0.5  # and so much, where no quote should begin with such a line if it can be helped
_LONG = 5.0  # of the size: a last word of nine letters or more is so wide, and may be a line
_STEP = 2  # pt: between the sizes that are tried
_SIZE_COUNTS = 0.9  # of what lines leave free: how much of that a larger size is worth
_SENTENCE_COUNTS = 0.1  # and a line that begins with a sentence


class Placed(NamedTuple):
    """A text and its place, `width` and `height` in pt."""

    text: Paragraph
    width: float
    height: float

    @property
    def fits(self) -> bool:
        return self.text.fits(self.width, self.height)


def grow(texts: Sequence[Placed], largest: int, floor: int) -> list[Placed]:
    """Sets all the texts at the one largest size, from `largest` to `floor` pt, at which each fits its place.

    Gives those that do not fit even at the floor; they, and all others, are left at it.
    """

    def fit(size: int) -> bool:
        for placed in texts:
            placed.text.set_at(size)
        return all(placed.fits for placed in texts)

    fit(largest_size(fit, largest, floor))
    return [placed for placed in texts if not placed.fits]


def evened(placed: Placed, floor: int) -> None:
    """Sets a text at the largest size, from its own down, at which no short word stands alone on its first or last line."""
    size = int(placed.text.style.size)
    for smaller in _sizes(size, floor):
        placed.text.set_at(smaller)
        if not (begins_alone(placed) or ends_alone(placed)):
            return
    placed.text.set_at(size)


def shaped(placed: Placed, sizes: Sequence[int], large: int) -> bool:
    """Sets a quote at the largest of `sizes`, or at the one below it, in lines of like length; a sentence begins one where
    that costs little. One that fits at `large` is hardly smaller, however its lines are: only where no word stands alone then.

    Whether it fits; one that does not is left at the smallest.
    """
    text = placed.text
    easy, fitting = text.easy, list[tuple[int, bool]]()
    for run_on in (False, True) if easy else (False,):
        text.easy = easy and not run_on
        fits = []
        for size in sizes:
            text.set_at(size)
            fits += [(size, run_on)] if placed.fits else []
        if fits and (not fitting or fitting[0][0] < min(fits[0][0], large)):
            fitting += fits  # sentences stand inside lines only where what would be small is larger for it
    if not fitting:
        text.easy = easy
        return False
    top = max(size for size, _ in fitting)
    below = min((size for size in sizes if size < top), key=lambda size: top - size, default=top)
    least = max(below, large) if top >= large else below
    ways: list[tuple[bool, float, bool, int]] = []
    for size, run_on in fitting:
        text.easy = easy and not run_on
        text.set_at(size)
        lines = text.lines(placed.width)
        begins = len(lines) > 1 and lines[0].single and lines[0].width < _ALONE * placed.width
        alone = begins or (ends_alone(placed) and lines[-1].width < _LONG * size and not lines[-2].single)
        begun = sum(line.begins for line in lines)
        cost = _unevenness(placed) - _SIZE_COUNTS * size / top - _SENTENCE_COUNTS * begun
        ways.append((alone, cost, run_on, size))
    best = min(way for way in ways if way[-1] >= least)
    near = min(way for way in ways if way[-1] >= _SMALLER * top)
    *_, run_on, size = near if best[0] and not near[0] else best
    text.easy = easy and not run_on
    text.set_at(size)
    return True


def _sizes(size: int, floor: int) -> range:
    """Those that are tried for a text that would fit at one."""
    return range(size, max(floor, int(size * _SMALLER)) - 1, -_STEP)


def _unevenness(placed: Placed) -> float:
    """What lines leave free of their room: the mean of the squares; and the share of short words that are a line."""
    lines = placed.text.lines(placed.width)
    count = max(1, len(lines))  # no words make none
    words = sum(line.single and line.width < _WORD * placed.width for line in lines) if count > 1 else 0
    return sum((1 - line.width / placed.width) ** 2 for line in lines) / count + _WORD_COUNTS * words / count


def ends_alone(placed: Placed) -> bool:
    """Whether the last of several lines is a single word, as a reader stumbles over it in a title."""
    lines = placed.text.lines(placed.width)
    return len(lines) > 1 and lines[-1].single


def begins_alone(placed: Placed) -> bool:
    """Whether the first of several lines is a single short word."""
    lines = placed.text.lines(placed.width)
    return len(lines) > 1 and lines[0].single and lines[0].width < SHORT * placed.width


def largest_size(fits: Callable[[int], bool], largest: int, floor: int) -> int:
    """The largest whole size from `largest` to `floor` that fits; the floor where none does. What fits, fits smaller too."""
    low, high = floor, largest
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low

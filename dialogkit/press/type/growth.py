"""Text that grows: set at the largest whole size that fits its place, down to a floor and never below it.

Texts of one kind on one sheet share one size. What does not fit at the floor is the caller's to tell, or to set in another form.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from dialogkit.press.type.lines import SHORT
from dialogkit.press.type.paragraph import Paragraph

_SMALLER = 0.8  # of the largest size that fits: as small as words may be so that none stands alone on a line
_QUOTE_SMALLER = 0.7  # and those of a quote, which is read from afar in a few lines more easily than in many
_WORD_COUNTS, _WORD = 0.5, 0.6  # a line of one word that takes less than so much of its room, where all lines were such
_STEP = 2  # pt: between the sizes that are tried
_SIZE_COUNTS = 0.6  # of what lines leave free: how much of that a larger size is worth
_SENTENCE_COUNTS = 0.1  # and a line that begins with a sentence
_GAIN = 1.05  # by how much larger words must be where sentences stand inside lines


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


def shaped(placed: Placed, largest: int, floor: int) -> bool:
    """Sets a quote large, from `largest` to `floor` pt, in lines of like length; a sentence begins one where that costs little.

    Whether it fits; one that does not is left at the floor.
    """
    text = placed.text
    tops = {} if grow([placed], largest, floor) else {not text.easy: int(text.style.size)}
    if text.easy:
        text.easy = False
        if not grow([placed], largest, floor) and text.style.size > _GAIN * tops.get(False, 0):
            tops[True] = int(text.style.size)
        text.easy = True
    if not tops:
        return False
    ways: list[tuple[bool, float, bool, int]] = []
    for run_on, top in tops.items():
        text.easy = not run_on
        for size in _sizes(top, floor, _QUOTE_SMALLER):
            text.set_at(size)
            lines = text.lines(placed.width)
            alone = begins_alone(placed) or (ends_alone(placed) and not lines[-2].single)
            begun = sum(line.begins for line in lines)
            cost = _unevenness(placed) - _SIZE_COUNTS * size / max(tops.values()) - _SENTENCE_COUNTS * begun
            ways.append((alone, cost, run_on, size))
    *_, run_on, size = min(ways)
    text.easy = not run_on
    text.set_at(size)
    return True


def _sizes(size: int, floor: int, smaller: float = _SMALLER) -> range:
    """Those that are tried for a text that would fit at one."""
    return range(size, max(floor, int(size * smaller)) - 1, -_STEP)


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

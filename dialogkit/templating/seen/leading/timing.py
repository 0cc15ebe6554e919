"""Minutes: how what is done shares the time that there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

_T = TypeVar("_T")
_UNIT = 5  # minutes: nobody leads by less


def shared(usual: Sequence[int], total: int | None) -> list[int]:
    """How many minutes each takes, by how many it usually does: whole fives as far as it goes.

    What is not known, or so little that not all have a minute, leaves them as they are.
    """
    count = len(usual)
    if total is None or total < count:
        return [*usual]
    unit = _UNIT if total >= _UNIT * count else 1
    ends = [0]
    for number, end in enumerate(accumulate(usual), 1):
        wanted = unit * round(total * end / sum(usual) / unit)
        ends.append(min(max(wanted, ends[-1] + unit), total - unit * (count - number)))
    ends[-1] = total
    return [end - start for start, end in pairwise(ends)]


def dealt(things: Sequence[_T], usual: Sequence[int], rooms: Sequence[int | None]) -> list[list[_T]]:
    """Things in order, given to rooms in order: to each as many as its minutes hold, and some to each if there are enough."""
    known = [room or 0 for room in rooms] if all(rooms) else [1] * len(rooms)
    ends = [*accumulate(known)]
    given: list[list[_T]] = [[] for _ in rooms]
    for thing, minutes, end in zip(things, usual, accumulate(usual)):
        middle = (end - minutes / 2) * ends[-1] / sum(usual)
        given[next(number for number, room in enumerate(ends) if middle <= room)].append(thing)
    return given if all(given) else split(things, len(rooms))


def split(things: Sequence[_T], count: int) -> list[list[_T]]:
    """So many parts in order, as large as each other as far as it goes; of few things the first have one each."""
    cuts = [-(-number * len(things) // count) for number in range(count + 1)]
    return [[*things[start:end]] for start, end in pairwise(cuts)]

"""The meetings of a year: which have been held, which comes next, and how long each part of one takes that has no programme."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from dialogkit.cycle.model import Cycle, Event
from dialogkit.processes import was_held
from dialogkit.terms import PartName

_MINUTES: Mapping[PartName, tuple[int, ...]] = {
    "conference": (15, 10, 40, 15, 40, 45, 40, 35),
    "workshop": (15, 20, 20, 15, 25, 25, 30),
    "poster": (10, 20, 10, 10, 10),
    "game": (5, 15, 5, 5),
    "solutions_conference": (20, 10, 30, 15, 30, 10, 5),
}
"""What is done there is `guide.<part>_do_1` and so on in the locales."""
_ROUNDS = (2, 3, 5, 6)
"""Of the workshop: they take as long as the year says."""


class Row(NamedTuple):
    """From which minute to which, the number of what is done, and the minute in which it is over."""

    minutes: str
    number: int
    end: int


def meetings_held(cycle: Cycle) -> list[Event]:
    """Those of which something is told that only they can have left, in the order of the file."""
    return [event for event in cycle.events if was_held(cycle, event)]


def dated(cycle: Cycle) -> list[tuple[date, Event]]:
    """The meetings that have a date, the first first."""
    return sorted(((event.date, event) for event in cycle.events if event.date), key=itemgetter(0))


def next_meeting(meetings: Sequence[tuple[date, Event]], meeting: Event) -> Event | None:
    """The first of some dated meetings after another one; None where no later one has a date."""
    later = bisect_right(meetings, meeting.date, key=itemgetter(0)) if meeting.date else len(meetings)
    return meetings[later][1] if later < len(meetings) else None


def script_of(cycle: Cycle) -> Callable[[PartName], list[Row]]:
    """Gives the rows of a part's usual plan."""
    own = cycle.round_robin.minutes_per_round

    def rows(part: PartName) -> list[Row]:
        lengths = (
            own if own and part == "workshop" and number in _ROUNDS else usual for number, usual in enumerate(_MINUTES[part], 1)
        )
        ends = accumulate(lengths, initial=0)
        return [Row(f"{start}–{end}", number, end) for number, (start, end) in enumerate(pairwise(ends), 1)]

    return rows

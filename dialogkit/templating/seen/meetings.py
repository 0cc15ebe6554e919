"""The meetings of a year: which have been held, which comes next, and how long each part of one takes that has no programme."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import accumulate, pairwise
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


def next_meeting(cycle: Cycle) -> Callable[[Event], Event | None]:
    """Gives the first meeting after another one; None where no later one has a date."""
    dated = sorted(((event.date, event) for event in cycle.events if event.date), key=lambda pair: pair[0])

    def after(meeting: Event) -> Event | None:
        return next((event for day, event in dated if meeting.date and day > meeting.date), None)

    return after


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

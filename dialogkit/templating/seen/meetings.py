"""The meetings of a year: which have been held, and which comes next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from operator import itemgetter

from dialogkit.cycle.model import Cycle, Event
from dialogkit.processes import was_held


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

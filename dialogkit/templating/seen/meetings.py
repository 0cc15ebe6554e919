"""The meetings of a year: which have been held, and which comes next."""

from __future__ import annotations

from collections.abc import Callable

from dialogkit.cycle.model import Cycle, Event
from dialogkit.processes import was_held


def meetings_held(cycle: Cycle) -> list[Event]:
    """Those of which something is told that only they can have left, in the order of the file."""
    return [event for event in cycle.events if was_held(cycle, event)]


def next_meeting(cycle: Cycle) -> Callable[[Event], Event | None]:
    """Gives the first meeting after another one; None where no later one has a date."""
    dated = sorted(((event.date, event) for event in cycle.events if event.date), key=lambda pair: pair[0])

    def after(meeting: Event) -> Event | None:
        return next((event for day, event in dated if meeting.date and day > meeting.date), None)

    return after

"""How many residents a year, an event or a text is about, as far as the cycle says."""

from __future__ import annotations

from dialogkit.cycle.model import Cycle, Event
from dialogkit.cycle.text.yaml_events import Path


def residents(cycle: Cycle) -> int | None:
    """How many residents the year is about: those of all departments, or of its largest event."""
    lived = [department.users for department in cycle.organisation.departments if department.users is not None]
    met = [event.attendance.users for event in cycle.events if event.attendance and event.attendance.users is not None]
    return sum(lived) if lived else max(met, default=None)


def few_met(cycle: Cycle, event: Event) -> bool:
    """Whether so few residents were at an event that somebody who knows them knows who said what."""
    users = event.attendance.users if event.attendance else None
    return users is not None and users < cycle.privacy.min_group


def of_few(cycle: Cycle) -> tuple[Path, ...]:
    """Where the file holds what one of a few said: all of it, or what was said at small events. A path is of all below it."""
    count = residents(cycle)
    if count is not None and count < cycle.privacy.min_group:
        return ((),)
    events = {event.id for event in cycle.events if few_met(cycle, event)}
    at_them: list[Path] = [("events", number) for number, event in enumerate(cycle.events) if event.id in events]
    at_them += [("tasks", number) for number, task in enumerate(cycle.tasks) if task.event in events]
    return (*at_them, *(("quotes", number) for number, quote in enumerate(cycle.quotes) if quote.event in events))

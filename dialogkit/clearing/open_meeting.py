"""What was said in an open meeting, of which minutes are taken: who says something there says it to all who read them."""

from __future__ import annotations

from dialogkit.cycle.model import Cycle, Event, Task
from dialogkit.processes import process_of


def said_openly(cycle: Cycle, task: Task) -> bool:
    """Whether groups said it in such a meeting of the process, so that its minutes need no yes. What was asked, and how it was
    answered, counts there too."""
    event = next((event for event in cycle.events if event.id == task.event), None)
    return task.consent is None and process_of(cycle).is_open and (event is None or is_open(cycle, event))


def is_open(cycle: Cycle, event: Event) -> bool:
    """Whether a meeting is such a one."""
    process = process_of(cycle)
    return process.is_open and event.kind == process.meeting

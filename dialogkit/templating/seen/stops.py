"""The path through the year: the parts of its process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import get_args

from dialogkit.cycle.model import Cycle
from dialogkit.processes import PART_IDEAS, PART_SYMBOLS, behind, now_at, path_of
from dialogkit.templating.wording.people import label
from dialogkit.terms import EventKind, PartName
from dialogkit.words import Words


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the package, with the words that are printed for it."""

    id: PartName
    label: str
    text: str
    setting: str | None
    symbol: str
    theme: str  # the colours that it is drawn in


@dataclass(frozen=True, slots=True)
class Milestone:
    """A stop with the day of its meeting, or where it is used. It is `done` if it was held or the year holds what comes of it.

    It is `now` if it comes next after the last that is.
    """

    stop: Stop
    when: str
    done: bool
    now: bool
    at: str


def milestones(cycle: Cycle, words: Words, path: Sequence[Stop]) -> list[Milestone]:
    """The stops of the path as they come in this year. Which are behind is read from the year, not from a clock."""
    over = behind(cycle, [stop.id for stop in path])
    now = now_at(over) if any(over) else len(path)
    made: list[Milestone] = []
    for number, (stop, done) in enumerate(zip(path, over)):
        event = cycle.event(stop.id)
        if event and event.date:
            when = words.days(event.date, event.end_date)
        else:
            is_meeting = event is not None or stop.id in get_args(EventKind)
            when = (stop.setting or "") if not is_meeting else "" if done else words("report.date_comes")
        made.append(Milestone(stop, when, done, number == now, event.at if event else ""))
    return made


def stops(cycle: Cycle, words: Words, means: Callable[[str, str], str]) -> list[Stop]:
    """The parts of the process in the cycle's order; all of them where it names none. `means` gives the symbol of an idea."""
    return [
        Stop(
            part.id,
            part.label or label(cycle, words, part.id),
            part.text or words(f"parts.{part.id}"),
            part.setting,
            means(PART_IDEAS[part.id], PART_SYMBOLS[part.id]),
            str((number + 1) % 5),
        )
        for number, part in enumerate(part for part in path_of(cycle) if part.enabled)
    ]

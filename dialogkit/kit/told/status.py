"""How far a year has come: its parts, what is counted in it, and the one thing to do next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dialogkit.clearing.consent import why_not
from dialogkit.cycle.folder import CYCLE_FILE
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Event, Measure
from dialogkit.cycle.sections.add import Entry, entry_of
from dialogkit.paths import typed
from dialogkit.processes import NEEDS, Need, behind, now_at, path_of, unanswered
from dialogkit.templating.wording.people import label
from dialogkit.terms import PartName

State = Literal["done", "now", "next", "missing"]
"""Over; what comes after the last that is; what comes later; or passed by, though something of it should stand in the year."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the year. `days_left` until its meeting are below 0 once that is over; `waits` are the names of what it needs."""

    part: PartName
    label: str
    state: State
    day: date | None
    days_left: int | None
    waits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Quotes by the answer that they have today, findings without a proposal, measures that are late, of this year and before.

    `unread` are the texts and pictures of the public edition that nobody has read; None where that is not asked.
    """

    with_consent: int
    waiting: int
    without_consent: int
    unanswered: int
    late: int
    unread: int | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What to do, which the sentence `status.needs.<name>` says, and the `command` for it. `section` is the one of the file to
    write in, if it is to be written; `entry` is where the file has it, if it does."""

    name: str
    command: str
    section: str | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class YearStatus:
    steps: tuple[Step, ...]
    counts: Counts
    next: Next


def status_of(loaded: Loaded, today: date, unread: int | None = None) -> YearStatus:
    """How far a year has come on a day."""
    steps = tuple(_steps(loaded, today))
    counts = _counts(loaded.cycle, today, unread)
    return YearStatus(steps, counts, _next(loaded, steps, counts, today))


def _steps(loaded: Loaded, today: date) -> Iterator[Step]:
    cycle, words = loaded.cycle, loaded.words
    parts = [part for part in path_of(cycle) if part.enabled]
    over = behind(cycle, [part.id for part in parts])
    now = now_at(over)
    for number, (part, done) in enumerate(zip(parts, over)):
        event = cycle.event(part.id)
        waits = tuple(need.name for need in _unmet(loaded, part.id))
        passed: State = "missing" if waits and not done else "done"
        state: State = "now" if number == now else "next" if number > now else passed
        day = event.date if event else None
        yield Step(part.id, part.label or label(cycle, words, part.id), state, day, (day - today).days if day else None, waits)


def _unmet(loaded: Loaded, part: PartName) -> Iterator[Need]:
    """What a part needs and does not have. What is only an example is nothing."""
    cycle = loaded.cycle
    event = cycle.event(part)
    return (need for need in NEEDS[part] if need.section in loaded.examples or not need.is_met(cycle, event))


def _counts(cycle: Cycle, today: date, unread: int | None) -> Counts:
    why = [why_not(quote.consent, (), today) for quote in cycle.quotes]
    given = sum(1 for quote, no in zip(cycle.quotes, why) if no is None and quote.consent and quote.consent.scope)
    waiting = why.count("pending")
    measures = [*cycle.promises, *cycle.agreed]
    late = sum(measure.is_late(today) for measure in measures)
    return Counts(given, waiting, len(why) - given - waiting, len(unanswered(cycle)), late, unread)


# ------------------------------------------------------------------------------------------------ what comes next


def _next(loaded: Loaded, steps: Sequence[Step], counts: Counts, today: date) -> Next:
    cycle, year = loaded.cycle, _typed(loaded)
    for step in steps:
        unmet = (need for need in _unmet(loaded, step.part) if need.after or step.state != "done")
        if need := next(unmet, None):
            return _towards(need, loaded, cycle.event(step.part), today)
    if counts.late:
        agreed: dict[str, Sequence[Measure]] = {"promises": cycle.promises, "measures": cycle.measured}
        section = next((name for name, each in agreed.items() if any(one.is_late(today) for one in each)), "solutions")
        return Next("late", f"dialogkit build {year} --only plan", section, entry_of(loaded.source, cycle.process, section))
    if counts.unread:
        return Next("read", f"dialogkit review {year}")
    if cycle.cycle.year is None:  # what lasts for years has no next one
        return Next("all", f"dialogkit build {year}")
    return Next("next_year", f"dialogkit new {cycle.year + 1} --from {year}")


def _towards(need: Need, loaded: Loaded, event: Event | None, today: date) -> Next:
    """What leads to what is needed: papers for a meeting that is to come, and else a section of the file."""
    year, entry = _typed(loaded), entry_of(loaded.source, loaded.cycle.process, need.section)
    papers = f"dialogkit build {year}{' --only ' if need.made else ''}{','.join(need.made)}"
    if need.after and event and event.date and event.date > today:
        return Next("meeting", papers)
    if entry is None:
        return Next(need.name, f"dialogkit add {year} {need.section}", need.section)
    return Next(need.name, papers if need.made else f"dialogkit check {year}", need.section, entry)


def _typed(loaded: Loaded) -> str:
    """The year as it is typed in a command."""
    folder = loaded.folder
    return typed(folder.path if folder.start == CYCLE_FILE else folder.path / folder.start)

"""What there is to lead in a year: each step of the path, and each meeting that is none of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialogkit.cycle.model import Cycle, Event
from dialogkit.processes import path_of
from dialogkit.templating.seen.ideas import worked_on
from dialogkit.templating.seen.leading.plan import Plan, plan_of
from dialogkit.templating.seen.leading.scripts import SCRIPTS, Script
from dialogkit.templating.seen.stops import Stop
from dialogkit.terms import EventKind, PartName
from dialogkit.words import Words

_PENS, _SPARE, _PAUSES, _VOTES = 3, 1, 2, 3  # for a table, in all, and for each who takes part


@dataclass(frozen=True, slots=True)
class Led:
    """Something to lead: its plan, its event if it has one, what to bring, and how long it usually takes.

    `words` names its texts in the locales: `guide.<words>.aim` and so on. Where the year lists what to bring, `things` are those
    that it forgot. `setting` is where it is used, if that is no
    event's place. A method of as many steps as there are `rounds` is told by its plan.
    """

    kind: PartName | EventKind
    words: str
    stop: Stop | None
    event: Event | None
    setting: str | None
    plan: Plan
    things: str
    length: str
    rounds: int


def led(cycle: Cycle, words: Words, stops: Sequence[Stop]) -> list[Led]:
    """In the order of the path; other meetings follow as they stand in the year."""
    return [_made(cycle, words, kind, stop, event) for kind, stop, event in _all(cycle, stops)]


def _all(cycle: Cycle, stops: Sequence[Stop]) -> Iterator[tuple[PartName | EventKind, Stop | None, Event | None]]:
    for stop in (stop for stop in stops if stop.id in SCRIPTS):
        events: list[Event | None] = [event for event in cycle.events if event.kind == stop.id]
        yield from ((stop.id, stop, event) for event in events or [None])
    named = {part.id for part in path_of(cycle)}
    yield from ((event.kind, None, event) for event in cycle.events if event.kind not in named)


def _made(cycle: Cycle, words: Words, kind: PartName | EventKind, stop: Stop | None, event: Event | None) -> Led:
    script = SCRIPTS[kind]
    plan = plan_of(cycle, words, script, event)
    counts = _counts(cycle, script, event)
    things = [
        words(f"guide.things.{thing}_n", n=counts[thing]) if counts.get(thing) else words(f"guide.things.{thing}_any")
        for thing in script.things
        if not _listed(words, thing, event)
    ]
    bring = ", ".join(each if not number else each[:1].lower() + each[1:] for number, each in enumerate(things))
    rounds = sum(step.round for step in script.steps)
    setting = stop.setting if stop and not (event and event.place == stop.setting) else None
    return Led(kind, script.name, stop, event, setting, plan, f"{bring}." if bring else "", _length(words, plan.minutes), rounds)


def _listed(words: Words, thing: str, event: Event | None) -> bool:
    """Whether the year itself names such a thing among what to bring to its event."""
    named = " ".join(each.item for each in event.method.materials).casefold() if event and event.method else ""
    return any(noun in named for noun in words(f"guide.named.{thing}").split())


def _counts(cycle: Cycle, script: Script, event: Event | None) -> Mapping[str, int]:
    """How many there are to bring of each thing; 0 of what nobody knows."""
    groups = event.groups if event else None
    in_rounds = any(step.round for step in script.steps)
    tables = groups.count if groups else (cycle.round_robin.groups or 0) if in_rounds else 0
    people = tables * (groups.size or 0) if groups else 0
    found, on_sheets = len(cycle.findings), len(worked_on(cycle))
    proposals = sum(proposal.status != "dropped" for proposal in cycle.proposals)
    return {
        "tasks": tables + _SPARE if tables else 0,
        "mats": tables,
        "pauses": _PAUSES * people,
        "pens": _PENS * tables,
        "sheets": max(on_sheets, tables) + _SPARE if found or tables else 0,
        "findings": found,
        "proposals": proposals,
        "votes": _VOTES * people,
    }


def _length(words: Words, minutes: int) -> str:
    """So many minutes as people say them: 2 hours and 30 minutes."""
    hours, left = divmod(minutes, 60)
    told = [words("guide.hours", n=hours)] if hours else []
    return words("guide.joined").join([*told, *([words("guide.minutes_long", n=left)] if left or not hours else [])])

"""What each part of a year needs, in the order in which people come to it: what `status` says comes next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dialogkit.processes import ready
from dialogkit.terms import PartName

if TYPE_CHECKING:
    from dialogkit.cycle.model import Cycle, Event


@dataclass(frozen=True, slots=True)
class Need:
    """`name` is that of the sentence `status.needs.<name>`; `section` of the file is where it is written.

    `is_met` tells it of a year and the meeting of the part, if it has one. What comes of a meeting is asked for `after` it, also
    where the part is over. `made` are the materials that help people to it.
    """

    name: str
    section: str
    is_met: Callable[[Cycle, Event | None], bool]
    after: bool = False
    made: tuple[str, ...] = ()


def _has_day(cycle: Cycle, event: Event | None) -> bool:
    return event is not None and event.date is not None


def _was_held(cycle: Cycle, event: Event | None) -> bool:
    return ready.has_findings(cycle) or (event is not None and ready.was_held(cycle, event))


def _has_notes(cycle: Cycle, event: Event | None) -> bool:
    return any(task.groups for task in cycle.tasks)


def _has_said(cycle: Cycle, event: Event | None) -> bool:
    return bool(cycle.quotes) or _has_notes(cycle, event)


def _has_answers_to_asking(cycle: Cycle, event: Event | None) -> bool:
    return not any(quote.consent and quote.consent.status == "pending" for quote in cycle.quotes)


def _each_finding_is_answered(cycle: Cycle, event: Event | None) -> bool:
    return ready.has_findings(cycle) and not unanswered(cycle)


def _each_proposal_is_answered(cycle: Cycle, event: Event | None) -> bool:
    proposals = cycle.proposals
    return bool(proposals) and all(proposal.response or proposal.status == "dropped" for proposal in proposals)


def _each_measure_is_decided(cycle: Cycle, event: Event | None) -> bool:
    return all(each.settled or (each.status != "proposed" and each.owner and each.due) for each in cycle.agreed)


def _has_looked_back(cycle: Cycle, event: Event | None) -> bool:
    """What was hoped for in the morning, if it was gathered, was gone through."""
    return not (event and event.expectations) or all(each.met for each in event.expectations.items)


def _has_points(cycle: Cycle, event: Event | None) -> bool:
    return ready.has_programme(cycle)


def unanswered(cycle: Cycle) -> list[str]:
    """The ids of findings that nothing is proposed for, and that are not good as they are; none where what is done is told of
    without a round robin, for that names no findings."""
    if cycle.measures and not cycle.solutions:
        return []
    answered = {solution.finding for solution in cycle.solutions if solution.proposals}
    return [finding.id for finding in cycle.findings if finding.id not in answered and finding.tone != "good"]


_GROUP = Need("group", "working_group", lambda cycle, event: bool(cycle.working_group))
_QUESTIONS = Need("questions", "themes", lambda cycle, event: ready.has_questions(cycle))
_DAY = Need("day", "events", _has_day)
_OF_A_DAY = (
    _DAY,
    Need("held", "events", _was_held, after=True, made=("invitation", "programme", "tasks")),
    Need("said", "tasks", _has_notes, after=True, made=("tasks",)),
)
"""Of a meeting that stands for itself."""
_FINDINGS = Need("findings", "findings", lambda cycle, event: ready.has_findings(cycle), after=True, made=("wall",))
NEEDS: Mapping[PartName, tuple[Need, ...]] = {
    "conference": (
        _GROUP,
        _QUESTIONS,
        _DAY,
        Need("held", "events", _was_held, after=True, made=("invitation", "programme", "handout", "tasks", "mat")),
        Need("said", "quotes", _has_said, after=True, made=("tasks",)),
        Need("asking", "quotes", _has_answers_to_asking, after=True, made=("consent",)),
        _FINDINGS,
    ),
    "workshop": (
        replace(_FINDINGS, after=False),
        Need("solutions", "solutions", _each_finding_is_answered, after=True, made=("findings", "roundrobin")),
    ),
    "poster": (Need("poster", "poster", lambda cycle, event: ready.poster_has_lines(cycle)),),
    "game": (Need("cards", "game", lambda cycle, event: ready.deck_has_cards(cycle)),),
    "solutions_conference": (
        _DAY,
        Need("answers", "solutions", _each_proposal_is_answered, after=True, made=("invitation", "programme", "proposals")),
        Need("decided", "solutions", _each_measure_is_decided, after=True, made=("plan",)),
    ),
    "planning": (_GROUP, _QUESTIONS, Need("programme", "events", _has_points)),
    "forum": _OF_A_DAY,
    "minutes": (Need("published", "events", lambda cycle, event: ready.is_published(cycle), after=True, made=("minutes",)),),
    "follow_up": (
        Need("requests", "events", lambda cycle, event: not ready.open_requests(cycle), after=True),
        Need("next_day", "events", lambda cycle, event: ready.has_next_day(cycle), after=True),
    ),
    "seminar": (*_OF_A_DAY, Need("expectations", "events", _has_looked_back, after=True)),
    "measures": (
        Need("measures", "measures", lambda cycle, event: ready.has_measures(cycle), after=True),
        Need("decided", "measures", _each_measure_is_decided, after=True, made=("plan",)),
    ),
    "insight": (_GROUP, Need("chapters", "chapters", lambda cycle, event: ready.has_chapters(cycle))),
    "solution": (Need("measures", "measures", lambda cycle, event: ready.has_measures(cycle)),),
    "trial": (
        Need("decided", "measures", _each_measure_is_decided, made=("plan",)),
        Need("tried", "evaluation", lambda cycle, event: ready.was_tried(cycle)),
    ),
    "report": (Need("published", "events", lambda cycle, event: ready.is_published(cycle), after=True, made=("report",)),),
}
"""The rows of every part that a process may have."""

"""What a year must hold so that a material can be made of it, and how it tells that a part of the work is behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from dialogkit.processes.parts import AT_A_DESK
from dialogkit.terms import INVITED, PartName

if TYPE_CHECKING:
    from dialogkit.cycle.model import Cycle, Event, Request


def always(cycle: Cycle) -> bool:
    """Whatever the year holds."""
    return True


def has_stops(cycle: Cycle) -> bool:
    """There is a part of the year that has not been switched off."""
    return not cycle.parts or any(part.enabled for part in cycle.parts)


def can_be_led(cycle: Cycle) -> bool:
    """There is such a part, or a meeting that is none of them."""
    if not cycle.parts:
        return True
    led = any(part.enabled and part.id not in AT_A_DESK for part in cycle.parts)
    return led or any(event.kind not in {part.id for part in cycle.parts} for event in cycle.events)


def has_chapters(cycle: Cycle) -> bool:
    """There is something to tell in a folder: a chapter, what was found, or what is done."""
    return bool(cycle.chapters or cycle.findings or cycle.agreed)


def has_findings(cycle: Cycle) -> bool:
    """What was found at the conference is written."""
    return bool(cycle.findings)


def conference_has_themes(cycle: Cycle) -> bool:
    """There is a conference, and something to talk about there."""
    return bool(cycle.themes and cycle.event("conference"))


def invites(cycle: Cycle) -> bool:
    """There is a conference to come to."""
    return any(event.kind in INVITED for event in cycle.events)


def has_programme(cycle: Cycle) -> bool:
    """A meeting has points that follow each other."""
    return any(event.agenda for event in cycle.events)


def has_meetings(cycle: Cycle) -> bool:
    """There is a meeting, whatever its kind."""
    return bool(cycle.events)


def has_themes(cycle: Cycle) -> bool:
    """There is something to talk about."""
    return bool(cycle.themes)


def has_questions(cycle: Cycle) -> bool:
    """A theme asks something, or is open for anything."""
    return any(theme.questions or theme.open for theme in cycle.themes)


def residents_are_asked(cycle: Cycle) -> bool:
    """A theme asks something of residents, and not of staff alone, that can be answered by pointing."""
    asked = (question.to != "staff" and question.type != "list" for theme in cycle.themes for question in theme.questions)
    return any(asked) or any(theme.open and not theme.questions for theme in cycle.themes)


def poster_has_lines(cycle: Cycle) -> bool:
    """One panel of the poster or more is written."""
    poster = cycle.poster
    return bool(poster and (poster.we_want or poster.good_cooperation or poster.staff_do or poster.users_do))


def has_quotes(cycle: Cycle) -> bool:
    """There is a quote that may be shown."""
    return bool(cycle.quotes)


def has_proposals(cycle: Cycle) -> bool:
    """Something is proposed."""
    return any(solution.proposals for solution in cycle.solutions)


def can_be_reported(cycle: Cycle) -> bool:
    """There is something to tell in a report: what a folder tells too, or what came of a seminar."""
    return has_chapters(cycle) or any(event.kind == "seminar" and was_held(cycle, event) for event in cycle.events)


def has_come_to_something(cycle: Cycle) -> bool:
    """Something is agreed at least: what is only proposed, or was put away, is nothing to thank with."""
    return any(proposal.status in ("agreed", "doing", "done") for proposal in cycle.agreed)


def has_measures(cycle: Cycle) -> bool:
    """Something is to be tried, with a round robin before it or without."""
    return bool(cycle.agreed)


def has_plans(cycle: Cycle) -> bool:
    """Something is to be done about what was found, or was promised before."""
    return bool(cycle.promises or cycle.agreed)


def was_held(cycle: Cycle, event: Event) -> bool:
    """Whether a meeting is over: by what only one that was held can have left."""
    noted = any(task.event == event.id and task.groups for task in cycle.tasks)
    hoped = event.expectations and any(each.met for each in event.expectations.items)
    answered = any(request.answer for request in event.requests)  # one that is open may come from the meeting before
    told = event.in_short or event.feedback or event.other or event.closing or event.next or event.published
    return bool(event.attendance or told or answered or hoped or noted)


def a_meeting_was_held(cycle: Cycle) -> bool:
    """There is a meeting to tell of."""
    return any(was_held(cycle, event) for event in cycle.events)


def something_waits(cycle: Cycle) -> bool:
    """There is a quote or a photo that waits for an answer, of a cycle that is cleared for asking."""
    from dialogkit.cycle.model import photos_of

    return bool(cycle.quotes) or any(photos_of(cycle))


def deck_has_cards(cycle: Cycle) -> bool:
    """There is a quote, a right or a question for a card."""
    return bool(cycle.quotes or cycle.rights.articles or cycle.game.cards.rights or cycle.game.cards.questions)


def is_planned(cycle: Cycle) -> bool:
    """It is known who makes the programme, and there is one."""
    return bool(cycle.working_group) and has_programme(cycle)


def was_tried(cycle: Cycle) -> bool:
    """It is written what came of it."""
    return bool(cycle.evaluation and (cycle.evaluation.users or cycle.evaluation.staff or cycle.evaluation.results))


def is_published(cycle: Cycle) -> bool:
    """It is known where what was written of a meeting can be read."""
    return any(event.published for event in cycle.events)


def is_followed_up(cycle: Cycle) -> bool:
    """The next meeting has a day, and whatever was asked for has its answer."""
    return has_next_day(cycle) and not open_requests(cycle)


def has_next_day(cycle: Cycle) -> bool:
    """It is known when one meets the next time."""
    return any(event.next and event.next.date for event in cycle.events)


def open_requests(cycle: Cycle) -> list[Request]:
    """What was asked for at a meeting, and nobody has answered."""
    return [request for event in cycle.events for request in event.requests if not request.answer]


def _has_answers(cycle: Cycle) -> bool:
    return any(proposal.response for proposal in cycle.proposals)


_LEAVES: Mapping[PartName, Callable[[Cycle], bool]] = {
    "conference": has_findings,
    "workshop": has_proposals,
    "poster": poster_has_lines,
    "solutions_conference": _has_answers,
    "planning": is_planned,
    "insight": has_chapters,
    "solution": has_measures,
    "trial": was_tried,
    "minutes": is_published,
    "follow_up": is_followed_up,
    "measures": has_measures,
    "report": is_published,
}
"""What comes of a part. A game leaves nothing."""


def is_behind(cycle: Cycle, part: PartName, event: Event | None) -> bool:
    """Whether a part of the year is over: its meeting, where it has one, was held, or the year holds what comes of it."""
    return (event is not None and was_held(cycle, event)) or (part in _LEAVES and _LEAVES[part](cycle))


def behind(cycle: Cycle, path: Sequence[PartName]) -> list[bool]:
    """Which parts of the path are over, one by one.

    A poster goes on from one year to the next, so that it counts once this year's conference is over.
    """
    over = [is_behind(cycle, part, cycle.event(part)) for part in path]
    if "conference" in path and "poster" in path and not over[path.index("conference")]:
        over[path.index("poster")] = False
    return over


def now_at(over: Sequence[bool]) -> int:
    """Where on the path a year is: at what comes after the last part that is over. A part that leaves nothing may lie between."""
    return max((number for number, done in enumerate(over) if done), default=-1) + 1

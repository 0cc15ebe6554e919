"""What of a process whose themes and speakers are those of one meeting goes on to the next: what was asked for and not answered,
the form of its programme, and themes where nobody has wished for others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dialogkit.cycle.editing.edits import Append, Edit, Put, Remove
from dialogkit.cycle.model import Cycle, Event
from dialogkit.words import Words

_OF_A_SPEAKER = ("by", "role", "org", "text", "questions")


def renewed(cycle: Cycle, words: Words, wishes: Sequence[dict[str, Any]], year: int) -> Iterator[Edit]:
    """The edits beside those of any process. With `wishes` these are the themes, and no earlier one is talked about again."""
    if wishes:
        yield Append(("themes",), [*wishes]) if cycle.themes else Put(("themes",), [*wishes])
        yield from (Remove(("themes", number)) for number in range(len(cycle.themes)))
    for event in cycle.events:
        if wishes and event.title:
            yield Remove((*event.path, "title"))
        said = event.next
        if said and said.date and said.date.year == year and not said.title:  # else it may be another meeting's
            yield Put((*event.path, "date"), said.date.isoformat())
        for number, request in enumerate(event.requests):
            if request.answer:
                yield Remove((*event.path, "requests", number))
        yield from _programme(event, words, bool(wishes))


def _programme(event: Event, words: Words, other_themes: bool) -> Iterator[Edit]:
    """A talk is one of somebody else's; what the day begins and ends with stays."""
    for number, point in enumerate(event.agenda):
        path = (*event.path, "agenda", number)
        gone = [*(_OF_A_SPEAKER if point.kind == "talk" else ("text", "questions"))]
        if point.kind == "talk":
            yield Put((*path, "title"), words("next_year.talk"))
        if other_themes:
            gone.append("theme")
        yield from (Remove((*path, name)) for name in gone if getattr(point, name))

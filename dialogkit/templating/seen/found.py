"""What was found, with what was said of it and what is done about it: each quote of a report once."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from dialogkit.cycle.model import Cycle, Finding, GroupNotes, Proposal, Quote

_WORDS = (math.inf, 60, 45)
"""How many words one, two and three quotes have at most, to stand beside a finding all; more than three never do."""
_POINTS = 3
_LEAST, _STEM = 6, 5
"""Letters of a word that tells what a text is about, and those by which its forms are one word."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding: the quotes beside it, or without any the `points` of groups that it is about. `more`: the appendix has others.

    `groups` is how many groups there were.
    """

    finding: Finding
    quotes: list[Quote]
    points: list[str]
    proposals: list[Proposal]
    more: bool
    groups: int | None


@dataclass(slots=True)
class Shown:
    """All findings by their theme, the quotes on the front, and those that stand in neither, by their theme."""

    front: list[Quote] = field(default_factory=list)
    found: dict[str | None, list[Found]] = field(default_factory=dict)
    others: dict[str | None, list[Quote]] = field(default_factory=dict)
    quotes: set[str] = field(default_factory=set)  # that stand on the front or beside a finding


def shown(cycle: Cycle, people: Collection[str]) -> Shown:
    """Where each quote of a report stands. `people` are words for those who are talked about, which tell nothing of a point."""
    quotes = {quote.id: quote for quote in cycle.quotes}
    made = Shown(front=_front(cycle))
    made.quotes |= {quote.id for quote in made.front}
    proposals: dict[str, list[Proposal]] = {}
    for solution in cycle.solutions:
        proposals.setdefault(solution.finding, []).extend(solution.proposals)
    points = {theme: _points(cycle, theme) for theme in {finding.theme for finding in cycle.findings}}
    groups = {theme: _groups(cycle, theme) for theme in points}
    common = {_stem(word) for word in people}
    for finding in cycle.findings:
        free = [quotes[name] for name in dict.fromkeys(finding.quotes) if name in quotes and name not in made.quotes]
        beside = _few(free)
        made.quotes |= {quote.id for quote in beside}
        about = [] if beside else _about(finding.text, points[finding.theme], common)
        points[finding.theme] = [point for point in points[finding.theme] if point not in about]
        row = Found(finding, beside, about, proposals.get(finding.id, []), len(beside) < len(free), groups[finding.theme])
        made.found.setdefault(finding.theme, []).append(row)
    _rest(cycle, quotes, made)
    return made


def _rest(cycle: Cycle, quotes: Mapping[str, Quote], made: Shown) -> None:
    """All other quotes, but for those in the groups' notes: by the theme of what they belong to, or else by their own.

    A theme says beside its last quote, or its last finding, that there are more, where none of its findings does.
    """
    named = {name: finding.theme for finding in reversed(cycle.findings) for name in finding.quotes if name in quotes}
    shown = made.quotes.union(*(_quotes_in(group) for task in cycle.tasks for group in task.groups))
    order = [name for finding in cycle.findings for name in finding.quotes if name in quotes]
    for name in dict.fromkeys([*order, *quotes]):
        if name not in shown:
            made.others.setdefault(named.get(name, quotes[name].theme), []).append(quotes[name])
    behind = {task.theme for task in cycle.tasks for group in task.groups if (_quotes_in(group) & quotes.keys()) - made.quotes}
    for rows in (made.found.get(theme, []) for theme in behind | made.others.keys()):
        quoted = [number for number, row in enumerate(rows) if row.quotes]
        if rows and not any(row.more for row in rows):
            last = quoted[-1] if quoted else -1
            rows[last] = replace(rows[last], more=True)


def _quotes_in(group: GroupNotes) -> set[str]:
    """Those among what a group noted."""
    return {name for section in group.sections for name in section.quotes}


def _front(cycle: Cycle) -> list[Quote]:
    """The quotes that the year puts first; but one that a finding has nothing else beside stays there."""
    first = {quote.id for quote in cycle.quotes if quote.feature}
    needed = {name for finding in cycle.findings if set(finding.quotes) <= first for name in finding.quotes[:1]}
    return [quote for quote in cycle.quotes if quote.id in first - needed]


def _few(quotes: Sequence[Quote]) -> list[Quote]:
    words = accumulate(len(quote.text.split()) for quote in quotes)
    return [quote for quote, count, most in zip(quotes, words, _WORDS) if count <= most]


def _groups(cycle: Cycle, theme: str | None) -> int | None:
    """How many groups talked about a theme: those of its meeting, or those that noted something."""
    tasks = [task for task in cycle.tasks if task.theme == theme]
    met = {task.event for task in tasks if task.event}
    counts = [event.groups.count for event in cycle.events if event.groups and (event.id in met or not met)]
    return max([*counts[:1], *(len(task.groups) for task in tasks)], default=None)


def _points(cycle: Cycle, theme: str | None) -> list[str]:
    groups = [group for task in cycle.tasks if task.theme == theme for group in task.groups]
    found = [point for group in groups for point in (*group.points, *(each for part in group.sections for each in part.points))]
    return list(dict.fromkeys(found))


def _about(text: str, points: Sequence[str], common: Collection[str]) -> list[str]:
    """The first points that share a word with the text which says what it is about."""
    words = _stems(text) - set(common)
    return [point for point in points if words & _stems(point)][:_POINTS]


def _stems(text: str) -> set[str]:
    return {_stem(word) for word in re.findall(r"\w+", text) if len(word) >= _LEAST}


def _stem(word: str) -> str:
    return word.casefold()[:_STEM]

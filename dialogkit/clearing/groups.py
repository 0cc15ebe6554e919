"""What may be told of small groups in the public edition, where anyone may read it.

With k people or fewer, somebody who knows the place knows who they are. The limit is `privacy.min_group`; its least value, 6,
keeps to the rule of thumb of OsloMet's checklist for anonymity: nothing that can be linked to five people or fewer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from dialogkit.clearing.open_meeting import is_open, said_openly
from dialogkit.cycle.model import Cycle, Event, Finding, GroupNotes, Item, Section, Task
from dialogkit.cycle.model.marks import Headcount
from dialogkit.cycle.residents import few_met, residents
from dialogkit.cycle.schema import marked


def too_few(cycle: Cycle) -> bool:
    """Whether the public edition can hold findings only, and no words of anybody's."""
    count = residents(cycle)
    return count is None or count < cycle.privacy.min_group


def without_small_groups(cycle: Cycle) -> Cycle:
    """The cycle as anyone may read it: quotes and points in an order that tells nothing of who said them or when.

    What small groups have said is put together with what the others said about the same task; nothing is left of what was said
    where few residents met. Where there are few in all, only findings are left. What was said in an open meeting stays as it is.
    """
    if too_few(cycle):
        findings = [finding.model_copy(update={"quotes": [], "groups": None}) for finding in cycle.findings]
        events = [event if is_open(cycle, event) else _untold(event) for event in cycle.events]
        tasks = [_unquoted(task) for task in cycle.tasks if said_openly(cycle, task)]
        return cycle.model_copy(update={"quotes": [], "tasks": tasks, "findings": findings, "events": events})
    texts = {quote.id: quote.text for quote in cycle.quotes}
    tasks = [task if said_openly(cycle, task) else _task(cycle, task, texts) for task in cycle.tasks]
    findings = [_finding(finding, texts) for finding in cycle.findings]
    quotes = sorted(cycle.quotes, key=lambda quote: _lot(quote.text))
    events = [_event(cycle, event) for event in cycle.events]
    return cycle.model_copy(update={"quotes": quotes, "tasks": tasks, "findings": findings, "events": events})


def _lot(text: str) -> str:
    """A place in the order that depends on nothing but the words, so that the same words always come in the same order."""
    return sha256(text.encode()).hexdigest()


def _mixed(names: Sequence[str], texts: dict[str, str]) -> list[str]:
    return sorted(names, key=lambda name: _lot(texts[name]))


def _finding(finding: Finding, texts: dict[str, str]) -> Finding:
    """Nor is it told in how many groups it was said: of one group somebody may know who sat there."""
    return finding.model_copy(update={"quotes": _mixed(finding.quotes, texts), "groups": None})


def _untold(event: Event) -> Event:
    """A meeting without anybody's own words."""
    return event.model_copy(update={"feedback": [], "expectations": None})


def _event(cycle: Cycle, event: Event) -> Event:
    if is_open(cycle, event):
        return event
    if few_met(cycle, event):
        return _untold(event)
    hoped = event.expectations
    if hoped:  # each is somebody's own words
        hoped = hoped.model_copy(update={"items": sorted(hoped.items, key=lambda item: _lot(item.text))})
    return event.model_copy(update={"feedback": sorted(event.feedback, key=_lot), "expectations": hoped})


def _task(cycle: Cycle, task: Task, texts: dict[str, str]) -> Task:
    event = next((event for event in cycle.events if event.id == task.event), None)
    if event and few_met(cycle, event):
        return task.model_copy(update={"groups": []})
    users = event.attendance.users if event and event.attendance else None
    large = users is not None and users >= cycle.privacy.min_group * len(task.groups)
    pieces = [[group] for group in task.groups] if large else [task.groups] if task.groups else []
    return task.model_copy(update={"groups": [_merged(number, piece, texts) for number, piece in enumerate(pieces, 1)]})


def _unquoted(task: Task) -> Task:
    def bare(group: GroupNotes) -> GroupNotes:
        sections = [section.model_copy(update={"quotes": []}) for section in group.sections]
        return group.model_copy(update={"sections": sections})

    return task.model_copy(update={"groups": [bare(group) for group in task.groups]})


def _merged(number: int, groups: Sequence[GroupNotes], texts: dict[str, str]) -> GroupNotes:
    """One group that has said what all of them said, under the headings that there were."""
    sections = [Section(points=group.points) for group in groups] + [section for group in groups for section in group.sections]
    ordered = sorted(sections, key=lambda section: _lot(section.heading) if section.heading else "")
    joined = [_joined(heading, list(same), texts) for heading, same in groupby(ordered, key=lambda section: section.heading)]
    return groups[0].model_copy(update={"n": number, "lead": None, "points": [], "sections": joined})


def _joined(heading: str | None, sections: Sequence[Section], texts: dict[str, str]) -> Section:
    points = sorted({point for section in sections for point in section.points}, key=_lot)
    quotes = _mixed(list(dict.fromkeys(name for section in sections for name in section.quotes)), texts)
    joined = Section(heading=heading, points=points, quotes=quotes)
    joined._at = sections[-1].at
    return joined


# ------------------------------------------------------------------------------------------------ counts


@dataclass(frozen=True, slots=True)
class Row:
    """A row of counts as it is printed; a count that is None is not known."""

    item: Item
    cells: tuple[str, ...]


def counted(rows: Sequence[tuple[Item, Sequence[int | None]]], least: int, fewer: str, hidden: str) -> list[Row]:
    """Rows of counts of which none from 1 to `least` - 1 is told; `least` 0 tells all.

    `fewer` is printed in place of such a count, and so many of the others are `hidden` that even who knows the sum of the row
    cannot say which number from 1 to `least` - 1 it is. Where they do not suffice, all are hidden. (Complementary suppression,
    as statistics offices do it, with the range that is left looked at.)
    """
    return [Row(uncounted(item) if least else item, cells_of(counts, least, fewer, hidden)) for item, counts in rows]


def cells_of(counts: Sequence[int | None], least: int, fewer: str, hidden: str) -> tuple[str, ...]:
    """The counts of one row or column as they are printed: see `counted`."""
    cells = ["–" if count is None else fewer if 0 < count < least else str(count) for count in counts]
    small = [count for count in counts if count and count < least]
    if not small:
        return tuple(cells)
    spare = sum(small) - (len(small) - 1)  # what the small ones, or the hidden, have above the least that they can be
    for place in sorted(
        (place for place, count in enumerate(counts) if count and count >= least), key=lambda at: counts[at] or 0
    ):
        cells[place] = hidden
        spare += (counts[place] or 0) - least
        if spare >= least - 1:
            return tuple(cells)
    return tuple("–" if count is None else hidden for count in counts)


def uncounted(item: Item) -> Item:
    """The item without its counts, which are told by rows alone."""
    return item.model_copy(update=dict.fromkeys(marked(type(item), Headcount)))


def without_counts(cycle: Cycle) -> Cycle:
    """The cycle without counts of people, so that no template can tell them as they are."""
    departments = [uncounted(entry) for entry in cycle.organisation.departments]
    solutions = [
        each.model_copy(update={"proposals": [uncounted(entry) for entry in each.proposals]}) for each in cycle.solutions
    ]
    home = cycle.organisation.model_copy(update={"departments": departments})
    events = [uncounted(event) for event in cycle.events]
    return cycle.model_copy(update={"organisation": home, "events": events, "solutions": solutions})


def unanimous(counts: Sequence[int]) -> bool:
    """Whether all who answered gave the same answer: a count would tell what each of them said."""
    return sum(count > 0 for count in counts) == 1

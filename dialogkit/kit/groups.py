"""What may be told of small groups in the public edition, where anyone may read it.

With k people or fewer, somebody who knows the place knows who they are. The limit is `privacy.min_group`; its least value, 6,
keeps to the rule of thumb of OsloMet's checklist for anonymity: nothing that can be linked to five people or fewer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from dialogkit.cycle.model import Cycle, Finding, GroupNotes, Item, Section, Task


def residents(cycle: Cycle) -> int | None:
    """How many residents the year is about, as far as the cycle says: those of all departments, or of its largest event."""
    lived = [department.users for department in cycle.organisation.departments if department.users is not None]
    met = [event.attendance.users for event in cycle.events if event.attendance and event.attendance.users is not None]
    return sum(lived) if lived else max(met, default=None)


def too_few(cycle: Cycle) -> bool:
    """Whether the public edition can hold findings only, and no words of anybody's."""
    count = residents(cycle)
    return count is None or count < cycle.privacy.min_group


def without_small_groups(cycle: Cycle) -> Cycle:
    """The cycle as anyone may read it: quotes and points in an order that tells nothing of who said them or when.

    What small groups have said is put together with what the others said about the same task. Where there are few residents
    in all, only findings are left.
    """
    if too_few(cycle):
        findings = [finding.model_copy(update={"quotes": []}) for finding in cycle.findings]
        return cycle.model_copy(update={"quotes": [], "tasks": [], "findings": findings})
    texts = {quote.id: quote.text for quote in cycle.quotes}
    tasks = [_task(cycle, task, texts) for task in cycle.tasks]
    findings = [_finding(finding, texts) for finding in cycle.findings]
    quotes = sorted(cycle.quotes, key=lambda quote: _lot(quote.text))
    return cycle.model_copy(update={"quotes": quotes, "tasks": tasks, "findings": findings})


def _lot(text: str) -> str:
    """A place in the order that depends on nothing but the words, so that the same words always come in the same order."""
    return sha256(text.encode()).hexdigest()


def _mixed(names: Sequence[str], texts: dict[str, str]) -> list[str]:
    return sorted(names, key=lambda name: _lot(texts[name]))


def _finding(finding: Finding, texts: dict[str, str]) -> Finding:
    return finding.model_copy(update={"quotes": _mixed(finding.quotes, texts)})


def _task(cycle: Cycle, task: Task, texts: dict[str, str]) -> Task:
    event = next((event for event in cycle.events if event.id == task.event), None)
    users = event.attendance.users if event and event.attendance else None
    large = users is not None and users >= cycle.privacy.min_group * len(task.groups)
    pieces = [[group] for group in task.groups] if large else [task.groups] if task.groups else []
    return task.model_copy(update={"groups": [_merged(number, piece, texts) for number, piece in enumerate(pieces, 1)]})


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

    `fewer` is printed in place of such a count. Where it stands once in a row, the smallest other one is `hidden` too, for the
    count could be worked out from a sum in the row or elsewhere. (Complementary suppression, as statistics offices do it.)
    """
    return [Row(item, tuple(_cells(counts, least, fewer, hidden))) for item, counts in rows]


def _cells(counts: Sequence[int | None], least: int, fewer: str, hidden: str) -> list[str]:
    cells = ["–" if count is None else fewer if 0 < count < least else str(count) for count in counts]
    told = [place for place, count in enumerate(counts) if count and count >= least]
    if cells.count(fewer) == 1 and told:
        cells[min(told, key=lambda place: counts[place] or 0)] = hidden
    return cells


def unanimous(counts: Sequence[int]) -> bool:
    """Whether all who answered gave the same answer: a count would tell what each of them said."""
    return sum(count > 0 for count in counts) == 1

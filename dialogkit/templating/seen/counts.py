"""What is counted in a year: people, points and answers. In public, few people are no number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dialogkit.clearing.groups import Row, cells_of, counted, unanimous, uncounted
from dialogkit.cycle.model import Cycle, Item, Solution
from dialogkit.terms import TOLD_STATUSES
from dialogkit.words import Words

_NOTHING = ("–", "0")


def statuses(solutions: list[Solution]) -> list[tuple[str, int]]:
    """How many proposals there are of each status, what is done first."""
    count = Counter(proposal.status for solution in solutions for proposal in solution.proposals)
    return [(status, count[status]) for status in TOLD_STATUSES if count[status]]


def contributions(cycle: Cycle) -> list[tuple[str, int]]:
    """How many points the groups noted under each theme, as (theme id, count)."""
    count: Counter[str] = Counter()
    for task in cycle.tasks:
        for group in task.groups:
            count[task.theme or ""] += len(group.points) + sum(len(section.points) for section in group.sections)
    return [(theme.id, count[theme.id]) for theme in cycle.themes if count[theme.id]]


def attendance(cycle: Cycle, words: Words, least: int) -> list[Row]:
    """How many were at each event: residents, staff, others, and all of them. Counts below `least` are not told.

    Nor is the sum then: it would tell what they are.
    """
    rows = []
    for event in cycle.events:
        if event.attendance:
            people = event.attendance
            counted = [count for count in (people.relatives, people.other) if count is not None]
            others = sum(counted) if counted else None
            total = people.total if people.total is not None else (people.users or 0) + (people.staff or 0) + (others or 0)
            parts, sums = (people.users, people.staff, others), (total,)
            if least and any(part and part < least for part in parts):
                rows.append(Row(uncounted(event), (*_cells(parts, words, least), words("report.hidden"))))
            else:
                rows += _told([(event, (*parts, *sums))], words, least)
    return rows


def departments(cycle: Cycle, words: Words, least: int) -> list[Row]:
    """How many residents and staff each department has. That all together are known: it is what a column adds up to."""
    entries = cycle.organisation.departments
    users, staff = (_cells([getattr(each, name) for each in entries], words, least) for name in ("users", "staff"))
    rows = [Row(uncounted(entry) if least else entry, cells) for entry, cells in zip(entries, zip(users, staff))]
    return [row for row in rows if columns([row])]


def columns(rows: Sequence[Row]) -> list[int]:
    """The columns of counts in which anything stands: of people that nobody counted, or none were there of, none is printed."""
    return [
        number
        for number in range(max((len(row.cells) for row in rows), default=0))
        if any(row.cells[number] not in _NOTHING for row in rows)
    ]


def responses(cycle: Cycle, words: Words, least: int) -> list[Row]:
    """How many said yes, partly and no to each proposal. Where all said the same, no count is told to the public."""
    answers = [
        (proposal, (proposal.response.yes, proposal.response.partly, proposal.response.no))
        for solution in cycle.solutions
        for proposal in solution.proposals
        if proposal.response
    ]
    rows = _told(answers, words, least)
    hidden = (words("report.hidden"),) * 3
    return [Row(row.item, hidden) if least and unanimous(counts) else row for row, (_, counts) in zip(rows, answers)]


def themes_asked(cycle: Cycle) -> list[str | None]:
    """The theme that the proposal of each row of `responses` belongs to."""
    themes = {finding.id: finding.theme for finding in cycle.findings}
    return [themes.get(solution.finding) for solution in cycle.solutions for proposal in solution.proposals if proposal.response]


def told(rows: Sequence[Row]) -> list[Row]:
    """The rows of which every count is told, and not all are nothing."""
    return [row for row in rows if all(cell.isdecimal() for cell in row.cells) and any(int(cell) for cell in row.cells)]


def untold(rows: Sequence[Row]) -> bool:
    """Whether more counts of the rows are hidden than told. What nobody counted is neither."""
    cells = [cell for row in rows for cell in row.cells if cell != "–"]
    return 2 * sum(cell.isdecimal() for cell in cells) < len(cells)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the year, what it is of, and a picture for that."""

    value: int
    words: str
    symbol: str


def figures(cycle: Cycle, words: Words, came: Sequence[Row], residents: str) -> list[Figure]:
    """How many came to the first meeting, what they said, what was found and proposed; what is not known or told is left out.

    `came` are the rows of `attendance`, `residents` is the symbol for those who are counted.
    """
    met = came[0].cells[-1] if came else ""
    counts = {
        ("met", residents): int(met) if met.isdecimal() else 0,
        ("said", "message-circle"): sum(count for _, count in contributions(cycle)),
        ("found", "search"): len(cycle.findings),
        ("proposed", "bulb"): len(cycle.proposals),
    }
    return [
        Figure(count, words(f"report.figure_{name}_{'one' if count == 1 else 'many'}"), symbol)
        for (name, symbol), count in counts.items()
        if count
    ]


def _cells(counts: Sequence[int | None], words: Words, least: int) -> tuple[str, ...]:
    return cells_of(counts, least, words("report.fewer", least=least), words("report.hidden"))


def _told(rows: Sequence[tuple[Item, tuple[int | None, ...]]], words: Words, least: int) -> list[Row]:
    return counted(rows, least, words("report.fewer", least=least), words("report.hidden"))

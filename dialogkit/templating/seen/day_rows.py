"""A day's programme as it is printed: so many rows, that a page holds them."""

from __future__ import annotations

from dataclasses import dataclass

from dialogkit.cycle.model import AgendaItem, Event

_MOST = 9
_PAUSES = ("break", "lunch")


@dataclass(frozen=True, slots=True)
class Row:
    """A point of the programme, and the break at its end, where there are too many points for each to have a row."""

    point: AgendaItem
    pause: bool
    then: AgendaItem | None = None


def wall_rows_of(event: Event) -> list[Row]:
    """A row for each point of an event's agenda."""
    return [Row(point, point.kind in _PAUSES) for point in event.agenda]


def rows_of(event: Event) -> list[Row]:
    """The rows of an event's agenda. Over nine, the last breaks join the rows before them, as many as must; the end of a day with
    times is a row too."""
    rows = wall_rows_of(event)
    most = _MOST - bool((event.end or (rows and rows[-1].point.end)) and any(row.point.start for row in rows))
    for index in range(len(rows) - 1, 0, -1):
        row, before = rows[index], rows[index - 1]
        if len(rows) > most and row.point.kind == "break" and not before.pause:
            rows[index - 1 : index + 1] = [Row(before.point, False, row.point)]
    return rows

"""Entries of a list as rows of a table, and rows as entries: plain data both ways, whatever kind of file holds it.

The entries of a list in an entry stand below each other, the first of them in the entry's own row. In the rows below, the
entry's own cells are empty or say again what they said, such as its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dialogkit.cycle.tables.columns import Column, Names
from dialogkit.cycle.text.yaml_events import Path

Row = Mapping[Names, Any]
"""What stands in a row, by the paths of its columns; empty cells are left out."""
Places = dict[Path, tuple[int, Column]]
"""The number of the row and the column where a value of the entries stands, and where an entry begins."""


@dataclass(slots=True)
class _Open:
    """The entry of a level that the next row may go on with: what its own cells said, and its path."""

    path: Path
    entry: dict[str, Any]
    said: Row = field(default_factory=dict)


class Entries:
    """The entries that rows hold, as plain data, with the `places` of all that is in them."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row]):
        self.data: list[dict[str, Any]] = []
        self.places: Places = {}
        self._levels = [[each for each in columns if each.level == level] for level in range(columns[-1].level + 1)]
        self._open: list[_Open] = []
        for number, row in enumerate(rows):
            self._take(number, row)

    def _take(self, number: int, row: Row) -> None:
        own = [{each.path: row[each.path] for each in level if each.path in row} for level in self._levels]
        deepest = max((level for level, said in enumerate(own) if said), default=-1)
        for level in range(deepest + 1):
            goes_on = level < deepest and level < len(self._open) and _says_again(own[level], self._open[level].said)
            if not goes_on:
                self._begin(level, number, own[level])

    def _begin(self, level: int, number: int, said: Row) -> None:
        """A new entry, in the one that is open above it."""
        del self._open[level:]
        entry: dict[str, Any] = {}
        names = self._levels[level][0].lists[-1][len(self._levels[level][0].lists[-2]) if level > 1 else 0 :] if level else ()
        above = self._open[-1] if level else None
        held = _list_at(above.entry, names) if above else self.data
        path = (*(above.path if above else ()), *names, len(held))
        held.append(entry)
        self._open.append(_Open(path, entry, said))
        for column in self._levels[level]:
            if column.path in said:
                self._put(path, entry, column, said[column.path], number)

    def _put(self, path: Path, entry: dict[str, Any], column: Column, value: Any, number: int) -> None:
        *way, last = column.inner
        for name in way:
            entry = entry.setdefault(name, {})
        entry[last] = value
        place, here = (number, column), (*path, *column.inner)
        for length in range(len(path), len(here) + 1):  # of the entry, and of what holds the value
            self.places.setdefault(here[:length], place)
        self.places |= {(*here, each): place for each in range(len(value) if isinstance(value, list) else 0)}


def rows_of(columns: Sequence[Column], entries: Sequence[Mapping[str, Any]]) -> Iterator[dict[Names, Any]]:
    """The rows that hold the entries. Keys are said again in each row, so that rows may be sorted and still belong together."""
    for entry in entries:
        yield from _rows(columns, entry, 0)


def _rows(columns: Sequence[Column], entry: Mapping[str, Any], level: int) -> Iterator[dict[Names, Any]]:
    own = [each for each in columns if each.level == level]
    said = {each.path: value for each in own if (value := _at(entry, each.inner)) not in (None, [])}
    keys = {each.path: said[each.path] for each in own if each.is_key and each.path in said}
    deeper = next((each.lists[level] for each in columns if each.level > level), None)
    above = own[0].lists[-1] if own[0].lists else ()
    held = _at(entry, deeper[len(above) :]) if deeper else None
    below = [row for each in held or () for row in _rows(columns, each, level + 1)]
    yield {**said, **(below[0] if below else {})}
    for row in below[1:]:
        yield {**keys, **row}


def _says_again(said: Row, before: Row) -> bool:
    return all(before.get(path) == value for path, value in said.items())


def _at(entry: Mapping[str, Any], names: Names) -> Any:
    found: Any = entry
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _list_at(entry: dict[str, Any], names: Names) -> list[Any]:
    for name in names[:-1]:
        entry = entry.setdefault(name, {})
    held: list[Any] = entry.setdefault(names[-1], [])
    return held

"""The headings of a table: which row they are, and which field each column is for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialogkit.cycle.tables.cells import clean
from dialogkit.cycle.tables.columns import Column
from dialogkit.cycle.tables.grid import Grid, Value
from dialogkit.cycle.text.suggest import closest
from dialogkit.problems import Place, Problem
from dialogkit.terms import LANGS, Lang

_ROWS = 20  # in which the headings are looked for: titles and what the table is for may stand above them
_SIGNS = re.compile(r"[\W_]+")
_PRIVATE = re.compile(r"(?:privat|private|privata|intern|internt|interne|internal)(?![a-zæøå])")


def is_private(heading: str) -> bool:
    """Whether a column is marked as one that nobody else should read: `Privat`, `Private note`, `Internt: …`."""
    return _PRIVATE.match(_plain(heading)) is not None


@dataclass(frozen=True, slots=True)
class Headings:
    """The row that they stand in, and the columns by their numbers; None where none of the columns is known."""

    row: int
    columns: Mapping[int, Column]
    problems: tuple[Problem, ...] = ()


def headings_of(grid: Grid, known: Sequence[Column], lang: Lang, file: str) -> Headings | None:
    """The headings of a table: of the first rows, the one that most columns are known by. Of columns that are private, nothing
    is told."""
    names = _names(known)
    rows = sorted(grid.rows)[:_ROWS]
    fits = {row: len({names[key] for key in map(_key, grid.rows[row].values()) if key in names}) for row in rows}
    row = max(rows, key=lambda each: fits[each], default=0)
    if not row or not fits[row]:
        return None
    teller = _Teller(names, known, lang, file, row)
    found = {number: column for number, value in grid.rows[row].items() if (column := teller.column(number, value))}
    problems = [*teller.problems, *_lacking(grid, found.values(), known, lang, file, row)]
    problems += _without_heading(grid, row, file)
    return Headings(row, found, tuple(problems))


def _names(known: Sequence[Column]) -> dict[str, Column]:
    """What each column may be called: in any language, by its field, and by what stands last of it where that is no other's."""
    names: dict[str, Column] = {}
    short: dict[str, set[Column]] = {}
    for column in known:
        for name in (*(column.heading(lang) for lang in LANGS), column.name):
            names.setdefault(_plain(name), column)
        for name in (*(column.heading(lang).rpartition(": ")[2] for lang in LANGS), column.path[-1]):
            short.setdefault(_plain(name), set()).add(column)
    return {name: next(iter(each)) for name, each in short.items() if len(each) == 1} | names


def _key(value: Value) -> str:
    return _plain(value) if isinstance(value, str) else ""


def _plain(heading: str) -> str:
    """A heading without capitals, signs, and spaces of whatever kind."""
    return _SIGNS.sub(" ", unicodedata.normalize("NFKC", clean(heading[:200])).casefold()).strip()


class _Teller:
    """Finds the column behind each heading, and what is wrong with some."""

    def __init__(self, names: Mapping[str, Column], known: Sequence[Column], lang: Lang, file: str, row: int):
        self.problems: list[Problem] = []
        self._names, self._known, self._lang, self._file, self._row = names, known, lang, file, row
        self._seen: dict[Column, Place] = {}

    def column(self, number: int, value: Value) -> Column | None:
        place = Place.in_cell(self._file, self._row, number)
        heading = value if isinstance(value, str) else ""
        column = self._names.get(_plain(heading))
        if is_private(heading):
            return None
        if column is None:
            meant = closest(_plain(heading), self._names)
            suggestion = self._names[meant].heading(self._lang) if meant else None
            allowed = tuple(each.heading(self._lang) for each in self._known)
            details = {"name": heading, "suggestion": suggestion, "allowed": allowed}
            self.problems.append(Problem("table-unknown-heading", place, details, excerpt=heading))
        elif column in self._seen:
            details = {"name": heading, "first": self._seen[column].spot}
            self.problems.append(Problem("table-heading-twice", place, details, excerpt=heading))
        else:
            self._seen[column] = place
            return column
        return None


def _lacking(
    grid: Grid, found: Sequence[Column] | object, known: Sequence[Column], lang: Lang, file: str, row: int
) -> Iterator[Problem]:
    """Columns without which no entry is whole."""
    there = {*found}  # type: ignore[misc]
    below = any(each > row for each in grid.rows)
    for column in known if below else ():
        if column.needed and not column.level and column not in there:
            yield Problem("table-column-missing", Place.in_cell(file, row, 1), {"name": column.heading(lang)})


def _without_heading(grid: Grid, row: int, file: str) -> Iterator[Problem]:
    """The first value of each column that has no heading. In a text it may be the end of another cell's."""
    told: set[int] = set()
    for each in sorted(grid.rows):
        for number in grid.rows[each] if each > row else ():
            if number not in grid.rows[row] and number not in told:
                told.add(number)
                code = "table-cut-or-no-heading" if grid.between else "table-no-heading"
                yield Problem(code, Place.in_cell(file, each, number), {"between": grid.between.replace("\t", "Tab")})

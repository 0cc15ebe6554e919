"""The lists of a year that stand in tables, read into its plain data: each value knows its file, its row and its column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from dialogkit import limits
from dialogkit.cycle.files import near_file
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.packs.archive import BadZip
from dialogkit.cycle.schema import model_at
from dialogkit.cycle.source import Source, said_no
from dialogkit.cycle.tables.cells import said, shown
from dialogkit.cycle.tables.columns import Column, Names, columns, list_name
from dialogkit.cycle.tables.csv_text import read_csv
from dialogkit.cycle.tables.grid import Grid, Odd, Value
from dialogkit.cycle.tables.headings import Headings, headings_of
from dialogkit.cycle.tables.kinds import is_locked, kind_of
from dialogkit.cycle.tables.letters import letters
from dialogkit.cycle.tables.rows import Entries
from dialogkit.cycle.tables.workbooks.opened import Allowance
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import TABLES, DialogkitError, Place, Problem, Severity
from dialogkit.terms import LANGS


@dataclass
class Table:
    """A table that stands in the place of a list at `path`: the file `name`, and what was read of it. `row` is that of its
    headings."""

    path: Path
    name: str
    file: str
    grid: Grid
    row: int
    known: Sequence[Column] = ()
    columns: dict[int, Column] = field(default_factory=dict)

    def heading(self, column: Column) -> str:
        """What stands before a value that is shown: the heading of its column."""
        number = self.number_of(column.path) or 0
        return f"{' '.join(str(self.grid.rows[self.row][number]).split())}: "

    def number_of(self, names: Names) -> int | None:
        """The number of the column of a field, from 1."""
        return next((number for number, column in self.columns.items() if column.path == names), None)


def read_tables(source: Source, folder: Folder, named: Sequence[tuple[Path, str]]) -> list[Problem]:
    """Puts the entries of each table in the place of its name, and gives all that is wrong with it. What cannot be read is left
    out."""
    allowance, problems = Allowance(), []
    for number, (path, name) in enumerate(named):
        try:
            if number == limits.TABLES:
                raise DialogkitError(Problem("tables-too-many", details={"limit": limits.TABLES}))
            table, found = open_table(source, folder, path, name, allowance)
            problems += found
            if not any(problem.severity is Severity.ERROR for problem in found):
                problems += _put(source, table)
                continue
        except (DialogkitError, Refused) as error:
            problems += (source.placed(each, path) if each.place is None else each for each in error.problems)
        _leave_out(source, path)
        if number == limits.TABLES:
            break
    source.unshown |= said_no(source) if source.tables else frozenset()
    return problems


def _leave_out(source: Source, path: Path) -> None:
    source.put(path, None)
    if len(path) == 1:
        source.broken |= {str(path[0])}


def open_table(source: Source, folder: Folder, path: Path, name: str, allowance: Allowance) -> tuple[Table, list[Problem]]:
    """The table in a file, with what is wrong with it as a whole. Raises DialogkitError where it is none."""
    model = model_at((*path, 0))
    known = columns(model) if model else ()
    if not known:
        raise DialogkitError(Problem("table-not-here", details={"name": path[-1]}))
    data = _data(folder, name)
    file = str(folder.path / name)
    if is_locked(data):
        raise DialogkitError(Problem("table-locked", details={"name": name}))
    kind = PurePosixPath(name).suffix.lower()
    grid = grid_of(data, kind, path, name, file, allowance)
    if not grid.rows:
        raise DialogkitError(Problem("table-empty", details={"name": name}))
    headings = headings_of(grid, known, source.lang, file)
    if headings is None:
        return Table(path, name, file, grid, 0), [_no_headings(grid, known, source, file)]
    problems = [*_open_elsewhere(source, folder, path, name), *headings.problems, *_hidden(grid, headings, file)]
    return Table(path, name, file, grid, headings.row, known, dict(headings.columns)), problems


def grid_of(data: bytes, kind: str, path: Path, name: str, file: str, allowance: Allowance) -> Grid:
    """The sheet that a list at a path stands on, in a table of that kind. Raises DialogkitError where it cannot be read."""
    if kind == ".csv":
        return read_csv(allowance.take_text(data, name), file)
    return allowance.read(data, kind, _sheets(path), name, file)


def _data(folder: Folder, name: str) -> bytes:
    """What is in the file. Raises DialogkitError where it may not be opened, or its name says another kind than it is of."""
    ending = PurePosixPath(name).suffix.lower()
    try:
        if name.rpartition("/")[2].startswith("~$"):
            raise DialogkitError(Problem("table-lock-file", details={"name": name, "suggestion": name.replace("~$", "")}))
        data = folder.read(name, limits.TABLE_BYTES)
        kind = kind_of(data)
    except BadZip as bad:
        code = "table-too-heavy" if bad.reason.key in ("zip-bomb", "zip-large") else "table-unreadable"
        raise DialogkitError(Problem(code, details={"name": name})) from bad
    except Refused as error:
        if error.code == "path-outside":
            raise DialogkitError(Problem("table-outside", details={"name": name})) from None
        if error.code != "path-missing":
            raise
        details = {**error.problem.details, "suggestion": near_file(folder, name, TABLES)}
        raise DialogkitError(replace(error.problem, details=details)) from None
    if not data.strip():
        raise DialogkitError(Problem("table-empty", details={"name": name}))
    if kind not in TABLES or ending not in TABLES:
        raise DialogkitError(Problem("table-kind", details={"name": name, "allowed": TABLES}))
    if kind != ending:
        right = str(PurePosixPath(name).with_suffix(kind))
        raise DialogkitError(Problem("table-other-kind", details={"name": name, "kind": kind, "right": right}))
    return data


def _sheets(path: Path) -> list[str]:
    """What the sheet of a list may be called, in small letters."""
    model = model_at(path[:-1])
    names = (list_name((model, str(path[-1])), lang) for lang in LANGS) if model else ()
    return [name.casefold() for name in (str(path[-1]), *names)]


def _open_elsewhere(source: Source, folder: Folder, path: Path, name: str) -> Iterator[Problem]:
    """Excel and LibreOffice put a file beside one that they have open."""
    parent, _, last = name.rpartition("/")
    if any(folder.holds(parent or ".", lock) for lock in (f"~${last}", f".~lock.{last}#")):
        yield source.problem("table-open", path, Severity.WARNING, name=name)


def _no_headings(grid: Grid, known: Sequence[Column], source: Source, file: str) -> Problem:
    row = min(grid.rows)
    allowed = tuple(column.heading(source.lang) for column in known)
    details = {"allowed": allowed, "sheet": grid.sheet or "CSV"}
    return Problem("table-no-headings", Place.in_cell(file, row, min(grid.rows[row])), details)


def _hidden(grid: Grid, headings: Headings, file: str) -> Iterator[Problem]:
    rows = [row for row in grid.unread if row > headings.row]
    if rows:
        place = Place.in_cell(file, rows[0], min(headings.columns))
        yield Problem("table-hidden-rows", place, {"count": len(rows)}, Severity.WARNING)


# ------------------------------------------------------------------------------------------------ into the year's data


def _put(source: Source, table: Table) -> list[Problem]:
    """Puts the entries into the source's data, each value with its cell. Gives what is wrong with single cells."""
    numbers = [row for row in sorted(table.grid.rows) if row > table.row]
    problems: list[Problem] = []
    rows: list[dict[Names, str | list[str]]] = []
    kept: list[int] = []
    for number in numbers:
        row: dict[Names, str | list[str]] = {}
        for at, value in table.grid.rows[number].items():
            if (column := table.columns.get(at)) is None:
                continue
            cell = Place.in_cell(table.file, number, at)
            found = _said(source, table, cell, value, column, problems)
            if found is not None:
                row[column.path] = found
        if row:
            rows.append(row)
            kept.append(number)
    source.tables[table.path] = table.file
    if len(rows) > limits.ENTRIES:
        place = Place.in_cell(table.file, kept[limits.ENTRIES], min(table.columns))
        raise DialogkitError(Problem("too-many-rows", place, {"limit": limits.ENTRIES}))
    entries = Entries(table.known, rows)
    source.put(table.path, entries.data)
    _place(source, table, entries, kept)
    return problems


def _said(
    source: Source, table: Table, cell: Place, value: Value, column: Column, problems: list[Problem]
) -> str | list[str] | None:
    """What a cell says; nothing where it says nothing that can be read, which is told."""
    if isinstance(value, Odd):
        code = "table-formula-empty" if value.text == "=" else "table-error-value"
        problems.append(Problem(code, cell, {"value": value.text}))
        if column.kind != "text" or column.several:
            return None
        value = value.text  # which is something, so that nothing is told to be missing
    if isinstance(value, str):
        value, found = letters(value, cell)
        problems += found
    source.cells[cell.row] = table.heading(column) + shown(value, column, source.lang)
    return said(value, column, source.lang)


def _place(source: Source, table: Table, entries: Entries, rows: Sequence[int]) -> None:
    """The spots of all values, and of what an entry lacks: where it should stand."""
    numbers = {column: number for number, column in table.columns.items()}
    needed = {each: number for each, number in numbers.items() if each.is_required and not each.level}
    for path, (row, column) in entries.places.items():
        cell = Place.in_cell(table.file, rows[row], numbers[column])
        source.spots[(*table.path, *path)] = cell.line, _begins(source, table, column, cell, path, entries)
        if len(path) == 1:
            for each, number in needed.items():
                empty = Place.in_cell(table.file, rows[row], number)
                source.spots.setdefault((*table.path, *path, *each.inner), (empty.line, 1))


def _begins(source: Source, table: Table, column: Column, cell: Place, path: Path, entries: Entries) -> int:
    """The letter at which a value begins in what is shown of its cell, which may hold several."""
    first = len(table.heading(column))
    if column.several and isinstance(path[-1], int) and len(path) > 1:
        value = _at(entries.data, path)
        before = _at(entries.data, path[:-1])[: path[-1]]
        if isinstance(value, str):
            first = max(source.cells[cell.row].find(value, first + sum(map(len, before))), first)
    return first + 1


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data

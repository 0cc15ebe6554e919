"""A value that is put into a table: the one cell, and nothing else of the file.

In a text each byte that is not the cell's stays, and of a workbook of Excel's all that is not. Nobody can promise that of the
other kinds, and so those are left to whoever has them open.
"""

from __future__ import annotations

from collections.abc import Sequence

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.source import Source
from dialogkit.cycle.tables import csv_text
from dialogkit.cycle.tables.columns import Names, column_of
from dialogkit.cycle.tables.csv_text import decoded
from dialogkit.cycle.tables.opened_tables import Table, grid_of, open_table
from dialogkit.cycle.tables.workbooks.opened import Allowance
from dialogkit.cycle.tables.workbooks.put import Unwritable, columns_in, with_cells
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import DialogkitError, Place, Problem, Severity

_ROWS_TOLD = 20


def by_hand(source: Source, entries: Sequence[Path], at: Path, names: Names, value: str) -> Problem:
    """What a person may write, where dialogkit cannot: into the rows of some entries of the table at a path."""
    column = column_of(at, names)
    place = source.place_of((*entries[0], *column.inner))
    rows = sorted({_row(source.place_of(entry)) for entry in entries})
    told = ", ".join(map(str, rows[:_ROWS_TOLD])) + (" …" if len(rows) > _ROWS_TOLD else "")
    details = {"value": column.words(source.lang).get(value, value), "name": column.heading(source.lang), "rows": told}
    return Problem("table-says-yes", place, details, Severity.WARNING)


def put(folder: Folder, source: Source, at: Path, entries: Sequence[Path], names: Names, value: str) -> bytes:
    """The bytes of the table at a path, with a value put into a field of some of its entries. `source` is the year as read.

    A column that is not there comes last. Raises Unwritable where the file is of a kind that is not changed, is open elsewhere,
    or would not read as it should.
    """
    name = str(source.tables[at].removeprefix(str(folder.path)).lstrip("/\\"))
    table, problems = open_table(source, folder, at, name, Allowance())
    if any(problem.code == "table-open" for problem in problems):
        raise Unwritable
    column = column_of(at, names)
    word = column.words(source.lang).get(value, value)
    data = folder.read(name)
    number = table.number_of(names)
    cells = {} if number else {(table.row, _after_all(table, data)): column.heading(source.lang)}
    number = number or next(iter(cells))[1]
    for entry in entries:
        cells |= {(row, number): word for row in _rows(source, table, at, entry, number)}
    ending = name.rpartition(".")[2].lower()
    if ending == "csv":
        new = _in_text(data, cells)
    elif ending == "xlsx":
        new = with_cells(data, table.grid.sheet, cells)
    else:
        raise Unwritable
    wanted = {row: dict(values) for row, values in table.grid.rows.items()}
    for (row, at_column), text in cells.items():
        wanted[row][at_column] = text
    try:
        found = grid_of(new, f".{ending}", at, name, table.file, Allowance())
    except DialogkitError as error:
        raise Unwritable from error
    if found.rows != wanted:
        raise Unwritable
    return new


def _after_all(table: Table, data: bytes) -> int:
    """The number of the first column in which nothing stands, hidden or not."""
    return 1 + (columns_in(data, table.grid.sheet) if table.grid.sheet else csv_text.columns_in(decoded(data)[0]))


def _rows(source: Source, table: Table, at: Path, entry: Path, number: int) -> list[int]:
    """The rows of an entry that say what the column is for: its first, and those below that say it again."""
    first = _row(source.place_of(entry))
    following = (*at, int(entry[len(at)]) + 1)
    last = _row(source.place_of(following)) if following in source.spots else max(table.grid.rows) + 1
    return [row for row in table.grid.rows if row == first or first < row < last and number in table.grid.rows[row]]


def _row(place: Place) -> int:
    return place.cell[0] if place.cell else 0


def _in_text(data: bytes, cells: dict[tuple[int, int], str]) -> bytes:
    text, encoding, mark = decoded(data)
    if text.encode(encoding, "replace") != data[len(mark) :]:
        raise Unwritable
    return mark + csv_text.with_cells(text, cells).encode(encoding)

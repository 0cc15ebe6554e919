"""A list out of a year's file into a table of its own: the file names the table, and every other byte of it stays."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dialogkit.cycle.cycle_file import cycle_file
from dialogkit.cycle.editing.edits import Put, edited
from dialogkit.cycle.editing.remarks import remarks_of
from dialogkit.cycle.editing.saved import save, text_of
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.source import Source, read_source
from dialogkit.cycle.tables.columns import columns
from dialogkit.cycle.tables.lists import TableList, file_name, ids_in, list_in
from dialogkit.cycle.tables.rows import Entries, rows_of
from dialogkit.cycle.tables.workbook import LONGEST_CELL, Filled, workbook
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import DialogkitError, Problem, errors_in, file_error


@dataclass(frozen=True, slots=True)
class Moving:
    """A list that is to stand in a table: its name and path in the year's file, the file that it gets and what that holds.

    `with_remarks` says whether comments come along, which stand beside their rows.
    """

    name: str
    path: Path
    file: str
    data: bytes
    with_remarks: bool


def move(folder: Folder, name: str) -> Moving:
    """Moves a list of a year into a table beside its file. Both are written, or none.

    Raises FileError where a file of that name is there, or the year's has changed meanwhile; DialogkitError where the year could
    not be read any more with it, such as for one table too many; and else as `prepare`.
    """
    moving = prepare(load(folder), name)
    if os.path.lexists(folder.path / moving.file):
        raise file_error("table-there", folder.path / moving.file)
    mark, text = text_of(folder, folder.start)
    new = (mark + edited(text, cycle_file(folder), [Put(moving.path, moving.file)])).encode()
    if errors := errors_in(load(folder.as_changed({folder.start: new, moving.file: moving.data})).problems):
        raise DialogkitError(errors)
    save(folder, folder.start, new, {moving.file: moving.data})
    return moving


def prepare(loaded: Loaded, name: str) -> Moving:
    """A list of a year as a table.

    Raises UsageError where the list is none, or stands in a table already; DialogkitError where the year has mistakes, or the
    list holds what no table can.
    """
    if errors := errors_in(loaded.problems):
        raise DialogkitError(errors)
    folder, lang = loaded.folder, loaded.cycle.lang
    source = read_source(folder, folder.start, cycle_file(folder))
    path, kind = list_in(source, name)
    remarks = remarks_of(text_of(folder, folder.start)[1], source, path)
    filled = _filled(source, path, kind, _entries(Cycle.model_validate(loaded.source.data), path), remarks)
    file = file_name(kind, lang, _beside(source, path))
    return Moving(kind.name, path, file, workbook(kind, lang, ids_in(loaded.source), filled), any(remarks))


def _beside(source: Source, path: Path) -> str:
    """What tells a list from others of its kind: the id of each entry that holds it, or its number."""
    holders = (path[:length] for length in range(1, len(path)) if isinstance(path[length - 1], int))
    return " ".join(str(source.at(each).get("id") or int(each[-1]) + 1) for each in holders)


def _entries(cycle: Cycle, path: Path) -> list[dict[str, Any]]:
    """What a list says, and nothing of what is so without its saying."""
    held: Any = cycle
    for step in path:
        held = held[step] if isinstance(step, int) else getattr(held, step)
    return [_said(item.model_dump(exclude_unset=True)) for item in held]


def _said(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _said(each) for name, each in value.items() if each is not None and each != []}
    return [_said(each) for each in value] if isinstance(value, list) else value


def _filled(source: Source, path: Path, kind: TableList, entries: Sequence[Mapping[str, Any]], remarks: Sequence[str]) -> Filled:
    """The rows of the entries. Raises DialogkitError with all that no row can hold."""
    of_kind = columns(kind.model)
    found = [[*rows_of(of_kind, [entry])] for entry in entries]
    wrong = [problem for number in range(len(entries)) for problem in _unfit(source, (*path, number), found[number])]
    rows = [row for each in found for row in each]
    if not wrong:
        read = Entries(of_kind, rows).data
        unlike = (number for number, entry in enumerate(entries) if read[number : number + 1] != [entry])
        wrong = [source.problem("table-cannot-hold", (*path, number)) for number in unlike]
    if wrong:
        raise DialogkitError(wrong)
    notes = [note for remark, each in zip(remarks, found, strict=True) for note in (remark, *[""] * (len(each) - 1))]
    return Filled(rows, notes)


def _unfit(source: Source, path: Path, rows: Sequence[Mapping[Any, Any]]) -> Iterator[Problem]:
    """What of an entry is too long for a cell, or would be two where it is one of several."""
    for value in (value for row in rows for value in row.values()):
        several = value if isinstance(value, list) else [value]
        if any("\n" in str(each) for each in several) and several is value:
            yield source.problem("table-line-break", path)
        if sum(len(str(each)) + 1 for each in several) > LONGEST_CELL:
            yield source.problem("table-too-long", path, limit=LONGEST_CELL)

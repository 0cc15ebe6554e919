"""A yes that is taken back is written into the files of a year, or counted as if it were where a file cannot be changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path as File
from typing import Any

from dialogkit.cycle.editing.edits import edited
from dialogkit.cycle.editing.saved import save, text_of
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Consent
from dialogkit.cycle.source import source_of
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.kit.withdrawal.found import Match
from dialogkit.problems import Problem
from dialogkit.terms import ConsentStatus

_STATUS = ("consent", "status")
_NO: ConsentStatus = "withdrawn"


@dataclass(frozen=True, slots=True)
class Marked:
    """The files that have changed, what could not be marked, and what to write there."""

    files: tuple[File, ...]
    left: tuple[Match, ...]
    by_hand: tuple[Problem, ...]


def mark(loaded: Loaded, found: Iterable[Match]) -> Marked:
    """Write into the files that the yes is taken back, each whole or not at all, and keep what was there beside it.

    Raises DialogkitError where one cannot be cut, and FileError where one cannot be written.
    """
    wanted = [each for each in found if not each.is_marked]
    tables = {name: None for name in loaded.source.tables.values()}
    changed: list[File] = []
    left: list[Match] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(each.file for each in wanted):
        here = [each for each in wanted if each.file == name]
        if str(loaded.folder.path / name) not in tables:
            _mark_in_text(loaded, name, here)
        elif told := _mark_in_table(loaded, name, here):
            left += here
            problems += told
            continue
        changed.append(loaded.folder.path / name)
    return Marked(tuple(changed), tuple(left), tuple(problems))


def _mark_in_text(loaded: Loaded, name: str, found: Sequence[Match]) -> None:
    mark, text = text_of(loaded.folder, name)
    source = source_of(text, str(loaded.folder.path / name))
    save(loaded.folder, name, (mark + edited(text, source.file, [each.edit(source) for each in found])).encode())


def _mark_in_table(loaded: Loaded, name: str, found: Sequence[Match]) -> list[Problem]:
    """What must be written by hand, where the table is one that is not changed."""
    from dialogkit.cycle.tables.marked import by_hand, put, table_at
    from dialogkit.cycle.tables.workbooks.put import Unwritable

    source = loaded.source
    at, names = table_at(source, found[0].path, _STATUS)
    try:
        save(loaded.folder, name, put(loaded.folder, source, at, [each.path for each in found], names, _NO))
    except Unwritable:
        return [by_hand(source, each.path, at, names, _NO) for each in found]
    return []


def as_marked(loaded: Loaded, found: Iterable[Match]) -> Loaded:
    """The year as it will be when these are marked too."""
    cycle: Any = loaded.cycle
    for each in found:
        cycle = _with(cycle, (*each.path, "consent"), Consent(status=_NO))
    return replace(loaded, cycle=cycle)


def _with(holder: Any, path: Path, value: Any) -> Any:
    """What holds others, with something else at a path in it."""
    if not path:
        return value
    step, *rest = path
    if isinstance(holder, list):
        return [_with(each, tuple(rest), value) if number == step else each for number, each in enumerate(holder)]
    if isinstance(holder, dict):
        return {name: _with(each, tuple(rest), value) if name == step else each for name, each in holder.items()}
    return holder.model_copy(update={step: _with(getattr(holder, str(step)), tuple(rest), value)})

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
from dialogkit.cycle.source import Source, source_of
from dialogkit.cycle.tables.columns import table_at
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


def mark(loaded: Loaded, found: Iterable[Match], is_trial: bool = False) -> Marked:
    """Write into the files that the yes is taken back, each whole or not at all, and keep what was there beside it.

    A trial finds out the same, and writes nothing. Raises DialogkitError where one cannot be cut, and FileError where one cannot
    be written.
    """
    wanted = [each for each in found if not each.is_marked]
    tables = {*loaded.source.tables.values()}
    changed: list[File] = []
    left: list[Match] = []
    problems: list[Problem] = []
    for name in dict.fromkeys(each.file for each in wanted):
        here = [each for each in wanted if each.file == name]
        in_table = str(loaded.folder.path / name) in tables
        data = _in_table(loaded, name, here) if in_table else _in_text(loaded, name, here)
        if data is None:
            left += here
            problems += _by_hand(loaded.source, here)
            continue
        if not is_trial:
            save(loaded.folder, name, data)
        changed.append(loaded.folder.path / name)
    return Marked(tuple(changed), tuple(left), tuple(problems))


def _in_text(loaded: Loaded, name: str, found: Sequence[Match]) -> bytes:
    mark, text = text_of(loaded.folder, name)
    source = source_of(text, str(loaded.folder.path / name))
    return (mark + edited(text, source.file, [each.edit(source) for each in found])).encode()


def _in_table(loaded: Loaded, name: str, found: Sequence[Match]) -> bytes | None:
    """The table with the no in it; None where it is one that is not changed."""
    from dialogkit.cycle.tables.marked import put
    from dialogkit.cycle.tables.workbooks.put import Unwritable

    at, names = table_at(loaded.source, (*found[0].path, *_STATUS))
    try:
        return put(loaded.folder, loaded.source, at, [each.path for each in found], names, _NO)
    except Unwritable:
        return None


def _by_hand(source: Source, found: Sequence[Match]) -> list[Problem]:
    """What a person must write."""
    from dialogkit.cycle.tables.marked import by_hand

    return [by_hand(source, each.path, *table_at(source, (*each.path, *_STATUS)), _NO) for each in found]


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

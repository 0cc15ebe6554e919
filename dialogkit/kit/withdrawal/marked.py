"""A yes that is taken back is written into the files of a year: beside what it was for, or where that cannot be, into the year's
own list, which counts before all that stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path as File
from typing import Any

from dialogkit.cycle.consents.in_data import as_called, listed_in
from dialogkit.cycle.consents.subjects import NO, Subject
from dialogkit.cycle.editing.edits import Append, Edit, Put, edited
from dialogkit.cycle.editing.saved import save, text_of
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.packs.packs import ZIP
from dialogkit.cycle.source import source_of
from dialogkit.cycle.tables.columns import table_at
from dialogkit.kit.withdrawal.found import file_of
from dialogkit.problems import Place, Problem, Severity
from dialogkit.terms import NOES

_STATUS = ("consent", "status")
_LIST = ("privacy", "withdrawn")


@dataclass(frozen=True, slots=True)
class Marked:
    """The files that have changed, what is `marked` in its own place, what the list names, and which files still say yes."""

    files: tuple[File, ...]
    marked: tuple[Subject, ...]
    listed: tuple[str, ...]
    still_yes: tuple[Problem, ...]


def mark(loaded: Loaded, found: Iterable[Subject], what: str, is_trial: bool = False) -> Marked:
    """Write into the files that the yes to `what` is taken back, each whole or not at all, and keep what was there beside it.

    A trial finds out the same, and writes nothing. Raises DialogkitError where one cannot be cut, and FileError where one cannot
    be written.
    """
    groups: dict[str, list[Subject]] = {}
    for each in found:
        if not _says_no(loaded, each):
            groups.setdefault(file_of(loaded, each), []).append(each)
    new: dict[str, bytes] = {}
    in_text: dict[str, list[Subject]] = {}
    listed: dict[str, list[Subject]] = {}
    tables = {*loaded.source.tables.values()}
    for name, here in groups.items():
        if ZIP in name.lower() or not here[0].path:
            listed[name] = here
        elif str(loaded.folder.path / name) not in tables:
            in_text[name] = here
        elif data := _in_table(loaded, name, here):
            new[name] = data
        else:
            listed[name] = here
    names = [*dict.fromkeys(_name(loaded, each, as_called(what)) for here in listed.values() for each in here)]
    if names:
        in_text.setdefault(loaded.folder.start, [])
    for name, here in in_text.items():
        if data := _in_text(loaded, name, here, names if name == loaded.folder.start else ()):
            new[name] = data
    for name, data in () if is_trial else new.items():
        save(loaded.folder, name, data)
    files = tuple(loaded.folder.path / name for name in new)
    marked = tuple(each for name, here in groups.items() if name not in listed for each in here)
    return Marked(files, marked, tuple(names), tuple(_still_yes(loaded, here) for here in listed.values() if here[0].path))


def _says_no(loaded: Loaded, subject: Subject) -> bool:
    """Whether a no stands in its own place already."""
    source = subject.pack.source if subject.pack else loaded.source
    consent = source.at(subject.path).get("consent")
    return isinstance(consent, dict) and consent.get("status") in NOES


def _name(loaded: Loaded, subject: Subject, what: str) -> str:
    """What the list calls it: the number of its form, where that was said, for that holds for what comes to stand on it too, or
    where it has no name that somebody gave it; and without that, by its words."""
    ref = subject.consent.ref if subject.consent else None
    named = subject.has_own_name(loaded.source)
    return ref if ref and (not named or as_called(ref) == what) else subject.name if named else subject.of_words


def _in_text(loaded: Loaded, name: str, found: Sequence[Subject], listed: Sequence[str]) -> bytes | None:
    """The file with the no in it, beside what is found and in the list; None where it says all of that already."""
    mark, text = text_of(loaded.folder, name)
    file = str(loaded.folder.path / name)
    edits = _edits(source_of(text, file).data, found, listed)
    return (mark + edited(text, file, edits)).encode() if edits else None


def _edits(data: dict[str, Any], found: Sequence[Subject], listed: Sequence[str]) -> list[Edit]:
    return [*(_beside(data, each) for each in found), *_in_list(data, listed)]


def _beside(data: dict[str, Any], subject: Subject) -> Put:
    """What marks it in its file, which has a consent there or not."""
    entry: Any = data
    for step in subject.path:
        entry = entry[step]
    if isinstance(entry.get("consent"), dict):
        return Put((*subject.path, *_STATUS), NO)
    return Put((*subject.path, "consent"), {"status": NO})


def _in_list(data: dict[str, Any], names: Sequence[str]) -> list[Edit]:
    known = listed_in(data)
    there = {*map(as_called, known)}
    new = [name for name in names if as_called(name) not in there]
    section, field = _LIST
    privacy = data.get(section)
    if not new:
        return []
    if not isinstance(privacy, dict):
        return [Put((section,), {field: new})]
    return [Append(_LIST, new)] if known and isinstance(privacy[field], list) else [Put(_LIST, [*known, *new])]


def _in_table(loaded: Loaded, name: str, found: Sequence[Subject]) -> bytes | None:
    """The table with the no in it; None where it is one that is not changed."""
    from dialogkit.cycle.tables.marked import put
    from dialogkit.cycle.tables.workbooks.put import Unwritable

    at, names = table_at(loaded.source, (*found[0].path, *_STATUS))
    try:
        return put(loaded.folder, loaded.source, at, [each.path for each in found], names, NO)
    except Unwritable:
        return None


def _still_yes(loaded: Loaded, found: Sequence[Subject]) -> Problem:
    """That a file still says yes, and what a person may write there."""
    first = found[0]
    if first.pack:
        return Problem("pack-says-yes", Place(first.place.file), {"name": first.name}, Severity.WARNING)
    from dialogkit.cycle.tables.marked import by_hand

    return by_hand(loaded.source, [each.path for each in found], *table_at(loaded.source, (*first.path, *_STATUS)), NO)

"""What somebody takes a yes back for: by the name that it has in the file, or the number of the paper form."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePath

from dialogkit.cycle.consents.in_data import OF_WORDS, as_called
from dialogkit.cycle.consents.subjects import Kind, Subject, names_given, subjects
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded
from dialogkit.kit.reprint import manifest
from dialogkit.problems import DialogkitError, Place, Problem, UsageError, errors_in

_COMPARED = 60
"""Letters of a name that are compared with what was typed: the time that takes grows with their square, for each of 10,000."""

_KINDS: dict[str, Kind] = {"quotes": "quote", "tasks": "groups"}
"""What a file of a kit holds, by the section that it stands in."""


def matches(loaded: Loaded, what: str) -> list[Subject]:
    """All that a word means. What the year cannot be read far enough for is what its kits hold by that name.

    Raises UsageError where it means nothing in the year; DialogkitError where it may stand in what could not be read.
    """
    wanted = as_called(what)
    every = [*subjects(loaded.cycle, loaded.packs)]
    found = [each for each in every if wanted in each.called]
    if not found and (errors := errors_in(loaded.problems)):
        found = [*{each.name: each for each in _remembered(loaded, wanted)}.values()]
        if not found:
            raise DialogkitError([*errors, Problem("nothing-withdrawn-yet")])
    if not found:
        known = {name[:_COMPARED]: name for name in names_given(every, loaded.source)}
        close = get_close_matches(wanted[:_COMPARED], known, 1)
        raise UsageError(
            Problem("nothing-to-withdraw", details={"value": what, "suggestion": known[close[0]] if close else None})
        )
    return found


def _remembered(loaded: Loaded, wanted: str) -> Iterator[Subject]:
    """What files of the year's kits hold by a name, at no place of the year."""
    for out in manifest.OUT.values():
        try:
            kit = manifest.read(loaded.folder.path / out / manifest.NAME).manifest
        except ValueError:
            continue
        for file in kit.files.values():
            for held, digest in (file.holds or {}).items() if file.of == manifest.year_of(loaded.folder) else ():
                section, _, name = held.partition(":")
                if section in _KINDS and name == wanted:
                    place, of_words = Place(loaded.source.file), f"{OF_WORDS}{digest}" if section == "tasks" else ""
                    yield Subject(_KINDS[section], name, (name,), (), None, place, of_words=of_words)


def held(subject: Subject, folder: Folder) -> str:
    """What it is called among what files of a kit hold (see `kit.reprint.withdrawn`)."""
    if subject.kind == "photo":
        return f"pictures:{folder.digest(subject.name)[:20]}"
    return next(f"{section}:{subject.name}" for section, kind in _KINDS.items() if kind == subject.kind)


def file_of(loaded: Loaded, subject: Subject) -> str:
    """The file that holds it, by its name in the year's folder: a symbol pack's, a table, or the year's own."""
    if subject.pack:
        return f"{subject.pack.folder}/{subject.pack.source.file.rpartition('/')[2]}"
    shown = loaded.source.file_of(subject.path)
    if shown == loaded.source.file:
        return loaded.folder.start
    return PurePath(shown).relative_to(loaded.folder.path).as_posix()

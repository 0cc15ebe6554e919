"""What somebody takes a yes back for: by the name that it has in the file, or the number of the paper form."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import PurePath

from dialogkit.cycle.consents.in_data import as_called
from dialogkit.cycle.consents.subjects import Subject, names_given, subjects
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded
from dialogkit.problems import DialogkitError, Problem, UsageError, errors_in

_COMPARED = 60
"""Letters of a name that are compared with what was typed: the time that takes grows with their square, for each of 10,000."""


def matches(loaded: Loaded, what: str) -> list[Subject]:
    """All that a word means.

    Raises UsageError where it means nothing in the year; DialogkitError where it may stand in what could not be read.
    """
    wanted = as_called(what)
    every = [*every_subject(loaded)]
    found = [each for each in every if wanted in each.called]
    if not found and (errors := errors_in(loaded.problems)):
        raise DialogkitError(errors)
    if not found:
        known = {name[:_COMPARED]: name for name in names_given(every, loaded.source)}
        close = get_close_matches(wanted[:_COMPARED], known, 1)
        raise UsageError(
            Problem("nothing-to-withdraw", details={"value": what, "suggestion": known[close[0]] if close else None})
        )
    return found


def every_subject(loaded: Loaded) -> Iterator[Subject]:
    """All of a year that somebody must say yes to."""
    return subjects(loaded.cycle, loaded.packs)


def held(subject: Subject, folder: Folder) -> str:
    """What it is called among what files of a kit hold (see `kit.reprint.withdrawn`)."""
    if subject.kind == "photo":
        return f"pictures:{folder.digest(subject.name)[:20]}"
    return f"{'quotes' if subject.kind == 'quote' else 'tasks'}:{subject.name}"


def file_of(loaded: Loaded, subject: Subject) -> str:
    """The file that holds it, by its name in the year's folder: a symbol pack's, a table, or the year's own."""
    if subject.pack:
        return f"{subject.pack.folder}/{subject.pack.source.file.rpartition('/')[2]}"
    shown = loaded.source.file_of(subject.path)
    if shown == loaded.source.file:
        return loaded.folder.start
    return PurePath(shown).relative_to(loaded.folder.path).as_posix()

"""What somebody takes a yes back for: by the name that it has in the file, or the number of the paper form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePath, PurePosixPath
from typing import Literal

from dialogkit.cycle.editing.edits import Put
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Consent, pictures
from dialogkit.cycle.packs.packs import ZIP
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import DialogkitError, Place, Problem, UsageError, errors_in
from dialogkit.terms import NOES

Kind = Literal["quote", "photo", "groups"]

_COMPARED = 60
"""Letters of a name that are compared with what was typed: the time that takes grows with their square, for each of 10,000."""


@dataclass(frozen=True, slots=True)
class Match:
    """Something with a consent: what `kind` it is, its name in the file, the names that it answers to, and its path there.

    It stands at a `place` of `file`, a YAML file or a table in the year's folder; `pack` tells that this is a symbol pack's.
    """

    kind: Kind
    name: str
    called: tuple[str, ...]
    path: Path
    consent: Consent | None
    place: Place
    file: str
    pack: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it has a no already."""
        return self.consent is not None and self.consent.status in NOES

    def held(self, folder: Folder) -> str:
        """What it is called among what files of a kit hold (see `kit.reprint.withdrawn`)."""
        if self.kind == "photo":
            return f"pictures:{folder.digest(self.name)[:20]}"
        return f"{'quotes' if self.kind == 'quote' else 'tasks'}:{self.name}"

    def edit(self, source: Source) -> Put:
        """What marks it in its file, which has a consent there or not."""
        if isinstance(source.at(self.path).get("consent"), dict):
            return Put((*self.path, "consent", "status"), "withdrawn")
        return Put((*self.path, "consent"), {"status": "withdrawn"})


def matches(loaded: Loaded, what: str) -> list[Match]:
    """All that a word means.

    Raises UsageError where it means nothing in the year, or something in a zip file; DialogkitError where it may stand in what
    could not be read.
    """
    wanted = what.strip().casefold()
    every = [*every_subject(loaded)]
    found = [each for each in every if wanted in each.called]
    if not found and (errors := errors_in(loaded.problems)):
        raise DialogkitError(errors)
    if not found:
        known = {name[:_COMPARED]: name for each in every for name in each.called}
        close = get_close_matches(wanted[:_COMPARED], known, 1)
        raise UsageError(
            Problem("nothing-to-withdraw", details={"value": what, "suggestion": known[close[0]] if close else None})
        )
    zipped = next((each for each in found if ZIP in each.file.lower()), None)
    if zipped:
        raise UsageError(Problem("withdraw-in-zip", details={"name": zipped.name, "file": zipped.file.partition("/")[0]}))
    return found


def every_subject(loaded: Loaded) -> Iterator[Match]:
    """All of a year that somebody must say yes to: quotes, notes of groups, and each place of a photo of people."""
    cycle = loaded.cycle
    for quote in cycle.quotes:
        called, place = _called(quote.consent, quote.id), Place.parse(quote.at)
        yield Match("quote", quote.id, called, quote.path, quote.consent, place, _file(loaded, quote.path))
    for task in cycle.tasks:
        called, place = _called(task.consent, task.id), Place.parse(task.at)
        if task.groups:
            yield Match("groups", task.id, called, task.path, task.consent, place, _file(loaded, task.path))
    for path, photo in pictures(cycle):
        if photo.kind == "photo" and photo.people:
            names = (photo.src, PurePosixPath(photo.src).name, *(path[1:] if path[0] == "symbols" else ()))
            called, place = _called(photo.consent, *map(str, names)), Place.parse(photo.at)
            yield Match("photo", photo.src, called, path, photo.consent, place, _file(loaded, path))
    for pack in loaded.packs.packs:
        file = f"{pack.folder}/{pack.source.file.rpartition('/')[2]}"
        for number, symbol in enumerate(pack.symbols):
            if symbol.needs_yes:
                consent = symbol.picture.consent
                called = _called(consent, symbol.src, PurePosixPath(symbol.src).name, symbol.name)
                yield Match("photo", symbol.src, called, ("pictures", number), consent, symbol.place, file, True)


def _file(loaded: Loaded, path: Path) -> str:
    """The file that holds what is at a path, by its name in the year's folder: a table, or the year's own."""
    shown = loaded.source.file_of(path)
    if shown == loaded.source.file:
        return loaded.folder.start
    return PurePath(shown).relative_to(loaded.folder.path).as_posix()


def _called(consent: Consent | None, *names: str) -> tuple[str, ...]:
    refs: Sequence[str] = (consent.ref,) if consent and consent.ref else ()
    return tuple(name.strip().casefold() for name in (*names, *refs))

"""What somebody takes a yes back for: by the name that it has in the file, or the number of the paper form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from dialogkit.cycle.editing.edits import Put
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Consent, pictures
from dialogkit.cycle.packs.packs import ZIP
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem, UsageError
from dialogkit.terms import NOES


@dataclass(frozen=True, slots=True)
class Match:
    """Something with a consent: what `kind` it is, its name in the file, the names that it answers to, and its path there.

    `file` is the YAML file that it stands in, in the year's folder; `pack` tells that this is a symbol pack's.
    """

    kind: str
    name: str
    called: tuple[str, ...]
    path: Path
    consent: Consent | None
    file: str
    held: str
    pack: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether it has a no already."""
        return self.consent is not None and self.consent.status in NOES

    def edit(self, source: Source) -> Put:
        """What marks it in its file, which has a consent there or not."""
        if isinstance(source.at(self.path).get("consent"), dict):
            return Put((*self.path, "consent", "status"), "withdrawn")
        return Put((*self.path, "consent"), {"status": "withdrawn"})


def matches(loaded: Loaded, what: str) -> list[Match]:
    """All that a word means. Raises UsageError where it means nothing in the year, or something in a zip file."""
    wanted = what.strip().casefold()
    every = [*_every(loaded)]
    found = [each for each in every if wanted in each.called]
    if not found:
        known = [name for each in every for name in each.called]
        close = get_close_matches(wanted, known, 1)
        raise UsageError(Problem("nothing-to-withdraw", details={"value": what, "suggestion": close[0] if close else None}))
    zipped = next((each for each in found if ZIP in each.file.lower()), None)
    if zipped:
        raise UsageError(Problem("withdraw-in-zip", details={"name": zipped.name, "file": zipped.file.partition("/")[0]}))
    return found


def _every(loaded: Loaded) -> Iterator[Match]:
    cycle, start = loaded.cycle, loaded.folder.start
    for number, quote in enumerate(cycle.quotes):
        yield Match(
            "quote", quote.id, _called(quote.consent, quote.id), ("quotes", number), quote.consent, start, f"quotes:{quote.id}"
        )
    for number, task in enumerate(cycle.tasks):
        if task.groups:
            yield Match(
                "groups", task.id, _called(task.consent, task.id), ("tasks", number), task.consent, start, f"tasks:{task.id}"
            )
    for path, picture in pictures(cycle):
        if picture.kind == "photo" and picture.people:
            names = (picture.src, PurePosixPath(picture.src).name, *(path[1:] if path[0] == "symbols" else ()))
            held = _picture(loaded, picture.src)
            yield Match("photo", picture.src, _called(picture.consent, *map(str, names)), path, picture.consent, start, held)
    for pack in loaded.packs.packs:
        for number, symbol in enumerate(pack.symbols):
            if symbol.needs_yes:
                consent, file = symbol.picture.consent, f"{pack.folder}/{pack.source.file.rpartition('/')[2]}"
                names = _called(consent, symbol.src, PurePosixPath(symbol.src).name, symbol.name)
                yield Match("photo", symbol.src, names, ("pictures", number), consent, file, _picture(loaded, symbol.src), True)


def _called(consent: Consent | None, *names: str) -> tuple[str, ...]:
    refs: Sequence[str] = (consent.ref,) if consent and consent.ref else ()
    return tuple(name.strip().casefold() for name in (*names, *refs))


def _picture(loaded: Loaded, src: str) -> str:
    return f"pictures:{loaded.folder.digest(src)[:20]}"

"""All of a year that somebody must say yes to: quotes, notes of groups, and each place of a photo of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal, TypeVar

from dialogkit.cycle.consents.in_data import OF_WORDS, as_called
from dialogkit.cycle.model import Consent, Cycle, Quote, Task, pictures
from dialogkit.cycle.packs.packs import Pack, Packs
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.disk.journal import short_hash
from dialogkit.problems import Place
from dialogkit.terms import ConsentStatus

Kind = Literal["quote", "photo", "groups"]
NO: ConsentStatus = "withdrawn"
_E = TypeVar("_E", Quote, Task)


@dataclass(frozen=True, slots=True)
class Subject:
    """Something with a consent: what `kind` it is, its name in the file, and the names that it answers to.

    It stands at `path` of the year's data, or of its symbol pack's. The `consent` is that which counts: a no in the year's own
    list comes before what stands beside it. `of_words` is what that list may call what groups said: it holds as long as they are
    the same words, wherever they stand.
    """

    kind: Kind
    name: str
    called: tuple[str, ...]
    path: Path
    consent: Consent | None
    place: Place
    pack: Pack | None = None
    of_words: str = ""

    def has_own_name(self, source: Source) -> bool:
        """Whether somebody has called it so, in the year with that source."""
        return self.kind != "groups" or bool(source.at(self.path).get("id"))


def subjects(cycle: Cycle, packs: Packs) -> Iterator[Subject]:
    """All of a year and its packs."""
    listed = _listed(cycle)
    for each in _subjects(cycle, packs):
        yield each if listed.isdisjoint(each.called) else replace(each, consent=_no(each.consent))


def with_listed(cycle: Cycle) -> Cycle:
    """The cycle, with the no of its list at each quote and at what groups said. Photos are seen to by `said_no`."""
    listed = _listed(cycle)
    if not listed:
        return cycle
    quotes, tasks = [_answered(each, listed) for each in cycle.quotes], [_answered(each, listed) for each in cycle.tasks]
    return cycle.model_copy(update={"quotes": quotes, "tasks": tasks})


def unknown_noes(cycle: Cycle, packs: Packs, source: Source) -> tuple[list[tuple[int, str]], set[str]]:
    """What the list names and nothing in the year is called, each with its number there, and all that somebody may have meant."""
    if not cycle.privacy.withdrawn:
        return [], set()
    every = [*subjects(cycle, packs)]
    known = {name for each in every for name in each.called}
    unknown = [(number, name) for number, name in enumerate(cycle.privacy.withdrawn) if as_called(name) not in known]
    return unknown, names_given(every, source)


def names_given(found: Iterable[Subject], source: Source) -> set[str]:
    """What people call them. What dialogkit calls something looks like what it calls another, and nobody can have meant that."""
    names = ((each, name) for each in found for name in each.called if name != each.of_words)
    return {name for each, name in names if name != as_called(each.name) or each.has_own_name(source)}


def said_at(task: Task) -> tuple[str, ...]:
    """What groups said at a task."""
    said: list[str] = []
    for group in task.groups:
        said += [*filter(None, [group.lead]), *group.points]
        for section in group.sections:
            said += [*filter(None, [section.heading]), *section.points]
    return tuple(said)


def _subjects(cycle: Cycle, packs: Packs) -> Iterator[Subject]:
    for quote in cycle.quotes:
        yield Subject("quote", quote.id, _called(quote.consent, quote.id), quote.path, quote.consent, Place.parse(quote.at))
    for task in cycle.tasks:
        if task.groups:
            names, place = _names(task), Place.parse(task.at)
            yield Subject("groups", task.id, _called(task.consent, *names), task.path, task.consent, place, of_words=names[-1])
    for path, photo in pictures(cycle):
        if photo.kind == "photo" and photo.people:
            names = (photo.src, PurePosixPath(photo.src).name, *(map(str, path[1:]) if path[0] == "symbols" else ()))
            yield Subject("photo", photo.src, _called(photo.consent, *names), path, photo.consent, Place.parse(photo.at))
    for pack in packs.packs:
        for number, symbol in enumerate(pack.symbols):
            if symbol.needs_yes:
                consent = symbol.picture.consent
                called = _called(consent, symbol.src, PurePosixPath(symbol.src).name, symbol.name)
                yield Subject("photo", symbol.src, called, ("pictures", number), consent, symbol.place, pack)


def _names(entry: Quote | Task) -> tuple[str, ...]:
    return (entry.id, _of_words(entry)) if isinstance(entry, Task) else (entry.id,)


def _of_words(task: Task) -> str:
    return f"{OF_WORDS}{short_hash(*said_at(task))}"


def _called(consent: Consent | None, *names: str) -> tuple[str, ...]:
    return tuple(map(as_called, (*names, *((consent.ref,) if consent and consent.ref else ()))))


def _listed(cycle: Cycle) -> frozenset[str]:
    return frozenset(map(as_called, cycle.privacy.withdrawn))


def _no(consent: Consent | None) -> Consent:
    return consent.model_copy(update={"status": NO}) if consent else Consent(status=NO)


def _answered(entry: _E, listed: frozenset[str]) -> _E:
    called = _called(entry.consent, *_names(entry))
    return entry if listed.isdisjoint(called) else entry.model_copy(update={"consent": _no(entry.consent)})

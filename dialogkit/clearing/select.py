"""What of a year may go into a material: only what has been said yes to, only names that may be printed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from operator import is_
from pathlib import PurePosixPath
from typing import Literal, TypeVar

from dialogkit.clearing.consent import Why, for_photo, why_not
from dialogkit.clearing.groups import without_small_groups
from dialogkit.clearing.open_meeting import is_open, said_openly
from dialogkit.cycle.model import Consent, Cycle, Item, Picture, Quote, Task, photos_of
from dialogkit.cycle.packs.packs import PackSymbol
from dialogkit.terms import Edition, Medium

_I = TypeVar("_I", bound=Item)


@dataclass(frozen=True, slots=True)
class Gate:
    """Who will read what is made, and on which day it is made: a consent may have run out by then."""

    day: date
    edition: Edition = "internal"

    @property
    def beside(self) -> set[Medium]:
        """What every yes must cover beside the material itself."""
        return {"web"} if self.edition == "public" else set()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that stays in the file for want of consent. `name` is a quote's or task's id, or a picture's file.

    `why` is what its consent lacks. `asked_for` tells whether the cycle names it just there, so that somebody counts on its being
    printed. What may stand in the internal edition only is left out of the public one as it was meant to be. It is `noted` where
    only what a group said names it, which counts on nothing. `lacks` is what the scope of a photo lacks that may be shown in
    other places.
    """

    kind: Literal["quote", "picture", "contribution"]
    name: str
    at: str
    why: Why
    asked_for: bool
    noted: bool = False
    lacks: tuple[Medium, ...] = ()


@dataclass(frozen=True, slots=True)
class Cleared:
    """The cycle as a material may see it, and what has been left out of it. So many wait to be asked about `later`."""

    cycle: Cycle
    left_out: list[LeftOut] = field(default_factory=list)
    later: int = 0


def cleared(cycle: Cycle, medium: Medium | None, gate: Gate, photos: Medium | None = None, minuting: bool = False) -> Cleared:
    """The cycle without what has no consent for `medium`, and without names that are not to be published.

    Lists of quote ids elsewhere in the cycle lose the ids of those quotes. Without a medium no quote is left, nor what groups
    have said. A photo of people needs a consent that names photos, and the medium too, or else `photos`, where there is one.
    It is gone under each name of its file. Where it is `minuting`, what groups said in an open meeting stays. For the public
    edition each yes must hold for the web as well, nothing is left that tells of a small group (see `clearing.groups`), and
    minutes are those of open meetings alone.
    """
    needed: set[Medium] = {medium} if medium else set()
    shown = _shown_in(medium, photos)
    quotes = [quote for quote in cycle.quotes if medium and may_print(quote.consent, needed | gate.beside, gate.day)]
    tasks = [
        task
        for task in cycle.tasks
        if (minuting and said_openly(cycle, task))
        or (medium and (not task.groups or may_print(task.consent, needed | gate.beside, gate.day)))
    ]
    refused = [picture for picture in photos_of(cycle) if not _may_show(picture.consent, shown, gate)]
    left_out = [*_quotes_left_out(cycle, quotes, medium, gate.day), *_tasks_left_out(cycle, tasks, medium, gate.day)]
    left_out += [_photo_left_out(picture.src, picture.consent, picture.at, shown, gate.day) for picture in refused]
    members = [member for member in cycle.working_group if member.publish]
    kept = cycle.model_copy(update={"quotes": quotes, "tasks": tasks, "working_group": members})
    kept = without(kept, {quote.id for quote in quotes}, {file_of(picture.src) for picture in refused})
    if gate.edition == "public":
        events = [event for event in kept.events if is_open(cycle, event) or not minuting]
        kept = without_small_groups(kept.model_copy(update={"events": events}))
    return Cleared(kept, left_out)


def left_out_of_pack(
    symbol: PackSymbol, no: Consent | None, medium: Medium | None, gate: Gate, photos: Medium | None = None
) -> LeftOut | None:
    """A photo of a symbol pack as what is left out, unless it has the yes that photos of the year have (see `cleared`), and there
    is nobody's `no` to the same file."""
    shown, consent = _shown_in(medium, photos), no or symbol.picture.consent
    if not (no or symbol.needs_yes) or _may_show(consent, shown, gate):
        return None
    return _photo_left_out(symbol.src, consent, symbol.place.mark, shown, gate.day)


def _shown_in(medium: Medium | None, photos: Medium | None) -> set[Medium]:
    """Where a material shows photos, without the web; nowhere that has a word of its own where it is handed out."""
    return {name for name in (medium or photos,) if name}


def _may_show(consent: Consent | None, shown: set[Medium], gate: Gate) -> bool:
    """Whether a photo may be shown there."""
    return may_print(consent, for_photo(consent, shown | gate.beside), gate.day)


def may_print(consent: Consent | None, media: Collection[Medium], day: date) -> bool:
    """Whether a consent is given, covers all the media and has not run out on `day`."""
    return why_not(consent, media, day) is None


def file_of(src: str) -> PurePosixPath:
    """The file that a path in the cycle means: `./a.jpg` is `a.jpg`."""
    return PurePosixPath(src)


def _left_out(
    kind: Literal["quote", "picture", "contribution"],
    name: str,
    consent: Consent | None,
    at: str,
    media: Collection[Medium],
    day: date,
    asked_for: bool = True,
) -> LeftOut:
    """What is left out. `media` are those without the web."""
    why = why_not(consent, media, day)
    for_nothing = consent is not None and consent.status == "given" and not consent.scope  # which is told
    return LeftOut(kind, name, at, why or "unasked", asked_for and why is not None and not for_nothing)


def _photo_left_out(name: str, consent: Consent | None, at: str, shown: set[Medium], day: date) -> LeftOut:
    needed = for_photo(consent, shown)
    left = _left_out("picture", name, consent, at, needed, day)
    if consent and left.why == "unasked" and "photo" in consent.scope:
        return replace(left, lacks=tuple(sorted(needed - {*consent.scope})))
    return left


def _quotes_left_out(cycle: Cycle, kept: list[Quote], medium: Medium | None, day: date) -> Iterator[LeftOut]:
    if medium is None:
        return
    named, noted, printed = _quotes_named(cycle, medium), _quotes_noted(cycle, medium), {quote.id for quote in kept}
    for quote in cycle.quotes:
        if quote.id not in printed:
            one = _left_out("quote", quote.id, quote.consent, quote.at, {medium}, day, quote.id in named | noted)
            yield replace(one, noted=quote.id not in named)


def _quotes_named(cycle: Cycle, medium: Medium) -> set[str]:
    """The quotes that the cycle names for a medium by their ids."""
    if medium == "game":
        return set(cycle.game.cards.quotes or ())
    in_findings = {name for finding in cycle.findings for name in finding.quotes}
    return in_findings | {quote.id for quote in cycle.quotes if quote.feature}


def _quotes_noted(cycle: Cycle, medium: Medium) -> set[str]:
    """The quotes that what groups said names."""
    sections = (section for task in cycle.tasks for group in task.groups for section in group.sections)
    return {name for section in sections for name in section.quotes} if medium != "game" else set()


def _tasks_left_out(cycle: Cycle, kept: list[Task], medium: Medium | None, day: date) -> Iterator[LeftOut]:
    printed = {task.id for task in kept}
    for task in cycle.tasks if medium == "report" else ():
        if task.id not in printed and not said_openly(cycle, task):  # the minutes have it
            yield _left_out("contribution", task.id, task.consent, task.at, {"report"}, day)


def without(item: _I, quotes: Collection[str], pictures: Collection[PurePosixPath]) -> _I:
    """The item with every list of quote ids cut down to `quotes`, and without the pictures whose files are in `pictures`."""
    symbols = {name for name, picture in getattr(item, "symbols", {}).items() if file_of(picture.src) in pictures}

    def keep(name: str, value: object) -> object:
        if name == "quotes" and isinstance(value, list) and value and isinstance(value[0], str):
            return [entry for entry in value if entry in quotes]
        if name == "symbols" and isinstance(value, dict):
            return {key: picture for key, picture in value.items() if key not in symbols}
        if isinstance(value, Picture) and file_of(value.src) in pictures or name == "symbol" and value in symbols:
            return None
        return value

    return _changed(item, keep)


def _changed(item: _I, keep: Callable[[str, object], object]) -> _I:
    """The item with each field as `keep(name, value)` leaves it, and so on in all that it holds. What is kept is not copied."""
    changes: dict[str, object] = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        new = keep(name, value)
        if isinstance(new, Item):
            new = _changed(new, keep)
        elif isinstance(new, list):
            entries = [_changed(entry, keep) if isinstance(entry, Item) else entry for entry in new]
            new = new if all(map(is_, entries, new)) else entries  # to compare what they hold would take longer
        if new is not value and new != value:
            changes[name] = new
    return item.model_copy(update=changes) if changes else item

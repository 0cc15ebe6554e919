"""What with somebody's yes stands in each file of a kit, and what follows when that yes is gone.

A file that holds it goes, in whatever folder of the year it lies. What has been printed of it hangs on walls and lies in drawers:
it is named until somebody says that it has been taken down.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from dialogkit.checks.echo import words_of
from dialogkit.clearing.consent import for_photo, why_not
from dialogkit.clearing.open_meeting import said_openly
from dialogkit.clearing.select import Gate
from dialogkit.cycle.consents.in_data import OF_WORDS, as_called
from dialogkit.cycle.consents.subjects import said_at
from dialogkit.cycle.folder import Refused, own_templates
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Consent, Cycle, photos_of
from dialogkit.disk.journal import short_hash
from dialogkit.kit.pieces import first_places, words_in
from dialogkit.kit.reprint.manifest import File, Manifest, said_by, year_of
from dialogkit.markup.tree import Node, pictured
from dialogkit.problems import Place, Problem, Severity, errors_in
from dialogkit.processes import MATERIALS, Material
from dialogkit.terms import Edition, Medium

Printed = dict[str, dict[str, Edition]]
"""What may not be printed any more, and in which files of which edition it was."""
_MOST_MAYBE = 1_000  # quotes and pictures that a file of old may hold: more than any year has withdrawn
_BY_NAME = {material.name: material for material in MATERIALS}


def held_in(loaded: Loaded, cycle: Cycle, tree: Node, digests: Collection[str]) -> dict[str, str]:
    """What with a consent stands in a document: quotes and tasks by their ids, photos by their files, each with a hash of it.

    `cycle` is that which the document was made from, `digests` are those of the pictures in it. A year's own template may have
    cut or changed the words: with one, all that it may have used counts.
    """
    texts: dict[str, tuple[str, ...]] = {f"quotes:{quote.id}": (quote.text,) for quote in cycle.quotes}
    texts |= {f"tasks:{task.id}": said_at(task) for task in cycle.tasks if task.groups}
    single = [(name, text) for name, said in texts.items() for text in said]
    places = first_places(words_in(tree), [words_of(text) for _, text in single]) if single else []
    own = own_templates(loaded.folder)
    there = {name for (name, _), at in zip(single, places) if own or at is not None}
    held = {name: short_hash(*said) for name, said in texts.items() if name in there}
    photos = [photo.src for photo in photos_of(cycle)]
    photos += (symbol.src for symbol in loaded.packs.shown_in(pictured(tree)) if symbol.needs_yes)
    seen = (loaded.folder.digest(src) for src in photos)
    return held | {_picture(digest): digest[:20] for digest in seen if digest in digests}


def _picture(digest: str) -> str:
    return f"pictures:{digest[:20]}"


# ------------------------------------------------------------------------------------------------ whose yes is gone


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something of the year that somebody must say yes to. `name` is what people call it, `at` its place; what was said `openly`
    is minuted without a yes."""

    name: str
    consent: Consent | None
    at: str
    digest: str
    openly: bool = False


class Consents:
    """The year's consents on a day."""

    def __init__(self, loaded: Loaded, gate: Gate):
        cycle, self._day, self._loaded = loaded.cycle, gate.day, loaded
        self._file, self.year = loaded.source.file, year_of(loaded.folder)
        self._listed = {*map(as_called, cycle.privacy.withdrawn)}
        self._has_errors = bool(errors_in(loaded.problems))
        self._down = {name.casefold() for name in cycle.privacy.taken_down}
        self._items = {
            f"quotes:{each.id}": _Asked(each.id, each.consent, each.at, short_hash(each.text)) for each in cycle.quotes
        }
        self._items |= {
            f"tasks:{each.id}": _Asked(each.id, each.consent, each.at, short_hash(*said_at(each)), said_openly(cycle, each))
            for each in cycle.tasks
        }
        for photo in photos_of(cycle):
            digest = loaded.folder.digest(photo.src)
            self._items[_picture(digest)] = _Asked(photo.src, photo.consent, photo.at, digest[:20])
        self._of_packs = [symbol for symbol in loaded.packs.symbols.values() if symbol.needs_yes]
        self._of_packs.sort(key=lambda symbol: loaded.folder.has_read(symbol.src))  # which is taken from the end
        self._allowed: dict[tuple[str, tuple[Medium, ...], bool], bool] = {}
        self._same: dict[str, list[_Asked]] = {}
        for item in self._items.values():
            self._same.setdefault(item.digest, []).append(item)

    def gone_from(self, name: str, file: File) -> list[str]:
        """What stands in a file of that name and has no yes for it any more. Of another year's, only words of this one's."""
        material = file.material or said_by(name)["material"]
        allows = self._may_be_asked if _asks(material) else self._allows
        holds = file.holds if file.holds is not None else self._maybe_in(_BY_NAME.get(material))
        for held in holds:
            self._look_in_packs(held)
        known = (held for held, digest in holds.items() if file.of == self.year or digest in self._same)
        gone = [held for held in known if not allows(held, holds[held], material, file.edition)]
        return [held for held in gone if not self._is_unread(held, holds[held])]

    def _is_unread(self, held: str, digest: str) -> bool:
        """Whether it may stand in what cannot be read now, and nobody has said no to it in the year's list."""
        names = {as_called(held.partition(":")[2]), f"{OF_WORDS}{digest}"}
        return self._has_errors and not self._known(held, digest) and self._listed.isdisjoint(names)

    def _look_in_packs(self, held: str) -> None:
        """Get to know a photo of a symbol pack's. Those that this run has shown are known at once; others must be opened."""
        while held.startswith("pictures:") and held not in self._items and self._of_packs:
            symbol = self._of_packs.pop()
            try:
                digest = self._loaded.folder.digest(symbol.src)
            except Refused:  # it is shown nowhere
                continue
            consent = self._loaded.said_no.get(digest, symbol.picture.consent)
            item = _Asked(symbol.src, consent, symbol.place.mark, digest[:20])
            self._items.setdefault(_picture(digest), item)
            self._same.setdefault(item.digest, []).append(item)

    def _maybe_in(self, material: Material | None) -> dict[str, str]:
        """What a material's file of before it was noted what files hold may hold, of that which there was a yes to once."""
        medium = material.medium if material and material.quoting else None
        kinds = ("pictures", *(("quotes",) if medium else ()), *(("tasks",) if medium == "report" else ()))
        maybe = (
            (held, item.digest)
            for held, item in self._items.items()
            if held.startswith(kinds) and why_not(item.consent, (), self._day) in ("withdrawn", "expired")
        )
        return dict(islice(maybe, _MOST_MAYBE))

    def _allows(self, held: str, digest: str, material: str, edition: Edition) -> bool:
        """What has another id now, and is the same, is allowed as that."""
        media, minuting = _media(material, edition), _minutes(material)
        key = (held if held in self._items else digest, media, minuting)
        if key not in self._allowed:
            needed = for_photo if held.startswith("pictures:") else lambda consent, media: {*media}
            self._allowed[key] = any(
                (minuting and item.openly) or why_not(item.consent, needed(item.consent, media), self._day) is None
                for item in self._known(held, digest)
            )
        return self._allowed[key]

    def _may_be_asked(self, held: str, digest: str, material: str, edition: Edition) -> bool:
        """Whether a paper that asks about it may lie there: somebody is still to answer, or has said yes."""
        return any(why_not(item.consent, (), self._day) in (None, "pending") for item in self._known(held, digest))

    def _known(self, held: str, digest: str) -> list[_Asked]:
        """What stands in the year under that id, or else all that is the same."""
        return [self._items[held]] if held in self._items else self._same.get(digest, [])

    def still_out(self, printed: Printed) -> Printed:
        """Of what has been `printed`, in files of an edition, that which may not be and of which nobody says that it is down."""
        out: Printed = {}
        for held, files in printed.items():
            self._look_in_packs(held)
            if self.is_down(held):
                continue
            left = {
                name: edition
                for name, edition in files.items()
                if not _asks(said_by(name)["material"])
                if not self._allows(held, "", said_by(name)["material"], edition)
            }
            if left:
                out[held] = left
        return out

    def is_down(self, held: str) -> bool:
        """Whether somebody says that it has been taken down."""
        return self.name_of(held).casefold() in self._down

    def name_of(self, held: str) -> str:
        """What people call something that is held: its id, or the file of a picture."""
        item = self._items.get(held)
        return item.name if item else held.partition(":")[2]

    def to_take_down(self, printed: Printed) -> Iterator[Problem]:
        """A warning for each that may hang on a wall, at its place in the year."""
        for held, files in sorted(printed.items()):
            item = self._items.get(held)
            place = Place.parse(item.at) if item else Place(self._file)
            details = {"name": self.name_of(held), "files": ", ".join(sorted(files))}
            yield Problem("take-down", place, details, Severity.WARNING)


def _asks(material: str) -> bool:
    """Whether a material's papers ask for a yes: each lies with whom it asks, and none hangs anywhere."""
    row = _BY_NAME.get(material)
    return row is not None and row.asking


def _minutes(material: str) -> bool:
    """Whether a material tells what was said in an open meeting without anybody's yes."""
    row = _BY_NAME.get(material)
    return row is not None and row.minuting


def _media(material: str, edition: Edition) -> tuple[Medium, ...]:
    """What a yes must cover for a material's files of an edition."""
    row: Material | None = _BY_NAME.get(material)
    medium = (row.medium or row.photos) if row else None
    return (*((medium,) if medium else ()), *(("web",) if edition == "public" else ()))


# ------------------------------------------------------------------------------------------------ what has been printed


def printed(before: Manifest, consents: Consents, gone: Collection[str]) -> Printed:
    """What has been printed in files that a folder holds or held, and may not be any more.

    What goes now, with the files that are `gone`, is told once even where it is said to be down: that may have been said of an
    earlier time.
    """
    found = consents.still_out(before.printed or {})
    for name, file in before.files.items():
        for held in () if _asks(file.material or said_by(name)["material"]) else consents.gone_from(name, file):
            if name in gone or not consents.is_down(held):
                found.setdefault(held, {})[name] = file.edition
    return found

"""What a person has read before the public edition prints it: a file beside the cycle file, without any of its words.

For each text and each picture there is a salted hash, with the initials of who read it, the day, and whether the list of names
was at hand. The salt keeps two years apart: what was read in one of them tells nothing of another.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.source import Source, source_of
from dialogkit.cycle.text.moments import parse_day
from dialogkit.cycle.text.scalars import parse_flag
from dialogkit.disk.journal import hash_of, short_hash
from dialogkit.disk.swap import hold
from dialogkit.problems import DialogkitError, Place, Problem
from dialogkit.words import Words

_SALT = re.compile("[0-9a-f]{16,64}")
_HASH = re.compile("[0-9a-f]{20}")
_INITIALS = re.compile(r"[^\W\d_]{1,5}")
_VERSION = "1"
_IN_ONE = 1_000  # hashes: one text of a file may only be so long


@dataclass(frozen=True, order=True, slots=True)
class Reader:
    """Who has read: `initials`, the day, and whether that person had the list of names."""

    day: date
    initials: str
    had_names: bool


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What has been read in a year, by the hashes of texts and pictures; `digest` is that of the file, None for no file."""

    salt: str
    read: Mapping[str, Reader] = field(default_factory=dict)
    digest: str | None = None

    def hash_of(self, what: str) -> str:
        """The hash of a text, wherever it stands and however its lines are broken, or of a picture by the digest of its file."""
        return short_hash(self.salt, what)

    @property
    def had_names(self) -> bool:
        """Whether all that has been read was read with the list of names at hand."""
        return bool(self.read) and all(reader.had_names for reader in self.read.values())

    def data(self, words: Words) -> bytes:
        """The file: readers in the order of their days, hashes sorted, so that they do not tell where in the year they stand."""
        batches: dict[Reader, list[str]] = {}
        for each, reader in self.read.items():
            batches.setdefault(reader, []).append(each)
        lines = [f"# {line}" for line in words("review.head").splitlines()]
        lines += [f"reviewed: {_VERSION}", f"salt: {self.salt}", "read:" if batches else "read: []"]
        for reader in sorted(batches):
            had, hashes = words("review.yes" if reader.had_names else "review.no"), sorted(batches[reader])
            for first in range(0, len(hashes), _IN_ONE):
                lines += [f"  - by: {reader.initials}", f"    date: {reader.day.isoformat()}", f"    names_file: {had}"]
                lines += ["    hashes: |", *(f"      {each}" for each in hashes[first : first + _IN_ONE])]
        return ("\n".join(lines) + "\n").encode()


def initials_in(text: str) -> str | None:
    """The initials that a person has typed, or None for what is none."""
    letters = text.strip().replace(".", "").replace(" ", "").upper()
    return letters if _INITIALS.fullmatch(letters) else None


def file_of(folder: Folder) -> str:
    """The name of the file beside a cycle file: `reviewed.yaml`, or `2027-reviewed.yaml` beside `2027.yaml`."""
    stem = PurePosixPath(folder.start).stem
    return "reviewed.yaml" if stem == "cycle" else f"{stem}-reviewed.yaml"


def read_reviewed(folder: Folder) -> Reviewed:
    """What has been read in a year; nothing where there is no such file yet. Raises DialogkitError for a file that is none."""
    name = file_of(folder)
    shown = str(folder.path / name)
    try:
        text = folder.text(name, limits.REVIEWED_BYTES)
    except Refused as error:
        if error.code == "path-missing":
            return Reviewed(secrets.token_hex(8))
        raise _unusable(shown) from error
    except ValueError as error:
        raise _unusable(shown) from error
    source = source_of(text, shown)
    if source.problems:
        raise DialogkitError(source.problems)
    return Reviewed(_salt(source), dict(_read(source)), folder.digest(name))


def save(folder: Folder, reviewed: Reviewed, words: Words) -> Reviewed:
    """Put what has been read in place of what the file said. Gives it with its new digest.

    Raises FileError where the file cannot be written, or is not any more what was read; then it stays as it is.
    """
    name, data = file_of(folder), reviewed.data(words)
    with hold(folder.path) as held:
        held.swap({name: data}, {name: reviewed.digest} if reviewed.digest else {})
    return Reviewed(reviewed.salt, reviewed.read, hash_of(data))


def _salt(source: Source) -> str:
    salt = source.data.get("salt")
    if source.data.get("reviewed") != _VERSION or not isinstance(salt, str) or not _SALT.fullmatch(salt):
        raise _unusable(source.file, source.key_place_of(("salt",)))
    return salt


def _read(source: Source) -> Iterable[tuple[str, Reader]]:
    batches = source.data.get("read") or []
    if not isinstance(batches, list):
        raise _unusable(source.file, source.key_place_of(("read",)))
    for number, batch in enumerate(batches):
        place = source.place_of(("read", number))
        reader = _reader(batch)
        hashes = str(batch.get("hashes", "")).split() if reader else []
        if reader is None or not all(map(_HASH.fullmatch, hashes)):
            raise _unusable(source.file, place)
        yield from ((each, reader) for each in hashes)


def _reader(batch: Any) -> Reader | None:
    try:
        day, had_names = parse_day(batch["date"]), parse_flag(batch["names_file"])
        initials = initials_in(str(batch["by"]))
    except (KeyError, TypeError, ValueError):
        return None
    return Reader(day, initials, had_names) if initials and isinstance(day, date) and isinstance(had_names, bool) else None


def _unusable(file: str, place: Place | None = None) -> DialogkitError:
    return DialogkitError(Problem("reviewed-unusable", place or Place(file), {"file": file}))

"""What a command is about to do to a folder, written down before it does it, so that the next command can finish or undo it.

A file that is to come lies in a folder `.dialogkit-swap` first, under its number, and the one that gives way to it is kept there
too. Files are told apart by their hashes (SHA-256): so it can be seen how far a command has come, and what somebody else has
put there since is never taken for dialogkit's own.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from dialogkit.paths import PLAIN_FILE

SUFFIX = ".json"
BESIDE = ".new"  # of what is still being written
STAGING = ".dialogkit-swap"
_MOST_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class Change:
    """A file's hash as it was and as it will be; None for no file."""

    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """One change: the file's place, where the new file lies until it is there, and where the old one is kept."""

    change: Change
    place: Path
    new: Path
    old: Path


@dataclass(frozen=True, slots=True)
class Journal:
    """`changes` to a folder by the names of its files, in the order they are made in.

    `made` counts the folders that are made for it: itself, the one above it and so on. Where all is `done`, only what was
    kept has to go.
    """

    folder: Path
    made: int
    changes: Mapping[str, Change]
    done: bool = False

    @property
    def staging(self) -> Path:
        """The folder where files lie until all of them are there."""
        return self.folder / STAGING

    def steps(self) -> Iterator[Step]:
        """The changes with all their places."""
        for number, (name, change) in enumerate(self.changes.items()):
            yield Step(change, self.folder / name, self.staging / str(number), self.staging / f"{number}.old")

    @property
    def inner(self) -> list[Path]:
        """The folders inside the folder that its files stand in, the deepest first."""
        found = {parent for name in self.changes for parent in PurePosixPath(name).parents}
        return [self.folder / each for each in sorted(found, reverse=True) if each.name]

    def write(self, file: Path) -> None:
        """Write it in the place of what `file` says, whole or not at all."""
        data = {**asdict(self), "folder": str(self.folder), "journal": 1}
        beside = file.with_suffix(BESIDE)
        with beside.open("w", encoding="utf-8") as stream:
            json.dump(data, stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(beside, file)
        sync(file.parent)


def read(file: Path) -> Journal | None:
    """The journal in a file. None where it is not one that dialogkit could have written: then nothing is done."""
    try:
        with file.open(encoding="utf-8") as stream:
            data = json.loads(stream.read(_MOST_BYTES))
        changes = {name: Change(_hash(each["old"]), _hash(each["new"])) for name, each in data["changes"].items()}
        found = Journal(Path(data["folder"]), data["made"], changes, data["done"])
        os.fsencode("/".join((data["folder"], *changes)))  # not every text can be a name
        whole = data["journal"] == 1 and type(found.made) is int and found.made >= 0 and all(map(is_plain, changes))
        return found if whole and found.folder.is_absolute() and "\0" not in data["folder"] else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def hash_of(data: bytes) -> str:
    """The hash that a file of this data has."""
    return hashlib.sha256(data).hexdigest()


def short_hash(*texts: str) -> str:
    """The hash of texts, however their lines are broken: enough of it to tell them apart, and too little to be a text again."""
    return hash_of("\0".join(" ".join(text.split()) for text in texts).encode("utf-8", "surrogatepass"))[:20]


def hash_at(place: Path) -> str | None:
    """The hash of the file there; None where there is none, and "" for a folder, a link or whatever else is no file."""
    try:
        found = place.lstat()
        if not stat.S_ISREG(found.st_mode):
            return ""
        if not found.st_size:  # some of the system's own say so, and give without end or never
            return hash_of(b"")
        with os.fdopen(os.open(place, PLAIN_FILE), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                return ""  # something else has just been put in its place
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return None


def is_plain(name: str) -> bool:
    """Whether a name is one of a file in a folder, or with `/` in a folder of that, and leads nowhere else."""
    return all(map(_is_part, name.split("/")))


def _is_part(name: str) -> bool:
    return name not in ("", ".", "..", STAGING) and not set(name) & set("/\\\0") and (os.name != "nt" or ":" not in name)


def sync(folder: Path) -> None:
    """See to it that the names in a folder are on the disk, where the system can."""
    with suppress(OSError):  # Windows opens no folder
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _hash(text: object) -> str | None:
    if text is None or (isinstance(text, str) and len(text) == 64):
        return text
    raise ValueError(text)

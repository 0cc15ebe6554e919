"""Files into a folder: all of them or none, whatever happens on the way, and never over what dialogkit has not made.

The new files are written beside their places, the old ones kept, and only then are they renamed. What a command that is cut off
leaves is finished or undone by the next command (see `disk.redo`), for which it is written down first (see `disk.journal`).
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from dialogkit import limits
from dialogkit.disk.journal import BESIDE, STAGING, SUFFIX, Change, Journal, hash_at, hash_of, read, sync
from dialogkit.disk.lock import PAUSE, TRIES, locked
from dialogkit.disk.redo import HELD_OPEN, clear, finish, remove_made, settle, undo
from dialogkit.disk.signals import held_back
from dialogkit.disk.state import key_of
from dialogkit.paths import failed
from dialogkit.problems import FileError, Place, Problem, file_error


@contextmanager
def hold(shown: Path) -> Iterator[Held]:
    """A folder for this process alone, while the block runs; it need not be there yet. What lies half done there is settled.

    Raises FileError where it cannot be a folder, and where somebody else is at it for longer than a while.
    """
    try:
        folder = shown.resolve()
    except (OSError, RuntimeError, ValueError) as error:  # a ring of links; a name that is none
        raise file_error("not-a-folder", shown) from error
    if any(os.path.lexists(each) and not os.path.isdir(each) for each in (folder, *folder.parents)):
        raise file_error("not-a-folder", shown)
    with locked(folder, shown) as state:
        held = Held(shown, folder, state / f"{key_of(folder)}{SUFFIX}")
        try:
            with held_back():
                settle(held.journal)
        except OSError as error:
            raise held._told(error) from error
        _wait_for_others(held)
        yield held


@dataclass(frozen=True, slots=True)
class Held:
    """A folder that is this process's alone for as long as its lock is held. `shown` is its path as somebody wrote it."""

    shown: Path
    folder: Path
    journal: Path
    sizes: dict[str, int] = field(default_factory=dict)  # of the files that have been read, in bytes

    def hash_of(self, name: str) -> str | None:
        """The hash of a file; None for none, and "" for what is no plain file. Raises FileError where it cannot be read.

        Of a folder with more in it than any kit has, the rest is none of dialogkit's either: "".
        """
        try:
            return self._hash_of(name)
        except OSError as error:
            raise self._told(error) from error

    def _hash_of(self, name: str) -> str | None:
        place = self.folder / name
        if name not in self.sizes and os.path.lexists(place):
            size = place.lstat().st_size
            if sum(self.sizes.values()) + size > limits.MADE_BYTES:
                return ""
            self.sizes[name] = size
        return hash_at(place)

    def foreign(self, names: Iterable[str], known: Mapping[str, str]) -> list[Problem]:
        """A problem for each of these files that is there, with another hash than is `known` of it."""
        return [problem for name in names if (problem := self._foreign(name, self.hash_of(name), known))]

    def stray(self) -> list[Path]:
        """What lies there of a swap that was cut off and that nobody can finish any more, the last file first.

        It may come from another machine, or from another place of the folder.
        """
        numbered = [file for file in _listed(self.folder / STAGING) if file.name.isdecimal()]
        return sorted(numbered, key=lambda file: int(file.name), reverse=True)

    def swap(self, files: Mapping[str, bytes], known: Mapping[str, str], gone: Sequence[str] = ()) -> None:
        """Put `files` in their places, in their order, after taking away those that are `gone`.

        `known` are the hashes of files that may give way; any other stays, and is told. Raises FileError; then the folder is
        what it was. A signal that comes before the first file is renamed stops it, and the same holds; a later one waits.
        """
        with held_back() as signals:
            try:
                self._swap(files, known, gone, signals)
            except OSError as error:
                raise self._told(error) from error

    def _swap(self, files: Mapping[str, bytes], known: Mapping[str, str], gone: Sequence[str], signals: Sequence[int]) -> None:
        now = {name: self._hash_of(name) for name in (*gone, *files)}
        problems = [problem for name, found in now.items() if (problem := self._foreign(name, found, known))]
        if problems:
            raise FileError(problems)
        self._clear_stray()
        changes = {name: Change(old, hash_of(files[name]) if name in files else None) for name, old in now.items()}
        changes = {name: change for name, change in changes.items() if change != Change(None, None)}
        journal = Journal(self.folder, _missing(self.folder), changes)
        try:
            journal.write(self.journal)
            _stage(journal, list(files.values()), signals)
            finish(journal)
            left = [step.place.name for step in journal.steps() if os.path.lexists(step.new)]
            if left:  # somebody has changed them just now
                raise FileError(self.foreign(left, known))
        except BaseException as error:
            self._undo(journal, error)
            if isinstance(error, OSError):
                raise self._told(error, journal) from error
            raise
        self._close(journal)

    def _undo(self, journal: Journal, error: BaseException) -> None:
        """Take all back. Raises FileError where that cannot be done either; then the next command does it."""
        try:
            undo(journal)
        except OSError as second:
            told = self._told(error if isinstance(error, OSError) else second, journal)
            place = str(self.shown)
            raise FileError([*told.problems, Problem("swap-unfinished", Place(place), {"file": place})]) from second
        self._close(journal)

    def _close(self, journal: Journal) -> None:
        """Clear up after all has been done, or undone. What cannot go now is left to the next command."""
        try:
            if journal.staging.is_dir():
                clear(journal.staging)
            remove_made(journal)
            self.journal.with_suffix(BESIDE).unlink(missing_ok=True)
            self.journal.unlink(missing_ok=True)
        except OSError:
            with suppress(OSError):
                replace(journal, done=True).write(self.journal)

    def _clear_stray(self) -> None:
        """Remove what `stray` gives, with its folder. Raises FileError where anything else lies there."""
        staging = self.folder / STAGING
        if not os.path.lexists(staging):
            return
        if any(not file.name.removesuffix(".old").isdecimal() for file in _listed(staging)):
            raise file_error("not-made-here", self.shown / STAGING)
        clear(staging)

    def _foreign(self, name: str, found: str | None, known: Mapping[str, str]) -> Problem | None:
        if found is None or found == known.get(name):
            return None
        code = "no-plain-file" if not found else "changed-since" if name in known else "not-made-here"
        place = str(self.shown / name)
        return Problem(code, Place(place), {"file": place})

    def _told(self, error: OSError, journal: Journal | None = None) -> FileError:
        """The error as a person can mend it: about the file that they know, not about the one beside it."""
        named = error.filename2 or error.filename
        file = Path(named) if isinstance(named, (str, Path)) else self.folder
        if file == self.folder / STAGING:
            if isinstance(error, FileExistsError):
                return file_error("folder-busy", self.shown)
            file = self.folder
        if error.errno in (errno.EEXIST, errno.ENOTDIR):
            return file_error("not-a-folder", self.shown)
        if file.parent == self.folder / STAGING:
            journal = journal or read(self.journal)
            steps = journal.steps() if journal else ()
            file = next((step.place for step in steps if file in (step.new, step.old)), self.folder)
        place = self.shown / file.relative_to(self.folder) if file.is_relative_to(self.folder) else file
        if getattr(error, "winerror", None) in HELD_OPEN:
            return file_error("held-open", place)
        return failed("cannot-write", place, error)


def _stage(journal: Journal, contents: Sequence[bytes], signals: Sequence[int]) -> None:
    """Write the new files beside their places, keep the old ones, and see to it that all of it is on the disk.

    Raises KeyboardInterrupt when a signal has come.
    """
    journal.folder.mkdir(parents=True, exist_ok=True)
    journal.staging.mkdir()
    new = [step for step in journal.steps() if step.change.new is not None]
    for step, data in zip(new, contents, strict=True):
        if signals:
            raise KeyboardInterrupt
        try:
            with step.new.open("xb") as stream:
                stream.write(data)
        except OSError as error:
            error.filename = error.filename or str(step.new)  # a full disk does not say where
            raise
        if step.change.old is not None:
            _keep(step.place, step.old)
    with ThreadPoolExecutor() as pool:  # a disk is much quicker with all of them at once
        pool.map(sync, (journal.folder, journal.staging))
        list(pool.map(_sync_file, [step.new for step in new]))
    for step in new:
        if step.change.old is not None:
            shutil.copymode(step.place, step.new)  # who may read the old one may read the new one, and nobody else
    if signals:
        raise KeyboardInterrupt


def _keep(file: Path, beside: Path) -> None:
    """Keep a file under another name, by a second name for it where the disk can have one."""
    try:
        os.link(file, beside)
    except OSError:
        with file.open("rb") as source, beside.open("xb") as target:
            shutil.copyfileobj(source, target)
            target.flush()
            os.fsync(target.fileno())
        shutil.copystat(file, beside)


def _sync_file(file: Path) -> None:
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _missing(folder: Path) -> int:
    """How many folders have to be made for it to be there."""
    return sum(not os.path.lexists(each) for each in (folder, *folder.parents))


def _wait_for_others(held: Held) -> None:
    """Raises FileError where another person's process is at the folder: it has a state of its own, and its files lie there.

    Files that do not change for as long as a lock is waited for are what one that was cut off has left.
    """
    staging = held.folder / STAGING
    if not os.path.lexists(staging):
        return
    if not stat.S_ISDIR(staging.lstat().st_mode):
        raise file_error("not-made-here", held.shown / STAGING)
    before = _signs_of_life(staging)
    for _ in range(TRIES):
        time.sleep(PAUSE)
        if not staging.is_dir():
            return
    if _signs_of_life(staging) != before:
        raise file_error("folder-busy", held.shown)


def _signs_of_life(staging: Path) -> list[tuple[str, int, int]]:
    stats = [(file.name, file.lstat()) for file in _listed(staging)]
    return [(name, each.st_size, each.st_mtime_ns) for name, each in stats]


def _listed(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []

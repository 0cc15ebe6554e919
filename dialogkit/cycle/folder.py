"""The one door to what lies in a cycle's folder: every file of a cycle is listed, opened and read here.

A folder may come from anyone. What is opened lies in it, wherever links lead; it is an ordinary file, never a pipe or a device;
and it is no larger than it may be. All of that is asked of the file that has been opened, so that nothing can be put in its
place between a check and its use. A file is the same throughout a run: what was checked is what is printed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath
from threading import Lock
from typing import BinaryIO

from dialogkit import limits
from dialogkit.cycle.packs.archive import Archive, BadZip
from dialogkit.cycle.text.encoded import unbroken
from dialogkit.paths import PLAIN_FILE, WINDOWS, composed, is_too_long, unfit
from dialogkit.problems import DialogkitError, Problem

CYCLE_FILE = "cycle.yaml"

_STEPWISE = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")  # not so on Windows
_FOLDER = getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]+://")

_Parts = tuple[str, ...]


class Refused(DialogkitError):
    """A file of a cycle's that is not opened, and why. The problem has no place yet: whoever names the file knows it."""

    def __init__(self, code: str, name: str, **details: object):
        self.code = code
        self.problem = Problem(code, details={"name": name, **details})
        super().__init__(self.problem)


class Folder:
    """A cycle's folder at `path`; `start` is the name of the cycle file in it.

    Nothing is opened before it is asked for. Several threads may read at once.
    """

    def __init__(self, path: Path, start: str = CYCLE_FILE):
        self.path, self.start = path, start
        self._lock = Lock()
        self._root = ""
        self._instead: dict[_Parts, bytes] = {}
        self._kept: dict[_Parts, bytes] = {}
        self._digests: dict[_Parts, str] = {}
        self._sizes: dict[_Parts, int] = {}
        self._listed: dict[_Parts, tuple[str, ...]] = {}
        self._alike: dict[_Parts, dict[str, tuple[str, ...]]] = {}
        self._zips: dict[_Parts, Archive] = {}

    @classmethod
    def at(cls, cycle: Path) -> Folder:
        """The folder that a person means: the one at that path, or that of the file there, which is the cycle's then."""
        return cls(cycle) if os.path.isdir(cycle) else cls(cycle.parent, cycle.name)

    def as_changed(self, files: Mapping[str, bytes]) -> Folder:
        """The same folder as it would be with these files, by their paths in it, before any of them is written."""
        changed = Folder(self.path, self.start)
        changed._instead = {self._steps(name): data for name, data in files.items()}
        return changed

    def read(self, name: str, most: int = limits.FILE_BYTES) -> bytes:
        """What is in a file, by its path in the folder, with `/`. It may have `most` bytes.

        Raises Refused: `path-outside`, `path-backslash`, `unfit-name`, `path-case` where the disk has other capitals,
        `path-missing`, `path-not-a-file`, `path-unreadable`, `path-too-large`, `path-too-many` where the year has used too much
        already, `path-changed` where it is not the file any more that was read earlier in this run.
        """
        parts = self._steps(name)
        with self._lock:
            data = self._instead.get(parts, self._kept.get(parts))
            if data is None:
                self._check_spelling(parts, name)
                data = self._read(parts, name, most)
                if len(data) <= most:
                    self._keep(parts, name, data)
        if len(data) > most:
            raise Refused("path-too-large", name, limit=limits.size(most))
        return data

    def text(self, name: str, most: int, errors: str = "strict") -> str:
        """The text in a file, its lines ended by line feeds. Raises UnicodeDecodeError where it is not UTF-8, else as `read`."""
        text = self.read(name, most).decode("utf-8-sig", errors)
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def digest(self, name: str) -> str:
        """The SHA-256 of a file, in hexadecimal digits. Raises as `read`."""
        parts = self._steps(name)
        if parts not in self._digests:
            self.read(name)
        return self._digests[parts]

    def ends(self, name: str, count: int) -> tuple[bytes, bytes, int]:
        """The first and the last bytes of a file, `count` of each, and how many it has. Nothing is kept. Raises as `read`."""
        parts = self._steps(name)
        with self._told(name), self._opened(self._really(parts, name), name) as stream:
            first = stream.read(count)
            size = stream.seek(0, os.SEEK_END)
            stream.seek(max(0, size - count))
            return first, stream.read(count), size

    def holds_file(self, name: str) -> bool:
        """Whether a path is that of a file that can be opened, and not of a folder. Raises Refused where it leads out."""
        try:
            self.ends(name, 1)
        except Refused as error:
            if error.code == "path-outside":
                raise
            return False
        return True

    def has_read(self, name: str) -> bool:
        """Whether a file has been read in this run, so that to ask for its digest takes no time. Raises as `steps` does."""
        return self._steps(name) in self._digests

    def names(self, name: str = ".") -> tuple[str, ...]:
        """What lies in a folder of the cycle's, sorted. Nothing where there is none, or where one may not look.

        Raises Refused where it leads out.
        """
        parts = steps(name)
        if parts not in self._listed:
            zipped, inside = self._zipped((*parts, "")) if parts else (None, ())
            try:
                self._listed[parts] = zipped.names(inside[:-1]) if zipped else self._list(self._really(parts, name))
            except (OSError, ValueError):
                self._listed[parts] = ()
        return self._listed[parts]

    def look_into(self, name: str) -> None:
        """Take a zip file for a folder from now on: what is in it is read by paths that go on behind its own.

        Raises Refused as `read` does, and `zip-refused` for one that is broken, or that no honest person makes.
        """
        parts = self._steps(name)
        if _composed(parts) not in self._zips:
            self._check_spelling(parts, name)
            with self._told(name):
                real = self._really(parts, name)
                self._zips[_composed(parts)] = Archive(lambda: self._opened(real, name))

    def spelled(self, name: str) -> str | None:
        """The path as the disk spells it, which may have other capitals; None where there is nothing of that name.

        Of more files than are looked at, the others are there as they are called. Raises Refused where it leads out.
        """
        found: _Parts = ()
        for part in steps(name):
            alike = self._alike_in(found).get(_plain(part), ())
            if not alike and self._is_unseen(found, part):
                alike = (part,)
            if not alike:
                return None
            same = (each for each in alike if composed(each) == composed(part))
            found = (*found, next(same, alike[0]))
        return "/".join(found)

    def holds(self, name: str, entry: str) -> bool:
        """Whether something called just so lies in a folder of the cycle's. Raises Refused where it leads out."""
        return entry in self.names(name) or self._is_unseen(steps(name), entry)

    def twins(self, name: str) -> list[str]:
        """What lies beside a file and differs from it in capitals only: not every disk can hold both."""
        *above, last = steps(name)
        alike = self._alike_in(tuple(above)).get(_plain(last), ())
        return ["/".join((*above, each)) for each in alike if composed(each) != composed(last)]

    def year_near(self) -> str | None:
        """The latest year in a folder below, or the one whose folder is above: who stands there means that. It is not read."""
        below = [self.path / name for name in self.names()[: limits.SUGGESTED] if os.path.isfile(self.path / name / CYCLE_FILE)]
        above = [self.path / ".."] if os.path.isfile(self.path / ".." / CYCLE_FILE) else []
        return next((str(found) for found in (*reversed(below), *above)), None)

    # -------------------------------------------------------------------------------------------- how names are spelled

    def _steps(self, name: str) -> _Parts:
        """The steps of a path. The cycle file is the person's own choice: it may be called what this system lets it."""
        return (name,) if name == self.start and not (WINDOWS and unfit(PurePosixPath(name))) else steps(name)

    def _check_spelling(self, parts: _Parts, name: str) -> None:
        """Raises Refused where the disk has other capitals: some systems would open the file all the same, and others not."""
        if name == self.start != CYCLE_FILE:
            return
        try:
            there = self.spelled(name)
        except Refused:
            return  # which will be told
        if there is not None and composed(there) != composed("/".join(parts)):
            raise Refused("path-case", name, suggestion=composed(there))

    def _alike_in(self, parts: _Parts) -> dict[str, tuple[str, ...]]:
        """What lies in a folder, by its names without capitals."""
        if parts not in self._alike:
            alike: dict[str, tuple[str, ...]] = {}
            for each in self.names("/".join(parts) or "."):
                alike[_plain(each)] = (*alike.get(_plain(each), ()), each)
            self._alike[parts] = alike
        return self._alike[parts]

    def _is_unseen(self, parts: _Parts, entry: str) -> bool:
        """Whether something of that name lies in a folder with more in it than is looked at."""
        name = "/".join((*parts, entry))
        is_full = len(self.names("/".join(parts) or ".")) >= limits.FOLDER_ENTRIES and not self._zipped((*parts, ""))[0]
        return is_full and os.path.lexists(os.path.join(self._root, *self._really((*parts, entry), name)))

    # -------------------------------------------------------------------------------------------- what is kept

    def _keep(self, parts: _Parts, name: str, data: bytes) -> None:
        sizes = {**self._sizes, parts: len(data)}
        if len(sizes) > limits.FILES or sum(sizes.values()) > limits.ALL_BYTES:
            raise Refused("path-too-many", name, limit=limits.FILES, size=limits.size(limits.ALL_BYTES))
        digest = hashlib.sha256(data).hexdigest()
        if self._digests.setdefault(parts, digest) != digest:
            raise Refused("path-changed", name)
        self._sizes = sizes
        self._kept[parts] = data
        while sum(map(len, self._kept.values())) > limits.KEPT_BYTES:
            del self._kept[next(iter(self._kept))]

    # -------------------------------------------------------------------------------------------- where a file really is

    def _really(self, parts: _Parts, name: str) -> _Parts:
        """The parts of the path without links. Raises Refused where they lead out of the folder, or round in a ring.

        Paths in the cycle file start from its folder, so a link to it may not lead to another one.
        """
        self._root = self._root or _without_links(self.path)
        real = _without_links(os.path.join(self._root, *parts))
        if not os.path.lexists(real) and not name.isascii():
            real = _without_links(os.path.join(self._root, *self._spelled(parts)))
        if real == self._root:
            return ()
        if not Path(real).is_relative_to(self._root) or os.path.islink(real):
            raise Refused("path-outside", name)
        found = Path(real).relative_to(self._root).parts
        if parts == (self.start,) and len(found) > 1:
            raise Refused("path-outside", name)
        return found

    def _spelled(self, parts: _Parts) -> _Parts:
        """The parts as the disk spells them: `å` is one character, or an a and a ring over it (Unicode's NFC and NFD), or what an
        unpacker of archives made of it, which a cycle file is not read with."""
        found: _Parts = ()
        for part in parts:
            there = self.names("/".join(found) or ".")
            same = (name for name in there if composed(unbroken(name)) == composed(part))
            found = (*found, part if part in there else next(same, part))
        return found

    # -------------------------------------------------------------------------------------------- opening

    def _read(self, parts: _Parts, name: str, most: int) -> bytes:
        with self._told(name):
            zipped, inside = self._zipped(parts)
            if zipped:
                return zipped.read(inside, most)
            with self._opened(self._really(parts, name), name) as stream:
                data = stream.read(most + 1)
                if data is None:  # what is no file at all, though the system says so
                    raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))
                return data

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Raises Refused for whatever keeps the file from being read."""
        try:
            yield
        except BadZip as error:
            raise Refused("zip-refused", name, reason=error.reason) from None
        except ValueError:  # a name that no disk can hold
            raise Refused("path-missing", name) from None
        except OSError as error:
            if WINDOWS and is_too_long(self.path / name, error):
                raise Refused("path-too-long", name, file=name) from None
            if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.EINVAL):
                raise Refused("path-missing", name) from None
            if error.errno == errno.ELOOP:
                raise Refused("path-outside", name) from None
            raise Refused("path-unreadable", name, reason=errno.errorcode.get(error.errno or 0, "?")) from None

    def _zipped(self, parts: _Parts) -> tuple[Archive | None, _Parts]:
        """The zip file that a path leads into, and the steps in it."""
        same = _composed(parts) if self._zips else ()
        found = next((length for length in range(1, len(same)) if same[:length] in self._zips), None)
        return (self._zips[same[:found]], parts[found:]) if found else (None, ())

    @contextmanager
    def _opened(self, parts: _Parts, name: str) -> Iterator[BinaryIO]:
        """The ordinary file at the end of a path without links."""
        with os.fdopen(self._open(parts, name), "rb") as stream:
            if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise Refused("path-not-a-file", name)
            yield stream

    def _open(self, parts: _Parts, name: str) -> int:
        """A descriptor of the file at the end of a path without links. What has become a link by now is not followed."""
        if not parts:
            raise Refused("path-not-a-file", name)
        if not _STEPWISE:
            return _open_compared(Path(self._root, *parts), name)
        with self._inside(parts[:-1]) as folder:
            if not stat.S_ISREG(os.stat(parts[-1], dir_fd=folder, follow_symlinks=False).st_mode):
                raise Refused("path-not-a-file", name)  # to open a device may do something already
            return os.open(parts[-1], PLAIN_FILE, dir_fd=folder)

    @contextmanager
    def _inside(self, parts: _Parts) -> Iterator[int]:
        """A descriptor of a folder, reached step by step."""
        here = os.open(self._root, os.O_RDONLY | _FOLDER)
        try:
            for part in parts:
                below = os.open(part, os.O_RDONLY | _FOLDER, dir_fd=here)
                os.close(here)
                here = below
            yield here
        finally:
            os.close(here)

    def _list(self, parts: _Parts) -> tuple[str, ...]:
        if _STEPWISE and os.scandir in os.supports_fd:
            with self._inside(parts) as folder, os.scandir(folder) as entries:
                return _names_of(entries)
        with os.scandir(os.path.join(self._root, *parts)) as entries:
            return _names_of(entries)


def _composed(parts: _Parts) -> _Parts:
    return tuple(map(composed, parts))


def _plain(name: str) -> str:
    return composed(name).casefold()


def own_templates(folder: Folder) -> list[str]:
    """The names of the templates that a cycle brings. Whatever their capitals: not every disk tells them apart.

    Of more files than are looked at, each counts as one: what was not seen may be.
    """
    try:
        names = folder.names("templates")
    except Refused:
        return []  # none of them is given out
    return [name for name in names if len(names) >= limits.FOLDER_ENTRIES or name.lower().endswith(".xml.j2")]


def _names_of(entries: Iterator[os.DirEntry[str]]) -> tuple[str, ...]:
    return tuple(sorted(entry.name for entry in islice(entries, limits.FOLDER_ENTRIES)))


def _without_links(path: str | Path) -> str:
    """Where a path leads. Raises OSError where that is by very many links: Python follows some thousand, Linux forty."""
    try:
        return os.path.realpath(path)
    except RecursionError:
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from None


def _open_compared(path: Path, name: str) -> int:
    """A descriptor of the file at a path, where one can't open step by step: what was opened is what had been looked at."""
    before = os.lstat(path)
    if not stat.S_ISREG(before.st_mode):
        raise Refused("path-not-a-file", name)
    descriptor = os.open(path, PLAIN_FILE)
    if os.path.samestat(before, os.fstat(descriptor)) and _without_links(path) == str(path):
        return descriptor
    os.close(descriptor)
    raise Refused("path-outside", name)


def steps(name: str) -> _Parts:
    """The steps of a path that a cycle names, all of them downwards, and each a name on every system.

    Raises Refused for any other path.
    """
    there = PureWindowsPath(name)
    if there.drive or there.root or name.startswith("~") or _ADDRESS.match(name) or ".." in re.split(r"[/\\]", name):
        raise Refused("path-outside", name)
    if "\\" in name:
        raise Refused("path-backslash", name, suggestion=name.replace("\\", "/"))
    path = PurePosixPath(name)
    part = unfit(path)
    if part is not None:
        raise Refused("unfit-name", part)
    return path.parts

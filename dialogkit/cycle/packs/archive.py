"""A zip file as a folder of files, of which nothing is unpacked before it is asked for.

The file may come from anyone. Only what it says of its contents is read at first, and no more of that than a pack has; a file in
it is unpacked as far as it may be large, and nothing is ever written to the disk.
"""

from __future__ import annotations

import errno
import io
import os
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import BinaryIO

from dialogkit import limits
from dialogkit.paths import composed
from dialogkit.problems import Reason

Parts = tuple[str, ...]
_ALLOWED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LOCKED, _UTF8 = 0x1, 0x800  # flags of an entry (APPNOTE.TXT of PKWARE, 4.4.4)
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCAL = b"PK\3\4"
_DEEPEST = 8  # folders in one another: what lies deeper is not found
_TOLD = 60  # letters of a name
_LARGE = 1_000_000  # bytes: of what is smaller, it makes no difference how well it is packed
_OUT = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|\Z)", re.DOTALL)  # at the beginning of a name
_BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, OSError, ValueError, NotImplementedError, EOFError, OverflowError)
"""What zipfile raises on broken files, by experience and by its source."""


class BadZip(Exception):
    """A zip file that is not opened, and why."""

    def __init__(self, reason: Reason):
        self.reason = reason
        super().__init__(reason.key)


class Archive:
    """What lies in a zip file. `opened` gives the file itself, from its beginning."""

    def __init__(self, opened: Callable[[], AbstractContextManager[BinaryIO]]):
        """Raises BadZip: `zip-broken`, `zip-large` for too long a list of contents, and with the name of an entry `zip-out` for
        one that leads out, `zip-link`, `zip-locked`, `zip-method`, `zip-twice` and `zip-bomb`.
        """
        self._opened = opened
        self._entries: dict[Parts, zipfile.ZipInfo] = {}
        self._folders: dict[Parts, set[str]] = {(): set()}
        for info in _directory(opened):
            _check(info)
            name = _name_of(info)
            parts = tuple(part for part in name.split("/", _DEEPEST) if part not in ("", "."))
            if name.endswith("/"):
                self._add_folder(parts)
            elif parts:
                if parts in self._entries:
                    raise BadZip(Reason("zip-twice", {"entry": _short(info.filename)}))
                self._entries[parts] = info
                self._add_folder(parts[:-1])
                self._folders[parts[:-1]].add(parts[-1])

    @classmethod
    def of(cls, data: bytes) -> Archive:
        """That of a file which has been read. Raises as the other way."""
        return cls(lambda: nullcontext(io.BytesIO(data)))

    def _add_folder(self, parts: Parts) -> None:
        for depth, name in enumerate(parts):
            self._folders.setdefault(parts[:depth], set()).add(name)
        self._folders.setdefault(parts, set())

    def names(self, folder: Parts) -> tuple[str, ...]:
        """What lies in a folder, sorted; nothing where there is none."""
        return tuple(sorted(self._folders.get(folder, ())))

    def read(self, parts: Parts, most: int) -> bytes:
        """What is in a file: `most` bytes, and one more where there are more.

        Its path may be written with letters and their marks apart. Raises FileNotFoundError where there is none, BadZip where it
        cannot be unpacked.
        """
        info = self._entries.get(tuple(map(composed, parts)))
        if info is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        try:
            with self._opened() as stream:
                stream.seek(info.header_offset)
                start, name, extra = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
                stream.seek(name + extra, io.SEEK_CUR)
                packed = stream.read(min(info.compress_size, most + _LARGE))
            stored = info.compress_type == zipfile.ZIP_STORED
            data = packed[: most + 1] if stored else zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most + 1)
        except _BROKEN as error:
            raise BadZip(Reason("zip-broken")) from error
        whole = len(data) == info.file_size and zlib.crc32(data) == info.CRC
        if start != _LOCAL or len(data) <= most and not whole:
            raise BadZip(Reason("zip-broken"))
        return data


def _directory(opened: Callable[[], AbstractContextManager[BinaryIO]]) -> list[zipfile.ZipInfo]:
    with opened() as stream:
        try:
            with zipfile.ZipFile(_Sparing(stream)) as file:
                entries = file.infolist()
        except _BROKEN as error:
            raise BadZip(Reason("zip-broken")) from error
    if len(entries) > limits.ZIP_ENTRIES:
        raise BadZip(Reason("zip-large", {"limit": str(limits.ZIP_ENTRIES)}))
    return entries


class _Sparing(io.RawIOBase):
    """A stream of which no more can be read than the list of what is in a zip file, and the end that says where that is."""

    def __init__(self, stream: BinaryIO):
        self._stream, self._left = stream, limits.ZIP_DIRECTORY

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def read(self, size: int = -1) -> bytes:
        at, end = self._stream.tell(), self._stream.seek(0, io.SEEK_END)
        self._stream.seek(at)
        size = max(0, end - at) if size < 0 else min(size, max(0, end - at))
        self._left -= size
        if self._left < 0:
            raise BadZip(Reason("zip-large", {"limit": str(limits.ZIP_ENTRIES)}))
        return self._stream.read(size)


def _check(info: zipfile.ZipInfo) -> None:
    """Raises BadZip for an entry that no pack has. It is never unpacked to where it says; one that tries is no honest file."""
    if "\0" in info.orig_filename or _OUT.match(info.orig_filename.replace("\\", "/")):
        raise BadZip(Reason("zip-out", {"entry": _short(info.orig_filename)}))
    if stat.S_IFMT(info.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise BadZip(Reason("zip-link", {"entry": _short(info.filename)}))
    if info.flag_bits & _LOCKED:
        raise BadZip(Reason("zip-locked", {"entry": _short(info.filename)}))
    if info.compress_type not in _ALLOWED:
        raise BadZip(Reason("zip-method", {"entry": _short(info.filename)}))
    if info.file_size > max(_LARGE, limits.ZIP_PACKED * info.compress_size):
        raise BadZip(Reason("zip-bomb", {"entry": _short(info.filename)}))


def _short(name: str) -> str:
    """The name of an entry as it is told: whoever made it may have made it long, or put anything in it."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:_TOLD])


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name of an entry. What older programs of Windows write without saying in which encoding is that of Western Europe, and
    some of them write the steps of a path as Windows does."""
    name = info.filename.replace("\\", "/")
    if not info.flag_bits & _UTF8 and not name.isascii():
        name = name.encode("cp437").decode("cp850")
    return composed(name)

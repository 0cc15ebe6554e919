"""What systems ask of the names of files and folders, Windows most of all."""

from __future__ import annotations

import errno
import os
import re
import unicodedata
from pathlib import PurePath, PurePosixPath, PureWindowsPath

from dialogkit.problems import FileError, Problem, UsageError, file_error

WINDOWS = os.name == "nt"
PLAIN_FILE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
"""To read a plain file: what has become a link is not followed, and for what has become a pipe nobody waits."""

_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|\Z)", re.IGNORECASE)
_UNFIT = re.compile(r'[<>:"|?*\x00-\x1f]|[. ]\Z')
_LONGEST = 247  # letters of a folder's whole path on Windows; of a file's 259
_LOST = (errno.ENOENT, errno.EINVAL, errno.ENAMETOOLONG)  # what Windows says of a path that is longer
_PILED = re.compile("[\u0300-\U0010fffe]{99}")
"""What may be a letter under a pile of marks, which takes very long to put in order. No word has as many letters."""
_PLAIN = re.compile(r"[\w.:\\/~-]+")


def composed(name: str) -> str:
    """A name or a text as it is compared: a letter and its mark as one character, however a disk or an archive has it (Unicode,
    NFC). What has a pile of marks stays as it is.
    """
    return name if name.isascii() or _PILED.search(name) else unicodedata.normalize("NFC", name)


def unfit(path: PurePath) -> str | None:
    """The first part of a path that can be no name on Windows: a device's, or one with a sign or an end of its own.

    Microsoft, Naming Files, Paths, and Namespaces. A drive or a share may stand first in a Windows path.
    """
    parts = path.parts[1:] if path.anchor else path.parts
    return next((part for part in parts if part != ".." and (_DEVICE.match(part) or _UNFIT.search(part))), None)


def check_name_of(path: PurePath | None) -> None:
    """Raises UsageError where a file or folder is to be made under a name that this system has not."""
    part = unfit(PureWindowsPath(path)) if path is not None and WINDOWS else None
    if part is not None:
        raise UsageError(Problem("unfit-name", details={"name": part}))


def check_here() -> None:
    """Raises FileError where the folder that one stands in has been removed: no path can be found from it."""
    try:
        os.getcwd()
    except OSError as error:
        raise FileError(Problem("no-folder-here")) from error


def failed(code: str, path: PurePath, error: OSError) -> FileError:
    """The problem behind an error of the system's: `code`, with its reason, or that a path or name in it is too long."""
    if is_too_long(path, error):
        return file_error("path-too-long", path)
    return file_error(code, path, reason=errno.errorcode.get(error.errno or 0, "?"))


def is_too_long(path: PurePath, error: OSError) -> bool:
    """Whether an error of the system's comes of a path, or a name in it, that is longer than it takes."""
    if not WINDOWS:
        return error.errno == errno.ENAMETOOLONG
    paths = (os.path.abspath(each) for each in (path, error.filename) if isinstance(each, (str, PurePath)))
    return error.errno in _LOST and any(len(each) > _LONGEST for each in paths)


def typed(path: PurePath) -> str:
    """A path as it is typed in a command."""
    text = str(path)
    if isinstance(path, PurePosixPath):
        import shlex

        return shlex.quote(text)
    return text if _PLAIN.fullmatch(text) else f'"{text}"'

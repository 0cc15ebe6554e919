"""Where it stands which folders are being written into, and by whom: outside of them, in the person's own state."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import tempfile
import unicodedata
from contextlib import suppress
from pathlib import Path


def state_folders() -> list[Path]:
    """Where that may stand, the best place first: the system's folder for a person's state, or one for temporary files.

    The second is for a machine where the first cannot be written to, or where there is no home; there may be none such either.
    """
    import platformdirs

    own = platformdirs.user_state_path("dialogkit", appauthor=False) / "writing"
    folders = [own] if own.is_absolute() else []
    with suppress(FileNotFoundError):  # none that can be written to
        folders.append(Path(tempfile.gettempdir()) / f"dialogkit-{_user()}")
    return folders


def make_state_folder(folder: Path) -> None:
    """Make it if it is not there. Raises OSError where it cannot be made, and where others may write in it."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_own(folder):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def is_own(folder: Path) -> bool:
    """Whether a folder is there, and nobody else may write in it."""
    try:
        found = folder.lstat()
    except OSError:
        return False
    others = _user() is not None and (found.st_uid != _user() or found.st_mode & 0o022)
    return stat.S_ISDIR(found.st_mode) and not others


def key_of(folder: Path) -> str:
    """What a folder is called in the state, however its path is written: a hash, so that nothing of the path can be read there.

    `folder` is resolved. Two folders whose names differ in case alone have one key: on some systems they are one.
    """
    plain = unicodedata.normalize("NFC", str(folder)).casefold()
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _user() -> int | None:
    """The number of the person whose process this is. Windows has none: there, everybody's folders are their own."""
    getuid = getattr(os, "getuid", None)
    return int(getuid()) if getuid else None

"""A changed file in its place, with what was there beside it."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from types import MappingProxyType

from dialogkit import limits
from dialogkit.cycle.folder import Folder
from dialogkit.disk.swap import hold
from dialogkit.paths import failed
from dialogkit.problems import file_error

BACKUP = ".bak"
"""What the name of a file has behind it that was changed, as it was before."""


_MARK = "\ufeff"  # that an editor puts first


def text_of(folder: Folder, name: str) -> tuple[str, str]:
    """The mark that a file of a year begins with, if it does, and its text, every line as it ends. Raises as `Folder.read`."""
    whole = folder.read(name, limits.CYCLE_BYTES).decode()
    text = whole.removeprefix(_MARK)
    return whole[: len(whole) - len(text)], text


def save(folder: Folder, name: str, data: bytes, more: Mapping[str, bytes] = MappingProxyType({})) -> None:
    """Put a file of a year anew, whole or not at all, and keep what was read of it beside it. With it come new files, or none do.

    Raises FileError where it may not be written, is not what was read, or a new file is there already; then all stays as it is.
    """
    file = folder.path / name
    try:
        mode = file.lstat().st_mode
    except OSError as error:
        raise failed("cannot-write", file, error) from error
    if not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):  # a rename would not ask
        raise file_error("cannot-write", file, reason="EACCES")
    before, backup = folder.read(name), f"{file.name}{BACKUP}"
    with hold(file.parent) as held:
        known = {file.name: folder.digest(name), backup: held.hash_of(backup) or ""}
        held.swap({**more, backup: before, file.name: data}, known)

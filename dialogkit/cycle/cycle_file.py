"""Where a cycle's file is, which one was probably meant where it is not, and what can be told of it before it is read."""

from __future__ import annotations

import os
import re
from pathlib import Path

from dialogkit import limits
from dialogkit.cycle.folder import CYCLE_FILE, Folder, Refused
from dialogkit.cycle.text.suggest import closest
from dialogkit.problems import FileError, file_error
from dialogkit.terms import LANGS, Lang

_HIDDEN = re.compile(r"cycle(?:\.ya?ml)?\.(?:txt|docx?|rtf|md)|cycle\.ya?ml\.ya?ml", re.IGNORECASE)
"""Names that show as `cycle.yaml`, or as `cycle`, where the system hides the ending."""
_MISNAMED = re.compile(r"cycle\b.*\.ya?ml|cycle", re.IGNORECASE)
"""Names that the file has got on its way: another ending or capitals, `cycle - Kopi.yaml`, `cycle (1).yaml`."""
_LANG = re.compile(r"^lang:[ \t]*[\"']?(nb|nn|en)\b", re.MULTILINE)


def lang_of(folder: Folder) -> Lang:
    """The language that the cycle in a folder says it is in; nb when it says none or cannot be read. Never raises."""
    return lang_in(text_of(folder))


def lang_in(text: str) -> Lang:
    """The language that the text of a cycle file says it is in; nb when it says none."""
    found = _LANG.search(text.removeprefix("\ufeff"))
    return next((lang for lang in LANGS if found and lang == found[1]), "nb")


def text_of(folder: Folder) -> str:
    """The text of a folder's cycle file, right or wrong, or nothing where it cannot be read. Never raises."""
    try:
        return folder.read(folder.start, limits.CYCLE_BYTES).decode("utf-8", "replace")
    except Refused:
        return ""


def cycle_file(folder: Folder) -> str:
    """The path of the cycle's file as a person would give it. Raises FileError where there is none."""
    try:
        folder.read(folder.start, limits.CYCLE_BYTES)
    except Refused as error:
        if error.code in ("path-missing", "path-case"):
            raise _no_cycle(folder) from None
    return str(folder.path / folder.start)


def _no_cycle(folder: Folder) -> FileError:
    """The problem of a folder without a cycle file, or of a file that is not there, with another that may have been meant."""
    names = folder.names()
    if folder.start == CYCLE_FILE and os.path.isdir(folder.path):
        hidden = next((name for name in names if _HIDDEN.fullmatch(name)), None)
        if hidden:
            return file_error("hidden-ending", folder.path / hidden, name=hidden, right=CYCLE_FILE)
        misnamed = next((name for name in names if _MISNAMED.fullmatch(name)), None)
        if misnamed:
            return file_error("misnamed-cycle", folder.path / misnamed, name=misnamed, right=CYCLE_FILE)
        other = next((str(folder.path / name) for name in names if name.lower().endswith((".yaml", ".yml"))), None)
        code = "no-cycle-here" if str(folder.path) == "." else "no-cycle-there"
        return file_error(code, folder.path, name=CYCLE_FILE, suggestion=other or folder.year_near())
    return file_error("no-such-file", folder.path / folder.start, suggestion=_near(folder.path / folder.start))


def _near(path: Path) -> str | None:
    """A path that is there, and differs from one that is not in the spelling of one of its steps."""
    steps: tuple[str, ...] = ()
    while path.name and not os.path.isdir(path.parent):
        path, steps = path.parent, (path.name, *steps)
    other = closest(path.name, Folder(path.parent).names())
    near = path.parent.joinpath(other, *steps) if other else None
    return str(near) if near and os.path.exists(near) else None

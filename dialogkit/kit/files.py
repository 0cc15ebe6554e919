"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from dialogkit.problems import file_error


def write_whole(file: Path, data: bytes) -> None:
    """Write `data` beside its place, then rename it. Raises FileError when that fails; then `file` is what it was before."""
    write_all(file.parent, {file.name: data})


def write_all(out: Path, files: dict[str, bytes]) -> None:
    """Write all files beside their places, then rename them.

    Raises FileError when that fails; then `out` holds what it held before.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".dialogkit-", dir=out) as beside:
            for name, data in files.items():
                (Path(beside) / name).write_bytes(data)
            _swap(Path(beside), out, list(files))
    except OSError as error:
        name = Path(str(error.filename)).name
        if error.errno in (errno.EEXIST, errno.ENOTDIR):
            raise file_error("not-a-folder", out) from error
        place, reason = out / name if name in files else out, errno.errorcode.get(error.errno or 0, "?")
        raise file_error("cannot-write", place, reason=reason) from error


def _swap(beside: Path, out: Path, names: Sequence[str]) -> None:
    """Rename files into `out`. When one cannot be renamed, those before it give way to the old ones again."""
    for name in names:
        if (out / name).exists():
            shutil.copy2(out / name, beside / f"{name}.old")
    done: list[str] = []
    try:
        for name in names:
            os.replace(beside / name, out / name)
            done.append(name)
    except OSError:
        for name in done:
            old = beside / f"{name}.old"
            if old.exists():
                os.replace(old, out / name)
            else:
                (out / name).unlink()
        raise

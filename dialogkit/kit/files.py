"""Single files, written whole or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path

from dialogkit.problems import file_error


def write_whole(file: Path, data: bytes) -> None:
    """Write `data` beside its place, then rename it. Raises FileError when that fails; then `file` is what it was before."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".dialogkit-", dir=file.parent) as beside:
            (Path(beside) / "file").write_bytes(data)
            os.replace(Path(beside) / "file", file)
    except OSError as error:
        raise file_error("cannot-write", file, reason=errno.errorcode.get(error.errno or 0, "?")) from error

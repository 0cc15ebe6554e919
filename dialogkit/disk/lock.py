"""A lock for each folder that is written into. It is the system's own, so that it ends with the process that holds it."""

from __future__ import annotations

import errno
import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from dialogkit.disk.signals import held_back
from dialogkit.disk.state import key_of, make_state_folder, state_folders
from dialogkit.paths import failed
from dialogkit.problems import FileError, file_error

SUFFIX = ".lock"
TRIES, PAUSE = 50, 0.05  # s; two and a half in all
_MOST_BYTES = 1000
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_ELSEWHERE = {  # what says that no lock can ever be held in a folder
    *(errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG),
    *(errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP),
}


@contextmanager
def locked(folder: Path, shown: Path) -> Iterator[Path]:
    """Hold the lock of `folder`, a resolved path, while the block runs. Gives the folder that the lock lies in.

    Raises FileError, which tells of the folder as it is `shown`, where another process holds it for longer than a while.
    """
    held: list[int] = []
    file = Path()
    try:
        for attempt in range(TRIES):
            if attempt:
                time.sleep(PAUSE)
            with held_back():
                file = _grab_somewhere(key_of(folder) + SUFFIX, held)
            if held:
                break
        else:
            raise _busy(file, shown)
        yield file.parent
    finally:
        with held_back():
            let_go(file, held)


def grab(file: Path, held: list[int]) -> None:
    """Take a lock if it is free, and write in it who has it. Its descriptor is then added to `held`."""
    from filelock import lock_descriptor

    try:
        descriptor = os.open(file, _OPEN, 0o600)
    except PermissionError:
        if os.name == "nt":  # the file is just going
            return
        raise
    try:
        if lock_descriptor(descriptor, blocking=False) and _is_still(descriptor, file):
            _sign(descriptor)
            held.append(descriptor)
    finally:
        if descriptor not in held:
            os.close(descriptor)


def let_go(file: Path, held: list[int]) -> None:
    """Give a lock back. Its file goes while it is locked, or, where an open file cannot go, as soon as nobody has it open."""
    for descriptor in held:
        try:
            with suppress(OSError):
                file.unlink()
        finally:
            os.close(descriptor)
        if os.name == "nt":
            with suppress(OSError):
                file.unlink()
    held.clear()


def _grab_somewhere(name: str, held: list[int]) -> Path:
    """Try to take the lock of that name in the first folder where there can be locks. Gives its file."""
    last, state = OSError(errno.ENOENT, os.strerror(errno.ENOENT)), Path("TMPDIR")  # where there is no such folder at all
    for state in state_folders():
        try:
            make_state_folder(state)
            grab(state / name, held)
            return state / name
        except OSError as error:
            last = error
            if error.errno not in _ELSEWHERE:
                break
    raise failed("cannot-write", Path(last.filename or state), last) from last


def _is_still(descriptor: int, file: Path) -> bool:
    """Whether the file that was opened is the one at its place: its last owner may have taken that away."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(file))
    except FileNotFoundError:
        return False


def _sign(descriptor: int) -> None:
    """Write who holds the lock. It comes after the first byte, which Windows lets nobody else read."""
    owner = b" " + json.dumps({"process": os.getpid(), "host": platform.node()}).encode()
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, owner)
    os.ftruncate(descriptor, len(owner))


def _busy(file: Path, shown: Path) -> FileError:
    try:
        with file.open("rb", buffering=0) as stream:
            stream.seek(1)
            owner = json.loads(stream.read(_MOST_BYTES))
        since = datetime.fromtimestamp(file.stat().st_mtime).time()
        process, host = int(owner["process"]), str(owner["host"])
    except (OSError, OverflowError, ValueError, KeyError, TypeError):  # it is just being written, or has just gone
        return file_error("folder-busy", shown)
    return file_error("folder-busy-by", shown, process=process, host=host, since=since)

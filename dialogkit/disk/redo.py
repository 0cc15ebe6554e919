"""A journal → the folder as it says, or as it was. Each of these may be cut off anywhere and done again."""

from __future__ import annotations

import os
import stat
import time
from contextlib import suppress
from pathlib import Path

from dialogkit.disk.journal import BESIDE, SUFFIX, Journal, hash_at, read, sync
from dialogkit.disk.lock import SUFFIX as LOCK
from dialogkit.disk.lock import grab, let_go
from dialogkit.disk.signals import held_back
from dialogkit.disk.state import is_own, state_folders

HELD_OPEN = (5, 32, 33)  # Windows: access denied, as for a file that is open; sharing violation; lock violation
_PAUSES = (0.05, 0.1, 0.2)  # s; a virus scanner has let go by then


def recover() -> list[Path]:
    """Finish or undo what commands have left that were cut off. Gives the folders where something was.

    What is being written just now is let be, and so is what cannot be mended now, such as a file that is open in a program.
    """
    return [folder for state in state_folders() if is_own(state) for folder in _recover(state)]


def _recover(state: Path) -> list[Path]:
    found = []
    names: list[str] = []
    with suppress(OSError):  # where one may not look, nothing can be mended now either
        names = os.listdir(state)
    for key in sorted({file.stem for file in map(Path, names) if file.suffix in (LOCK, SUFFIX, BESIDE)}):
        lock, file = state / f"{key}{LOCK}", state / f"{key}{SUFFIX}"
        held: list[int] = []
        with suppress(OSError), held_back():
            try:
                grab(lock, held)
                if held:
                    journal = settle(file)
                    found += [journal.folder] if journal else []
            finally:
                let_go(lock, held)
    return found


def settle(file: Path) -> Journal | None:
    """Finish what a journal file says, or undo it, and take the file away. Gives the journal, if there was something to do.

    Raises OSError where neither can be done now. Its folder's lock must be held.
    """
    journal = read(file)
    waits = journal if journal and _is_in_place(journal) else None
    if waits:
        _finish_or_undo(waits)
        clear(waits.staging)
    if journal:
        remove_made(journal)
    for each in (file.with_suffix(BESIDE), file):
        each.unlink(missing_ok=True)
    return waits


def _finish_or_undo(journal: Journal) -> None:
    if journal.done:
        return
    if not _can_finish(journal):
        undo(journal)
        return
    try:
        finish(journal)
    except OSError:
        undo(journal)


def finish(journal: Journal) -> None:
    """Make all changes that are not made yet. What somebody has put in a file's place since then stays."""
    for step in journal.steps():
        now = hash_at(step.place)
        if step.change.new is None:
            if now == step.change.old:
                move(step.place, step.old)
        elif now in (None, step.change.old) and os.path.lexists(step.new):
            step.place.parent.mkdir(parents=True, exist_ok=True)
            move(step.new, step.place)
    sync(journal.folder)


def undo(journal: Journal) -> None:
    """Take back all changes that are made. What somebody has put in a file's place since then stays."""
    for step in journal.steps():
        now = hash_at(step.place)
        if now == step.change.old or now not in (None, step.change.new):
            continue
        if step.change.old is None:
            step.place.unlink()
        elif os.path.lexists(step.old):
            move(step.old, step.place)
    sync(journal.folder)


def clear(staging: Path) -> None:
    """Remove the folder where files lay, with what is left in it. Raises OSError where something stays, such as an open file."""
    failed: OSError | None = None
    for name in sorted(os.listdir(staging)):
        try:
            (staging / name).unlink()
        except OSError as error:
            failed = error
    if failed:
        raise failed
    staging.rmdir()


def remove_made(journal: Journal) -> None:
    """Remove the folders that were made, if nothing has come into them."""
    for inner in journal.inner:
        with suppress(OSError):
            inner.rmdir()
    with suppress(OSError):
        for folder in [journal.folder, *journal.folder.parents][: journal.made]:
            with suppress(FileNotFoundError):
                folder.rmdir()


def move(source: Path, target: Path) -> None:
    """Rename a file, over the one that may be there. Where Windows says that it is open, wait: it may not be for long."""
    for pause in _PAUSES:
        try:
            os.replace(source, target)
            return
        except PermissionError as error:
            if getattr(error, "winerror", None) not in HELD_OPEN:
                raise
            time.sleep(pause)
    os.replace(source, target)


def _is_in_place(journal: Journal) -> bool:
    """Whether the folder is where it was, with files that wait in it, and no link leads elsewhere."""
    try:
        staging = journal.staging.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(staging.st_mode) and os.path.realpath(journal.folder) == str(journal.folder)


def _can_finish(journal: Journal) -> bool:
    """Whether every new file lies ready, whole, or has gone to its place."""
    for step in journal.steps():
        old, new = step.change.old, step.change.new
        ready = hash_at(step.new)
        if ready is None and new not in (None, old) and hash_at(step.place) == old:
            return False
        if ready not in (None, new):
            return False
    return True

"""A workbook in a process of its own: one that would take too much time or memory, or all of it, ends that process only."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from dialogkit import limits
from dialogkit.cycle.tables.csv_text import too_large
from dialogkit.cycle.tables.grid import Grid, Odd, Value
from dialogkit.problems import DialogkitError, Problem, Reason
from dialogkit.watched import TooMuch, run

_ROOT = str(Path(__file__).parents[4])
_CHILD = (
    f"import sys; sys.path.insert(0, {_ROOT!r}); from dialogkit.cycle.tables.workbooks.child import answer; "
    "sys.stdout.buffer.write(answer(sys.stdin.buffer.read()))"
)
_VALUES: Mapping[str, Callable[[str], Value]] = {
    "day": date.fromisoformat,
    "day and time": datetime.fromisoformat,
    "time": time.fromisoformat,
    "odd": Odd,
}


class Allowance:
    """The seconds of the processor that all workbooks of a year may take, and the bytes of its tables that are text."""

    def __init__(self) -> None:
        self._left = limits.TABLES_ALL
        self._text = limits.TABLE_BYTES

    def take_text(self, data: bytes, name: str) -> bytes:
        """The bytes of a table that is text, counted. Raises DialogkitError where all of them are too many."""
        self._text -= len(data)
        if self._text < 0:
            raise DialogkitError(Problem("table-too-heavy", details={"name": name}))
        return data

    def read(self, data: bytes, kind: str, names: Sequence[str], name: str, file: str) -> Grid:
        """The sheet of a workbook that has one of the names, or the first one.

        Raises DialogkitError: at a cell for what is too large, else without a place, about the file `name`.
        """
        seconds = min(limits.TABLE_SECONDS, self._left)
        said = json.dumps({"kind": kind, "names": names}).encode() + b"\n" + data
        try:
            if seconds <= 0:
                raise TooMuch(0)
            # -P: no module is taken from the folder one stands in, which may be the cycle's.
            ended = run([sys.executable, "-P", "-c", _CHILD], said, seconds, limits.TABLE_MEMORY)
        except TooMuch as error:
            self._left -= error.seconds
            raise DialogkitError(Problem("table-too-heavy", details={"name": name})) from None
        self._left -= ended.seconds
        if ended.code == 1 and b"ModuleNotFoundError" in ended.error:
            raise RuntimeError(ended.error.decode(errors="replace"))  # a library is not there: no fault of the file
        answer = json.loads(ended.out) if not ended.code else {"code": "table-too-heavy"}  # the system has ended it
        if "code" in answer:
            raise DialogkitError(_problem(answer, name, file))
        return _grid(answer)


def _problem(answer: dict[str, Any], name: str, file: str) -> Problem:
    if "cell" in answer:
        return too_large(file, *answer["cell"])
    reason = {"reason": Reason(*answer["reason"])} if "reason" in answer else {}
    return Problem(answer["code"], details={"name": name, **reason})


def _grid(answer: dict[str, Any]) -> Grid:
    rows = {int(row): {int(column): _value(*said) for column, said in cells.items()} for row, cells in answer["rows"].items()}
    return Grid(rows, answer["sheet"], tuple(answer["sheets"]), tuple(answer["unread"]))


def _value(kind: str, said: Any) -> Value:
    made = _VALUES.get(kind)
    return made(said) if made else said

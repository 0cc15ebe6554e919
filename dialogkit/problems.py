"""What can go wrong, as values. Everything else may import this module; it imports nothing of dialogkit but its limits.

A problem carries no sentence. Its `code` names an entry under `problems:` in the locale files, and `details` fills the
entry's placeholders, so that one problem can be told in each language (see `dialogkit.words`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from pathlib import PurePath

from dialogkit import limits

Row = tuple[str, int]
"""A line of a file."""

_MARK = re.compile(r"(.*):([0-9]{1,9}):([0-9]{1,9})", re.DOTALL)
_ODD = re.compile(r"[^\w./\\: &()+,=@~-]")  # in the name of a file
_BEYOND = ("document-too-long", "own-too-long", "too-many-in-deck", "too-many-cutouts", "template-too-long")


TABLES = (".xlsx", ".ods", ".xls", ".csv")
"""The endings of files that a list of a year may stand in."""


class ExitCode(IntEnum):
    """What the process returns to the shell."""

    DONE = 0
    PROBLEMS = 1  # problems in the cycle
    USAGE = 2  # wrong options or arguments
    FILE = 3  # a file could not be read or written
    BUG = 70  # a bug in dialogkit (EX_SOFTWARE of sysexits.h)


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"  # nothing is printed until it is mended
    WARNING = "warning"  # printed all the same
    NOTICE = "notice"  # may be worth a thought


_CELLS = 16_385  # more than the columns of any sheet


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file that people write. `line` and `column` count from 1; 0 means the file as a whole.

    Of a table, each cell is a line of its own (see `in_cell`): what is shown of it is its heading and its text.
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.spot}" if self.cell else f"{self.file}:{self.line}:{self.column}"

    @classmethod
    def in_cell(cls, file: str, row: int, column: int, letter: int = 1) -> Place:
        """A cell of a table, by its row and column, from 1; in it the letter with that number."""
        return cls(file, row * _CELLS + min(column, _CELLS - 1), letter)

    @property
    def cell(self) -> tuple[int, int] | None:
        """The row and the column of a cell, where it is one of a table; no line of a text file is so far down."""
        is_table = self.line >= _CELLS and PurePath(self.file).suffix.lower() in TABLES
        return divmod(self.line, _CELLS) if is_table else None

    @property
    def spot(self) -> str:
        """The line, or the cell as it is called in a spreadsheet: C7."""
        return f"{column_name(self.cell[1])}{self.cell[0]}" if self.cell else str(self.line)

    def seen_from(self, file: str | None) -> str:
        """The line or the cell, with the file where that is another one."""
        return self.spot if self.file == file else f"{self.file}:{self.spot}"

    @property
    def mark(self) -> str:
        """The place as a template can hand it on, whatever the file's folders are called: what is odd in it comes as %XX.

        Not every name of a folder can stand in XML, and not every one is text.
        """
        return f"{_ODD.sub(_escaped, self.file)}:{self.line}:{self.column}"

    @property
    def row(self) -> Row:
        return self.file, self.line

    @classmethod
    def parse(cls, mark: str) -> Place:
        """The place of a `mark`; of any other text, a file of that name. The file's own name may hold colons."""
        found = _MARK.fullmatch(mark)
        if found is None:
            return cls(mark)
        from urllib.parse import unquote

        try:
            return cls(unquote(found[1], errors="surrogatepass"), int(found[2]), int(found[3]))
        except UnicodeDecodeError:  # of a template's own making
            return cls(found[1], int(found[2]), int(found[3]))


@dataclass(frozen=True, slots=True)
class Reason:
    """A part of a problem's sentence that has words of its own: those of `key` under `reasons:` in the locale files."""

    key: str
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DayOfWeek:
    """A part of a problem's sentence: the day of the week that a date is, from 0 for Monday."""

    number: int


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: what (`code`, `details`), where (`place`) and the line that stands there (`excerpt`)."""

    code: str
    place: Place | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    excerpt: str = ""

    @property
    def line(self) -> int:
        """That of its place; 0 where it has none, or stands for the file as a whole."""
        return self.place.line if self.place else 0

    @property
    def row(self) -> Row:
        """The file and the line of its place: a line of another file may have the same number."""
        return self.place.row if self.place else ("", 0)


def column_name(number: int) -> str:
    """What a spreadsheet calls a column, by its number from 1: A, Z, AA."""
    name = ""
    while number:
        number, letter = divmod(number - 1, 26)
        name = chr(ord("A") + letter) + name
    return name


def _escaped(odd: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in odd[0].encode("utf-8", "surrogatepass"))


def fewer(problems: Iterable[Problem], most: int = limits.OF_A_KIND) -> list[Problem]:
    """The problems in their order, of each kind the first `most`, and then one that says how many more there are."""
    problems = list(problems)
    last: dict[tuple[str, Severity], int] = {}
    count: Counter[tuple[str, Severity]] = Counter()
    for at, problem in enumerate(problems):
        kind = problem.code, problem.severity
        count[kind] += 1
        if count[kind] <= most:
            last[kind] = at
    told: list[Problem] = []
    for at, problem in enumerate(problems):
        kind = problem.code, problem.severity
        more = count[kind] - most
        told += [problem] if at <= last[kind] else []
        if at == last[kind] and more > 0:
            details = {"count": more, "code": problem.code}
            told.append(Problem("more-of-a-kind", problem.place, details, problem.severity, problem.excerpt))
    return told


def errors_in(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stand in the way of what was asked for."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def too_many(problems: Iterable[Problem]) -> bool:
    """Whether so much is wrong that nothing more is looked for until some of it is mended."""
    return len(errors_in(problems)) > limits.ERRORS


def is_beyond(problems: Iterable[Problem]) -> bool:
    """Whether a material is larger than any may be: then nothing is laid out, which takes the most time."""
    return any(problem.code in _BEYOND for problem in problems)


class DialogkitError(Exception):
    """Stops a command with problems to show. `exit_code` is what the process returns."""

    exit_code = ExitCode.PROBLEMS

    def __init__(self, problems: Problem | Iterable[Problem]):
        self.problems = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(", ".join(f"{p.place}: {p.code}" if p.place else p.code for p in self.problems))


class FileError(DialogkitError):
    """A file or folder could not be read or written."""

    exit_code = ExitCode.FILE


class UsageError(DialogkitError):
    """The command was called in a way that it does not know."""

    exit_code = ExitCode.USAGE


def file_error(code: str, path: PurePath | str, **details: object) -> FileError:
    """A FileError at `path`, whose name is also there for the sentence."""
    return FileError(Problem(code, Place(str(path)), {"file": str(path), **details}))

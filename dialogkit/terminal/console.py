"""What a person, a pipe or a CI service sees. Nothing else of dialogkit prints."""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

from dialogkit import limits
from dialogkit.paths import WINDOWS
from dialogkit.problems import FileError, Place, Problem, Reason, Severity, column_name, errors_in, fewer, file_error
from dialogkit.terminal.advice import Advice, apart, grouped, same_words
from dialogkit.terminal.encoding import READABLE
from dialogkit.terminal.records import as_json, figures_of, github, record
from dialogkit.words import Words

if TYPE_CHECKING:
    from rich.console import Console as Rich

    from dialogkit.kit.build import Progress, Result
    from dialogkit.kit.told.readings import Reading

_GAP = "    "
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTICE: "blue"}
_EXCERPT_WIDTH = 120
_LONGEST_LINE = 100_000  # letters, of which some are shown: nobody writes a longer one by hand, and to star it takes long
_WIDE = 80  # columns of a terminal that holds a table with words in it
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_PACKAGE = Path(__file__).parents[1]


Format = Literal["text", "json", "github"]
"""How `check` tells its problems."""
TableFormat = Literal["text", "json"]
"""How a table of figures is told."""


@dataclass(frozen=True)
class Environment:
    """The world around the process. Tests hand in their own."""

    stdin: TextIO
    stdout: TextIO
    stderr: TextIO
    environ: Mapping[str, str]
    width: int

    @classmethod
    def of_process(cls) -> Environment:
        """The real streams. A letter that a stream's encoding lacks is written as others that look alike, and stops nothing.

        Bytes that are no letters in its own encoding are handed on as no letters either. A stream that the shell has closed is
        None in Python; what is said to it is lost.
        """
        for stream, errors in ((sys.stdout, READABLE), (sys.stderr, READABLE), (sys.stdin, "surrogateescape")):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors=errors)
        stdin = sys.stdin or open(os.devnull, encoding="utf-8")
        stdout, stderr = (stream or open(os.devnull, "w", encoding="utf-8") for stream in (sys.stdout, sys.stderr))
        return cls(stdin, stdout, stderr, os.environ, shutil.get_terminal_size().columns)

    @property
    def can_ask(self) -> bool:
        """Whether a person sits there to answer."""
        return self.stdin.isatty() and self.stdout.isatty()


class Console:
    """Prints in one language. `quiet` leaves errors only. `hide` stars what nobody should see in what comes from a cycle."""

    def __init__(self, env: Environment, words: Words, quiet: bool = False, hide: Callable[[str], str] = str):
        self.env = env
        self.words = words
        self.quiet = quiet
        self.hide = hide

    def say(self, key: str, **details: object) -> None:
        """Prints the text of a locale key on a line of its own, unless quiet."""
        if not self.quiet:
            _line(self.env.stdout, _clean(self.words(key, **details)))

    def tell(self, text: str) -> None:
        """Prints a line that is asked about, quiet or not."""
        _line(self.env.stdout, _clean(text))

    def answer(self, question: str) -> str | None:
        """What is typed after a question, on a terminal or not; None where nobody answers any more."""
        with _written():
            self.env.stdout.write(f"{question} ")
            self.env.stdout.flush()
        line = self.env.stdin.readline()
        return line.removeprefix("\ufeff").removeprefix("ï»¿") or None  # the mark that Windows' editors put before a file

    def ask(self, key: str, default: str) -> str:
        """Asks on the terminal. No answer is the default, which may be nothing."""
        return (self.answer(" ".join([self.words(key), *([f"[{default}]"] if default else ())])) or "").strip() or default

    def finish(self) -> None:
        """Hands over all that was printed. Raises FileError where it cannot be written."""
        with _written():
            self.env.stdout.flush()

    # -------------------------------------------------------------------------------------------- problems

    def problems(self, problems: Iterable[Problem], stream: TextIO, form: Format = "text", each: bool = False) -> None:
        """Prints the problems in one of the three forms, then (as text, for more than one) how many there are.

        As text, advice comes last, and what is found in several places is told once, unless `each` is asked for.
        """
        asked = errors_in(problems) if self.quiet else [*problems]
        if form == "text":
            self._text(asked, stream, each)
            return
        shown = self._shown(fewer(asked, limits.FINDINGS))
        if form == "json":
            _line(stream, as_json([record(problem, self.words) for problem in shown], stream))
            return
        if form == "github":
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8")  # which GitHub reads on Windows too
            for problem in shown:
                _line(stream, github(record(problem, self.words)))
            return

    def _text(self, asked: list[Problem], stream: TextIO, each: bool) -> None:
        show = self._on_terminal(stream) if stream.isatty() else self._plain
        wrong, advice = apart(asked)
        wrong.sort(key=lambda problem: list(Severity).index(problem.severity))  # what stops the build comes first
        kinds = [Advice(problem) for problem in advice] if each else grouped(advice)
        told = fewer(wrong, limits.FINDINGS if each else limits.OF_A_KIND)
        self._kinds([Advice(problem) for problem in told] if each else same_words(told), stream, show)
        if advice and (wrong or len(kinds) < len(advice)):
            _line(stream, self.words("progress.advice"))
        self._kinds(kinds, stream, show)
        if len(kinds) < len(advice):
            _line(stream, self.words("progress.each"))
        if len(asked) > 1 and not self.quiet:
            _line(stream, self._count(asked))

    def _kinds(self, kinds: list[Advice], stream: TextIO, show: Callable[[Problem, TextIO], None]) -> None:
        """Prints the first of each kind, and where the others are."""
        for kind, problem in zip(kinds, self._shown(kind.first for kind in kinds)):
            show(problem, stream)
            if kind.others:
                _line(stream, _GAP + self._number("progress.others", len(kind.others), count=len(kind.others), lines=kind.lines))

    def _shown(self, problems: Iterable[Problem]) -> list[Problem]:
        """The problems with nothing private in them."""
        told = list(problems)
        lines = {problem.excerpt for problem in told}  # one line may have many problems
        starred = {line: self.hide(line) if len(line) <= _LONGEST_LINE else "" for line in lines}
        return [replace(self._starred(problem), excerpt=starred[problem.excerpt]) for problem in told]

    def _starred(self, problem: Problem) -> Problem:
        """The problem with nothing private in its sentences. The name of the file it is in stays: it leads there."""
        file = problem.place.file if problem.place else None
        details = {name: value if value == file else self._hidden(value) for name, value in problem.details.items()}
        return replace(problem, details=details)

    def _hidden(self, value: object) -> object:
        if isinstance(value, (list, tuple)):
            return tuple(self._hidden(entry) for entry in value)
        if isinstance(value, Reason):
            return replace(value, details={name: self.hide(text) for name, text in value.details.items()})
        return self.hide(value) if isinstance(value, str) else value

    def _plain(self, problem: Problem, stream: TextIO) -> None:
        _line(stream, _clean(f"{self.where(problem.place)}: {self._severity(problem)}: {self.words.message(problem)}"))
        if problem.excerpt.strip():
            _line(stream, _GAP + _window(problem)[0].strip())
        _line(stream, _GAP + _clean(self.words.hint(problem)))

    def where(self, place: Place | None) -> str:
        """A place as it is told: of a table by row and column, as programs for tables call them."""
        if place is None or place.cell is None:
            return str(place or "dialogkit")
        row, column = place.cell
        return self.words("progress.cell", file=place.file, row=row, column=column_name(column))

    def _on_terminal(self, stream: TextIO) -> Callable[[Problem, TextIO], None]:
        from rich.cells import cell_len
        from rich.padding import Padding
        from rich.text import Text

        def indented(text: Text) -> Padding:
            return Padding(text, (0, 0, 0, len(_GAP)), expand=False)

        rich = self._rich(stream)

        def show(problem: Problem, _: TextIO) -> None:
            color = _COLORS[problem.severity]
            head = Text.assemble((_clean(self.where(problem.place)), "bold"), " ", (self._severity(problem), f"bold {color}"))
            rich.print(head, soft_wrap=True)
            rich.print(indented(Text(_clean(self.words.message(problem)))))
            if problem.excerpt.strip():
                line, before = _window(problem, self.env.width - 12)
                gutter = f"{problem.place.spot if problem.place else '':>6} | "
                rich.print(Text.assemble((gutter, "dim"), line), no_wrap=True, crop=False, overflow="ignore")
                caret = " " * cell_len(gutter + line[:before]) + "^"
                rich.print(Text(caret, color), no_wrap=True, crop=False, overflow="ignore")
            rich.print(indented(Text(_clean(self.words.hint(problem)), "cyan")))
            rich.print()

        return show

    def _rich(self, stream: TextIO) -> Rich:
        """Rich's console for a stream, with our environment and not the process's. What it prints it prints as it is.

        How wide it is we know; rich would read that from the environment too, whatever stands there.
        """
        from rich.console import Console as Rich

        environ = {name: value for name, value in self.env.environ.items() if name not in ("COLUMNS", "LINES")}
        return Rich(file=stream, width=self.env.width, highlight=False, markup=False, _environ=environ)

    def _severity(self, problem: Problem) -> str:
        return self.words(f"progress.{problem.severity.value}")

    def _count(self, asked: list[Problem]) -> str:
        count = Counter({severity: 0 for severity in Severity})
        for problem in asked:
            more = problem.details.get("count") if problem.code == "more-of-a-kind" else 1
            count[problem.severity] += more if isinstance(more, int) else 1
        counts = [(f"{severity.value}s", number) for severity, number in count.items()]
        return ", ".join(self._number(f"progress.{name}", count, count=count) for name, count in counts if count)

    def _number(self, key: str, number: int, **details: object) -> str:
        return self.words(f"{key}_{'one' if number == 1 else 'many'}", **details)

    # -------------------------------------------------------------------------------------------- building

    @contextmanager
    def progress(self) -> Iterator[Callable[[Progress], None]]:
        """Shows how far a build has come while the block runs: a bar on a terminal, nothing in a pipe or when quiet."""
        if self.quiet or not self.env.stdout.isatty():
            yield lambda step: None
            return
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Bar(*columns, console=self._rich(self.env.stdout), transient=True) as bar:
            task = bar.add_task("", total=None)

            def show(step: Progress) -> None:
                description = self.words("progress.working", material=step.material)
                bar.update(task, description=description, completed=step.done, total=step.total)

            yield show

    def results(self, results: Iterable[Result]) -> None:
        """One line for each material: its file and pages, or what it waits for. And for files of before, what became of them."""
        if self.quiet:
            return
        for result in results:
            if result.fate:
                key = f"leftovers.{result.fate}"
                text = self.words(key, material=result.material, file=result.path, command=result.command)
            elif result.waits:
                text = self.words("progress.waits", material=result.material, reason=self.words(result.waits))
            else:
                text = self._number(
                    "progress.wrote", result.pages, material=result.material, file=result.path, pages=result.pages
                )
            if result.left_out:
                text = f"{text}. {self.words('progress.left_out', names=self.hide(', '.join(result.left_out)))}"
            for key, details in result.remarks:
                text = f"{text}. {self.hide(self.words(f'remarks.{key}', **details))}"
            _line(self.env.stdout, _clean(text))

    def readings(self, readings: Sequence[Reading], form: TableFormat) -> None:
        """A row for each material: words, sentences, LIX, words of the longest sentence, and its hard words.

        Where the terminal is narrow, the hard words come below the table, so that no word is cut.
        """
        if form == "json":
            told = [{**each, "hard": [self.hide(word) for word in each["hard"]]} for each in map(figures_of, readings)]
            self.records(told)
            return
        from rich.table import Table

        narrow = self.env.width < _WIDE
        table = Table(box=None, pad_edge=False, padding=(0, 1 if narrow else 2, 0, 0))
        rows = [self._row(reading) for reading in readings]
        for name in ("material", "words", "sentences", "lix", "longest", *(() if narrow else ("hard",))):
            said = [word for text in (self.words(f"read.{name}"), *(row[name] for row in rows)) for word in text.split()]
            side: Literal["left", "right"] = "left" if name in ("material", "hard") else "right"
            least = 1 if narrow and name == "material" else min(max(map(len, said)), 30)  # rather a folded name than a cut number
            table.add_column(self.words(f"read.{name}"), justify=side, min_width=least, overflow="fold")
        for row in rows:
            table.add_row(*(row[name] for name in list(row)[: len(table.columns)]))
        rich = self._rich(self.env.stdout)
        with _written():
            rich.print(table)
            for row in rows if narrow else ():
                if row["hard"]:
                    rich.print(f"\n{row['material']}, {self.words('read.hard')}:\n{row['hard']}")

    def _row(self, reading: Reading) -> dict[str, str]:
        """What stands in a material's row, by column."""
        figures = figures_of(reading) | {"hard": _clean(self.hide(", ".join(reading.hard)))}
        return {name: "–" if value is None else str(value) for name, value in figures.items()}

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Prints a table; what is too long for its column goes on below. No line ends with spaces."""
        from rich.cells import cell_len
        from rich.segment import Segment, Segments
        from rich.table import Table

        table = Table(box=None, pad_edge=False)
        for heading in headings:
            table.add_column(heading, overflow="fold")
        for row in rows:
            table.add_row(*map(_clean, row))
        rich = self._rich(self.env.stdout)
        with _written():
            for line in rich.render_lines(table, pad=False):
                words = "".join(segment.text for segment in line).rstrip()
                rich.print(Segments([*Segment.adjust_line_length(line, cell_len(words)), Segment.line()]), end="")

    def records(self, records: list[dict[str, Any]] | dict[str, Any]) -> None:
        """Prints records, or one, as JSON."""
        _line(self.env.stdout, as_json(records, self.env.stdout))

    def bug(self, error: BaseException) -> None:
        """One line for an exception that should not have been. DIALOGKIT_DEBUG=1 shows the traceback."""
        told = f"dialogkit: {self.words('progress.bug', error=type(error).__name__, where=_where(error))}"
        if self.env.environ.get("DIALOGKIT_DEBUG"):
            told = self.hide("".join(traceback.format_exception(error))) + told
        with suppress(OSError, FileError):  # nothing more can be said
            _line(self.env.stderr, told)


def _line(stream: TextIO, text: str) -> None:
    with _written():
        try:
            stream.write(f"{text}\n")
        except UnicodeEncodeError:  # a stream of another kind than Python's own
            stream.write(text.encode("ascii", READABLE).decode() + "\n")


@contextmanager
def _written() -> Iterator[None]:
    """Raises FileError where what is printed cannot be written: it goes into a file on a full disk."""
    try:
        yield
    except OSError as error:
        if is_broken_pipe(error):
            raise BrokenPipeError from error
        raise file_error("cannot-write", "stdout", reason=errno.errorcode.get(error.errno or 0, "?")) from error


def is_broken_pipe(error: OSError) -> bool:
    """Whether a stream failed because nobody reads on. On Windows that comes as an argument that is wrong."""
    return isinstance(error, BrokenPipeError) or WINDOWS and error.errno == errno.EINVAL


def _clean(text: str) -> str:
    """Text from a file that cannot steer a terminal or turn the line around."""
    return _UNSEEN.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " ").replace("\n", " "))


def _window(problem: Problem, width: int = _EXCERPT_WIDTH) -> tuple[str, int]:
    """As much of the problem's line as fits in `width` characters, and how many of them stand before its column."""
    line, column = problem.excerpt.rstrip("\r\n"), max((problem.place.column if problem.place else 1) - 1, 0)
    if len(line) <= width:
        return _clean(line), min(column, len(line))
    first = max(0, min(column - width // 2, len(line) - width))
    return _clean(line[first : first + width]), column - first


def _where(error: BaseException) -> str:
    """The last line of dialogkit's own that ran, as module:line."""
    where = "?"
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_PACKAGE):
            where = f"{file.relative_to(_PACKAGE).as_posix()}:{line}"
    return where

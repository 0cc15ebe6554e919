"""What stands around a command: its language, what an earlier one has left, and the exit code whatever happens."""

from __future__ import annotations

import os
import re
import signal
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from dialogkit import limits
from dialogkit.paths import check_here
from dialogkit.problems import DialogkitError, ExitCode, Place, Problem, Severity, UsageError, fewer
from dialogkit.terminal.console import Console, Environment

if TYPE_CHECKING:
    from dialogkit.cycle.folder import Folder
    from dialogkit.cycle.load import Loaded

_KILLED = 128  # and the signal's number, as shells count
_BROKEN_PIPE = 141  # _KILLED + SIGPIPE


def run_on(
    env: Environment,
    cycle: Path,
    quiet: bool,
    work: Callable[[Console, Folder], ExitCode],
    show: bool = False,
    lang: str | None = None,
) -> None:
    """As `run_in`, in a language or else that of a cycle, whose folder the work gets.

    What is private is said aloud only to `show` it.
    """
    from dialogkit.checks.privacy.mask import Mask
    from dialogkit.cycle.cycle_file import lang_of
    from dialogkit.cycle.folder import Folder

    year = Folder.at(cycle)
    if show and env.environ.get("CI"):  # others read what is said there
        run_in(env, lang_of(year), quiet, _not_shown)
    run_in(env, lang or lang_of(year), quiet, lambda console: work(console, year), str if show else Mask(year))


def _not_shown(console: Console) -> ExitCode:
    raise UsageError(Problem("show-for-others"))


def check_shown(show: bool, form: str) -> None:
    """Raises UsageError where private words are to be shown to a program."""
    if show and form != "text":
        raise UsageError(Problem("show-for-others"))


def run_in(
    env: Environment, lang: str, quiet: bool, work: Callable[[Console], ExitCode], hide: Callable[[str], str] = str
) -> None:
    """Does a command's work and leaves with its exit code, whatever happens. What `hide` stars is not said aloud.

    What an earlier command has left that was cut off is finished or undone first.
    """
    from dialogkit.disk.redo import recover
    from dialogkit.disk.signals import Interrupted, interruptions
    from dialogkit.words import load_words

    console = Console(env, load_words(lang), quiet, hide)
    try:
        with interruptions():
            console.problems(map(_settled, recover()), env.stderr)
            code = _told(console, work)
    except Interrupted as stop:
        code = _KILLED + stop.number
    except KeyboardInterrupt:
        code = _KILLED + signal.SIGINT
    except BrokenPipeError:
        code = close_pipe(env.stdout)
    except DialogkitError as untold:  # what is said of errors goes into a file on a full disk
        code = untold.exit_code
    except Exception as error:
        console.bug(error)
        code = ExitCode.BUG
    raise typer.Exit(int(code))


def _settled(folder: Path) -> Problem:
    return Problem("swap-settled", Place(str(folder)), {"file": str(folder)}, Severity.NOTICE)


def _told(console: Console, work: Callable[[Console], ExitCode]) -> int:
    """Does the work, and prints the problems that stopped it."""
    try:
        check_here()
        code = work(console)
        console.finish()
        return code
    except DialogkitError as error:
        console.problems(error.problems, console.env.stderr)
        return error.exit_code


def close_pipe(stream: TextIO) -> int:
    """Nobody reads on. The stream is turned away, or Python would complain when it closes it."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        pass  # a stream that is no file of the system's has nothing to be flushed to
    return _BROKEN_PIPE


def day_of(env: Environment) -> date:
    """The day it is, or that of SOURCE_DATE_EPOCH where it is set, so that a build can be repeated later."""
    epoch = env.environ.get("SOURCE_DATE_EPOCH", "").strip()
    return datetime.fromtimestamp(int(epoch), timezone.utc).date() if re.fullmatch("[0-9]{1,11}", epoch) else date.today()


def joined(loaded: Loaded, more: Iterable[Problem], show: bool) -> list[Problem]:
    """The cycle's warnings and a kit's problems in the order of their places, each once and with the line that it is about.

    What has no consent, or nobody has read, is not told even here, unless somebody wants to `show` it: its line may hold it.
    """
    from dialogkit.checks.privacy.clear import in_clear
    from dialogkit.checks.privacy.cycle_privacy import without_private
    from dialogkit.clearing.consent import UNSHOWN

    found: dict[object, Problem] = {}
    more = list(more)
    for problem in (*loaded.problems, *more):
        place = problem.place
        if place and not (problem.excerpt or problem.code in UNSHOWN):
            problem = replace(problem, excerpt=loaded.source.excerpt(place))
        found.setdefault((place, problem.code, problem.severity, str(problem.details)), problem)
    told = fewer(sorted(found.values(), key=lambda problem: problem.place or Place("")), limits.FINDINGS)
    return in_clear(loaded.sources, told) if show else without_private(loaded, told, more)

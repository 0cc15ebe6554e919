"""`dialogkit check`: every problem in a year."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit import build as kit
from dialogkit.kit.order import Order
from dialogkit.problems import DialogkitError, ExitCode, Problem, errors_in
from dialogkit.terminal.console import Console, Format
from dialogkit.terminal.run import check_shown, day_of, joined
from dialogkit.terms import Edition


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: the year as it was typed, how it is told, `each` of many alike, and whether private words are shown."""

    cycle: Path
    edition: Edition
    form: Format
    each: bool
    show: bool


def tell(console: Console, year: Folder, asked: Asked) -> ExitCode:
    """Prints them all, and gives what the command ends with."""
    code = ExitCode.DONE
    check_shown(asked.show, asked.form)
    try:
        problems = _all_problems(year, Order(edition=asked.edition, today=day_of(console.env), every=True), asked.show)
    except DialogkitError as error:
        problems, code = list(error.problems), error.exit_code
    if errors_in(problems):
        code = code or ExitCode.PROBLEMS
    console.problems(problems, console.env.stdout, asked.form, asked.each)
    if not problems and asked.form == "text":
        console.say("progress.no_problems_here" if asked.cycle == Path(".") else "progress.no_problems", file=asked.cycle)
    return code


def _all_problems(year: Folder, order: Order, show: bool) -> list[Problem]:
    """Every problem of a cycle that can be loaded. Raises DialogkitError with all of them when one stands in the way."""
    loaded = load(year)
    reading = check_reading(loaded)
    try:
        return joined(loaded, [*reading, *kit.check(loaded, order)], show)
    except DialogkitError as error:
        error.problems = tuple(joined(loaded, [*reading, *error.problems], show))
        raise

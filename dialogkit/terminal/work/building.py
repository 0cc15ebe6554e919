"""`dialogkit build`: the kit of a year."""

from __future__ import annotations

from collections.abc import Sequence

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit import build as kit
from dialogkit.kit.materials import known_materials
from dialogkit.kit.order import as_ordered, problems_of
from dialogkit.kit.reprint.manifest import OUT
from dialogkit.problems import DialogkitError, Problem, UsageError
from dialogkit.terminal.console import Console
from dialogkit.terminal.ordering import BuildOptions
from dialogkit.terminal.run import day_of, joined
from dialogkit.terminal.work.status import last_line


def make(console: Console, year: Folder, asked: BuildOptions) -> None:
    """Makes what is asked for, and tells of it. Raises as `build`, and UsageError with what is wrong with the command."""
    order = asked.order(day_of(console.env))
    loaded = _load(year, [*problems_of(order, known_materials(year)), *asked.cut_lists()])
    as_ordered(loaded, order)  # what is wrong with the command is told alone, and not beside advice on the year
    try:
        with console.progress() as report:
            target = asked.out if asked.out is not None else year.path / OUT[order.edition]
            results, warnings = kit.build(loaded, target, order, report)
    except DialogkitError as error:
        error.problems = tuple(joined(loaded, error.problems, asked.show))
        raise
    console.problems(joined(loaded, warnings, asked.show), console.env.stderr)
    console.results(results)
    last_line(console, loaded)


def _load(year: Folder, wrong: Sequence[Problem]) -> Loaded:
    """The year. Where it cannot be loaded, and something is `wrong` with the command too, that is told."""
    try:
        return load(year)
    except DialogkitError as error:
        if wrong:
            raise UsageError(wrong) from error
        raise

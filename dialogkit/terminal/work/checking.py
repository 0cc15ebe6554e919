"""`dialogkit check`: every problem in a year."""

from __future__ import annotations

from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit import build as kit
from dialogkit.kit.order import Order
from dialogkit.problems import DialogkitError, Problem
from dialogkit.terminal.run import joined


def all_problems(year: Folder, order: Order, show: bool) -> list[Problem]:
    """Every problem of a cycle that can be loaded. Raises DialogkitError with all of them when one stands in the way."""
    loaded = load(year)
    reading = check_reading(loaded)
    try:
        return joined(loaded, [*reading, *kit.check(loaded, order)], show)
    except DialogkitError as error:
        error.problems = tuple(joined(loaded, [*reading, *error.problems], show))
        raise

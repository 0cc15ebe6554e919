"""`dialogkit read`: how hard each material is to read."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.checks.privacy.cycle_privacy import star_of
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit.order import Order
from dialogkit.kit.told.readings import readings
from dialogkit.problems import DialogkitError, errors_in
from dialogkit.terminal.console import Console, TableFormat
from dialogkit.terminal.run import check_shown, day_of


def tell(console: Console, year: Folder, form: TableFormat, show: bool) -> None:
    """Prints it. Raises DialogkitError with what is wrong in the year: that is left out, and the figures would be wrong too."""
    check_shown(show, form)
    loaded = load(year)
    if errors_in(loaded.problems):
        raise DialogkitError(loaded.problems)
    figures, star = list(readings(loaded, Order(today=day_of(console.env)))), str if show else star_of(loaded)
    console.readings([replace(each, hard=tuple(map(star, each.hard))) for each in figures], form)

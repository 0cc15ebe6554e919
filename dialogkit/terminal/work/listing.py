"""`dialogkit materials`: what each material is, and how far a year is with it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, repeat
from typing import Any

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit.materials import check_switches
from dialogkit.kit.order import Order
from dialogkit.kit.told.listing import BUILT, Listed, every_material, listed
from dialogkit.problems import DialogkitError, Place, errors_in
from dialogkit.terminal.console import Console, TableFormat
from dialogkit.terminal.run import day_of

_TELLS = ("what", "readers", "when", "needs")


def table(console: Console, year: Folder | None, form: TableFormat) -> None:
    """Prints it of a year, or of no year: all materials that there are.

    Raises DialogkitError with what is wrong in the year, for then it cannot be told what is ready.
    """
    rows = _of_year(console, year) if year else every_material()
    if form == "json":
        console.records([_record(console, row) for row in rows])
        return
    lines = [[name, line] for row in rows for name, line in zip(chain([row.name], repeat("")), _lines(console, row))]
    console.table([console.words("listing.material"), console.words("listing.about")], lines)
    if year:
        console.say("listing.rule")


def _of_year(console: Console, year: Folder) -> list[Listed]:
    loaded = load(year)
    problems = sorted([*loaded.problems, *check_switches(loaded)], key=lambda problem: problem.place or Place(""))
    if errors_in(problems):
        raise DialogkitError(problems)
    return list(listed(loaded, Order(today=day_of(console.env))))


def _lines(console: Console, row: Listed) -> Iterator[str]:
    """What the material is, for whom and when, what it needs, and how far it is, where that is asked."""
    words, told = console.words, _told(console, row)
    yield told["what"]
    yield words("listing.for", **told)
    yield words("listing.needs", **told)
    if row.state is not None:
        state = words(row.waits or f"listing.{row.state}", name=row.name)
        pages = words("listing.pages", pages=row.pages) if row.pages else words("listing.no_pages")
        yield f"{state}, {pages}" if row.pages or row.state in BUILT else state


def _told(console: Console, row: Listed) -> dict[str, str]:
    return {name: console.words(f"materials.{'own' if row.own else row.name}.{name}") for name in _TELLS}


def _record(console: Console, row: Listed) -> dict[str, Any]:
    waits = console.words(row.waits) if row.waits else None
    return {"material": row.name, **_told(console, row), "state": row.state, "waits": waits, "pages": row.pages}

"""`dialogkit add`: puts sections into a year's file and says where they stand, or shows all that there are."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.sections.add import Listed, add, listed
from dialogkit.cycle.sections.blocks import every_section
from dialogkit.paths import typed
from dialogkit.terminal.console import Console, TableFormat


def here_if_section(cycle: Path, names: Sequence[str]) -> tuple[Path, list[str]]:
    """The year that is meant, and the sections. Who stands in its folder may leave it out: the first word is a section then."""
    words = [word for name in names for word in name.split(",") if word.strip()]
    first = [word for word in str(cycle).split(",") if word.strip()]
    if not os.path.lexists(cycle) and any(word.strip().casefold() in every_section() for word in first):
        return Path("."), [*first, *words]
    return cycle, words


def put_in(console: Console, year: Folder, names: Sequence[str]) -> None:
    """Puts the sections in. Raises as `add`."""
    for entry in add(year, names):
        console.say("add.put_in", name=entry.name, line=entry.line, file=year.path / year.start)
    console.say("add.open_again")


def table(console: Console, year: Folder, form: TableFormat) -> None:
    """A row for each section: what it is for, when in the year it is needed, and the line that it stands on."""
    rows = listed(year)
    if form == "json":
        console.records([_record(row) for row in rows])
        return
    words = console.words
    console.table([words(f"add.{name}") for name in ("section", "what", "when", "line")], [_row(console, row) for row in rows])
    console.say("add.how", folder=typed(year.path))


def _record(row: Listed) -> dict[str, Any]:
    line, in_comment = (row.entry.line, row.entry.in_comment) if row.entry else (None, False)
    return {"section": row.block.name, "what": row.block.what, "when": row.block.when, "line": line, "in_comment": in_comment}


def _row(console: Console, row: Listed) -> list[str]:
    key = "add.in_comment" if row.entry and row.entry.in_comment else "add.on_line"
    return [row.block.name, row.block.what, row.block.when, console.words(key, line=row.entry.line) if row.entry else "–"]

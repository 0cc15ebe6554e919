"""`dialogkit table`: a workbook to write a list in, empty or with what the year's file has, or all lists that can be one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dialogkit.cycle.cycle_file import text_of
from dialogkit.cycle.editing.saved import BACKUP
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.model.descriptions import description
from dialogkit.cycle.source import Source, source_of
from dialogkit.cycle.tables.lists import TableList, all_lists, file_name, ids_in, is_in, list_called
from dialogkit.disk.swap import hold
from dialogkit.problems import DialogkitError, ExitCode, Problem, UsageError, file_error
from dialogkit.terminal.console import Console
from dialogkit.terms import Lang


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for: a list by its name, the year that it is to be moved out of, the language of headings."""

    name: str | None
    year: Path | None
    lang: Lang | None


def done(console: Console, year: Folder, asked: Asked) -> ExitCode:
    """Does it. Raises as `move`, UsageError where what is asked for does not fit together, FileError where the file is there."""
    if asked.year is not None and asked.lang is not None:
        raise UsageError(Problem("year-says-it"))
    if asked.name is None and asked.year is not None:
        raise UsageError(Problem("list-missing"))
    if asked.name is None:
        _tell_all(console)
    elif asked.year is not None:
        _move(console, year, asked.name)
    else:
        _begin(console, year, list_called(asked.name))
    return ExitCode.DONE


def _tell_all(console: Console) -> None:
    """A row for each list: what it is called, what it is for, and the file that it gets."""
    words, lang = console.words, _lang(console)
    rows = [[each.name, description(*each.owner, lang), file_name(each, lang)] for each in all_lists() if each.fits]
    console.table([words(f"table.{name}") for name in ("list", "what", "file")], rows)
    console.say("table.how")


def _move(console: Console, year: Folder, name: str) -> None:
    from dialogkit.cycle.tables.moved import move

    moved = move(year, name)
    console.say("table.moved", name=moved.name, file=year.path / moved.file)
    console.say("table.backup", file=year.path / year.start, backup=f"{year.start}{BACKUP}")
    if moved.with_remarks:
        console.say("table.with_remarks", column=console.words("table.private"))
    console.say("add.open_again")


def _begin(console: Console, year: Folder, kind: TableList) -> None:
    """An empty one, in the folder that one stands in. In a year it offers the ids that there are."""
    from dialogkit.cycle.tables.workbook import workbook

    lang, source = _lang(console), _source(year)
    file = Path(file_name(kind, lang))
    if os.path.lexists(file):
        raise file_error("table-there", file)
    data = workbook(kind, lang, ids_in(source) if source else {})
    with hold(file.parent) as held:
        held.swap({file.name: data}, known={})
    console.say("table.made", file=file)
    above = ".".join(kind.path[:-1])
    key = "stands_there" if source and is_in(source, kind) else "name_it_under" if above else "name_it"
    console.say(f"table.{key}", field=kind.path[-1], file=file, above=above, name=kind.name)


def _source(year: Folder) -> Source | None:
    """The file of the year here, as far as it can be read; None where there is no year."""
    try:
        return source_of(text_of(year), year.start)
    except DialogkitError:
        return None


def _lang(console: Console) -> Lang:
    return cast(Lang, console.words.lang)

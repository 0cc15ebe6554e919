"""`dialogkit symbols`: the sheet of a year's symbols, where a word leads, and the beginning of a symbol pack."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, cast

from dialogkit.cycle.cycle_file import cycle_file, lang_in, text_of
from dialogkit.cycle.folder import CYCLE_FILE, Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.packs.begin import begin
from dialogkit.cycle.packs.packs import Packs
from dialogkit.cycle.packs.read import read_packs
from dialogkit.cycle.source import read_source
from dialogkit.kit.order import Order
from dialogkit.kit.reprint.manifest import OUT
from dialogkit.kit.symbols.find import Found, find
from dialogkit.kit.symbols.sheet import write
from dialogkit.problems import DialogkitError, ExitCode, Problem, UsageError, errors_in
from dialogkit.terminal.console import Console, TableFormat
from dialogkit.terminal.run import day_of, joined
from dialogkit.terms import Lang

_MOST = 20  # rows of a table that are told
_LONGEST = 40  # letters of a word that is told


class Asked(NamedTuple):
    """What is typed after `dialogkit symbols`, None for what is left out."""

    cycle: Path
    word: str | None
    folder: Path | None
    lang: Lang | None
    form: TableFormat


_EXCLUDED = (
    ("--make-pack", "--find"),
    ("--make-pack", "CYCLE"),
    ("--make-pack", "--format"),
    ("--lang", "CYCLE"),
)
"""What cannot be had together; where a year is asked about, that decides the language."""
_NEEDS = (("--format", ("--find",)), ("--lang", ("--find", "--make-pack")))
"""What is there only with one of some others."""


def check(asked: Asked) -> None:
    """Raises UsageError with all that is wrong with what is asked for."""
    given = {
        "--find": asked.word is not None,
        "--make-pack": asked.folder is not None,
        "--lang": asked.lang is not None,
        "--format": asked.form != "text",
        "CYCLE": asked.cycle != Path("."),
    }
    both = [(option, other) for option, other in _EXCLUDED if given[option] and given[other]]
    wrong = [
        Problem("not-together", details={"option": option, "other": str(asked.cycle) if other == "CYCLE" else other})
        for option, other in both
    ]
    told = {option for pair in both for option in pair}
    wrong += [
        Problem("only-together", details={"option": option, "others": others})
        for option, others in _NEEDS
        if given[option] and option not in told and not any(given[other] for other in others)
    ]
    if asked.word is not None and not asked.word.strip():
        wrong.append(Problem("option-alone", details={"command": "dialogkit symbols", "option": "--find"}))
    if asked.word and not wrong and given["CYCLE"] and not os.path.lexists(asked.cycle):
        wrong.append(Problem("words-of-find", details={"cycle": str(asked.cycle), "value": f"{asked.word} {asked.cycle}"}))
    if wrong:
        raise UsageError(wrong)


def language(asked: Asked) -> str | None:
    """The language that is asked for, or for a pack that of the year that its folder lies in or one stands in; else None."""
    if asked.lang is None and asked.folder is not None:
        years = map(Folder.at, (asked.folder.absolute().parent, Path(".")))
        return lang_in(next(filter(None, map(text_of, years)), ""))
    return asked.lang


def done(console: Console, year: Folder, asked: Asked) -> ExitCode:
    """Does what is asked for. Raises DialogkitError with what stands in the way."""
    check(asked)
    if asked.folder is not None:
        return _make_pack(console, asked.folder)
    if asked.word is not None:
        return _tell_found(console, year, asked.word, asked.form)
    return _make_sheet(console, year)


def _make_sheet(console: Console, year: Folder) -> ExitCode:
    loaded = load(year)
    sheet, warnings = write(loaded, year.path / OUT["internal"], Order(today=day_of(console.env), every=True))
    console.problems(joined(loaded, warnings, False), console.env.stderr)
    key = "packs.sheet" if loaded.packs else "packs.sheet_without"
    console.say(key, file=sheet.file, pages=sheet.pages, all=sheet.all, there=sheet.there)
    return ExitCode.DONE


def _make_pack(console: Console, folder: Path) -> ExitCode:
    begun, skipped = begin(folder, _lang_of(console))
    console.problems(skipped, console.env.stderr)
    console.say("packs.begun", file=begun.file, count=begun.pictures)
    if begun.unnamed:
        console.say("packs.unnamed", count=begun.unnamed)
    console.say("packs.fill_in")
    return ExitCode.DONE


def _tell_found(console: Console, year: Folder, word: str, form: TableFormat) -> ExitCode:
    packs, problems = _packs_of(year)
    found = find(word, _lang_of(console), packs)
    console.problems(problems, console.env.stderr)
    if not found:
        raise DialogkitError(Problem("word-leads-nowhere", details={"value": word[:_LONGEST]}))
    if form == "json":
        console.records([record for each in found for record in _records(console, each)])
    else:
        _table(console, found, bool(packs))
    return ExitCode.PROBLEMS if errors_in(problems) else ExitCode.DONE


def _lang_of(console: Console) -> Lang:
    return cast(Lang, console.words.lang)


def _packs_of(year: Folder) -> tuple[Packs, list[Problem]]:
    """The symbol packs of a year, with what is wrong with them; none where one stands in no year."""
    if str(year.path) == "." and year.start == CYCLE_FILE and not text_of(year):
        return Packs(), []
    return read_packs(read_source(year, year.start, cycle_file(year)), year)


def _records(console: Console, found: Found) -> Iterator[dict[str, Any]]:
    """What is found by name: one record for each picture of a pack, or one for the symbol where no pack has any."""
    words = [console.hide(word) for word in found.words]
    name = found.name and console.hide(found.name)
    for picture in found.pictures or (None,):
        pack, file = (picture.pack.about.name, picture.picture.file) if picture else (None, None)
        yield {"means": words, "symbol": name, "pack": pack, "file": file and console.hide(file)}


def _table(console: Console, found: Sequence[Found], with_packs: bool) -> None:
    """A row for each picture, as far as one looks."""
    rows = [record for each in found for record in _records(console, each)]
    columns = ("means", "symbol", *(("pack", "file") if with_packs else ()))
    cells = [{**row, "means": ", ".join(row["means"])} for row in rows[:_MOST]]
    console.table([console.words(f"packs.{name}") for name in columns], [[row[name] or "–" for name in columns] for row in cells])
    if len(rows) > _MOST:
        console.say("packs.more", count=len(rows) - _MOST)

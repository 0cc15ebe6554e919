"""`dialogkit consents`: who has said yes to what, by the numbers of the forms, and the same on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.kit.beside.consent_list import write_list
from dialogkit.kit.reprint.manifest import OUT
from dialogkit.kit.told.consents import SOON, Asked, asked_in
from dialogkit.problems import DialogkitError, errors_in
from dialogkit.terminal.console import Console, TableFormat
from dialogkit.terminal.run import day_of, joined


def tell(console: Console, year: Folder, pdf: bool, form: TableFormat) -> None:
    """Prints it, or makes the list. Raises DialogkitError with what is wrong in the year: who has said yes is not sure then."""
    loaded = load(year)
    if errors_in(loaded.problems):
        raise DialogkitError(loaded.problems)
    today = day_of(console.env)
    asked = asked_in(loaded, today)
    if pdf:
        made, warnings = write_list(loaded, asked, year.path / OUT["internal"], today)
        console.problems(joined(loaded, warnings, False), console.env.stderr)
        console.say("consents.made", file=made.file, pages=made.pages)
    elif form == "json":
        console.records([_record(console, each) for each in asked])
    elif asked:
        console.table(
            [console.words(f"consents.{name}") for name in ("answer", "ref", "what", "where", "until")], _rows(console, asked)
        )
        for line in _counts(console, asked):
            console.tell(line)
    else:
        console.tell(console.words("consents.nothing"))


def _rows(console: Console, asked: Sequence[Asked]) -> Iterator[list[str]]:
    words = console.words
    for each in asked:
        what = words(f"consents.{each.kind}", name=console.hide(each.name))
        where = ", ".join(words(f"consent.short_{medium}") for medium in each.scope)
        until = words.day(each.until) if each.until else "–"
        yield [words(f"consents.short_{each.answer}"), console.hide(each.ref or "–"), what, where or "–", until]


def _counts(console: Console, asked: Sequence[Asked]) -> Iterator[str]:
    """What somebody must do something about, in a line each."""
    for answer in ("waiting", "soon", "expired", "unasked"):
        if count := sum(each.answer == answer for each in asked):
            yield f"{console.words(f'consents.answer_{answer}')}: {count}. {console.words(f'consents.means_{answer}', days=SOON)}"


def _record(console: Console, asked: Asked) -> dict[str, Any]:
    place = asked.place
    told = {name: value for name, value in asdict(asked).items() if name not in ("place", "until", "name", "ref")}
    hidden = {"name": console.hide(asked.name), "ref": asked.ref and console.hide(asked.ref)}
    until = asked.until.isoformat() if asked.until else None
    return {**hidden, **told, "until": until, "file": place.file, "line": place.cell[0] if place.cell else place.line}

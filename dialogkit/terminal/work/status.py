"""`dialogkit status`: how far a year is, and what to do next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.order import Order
from dialogkit.kit.told.status import Next, Step, YearStatus, status_of
from dialogkit.kit.told.unread import unread_in
from dialogkit.problems import DialogkitError, errors_in
from dialogkit.terminal.console import Console, TableFormat
from dialogkit.terminal.run import day_of


def tell(console: Console, where: Folder, form: TableFormat) -> None:
    """Prints it. Raises DialogkitError with what is wrong in the year, for then it cannot be told how far it is."""
    loaded = load(where)
    if errors_in(loaded.problems):
        raise DialogkitError(loaded.problems)
    today = day_of(console.env)
    status = status_of(loaded, today, unread_in(loaded, Order(edition="public", today=today)))
    if form == "json":
        console.records(_record(console, loaded, status))
        return
    title, year = loaded.cycle.kit.title, loaded.cycle.cycle.year
    head = console.words("status.head", title=title, year=year) if year else title
    console.tell(f"{head}, {loaded.cycle.organisation.place}")
    console.table([console.words(f"status.{name}") for name in ("step", "state", "day", "left")], _rows(console, status))
    for line in (*_lacks(console, status), *_counts(console, status)):
        console.tell(line)
    console.tell(_next_line(console, loaded, status.next))


def last_line(console: Console, loaded: Loaded) -> None:
    """Ends a build, unless quiet, with what comes next."""
    if not console.quiet:
        console.tell(_next_line(console, loaded, status_of(loaded, day_of(console.env)).next))


def _next_line(console: Console, loaded: Loaded, next: Next) -> str:
    """What to do next, where in the file, and the command for it."""
    words, place = console.words, ""
    if next.entry:
        file = loaded.source.file
        key = "status.in_comment" if next.entry.in_comment else "status.place"
        place = " " + words(key, file=file, line=next.entry.line, section=next.section)
    return f"{words('status.next_line', what=words(f'status.needs.{next.name}'))}{place}: {next.command}"


def _rows(console: Console, status: YearStatus) -> Iterator[list[str]]:
    words = console.words
    for step in status.steps:
        yield [step.label, words(f"status.{step.state}"), words.day(step.day) if step.day else "–", _left(console, step)]


def _lacks(console: Console, status: YearStatus) -> Iterator[str]:
    """A line for each part that lacks something."""
    for step in status.steps:
        if step.waits:
            what = ", ".join(console.words(f"status.lacks.{name}") for name in step.waits)
            yield console.words("status.lack", step=step.label, what=what)


def _left(console: Console, step: Step) -> str:
    """How long it is to a meeting that is to come."""
    left = step.days_left
    if left is None or left < 0 or step.state == "done":
        return ""
    return console.words("status.in_days", days=left) if left else console.words("status.today")


def _counts(console: Console, status: YearStatus) -> Iterator[str]:
    """A line for each count. What there is none of is not told."""
    words, counts = console.words, status.counts
    if counts.with_consent or counts.waiting or counts.without_consent:
        yield words("status.quotes", given=counts.with_consent, waiting=counts.waiting, without=counts.without_consent)
    for name in ("unanswered", "late", "unread"):
        if number := getattr(counts, name):
            yield words(f"status.{name}", count=number)


def _record(console: Console, loaded: Loaded, status: YearStatus) -> dict[str, Any]:
    next, cycle = status.next, loaded.cycle
    steps = [
        {**asdict(step), "day": step.day.isoformat() if step.day else None, "waits": list(step.waits)} for step in status.steps
    ]
    return {
        "year": cycle.cycle.year,
        "place": cycle.organisation.place,
        "steps": steps,
        "counts": asdict(status.counts),
        "next": {
            "name": next.name,
            "text": console.words(f"status.needs.{next.name}"),
            "command": next.command,
            "section": next.section,
            "file": loaded.source.file if next.entry else None,
            "line": next.entry.line if next.entry else None,
        },
    }

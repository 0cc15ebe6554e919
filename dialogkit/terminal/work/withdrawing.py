"""`dialogkit withdraw`: a yes is taken back. It is marked, what holds it goes or is made anew, and all of it is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dialogkit.cycle.consents.subjects import Subject
from dialogkit.cycle.editing.saved import BACKUP
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.beside.slip import slip_file, write_slip
from dialogkit.kit.build import build, clear
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.kit.reprint.manifest import OUT
from dialogkit.kit.reprint.withdrawn import Consents
from dialogkit.kit.withdrawal.found import matches
from dialogkit.kit.withdrawal.marked import Marked, mark
from dialogkit.kit.withdrawal.taken_out import Standing, standing
from dialogkit.problems import DialogkitError, FileError, Problem, errors_in
from dialogkit.terminal.console import Console
from dialogkit.terminal.run import day_of, joined
from dialogkit.terms import Edition


def withdraw(console: Console, year: Folder, what: str, dry_run: bool) -> None:
    """Does it, or only tells what it would do.

    Raises as `matches`, and DialogkitError where a file cannot be cut: then nothing has changed.
    """
    order, slip = Order(today=day_of(console.env)), slip_file(what, year.path / OUT["internal"])
    found, there, marked = _mark(console, year, what, dry_run, order, slip)
    if dry_run:
        return
    for file in marked.files:
        console.say("withdraw.marked", file=file, backup=f"{file.name}{BACKUP}")
    loaded = load(Folder(year.path, year.start))
    _take_out(console, loaded, there, order)
    if errors_in(loaded.problems):
        console.say("withdraw.waits")
    else:
        write_slip(loaded, found, slip, day_of(console.env))
        console.say("withdraw.slip", file=slip)
    console.say("withdraw.by_hand")
    console.problems(marked.still_yes, console.env.stderr)


def _mark(
    console: Console, year: Folder, what: str, dry_run: bool, order: Order, slip: Path
) -> tuple[list[Subject], list[Standing], Marked]:
    """What it is, where it stands, and what has been marked or would be. The year as it was is forgotten after this."""
    try:
        loaded = load(year)
    except FileError:
        raise
    except DialogkitError as error:
        raise DialogkitError([*error.problems, Problem("nothing-withdrawn-yet")]) from error
    found = matches(loaded, what)
    there = standing(loaded, found, order)
    _tell(console, found, there)
    marked = mark(loaded, found, what, dry_run)
    if dry_run:
        _tell_what_comes(console, loaded, marked, there, slip)
        console.problems(marked.still_yes, console.env.stderr)
    return found, there, marked


def _tell(console: Console, found: Sequence[Subject], there: Sequence[Standing]) -> None:
    """What it is, and each file, page and card where it stands."""
    words = console.words
    for subject in found:
        console.tell(words(f"consents.{subject.kind}", name=console.hide(subject.name)))
    for each in there:
        pages = ", ".join(map(str, each.pages))
        line = words("withdraw.on_pages", file=each.path, pages=pages) if pages else words("withdraw.in_file", file=each.path)
        cards = ", ".join(map(console.hide, each.cards))
        console.tell(f"{line}, {words('withdraw.card', cards=cards)}" if cards else line)
    if not there:
        console.tell(words("withdraw.nowhere"))


def _tell_what_comes(console: Console, loaded: Loaded, marked: Marked, there: Sequence[Standing], slip: Path) -> None:
    """What a trial has not done: where the no would be written, which files would be made anew, and the slip."""
    words = console.words
    for subject in marked.marked:
        console.tell(words("withdraw.to_mark", place=_to_mark(console, loaded, subject)))
    if marked.listed:
        names = ", ".join(map(console.hide, marked.listed))
        console.tell(words("withdraw.to_list", names=names, file=loaded.source.file))
    if there:
        console.tell(words("withdraw.anew", files=", ".join(dict.fromkeys(each.path.name for each in there))))
    console.tell(words("withdraw.waits") if errors_in(loaded.problems) else words("withdraw.to_slip", file=slip))
    console.tell(words("withdraw.dry"))


def _to_mark(console: Console, loaded: Loaded, subject: Subject) -> str:
    """Where it would be written: the cell of the answer, or the row where that says nothing yet; of another file the line."""
    source, status = loaded.source, (*subject.path, "consent", "status")
    if subject.place.cell is None:
        return console.where(subject.place)
    if status in source.spots:
        return console.where(source.place_of(status))
    return console.words("withdraw.row", file=subject.place.file, row=subject.place.cell[0])


def _take_out(console: Console, loaded: Loaded, there: Sequence[Standing], order: Order) -> None:
    """The files that hold it go first, whatever else is wrong; then they are made anew as far as the year can be made."""
    consents = Consents(loaded, order.gate(loaded.cycle))
    for out in OUT.values():
        _, still, problems = clear(loaded.folder.path / out, consents)
        console.problems([*problems, *consents.to_take_down(still)], console.env.stderr)
    known = {each.name for each in materials_of(loaded)}
    for edition, out in OUT.items():
        if names := tuple(dict.fromkeys(each.material for each in there if each.edition == edition and each.material in known)):
            _make_anew(console, loaded, edition, out, names, order)


def _make_anew(console: Console, loaded: Loaded, edition: Edition, out: str, names: tuple[str, ...], order: Order) -> None:
    try:
        results, _ = build(loaded, loaded.folder.path / out, Order(only=names, edition=edition, today=order.today))
    except DialogkitError as error:
        console.problems(joined(loaded, error.problems, False), console.env.stderr)
        console.tell(console.words("withdraw.not_anew", names=", ".join(names)))
        return
    console.results([each for each in results if each.material in names])

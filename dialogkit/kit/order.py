"""Choices for the printer: those of the command line in place of the cycle's own, and whether a template can follow them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pydantic import ValidationError

from dialogkit.clearing.select import Gate
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.mistakes.schema_problems import complaints
from dialogkit.cycle.model import Cycle, Item, Print, items
from dialogkit.markup.tree import Node
from dialogkit.press.job import Job
from dialogkit.problems import DialogkitError, Place, Problem, UsageError
from dialogkit.processes import MATERIALS
from dialogkit.terms import Edition

_MM = 72 / 25.4  # pt


@dataclass(frozen=True, slots=True)
class CardChoice:
    """Which cards of the deck are asked for (see `kit.reprint.selection`), how many of each, and whether only changed ones."""

    cards: str | None = None
    copies: int | None = None
    only_changed: bool = False

    def __bool__(self) -> bool:
        """Whether anything but the deck as it is has been asked for."""
        return self != CardChoice()


@dataclass(frozen=True, slots=True)
class Choices:
    """What is asked of one build alone, and stands in no cycle. `today` is the cycle's own day where it is left out."""

    job: Job = Job()
    cards: CardChoice = CardChoice()
    booklet: bool = False  # the handout as pages of A5 to fold
    edition: Edition = "internal"
    today: date | None = None

    def gate(self, cycle: Cycle) -> Gate:
        """Who will read what is made of the cycle, and when: not before the cycle's own day."""
        return Gate(max(self.today or cycle.day, cycle.day), self.edition)


def with_cards(only: Sequence[str] | None) -> list[str]:
    """The materials to build where a part of the deck is asked for: the cards alone, or what `only` names.

    Raises UsageError where that leaves the cards out.
    """
    if only is not None and "cards" not in only:
        raise UsageError(Problem("cards-not-built"))
    return list(only or ["cards"])


def check_booklet_asked(only: Sequence[str] | None, choices: Choices) -> None:
    """Raises UsageError where a booklet is asked for, and none will be made."""
    foldable = {material.name for material in MATERIALS if material.foldable}
    if choices.booklet and (choices.job.proof or (only is not None and not foldable & set(only))):
        raise UsageError(Problem("booklet-not-built"))


def check_printshop(only: Sequence[str] | None, others: Mapping[str, bool]) -> None:
    """Raises UsageError where a print shop's files are asked for, and of something that no print shop prints.

    The same for `others`: options that do not go together with `--printshop`, and whether each was given.
    """
    shop = [material.name for material in MATERIALS if material.cut]
    wrong = [name for name in only or () if name not in shop]
    problems = [Problem("not-for-printshop", details={"name": name, "allowed": shop}) for name in wrong]
    problems += [Problem("not-at-printshop", details={"option": option}) for option, given in others.items() if given]
    if problems:
        raise UsageError(problems)


def check_public(only: Sequence[str] | None, others: Mapping[str, bool]) -> None:
    """Raises UsageError where the public edition is asked for, and of something that has none; also for `others`, as above."""
    public = [material.name for material in MATERIALS if material.public]
    wrong = [*(name for name in only or () if name not in public), *(option for option, given in others.items() if given)]
    if wrong:
        raise UsageError(Problem("not-public", details={"name": name, "allowed": public}) for name in wrong)


def for_printer(choices: Choices, printer: str, dx: float, dy: float) -> Choices:
    """The choices with backs moved as a printer wants it: `dx` to the right and `dy` up, in mm."""
    return replace(choices, job=replace(choices.job, printer=printer, offset=(dx * _MM, dy * _MM)))


def with_print(loaded: Loaded, settings: Sequence[str], only: Sequence[str] | None) -> Loaded:
    """The cycle with other choices under `print`, each as `cards.backs=none`.

    Raises UsageError with every one that the schema does not know, or where a tile does not fit the poster or board that is to
    be printed (see `only`).
    """
    problems: list[Problem] = []
    choice = loaded.cycle.print
    for setting in settings:
        name, equals, value = (part.strip() for part in setting.partition("="))
        if not equals or not name:
            problems.append(Problem("not-a-choice", details={"value": setting}))
            continue
        try:
            choice = _changed(choice, name.split("."), value)
        except ValidationError as error:
            errors = [{**each, "loc": ("print", *each["loc"])} for each in error.errors(include_url=False)]
            problems += (_asked(name, problem) for problem in complaints(errors, loaded.source))
    poster = choice.poster
    if poster.tile == "A3" and poster.size == "A4" and (only is None or "poster" in only):
        problems.append(Problem("tile-too-large", details={"tile": poster.tile, "size": poster.size}))
    board = choice.board
    if board.tile == "A3" and board.size == "2x2 A4" and (only is None or "board" in only):
        problems.append(Problem("tile-not-a4", details={"tile": board.tile, "size": board.size}))
    if problems:
        raise UsageError(problems)
    return replace(loaded, cycle=loaded.cycle.model_copy(update={"print": choice}), as_written=loaded.cycle)


def _asked(name: str, problem: Problem) -> Problem:
    """A problem of a choice, without its place in the file: it is the command line that is wrong."""
    if problem.code == "map-expected":
        return Problem("several-choices", details={"name": name, "allowed": problem.details["allowed"]})
    code = "no-such-print" if problem.code == "unknown-field" else problem.code
    return replace(problem, code=code, place=None, excerpt="")


def _changed(choice: Print, steps: Sequence[str], value: str) -> Print:
    """The choices with another value at the end of a path of names. Raises ValidationError where it cannot stand there."""
    changed = Print.model_validate(_with(choice, steps, value))
    for (_, old), (_, new) in zip(items(choice), items(changed), strict=True):
        new._at = old._at
    return changed


def _with(item: Item, steps: Sequence[str], value: str) -> dict[str, object]:
    name, *below = steps
    inner = getattr(item, name, None)
    fields = {field: getattr(item, field) for field in item.model_fields_set}  # what is left out stays so
    return {**fields, name: _with(inner, below, value) if below and isinstance(inner, Item) else value}


def check_tiles(tree: Node, material: str, cycle: Cycle) -> None:
    """Raises DialogkitError where a material is to be cut into tiles and its template, the cycle's own, knows nothing of that."""
    choice = getattr(cycle.print, material, None)
    tile = getattr(choice, "tile", None)
    if tile and not any(node.name == "tiles" for node in tree.walk()):
        raise DialogkitError(Problem("template-without-tiles", Place(f"{material}.xml.j2", 1, 1), {"tile": tile}))


def check_booklet(tree: Node, material: str) -> None:
    """Raises DialogkitError where a material is to be a booklet and its template, the cycle's own, knows nothing of that."""
    if tree.find("booklet") is None:
        raise DialogkitError(Problem("template-without-booklet", Place(f"{material}.xml.j2", 1, 1)))

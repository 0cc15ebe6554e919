"""Choices for the printer: those of the command line in place of the cycle's own, and whether a template can follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pydantic import ValidationError

from dialogkit.cycle.complaints import complaints
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Item, Print, items
from dialogkit.kit.select import Edition, Gate
from dialogkit.markup.tree import Node
from dialogkit.press.job import Job
from dialogkit.problems import DialogkitError, Place, Problem, UsageError


@dataclass(frozen=True, slots=True)
class Choices:
    """What is asked of one build alone, and stands in no cycle. `today` is the cycle's own day where it is left out."""

    job: Job = Job()
    edition: Edition = "internal"
    today: date | None = None

    def gate(self, cycle: Cycle) -> Gate:
        """Who will read what is made of the cycle, and when: not before the cycle's own day."""
        return Gate(max(self.today or cycle.day, cycle.day), self.edition)


def with_print(loaded: Loaded, settings: Sequence[str], only: Sequence[str] | None) -> Loaded:
    """The cycle with other choices under `print`, each as `cards.backs=none`.

    Raises UsageError with every one that the schema does not know, or where a tile is larger than the poster that is to be
    printed (see `only`).
    """
    problems: list[Problem] = []
    choice = loaded.cycle.print
    for setting in settings:
        name, equals, value = (part.strip() for part in setting.partition("="))
        if not equals:
            problems.append(Problem("not-a-choice", details={"value": name}))
            continue
        try:
            choice = _changed(choice, name.split("."), value)
        except ValidationError as error:
            errors = [{**each, "loc": ("print", *each["loc"])} for each in error.errors(include_url=False)]
            # without their places in the file: it is the command line that is wrong
            problems += (replace(problem, place=None, excerpt="") for problem in complaints(errors, loaded.source))
    poster = choice.poster
    if poster.tile == "A3" and poster.size == "A4" and (only is None or "poster" in only):
        problems.append(Problem("tile-too-large", details={"tile": poster.tile, "size": poster.size}))
    if problems:
        raise UsageError(problems)
    return replace(loaded, cycle=loaded.cycle.model_copy(update={"print": choice}))


def _changed(choice: Print, steps: Sequence[str], value: str) -> Print:
    """The choices with another value at the end of a path of names. Raises ValidationError where it cannot stand there."""
    changed = Print.model_validate(_with(choice, steps, value))
    for (_, old), (_, new) in zip(items(choice), items(changed), strict=True):
        new._at = old._at
    return changed


def _with(item: Item, steps: Sequence[str], value: str) -> dict[str, object]:
    name, *below = steps
    inner = getattr(item, name, None)
    fields = {field: getattr(item, field) for field in type(item).model_fields}
    return {**fields, name: _with(inner, below, value) if below and isinstance(inner, Item) else value}


def check_tiles(tree: Node, material: str, cycle: Cycle) -> None:
    """Raises DialogkitError where a material is to be cut into tiles and its template, the cycle's own, knows nothing of that."""
    choice = getattr(cycle.print, material, None)
    if getattr(choice, "tile", None) and not any(node.name == "tiles" for node in tree.walk()):
        raise DialogkitError(Problem("template-without-tiles", Place(f"{material}.xml.j2", 1, 1), {"tile": choice.tile}))

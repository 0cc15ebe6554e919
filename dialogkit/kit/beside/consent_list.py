"""The list of a year's consents on paper, for the meeting where somebody must ask: numbers of forms, and nobody's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dialogkit.cycle.load import Loaded
from dialogkit.kit.beside.put import put_beside, written
from dialogkit.kit.build import bench_of
from dialogkit.kit.order import Order
from dialogkit.kit.told.consents import ORDER, SOON, Asked
from dialogkit.problems import DialogkitError, Problem, errors_in

NAME = "consents"


@dataclass(frozen=True, slots=True)
class ConsentList:
    file: Path
    pages: int


def write_list(loaded: Loaded, asked: Sequence[Asked], out: Path, today: date) -> tuple[ConsentList, list[Problem]]:
    """Write the list into the folder of the year's kit. Gives also the warnings.

    Raises DialogkitError with what is wrong in the year, and else as `put_beside`.
    """
    bench, problems = bench_of(loaded, Order(today=today), {}, True)
    if errors_in(problems) or errors_in(loaded.problems):
        raise DialogkitError([*loaded.problems, *problems])
    seen = {
        "day": loaded.words.day,
        "today": today,
        "soon": SOON,
        "groups": [(answer, rows) for answer in ORDER if (rows := [each for each in asked if each.answer == answer])],
    }
    file = out / f"{NAME}.pdf"
    made = put_beside(bench, written(loaded, NAME, seen, "plain"), file, NAME, {})
    return ConsentList(file, made.pages), made.problems

"""The list of a year's consents on paper, for the meeting where somebody must ask: numbers of forms, and nobody's words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded
from dialogkit.disk.journal import hash_of
from dialogkit.kit.beside.put import put_beside
from dialogkit.kit.build import bench_of
from dialogkit.kit.order import Order
from dialogkit.kit.reprint import manifest
from dialogkit.kit.told.consents import ORDER, SOON, Asked
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.press.document import press
from dialogkit.problems import DialogkitError, Problem, errors_in
from dialogkit.resources import templates_folder
from dialogkit.templating.environment import environment, render
from dialogkit.templating.seen.view import View

NAME = "consents"
_FILE, _TEMPLATE = f"{NAME}.pdf", f"{NAME}.xml.j2"


@dataclass(frozen=True, slots=True)
class ConsentList:
    file: Path
    pages: int


def write_list(loaded: Loaded, asked: Sequence[Asked], out: Path, today: date) -> tuple[ConsentList, list[Problem]]:
    """Write the list into the folder of the year's kit. Gives also the warnings.

    Raises DialogkitError with what is wrong in the year, and FileError where a file of that name is not dialogkit's.
    """
    order = Order(today=today)
    bench, problems = bench_of(loaded, order, {}, True)
    if errors_in(problems) or errors_in(loaded.problems):
        raise DialogkitError([*loaded.problems, *problems])
    made = press(_tree(loaded, asked, today), bench.fonts, bench.book, bench.stamp, order.job(loaded.cycle))
    if errors_in(made.problems):
        raise DialogkitError(made.problems)
    entry = manifest.File(
        pages=made.pages, sha256=hash_of(made.data), material=NAME, holds={}, of=manifest.year_of(loaded.folder)
    )
    put_beside(out, _FILE, made.data, entry)
    return ConsentList(out / _FILE, made.pages), made.problems


def _tree(loaded: Loaded, asked: Sequence[Asked], today: date) -> Node:
    words = loaded.words
    seen = {
        "t": words,
        "day": words.day,
        "kit": View(loaded.cycle, words).with_year(loaded.cycle.kit.title),
        "today": today,
        "soon": SOON,
        "groups": [(answer, rows) for answer in ORDER if (rows := [each for each in asked if each.answer == answer])],
    }
    tree = parse(render(environment(Folder(templates_folder())), _TEMPLATE, seen), _TEMPLATE)
    tree.attrs |= {"lang": words.code, "reading": "plain"}
    return tree

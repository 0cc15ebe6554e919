"""The sheet with every symbol of a year, and what its symbol packs have for each: one PDF beside the year's kit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle
from dialogkit.kit.beside.put import put_beside, written
from dialogkit.kit.build import bench_of
from dialogkit.kit.inspect import check_pack_pictures
from dialogkit.kit.make import cleared_for, pictures_in
from dialogkit.kit.order import Order
from dialogkit.kit.passes.credit import with_credits
from dialogkit.kit.passes.packs import alt_of
from dialogkit.kit.reprint.withdrawn import held_in
from dialogkit.kit.symbols.used import SHEET, Used, used
from dialogkit.markup.tree import Node, edited, pictured
from dialogkit.problems import DialogkitError, Problem, errors_in


@dataclass(frozen=True, slots=True)
class Sheet:
    """The sheet that has been made: where it is, how many pages it has, and of `all` symbols, how many are `there` in packs."""

    file: Path
    pages: int
    all: int
    there: int


def write(loaded: Loaded, out: Path, order: Order) -> tuple[Sheet, list[Problem]]:
    """Write the sheet into the folder of the year's kit. Gives also the warnings.

    Raises DialogkitError with every problem that stands in the way, and FileError where a file of that name is not dialogkit's
    to write over; then nothing has changed.
    """
    bench, problems = bench_of(loaded, order, {}, True)
    if errors_in(problems) or errors_in(loaded.problems):
        raise DialogkitError([*loaded.problems, *problems])
    symbols = used(bench, order.materials(loaded))
    seen, bench, _ = cleared_for(SHEET, bench)
    tree = _tree(loaded, seen.cycle, symbols)
    check_pack_pictures(loaded, bench.book, pictured(tree))
    holds = held_in(loaded, seen.cycle, tree, pictures_in(tree, bench.book))
    file = out / f"{SHEET.name}.pdf"
    made = put_beside(bench, tree, file, SHEET.name, holds)
    asked = [each for each in symbols if not each.own]
    there = sum(each.answer is not None for each in asked)
    return Sheet(file, made.pages, len(asked), there), made.problems


def _tree(loaded: Loaded, cycle: Cycle, symbols: Sequence[Used]) -> Node:
    seen = {
        "packs": [pack.about for pack in loaded.packs.packs],
        "missing": [each for each in symbols if not each.answer and not each.own],
        "there": [each for each in symbols if each.answer],
        "own": [each for each in symbols if each.own],
    }
    return with_credits(_said(written(loaded, SHEET.name, seen, SHEET.profile), loaded), cycle, loaded.words, loaded.packs)


def _said(tree: Node, loaded: Loaded) -> Node:
    """The tree with what each picture of a pack shows, for those who do not see it; of the year's own the words beside say it."""
    packs = loaded.packs.symbols

    def edit(node: Node) -> Node:
        symbol = packs.get(node.get("symbol"))
        if symbol is None:
            return node
        return replace(node, attrs={**node.attrs, "alt": alt_of(symbol, loaded.cycle.lang)})

    return edited(tree, edit)

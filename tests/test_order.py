"""A build's order: what cannot be had together, all of it told at once, and nothing asked by the name of a material."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from conftest import Shell
from dialogkit.kit.order import EXCLUDED, Order, as_ordered, problems_of
from dialogkit.kit.printers import Offset
from dialogkit.problems import UsageError
from dialogkit.processes import MATERIALS
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from paper import loaded
from sources import FILES, module_name, nodes, parsed

ASKED: dict[str, tuple[str, dict[str, Any]]] = {  # what is in the table: how it is typed, and as an order
    "--tile": ("--tile A4", {"tile": "A4"}),
    "--ink": ("--ink grey", {"ink": "grey"}),
    "--printer": ("--printer x", {"printer": "x"}),
    "--booklet": ("--booklet", {"booklet": True}),
    "--proof": ("--proof", {"proof": True}),
    "--printshop": ("--printshop", {"printshop": True}),
    "--edition public": ("--edition public", {"edition": "public"}),
    "--cards": ("--cards quotes", {"cards": "quotes"}),
    "--copies": ("--copies 2", {"copies": 2}),
    "--only-changed": ("--only-changed", {"only_changed": True}),
    "--all": ("--all", {"every": True}),
    "--only": ("--only board,handout", {"only": ("board", "handout")}),
    "not cut": ("--only handout", {"only": ("handout",)}),
    "no cut": ("--only report", {"only": ("report",)}),
    "not public": ("--only board", {"only": ("board",)}),
    "no foldable": ("--only cards", {"only": ("cards",)}),
    "no deck": ("--only poster", {"only": ("poster",)}),
}
OPTIONS = [name for name in ASKED if name.startswith("--")]


def told(order: Order) -> list[tuple[str, object]]:
    return [(problem.code, problem.details["option"]) for problem in problems_of(order)]


@pytest.mark.parametrize("row", EXCLUDED, ids=" and ".join)
def test_what_cannot_be_had_together_is_told(row: tuple[str, str, str]) -> None:
    asked, other, code = row
    (_, first), (_, second) = ASKED[asked], ASKED[other]
    assert (code, asked) in told(Order(**first, **second))
    assert (code, asked) not in told(Order(**first)) + told(Order(**second))


def test_no_pair_is_forgotten() -> None:
    """What README and help say, once more: a row that is lost is missed here."""
    wanted = {
        "--printshop": "--tile --ink --printer --booklet --proof not_cut",
        "--edition public": "--printshop --proof --booklet not_public",
        "--booklet": "--proof no_foldable",
        "--proof": "no_cut",
        "no deck": "--cards --copies --only-changed",
        "--all": "--only --cards --copies --only-changed",
    }
    pairs = {frozenset((one, other.replace("_", " "))) for one, others in wanted.items() for other in others.split()}
    assert {frozenset(row[:2]) for row in EXCLUDED} == pairs and len(EXCLUDED) == len(pairs)


def test_the_rest_can_be_had_together() -> None:
    rows = {frozenset(row[:2]) for row in EXCLUDED}
    deck_alone = {"--cards", "--copies", "--only-changed"}  # where they are asked for, neither handout nor report is made
    pairs = [pair for pair in map(set, combinations(OPTIONS, 2)) if pair not in rows]
    left_out = {"--booklet", "--edition public", *deck_alone, "--printshop", "--proof"}
    free = [pair for pair in pairs if not (pair & deck_alone and pair & {"--booklet", "--edition public"})]
    free = [pair for pair in free if not ("--only" in pair and pair & left_out)]  # what is named decides
    orders = {" ".join(pair): Order(**{name: value for each in pair for name, value in ASKED[each][1].items()}) for pair in free}
    assert len(orders) > 20
    assert [pair for pair, order in orders.items() if told(order)] == []


def test_every_material_can_be_asked_for_by_itself() -> None:
    assert [each.name for each in MATERIALS if told(Order((each.name,)))] == []


def test_each_pair_from_the_shell(
    shell: Shell, write_cycle: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dialogkit.kit.printers.find", lambda name: Offset(1, 1))
    file, wrong = write_cycle(), []
    for asked, other, _ in EXCLUDED:
        typed = f"{ASKED[asked][0]} {ASKED[other][0]}".split()
        if shell("build", file, *typed, "--out", tmp_path / "out") != 2 or shell.err.count("feil: ") != 1:
            wrong.append((typed, shell.code, shell.err))
    assert wrong == [] and not (tmp_path / "out").exists()


TYPED = (
    "--ink blue --tile A5 --copies 0 --edition secret --only kort,handout --printer nobody --printshop --booklet --proof "
    "--print cards.backs=both --print poster.sise=A2 --print nothing"
)
TOLD = (
    "--copies", "--tile", "--ink", "--edition", "nobody", "kort", "--printer", "--booklet", "--proof", "handout", "--booklet",
    "--proof", "both", "sise", "nothing",
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_all_that_is_wrong_is_told_at_once(shell: Shell, write_cycle: Callable[..., Path], tmp_path: Path, lang: str) -> None:
    file = write_cycle()
    file.write_text(file.read_text().replace("lang: nb", f"lang: {lang}"))
    assert shell("build", file, *TYPED.split(), "--out", tmp_path / "out") == 2
    error = f"dialogkit: {load_words(lang)('progress.error')}: "
    lines = [line for line in shell.err.splitlines() if line.startswith(error)]
    assert [word for word, line in zip(TOLD, lines, strict=True) if word not in line] == []
    assert shell.out == "" and not (tmp_path / "out").exists()


def test_also_where_the_year_cannot_be_read(shell: Shell, tmp_path: Path) -> None:
    assert shell("build", tmp_path, "--printshop", "--proof", "--ink", "blue") == 2
    assert "`--proof`" in shell.err and "«blue»" in shell.err and "cycle.yaml" not in shell.err
    assert shell("build", tmp_path, "--printshop") == 3


def test_the_words_that_other_commands_cannot_read_are_told_at_once_too(shell: Shell, write_cycle: Callable[[], Path]) -> None:
    assert shell("check", write_cycle(), "--format", "xml", "--edition", "secret") == 2
    assert "«xml»" in shell.err and "«secret»" in shell.err


def test_choices_under_print_count_as_the_options_do(tmp_path: Path) -> None:
    year = loaded(tmp_path)
    with pytest.raises(UsageError) as raised:
        as_ordered(year, Order(printshop=True, settings=("ink=low", "board.tile=A4", "poster.size=A2")))
    assert [problem.details["option"] for problem in raised.value.problems] == ["--print board.tile", "--print ink"]


# ------------------------------------------------------------------------------------------------ no material by name

SAME_WORDS = {  # of other lists, in the rooms that know the materials
    "kit.inspect": {"cards", "themes"},  # sections of the year
    "kit.label_sheets": {"cards"},
    "kit.pieces": {"tasks"},
    "kit.passes.credit": {"poster", "wall", "board", "mat"},  # elements of a document
    "kit.passes.paper.proof": {"poster", "board", "mat", "folder"},  # elements of a document
    "kit.reprint.withdrawn": {"tasks", "report"},  # a section, and a medium
    "kit.withdrawal.found": {"tasks"},  # a section
    "kit.withdrawal.marked": {"consent"},  # a field
    "templating.seen.drawn": {"cards"},  # a symbol
    "templating.seen.leading.led": {"proposals", "findings", "tasks"},  # sections of the year
    "templating.seen.leading.scripts": {
        "findings",
        "board",
        "tasks",
        "proposals",
        "decide",
        "poster",
        "thanks",
        "notes",
    },  # steps, things
    "terminal.work.reviewing": {"consent"},  # a field
    "terminal.work.withdrawing": {"consent"},  # a field
}


def named(name: str, tree: ast.AST) -> Iterator[str]:
    """The names of materials that stand in a module that may know materials."""
    if name.startswith(("kit", "terminal", "templating", "cli")):
        known = {material.name for material in MATERIALS}
        yield from (node.value for node in nodes(tree) if isinstance(node, ast.Constant) and node.value in known)


def test_no_material_is_asked_for_by_its_name() -> None:
    found = {module_name(path): set(named(module_name(path), parsed(path))) for path in FILES}
    assert {name: words for name, words in found.items() if words} == SAME_WORDS


def test_a_name_is_found() -> None:
    source = "if material.name == 'cards' or 'board' in only: pass"
    assert set(named("kit.make", ast.parse(source))) == {"cards", "board"}

"""The closed lists of words stand in `terms` and nowhere else."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Literal, get_args, get_origin

import pytest

from dialogkit import terms
from dialogkit.cycle.model import Labels, Spaces
from dialogkit.paper import CARDS
from dialogkit.press import style
from dialogkit.press.binding.fold_pictures import PICTURES
from dialogkit.templating.seen.game import squares
from dialogkit.templating.seen.view import View
from sources import FILES, dotted, module_name, nodes, parsed

LISTS = {name: frozenset(get_args(kind)) for name, kind in vars(terms).items() if get_origin(kind) is Literal}
LONG = {members: name for name, members in LISTS.items() if len(members) > 1}


def written(tree: ast.AST) -> Iterator[tuple[int, frozenset[str]]]:
    """The lists of words that stand in a source, each with its line. The keys of a table are none: it says something of each."""
    for node in nodes(tree):
        if isinstance(node, ast.Tuple | ast.Set | ast.List):
            yield node.lineno, frozenset(each.value for each in node.elts if isinstance(each, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, frozenset(node.value.split("|"))
            yield node.lineno, frozenset(node.value.split())
        elif isinstance(node, ast.ClassDef):
            values = [each.value for each in node.body if isinstance(each, ast.Assign)]
            yield node.lineno, frozenset(each.value for each in values if isinstance(each, ast.Constant))


def copies(tree: ast.AST) -> list[tuple[int, str]]:
    return [(line, LONG[words]) for line, words in written(tree) if words in LONG]


def test_no_list_is_written_out_again() -> None:
    assert len(LONG) > 25
    found = {module_name(path): copies(parsed(path)) for path in FILES if module_name(path) != "terms"}
    told = {(name, each) for name, copied in found.items() for _, each in copied}
    assert told - {("processes.__init__", "PartName")} == set()  # all parts that there are, so far


@pytest.mark.parametrize(
    "source",
    [
        "LANGS = ('nb', 'en', 'nn')",
        "if lang in {'nb', 'nn', 'en'}: pass",
        "Lang = Literal['nb', 'nn', 'en']",
        "LANG = 'nb|nn|en'",
        "LANGS = 'nb nn en'.split()",
        "class Lang(StrEnum):\n    NB = 'nb'\n    NN = 'nn'\n    EN = 'en'",
    ],
)
def test_a_copy_is_found(source: str) -> None:
    assert [name for _, name in copies(ast.parse(source))] == ["Lang"]


@pytest.mark.parametrize("source", ["LANGS = ('nb', 'nn')", "NAMES = {'nb': 1, 'nn': 2, 'en': 3}", "HINT = 'nb or nn or en'"])
def test_other_words_are_no_copy(source: str) -> None:
    assert copies(ast.parse(source)) == []


def test_no_two_terms_are_the_same() -> None:
    assert len(set(LISTS.values())) == len(LISTS)


def test_terms_need_nothing_else() -> None:
    tree = parsed(next(path for path in FILES if module_name(path) == "terms"))
    imported = {node.module for node in nodes(tree) if isinstance(node, ast.ImportFrom)}
    assert imported == {"__future__", "typing"} and not any(isinstance(node, ast.Import) for node in nodes(tree))
    assert {dotted(node.func) for node in nodes(tree) if isinstance(node, ast.Call)} == {"get_args"}


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (Spaces.model_fields, terms.SpaceKind),
        (View.kind_symbols, terms.SpaceKind),
        (squares._SHARES, terms.SpaceKind),
        (style.KINDS, terms.CardKind),
        ([*View.agenda_symbols, "other"], terms.AgendaKind),  # nobody knows what another point is about
        (CARDS, terms.CardName),
        (PICTURES, terms.Fold),
    ],
)
def test_what_has_something_for_each_word_has_it_for_all(table: Iterable[str], words: object) -> None:
    assert tuple(table) == get_args(words)


def test_every_part_may_be_called_something_else() -> None:
    assert set(get_args(terms.PartName)) < set(Labels.model_fields)

"""Entries become rows and rows become entries again, with lists in them; and each value knows its cell."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogkit.cycle.model import Item, Quote, Solution, Task
from dialogkit.cycle.tables.columns import columns
from dialogkit.cycle.tables.rows import Entries, rows_of

words = st.sampled_from(["a", "b", "c"])
texts = st.lists(words, min_size=1, max_size=3)


def numbered(entries: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return [{**entry, key: str(number)} for number, entry in enumerate(entries)]


sections = st.lists(st.fixed_dictionaries({}, optional={"heading": words, "points": texts}).filter(bool), min_size=1)
groups = st.lists(st.fixed_dictionaries({}, optional={"lead": words, "points": texts, "sections": sections}), min_size=1).map(
    lambda found: numbered(found, "n")
)
consents = st.fixed_dictionaries({"status": words}, optional={"scope": texts})
tasks = st.lists(st.fixed_dictionaries({"title": words}, optional={"consent": consents, "groups": groups})).map(
    lambda found: numbered(found, "id")
)


def again(model: type[Item], entries: list[dict[str, Any]]) -> Entries:
    return Entries(columns(model), [*rows_of(columns(model), entries)])


@given(tasks)
def test_what_becomes_rows_becomes_the_same_entries(entries: list[dict[str, Any]]) -> None:
    assert again(Task, entries).data == entries


def row(**cells: Any) -> dict[tuple[str, ...], Any]:
    return {tuple(name.split("__")): value for name, value in cells.items()}


ROWS = [
    row(id="ro", finding="natt", ideas=["a", "b"], proposals__text="Stille", proposals__response__yes="4"),
    row(proposals__text="Gåsko"),
    row(id="ro", proposals__text="Tepper"),  # its id once more
    row(id="tv", finding="fjernsyn"),
    row(id="tv", finding="fjernsyn"),  # nothing that goes on with it: another entry, which somebody will be told of
    row(id="mat", finding="mat", proposals__text="Suppe"),
    row(id="mat", finding="brød", proposals__text="Rundstykker"),  # says something else: another entry too
]


def test_rows_below_go_on_with_an_entry() -> None:
    found = Entries(columns(Solution), ROWS)
    assert found.data == [
        {
            "id": "ro",
            "finding": "natt",
            "ideas": ["a", "b"],
            "proposals": [{"text": "Stille", "response": {"yes": "4"}}, {"text": "Gåsko"}, {"text": "Tepper"}],
        },
        {"id": "tv", "finding": "fjernsyn"},
        {"id": "tv", "finding": "fjernsyn"},
        {"id": "mat", "finding": "mat", "proposals": [{"text": "Suppe"}]},
        {"id": "mat", "finding": "brød", "proposals": [{"text": "Rundstykker"}]},
    ]


@pytest.mark.parametrize(
    ("path", "number", "name"),
    [
        ((0,), 0, "id"),
        ((0, "ideas", 1), 0, "ideas"),
        ((0, "proposals", 0, "response", "yes"), 0, "proposals.response.yes"),
        ((0, "proposals", 0, "response"), 0, "proposals.response.yes"),
        ((0, "proposals", 2), 2, "proposals.text"),
        ((0, "proposals", 2, "text"), 2, "proposals.text"),
        ((3, "finding"), 5, "finding"),
    ],
)
def test_each_value_and_entry_knows_its_cell(path: tuple[Any, ...], number: int, name: str) -> None:
    at, column = Entries(columns(Solution), ROWS).places[path]
    assert (at, column.name) == (number, name)


def test_a_row_below_nothing_is_an_entry_that_lacks_something() -> None:
    found = Entries(columns(Task), [row(groups__sections__heading="Mat"), row(groups__sections__heading="Ro")])
    assert found.data == [{"groups": [{"sections": [{"heading": "Mat"}, {"heading": "Ro"}]}]}]


def test_an_entry_without_lists_has_a_row_and_nothing_goes_on_with_it() -> None:
    entries = [{"id": "q1", "text": "a", "consent": {"status": "given", "scope": ["game", "web"]}}, {"id": "q1", "text": "a"}]
    assert [*rows_of(columns(Quote), entries)][0] == row(
        id="q1", text="a", consent__status="given", consent__scope=["game", "web"]
    )
    assert again(Quote, entries).data == entries


def test_keys_are_said_in_each_row() -> None:
    entries = [{"id": "t", "title": "x", "groups": [{"n": 1, "lead": "a"}, {"n": 2}]}]
    assert [*rows_of(columns(Task), entries)] == [row(id="t", title="x", groups__n=1, groups__lead="a"), row(id="t", groups__n=2)]

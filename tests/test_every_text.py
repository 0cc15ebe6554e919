"""Every text of a year reaches a page: each field that can hold one, and each text of the example."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

from dialogkit.checks.echo import words_of
from dialogkit.checks.privacy.voices import said_texts
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.schema import fields_of
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import draft
from dialogkit.kit.order import Order
from dialogkit.kit.pieces import first_places, words_in
from dialogkit.markup.tree import Node
from dialogkit.problems import errors_in
from dialogkit.processes import MATERIALS
from every_field import NO_WORDS, plant
from kits import EXAMPLES

UNPRINTED = {"organisation.logo.caption": "a logo has the name of its owner beside it"}
"""Fields whose texts are printed nowhere, and why."""
WITHHELD = ("refused", "withdrawn")


def trees(year: Loaded) -> dict[str, Node]:
    """The document of each material that the year can fill."""
    bench, problems = bench_of(year, Order(), {}, False)
    assert errors_in([*year.problems, *problems]) == []
    drafts = {material.name: draft(material, bench) for material in MATERIALS}
    return {name: each.tree for name, each in drafts.items() if each.tree is not None}


def printed(year: Loaded) -> set[str]:
    """All words of all materials."""
    return {word for tree in trees(year).values() for word in words_in(tree)}


@pytest.fixture
def fields(tmp_path: Path) -> dict[str, bool]:
    """Each field that can hold a text, and whether it is printed: what takes another's place is left out the second time."""
    found: dict[str, bool] = {}
    for number, left_out in enumerate(((), ("parts.label",))):
        (folder := tmp_path / str(number)).mkdir()
        planted = plant(folder, *left_out)
        words = printed(load(folder))
        for word, field in planted.items():
            found[field] = found.get(field, False) or any(word in each for each in words)
    return found


def test_each_field_that_can_hold_a_text_is_printed_or_has_a_reason(fields: dict[str, bool]) -> None:
    """A new field of the model is here by itself."""
    assert len(fields) > 120 and {field.partition(".")[0] for field in fields} > {"events", "solutions", "report", "privacy"}
    assert {field for field, is_printed in fields.items() if not is_printed} == UNPRINTED.keys()


def lost(year: Loaded, found: dict[str, Node]) -> list[str]:
    """The texts of a year that stand in none of some documents, with their places."""
    texts = [said for said in said_texts(year.source) if said.role not in NO_WORDS and said.text.text.strip()]
    wanted = [words_of(said.text.text) for said in texts]
    places = [first_places(words_in(tree), wanted) for tree in found.values()]
    missing = [said for number, said in enumerate(texts) if all(each[number] is None for each in places)]
    return [f"{said.place}: {said.path} {said.text.text}" for said in missing]

"""Every text of a year reaches a page: each field that can hold one, and each text of the example."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from dialogkit.checks.echo import words_of
from dialogkit.checks.privacy.voices import Said, said_texts
from dialogkit.clearing.consent import why_not
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model.marks import Exact
from dialogkit.cycle.schema import shape_at
from dialogkit.cycle.text import yaml_events
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import draft
from dialogkit.kit.order import Order
from dialogkit.kit.pieces import first_places, words_in
from dialogkit.markup.tree import Node
from dialogkit.problems import errors_in
from dialogkit.processes import MATERIALS
from every_field import NO_WORDS, plant
from kits import EXAMPLES

TWICE = "the year planted has one file for two pictures, and a file is credited once"
UNPRINTED = {
    "organisation.logo.caption": "a logo has the name of its owner beside it",
    "kit.pictures.source": TWICE,
    "kit.pictures.author": TWICE,
    "kit.pictures.licence": TWICE,
}
"""Fields whose texts are printed nowhere, and why."""
FORM = re.compile(r"labels\.\w+\.(?:the_)?(?:one|many)")
"""A form of a name, which stands where a sentence asks for it: `test_labels` looks at them."""


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
    """Each field that can hold a text, and whether it is printed wherever it stands, in an event of any kind and a measure of any
    state: what takes another's place is left out the second time, and in the third nothing is put away.
    """
    found: dict[str, bool] = {}
    for number, left_out in enumerate(
        ((), ("parts.label",), ("solutions.proposals.status", "promises.status", "measures.groups.proposals.status"))
    ):
        (folder := tmp_path / str(number)).mkdir()
        planted = plant(folder, *left_out)
        words = "\n".join(printed(load(folder)))
        here = {field: all(word in words for word, at in planted.items() if at == field) for field in planted.values()}
        found = {field: here.get(field, False) or found.get(field, False) for field in {*found, *here}}
    return found


def test_each_field_that_can_hold_a_text_is_printed_or_has_a_reason(fields: dict[str, bool]) -> None:
    """A new field of the model is here by itself."""
    assert len(fields) > 120 and {field.partition(".")[0] for field in fields} > {"events", "solutions", "report", "privacy"}
    lost = {field for field, is_printed in fields.items() if not is_printed}
    assert {field for field in lost if not FORM.fullmatch(field)} == UNPRINTED.keys()


def withheld(year: Loaded) -> set[yaml_events.Path]:
    """What is not printed by the rules of privacy: words without a yes, and members who do not want to be named."""
    gate = Order().gate(year.cycle)
    quotes = {quote.id for quote in year.cycle.quotes if why_not(quote.consent, {"report"}, gate.day)}
    waiting = {quote.id for quote in year.cycle.quotes if quote.consent and quote.consent.status == "pending"}  # is asked about
    data = year.source.data
    out = {("quotes", number) for number, quote in enumerate(data["quotes"]) if quote["id"] in quotes - waiting}
    return out | {("working_group", n) for n, member in enumerate(data["working_group"]) if member.get("publish") != "ja"}


def lost(year: Loaded, found: Iterable[Node]) -> list[str]:
    """The texts of a year that stand in none of some documents, with their lines."""
    out = withheld(year)
    said = [each for each in said_texts(year.source) if is_for_people(each) and each.path[:2] not in out]
    assert len(said) > 500
    wanted = [words_of(each.text.text) for each in said]
    places = [first_places(words_in(tree), wanted) for tree in found]
    return [f"{each.place.line} {each.text.text}" for number, each in enumerate(said) if all(at[number] is None for at in places)]


def is_for_people(said: Said) -> bool:
    """Whether it is a text to read: no name of a file, size, point of a picture or `auto`."""
    shape = shape_at(said.path)
    assert shape
    is_size = bool(shape.mark(Exact)) and said.role == "other" and not said.text.text.startswith("http")
    return said.role not in NO_WORDS and not is_size and not (shape.kind is list and said.text.text == "auto")


def test_each_text_of_the_example_is_printed() -> None:
    year = load(EXAMPLES[0])
    found = trees(year)
    assert found.keys() == {material.name for material in MATERIALS}
    assert lost(year, found.values()) == []
    without = [tree for name, tree in found.items() if name not in ("minutes", "roundrobin")]
    assert any("Det kan haste" in text for text in lost(year, without)), "what is lost is seen"

"""The columns of lists in tables: each field of the model has one, with a heading of its own in each language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import pytest

from dialogkit.cycle.model import Cycle, Finding, Item, Quote, Solution, Task, Theme
from dialogkit.cycle.model.fields import Name, Symbol
from dialogkit.cycle.model.marks import Voice
from dialogkit.cycle.schema import fields_of, is_item
from dialogkit.cycle.tables.columns import Column, Owner, columns, list_name
from dialogkit.resources import read_texts
from dialogkit.terms import LANGS, Lang

languages = pytest.mark.parametrize("lang", LANGS)


def lists(model: type[Item] = Cycle) -> Iterator[tuple[Owner, type[Item]]]:
    """Every list of the schema whose entries have fields: where it stands, and of what it is."""
    for name, shape in fields_of(model).items():
        if shape.kind is list and is_item(shape.entry.kind):
            yield (model, name), shape.entry.kind
        if shape.item:
            yield from lists(shape.item)


LISTS = {owner: model for owner, model in lists() if columns(model)}


def leaves(model: type[Item], path: str = "") -> Iterator[str]:
    for name, shape in fields_of(model).items():
        if shape.item:
            yield from leaves(shape.item, f"{path}{name}.")
        else:
            yield f"{path}{name}"


def unclear(found: list[tuple[str, str]]) -> set[str]:
    """Headings, each with the name of its column, that more columns than one have."""
    seen: dict[str, str] = {}
    return {heading for heading, name in found if seen.setdefault(heading.casefold(), name) != name}


def headings(model: type[Item]) -> list[tuple[str, str]]:
    """What may stand above each column, in any language, and the name of its field."""
    said = [(column.heading(lang), column.name) for column in columns(model) for lang in LANGS]
    return said + [(column.name, column.name) for column in columns(model)]


def test_each_field_of_a_list_is_a_column() -> None:
    assert len(LISTS) > 25
    assert all(shape.kind is not dict for model in LISTS.values() for shape in fields_of(model).values())
    for model in LISTS.values():
        assert sorted(leaves(model)) == sorted(column.name for column in columns(model)), model


def test_no_heading_means_two_columns_in_any_languages() -> None:
    assert {model.__name__: found for model in LISTS.values() if (found := unclear(headings(model)))} == {}
    assert unclear([("Tema", "theme"), ("tema", "theme"), ("Text", "text"), ("text", "symbol")]) == {"text"}


@languages
def test_headings_are_of_fields_that_there_are_and_short(lang: Lang) -> None:
    owners = {owner for model in LISTS.values() for column in columns(model) for owner in column.owners} | set(LISTS)
    wanted = {(model.__name__, field) for model, field in owners}
    told = read_texts("headings", f"{lang}.yaml")
    assert {(model, field) for model, words in told.items() for field, word in words.items() if word} == wanted
    assert [word for words in told.values() for word in words.values() if len(word) > 26 or not word[0].isupper()] == []


def test_a_field_without_a_heading_is_told() -> None:
    class Odd(Item):
        name: Name

    with pytest.raises(KeyError):
        columns(Odd)[0].heading("nb")


@languages
def test_what_may_be_chosen_has_a_word_each(lang: Lang) -> None:
    chosen = [column for model in LISTS.values() for column in columns(model) if column.kind == "choice"]
    assert len(chosen) > 10
    for column in chosen:
        words = column.words(lang)
        assert list(words) == list(column.shape.inner) and len(set(words.values())) == len(words), column.name
        assert not any(";" in word or "," in word for word in words.values()), column.name


def at(model: type[Item], name: str) -> Column:
    return next(column for column in columns(model) if column.name == name)


def test_a_column_knows_what_stands_in_it() -> None:
    assert (at(Quote, "id").kind, at(Quote, "id").is_key, at(Quote, "id").needed) == ("text", True, True)
    scope = at(Quote, "consent.scope")
    assert (scope.kind, scope.several, scope.level, scope.needed) == ("choice", True, 0, False)
    assert scope.heading("nb") == "Samtykke: gjelder" and scope.words("nb")["game"] == "kortene"
    assert at(Quote, "consent.date").kind == "day" and at(Quote, "theme").target == "themes"
    due = at(Solution, "proposals.response.yes")
    assert (due.kind, due.level, due.lists, due.inner) == ("number", 1, (("proposals",),), ("response", "yes"))
    assert due.heading("en") == "Proposals: answers, yes"
    assert at(Solution, "proposals.text").needed and not at(Solution, "proposals.owner").needed
    assert at(Task, "groups.sections.points").level == 2 and at(Task, "groups.sections.points").inner == ("points",)
    assert not at(Quote, "consent.status").needed  # without a consent there is none


def test_lists_that_rows_cannot_tell_apart_have_no_columns() -> None:
    assert columns(Theme) == ()  # a question has options and a scale

    class Part(Item):
        what: Annotated[Name, Voice("other")]

    class Two(Item):
        name: Name
        one: list[Part] = []
        other: list[Part] = []
        symbol: Symbol | None = None

    assert columns(Two) == ()


def test_a_list_has_a_name() -> None:
    assert [list_name((Cycle, "quotes"), lang) for lang in LANGS] == ["Sitater", "Sitat", "Quotes"]
    assert columns(Finding) is columns(Finding)

"""Marks on the model's fields: each text says whose words it has, and the rules take that from there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Annotated, Literal

import pytest

from dialogkit.checks.privacy.cycle_privacy import texts_with
from dialogkit.checks.privacy.voices import said_texts
from dialogkit.checks.texts import passages
from dialogkit.cycle import model
from dialogkit.cycle.model import Item
from dialogkit.cycle.model.fields import Count, EasyInstruction, EasyText, Id, PlaceName, Said, Text, ThemeRef, Told
from dialogkit.cycle.model.marks import Headcount, Key, Known, Read, Ref, Voice
from dialogkit.cycle.schema import Shape, _below, fields_of, is_item, role_of, walk
from dialogkit.cycle.source import source_of
from paper import loaded

SCALARS = (str, int, float, bool, date, time, Literal)


def below(shape: Shape, seen: set[type[Item]]) -> Iterator[tuple[str, Shape]]:
    """Each field below a shape, as `Item.field`, with what stands there or in its lists. Items that hold items come once."""
    if shape.kind in (list, dict):
        yield from below(_below(shape, 0), seen)
    if not is_item(shape.kind) or shape.kind in seen:
        return
    seen.add(shape.kind)
    for name, field in fields_of(shape.kind).items():
        inner = field
        while inner.kind in (list, dict):
            inner = _below(inner, 0)
        yield f"{shape.kind.__name__}.{name}", inner
        yield from below(inner, seen)


def unmarked(root: type[Item]) -> list[str]:
    """The fields that hold a text and do not say whose words it has, and those that nothing looks into."""
    odd = [(name, shape) for name, shape in below(Shape(root), set()) if not is_item(shape.kind)]
    return [name for name, shape in odd if shape.kind not in SCALARS or shape.kind is str and not of_somebody(shape)]


def of_somebody(shape: Shape) -> bool:
    return any(shape.mark(kind) for kind in (Read, Voice, Ref))


def test_every_text_of_the_schema_says_whose_words_it_has() -> None:
    assert unmarked(model.Cycle) == []
    assert len(list(below(Shape(model.Cycle), set()))) > 200


class Below(Item):
    told: Told
    bare: Text | None = None


class Planted(Item):
    text: EasyText
    bare: Text
    bare_list: list[Text] = []
    bare_map: dict[Id, Text] = {}
    set_of_texts: frozenset[str] = frozenset()
    number: Count = 0
    day: date | None = None
    choice: Literal["a", "b"] = "a"
    theme: ThemeRef | None = None
    themes: list[ThemeRef] = []
    below: list[Below] = []


def test_a_field_without_a_mark_is_found() -> None:
    names = ["Planted.bare", "Planted.bare_list", "Planted.bare_map", "Planted.set_of_texts", "Below.bare"]
    assert unmarked(Planted) == names


@pytest.mark.parametrize(
    ("kind", "role", "read"),
    [
        (EasyText, "prose", ("easy", "text")),
        (EasyInstruction | None, "prose", ("easy", "instruction")),
        (list[Said], "said", ("plain", "quote")),
        (Annotated[list[Told] | None, Key()], "told", ("plain", "text")),
        (Annotated[EasyText, Read("plain", "quote")], "quote", ("plain", "quote")),
        (Annotated[Text, Voice("people")] | None, "people", None),
        (ThemeRef, "file", None),
        (list[Planted], "other", None),
        (Planted, "prose", ("easy", "text")),
        (str, "other", None),
    ],
)
def test_what_a_mark_says_of_a_text(kind: object, role: str, read: tuple[str, str] | None) -> None:
    """Of two marks of a kind the outer counts, and a text that stands for a list or an item is one of theirs."""
    field = type("New", (Item,), {"__annotations__": {"new": kind}, "new": None})
    (shape,) = fields_of(field).values()
    found = shape.text.mark(Read)
    assert role_of(shape) == role and (found and (found.profile, found.kind)) == read


def test_a_new_field_is_read_and_kept_private_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but its line in the model says that it is there."""

    class Event(model.Event):
        travel: list[EasyInstruction] = []

    class Cycle(model.Cycle):
        events: list[Event] = []  # type: ignore[assignment]

    monkeypatch.setattr("dialogkit.cycle.source.walk", lambda data: walk(data, Shape(Cycle)))
    source = source_of("events:\n  - id: a\n    travel:\n      - Ta med deg niste.\n", "cycle.yaml")
    path = ("events", 0, "travel", 0)
    assert [(each.profile, each.kind, each.lines[0].path) for each in passages(source)] == [("easy", "instruction", path)]
    assert [said.role for said in said_texts(source) if said.path == path] == ["prose"]


def test_keys_and_references_fit() -> None:
    fields = list(below(Shape(model.Cycle), set()))
    keys = {key.items for _, shape in fields if (key := shape.mark(Key))}
    targets = {ref.target for _, shape in fields if (ref := shape.mark(Ref))}
    assert targets == {"themes", "events", "quotes", "findings", "departments", "chapters"} and targets < keys
    lists = {name.partition(".")[2] for name, _ in fields}
    assert keys - {""} < lists


def test_who_is_counted() -> None:
    counted = [name for name, shape in below(Shape(model.Cycle), set()) if shape.mark(Headcount)]
    assert counted == ["Department.users", "Department.staff", "Event.attendance", "Proposal.response"]


def test_a_new_place_may_stand_in_any_text_from_then_on(tmp_path: Path) -> None:
    class Event(model.Event):
        bus_stop: PlaceName | None = None
        nearby: list[PlaceName] = []

    year = loaded(tmp_path).cycle
    new = Event(id="a", kind="conference", bus_stop="Nattravn torg", nearby=["Nattravn kai"])
    places = texts_with(year.model_copy(update={"events": [new]}), Known("place"))
    assert places[-2:] == ["Nattravn torg", "Nattravn kai"]

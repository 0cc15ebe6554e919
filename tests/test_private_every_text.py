"""Every text that the schema can hold is read by the rules of privacy: planted in each of them, nothing passes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin
from unittest.mock import patch

import pytest
from pydantic.fields import FieldInfo

from dialogkit.checks.privacy import cycle_privacy as private
from dialogkit.checks.privacy import voices
from dialogkit.checks.privacy.name_rules import Speakers
from dialogkit.cycle import model
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Item
from paper import START, loaded, spoken

NUMBER = "41814061033"
NAMES = "privacy: {names_file: names.txt}\n"
PLANTS = {  # what is planted, and the rule that finds it
    "P01": NUMBER,
    "P04": "98 76 54 32",
    "P05": "noen@eksempel.no",
    "P06": "hos Storgata 14",
    "P07": "Bragulf",
    "P08": "hos Olvar Nattravn",
    "P09": "Ragnhild",
    "P11": "Olvar Nattravn og Ragnhild har epilepsi",
}
RULINGS = {"Privacy.banned", "Privacy.withdrawn", "Privacy.taken_down", "Allowed.text", "Allowed.reason"}
ANSWERS = {*RULINGS, "Privacy.controller", "Privacy.dpo"}
CONTACT = {"Contact.email", "Contact.phone", "Contact.url"}
FILES = {
    "Privacy.names_file",
    "Picture.src",
    "ChapterPicture.src",
    "Fonts.regular",
    "Fonts.bold",
    "Year.previous",
    "Cycle.symbol_packs",
}
NAMED = {"Member.name", "Contact.name"}
"""Who says there who it is wants to be named. No text says that of somebody else, or of anything else that is private."""
IDS = {"id", "ref", "symbol", "symbols", "materials", "department", "theme", "event", "finding", "chapter"}
REFS = {"Section.quotes", "ChapterSection.quotes", "Finding.quotes", "Cards.quotes"}


Place = tuple[str | int, ...]


def places(annotation: Any, plant: str, field: str = "", path: Place = ()) -> Iterator[tuple[Place, str]]:
    """Each place of the schema where a text may stand, keys too, with its field as `Item.field`."""
    origin, args = get_origin(annotation), get_args(annotation)
    if annotation is str:
        yield path, field
    elif isinstance(annotation, type) and issubclass(annotation, Item):
        for name, inner in annotation.model_fields.items():
            yield from places(inner.annotation, plant, f"{annotation.__name__}.{name}", (*path, name))
    elif origin is dict:
        yield (*path, plant), field
        yield from places(args[1], plant, field, (*path, plant))
    elif origin in (list, tuple, set):
        yield from places(args[0], plant, field, (*path, 0))
    elif origin is not Literal:
        for arg in args[:1] if origin is Annotated else args:
            yield from places(arg, plant, field, path)


def planted(plant: str) -> Any:
    """The data of a cycle with a text wherever one may stand. Nothing of it need be right."""
    tree: dict[str | int, Any] = {}
    for path, _ in places(model.Cycle, plant):
        here = tree
        for step in path:
            here = here.setdefault(step, {})
    return _grown(tree, plant)


def _grown(tree: dict[str | int, Any], plant: str) -> Any:
    if not tree:
        return plant
    return [_grown(tree[0], plant)] if 0 in tree else {name: _grown(below, plant) for name, below in tree.items()}


def listed(folder: Path, more: str = "", start: str = START) -> Loaded:
    """A year with a list of names."""
    (folder / "names.txt").write_text("Bragulf Hemmeligstad", encoding="utf-8")
    return loaded(folder, more + NAMES, start)


def unread_by(folder: Path, rule: str) -> tuple[set[str], set[str]]:
    """All fields that hold a text, and those in which a rule does not find what is planted there."""
    year = listed(folder)
    year = replace(year, source=replace(year.source, data=planted(PLANTS[rule])))
    codes = ("private-matter-named",) if rule == "P11" else ()
    with patch.object(private, "speakers", lambda *_: Speakers((), (), frozenset())):  # who else may be named in what they say
        findings = private.findings(year)
    found = {said.path for said, each, _ in findings if each.rule == rule and (not codes or each.code in codes)}
    fields = dict(places(model.Cycle, PLANTS[rule]))
    return set(fields.values()), {field for path, field in fields.items() if path not in found}


def let_be(rule: str, fields: set[str]) -> set[str]:
    """The fields that a rule need not read."""
    ids = {field for field in fields if field.split(".")[1] in IDS} | REFS
    own = ANSWERS | CONTACT
    more = {"P01": set(), "P04": own, "P05": own, "P06": own | FILES | ids, "P08": own | NAMED | FILES | ids}
    return more.get(rule, own | NAMED)


@pytest.mark.parametrize("rule", PLANTS)
def test_every_text_is_read(tmp_path: Path, rule: str) -> None:
    """A new field of the schema is here by itself, and must be found in too."""
    fields, unread = unread_by(tmp_path, rule)
    assert len(fields) > 120
    assert unread == let_be(rule, fields)


@pytest.mark.parametrize("annotation", [tuple[str, ...], set[str], dict[str, str], list[list[str]]])
def test_a_new_field_that_nothing_looks_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, annotation: Any) -> None:
    new = {"new": FieldInfo(annotation=annotation)}
    monkeypatch.setattr(model.Stand, "__pydantic_fields__", model.Stand.model_fields | new)
    _, unread = unread_by(tmp_path, "P01")
    assert unread == {"Stand.new"}


def test_fields_that_are_said_to_be_no_texts_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voices, "role_of", lambda shape: "privacy")
    fields, unread = unread_by(tmp_path, "P07")
    assert unread == fields - {"Cycle.symbols", "Cycle.materials"}


PLACES = """\
organisation:
  {{municipality: {0}, service_place: {0}, service_area: {0}, directorate_area: {0}, departments: [{{id: a, name: {0}}}]}}
stand: {{text: Kom, place: {0}}}
partners: [{{name: {0}}}]
thanks: [{{to: Alle, org: {0}}}]
awards: [{{name: {0}}}]
themes: [{{id: a, title: {0}}}]
events: [{{id: b, kind: conference, place: {0}, agenda: [{{title: {0}, org: {0}}}]}}]
"""


@pytest.mark.parametrize("plant", [PLANTS[rule] for rule in PLANTS if rule not in ("P06", "P08")])
def test_no_place_or_title_answers_for_itself(tmp_path: Path, plant: str) -> None:
    """A name, a number or an address is no place, wherever it is written."""
    year = listed(tmp_path, PLACES.format(f"'Huset {plant}'"), "cycle: {year: 2026}\nkit: {title: Pakken}\n")
    found = {said.path for said, *_ in private.findings(year)}
    assert len(found) == 13


def test_a_partner_may_stand_everywhere_and_its_surnames_nowhere_else(tmp_path: Path) -> None:
    findings = ["Knutsen & Dahl Trykkeri kom.", "Berg barnehage kom på besøk.", "Knutsen sa nei.", "Jeg ringte Dahl i går."]
    texts = "".join(f"  - {{id: f{number}, text: {text}}}\n" for number, text in enumerate(findings))
    partners = "partners: [{name: Knutsen & Dahl Trykkeri}, {name: Berg barnehage}]\n"
    found = private.findings(loaded(tmp_path, f"{partners}findings:\n{texts}", spoken(START, "nb")))
    assert {said.path[:2] for said, *_ in found} == {("findings", 2), ("findings", 3)}

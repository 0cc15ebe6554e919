"""What the public edition may tell of few people: nothing that leads to one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogkit.clearing.groups import counted, too_few, unanimous, without_small_groups
from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.residents import residents
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order
from dialogkit.problems import DialogkitError, Severity
from kits import EXAMPLES
from paper import START, bare, loaded, read, text_of

PUBLIC = Order(edition="public")
FEWER, HIDDEN = "few", "hidden"
SAID = """
organisation:
  municipality: Fjordvik
  service_place: Solbakken
  departments: [{{id: a, name: East, users: {users}, staff: 9}}]
themes: [{{id: one, title: Theme, questions: [{{id: q, text: A question}}]}}]
events: [{{id: c, kind: conference, date: 2026-09-17, attendance: {{users: {users}, staff: 9}}}}]
quotes:
  - {{id: q1, text: The first thing said, theme: one, consent: {{status: given, scope: [report, web]}}}}
  - {{id: q2, text: Another thing said, theme: one, consent: {{status: given, scope: [report, web]}}}}
findings: [{{id: f, text: A finding of the year, theme: one, quotes: [q1, q2]}}]
tasks:
  - id: t
    title: A task
    theme: one
    event: c
    consent: {{status: given, scope: [report, web]}}
    groups:
      - {{n: 1, points: [Alpha point, Beta point], sections: [{{heading: Time, points: [Gamma point]}}]}}
      - {{n: 2, points: [Delta point], sections: [{{heading: Time, points: [Epsilon point]}}]}}
checked_by: [{{who: Two of us}}]
"""
NAMES = "lang: en\ncycle: {year: 2026}\nkit: {title: The package}\n"


def report(folder: Path, users: int, order: Order = Order()) -> str:
    """What the report says, without spaces."""
    build(read(loaded(folder, SAID.format(users=users), NAMES)), folder / "out", replace(order, only=("report",)))
    return bare(text_of(folder / "out" / "report.pdf"))


counts = st.lists(st.none() | st.integers(0, 40), min_size=2, max_size=5)


@given(counts, st.integers(6, 20))
def test_no_count_of_a_small_group_is_told_or_can_be_worked_out(row: list[int | None], least: int) -> None:
    (told,) = counted([(Item(), row)], least, FEWER, HIDDEN)
    for count, cell in zip(row, told.cells, strict=True):
        assert cell in ({FEWER, HIDDEN} if count and count < least else {"–"} if count is None else {str(count), HIDDEN})
    large = [count for count in row if count and count >= least]
    unknown = sum(cell in (FEWER, HIDDEN) for cell in told.cells)
    assert unknown != 1 or not large  # a single gap could be filled from a sum
    assert unknown or [cell for cell in told.cells] == ["–" if count is None else str(count) for count in row]


@given(counts)
def test_the_internal_edition_tells_all(row: list[int | None]) -> None:
    (told,) = counted([(Item(), row)], 0, FEWER, HIDDEN)
    assert told.cells == tuple("–" if count is None else str(count) for count in row)


@pytest.mark.parametrize(("answers", "same"), [((4, 0, 0), True), ((0, 0, 12), True), ((4, 1, 0), False), ((0, 0, 0), False)])
def test_when_all_said_the_same(answers: tuple[int, ...], same: bool) -> None:
    assert unanimous(answers) == same


def test_who_sat_in_which_group_is_not_told(tmp_path: Path) -> None:
    """Eleven residents in two groups: fewer than six in each."""
    inside, outside = report(tmp_path, 11), report(tmp_path, 11, PUBLIC)
    assert "Group1" in inside and "Group2" in inside
    assert "Group1" not in outside and "Group2" not in outside
    for point in ("Alphapoint", "Betapoint", "Gammapoint", "Deltapoint", "Epsilonpoint", "Thefirstthingsaid"):
        assert point in inside and outside.count(point) == 1
    assert outside.count("Time") == 1 and inside.count("Time") == 2


def test_large_groups_stay_apart(tmp_path: Path) -> None:
    assert "Group2" in report(tmp_path, 12, PUBLIC)


def test_with_few_residents_only_findings_are_left(tmp_path: Path) -> None:
    outside = report(tmp_path, 5, PUBLIC)
    assert "Afindingoftheyear" in outside
    for words in ("Thefirstthingsaid", "Anotherthingsaid", "Alphapoint", "Gammapoint", "Epsilonpoint"):
        assert words not in outside
    assert "fewerthan6" in outside and "Thefirstthingsaid" in report(tmp_path, 5)
    told = check(loaded(tmp_path, SAID.format(users=5), NAMES), PUBLIC)
    assert [(problem.code, problem.severity) for problem in told] == [("few-residents", Severity.WARNING)]


def test_without_a_number_nobody_knows(tmp_path: Path) -> None:
    year = loaded(tmp_path, "findings: [{id: f, text: A finding}]\nquotes: [{id: q, text: Words}]\n", START)
    assert residents(year.cycle) is None and too_few(year.cycle)
    assert without_small_groups(year.cycle).quotes == []
    with pytest.raises(DialogkitError, match="residents-unknown"):
        build(year, tmp_path / "out", PUBLIC)
    assert not (tmp_path / "out").exists()


def test_the_order_tells_nothing(tmp_path: Path) -> None:
    """The same words come in the same order, whichever way they were written down."""
    there = report(tmp_path, 11, PUBLIC)
    text = SAID.format(users=11).replace("[q1, q2]", "[q2, q1]").replace("Alpha point, Beta point", "Beta point, Alpha point")
    build(loaded(tmp_path, text, NAMES), tmp_path / "out", replace(PUBLIC, only=("report",)))
    assert bare(text_of(tmp_path / "out" / "report.pdf")) == there


def test_small_groups_can_be_made_larger_but_never_smaller(tmp_path: Path) -> None:
    limits = loaded(tmp_path, "privacy: {min_group: 4}\n").problems
    assert [problem.code for problem in limits] == ["number-too-low"]
    assert Cycle.model_fields["privacy"].get_default(call_default_factory=True).min_group == 6


@pytest.mark.parametrize(("day", "expected"), [(date(2027, 12, 31), 0), (date(2028, 1, 1), 1)])
def test_a_year_that_is_kept_too_long_is_told(tmp_path: Path, day: date, expected: int) -> None:
    year = loaded(tmp_path, SAID.format(users=12) + "privacy: {retention_until: 2027-12-31}\n", NAMES)
    for edition, severity in (("internal", Severity.WARNING), ("public", Severity.ERROR)):
        told = [each for each in check(year, Order(edition=edition, today=day)) if each.code == "kept-too-long"]
        assert [problem.severity for problem in told] == [severity] * expected


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_have_a_public_edition(example: Path, tmp_path: Path) -> None:
    from dialogkit.cycle.load import load

    assert [each for each in check(load(example), PUBLIC) if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize(("kind", "told"), [("", True), (", kind: illustration", False), (", kind: photo, people: no", False)])
def test_a_picture_from_a_camera_is_asked_about(tmp_path: Path, kind: str, told: bool) -> None:
    from PIL import Image

    Image.new("RGB", (900, 600), (250, 250, 250)).save(tmp_path / "day.jpg")
    year = loaded(tmp_path, SAID.format(users=12) + f"symbols: {{day: {{src: day.jpg, alt: The day{kind}}}}}\n", NAMES)
    for edition, severity in (("internal", Severity.WARNING), ("public", Severity.ERROR)):
        found = [problem for problem in check(year, Order(edition=edition)) if problem.code == "photo-perhaps"]
        assert [problem.severity for problem in found] == [severity] * told
        assert all("day.jpg" in year.source.excerpt(problem.place) for problem in found)

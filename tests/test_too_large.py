"""What is larger than any year may be is known before anything is laid out: that takes the most time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import dialogkit.kit.make
from conftest import SMALL, Shell
from dialogkit import limits
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit import build
from dialogkit.kit.make import Draft, Made, make
from dialogkit.kit.order import Order
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.press.document import Pressed, press
from dialogkit.problems import DialogkitError, Place, Problem, errors_in
from dialogkit.templating import document_tree
from paper import START

LETTERS = f"<document title='T'>\n<pages><p>{'a' * 9_000}</p></pages></document>"
SHORT = "<document title='T'><pages><p>a</p></pages></document>"
TURNS = "<document title='T'>\n{% for n in range(9999) %}{% endfor %}</document>"


def year(folder: Path, own: dict[str, str], lines: int = 1, lead: str = "Vi bor her.") -> Loaded:
    """A year with nine quotes, a deck and a report; its groups noted so many lines."""
    said = "".join(f"  - {{id: q{n}, text: Vi vil bake {n}, consent: {{status: given, scope: [game]}}}}\n" for n in range(9))
    more = f"quotes:\n{said}findings:\n  - {{id: f, text: Vi vil ha mer tid}}\nreport:\n  lead:\n" + f"    - {lead}\n" * lines
    (folder / "cycle.yaml").write_text(SMALL + more, encoding="utf-8")
    (folder / "templates").mkdir()
    for name, text in own.items():
        (folder / "templates" / f"{name}.xml.j2").write_text(text, encoding="utf-8")
    return load(folder)


def told(problems: list[Problem], folder: Path) -> list[str]:
    """Each error with its place, of the cycle the line's words."""
    file = folder / "cycle.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    places = [each.place or Place("") for each in errors_in(problems)]
    where = [lines[place.line - 1].strip()[:10] if place.file == str(file) else str(place) for place in places]
    return [f"{each.code} {place}" for each, place in zip(errors_in(problems), where)]


@pytest.mark.parametrize(
    ("limit", "most", "own", "only", "expected"),
    [
        ("CARDS", 5, {}, ("board", "cards", "report"), "too-many-in-deck - {id: q5,"),
        ("PAGES", 2, {}, ("cards", "report"), "document-too-long - {id: q6,"),
        ("PAGES", 5, {"tasks": SHORT}, ("tasks", "report"), "document-too-long lead:"),
        ("PAGES", 4, {"aaa": SHORT, "zzz": LETTERS}, ("aaa", "zzz"), "own-too-long zzz.xml.j2:2:8"),
        ("PAGES", 2, {"zzz": LETTERS}, ("zzz",), "document-too-long zzz.xml.j2:2:8"),
        ("TEMPLATE_TEXT", 8_000, {"zzz": LETTERS}, ("board", "zzz"), "template-too-long zzz.xml.j2"),
        ("TEMPLATE_STEPS", 9_000, {"zzz": TURNS}, ("board", "zzz"), "template-broken zzz.xml.j2:2:1"),
    ],
)
def test_what_is_too_large_is_told_before_anything_is_laid_out(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    most: int,
    own: dict[str, str],
    only: tuple[str, ...],
    expected: str,
) -> None:
    loaded = year(tmp_path, own)
    monkeypatch.setattr(limits, limit, most)
    monkeypatch.setattr(build, "make", None)
    problems = build.check(loaded, Order(only))
    assert told(problems, tmp_path) == [expected]
    assert [each.place for each in problems if each.code == "put-off"] == [each.place for each in errors_in(problems)]
    assert {each.details["name"] for each in errors_in(problems) if each.code == "document-too-long"} <= {*only}


def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of materials that are laid out from now on."""
    made: list[str] = []

    def note(drafted: Draft) -> Made:
        made.append(drafted.material.name)
        return make(drafted)

    monkeypatch.setattr(build, "make", note)
    return made


def test_what_is_large_is_laid_out_where_nothing_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded, made = year(tmp_path, {"zzz": SHORT}, 250), noted(monkeypatch)
    monkeypatch.setattr(limits, "PAGES_ANYHOW", 5)
    problems = build.check(loaded, Order(("board", "report", "zzz")))
    assert (made, "put-off" in {each.code for each in problems}) == (["board", "report", "zzz"], False)


@pytest.mark.parametrize("lead", ["Vi bor her.", "a \u0e01 b"], ids=["in a template", "in the year, too"])
def test_and_only_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lead: str) -> None:
    loaded, made = year(tmp_path, {"zzz": SHORT.replace("p>", "pp>")}, 250, lead), noted(monkeypatch)
    monkeypatch.setattr(limits, "PAGES_ANYHOW", 5)
    problems = build.check(loaded, Order(("board", "report", "zzz")))
    assert (made, [each.code for each in problems].count("put-off")) == (["board", "zzz"], 1)


def test_what_has_too_many_pages_ends_all_that_is_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line has few letters and takes much room: that is not known before. It is told where the year was read last."""
    loaded, made = year(tmp_path, {"zzz": LETTERS}, 250), noted(monkeypatch)
    monkeypatch.setattr(limits, "PAGES", 15)
    problems = build.check(loaded, Order(("board", "report", "zzz")))
    assert (told(problems, tmp_path), made) == (["document-too-long lead:"], ["board", "report"])
    assert errors_in(problems)[0].details["name"] == "report"


def test_more_than_anybody_cuts_out_is_told_before_anything_is_laid_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A question, room to write another, and two options are as many as there may be."""
    questions = "    questions:\n      - id: q\n        text: Q?\n        type: multi\n        options:\n"
    asked = f"themes:\n  - id: t\n    title: T\n{questions}"
    options = "".join(f"          - {text}\n" for text in ("first", "second", "third", "fourth"))
    (tmp_path / "cycle.yaml").write_text(START + asked + options, encoding="utf-8")
    loaded = load(tmp_path)
    monkeypatch.setattr(limits, "CUTOUTS", 4)
    monkeypatch.setattr(build, "make", None)
    problems = build.check(loaded, Order(("mat",)))
    assert told(problems, tmp_path) == ["too-many-cutouts - third"]


@pytest.mark.parametrize(
    ("held", "place"), [(None, "cycle.yaml:7:3"), ({}, "a.xml.j2:3:1")], ids=["dialogkit's", "the year's own"]
)
def test_it_is_told_at_the_line_of_the_year_that_came_last(
    monkeypatch: pytest.MonkeyPatch, held: dict[str, int] | None, place: str
) -> None:
    """A template of the year's own is told at its line, where that says nothing of the year."""
    monkeypatch.setattr(limits, "PAGES", 2)
    markup = f"<p _at='a.xml.j2:2:1' at='cycle.yaml:7:3'>a</p><p _at='a.xml.j2:3:1'>{'a' * 3_000}</p>"
    with pytest.raises(DialogkitError) as caught:
        parse(f"<document title='T'><pages>{markup}</pages></document>", "a.xml.j2", held)
    assert [str(problem.place) for problem in caught.value.problems] == [place]


def test_what_is_too_large_keeps_nobody_from_looking_at_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    year(tmp_path, {})
    shell = Shell()
    assert shell("symbols", tmp_path) == shell("read", tmp_path) == 0 and "cards" in shell.out
    monkeypatch.setattr(limits, "CARDS", 5)
    assert shell("symbols", tmp_path) == shell("read", tmp_path) == 0
    assert "cards" not in shell.out and "report" in shell.out


@pytest.mark.parametrize(
    ("order", "more", "is_told"),
    [
        (Order(every=True), "", False),
        (Order(every=True), "materials: {wall: yes}\n", True),
        (Order(("wall", "report")), "", True),
    ],
    ids=["all", "switched on", "by name"],
)
def test_all_is_made_without_what_is_asked_for_only_as_each_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, order: Order, more: str, is_told: bool
) -> None:
    """The quote wall of 2,500 quotes is more than anybody prints, and those quotes are honest all the same."""
    year(tmp_path, {})
    text = (tmp_path / "cycle.yaml").read_text(encoding="utf-8").replace("scope: [game]", "scope: [game, report]")
    (tmp_path / "cycle.yaml").write_text(text + more, encoding="utf-8")
    loaded = load(tmp_path)

    def only_the_wall(markup: str, template: str, held: dict[str, int] | None = None) -> Node:
        if template == "wall.xml.j2":
            raise DialogkitError(Problem("document-too-long", Place("wall.xml.j2", 1, 1), {"name": "wall", "limit": 1}))
        return parse(markup, template, held)

    monkeypatch.setattr(document_tree, "parse", only_the_wall)
    if is_told:
        assert [each.details["name"] for each in errors_in(build.check(loaded, order))] == ["wall"]
        return
    results, _ = build.build(loaded, tmp_path / "build", order)
    assert [each.material for each in results if each.waits == "waits.too_large"] == ["wall"]
    assert (tmp_path / "build" / "report.pdf").exists() and not (tmp_path / "build" / "wall.pdf").exists()


def test_so_it_is_where_only_its_pages_tell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = year(tmp_path, {})

    def pages_of_slides(tree: Node, *more: Any) -> Pressed:
        found = press(tree, *more)
        problem = Problem("document-too-long", Place("slides.xml.j2", 1, 1), {"name": "slides", "limit": 1})
        return replace(found, problems=[problem]) if tree.place and tree.place.file == "slides.xml.j2" else found

    monkeypatch.setattr(dialogkit.kit.make, "press", pages_of_slides)
    results, _ = build.build(loaded, tmp_path / "build", Order(every=True))
    assert [each.material for each in results if each.waits == "waits.too_large"] == ["slides"]
    assert [each.code for each in errors_in(build.check(loaded, Order(("slides",))))] == ["document-too-long"]

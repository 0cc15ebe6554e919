"""A process is a row: its materials, the path that its paper shows, and its words."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from typing import get_args

import pytest

from dialogkit import terms
from dialogkit.cycle.new import starting_text
from dialogkit.kit.build import build
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order, problems_of
from dialogkit.kit.told.readings import readings
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.flow.page_format import page_format
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.problems import UsageError
from dialogkit.processes import DIALOGUE, MATERIALS, PART_SYMBOLS, PROCESSES
from dialogkit.resources import templates_folder
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment, shipped
from dialogkit.templating.seen.view import View
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from paper import STAMP, loaded

MORE = "themes: [{id: a, title: A, open: yes}]\nevents: [{id: c, kind: conference}]\n"


def trees(folder: Path, more: str = MORE) -> dict[str, Node]:
    """The documents of a small year, by material."""
    year = loaded(folder, more)
    env = environment(year.folder)
    return {each.name: document(year, each, env, year.cycle) for each in DIALOGUE.materials if each.ready(year.cycle)}


def path_of(tree: Node) -> list[tuple[str, bool]]:
    return [(stop.get("symbol"), stop.get("part") == tree.get("stop")) for stop in tree.need("stops").nodes]


def test_every_process_of_the_model_has_a_row_and_every_part_a_symbol() -> None:
    assert list(PROCESSES) == list(get_args(terms.Process))
    assert list(PART_SYMBOLS) == list(get_args(terms.PartName))


def test_no_two_materials_have_one_name() -> None:
    assert len({material.name for material in MATERIALS}) == len(MATERIALS)


def test_the_path_stands_in_the_tree_with_the_stop_that_the_paper_belongs_to(tmp_path: Path) -> None:
    found = trees(tmp_path)
    all_five = [PART_SYMBOLS[name] for name in DIALOGUE.stops]
    for name, own in {"handout": "users", "tasks": "users", "board": "dice-5"}.items():
        assert path_of(found[name]) == [(symbol, symbol == own) for symbol in all_five], name


def test_the_path_is_that_of_the_year(tmp_path: Path) -> None:
    """As the handout tells it, in one colour there: in the year's order, without what it leaves out."""
    more = "parts: [{id: game}, {id: poster, enabled: no}, {id: conference}]\n"
    tree = trees(tmp_path, MORE + more)["handout"]
    steps = next(node for node in tree.walk() if node.name == "steps")
    assert path_of(tree) == [("dice-5", False), ("users", True)]
    assert {step.get("theme") for step in steps.nodes} == {""}
    assert [(step.get("symbol"), step.flag("here")) for step in steps.nodes] == path_of(tree)


def test_a_process_has_its_own_path_and_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = dataclasses.replace(DIALOGUE, stops=("game", "poster"), labels={"users": "staff"})
    monkeypatch.setitem(PROCESSES, "dialogue", other)  # type: ignore[index]
    assert path_of(trees(tmp_path)["tasks"]) == [("dice-5", False), ("clipboard-heart", False)]
    year = loaded(tmp_path, "")
    label = View(year.cycle, year.words)["label"]
    assert label("users") == label("staff") == "Staff"  # type: ignore[operator]


SYMBOLS = "users bulb clipboard-heart dice-5 flag star leaf key mountain fish sun anchor tree heart".split()


def with_path(count: int, paper: str, picture: str) -> Node:
    """A cover and a page of a process with so many stops, of which the second is this paper's."""
    tree = parse(
        f'<document title="T" lang="en-GB" stop="1"><paper footer="The package 2026" paging="Page {{page}} of {{pages}}"/>'
        f'<cover><paper size="{paper}"/><h1>Title</h1>{picture}</cover>'
        f'<pages><paper size="{paper}"/><p>Words</p></pages></document>',
        "test.xml.j2",
    )
    stops: list[Node | str] = [
        Node("stop", {"symbol": SYMBOLS[n % 14], "theme": str((n + 1) % 5), "part": str(n)}) for n in range(count)
    ]
    tree.children[:0] = [Node("stops", children=stops)] if count else []
    return tree


@pytest.mark.parametrize("picture", ["", '<figure symbol="home" alt="A home"/>'], ids=["bare", "pictured"])
@pytest.mark.parametrize("paper", ["A4", "A5"])
def test_the_press_draws_as_many_stops_as_there_are(monkeypatch: pytest.MonkeyPatch, paper: str, picture: str) -> None:
    """None lies on another or on its clear ground, all are on the paper, and what the paper belongs to is the largest."""
    drawn: list[tuple[float, float, float]] = []  # the middle and the radius of each circle
    circle = PressCanvas.circle

    def noted(self: PressCanvas, x: float, y: float, radius: float, **how: int) -> None:
        drawn.append((x, y, radius))
        circle(self, x, y, radius, **how)

    monkeypatch.setattr(PressCanvas, "circle", noted)
    width, height = PAGES[paper]
    for count in (0, 1, 2, 3, 5, 7, 14, 30):
        drawn.clear()
        made = press(with_path(count, paper, picture), house_fonts(), SymbolBook(), STAMP)
        assert not made.problems and made.pages == 2
        assert len(drawn) == 2 * count, count  # on the cover and at the foot of the page
        clear = 3 * mm * page_format(paper).cover_scale  # round each on the cover
        for path, ground in ((drawn[:count], clear), (drawn[count:], 0)):
            for number, (x, y, radius) in enumerate(path):
                assert radius < x < width - radius and radius < y < height / 2
                others = path[number + 1 :]
                assert all(math.dist((x, y), other[:2]) > radius + other[2] - ground for other in others), count
            assert count < 2 or max(path, key=lambda one: one[2]) is path[1]


def test_a_year_is_made_into_what_its_process_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple(each for each in DIALOGUE.materials if each.name in ("tasks", "board"))
    monkeypatch.setitem(PROCESSES, "dialogue", dataclasses.replace(DIALOGUE, materials=few))  # type: ignore[index]
    year = loaded(tmp_path, MORE)
    assert [each.material for each in readings(year, Order())] == ["tasks", "board"]
    with pytest.raises(UsageError) as told:
        build(year, tmp_path / "build", Order(("bord", "handout", "tasks")))
    unknown, other = told.value.problems
    assert (unknown.code, unknown.details) == (
        "unknown-material",
        {"name": "bord", "allowed": ("tasks", "board"), "suggestion": "board"},
    )
    assert (other.code, other.details) == ("material-of-others", {"name": "handout"})


@pytest.mark.parametrize("process", PROCESSES)
def test_what_another_process_prints_is_switched_off_and_can_be_switched_on(tmp_path: Path, process: str) -> None:
    for material in [each for each in MATERIALS if each not in PROCESSES[process].materials]:
        told = [problem.code for problem in problems_of(Order((material.name,)), PROCESSES[process].materials)]
        assert told == ["material-of-others"]
        year = loaded(tmp_path, f"process: {process}\nmaterials: {{{material.name}: yes}}\n")
        assert problems_of(Order((material.name,)), materials_of(year)) == []


def test_no_two_templates_have_one_name() -> None:
    """A year's own is used in the place of dialogkit's by its name."""
    files = [file.name for folder in ("materials", "parts") for file in (templates_folder() / folder).rglob("*.j2")]
    assert len(files) == len(set(files)) > len(MATERIALS)
    assert all(shipped(f"{material.name}.xml.j2") for material in MATERIALS)


@pytest.mark.parametrize("lang", LANGS)
def test_every_process_has_years_to_start_from_and_words_for_its_path(lang: str) -> None:
    words = load_words(lang)
    for name, process in PROCESSES.items():
        assert f"process: {name}" in starting_text(name, 2027, lang, "Solbakken", "Fjordvik")
        assert all(words(f"labels.{stop}") and words.pattern(f"parts.{stop}") for stop in process.stops)
        assert all(words.pattern(f"labels.{other}") for other in process.labels.values())
        assert all(words(f"waits.{material.name}") for material in process.materials)

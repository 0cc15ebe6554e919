"""Which materials a build makes: those that the process asks for, all of them, those that are named, or as the year says."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.kit.build import build, check
from dialogkit.kit.order import Order
from dialogkit.problems import DialogkitError
from dialogkit.processes import DIALOGUE, MATERIALS, PROCESSES
from paper import HOME, loaded

YEAR = """
themes: [{id: one, title: Maten, questions: [{id: q, text: Hva liker du å spise?}]}]
events: [{id: c, kind: conference, date: 2027-09-16}]
"""
EVERY, BOARD = Order(every=True), Order(("board",))
LETTER = '<document title="T"><pages><h1>Brev</h1></pages></document>'


@pytest.fixture
def on_request(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that makes board and task sheets on request alone."""
    asked = frozenset(each for each in DIALOGUE.materials if each.name in ("board", "tasks"))
    monkeypatch.setitem(PROCESSES, "dialogue", dataclasses.replace(DIALOGUE, on_request=asked))  # type: ignore[index]


def made(folder: Path, order: Order = Order(), more: str = "") -> list[str]:
    return [each.name for each in order.materials(loaded(folder, YEAR + more, HOME))]


def all_but(*names: str) -> list[str]:
    return [each.name for each in DIALOGUE.materials if each.name not in names]


def told(folder: Path, more: str) -> list[tuple[str, str, object]]:
    """The problems of a year's file: code, place and what was meant."""
    year = loaded(folder, YEAR + more, HOME)
    found = [*year.problems, *check(year)]
    return [(each.code, str(each.place), each.details.get("suggestion")) for each in found]


def fates(folder: Path, order: Order, more: str = "") -> dict[str, str]:
    """What a build says of the files of earlier ones."""
    results, _ = build(loaded(folder, YEAR + more, HOME), folder / "build", order)
    return {each.path.name: each.fate for each in results if each.fate and each.path}


def there(folder: Path) -> set[str]:
    return set(json.loads((folder / "build" / "manifest.json").read_text())["files"])


# ------------------------------------------------------------------------------------------------ what is made


def test_a_process_makes_on_request_only_what_it_prints() -> None:
    for process in PROCESSES.values():
        assert process.on_request < {*process.materials}


def test_what_is_made_on_request_is_made_when_it_is_asked_for(tmp_path: Path, on_request: None) -> None:
    assert made(tmp_path) == all_but("board", "tasks")
    assert made(tmp_path, EVERY) == all_but()
    assert made(tmp_path, BOARD) == ["board"]


@pytest.mark.parametrize(("yes", "no"), [("ja", "nei"), ("yes", "no"), ("true", "false")])
def test_the_year_decides_for_good(tmp_path: Path, on_request: None, yes: str, no: str) -> None:
    says = f"materials: {{board: {yes}, mat: {no}, handout: {yes}}}\n"
    assert made(tmp_path, more=says) == all_but("tasks", "mat")
    assert made(tmp_path, EVERY, says) == all_but("mat")
    assert made(tmp_path, Order(("mat",)), says) == ["mat"]  # who names it has decided too


def test_a_year_may_switch_on_what_another_process_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = tuple(each for each in DIALOGUE.materials if each.name in ("tasks", "board"))
    monkeypatch.setitem(PROCESSES, "dialogue", dataclasses.replace(DIALOGUE, materials=few))  # type: ignore[index]
    assert made(tmp_path, EVERY) == ["tasks", "board"]
    assert made(tmp_path, more="materials: {mat: ja, poster: nei}\n") == ["tasks", "board", "mat"]


def test_a_material_of_the_years_own_can_be_switched_off(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letter.xml.j2").write_text(LETTER)
    assert made(tmp_path)[-1] == "letter"
    assert made(tmp_path, EVERY, "materials: {letter: nei}\n") == all_but()


def test_a_material_that_waits_is_no_failure(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "cycle.yaml").write_text(HOME, encoding="utf-8")
    assert shell("build", tmp_path, "--all") == 0
    assert "report: venter på funn" in shell.out and (tmp_path / "build" / "board.pdf").exists()


# ------------------------------------------------------------------------------------------------ what the year cannot say


@pytest.mark.parametrize(
    ("more", "line", "expected"),
    [
        ("materials: {bord: nei}\n", "11:13", ("unknown-material", "board")),
        ("materials:\n  brett: nei\n", "12:3", ("unknown-material", "board")),
        ("materials:\n  Cards: ja\n", "12:3", ("unknown-material", "cards")),
        ("materials:\n  noe-annet: ja\n", "12:3", ("unknown-material", None)),
        ("materials:\n  board: kanskje\n", "12:10", ("not-a-flag", None)),
        ("materials:\n  - board\n", "12:3", ("no-dash-here", None)),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, more: str, line: str, expected: tuple[str, str | None]) -> None:
    (found,) = told(tmp_path, more)
    assert (found[0], found[2]) == expected and found[1].endswith(f"cycle.yaml:{line}")


def test_a_year_that_wants_nothing_is_told_so(tmp_path: Path) -> None:
    nothing = "".join(f"  {each.name}: nei\n" for each in MATERIALS)
    for order in (Order(), EVERY, Order(edition="public")):
        with pytest.raises(DialogkitError) as raised:
            build(loaded(tmp_path, f"{YEAR}materials:\n{nothing}", HOME), tmp_path / "build", order)
        (problem,) = raised.value.problems
        assert (problem.code, problem.place and problem.place.line) == ("nothing-to-make", 11)
    assert made(tmp_path, BOARD, f"materials:\n{nothing}") == ["board"]


# ------------------------------------------------------------------------------------------------ what lies in the folder


def test_the_file_of_what_is_switched_off_goes(tmp_path: Path) -> None:
    fates(tmp_path, BOARD)
    off = "materials: {board: nei}\n"
    assert fates(tmp_path, Order(("tasks",)), off) == {} and "board.pdf" in there(tmp_path)
    assert fates(tmp_path, Order(), off) == {"board.pdf": "off"}
    assert "board.pdf" not in there(tmp_path) and not (tmp_path / "build" / "board.pdf").exists()
    assert fates(tmp_path, Order(("tasks",)), off) == {}  # it is told once


def test_a_file_made_on_request_stays_as_long_as_it_is_true(tmp_path: Path, on_request: None) -> None:
    fates(tmp_path, Order(("tasks", "board")))
    assert fates(tmp_path, Order()) == {} and {"tasks.pdf", "board.pdf"} <= there(tmp_path)
    other = "poster: {we_want: [{text: Banke på døra}]}\nquotes: []\n"
    assert fates(tmp_path, Order(), other) == {}
    changed = YEAR.replace("å spise", "å lage") + other
    results, _ = build(loaded(tmp_path, changed, HOME), tmp_path / "build", Order())
    (left,) = [each for each in results if each.fate]
    assert (left.material, left.fate, left.command) == ("tasks", "untrue", "dialogkit build --only tasks")
    assert "tasks.pdf" not in there(tmp_path) and "board.pdf" in there(tmp_path)


def test_one_that_somebody_has_changed_stays(tmp_path: Path, on_request: None) -> None:
    fates(tmp_path, Order(("tasks",)))
    (tmp_path / "build" / "tasks.pdf").write_bytes(b"notes")
    changed = YEAR.replace("å spise", "å lage")
    results, _ = build(loaded(tmp_path, changed, HOME), tmp_path / "build", Order())
    assert [each.fate for each in results if each.material == "tasks"] == ["changed"]

"""`dialogkit materials`: what each material is, and what a year has made of it or waits for."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import pytest

from conftest import Shell
from dialogkit import limits
from dialogkit.problems import ExitCode
from dialogkit.processes import DIALOGUE, MATERIALS, PROCESSES
from dialogkit.terms import LANGS, PartName
from dialogkit.words import load_words
from kits import EXAMPLES
from paper import HOME

YEAR = f"""{HOME}
themes: [{{id: one, title: Maten, questions: [{{id: q, text: Hva liker du å spise?}}]}}]
events: [{{id: c, kind: conference, date: 2027-09-16}}]
materials: {{mat: nei}}
"""


@pytest.fixture
def year(tmp_path: Path) -> Path:
    (tmp_path / "cycle.yaml").write_text(YEAR, encoding="utf-8")
    return tmp_path


def listed(shell: Shell, *where: object) -> Mapping[str, dict[str, Any]]:
    assert shell("materials", *where, "--format", "json") == ExitCode.DONE
    return {each.pop("material"): each for each in json.loads(shell.out)}


@pytest.mark.parametrize("lang", LANGS)
def test_each_material_has_all_that_is_told_of_it(lang: str) -> None:
    words = load_words(lang)
    for name in ("own", *(each.name for each in MATERIALS)):
        assert all(words(f"materials.{name}.{tells}") for tells in ("what", "readers", "when", "needs"))


def test_all_that_there_are_where_no_year_is(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = listed(shell)
    assert list(found) == [each.name for each in MATERIALS]
    assert found["report"]["needs"] == "funn (`findings`)"
    assert {(each["state"], each["waits"], each["pages"]) for each in found.values()} == {(None, None, None)}
    assert shell("materials") == ExitCode.DONE
    assert "Trenger funn (`findings`)" in shell.out and "klar" not in shell.out


def test_a_year_says_what_is_ready_what_waits_and_what_is_off(shell: Shell, year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = frozenset(each for each in DIALOGUE.materials if each.name == "board")
    monkeypatch.setitem(PROCESSES, "dialogue", dataclasses.replace(DIALOGUE, on_request=asked))  # type: ignore[index]
    found = listed(shell, year)
    states = {name: each["state"] for name, each in found.items()}
    assert states["handout"] == "ready" and states["report"] == "waiting"
    assert states["mat"] == "off" and states["board"] == "asked"
    assert found["report"]["waits"].startswith("venter på funn") and found["handout"]["waits"] is None
    monkeypatch.chdir(year)
    assert shell("materials") == ExitCode.DONE  # the year that one stands in
    assert "klar når dere ber om det: --only board" in shell.out and "slått av under `materials`" in shell.out


def test_a_material_is_ready_where_a_build_makes_it(shell: Shell) -> None:
    """As in each material of the example, also in one that asks about what has no yes."""
    states = {name: each["state"] for name, each in listed(shell, EXAMPLES[0]).items()}
    assert states == {each.name: "asked" if each in DIALOGUE.on_request else "ready" for each in DIALOGUE.materials}


def test_pages_are_those_that_a_build_would_make(shell: Shell, year: Path) -> None:
    """Also where none was made, of all that is ready, and in files of any number."""
    found = listed(shell, year)
    assert [path.name for path in year.iterdir()] == ["cycle.yaml"]
    assert shell("build", year, "--all", "-q") == ExitCode.DONE
    made: Counter[str] = Counter()
    for file in json.loads((year / "build" / "manifest.json").read_text())["files"].values():
        made[file["material"]] += file["pages"]
    assert len(made) > 5 and {name: each["pages"] for name, each in found.items() if each["pages"]} == made
    assert shell("materials", year) == ExitCode.DONE
    assert f"klar, {made['handout']} sider" in shell.out and "slått av under `materials`\n" in shell.out


def test_what_has_no_room_or_is_large_is_not_counted(shell: Shell, year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = YEAR.replace("Hva liker", f"{'Storsamtalestol' * 20} hva liker").replace("mat: nei", "handout: ja")
    (year / "cycle.yaml").write_text(told, encoding="utf-8")
    pages = {name: each["pages"] for name, each in listed(shell, year).items()}
    assert pages["mat"] is None and pages["handout"]
    monkeypatch.setattr(limits, "PAGES_ANYHOW", 0)
    assert not any(each["pages"] for each in listed(shell, year).values())
    assert shell("materials", year) == ExitCode.DONE
    assert "klar, sidene er ikke talt" in shell.out


def test_one_sentence_tells_what_a_build_makes(shell: Shell, year: Path) -> None:
    assert shell("materials", year) == ExitCode.DONE
    assert shell.out.endswith(f"{load_words('nb')('listing.rule')}\n")


def test_no_line_ends_with_spaces(shell: Shell, year: Path) -> None:
    assert shell("materials", year) == ExitCode.DONE
    assert shell.out.splitlines() == [line.rstrip() for line in shell.out.splitlines()] and len(shell.out.splitlines()) > 30


def test_a_template_of_the_years_own_is_one_of_them(shell: Shell, year: Path) -> None:
    (year / "templates").mkdir()
    (year / "templates" / "letter.xml.j2").write_text('<document title="T"><pages><h1>A</h1></pages></document>')
    assert listed(shell, year)["letter"]["what"] == "Deres egen mal"


def test_what_is_wrong_is_told(shell: Shell, year: Path) -> None:
    assert shell("materials", year / "nothing-here") == ExitCode.FILE
    (year / "cycle.yaml").write_text(YEAR + "findigs: []\n", encoding="utf-8")
    assert shell("materials", year) == ExitCode.PROBLEMS
    assert "findings" in shell.err and shell.out == ""


def test_a_switch_of_no_material_is_told_with_all_else_that_is_wrong(shell: Shell, year: Path) -> None:
    (year / "cycle.yaml").write_text(YEAR.replace("mat: nei", "brett: nei, slides: kanskje") + "findigs: []\n", encoding="utf-8")
    assert shell("materials", year) == ExitCode.PROBLEMS
    assert "«kanskje»" in shell.err and shell.err.index("`brett`") < shell.err.index("`slides`") and "findings" in shell.err


def test_a_guide_waits_where_there_is_nothing_to_lead(shell: Shell, year: Path) -> None:
    off = ", ".join(f"{{id: {name}, enabled: nei}}" for name in get_args(PartName))
    (year / "cycle.yaml").write_text(f"{YEAR}parts: [{off}]\n", encoding="utf-8")
    assert listed(shell, year)["guide"]["state"] == "waiting"
    (year / "cycle.yaml").write_text(f"{YEAR}parts: [{off}]\n".replace("kind: conference", "kind: meeting"), encoding="utf-8")
    assert listed(shell, year)["guide"]["state"] == "asked"

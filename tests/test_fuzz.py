"""Some of the mutated cycle files and templates that `fuzz.py` tries by the thousand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import fuzz
import fuzz_commands
import fuzz_cycles
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.schema import fields_of
from dialogkit.processes import MATERIALS
from fuzz_templates import SMALL, WHOLE


@pytest.fixture(scope="module")
def roads(tmp_path_factory: pytest.TempPathFactory) -> fuzz.Roads:
    return fuzz.Roads(tmp_path_factory.mktemp("fuzz"))


def test_a_mutated_cycle_file_ends_in_problems(roads: fuzz.Roads) -> None:
    told = [roads.cycle(number) for number in range(30)]
    assert {found.severity for problems in told for found in problems} == {"error", "warning", "notice"}
    assert [] in told or any(all(found.severity != "error" for found in problems) for problems in told)  # some are fine


def test_a_mutated_template_ends_in_problems(roads: fuzz.Roads) -> None:
    told = [roads.template(number) for number in range(25)]
    codes = {found.code for problems in told for found in problems}
    assert {"template-broken", "markup-bad-value"} <= codes


def test_an_odd_value_in_a_field_ends_in_problems(roads: fuzz.Roads) -> None:
    count = len(fuzz.FIELDS) * len(fuzz.VALUES_TRIED)
    told = [roads.field(number) for number in range(99, count, count // 20)]
    fine = [not any(found.severity == "error" for found in problems) for problems in told]
    assert any(fine) and not all(fine)


def test_odd_texts_end_in_problems_whatever_is_made_of_them(roads: fuzz.Roads) -> None:
    told = [roads.text(number) for number in range(2)]
    assert all(found.place and found.place.line for problems in told for found in problems if found.severity == "error")


def test_a_command_ends_as_commands_do(tmp_path: Path) -> None:
    assert {fuzz_commands.run(number, tmp_path) for number in range(40)} == {0, 1, 2, 3}


def test_each_section_and_each_material_is_tried(tmp_path: Path) -> None:
    tried = {line.partition(":")[0] for line in "".join([fuzz_cycles.HEAD, *fuzz_cycles.SECTIONS]).split("\n")}
    assert {*fields_of(Cycle)} <= tried
    for year in (SMALL, WHOLE):
        (tmp_path / "cycle.yaml").write_text(year, encoding="utf-8")
        seen = load(Folder(tmp_path)).cycle
        assert [material.name for material in MATERIALS if not material.ready(seen)] == []


def test_a_case_is_made_from_its_number() -> None:
    assert fuzz.cycle_file(7) == fuzz.cycle_file(7) != fuzz.cycle_file(8)
    assert fuzz.template(7) == fuzz.template(7) != fuzz.template(8)
    assert fuzz_commands.command(7) == fuzz_commands.command(7) != fuzz_commands.command(8)
    assert fuzz.field_file(7) == fuzz.field_file(7) != fuzz.field_file(8)


def test_what_runs_for_hours_lets_go_of_what_it_made() -> None:
    """What each year is read into refers to itself in rings: where nobody looks for those, 20,000 cases fill a machine."""
    code = "import fuzz, gc; assert gc.isenabled()"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parent, env={**os.environ, "PYTHONPATH": ".."})

"""The workflow that tests dialogkit: every system and Python that it is for, README's own commands, and no rights but to read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
WORKFLOW: dict[Any, Any] = yaml.safe_load(TEXT)
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
(JOB,) = WORKFLOW["jobs"].values()
SYSTEMS = {"Linux": "ubuntu-latest", "Windows": "windows-latest", "macOS": "macos-latest"}


def commands(system: str) -> list[str]:
    """What runs on a system, after what fetches Python and Java."""
    ours = [step for step in JOB["steps"] if "run" in step]
    assert all(step["if"] in {f"runner.os == '{name}'" for name in SYSTEMS} for step in ours)
    return [step["run"] for step in ours if step["if"] == f"runner.os == '{system}'"]


def of_readme(*, windows: bool) -> list[str]:
    """README's lines to start with."""
    start = README.partition("## Start")[2].partition("\n## ")[0]
    blocks = re.findall(r"^```\n(.*?)^```", start, re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines() if line and ("\\" in line or "py -m" in line) == windows]


def test_it_may_read_and_no_more() -> None:
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "permissions" not in JOB and "secrets" not in TEXT
    checkout = next(step for step in JOB["steps"] if step.get("uses", "").startswith("actions/checkout@"))
    assert checkout["with"] == {"persist-credentials": False}


def test_it_ends() -> None:
    assert 0 < JOB["timeout-minutes"] <= 60


def test_every_system_runs_every_python() -> None:
    matrix = JOB["strategy"]["matrix"]
    assert sorted(matrix["system"]) == sorted(SYSTEMS.values())
    assert JOB["runs-on"] == "${{ matrix.system }}"
    assert JOB["strategy"]["fail-fast"] is False
    said = [name.rpartition(" ")[2] for name in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", name)]
    assert matrix["python"] == said
    assert f">={said[0]}" == PROJECT["requires-python"]


def test_nothing_that_somebody_else_writes_becomes_a_command() -> None:
    assert [run for system in SYSTEMS for run in commands(system) if "${{" in run] == []


def test_actions_are_githubs_own_of_a_major_version() -> None:
    used = [step["uses"] for step in JOB["steps"] if "uses" in step]
    assert len(used) == 3
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@v\d+", name)] == []


def test_linux_runs_what_every_machine_can() -> None:
    assert commands("Linux") == [".ci/run"]


def test_macos_runs_the_commands_of_readme() -> None:
    assert commands("macOS") == of_readme(windows=False)


def test_windows_runs_those_of_readme_for_windows() -> None:
    lines = of_readme(windows=True)
    assert len(lines) == 5
    assert commands("Windows") == [line.replace("py -m venv", "python -m venv") for line in lines]


def test_a_checkout_has_the_same_bytes_on_every_system() -> None:
    assert "* text=auto eol=lf" in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("kind", ["ruff", "mypy"])
def test_the_style_is_checked_with_a_version_that_does_not_move(kind: str) -> None:
    (pin,) = (need for need in PROJECT["optional-dependencies"]["lint"] if re.match(rf"{kind}\b", need))
    assert re.fullmatch(rf"{kind}>=\d+\.\d+,<\d+\.\d+", pin)

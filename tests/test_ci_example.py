"""The workflow for users is whole: it asks dialogkit only for what dialogkit can do, needs no secret, and its steps work."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from kits import EXAMPLES, ROOT

FILE = ROOT / "examples/ci/kit.yml"
TEXT = FILE.read_text(encoding="utf-8")
WORKFLOW = yaml.safe_load(TEXT)
STEPS = WORKFLOW["jobs"]["kit"]["steps"]
OURS = [step["run"] for step in STEPS if step.get("run", "").startswith("dialogkit ")]


def test_opens_with_an_explanation() -> None:
    assert len(re.match(r"(#.*\n)+", TEXT)[0].splitlines()) >= 10


def test_runs_on_every_push_with_reading_rights_only_and_no_secret() -> None:
    assert "push" in WORKFLOW[True]  # YAML 1.1 reads the key `on` as true
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert "secrets" not in TEXT


def test_actions_are_pinned_to_a_major_version() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert used
    assert [name for name in used if not re.fullmatch(r"actions/[\w-]+@v\d+", name)] == []


def test_checks_before_it_builds_and_keeps_what_it_built() -> None:
    assert [shlex.split(run)[1] for run in OURS] == ["check", "build"]
    kept = STEPS[-1]["with"]
    assert Path(kept["path"]).parent == Path(shlex.split(OURS[1])[-1])
    assert kept["if-no-files-found"] == "error"


@pytest.mark.parametrize("run", OURS)
def test_commands_and_options_exist(run: str) -> None:
    _, name, *words = shlex.split(run)
    command = get_command(import_module("dialogkit.cli").app).commands[name]
    known = {opt for parameter in command.params for opt in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known


@pytest.mark.skipif(os.name == "nt", reason="the workflow runs on Linux")
def test_steps_work(tmp_path: Path) -> None:
    """Runs the two steps as GitHub does, on the smaller of the examples."""
    assert ROOT / WORKFLOW["env"]["CYCLE"] in EXAMPLES
    bin_folder = tmp_path / "bin"
    bin_folder.mkdir()
    (bin_folder / "dialogkit").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m dialogkit "$@"\n')
    (bin_folder / "dialogkit").chmod(0o755)
    env = {**os.environ, "PATH": f"{bin_folder}:{os.environ['PATH']}", "CYCLE": str(EXAMPLES[-1])}
    for run in OURS:
        done = subprocess.run(["bash", "-e", "-c", run], cwd=tmp_path, env=env, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    assert list(tmp_path.glob(STEPS[-1]["with"]["path"]))

"""The workflow for users is whole: it asks dialogkit only for what dialogkit can do, needs no secret, and its steps work."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.main import get_command

from conftest import Shell
from dialogkit.cycle.load import load
from dialogkit.kit.reprint.manifest import NAME
from kits import EXAMPLES, ROOT
from paper import bare, read, ready, text_of
from test_private_leaks import FINDING, year

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


def named(name: str) -> dict[str, Any]:
    return next(step for step in STEPS if step["name"] == name)


def test_checks_before_it_builds_and_keeps_what_it_built() -> None:
    assert [shlex.split(run)[1] for run in OURS] == ["check", "build", "build", "build"]
    kept, public = named("Keep the PDFs"), named("Keep the public edition")
    assert Path(kept["with"]["path"]).parent == Path(shlex.split(OURS[2])[-1])
    assert kept["with"]["if-no-files-found"] == "error" and "if" not in kept
    assert Path(public["with"]["path"]).parent == Path(shlex.split(OURS[3])[-1])


def test_what_is_unread_stops_the_public_edition_alone() -> None:
    step = named("Build the public edition")
    assert step["continue-on-error"] is True and "--edition public" in step["run"]
    assert named("Keep the public edition")["if"] == f"steps.{step['id']}.outcome == 'success'"
    assert STEPS.index(named("Keep the PDFs")) > STEPS.index(step)


def test_the_list_of_the_last_kit_is_there_before_the_kit_is_built() -> None:
    step = named("Fetch the list of the last kit")
    assert step["with"]["path"].split() == [f"{shlex.split(run)[-1]}/{NAME}" for run in OURS[2:]]
    assert step["with"]["key"].startswith(step["with"]["restore-keys"]) and "run_id" in step["with"]["key"]
    first = next(number for number, step in enumerate(STEPS) if "--only-changed" in step.get("run", ""))
    assert STEPS.index(step) < first < STEPS.index(named("Build the kit"))


@pytest.mark.parametrize("run", OURS)
def test_commands_and_options_exist(run: str) -> None:
    _, name, *words = shlex.split(run)
    command = get_command(import_module("dialogkit.cli").app).commands[name]
    known = {opt for parameter in command.params for opt in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= known


def run(shell: Shell, folder: Path) -> list[int]:
    """What each of our steps returns, run in this process where GitHub would run it, with what the cache keeps."""
    return [shell(*(str(folder) if word == "$CYCLE" else word for word in shlex.split(step)[1:])) for step in OURS]


def test_the_steps_work_and_print_only_what_has_changed(tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of which somebody has read all, then one card changes, and on the next day a finding that nobody has read."""
    assert ROOT / WORKFLOW["env"]["CYCLE"] in EXAMPLES
    monkeypatch.chdir(tmp_path)
    more = "game: {cards: {questions: [Hva nå?, Hva så?], blank: 0}}\n"
    folder = year(tmp_path / "y", FINDING + more)
    read(load(folder))
    assert run(shell, folder) == [0, 0, 0, 0], shell.err
    made = {path.stem for path in tmp_path.glob("kit/*.pdf")}
    assert (tmp_path / "public" / "report.pdf").exists() and made == {*ready(folder), "overview-a4", "cards-selection"}
    for path in (*tmp_path.glob("kit/*.pdf"), *tmp_path.glob("public/*.pdf")):
        path.unlink()  # the machine is a new one
    year(folder, FINDING + more.replace("Hva så", "Hvem da"))
    read(load(folder))
    assert run(shell, folder) == [0, 0, 0, 0], shell.err
    words = bare(text_of(tmp_path / "kit" / "cards-selection.pdf"))
    assert "Hvemda?" in words and "Hvanå?" not in words
    year(folder, FINDING.replace("beskjed", "beskjed i god tid") + more)
    assert run(shell, folder) == [0, 0, 0, 1]
    assert "review" in shell.err and {path.stem for path in tmp_path.glob("kit/*.pdf")} == {
        *ready(folder),
        "overview-a4",
        "cards-selection",
    }

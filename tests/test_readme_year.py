"""README's year as somebody lives it: each step, done in its order in a new folder, builds, and prints what README says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.processes import DIALOGUE
from dialogkit.words import LANGS
from test_readme import README

STEPS = re.findall(r"^\d\. \*\*[^*]+\*\*(?:.+\n)+?(?=\d\. |\n)", README.split("## The year, step by step")[1], re.MULTILINE)
ADDED = re.findall(r"`dialogkit add 2027 ([a-z_ ]+)`", "\n".join(STEPS))
"""The sections that the steps add."""
THEMES = """\
themes:
  - id: mat
    title: Maten vi lager
    questions:
      - {id: kveldsmat, text: Hva vil du spise?, type: open}
  - id: tur
    title: Turene våre
    questions:
      - {id: hvor, text: Hvor vil du gå?, type: open}
"""


def sections(number: int) -> list[str]:
    """The sections that README's step names: `themes:`, `cycle.previous:`."""
    return re.findall(r"`([a-z_]+)(?:\.[a-z_]+)?:`", STEPS[number - 1])


def begun(shell: Shell, file: Path, section: str) -> None:
    """Begins a section, as README says: `add` puts it in where it is not there yet, and real words take the place of examples."""
    if not re.search(rf"^{section}:$", file.read_text(encoding="utf-8"), re.MULTILINE):
        assert section in " ".join(ADDED).split()
        assert shell("add", "2027", section) == 0, shell.err
    text = file.read_text(encoding="utf-8")
    block = re.search(rf"^{section}:\n(?:[ ].*\n|\n(?= ))*", text, re.MULTILINE)[0]
    own = re.sub(r"\((?:Eksempel|Døme|Example)\) ", "", block.replace("status: pending", "status: given"))
    file.write_text(text.replace(block, THEMES if section == "themes" else own), encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_each_step_of_the_year_builds(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: str) -> None:
    monkeypatch.chdir(tmp_path)
    assert shell(*f"new 2027 --lang {lang} --place Solbakken --municipality Fjordvik".split()) == 0
    file = tmp_path / "2027" / "cycle.yaml"
    late = {"report": 4, "easy-report": 4, "plan": 4, "poster": 5}  # from which step on; all else is there from the first
    for step in range(1, 7):
        for section in sections(step) if step > 1 else ():
            begun(shell, file, section)
        if lang == "nb" or step in (2, 6):
            assert shell("build", "2027") == 0, (step, shell.err)
            made = json.loads((tmp_path / "2027" / "build" / "manifest.json").read_bytes())["files"]
            there = {
                each.name for each in DIALOGUE.materials if late.get(each.name, 1) <= step and each not in DIALOGUE.on_request
            }
            found = {each.name for each in DIALOGUE.materials if any(re.match(rf"{each.name}[-.]", file) for file in made)}
            assert found == there, step


def test_the_steps_name_what_is_filled_in() -> None:
    assert [sections(step) for step in (2, 3, 4, 5)] == [
        ["themes", "events"],
        ["tasks", "quotes"],
        ["findings", "solutions"],
        ["poster"],
    ]


def test_the_next_year_follows(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shell("new", 2027, "--place", "Solbakken", "--municipality", "Fjordvik") == 0
    (command,) = re.findall(r"`dialogkit (new 2028 [^`]+)`", STEPS[6])
    assert shell(*command.split()) == 0, shell.err
    assert "previous: ../2027" in (tmp_path / "2028" / "cycle.yaml").read_text(encoding="utf-8").replace('"', "")
    assert shell("build", "2028") == 0

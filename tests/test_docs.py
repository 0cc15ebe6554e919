"""What the pages of docs say can be typed: each command is read as it stands there, each piece of a year's file is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.cycle.sheet_file import read_sheet
from dialogkit.cycle.source import source_of
from dialogkit.kit import build, printers
from dialogkit.kit.order import Order
from dialogkit.problems import ExitCode
from paper import loaded
from test_readme import PAGES

BLOCK = re.compile(r"^```(\w*)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(page.name, kind, text) for page, whole in PAGES.items() for kind, text in BLOCK.findall(whole)]
COMMANDS = [
    shlex.split(line.partition("  #")[0].partition(" # ")[0])[1:]
    for _, kind, text in BLOCKS
    for line in text.splitlines()
    if not kind and line.startswith("dialogkit ")
]
TEMPLATES = [text for _, kind, text in BLOCKS if kind == "xml"]


def test_each_command_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: Shell) -> None:
    """Nothing is built: what is typed is read, and asked for whether it goes together."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(build, "build", lambda *asked: ([], []))
    monkeypatch.setattr(printers, "find", lambda name: printers.Offset(0.5, -0.5))
    assert shell("new", "2027", "--place", "Solbakken", "--municipality", "Fjordvik") == ExitCode.DONE
    (tmp_path / "2027" / "templates").mkdir()
    (tmp_path / "2027" / "templates" / "invitation.xml.j2").write_text(TEMPLATES[0], encoding="utf-8")
    assert len(COMMANDS) > 20
    for typed in COMMANDS:
        code = shell(*typed)
        assert code not in (ExitCode.USAGE, ExitCode.BUG), (typed, shell.err)
    assert shell("build", "2027", "--only", "nothing-of-the-kind") == ExitCode.USAGE


@pytest.mark.parametrize("text", [text for _, kind, text in BLOCKS if kind == "yaml"], ids=lambda text: text.split()[0])
def test_each_piece_of_a_file_can_stand_there(tmp_path: Path, text: str) -> None:
    """In a year, or as the file of a label sheet."""
    if text.startswith("paper:"):
        assert read_sheet(source_of(text, "sheet.yaml")) is not None
    else:
        assert [problem.code for problem in loaded(tmp_path, text + "\n").problems] == []


@pytest.mark.parametrize("text", TEMPLATES, ids=lambda text: text.split(">")[0])
def test_each_template_makes_a_material(tmp_path: Path, text: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letter.xml.j2").write_text(text, encoding="utf-8")
    year = loaded(
        tmp_path, "events: [{id: c, kind: conference, date: 2026-09-16, place: Hall}]\nthemes: [{id: one, title: Food}]\n"
    )
    assert [each.pages for each in build.build(year, tmp_path / "build", Order(("letter",)))[0]] == [1]

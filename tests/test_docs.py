"""What the pages of docs say can be typed: each command is read as it stands there, each piece of a year's file is one."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from textwrap import dedent

import pytest

import packs
from conftest import SMALL, Shell
from dialogkit.cycle.sheet_file import read_sheet
from dialogkit.cycle.source import source_of
from dialogkit.cycle.tables.lists import list_called
from dialogkit.cycle.tables.workbook import Filled, workbook
from dialogkit.kit import build, printers
from dialogkit.kit.order import Order
from dialogkit.problems import ExitCode
from paper import HOME, loaded
from test_readme import ROOT

FOLDERS = ("*.md", *(f"{folder}/**/*.md" for folder in ("dialogkit", "docs", "examples", "templates", "tests", "tools")))
WRITTEN = {page: page.read_text(encoding="utf-8") for folder in FOLDERS for page in sorted(ROOT.glob(folder))}
OF_ITS_OWN = "LESMEG.md"  # has a test of its own
BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)\n\1```$", re.MULTILINE | re.DOTALL)
BLOCKS = [
    (page.name, kind, dedent(text))
    for page, whole in WRITTEN.items()
    for _, kind, text in BLOCK.findall(whole)
    if page.name != OF_ITS_OWN
]
COMMANDS = [
    shlex.split(line.partition("  #")[0].partition(" # ")[0])[1:]
    for _, kind, text in BLOCKS
    for line in text.splitlines()
    if not kind and line.startswith("dialogkit ")
]
ANSWERS = [text for _, kind, text in BLOCKS if not kind and text.startswith("2027/")]
TEMPLATES = [text for _, kind, text in BLOCKS if kind == "xml"]


def test_no_block_goes_untested() -> None:
    """What stands between fences is a piece of a year, a template, an answer, commands of dialogkit's or what installs it."""
    fences = {page: len(re.findall(r"^[ >]*(?:```|~~~)", whole, re.MULTILINE)) for page, whole in WRITTEN.items()}
    assert fences == {page: 2 * len(BLOCK.findall(whole)) for page, whole in WRITTEN.items()}
    assert {kind for _, kind, _ in BLOCKS} <= {"", "yaml", "xml", "text"}
    assert [name for name, kind, _ in BLOCKS if kind == "text"] == ["developing.md"]  # a drawing
    plain = [text for _, kind, text in BLOCKS if not kind and text not in ANSWERS]
    typed = [line for text in plain for line in text.splitlines() if not line.startswith("dialogkit ")]
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    first = ci[ci.index("set -x") + 1 :][:2]
    windows = [line for command in first for line in as_on_windows(command)]
    known = {"", *first, *" && ".join(first).split(" && "), *windows, ".venv/bin/python tools/symbols.py"}
    assert [line for line in typed if line not in known] == []
    assert (ROOT / "tools/symbols.py").exists() and {*windows} <= {*typed}


def as_on_windows(command: str) -> list[str]:
    """The lines of a command that makes its place and works there."""
    typed = command.replace("python3 ", "py ").replace(".venv/bin/", ".venv/Scripts/").replace("/", "\\").replace("'", '"')
    return typed.split(" && ")


def test_each_command_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, shell: Shell) -> None:
    """Nothing is built: what is typed is read, and asked for whether it goes together."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(build, "build", lambda *asked: ([], []))
    monkeypatch.setattr(printers, "find", lambda name: printers.Offset(0.5, -0.5))
    assert shell("new", "2027", "--place", "Solbakken", "--municipality", "Fjordvik") == ExitCode.DONE
    (tmp_path / "2027" / "templates").mkdir()
    (tmp_path / "2027" / "templates" / "greeting.xml.j2").write_text(TEMPLATES[0], encoding="utf-8")
    assert len(COMMANDS) > 20
    for typed in COMMANDS:
        code = shell(*typed)
        assert code not in (ExitCode.USAGE, ExitCode.BUG), (typed, shell.err)
    assert shell("build", "2027", "--only", "nothing-of-the-kind") == ExitCode.USAGE


@pytest.mark.parametrize("text", ANSWERS, ids=lambda text: text.split(":")[0])
def test_what_is_answered_is_what_dialogkit_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell, text: str
) -> None:
    """In a year in which the line that is shown stands where it says."""
    monkeypatch.chdir(tmp_path)
    said, line, *_ = text.splitlines()
    file, number, *_ = said.split(":")
    if file.endswith(".xlsx"):
        _in_a_table(tmp_path / file, line.split()[-1])
        assert shell("check", "2027") == ExitCode.PROBLEMS and text in shell.out
        return
    loaded(tmp_path, "", HOME)
    begins = (tmp_path / "cycle.yaml").read_text(encoding="utf-8").splitlines()
    lines = [*begins, *[""] * (int(number) - 1 - len(begins)), line.removeprefix("    ")]
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert shell("check", file) == ExitCode.PROBLEMS
    assert text in shell.out


def _in_a_table(file: Path, wrong: str) -> None:
    """A year whose quotes stand in a table, and in the last of its rows a theme that there is not."""
    rows = [
        {("id",): f"q{number}", ("text",): "Maten er god.", ("theme",): wrong if number == 6 else "mat"} for number in range(1, 7)
    ]
    file.parent.mkdir()
    file.write_bytes(workbook(list_called("quotes"), "nb", {}, Filled(rows)))
    year = f"{SMALL}themes: [{{id: mat, title: Mat, open: ja}}]\nquotes: {file.name}\n"
    (file.parent / "cycle.yaml").write_text(year, encoding="utf-8")


@pytest.mark.parametrize("text", [text for _, kind, text in BLOCKS if kind == "yaml"], ids=lambda text: text.split()[0])
def test_each_piece_of_a_file_can_stand_there(tmp_path: Path, text: str) -> None:
    """In a year, or as the file of a label sheet or of a symbol pack."""
    if text.startswith("paper:"):
        assert read_sheet(source_of(text, "sheet.yaml")) is not None
    elif text.startswith("name:"):
        files = {file: b"" for file in re.findall(r"file: ([^\s,}]+)", text)}
        packs.as_folder(tmp_path / "pack", {"pack.yaml": text.encode(), **files})
        assert files and [problem.code for problem in loaded(tmp_path, "symbol_packs: [pack]\n").problems] == []
    else:
        for name in re.findall(r"^  - (\S+)$", text, re.MULTILINE) if text.startswith("symbol_packs:") else ():
            (packs.as_zip if name.endswith(".zip") else packs.as_folder)(tmp_path / name, packs.colourful())
        for section, name in re.findall(r"^(\w+): (\S+\.xlsx)$", text, re.MULTILINE):
            (tmp_path / name).write_bytes(workbook(list_called(section), "nb"))
        for picture in re.findall(r"src: (\S+\.svg)", text):
            (tmp_path / picture).parent.mkdir()
            (tmp_path / picture).write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
        assert [problem.code for problem in loaded(tmp_path, text + "\n").problems] == []


@pytest.mark.parametrize("text", TEMPLATES, ids=lambda text: text.split(">")[0])
def test_each_template_makes_a_material(tmp_path: Path, text: str) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "letter.xml.j2").write_text(text, encoding="utf-8")
    year = loaded(
        tmp_path, "events: [{id: c, kind: conference, date: 2026-09-16, place: Hall}]\nthemes: [{id: one, title: Food}]\n"
    )
    assert [each.pages for each in build.build(year, tmp_path / "build", Order(("letter",)))[0]] == [1]

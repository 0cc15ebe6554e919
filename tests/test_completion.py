"""What a shell offers when somebody presses Tab, in the way each shell asks."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.cycle.sections.blocks import sections
from dialogkit.processes import MATERIALS
from dialogkit.terminal.completion import VARIABLE, folders_of_years
from dialogkit.terms import CARD_LISTS

Ask = Callable[..., list[str]]
NAMES = [material.name for material in MATERIALS]


@pytest.fixture(params=["bash", "zsh", "fish", "powershell"])
def ask(request: pytest.FixtureRequest, shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Ask:
    """What is offered after some words, the last of which is not whole yet, by what each shell does."""
    monkeypatch.chdir(tmp_path)
    kind = request.param

    def offered(*words: str) -> list[str]:
        line = " ".join(("dialogkit", *words))
        monkeypatch.setenv(VARIABLE, f"complete_{kind}")
        monkeypatch.setenv("COMP_WORDS", "\n".join(("dialogkit", *words)))
        monkeypatch.setenv("COMP_CWORD", str(len(words)))
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", words[-1])
        assert shell() == 0 and shell.err == ""
        lines = shell.out.strip().removeprefix("_arguments '*: :((").removesuffix("))'").splitlines()
        told = [line.split("\t")[0].split(":::")[0].split('":"')[0].strip('"') for line in lines]
        return [each for each in told if each not in ("", "_files")]

    return offered


def test_commands_and_options(ask: Ask) -> None:
    commands = "new add build materials status consents withdraw table calibrate check read symbols review"
    assert ask("") == commands.split()
    assert ask("re") == ["read", "review"]
    assert ask("build", "--o") == ["--only", "--only-changed", "--out"]
    assert ask("--") == ["--version", "--help"]  # how to complete is asked for once


def test_what_can_be_chosen(ask: Ask) -> None:
    assert ask("build", "--ink", "") == ["colour", "grey", "low"]
    assert ask("build", "--edition", "p") == ["public"]
    assert ask("check", "--format", "") == ["text", "json", "github"]
    assert ask("new", "2027", "--lang", "n") == ["nb", "nn"]
    assert ask("build", "--ink", "blue", "--tile", "") == ["A4", "A3"]  # what is wrong is told when it is run


def test_names_of_materials_also_after_a_comma(ask: Ask) -> None:
    assert ask("build", "--only", "") == NAMES
    assert ask("build", "--only", "handout,ca") == ["handout,cards"]
    assert ask("build", "--only", "cards,") == [f"cards,{name}" for name in NAMES if name != "cards"]
    assert ask("build", "--only", "x") == []
    assert ask("build", "--cards", "quotes,") == [f"quotes,{kind}" for kind in CARD_LISTS if kind != "quotes"]


def test_materials_of_the_years_own(ask: Ask, tmp_path: Path) -> None:
    for year in ("2027", "."):
        (tmp_path / year / "templates").mkdir(parents=True)
        (tmp_path / year / "cycle.yaml").write_text("not read")
        (tmp_path / year / "templates" / f"letter{'' if year == '.' else 'two'}.xml.j2").write_text("<document/>")
    assert ask("build", "2027", "--only", "le") == ["lettertwo"]
    assert ask("build", "--only", "cards,le") == ["cards,letter"]


def test_sections_that_stand_ready(ask: Ask, tmp_path: Path) -> None:
    assert ask("add", "2027", "") == list(sections("dialogue"))
    assert ask("add", "2027", "quotes", "th") == ["themes", "thanks"]


def test_folders_of_years(ask: Ask, tmp_path: Path) -> None:
    for name in ("2026", "2027", "homes/2026", "notes", "with space"):
        (tmp_path / name).mkdir(parents=True)
        if name != "notes":
            (tmp_path / name / "cycle.yaml").write_text("not read")
    assert ask("build", "") == ask("check", "20") == ["2026", "2027"]  # a name with a space is the shell's to quote
    assert ask("read", "homes/") == ["homes/2026"]
    assert ask("build", "no") == ask("build", "2026", "") == []  # the shell goes on with its files
    assert ask("build", "2026", "--ink", "g") == ["grey"]


@pytest.mark.parametrize("typed", ["nowhere/x", "\0", "cycle.yaml/x", "x" * 5000, "/root/.ssh/no/"])
def test_what_is_no_folder_has_no_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cycle.yaml").write_text("")
    assert folders_of_years(typed) == []


def test_a_folder_with_very_many_entries_is_not_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dialogkit.terminal.completion._MOST_LOOKED_AT", 2)
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cycle.yaml").write_text("")
    assert len(folders_of_years("")) == 2


@pytest.mark.parametrize("name", ["bash", "zsh", "fish", "powershell"])
def test_what_a_shell_must_be_told(shell: Shell, name: str) -> None:
    assert shell("--show-completion", name) == 0
    assert f"complete_{name}" in shell.out and "dialogkit" in shell.out and VARIABLE in shell.out
    assert shell("--help") == 0 and "completion" not in shell.out


def test_another_shell_is_told_kindly(shell: Shell) -> None:
    assert shell("--show-completion", "tcsh") == 2
    assert "«tcsh»" in shell.err and "`bash`, `zsh`, `fish`, `powershell`" in shell.err


@pytest.mark.parametrize("asked", ["complete_bash", "complete_tcsh", "nonsense", "source_fish"])
def test_a_question_that_cannot_be_understood_is_no_traceback(shell: Shell, monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    monkeypatch.setenv(VARIABLE, asked)
    monkeypatch.delenv("COMP_WORDS", raising=False)
    shell("build")
    assert "Traceback" not in shell.out + shell.err and shell.code in (0, 1, 70)


def test_nothing_heavy_is_loaded_to_complete() -> None:
    code = (
        "import os, sys; os.environ.update({'_DIALOGKIT_COMPLETE': 'complete_bash', 'COMP_WORDS': 'dialogkit build --only c', "
        "'COMP_CWORD': '3'}); from dialogkit.cli import main; main([]); print(*sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert told[0] == "cards"
    assert not {name.split(".")[0] for name in told} & {"reportlab", "jinja2", "yaml", "PIL", "platformdirs"}
    assert not {"dialogkit.cycle.model", "dialogkit.kit.order"} & set(told)

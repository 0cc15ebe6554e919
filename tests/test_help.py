"""What `--help` says: for each command, argument and option, in the reader's language, and nothing of it in the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import Shell
from dialogkit.resources import own_text
from dialogkit.terminal.completion import VARIABLE
from dialogkit.terminal.help import help_texts, language_asked, language_of_machine
from dialogkit.terms import LANGS
from sources import FILES, nodes, parsed
from test_language import OF_ANOTHER_LANGUAGE, OF_THE_SCREEN, broken_rules, found
from test_readme import app

TEXTS = {lang: help_texts(lang) for lang in LANGS}
COMMANDS = app().commands
TYPER_SAYS = re.compile(r"Usage|Options|Arguments|Commands|default|required|Show this|\[OPTIONS\]|COMMAND|ARGS")


@pytest.fixture(autouse=True)
def _nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: Shell) -> None:
    monkeypatch.chdir(tmp_path)
    shell.environ["LANG"] = "C.UTF-8"


def parameters() -> Iterator[tuple[str, Any, str]]:
    """Each command's name, each parameter of it, and how that is typed."""
    for name, command in (("dialogkit", app()), *COMMANDS.items()):
        for each in command.params:
            yield name, each, next((word for word in each.opts if word.startswith("--")), each.metavar)


def names() -> set[str]:
    """Every name that a text is looked for by."""
    typed = {f"{name} {word}" if f"{name} {word}" in TEXTS["en"] else word for name, _, word in parameters()}
    words = chain.from_iterable(re.findall("[A-Z]+", each.metavar or "") for _, each, _ in parameters())
    headings = {each.rich_help_panel for _, each, _ in parameters()} - {None} | {"arguments", "options", "commands"}
    more = {f"{name} more" for name in COMMANDS if f"{name} more" in TEXTS["en"]}
    known = {f"word {word}" for word in words if f"word {word}" in TEXTS["en"]} | {"word OPTIONS", "word COMMAND"}
    return {
        *typed,
        *more,
        *known,
        *(f"heading {each}" for each in headings),
        "label usage",
        "label default",
        "dialogkit",
        "--help",
        *COMMANDS,
    }


# ------------------------------------------------------------------------------------------------ the texts


@pytest.mark.parametrize("lang", LANGS)
def test_every_command_argument_and_option_has_its_text_and_no_text_is_left_over(lang: str) -> None:
    assert set(TEXTS[lang]) == names() and len(names()) > 60
    assert [name for name, text in TEXTS[lang].items() if not text.strip()] == []


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_read_as_a_reader_of_yaml_would(lang: str) -> None:
    assert yaml.safe_load(own_text("locales", "help", f"{lang}.yaml")) == TEXTS[lang]


def test_each_language_has_its_own() -> None:
    same = {
        name for name in TEXTS["en"] if not name.startswith("word ") and len({TEXTS[lang][name] for lang in ("en", "nb")}) == 1
    }
    assert same == set()
    assert {re.sub("[^{}a-z]", "", " ".join(re.findall(r"\{\w+\}", text))) for text in TEXTS["nn"].values()} == {"", "{value}"}


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_written_as_all_else_on_the_screen(lang: str) -> None:
    wrong = {
        name: [entry for entry in broken_rules(text, lang, "plain") if entry.split()[0] in OF_THE_SCREEN - {"R07", "R11"}]
        + found(text, OF_ANOTHER_LANGUAGE[lang])
        for name, text in TEXTS[lang].items()
    }
    assert {name: entries for name, entries in wrong.items() if entries} == {}


def test_none_of_it_is_in_the_code() -> None:
    told = [
        (file.name, node.lineno)
        for file in FILES
        for node in nodes(parsed(file))
        if isinstance(node, ast.Call) and any(word.arg in ("help", "short_help", "epilog") for word in node.keywords)
    ]
    assert told == []


# ------------------------------------------------------------------------------------------------ as it is shown


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_one_language(shell: Shell, tmp_path: Path, lang: str, name: str) -> None:
    (tmp_path / "cycle.yaml").write_text(f"lang: {lang}\n")
    assert shell(*name.split(), "--help") == 0
    shown = " ".join(shell.out.split())
    assert shown.startswith(f"{TEXTS[lang]['label usage']}: dialogkit {name}".strip())
    command = name or "dialogkit"
    words = [word for at, each, word in parameters() if at == command and not each.hidden]
    wanted = [TEXTS[lang].get(f"{command} {word}") or TEXTS[lang][word] for word in (*words, "--help")]
    assert [text for text in (*wanted, TEXTS[lang][command]) if text not in shown] == []
    assert lang == "en" or TYPER_SAYS.search(shown) is None
    assert max(map(len, shell.out.splitlines())) <= 80


def test_what_a_shell_shows_beside_an_option_is_in_it_too(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cycle.yaml").write_text("lang: nn\n")
    monkeypatch.setenv(VARIABLE, "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    for typed, text in {
        "dialogkit build --bo": "build --booklet",
        "dialogkit cal": "calibrate",
        "dialogkit build --he": "--help",
    }.items():
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", typed)
        assert shell() == 0 and len(shell.out.splitlines()) == 1
        assert TEXTS["nn"][text].startswith(shell.out.split("\t")[1].strip().removesuffix("…"))


# ------------------------------------------------------------------------------------------------ in which language


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LANG": "nn"}, "nn"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX"}, "en"),
        ({"LANG": "sv_SE.UTF-8"}, "en"),
        ({"LANG": "norsk"}, "en"),
        ({"LANG": "nb_NO", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_GB", "LC_ALL": "nn_NO"}, "nn"),
        ({"LANG": "C", "LANGUAGE": "nb:nn:en"}, "nb"),
        ({"LANG": "C", "LANGUAGE": "sv:nn"}, "nn"),
        ({"LANGUAGE": "en_GB:nb"}, "en"),
        ({"LANG": "nb_NO", "LC_ALL": ""}, "nb"),
    ],
)
def test_the_language_of_a_machine(environ: dict[str, str], lang: str) -> None:
    assert language_of_machine(environ) == lang


@pytest.mark.parametrize(
    ("told", "lang"),
    [
        ("Norwegian Bokmål_Norway", "nb"),
        ("Norwegian Nynorsk_Norway", "nn"),
        ("Norwegian_Norway", "nb"),
        ("nn-NO", "nn"),
        ("English_United States", "en"),
        (None, "en"),
    ],
)
def test_where_no_variable_is_set_the_system_is_asked(monkeypatch: pytest.MonkeyPatch, told: str | None, lang: str) -> None:
    monkeypatch.setattr("locale.getlocale", lambda: (told, "1252"))
    assert language_of_machine({}) == lang


def test_a_year_comes_before_the_machine_and_what_is_typed_before_a_year(shell: Shell, tmp_path: Path) -> None:
    for name, lang in (("a", "nn"), ("b", "nb")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cycle.yaml").write_text(f"lang: {lang}\n")
    assert language_asked(["build", "--help"]) is None
    assert language_asked(["build", "a", "-h"]) == "nn" and language_asked(["check", "--all", "b"]) == "nb"
    assert language_asked(["build", "a/cycle.yaml"]) == "nn"
    assert language_asked(["new", "--lang", "en", "a"]) == language_asked(["new", "--lang=en"]) == "en"
    (tmp_path / "cycle.yaml").write_text("cycle: {year: 2027}\n")
    assert language_asked(["build", "a"]) == "nn" and language_asked(["--help"]) == "nb"  # what a year is in that does not say
    assert language_asked(["\0", "x" * 5000, "a\0b"]) == "nb"
    (tmp_path / "cycle.yaml").unlink()
    shell.environ["LANG"] = "nn_NO"
    assert shell("-h") == 0 and shell.out.startswith("Bruk: dialogkit [VAL]")

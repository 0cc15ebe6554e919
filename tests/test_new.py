"""A new year: whole or not at all, never over anything, ready to check and build."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from conftest import Shell
from dialogkit.cycle.load import load
from dialogkit.cycle.new import create, starting_text
from dialogkit.cycle.sections.blocks import HEAD, block, sections
from dialogkit.problems import FileError
from dialogkit.terms import PROCESSES
from dialogkit.words import LANGS, load_words


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_year_is_without_problems_and_says_what_to_do_next(shell: Shell, tmp_path: Path, lang: str) -> None:
    assert shell("new", "2027", "--lang", lang, "--dir", tmp_path) == 0
    loaded = load(tmp_path / "2027")
    assert (loaded.cycle.lang, loaded.cycle.cycle.year, loaded.problems) == (lang, 2027, ())
    assert loaded.cycle.organisation.service_place == load_words(lang)("new.default_place")
    assert "dialogkit build" in shell.out and str(tmp_path / "2027" / "cycle.yaml") in shell.out
    assert load_words(lang)("new.next_edit") in shell.out
    assert shell.err == ""


def test_a_process_can_be_chosen_where_there_is_more_than_one(shell: Shell, tmp_path: Path) -> None:
    assert shell("new", "2027", "--process", "dialogue", "--dir", tmp_path) == 0
    assert load(tmp_path / "2027").cycle.process == "dialogue"
    assert shell("new", "2028", "--process", "dialog", "--dir", tmp_path) == 2
    assert "--process" in shell.err and "dialogue" in shell.err and not (tmp_path / "2028").exists()
    assert shell("new", "--help") == 0 and ("--process" in shell.out) == (len(PROCESSES) > 1)


@pytest.mark.parametrize("lang", LANGS)
def test_nothing_of_the_template_is_left(lang: str) -> None:
    text = starting_text("dialogue", 2031, lang, "Solbakken", "Fjordvik")
    assert not re.search("[{@][A-Z]+[}@]", text)
    assert "2031" in text


@pytest.mark.parametrize("name", ['Sol "x" \\ #1: - {PLACE} {YEAR}', "no", "~", "Ævi's «hus»", "𝄞 {x} [y]", "*a &b !c", "1:30"])
def test_names_stay_what_they_are(tmp_path: Path, name: str) -> None:
    file = create(tmp_path, "dialogue", 2027, "nb", name, name)
    organisation = load(file).cycle.organisation
    assert (organisation.service_place, organisation.municipality) == (name, name)


def test_on_a_terminal_it_asks_for_what_is_missing(terminal: Shell, tmp_path: Path) -> None:
    assert terminal("new", "2027", "--dir", tmp_path, answers="Granly\n\n") == 0
    organisation = load(tmp_path / "2027").cycle.organisation
    assert (organisation.service_place, organisation.municipality) == ("Granly", "Fjordvik kommune")
    assert load_words("nb")("new.ask_place") in terminal.out


def test_it_asks_for_nothing_that_is_given(terminal: Shell, tmp_path: Path) -> None:
    assert (
        terminal("new", "2027", "--dir", tmp_path, "--place", "Granly", "--municipality", "Dalvik", answers="Feil\nFeil\n") == 0
    )
    assert load(tmp_path / "2027").cycle.organisation.service_place == "Granly"
    assert "?" not in terminal.out


def test_in_a_pipe_it_never_asks(shell: Shell, tmp_path: Path) -> None:
    assert shell("new", "2027", "--dir", tmp_path, answers="Feil\nFeil\n") == 0
    assert "?" not in shell.out
    assert load(tmp_path / "2027").cycle.organisation.service_place == "Solbakken"


def test_quiet_prints_nothing(shell: Shell, tmp_path: Path) -> None:
    assert shell("new", "2027", "--dir", tmp_path, "-q") == 0
    assert (shell.out, shell.err) == ("", "")


@pytest.mark.parametrize("year", ["27", "1999", "2101", "20x7", "２０２７", "2027/..", ""])
def test_a_year_that_is_none_is_wrong_usage(shell: Shell, tmp_path: Path, year: str) -> None:
    assert shell("new", year, "--dir", tmp_path) == 2
    assert list(tmp_path.iterdir()) == []
    assert "new 2027" in shell.err


@pytest.mark.parametrize("name", ["", "  ", "to\nlinjer", "x\x1b[31m", "x" * 101])
def test_a_name_that_cannot_be_printed_is_wrong_usage(shell: Shell, tmp_path: Path, name: str) -> None:
    assert shell("new", "2027", "--dir", tmp_path, "--place", name) == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("process", [name for name in PROCESSES if name != "dialogue"])
def test_what_may_be_for_all_of_a_council_gets_no_invented_home(
    shell: Shell, terminal: Shell, tmp_path: Path, process: str
) -> None:
    made = (shell("new", "2027", "--process", process, "--dir", tmp_path),)
    made += (shell("new", "2028", "--process", process, "--dir", tmp_path, "--place", " "),)
    made += (terminal("new", "2029", "--process", process, "--dir", tmp_path, answers="\n\n"),)
    made += (shell("new", "2030", "--process", process, "--dir", tmp_path, "--place", "Granly"),)
    assert made == (0, 0, 0, 0), shell.err
    years = [load(tmp_path / str(year)) for year in range(2027, 2031)]
    assert [year.problems for year in years] == [()] * 4 and "[]" not in terminal.out
    assert [year.cycle.organisation.service_place for year in years] == [None, None, None, "Granly"]


def test_it_never_overwrites(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "2027").mkdir()
    (tmp_path / "2027" / "notes.txt").write_text("x")
    assert shell("new", "2027", "--dir", tmp_path, "--lang", "en") == 3
    assert "already there" in shell.err
    assert [path.name for path in (tmp_path / "2027").iterdir()] == ["notes.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["2027"]


def test_a_file_or_a_link_in_its_place_stays(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "2027").write_text("x")
    assert shell("new", "2027", "--dir", tmp_path) == 3
    assert (tmp_path / "2027").read_text() == "x"
    (tmp_path / "2028").symlink_to(tmp_path / "nowhere")
    assert shell("new", "2028", "--dir", tmp_path) == 3
    assert "finnes fra før" in shell.err
    with pytest.raises(FileError, match="folder-taken"):
        create(tmp_path, "dialogue", 2027, "nb", "x", "y")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["2027", "2028"]


def test_an_empty_folder_is_filled(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "2027").mkdir()
    assert shell("new", "2027", "--dir", tmp_path) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["2027"]


def test_folders_on_the_way_are_made(shell: Shell, tmp_path: Path) -> None:
    assert shell("new", "2027", "--dir", tmp_path / "hjem" / "solbakken") == 0
    assert (tmp_path / "hjem" / "solbakken" / "2027" / "cycle.yaml").exists()


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise on Windows")
def test_others_can_read_it_as_the_system_says(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    shell("new", "2027", "--dir", tmp_path)
    assert (tmp_path / "2027").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_half_a_year_is_never_left(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: Path, target: Path) -> None:
        if target.name == "cycle.yaml":
            raise OSError(28, "No space left on device", str(source), None, str(target))
        real(source, target)

    real = os.replace
    monkeypatch.setattr(os, "replace", fail)
    assert shell("new", "2027", "--dir", tmp_path) == 3
    assert "ENOSPC" in shell.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_year_begins_with_what_january_needs(lang: str) -> None:
    text = starting_text("dialogue", 2027, lang, "x", "y")
    assert len(text.splitlines()) <= 205 and max(map(len, text.splitlines())) <= 130
    begun = [name for name, begins in sections("dialogue").items() if begins]
    assert list(yaml.safe_load(text)) == [*HEAD, *begun]


@pytest.mark.parametrize("lang", LANGS)
def test_what_lies_beside_the_cycle_keeps_private_things_private(shell: Shell, tmp_path: Path, lang: str) -> None:
    shell("new", "2027", "--dir", tmp_path, "--lang", lang)
    made = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "2027").iterdir()}
    assert set(made) == {"cycle.yaml", "PRIVACY.md", ".gitignore"}
    names_file = re.search(r"names_file: (\S+)", block("dialogue", "privacy", lang).text)[1]
    ignored = made[".gitignore"].splitlines()
    assert f"{names_file.partition('/')[0]}/" in ignored and "build/" in ignored and "public/" not in ignored
    for word in (names_file, "retention_until", "--edition public", "withdrawn"):
        assert word in made["PRIVACY.md"]
    assert {"nb": "personvernombudet", "nn": "personvernombodet", "en": "data protection officer"}[lang] in made["PRIVACY.md"]


@pytest.mark.parametrize("typed", ["forum", "Dialogforum", "dialogforumet", "dialogue  FORUM"])
def test_a_process_has_the_names_that_people_give_it(shell: Shell, tmp_path: Path, typed: str) -> None:
    assert shell("new", "2027", "--process", typed, "--dir", tmp_path) == 0
    assert load(tmp_path / "2027").cycle.process == "forum"
    file = tmp_path / "2027" / "cycle.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("process: forum", f"process: {typed}"), encoding="utf-8")
    assert shell("add", tmp_path / "2027", "tasks") == 0, shell.err
    year = load(tmp_path / "2027")
    assert year.cycle.process == "forum" and not year.problems
    assert block("forum", "tasks", "nb").text in file.read_text(encoding="utf-8") != block("dialogue", "tasks", "nb").text


def test_a_process_that_there_is_not_is_told_with_the_one_that_was_meant(shell: Shell, tmp_path: Path) -> None:
    assert shell("new", "2027", "--process", "dialogfoorum", "--dir", tmp_path) == 2
    assert "`forum`" in shell.err and not (tmp_path / "2027").exists()


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("lang", LANGS)
def test_every_process_starts_without_a_word_of_advice_and_prints(shell: Shell, tmp_path: Path, process: str, lang: str) -> None:
    assert shell("new", "2027", "--process", process, "--lang", lang, "--dir", tmp_path) == 0
    assert shell("build", tmp_path / "2027") == 0
    assert not shell.err, shell.err
    assert len(list((tmp_path / "2027" / "build").glob("*.pdf"))) > 2

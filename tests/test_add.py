"""`dialogkit add`: a section comes to its place in the year, and not a byte of what was there is lost or changed."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SMALL, Shell
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.new import starting_text
from dialogkit.cycle.sections.add import Text, add, with_sections
from dialogkit.cycle.sections.blocks import HEAD, block, sections
from dialogkit.problems import DialogkitError
from dialogkit.resources import templates_folder
from dialogkit.words import LANGS, load_words
from whole_year import LATER, whole_text

ALL = tuple(sections("dialogue"))
IN_COMMENT = {
    "partners",
    "value",
    "evaluation",
    "promises",
    "stand",
    "awards",
    "symbols",
    "symbol_packs",
    "fonts",
    "colours",
    "materials",
}
"""Sections that cannot be told from real ones, or need a file: they are put in with # before them."""
NEW = starting_text("dialogue", 2027, "nb", "Solbakken", "Fjordvik")


def year(folder: Path, text: str | bytes) -> Path:
    (folder / "cycle.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / "cycle.yaml"


def added(text: str, *names: str) -> str:
    return "".join(with_sections(Text.of(text, "cycle.yaml"), names, 2027).lines)


def one_by_one(text: str, names: Sequence[str]) -> str:
    """Adds the sections in that order, and looks each time that the text is whole around the new one."""
    old = Text.of(text, "cycle.yaml")
    for name in names:
        new = with_sections(old, [name], 2027)
        before, after = "".join(old.lines), "".join(new.lines)
        start = len(os.path.commonprefix([before, after]))
        assert after.endswith(before[start:]) and len(after) > len(before)
        assert new.source.data.keys() - old.source.data.keys() == {name} - IN_COMMENT
        old = new
    return "".join(old.lines)


# ------------------------------------------------------------------------------------------------ any sections, in any order


@settings(max_examples=15)
@given(
    st.lists(st.sampled_from(LATER), unique=True, max_size=6),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
    st.sampled_from(LANGS),
)
def test_all_that_was_there_stays_and_the_year_is_as_right_as_before(names: list[str], end: str, whole: bool, lang: str) -> None:
    text = starting_text("dialogue", 2027, lang, "Solbakken", "Fjordvik").replace("\n", end)
    text = one_by_one(text if whole else text.rstrip(), names)
    assert set(re.findall("\r\n|\r|\n", text)) == {end}
    found = Text.of(text, "cycle.yaml")
    order = [entry.name for entry in found.entries()]
    assert order == [name for name in (*HEAD, *ALL) if name in {*order}] and {*names} <= {*order}
    assert found.source.data.keys() == {*order} - IN_COMMENT


@pytest.mark.parametrize("names", [("solutions", "findings"), ("quotes", "tasks"), LATER[::-1]])
def test_what_is_added_is_without_problems(tmp_path: Path, names: tuple[str, ...]) -> None:
    assert load(year(tmp_path, one_by_one(NEW, names))).problems == ()


@pytest.mark.parametrize("name", LATER)
def test_a_section_alone_is_without_problems_in_a_year_of_ones_own(tmp_path: Path, name: str) -> None:
    """Also where the year has other themes, or none: what points at one points at that."""
    theme = "themes:\n- {id: mat, title: Maten vår, questions: [{id: q, text: Hva vil du spise?}]}\n"
    for text in (SMALL, SMALL + theme, theme + SMALL):
        assert load(year(tmp_path, added(text, name))).problems == ()
    if name in ("tasks", "quotes", "findings", "poster"):
        assert {"mat"} == set(re.findall(r"^ *theme: (.+)$", added(SMALL + theme, name), re.MULTILINE))
        assert "# theme: " in added(SMALL, name)


def test_together_or_apart_it_is_the_same_text() -> None:
    names = [name for name in LATER if name not in ("tasks", "findings")]  # which point at what is there already
    assert added(NEW, *names) == one_by_one(NEW, names[::-1])


# ------------------------------------------------------------------------------------------------ its place

OLD = """\
# Året
%YAML
lang: nb
cycle: {year: 2026}
kit: {title: Dialogpakke}

# ------
# Om oss
# ------

# Hvem vi er
organisation:
  municipality: Fjordvik kommune
  service_place: Solbakken
  # en merknad
# partners:
#   - name: Kari

# Temaene
themes:
  - id: mat
    title: |
      Maten
      # vår

poster:
  title: Plakaten
# siste ord"""
PLACES = {  # what stands just before a section, and just after
    "labels": ("  # en merknad", "# partners:"),
    "purpose": ("#   - name: Kari", "# Temaene"),
    "glossary": ("      # vår", "poster:"),
    "quotes": ("      # vår", "poster:"),
    "game": ("# siste ord", None),
    "fonts": ("# siste ord", None),
}


@pytest.mark.parametrize("name", PLACES)
def test_it_comes_after_what_comes_before_it_in_the_year(name: str) -> None:
    old = OLD.replace("%YAML\n", "")
    said = [line for line in added(old, name).splitlines() if line]
    first = said.index(block("dialogue", name, "nb").text.splitlines()[0])
    last = first + sum(1 for line in block("dialogue", name, "nb").text.splitlines() if line)
    before, after = PLACES[name]
    assert said[first - 1] == before and (said[last] if last < len(said) else None) == after


def test_between_sections_there_is_an_empty_line() -> None:
    text = added(SMALL + "poster: {title: P}", "quotes", "game", "labels")
    assert re.findall(r"(?<=\n)[^\n]+\n(?=# (?:Ordene|Sitater|Samtalestien))", text) == []
    assert re.search(r"\n\nposter:", text) and "\n\n\n" not in text


def test_a_year_that_is_laid_out_in_another_way_is_refused(tmp_path: Path) -> None:
    for text in ("{cycle: {year: 2026}, kit: {title: x}, organisation: {municipality: a, service_place: b}}\n",
                 SMALL + "...\n", "  " + SMALL.replace("\n", "\n  ").rstrip()):  # fmt: skip
        file = year(tmp_path, text)
        with pytest.raises(DialogkitError, match="section-no-place"):
            add(Folder.at(tmp_path), ["quotes"])
        assert file.read_text() == text


# ------------------------------------------------------------------------------------------------ at the command line


def test_the_file_keeps_its_mark_its_ends_and_who_may_read_it(shell: Shell, tmp_path: Path) -> None:
    before = b"\xef\xbb\xbf" + NEW.replace("\n", "\r\n").encode() + "# blåbær \u2028 og\ttab".encode()
    file = year(tmp_path, before)
    file.chmod(0o640)
    assert shell("add", tmp_path, "quotes,Findings", "poster", "quotes") == 0, shell.err
    assert file.read_bytes().startswith(before) and b"\n" not in file.read_bytes().replace(b"\r\n", b"")
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o640
    told = dict(re.findall(r"`(\w+)` står nå på linje (\d+)", shell.out))
    lines = file.read_bytes().decode("utf-8").split("\r\n")
    assert {name: lines[int(line) - 1] for name, line in told.items()} == {name: f"{name}:" for name in told}
    assert set(told) == {"quotes", "findings", "poster"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["cycle.yaml", "cycle.yaml.bak"]
    assert (tmp_path / "cycle.yaml.bak").read_bytes() == before


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_written(shell: Shell, tmp_path: Path) -> None:
    text = NEW + "tasks:\n# quotes:\n#   - id: q1\nfindings: []\n"
    file = year(tmp_path, text)
    assert shell("add", tmp_path, "poster", "kit", "tasks", "quotes", "findings", "sitat", "temaer", "lang") == 2
    assert file.read_text() == text and shell.out == ""
    lines = text.splitlines()
    places = [(line, lines.index(what) + 1) for line, what in (("kit", "kit:"), ("tasks", "tasks:"), ("lang", "lang: nb"))]
    for name, line in (*places, ("quotes", lines.index("# quotes:") + 1), ("findings", lines.index("findings: []") + 1)):
        assert f"cycle.yaml:{line}:1: feil: `{name}` står i filen fra før" in shell.err
    assert "med # foran" in shell.err and shell.err.count("ingenting under") == 2
    assert "`sitat`.\n    Mente du `quotes`?" in shell.err and "`temaer`.\n    Mente du `themes`?" in shell.err


def test_in_its_folder_the_year_may_be_left_out(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = year(tmp_path, NEW)
    assert shell("add", "quotes", "-q") == 0 and (shell.out, shell.err) == ("", "")
    assert shell("add", "poster,game") == 0
    assert {"quotes", "poster", "game"} <= load(file).source.data.keys()
    (tmp_path / "tasks").mkdir()  # which is meant then
    assert shell("add", "tasks") == 3
    assert shell("add", "nowhere", "tasks") == 3 and "nowhere" in shell.err


@pytest.mark.parametrize(
    "wrong", ["poster: {title: x\n", "themes:\n\t- id: x\n", 'poster: "x\n', "quotes:\n - id: a\nquotes:\n - id: b\n"]
)
def test_a_file_that_cannot_be_read_stays_as_it_is_and_is_told(shell: Shell, tmp_path: Path, wrong: str) -> None:
    file = year(tmp_path, SMALL + wrong)
    for words in ((), ("poster",)):
        assert shell("add", tmp_path, *words) == 1
        assert file.read_text() == SMALL + wrong and "cycle.yaml:" in shell.err


def test_mistakes_that_leave_it_readable_are_no_hindrance(shell: Shell, tmp_path: Path) -> None:
    """What is missing can be added."""
    without = re.sub(r"^kit:\n(?:[ ].*\n)+", "", NEW, flags=re.MULTILINE) + "sitater: []\n"
    year(tmp_path, without)
    assert shell("add", tmp_path, "kit", "poster") == 0
    assert [problem.code for problem in load(tmp_path).problems] == ["unknown-field"]
    year(tmp_path, NEW.replace("year: 2027", "year: snart"))
    assert shell("add", tmp_path, "quotes") == 1 and "snart" in shell.err


@pytest.mark.skipif(os.name == "nt", reason="links are another thing on Windows")
def test_a_link_and_a_file_that_may_not_be_written_stay(shell: Shell, tmp_path: Path) -> None:
    file = year(tmp_path, NEW)
    file.chmod(0o444)
    assert shell("add", tmp_path, "quotes") == 3 and "EACCES" in shell.err
    real = file.rename(tmp_path / "real.yaml")
    real.chmod(0o644)
    file.symlink_to("real.yaml")
    assert shell("add", tmp_path, "quotes") == 3
    assert file.is_symlink() and real.read_text() == NEW


def test_a_file_of_another_name(shell: Shell, tmp_path: Path) -> None:
    file = tmp_path / "2027.yaml"
    file.write_text(NEW, encoding="utf-8")
    assert shell("add", file, "quotes") == 0
    assert "quotes" in load(file).source.data and str(file) in shell.out


def test_a_full_disk_leaves_the_file_as_it_was(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(source: Path, target: Path) -> None:
        if Path(target).name == "cycle.yaml":
            raise OSError(28, "No space left on device", str(source), None, str(target))
        real(source, target)

    file, real = year(tmp_path, NEW), os.replace
    monkeypatch.setattr(os, "replace", fail)
    assert shell("add", tmp_path, "quotes") == 3 and "ENOSPC" in shell.err
    assert file.read_text() == NEW and [path.name for path in tmp_path.iterdir()] == ["cycle.yaml"]


# ------------------------------------------------------------------------------------------------ the list


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_says_what_each_is_for_and_when_and_where(shell: Shell, tmp_path: Path, lang: str) -> None:
    text = added(starting_text("dialogue", 2027, lang, "x", "y"), "fonts")
    year(tmp_path, text)
    assert shell("add", tmp_path, "--format", "json") == 0
    rows = json.loads(shell.out)
    assert [row["section"] for row in rows] == list(ALL)
    where = {row["section"]: text.splitlines()[row["line"] - 1] for row in rows if row["line"]}
    assert where == {
        name: f"# {name}:" if name == "fonts" else f"{name}:" for name in ALL if name not in LATER or name == "fonts"
    }
    assert [row["section"] for row in rows if row["in_comment"]] == ["fonts"]
    assert all(row["what"].endswith(".") and row["when"] for row in rows)
    assert shell("add", tmp_path) == 0
    words = load_words(lang)
    for heading in ("section", "what", "when", "line"):
        assert words(f"add.{heading}") in shell.out.splitlines()[0]
    line = next(row["line"] for row in rows if row["section"] == "kit")
    assert words("add.on_line", line=line) in shell.out and set(ALL) <= set(shell.out.split())
    assert (tmp_path / "cycle.yaml").read_text(encoding="utf-8") == text


# ------------------------------------------------------------------------------------------------ what stands ready


def test_every_section_of_the_schema_stands_ready_once() -> None:
    assert sorted((*HEAD, *ALL)) == sorted(Cycle.model_fields)
    folder = templates_folder() / "cycles" / "dialogue"
    blocks = {f"{name}.{lang}.yaml" for name in ALL for lang in LANGS} | {f"{lang}.yaml" for lang in LANGS}
    assert {file.name for file in folder.glob("*.yaml")} == blocks


@pytest.mark.parametrize("name", ALL)
def test_a_block_says_what_it_is_for_and_when_and_is_one_section(name: str) -> None:
    for lang in LANGS:
        ready = block("dialogue", name, lang)
        first, second, *rest = ready.text.splitlines()
        assert first.startswith("# ") and second.startswith({"nb": "# Når: ", "nn": "# Når: ", "en": "# When: "}[lang])
        assert len(ready.what) <= 80 and len(ready.when) <= 40 and max(map(len, rest)) <= 130
        head = f"# {name}:" if name in IN_COMMENT else f"{name}:"
        body = rest[rest.index(head) :]
        assert all(line.startswith("#   " if name in IN_COMMENT else "  ") for line in body[1:] if line)
        assert all(line.startswith("# ") for line in rest[: rest.index(head)])


def test_the_languages_have_the_same_lines() -> None:
    """The same fields, commented out or not, and comments and empty lines between them."""
    fields = re.compile(r" *(?:# )?(?: *- )?(?: *[a-z_]+:)?")
    lines = [[fields.match(line)[0].rstrip() for line in whole_text(lang).splitlines()] for lang in LANGS]
    nb, nn, en = ([re.sub("kaff.kanne|coffeepot", "pot", line) for line in each] for each in lines)
    assert nb == nn == en
    assert set(yaml.safe_load(whole_text("en"))) == set(ALL) - IN_COMMENT | set(HEAD)

"""A list that is moved into a table says the same there, and not a byte beside it changes in the year's file."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from conftest import SMALL
from dialogkit import limits
from dialogkit.cycle.editing.edits import Put, edited
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.source import source_of
from dialogkit.cycle.tables.lists import all_lists
from dialogkit.cycle.tables.moved import move, prepare
from dialogkit.cycle.text.encoded import first_broken
from dialogkit.problems import DialogkitError, errors_in
from dialogkit.terms import LANGS
from every_field import plant
from kits import EXAMPLES
from whole_year import whole_text

FITTING = {each.path for each in all_lists() if each.fits}


def written(folder: Path) -> dict[str, Any]:
    """What a year's file and its tables say, examples too."""
    loaded = load(folder)
    assert errors_in(loaded.problems) == []
    return Cycle.model_validate(loaded.source.data).model_dump(exclude_unset=True)


def lists_there(folder: Path) -> Iterator[str]:
    """Of each kind of list that a table can hold the last one, by its numbers, so that no other can be meant."""
    source = source_of((folder / "cycle.yaml").read_text(encoding="utf-8"), "cycle.yaml")
    found = {
        tuple(step for step in path if isinstance(step, str)): path
        for path, _, value in source.values
        if value and isinstance(value, list)
    }
    for kind in found.keys() & FITTING:
        yield ".".join(str(step + 1) if isinstance(step, int) else step for step in found[kind])


@pytest.fixture(params=["solbakken-2026", "solbakken-2027", *LANGS, "every field"])
def year(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    folder = tmp_path / "year"
    if str(request.param).startswith("solbakken"):
        shutil.copytree(EXAMPLES[0].parent / request.param, folder, ignore=shutil.ignore_patterns("build", "public"))
        return folder
    folder.mkdir()
    if request.param in LANGS:
        (folder / "cycle.yaml").write_text(whole_text(request.param), encoding="utf-8")
    else:
        plant(folder)
    return folder


def test_each_list_says_the_same_in_a_table(year: Path) -> None:
    loaded, text = load(year), (year / "cycle.yaml").read_text(encoding="utf-8")
    before = written(year)
    there = [prepare(loaded, name) for name in lists_there(year)]
    assert len(there) > 7 and len({each.file for each in there}) == len(there)
    deep = [[each for each in there if sum(isinstance(step, int) for step in each.path) == depth] for depth in range(3)]
    assert len(there) == sum(map(len, deep))
    for batch in deep:
        for each in batch:
            (year / each.file).write_bytes(each.data)
        (year / "cycle.yaml").write_text(edited(text, "x", [Put(each.path, each.file) for each in batch]), encoding="utf-8")
        assert written(year) == before


def test_what_the_year_could_not_be_read_with_is_never_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cycle.yaml").write_text(
        SMALL + "thanks: [{to: Alle}]\nfindings: [{id: f, text: Vi er slitne}]\n", encoding="utf-8"
    )
    monkeypatch.setattr(limits, "TABLES", 1)
    move(Folder(tmp_path), "thanks")
    before = {file: file.read_bytes() for file in tmp_path.iterdir()}
    with pytest.raises(DialogkitError) as error:
        move(Folder(tmp_path), "findings")
    assert [each.code for each in error.value.problems] == ["tables-too-many"]
    assert {file: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_all_lists_of_a_year_may_stand_in_tables() -> None:
    """All that the fullest example has, and each kind once more."""
    for folder in EXAMPLES:
        source = source_of((folder / "cycle.yaml").read_text(encoding="utf-8"), "cycle.yaml")
        paths = [
            tuple(step for step in path if isinstance(step, str)) for path, _, value in source.values if isinstance(value, list)
        ]
        assert len(FITTING) + sum(path in FITTING for path in paths) <= limits.TABLES


# ------------------------------------------------------------------------------------------------ any words

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"])
ODD = ["=1+1", "+47", "-", "@a", "_x0041_", "'a", "007", "1.2", "ja", "x", "2026-01-02", "TRUE", "#REF!", "<b>", " a ", '"']
words = st.sampled_from(ODD) | st.text(LETTERS, max_size=30).filter(str.strip)
entries_of_thanks = st.lists(st.fixed_dictionaries({"to": words, "names": st.lists(words, min_size=1, max_size=9)}), min_size=9)


@settings(max_examples=6)
@given(entries_of_thanks)
def test_any_words_are_the_same_words_in_a_table(tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("year")
    (folder / "cycle.yaml").write_text(SMALL + json.dumps({"thanks": entries}, ensure_ascii=False)[1:-1], encoding="utf-8")
    assume(first_broken(SMALL + str(entries)) is None)  # of such a text nothing can be cut out
    before = written(folder)
    move(Folder(folder), "thanks")
    assert written(folder) == before

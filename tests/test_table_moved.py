"""A list that is moved into a table says the same there, and not a byte beside it changes in the year's file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import SMALL
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.source import source_of
from dialogkit.cycle.tables.lists import all_lists
from dialogkit.cycle.tables.moved import Moved, move
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
    """All lists that a table can hold, each by its numbers, so that no other can be meant."""
    source = source_of((folder / "cycle.yaml").read_text(encoding="utf-8"), "cycle.yaml")
    for path, _, value in source.values:
        names = tuple(step for step in path if isinstance(step, str))
        if isinstance(value, list) and value and names in FITTING:
            yield ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def around(old: str, new: str, moved: Moved) -> bool:
    """Whether a text is another one with the name of a table in the place of one piece of it."""
    start = len(os.path.commonprefix([old, new]))
    end = len(os.path.commonprefix([old[::-1], new[::-1]]))
    changed = new[max(start - len(moved.file), 0) : len(new) - end + len(moved.file)]
    return moved.file in changed and start + end + len(moved.file) >= len(new) - 1


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
    before, file = written(year), year / "cycle.yaml"
    old = file.read_text(encoding="utf-8")
    there = [*lists_there(year)]
    assert len(there) > 7
    for name in there:
        moved = move(Folder(year), name)
        assert around(old, file.read_text(encoding="utf-8"), moved), name
        assert written(year) == before, name
        assert (year / "cycle.yaml.bak").read_text(encoding="utf-8") == old
        (year / moved.file).unlink()
        file.write_text(old, encoding="utf-8")


def test_one_list_after_the_other_may_go(year: Path) -> None:
    before = written(year)
    while there := [*lists_there(year)]:
        move(Folder(year), there[-1])  # the inner ones first
    assert written(year) == before


# ------------------------------------------------------------------------------------------------ any words

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co", "Zl", "Zp"]), min_size=1, max_size=30)
odd = st.sampled_from(
    ["=1+1", "+47", "-", "@a", "_x0041_", "'a", "007", "1.2", "ja", "x", "2026-01-02", "TRUE", "#REF!", "<b>&amp;"]
)


@settings(max_examples=60)
@given(st.lists(st.fixed_dictionaries({"to": odd | words, "names": st.lists(odd | words, min_size=1, max_size=3)}), min_size=1))
def test_any_words_are_the_same_words_in_a_table(tmp_path_factory: pytest.TempPathFactory, entries: list[dict[str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("year")
    (folder / "cycle.yaml").write_text(
        f"{SMALL}{yaml.safe_dump({'thanks': entries}, allow_unicode=True, width=9999)}", encoding="utf-8"
    )
    try:
        before = load(folder)
    except DialogkitError:
        return
    if errors_in(before.problems):
        return
    move(Folder(folder), "thanks")
    assert written(folder)["thanks"] == Cycle.model_validate(before.source.data).model_dump(exclude_unset=True)["thanks"]

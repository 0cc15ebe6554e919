"""Every row of `data/mistakes.txt` is told as it stands there, and nothing false beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.advice import apart
from dialogkit.checks.reading import check_reading
from dialogkit.cycle.load import load
from dialogkit.problems import DialogkitError, Problem
from dialogkit.words import load_words
from mistakes import Mistake, mistakes

LEAST = 120
MISTAKES = mistakes()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file for all rows: the disk takes longer than the reading."""
    return tmp_path_factory.mktemp("mistakes") / "cycle.yaml"


def problems_of(file: Path, row: Mistake) -> list[Problem]:
    file.write_bytes(row.text.encode("utf-8"))
    try:
        loaded = load(file)
    except DialogkitError as error:
        return list(error.problems)
    return [*loaded.problems, *apart(check_reading(loaded))[0]]


def fits(said: str, expected: str) -> bool:
    return said.startswith(expected.removesuffix(" …")) if expected.endswith(" …") else said == expected


def test_there_are_enough_rows_and_each_has_its_own_name() -> None:
    names = [row.name for row in MISTAKES]
    assert len([row for row in MISTAKES if row.told]) >= LEAST
    assert len(set(names)) == len(names)
    assert {row.lang for row in MISTAKES} == {"nb", "nn", "en"}


@pytest.mark.parametrize("row", MISTAKES, ids=lambda row: row.name)
def test_a_mistake_is_told_as_its_row_says_and_nothing_else(file: Path, row: Mistake) -> None:
    words = load_words(row.lang)
    said = [(each.line - row.before, each.code, words.message(each), words.hint(each)) for each in problems_of(file, row)]
    assert [each[:2] for each in said] == [(each.line, each.code) for each in row.told]
    for (_, _, message, hint), told in zip(said, row.told):
        assert fits(message, told.message), message
        assert fits(hint, told.hint), hint

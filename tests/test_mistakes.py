"""Every row of `data/mistakes.txt` is told as it stands there, and nothing false beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.cycle.load import load
from dialogkit.cycle.source import source_of
from dialogkit.problems import DialogkitError, Problem
from dialogkit.terminal.advice import apart
from dialogkit.words import load_words
from mistakes import START, TABLE, Mistake, mistakes

Write = Callable[[str], Path]
LEAST = 120
MISTAKES = mistakes()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One file for all rows: the disk takes longer than the reading."""
    return tmp_path_factory.mktemp("mistakes") / "cycle.yaml"


def problems_of(file: Path, row: Mistake) -> list[Problem]:
    file.write_bytes(row.text.encode("utf-8"))
    file.with_name(TABLE).write_bytes(row.table.encode("utf-8"))
    try:
        loaded = load(file)
    except DialogkitError as error:
        return list(error.problems)
    return [*loaded.problems, *apart(check_reading(loaded))[0]]


def at(problem: Problem, before: int) -> str:
    return problem.place.spot if problem.place and problem.place.cell else str(problem.line - before)


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
    said = [(at(each, row.before), each.code, words.message(each), words.hint(each)) for each in problems_of(file, row)]
    assert [each[:2] for each in said] == [(each.at, each.code) for each in row.told]
    for (_, _, message, hint), told in zip(said, row.told):
        assert fits(message, told.message), message
        assert fits(hint, told.hint), hint


# ------------------------------------------------------------------------------------------------ through the whole check

CONSENTS = {
    "consent: {status: givn, scope: [report]}": "not-one-of",
    "consent: {status: ja, scope: [report]}": "not-one-of",
    "consent: {status: given, scope: [rapport]}": "not-one-of",
    "consent: {statuss: given, scope: [report]}": "unknown-field",
    "samtykke: {status: given, scope: [report]}": "unknown-field",
    "consent: ja": "consent-in-a-word",
}
SAID = """\
quotes:
  - id: a
    text: Jeg liker maten.
    {consent}
findings:
  - {{id: f, text: Mange liker det., quotes: [a]}}
game: {{cards: {{quotes: [a]}}}}
"""


@pytest.mark.parametrize("consent", CONSENTS)
def test_a_consent_that_cannot_be_read_is_told_alone(shell: Shell, write_cycle: Write, consent: str) -> None:
    assert shell("check", write_cycle(SAID.format(consent=consent)), "--format", "json") == 1
    errors = [record["code"] for record in json.loads(shell.out) if record["severity"] == "error"]
    assert errors == [CONSENTS[consent]]


def test_a_consent_for_nothing_is_told_once(shell: Shell, write_cycle: Write) -> None:
    assert shell("check", write_cycle(SAID.format(consent="consent: {status: given}")), "--format", "json") == 0
    assert [record["code"] for record in json.loads(shell.out)] == ["consent-without-scope"]


def test_a_consent_that_is_not_there_is_told_beside_another_mistake(shell: Shell, write_cycle: Write) -> None:
    assert shell("check", write_cycle(SAID.format(consent="tone: good") + "temaer:\n"), "--format", "json") == 1
    codes = [record["code"] for record in json.loads(shell.out)]
    assert "unknown-field" in codes and "quote-without-consent" in codes


TEXTS = re.compile(r"(\s*(?:- )?(?:[\w-]+: )?)([A-ZÆØÅ].*[.!?\w])")
YEAR = (
    START.format(lang="nb")
    + """\
purpose:
  problem: Ingen spør oss.
  aims:
    - Alle blir hørt.
    - Vi bestemmer mer selv.
themes:
- id: mat
  title: Mat
  questions:
    - id: q1
      text: Hva er god mat?
      options:
        - text: Fisk
          symbol: fish
        - Noe annet
quotes:
  - text: Jeg liker maten.
    id: a
    consent:
      status: given
      ref: C 1
  - id: b
    text: Jeg liker stua.
report:
  lead:
    - Vi fikk ny stue.
  next:
    - Vi møtes igjen.
"""
)


@pytest.mark.parametrize(("mark", "code"), [('"', "unclosed-quote"), ("'", "unclosed-apostrophe")])
def test_a_mark_that_is_not_closed_is_told_alone_wherever_it_stands(mark: str, code: str) -> None:
    """Tried once at each of the 1,210 texts of the example too."""
    lines = YEAR.split("\n")
    fit = [at for at, line in enumerate(lines) if TEXTS.fullmatch(line)]
    assert len(fit) > 12
    for at in fit:
        wrong = [*lines[:at], TEXTS.sub(rf"\1{mark}\2", lines[at]), *lines[at + 1 :]]
        found = [(problem.code, problem.line) for problem in source_of("\n".join(wrong), "f").problems]
        assert found == [(code, at + 1)], lines[at]

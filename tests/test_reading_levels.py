"""Who reads what: minutes and reports are plain, what residents read is easy, and what people said is nobody's to judge."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.problems import Problem
from dialogkit.processes import PROCESSES
from paper import loaded

HARD = "BRUKERMEDVIRKNING implementeres ikke (bl.a.); og da blir ingenting avdekket, fordi, hvis, når alt er som ikke før!!"
LONG = "Vi snakket lenge om hva som skal til for at alle kan få hjelp når de trenger det hos oss"  # 19 words
SAID = [
    "events: [{{kind: forum, other: [{0}], closing: [{0}], feedback: [{0}], requests: [{0}, {{text: {0}}}]}}]",
    "events: [{{kind: forum, next: {{text: [{0}], changes: [{0}], wishes: [{0}]}}}}]",
    "events: [{{kind: seminar, expectations: {{items: [{0}, {{text: {0}, met: ja, note: {0}}}], review: [{0}]}}}}]",
    "tasks: [{{groups: [{{n: 1, lead: {0}, points: [{0}], sections: [{{heading: {0}, points: [{0}]}}]}}]}}]",
    "findings: [{{id: f, text: Et funn}}]\nround_robin: [{{finding: f, ideas: [{0}], obstacles: [{0}], obstacle_ideas: [{0}]}}]",
    "quotes: [{{id: q, text: {0}}}]",
]


@pytest.mark.parametrize("process", PROCESSES)
@pytest.mark.parametrize("fields", SAID)
def test_what_people_said_is_never_judged(tmp_path: Path, fields: str, process: str) -> None:
    def told(text: str) -> list[Problem]:
        return check_reading(loaded(tmp_path, f"process: {process}\n{text}\n"))

    assert told(fields.format(f'"{HARD}"')) == []
    judged = {problem.details["rule"] for problem in told(f'report: {{lead: ["{HARD}"]}}')}
    assert judged >= {"R11", "R17"}, "as it would be if it were ours"


@pytest.mark.parametrize(
    "plain",
    [
        "events: [{{kind: forum, in_short: [{0}], requests: [{{text: A, answer: {0}}}]}}]",
        "report: {{lead: [{0}], next: [{0}]}}",
        "findings: [{{text: {0}}}]",
        "purpose: {{problem: {0}, aims: [{0}]}}",
    ],
)
@pytest.mark.parametrize("process", PROCESSES)
def test_minutes_and_reports_are_plain_and_not_easy(tmp_path: Path, plain: str, process: str) -> None:
    year = loaded(tmp_path, f"process: {process}\n{plain.format(LONG)}\n")
    assert "long-sentence" not in {problem.code for problem in check_reading(year)}


@pytest.mark.parametrize("process", PROCESSES)
def test_a_programme_is_easy_where_residents_read_it(tmp_path: Path, process: str) -> None:
    """Not so where relatives and the council meet."""
    year = loaded(tmp_path, f"process: {process}\nevents: [{{kind: conference, agenda: [{{title: A, text: {LONG}}}]}}]\n")
    found = {problem.code for problem in check_reading(year)}
    assert ("long-sentence" in found) is not PROCESSES[process].of_others

"""The rules for questions, R20-R23: one at a time, not leading, with room for an answer of one's own, and not too many."""

from __future__ import annotations

from collections.abc import Iterator

from dialogkit.checks.language import Language
from dialogkit.checks.rules import Hit
from dialogkit.checks.texts import Passage
from dialogkit.cycle.model import Cycle, Question
from dialogkit.cycle.source import Source
from dialogkit.problems import Problem, Severity

_MOST_OPTIONS = 7
_MOST_QUESTIONS = 5


def read_question(language: Language, passage: Passage) -> Iterator[Hit]:
    """R20, R21: what is asked in a text that is a question."""
    for line in passage.lines if passage.kind == "question" else ():
        marks = [place for place, letter in enumerate(line.text) if letter == "?"]
        if len(marks) > 1:
            yield Hit("R20", "two-questions", Severity.WARNING, line, marks[1], "?", {})
        match = language.leading.search(line.text)
        if match:
            yield Hit("R21", "leading-question", Severity.NOTICE, line, match.start(), match[0], {})


def check_questions(source: Source, cycle: Cycle) -> Iterator[Problem]:
    """R22, R23: the answers that may be ticked, and how many questions a theme has."""
    for number, theme in enumerate(cycle.themes):
        here = ("themes", number, "questions")
        if len(theme.questions) > _MOST_QUESTIONS:
            details = {"count": len(theme.questions), "most": _MOST_QUESTIONS, "rule": "R23"}
            yield source.problem("many-questions", here, Severity.WARNING, at_key=True, **details)
        for index, question in enumerate(theme.questions):
            yield from _options(source, (*here, index, "options"), question)


def _options(source: Source, path: tuple, question: Question) -> Iterator[Problem]:
    if len(question.options) > _MOST_OPTIONS:
        details = {"count": len(question.options), "most": _MOST_OPTIONS, "rule": "R23"}
        yield source.problem("many-options", path, Severity.WARNING, at_key=True, **details)
    if question.type in ("single", "multi") and question.options and not any(option.open for option in question.options):
        yield source.problem("no-open-option", path, Severity.WARNING, at_key=True, rule="R22")

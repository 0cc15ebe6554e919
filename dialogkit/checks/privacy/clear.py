"""What is private in full, for who sits at the keyboard and has asked for it. Everybody else sees stars."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dialogkit.checks.fold import starred
from dialogkit.cycle.source import Source
from dialogkit.problems import Problem


def in_clear(sources: Iterable[Source], problems: Iterable[Problem]) -> list[Problem]:
    """The problems of some files with their lines as they stand there, and with the words that they are about.

    Words that stand otherwise in the file than they were read, or in another file, stay starred.
    """
    by_file = {file: source for source in sources for file in source.files}
    found = ((by_file.get(problem.place.file) if problem.place else None, problem) for problem in problems)
    return [_in_clear(source, problem) if source else problem for source, problem in found]


def _in_clear(source: Source, problem: Problem) -> Problem:
    place, words = problem.place, problem.details.get("words")
    if place is None or not place.line:
        return problem
    line = source.line_at(place)
    if isinstance(words, str) and starred(clear := line[place.column - 1 : place.column - 1 + len(words)]) == words:
        problem = replace(problem, details={**problem.details, "words": clear})
    return replace(problem, excerpt=line)

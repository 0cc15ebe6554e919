"""Whether everyone can read a cycle's texts: R01-R24 over all of them, each finding at its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogkit.checks.language import language
from dialogkit.checks.questions import check_questions, read_question
from dialogkit.checks.rules import Hit, Reader, read_passage
from dialogkit.checks.texts import Line, passages
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Labels
from dialogkit.cycle.source import Source
from dialogkit.problems import Place, Problem, Severity
from dialogkit.words import Words

_ALONE = ("poster", "game")  # printed without a list of words that explains them


def check_reading(loaded: Loaded) -> list[Problem]:
    """Every finding in the file's order: errors, warnings and notices."""
    reader = reader_of(loaded.cycle, loaded.words)
    found = []
    for passage in passages(loaded.source):
        hits = [*read_passage(reader, passage), *read_question(reader.language, passage)]
        found += [_problem(loaded.source, hit) for hit in hits]
        if passage.kind != "quote":
            found += [problem for line in passage.lines for problem in _unexplained(loaded, line)]
    found += check_questions(loaded.source, loaded.cycle)
    return sorted(found, key=lambda problem: problem.place or Place(""))


def reader_of(cycle: Cycle, words: Words) -> Reader:
    """What the rules know of a cycle."""
    labels = {name: (getattr(cycle.labels, name) or words(f"labels.{name}")).casefold() for name in Labels.model_fields}
    chosen = {"users": frozenset({labels["user"], labels["users"]}), "staff": frozenset({labels["staff"]})}
    explained = frozenset(entry.word.casefold() for entry in cycle.glossary) | frozenset(labels.values())
    return Reader(cycle.lang, language(cycle.lang), explained, chosen)


def _problem(source: Source, hit: Hit) -> Problem:
    place = place_of_words(source, hit.line, hit.start, hit.words)
    details = {"words": hit.words, "rule": hit.rule, **hit.details}
    return Problem(hit.code, place, details, hit.severity, source.excerpt(place.line))


def place_of_words(source: Source, line: Line, start: int, words: str) -> Place:
    """Where words stand in the file, or at least where their text begins. A text may go over several lines of it."""
    begins = line.place
    wanted = line.text[start : start + len(words)].split("\n")[0].removesuffix(" …")
    before = line.text[:start].count(wanted) if wanted else 0
    for number in range(begins.line, min(begins.line + 40, len(source.lines) + 1)):
        row = source.lines[number - 1]
        column = begins.column - 1 if number == begins.line else 0
        for match in re.finditer(re.escape(wanted), row[column:]) if wanted else ():
            if not before:
                return Place(begins.file, number, column + match.start() + 1)
            before -= 1
    return begins


def _unexplained(loaded: Loaded, line: Line) -> Iterator[Problem]:
    """R16: a word that the glossary explains, on a poster, a board or a card, where no list of words is printed."""
    for entry in loaded.cycle.glossary if line.path[0] in _ALONE else ():
        match = re.search(rf"\b{re.escape(entry.word)}", line.text, re.IGNORECASE)
        if match and entry.plain not in line.text:
            hit = Hit("R16", "not-explained", Severity.WARNING, line, match.start(), match[0], {"plain": entry.plain})
            yield _problem(loaded.source, hit)

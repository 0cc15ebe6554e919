"""The rules for questions that need to know more than their words: R21 (closed), R22 (room to answer), R23 (how many)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dialogkit.checks.reading.language import Language
from dialogkit.checks.reading.measure import sentences
from dialogkit.cycle.model import Cycle, Question
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem, Severity

_MOST_OPTIONS = 7
_MOST_QUESTIONS = 5

Check = Callable[[Source, Language, Cycle], Iterator[Problem]]


def _closed(source: Source, language: Language, cycle: Cycle) -> Iterator[Problem]:
    """An open question, or one on a card, that yes or no would answer."""
    texts = [
        ((*path, "text"), question.text)
        for path, question in _questions(cycle)
        if question.type == "open" and not _has_other_type(source, path)
    ]
    texts += [(("game", "cards", "questions", n), card.text) for n, card in enumerate(cycle.game.cards.questions)]
    texts += [(("rights", "articles", n, "question"), each.question or "") for n, each in enumerate(cycle.rights.articles)]
    for path, text in texts:
        asked = [sentence for sentence in sentences(text.replace("**", ""), language.stops) if sentence.text.endswith("?")]
        words = asked[-1].words if asked else []
        if words and words[0].casefold() in language.polar_verbs and not language.leading & {word.casefold() for word in words}:
            spot = (*path, "text") if (*path, "text") in source.spots else path
            yield source.problem("closed-question", spot, Severity.NOTICE, words=" ".join(words[:5]), rule="R21")


def _has_other_type(source: Source, path: Path) -> bool:
    """Whether a type is written that cannot be read: what it was meant for is not known."""
    _, theme, _, question = path
    try:
        written = source.data["themes"][theme]["questions"][question]
        return written.get("type") not in (None, "open")
    except (AttributeError, IndexError, KeyError, TypeError):
        return False


def _no_open_option(source: Source, language: Language, cycle: Cycle) -> Iterator[Problem]:
    for path, question in _questions(cycle):
        choices = question.options if question.type in ("single", "multi") else ()
        if choices and not any(option.open for option in choices):
            yield source.problem("no-open-option", (*path, "options"), Severity.WARNING, at_key=True, rule="R22")


def _too_many(source: Source, language: Language, cycle: Cycle) -> Iterator[Problem]:
    for number, theme in enumerate(cycle.themes):
        if len(theme.questions) > _MOST_QUESTIONS:
            details = {"count": len(theme.questions), "most": _MOST_QUESTIONS, "rule": "R23"}
            yield source.problem("many-questions", ("themes", number, "questions"), Severity.WARNING, at_key=True, **details)
    for path, question in _questions(cycle):
        if len(question.options) > _MOST_OPTIONS:
            details = {"count": len(question.options), "most": _MOST_OPTIONS, "rule": "R23"}
            yield source.problem("many-options", (*path, "options"), Severity.WARNING, at_key=True, **details)


def _questions(cycle: Cycle) -> Iterator[tuple[Path, Question]]:
    for number, theme in enumerate(cycle.themes):
        for index, question in enumerate(theme.questions):
            yield ("themes", number, "questions", index), question


RULES: dict[str, Check] = {"R21": _closed, "R22": _no_open_option, "R23": _too_many}

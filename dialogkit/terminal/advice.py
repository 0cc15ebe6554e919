"""Advice, apart from what must be mended. A long text gets hundreds of lines of it, so on the screen the same is told once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dialogkit.problems import Problem, Severity

_FEW = 3
_PLACES = 8  # that are told of advice beside the first


@dataclass(slots=True)
class Advice:
    """What is found in several places: the first of the problems, and the others."""

    first: Problem
    others: list[Problem] = field(default_factory=list)

    @property
    def lines(self) -> str:
        """The next lines where the same is found, each once; with the name of their file where that is another one."""
        here = self.first.place.file if self.first.place else None
        places = [problem.place for problem in self.others if problem.place]
        told = list(dict.fromkeys(place.seen_from(here) for place in places))
        return ", ".join(told[:_PLACES]) + (" …" if len(told) > _PLACES else "")


def apart(problems: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """What is wrong with the year, and advice on its words, each in its order."""
    wrong: list[Problem] = []
    advice: list[Problem] = []
    for problem in problems:
        (advice if _is_advice(problem) else wrong).append(problem)
    return wrong, advice


def _is_advice(problem: Problem) -> bool:
    """Whether it is about how something is said. What is private is told at each place."""
    return problem.severity is not Severity.ERROR and str(problem.details.get("rule", "")).startswith("R")


def same_words(problems: Iterable[Problem]) -> list[Advice]:
    """What is wrong, in its order; what is said of the same name in more than three places is told at the first, and so is what
    says of no place more than of the others."""
    problems = list(problems)
    found: dict[object, Advice] = {}
    count = Counter(map(_words, problems))
    for number, problem in enumerate(problems):
        same = (problem.details.get("name") or not (problem.details or problem.excerpt)) and count[_words(problem)] > _FEW
        words = _words(problem) if same else number
        if words in found:
            found[words].others.append(problem)
        else:
            found[words] = Advice(problem)
    return list(found.values())


def _words(problem: Problem) -> object:
    return problem.code, problem.severity, str(problem.details)


def grouped(advice: Iterable[Problem]) -> list[Advice]:
    """The advice rule by rule, the worst first."""
    found: dict[tuple[Severity, object, str], Advice] = {}
    for problem in advice:
        kind = problem.severity, problem.details.get("rule", ""), problem.code
        if kind in found:
            found[kind].others.append(problem)
        else:
            found[kind] = Advice(problem)
    worst = list(Severity)
    return [found[kind] for kind in sorted(found, key=lambda kind: (worst.index(kind[0]), str(kind[1])))]

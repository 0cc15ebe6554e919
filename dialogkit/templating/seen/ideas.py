"""The mark that an idea keeps, from what was said to what is done: a number, a symbol and colours, the same in all papers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from dialogkit.cycle.model import Cycle, Finding, Measure, Proposal, Quote, Solution
from dialogkit.templating.sandbox import reads_items
from dialogkit.terms import TOLD_STATUSES

_T = TypeVar("_T")
_FOUND = "search"


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known by it is a finding, with the quotes behind it and all that comes of it.

    `number` counts the findings of the year, theme by theme, from 1; `theme` is the number that gives its colours, 0 for none.
    A public edition leaves out what was said, and never a finding: its numbers are those of all papers, and none is missing.
    """

    number: int
    symbol: str
    theme: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal: its number, and what it is an answer to.

    "3.2" is the second of the third finding. What is put away keeps its number, so that no other one ever changes.
    """

    number: str
    proposal: Proposal
    finding: Finding
    mark: Mark


class Followed:
    """How an idea is followed, for templates."""

    cycle: Cycle
    _cycle: Cycle
    _today: date

    @abstractmethod
    def picture_for(self, thing: object, otherwise: str | None = None) -> str | None: ...

    @abstractmethod
    def theme_number(self, theme_id: str | None) -> str: ...

    @cached_property
    def _marks(self) -> Mapping[str, Mark]:
        """A finding without a symbol, whose words mean nothing sure, has the picture of its theme, or a glass."""
        made: dict[str, Mark] = {}
        for number, finding in enumerate(self.findings_in_order, 1):
            symbol = self.picture_for(finding, _FOUND) or _FOUND
            made.setdefault(finding.id, Mark(number, symbol, self.theme_number(finding.theme)))
        return made

    @cached_property
    def mark_of(self) -> Callable[[str], Mark | None]:
        """What a finding is known by, by its id."""
        return self._marks.get

    @cached_property
    def findings_in_order(self) -> list[Finding]:
        """The findings as they are numbered."""
        return self._cycle.findings_in_order

    @cached_property
    def findings_worked_on(self) -> list[Finding]:
        """Those that have a sheet which goes from group to group."""
        return worked_on(self._cycle)

    @cached_property
    def solutions_of(self) -> Callable[[str], list[Solution]]:
        """What has been thought of for a finding, by its id."""
        found: dict[str, list[Solution]] = {}
        for solution in self.cycle.solutions:
            found.setdefault(solution.finding, []).append(solution)
        return lambda finding: found.get(finding, [])

    @cached_property
    def every_proposal(self) -> list[Proposed]:
        """All that was proposed, also what is put away, in the order of the findings."""
        marks = self._marks
        return [
            Proposed(f"{marks[finding.id].number}.{number}", proposal, finding, marks[finding.id])
            for finding in self.findings_in_order
            for number, proposal in enumerate(_answers_to(self.solutions_of(finding.id)), 1)
        ]

    @cached_property
    def proposed(self) -> list[Proposed]:
        """What is proposed and not put away."""
        return [row for row in self.every_proposal if row.proposal.status != "dropped"]

    @cached_property
    def _numbers(self) -> Mapping[tuple[str, str], str]:
        return {_place(row.proposal): row.number for row in self.every_proposal}

    @reads_items
    def number_of(self, proposal: Proposal) -> str | None:
        """The number of a proposal in all papers; None for what is no answer to a finding of the year."""
        return self._numbers.get(_place(proposal))

    @cached_property
    def quote(self) -> Callable[[str], Quote | None]:
        return {quote.id: quote for quote in self._cycle.quotes}.get

    @reads_items
    def quotes_behind(self, finding: Finding) -> list[Quote]:
        """The quotes of a finding that may be shown, each once."""
        return [found for name in dict.fromkeys(finding.quotes) if (found := self.quote(name))]

    @reads_items
    def few(self, things: list[_T], letters: int, most: int = 9) -> list[_T]:
        """Those of the things, in their order, whose texts have room together; the shortest one where none has."""
        chosen: list[_T] = []
        for thing in things:
            if len(chosen) < most and _length(thing) <= letters:
                letters -= _length(thing)
                chosen.append(thing)
        return chosen or sorted(things, key=_length)[:1]

    @reads_items
    def furthest(self, things: list[_T]) -> list[_T]:
        """Measures or proposals, those first that have come furthest: what is done before what is only proposed."""
        return sorted(things, key=lambda thing: TOLD_STATUSES.index(getattr(getattr(thing, "proposal", thing), "status")))

    @cached_property
    def found_in(self) -> Callable[[str], str | None]:
        """The first finding that a quote stands behind, by the quote's id."""
        return {quote: finding.id for finding in reversed(self._cycle.findings) for quote in finding.quotes}.get

    @reads_items
    def is_late(self, measure: object) -> bool:
        """Whether the day has passed on which a measure that is agreed or begun was to be done."""
        return isinstance(measure, Measure) and measure.is_late(self._today)


def worked_on(cycle: Cycle) -> list[Finding]:
    """The findings that groups find ideas to: what is good needs none, unless something came of it."""
    answered = {solution.finding for solution in cycle.solutions}
    return [finding for finding in cycle.findings_in_order if finding.tone != "good" or finding.id in answered]


def _answers_to(solutions: list[Solution]) -> Iterator[Proposal]:
    return (proposal for solution in solutions for proposal in solution.proposals)


def _place(proposal: Proposal) -> tuple[str, str]:
    """What a proposal is found by, also where a copy of it is asked for."""
    return proposal.at, proposal.text


def _length(thing: object) -> int:
    """The letters of a text, or of the text of a thing."""
    about = getattr(thing, "proposal", None) or getattr(thing, "finding", None) or thing
    return len(str(getattr(about, "text", about)))

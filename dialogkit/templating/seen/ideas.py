"""The mark that an idea keeps, from what was said to what is done: a number, a symbol and colours, the same in all papers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dialogkit.cycle.model import Cycle, Finding
from dialogkit.templating.sandbox import reads_items
from dialogkit.terms import Status

_FOUND = "search"
_SETTLED: tuple[Status, ...] = ("done", "dropped")


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known by it is a finding, with the quotes behind it and all that comes of it.

    `number` counts the findings of the year, theme by theme, from 1; `theme` is the number that gives its colours, 0 for none.
    """

    number: int
    symbol: str
    theme: str


class Followed:
    """How an idea is followed, for templates."""

    _cycle: Cycle
    _today: date

    @abstractmethod
    def picture_for(self, thing: object, otherwise: str | None = None) -> str | None: ...

    @cached_property
    def mark_of(self) -> Callable[[str], Mark | None]:
        """What a finding is known by, by its id."""
        return _marks(self._cycle, self.picture_for).get

    @cached_property
    def found_in(self) -> Callable[[str], str | None]:
        """The first finding that a quote stands behind, by the quote's id."""
        return {quote: finding.id for finding in reversed(self._cycle.findings) for quote in finding.quotes}.get

    @reads_items
    def is_late(self, measure: object) -> bool:
        """Whether the day has passed on which a measure was to be done, and it is neither done nor put away."""
        due = getattr(measure, "due", None)
        return bool(due and due < self._today and getattr(measure, "status", None) not in _SETTLED)


def _marks(cycle: Cycle, picture: Callable[[Finding, str], str | None]) -> Mapping[str, Mark]:
    """What `picture` gives a finding without a symbol, whose words mean nothing sure, is that of its theme, or a glass."""
    themes = {theme.id: number for number, theme in enumerate(cycle.themes, 1)}
    order = sorted(cycle.findings, key=lambda finding: themes.get(finding.theme or "", len(themes) + 1))
    made: dict[str, Mark] = {}
    for number, finding in enumerate(order, 1):
        made.setdefault(finding.id, Mark(number, picture(finding, _FOUND) or _FOUND, str(themes.get(finding.theme or "", 0))))
    return made

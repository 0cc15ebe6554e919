"""What a template sees of all that is counted in a year."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from dialogkit.clearing.groups import Row
from dialogkit.cycle.model import Cycle, Event, Proposal
from dialogkit.templating.sandbox import reads_items
from dialogkit.templating.seen.counts import (
    Figure,
    attendance,
    columns,
    contributions,
    departments,
    figures,
    responses,
    statuses,
    themes_asked,
    told,
    untold,
)
from dialogkit.templating.seen.drawn import Drawn
from dialogkit.words import Words

_SHORT_TITLE, _FEW_THEMES = 48, 4  # letters, and as many themes as have their points beside other numbers
_SHORT, _FIRST_ANSWERS = 75, 3  # letters of a proposal, and as many proposals as stand beside other numbers


class Numbers(Drawn):
    """Counts that may be told; of few people, in public, none is."""

    cycle: Cycle
    t: Words
    _cycle: Cycle  # with counts of people, which no template sees as they are
    _least: int

    @cached_property
    def attendance(self) -> list[Row]:
        return attendance(self._cycle, self.t, self._least)

    @reads_items
    def came(self, event: Event) -> str:
        """How many were at a meeting in all; nothing where that is not known, or not told."""
        told = {row.item.id: row.cells[-1] for row in self.attendance if isinstance(row.item, Event)}
        count = told.get(event.id, "")
        return count if count.isdecimal() and int(count) else ""

    @cached_property
    def departments(self) -> list[Row]:
        return departments(self._cycle, self.t, self._least)

    @cached_property
    def responses(self) -> list[Row]:
        return responses(self._cycle, self.t, self._least)

    @cached_property
    def answers(self) -> list[Row]:
        """The answers to each proposal of which all counts are told."""
        return told(self.responses)

    @cached_property
    def answers_about(self) -> Callable[[str | None], list[Row]]:
        """Those to the proposals of a theme, or (of none) to those of no theme."""
        themes = themes_asked(self._cycle)
        return lambda theme: told([row for row, its in zip(self.responses, themes) if its == theme])

    @cached_property
    def short_answers(self) -> list[Row]:
        """The first of them, of proposals that are told in few words."""
        few = [row for row in self.answers if isinstance(row.item, Proposal) and len(row.item.text) <= _SHORT]
        return few[:_FIRST_ANSWERS]

    @cached_property
    def short_contributions(self) -> list[tuple[str, int]]:
        """The points of few themes with short titles, which have room where such answers would stand; else nothing."""
        titles = [theme.title for theme in self._cycle.themes]
        few = len(titles) <= _FEW_THEMES and all(len(title) <= _SHORT_TITLE for title in titles)
        return self.contributions if few and not self.short_answers else []

    @cached_property
    def attendance_columns(self) -> list[int]:
        """Those in which anything stands."""
        return columns(self.attendance)

    @cached_property
    def departments_columns(self) -> list[int]:
        return columns(self.departments)

    @cached_property
    def hidden_answers(self) -> int:
        """To how many proposals answers are not told."""
        return sum(any(not cell.isdecimal() for cell in row.cells) for row in self.responses)

    @cached_property
    def attendance_untold(self) -> bool:
        """Whether a table of it would tell fewer counts than it hides."""
        return untold(self.attendance)

    @cached_property
    def departments_untold(self) -> bool:
        """Whether a table of them would tell fewer counts than it hides."""
        return untold(self.departments)

    @cached_property
    def figures(self) -> list[Figure]:
        return figures(self.cycle, self.t, self.attendance, self.means("resident", "users"))

    @cached_property
    def statuses(self) -> list[tuple[str, int]]:
        return statuses(self._cycle.solutions)

    @cached_property
    def contributions(self) -> list[tuple[str, int]]:
        return contributions(self._cycle)

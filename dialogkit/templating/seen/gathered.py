"""What a meeting is told by: who stands behind it, what they hoped for, and what must be there."""

from __future__ import annotations

import re
from abc import abstractmethod
from functools import cached_property
from typing import get_args

from dialogkit.cycle.model import Cycle, Event, Member
from dialogkit.processes import was_held
from dialogkit.templating.sandbox import reads_items
from dialogkit.templating.seen.equipment import Thing, things_for
from dialogkit.terms import Met, Side
from dialogkit.words import Words


class Gathered:
    """A part of the view."""

    cycle: Cycle
    t: Words

    @abstractmethod
    def means(self, idea: str, drawn: str = "") -> str: ...

    @cached_property
    def hosts(self) -> list[str]:
        """Who stands behind the year: home, municipality, whom the report names; what begins another name is not told twice."""
        home = self.cycle.organisation
        names = [*dict.fromkeys((home.place, home.municipality, *self.cycle.report.organisers))]
        return [name for name in names if not any(re.match(rf"{re.escape(name)}\b.", other) for other in names)]

    @cached_property
    def group_rows(self) -> list[tuple[str, list[Member]]]:
        """The working group by organisation, in the order of the file; whoever has none by side, in the order of sides."""
        group = self.cycle.working_group
        orgs = {name: [each for each in group if each.org == name] for each in group if (name := each.org)}
        sides = {side: [each for each in group if each.side == side and not each.org] for side in get_args(Side)}
        return [*orgs.items(), *((self.t(f"report.side_{side}"), members) for side, members in sides.items() if members)]

    @cached_property
    def met_symbols(self) -> dict[Met, str]:
        """What became of an expectation, as a picture."""
        return {"yes": self.means("yes"), "partly": self.means("partly"), "no": self.means("no"), "later": "calendar-time"}

    @cached_property
    def expecting(self) -> list[Event]:
        """The meetings at which people are asked what they hope for: those that tell of it, else the seminars, or the first."""
        told = [event for event in self.cycle.events if event.expectations]
        return told or self._seminars

    @cached_property
    def reported(self) -> list[Event]:
        """The meetings that a seminar's report tells of: those that have been held, and every seminar."""
        return [event for event in self.cycle.events if event.kind == "seminar" or was_held(self.cycle, event)]

    @cached_property
    def meetings_told(self) -> list[Event]:
        """Those that say something of the one that follows."""
        return [event for event in self.cycle.events if event.next]

    @cached_property
    def noting(self) -> list[Event]:
        """The meetings at which groups write notes and sort them: those that say how, and else the seminars, or the first."""
        told = [event for event in self.cycle.events if event.method and event.method.steps]
        return told or self._seminars

    @property
    def _seminars(self) -> list[Event]:
        return [event for event in self.cycle.events if event.kind == "seminar"] or self.cycle.events[:1]

    @reads_items
    def to_bring(self, event: Event) -> list[Thing]:
        """What such a meeting needs, with counts from the number of its groups."""
        return things_for(event, self.t)

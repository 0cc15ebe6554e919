"""What a report tells of those who met: who they are, and where they come from."""

from __future__ import annotations

import re
from functools import cached_property
from typing import get_args

from dialogkit.cycle.model import Cycle, Member
from dialogkit.terms import Side
from dialogkit.words import Words


class Gathered:
    """A part of the view."""

    cycle: Cycle
    t: Words

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

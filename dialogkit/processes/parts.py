"""The parts that a process may have, and what their symbols are: the same in all that is printed, whatever the process."""

from __future__ import annotations

from collections.abc import Mapping

from dialogkit.terms import PartName

PART_SYMBOLS: Mapping[PartName, str] = {
    "conference": "users",
    "workshop": "bulb",
    "poster": "clipboard-heart",
    "game": "dice-5",
    "solutions_conference": "flag",
    "planning": "calendar-event",
    "forum": "friends",
    "minutes": "notes",
    "follow_up": "checklist",
    "seminar": "presentation",
    "measures": "clipboard-list",
    "insight": "search",
    "solution": "bulb",
    "trial": "tools",
    "report": "book-2",
}
"""Every part that a process may have, with its symbol."""
PART_IDEAS: Mapping[PartName, str] = {
    "conference": "conference",
    "workshop": "solution",
    "poster": "poster",
    "game": "game",
    "solutions_conference": "solutions-conference",
    "planning": "planning",
    "forum": "forum",
    "minutes": "minutes",
    "follow_up": "follow-up",
    "seminar": "seminar",
    "measures": "measure",
    "insight": "insight",
    "solution": "solution",
    "trial": "trial",
    "report": "report",
}
"""And what its symbol stands for, by the keys of `templates/language/symbols.yaml`."""
AT_A_DESK: frozenset[PartName] = frozenset(("minutes", "follow_up", "measures", "insight", "solution", "trial", "report"))
"""What is written, or seen to, between meetings: nobody is led through it."""

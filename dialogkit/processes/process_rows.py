"""The processes, a row for each: where its years begin, what is printed of them, by what its path leads, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dialogkit import terms
from dialogkit.processes.material import Material
from dialogkit.processes.meeting_rows import EXPECTATIONS, GUIDE, INVITATION, MAT, MINUTES, NOTES, PROGRAMME, TASKS, THEMES
from dialogkit.processes.word_rows import BOARD, CARDS, CONSENT, POSTER, WALL
from dialogkit.processes.work_rows import AGREEMENT, DECIDE, FINDINGS, PLAN, PROPOSALS, ROUNDROBIN, THANKS
from dialogkit.processes.year_rows import EASY_REPORT, HANDOUT, OVERVIEW, REPORT, SLIDES, SUMMARY
from dialogkit.terms import PartName


@dataclass(frozen=True, slots=True)
class Process:
    """`name` is that of the cycle's field `process`, and of the folder with the process's own starting years.

    `materials` stand in the order of the kit; the process asks for them all but those that are made `on_request`. `stops` are the
    parts that its path leads by, in order, where a cycle does not name its own; its themes are talked about at the one that is
    its `meeting`. `labels` names those of the locale's `labels` that stand in the place of others: {"users": "relatives"}. Those
    who meet may speak `of_others`: of residents, say, who have a word of their own. What is told in another order than elsewhere
    is written by a template of the process's own: `forms` has its name, by the material.
    """

    name: terms.Process
    materials: tuple[Material, ...]
    stops: tuple[PartName, ...]
    meeting: PartName
    on_request: frozenset[Material] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    of_others: bool = False
    forms: Mapping[str, str] = field(default_factory=dict)

    def word_for(self, name: str) -> str:
        """The key of the standard word for one of a year's labels."""
        return f"labels.{self.labels.get(name, name)}"


DIALOGUE = Process(
    "dialogue",
    (
        OVERVIEW,
        INVITATION,
        PROGRAMME,
        THEMES,
        HANDOUT,
        TASKS,
        MAT,
        DECIDE,
        POSTER,
        AGREEMENT,
        BOARD,
        CARDS,
        CONSENT,
        WALL,
        MINUTES,
        GUIDE,
        FINDINGS,
        ROUNDROBIN,
        PROPOSALS,
        PLAN,
        REPORT,
        EASY_REPORT,
        SUMMARY,
        THANKS,
        SLIDES,
    ),
    stops=("conference", "workshop", "poster", "game", "solutions_conference"),
    meeting="conference",
    on_request=frozenset(
        (CONSENT, WALL, MINUTES, GUIDE, FINDINGS, ROUNDROBIN, PROPOSALS, SUMMARY, SLIDES, AGREEMENT, DECIDE, THANKS)
    ),
)
FORUM = Process(
    "forum",
    (
        INVITATION,
        PROGRAMME,
        TASKS,
        MINUTES,
        OVERVIEW,
        THEMES,
        CONSENT,
        WALL,
        GUIDE,
        PLAN,
    ),
    stops=("planning", "forum", "minutes", "follow_up"),
    meeting="forum",
    on_request=frozenset((OVERVIEW, THEMES, CONSENT, WALL, GUIDE, PLAN)),
    labels={"user": "participant", "users": "participants"},
    of_others=True,
)
SEMINAR = Process(
    "seminar",
    (
        INVITATION,
        PROGRAMME,
        EXPECTATIONS,
        TASKS,
        NOTES,
        PLAN,
        REPORT,
        OVERVIEW,
        THEMES,
        MINUTES,
        CONSENT,
        WALL,
        GUIDE,
        FINDINGS,
        ROUNDROBIN,
        PROPOSALS,
    ),
    stops=("planning", "seminar", "measures", "report"),
    meeting="seminar",
    on_request=frozenset((OVERVIEW, THEMES, MINUTES, CONSENT, WALL, GUIDE, FINDINGS, ROUNDROBIN, PROPOSALS)),
    labels={"user": "service_user", "users": "service_users"},
    forms={"report": "seminar-report"},
)
PROCESSES: Mapping[str, Process] = {process.name: process for process in (DIALOGUE, FORUM, SEMINAR)}
MATERIALS = tuple(dict.fromkeys(material for process in PROCESSES.values() for material in process.materials))
"""The materials of all processes. No two have one name: what several processes print is one row."""

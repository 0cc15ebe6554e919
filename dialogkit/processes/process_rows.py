"""The processes, a row for each: where its years begin, what is printed of them, by what its path leads, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dialogkit import terms
from dialogkit.processes.material import Material
from dialogkit.processes.meeting_rows import EXPECTATIONS, GUIDE, INVITATION, MAT, MINUTES, NOTES, PROGRAMME, TASKS, THEMES
from dialogkit.processes.word_rows import BOARD, CARDS, CONSENT, POSTER, WALL
from dialogkit.processes.work_rows import AGREEMENT, DECIDE, FINDINGS, PLAN, PROPOSALS, ROUNDROBIN, THANKS
from dialogkit.processes.year_rows import EASY_REPORT, FOLDER, FOLDER_PAGE, HANDOUT, OVERVIEW, REPORT, SLIDES, SUMMARY
from dialogkit.terms import PartName

if TYPE_CHECKING:  # the command line knows processes without a model
    from dialogkit.cycle.model import Labels, Noun
    from dialogkit.words import Words


@dataclass(frozen=True, slots=True)
class Process:
    """`name` is that of the cycle's field `process`, and of the folder with the process's own starting years.

    `materials` stand in the order of the kit; the process asks for them all but those that are made `on_request`. `stops` are
    the parts that its path leads by, in order, where a cycle does not name its own; its themes are talked about at the one
    that is its `meeting`. `labels` names those of the locale's `labels` that stand in the place of others: {"users":
    "relatives"}. Those who meet may speak `of_others`: of residents, say, who have a word of their own, and do not read its
    papers. Where its meeting `is_open`, what groups say there is minuted without anybody's yes. Themes and speakers may be
    those `of_one_meeting`: the next one has others. A year may be `of_a_home`, whose name it begins with; others may be for all
    of a council. What is told in another order than elsewhere is written by a template of the process's own: `forms` has its
    name, by the material.
    """

    name: terms.Process
    materials: tuple[Material, ...]
    stops: tuple[PartName, ...]
    meeting: PartName
    on_request: frozenset[Material] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)
    of_others: bool = False
    forms: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = False
    of_one_meeting: bool = False
    of_a_home: bool = False

    def word_for(self, name: str) -> str:
        """The key of the standard word for one of a year's labels."""
        return f"labels.{self.labels.get(name, name)}"

    def called(self, name: str, labels: Labels, words: Words) -> Noun:
        """What somebody or a place (see `NOUNS`) is called in a year with these labels, or else by the standard word."""
        return labels.noun(name, words.lang, self.labels, lambda field: words(self.word_for(field)))


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
    of_a_home=True,
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
        PLAN,
        OVERVIEW,
        THEMES,
        CONSENT,
        WALL,
        GUIDE,
    ),
    stops=("planning", "forum", "minutes", "follow_up"),
    meeting="forum",
    on_request=frozenset((OVERVIEW, THEMES, CONSENT, WALL, GUIDE)),
    labels={"user": "participant", "users": "participants"},
    of_others=True,
    is_open=True,
    of_one_meeting=True,
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
INSIGHT = Process(
    "insight",
    (
        FOLDER,
        FOLDER_PAGE,
        REPORT,
        PLAN,
        OVERVIEW,
        INVITATION,
        PROGRAMME,
        THEMES,
        TASKS,
        MINUTES,
        CONSENT,
        WALL,
        GUIDE,
        FINDINGS,
        ROUNDROBIN,
        PROPOSALS,
        SUMMARY,
    ),
    stops=("insight", "solution", "trial"),
    meeting="insight",
    on_request=frozenset(
        (INVITATION, PROGRAMME, THEMES, TASKS, MINUTES, CONSENT, WALL, GUIDE, FINDINGS, ROUNDROBIN, PROPOSALS, SUMMARY)
    ),
    labels={"user": "participant", "users": "participants"},
    of_others=True,
)
PROCESSES: Mapping[str, Process] = {process.name: process for process in (DIALOGUE, FORUM, SEMINAR, INSIGHT)}
MATERIALS = tuple(dict.fromkeys(material for process in PROCESSES.values() for material in process.materials))
"""The materials of all processes. No two have one name: what several processes print is one row."""

"""The processes that a year may be one of: a row for each. A new material is a template and a row in one of the files beside.

A process is no schema: any year may hold what any process prints. What it adds is where a year starts, what is printed, and
the path that leads through it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dialogkit import terms
from dialogkit.processes.material import Material
from dialogkit.processes.meeting_rows import GUIDE, INVITATION, MAT, MINUTES, PROGRAMME, TASKS, THEMES
from dialogkit.processes.needs import NEEDS, Need, unanswered
from dialogkit.processes.ready import always, behind, now_at, was_held
from dialogkit.processes.word_rows import BOARD, CARDS, CONSENT, POSTER, WALL
from dialogkit.processes.work_rows import AGREEMENT, DECIDE, FINDINGS, PLAN, PROPOSALS, ROUNDROBIN, THANKS
from dialogkit.processes.year_rows import EASY_REPORT, HANDOUT, OVERVIEW, REPORT, SLIDES, SUMMARY
from dialogkit.terms import Medium, PartName

if TYPE_CHECKING:  # a command line that only names materials needs no model
    from dialogkit.cycle.model import Cycle

__all__ = [
    "DIALOGUE",
    "MATERIALS",
    "NEEDS",
    "PART_IDEAS",
    "PART_SYMBOLS",
    "PROCESSES",
    "Material",
    "Need",
    "Process",
    "always",
    "behind",
    "is_made",
    "materials_in",
    "now_at",
    "process_of",
    "shown_in",
    "unanswered",
    "was_held",
]


@dataclass(frozen=True, slots=True)
class Process:
    """`name` is that of the cycle's field `process`, and of the folder with the process's own starting years.

    `materials` stand in the order of the kit; the process asks for them all but those that are made `on_request`. `stops` are the
    parts that its path leads by, in order, where a cycle does not name its own. `labels` names those of the locale's `labels`
    that stand in the place of others: {"users": "relatives"}.
    """

    name: terms.Process
    materials: tuple[Material, ...]
    stops: tuple[PartName, ...]
    on_request: frozenset[Material] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict)


PART_SYMBOLS: Mapping[PartName, str] = {
    "conference": "users",
    "workshop": "bulb",
    "poster": "clipboard-heart",
    "game": "dice-5",
    "solutions_conference": "flag",
}
"""Every part that a process may have, with its symbol."""
PART_IDEAS: Mapping[PartName, str] = {
    "conference": "conference",
    "workshop": "solution",
    "poster": "poster",
    "game": "game",
    "solutions_conference": "solutions-conference",
}
"""And what its symbol stands for, by the keys of `templates/language/symbols.yaml`."""

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
    on_request=frozenset(
        (CONSENT, WALL, MINUTES, GUIDE, FINDINGS, ROUNDROBIN, PROPOSALS, SUMMARY, SLIDES, AGREEMENT, DECIDE, THANKS)
    ),
)
PROCESSES: Mapping[str, Process] = {process.name: process for process in (DIALOGUE,)}
MATERIALS = tuple(dict.fromkeys(material for process in PROCESSES.values() for material in process.materials))
"""The materials of all processes. No two have one name: what several processes print is one row."""


def process_of(cycle: Cycle) -> Process:
    """The row of the cycle's process."""
    return PROCESSES[cycle.process]


def materials_in(cycle: Cycle) -> list[Material]:
    """Those of its process, and others that the cycle switches on."""
    process = process_of(cycle).materials
    return [*process, *(each for each in MATERIALS if each not in process and cycle.materials.get(each.name))]


def is_made(material: Material, cycle: Cycle, every: bool = False) -> bool:
    """Whether a build makes a material that is not asked for by name: as the year says, or else where it is `every` material
    that is asked for, or one that the process asks for."""
    return cycle.materials.get(material.name, every or material not in process_of(cycle).on_request)


def shown_in(cycle: Cycle, photos: bool = False) -> tuple[Medium, ...]:
    """Where the materials that are made of the cycle would show a quote or else a photo; the web comes last."""
    made = [each for each in materials_in(cycle) if is_made(each, cycle)]
    media = dict.fromkeys(medium for each in made if (photos or each.quoting) and (medium := each.medium or each.photos))
    web: tuple[Medium, ...] = ("web",) if any(each.public for each in made) else ()
    return (*media, *web)

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
from dialogkit.processes.meeting_rows import MAT, TASKS
from dialogkit.processes.ready import PART_LEAVES
from dialogkit.processes.word_rows import BOARD, CARDS, POSTER
from dialogkit.processes.year_rows import HANDOUT, REPORT
from dialogkit.terms import PartName

if TYPE_CHECKING:  # a command line that only names materials needs no model
    from dialogkit.cycle.model import Cycle

__all__ = ["DIALOGUE", "MATERIALS", "PART_LEAVES", "PART_SYMBOLS", "PROCESSES", "Material", "Process", "process_of"]


@dataclass(frozen=True, slots=True)
class Process:
    """`name` is that of the cycle's field `process`, and of the folder with the process's own starting years.

    `materials` stand in the order of the kit. `stops` are the parts that its path leads by, in order, where a cycle does not
    name its own. `labels` names those of the locale's `labels` that stand in the place of others: {"users": "relatives"}.
    """

    name: terms.Process
    materials: tuple[Material, ...]
    stops: tuple[PartName, ...]
    labels: Mapping[str, str] = field(default_factory=dict)


PART_SYMBOLS: Mapping[PartName, str] = {
    "conference": "users",
    "workshop": "bulb",
    "poster": "clipboard-heart",
    "game": "dice-5",
    "solutions_conference": "flag",
}
"""Every part that a process may have, with its symbol."""

DIALOGUE = Process(
    "dialogue",
    (HANDOUT, TASKS, MAT, POSTER, BOARD, CARDS, REPORT),
    stops=("conference", "workshop", "poster", "game", "solutions_conference"),
)
PROCESSES: Mapping[str, Process] = {process.name: process for process in (DIALOGUE,)}
MATERIALS = tuple(dict.fromkeys(material for process in PROCESSES.values() for material in process.materials))
"""The materials of all processes. No two have one name: what several processes print is one row."""


def process_of(cycle: Cycle) -> Process:
    """The row of the cycle's process."""
    return PROCESSES[cycle.process]

"""The processes that a year may be one of, the materials, and the parts of a path: a row for each in the files beside.

A process is no schema: any year may hold what any process prints. What it adds is where a year starts, what is printed, and
the path that leads through it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogkit.processes.material import Material
from dialogkit.processes.needs import NEEDS, Need, unanswered
from dialogkit.processes.parts import PART_IDEAS, PART_SYMBOLS
from dialogkit.processes.process_rows import DIALOGUE, FORUM, INSIGHT, MATERIALS, PROCESSES, SEMINAR, Process
from dialogkit.processes.ready import always, behind, now_at, was_held
from dialogkit.terms import Medium

if TYPE_CHECKING:  # a command line that only names materials needs no model
    from dialogkit.cycle.model import Cycle, Part

__all__ = [
    "DIALOGUE",
    "FORUM",
    "INSIGHT",
    "MATERIALS",
    "NEEDS",
    "PART_IDEAS",
    "PART_SYMBOLS",
    "PROCESSES",
    "SEMINAR",
    "Material",
    "Need",
    "Process",
    "always",
    "behind",
    "has_public",
    "is_made",
    "materials_in",
    "now_at",
    "path_of",
    "process_of",
    "shown_in",
    "unanswered",
    "was_held",
]


def process_of(cycle: Cycle) -> Process:
    """The row of the cycle's process."""
    return PROCESSES[cycle.process]


def path_of(cycle: Cycle) -> list[Part]:
    """The parts of the year in its order, those that are switched off too; all of its process where it names none."""
    from dialogkit.cycle.model import Part

    return cycle.parts or [Part(id=name) for name in process_of(cycle).stops]


def materials_in(cycle: Cycle) -> list[Material]:
    """Those of its process, and others that the cycle switches on."""
    process = process_of(cycle).materials
    return [*process, *(each for each in MATERIALS if each not in process and cycle.materials.get(each.name))]


def is_made(material: Material, cycle: Cycle, every: bool = False) -> bool:
    """Whether a build makes a material that is not asked for by name: as the year says, or else where it is `every` material
    that is asked for, or one that the process asks for."""
    return cycle.materials.get(material.name, every or material not in process_of(cycle).on_request)


def has_public(material: Material, cycle: Cycle) -> bool:
    """Whether anyone may read an edition of a material: minutes, only those of an open meeting."""
    return material.public and (process_of(cycle).is_open or not material.minuting)


def shown_in(cycle: Cycle, photos: bool = False) -> tuple[Medium, ...]:
    """Where the materials that are made of the cycle would show a quote or else a photo; the web comes last."""
    made = [each for each in materials_in(cycle) if is_made(each, cycle)]
    media = dict.fromkeys(medium for each in made if (photos or each.quoting) and (medium := each.medium or each.photos))
    web: tuple[Medium, ...] = ("web",) if any(has_public(each, cycle) for each in made) else ()
    return (*media, *web)

"""What a year can be made into, and how far each material is. Nothing is laid out for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dialogkit.cycle.load import Loaded
from dialogkit.kit.materials import lacking, materials_of
from dialogkit.kit.order import Order
from dialogkit.kit.reprint import manifest
from dialogkit.kit.reprint.manifest import KIT, OUT, File
from dialogkit.kit.seen import seen_by
from dialogkit.processes import MATERIALS, is_made

State = Literal["ready", "asked", "waiting", "off"]
"""Made by a build of the kit, made when it is asked for, waits for something, or switched off by the year."""
BUILT: tuple[State, ...] = ("ready", "asked")
"""What a build makes pages of."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A material. `state` is what it is in a year, None where none is asked about; `waits` is the key of what it waits for.

    `pages` are those of the last build, None where it is in none: to count them takes a whole build. One of the year's `own` has
    no words of dialogkit's.
    """

    name: str
    own: bool = False
    state: State | None = None
    waits: str = ""
    pages: int | None = None


def every_material() -> list[Listed]:
    """All that there are."""
    return [Listed(each.name) for each in MATERIALS]


def listed(loaded: Loaded, order: Order) -> Iterator[Listed]:
    """All materials of a year, in the kit's order."""
    cycle, files = loaded.cycle, _files(loaded)
    for material in materials_of(loaded):
        own = material not in MATERIALS
        if not cycle.materials.get(material.name, True):
            yield Listed(material.name, own, "off")
            continue
        waits = lacking(material, seen_by(material, cycle, order.gate(cycle)).cycle, loaded)
        state: State = "waiting" if waits else "ready" if is_made(material, cycle) else "asked"
        pages = sum(file.pages for file in files if file.material == material.name) or None
        yield Listed(material.name, own, state, waits, pages)


def _files(loaded: Loaded) -> list[File]:
    """What was made of the year by a build of the kit; nothing where nobody can tell."""
    try:
        found = manifest.read(loaded.folder.path / OUT["internal"] / manifest.NAME).manifest.files.values()
    except ValueError:
        return []
    year = manifest.year_of(loaded.folder)
    return [file for file in found if file.choice == KIT and file.of == year]

"""What a year can be made into: how far each material is, and how many pages it has. They are laid out, and not painted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dialogkit.cycle.load import Loaded
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import Bench, count, draft
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.problems import DialogkitError
from dialogkit.processes import MATERIALS, Material, is_made

State = Literal["ready", "asked", "waiting", "off"]
"""Made by a build of the kit, made when it is asked for, waits for something, or switched off by the year."""
BUILT: tuple[State, ...] = ("ready", "asked")
"""What a build makes pages of."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A material. `state` is what it is in a year, None where none is asked about; `waits` is the key of what it waits for.

    `pages` are those that a build of the kit would give it, None where they are not counted: it has mistakes, or is so large that
    laying it out takes seconds. One of the year's `own` has no words of dialogkit's.
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
    cycle = loaded.cycle
    bench, _ = bench_of(loaded, order, {}, kept=False)
    for material in materials_of(loaded):
        own = material not in MATERIALS
        if not cycle.materials.get(material.name, True):
            yield Listed(material.name, own, "off")
            continue
        waits, pages = _laid_out(material, bench)
        state: State = "waiting" if waits else "ready" if is_made(material, cycle) else "asked"
        yield Listed(material.name, own, state, waits, pages)


def _laid_out(material: Material, bench: Bench) -> tuple[str, int | None]:
    """What the material waits for, or how many pages it has; neither where it cannot be had as the year asks for it."""
    try:
        drafted = draft(material, bench)
        return drafted.waits, None if drafted.waits else count(drafted)
    except DialogkitError:
        return "", None

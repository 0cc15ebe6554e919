"""What of a year a material may see."""

from __future__ import annotations

from dialogkit.clearing.asking import asked_about
from dialogkit.clearing.select import Cleared, Gate, cleared
from dialogkit.cycle.model import Cycle
from dialogkit.processes import Material


def seen_by(material: Material, cycle: Cycle, gate: Gate) -> Cleared:
    """The cycle as cleared for a material: with what has its yes, or in one that asks, with what waits for an answer."""
    return asked_about(cycle, gate) if material.asking else cleared(cycle, material.medium, gate, material.photos)

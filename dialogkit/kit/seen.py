"""What of a year a material may see, and by which pictures its findings are known."""

from __future__ import annotations

from dialogkit.clearing.asking import asked_about
from dialogkit.clearing.select import Cleared, Gate, cleared
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle
from dialogkit.processes import Material
from dialogkit.templating.seen.view import View


def seen_by(material: Material, cycle: Cycle, gate: Gate) -> Cleared:
    """The cycle as cleared for a material: with what has its yes, or in one that asks, with what waits for an answer."""
    return asked_about(cycle, gate) if material.asking else cleared(cycle, material.medium, gate, material.photos)


def symbols_of_findings(loaded: Loaded) -> dict[str, str]:
    """The symbols that findings have on paper, by their ids: their own, or what their words surely mean."""
    view = View(loaded.cycle, loaded.words)
    found = {finding.id: view.picture_for(finding) for finding in loaded.cycle.findings}
    return {name: symbol for name, symbol in found.items() if symbol}

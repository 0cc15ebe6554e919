"""What of a year a material may see, and by which pictures its measures are known."""

from __future__ import annotations

from dialogkit.clearing.asking import asked_about
from dialogkit.clearing.select import Cleared, Gate, cleared
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Finding, Proposal
from dialogkit.cycle.next_year.promises import SymbolOf
from dialogkit.processes import Material
from dialogkit.templating.seen.view import View


def seen_by(material: Material, cycle: Cycle, gate: Gate) -> Cleared:
    """The cycle as cleared for a material: with what has its yes, or in one that asks, with what waits for an answer."""
    if material.asking:
        return asked_about(cycle, gate)
    return cleared(cycle, material.medium, gate, material.photos, material.minuting)


def symbol_of_measures(loaded: Loaded) -> SymbolOf:
    """Asked for a measure and its finding: the symbol that lets it keep its picture where the finding is no longer told of.

    Its own, or else that of its finding; None where its own words surely mean a picture.
    """
    words, view = View(loaded.cycle, loaded.words, packs=loaded.packs), View(loaded.cycle, loaded.words)

    def symbol(measure: Proposal, finding: Finding) -> str | None:
        return measure.symbol or (None if words.picture_for(measure) else view.picture_for(finding))

    return symbol

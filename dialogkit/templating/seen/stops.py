"""The path through the year: the parts of its process."""

from __future__ import annotations

from dataclasses import dataclass

from dialogkit.cycle.model import Cycle, Part
from dialogkit.processes import PART_SYMBOLS, process_of
from dialogkit.templating.wording.people import label
from dialogkit.words import Words


@dataclass(frozen=True, slots=True)
class Stop:
    """A step of the package, with the words that are printed for it."""

    id: str
    label: str
    text: str
    setting: str | None
    symbol: str
    theme: str  # the colours that it is drawn in


def stops(cycle: Cycle, words: Words) -> list[Stop]:
    """The parts of the process in the cycle's order; all of them where it names none."""
    parts = cycle.parts or [Part(id=name) for name in process_of(cycle).stops]
    return [
        Stop(
            part.id,
            part.label or label(cycle, words, part.id),
            part.text or words(f"parts.{part.id}"),
            part.setting,
            PART_SYMBOLS[part.id],
            str((number + 1) % 5),
        )
        for number, part in enumerate(part for part in parts if part.enabled)
    ]

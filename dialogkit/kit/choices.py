"""Choices for the printer that the command line makes in place of the cycle's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.cycle.load import Loaded
from dialogkit.problems import Problem, UsageError


def with_tile(loaded: Loaded, tile: str, only: Sequence[str] | None) -> Loaded:
    """The cycle with its poster and board cut into sheets of `tile`, A4 or A3.

    Raises UsageError where the poster is to be printed (see `only`) and is smaller than such a sheet.
    """
    choice = loaded.cycle.print
    if tile == "A3" and choice.poster.size == "A4" and (only is None or "poster" in only):
        raise UsageError(Problem("tile-too-large", details={"tile": tile, "size": choice.poster.size}))
    update = {name: getattr(choice, name).model_copy(update={"tile": tile}) for name in ("poster", "board")}
    return replace(loaded, cycle=loaded.cycle.model_copy(update={"print": choice.model_copy(update=update)}))

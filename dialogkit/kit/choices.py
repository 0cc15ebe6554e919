"""Choices for the printer: those of the command line in place of the cycle's own, and whether a template can follow them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle
from dialogkit.markup.tree import Node
from dialogkit.problems import DialogkitError, Place, Problem, UsageError


def with_tile(loaded: Loaded, tile: str, only: Sequence[str] | None) -> Loaded:
    """The cycle with its poster and board cut into sheets of `tile`, A4 or A3.

    Raises UsageError where the poster is to be printed (see `only`) and is smaller than such a sheet.
    """
    choice = loaded.cycle.print
    if tile == "A3" and choice.poster.size == "A4" and (only is None or "poster" in only):
        raise UsageError(Problem("tile-too-large", details={"tile": tile, "size": choice.poster.size}))
    update = {name: getattr(choice, name).model_copy(update={"tile": tile}) for name in ("poster", "board")}
    return replace(loaded, cycle=loaded.cycle.model_copy(update={"print": choice.model_copy(update=update)}))


def check_tiles(tree: Node, material: str, cycle: Cycle) -> None:
    """Raises DialogkitError where a material is to be cut into tiles and its template, the cycle's own, knows nothing of that."""
    choice = getattr(cycle.print, material, None)
    if getattr(choice, "tile", None) and not any(node.name == "tiles" for node in tree.walk()):
        raise DialogkitError(Problem("template-without-tiles", Place(f"{material}.xml.j2", 1, 1), {"tile": choice.tile}))

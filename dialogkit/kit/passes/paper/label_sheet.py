"""A deck that lies on a label sheet: where its cards are, whatever its template knows of sheets."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.cycle.load import Loaded
from dialogkit.kit.label_sheets import in_mm
from dialogkit.markup.tree import Node


def on_label_sheet(tree: Node, loaded: Loaded) -> Node:
    """The tree whose deck is told of the year's label sheet; as it is where there is no deck or no sheet."""
    deck, sheet = tree.find("deck"), loaded.sheet
    if deck is None or sheet is None:
        return tree
    nudge = loaded.cycle.print.cards.nudge
    lengths = {name: in_mm(getattr(sheet, name)) for name in ("left", "top", "gap_across", "gap_down")}
    attrs = {
        "paper": sheet.paper,
        "orientation": sheet.orientation,
        "columns": str(sheet.columns),
        "rows": str(sheet.rows),
        **{name.replace("_", "-"): length for name, length in lengths.items()},
        "nudge-right": in_mm(nudge.right),
        "nudge-up": in_mm(nudge.up),
    }
    size = f"{in_mm(sheet.width)}x{in_mm(sheet.height)}"
    cut = {"card": size, "bleed": "0", "guides-front": "none", "guides-back": "none", "camera-marks": "no"}
    paper = replace(deck.paper, attrs={**deck.paper.attrs, **cut})
    others = (child for child in deck.nodes if child.name not in ("paper", "sheet"))
    return tree.with_other(deck, replace(deck, children=[paper, Node("sheet", attrs, [], deck.place), *others]))

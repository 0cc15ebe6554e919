"""A picture of the year's own says what it shows: it gets the alternative text that the year gives it.

A symbol of dialogkit's gets none: it repeats the words beside it, and is passed over where a page is read aloud.
"""

from __future__ import annotations

from dataclasses import replace

from dialogkit.cycle.model import Cycle
from dialogkit.markup.tree import Node, edited


def with_alternatives(tree: Node, cycle: Cycle) -> Node:
    """The tree with `alt` wherever a symbol is one of the year's own, and the template says nothing else."""

    def edit(node: Node) -> Node:
        own = cycle.symbols.get(node.get("symbol"))
        return replace(node, attrs={**node.attrs, "alt": own.alt}) if own and "alt" not in node.attrs else node

    return edited(tree, edit)

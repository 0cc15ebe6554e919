"""A picture of the year's own says what it shows: it gets the alternative text that the year gives it.

A symbol of dialogkit's gets none: it repeats the words beside it, and is passed over where a page is read aloud.
"""

from __future__ import annotations

from dataclasses import replace

from dialogkit.clearing.select import file_of
from dialogkit.cycle.model import Cycle, pictures
from dialogkit.markup.parser import unmarked
from dialogkit.markup.tree import Node, edited


def with_alternatives(tree: Node, cycle: Cycle) -> Node:
    """The tree with `alt` wherever a picture is one of the year's own, by its name or its path, and the template says nothing
    else."""
    files = {file_of(picture.src): picture for _, picture in pictures(cycle)}
    if not files:
        return tree

    def edit(node: Node) -> Node:
        name = node.get("symbol")
        own = (cycle.symbols.get(name) or files.get(file_of(name))) if name and "alt" not in node.attrs else None
        return replace(node, attrs={**node.attrs, "alt": unmarked(own.alt)}) if own else node

    return edited(tree, edit)

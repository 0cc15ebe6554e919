"""Pictures without a yes are taken out, whatever way a template has come to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogkit.kit.passes.symbols import STAND_IN
from dialogkit.markup.tree import Node, edited
from dialogkit.markup.vocabulary import ELEMENTS


def without_pictures(tree: Node, is_left_out: Callable[[str], bool]) -> Node:
    """The tree without pictures whose names are left out: whole figures, and symbols beside words.

    What cannot be without a symbol gets another.
    """

    def edit(node: Node) -> Node | None:
        keys = [key for key in ("symbol", "back") if key in node.attrs and is_left_out(node.attrs[key])]
        if not keys:
            return node
        if node.name == "figure":
            return None
        kept = {name: value for name, value in node.attrs.items() if name not in keys}
        needed = {key: STAND_IN for key in keys if key in ELEMENTS[node.name].needs}
        return replace(node, attrs={**kept, **needed})

    return edited(tree, edit)

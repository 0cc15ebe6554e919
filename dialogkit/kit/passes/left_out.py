"""Pictures without a yes are taken out, whatever way a template has come to them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogkit.kit.passes.symbols import STAND_IN
from dialogkit.markup.tree import PICTURED, Node, edited
from dialogkit.markup.vocabulary import ELEMENTS


def without_pictures(tree: Node, is_left_out: Callable[[str], bool]) -> Node:
    """The tree without pictures whose names are left out: whole figures, and symbols beside words.

    What cannot be without a symbol gets another.
    """

    def edit(node: Node) -> Node | None:
        keys = [key for key in PICTURED if key in node.attrs and is_left_out(node.attrs[key])]
        if not keys:
            return node
        if node.name == "figure":
            return None
        needs = ELEMENTS[node.name].needs
        shown = {name: STAND_IN if name in keys else value for name, value in node.attrs.items()}
        return replace(node, attrs={name: value for name, value in shown.items() if name not in keys or name in needs})

    return edited(tree, edit)

"""Elements that a template places and a pass fills, once it is known what else stands in the tree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dialogkit.markup.tree import Node


def filled(tree: Node, name: str, fill: Callable[[Node], list[Node]]) -> Node:
    """The tree with what `fill` gives behind what stands in the first element of that name already, such as its heading;
    and in the first that is of something else (`of`), in each file that the document becomes. Of those on a `sheet` that is
    handed out alone, in the first of each `pages`.

    Where it gives nothing the element goes, and so does a section that held nothing else, or a card that was for it. So do
    further elements of that name: what is told once is not told a thousand times, whatever a template asks for.
    """
    found: dict[tuple[object, ...], Node] = {}
    for top in tree.nodes:
        for node in top.walk():
            if node.name == name:
                found.setdefault((top.paper.get("apart"), node.get("of"), id(top) if node.flag("sheet") else 0), node)
    firsts = {id(node) for node in found.values()}

    def made(node: Node) -> Node | None:
        if node.name == name:
            more = fill(node) if id(node) in firsts else []
            return replace(node, children=[*node.children, *more]) if more else None
        left = node.with_children([child if isinstance(child, str) else made(child) for child in node.children])
        held = node.find(name) is not None and left.find(name) is None
        return None if node.name == "section" and node.children and not left.children or node.name == "card" and held else left

    return made(tree) or tree if firsts else tree

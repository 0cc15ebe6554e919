"""A deck whose backs are printed apart from its fronts becomes two documents."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node


def apart(tree: Node) -> dict[str, Node]:
    """The documents by what their names end with: one, or a second with the backs alone."""
    deck = tree.find("deck")
    if deck is None or deck.paper.get("backs") != "separate":
        return {"": tree}
    return {end: _of(tree, deck, side) for side, end in (("front", ""), ("back", "-backs"))}


def _of(tree: Node, deck: Node, side: str) -> Node:
    paper = replace(deck.paper, attrs={**deck.paper.attrs, "side": side})
    part = replace(deck, children=[paper, *(child for child in deck.nodes if child.name != "paper")])
    return tree.with_other(deck, part)

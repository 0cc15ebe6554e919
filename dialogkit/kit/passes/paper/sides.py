"""What is printed apart becomes documents of their own: the backs of a deck, and pages that are not to lie among the others."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node

_SHEETS = ("pages", "slide")
"""Elements that stand in one of the documents alone."""


def apart(tree: Node) -> dict[str, Node]:
    """The documents by what their names end with: one, or more with backs alone, or pages that say that they are apart."""
    deck = tree.find("deck")
    if deck is not None and deck.paper.get("backs") == "separate":
        return {end: _of(tree, deck, side) for side, end in (("front", ""), ("back", "-backs"))}
    ends = dict.fromkeys(_end(node) for node in tree.nodes if node.name in _SHEETS)
    if len(ends) < 2:
        return {"": tree}
    return {
        end: replace(tree, children=[node for node in tree.nodes if node.name not in _SHEETS or _end(node) == end])
        for end in ends
    }


def _end(pages: Node) -> str:
    return f"-{pages.paper.get('apart')}" if pages.paper.get("apart") else ""


def _of(tree: Node, deck: Node, side: str) -> Node:
    paper = replace(deck.paper, attrs={**deck.paper.attrs, "side": side})
    part = replace(deck, children=[paper, *(child for child in deck.nodes if child.name != "paper")])
    return tree.with_other(deck, part)

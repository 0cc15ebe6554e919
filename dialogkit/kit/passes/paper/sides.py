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
    sheets: dict[str, list[Node]] = {}
    for node in tree.nodes:
        if node.name in _SHEETS:
            sheets.setdefault(_end(node), []).append(node)
    return {end: _alone(tree, some) for end, some in sheets.items()} or {"": tree}


def _alone(tree: Node, sheets: list[Node]) -> Node:
    """The document with those of its sheets alone. What they are called stands in its title, and at the foot of its pages."""
    kept = [node for node in tree.nodes if node.name not in _SHEETS or any(node is each for each in sheets)]
    title = sheets[0].paper.get("title")
    if not title:
        return tree.with_children(kept)
    paper = replace(tree.paper, attrs={**tree.paper.attrs, "footer": title})
    return replace(tree, attrs={**tree.attrs, "title": title}, children=[paper if node is tree.paper else node for node in kept])


def _end(pages: Node) -> str:
    return f"-{pages.paper.get('apart')}" if pages.paper.get("apart") else ""


def _of(tree: Node, deck: Node, side: str) -> Node:
    paper = replace(deck.paper, attrs={**deck.paper.attrs, "side": side})
    part = replace(deck, children=[paper, *(child for child in deck.nodes if child.name != "paper")])
    return tree.with_other(deck, part)

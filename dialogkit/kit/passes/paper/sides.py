"""What is printed apart becomes documents of their own: backs of a deck, pages not to lie among the others, a smaller size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dialogkit.markup.tree import Node

_SHEETS = ("pages", "slide", "cutouts")
"""Elements that stand in one of the documents alone."""


def apart(tree: Node) -> dict[str, Node]:
    """The documents by what their names end with: one, or more with backs alone, pages that say that they are apart, or all once
    more with large sheets on smaller paper.
    """
    deck = tree.find("deck")
    if deck is not None and deck.paper.get("backs") == "separate":
        return {end: _of(tree, deck, side) for side, end in (("front", ""), ("back", "-backs"))}
    also = next((node.paper.get("also") for node in tree.nodes if node.paper.get("also")), "")
    if also:
        nodes = [_smaller(node) if node.paper.get("also") else node for node in tree.nodes]
        return {"": tree, f"-{also.lower()}": tree.with_children(nodes)}
    sheets: dict[str, list[Node]] = {}
    for node in tree.nodes:
        if node.name in _SHEETS:
            sheets.setdefault(_end(node), []).append(node)
    return {end: _alone(tree, some) for end, some in sheets.items()} or {"": tree}


def _alone(tree: Node, sheets: list[Node]) -> Node:
    """The document with those of its sheets alone. What they are called stands in its title, and at the foot of its pages."""
    these = {id(sheet) for sheet in sheets}
    slides = iter([node for node in tree.nodes if node.name == "slide"])
    kept = [_with_slides(node, slides) for node in tree.nodes if node.name not in _SHEETS or id(node) in these]
    title = sheets[0].paper.get("title")
    if not title:
        return tree.with_children(kept)
    paper = replace(tree.paper, attrs={**tree.paper.attrs, "footer": title})
    return replace(tree, attrs={**tree.attrs, "title": title}, children=[paper if node is tree.paper else node for node in kept])


def _with_slides(pages: Node, slides: Iterator[Node]) -> Node:
    """The pages with the slide in each of the notes, which stand in the slides' order: a small picture of it is drawn there."""
    notes = (node.with_children([*node.children, next(slides, None)]) if node.name == "noted" else node for node in pages.nodes)
    return pages if pages.find("noted") is None else pages.with_children([*notes])


def _end(pages: Node) -> str:
    return f"-{pages.paper.get('apart')}" if pages.paper.get("apart") else ""


def _smaller(sheet: Node) -> Node:
    """The sheet in one piece on the paper that it asks for too."""
    paper = replace(sheet.paper, attrs={"size": sheet.paper.get("also")})
    return replace(sheet, children=[paper, *(child for child in sheet.nodes if child.name not in ("paper", "tiles"))])


def _of(tree: Node, deck: Node, side: str) -> Node:
    paper = replace(deck.paper, attrs={**deck.paper.attrs, "side": side})
    part = replace(deck, children=[paper, *(child for child in deck.nodes if child.name != "paper")])
    return tree.with_other(deck, part)

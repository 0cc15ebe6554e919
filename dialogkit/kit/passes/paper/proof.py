"""What a proof of a material is made from: its document tree, with the words that explain the lines."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.words import Words

CUT = ("poster", "board", "mat", "folder", "deck")
"""What is cut out, or printed to the edge: alone at a print shop and in a proof, without the pages beside it."""
_WORDS = """mark trim bleed safe fold contact through through_alt against_light folded over_side over_top front behind""".split()


def proof_tree(document: Node, words: Words) -> Node:
    """The document with only what belongs in a proof, and that with an element `proof` with its words."""
    told = Node("proof", {name: words(f"proof.{name}", mm="{mm}", sheet="{sheet}") for name in _WORDS})
    pages: list[Node | str] = [replace(node, children=[*node.children, told]) for node in document.nodes if node.name in CUT]
    title = words("proof.document", title=document.get("title"))
    return replace(document, attrs={**document.attrs, "title": title}, children=pages)

"""What is printed, as a hash: of a card it changes when the card on paper does, not when the card lies elsewhere.

Of a material it changes with all that can be seen in it, and not with the lines of the cycle file that it comes from.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence, Set

from dialogkit.markup.tree import Node, pictured

_UNSEEN = frozenset({"at", "alt", "id", "back", "word"})  # attributes that say nothing on a front

Pictures = Callable[[str], str | None]
"""Gives the hash of the picture file that a symbol is, or None for a symbol of dialogkit's."""


def look(tree: Node, ink: Sequence[str], pictures: Pictures) -> str:
    """The hash of a material. `ink` stands for what it is printed with: the ink, its colours, the typefaces."""
    return look_of([ink, _seen(tree, {"at"}), [pictures(symbol) for symbol in sorted(pictured(tree))]])


def looks(deck: Node, cards: Mapping[str, Sequence[Node]], ink: Sequence[str], pictures: Pictures) -> dict[str, str]:
    """The hash of each card by its name. `ink` is as above."""
    common = [deck.paper.get("card"), deck.paper.get("corner"), *ink]
    return {name: look_of([common, *(_card(deck, card, pictures) for card in same)]) for name, same in cards.items()}


def look_of(parts: list[object]) -> str:
    """The hash of things that look like something."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _card(deck: Node, card: Node, pictures: Pictures) -> list[object]:
    back = _back(deck, card)
    symbols = {node.get("symbol") for node in card.walk()} | set(back)
    return [_seen(card, _UNSEEN), back, [pictures(symbol) for symbol in sorted(symbols)]]


def _seen(node: Node, unseen: Set[str]) -> list[object]:
    attrs = {name: value for name, value in node.attrs.items() if name not in unseen}
    return [node.name, attrs, [child if isinstance(child, str) else _seen(child, unseen) for child in node.children]]


def _back(deck: Node, card: Node) -> list[str]:
    """What the back shows that the front does not tell. With a bleed its ground reaches the cut, however wide the bleed is."""
    design = deck.get("design", "kind")
    if deck.paper.get("backs") == "none":
        return []
    shown = {"deck": [deck.get("symbol"), deck.get("word")], "kind": [card.get("back"), card.get("word")]}.get(design, [])
    return [design, "whole" if float(deck.paper.get("bleed", "0")) else "inset", deck.get("home"), *shown]

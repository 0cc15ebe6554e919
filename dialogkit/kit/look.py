"""What is printed on each card, as a hash: it changes when the card on paper does, not when the card lies elsewhere."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence

from dialogkit.kit.choices import Choices
from dialogkit.markup.tree import Node

_UNSEEN = frozenset({"at", "alt", "id", "back"})  # attributes that say nothing on a front

Pictures = Callable[[str], str | None]
"""Gives the hash of the picture file that a symbol is, or None for a symbol of dialogkit's."""


def looks(
    deck: Node, cards: Mapping[str, Sequence[Node]], choices: Choices, fonts: Sequence[str], pictures: Pictures
) -> dict[str, str]:
    """The hash of each card by its name. `fonts` stand for the typefaces; the same ones give the same words."""
    common = [deck.get("size"), deck.get("corner"), choices.job.ink, *fonts]
    return {name: _hash([common, *(_card(deck, card, pictures) for card in same)]) for name, same in cards.items()}


def _card(deck: Node, card: Node, pictures: Pictures) -> list[object]:
    back = _back(deck, card)
    symbols = {node.get("symbol") for node in card.walk()} | set(back)
    return [_front(card), back, [pictures(symbol) for symbol in sorted(symbols)]]


def _front(node: Node) -> list[object]:
    attrs = {name: value for name, value in node.attrs.items() if name not in _UNSEEN}
    return [node.name, attrs, [child if isinstance(child, str) else _front(child) for child in node.children]]


def _back(deck: Node, card: Node) -> list[str]:
    """What the back shows that the front does not tell. With a bleed its ground reaches the cut, however wide the bleed is."""
    design = deck.get("design", "kind")
    if deck.get("backs") == "none":
        return []
    shown = {"deck": [deck.get("symbol"), deck.get("word")], "kind": [card.get("back")]}.get(design, [])
    return [design, "whole" if float(deck.get("bleed", "0")) else "inset", *shown]


def _hash(parts: list[object]) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

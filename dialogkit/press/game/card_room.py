"""Larger cards for a deck that has more to say than its cards have room for, where their size is left to dialogkit."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from dialogkit import limits
from dialogkit.markup.tree import Node
from dialogkit.paper import card_size
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card import Card
from dialogkit.press.pdf.tags import Tag
from dialogkit.terms import USUAL_CARD

_MUCH, _WIDE = 120, 18  # letters of a text, and of a word: what has fewer has room on any card of the usual size


def with_room(context: PressContext, deck: Node) -> Node:
    """The deck as it is; or as one of larger cards, which is told, where a text has no room on those it has."""
    paper = deck.paper
    larger = "" if deck.find("sheet") else paper.get("larger")
    long = [child for child in deck.nodes if child.name == "card" and _is_long(child.text)] if larger else []
    found = (card.get("id") for card in long if not _holds(context, card, paper.get("card", USUAL_CARD)))
    full = [*islice(found, limits.OF_A_KIND)]  # of ten thousand too long for any card, each would be tried in all its forms
    if not full:
        return deck
    context.remarks.append(("cards_larger", {"size": larger, "names": ", ".join(full)}))
    return deck.with_other(paper, replace(paper, attrs={**paper.attrs, "card": larger}))


def _is_long(text: str) -> bool:
    return len(text) > _MUCH or any(len(word) > _WIDE for word in text.split())


def _holds(context: PressContext, card: Node, size: str) -> bool:
    told = len(context.problems)
    Card(context, card, card_size(size), Tag("Document"), 2)
    full = len(context.problems) > told
    del context.problems[told:]
    return not full

"""Each symbol that is named must be there: one of dialogkit's, or a picture of the year's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from dialogkit.markup.tree import PICTURED, Node, edited
from dialogkit.problems import DialogkitError, Problem

STAND_IN = "point"
"""The symbol that takes the place of one that cannot be shown."""


class Symbols(Protocol):
    """The symbols and pictures that a material may show, by their names."""

    def __contains__(self, name: str) -> bool: ...

    def is_own(self, name: str) -> bool:
        """Whether it is a picture of the year's own."""

    def suggest(self, name: str) -> str | None:
        """A symbol that was perhaps meant."""


def check_symbols(tree: Node, symbols: Symbols) -> None:
    """Raises DialogkitError with each symbol that a template names and nobody has, at the template's line."""
    unknown = [(node, name) for node in tree.walk() for name in symbols_in(node).values() if name not in symbols]
    if unknown:
        raise DialogkitError(
            Problem("unknown-symbol", node.place, {"name": name, "suggestion": symbols.suggest(name) or ""})
            for node, name in unknown
        )


def with_stand_ins(tree: Node, symbols: Symbols) -> Node:
    """The tree with another symbol for each that there is not: of a year where that has been told already."""

    def edit(node: Node) -> Node:
        unknown = [key for key, name in symbols_in(node).items() if name not in symbols]
        return replace(node, attrs={**node.attrs, **dict.fromkeys(unknown, STAND_IN)}) if unknown else node

    return edited(tree, edit)


def symbols_in(node: Node) -> dict[str, str]:
    """The symbols that an element names, by their attributes; what is called `back` is one on a card only."""
    return {key: node.get(key) for key in PICTURED if node.get(key) and (key == "symbol" or node.name == "card")}

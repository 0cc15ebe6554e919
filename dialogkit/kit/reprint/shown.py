"""What of a material can be seen in a year, so that it can be told of a file of an earlier build whether it still shows that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dialogkit.kit.passes.paper.sides import apart
from dialogkit.kit.reprint.fingerprint import Pictures, look, look_of, looks
from dialogkit.kit.reprint.selection import by_name
from dialogkit.markup.tree import Node


@dataclass(frozen=True, slots=True)
class Shown:
    """Hashes: of the whole material, of each of its cards by name, and of each document that it is printed as, where these are
    several, by what its name ends with. `whole` is "" of a material that the year cannot fill.

    They are those of the cycle as it is written, whatever is asked of one build alone.
    """

    whole: str = ""
    cards: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)

    def of(self, names: Sequence[str] | None, end: str = "") -> str:
        """What a file with these cards shows; where none are named, that of the whole material whose name ends so."""
        return self.parts.get(end, self.whole) if names is None else look_of([[name, self.cards.get(name)] for name in names])


def shown(document: Node, ink: Sequence[str], pictures: Pictures) -> Shown:
    """What a document shows. `ink` stands for what it is printed with (see `kit.reprint.fingerprint`)."""
    parts = {} if document.find("deck") else apart(document)
    hashes = {end: look(part, ink, pictures) for end, part in parts.items() if end}
    return Shown(look(document, ink, pictures), cards_shown(document, ink, pictures), hashes)


def cards_shown(document: Node, ink: Sequence[str], pictures: Pictures) -> dict[str, str]:
    """The hash of each card of the document's deck by its name; none where cards have no names."""
    deck = document.find("deck")
    cards = [node for node in deck.nodes if node.name == "card"] if deck else []
    return looks(deck, by_name(cards), ink, pictures) if deck and all(card.get("id") for card in cards) else {}

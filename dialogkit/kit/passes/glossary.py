"""The element `glossary`: the words of the year's glossary that a material really uses are explained there."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from dialogkit.cycle.model import GlossaryEntry
from dialogkit.kit.passes.filling import filled
from dialogkit.markup.parser import tidy, unmarked
from dialogkit.markup.tree import Node
from dialogkit.markup.vocabulary import ELEMENTS

_WORD = re.compile(r"\w+")
_SURE = 24  # letters of the text by which a word is looked up: thousands are, in a text of thousands of pages


def with_glossary(tree: Node, glossary: Sequence[GlossaryEntry]) -> Node:
    """The tree with a paragraph in `glossary` for each entry whose word stands elsewhere in it."""

    @cache
    def entries() -> list[GlossaryEntry]:
        return used(glossary, " ".join(_texts(tree)))

    return filled(tree, "glossary", lambda place: [_explained(entry, place) for entry in entries()])


def _texts(node: Node) -> Iterator[str]:
    """What stands in each block below a node, but for the glossary's own headings."""
    for child in node.nodes:
        if ELEMENTS[child.name].words:
            yield child.text
        elif child.name != "glossary":
            yield from _texts(child)


def _explained(entry: GlossaryEntry, place: Node) -> Node:
    word = Node("strong", {}, [entry.word])
    return tidy(Node("p", {"at": entry.at}, [word, f": {entry.plain}"], place.place))


def used(glossary: Sequence[GlossaryEntry], text: str) -> list[GlossaryEntry]:
    """The entries whose words begin a word somewhere in the text, whatever its capitals."""
    small = text.casefold()
    there = sorted({small[match.start() : match.start() + _SURE] for match in _WORD.finditer(small)} if glossary else ())

    def is_used(word: str) -> bool:
        begins = word[:_SURE]
        at = bisect_left(there, begins)
        if _WORD.match(word) and not (at < len(there) and there[at].startswith(begins)):
            return False
        return word in small

    return [entry for entry in glossary if is_used(unmarked(entry.word).casefold())]

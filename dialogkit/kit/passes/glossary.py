"""The words of the year's glossary that a material really uses are explained in it.

An element `meanings` explains those of its section or finding, on the page where they stand; `glossary` explains the rest.
Neither explains what its section says already, in the same words.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from dialogkit import limits
from dialogkit.cycle.model import GlossaryEntry
from dialogkit.kit.passes.filling import filled
from dialogkit.markup.parser import tidy, unmarked
from dialogkit.markup.tree import Node
from dialogkit.markup.vocabulary import ELEMENTS

_WORD = re.compile(r"\w+")
_SAME = 4  # words: where they stand in a row, a text explains the word itself
_SURE = 24  # letters of the text by which a word is looked up: thousands are, in a text of thousands of pages


def with_glossary(tree: Node, glossary: Sequence[GlossaryEntry]) -> Node:
    """The tree with a paragraph in `meanings` and in `glossary` for each entry whose word stands in what they speak for."""
    sections = _Sections(glossary)
    tree = sections.made(tree, tree) or tree

    @cache
    def entries() -> list[GlossaryEntry]:
        said = " ".join(text for section in tree.walk() if _holds_glossary(section) for text in _texts(section))
        left = (entry for entry in used(glossary, " ".join(_texts(tree))) if entry.at not in sections.told)
        return [entry for entry in left if not _is_said(entry, said)]

    return filled(tree, "glossary", lambda place: [_explained(entry, place) for entry in entries()])


class _Sections:
    """Fills each first `meanings` of a section; `told` are the places of the entries that one has explained."""

    def __init__(self, glossary: Sequence[GlossaryEntry]):
        self._glossary = glossary
        self.told: set[str] = set()
        self._left = limits.PAGES  # no paper has more, whatever a template asks for
        self._done: set[int] = set()

    def made(self, node: Node, section: Node) -> Node | None:
        """What becomes of a node in a section. A panel that held nothing else goes with what is not explained in it."""
        if node.name == "meanings":
            return self._filled(node, section)
        inside = node if node.name in ("section", "finding") else section
        left = node.with_children([child if isinstance(child, str) else self.made(child, inside) for child in node.children])
        return None if node.name == "aside" and node.children and not left.children else left

    def _filled(self, node: Node, section: Node) -> Node | None:
        if not self._glossary or not self._left or id(section) in self._done:
            return None
        self._done.add(id(section))
        self._left -= 1
        said = " ".join(_texts(section))
        entries = [entry for entry in used(self._glossary, said) if not _is_said(entry, said)]
        new = [entry for entry in entries if not (node.flag("once") and entry.at in self.told)]
        self.told.update(entry.at for entry in new)
        return replace(node, children=[*node.children, *(_explained(entry, node) for entry in new)]) if new else None


def _holds_glossary(node: Node) -> bool:
    return node.name == "section" and node.find("glossary") is not None


def _is_said(entry: GlossaryEntry, said: str) -> bool:
    """Whether what an entry begins with stands there already, in the same words."""
    begins = _WORD.findall(entry.plain.casefold())[:_SAME]
    return len(begins) == _SAME and " ".join(begins) in _words(said)


@lru_cache(maxsize=8)  # asked for each entry of the glossary
def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _texts(node: Node) -> Iterator[str]:
    """What stands in each block below a node, but for the glossary's own headings."""
    for child in node.nodes:
        if ELEMENTS[child.name].words:
            yield child.text
        elif child.name not in ("glossary", "meanings"):
            yield from _texts(child)


def _explained(entry: GlossaryEntry, place: Node) -> Node:
    word = Node("strong", {}, [entry.word])
    role = {"role": place.get("role")} if place.get("role") else {}
    return tidy(Node("p", {"at": entry.at, **role}, [word, f": {entry.plain}"], place.place))


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

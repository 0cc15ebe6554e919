"""A material's template and a year → its document tree."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, GlossaryEntry
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.processes import Material
from dialogkit.templating.environment import render
from dialogkit.templating.sandbox import Sandbox
from dialogkit.templating.stops import Stop, stops
from dialogkit.templating.view import View
from dialogkit.terms import Edition

_WORD = re.compile(r"\w+")
_SURE = 24  # letters of the text by which a word is looked up: thousands are, in a text of thousands of pages


def document(loaded: Loaded, material: Material, env: Sandbox, cycle: Cycle, edition: Edition, booklet: bool = False) -> Node:
    """The tree of a material, for the cycle as cleared for it. With `booklet`, pages of A5 are asked for.

    Words of the glossary that it uses are explained in it, if its template has a place for them.

    Raises DialogkitError for a template that cannot be used.
    """
    template = f"{material.name}.xml.j2"

    def made(explained: Sequence[GlossaryEntry]) -> Node:
        return parse(render(env, template, View(cycle, loaded.words, edition, explained, booklet)), template)

    tree = made(())
    if env.loader and "explained" in env.loader.get_source(env, template)[0]:
        text = " ".join(node.text for node in tree.nodes)
        used = _used(cycle.glossary, text)
        tree = made(used) if used else tree
    tree.attrs.setdefault("lang", loaded.words.code)
    tree.attrs.setdefault("reading", material.profile)
    if tree.find("cover") or tree.find("pages"):
        tree.children.insert(0, _path(tree, stops(cycle, loaded.words)))
    return tree


def _path(tree: Node, passed: Sequence[Stop]) -> Node:
    """The stops of the year, for the pages that show its path: the document's own is the one that is here."""
    own = tree.get("stop")
    kids: list[Node | str] = [
        Node("stop", {"symbol": stop.symbol, "theme": stop.theme, "here": "yes" if stop.id == own else "no"}, place=tree.place)
        for stop in passed
    ]
    return Node("stops", children=kids, place=tree.place)


def _used(glossary: Sequence[GlossaryEntry], text: str) -> list[GlossaryEntry]:
    """The entries whose words begin a word somewhere in the text, whatever its capitals."""
    small = text.casefold()
    there = sorted({small[match.start() : match.start() + _SURE] for match in _WORD.finditer(small)} if glossary else ())

    def is_used(word: str) -> bool:
        begins = word[:_SURE]
        at = bisect_left(there, begins)
        if _WORD.match(word) and not (at < len(there) and there[at].startswith(begins)):
            return False
        return word in small

    return [entry for entry in glossary if is_used(entry.word.casefold())]

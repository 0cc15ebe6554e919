"""Headings by which their parts can be told from each other, for the bookmarks and for whoever hears the headings alone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from dialogkit.markup.tree import Node

_HEADING = re.compile(r"h([1-6])")
_INLINE = ("strong", "em", "a")
_LOOKED_AT = 4  # texts below a heading
_WORDS = 40  # letters


@dataclass(slots=True)
class _Heading:
    """A heading, and the first texts below it."""

    node: Node
    below: list[str] = field(default_factory=list)


def titles(document: Node) -> dict[int, str]:
    """What stands for headings that are the same as another one beside them, by the `id` of their nodes.

    It is the heading and the first words below it by which most of them differ, or a number where none differ: «Sitat 3».
    """
    alike: dict[tuple[int, str], list[_Heading]] = {}
    path: list[tuple[int, int]] = []  # the level and the id of each heading that the place at hand stands under
    last: _Heading | None = None
    for node in document.walk():
        match = _HEADING.fullmatch(node.name)
        if match:
            level = int(match[1])
            while path and path[-1][0] >= level:
                path.pop()
            last = _Heading(node)
            alike.setdefault((path[-1][1] if path else 0, node.text), []).append(last)
            path.append((level, id(node)))
        elif (
            last
            and node.name not in _INLINE
            and len(last.below) < _LOOKED_AT
            and any(isinstance(part, str) for part in node.children)
        ):
            last.below.append(first_words(node.text))
    return {key: title for same in alike.values() if len(same) > 1 for key, title in _told_apart(same).items()}


def _told_apart(same: list[_Heading]) -> dict[int, str]:
    columns = [[each.below[index] if index < len(each.below) else "" for each in same] for index in range(_LOOKED_AT)]
    best = max(columns, key=lambda column: len(set(column)))
    heading = same[0].node.text
    if len(set(best)) == 1:
        return {id(each.node): f"{heading} {number}" for number, each in enumerate(same, 1)}
    seen: Counter[str] = Counter()
    found = {}
    for each, words in zip(same, best):
        seen[words] += 1
        title = f"{heading}: {words}" if words else heading
        found[id(each.node)] = title if seen[words] == 1 else f"{title} ({seen[words]})"
    return found


def first_words(text: str, most: int = _WORDS) -> str:
    """The beginning of a text: at most so many letters, without quotation marks, which what it is told in has of its own."""
    text = " ".join(text.split()).strip("«»“”")
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"

"""The document tree: what a template says, before anything is laid out. Both editions, paper and screen, are made from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from dialogkit.problems import Place

KEPT = "\u2028"
"""Unicode's line separator: stands in words before a line that their writer kept apart, and twice where a line is empty."""
PICTURED = ("symbol", "back")
"""Attributes that name a symbol or a picture."""
_KEPT_LINES = re.compile(f" *{KEPT}[ {KEPT}]*")


@dataclass(slots=True)
class Node:
    """An element. `children` holds nodes and texts in order; `place` is the template's line that wrote it."""

    name: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    place: Place | None = None

    @property
    def template(self) -> str:
        """The name of the template that wrote it, as a material is called."""
        return self.place.file.partition(".")[0] if self.place else ""

    def get(self, name: str, default: str = "") -> str:
        """The attribute of that name, or `default`."""
        return self.attrs.get(name, default)

    def flag(self, name: str) -> bool:
        """Whether the attribute of that name says yes."""
        return self.attrs.get(name) == "yes"

    @property
    def nodes(self) -> list[Node]:
        """The child elements, without the texts between them."""
        return [child for child in self.children if isinstance(child, Node)]

    def find(self, name: str) -> Node | None:
        """The first child element of that name."""
        return next((child for child in self.children if isinstance(child, Node) and child.name == name), None)

    def need(self, name: str) -> Node:
        """The first child element of that name, where `vocabulary` says that there must be one."""
        return next(child for child in self.nodes if child.name == name)

    @property
    def paper(self) -> Node:
        """What only paper needs of this element (see `vocabulary.ON_PAPER`); a node that says nothing where there is none."""
        return self.find("paper") or Node("paper")

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        left = [self]
        while left:
            node = left.pop()
            yield node
            left += reversed(node.nodes)

    def with_children(self, children: Sequence[Node | str | None]) -> Node:
        """The node with those of some children that there are; itself where they are its own."""
        if len(children) == len(self.children) and all(new is old for new, old in zip(children, self.children)):
            return self
        return replace(self, children=[child for child in children if child is not None])

    def with_other(self, child: Node, *others: Node | str) -> Node:
        """The node with others in the place of a child."""
        return self.with_children([new for each in self.children for new in (others if each is child else (each,))])

    @property
    def text(self) -> str:
        """All words below this node on one line, without markup."""
        return one_line(self._kept)

    @property
    def lines(self) -> list[str]:
        """The same, with the lines apart that their writer kept apart."""
        return [" ".join(line.split()) for line in self._kept.split(KEPT) if line.strip()]

    @property
    def _kept(self) -> str:
        return "".join(child if isinstance(child, str) else child._kept for child in self.children)


def one_line(text: str) -> str:
    """`text` without lines that are kept apart."""
    return _KEPT_LINES.sub(" ", text) if KEPT in text else text


def pictured(tree: Node) -> set[str]:
    """The names of symbols and pictures in a tree."""
    return {node.attrs[key] for node in tree.walk() for key in PICTURED if node.get(key)}


def edited(tree: Node, edit: Callable[[Node], Node | None]) -> Node:
    """The tree with each node as `edit` leaves it, from below; without those that it leaves out. What is left is not copied."""

    def made(node: Node) -> Node | None:
        if len(node.children) == 1 and isinstance(node.children[0], str):  # half of all nodes
            return edit(node)
        return edit(node.with_children([child if isinstance(child, str) else made(child) for child in node.children]))

    return made(tree) or tree

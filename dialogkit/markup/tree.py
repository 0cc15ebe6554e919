"""The document tree: what a template says, before anything is laid out. Both editions, paper and screen, are made from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dialogkit.problems import Place


@dataclass(slots=True)
class Node:
    """An element. `children` holds nodes and texts in order; `place` is the template's line that wrote it."""

    name: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)
    place: Place | None = None

    def get(self, name: str, default: str = "") -> str:
        return self.attrs.get(name, default)

    def flag(self, name: str) -> bool:
        return self.attrs.get(name) == "yes"

    @property
    def nodes(self) -> list[Node]:
        """The child elements, without the texts between them."""
        return [child for child in self.children if isinstance(child, Node)]

    def find(self, name: str) -> Node | None:
        """The first child element of that name."""
        return next((child for child in self.nodes if child.name == name), None)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.nodes:
            yield from child.walk()

    @property
    def text(self) -> str:
        """All words below this node, without markup."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def dump(node: Node, indent: int = 0) -> str:
    """The tree as indented text, for tests and for people."""
    pad = "  " * indent
    attrs = "".join(f" {key}={value!r}" for key, value in sorted(node.attrs.items()))
    lines = [f"{pad}{node.name}{attrs}"]
    for child in node.children:
        lines.append(f"{pad}  {child!r}" if isinstance(child, str) else dump(child, indent + 1))
    return "\n".join(lines)

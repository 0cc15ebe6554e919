"""Where each value of a YAML file stands, with the lines that are its own: what a change takes away or puts anew.

ruamel.yaml writes a whole file anew, with one indentation where people have several. So a file is only read here, by the parser's
nodes, and its text is cut.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

import yaml

from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path, nodes_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_COMMENT = re.compile(r"[ \t]*#")


@dataclass(frozen=True, slots=True)
class Spot:
    """A value: its `node`, that of its key if it has one, and at which `place` of which collection it stands."""

    path: Path
    node: yaml.Node
    key: yaml.Node | None
    parent: yaml.CollectionNode
    place: int


class Layout:
    """The text of a file that can be read without a mistake, and where everything stands in it. `source` is what it reads as.

    Raises yaml.YAMLError where only what `source_of` mends makes YAML of it.
    """

    def __init__(self, text: str, source: Source):
        self.text = text
        self.lines: list[str] = _LINE.findall(text)
        self._starts = [0, *accumulate(map(len, self.lines))]
        root = nodes_of(source.lines)
        self.spots: dict[Path, Spot] = {spot.path: spot for spot in _spots(root)} if root is not None else {}
        if isinstance(root, yaml.CollectionNode):
            self.spots[()] = Spot((), root, None, root, 0)

    @cached_property
    def end(self) -> str:
        """How lines end here."""
        first = self.lines[0] if self.lines else "\n"
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def offset(self, mark: yaml.Mark) -> int:
        return min(self._starts[min(mark.line, len(self._starts) - 1)] + mark.column, len(self.text))

    def line_at(self, offset: int) -> int:
        """The number of a line, from 0."""
        return bisect_right(self._starts, offset) - 1

    def start_of(self, line: int) -> int:
        return self._starts[min(line, len(self._starts) - 1)]

    def begins(self, spot: Spot) -> int:
        """Where an entry begins: at its key, or in lines of its own at its dash."""
        at = self.offset((spot.key or spot.node).start_mark)
        if spot.key is None and not spot.parent.flow_style:
            return self.text.rfind("-", 0, at)
        return at

    def ends(self, spot: Spot) -> int:
        """Where the last letter of a value stands, without comments and line ends behind it."""
        last = spot
        while isinstance(last.node, yaml.CollectionNode) and not last.node.flow_style and last.node.value:
            last = self.spots[(*last.path, _last_step(last.node))]
        if last.node.start_mark.index == last.node.end_mark.index:  # there is nothing behind its colon or dash
            return self.past_colon(last.key) if last.key else self.begins(last) + 1
        return len(self.text[: self.offset(last.node.end_mark)].rstrip(" \t\r\n"))

    def past_colon(self, key: yaml.Node) -> int:
        return self.text.index(":", self.offset(key.end_mark)) + 1

    def after(self, spot: Spot, column: int) -> int:
        """The number of the first line that is no longer an entry's: comments that stand deeper than it does are its own."""
        end = line = self.line_at(self.ends(spot) - 1) + 1
        while line < len(self.lines) and (self.is_blank(line) or self.is_comment(line)):
            line += 1
            if self.is_comment(line - 1) and self.indent(line - 1) > column:
                end = line
        return end

    def sibling(self, spot: Spot, step: int) -> Spot | None:
        """The entry before or after another one."""
        place = spot.place + step
        if not 0 <= place < len(spot.parent.value):
            return None
        name = spot.parent.value[place][0].value if spot.key else place
        return self.spots[(*spot.path[:-1], name)]

    def is_comment(self, line: int) -> bool:
        return _COMMENT.match(self.lines[line]) is not None

    def is_blank(self, line: int) -> bool:
        return not self.lines[line].strip()

    def indent(self, line: int) -> int:
        return len(self.lines[line]) - len(self.lines[line].lstrip(" \t"))


def _spots(root: yaml.Node) -> Iterator[Spot]:
    waiting: list[tuple[Path, yaml.Node]] = [((), root)]
    while waiting:
        path, node = waiting.pop()
        found = [*_entries(path, node)]
        yield from found
        waiting += [(spot.path, spot.node) for spot in found]


def _entries(path: Path, node: yaml.Node) -> Iterator[Spot]:
    if isinstance(node, yaml.MappingNode):
        for place, (key, value) in enumerate(node.value):
            yield Spot((*path, key.value), value, key, node, place)
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            yield Spot((*path, place), value, None, node, place)


def _last_step(node: yaml.CollectionNode) -> str | int:
    return node.value[-1][0].value if isinstance(node, yaml.MappingNode) else len(node.value) - 1

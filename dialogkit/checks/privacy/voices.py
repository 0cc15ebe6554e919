"""Every text of a cycle by who speaks in it: what people said, what is told of them, what is for all, names and files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from weakref import WeakKeyDictionary

from dialogkit.checks.fold import Folded, fold
from dialogkit.cycle.examples import unmarked
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.model.marks import Role
from dialogkit.cycle.schema import NO_TEXT, fields_of, role_of
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Place

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True)
class Said:
    """One text, its place, and the quote that it is, as it stands in the file, where it is one."""

    path: Path
    place: Place
    role: Role
    text: Folded
    quote: dict[str, object] = field(default_factory=dict)
    spans: dict[str, list[tuple[int, int, bool]]] = field(default_factory=dict, compare=False, repr=False)  # see `found`

    @cached_property
    def small(self) -> str:
        """The text in small letters, each where it stood."""
        small = self.text.text.lower()
        same = len(small) == len(self.text.text)
        return small if same else "".join(letter.lower()[:1] or letter for letter in self.text.text)

    @cached_property
    def flat(self) -> str:
        """The text as it is printed: a line break is a space."""
        return self.text.text.replace("\n", " ")

    @cached_property
    def figures(self) -> int:
        """How many figures it has."""
        return len(_FIGURE.findall(self.text.text))


def said_texts(source: Source) -> Sequence[Said]:
    """Every text of the cycle, names of files and of the year's own things included, in the file's order."""
    if source not in _said:
        _said[source] = [*_said_texts(source)]
    return _said[source]


_said: WeakKeyDictionary[Source, list[Said]] = WeakKeyDictionary()


def _said_texts(source: Source) -> Iterator[Said]:
    quotes = source.data.get("quotes")
    named = {name for name, shape in fields_of(Cycle).items() if shape.kind is dict}  # whose entries have names of the year's own
    for path, shape, value in source.values:
        if len(path) == 2 and path[0] in named:
            yield Said(path, source.key_place_of(path), "file", fold(str(path[-1])))
        if not isinstance(value, str) or not path or shape.kind in NO_TEXT:
            continue
        role = role_of(shape)
        number = path[1] if role == "quote" and len(path) > 2 else None
        quote = quotes[number] if isinstance(quotes, list) and isinstance(number, int) else None
        yield Said(path, source.place_of(path), role, fold(unmarked(value)), quote if isinstance(quote, dict) else {})

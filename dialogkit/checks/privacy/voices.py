"""Every text of a cycle by who speaks in it: what people said, what is told of them, what is for all, names and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import Literal

from dialogkit.checks.fold import Folded, fold
from dialogkit.checks.texts import EASY, PLAIN, field_of
from dialogkit.cycle import model
from dialogkit.cycle.examples import unmarked
from dialogkit.cycle.schema import Shape, walk
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Place

_FIGURE = re.compile(r"\d")
Role = Literal["quote", "said", "told", "prose", "name", "people", "member", "file", "own", "privacy", "other"]

_SAID: dict[type[model.Item], set[str]] = {
    model.GroupNotes: {"lead", "points"},
    model.Section: {"heading", "points"},
    model.Event: {"feedback"},
    model.Response: {"comments"},
}
"""What people said, beside the quotes."""
_TOLD: dict[type[model.Item], set[str]] = {
    model.Finding: {"text"},
    model.Proposal: {"text", "why_dropped"},
    model.Solution: {"ideas", "obstacles", "obstacle_ideas"},
    model.Report: {"lead", "next", "subtitle"},
    model.Evaluation: {"users", "staff", "results"},
    model.Award: {"text"},
    model.Event: {"closing"},
    model.Checked: {"who"},
}
"""What is told of people."""
_PEOPLE: dict[type[model.Item], set[str]] = {model.Thanks: {"to", "names"}, model.AgendaItem: {"by"}}
_FILES: dict[type[model.Item], set[str]] = {
    model.Picture: {"src"},
    model.Fonts: {"regular", "bold"},
    model.Year: {"previous"},
    model.Privacy: {"names_file"},
}
_ROLES: dict[Role, dict[type[model.Item], set[str]]] = {"file": _FILES, "said": _SAID, "told": _TOLD, "people": _PEOPLE}
_NO_TEXT = (int, float, bool, date, time, Literal)
_IDS = {"id", "symbol", "theme", "event", "finding", "department", "ref"}


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


def said_texts(source: Source) -> Iterator[Said]:
    """Every text of the cycle, names of files and keys of symbols included, in the file's order."""
    quotes = source.data.get("quotes")
    for path, shape, value in walk(source.data):
        if shape.kind is model.Picture and path[:1] == ("symbols",):
            yield Said(path, source.key_place_of(path), "file", fold(str(path[-1])))
        if not isinstance(value, str) or not path or shape.kind in _NO_TEXT:
            continue
        role = _role(path, shape)
        number = path[1] if role == "quote" and len(path) > 2 else None
        quote = quotes[number] if isinstance(quotes, list) and isinstance(number, int) else None
        yield Said(path, source.place_of(path), role, fold(unmarked(value)), quote if isinstance(quote, dict) else {})


def _role(path: Path, shape: Shape) -> Role:
    """Who speaks in the text at `path`. `own` is how to ask, `member` whom to ask or one of the working group: named only where
    that person wants it."""
    owner, name = field_of(path, shape)
    if path[0] == "privacy" and name not in ("controller", "dpo", "names_file"):
        return "privacy"
    if owner is model.Contact and name in ("email", "phone", "url") or owner is model.Privacy and name != "names_file":
        return "own"
    if owner in (model.Member, model.Contact) and name == "name":
        return "member"
    for role, fields in _ROLES.items():
        if name in fields.get(owner, ()):
            return role
    kind = EASY.get(owner, {}).get(name) or PLAIN.get(owner, {}).get(name)
    if kind in ("quote", "name"):
        return kind
    return "prose" if kind else "file" if name in _IDS else "other"

"""Which texts of a cycle somebody reads, who that is, and what kind of text it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dialogkit.checks.where import BOLD
from dialogkit.cycle.examples import is_example
from dialogkit.cycle.model import Cycle, items
from dialogkit.cycle.model.marks import Kind, Mark, Read
from dialogkit.cycle.schema import Shape, marked
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.alt_texts import PICTURE_TEXTS, says_nothing
from dialogkit.cycle.text.scalars import parse_flag, parse_process
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Place
from dialogkit.processes import PROCESSES
from dialogkit.terms import INVITED, Profile

_HOW = ("about", "practical")  # of an event


@dataclass(frozen=True, slots=True)
class Line:
    """One text, without its marks of bold, and where its value begins in the file."""

    path: Path
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Passage:
    """What is read in one go: a text, or the texts of one list."""

    profile: Profile
    kind: Kind
    lines: tuple[Line, ...]


def passages(source: Source) -> Iterator[Passage]:
    """Every passage of a cycle, in the file's order."""
    for (_, profile, kind), same in groupby(_lines(source), key=lambda each: each[:3]):
        yield Passage(profile, kind, tuple(line for *_, line in same))


def _lines(source: Source) -> Iterator[tuple[Path, Profile, Kind, Line]]:
    """Each text that is read, with its passage's path, its profile and its kind."""
    unprinted = _unprinted(source.data)
    process = PROCESSES.get(str(parse_process(source.data.get("process"))))
    for path, shape, value in source.values:
        if not isinstance(value, str) or not path or is_example(value) or path[:2] in unprinted or path[:3] in unprinted:
            continue
        if read := read_by(shape, path, value):
            listed = path[:-1] if isinstance(path[-1], int) else path
            profile = "plain" if process and process.of_others else read.profile
            yield listed, profile, read.kind, Line(path, value.replace(BOLD, ""), source.place_of(path))


def read_by(shape: Shape, path: Path, text: str) -> Read | None:
    """How a text is read, if anybody reads it. One of a picture that says nothing is told as such; there is nothing to judge."""
    return None if path[-1] in PICTURE_TEXTS and says_nothing(text) else shape.text.mark(Read)


def _unprinted(data: dict[str, Any]) -> set[Path]:
    """The parts that are switched off, and how the day works at a meeting with neither an invitation nor a programme."""
    found: set[Path] = {("parts", number) for number, part in _entries(data, "parts") if _is_off(part.get("enabled"))}
    untold = (n for n, event in _entries(data, "events") if event.get("kind") not in INVITED and not event.get("agenda"))
    return found | {("events", number, name) for number in untold for name in _HOW}


def _entries(data: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    entries = data.get(name)
    numbered = enumerate(entries if isinstance(entries, list) else ())
    return [(number, entry) for number, entry in numbered if isinstance(entry, dict)]


def _is_off(flag: object) -> bool:
    try:
        return flag is not None and parse_flag(flag) is False
    except ValueError:
        return False


def texts_with(cycle: Cycle, mark: Mark) -> list[str]:
    """The texts of all fields that have just that mark."""
    kind: Any = type(mark)  # of which mypy says that it has no hash
    fields = ((item, name) for _, item in items(cycle) for name, each in marked(type(item), kind).items() if each == mark)
    values = [getattr(item, name) for item, name in fields]
    return [text for value in values for text in (value if isinstance(value, list) else [value]) if text]

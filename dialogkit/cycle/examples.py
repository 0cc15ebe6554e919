"""Texts that say that they are examples: «(Eksempel) Bank på døra». Nobody has said them, and they are never printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import is_
from typing import Any, TypeVar

from dialogkit.cycle.model import Chapter, ChapterSection, Cycle, GroupNotes, Item, MeasureGroup, Section, Solution, Task
from dialogkit.cycle.sections.blocks import own_examples
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import Problem, Severity

_I = TypeVar("_I", bound=Item)
_MARK = re.compile(
    r"""[\s\u200b\ufeff«"“(\[{*_•–-]*(?:eksempel|døme|example)(?:\s\d{1,3})?\s?[)\]}*_]*(?:(?<=[)\]}])|\s*[:–—]|\s+-|\s*\Z)\s*""",
    re.IGNORECASE,
)
_SAYS = ("text", "who", "word")  # of an item of a list: what it is there to say
_LATER = {"report": "findings", "purpose": "findings"}
"""Sections that are looked at once there is something real in another one. All others speak for themselves."""


def is_example(text: object) -> bool:
    """Whether a text begins with a mark that it is an example, in whatever language."""
    return isinstance(text, str) and _MARK.match(text) is not None


def says_nothing(entry: object) -> bool:
    """Whether an entry of a list, as it stands in the file, is there to say what is only an example."""
    if not isinstance(entry, dict):
        return False
    lines = [line for value in entry.values() if isinstance(value, list) for line in value if isinstance(line, str)]
    return any(is_example(entry.get(name)) for name in _SAYS) or bool(lines) and all(map(is_example, lines))


def unmarked(text: str) -> str:
    """A text with spaces in the place of such a mark, so that each word stands where it stood."""
    mark = _MARK.match(text)
    return " " * mark.end() + text[mark.end() :] if mark else text


def without_examples(item: _I) -> _I:
    """The item without the texts in it that are examples, and without what such a text is the whole of.

    A field that must be there stays.
    """
    changes: dict[str, Any] = {}
    for name, field in type(item).model_fields.items():
        value = getattr(item, name)
        new = _real(value, field.is_required())
        if new is not value:
            changes[name] = new
    return item.model_copy(update=changes) if changes else item


def _real(value: Any, required: bool) -> Any:
    if isinstance(value, str):
        return None if not required and is_example(value) else value
    if isinstance(value, Item):
        return without_examples(value)
    if isinstance(value, list) and value and isinstance(value[0], (str, Item)):
        pairs = [(entry, _real(entry, True)) for entry in value if not _is_whole(entry)]
        new = [after for before, after in pairs if after is before or not _is_empty(after)]
        return value if len(new) == len(value) and all(map(is_, new, value)) else new
    return value


def _is_whole(entry: object) -> bool:
    """Whether an entry of a list is nothing but an example."""
    return is_example(entry) or isinstance(entry, Item) and any(is_example(getattr(entry, name, None)) for name in _SAYS)


def _is_empty(entry: object) -> bool:
    """Whether nothing is left of what a group has said, of a solution, of a chapter or of a group of measures."""
    if isinstance(entry, GroupNotes):
        return not (entry.lead or entry.points or entry.sections)
    if isinstance(entry, Task):
        return not entry.groups
    if isinstance(entry, Solution):
        return not (entry.ideas or entry.obstacles or entry.obstacle_ideas or entry.proposals)
    if isinstance(entry, Chapter):
        return not (entry.title or entry.text or entry.sections or entry.closing or entry.list)
    if isinstance(entry, MeasureGroup):
        return not entry.proposals
    return isinstance(entry, Section | ChapterSection) and not (entry.points or entry.quotes)


def sections_with_examples(source: Source) -> frozenset[str]:
    """The sections at the left edge in which an example stands."""
    return frozenset(str(path[0]) for path in _examples(source))


def check_examples(source: Source, cycle: Cycle) -> Iterator[Problem]:
    """A warning for each example that is still there, once there are real words beside it.

    What somebody has written and still calls an example is told at once.
    """
    own = own_examples(cycle.process, cycle.lang)
    for path in _examples(source):
        section = str(path[0])
        if source.at(path) not in own or _has(cycle, _LATER.get(section, section)):
            yield source.problem("example-not-printed", path, Severity.WARNING)


def _has(cycle: Cycle, section: str) -> bool:
    if section == "poster":
        poster = cycle.poster
        return bool(poster and (poster.we_want or poster.good_cooperation or poster.staff_do or poster.users_do))
    if section == "measures":
        return bool(cycle.measures and (cycle.measures.summary or cycle.measures.proposals))
    return bool(getattr(cycle, section))


def _examples(source: Source) -> Iterator[Path]:
    return (path for path, text, _ in source.texts() if is_example(text))

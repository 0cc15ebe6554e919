"""Who has said no, in plain data: nothing of it has been checked yet, and what is wrong beside it is about to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from dialogkit.terms import NOES

OF_WORDS = "said-"
"""What a name in the year's list begins with that is made of the words themselves."""


def entries_with_no(data: dict[str, Any]) -> set[tuple[str, int]]:
    """The sections and numbers of quotes and tasks that are refused or withdrawn, beside their words or in the year's list."""
    listed = _names(listed_in(data))
    found = {(section, number) for section in ("quotes", "tasks") for number in _of(data.get(section), listed)}
    tasks = data.get("tasks")
    if isinstance(tasks, list) and any(name.startswith(OF_WORDS) for name in listed):  # it may be any of them
        found |= {("tasks", number) for number in range(len(tasks))}
    return found


def listed_in(data: dict[str, Any]) -> list[str]:
    """What the year's list of noes names, on one line as well, which is told."""
    privacy = data.get("privacy")
    names = privacy.get("withdrawn") if isinstance(privacy, dict) else None
    if isinstance(names, str):
        return [name for name in map(str.strip, re.split("[,;]", names)) if name]
    return [name for name in names if isinstance(name, str)] if isinstance(names, list) else []


def as_called(name: str) -> str:
    """A name of something with a consent as it is compared: nobody must look at capitals."""
    return name.strip().casefold()


def _of(entries: object, listed: set[str]) -> Iterable[int]:
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            consent = entry.get("consent")
            answer = consent if isinstance(consent, dict) else {}
            if answer.get("status") in NOES or not listed.isdisjoint(_names((entry.get("id"), answer.get("ref")))):
                yield number


def _names(values: Iterable[object]) -> set[str]:
    return {as_called(value) for value in values if isinstance(value, str)}

"""Those who speak at a meeting: whoever stands in a programme by an office is named there, and in the minutes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from dialogkit.checks.privacy.found import CAPITAL, Found, Knowledge
from dialogkit.checks.privacy.name_rules import first_name, unknown_name
from dialogkit.checks.privacy.voices import Said, said_texts
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.processes import process_of

_BEFORE = re.compile(rf"{CAPITAL}[^\W\d_]+\s\Z")
_NAMES = ("P08", "P09")  # what looks like a name, or is a common one; names on the home's own list are never answered


@dataclass(frozen=True, slots=True)
class Speakers:
    """Their full `names`, and their surnames; and the places in a programme where somebody has an office, whose first name alone
    will do there."""

    names: tuple[str, ...]
    offices: frozenset[Path]


def speakers(loaded: Loaded, known: Knowledge) -> Speakers:
    """Of those whom `role` or `org` says something of that is no word for residents, and of all who speak where those who meet
    speak of others."""
    process = process_of(loaded.cycle)
    user = process.called("user", loaded.cycle.labels, loaded.words)
    residents = {form.casefold() for form in (user.one.rpartition(" ")[2], user.the_one, user.many, user.the_many)}
    texts = {path: str(text) for path, _, text in loaded.source.values if path[2:3] == ("agenda",)}
    names: list[str] = []
    offices: set[Path] = set()
    for said in said_texts(loaded.source):
        if said.role != "people" or said.path[2:3] != ("agenda",):
            continue
        beside = [text for name in ("role", "org") if (text := texts.get((*said.path[:-1], name)))]
        words = {word.strip(",.()").casefold() for text in beside for word in text.split()}
        if words & residents:
            continue
        if beside:
            offices.add(said.path)
        if beside or process.of_others:
            names += _names_in(known, said)
    return Speakers((*names, *(name.split()[-1] for name in names)), frozenset(offices))


def _names_in(known: Knowledge, said: Said) -> Iterator[str]:
    """The names of two words or more in a text."""
    text, spans = said.text.text, list[list[int]]()
    for found in sorted((*unknown_name(known, said), *first_name(known, said)), key=lambda each: each.start):
        if spans and not text[spans[-1][1] : found.start].strip():
            spans[-1][1] = max(spans[-1][1], found.end)
        else:
            spans.append([found.start, found.end])
    for start, end in spans:
        before = _BEFORE.search(text, 0, start)  # a first name that is a word as well
        name = text[start:end] if " " in text[start:end] or not before else f"{before[0]}{text[start:end]}"
        if " " in name:
            yield name


def without_speakers(found: Sequence[Found], said: Said, speak: Speakers, is_named: Callable[[Found], object]) -> list[Found]:
    """What is found in a text but for names of speakers, which `is_named` knows.

    A quote names nobody; and what is private in a text is somebody's, so that there all stands.
    """
    if said.role == "quote" or any(each.rule not in _NAMES for each in found):
        return [*found]
    return [each for each in found if said.path not in speak.offices and not is_named(each)]

"""What a screen, a log or another program may be told: numbers, addresses and names of the local list are starred.

A mistake in the file is shown with its line, and the line may hold what nobody should see. What is starred here is found by its
form alone, so that it also holds where a cycle cannot be read.
"""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from dialogkit.checks.fold import fold, hidden
from dialogkit.checks.names import Names, NamesError, read_names
from dialogkit.checks.numbers import ACCOUNT, BIRTH_NUMBER, EMAIL, phones
from dialogkit.cycle.source import text_of

_NAMES_FILE = re.compile(r"(?<!\w)names_file[\"']?:[ \t]+[\"']?([^\"'\n,}#]+)")


def masked(text: str, names: Names) -> str:
    """The text, as long as it is, with all numbers, addresses and `names` in it starred."""
    folded = fold(text)
    spans = [match.span() for pattern in (BIRTH_NUMBER, ACCOUNT) for match in pattern.finditer(folded.text)]
    spans += [match.span() for match in phones(folded.text)]
    spans += [match.span() for match in EMAIL.finditer(folded.text)] if "@" in folded.text else []
    spans += [(named.start, named.end) for named in names.find(folded) if not named.near]
    return hidden(text, [folded.span(*span) for span in spans]) if spans else text


class Mask:
    """Stars what is private in a text, by the cycle's own list of names. `cycle` is where the cycle is, as the person gave it."""

    def __init__(self, cycle: Path):
        self._cycle = cycle

    def __call__(self, text: str) -> str:
        return masked(text, self._names)

    @cached_property
    def _names(self) -> Names:
        folder = self._cycle if self._cycle.is_dir() else self._cycle.parent
        names: list[str] = []
        for match in _NAMES_FILE.finditer(text_of(self._cycle)):
            try:
                names += read_names(folder.resolve(), match[1].strip())
            except NamesError:
                pass  # `check` tells
        return Names(names)

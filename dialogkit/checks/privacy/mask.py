"""What a screen, a log or another program may be told: numbers, addresses and names of the local list are starred.

A mistake in the file is shown with its line, and the line may hold what nobody should see. What is starred here is found by its
form alone, so that it also holds where a cycle cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from dialogkit.checks.fold import fold, hidden
from dialogkit.checks.privacy.names import Names, NamesError, read_names
from dialogkit.checks.privacy.numbers import ACCOUNT, BIRTH_NUMBER, EMAIL, birth_numbers, phones
from dialogkit.cycle.cycle_file import text_of
from dialogkit.cycle.folder import Folder

_NAMES_FILE = re.compile(r"""(?<!\w)names_file["']?\s*:\s+(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'#][^\n]*))""")
_MOST_FILES = 9  # that are looked at: a year has one, and whoever writes many wants this to take long
_ENDS = (re.compile(r"\s#"), re.compile(r"[,}]|\s#"))  # of a path without quotation marks: in a line of its own, and in a row


def masked(text: str, names: Names) -> str:
    """The text, as long as it is, with all numbers, addresses and `names` in it starred."""
    folded = fold(text)
    spans = [match.span() for pattern in (BIRTH_NUMBER, ACCOUNT) for match in pattern.finditer(folded.text)]
    spans += [*phones(folded.text), *(match.span() for match in birth_numbers(folded.text))]
    spans += [match.span() for match in EMAIL.finditer(folded.text)] if "@" in folded.text else []
    spans += [(named.start, named.end) for named in names.find(folded) if not named.near]
    return hidden(text, [folded.span(*span) for span in spans]) if spans else text


class Mask:
    """Stars what is private in a text, by the cycle's own list of names."""

    def __init__(self, folder: Folder):
        self._folder = folder

    def __call__(self, text: str) -> str:
        return masked(text, self._names)

    @cached_property
    def _names(self) -> Names:
        names: list[str] = []
        for name in islice(dict.fromkeys(self._files()), _MOST_FILES):
            try:
                names += read_names(self._folder, name)
            except NamesError:
                pass  # `check` tells
        return Names(names)

    def _files(self) -> Iterator[str]:
        """The paths that the list of names may have, in a file that need not be YAML at all."""
        for match in _NAMES_FILE.finditer(text_of(self._folder)):
            if match[3]:
                yield from (end.split(match[3])[0].strip() for end in _ENDS)
            else:
                yield match[1] or match[2] or ""

"""What of a template's source is code and what is markup, as far as that can be told without running it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from dialogkit import limits

_CODE_OPENS = re.compile(r"\{([{%#])")
_CODE_CLOSES = {"{": "}}", "%": "%}", "#": "#}"}
_DOCUMENT = re.compile(r"<document(?=[\s/>])")


def parts(source: str) -> Iterator[tuple[int, int, bool, bool]]:
    """Where each piece of text and of code begins and ends; whether it is code; whether a text goes on in a tag of code.

    What is opened and never closed is text, and so is all that follows: Jinja will tell. So the source is read once.
    """
    at = 0
    while opens := _CODE_OPENS.search(source, at):
        end = source.find(_CODE_CLOSES[opens[1]], opens.end())
        if end < 0:
            break
        yield at, opens.start(), False, opens[1] == "%"
        yield opens.start(), end + 2, True, False
        at = end + 2
    yield at, len(source), False, False


@lru_cache(limits.TEMPLATES)
def writes_document(source: str) -> bool:
    """Whether a template writes a whole document itself, and is no part that others take from."""
    return any(_DOCUMENT.search(source, start, end) for start, end, is_code, _ in parts(source) if not is_code)

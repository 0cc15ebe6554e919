"""Web and mail addresses among words: each becomes a link, without its writer's doing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"(?<![\w@/.+%-])(?:(?P<web>(?:https?://|www\.)[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][^\s<>«»“”\"]*)?)"
    r"|(?P<mail>[\w.+%-]+@[\w-]+(?:\.[\w-]+)+))",
    re.IGNORECASE,
)
_AFTER = ".,;:!?'’*_"  # marks of the sentence, where an address ends with them


def count(text: str) -> int:
    """How many addresses `text` may hold, at most."""
    lower = text.lower()
    return lower.count("@") + lower.count("://") + lower.count("www.")


def cut(text: str) -> Iterator[tuple[str, str | None]]:
    """The text in pieces, each with what it leads to, or None where it is no address."""
    at = 0
    for found in _ADDRESS.finditer(text) if count(text) else ():
        address = found[0].rstrip(_AFTER)
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(_AFTER)
        start = found.start()
        if at < start:
            yield text[at:start], None
        scheme = "mailto:" if found["mail"] else "" if "://" in address else "https://"
        yield address, scheme + address
        at = start + len(address)
    if at < len(text):
        yield text[at:], None

"""Did you mean …? The nearest of the names that would have been right."""

from __future__ import annotations

from collections.abc import Iterable

from dialogkit import limits

_LIKE = 0.65
"""Of 1: «temaer» is that like «themes», while «users» is less like «steps»."""


def closest(name: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant, capitals and spaces apart, or None when none is near."""
    known = {entry.casefold(): entry for entry in list(names)[: limits.SUGGESTED]}
    word = name.strip().casefold().replace(" ", "_")
    if word in known:
        return known[word]
    from difflib import get_close_matches

    near = get_close_matches(word[:80], list(known), 1, cutoff=_LIKE)
    return known[near[0]] if near else None

"""Did you mean …? The nearest of the names that would have been right."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from dialogkit import limits


def closest(name: str, names: Iterable[str]) -> str | None:
    """The name that was probably meant, capitals and spaces apart, or None when none is near."""
    known = {entry.casefold(): entry for entry in list(names)[: limits.SUGGESTED]}
    word = name.strip().casefold().replace(" ", "_")
    if word in known:
        return known[word]
    near = get_close_matches(word[:80], list(known), 1, cutoff=0.6)
    return known[near[0]] if near else None

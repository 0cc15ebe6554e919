"""Words that people write where the file wants a name of its own, and which of the names were probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from dialogkit.cycle.text.suggest import closest
from dialogkit.resources import read_texts

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "đ": "d", "ŋ": "n", "ŧ": "t"})


@cache
def known_habits() -> dict[str, str]:
    """Words, in small letters, with the names they may stand for: the first of those that fit the place."""
    return read_texts("language", "habits.yaml")


def meant_name(name: str, names: Iterable[str]) -> str | None:
    """The one of `names` that was probably meant: a word for it, or the nearest in spelling."""
    names = tuple(names)
    habits = known_habits().get(" ".join(name.casefold().split()), "").split()
    return next((habit for habit in habits if habit in names), None) or closest(name, names)


def id_of(name: object) -> str | None:
    """The id that was probably meant: `God mat` is `god-mat`, `Måltid` is `maltid`. None where nothing is left, or too much."""
    plain = unicodedata.normalize("NFKD", str(name)[:200].casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    meant = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")
    return meant if 0 < len(meant) <= 40 else None

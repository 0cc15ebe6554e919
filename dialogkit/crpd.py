"""The convention on the rights of persons with disabilities, article by article, as the kit prints it.

The files say where the titles come from. The meanings and the plain words are a way into a talk: they have no legal effect.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from dialogkit.resources import read_texts
from dialogkit.words import Words


@dataclass(frozen=True, slots=True)
class Article:
    """One article. Those on procedure, and on definitions, have a title only."""

    n: int
    title: str  # the official one; in nynorsk dialogkit's own
    meaning: str | None = None  # what it gives whoever reads it, in a few words
    plain: tuple[str, ...] = ()  # what it means from day to day, a sentence each
    card: int = 1  # which of them stands on a card: that which does not say the meaning again
    question: str | None = None  # to talk about round a table
    symbol: str | None = None  # one of Tabler's


@cache
def articles(lang: str) -> Mapping[int, Article]:
    """All 50 articles by number, in nb, nn or en, with placeholders. Raises FileNotFoundError for another language."""
    entries = read_texts("crpd", f"{lang}.yaml")["articles"]
    return MappingProxyType({int(n): _article(int(n), **entry) for n, entry in entries.items()})


def article(n: int, words: Words) -> Article:
    """One article, whose plain words call people and places what these words know them by."""
    found = articles(words.lang)[n]
    meaning, question = (words.told(text) if text else None for text in (found.meaning, found.question))
    return replace(found, meaning=meaning, plain=tuple(map(words.told, found.plain)), question=question)


def _article(n: int, title: str, plain: Iterable[str] = (), card: str = "1", **others: str) -> Article:
    return Article(n, title, plain=tuple(plain), card=int(card), **others)

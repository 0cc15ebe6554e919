"""Which symbol a line means, by its words. The table stands in `templates/language/symbols.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from dialogkit.resources import read_texts

_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\s\w*,]")
_RANKS = ("first", "then", "alone")
_ALONE = 3  # words: of more, a line says something else as well
_LONG = 14  # words: of more, what gives way to things may not be the main thing


@dataclass(frozen=True, slots=True)
class Idea:
    """What a phrase means: how it ranks among others in a line, and its symbol; None if no symbol fits."""

    rank: int
    symbol: str | None


class Table:
    """The ideas of one language, by the words of their phrases."""

    def __init__(self, lang: str):
        """Raises FileNotFoundError where the table is missing, KeyError for a language that it does not have."""
        texts = read_texts("language", "symbols.yaml")
        self.ideas: dict[tuple[str, ...], Idea] = {}
        for rank, name in enumerate(_RANKS):
            for row in texts[name].values():
                for phrase in _phrases(row[lang]):
                    self.ideas.setdefault(phrase, Idea(rank, row.get("symbol")))
        self.masked = frozenset(_phrases(texts["not"][lang]))
        self.negations = frozenset(phrase[0] for phrase in _phrases(texts["negations"][lang]))
        self.lengths: dict[str, list[int]] = {}
        for phrase in sorted({*self.ideas, *self.masked}, key=len, reverse=True):
            known = self.lengths.setdefault(phrase[0], [])
            if len(phrase) not in known:
                known.append(len(phrase))

    def read(self, text: str) -> tuple[list[Idea], list[str]]:
        """The ideas of a text, and the words that belong to none. Of phrases that overlap the longest counts."""
        words = _TOKEN.findall(text.casefold().replace("’", "'"))
        found, rest, at = [], [], 0
        while at < len(words):
            phrase = next(self._at(words, at), ())
            if not phrase:
                rest.append(words[at])
            elif phrase not in self.masked:
                found.append(self.ideas[phrase])
            at += len(phrase) or 1
        return found, [word for word in rest if word[0].isalnum()]

    def _at(self, words: list[str], at: int) -> Iterator[tuple[str, ...]]:
        rows = (tuple(words[at : at + length]) for length in self.lengths.get(words[at], ()))
        return (row for row in rows if row in self.ideas or row in self.masked)


@cache
def table(lang: str) -> Table:
    """The table of nb, nn or en."""
    return Table(lang)


@lru_cache(maxsize=4096)
def symbol_for(text: str, lang: str) -> str | None:
    """The symbol that a line surely means, or None.

    None where a line says the contrary of what its words mean, names two things with two pictures, or means what no symbol fits.
    """
    known = table(lang)
    ideas, rest = known.read(text)
    rank = min((idea.rank for idea in ideas), default=0)
    symbols = {idea.symbol for idea in ideas if idea.rank == rank}
    if len(symbols) != 1 or not known.negations.isdisjoint(rest):
        return None
    length = len(rest) + len(ideas)
    fits = (True, length <= _LONG, len(rest) == 0 and length <= _ALONE)[rank]
    return symbols.pop() if fits else None


def _phrases(texts: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a row as words: `gå|går tur` are two."""
    for text in filter(None, (text.strip() for text in texts.split(","))):
        yield from product(*(word.split("|") for word in text.split()))

"""Which symbol a line means, by its words. The table stands in `templates/language/symbols.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dialogkit.cycle.packs.ideas import RANKS, idea_name, ideas, phrases
from dialogkit.cycle.packs.packs import Packs
from dialogkit.resources import read_texts

_TOKEN = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*|[^\s\w*,]")
_ALONE = 3  # words: of more, a line says something else as well
_LONG = 14  # words: of more, what gives way to things may not be the main thing


@dataclass(frozen=True, slots=True)
class Idea:
    """What a phrase means: its key in the table, how it ranks among others in a line, and its symbol; None if no symbol fits."""

    key: str
    rank: int
    symbol: str | None


class Table:
    """The ideas of one language, by the words of their phrases."""

    def __init__(self, lang: str):
        """Raises FileNotFoundError where the table is missing, KeyError for a language that it does not have."""
        texts = read_texts("language", "symbols.yaml")
        self.ideas: dict[tuple[str, ...], Idea] = {}
        for rank, name in enumerate(RANKS):
            for key, row in texts[name].items():
                for phrase in phrases(row[lang]):
                    self.ideas.setdefault(phrase, Idea(key, rank, row.get("symbol")))
        self.masked = frozenset(phrases(texts["not"][lang]))
        self.negations = frozenset(phrase[0] for phrase in phrases(texts["negations"][lang]))
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


def picture_of(text: str, lang: str, packs: Packs) -> str | None:
    """What a line surely means: a symbol; where there are packs, the name of the idea, unless nothing can be shown for it."""
    found = idea_for(text, lang)
    if found and packs and (found.symbol or packs.has(ideas()[found.key])):
        return idea_name(found.key)
    return found.symbol if found else None


@lru_cache(maxsize=4096)
def idea_for(text: str, lang: str) -> Idea | None:
    """What a line surely means, or None.

    None where a line says the contrary of what its words mean, or names two things with two pictures.
    """
    known = table(lang)
    ideas, rest = known.read(text)
    rank = min((idea.rank for idea in ideas), default=0)
    meant = [idea for idea in ideas if idea.rank == rank]
    pictures = {idea.symbol or idea.key for idea in meant}
    if len(pictures) != 1 or not known.negations.isdisjoint(rest):
        return None
    length = len(rest) + len(ideas)
    fits = (True, length <= _LONG, len(rest) == 0 and length <= _ALONE)[rank]
    return meant[0] if fits else None

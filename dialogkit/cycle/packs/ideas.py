"""The ideas that symbols stand for, with the words for each: the table in `templates/language/symbols.yaml`, the other way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from dialogkit.resources import read_texts
from dialogkit.terms import LANGS, Lang

RANKS = ("first", "then", "alone")
_MARK = "idea:"
_Said = Mapping[Lang, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Idea:
    """What something is about: its `key` in the table, its symbol, if one of Tabler's fits, and its words by language.

    Those by which people only look for it come last.
    """

    key: str
    symbol: str | None
    words: _Said

    @property
    def name(self) -> str:
        """The name of the idea where a symbol's may stand; none of a symbol or a file is like it."""
        return _MARK + self.key


def idea_named(name: str) -> Idea | None:
    """The idea of a `name`."""
    return ideas().get(name.removeprefix(_MARK)) if name.startswith(_MARK) else None


@cache
def ideas() -> Mapping[str, Idea]:
    """All of them by their keys, in the table's order."""
    texts = read_texts("language", "symbols.yaml")
    found: dict[str, Idea] = {}
    for key, row in (each for rank in RANKS for each in texts[rank].items()):
        said: _Said = {lang: tuple(map(" ".join, phrases(row[lang]))) for lang in LANGS}
        found[key] = Idea(key, row.get("symbol"), _joined(said, _looked_for(row.get("also", ""))))
    for symbol, words in texts["names"].items():
        named: _Said = {"nb": (), "nn": (), "en": (symbol.replace("-", " "),)}
        found[f"={symbol}"] = Idea(f"={symbol}", symbol, _joined(named, _looked_for(words)))
    return found


def _joined(words: _Said, more: _Said) -> _Said:
    return {lang: (*words[lang], *more[lang]) for lang in LANGS}


def _looked_for(names: str) -> _Said:
    """Names by which people look for a symbol: Norwegian ones, and behind a stroke English ones."""
    norwegian, _, english = names.partition("/")
    return {"nb": (*norwegian.split(),), "nn": (*norwegian.split(),), "en": (*english.split(),)}


@cache
def idea_of(symbol: str) -> Idea | None:
    """The idea that a symbol of Tabler's stands for; the first in the table of several."""
    return _by_symbol().get(symbol)


@cache
def _by_symbol() -> Mapping[str, Idea]:
    return {idea.symbol: idea for idea in reversed([*ideas().values()]) if idea.symbol}


def phrases(texts: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a row as words: `gå|går tur` are two."""
    for text in filter(None, (text.strip() for text in texts.split(","))):
        yield from product(*(word.split("|") for word in text.split()))

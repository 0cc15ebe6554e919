"""The ideas that symbols stand for, with the words for each: the table in `templates/language/symbols.yaml`, the other way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, reduce
from itertools import product

from dialogkit.resources import read_texts
from dialogkit.terms import LANGS, Lang

RANKS = ("first", "then", "alone")
_WORD = re.compile(r"[^\W_]+")
_MARK, _DRAWN = "idea:", "/"
_Said = Mapping[Lang, tuple[str, ...]]
_UNSAID: _Said = {lang: () for lang in LANGS}


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
        return idea_name(self.key)


def idea_name(key: str, drawn: str = "") -> str:
    """The name of the idea of that key, where another symbol may be `drawn` for it; without a key only that is ever drawn."""
    return f"{_MARK}{key}{_DRAWN * bool(drawn)}{drawn}"


def idea_named(name: str) -> Idea | None:
    """The idea of a `name`, with the symbol that this gives it."""
    if not name.startswith(_MARK):
        return None
    key, _, drawn = name.removeprefix(_MARK).partition(_DRAWN)
    idea = ideas().get(key) or (Idea(key, drawn, _UNSAID) if drawn else None)
    return replace(idea, symbol=drawn) if idea and drawn else idea


@cache
def ideas() -> Mapping[str, Idea]:
    """All of them by their keys, in the table's order."""
    texts = read_texts("language", "symbols.yaml")
    found: dict[str, Idea] = {}
    rows = {key: row for rank in RANKS for key, row in texts[rank].items()}
    meant: dict[str, _Said] = {}
    for key, row in rows.items():
        meant[key] = {lang: tuple(map(" ".join, phrases(row[lang]))) for lang in LANGS}
    every = {lang: {word for said in meant.values() for word in said[lang]} for lang in LANGS}
    for key, row in rows.items():
        also = _looked_for(row.get("also", ""))
        own: _Said = {lang: tuple(word for word in also[lang] if word not in every[lang]) for lang in LANGS}  # of no other idea
        found[key] = Idea(key, row.get("symbol"), _joined(meant[key], own))
    for symbol, words in texts["names"].items():
        named: _Said = {"nb": (), "nn": (), "en": (symbol.replace("-", " "),)}
        found[f"={symbol}"] = Idea(f"={symbol}", symbol, _joined(named, _looked_for(words)))
    return found


def _joined(words: _Said, more: _Said) -> _Said:
    return {lang: (*words[lang], *more[lang]) for lang in LANGS}


def _looked_for(names: str) -> _Said:
    """Names by which people look for a symbol: Norwegian ones, and behind a stroke English ones; of three, nb, nn and en."""
    *norwegian, english = names.split("/") if "/" in names else (names, "")
    return {"nb": (*norwegian[0].split(),), "nn": (*norwegian[-1].split(),), "en": (*english.split(),)}


def idea_of(symbol: str, text: str = "") -> Idea | None:
    """What a symbol of Tabler's stands for beside a text. Of several ideas those count whose words stand there, or else all: the
    words of the first in the table come before the others'."""
    same = _by_symbol().get(symbol, ())
    if not text or len(same) < 2:
        return _one(same)
    said = f" {' '.join(_WORD.findall(text.casefold()))} "
    meant = (idea for idea in same if any(f" {word} " in said for lang in LANGS for word in idea.words[lang]))
    return _one(tuple(meant) or same)


def _one(same: tuple[Idea, ...]) -> Idea | None:
    """Several ideas of a symbol as one that means all of them; None for none."""
    return replace(same[0], words=reduce(_joined, (idea.words for idea in same))) if same else None


@cache
def _by_symbol() -> Mapping[str, tuple[Idea, ...]]:
    found: dict[str, tuple[Idea, ...]] = {}
    for idea in ideas().values():
        if idea.symbol:
            found[idea.symbol] = (*found.get(idea.symbol, ()), idea)
    return found


def phrases(texts: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a row as words: `gå|går tur` are two."""
    for text in filter(None, (text.strip() for text in texts.split(","))):
        yield from product(*(word.split("|") for word in text.split()))

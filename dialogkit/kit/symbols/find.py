"""Where an everyday word leads: to symbols, and to pictures of symbol packs; so do other forms of it, and what is spelt so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from dialogkit.cycle.packs.ideas import idea_of, ideas
from dialogkit.cycle.packs.packs import Packs, PackSymbol, plain
from dialogkit.press.art import tabler
from dialogkit.terms import LANGS, Lang

_ENDINGS = frozenset(["", *"a ane ar ast e en ene ens er ers es et ed ing n ne r re s t te".split()])
"""Of words, in all three languages, by which forms of one word differ: the longer of two …"""
_SHORT_ENDINGS = frozenset(["", *"a e en er et r".split()])
"""… and the shorter."""
_STEM = 3  # letters at least that forms of one word have in common
_COMPOUND = 4  # letters of a word that longer ones may begin or end with
_NEAR = 0.8  # of 1: how much alike words are of which one is the other spelt wrongly
_NEAREST = 8
_LONGEST = 60  # letters: of more nothing is a word
_FIRM = "brand-"  # begins the name of what a firm is known by; many of several words are for those who make programs
_EQUAL, _FORM, _PART = range(3)


@dataclass(frozen=True, slots=True)
class Found:
    """Something that is called by a word: what it means in a language, the name of its symbol, and pictures of packs for it.

    The name is what stands after `symbol:`, None where nothing can.
    """

    words: tuple[str, ...]
    name: str | None
    pictures: tuple[PackSymbol, ...] = ()


def find(asked: str, lang: Lang, packs: Packs) -> list[Found]:
    """All that is called by a word or nearly so, the best first."""
    word = plain(asked)[:_LONGEST]
    rows = [*_rows(lang, packs)]
    known = _ranked(word, rows)
    if not known:
        near = get_close_matches(word, {each for words, _ in rows for each in words}, _NEAREST, _NEAR)
        known = [found for one in near for words, found in rows if one in words]
    return [*{id(each): each for each in known}.values()]


def _rows(lang: Lang, packs: Packs) -> Iterator[tuple[list[str], Found]]:
    """All that can be found, with the words for it; ideas come first, then what is in packs alone, then other symbols."""
    told: set[str] = set()
    for idea in ideas().values():
        pictures = tuple(packs.for_idea(idea, lang))
        told |= {picture.name for picture in pictures}
        name = idea.symbol or (pictures[0].word(lang) if pictures else None)
        yield [plain(word) for each in LANGS for word in idea.words[each]], Found(idea.words[lang][:1], name, pictures)
    for symbol in packs.symbols.values():
        if symbol.name not in told:
            yield symbol.plain_words, Found((symbol.word(lang),), symbol.word(lang), (symbol,))
    for name in tabler.names():
        said = name.removeprefix(_FIRM).replace("-", " ")
        if idea_of(name) is None and not (name.startswith(_FIRM) and " " in said):
            yield [said], Found((), name, tuple(packs.for_word(said, lang)))


def _ranked(word: str, rows: Iterable[tuple[list[str], Found]]) -> list[Found]:
    """What is called by the word itself, then by another form of it, then by what it is a part of."""
    found: dict[int, list[Found]] = {_EQUAL: [], _FORM: [], _PART: []}
    for words, each in rows:
        ranks = [rank for one in words if (rank := _rank(word, one)) is not None]
        if ranks:
            found[min(ranks)].append(each)
    return [each for rank in found for each in found[rank]]


def _rank(word: str, other: str) -> int | None:
    """How well a word fits another one, None where it does not."""
    if word == other:
        return _EQUAL
    if _is_form(word, other):
        return _FORM
    parts = other.split()
    is_long = len(word) >= _COMPOUND
    fits = any(word == part or _is_form(word, part) or is_long and part.startswith(word) for part in parts)
    return _PART if fits or is_long and other.endswith(word) else None


def _is_form(word: str, other: str) -> bool:
    """Whether two words differ in their endings alone."""
    if word[:_STEM] != other[:_STEM]:
        return False
    shorter, longer = sorted((word, other), key=len)
    same = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    return same >= _STEM and longer[same:] in _ENDINGS and shorter[same:] in _SHORT_ENDINGS

"""The symbol packs of a year: which picture of theirs is for a word or an idea. No picture is opened here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cached_property

from dialogkit.cycle.packs.ideas import Idea
from dialogkit.cycle.packs.model import PackFile, PackPicture
from dialogkit.cycle.source import Source
from dialogkit.paths import composed
from dialogkit.problems import Place
from dialogkit.terms import LANGS, Lang

ZIP = ".zip"


@dataclass(frozen=True, slots=True)
class PackSymbol:
    """A picture of a pack. `name` is what it is called where a symbol's name may stand, `src` its path in the cycle's folder."""

    name: str
    src: str
    pack: Pack
    picture: PackPicture
    place: Place

    @property
    def is_photo(self) -> bool:
        """Whether it is a photo: it shows something of the home's own, which is read before anybody may see it."""
        return (self.picture.kind or self.pack.about.kind) == "photo"

    @property
    def needs_yes(self) -> bool:
        """Whether it is a photo of people."""
        return self.is_photo and self.picture.people

    @property
    def plain_words(self) -> list[str]:
        """All its words, in every language, as `plain` has them."""
        return [plain(word) for lang in LANGS for word in self.picture.words(lang)]

    def word(self, lang: Lang) -> str:
        """What it is called in a language, or else in the first other one that the pack has a word in."""
        return next(word for each in (lang, *LANGS) for word in self.picture.words(each))


@dataclass(frozen=True)
class Pack:
    """A pack that can be used. `given` is its path as the cycle has it, `folder` where its files lie in the cycle's folder,
    `source` is its pack.yaml."""

    given: str
    folder: str
    about: PackFile
    source: Source

    @cached_property
    def stem(self) -> str:
        """What the names of its pictures begin with: the same for a folder and for that folder as a zip file."""
        return self.given[: -len(ZIP)] if self.given.lower().endswith(ZIP) else self.given

    @property
    def is_not_for_sale(self) -> bool:
        """Whether its licence forbids what is done for money."""
        return _NOT_SOLD.search(self.about.licence) is not None

    @cached_property
    def symbols(self) -> tuple[PackSymbol, ...]:
        """All its pictures, in its order."""
        places = (self.source.place_of(("pictures", number)) for number in range(len(self.about.pictures)))
        rows = zip(self.about.pictures, places)
        return tuple(PackSymbol(f"{self.stem}:{row.file}", f"{self.folder}/{row.file}", self, row, place) for row, place in rows)

    @cached_property
    def by_word(self) -> dict[tuple[Lang, str], PackSymbol]:
        """Its pictures by language and word, as `plain` has words."""
        found: dict[tuple[Lang, str], PackSymbol] = {}
        for symbol in self.symbols:
            for lang in LANGS:
                for word in symbol.picture.words(lang):
                    found.setdefault((lang, plain(word)), symbol)
        return found


@dataclass(frozen=True)
class Packs:
    """All packs of a year, in its order. What is asked for is answered by the first that has it, or none.

    With `lacking`, one cannot be used, which has been told: what nobody has may be there.
    """

    packs: tuple[Pack, ...] = ()
    lacking: bool = False

    def __bool__(self) -> bool:
        return bool(self.packs)

    @cached_property
    def symbols(self) -> dict[str, PackSymbol]:
        """All pictures by their names."""
        return {symbol.name: symbol for pack in self.packs for symbol in pack.symbols}

    def shown_in(self, names: Set[str]) -> list[PackSymbol]:
        """The pictures that are among the names of what is shown, sorted by their names."""
        return [self.symbols[name] for name in sorted(names & self.symbols.keys())]

    def for_word(self, word: str, lang: Lang) -> Iterator[PackSymbol]:
        """The pictures that are for a word, one of each pack that has any: its language comes before the others."""
        yield from self._answers([(each, word) for each in _first(lang)])

    def for_idea(self, idea: Idea, lang: Lang) -> Iterator[PackSymbol]:
        """The pictures that are for an idea, one of each pack that has any: by the first of its words that is there."""
        yield from self._answers([(each, word) for each in _first(lang) for word in idea.words[each]])

    def has(self, idea: Idea) -> bool:
        """Whether any pack has a picture for an idea."""
        return any(self.for_idea(idea, LANGS[0]))

    def _answers(self, wanted: Iterable[tuple[Lang, str]]) -> Iterator[PackSymbol]:
        keys = [(lang, plain(word)) for lang, word in wanted]
        for pack in self.packs:
            found = next((pack.by_word[key] for key in keys if key in pack.by_word), None)
            if found:
                yield found


_NOT_SOLD = re.compile(r"\bnc\b|non[- ]?commercial|ikk[ej]e?[- ]?kommersi?ell", re.IGNORECASE)


def _first(lang: Lang) -> tuple[Lang, ...]:
    """All languages, that one first: a pack may have no words in it."""
    return tuple(dict.fromkeys((lang, *LANGS)))


def plain(word: str) -> str:
    """A word as it is compared: capitals make no difference, nor does how its letters are put together."""
    return " ".join(composed(word).casefold().split())

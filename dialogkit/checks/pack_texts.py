"""Which texts of symbol packs the rules read: those of pictures that the year may show, told where they stand in pack.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from weakref import WeakKeyDictionary

from dialogkit import limits
from dialogkit.checks.fold import fold
from dialogkit.checks.privacy.own_templates import template_lines
from dialogkit.checks.privacy.voices import Said
from dialogkit.checks.texts import Line, Passage, read_by
from dialogkit.checks.where import BOLD
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.packs.ideas import ideas
from dialogkit.cycle.packs.model import PackFile
from dialogkit.cycle.packs.packs import Pack, PackSymbol, plain
from dialogkit.cycle.schema import NO_TEXT, Shape, role_of, walk
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.problems import DialogkitError, Problem
from dialogkit.terms import LANGS

_WORD = re.compile(r"\w+")


_Text = tuple[Pack, Path, Shape, str]


def pack_texts(loaded: Loaded) -> list[_Text]:
    """Each text that is read, with its pack, its path and its shape: what a pack says of itself, what its pictures show, and of
    photos their words and files too.

    The words of drawings are of no one: thousands of them name illnesses and the like, as dictionaries do. Of a pack with more
    pictures than a home has, those are read that a word of the year may stand for. They are looked for once: several rules read
    them. Raises DialogkitError for more texts than one may want to read.
    """
    if loaded.source not in _read:
        _read[loaded.source] = [*_texts(loaded)]
    return _read[loaded.source]


_read: WeakKeyDictionary[Source, list[_Text]] = WeakKeyDictionary()


def _texts(loaded: Loaded) -> Iterator[_Text]:
    letters = 0
    known = _words_of(loaded) if any(_is_large(pack) for pack in loaded.packs.packs) else set()
    for pack in loaded.packs.packs:
        rows = [row for row in enumerate(pack.symbols) if not _is_large(pack) or _may_be_shown(row[1], known)]
        photos = {number: symbol.is_photo for number, symbol in rows}
        for path, shape, value in walk(pack.source.data, Shape(PackFile)):
            if not isinstance(value, str) or shape.kind in NO_TEXT:
                continue
            if len(path) > 1 and not (path[1] in photos and (path[2] == "alt" or photos[path[1]])):
                continue
            letters += len(value) + limits.SHORT_WORD_LETTERS
            if letters > limits.PACK_LETTERS:
                place = pack.source.place_of(path)
                raise DialogkitError(Problem("pack-of-texts", place, {"limit": limits.PACK_LETTERS}))
            yield pack, path, shape, value


def said_in_packs(loaded: Loaded) -> Iterator[Said]:
    """The texts as the rules of privacy read them. Raises as `pack_texts` does."""
    for pack, path, shape, text in pack_texts(loaded):
        yield Said(path, pack.source.place_of(path), role_of(shape), fold(text))


def passages_in_packs(loaded: Loaded) -> Iterator[Passage]:
    """The texts as the rules of plain language read them. Raises as `pack_texts` does."""
    for pack, path, shape, text in pack_texts(loaded):
        if read := read_by(shape, path, text):
            yield Passage(read.profile, read.kind, (Line(path, text.replace(BOLD, ""), pack.source.place_of(path)),))


def _is_large(pack: Pack) -> bool:
    return len(pack.about.pictures) > limits.PACK_READ


def _words_of(loaded: Loaded) -> set[str]:
    """Every word in the year's file and templates: what names a picture there is put together of them."""
    lines = (*loaded.source.written(), *(said.text.text for said in template_lines(loaded.folder)))
    return {word for line in lines for word in _WORD.findall(plain(line))}


def _may_be_shown(symbol: PackSymbol, known: set[str]) -> bool:
    return any(word in _of_ideas() or known.issuperset(_WORD.findall(word)) for word in symbol.plain_words)


@cache
def _of_ideas() -> frozenset[str]:
    return frozenset(plain(word) for idea in ideas().values() for lang in LANGS for word in idea.words[lang])

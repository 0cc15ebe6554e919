"""Whether a text says again what another has said: the same words, or nearly, whatever their letters, marks and accents.

Of each text only what may be an echo is compared, so that ten thousand against ten thousand take time as the one and the other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from dialogkit import limits
from dialogkit.checks.fold import fold

Words = tuple[str, ...]

_MARKS = re.compile(r"[.!?:;…\n\"«»“”„()\[\]–—•|]|\s-\s")
_ACCENTS = re.compile(r"[\u0300-\u036f]")
_SILENT = re.compile(r"['’‘´`^]")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ł": "l", "œ": "oe"})

ALONE = 3
"""Words that a text must have to be told where it stands again as a whole sentence. Two («Ja takk») are anybody's."""
NEARLY = 4
"""The same where there is a word more or less, and for one sentence of several."""
WITHIN = 5
"""The same where it stands among other words."""
CHANGED = 6
"""The same among other words, with one of its own more, less or other."""
ROW = 7
"""So many words in a row are never the same by chance, however much is changed around them."""
_LETTERS = 12  # that are left of a short sentence without one of its words: «Det er fint» could be anybody's
_LONGEST = 2 * ROW - 1  # words: what is longer has a row that is left, whichever word is changed
_START = 3  # words with which each that is looked for among others begins: few of a text's do
_REACH = _LONGEST + 1  # words before a text that may be of the same saying


@lru_cache(maxsize=limits.CARDS)  # each material is looked through for all that is left out of it
def words_of(text: str) -> Words:
    """The words of a text in small letters without accents."""
    return tuple(chain.from_iterable(sentences_of(text)))


def sentences_of(text: str) -> list[Words]:
    """The words of each sentence, and of what stands between marks; no words where the text begins or ends with a mark."""
    plain = _SILENT.sub("", fold(text).text).casefold().translate(_ALIKE)
    if not plain.isascii():
        plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", plain))
    first, *others = (tuple(_WORD.findall(part)) for part in _MARKS.split(plain))
    return [first, *filter(None, others[:-1]), *others[-1:]]


class Echoes:
    """Finds which of some texts, by their numbers, another one says again.

    `too_many` is the number of the text from which on none is looked for, since all have more words than any year's.
    """

    def __init__(self, texts: Sequence[str]):
        self.too_many: int | None = None
        self._whole: dict[Words, int] = {}
        self._less: dict[Words, int] = {}
        self._within: dict[Words, int] = {}
        self._rows: dict[Words, int] = {}
        self._halves: dict[tuple[bool, Words], dict[int, int]] = {}
        self._other: dict[tuple[bool, Words, Words], int] = {}
        self._left, room = limits.ECHOES_COMPARED, limits.LEFT_OUT_WORDS
        for number, text in enumerate(texts):
            parts = sentences_of(text)
            whole = tuple(chain.from_iterable(parts))
            room -= len(whole)
            if room < 0:
                self.too_many = number
                break
            if ALONE <= len(whole) <= _LONGEST:
                self._whole.setdefault(whole, number)
            for words in {whole, *parts}:
                self._learn(words, number)
            for row in _rows(whole, ROW):
                self._rows.setdefault(row, number)
        self._lengths = sorted({len(half) for _, half in self._halves})
        self._starts = {words[:_START] for words in chain(self._within, self._rows, (half for _, half in self._halves))}

    def _learn(self, words: Words, number: int) -> None:
        if len(words) < NEARLY or len(words) > _LONGEST:
            return
        self._whole.setdefault(words, number)
        if len(words) < CHANGED:
            for fewer in _fewer(words):
                if sum(map(len, fewer)) >= _LETTERS:
                    self._less.setdefault(fewer, number)
        if len(words) == WITHIN:
            self._within.setdefault(words, number)
        if len(words) >= CHANGED:
            self._learn_halves(words, number)

    def _learn_halves(self, words: Words, number: int) -> None:
        """With one word changed, one half of the words is as it was."""
        middle = len(words) // 2
        for first, half, other in ((True, words[:middle], words[middle:]), (False, words[middle:], words[:middle])):
            self._halves.setdefault((first, half), {}).setdefault(len(other), number)
            for form in (other, *_fewer(other)):
                self._other.setdefault((first, half, form), number)

    def of(self, text: str) -> int | None:
        """The number of a text that `text` says again; None where it says none."""
        return self.of_last([sentences_of(text)])

    def of_last(self, row: Sequence[list[Words]]) -> int | None:
        """The number of a text that the last of some texts says again, alone or together with those just before it.

        They come as `sentences_of` gives them.
        """
        form = row[-1]
        forms = [form, *(form := _joined(before, form) for before in reversed(row[:-1]))]
        each = [tuple(chain.from_iterable(form)) for form in forms]
        several = ((whole, *form) for whole, form in zip(each, forms) if len(whole) >= ALONE)
        wholes = {words for words in chain.from_iterable(several) if len(words) <= _LONGEST}
        found = [self._whole.get(whole) for whole in wholes]
        found += (self._less.get(whole) for whole in wholes if len(whole) < CHANGED)
        found += (self._whole.get(fewer) for whole in wholes if NEARLY < len(whole) <= CHANGED for fewer in _fewer(whole))
        words = each[-1][-len(each[0]) - _REACH :]
        places = [at for at, start in enumerate(zip(words, words[1:], words[2:])) if start in self._starts]
        found += (self._within.get(words[at : at + WITHIN]) for at in places)
        found += (self._rows.get(words[at : at + ROW]) for at in places)
        said = [number for number in found if number is not None]
        return min(said) if said else next((number for number in self._changed(words, places) if number is not None), None)

    def _changed(self, words: Words, places: Sequence[int]) -> Iterator[int | None]:
        """Where one half stands as it is, and what is beside it. After very many places where it does, that is enough."""
        for at in places:
            for length in self._lengths:
                half = words[at : at + length]
                for first in (True, False):
                    for size, number in self._halves.get((first, half), {}).items():
                        self._left -= 1
                        if self._left < 0:
                            yield number
                        beside = _after(words, at + length, size) if first else _before(words, at, size)
                        yield from (self._other.get((first, half, form)) for form in beside)


def _joined(before: list[Words], after: list[Words]) -> list[Words]:
    """The sentences of two texts in a row: the last of one may go on in the other."""
    return [*before[:-1], before[-1] + after[0], *after[1:]]


def _rows(words: Words, length: int) -> Iterable[Words]:
    return (words[at : at + length] for at in range(len(words) - length + 1))


def _fewer(words: Words) -> Iterator[Words]:
    """The words without one of them."""
    return (words[:at] + words[at + 1 :] for at in range(len(words)))


def _after(words: Words, at: int, size: int) -> Iterator[Words]:
    """What may stand for `size` words from a place on: as many, one less, or as many or one more without one of them."""
    for end in (at + size - 1, at + size, at + size + 1):
        if end <= len(words):
            yield words[at:end]
            yield from _fewer(words[at:end])


def _before(words: Words, at: int, size: int) -> Iterator[Words]:
    """The same before a place."""
    for start in (at - size + 1, at - size, at - size - 1):
        if start >= 0:
            yield words[start:at]
            yield from _fewer(words[start:at])

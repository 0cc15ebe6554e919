"""Names of people: those of the local list, and first names that many have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from dialogkit import limits
from dialogkit.checks.fold import Folded, fold
from dialogkit.checks.privacy.word_lists import homographs
from dialogkit.cycle.files import near_file
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.text.encoded import unbroken
from dialogkit.resources import word_lists

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*['’]?")
_PART = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-zæøå])(?=[A-ZÆØÅ])")
_NEAR, _FAR = 5, 40  # letters: a shorter name is near too many words, and a longer one is no name
_WORDS_KEPT = 4096  # with what was found in them: texts say most of their words many times
_GAP = "\0"  # no letter of any word
_ENDINGS = (".txt", ".csv")
_CODES = {
    "path-outside": "names-file-outside",
    "path-backslash": "names-file-outside",
    "path-missing": "names-file-missing",
    "path-not-a-file": "names-file-missing",
}


class NamesError(Exception):
    """The list of names cannot be used. `code` says why, with `details`."""

    def __init__(self, code: str, details: Mapping[str, object] | None = None):
        self.code, self.details = code, details or {}
        super().__init__(code)


def read_names(folder: Folder, name: str) -> list[str]:
    """The names in a file of the cycle's folder, one a line. Lines that begin with # are not read.

    Raises NamesError: `names-file-outside` where it leads out of the folder, `names-file-missing`, `path-case` or `unfit-name` as
    for any file, `names-file-empty`, and `names-file-unreadable` where it is too large, no plain text in UTF-8, or holds no name.
    """
    try:
        text = unbroken(folder.text(name, limits.NAMES_BYTES))
    except Refused as error:
        if error.code in ("path-case", "unfit-name"):
            raise NamesError(error.code, error.problems[0].details) from error
        near = near_file(folder, name, _ENDINGS) if error.code == "path-missing" else None
        raise NamesError(_CODES.get(error.code, "names-file-unreadable"), {"suggestion": near} if near else None) from error
    except ValueError as error:
        raise NamesError("names-file-unreadable") from error
    names = [line.strip() for line in text.splitlines() if not line.strip().startswith("#")]
    heads = set(_parts_of(names[0])) if names else set()
    if heads and heads <= word_lists("words.yaml")["heads"]:
        del names[0]
    if not any(names):
        raise NamesError("names-file-empty")
    if "\0" in text or not any(True for line in names for _ in _parts_of(line)):
        raise NamesError("names-file-unreadable")
    return [name for name in names if name]


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text: where it stands, whether it is only near a name, and whether it may be an ordinary word."""

    start: int
    end: int
    near: bool = False
    doubtful: bool = False


class Names:
    """Finds names, and parts of names, as whole words: in any case, in the genitive, and joined by hyphens."""

    def __init__(self, names: Iterable[str]):
        self._parts = {part for name in names for part in _parts_of(name)}
        self._in_word = lru_cache(_WORDS_KEPT)(self._found_in)

    def __bool__(self) -> bool:
        return bool(self._parts)

    @cached_property
    def _spelt_alike(self) -> frozenset[str]:
        """What a word that is spelt much like a name may look like: the name without one letter, or with a gap for one."""
        near = (part for part in self._parts if _NEAR <= len(part) <= _FAR)
        return frozenset(form for part in near for form in (*_shorter(part), *_gapped(part)))

    def find(self, folded: Folded) -> Iterator[Named]:
        """Every name in the text. What is only near one must begin with a capital letter."""
        for match in _WORD.finditer(folded.text) if self._parts else ():
            for named in self._in_word(match[0]):
                yield replace(named, start=match.start() + named.start, end=match.start() + named.end)

    def _found_in(self, word: str) -> list[Named]:
        """The names in a word, placed from where it begins."""
        whole = self._named(0, word)
        if whole and not whole.near:
            return [whole]
        pieces = [named for start, piece in _pieces(word) if (named := self._named(start, piece))]
        return pieces or ([whole] if whole else [])

    def _named(self, start: int, word: str) -> Named | None:
        forms = _forms(_plain(word))
        known = next((form for form in forms if form in self._parts), None)
        if known and (word[0].isupper() or known not in homographs()):
            return Named(start, start + len(word), doubtful=known in homographs())
        if not known and word[0].isupper() and any(self._is_near(form) for form in forms):
            return Named(start, start + len(word), near=True)
        return None

    def _is_near(self, word: str) -> bool:
        """Whether one letter more, less or other makes it a name (Levenshtein's distance 1)."""
        if not _NEAR - 1 <= len(word) <= _FAR + 1:
            return False
        if word in self._spelt_alike or any(form in self._spelt_alike for form in _gapped(word)):
            return True
        return len(word) > _NEAR and any(form in self._parts for form in _shorter(word))


def _shorter(word: str) -> Iterator[str]:
    """The word without one of its letters."""
    return (word[:at] + word[at + 1 :] for at in range(len(word)))


def _gapped(word: str) -> Iterator[str]:
    """The word with a gap in the place of one of its letters."""
    return (f"{word[:at]}{_GAP}{word[at + 1 :]}" for at in range(len(word)))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", fold(text).text).casefold().replace("’", "'")


def _parts_of(name: str) -> Iterator[str]:
    """The parts of a full name that can stand alone, and double names as a whole."""
    for word in (match[0].rstrip("'") for match in _WORD.finditer(_plain(name))):
        for part in {word, *word.split("-")}:
            if len(part) > 1 and part not in word_lists("words.yaml")["particles"] and _PART.search(part):
                yield part


def _forms(word: str) -> list[str]:
    """A word, and what it is the genitive of."""
    bare = word.rstrip("'")
    return list(dict.fromkeys(form for form in (word, bare, bare.removesuffix("s").rstrip("'")) if len(form) > 1))


def _pieces(word: str) -> Iterator[tuple[int, str]]:
    """The parts of a word between hyphens and humps (KariNordmann)."""
    for part in _PART.finditer(word):
        for at, piece in humps(part[0]):
            if piece != word:
                yield part.start() + at, piece


def humps(word: str) -> Iterator[tuple[int, str]]:
    """The parts of a word that begin with a capital letter each, and where (KariNordmann)."""
    cuts = [0, *(hump.start() for hump in _HUMP.finditer(word)), len(word)]
    return ((first, word[first:last]) for first, last in zip(cuts, cuts[1:]))

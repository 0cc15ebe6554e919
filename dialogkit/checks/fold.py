"""A text as the rules of privacy read it: nothing hides in odd digits, invisible letters or marks of bold."""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass
from functools import lru_cache

_ODD = re.compile(r"[^\x20-\x7eæøåÆØÅéÉèêóòôüöäÄÖ«»–—’‘“”…\n]|\*\*")
_PIECE = re.compile(rf"\*\*+|[^\u0300-\u036f]?[\u0300-\u036f]{{1,30}}|{_ODD.pattern}")
"""What is not read as it stands: marks of bold, a letter with the marks over it, any odd letter. No word has more."""
_HYPHENS = dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is read of `origin`; `spots` says where in it each letter stands, or None where nothing moved."""

    text: str
    origin: str
    spots: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the origin the letters from `start` to `end` of the text stand."""
        if self.spots is None:
            return start, end
        return self.spots[start], self.spots[end - 1] + 1


def fold(text: str) -> Folded:
    """The text with full-width and other odd letters as plain ones (NFKC), each space a space, and nothing invisible.

    Soft hyphens, zero-width letters, marks over nothing and `**` go, so that none of them splits a name or a number.
    """
    if not _ODD.search(text) or "**" not in text and text.translate(_AS_READ) == text:
        return Folded(text, text)
    letters: list[str] = []
    spots = array("I")
    at = 0
    for match in _PIECE.finditer(text):
        letters += text[at : match.start()], _plain(match[0])
        spots.extend(range(at, match.start()))
        spots.extend([match.start()] * len(letters[-1]))
        at = match.end()
    spots.extend(range(at, len(text)))
    return Folded("".join([*letters, text[at:]]), text, spots)


@lru_cache(maxsize=512)
def _plain(letter: str) -> str:
    if letter.startswith("**"):
        return ""
    known = _HYPHENS.get(letter) or unicodedata.normalize("NFKC", letter)
    return "".join(" " if part.isspace() and part != "\n" else part for part in known if _is_seen(part))


class _AsRead(dict[int, str]):
    """What each letter is read as; a mark over another letter as nothing, so that such a text is not as it is read."""

    def __missing__(self, code: int) -> str:
        read = self[code] = _plain(chr(code))
        return read


_AS_READ = _AsRead()


def _is_seen(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cf", "Mn")


def starred(text: str) -> str:
    """A secret as it may be shown: its first letter, or two of a longer one, and how long it is."""
    kept = 2 if len(text) > 7 else 1
    return text[:kept] + "*" * (len(text) - kept)


def hidden(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with each span of it starred; it stays as long as it is."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = starred(text[start:end])
    return "".join(letters)

"""A text as the rules of privacy read it: nothing hides in odd digits, invisible letters or marks of bold."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_ODD = re.compile(r"[^\x20-\x7eæøåÆØÅéÉèêóòôüöäÄÖ«»–—’‘“”…\n]|\*\*")
_LETTER = re.compile(r"[^\u0300-\u036f]?[\u0300-\u036f]+|.", re.DOTALL)  # with the marks over it
_HYPHENS = dict.fromkeys("\u2010\u2011\u2212\ufe63\uff0d", "-")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is what is read of `origin`; `spots` says where in it each letter stands, or None where nothing moved."""

    text: str
    origin: str
    spots: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the origin the letters from `start` to `end` of the text stand."""
        if self.spots is None:
            return start, end
        return self.spots[start], self.spots[end - 1] + 1


def fold(text: str) -> Folded:
    """The text with full-width and other odd letters as plain ones (NFKC), each space a space, and nothing invisible.

    Soft hyphens, zero-width letters, marks over nothing and `**` go, so that none of them splits a name or a number.
    """
    if not _ODD.search(text):
        return Folded(text, text)
    letters: list[str] = []
    spots: list[int] = []
    for match in _LETTER.finditer(text):
        spot, letter = match.start(), match[0]
        if letter == "*" and "*" in (text[spot + 1 : spot + 2], text[max(spot - 1, 0) : spot]):
            continue
        plain = "\n" if letter == "\n" else _HYPHENS.get(letter) or unicodedata.normalize("NFKC", letter)
        plain = "".join(" " if part.isspace() and part != "\n" else part for part in plain if _is_seen(part))
        letters.append(plain)
        spots += [spot] * len(plain)
    return Folded("".join(letters), text, tuple(spots))


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

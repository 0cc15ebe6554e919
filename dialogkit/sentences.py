"""Where sentences end: what a full stop belongs to in each language. The lists stand in `templates/language/sentences`.

Looked at: pysbd has no Norwegian, and sentencex 1.0 ends a sentence in «3. mai», «kl. 9» and «f.eks. Solo».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from dialogkit.resources import word_lists
from dialogkit.terms import LANGS

CLOSING = "\"'»”’)]*"  # what may stand between a sentence's last mark and the next sentence
_OPENING = "\"'«“‘([*–—- "
_END = re.compile(rf"(?<![.!?:…])(?P<mark>[.!?:…]++)[{re.escape(CLOSING)}]*+(?:\s++|$)|\n++")
_ORDINAL = re.compile(r"(?:\d{1,2}\.?[-–])?\d{1,4}\.|\d{1,2}\.\d{1,2}\.")
_COUNTED = re.compile(r"\d{1,3}\.|[^\W\d_]\.")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.){2,}")  # an abbreviation of several words, on a list or not
_NEXT = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_LOOK_BACK = 60  # letters: no two words before a full stop are longer


@dataclass(frozen=True, slots=True)
class Stops:
    """A language's lists, in small letters; abbreviations with their full stops."""

    abbreviations: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    numbered: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()
    openers: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()


@cache
def stops(lang: str) -> Stops:
    """The lists of nb, nn or en; of any other language those of nb."""
    lang = lang if lang in LANGS else LANGS[0]
    return Stops(**word_lists("sentences", f"{lang}.yaml"))


@lru_cache(maxsize=512)
def ends(text: str, known: Stops) -> tuple[tuple[str, int], ...]:
    """Each end of a sentence but the text's own: the mark that ends it, or a line's end, and where the next sentence begins.

    A colon ends one too: what follows is a thought of its own. A full stop ends none after a number that counts («3. mai»,
    «1. Les kortet»), an initial («A. Hansens vei») or an abbreviation, unless that may stand last and a capital follows.
    Neither does a mark inside «quotation marks», nor three dots, when a small letter follows.
    """
    return tuple(_ends(text, known))


def _ends(text: str, known: Stops) -> Iterator[tuple[str, int]]:
    start = 0
    for match in _END.finditer(text):
        if match.end() == len(text) or not ("\n" in match[0] or _ended(text, start, match, known)):
            continue
        start = match.end()
        yield match["mark"] or "\n", start


def _ended(text: str, start: int, match: re.Match[str], known: Stops) -> bool:
    mark, after = match["mark"], text[match.end() : match.end() + _LOOK_BACK].lstrip(_OPENING)
    small = after[:1].islower()
    if small and (mark.endswith("…") or mark == "..." or _is_quoted(match)):
        return False
    if mark != ".":
        return True
    before = text[max(start, match.end("mark") - _LOOK_BACK) : match.end("mark")].split()
    if len(before) == 1 and _COUNTED.fullmatch(before[0]) and not text[max(0, start - 9) : start].rstrip().endswith(":"):
        return False  # the number of an item
    return not _belongs(before, after, known)


def _is_quoted(match: re.Match[str]) -> bool:
    behind = match[0].strip()[len(match["mark"]) :]
    return bool(behind.strip("*"))


def _belongs(before: list[str], after: str, known: Stops) -> bool:
    """Whether the full stop at the end of the words `before` is a part of the last of them. `before` begins with the sentence."""
    written = before[-1].lstrip(_OPENING)
    word, small = written.casefold(), after[:1].islower()
    following = _NEXT.match(after)
    opener = following is not None and following[0].casefold() in known.openers
    if word in known.titles and (written[:1].isupper() or word not in known.abbreviations):
        return not opener
    if word in known.abbreviations:
        return small or word not in known.last
    if word in known.numbered and after[:1].isdigit():
        return True
    if _ORDINAL.fullmatch(word):
        return small or following is not None and following[0].casefold() in known.months
    if len(word) == 2 and written[0].isupper():
        return small or not opener and before[-2].casefold() not in known.lettered
    return bool(_DOTTED.fullmatch(word)) and (small or written.isupper() and not opener)

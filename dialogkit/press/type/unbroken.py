"""What stays on one line: telephone numbers, dates, times, amounts, articles, addresses, licences, as nb, nn and en write them.

It is told by where a line may not end. The words themselves, and the spaces between them, stay as they are written.
The lists of words stand in `templates/language/unbroken`; the months are those of `sentences`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain

from dialogkit.resources import word_lists
from dialogkit.sentences import CLOSING, stops
from dialogkit.terms import LANGS

_DIGIT = re.compile(r"\d")  # in all that stays together but the licences
_START, _END = r"(?<![^\s(«“\"'/])", rf"(?=[{re.escape(CLOSING)},.;:!?…/–-]*(?:\s|$))"
_TOWN = r"[A-ZÆØÅ][\w-]+(?: i [A-ZÆØÅ][\w-]+)?"
_LICENCE = "CC BY"
_BEFORE_STREET = r"(?:[A-ZÆØÅ][\w.’'-]* ){0,3}"  # «Karl Johans» of «Karl Johans gate 22»


@dataclass(frozen=True, slots=True)
class _Lists:
    """A language's words, in small letters."""

    before: frozenset[str]
    after: frozenset[str]
    between: frozenset[str]
    streets: frozenset[str]
    months: frozenset[str]
    joining: frozenset[str]


@lru_cache(maxsize=512)
def unbroken(words: tuple[str, ...], lang: str) -> frozenset[int]:
    """The places of words that stay on one line with the word before them. `lang` is nb, nn or en; any other is read as nb."""
    text = " ".join(words)
    if not _DIGIT.search(text) and _LICENCE not in text:
        return frozenset()
    starts = {start: number for number, start in enumerate(accumulate((len(word) + 1 for word in words), initial=0))}
    spans = (match.span() for pattern in _patterns(lang) for match in pattern.finditer(text))
    return frozenset(starts[at + 1] for start, end in spans for at in _spaces(text, start, end))


def joining(lang: str) -> frozenset[str]:
    """Short words, in small letters, that a balanced line does not end with where another break costs little."""
    return _lists(lang if lang in LANGS else LANGS[0]).joining


def _spaces(text: str, start: int, end: int) -> Iterator[int]:
    while (start := text.find(" ", start, end)) >= 0:
        yield start
        start += 1


@cache
def _lists(lang: str) -> _Lists:
    return _Lists(**word_lists("unbroken", f"{lang}.yaml"))


@cache
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    # the words of all languages: who is quoted may speak another than the kit
    lists = [*map(_lists, LANGS)]
    before, after, between, streets = (
        _any(chain.from_iterable(getattr(each, name) for each in lists)) for name in ("before", "after", "between", "streets")
    )
    months = _any(chain(*(each.months for each in lists), *(stops(each).months for each in LANGS)))
    range_, number, day = f" {between} ", r"\d[\d.,:/–-]*", r"\d{1,2}(?:\.|st|nd|rd|th)?"
    written = (
        r"\(?\+?\d[\d()]*(?: [\d()]+)+",  # a telephone number, an amount in thousands
        r"\d{1,2}\. \d{1,2}\.(?: \d{2,4})?",
        rf"{day}(?:(?: ?[–-] ?|{range_}){day})?(?: of)? {months}(?:,? \d{{4}})?",
        rf"{months} (?:{day}(?:,? \d{{4}})?|\d{{4}})",
        r"\d{1,3}\. [a-zæøå]\S*",  # a number that counts: «2. etasje»
        f"{before} {number}",
        f"{number}{range_}{number}",
        f"{number} {after}",
        rf"{_BEFORE_STREET}\w*{streets} \d+(?: ?[A-ZÆØÅ])?",
        rf"(?:N-)?\d{{4}} {_TOWN}",
        r"[A-Z]{2,5}\d?(?:[ -][A-Z]{2,5}){0,3} \d+(?:\.\d+)*",  # what has a version: «CC BY 4.0»
        rf"{_LICENCE}(?:-[A-Z]{{2}})*",
        *((rf"\d+[A-Z]? {_BEFORE_STREET}{streets}", r"[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}") if lang == "en" else ()),
    )
    return tuple(re.compile(f"{_START}(?:{each}){_END}") for each in written)


def _any(words: Iterable[str]) -> str:
    """One of these words, in small letters or large."""
    return f"(?i:{'|'.join(sorted(map(re.escape, {*words}), key=lambda word: (-len(word), word)))})"

"""The rules for names, P07-P09: those of the local list, words that may be one, and first names that many have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dialogkit.checks.names import humps
from dialogkit.checks.numbers import EMAIL
from dialogkit.checks.private_found import CAPITAL, GRAVE, MILD, NOT_OWN, PRINTED, URL, Found, Knowledge
from dialogkit.checks.private_texts import Said
from dialogkit.checks.private_words import first_names

_NEAR = 80  # letters before a word that can tell whether it begins a sentence
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_NAMES = frozenset({"anna", "jan"})  # another thing in nynorsk, a month: in names of items and files
_LETTERS = re.compile(r"[^\W\d_]+")
_ENDS = ".!?:…–—•/|\n"
_OPENING = " \t«»“”\"'‘’*[•"


def known_name(known: Knowledge, said: Said) -> Iterator[Found]:
    """A name that is also a word only warns where it begins a sentence or is a month."""
    if not known.names or said.role not in NOT_OWN or said.role == "member":
        return
    for named in known.names.find(said.text):
        if named.near:
            if said.role != "file" and not begins(known, said.text.text, named.start):
                yield Found("P07", "private-name-near", GRAVE, named.start, named.end, who="unknown")
            continue
        word = said.text.text[named.start : named.end].casefold()
        mild = named.doubtful and (word in known.common or begins(known, said.text.text, named.start))
        found = Found("P07", "private-name", GRAVE, named.start, named.end, who="known")
        yield replace(found, levels=MILD, who="") if mild else found


def unknown_name(known: Knowledge, said: Said) -> Iterator[Found]:
    text = said.text.text
    if said.role in ("member", "people"):
        for match in re.finditer(rf"(?<!\w){CAPITAL}{{3,}}(?!\w)", text):
            if match[0].casefold() not in known.common:
                yield _perhaps(text, *match.span())
    if said.role not in PRINTED or said.role == "member":
        return
    run: tuple[int, int] | None = None
    for match in _TOKEN.finditer(known.words.sensitive.sub(_blank, URL.sub(_blank, EMAIL.sub(_blank, text)))):
        if (
            len(match[0]) > 1
            and match[0][0].isupper()
            and not _is_common(known, match[0])
            and not begins(known, text, match.start())
        ):
            joined = run is not None and text[run[1] : match.start()] == " "
            if run and not joined:
                yield _perhaps(text, *run)
            run = (run[0] if run and joined else match.start(), match.end())
    if run:
        yield _perhaps(text, *run)
    if known.words.sensitive.search(text):
        yield from _told_of(known, text)


def _told_of(known: Knowledge, text: str) -> Iterator[Found]:
    """The first word of a sentence that says what is private of it («Berulf har epilepsi»), where it may be a name that few have.

    Words in the definite form, which in Norwegian have an ending, are none.
    """
    for match in known.words.told_of.finditer(text):
        word = match[0].casefold()
        ends = word.endswith(("s",) if known.english else ("en", "et", "a", "ene", "ane", "er", "ar", "e"))
        if (
            match[0][0].isupper()
            and not ends
            and not {word, word.removesuffix("s")} & (known.words.starters | first_names())
            and not _is_common(known, word)
        ):
            if begins(known, text, match.start()) and not known.words.private.fullmatch(word):
                yield _perhaps(text, *match.span())


def _perhaps(text: str, start: int, end: int) -> Found:
    words = (match[0].casefold() for match in _TOKEN.finditer(text, start, end))
    known = any({word, word.removesuffix("s")} & first_names() for word in words)
    return Found("P08", "private-unknown-name", GRAVE, start, end, who="known" if known else "unknown")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _is_common(known: Knowledge, token: str) -> bool:
    """Whether anyone may know the word, itself, in the genitive, or before a hyphen (TV-stua)."""
    word = token.casefold().replace("’", "'")
    first = word.split("-")[0].split("'")[0]
    return bool({word, word.removesuffix("s"), word.rstrip("'"), first, first.removesuffix("s")} & known.common)


def begins(known: Knowledge, text: str, start: int) -> bool:
    """Whether a sentence, a line or what somebody says begins here. The dot of an abbreviation or an initial ends no sentence."""
    near = text[max(0, start - _NEAR) : start]
    before = near.rstrip(_OPENING)
    if not before or near[-1:] in ("«", "“", "‘", '"'):
        return True
    last = before.split()[-1] if before.split() else before
    return before[-1] in _ENDS and last.casefold() not in known.abbreviations and not re.fullmatch("[A-ZÆØÅ][.]", last)


def first_name(known: Knowledge, said: Said) -> Iterator[Found]:
    """The first word of a sentence, which P08 cannot tell from any other, and any part of a file's or an item's own name.

    Beside what is private a name counts also in small letters.
    """
    text = said.text.text
    if said.role == "file":
        spans = ((match.start() + start, piece) for match in _LETTERS.finditer(text) for start, piece in humps(match[0]))
        for start, piece in spans:
            if piece.casefold() in first_names() - _NO_NAMES:
                yield Found("P09", "private-first-name", GRAVE, start, start + len(piece), who="known")
    if said.role not in PRINTED or said.role == "member":
        return
    small = bool(known.words.private.search(text))
    for match in _TOKEN.finditer(text):
        word = match[0].split("-")[0].split("'")[0].split("’")[0]
        if (begins(known, text, match.start()) if word[0].isupper() else small) and not _is_common(known, match[0]):
            if {word.casefold(), word.casefold().removesuffix("s")} & first_names():
                yield Found("P09", "private-first-name", GRAVE, *match.span(), who="known")

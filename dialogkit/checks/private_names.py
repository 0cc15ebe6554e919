"""The rules for names, P07-P09: those of the local list, words that may be one, and first names that many have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from dialogkit.checks.names import humps
from dialogkit.checks.numbers import EMAIL
from dialogkit.checks.private_found import CAPITAL, GRAVE, MILD, NOT_OWN, PRINTED, URL, VOICES, Found, Knowledge, private_in
from dialogkit.checks.private_texts import Said
from dialogkit.checks.private_words import first_names, more_names, surnames

_WORDS_KEPT = 4096  # of which it is known whether they are names
NEAR = 80  # letters before a word that can tell what it is
_TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_NAMES = frozenset({"anna", "jan"})  # another thing in nynorsk, a month: in names of items and files
_WORDS_TOO = frozenset(
    """anna jan edel mari robin alma rita siri luna lea sam ann dina gina ole ove turi iris vera bente mona mia tine stine bo else
    endre elin rakel ida adam eva roy tom joan noa noah""".split()
)
"""Names that are other words as well in small letters, or are said in other ways."""
_ACRONYM = 4  # letters
_LONG_ACRONYM = 5
CAPITAL_WORD = re.compile(rf"(?<![^\W\d_]){CAPITAL}[^\W\d_]*(?:[-'’][^\W\d_]+)*")
_NAMES = re.compile(r"\w+(?:[-'’]\w+)*(?:\s[A-ZÆØÅ]\w+)*")
_INSTITUTION = re.compile(
    "..(?:museet|tilsynet|rådet|ombudet|departementet|direktoratet|etaten|foreningen|foreininga|forbundet|universitetet|høgskolen|"
    "høyskolen|sykehuset|sjukehuset|senteret|sentralen|banken|avisen|avisa|kirken|kyrkja|kirka|teatret|teateret|festivalen|museum|"
    "university|museum|council|association|society|hospital|library)s?$"
)
_LANDSCAPE = re.compile(
    "..(?:vannet|vatnet|tjernet|tjønna|tjørna|fjellet|fjorden|elva|elven|fossen|breen|øya|øyane|stranda|stranden|marka|skogen|parken|torget|"
    "brua|brygga|kaia|stasjon|stasjonen|bukta|stadion|arena|hallen|banen|bana)s?$"
)
"""What lies in a landscape or a town, in the form that has an article: nobody is called so."""
_NORDIC = re.compile(
    "(?:odd|arn|tor|thor|sig|gud|ing|hall|as|ås|gunn|ragn|berg|bryn|ey|øy|geir|her|kol|stein|svein|har|ei|jo|rolf|ulf|ve|vil|yng|alf|dag|"
    "aud|fred|magn|rann|sven|bor|reid|tron|brun|ast)(?:bjørn|bjørg|geir|mund|vald|vard|var|stein|leif|finn|laug|hild|gunn|borg|run|unn|"
    "veig|dis|ulf|brand|grim|ny)s?"
)
"""Names of two parts, as Norwegian ones are made: Odd and var, Ragn and hild."""
_GENITIVE = re.compile(r"(?<!\w)([^\W\d_]{3,}s)\s\Z")
_INITIAL = re.compile(
    rf"(?<![\w.]){CAPITAL}\.(?=\s[a-zæøå])"
    rf"|(?:(?<=for )|(?<=med )|(?<=hos )|(?<=til )|(?<= og )|(?<=with )|(?<=and )){CAPITAL}\.(?=\s*$)"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LIST_MARK = re.compile(r"(?:^|\n)\s*(?:[-–*•]|\d{1,2}[.)]|[a-z][.)])\s*$")
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
    for start, end in _capitals(known, said):
        if not _is_nobody(known, said, start, end):
            yield _perhaps(text, start, end)
    for match in _INITIAL.finditer(text) if said.role in VOICES else ():
        yield _perhaps(text, *match.span())
    if any(alone for _, _, alone in private_in(known, said)):
        yield from _told_of(known, said)


def _capitals(known: Knowledge, said: Said) -> Iterator[tuple[int, int]]:
    """Runs of words with a capital letter that nothing but a name gives them."""
    text = said.text.text
    run: tuple[int, int] | None = None
    for match in CAPITAL_WORD.finditer(_without_private(known, said, URL.sub(_blank, EMAIL.sub(_blank, text)))):
        if len(match[0]) < 2 or is_common(known, match[0]) or begins(known, text, match.start()):
            continue
        joined = run is not None and text[run[1] : match.start()] == " "
        if run and not joined:
            yield run
        run = (run[0] if run and joined else match.start(), match.end())
    if run:
        yield run


def _is_nobody(known: Knowledge, said: Said, start: int, end: int) -> bool:
    """Whether what stands around words with a capital letter makes them a place, a band, a dog or another thing.

    First names that are in a list, alone or before another name, need more than that: «glad i Kari», «kjøpt av Kari».
    """
    small, words, near = said.small, known.words, max(0, start - NEAR)
    if words.nobody.search(small, near, start) or words.nobody_after.match(small, end):
        return True
    names = _TOKEN.findall(small, start, end)
    if any(_is_first_name(name) for name in names):
        return False
    if words.place.search(small, near, start) and not words.whom.search(small, near, start):
        return True
    if any(_is_name(name) for name in names):
        return False
    if words.toward.search(small, near, start) and words.travel.search(small, near, start):
        return True
    joined = "-" in names[-1] and said.text.text[start:end].rsplit("-", 1)[1].islower()
    acronym = said.text.text[start:end].isupper() and not said.text.text.isupper() and end - start <= _LONG_ACRONYM
    return joined or acronym or bool(words.thing.search(small, near, start) or words.thing_after.match(small, end))


def _without_private(known: Knowledge, said: Said, text: str) -> str:
    """The text without words such as «AA-møte», which are no names."""
    for start, end, _ in private_in(known, said):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _told_of(known: Knowledge, said: Said) -> Iterator[Found]:
    """The first word of a sentence that says what is private of it, where it may be a name that few have.

    It stands before a verb or in the genitive: «Berulf har epilepsi», «Berulfs diagnose». Words in the definite form, which in
    Norwegian have an ending, are none.
    """
    text = said.text.text
    before = (_GENITIVE.search(text, max(0, start - NEAR), start) for start, _, _ in private_in(known, said))
    for match in (*known.words.told_of.finditer(text), *(match for match in before if match)):
        word = match[1].casefold()
        ends = word.endswith(("s",) if known.english else ("en", "et", "a", "ene", "ane", "er", "ar", "e"))
        known_words = known.words.starters | first_names()
        if match[1][0].isupper() and not ends and not {word, word.removesuffix("s")} & known_words and not is_common(known, word):
            if begins(known, text, match.start(1)) and not known.words.private.fullmatch(word):
                yield _perhaps(text, *match.span(1))


def _perhaps(text: str, start: int, end: int) -> Found:
    words = (match[0].casefold() for match in _TOKEN.finditer(text, start, end))
    known = any(_is_first_name(word) for word in words)
    return Found("P08", "private-unknown-name", GRAVE, start, end, who="known" if known else "unknown")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def is_common(known: Knowledge, token: str) -> bool:
    """Whether anyone may know the word, itself, in the genitive, or before a hyphen (TV-stua)."""
    word = token.casefold().replace("’", "'")
    if _INSTITUTION.search(word) or _LANDSCAPE.search(word) or token.isupper() and len(token) <= _ACRONYM and not _is_name(word):
        return True
    first = word.split("-")[0].split("'")[0]
    return bool({word, word.removesuffix("s"), word.rstrip("'"), first, first.removesuffix("s")} & known.common)


@lru_cache(_WORDS_KEPT)
def _is_first_name(word: str) -> bool:
    """Whether a word in small letters, or what stands before a hyphen in it, is a first name, itself or in the genitive."""
    forms = {form.removesuffix(end) for form in (word, re.split("['’-]", word)[0]) for end in ("", "s")}
    return not forms.isdisjoint(first_names()) or not forms.isdisjoint(more_names()) or _NORDIC.fullmatch(word) is not None


@lru_cache(_WORDS_KEPT)
def _is_name(word: str) -> bool:
    """Whether it is a first name or a surname."""
    return _is_first_name(word) or not {word, word.removesuffix("s")}.isdisjoint(surnames())


def begins(known: Knowledge, text: str, start: int) -> bool:
    """Whether a sentence, a line or what somebody says begins here. The dot of an abbreviation or an initial ends no sentence."""
    near = text[max(0, start - NEAR) : start]
    if _LIST_MARK.search(near):
        return True
    before = near.rstrip(_OPENING)
    if not before or near[-1:] in ("«", "“", "‘", '"'):
        return True
    last = before.split()[-1] if before.split() else before
    return before[-1] in _ENDS and last.casefold() not in known.abbreviations and not re.fullmatch("[A-ZÆØÅ][.]", last)


def first_name(known: Knowledge, said: Said) -> Iterator[Found]:
    """The first word of a sentence, which P08 cannot tell from any other, and any part of a file's or an item's own name.

    Beside what is private a name counts in small letters whatever else it may be.
    """
    text = said.text.text
    if said.role == "file":
        spans = ((match.start() + start, piece) for match in _LETTERS.finditer(text) for start, piece in humps(match[0]))
        for start, piece in spans:
            if piece.casefold() in first_names() - _NO_NAMES:
                yield Found("P09", "private-first-name", GRAVE, start, start + len(piece), who="known")
    if said.role not in PRINTED or said.role == "member":
        return
    for match in CAPITAL_WORD.finditer(text):
        word = re.split("['’-]", match[0].casefold())[0]
        if len(word) > 1 and _is_name(word) and begins(known, text, match.start()) and not is_common(known, match[0]):
            if not known.words.nobody_after.match(said.small, _NAMES.match(text, match.start()).end()):
                yield Found("P09", "private-first-name", GRAVE, *match.span(), who="known")
    yield from _in_small_letters(known, said)


def _in_small_letters(known: Knowledge, said: Said) -> Iterator[Found]:
    """First names that many have and that are no words; those that are, or that few have, only beside a verb of saying."""
    if not any(map(_is_first_name, _TOKEN.findall(said.text.text))):
        return
    words = [(match.start(), match[0]) for match in _TOKEN.finditer(said.text.text)]
    small = bool(private_in(known, said))
    for number, (start, word) in enumerate(words):
        if not word[0].islower() or not _is_first_name(word):
            continue
        beside = {each for _, each in (*words[max(0, number - 1) : number], *words[number + 1 : number + 2])}
        forms = {form.removesuffix(end) for form in (word, re.split("['’-]", word)[0]) for end in ("", "s")}
        often = len(word) > 2 and not forms & _WORDS_TOO and forms & first_names()
        told = small and forms & first_names() or beside & known.words.says and len(word) > 3 and not forms & _WORDS_TOO
        if (often or told) and not is_common(known, word):
            yield Found("P09", "private-first-name", GRAVE, start, start + len(word), who="known")

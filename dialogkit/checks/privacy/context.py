"""What tells a person's name from other words with a capital letter: what word it is, and what stands around it."""

from __future__ import annotations

import re
from functools import lru_cache

from dialogkit.checks.privacy.found import CAPITAL, Knowledge
from dialogkit.checks.privacy.voices import Said
from dialogkit.checks.privacy.word_lists import endings, first_names, more_names, places, surnames

_WORDS_KEPT = 4096  # of which it is known whether they are names
NEAR = 80  # letters before a word that can tell what it is
TOKEN = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ACRONYM = 4  # letters
_LONG_ACRONYM = 5
CAPITAL_WORD = re.compile(rf"(?<![^\W\d_]){CAPITAL}[^\W\d_]*(?:[-'’][^\W\d_]+)*")
_LIST_MARK = re.compile(
    r"(?:^|\n)\s*(?:[-–*•]|[a-z][.)]|(?:(?:sak|kl|punkt|art|item)\.?\s)?\d[\d.:/–\-\s]*\)?:?)\s*$", re.IGNORECASE
)
_ENDS = ".!?:…–—•/|\n"
_OPENING = " \t«»“”\"'‘’*[•"
_MADE_BY = re.compile(r"(?<!\w)(?:av|til|by|for)\s\Z")
_TITLE = 3  # words with a capital letter, of which most have one


def is_common(known: Knowledge, token: str) -> bool:
    """Whether anyone may know the word, itself, in the genitive, or before a hyphen (TV-stua)."""
    word = token.casefold().replace("’", "'")
    if endings().thing.search(word) or token.isupper() and len(token) <= _ACRONYM and not is_name(word):
        return True
    double = "-" in token and token.split("-")[1][:1].isupper()
    first = word if double else word.split("-")[0].split("'")[0]
    return bool({word, word.removesuffix("s"), word.rstrip("'"), first, first.removesuffix("s")} & known.common)


@lru_cache(_WORDS_KEPT)
def is_first_name(word: str) -> bool:
    """Whether a word in small letters, or what stands before a hyphen in it, is a first name, itself or in the genitive."""
    parts = re.split("['’-]", word)
    forms = {form.removesuffix(end) for form in (word, parts[0], parts[-1]) for end in ("", "s")}
    return (
        not forms.isdisjoint(first_names()) or not forms.isdisjoint(more_names()) or endings().nordic.fullmatch(word) is not None
    )


@lru_cache(_WORDS_KEPT)
def is_name(word: str) -> bool:
    """Whether it is a first name or a surname."""
    return is_first_name(word) or not {word, word.removesuffix("s")}.isdisjoint(surnames())


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


def is_nobody(known: Knowledge, said: Said, whole: tuple[int, int], name: tuple[int, int]) -> bool:
    """Whether what stands around makes words with a capital letter a place, a band, a dog or another thing.

    `name` is what may be one of the `whole` that has capital letters. First names that are in a list need more than others:
    «glad i Kari», «kjøpt av Kari».
    """
    small, words, near, start = said.small, known.words, max(0, whole[0] - NEAR), name[0]
    names, first = TOKEN.findall(small, *name), small[whole[0] : start].split()
    listed = any(map(is_first_name, names))
    told = any(words.nobody.search(small, near, at) for at in {whole[0], start}) or words.nobody_after.match(small, name[1])
    if told and not (listed and len(names) == 1 and _MADE_BY.search(small, near, start)) or first and first[0] in places():
        return True
    text = said.text.text[start : name[1]]
    joined = "-" in text and text.rsplit("-", 1)[1].islower() and not endings().group.search(text)
    if listed or joined:
        return joined
    if words.place.search(small, near, start) and not words.whom.search(small, near, start):
        return True
    if any(map(is_name, names)):
        return False
    if words.toward.search(small, near, start) and words.travel.search(small, near, start):
        return True
    acronym = text.isupper() and not said.text.text.isupper() and len(text) <= _LONG_ACRONYM
    before = first[:1] or small[near : whole[0]].split()
    of = bool(first) and first[-1].endswith("s")  # Noregs Mållag
    thing = any(words.thing.search(small, near, at) for at in {whole[0], start}) or words.thing_after.match(small, name[1])
    return acronym or of or bool(thing) or bool(words.article.fullmatch(before[-1] if before else ""))


def is_somebody(known: Knowledge, said: Said, start: int, end: int) -> bool:
    """Whether what stands around makes a person of words with a capital that no list has: «Hilsen Lurven», «Lurven ler»."""
    small, words, near = said.small, known.words, max(0, start - NEAR)
    does = words.does.match(small, end) and words.joins.search(small, near, start)
    return bool(does or acts(known, said, end) or words.somebody.search(small, near, start))


def acts(known: Knowledge, said: Said, end: int) -> bool:
    """Whether what follows is what only people do."""
    match, small = known.words.acts.match, said.small
    return bool(match(small, end) or small[end - 1] == "s" and match(small, end - 2 if small[end - 2] in "'’" else end - 1))


def is_title(text: str) -> bool:
    """Whether most words of a text begin with a capital letter, as in English headings."""
    words = [word for word in TOKEN.findall(text) if len(word) > 1]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) >= _TITLE and words[0][0].isupper() and capitals * 5 >= len(words) * 3 and text.rstrip()[-1:] not in ".!?"

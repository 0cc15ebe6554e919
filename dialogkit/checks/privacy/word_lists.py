"""Words that may tell who somebody is, by language. Bokmål and nynorsk share theirs: people mix them when they speak."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from dialogkit.resources import own_text, read_texts, word_lists

_MARK = r"(?=\s*(?:[.,;:!?]|$))"


@dataclass(frozen=True, slots=True)
class PrivateWords:
    """The lists of `templates/language/private`, as patterns."""

    date: re.Pattern[str]
    day: re.Pattern[str]
    birth: re.Pattern[str]
    birthday: re.Pattern[str]
    relations: re.Pattern[str]
    roles: re.Pattern[str]
    room: re.Pattern[str]
    handle: re.Pattern[str]
    spelt: re.Pattern[str]  # a number in words
    person: re.Pattern[str]
    private: re.Pattern[str]  # the group `alone` whether or not somebody is named
    work: re.Pattern[str]
    told_of: re.Pattern[str]  # the first word of a sentence, before a verb
    starters: frozenset[str]
    siblings: re.Pattern[str]
    unanimous: re.Pattern[str]
    dialect: frozenset[str]
    known: frozenset[str]
    says: frozenset[str]  # beside a name in small letters
    home: re.Pattern[str]  # before where somebody is from
    place: re.Pattern[str]  # what stands before a place
    toward: re.Pattern[str]  # before a place only where somebody travels
    travel: re.Pattern[str]
    whom: re.Pattern[str]  # before a person, though it ends as what stands before a place
    nobody: re.Pattern[str]  # before the name of what is no person here
    nobody_after: re.Pattern[str]
    thing: re.Pattern[str]  # before what is no person if no list has the name
    thing_after: re.Pattern[str]
    somebody: re.Pattern[str]  # before a person
    acts: re.Pattern[str]  # after a person
    individual: re.Pattern[str]  # one person, though not named
    joins: re.Pattern[str]  # before what somebody `does`
    does: re.Pattern[str]
    lives: re.Pattern[str]
    article: re.Pattern[str]  # before no person's name
    numbered: re.Pattern[str]  # before a number by which nobody is called


@cache
def private_words(lang: str) -> PrivateWords:
    """The lists for nb, nn or en."""
    data: dict[str, str] = read_texts("language", "private", "en.yaml" if lang == "en" else "no.yaml")
    for name, text in data.items():
        data[name] = re.sub("(?<!P)<([a-z]+)>", lambda part: f"(?:{data[part[1]]})", text)  # a list that several patterns share
    numeric = r"(?<![\d.])\d{1,2}\.[ ]?\d{1,2}\.[ ]?(?:\d{4}|\d{2})(?!\.?\d)|(?<!\d)\d{1,2}/\d{1,2}[/-](?:\d{4}|\d{2})(?!\d)"
    month = rf"(?:{data['months']})"
    day = rf"(?<!\d)\d{{1,2}}(?:\.|st|nd|rd|th)?[ ]?(?:of[ ])?{month}"
    count = rf"(?:{data['few']}|[2-5])"
    who = rf"(?:{data['said']}|{data['people']})"
    unanimous = rf"(?:{data['all']})\s{count}(?:\s{who}\b|{_MARK})|(?:{data['both']})\s(?:{count}\s)?(?:dei\s|de\s|the\s)?{who}\b"
    return PrivateWords(
        date=_pattern(rf"{numeric}|{day},?[ ]\d{{4}}(?!\d)|\b{month}[ ]\d{{1,2}},?[ ]\d{{4}}(?!\d)"),
        day=_pattern(rf"{day}\b|\b{month}[ ]\d{{1,2}}\b"),
        birth=_verbose(data["birth"]),
        birthday=_verbose(data["birthday"]),
        relations=_verbose(data["relations"]),
        roles=_verbose(data["roles"]),
        room=_verbose(data["room"]),
        handle=_verbose(data["handle"]),
        spelt=_verbose(
            rf"(?:(?:{data['digits']})[\s,]+){{5,}}(?:{data['digits']})|(?:(?:{data['tens']})[\s,]+){{3,}}(?:{data['tens']})"
        ),
        person=_verbose(data["person"]),
        private=_verbose(f"(?P<alone>{data['sensitive']})|(?:{data['private']})"),
        work=_verbose(data["work"]),
        told_of=re.compile(rf"([^\W\d_]{{3,}})(?=\s(?:{'|'.join(data['verbs'].split())})\b)"),
        starters=frozenset(data["starters"].split()),
        siblings=_verbose(data["siblings"]),
        unanimous=_pattern(rf"\b(?:{unanimous})"),
        dialect=frozenset(data["dialect"].split()),
        known=places() | frozenset(f"{data['known']} {data['ordinary']}".casefold().split()),
        says=frozenset(data["says"].split()),
        home=_before(data["home"]),
        place=_before(data["place"]),
        toward=_before(data["toward"]),
        travel=_verbose(data["travel"]),
        whom=_before(data["whom"]),
        nobody=_before(data["nobody"]),
        nobody_after=_after(data["nobody_after"]),
        thing=_before(data["thing"]),
        thing_after=_after(data["thing_after"]),
        somebody=_before(data["somebody"]),
        acts=_after(data["acts"]),
        individual=_verbose(data["individual"]),
        joins=_before(data["joins"]),
        does=re.compile(rf"\s(?:{data['does']})(?!\w)"),
        lives=_verbose(data["lives"]),
        article=_verbose(data["article"]),
        numbered=_before(data["numbered"]),
    )


@dataclass(frozen=True, slots=True)
class Endings:
    """What a word in small letters tells by how it ends, or is made, whether a name or not."""

    thing: re.Pattern[str]  # an institution, or what lies in a landscape
    nordic: re.Pattern[str]  # a first name of two parts
    surname: re.Pattern[str]
    foreign: re.Pattern[str]
    group: re.Pattern[str]  # behind a hyphen, where a name may stand before


@cache
def endings() -> Endings:
    """The patterns for `templates/language/private/endings.yaml`."""
    known = {name: "|".join(sorted(words)) for name, words in word_lists("private", "endings.yaml").items()}
    return Endings(
        thing=re.compile(rf"..(?:{known['institutions']}|{known['landscape']})s?$"),
        nordic=re.compile(rf"(?:{known['first_halves']})(?:{known['second_halves']})s?"),
        surname=re.compile(rf"..+(?:{known['surnames']})s?"),
        foreign=re.compile(known["foreign"]),
        group=re.compile(rf"-(?:{known['groups']})"),
    )


@cache
def places() -> frozenset[str]:
    """Places and organisations that are so large, or so far away, that they lead to nobody, and things, in small letters."""
    return frozenset(word.casefold() for words in word_lists("private", "places.yaml").values() for word in words)


def surnames() -> frozenset[str]:
    """Surnames that many have and that are no words, in small letters."""
    return word_lists("private", "surnames.yaml")["known"]


def words_too() -> frozenset[str]:
    """First names that are other words as well in small letters, or are said in other ways."""
    return word_lists("words.yaml")["words_too"]


def homographs() -> frozenset[str]:
    """Names that are ordinary words as well, in small letters."""
    return word_lists("words.yaml")["homographs"]


@cache
def first_names() -> frozenset[str]:
    """First names that many have, in small letters."""
    return _names_in("first-names.txt")


@cache
def more_names() -> frozenset[str]:
    """First names that fewer have, in small letters."""
    return _names_in("more-names.txt")


def _names_in(name: str) -> frozenset[str]:
    lines = own_text("language", "private", name).splitlines()
    return frozenset(name for line in lines if not line.startswith("#") for name in line.split())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _verbose(text: str) -> re.Pattern[str]:
    """For texts in small letters, in which such a list is found in half the time."""
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)", re.VERBOSE)


def _before(text: str) -> re.Pattern[str]:
    """What stands right before a name."""
    return re.compile(rf"(?<!\w)(?:{text})[\s,:]{{1,2}}[«“\"'(]?\Z", re.VERBOSE)


def _after(text: str) -> re.Pattern[str]:
    """What stands right after a name."""
    return re.compile(rf"[»”\"')]?(?:{text})(?!\w)", re.VERBOSE)

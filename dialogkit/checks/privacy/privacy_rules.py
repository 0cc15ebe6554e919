"""The rules of privacy, P01-P17: what in a text may lead to one person, and how bad that is in each edition.

P13's counts and P14 (consent) are kept by `clearing.groups` and `clearing.select`, which leave out what must not be printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from dialogkit.checks.privacy.context import CAPITAL_WORD, NEAR, TOKEN, begins, is_common
from dialogkit.checks.privacy.found import (
    ABOUT,
    CAPITAL,
    GRAVE,
    HANDLE,
    MILD,
    NICK,
    NOT_OWN,
    NOTED,
    NOTHING,
    PRINTED,
    PROSE,
    STRICT,
    URL,
    VOICES,
    WORKING,
    Found,
    Knowledge,
    Rule,
    private_in,
)
from dialogkit.checks.privacy.kinds import kinds
from dialogkit.checks.privacy.name_rules import first_name, known_name, unknown_name
from dialogkit.checks.privacy.numbers import (
    ACCOUNT,
    AN_AT,
    BIRTH_NUMBER,
    CAR,
    EMAIL,
    ORGANISATION,
    SPELT_MAIL,
    accounts,
    birth_numbers,
    has_birth_date,
    is_account,
    is_birth_number,
    is_organisation,
    is_spoken_account,
    phones,
)
from dialogkit.checks.privacy.voices import Said
from dialogkit.resources import read_texts

_POST = re.compile(rf"(?<!\d)(\d{{4}})[ ]{CAPITAL}[A-Za-zÆØÅæøå]{{2,}}")
_YEARS = re.compile(r"19[5-9]\d|20[0-4]\d")
_PUBLIC_HOSTS = frozenset(
    """lovdata.no regjeringen.no stortinget.no fn.no ohchr.org un.org helsedirektoratet.no helsenorge.no fhi.no bufdir.no nav.no
    naku.no datatilsynet.no ldo.no nhri.no statsforvalteren.no udir.no ssb.no ks.no who.int europa.eu inclusion-europe.eu
    creativecommons.org wikipedia.org snl.no gov.uk legislation.gov.uk""".split()
)
"""Where laws and public advice stand."""


@dataclass(frozen=True, slots=True)
class _Streets:
    """Names of streets, with their numbers in the group `number`. `road` is the end of one that is nothing but a street."""

    norwegian: re.Pattern[str]
    english: re.Pattern[str]
    road: re.Pattern[str]


@cache
def _street_patterns() -> _Streets:
    """The patterns for the endings of `templates/language/private/streets.yaml`."""
    ends: dict[str, str] = read_texts("language", "private", "streets.yaml")
    return _Streets(
        norwegian=re.compile(
            rf"(?<!\w){CAPITAL}[a-zæøå]{{1,30}}(?:[ \-]{CAPITAL}[a-zæøå]{{1,30}}){{0,4}}[ ]?(?:{ends['norwegian']})(?!\w)"
            r"(?P<number>[ ]\d{1,3}(?!\d|[.,]\d)(?:[ ]?[A-Za-z](?![A-Za-zæøå]))?)?"
        ),
        english=re.compile(
            rf"(?<!\w)(?P<number>\d{{1,4}}[A-Za-z]?,?[ ])?(?:[A-Z][a-zæøå]{{1,30}}[ ]){{1,4}}(?:{ends['english']})(?!\w)"
            rf"|(?<!\w)\d{{1,4}}[A-Za-z]?,?[ ](?:[A-Z][\w'’]{{1,30}}[ ]){{1,3}}(?:{ends['numbered']})(?!\w)"
        ),
        road=re.compile(rf"(?:{ends['roads']})\Z"),
    )


def _birth_number(known: Knowledge, said: Said) -> Iterator[Found]:
    """Personal Data Act, section 12: such a number is never needed in a kit. Nothing answers it."""
    for match in birth_numbers(said.flat) if said.figures >= 11 else ():
        yield Found("P01", "private-birth-number", STRICT, *match.span(), answerable=False)


def _mistyped_number(known: Knowledge, said: Said) -> Iterator[Found]:
    for match in BIRTH_NUMBER.finditer(said.flat) if said.figures >= 11 and said.role != "file" else ():
        if has_birth_date(match[0]) and not is_birth_number(match[0]) and not is_spoken_account(said.flat, match[0]):
            yield Found("P02", "private-number", GRAVE, *match.span())


def _birth_date(known: Knowledge, said: Said) -> Iterator[Found]:
    """Dates of about the cycle's own time and days without a year are no birth dates, unless a birth is spoken of."""
    if said.role in ("told", "prose", "other"):
        for match in known.words.birth.finditer(said.small):
            yield Found("P03", "private-birth-date", MILD, *match.span())
    if said.role not in VOICES:
        return
    text = said.text.text
    born = known.words.birthday.search(said.small)
    for match in known.words.date.finditer(text) if said.figures else ():
        years = re.findall(r"\d{4}", match[0])
        if born or not years or abs(int(years[-1]) - known.year) > 3:
            yield Found("P03", "private-birth-date", MILD, *match.span())
    for pattern in (known.words.birth, *([known.words.day] if born else [])):
        for match in pattern.finditer(said.small):
            yield Found("P03", "private-birth-date", MILD, *match.span())


def _phone(known: Knowledge, said: Said) -> Iterator[Found]:
    text = said.flat.replace("/", " ") if said.role == "file" else said.flat
    for start, end in phones(text) if said.figures >= 5 and said.role in NOT_OWN else ():
        if known.words.numbered.search(said.small, max(0, start - NEAR), start):
            continue
        if not (BIRTH_NUMBER.fullmatch(text, start, end) and has_birth_date(text[start:end])):
            yield Found("P04", "private-phone", GRAVE, start, end)
    for match in known.words.spelt.finditer(said.small) if said.role in PRINTED else ():
        yield Found("P04", "private-phone", GRAVE, *match.span())


def _email(known: Knowledge, said: Said) -> Iterator[Found]:
    for match in EMAIL.finditer(said.text.text) if "@" in said.text.text and said.role in NOT_OWN else ():
        yield Found("P05", "private-email", GRAVE, *match.span())
    for match in SPELT_MAIL.finditer(said.text.text) if said.role in PRINTED and AN_AT.search(said.small) else ():
        if not EMAIL.search(match[0]):
            yield Found("P05", "private-email", GRAVE, *match.span())


def _address(known: Knowledge, said: Said) -> Iterator[Found]:
    """A street needs its number where its capital letter may only begin the sentence: «Plassen min er fin» is no address.

    A number like a year is a postcode only after a comma or where the text begins: «I 2026 Norge …».
    """
    if said.role not in PRINTED:
        return
    text = said.text.text
    lives: bool | None = None  # asked of a text once, and only where a street stands in it
    streets = _street_patterns()
    for pattern in (streets.norwegian, streets.english) if known.english else (streets.norwegian,):
        for match in pattern.finditer(text):
            if is_common(known, match[0].split()[0]) and not match[0][0].isdigit():
                continue
            road = pattern is streets.english or streets.road.search(match[0])
            if lives is None and road and said.role in PROSE:
                lives = known.words.lives.search(said.small) is not None
            home = road and said.role in PROSE and lives
            if match["number"] or home and not begins(known, text, match.start()):
                yield Found("P06", "private-address", GRAVE, *match.span())
    for match in known.words.room.finditer(said.small) if said.role in PROSE else ():
        yield Found("P06", "private-address", GRAVE, *match.span("what" if match.groupdict().get("what") else 0))
    for match in _POST.finditer(said.flat) if said.figures else ():
        before = text[max(0, match.start() - 5) : match.start()].rstrip()
        if not _YEARS.fullmatch(match[1]) or before.endswith(","):
            yield Found("P06", "private-address", GRAVE, *match.span())


def _relation(known: Knowledge, said: Said) -> Iterator[Found]:
    """`verge` or `primærkontakt` alone is a role that many have: worth a thought only in a quote."""
    if said.role not in ABOUT:
        return
    spans = [match.span() for match in known.words.relations.finditer(said.small)]
    yield from (Found("P10", "private-relation", MILD, *span) for span in spans)
    for match in known.words.roles.finditer(said.small) if said.role == "quote" else ():
        if not any(start <= match.start() < end for start, end in spans):
            yield Found("P10", "private-role", NOTED, *match.span())


def _sensitive(known: Knowledge, said: Said) -> Iterator[Found]:
    """GDPR article 9, in what people said and what is told of them. A question to everybody about medicine tells of nobody.

    Of other texts it is nothing as long as they name nobody (see `named`) and tell of no one person. A quote whose `sensitive` is
    filled in has been looked at. It stays barred from the web: offentlegforskrifta, section 7.
    """
    if said.role == "privacy":
        return
    reviewed, consent = said.quote.get("sensitive"), said.quote.get("consent")
    scope = consent.get("scope") if isinstance(consent, dict) else None
    if reviewed:
        barred = isinstance(scope, list) and "web" in scope
        code, levels = ("sensitive-on-web", GRAVE) if barred else ("private-sensitive", NOTHING)
        yield Found("P11", code, levels, 0, len(said.text.text), answerable=False)
        return
    spans = private_in(known, said)
    one = said.role in ABOUT or bool(spans) and known.words.individual.search(said.small) is not None
    levels = GRAVE if said.role in VOICES else MILD if one else NOTHING
    personal = bool(spans) and known.words.person.search(said.small) is not None
    for start, end, alone in spans:
        words = said.small[start:end]
        if not (said.role in WORKING and known.words.work.fullmatch(words)):
            alone = alone and personal
            yield Found("P11", "private-sensitive", levels if alone else NOTHING, start, end)


def named(found: list[Found]) -> list[Found]:
    """The findings in a text that names somebody: what is private in it is told of that person, and no reason can answer it."""
    hard = ("private-matter-named", GRAVE)
    return [
        replace(each, code=hard[0], levels=hard[1], answerable=False) if each.code == "private-sensitive" else each
        for each in found
    ]


def _fact(known: Knowledge, said: Said) -> Iterator[Found]:
    """A car, how many sisters and brothers, where somebody is from.

    What one of a few plans or does is theirs whatever words `privacy.allow` has.
    """
    text = said.text.text
    few = said.role in VOICES and any(said.path[: len(path)] == path for path in known.few)
    if said.role in ABOUT:
        for match in known.words.siblings.finditer(said.small):
            yield Found("P12", "private-fact", MILD, *match.span(), answerable=not few)
    if few:
        for each in kinds("own", known.english).find(said.small):
            yield Found("P12", "private-own", MILD, each.start, each.end, answerable=False)
    for match in CAPITAL_WORD.finditer(text) if said.role in VOICES else ():
        if known.words.home.search(said.small, max(0, match.start() - NEAR), match.start()):
            yield Found("P12", "private-fact", MILD, *match.span())
    for match in CAR.finditer(text) if said.figures and said.role in PRINTED else ():
        yield Found("P12", "private-fact", MILD, *match.span())


def _account(known: Knowledge, said: Said) -> Iterator[Found]:
    """An account or a card, told before the numbers that it may look like; less sure, what only adds up as one."""
    if said.figures < 9 or said.role not in PRINTED:
        return
    sure = [match.span() for match in accounts(said.flat)]
    yield from (Found("P12", "private-account", GRAVE, *span) for span in sure)
    for pattern, fits in ((ACCOUNT, is_account), (ORGANISATION, is_organisation)):
        for match in pattern.finditer(said.flat):
            if fits(match[0]) and not has_birth_date(match[0]) and match.span() not in sure:
                yield Found("P12", "private-account", NOTED, *match.span())


def _unanimous(known: Knowledge, said: Said) -> Iterator[Found]:
    """What all of a few said, each of them said. Things of which there are a few (alle fire temaene) are none of it."""
    for match in known.words.unanimous.finditer(said.text.text) if said.role in ABOUT and said.role != "quote" else ():
        yield Found("P13", "private-unanimous", GRAVE, *match.span())


def _dialect(known: Knowledge, said: Said) -> Iterator[Found]:
    """More than one word in five written as it is spoken. The share of a list of such words: no dictionary is asked."""
    if said.role != "quote" or str(said.quote.get("edited", "")).strip().casefold() in ("ja", "yes", "true"):
        return
    tokens = [match[0].casefold() for match in TOKEN.finditer(said.text.text)]
    spoken = sum(token in known.words.dialect for token in tokens)
    if spoken > 1 and spoken * 5 > len(tokens):
        yield Found("P15", "private-dialect", NOTED, 0, len(said.text.text))


def _link(known: Knowledge, said: Said) -> Iterator[Found]:
    """A link into something closed, or to somebody's own pages. Where laws and public advice stand is known."""
    for match in URL.finditer(said.text.text) if said.role in (*PRINTED, "privacy") and "." in said.text.text else ():
        host = host_of(match[0])
        if host and not any(host == each or host.endswith(f".{each}") for each in known.hosts | _PUBLIC_HOSTS):
            start = match.start() + match[0].casefold().rfind(host)
            yield Found("P17", "private-link", MILD, start, start + len(host))
    for match in HANDLE.finditer(said.text.text) if "@" in said.text.text and said.role in PRINTED else ():
        yield Found("P17", "private-handle", GRAVE, *match.span())
    for match in NICK.finditer(said.text.text) if said.role in VOICES else ():
        yield Found("P17", "private-handle", GRAVE, *match.span())
    for match in known.words.handle.finditer(said.small) if said.role in ABOUT else ():
        yield Found("P17", "private-handle", GRAVE, *match.span())


def host_of(url: str) -> str:
    """The host of an address, without `www.`."""
    return re.sub(r"^(?:https?://)?(?:[^@]*@)?(?:www\.)?", "", url.strip().casefold()).split("/")[0].split(":")[0].rstrip(".,;")


def _banned(known: Knowledge, said: Said) -> Iterator[Found]:
    """Words that the cycle itself says must never be printed."""
    for _, start, end in known.banned.find(said.text.text) if said.role != "privacy" else ():
        yield Found("banned", "private-banned", STRICT, start, end, answerable=False)


RULES: dict[str, Rule] = {
    "account": _account,
    "P01": _birth_number,
    "P02": _mistyped_number,
    "P03": _birth_date,
    "P04": _phone,
    "P05": _email,
    "P06": _address,
    "P07": known_name,
    "P08": unknown_name,
    "P09": first_name,
    "P10": _relation,
    "P11": _sensitive,
    "P12": _fact,
    "P13": _unanimous,
    "P15": _dialect,
    "P17": _link,
    "banned": _banned,
}


_WEAK = frozenset(
    """private-unknown-name private-first-name private-name-near private-account private-phone private-address private-handle
    private-link""".split()
)


def found_in(known: Knowledge, said: Said) -> list[Found]:
    """All that the rules find in a text. What a weak rule says of words that another has told of is left out."""
    told = bytearray(len(said.text.text))
    kept: list[Found] = []
    for rule in RULES.values():
        for found in rule(known, said):
            if found.code not in _WEAK or b"\0" in told[found.start : found.end]:
                kept.append(found)
                told[found.start : found.end] = b"\1" * (found.end - found.start)
    return blamed(said, kept)


def blamed(said: Said, found: list[Found]) -> list[Found]:
    """P16: a name in a quote that finds fault points at somebody, whoever it is."""
    if said.role != "quote" or said.quote.get("tone") != "bad":
        return found
    names = ("private-name", "private-name-near", "private-unknown-name", "private-first-name")
    return [replace(each, rule="P16", code="private-staff", levels=GRAVE) if each.code in names else each for each in found]

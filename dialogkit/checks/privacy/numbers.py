"""Numbers that lead to one person: birth numbers, telephones, accounts, cars.

`python-stdnum` was looked at and left out: its birth numbers know neither the numbers given from 2032 nor Skatteetaten's test
numbers, ask for a century that a d-number need not have, and ask the clock; the two other checksums are a line each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import islice

BIRTH_NUMBER = re.compile(r"(?<!\d)(?<!00\d\d )(?<!\+\d\d )\d{2}[ .]?\d{2}[ .]?\d{2}[ \u00a0]?[.\-–]?[ ]?\d{3}[ ]?\d{2}(?!\d)")
"""Also as people say it: 01.01.90 123 45. What else it may be, the sums tell."""
_ELEVEN = re.compile(r"(?<!\d)(?:\d[ \u00a0.\-–/]{0,3}){10}\d(?!\d)")
_SIX = re.compile(r"(?<!\d)(?<!\d[ .])\d{2}[ .]?\d{2}[ .]?\d{2}(?![ .\-]?\d)")
_FIVE = re.compile(r"(?<!\d)(?<!\d[ .\-])\d{5}(?!\d)")
_PIECES = 8  # of a number, that are tried with each other in a text
PHONE = re.compile(
    r"(?<![\d+/.\-])(?:"
    r"(?:(?:\+|00)47[ ]?)?(?:[2-79]\d(?:[ ]?\d{2}){3}|[2-79]\d([.\-])\d{2}(?:\1\d{2}){2}"
    r"|[2-9]\d{2}([ .\-])\d{2}\2\d{3}|[489]\d{4}[ ]\d{3}|[489]\d{7})"
    r"|(?:(?:\+|00)47[ ]?)?58\d{2}(?:[ ]?\d{2}){4}"  # a number of a machine that sends alarms, with twelve digits
    r"|(?:\+|00)(?!47|0)\d(?:[ .\-]?\d){7,13}"  # of another country
    r")(?![\d/\-])"
)
EMAIL = re.compile(r"(?<![A-Za-z0-9ÆØÅæøå._%+\-])[A-Za-z0-9ÆØÅæøå._%+\-]++@[A-Za-z0-9ÆØÅæøå\-]++(?:\.[A-Za-z0-9ÆØÅæøå\-]++)+")
_LOCAL = r"(?<![\w.%+\-])[^\W_][\w.%+\-]*+(?:\s?[(\[](?:punktum|punkt|prikk|dot)[)\]]\s?\w++)?"
_DOT = r"\s?(?:\.|punktum|punkt|prikk|dott?|[(\[{]\s?(?:punktum|punkt|prikk|dott?|\.)\s?[)\]}])\s?"
SPELT_MAIL = re.compile(
    rf"{_LOCAL}\s?(?:@|[(\[{{]\s?(?:a|at|@|alfa|alpha|krøllalfa|alfakrøll|snabel-?a|snabela)\s?[)\]}}]|krøll-?alfa|krøll\b|alfakrøll|snabel-?a\b)\s?[\w\-]+(?:{_DOT}[a-z0-9\-]{{2,}})+(?!\w)"
    rf"|{_LOCAL}\sat\s[\w\-]+(?:\s?(?:dott?|punktum|punkt|prikk)\s?[a-z0-9\-]{{2,}})+(?!\w)"
    rf"|(?<![\w.%+\-])[^\W_]\w*[._][\w.]*+\sat\s[\w\-]+\.[a-z]{{2,6}}(?![\w/])|(?<=mail\sis\s)\w+\sat\s\w+\.\w+|{_LOCAL}\sat\s[\w\-]+\.(?:no|com|net|org|uk|eu|info)(?![\w./])",
    re.IGNORECASE,
)
"""An address written so that no program finds it."""
AN_AT = re.compile(r"[@(\[{]|krøll|snabel|\sat\s")
"""What any such address has one of, in small letters: most texts have none, and are not looked through."""
IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w)")
CARD = re.compile(r"(?<!\d)\d{4}(?:[ \-]?\d{4}){3}(?!\d)")
CAR = re.compile(r"(?<![A-ZÆØÅ\d])[A-HJ-NPR-Z]{2}[ ]?\d{5}(?!\d)")
ACCOUNT = re.compile(r"(?<!\d)\d{4}[ .]?\d{2}[ .]?\d{5}(?!\d)")
_GROUPED = re.compile(r"\d{4}[ .]\d{2}[ .]\d{5}|\d{4} \d{4} \d{3}")
_SPOKEN_OF = re.compile(
    "konto|account|iban|lønn|løn[na]|peng|utbetal|overfør|trygd|wages|salary|paid|money|benefit|bank", re.IGNORECASE
)
ORGANISATION = re.compile(r"(?<!\d)[89]\d{2}[ ]?\d{3}[ ]?\d{3}(?!\d)")
_DIGITS = re.compile(r"(?:\d\D{0,4}){7}\d")
"""As many as a telephone has, near each other."""
_WHEN = re.compile(r"20\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])|20\d\d 20\d\d")
"""A day or two years, which begin as no number does that a person is called on."""
_WRITTEN_DAY = re.compile(r"[0-3]?\d\.[01]?\d\.(?:19|20)\d\d")
"""A day as it is written, though the calendar may have none such: 31.02.2027. Nobody puts dots so in a telephone."""
_W1 = (3, 7, 6, 1, 8, 9, 4, 5, 2)
_W2 = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
_ORG = (3, 2, 7, 6, 5, 4, 3, 2)


def digits(text: str) -> str:
    """The digits of a text alone, as 0 to 9."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def _rest(weights: tuple[int, ...], number: list[int]) -> int:
    """What is left of the weighted sum of the first digits and the check digit after them, divided by 11."""
    return (sum(weight * digit for weight, digit in zip(weights, number)) + number[len(weights)]) % 11


def is_birth_number(text: str) -> bool:
    """Whether eleven digits are a birth number, d-number, H-number or test number, by the rule of today or that of 2032.

    Source: Skatteetaten, "Nytt fødselsnummer fra 2032": from 1 January 2032 the first sum may leave 0, 1, 2 or 3.
    """
    number = [int(digit) for digit in digits(text)]
    return len(number) == 11 and _rest(_W1, number) < 4 and _rest(_W2, number) == 0 and has_birth_date(text)


def birth_numbers(text: str) -> Iterator[re.Match[str]]:
    """The birth numbers in a text, in whatever groups their digits stand, but for what is written as an account."""
    found = [match for match in _ELEVEN.finditer(text) if is_birth_number(match[0]) and not is_spoken_account(text, match[0])]
    ibans = [match.span() for match in IBAN.finditer(text)] if found else []
    yield from (match for match in found if not any(start <= match.start() < end for start, end in ibans))
    if not found:
        yield from _in_two(text)


def _in_two(text: str) -> Iterator[re.Match[str]]:
    """The six figures of a day, where the five that make them a birth number stand elsewhere in the text."""
    fives = [match[0] for match in islice(_FIVE.finditer(text), _PIECES)]
    for match in islice(_SIX.finditer(text), _PIECES) if fives else ():
        if any(is_birth_number(match[0] + five) for five in fives):
            yield match


def is_spoken_account(text: str, number: str) -> bool:
    """Whether a number in a text is written as an account and spoken of as one."""
    return _GROUPED.fullmatch(number) is not None and _SPOKEN_OF.search(text) is not None


def has_birth_date(text: str) -> bool:
    """Whether six digits are a day of some century. D-numbers add 40 to the day, H-numbers 40 to the month, test numbers 80."""
    day, month, year = (int(digits(text)[at : at + 2]) for at in (0, 2, 4))
    day -= 40 if day > 40 else 0
    month -= 80 if month > 80 else 40 if month > 40 else 0
    return any(_is_day(century + year, month, day) for century in (1800, 1900, 2000))


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_account(text: str) -> bool:
    """Whether eleven digits are a bank account: weights 5 4 3 2 7 6 5 4 3 2, modulus 11."""
    number = [int(digit) for digit in digits(text)]
    return len(number) == 11 and _rest(_W2, number) == 0


def accounts(text: str) -> Iterator[re.Match[str]]:
    """Accounts that are spoken of as such, international ones, and numbers of cards (by Luhn's sum)."""
    if _SPOKEN_OF.search(text):
        yield from ACCOUNT.finditer(text)
    else:
        yield from (match for match in ACCOUNT.finditer(text) if _GROUPED.fullmatch(match[0]) and is_account(match[0]))
    yield from (match for match in IBAN.finditer(text) if _is_iban(match[0].replace(" ", "")))
    yield from (match for match in CARD.finditer(text) if _is_card(digits(match[0])))


def _is_iban(text: str) -> bool:
    """ISO 13616: the country and check digits behind the rest, letters as 10 to 35, leave 1 when divided by 97."""
    return int("".join(str(int(letter, 36)) for letter in text[4:] + text[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    doubled = (int(digit) * (2 - at % 2) for at, digit in enumerate(text))
    return sum(each - 9 * (each > 9) for each in doubled) % 10 == 0


def is_organisation(text: str) -> bool:
    """Whether nine digits are an organisation number: weights 3 2 7 6 5 4 3 2, modulus 11 (Brønnøysundregistrene)."""
    number = [int(digit) for digit in digits(text)]
    return len(number) == 9 and _rest(_ORG, number) == 0


@lru_cache(maxsize=64)  # the same text is asked for by the rules and for the screen
def phones(text: str) -> tuple[tuple[int, int], ...]:
    """Where something stands that can be called. A date and a pair of years are no telephone.

    What looks like a Norwegian number counts though nobody may have it; other forms, and other countries' numbers, are left to
    phonenumbers, which knows which there are.
    """
    found = [match.span() for match in PHONE.finditer(text) if not _WHEN.fullmatch(match[0])]
    others: list[tuple[int, int]] = []
    if _DIGITS.search(text):
        from phonenumbers import PhoneNumberMatcher  # what few texts need

        taken = bytearray(len(text))
        for start, end in found:
            taken[start:end] = b"\1" * (end - start)
        matches = PhoneNumberMatcher(text, "NO")
        others = [
            (match.start, match.end)
            for match in matches
            if not any(taken[match.start : match.end]) and not _WRITTEN_DAY.fullmatch(match.raw_string)
        ]
    return (*found, *others)

"""Why something has no yes to being printed, and what each reason is called among the problems."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import Literal

from dialogkit.cycle.model import Consent
from dialogkit.problems import Problem, errors_in
from dialogkit.terms import Medium

Kind = Literal["quote", "picture", "contribution", "card"]
Why = Literal["refused", "withdrawn", "expired", "pending", "unasked"]

CODES: dict[Kind, dict[Why, str]] = {
    "quote": {
        "refused": "quote-refused",
        "withdrawn": "quote-withdrawn",
        "expired": "quote-expired",
        "pending": "quote-pending",
        "unasked": "quote-without-consent",
    },
    "picture": {
        "refused": "picture-refused",
        "withdrawn": "picture-withdrawn",
        "expired": "picture-expired",
        "pending": "picture-pending",
        "unasked": "picture-without-consent",
    },
    "contribution": {
        "refused": "contribution-refused",
        "withdrawn": "contribution-withdrawn",
        "expired": "contribution-expired",
        "pending": "contribution-pending",
        "unasked": "contribution-without-consent",
    },
    "card": {
        "refused": "card-refused",
        "withdrawn": "card-withdrawn",
        "expired": "card-expired",
        "pending": "card-pending",
        "unasked": "card-without-consent",
    },
}
"""Each has a hint of its own: nobody is told to ask somebody again who has said no."""
ELSEWHERE = "picture-not-there"
"""A photo that may be shown, and is not where its consent lacks a place."""
UNASKED = frozenset({ELSEWHERE, *(codes["unasked"] for codes in CODES.values())})
_FIELDS = {"consent", "status", "scope"}
RETURNED = ("says-what-is-left-out", "left-out-but-said", "names-who-is-not-named", "not-named-but-is")
UNSHOWN = frozenset(
    {
        "unread",
        "take-down",
        "shown-without-consent",
        ELSEWHERE,
        *RETURNED,
        *(code for codes in CODES.values() for code in codes.values()),
    }
)
"""Problems whose lines are not shown, in a log above all: they may hold what has no yes."""


def is_unread(problems: Iterable[Problem]) -> bool:
    """Whether a consent of the cycle cannot be read. What was written there is told; that there is none would not be true."""
    errors = (problem.details for problem in errors_in(problems))
    return any(details.get("name") in _FIELDS or details.get("suggestion") in _FIELDS for details in errors)


def why_not(consent: Consent | None, media: Collection[Medium], day: date) -> Why | None:
    """Why a consent does not cover all the media on `day`; None where it does.

    One that is given for something else is like none at all: it has not been asked for this; or it has, and the answer was no.
    """
    if consent is None:
        return "unasked"
    if consent.status != "given":
        return consent.status
    if consent.expires is not None and consent.expires < day:
        return "expired"
    if not set(media).isdisjoint(consent.not_in):
        return "refused"
    return None if set(media) <= set(consent.scope) else "unasked"


def for_photo(consent: Consent | None, media: Collection[Medium]) -> set[Medium]:
    """What a yes to a photo must cover where it is shown in some media: photos too, and those alone in what has no medium.

    Whoever has said no to photos on sheets has been asked place by place: then a yes to another place is enough for that.
    """
    place_by_place = consent is not None and "photo" in consent.not_in
    return {*media} if place_by_place and not {*media} <= {"web"} else {"photo", *media}

"""Who has said yes to what: each quote, photo and set of notes of a year by its paper form, without a word of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dialogkit.clearing.consent import Why, why_not
from dialogkit.clearing.open_meeting import said_openly
from dialogkit.cycle.consents.subjects import Kind, Subject, subjects
from dialogkit.cycle.load import Loaded
from dialogkit.problems import Place
from dialogkit.terms import Medium

SOON = 60
"""Days before a yes runs out in which somebody should be asked anew."""
Answer = Literal["waiting", "soon", "yes", "unasked", "expired", "no"]
ORDER: tuple[Answer, ...] = ("waiting", "soon", "expired", "unasked", "yes", "no")
"""What somebody must do something about comes first."""
_ANSWERS: dict[Why | None, Answer] = {
    "pending": "waiting",
    "unasked": "unasked",
    "expired": "expired",
    "refused": "no",
    "withdrawn": "no",
    None: "yes",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody is asked about: the `name` that it has in the file, and the `ref` of the paper form.

    `days_left` are those until the day on which the yes runs out, if it does.
    """

    kind: Kind
    name: str
    ref: str | None
    answer: Answer
    scope: tuple[Medium, ...]
    not_in: tuple[Medium, ...]
    until: date | None
    days_left: int | None
    place: Place


def asked_in(loaded: Loaded, today: date) -> list[Asked]:
    """All of a year, what waits first, then by the forms' numbers."""
    open_ones = {task.id for task in loaded.cycle.tasks if said_openly(loaded.cycle, task)}
    every = (each for each in subjects(loaded.cycle, loaded.packs) if each.kind != "groups" or each.name not in open_ones)
    once = {(each.kind, each.name): each for each in every}
    found = [_asked(each, today) for each in once.values()]
    return sorted(found, key=_rank)


def _rank(each: Asked) -> tuple[int, int, str, str, str]:
    left = each.days_left if each.answer == "soon" else None
    return ORDER.index(each.answer), left or 0, each.ref or "", each.kind, each.name


def _asked(subject: Subject, today: date) -> Asked:
    consent = subject.consent
    answer = _ANSWERS[why_not(consent, (), today)]
    if answer == "yes" and consent and not consent.scope:
        answer = "unasked"
    until = consent.expires if consent and consent.status == "given" else None
    left = (until - today).days if until else None
    if answer == "yes" and left is not None and left <= SOON:
        answer = "soon"
    scope = tuple(consent.scope) if consent and consent.status == "given" else ()
    not_in = tuple(consent.not_in) if consent else ()
    ref = consent.ref if consent else None
    return Asked(subject.kind, subject.name, ref, answer, scope, not_in, until, left, subject.place)

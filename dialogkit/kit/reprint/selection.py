"""Which cards of a deck are printed: `quotes,rights:3,12-19`.

A card's full name is its kind and its id, such as `quotes:q3` or `rights:19`. Kinds are called as under `game: cards:`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from dialogkit.clearing.consent import CODES, Why
from dialogkit.cycle.text.suggest import closest
from dialogkit.markup.tree import Node
from dialogkit.problems import Problem, UsageError
from dialogkit.terms import CARD_LISTS

_MOST_TOLD = 12  # ids in a sentence
_LONGEST = 40  # letters of what somebody wrote, in a sentence
_RANGE = re.compile(r"([0-9]{1,9})(?:[-–]([0-9]{1,9}))?")  # a word processor makes the hyphen a dash


def by_name(cards: Iterable[Node]) -> dict[str, list[Node]]:
    """Cards, all with ids, by their full names, in their order; where a name stands on several cards, all of them."""
    found: dict[str, list[Node]] = {}
    for card in cards:
        found.setdefault(card.get("id"), []).append(card)
    return found


def chosen(text: str, names: Collection[str], quotes: Mapping[str, Why | None]) -> set[str]:
    """The full names among `names` that `text` chooses. Raises UsageError with everything in it that chooses nothing.

    `quotes` are the ids of all quotes, in the deck or not, and why they may not be printed.
    """
    ids: dict[str, list[str]] = {}
    for name in names:
        kind, _, id = name.partition(":")
        ids.setdefault(kind, []).append(id)
    found: set[str] = set()
    wrong: dict[tuple[str, str | None], None] = {}
    for kind, part in _parts(text):
        own = ids.get(kind, [])
        if kind == "quotes" and part and part in quotes:  # an id comes before a number, also when its quote is not in the deck
            some: Sequence[str] = [part] if part in own else []
        else:
            some = own if part is None else _some(part, own, numbered=kind == "rights")
        found.update(f"{kind}:{each}" for each in some)
        if not some:  # told once: of what no card is made of, whichever of it was asked for
            wrong.setdefault((kind, None if part and kind and kind not in ids and part not in quotes else part), None)
    if wrong:
        raise UsageError(_nothing(kind, part, ids, quotes) for kind, part in wrong)
    return found


def _parts(text: str) -> Iterator[tuple[str, str | None]]:
    """Each kind and which of it, None for the whole. The kind is empty where a part follows no kind with a colon."""
    kind = ""
    for part in text.split(","):
        head, colon, tail = (piece.strip() for piece in part.partition(":"))
        if colon:
            kind = head.casefold()
            yield kind, tail
        elif head.casefold() in CARD_LISTS:
            kind = ""
            yield head.casefold(), None
        else:
            yield kind, head


def _some(part: str, ids: Sequence[str], numbered: bool) -> Sequence[str]:
    """The ids that a part means: one by its name, or those of a number or a range.

    Numbers are the ids themselves where these are `numbered`, and a range may have gaps there; or else they count from 1.
    """
    if part in ids:
        return [part]
    match = _RANGE.fullmatch(part)
    if not match:
        return []
    first, last = int(match[1]), int(match[2] or match[1])
    if numbered:
        return [each for each in ids if each.isdecimal() and first <= int(each) <= last]
    return ids[first - 1 : last] if 1 <= first <= last <= len(ids) else []


def _nothing(kind: str, part: str | None, ids: Mapping[str, Sequence[str]], quotes: Mapping[str, Why | None]) -> Problem:
    """Why a part chooses no card. Never with words of a quote: it may lack consent."""
    shown = (part or "")[:_LONGEST]
    if part == "":
        return Problem("empty-card-choice")
    if kind not in CARD_LISTS:
        name = (kind or shown)[:_LONGEST]
        meant = closest(name, CARD_LISTS) or ""
        return Problem("no-such-card-kind", details={"name": name, "allowed": tuple(ids), "suggestion": meant})
    if kind == "quotes" and part and part in quotes:
        return Problem(CODES["card"][why] if (why := quotes[part]) else "card-not-in-deck", details={"name": shown})
    if kind not in ids:
        return Problem("no-cards-of-kind", details={"name": kind, "allowed": tuple(ids)})
    details = {"name": f"{kind}:{shown}", "known": _told(ids[kind]), "suggestion": _meant(kind, shown, ids[kind])}
    return Problem("no-such-card", details=details)


def _meant(kind: str, part: str, ids: Sequence[str]) -> str:
    """What was probably meant: a range the other way round, a kind, or an id; with a number nobody can tell."""
    match = _RANGE.fullmatch(part)
    if match:
        turned = f"{match[2]}-{match[1]}"
        return f"{kind}:{turned}" if match[2] and _some(turned, ids, kind == "rights") else ""
    near = closest(part, ids)
    return f"{kind}:{near}" if near else closest(part, CARD_LISTS) or ""


def _told(ids: Sequence[str]) -> tuple[str, ...]:
    """The ids of a kind as they can be told: numbers in a row as a range, and not too many."""
    told: list[str] = []
    for _, run in groupby(enumerate(ids), key=lambda entry: int(entry[1]) - entry[0] if entry[1].isdecimal() else entry[1]):
        row = [each for _, each in run]
        told.append(row[0] if len(row) == 1 else f"{row[0]}-{row[-1]}")
    return (*told[:_MOST_TOLD], "…") if len(told) > _MOST_TOLD else tuple(told)

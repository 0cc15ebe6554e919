"""What people are asked about: each quote and photo that waits for an answer, and where this kit would show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from dialogkit.clearing.select import file_of
from dialogkit.cycle.model import Consent, Cycle, Event, Picture, Quote, photos_of
from dialogkit.processes import shown_in
from dialogkit.terms import Medium
from dialogkit.words import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """A quote or else a photo, and the number on its paper. `media` are what to say yes or no to, `event` where it was said."""

    number: str
    consent: Consent
    media: tuple[Medium, ...]
    quote: Quote | None = None
    event: Event | None = None
    picture: Picture | None = None


def media_of(asked: Sequence[Asked]) -> list[Medium]:
    """What anyone is asked to say yes or no to."""
    return list(dict.fromkeys(medium for each in asked for medium in each.media))


def asked(cycle: Cycle, words: Words) -> list[Asked]:
    """Quotes first, in the order of the file, then each photo once. `cycle` is that which is cleared for asking."""
    kit, of_photos = shown_in(cycle), shown_in(cycle, photos=True)
    events = {event.id: event for event in cycle.events}
    found = [
        Asked(consent.ref or quote.id, consent, _media(consent, kit), quote, events.get(quote.event or ""))
        for quote in cycle.quotes
        if (consent := quote.consent)
    ]
    photos = {file_of(photo.src): photo for photo in reversed([*photos_of(cycle)])}
    found += (
        Asked(consent.ref or words("consent.photo_n", n=number), consent, _media(consent, of_photos, ("photo",)), picture=photo)
        for number, photo in enumerate(reversed(photos.values()), 1)
        if (consent := photo.consent)
    )
    return [each for each in found if each.media]


def _media(consent: Consent, kit: tuple[Medium, ...], first: tuple[Medium, ...] = ()) -> tuple[Medium, ...]:
    """Those that are asked for, where the year says which; else all that the kit has. And not what has got a no before."""
    wanted = tuple(medium for medium in kit if medium in consent.scope)
    others = wanted or kit or tuple(medium for medium in get_args(Medium) if medium != "photo")
    return tuple(medium for medium in (*first, *others) if medium not in consent.not_in)

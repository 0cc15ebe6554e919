"""The materials of the kit: one row for each. A new material is a template and a row here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogkit.cycle.model import Cycle
from dialogkit.terms import Medium, Profile


@dataclass(frozen=True, slots=True)
class Material:
    """`name` is also its template's and its PDF's; `medium` is what a quote's consent must cover, None for no quotes.

    `ready` tells whether the cycle, as cleared for the medium, holds what the material needs; if not, the sentence
    `waits.<name>` of the locale says what it waits for. What is `cut` to its size has files for a print shop, and
    proofs with the lines to cut by; what is `foldable` can be a booklet of A5 pages. `public` materials have an edition that
    anyone may read too. `profile` says who reads it: residents (easy) or staff (plain).
    """

    name: str
    medium: Medium | None
    ready: Callable[[Cycle], bool]
    cut: bool = False
    foldable: bool = False
    public: bool = False
    profile: Profile = "easy"
    photos: Medium | None = None  # what a photo's consent must cover where there is no medium for quotes


def _poster_has_lines(cycle: Cycle) -> bool:
    poster = cycle.poster
    return bool(poster and (poster.we_want or poster.good_cooperation or poster.staff_do or poster.users_do))


def _deck_has_cards(cycle: Cycle) -> bool:
    return bool(cycle.quotes or cycle.rights.articles or cycle.game.cards.rights or cycle.game.cards.questions)


MATERIALS = (
    Material("handout", None, lambda cycle: bool(cycle.themes and cycle.event("conference")), foldable=True),
    Material("tasks", None, lambda cycle: any(theme.questions or theme.open for theme in cycle.themes)),
    Material("poster", None, _poster_has_lines, cut=True, photos="poster"),
    Material("board", None, lambda cycle: True, cut=True, photos="game"),
    Material("cards", "game", _deck_has_cards, cut=True),
    Material("report", "report", lambda cycle: bool(cycle.findings), public=True, profile="plain"),
)

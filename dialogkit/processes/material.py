"""The row of a material: what is asked of it wherever materials are made, listed or chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dialogkit.terms import Medium, Profile

if TYPE_CHECKING:  # a command line that only names materials needs no model
    from dialogkit.cycle.model import Cycle


@dataclass(frozen=True, slots=True)
class Material:
    """`name` is also its template's and its PDF's; `medium` is what a quote's consent must cover, None for no quotes.

    `ready` tells whether the cycle, as cleared for the medium, holds what the material needs; if not, the sentence
    `waits.<name>` of the locale says what it waits for. What is `cut` to its size has files for a print shop, and
    proofs with the lines to cut by; what is `tiled` can be put together of smaller sheets, as `print: <name>: tile` says; what is
    `foldable` can be a booklet of A5 pages. A `deck` is cards, of which a part can be printed. `public` materials have an edition
    that anyone may read too. `profile` says who reads it: residents (easy) or staff (plain). `examples` is the section of the
    cycle that a new year fills with examples; a material waits while only those stand there. `called` is what else people call
    it, in small letters. What is not `quoting` has none of the words that people said, though it may ask which quotes
    there are. What hangs on a wall is seen by all who walk past: its `photos` need the yes that the poster needs. The sheets of
    what is `loose` are each for itself, and nobody reads them all. What is `asking` shows what waits for an answer: words and
    photos that nobody has said yes to yet. What is `minuting` tells of a meeting what was said there: of an open one, without a
    yes.
    """

    name: str
    medium: Medium | None
    ready: Callable[[Cycle], bool]
    cut: bool = False
    tiled: bool = False
    deck: bool = False
    foldable: bool = False
    public: bool = False
    profile: Profile = "easy"
    photos: Medium | None = None  # what a photo's consent must cover where there is no medium for quotes
    examples: str = ""
    called: tuple[str, ...] = ()
    quoting: bool = True
    loose: bool = False
    asking: bool = False
    minuting: bool = False

"""The forms of a card's front, from one with a large picture to those with more and more room for words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from dialogkit.paper import mm
from dialogkit.press.game.card_back import LYING, SAFE
from dialogkit.press.pdf.geometry import Size

_ENOUGH = 25 * mm  # a picture that is seen across a table
_PICTURES, _BESIDE, _LEAST_PICTURE = (28 * mm, _ENOUGH, 22 * mm, 20 * mm), 17 * mm, 14 * mm
_TINY = 9 * mm  # where a card of a few centimetres has no room for more
_WAYS = ((False, False), (True, False), (True, True))


@dataclass(frozen=True, slots=True)
class Form:
    """How large a card's picture is, and whether it stands beside the kind's word or below it.

    For a long text lines are `tight`; in the longest sentences `run_on` on one line. What is `short` says no more than what it is
    about. Below a heading all is `large`, so that it is read across a table.
    """

    picture: float
    beside: bool = False
    tight: bool = False
    run_on: bool = False
    short: bool = False
    large: bool = False

    @property
    def roomy(self) -> bool:
        """Whether its picture is seen across a table."""
        return self.picture >= _ENOUGH - 0.01


@lru_cache(maxsize=8)  # of a size, and few decks have two: those of ten thousand cards would take much room
def forms(size: Size, scale: float) -> tuple[Form, ...]:
    """The forms of cards of a size, `scale` times as large as one is designed."""
    width, height = size
    sizes = [side for side in dict.fromkeys(min(each * scale, width - 2 * SAFE) for each in _PICTURES) if side >= _LEAST_PICTURE]
    lying = width >= height * LYING
    tall = [Form(side, lying, tight) for side in sizes for tight in (False, True)]
    small = [min(side, width / 3) for side in (_BESIDE, _LEAST_PICTURE, _TINY)]
    little = [Form(side, True, tight, run_on) for tight, run_on in _WAYS for side in small]
    # at last the word has the whole line, on a card of a few centimetres
    little += [Form(min(side, width / 3), False, True, True) for side in (_TINY, _TINY / 2)]
    short = [replace(form, short=True) for form in (*tall, *little)]
    large = [replace(form, large=True) for form in tall if form.roomy]
    return (*large, *short, *tall, *little)

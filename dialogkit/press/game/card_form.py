"""The forms of a card's front, from one with a large picture to those with more and more room for words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogkit.paper import mm
from dialogkit.press.game.card_back import LYING, SAFE
from dialogkit.press.pdf.geometry import Size

_ENOUGH, _ENOUGH_HEADED = 20 * mm, 16 * mm  # a picture that is seen across a table; one beside a heading may be smaller
_PICTURE, _BESIDE, _LEAST_PICTURE = 28 * mm, 17 * mm, 14 * mm
_TINY = 9 * mm  # where a card of a few centimetres has no room for more
_ABOUT, _ABOUT_TIGHT = (26 * mm, 24 * mm, 22 * mm, 20 * mm), (20 * mm, 18 * mm, _ENOUGH_HEADED, _LEAST_PICTURE)
_WAYS = ((False, False), (True, False), (True, True))

About = Literal["head", "body", ""]
"""Where a heading stands that says what a card is about: beside the picture, above what is said, or nowhere."""


@dataclass(frozen=True, slots=True)
class Form:
    """How large a card's picture is, and whether it stands beside the kind's word or below it.

    For a long text lines are `tight`; in the longest sentences `run_on` on one line.
    """

    picture: float
    beside: bool = False
    tight: bool = False
    run_on: bool = False
    about: About = ""

    @property
    def roomy(self) -> bool:
        """Whether its picture is seen across a table."""
        return self.picture >= (_ENOUGH_HEADED if self.about == "head" else _ENOUGH) - 0.01


def forms(size: Size, scale: float) -> list[Form]:
    """The forms of cards of a size, `scale` times as large as one is designed."""
    width, height = size
    wish = min(_PICTURE * scale, width - 2 * SAFE)
    sizes = [side for side in (wish, wish * 0.86, wish * 0.74) if side >= _LEAST_PICTURE]
    lying = width >= height * LYING
    return [*(Form(side, lying, tight) for tight in (False, True) for side in (sizes[-1:] if tight else sizes)), *_small(width)]


def headed(size: Size, scale: float, may_go: bool) -> list[Form]:
    """The same of cards with a heading. One that `may_go` is left out where nothing else has room."""
    width = size[0]
    found = [
        Form(side * scale, tight=tight, about="head")
        for tight, sides in ((False, _ABOUT), (True, _ABOUT_TIGHT))
        for side in sides
        if side * scale <= width / 2
    ]
    small = [min(side, width / 3) for side in (_LEAST_PICTURE, _TINY)]
    found += [Form(side, tight=True, run_on=run_on, about="head") for run_on in (False, True) for side in small]
    return [*found, *_small(width, "body"), *(_small(width) if may_go else [])]


def _small(width: float, about: About = "") -> list[Form]:
    """Forms with a small picture beside the kind's word; at last that has the whole line, on a card of a few centimetres."""
    small = [min(side, width / 3) for side in (_BESIDE, _LEAST_PICTURE, _TINY)]
    found = [Form(side, True, tight, run_on, about) for tight, run_on in _WAYS for side in small]
    return [*found, *(Form(min(side, width / 3), False, True, True, about) for side in (_TINY, _TINY / 2))]

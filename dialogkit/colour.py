"""How bright colours are, how far they stand out from each other, and the nearest that stand out enough.

Colours are texts, #RRGGBB. Formulas: WCAG 2.2, relative luminance and contrast ratio.
"""

from __future__ import annotations

from collections.abc import Callable

INK = "#1B1F23"
WHITE = "#FFFFFF"
FAINT = "#6B7278"  # rules and cut marks: 4.9:1 on white, so a hairline still shows

GOAL = 7.0
"""The least contrast of words (WCAG 1.4.6, rule L07)."""
GRAPHICS = 3.0
"""Contrast of lines and symbols (WCAG 1.4.11)."""
_TINT, _MIDDLE, _PALE = 0.12, 0.45, 0.06  # how much of a dark tone is in what is made of it; much like the house's own
_STEPS = 1000


def luminance(name: str) -> float:
    """How bright a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    parts = (part / 255 for part in _parts(name))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """From 1, alike, to 21, black on white."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def tint_of(dark: str) -> str:
    """A pale ground for a dark tone: a little of it in white."""
    return _mixed(dark, WHITE, _TINT)


def middle_of(dark: str) -> str:
    """A tone between a dark one and its tint, for areas and patterns."""
    return _mixed(dark, WHITE, _MIDDLE)


def pale_of(dark: str) -> str:
    """A ground paler than the tint."""
    return _mixed(dark, WHITE, _PALE)


def pale_enough(tint: str) -> bool:
    """Whether the lines to write on, the palest that stand on a tint, can be seen there. Words stand out far better."""
    return contrast(FAINT, tint) >= GRAPHICS


def darkened(dark: str, tint: str | None) -> str:
    """The nearest darker colour of the same hue that has GOAL on white and on its tint: `tint`, or else the one made of it."""
    return _first(lambda part: _mixed(dark, "#000000", part), lambda name: worst(name, tint)[0] >= GOAL)


def lightened(tint: str) -> str:
    """The nearest paler colour of the same hue that is pale enough."""
    return _first(lambda part: _mixed(tint, WHITE, part), pale_enough)


def worst(dark: str, tint: str | None) -> tuple[float, str]:
    """The least contrast that a dark tone has on the grounds that it is used on, and that ground."""
    return min((contrast(dark, ground), ground) for ground in (WHITE, tint or tint_of(dark)))


def _first(change: Callable[[float], str], good: Callable[[str], bool]) -> str:
    steps = (change(1 - step / _STEPS) for step in range(_STEPS + 1))
    return next(name for name in steps if good(name))


def _parts(name: str) -> tuple[int, int, int]:
    return int(name[1:3], 16), int(name[3:5], 16), int(name[5:7], 16)


def _mixed(one: str, other: str, share: float) -> str:
    """`share` of one colour, and for the rest the other."""
    parts = (round(a * share + b * (1 - share)) for a, b in zip(_parts(one), _parts(other)))
    return "#" + "".join(f"{part:02X}" for part in parts)

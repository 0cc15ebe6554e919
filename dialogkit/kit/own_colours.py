"""The cycle's own colours: which of the house's they take the place of, and whether words in them can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogkit.colour import GOAL, darkened, lightened, middle_of, pale_of, tint_of, worst
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Colour
from dialogkit.press.style import NEUTRAL, THEMES
from dialogkit.problems import Problem, Severity


def replaced(colours: Sequence[Colour]) -> tuple[tuple[str, str], ...]:
    """Pairs of a colour of the house's and what stands in its place: the own, or where it stands out too little the nearest."""
    return tuple(pair for house, own in zip(THEMES, colours) for pair in zip(house.tones, _tones(own)))


def _tones(own: Colour) -> tuple[str, str, str, str]:
    """As `Colours.tones` has them."""
    tint = own.tint and lightened(own.tint)
    dark = darkened(own.dark, tint)
    return dark, middle_of(dark), tint or tint_of(dark), pale_of(dark)


def check_colours(loaded: Loaded) -> list[Problem]:
    """Colours that stand out too little, each with the nearest that would do; and two that are the same."""
    colours = loaded.cycle.colours
    found: list[Problem] = []
    for index, own in enumerate(colours):
        found += _check(loaded, index, own)
        others = [*(other.dark for other in colours[:index]), *(other.dark for other in (*THEMES[len(colours) :], NEUTRAL))]
        if own.dark in others:
            found.append(_problem(loaded, index, "dark", "colour-twice", value=own.dark))
    return found


def _check(loaded: Loaded, index: int, own: Colour) -> Iterator[Problem]:
    dark, _, tint, _ = _tones(own)
    if own.tint and own.tint != tint:
        yield _problem(loaded, index, "tint", "tint-too-dark", value=own.tint, better=tint)
    if own.dark != dark:
        ratio, ground = worst(own.dark, tint if own.tint else None)
        details = {"ground": ground, "ratio": int(ratio), "goal": int(GOAL), "better": dark}
        yield _problem(loaded, index, "dark", "colour-too-pale", value=own.dark, **details)


def _problem(loaded: Loaded, index: int, name: str, code: str, **details: object) -> Problem:
    place = loaded.source.place_of(("colours", index, name))
    return Problem(code, place, details, Severity.WARNING, loaded.source.excerpt(place))

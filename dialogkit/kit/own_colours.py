"""The cycle's own colours: which of the house's they take the place of, and whether words in them can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dialogkit.colour import GOAL, LEAST, darkened, lightened, pale_enough, tint_of, worst
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Colour
from dialogkit.press.style import NEUTRAL, THEMES
from dialogkit.problems import Problem, Severity


def replaced(colours: Sequence[Colour]) -> tuple[tuple[str, str], ...]:
    """Pairs of a colour of the house's and the one that stands in its place."""
    pairs = ((house, own) for house, own in zip(THEMES, colours))
    return tuple(pair for house, own in pairs for pair in ((house.dark, own.dark), (house.tint, own.tint or tint_of(own.dark))))


def check_colours(loaded: Loaded) -> list[Problem]:
    """Colours that stand out too little, each with the nearest that would do; and two that are the same."""
    colours = loaded.cycle.colours
    found: list[Problem] = []
    for index, own in enumerate(colours):
        found += _check(loaded, index, own)
        others = [*(other.dark for other in colours[:index]), *(other.dark for other in (*THEMES[len(colours) :], NEUTRAL))]
        if own.dark in others:
            found.append(_problem(loaded, index, "dark", "colour-twice", Severity.WARNING, value=own.dark))
    return found


def _check(loaded: Loaded, index: int, own: Colour) -> Iterator[Problem]:
    tint = own.tint
    if tint and not pale_enough(tint):
        paler = lightened(tint)
        yield _problem(loaded, index, "tint", "tint-too-dark", Severity.ERROR, value=tint, better=paler)
        tint = paler
    ratio, ground = worst(own.dark, tint)
    if ratio < GOAL:
        severity = Severity.ERROR if ratio < LEAST else Severity.WARNING
        details = {"ground": ground, "ratio": int(ratio), "goal": int(GOAL), "better": darkened(own.dark, tint)}
        yield _problem(loaded, index, "dark", "colour-too-pale", severity, value=own.dark, **details)


def _problem(loaded: Loaded, index: int, name: str, code: str, severity: Severity, **details: object) -> Problem:
    place = loaded.source.place_of(("colours", index, name))
    return Problem(code, place, details, severity, loaded.source.excerpt(place.line))

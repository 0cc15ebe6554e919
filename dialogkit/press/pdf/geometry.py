"""Points, sizes and boxes on a page. Lengths are in pt, x counts to the right and y upwards."""

from __future__ import annotations

from collections.abc import Sequence

Point = tuple[float, float]
Size = tuple[float, float]
"""Width and height."""
Box = tuple[float, float, float, float]
"""Left, low, width and height."""
Corners = tuple[float, float, float, float]
"""Left, low, right and top."""


def at_least(least: Sequence[float], widths: list[float]) -> list[float]:
    """The widths, where those that are too narrow take what they lack from the others, if these can spare it."""
    lack = sum(max(0.0, need - wide) for need, wide in zip(least, widths))
    spare = sum(max(0.0, wide - need) for need, wide in zip(least, widths))
    if not lack or spare < lack:
        return widths
    return [max(need, wide - max(0.0, wide - need) * lack / spare) for need, wide in zip(least, widths)]

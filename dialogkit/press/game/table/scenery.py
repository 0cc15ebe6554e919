"""The landscape behind the board and behind its decks: hills, the sun and trees, which stand where nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dialogkit.paper import mm
from dialogkit.press.figures.landscape import Scenery
from dialogkit.press.pdf.geometry import Box, Size

_FAR, _NEAR = (-0.4, 0.6, 0.2, -0.8, 0.5, 0.9, -0.2, 0.4, -0.3), (0.2, 0.8, 0.7, -0.2, -0.8, 0.1, 0.5, -0.1)
_FIRS = (  # x and y of the foot, and height, in parts of the board: those grow that have room
    *((0.024, 0.42, 0.07), (0.026, 0.28, 0.08), (0.02, 0.035, 0.07), (0.98, 0.03, 0.08), (0.957, 0.025, 0.055)),
    *((0.785, 0.245, 0.08), (0.81, 0.225, 0.06), (0.985, 0.6, 0.06), (0.02, 0.75, 0.06), (0.24, 0.32, 0.07)),
    *((0.3, 0.3, 0.08), (0.42, 0.29, 0.06), (0.55, 0.3, 0.08), (0.68, 0.29, 0.07), (0.24, 0.56, 0.07), (0.62, 0.56, 0.08)),
)
_TREES = (
    *((0.147, 0.225, 0.08), (0.183, 0.215, 0.06), (0.36, 0.56, 0.08), (0.8, 0.57, 0.07)),
    *((0.48, 0.29, 0.07), (0.8, 0.3, 0.06)),
)
_SWING = 7 * mm  # of a ridge
_AIR = 2 * mm  # round what stands there


def scenery(
    size: Size, ridges: tuple[float, float], sun: tuple[float, float, float], is_free: Callable[[float, float, float], bool]
) -> Scenery:
    """A landscape with ridges about two heights (pt) on a page, with the sun (as a Scenery has it) and those trees that are free.

    `is_free` tells whether something that is so tall has room with its foot at x and y, in pt.
    """
    width, height = size
    hills = tuple(
        tuple((middle + _SWING * part) / height for part in parts) for middle, parts in zip(ridges, (_FAR, _NEAR), strict=True)
    )
    firs, trees = (
        tuple(tree for tree in grown if is_free(tree[0] * width, tree[1] * height, tree[2] * height)) for grown in (_FIRS, _TREES)
    )
    shines = is_free(sun[0] * width, (sun[1] - sun[2]) * height, 2 * sun[2] * height)
    return Scenery(hills, sun if shines else None, firs, trees)


def behind_decks(low: float, high: float) -> tuple[float, float]:
    """The ridges behind decks that are `high` and end at `low`: none runs behind the words above and below these."""
    return low + high - 13 * mm, low + 14 * mm


def is_clear(x: float, y: float, tall: float, boxes: Sequence[Box]) -> bool:
    """Whether something so tall whose foot is at (x, y) touches no box."""
    left, low, right, top = x - tall / 2, y - _AIR, x + tall / 2, y + tall + _AIR
    return not any(left < box[0] + box[2] and box[0] < right and low < box[1] + box[3] and box[1] < top for box in boxes)

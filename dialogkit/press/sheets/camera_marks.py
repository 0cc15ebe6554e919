"""Marks that a cutting machine's camera looks for on a printed sheet: those of Silhouette's machines, in pt.

A filled square of 5 mm at the upper left, and at the upper right and the lower left two arms that meet in a corner, all of them
10 mm from the sheet's edges, which is the least that Silhouette Studio allows. Arms are 0.3 mm thick and up to 20 mm long; the
squares that they span must be free of cards, so that they are shorter on a full sheet. Measures: the Inkscape extension
inkscape-silhouette (render_silhouette_regmarks.py) and the specification of silhouette-card-maker, which shortens arms to 5 mm.
Cricut's machines look for a frame that their own program prints, and others for other marks.
"""

from __future__ import annotations

from dialogkit.paper import mm
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.sheets.imposition import ARM_LEAST, INSET, Grid

SQUARE = 5 * mm
LINE = 0.3 * mm
_ARM = 20 * mm
_CLEAR = 2 * mm  # between what the arms span and the cards


def arm(grid: Grid) -> float:
    """How long the arms are: whole millimetres, which a person types into the machine's program."""
    free = max(grid.margins) - INSET - _CLEAR
    return max(ARM_LEAST, min(_ARM, int(free / mm + 0.01) * mm))


def reach(grid: Grid) -> float:
    """How far from the sheet's corner its marks reach."""
    return INSET + arm(grid)


def marks(grid: Grid) -> list[Box]:
    """The boxes that are filled: the square, and the two arms at each of the other two corners."""
    (width, height), long, half = grid.page, arm(grid) + LINE / 2, LINE / 2
    right, high = width - INSET, height - INSET
    return [
        (INSET, high - SQUARE, SQUARE, SQUARE),
        (right + half - long, high - half, long, LINE),
        (right - half, high + half - long, LINE, long),
        (INSET - half, INSET - half, long, LINE),
        (INSET - half, INSET - half, LINE, long),
    ]

"""A sheet: one page of paper of a given size, and what is painted on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogkit.press.flow.blocks import Block
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """`paint(canvas, number, count)` is called with the page's number and how many there are; sizes in pt."""

    width: float
    height: float
    paint: Callable[[PressCanvas, int, int], None]
    blocks: tuple[Block, ...] = ()  # what stands on it, for whoever asks on which page a heading is
    ink: tuple[Box, ...] = ()  # outside of these nothing is painted; none where that is not known
    safe: Box | None = None  # outside of this no words stand
    folds: tuple[float, ...] = ()  # how far from its left edge it is folded from top to bottom
    bleed: float = 0.0  # what is painted past each edge, to be cut off there

"""Patterns for themes and kinds on paper without colours. Each is drawn once in a file, large enough for all its places."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache

from dialogkit.paper import mm
from dialogkit.press.art.place import embed
from dialogkit.press.pdf.artwork import Drawing
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.ink import operators
from dialogkit.press.pdf.reportlab_parts import numbers
from dialogkit.press.style import Colours

BAND = 4 * mm
"""How tall a band of pattern is where there is little room: one row."""
_PITCH = 3 * mm  # from row to row; a poster on A4 makes 2.1 of it, and of the distance between slanted lines 1.5
_LINE = 0.8  # pt; on A4 0.57
_DOT = 2.8
_COLUMNS, _ROWS = 112, 28  # of the pitch: 336 × 84 mm, more than the widest panel and the largest square
_WIDE, _HIGH = _COLUMNS * _PITCH, _ROWS * _PITCH


def pattern(canvas: PressCanvas, colours: Colours, box: Box) -> None:
    """A theme's pattern in a box, the same on both sides of its middle, where the paper has no colours."""
    if canvas.palette.patterns and colours.pattern:
        filled(canvas, colours.pattern, colours.dark, box)


def filled(canvas: PressCanvas, name: str, colour: str, box: Box) -> None:
    """A pattern in a box, whatever the paper: dots, bars, lines, zigzag, lattice …."""
    drawing = _drawing(name)
    embed(canvas, drawing)
    left, low, width, height = box
    ink = operators(canvas.palette.colour(colour))
    where = numbers(1, 0, 0, 1, left + (width - _WIDE) / 2, low + (height - _HIGH) / 2)
    canvas.addLiteral(f"q {ink} {numbers(*box)} re W n {where} cm")
    canvas.doForm(drawing.name)
    canvas.addLiteral("Q")
    canvas.facts.line(_LINE, canvas.matrix)


@cache
def _drawing(name: str) -> Drawing:
    paths = " ".join(_PATHS[name]())
    return Drawing(f"pattern-{name}", math.ceil(_WIDE), math.ceil(_HIGH), f"{_LINE} w 1 J 1 j [] 0 d {paths} S")


def _path(*points: tuple[float, float]) -> str:
    """Lines from point to point, which count in pitches from the lower left."""
    steps = (f"{numbers(x * _PITCH, y * _PITCH)} {'l' if number else 'm'}" for number, (x, y) in enumerate(points))
    return " ".join(steps)


def _dots() -> Iterator[str]:
    """Rows that are shifted by turns; one row runs through the middle."""
    yield f"{_DOT} w [0 {numbers(_PITCH)}] 0 d"
    for row in range(_ROWS + 1):
        yield _path((row % 2 / 2, row), (_COLUMNS, row))


def _bars() -> Iterator[str]:
    for column in range(_COLUMNS):
        yield _path((column + 0.5, 0), (column + 0.5, _ROWS))


def _lines() -> Iterator[str]:
    for row in range(_ROWS + 1):
        yield _path((0, row), (_COLUMNS, row))


def _zigzag() -> Iterator[str]:
    for row in range(_ROWS + 1):
        yield _path(*((step / 2, row + (0.25 if step % 2 else -0.25)) for step in range(2 * _COLUMNS + 1)))


def _lattice() -> Iterator[str]:
    """Slanted lines that cross, in a row through the middle too."""
    for start in range(-_ROWS, _COLUMNS):
        yield _path((start, 0), (start + _ROWS, _ROWS))
        yield _path((start, _ROWS), (start + _ROWS, 0))


def _bricks() -> Iterator[str]:
    yield from _lines()
    for row in range(_ROWS):
        for column in range(row % 2, _COLUMNS + 1, 2):
            yield _path((column, row), (column, row + 1))


def _crosses() -> Iterator[str]:
    """Half of each line of a grid: what is about a crossing."""
    yield f"[{numbers(_PITCH / 2)}] {numbers(_PITCH / 4)} d"
    yield from _grid()


def _slants() -> Iterator[str]:
    for start in range(-_ROWS, _COLUMNS):
        yield _path((start, 0), (start + _ROWS, _ROWS))


def _grid() -> Iterator[str]:
    yield from _lines()
    for column in range(_COLUMNS + 1):
        yield _path((column, 0), (column, _ROWS))


_PATHS = {
    "dots": _dots,
    "bars": _bars,
    "zigzag": _zigzag,
    "lattice": _lattice,
    "bricks": _bricks,
    "crosses": _crosses,
    "slants": _slants,
    "grid": _grid,
}

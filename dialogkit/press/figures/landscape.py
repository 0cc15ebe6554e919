"""A calm, pale landscape to the edges of a page. Nothing in it is more than a quarter darker than white."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.pdfgen.pathobject import PDFPathObject

from dialogkit.press.art.marks import smooth
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Point
from dialogkit.press.style import LEAVES, MEADOW, MEADOWS, SKY, SUN, TRUNK


@dataclass(frozen=True, slots=True)
class Scenery:
    """What is in a landscape. Places and sizes are parts of its box from the lower left: (0, 0) to (1, 1).

    `hills` are the heights of their ridges from left to right, the farthest first. Words may stand where no ridge and no tree
    is.
    """

    hills: tuple[tuple[float, ...], ...]
    sun: tuple[float, float, float] | None = None  # x and y of its middle, and its radius in parts of the height
    firs: tuple[tuple[float, float, float], ...] = ()  # x and y of each one's foot, and how tall it is
    trees: tuple[tuple[float, float, float], ...] = ()


def landscape(canvas: PressCanvas, box: Box, scenery: Scenery, over: float = 0.0) -> None:
    """Sky, sun, hills and trees in a box, which goes on for `over` pt past each of its sides."""
    x, y, width, height = box
    with canvas.state():
        canvas.setFillColor(SKY)
        canvas.rect(x - over, y - over, width + 2 * over, height + 2 * over, stroke=0, fill=1)
        if scenery.sun:
            right, up, radius = scenery.sun
            canvas.setFillColor(SUN)
            canvas.circle(x + right * width, y + up * height, radius * height, stroke=0, fill=1)
        for number, ridge in enumerate(scenery.hills):
            canvas.setFillColor((MEADOW, *MEADOWS)[min(number, len(MEADOWS))])
            canvas.drawPath(hill(canvas, _ridge(ridge, box, over), y - over), stroke=0, fill=1)
        for right, up, tall in scenery.firs:
            _fir(canvas, x + right * width, y + up * height, tall * height)
        for right, up, tall in scenery.trees:
            _tree(canvas, x + right * width, y + up * height, tall * height)


def _ridge(heights: Sequence[float], box: Box, over: float) -> list[Point]:
    x, y, width, height = box
    step = width / (len(heights) - 1)
    points = [(x + number * step, y + part * height) for number, part in enumerate(heights)]
    return [(x - over, points[0][1]), *points, (x + width + over, points[-1][1])] if over else points


def hill(canvas: PressCanvas, ridge: list[Point], low: float) -> PDFPathObject:
    """The path of a hill that stands at `low`, below a smooth line through the points of its ridge."""
    path = canvas.beginPath()
    path.moveTo(ridge[0][0], low)
    path.lineTo(*ridge[0])
    for _, one, two, end in smooth(ridge):
        path.curveTo(*one, *two, *end)
    path.lineTo(ridge[-1][0], low)
    path.close()
    return path


def _fir(canvas: PressCanvas, x: float, y: float, tall: float) -> None:
    """Two storeys of branches on a short trunk; (x, y) is its foot."""
    canvas.setFillColor(TRUNK)
    canvas.rect(x - tall * 0.04, y, tall * 0.08, tall * 0.2, stroke=0, fill=1)
    path = canvas.beginPath()
    for number, (right, up) in enumerate(((0, 1.0), (0.15, 0.62), (0.085, 0.62), (0.21, 0.14))):
        (path.lineTo if number else path.moveTo)(x + right * tall, y + up * tall)
    for right, up in ((0.21, 0.14), (0.085, 0.62), (0.15, 0.62)):
        path.lineTo(x - right * tall, y + up * tall)
    path.close()
    canvas.setFillColor(LEAVES)
    canvas.drawPath(path, stroke=0, fill=1)


def _tree(canvas: PressCanvas, x: float, y: float, tall: float) -> None:
    """A round crown on a trunk; (x, y) is its foot."""
    canvas.setFillColor(TRUNK)
    canvas.rect(x - tall * 0.05, y, tall * 0.1, tall * 0.4, stroke=0, fill=1)
    canvas.setFillColor(LEAVES)
    canvas.circle(x, y + tall * 0.64, tall * 0.36, stroke=0, fill=1)

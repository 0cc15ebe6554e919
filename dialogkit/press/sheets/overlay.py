"""The lines of a proof: where a thing is cut, how far its ground goes past the cut, and how near to it words may come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogkit.colour import INK
from dialogkit.paper import mm
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size

_SHADE = 0.16  # of the safe zone's colour, where no words may stand


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of line: `name` is the attribute of the proof's words that tells what it means, `width` and `dash` are in pt."""

    name: str
    colour: str  # at least 7:1 on white
    width: float
    dash: tuple[float, ...] = ()
    round: bool = False

    def use(self, canvas: PressCanvas, weight: float = 1.0) -> None:
        """Draw lines of this kind from now on, `weight` times as heavy."""
        canvas.setStrokeColor(self.colour)
        canvas.setLineWidth(self.width * weight)
        canvas.setDash([part * weight for part in self.dash])
        canvas.setLineCap(1 if self.round else 0)


TRIM = Line("trim", INK, 0.75)
BLEED = Line("bleed", "#0A3AA8", 0.75, (6, 3))
SAFE = Line("safe", "#8F0052", 1.25, (0, 3.5), round=True)
FOLD = Line("fold", "#14532D", 1.25, (9, 3, 2, 3))


@dataclass(frozen=True, slots=True)
class Overlay:
    """The lines over one card or page of the size `size`.

    `bleed` is how far its ground goes past the cut; none, and that line is left out. `safe` is the box in which its words
    stand, measured from its own lower-left corner; `folds` are how far from the left it is folded. All in pt; lines are `weight`
    times as heavy as usual.
    """

    size: Size
    bleed: float
    safe: Box
    weight: float = 1.0
    folds: Sequence[float] = ()

    @property
    def lines(self) -> list[tuple[Line, Box]]:
        """Each line, and the box that it runs round, from the lower-left corner of what is cut; that of a fold has no width."""
        (width, height), bleed = self.size, self.bleed
        outside = [(BLEED, (-bleed, -bleed, width + 2 * bleed, height + 2 * bleed))] if bleed else []
        folds = [(FOLD, (fold, 0.0, 0.0, height)) for fold in self.folds]
        return [(TRIM, (0.0, 0.0, width, height)), *outside, (SAFE, self.safe), *folds]

    @property
    def millimetres(self) -> dict[Line, str]:
        """How far each line lies from the cut."""
        return {BLEED: f"{self.bleed / mm:g}", SAFE: f"{min(self.safe[:2]) / mm:.0f}"}

    def paint(self, canvas: PressCanvas, x: float, y: float) -> None:
        """With the lower-left corner of what is cut at (x, y). What lies outside of the safe zone is shaded."""
        with canvas.state():
            canvas.translate(x, y)
            shade = canvas.beginPath()
            shade.rect(0, 0, *self.size)
            shade.rect(*self.safe)
            canvas.setFillColor(SAFE.colour)
            canvas.setFillAlpha(_SHADE)
            canvas.drawPath(shade, stroke=0, fill=1, fillMode=0)
            for line, box in self.lines:
                line.use(canvas, self.weight)
                canvas.rect(*box, stroke=1, fill=0)

    def sample(self, line: Line, canvas: PressCanvas, x: float, y: float, width: float) -> None:
        """A piece of a line from (x, y) to the right; below that of the safe zone its shade."""
        with canvas.state():
            if line is SAFE:
                canvas.setFillColor(SAFE.colour)
                canvas.setFillAlpha(_SHADE)
                canvas.rect(x, y - 5 * self.weight, width, 5 * self.weight, stroke=0, fill=1)
            line.use(canvas, self.weight)
            canvas.line(x, y, x + width, y)

"""The leaves of a side: the road with the heads of chapters on it, the words below, and the marks to fold by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from dialogkit.colour import FAINT
from dialogkit.paper import LEAST_MARGIN, mm
from dialogkit.press.art.place import clip
from dialogkit.press.figures.heads import band
from dialogkit.press.figures.road import Way, road
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.folder.chapter import Head
from dialogkit.press.folder.folds import OVER, Folded
from dialogkit.press.folder.pour import FOOT, Column, top_of
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.style import HAIRLINE, Colours
from dialogkit.press.type.growth import Placed, grow

_ROAD, _MIDDLE, _SWING = 21 * mm, 21.5 * mm, 1.2 * mm  # how wide it is, how far below the edge it runs, and how far it swings
_DISC, _GAP = 17 * mm, 4 * mm  # of a head on the road, and to its words
_HEADS = (26, 14)  # pt
_MARK = 4 * mm  # a mark to fold by, which begins where every printer prints
_WITHIN = 1 * mm  # a ground ends so far from a fold, for folding errs by that much


def sized(context: PressContext, columns: Sequence[Column], width: float) -> None:
    """Set the heads on the road at one size. One that has no room is a problem."""
    heads = [column.head for column in columns if column.head]
    placed = [Placed(each.on_road.paragraph, _room(width, each.picture is not None), _ROAD) for each in heads]
    for over in grow(placed, *_HEADS) if placed else ():
        head = next(each for each in heads if each.on_road.paragraph is over.text)
        context.problem_at("folder-head-too-long", head.on_road.at, head.node, over.text.words)


def _room(width: float, pictured: bool) -> float:
    return width - (_DISC + _GAP if pictured else 0.0)


@dataclass(frozen=True, slots=True)
class Leaves:
    """The leaves of one side, on which words stand `scale` times as large as they are set."""

    columns: Sequence[Column]
    sheet: Folded
    side: int
    scale: float
    colours: Colours
    road: bool
    tinted: bool

    def draw_on(self, canvas: PressCanvas) -> None:
        """All that stands on them, in reading order."""
        sheet = self.sheet
        with canvas.artifact(), canvas.marks():
            _grounds(canvas, sheet, self.side, self.colours, self.road, self.tinted)
        for column in self.columns:
            x, top = sheet.start(column.leaf), sheet.page[1] - top_of(column.leaf)
            if column.head:
                self._draw_head(canvas, column.head, x)
            with canvas.state():
                canvas.translate(x, top)
                canvas.scale(self.scale, self.scale)
                column.words.draw(canvas, 0, 0, sheet.column / self.scale, (top - FOOT) / self.scale)

    def _draw_head(self, canvas: PressCanvas, head: Head, x: float) -> None:
        middle, column = self.sheet.page[1] - _MIDDLE, self.sheet.column
        if head.picture:
            head.picture.draw(canvas, x, middle - _DISC / 2, _DISC)
        room = _room(column, head.picture is not None)
        tall = head.on_road.height(room)
        head.on_road.draw(canvas, x + column - room, middle + tall / 2, room, tall)

    def draw_fold_marks(self, canvas: PressCanvas) -> None:
        """A short line at both ends of each fold, in the margin where no words are."""
        with canvas.artifact(), canvas.marks(), canvas.state():
            canvas.setStrokeColor(FAINT)
            canvas.setLineWidth(HAIRLINE)
            for x in self.sheet.folds[self.side]:
                for y in (LEAST_MARGIN, self.sheet.page[1] - LEAST_MARGIN - _MARK):
                    canvas.line(x, y, x, y + _MARK)


def _grounds(canvas: PressCanvas, sheet: Folded, side: int, colours: Colours, with_road: bool, with_tint: bool) -> None:
    """A ground of its own for each tinted leaf, and the road along those that it joins."""
    for tinted, group in groupby((leaf for leaf in sheet.leaves if leaf.side == side), key=lambda leaf: leaf.tinted):
        leaves = [*group]
        ends = leaves[0].x, leaves[-1].x + leaves[-1].width
        if tinted and with_tint:
            _tint(canvas, sheet, *ends, colours)
        elif with_road and not tinted:
            _road(canvas, sheet, *ends)


def _tint(canvas: PressCanvas, sheet: Folded, left: float, right: float, colours: Colours) -> None:
    start = left - OVER if left <= 0 else left + _WITHIN
    end = right + OVER if right >= sheet.page[0] - 1 else right - _WITHIN
    band(canvas, (start, -OVER, end - start, sheet.page[1] + 2 * OVER), colours)


def _road(canvas: PressCanvas, sheet: Folded, left: float, right: float) -> None:
    """It goes over the edges of the paper, and begins at a fold where its first leaf does."""
    page, high = sheet.page
    steps = max(4, round((right - left) / (50 * mm)))
    step = (right - left) / steps
    points = [(left + (number - 1) * step, high - _MIDDLE + (-_SWING if number % 2 else _SWING)) for number in range(steps + 3)]
    with canvas.state():
        clip(canvas, (left - OVER if left <= 0 else left, 0, page + 2 * OVER, high))
        road(canvas, Way(points), _ROAD)

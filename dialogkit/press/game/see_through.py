"""A sheet of cards as one sees it against the light: its fronts, and pale behind them its backs, in mirror writing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from dialogkit.colour import WHITE
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.card import Card
from dialogkit.press.game.card_back import Back
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.sheets.desk import Desk, weight_for
from dialogkit.press.sheets.imposition import Grid
from dialogkit.press.sheets.overlay import TRIM, Line

_VEIL = 0.72  # how much of the paper's white lies over the backs
FRONT = replace(TRIM, name="front")
BEHIND = Line("behind", "#5B7FD6", 4)  # so broad that it shows on both sides of the line of the front


def see_through(desk: Desk, number: int, cards: Sequence[Card], grid: Grid, over_side: bool, back: Back) -> Sheet:
    """The sheet with the number `number`, turned over its side, or else its upper edge; or folded, where the grid is."""
    context = desk.context
    owner = context.canvas.root.add("Sect")
    paper = (grid.page[0] / 2, grid.page[1]) if grid.fold else grid.page
    weight = weight_for(paper)
    sideways = over_side or grid.fold
    turned = (-1, 0, 0, 1, grid.page[0], 0) if sideways else (1, 0, 0, -1, 0, grid.page[1])
    how = "folded" if grid.fold else "against_light"
    words = [
        desk.mark(weight),
        desk.heading(desk.words("through", sheet=number), owner, weight),
        desk.said(desk.words(how), owner, weight),
        desk.said(desk.words("over_side" if sideways else "over_top"), owner, weight),
        *(desk.meaning(desk.words(line.name), partial(_sample, line, weight), weight) for line in (FRONT, BEHIND)),
    ]
    figure = owner.add("Figure", alt=desk.words("through_alt", sheet=number))

    def paint(canvas: PressCanvas, page: int, count: int) -> None:
        with canvas.state():
            canvas.transform(*turned)
            for index, card in enumerate(cards):
                card.draw_back(canvas, *grid.place_back(index, over_side), back)
        with canvas.artifact():
            _veil(canvas, paper)
            with canvas.state():
                canvas.transform(*turned)
                BEHIND.use(canvas, weight)
                for index in range(len(cards)):
                    canvas.rect(*grid.place_back(index, over_side), *grid.card, stroke=1, fill=0)
        with canvas.figure(figure, 0, 0, *paper):
            for index, card in enumerate(cards):
                with canvas.state():
                    canvas.translate(*grid.place(index))
                    card.draw_again(canvas)
        with canvas.artifact(), canvas.state():
            FRONT.use(canvas, weight)
            for index in range(len(cards)):
                canvas.rect(*grid.place(index), *grid.card, stroke=1, fill=0)

    return desk.sheet(paper, words, paint)


def _sample(line: Line, weight: float, canvas: PressCanvas, x: float, y: float, width: float) -> None:
    with canvas.state():
        line.use(canvas, weight)
        canvas.line(x, y, x + width, y)


def _veil(canvas: PressCanvas, paper: tuple[float, float]) -> None:
    with canvas.state():
        canvas.setFillColor(WHITE)
        canvas.setFillAlpha(_VEIL)
        canvas.rect(0, 0, *paper, stroke=0, fill=1)

"""The outlines of a sheet's cards for a cutting machine, as SVG."""

from __future__ import annotations

from collections.abc import Iterator

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.sheets.camera_marks import marks
from dialogkit.press.sheets.imposition import Grid
from dialogkit.press.sheets.label_sheet import grid_of

_INKSCAPE = "http://www.inkscape.org/namespaces/inkscape"


def cut_file(deck: Node) -> str:
    """A drawing of one whole sheet of a deck in mm, seen from the front: a closed path for each card, in the cards' order.

    A machine cuts along every path, so there is nothing else in it, but for the marks that its camera looks for, where they are
    asked for: filled boxes without an outline, in a layer of their own (see `camera_marks`). Of a sheet that is folded first,
    there are only the fronts: their backs lie behind them. Empty if no card fits on the paper.
    """
    grid = grid_of(deck)
    if grid is None:
        return ""
    width, height = (side / mm for side in grid.page)
    wide, tall = (side / mm for side in grid.card)
    corner = float(deck.paper.get("corner", "3"))
    places = ((x / mm, y / mm) for x, y in map(grid.place, range(grid.count)))
    paths = [f'  <path d="{_outline(x, height - y - tall, wide, tall, corner)}"/>' for x, y in places]
    size = f'width="{_mm(width)}mm" height="{_mm(height)}mm" viewBox="0 0 {_mm(width)} {_mm(height)}"'
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} fill="none" stroke="#000000" stroke-width="0.1">',
            *paths,
            *(_camera_layer(grid, height) if grid.camera else ()),
            "</svg>",
            "",
        ]
    )


def _camera_layer(grid: Grid, height: float) -> Iterator[str]:
    """Under the name by which inkscape-silhouette knows marks that are printed already and not to be cut."""
    yield f'  <g xmlns:inkscape="{_INKSCAPE}" inkscape:groupmode="layer" inkscape:label="Regmarks" fill="#000000" stroke="none">'
    for box in marks(grid):
        x, y, wide, tall = (length / mm for length in box)
        yield f'    <rect x="{_mm(x)}" y="{_mm(height - y - tall)}" width="{_mm(wide)}" height="{_mm(tall)}"/>'
    yield "  </g>"


def _outline(x: float, y: float, width: float, height: float, corner: float) -> str:
    """A rectangle from its upper left, clockwise, with round corners where `corner` is more than nothing."""
    right, low = x + width, y + height
    if not corner:
        return f"M{_mm(x)} {_mm(y)}H{_mm(right)}V{_mm(low)}H{_mm(x)}Z"

    def turn(to_x: float, to_y: float) -> str:
        return f"A{_mm(corner)} {_mm(corner)} 0 0 1 {_mm(to_x)} {_mm(to_y)}"

    return (
        f"M{_mm(x + corner)} {_mm(y)}H{_mm(right - corner)}{turn(right, y + corner)}"
        f"V{_mm(low - corner)}{turn(right - corner, low)}H{_mm(x + corner)}{turn(x, low - corner)}"
        f"V{_mm(y + corner)}{turn(x + corner, y)}Z"
    )


def _mm(length: float) -> str:
    return f"{round(length, 3) + 0.0:.3f}".rstrip("0").rstrip(".")

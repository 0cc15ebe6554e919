"""A folder as one holds it: on which panel things stand, in the order in which they are met when it is unfolded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf

from dialogkit.paper import PAGES
from dialogkit.press.folder.folds import Folded, Leaf, folded
from structure.reading import Box


def panels(sheet: Folded) -> list[Leaf]:
    """All panels in the order in which they are read."""
    return [*sheet.front, *sheet.leaves, sheet.back]


def unfolded(sheet: Folded) -> Callable[[Box], Box]:
    """Where a box of a folder's file stands for whoever reads: each panel is a page. Two leaves that meet are one front."""
    numbers = [(leaf, max(0, number - len(sheet.front) + 1)) for number, leaf in enumerate(panels(sheet))]

    def place(box: Box) -> Box:
        middle = (box.left + box.right) / 2
        (leaf, number), *_ = [
            each for each in numbers if each[0].side == box.page and each[0].x <= middle <= each[0].x + each[0].width
        ]
        left = leaf.x - (sheet.front[0].width if leaf in sheet.front[1:] else 0.0)
        return box._replace(page=number, left=box.left - left, right=box.right - left)

    return place


def place_in(path: Path) -> Callable[[Box], Box]:
    """The same for a folder's file as a kit has it, by its name; in others things stand where they are read."""
    if path.stem != "folder":
        return lambda box: box
    with pikepdf.open(path) as pdf:
        wide = float(pdf.pages[0].mediabox[2])
    return unfolded(folded("roll", "A4" if wide < PAGES["A3"][1] - 1 else "A3"))

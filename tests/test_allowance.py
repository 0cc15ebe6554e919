"""The time for all drawings of a year: whoever draws them, and however many at once, together they take no more."""

from __future__ import annotations

from pathlib import Path

import packs
from dialogkit import limits
from dialogkit.press.art.allowance import Allowance
from dialogkit.press.art.raster import DRAWN_SIDE, SYMBOL_SIDE
from dialogkit.press.art.symbols import PictureFile, SymbolBook


def test_drawings_that_never_end_take_no_more_than_all_may() -> None:
    for several in (True, False):
        allowance, lent = Allowance(), list[float]()
        while seconds := allowance.lend(several):
            lent.append(seconds)
        assert len(lent) > 1 and limits.SVG_ALL - 1 < sum(lent) <= limits.SVG_ALL
        assert max(lent) <= limits.SVG_SECONDS


def test_what_was_not_taken_is_there_for_the_next() -> None:
    allowance = Allowance()
    for _ in range(150):
        allowance.give_back(allowance.lend(True) - 0.02)
    assert allowance.lend(False) == limits.SVG_ALL - 3


def test_a_packs_drawing_has_fewer_pixels_until_it_is_printed_large(tmp_path: Path) -> None:
    def more(name: str) -> PictureFile:
        return PictureFile(f"p/{name}", name, lambda: packs.drawing(1) if name.endswith(".svg") else packs.small(1))

    book = SymbolBook(more=more)
    assert (book._side("a.svg"), book._side("a.png")) == (DRAWN_SIDE, SYMBOL_SIDE)
    assert max(book.artwork("a.svg", 144).width, book.artwork("a.svg", 144).height) >= 600

"""The time for all drawings of a year, and the sizes that they are drawn at: many honest ones have room in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import packs
from dialogkit import limits
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import mm
from dialogkit.press.art import svg as press_svg
from dialogkit.press.art.allowance import Allowance
from dialogkit.press.art.raster import DRAWN_SIDE
from dialogkit.press.art.symbols import PictureFile, SymbolBook
from dialogkit.problems import DialogkitError
from drawings import svg
from hostile.packs import HEAD
from paper import HOME


def test_drawings_that_never_end_take_no_more_than_all_may() -> None:
    """However many ask at once: who asks while all is lent waits until something is given back."""
    allowance = Allowance()
    with ThreadPoolExecutor(4) as pool:
        lent = [*pool.map(lambda _: _taken(allowance, 0.0), range(20))]
    assert limits.SVG_ALL - 0.3 <= sum(lent) <= limits.SVG_ALL and max(lent) == limits.SVG_SECONDS
    assert not allowance.lend()


def test_what_is_not_taken_is_there_for_the_next_who_waits_for_it() -> None:
    allowance = Allowance()
    with ThreadPoolExecutor(8) as pool:
        lent = [*pool.map(lambda _: _taken(allowance, 0.96), range(40))]
    assert all(lent), "none goes without for what others have only borrowed"


def _taken(allowance: Allowance, given_back: float) -> float:
    seconds = allowance.lend()
    if seconds:
        allowance.give_back(seconds * given_back)
    return seconds


@pytest.mark.parametrize("is_pack", [True, False])
def test_a_drawing_is_drawn_at_few_sizes_and_never_too_small(is_pack: bool) -> None:
    """Whatever sizes it is printed at, it has three hundred pixels to the inch, and no more than twice as many."""
    reads: list[bytes] = []
    file = PictureFile("a.svg", "a", lambda: reads.append(b"") or svg('<path d="M0 0h100v100z"/>'))
    book = SymbolBook(more={"a": file}.get) if is_pack else SymbolBook({"a": file}, {"a"})
    for millimetres in range(1, 100):
        side = max(book.artwork("a", millimetres * mm).width, 1)
        assert max(DRAWN_SIDE, millimetres / 25.4 * 300) <= side + 1 <= max(DRAWN_SIDE + 1, 2 * millimetres / 25.4 * 300 + 2)
    assert len(reads) == 3 and book.glimpse("a").width == DRAWN_SIDE


def with_drawings(folder: Path, count: int) -> Loaded:
    """A year whose poster shows the drawings of a pack; their rows begin on its fourth line."""
    rows = "".join(f"  - {{file: b{n}.svg, nb: ord {n}}}\n" for n in range(count))
    packs.as_folder(folder / "p", {"pack.yaml": (HEAD + rows).encode(), **{f"b{n}.svg": packs.drawing(n) for n in range(count)}})
    lines = "".join(f"{{text: Ord {n}, symbol: ord {n}}}, " for n in range(count))
    (folder / "cycle.yaml").write_text(f"{HOME}symbol_packs: [p]\nposter: {{title: T, we_want: [{lines}]}}\n", encoding="utf-8")
    return load(folder)


def test_drawings_that_take_long_end_in_problems_at_their_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never_ends(command: list[str], data: bytes, seconds: float, memory: int) -> None:
        raise press_svg.TooMuch(seconds)

    monkeypatch.setattr(limits, "SVG_ALL", 0.5)
    monkeypatch.setattr(press_svg, "run", never_ends)
    with pytest.raises(DialogkitError) as raised:
        build(with_drawings(tmp_path, 4), tmp_path / "out", Order(("poster",)))
    assert {each.code for each in raised.value.problems} == {"svg-too-large", "svg-not-drawn"}
    assert sorted(each.line for each in raised.value.problems) == [4, 5, 6, 7]


def test_of_too_many_drawings_none_is_drawn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SVGS", 2)
    monkeypatch.setattr(press_svg, "run", lambda *_: pytest.fail("drawn"))
    with pytest.raises(DialogkitError) as raised:
        build(with_drawings(tmp_path, 3), tmp_path / "out", Order(("poster",)))
    assert [(each.code, each.line) for each in raised.value.problems] == [("svg-too-many", 6)]

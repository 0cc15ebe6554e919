"""A file whose pages need two papers: it asks for the tray by the page's size, and the build says which page is on what."""

from __future__ import annotations

import pytest

from dialogkit.markup.parser import parse
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.job import Job
from dialogkit.press.pdf.fonts import house_fonts
from paper import STAMP, opened, page_sizes, pressed

BOARD = '<board><paper card="A7"/><h1>Game</h1>' + '<square kind="free" symbol="home">Free</square>' * 9 + "</board>"
COVER = '<cover><paper size="{}"/><h1>Title</h1></cover>'
PAGES = '<pages><paper size="{}"/><h1>One</h1><page-break/><h1>Two</h1></pages>'


@pytest.mark.parametrize(
    ("markup", "papers"),
    [
        (BOARD + PAGES.format("A4"), {"A3": "1", "A4": "2–3"}),
        (COVER.format("A5") + PAGES.format("A4") + COVER.format("A5"), {"A5": "1, 4", "A4": "2–3"}),
        (PAGES.format("A3") + PAGES.format("A5"), {"A3": "1–2", "A5": "3–4"}),
    ],
)
def test_pages_of_two_papers(markup: str, papers: dict[str, str]) -> None:
    made = pressed(markup)
    assert opened(made.data).Root.ViewerPreferences.PickTrayByPDFSize is True
    told = {details["paper"]: details["pages"] for key, details in made.remarks if key in ("paper_one", "paper_many")}
    assert told == papers


@pytest.mark.parametrize(
    "markup", [BOARD, PAGES.format("A5"), COVER.format("A4") + PAGES.format("A4"), PAGES.format("A3") + BOARD]
)
def test_pages_of_one_paper_standing_or_lying(markup: str) -> None:
    made = pressed(markup)
    assert "/PickTrayByPDFSize" not in opened(made.data).Root.ViewerPreferences
    assert [key for key, _ in made.remarks] == []
    if BOARD in markup and "<pages" in markup:
        assert len({tuple(sorted(map(round, size))) for size in page_sizes(made.data)}) == 1


def test_a_print_shop_has_no_trays() -> None:
    document = parse(f'<document title="T" subject="S" lang="en-GB">{BOARD}</document>', "x.xml.j2")
    data = press(document, house_fonts(), SymbolBook(), STAMP, Job(printshop=True)).data
    assert "/PickTrayByPDFSize" not in opened(data).Root.ViewerPreferences

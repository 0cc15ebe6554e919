"""How covers and running pages of one size are set. Body text has the same size on all; all else is in proportion."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.style import TextStyle


@dataclass(frozen=True, slots=True)
class Format:
    """Lengths in pt."""

    margin: float  # on the left and on the right
    top: float
    foot: float
    footer: float  # from the lower edge to the running line
    path: float  # how wide the path with the stops in it is
    lead: TextStyle
    headings: dict[str, TextStyle]
    heading_symbols: dict[str, float]
    symbol: float  # beside a text
    gap: float  # between the two
    padding: float  # of a box
    swing: float  # of the path with the steps, from side to side
    band: float  # the head of a sheet
    disc: float  # in it
    titles: tuple[float, ...]  # of its title, the largest first
    rights: tuple[tuple[int, float, float], ...]  # up to so many on a page: the height of a panel, and the square in it
    agenda_scale: float  # of the words of a day's programme
    agenda_disc: float
    agenda_road: float  # how wide it is
    agenda_swing: float  # from its middle to both sides
    agenda_row: tuple[float, float, float]  # at least, where a page is full, and at most
    cover_sizes: tuple[float, ...]  # of the title; the largest that fits is taken
    cover_scale: float  # of the pictures on the cover and of the room for them


_A4 = Format(
    margin=style.MARGIN,
    top=style.TOP,
    foot=style.FOOT,
    footer=12 * mm,
    path=32 * mm,
    lead=style.LEAD,
    headings=style.HEADINGS,
    heading_symbols={"h1": 22 * mm, "h2": style.SYMBOL, "h3": style.SYMBOL},
    symbol=style.SYMBOL,
    gap=5 * mm,
    padding=6 * mm,
    swing=9 * mm,
    band=60 * mm,
    disc=42 * mm,
    titles=(30, 28, 27, 26, 24, 22),
    rights=((2, 70 * mm, 52 * mm), (3, 51 * mm, 38 * mm), (4, 40 * mm, 30 * mm), (99, 35 * mm, 25 * mm)),
    agenda_scale=1,
    agenda_disc=22 * mm,
    agenda_road=17 * mm,
    agenda_swing=1.6 * mm,
    agenda_row=(22.5 * mm, 24.8 * mm, 30 * mm),
    cover_sizes=(48, 44, 40, 36, 32),
    cover_scale=1,
)
_A5 = Format(
    margin=14 * mm,  # leaves 120 mm, about 46 letters of body text to a line
    top=14 * mm,
    foot=19 * mm,
    footer=10 * mm,
    path=24 * mm,
    lead=TextStyle(16, 23, after=12, balanced=True),
    headings={
        "h1": TextStyle(26, 31, bold=True, before=22, after=10, balanced=True),
        "h2": TextStyle(20, 25, bold=True, before=15, after=7, balanced=True),
        "h3": TextStyle(16, 21, bold=True, before=10, after=5, balanced=True),
    },
    heading_symbols={"h1": 17 * mm, "h2": 14 * mm, "h3": 12 * mm},
    symbol=14 * mm,
    gap=4 * mm,
    padding=5 * mm,
    swing=6 * mm,
    band=42 * mm,
    disc=28 * mm,
    titles=(22, 21, 20, 19, 18),
    rights=((2, 48 * mm, 26 * mm), (3, 40 * mm, 22 * mm), (99, 34 * mm, 18 * mm)),
    agenda_scale=0.75,
    agenda_disc=15 * mm,
    agenda_road=11.5 * mm,
    agenda_swing=1.2 * mm,
    agenda_row=(16 * mm, 17.5 * mm, 22 * mm),
    cover_sizes=(36, 34, 32, 30, 28, 26, 24, 22),
    cover_scale=0.7,
)


def page_format(paper: str) -> Format:
    """How pages of that paper are set."""
    return _A5 if paper == "A5" else _A4


def in_columns(page: Format, easy: bool) -> Format:
    """How what stands in columns is set: less of its width goes to the edges of panels, and for staff to pictures."""
    symbol = page.symbol if easy else min(page.symbol, style.SYMBOL_SMALL)
    return replace(page, symbol=symbol, gap=4 * mm, padding=4 * mm, heading_symbols={**page.heading_symbols, "h3": symbol})

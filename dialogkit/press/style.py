"""The looks of everything on paper, in one place: colours, type, spacing. Lengths in pt unless a name says mm."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.paper import mm

GROUND = "#EEF1F3"  # the way on the board


@dataclass(frozen=True, slots=True)
class Colours:
    """A theme's colour. Words and lines take `dark` (at least 9:1 on white, 7.9:1 on `tint`), panels `tint`."""

    dark: str
    tint: str
    shape: str  # the theme's own shape, so that it is known without its colour
    pattern: str = ""  # and its own pattern, for paper on which all tints are alike


NEUTRAL = Colours("#5C4300", "#FAF1D6", "hexagon")
THEMES = (
    Colours("#0B4A6F", "#E3F0F8", "circle", "dots"),
    Colours("#7A2E0E", "#FBECE2", "square", "bars"),
    Colours("#14532D", "#E4F3E8", "triangle", "zigzag"),
    Colours("#5A2A7D", "#F1E9F7", "diamond", "lattice"),
)
KINDS = {"quote": THEMES[0], "right": THEMES[2], "question": THEMES[1], "free": NEUTRAL, "blank": NEUTRAL}
"""Kinds of card and of square on the board."""

CMYK = {
    INK: (0, 0, 0, 100),  # black alone: small letters in several inks would blur where one of them is a little off
    WHITE: (0, 0, 0, 0),
    FAINT: (0, 0, 0, 70),
    GROUND: (0, 0, 0, 6),
    NEUTRAL.dark: (20, 50, 100, 68),
    NEUTRAL.tint: (0, 4, 18, 0),
    THEMES[0].dark: (100, 60, 15, 40),
    THEMES[0].tint: (12, 3, 0, 0),
    THEMES[1].dark: (10, 85, 100, 55),
    THEMES[1].tint: (0, 9, 11, 0),
    THEMES[2].dark: (90, 40, 95, 50),
    THEMES[2].tint: (12, 0, 12, 0),
    THEMES[3].dark: (78, 100, 0, 20),
    THEMES[3].tint: (6, 10, 0, 0),
}
"""What a print shop prints for each colour: per cent of cyan, magenta, yellow and black.

Tints take two inks, no colour more than 300 per cent in all. Every dark one has at least 7:1 on white and on every tint, also
as FOGRA39 prints it (a test computes it back).
"""


def colours(theme: str | None) -> Colours:
    """The colours for a `theme` attribute: a number from 1 (after the fourth they begin again), a kind of card, or none."""
    if not theme:
        return NEUTRAL
    return KINDS[theme] if theme in KINDS else THEMES[(int(theme) - 1) % len(THEMES)] if theme != "0" else NEUTRAL


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set. `leading` is from baseline to baseline; `before` and `after` are the air round it."""

    size: float = 14
    leading: float = 20
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 10  # so that paragraphs are 1.5 times as far apart as lines (WCAG 2.1, 1.4.8)
    align: str = "left"  # or "center", for single words on the board and the cover
    balanced: bool = False  # lines as even as they go: headings, quotes, labels

    def at(self, size: float) -> TextStyle:
        """The same style at another size, in proportion."""
        return replace(self, size=size, leading=self.leading * size / self.size)


BODY = TextStyle()
LEAD = TextStyle(18, 26, after=13)
SMALL = TextStyle(12, 17, after=6)  # running lines and chart figures, never what a reader must read to take part
H1 = TextStyle(32, 38, bold=True, before=30, after=14, balanced=True)
H2 = TextStyle(24, 30, bold=True, before=18, after=9, balanced=True)
H3 = TextStyle(18, 24, bold=True, before=12, after=6, balanced=True)
COVER = TextStyle(48, 54, bold=True, after=14, balanced=True)
QUOTE = TextStyle(18, 26, after=0, balanced=True)
HEADINGS = {"h1": H1, "h2": H2, "h3": H3}

MARGIN = 27 * mm  # leaves 156 mm, about 60 letters of body text to a line
TOP = 20 * mm
FOOT = 25 * mm
RADIUS = 4 * mm
SYMBOL = 20 * mm  # beside a text on a sheet
SYMBOL_SMALL = 14 * mm  # in tables and lists of staff's material
CARD_SYMBOL = 25 * mm
TICK_BOX = 9 * mm
WRITING_LINE = 12 * mm
HAIRLINE = 0.75
OVER = 10 * mm  # how far a ground goes past the edge of a page that is cut: more than the bleed, also on a page made smaller

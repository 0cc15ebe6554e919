"""The looks of everything on paper, in one place: colours, type, spacing. Lengths in pt unless a name says mm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from dialogkit.colour import FAINT, INK, WHITE
from dialogkit.paper import mm

ROAD, ROAD_EDGE, ROAD_ARROW = "#FBF4E2", "#C9B98F", "#6E5A22"
"""The road that stops and steps stand on (words on it have 7:1 or more), the line along it and the arrows on it."""
SKY, SUN, LEAVES, TRUNK = "#EAF3F9", "#FBEBBE", "#C6E0C0", "#DCCFBA"
MEADOW, MEADOWS = "#F4F9F0", ("#EAF4E4", "#E2F0DB")  # far away, and nearer
"""The landscape behind it: no more than a quarter darker than white, so that words stand on it as on paper."""


@dataclass(frozen=True, slots=True)
class Colours:
    """A family of colours. Words and lines take `dark` (at least 9:1 on white, 7.4:1 on `tint`), panels `tint`.

    `middle` is for areas and patterns, never for words; `pale` for a panel beside one of `tint`.
    """

    dark: str
    tint: str
    middle: str
    pale: str
    shape: str  # the theme's own shape, so that it is known without its colour
    pattern: str = ""  # and its own pattern, for paper on which all tints are alike

    @property
    def tones(self) -> tuple[str, str, str, str]:
        """From the darkest to the palest."""
        return self.dark, self.middle, self.tint, self.pale


NEUTRAL = Colours("#5C4300", "#FAECC4", "#D9B85A", "#FDF7E6", "hexagon")
THEMES = (
    Colours("#0B4A6F", "#D6EAF7", "#7FB4D6", "#EEF6FB", "circle", "dots"),
    Colours("#7A2E0E", "#FADFCD", "#DD9A73", "#FDF2EB", "square", "bars"),
    Colours("#14532D", "#D5EEDC", "#7DB893", "#EDF8F0", "triangle", "zigzag"),
    Colours("#5A2A7D", "#EADFF4", "#B392CC", "#F6F1FA", "diamond", "lattice"),
    Colours("#0C4F4C", "#CDEBE8", "#79B5B0", "#EBF7F6", "arch", "bricks"),
    Colours("#7A1240", "#F9DCE6", "#D993AF", "#FCF0F4", "flower", "crosses"),
    Colours("#2F3B47", "#E2E7EC", "#9AA7B4", "#F3F5F7", "star", "slants"),
    replace(NEUTRAL, shape="drop", pattern="grid"),
)
"""Blue, rust, green, purple, teal, rose, slate and ochre. What belongs to no theme is ochre too, with another shape."""
KINDS = {
    **{"quote": THEMES[0], "right": replace(THEMES[2], shape="shield"), "question": THEMES[1], "free": NEUTRAL},
    **{"blank": THEMES[1], "rules": NEUTRAL, "pass": THEMES[3]},  # what is blank is for a question of one's own
}
"""Kinds of card and of square on the board. A shield has more room for a drawing than a triangle."""

_INKS = (
    ((100, 60, 15, 40), (52, 16, 9, 3), (19, 4, 0, 0), (8, 2, 0, 0)),
    ((10, 85, 100, 60), (7, 44, 54, 8), (0, 17, 20, 0), (0, 7, 8, 0)),
    ((90, 40, 95, 50), (54, 5, 49, 5), (20, 0, 17, 0), (9, 0, 8, 0)),
    ((78, 100, 0, 20), (35, 46, 0, 3), (9, 14, 0, 0), (4, 6, 0, 0)),
    ((92, 40, 60, 52), (55, 11, 33, 4), (23, 0, 11, 0), (10, 0, 4, 0)),
    ((15, 100, 25, 56), (11, 51, 12, 4), (0, 20, 3, 0), (0, 9, 2, 0)),
    ((80, 58, 45, 58), (41, 25, 20, 9), (5, 0, 0, 11), (1, 0, 0, 5)),
    ((20, 50, 100, 72), (13, 25, 75, 2), (0, 9, 29, 0), (0, 3, 13, 0)),
)
CMYK = {
    INK: (0, 0, 0, 100),  # black alone: small letters in several inks would blur where one of them is a little off
    WHITE: (0, 0, 0, 0),
    FAINT: (0, 0, 0, 70),
    ROAD: (0, 3, 12, 0),
    ROAD_EDGE: (0, 10, 32, 21),
    ROAD_ARROW: (20, 45, 100, 52),
    SKY: (9, 2, 0, 0),
    SUN: (0, 6, 27, 0),
    LEAVES: (24, 0, 28, 0),
    TRUNK: (0, 6, 16, 13),
    MEADOW: (4, 0, 6, 0),
    MEADOWS[0]: (9, 0, 12, 0),
    MEADOWS[1]: (13, 0, 17, 0),
    **{tone: inks for theme, some in zip(THEMES, _INKS) for tone, inks in zip(theme.tones, some)},
}
"""What a print shop prints for each colour: per cent of cyan, magenta, yellow and black.

Tints take two inks, no colour more than 300 per cent in all. Every dark one has at least 7:1 on white and on every tint, also
as FOGRA39 prints it (a test computes it back).
"""


def colours(theme: str | None, usual: Colours = NEUTRAL) -> Colours:
    """The colours for a `theme` attribute: a number from 1 (after the eighth they begin again), a kind of card, or 0 for none.

    Where it is empty they are the `usual` ones.
    """
    if not theme:
        return usual
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
    alone: float = 0.4  # of the width: a single word narrower than that is no first or last line of them

    def at(self, size: float) -> TextStyle:
        """The same style at another size, in proportion."""
        return _at(self, size, self.leading * size / self.size)

    def with_leading(self, leading: float) -> TextStyle:
        """The same style with its lines `leading` pt apart."""
        return _at(self, self.size, leading)


@lru_cache(maxsize=512)  # each card is tried at the same few sizes
def _at(style: TextStyle, size: float, leading: float) -> TextStyle:
    return replace(style, size=size, leading=leading)


BODY = TextStyle()
LEAD = TextStyle(18, 26, after=13, balanced=True)
SMALL = TextStyle(12, 17, after=6)  # running lines and chart figures, never what a reader must read to take part
H1 = TextStyle(32, 38, bold=True, before=30, after=14, balanced=True)
H2 = TextStyle(24, 30, bold=True, before=18, after=9, balanced=True)
H3 = TextStyle(18, 24, bold=True, before=12, after=6, balanced=True)
COVER = TextStyle(48, 54, bold=True, after=14, balanced=True)
QUOTE = TextStyle(18, 26, after=0, balanced=True)
HEADINGS = {"h1": H1, "h2": H2, "h3": H3}

MARGIN = 18 * mm  # leaves 174 mm; lines are no longer for it than their letters allow, see `type.paragraph`
TOP = 16 * mm
FOOT = 23 * mm
RADIUS = 4 * mm
SYMBOL = 20 * mm  # beside a text on a sheet
SYMBOL_SMALL = 14 * mm  # in tables and lists of staff's material
TICK_BOX = 10 * mm
WRITING_LINE = 12 * mm
HAIRLINE = 0.75
OVER = 10 * mm  # how far a ground goes past the edge of a page that is cut: more than the bleed, also on a page made smaller

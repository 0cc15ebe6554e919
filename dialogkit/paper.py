"""Millimetres, papers and cards: how large things are that are printed. Lengths in pt unless a name says mm."""

from __future__ import annotations

mm = 72 / 25.4
PAGES = {
    "A1": (594 * mm, 841 * mm),
    "A2": (420 * mm, 594 * mm),
    "A3": (297 * mm, 420 * mm),
    "A4": (210 * mm, 297 * mm),
    "A5": (148 * mm, 210 * mm),
    "Letter": (215.9 * mm, 279.4 * mm),
}
SLIDE = (338.7 * mm, 190.5 * mm)
"""A page that is shown and not printed: sixteen to nine, as screens are."""
CARDS = {
    "poker": (63 * mm, 88 * mm),
    "bridge": (57 * mm, 89 * mm),
    "tarot": (70 * mm, 120 * mm),
    "A7": (74 * mm, 105 * mm),
    "A6": (105 * mm, 148 * mm),
    "A5": (148 * mm, 210 * mm),
}
LEAST_MARGIN = 5 * mm
"""Office printers leave up to this much of a sheet's edge blank."""


def card_size(name: str) -> tuple[float, float]:
    """Width and height in pt of a card by its name, or of one that is given in mm: `63x88`."""
    if name in CARDS:
        return CARDS[name]
    width, height = name.split("x")
    return float(width) * mm, float(height) * mm

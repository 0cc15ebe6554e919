"""How far a printer's backs are moved, as it is seen on the page that holds them, and as it is told."""

from __future__ import annotations

from dialogkit.paper import mm
from dialogkit.press.pdf.geometry import Size


def on_page(offset: Size, page: Size, short_edge: bool) -> Size:
    """What (right, up) on the back of an upright sheet, turned on its long edge, is on the back page of a deck.

    `page` is the page's width and height; a lying page is fed as an upright sheet, turned 90 degrees anticlockwise (as RFC
    8011, 5.2.10, has it), on both its sides: what is to the right on the sheet is then down on the page. Printed to be turned
    on the short edge, a back stands upside down on the sheet.
    """
    right, up = offset
    if page[0] > page[1]:
        right, up = up, -right
    return (-right, -up) if short_edge else (right, up)


def told(offset: Size) -> dict[str, str]:
    """The two lengths of an offset in mm, each with its sign."""
    return {name: f"{length / mm:+.2f}".rstrip("0").rstrip(".") for name, length in zip(("dx", "dy"), offset)}

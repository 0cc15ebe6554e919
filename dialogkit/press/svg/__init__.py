"""SVG files, read strictly and safely into what a PDF can draw."""

from dialogkit.press.svg.document import MAX_BYTES
from dialogkit.press.svg.drawing import read_svg

__all__ = ["MAX_BYTES", "read_svg"]

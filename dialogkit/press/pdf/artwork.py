"""Symbols and pictures as a PDF keeps them."""

from __future__ import annotations

from dataclasses import dataclass


class Undrawable(Exception):
    """A picture file that cannot be read. `code` and `details` are those of the Problem that it becomes."""

    def __init__(self, code: str, **details: object):
        super().__init__(code)
        self.code = code
        self.details = details


@dataclass(frozen=True, slots=True)
class Drawing:
    """Vector artwork in a box from (0, 0) to (width, height), in units of its own. `content`: PDF operators without a colour."""

    name: str
    width: int
    height: int
    content: str


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of pixels, encoded as a PDF keeps it. `channels`: 1 grey, 3 red, green and blue, 4 CMYK. `mask`: its opacity.

    `focus` is the point that stays in sight where it is cropped: from its left and from its upper edge, each from 0 to 1. What
    `has_ground` is a drawing, or was photographed on one colour: it is seen whole.
    """

    name: str
    width: int
    height: int
    channels: int
    filter: str  # DCTDecode or FlateDecode
    data: bytes
    mask: Raster | None = None
    source: str = ""  # the path of the file that it was read from
    focus: tuple[float, float] = (0.5, 0.5)
    has_ground: bool = False

    @property
    def is_photo(self) -> bool:
        """Whether it shows something up to its edges: then it can fill a frame. A drawing stands in one, see-through or not."""
        return self.mask is None and not self.has_ground


Artwork = Drawing | Raster

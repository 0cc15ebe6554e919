"""Symbols and pictures in a PDF: drawn once in a file, placed as often as one likes."""

from __future__ import annotations

import math
import re
from functools import cache

from dialogkit.press.pdf.artwork import Artwork, Raster
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box
from dialogkit.press.pdf.ink import Palette, operators
from dialogkit.press.pdf.reportlab_parts import PDFArray, PDFDictionary, PDFName, numbers

_LONG = 4000  # letters of operators: a pattern, no symbol; packing a symbol would take longer than it saves
_LEAST_SHOWN = 0.5  # of a photo that fills its frame: of a longer one more would be cut away than that


_SPACES = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}


def place(
    canvas: PressCanvas, artwork: Artwork, x: float, y: float, width: float, height: float, colour: str | None = None
) -> None:
    """Draws `artwork` in the middle of a box (lower-left corner and size in pt), as large as fits, not stretched.

    `colour` (#RRGGBB) is that of a symbol's lines and areas; a picture has colours of its own, as far as the paper has any.
    What is painted is left to the caller to tag.
    """
    if isinstance(artwork, Raster):
        artwork = _for_paper(artwork, canvas.palette)
    embed(canvas, artwork)
    scale = min(width / artwork.width, height / artwork.height)
    wide, high = artwork.width * scale, artwork.height * scale
    # An image fills the unit square; a drawing has its own units.
    across, up = (wide, high) if isinstance(artwork, Raster) else (scale, scale)
    # Written as operators: ReportLab's saveState copies its whole state, ten times the cost of a symbol.
    where = numbers(across, 0, 0, up, x + (width - wide) / 2, y + (height - high) / 2)
    ink = f"{operators(canvas.palette.colour(colour))} " if colour else ""
    canvas.addLiteral(f"q {ink}{where} cm")
    canvas.doForm(artwork.name)
    canvas.addLiteral("Q")
    _note(canvas, artwork, scale, x + (width - wide) / 2, y + (height - high) / 2)


def is_photo(artwork: Artwork) -> bool:
    """Whether a picture can fill a frame (see Raster)."""
    return isinstance(artwork, Raster) and artwork.is_photo


def may_fill(artwork: Artwork, width: float, height: float) -> bool:
    """Whether a picture is a photo of which enough is seen where it is cropped to fill a frame."""
    least, most = sorted((width / artwork.width, height / artwork.height))
    return is_photo(artwork) and least >= _LEAST_SHOWN * most


def widest_frame(artwork: Artwork, height: float) -> float:
    """How wide a frame of that height may be, in pt, for a photo that is cropped to fill it."""
    return 0.999 * height * artwork.width / artwork.height / _LEAST_SHOWN  # which is not rounded to more


def place_cropped(canvas: PressCanvas, artwork: Artwork, box: Box, radius: float = 0.0, colour: str | None = None) -> None:
    """Draws a picture so that it fills a box (pt), and leaves out what goes over its sides and its round corners.

    What it is looked at for, its `focus`, comes as near to the middle as the picture reaches. `colour` as in `place`.
    """
    left, low, width, height = box
    scale = max(width / artwork.width, height / artwork.height)
    wide, high = artwork.width * scale, artwork.height * scale
    across, down = artwork.focus if isinstance(artwork, Raster) else (0.5, 0.5)
    x = left + _kept_within(width / 2 - wide * across, width - wide)
    y = low + _kept_within(height / 2 - high * (1 - down), height - high)
    with canvas.state():
        clip_round(canvas, box, radius)
        with canvas.window(left, low, left + width, low + height):
            place(canvas, artwork, x, y, wide, high, colour)


def clip(canvas: PressCanvas, box: Box) -> None:
    """Paint only inside a box from now on."""
    path = canvas.beginPath()
    path.rect(*box)
    canvas.clipPath(path, stroke=0, fill=0)


def clip_round(canvas: PressCanvas, box: Box, radius: float) -> None:
    """Paint only inside a box with round corners from now on."""
    path = canvas.beginPath()
    path.roundRect(*box, radius)
    canvas.clipPath(path, stroke=0, fill=0)


def _kept_within(start: float, least: float) -> float:
    """Where a picture begins that is larger than its frame, so that no edge of it comes into the frame."""
    return min(0.0, max(least, start))


def _note(canvas: PressCanvas, artwork: Artwork, scale: float, left: float, low: float) -> None:
    canvas.ink(left, low, left + artwork.width * scale, low + artwork.height * scale)
    if isinstance(artwork, Raster):
        canvas.facts.picture(artwork, scale, canvas.matrix)
    else:
        canvas.facts.line(_thinnest(artwork.content) * scale, canvas.matrix)


@cache
def _thinnest(content: str) -> float:
    """How wide the thinnest line of a drawing is, in its own units; infinite where it has none."""
    return min((float(width) for width in re.findall(r"(?<![\d.])([\d.]+) w\b", content)), default=math.inf)


def _for_paper(picture: Raster, palette: Palette) -> Raster:
    """The picture in the inks that the paper gets."""
    if palette.pictures == "grey" and picture.channels == 3:
        from dialogkit.press.art.raster import in_grey

        return in_grey(picture)
    if palette.pictures == "cmyk":
        from dialogkit.press.art.separation import separate

        return separate(picture)
    return picture


def embed(canvas: PressCanvas, artwork: Artwork) -> None:
    """See to it that the file holds `artwork`, by its name."""
    if canvas.hasForm(artwork.name):
        return
    if isinstance(artwork, Raster):
        _embed_raster(canvas, artwork)
        return
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Form"),
        "BBox": PDFArray([0, 0, artwork.width, artwork.height]),
        "Resources": PDFDictionary({}),
    }
    canvas.embed(artwork.name, entries, artwork.content, packed=len(artwork.content) > _LONG)


def _embed_raster(canvas: PressCanvas, image: Raster) -> None:
    entries = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": image.width,
        "Height": image.height,
        "BitsPerComponent": 8,
        "ColorSpace": PDFName(_SPACES[image.channels]),
        "Filter": PDFName(image.filter),
    }
    if image.filter == "FlateDecode":  # rows as PNG filters them
        parameters = {"Predictor": 15, "Colors": image.channels, "BitsPerComponent": 8, "Columns": image.width}
        entries["DecodeParms"] = PDFDictionary(parameters)
    elif image.channels == 4:  # Pillow writes a JPEG's inks the wrong way round, as Photoshop does
        entries["Decode"] = PDFArray([1, 0] * 4)
    if image.mask:
        if not canvas.hasForm(image.mask.name):  # two pictures may have the very same mask
            _embed_raster(canvas, image.mask)
        entries["SMask"] = canvas.embedded(image.mask.name)
    canvas.embed(image.name, entries, image.data)

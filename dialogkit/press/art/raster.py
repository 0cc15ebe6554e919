"""PNG and JPEG files as pictures for print: upright, small enough, in plain colours, with nothing but pixels left in them."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from dataclasses import replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO, cast

from dialogkit import limits, picture_files
from dialogkit.press.art.ground import without_ground
from dialogkit.press.pdf.artwork import Raster, Undrawable
from dialogkit.press.pdf.icc import in_srgb

if TYPE_CHECKING:
    from PIL import Image

PER_INCH = 300
"""Pixels to the inch that are kept: what a print shop asks for. What is smaller than that stays as it is."""
LONG_SIDE = round(156 / 25.4 * PER_INCH)
"""Pixels along the longer side of a picture: for a page's whole line, 156 mm. One that is printed larger is read anew."""
SYMBOL_SIDE = round(80 / 25.4 * PER_INCH)
"""Of a picture that is used as a symbol. The largest stand in the squares of a board of ten squares on A1."""
DRAWN_SIDE = round(32 / 25.4 * PER_INCH)
"""Of a drawing that is used as a symbol, at the least: most are printed no larger. One that is gets twice as many, or more."""
_HELD, _ALL_HELD = {"L": 1, "1": 2, "RGB": 4, "P": 5, "I;16": 7}, 8  # bytes of a pixel and of its copy, by Pillow's modes
JPEG_QUALITY = 88
_BLACK = 32  # of 255: what is no lighter stays as it is
_LIFTED = [*range(_BLACK), *(round(_BLACK + (255 - _BLACK) * (tone / (255 - _BLACK)) ** 0.6) for tone in range(256 - _BLACK))]
"""The greys of a drawing for each grey that its colours have."""
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, struct.error, zlib.error)
"""What Pillow raises on broken files, by experience and by its source."""


def read_raster(file: BinaryIO, side: int = LONG_SIDE) -> Raster:
    """The picture in a PNG or JPEG file, at most `side` pixels long. Metadata (place, camera, date, comments) is dropped, and so
    are margins on which nothing is drawn.

    Raises Undrawable: `picture-too-large` before anything is decoded, `picture-broken` also where there is nothing to see.
    """
    data = file.read()
    try:
        picture_files.check(data)
        image, lossy = _small(io.BytesIO(data), side)
        image, has_ground = without_ground(image)
        return replace(_encoded(image, lossy), has_ground=has_ground)
    except _BROKEN as error:
        raise Undrawable("picture-broken") from error


@cache
def in_grey(picture: Raster) -> Raster:
    """The same picture without its colours. Those of a drawing are lifted, so that its black lines are told from red and blue."""
    with opened(picture) as image:
        grey = image.convert("L") if picture.is_photo else image.convert("L").point(_LIFTED)
    return _encoded(grey, picture.filter == "DCTDecode") if picture.mask is None else _deflated(grey, picture.mask)


def opened(picture: Raster) -> Image.Image:
    """The pixels of a picture with three channels, without its mask."""
    from PIL import Image

    lossy = picture.filter == "DCTDecode"
    return Image.open(io.BytesIO(picture.data if lossy else picture_files.png(picture.width, picture.height, picture.data)))


def _small(file: BinaryIO, side: int) -> tuple[Image.Image, bool]:
    """The picture, upright and at its printed size, in mode L, RGB or RGBA; and whether it came as a JPEG."""
    from PIL import Image, ImageOps

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of large pictures, which are refused right here, and of odd metadata
        try:
            image: Image.Image = Image.open(file, formats=("PNG", "JPEG"))
        except Image.DecompressionBombError:
            raise Undrawable("picture-too-large", limit=limits.PIXELS // 1_000_000) from None
        most = _most_pixels(image)
        if image.width * image.height > most:
            raise Undrawable("picture-too-large", limit=most // 1_000_000)
        lossy = image.format != "PNG"
        if not lossy:
            image = _plain(image)
        image.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=2.0)  # decodes a JPEG small at once
        ImageOps.exif_transpose(image, in_place=True)
        return _in_srgb(image), lossy


def _most_pixels(image: Image.Image) -> int:
    """How many pixels a picture may have: fewer of what must be copied, with four bytes for each, before it is made smaller."""
    held = _ALL_HELD if "transparency" in image.info else _HELD.get(image.mode, _ALL_HELD)
    return min(limits.PIXELS, limits.PIXEL_BYTES // held)


def _plain(image: Image.Image) -> Image.Image:
    """A PNG as L, RGB or RGBA with 8 bits; what stands in `info` stays."""
    info = image.info
    if image.mode in ("LA", "PA") or "transparency" in info:
        image = image.convert("RGBA")
    elif image.mode.startswith("I") or image.mode == "F":
        image = image.convert("I").point([value >> 8 for value in range(65536)], "L")
    elif image.mode not in ("L", "RGB", "RGBA"):
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.info = info
    return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """The same colours in sRGB, which is what the PDF says that its colours are. Mode L, RGB or RGBA."""
    profile = image.info.get("icc_profile")
    if profile:  # where it does not fit, the pixels say what they say
        converted = in_srgb(image.convert("RGB") if image.mode == "RGBA" else image, profile)
        if converted is not None:
            if image.mode == "RGBA":
                converted.putalpha(image.getchannel("A"))
            return converted
    return image if image.mode in ("L", "RGB", "RGBA") else image.convert("RGB")


def _encoded(image: Image.Image, lossy: bool) -> Raster:
    image.info = {}  # or Pillow writes comments and profiles along
    mask = None
    if image.mode == "RGBA":
        alpha = image.getchannel("A")
        least, most = cast(tuple[int, int], alpha.getextrema())  # one channel has one pair
        if not most:
            raise Undrawable("picture-broken")  # nothing to see at all: an SVG whose parts were not understood
        mask = _deflated(alpha) if least < 255 else None
        image = _bled(image) if mask else image.convert("RGB")
    if not lossy:
        return _deflated(image, mask)
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return _raster(image, "DCTDecode", buffer.getvalue())


def _bled(image: Image.Image) -> Image.Image:
    """The colours of a picture in mode RGBA. What is wholly see-through takes those beside it.

    Viewers blur colours and opacity apart when they enlarge and shrink: what lies unseen would darken every edge.
    """
    from PIL import Image

    seen = image.getchannel("A").point([0] + [255] * 255)
    if max(image.size) == 1 or seen.getextrema() == (255, 255):
        return image.convert("RGB")
    coarse = _bled(image.convert("RGBa").reduce(4).convert("RGBA"))  # RGBa: each colour counts by how much it is seen
    return Image.composite(image.convert("RGB"), coarse.resize(image.size, Image.Resampling.NEAREST), seen)


def _deflated(image: Image.Image, mask: Raster | None = None) -> Raster:
    """The rows as a PNG file keeps them: its IDAT chunks are a PDF's FlateDecode stream with PNG predictors."""
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=6)
    data = buffer.getvalue()
    rows = b"".join(data[start:end] for kind, start, end in picture_files.chunks(data) if kind == b"IDAT")
    return _raster(image, "FlateDecode", rows, mask)


def _raster(image: Image.Image, kind: str, data: bytes, mask: Raster | None = None) -> Raster:
    seed = f"{image.size} {image.mode} {mask.name if mask else ''} ".encode()
    name = "pic-" + sha256(seed + data).hexdigest()[:16]
    return Raster(name, image.width, image.height, len(image.getbands()), kind, data, mask)

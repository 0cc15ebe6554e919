"""Pictures for a printing press: cyan, magenta, yellow and black (CMYK) instead of red, green and blue."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from dialogkit.press.pdf.artwork import Raster
from dialogkit.press.pdf.pdfx import PROFILE

if TYPE_CHECKING:
    from PIL import Image

_JPEG_QUALITY = 92  # it was a JPEG already: the second time should cost nothing that is seen
_PNG = b"\x89PNG\r\n\x1a\n"


@cache
def separate(picture: Raster) -> Raster:
    """The same picture in CMYK, or in black alone where it is grey. Its opacity stays as it is.

    Pictures are converted here, not left to the print shop's machines, so that nothing in the file is RGB: that is what shops ask
    for and warn of.
    """
    if picture.channels == 1:
        return picture
    image = in_inks(_opened(picture))
    data = _jpeg(image) if picture.filter == "DCTDecode" else _rows(image)
    return replace(picture, name=f"{picture.name}-cmyk", channels=4, data=data)


def in_inks(image: Image.Image) -> Image.Image:
    """An image in sRGB as a press prints it, in CMYK.

    White stays paper white, the darkest is the press's darkest (relative colorimetric, black point compensated).
    """
    from PIL import ImageCms

    separated = ImageCms.profileToProfile(
        image,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(PROFILE.read_bytes())),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return cast("Image.Image", separated)  # None only where it is changed in place


def _opened(picture: Raster) -> Image.Image:
    from PIL import Image

    if picture.filter == "DCTDecode":
        return Image.open(io.BytesIO(picture.data))
    head = struct.pack(">IIBBBBB", picture.width, picture.height, 8, 2, 0, 0, 0)  # 8 bits, red, green and blue
    return Image.open(io.BytesIO(_PNG + _chunk(b"IHDR", head) + _chunk(b"IDAT", picture.data) + _chunk(b"IEND", b"")))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return buffer.getvalue()


def _rows(image: Image.Image) -> bytes:
    """The pixels as `Raster` has them: each row begins with a byte that tells its filter, here none."""
    data, length = image.tobytes(), image.width * 4
    return zlib.compress(b"".join(b"\0" + data[at : at + length] for at in range(0, len(data), length)), 6)

"""Pictures for a printing press: cyan, magenta, yellow and black (CMYK) instead of red, green and blue."""

from __future__ import annotations

import io
import zlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from dialogkit.press.art.raster import opened
from dialogkit.press.pdf.artwork import Raster
from dialogkit.press.pdf.icc import in_inks

if TYPE_CHECKING:
    from PIL import Image

_JPEG_QUALITY = 92  # it was a JPEG already: the second time should cost nothing that is seen


@cache
def separate(picture: Raster) -> Raster:
    """The same picture in CMYK, or in black alone where it is grey. Its opacity stays as it is.

    Pictures are converted here, not left to the print shop's machines, so that nothing in the file is RGB: that is what shops ask
    for and warn of.
    """
    if picture.channels == 1:
        return picture
    image = in_inks(opened(picture))
    data = _jpeg(image) if picture.filter == "DCTDecode" else _rows(image)
    return replace(picture, name=f"{picture.name}-cmyk", channels=4, data=data)


def _jpeg(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return buffer.getvalue()


def _rows(image: Image.Image) -> bytes:
    """The pixels as `Raster` has them: each row begins with a byte that tells its filter, here none."""
    data, length = image.tobytes(), image.width * 4
    return zlib.compress(b"".join(b"\0" + data[at : at + length] for at in range(0, len(data), length)), 6)

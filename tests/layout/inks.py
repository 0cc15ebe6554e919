"""What a printing press makes of inks: the colours that are seen on coated paper."""

from __future__ import annotations

import io
import re
from functools import cache

from PIL import Image, ImageCms

from dialogkit.press.pdf.icc import FOGRA39

_CHOSEN = re.compile(rb"(?<![\w.])((?:[\d.]+ ){4})([kK])\b")


@cache
def to_rgb() -> ImageCms.ImageCmsTransform:
    """From the press's inks to sRGB; the paper is white."""
    profile = ImageCms.ImageCmsProfile(io.BytesIO(FOGRA39.read_bytes()))
    return ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "CMYK", "RGB", ImageCms.Intent.RELATIVE_COLORIMETRIC)


@cache
def as_printed(*inks: float) -> tuple[int, int, int]:
    """The colour (0 to 255) of cyan, magenta, yellow and black, each from 0 to 1."""
    image = Image.new("CMYK", (1, 1), tuple(round(ink * 255) for ink in inks))
    return ImageCms.applyTransform(image, to_rgb()).getpixel((0, 0))


def printed(content: bytes) -> bytes:
    """A page's content with the colours that its inks have in print."""

    def chosen(found: re.Match[bytes]) -> bytes:
        colour = as_printed(*map(float, found[1].split()))
        return b"%s %s" % (" ".join(f"{part / 255:.4f}" for part in colour).encode(), b"rg" if found[2] == b"k" else b"RG")

    return _CHOSEN.sub(chosen, content)

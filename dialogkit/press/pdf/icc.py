"""Colour profiles: sRGB, in which pictures and the rest of a PDF are, and that of a printing press."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PIL import Image

FOGRA39 = Path(__file__).with_name("profiles") / "FOGRA39L_coated.icc"
"""Offset printing on coated paper, what European print shops expect if nothing else is agreed (see profiles/README.md)."""


@cache
def srgb() -> bytes:
    """The profile of sRGB as a file holds it, always the same bytes."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))  # its date of making (ICC.1, 7.2.8): 1 January 2000
    return bytes(profile)


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image | None:
    """An image in a profile of its own as one in sRGB. None where the profile is damaged, or for other colours than it has."""
    from PIL import ImageCms

    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None
    return cast("Image.Image", converted)  # None only where it is changed in place


def in_inks(image: Image.Image) -> Image.Image:
    """An image in sRGB as a press prints it, in CMYK.

    White stays paper white, the darkest is the press's darkest (relative colorimetric, black point compensated).
    """
    from PIL import ImageCms

    separated = ImageCms.profileToProfile(
        image,
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(FOGRA39.read_bytes())),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "CMYK",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    return cast("Image.Image", separated)  # None only where it is changed in place

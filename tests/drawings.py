"""Symbols and pictures as they look in a PDF, made in a moment.

`python drawings.py` prints the digest of a PDF with one of each sort.
"""

from __future__ import annotations

import io
from datetime import datetime, timezone
from hashlib import sha256

import pypdfium2
from PIL import Image, ImageDraw

from dialogkit.press.art.place import place
from dialogkit.press.art.raster import read_raster
from dialogkit.press.art.svg import read_svg
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.pdf.artwork import Artwork, Raster
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.metadata import DocumentInfo

BOOK = SymbolBook()
STAMP = datetime(2026, 9, 17, 12, tzinfo=timezone.utc)
MIXED = (
    '<style>.a{fill:red}.b{stroke:green}</style><g class="a b" opacity=".5"><path d="M0 0h50v50z"/><circle r="40" class="b"/></g>'
)
BLUE, WHITE, BLACK, RED = (11, 74, 111), (255, 255, 255), (0, 0, 0), (255, 0, 0)


def pdf(*artworks: Artwork, times: int = 1, side: float = 100) -> bytes:
    """A PDF with the artworks in square boxes side by side, `times` rows of them."""
    canvas = PressCanvas(DocumentInfo("Title", "en-GB", STAMP), house_fonts().first)
    canvas.start_page(side * len(artworks), side * times)
    canvas.setLineCap(1)
    canvas.setDash(3, 2)  # what was set before must not show in a symbol
    for row in range(times):
        for index, artwork in enumerate(artworks):
            place(canvas, artwork, index * side, row * side, side, side, "#0B4A6F")
    return canvas.finish()


def picture(artwork: Artwork) -> Image.Image:
    """The artwork as it looks, in a square of 100 by 100 pixels."""
    return pypdfium2.PdfDocument(pdf(artwork))[0].render(scale=1).to_pil().convert("RGB")


def svg(body: str, view: str = "0 0 100 100") -> bytes:
    namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {namespaces} viewBox="{view}">{body}</svg>'.encode()


def drawn(data: bytes) -> Raster:
    """An SVG as a picture that is as large as the squares it is looked at in: a photograph's size takes ten times as long."""
    return read_svg(data, 200)


def looks(image: Image.Image, x: int, y: int, colour: tuple[int, int, int]) -> bool:
    return all(abs(a - b) <= 3 for a, b in zip(image.getpixel((x, y)), colour))


def raster(image: Image.Image, kind: str, **options: object) -> Raster:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    buffer.seek(0)
    return read_raster(buffer)


def sample() -> Image.Image:
    """Blue, with a red corner at the upper left."""
    image = Image.new("RGB", (200, 100), BLUE)
    ImageDraw.Draw(image).rectangle((0, 0, 59, 59), fill=RED)
    return image


def digest() -> str:
    """Of a PDF with a symbol of each sort."""
    pixels = [raster(sample(), kind) for kind in ("PNG", "JPEG")]
    return sha256(pdf(BOOK.artwork("home"), BOOK.artwork("brand-kbin"), drawn(svg(MIXED)), *pixels)).hexdigest()


if __name__ == "__main__":
    print(digest())

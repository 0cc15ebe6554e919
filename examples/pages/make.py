"""Makes the pictures in README out of a finished kit: python examples/pages/make.py examples/solbakken-2026/build

The picture of tiles is made out of the folder `tiles` in it, where there is one (build --tile A4 --out …/build/tiles), that of
cards for a print shop out of the folder `printshop` (build --printshop --out …/build/printshop).
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

HEIGHT = 420  # pixels
PAGES = {"handout": (1, 2, 5), "tasks": (1, 3), "poster": (1,), "board": (1,), "cards": (1, 15), "report": (1, 9, 20)}


def strip(file: Path, numbers: tuple[int, ...]) -> Image.Image:
    """The pages side by side, each with a thin frame."""
    pdf = pypdfium2.PdfDocument(file)
    pages = []
    for number in numbers:
        page = pdf[number - 1]
        scale = HEIGHT * 2 / page.get_height()
        picture = page.render(scale=scale).to_pil().convert("RGB")
        if page.get_trimbox() != page.get_mediabox():
            cut(picture, [edge * scale for edge in page.get_trimbox()])
        pages.append(picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS))
    gap = 12
    whole = Image.new("RGB", (sum(page.width + gap for page in pages) + gap, HEIGHT + 2 * gap), "#D9DEE2")
    left = gap
    for page in pages:
        whole.paste(page, (left, gap))
        left += page.width + gap
    return whole.quantize(200)


def cut(picture: Image.Image, trim: list[float]) -> None:
    """A dashed line where a page is cut, dark and light, so that it shows on any ground."""
    draw = ImageDraw.Draw(picture)
    left, high, right, low = (round(edge) for edge in trim)
    for start in range(0, max(picture.size), 24):
        for colour, at in (("#1B1F23", start), ("#FFFFFF", start + 12)):
            for y in (low, high):
                if left <= at <= right:
                    draw.line((at, y, min(at + 12, right), y), colour, 3)
            for x in (left, right):
                if high <= at <= low:
                    draw.line((x, at, x, min(at + 12, low)), colour, 3)


def main(build: Path) -> None:
    for name, numbers in PAGES.items():
        strip(build / f"{name}.pdf", numbers).save(Path(__file__).parent / f"{name}.png", optimize=True)
    tiles = build / "tiles" / "poster.pdf"
    if tiles.exists():
        strip(tiles, (1, 2, 3, 4, 5)).save(Path(__file__).parent / "tiles.png", optimize=True)
    shop = build / "printshop" / "cards-printshop.pdf"
    if shop.exists():
        strip(shop, (1, 2, 85, 86)).save(Path(__file__).parent / "printshop.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

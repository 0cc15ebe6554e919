"""Makes the pictures in README out of a finished kit: python examples/pages/make.py examples/solbakken-2026/build

The picture of tiles is made out of the folder `tiles` in it, where there is one (build --tile A4 --out …/build/tiles).
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

HEIGHT = 420  # pixels
PAGES = {"handout": (1, 2, 5), "tasks": (1, 3), "poster": (1,), "board": (1,), "cards": (1, 15), "report": (1, 9, 20)}


def strip(file: Path, numbers: tuple[int, ...]) -> Image.Image:
    """The pages side by side, each with a thin frame."""
    pdf = pypdfium2.PdfDocument(file)
    pages = []
    for number in numbers:
        page = pdf[number - 1]
        picture = page.render(scale=HEIGHT * 2 / page.get_height()).to_pil().convert("RGB")
        pages.append(picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS))
    gap = 12
    whole = Image.new("RGB", (sum(page.width + gap for page in pages) + gap, HEIGHT + 2 * gap), "#D9DEE2")
    left = gap
    for page in pages:
        whole.paste(page, (left, gap))
        left += page.width + gap
    return whole.quantize(200)


def main(build: Path) -> None:
    for name, numbers in PAGES.items():
        strip(build / f"{name}.pdf", numbers).save(Path(__file__).parent / f"{name}.png", optimize=True)
    cut = build / "tiles" / "poster.pdf"
    if cut.exists():
        strip(cut, (1, 2, 3, 4, 5)).save(Path(__file__).parent / "tiles.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Makes the pictures in README and docs: python examples/pages/make.py

It builds the complete example into a temporary folder, again for each choice at the printer, with the options that README
tells; so a picture shows what the command beside it makes. The same checkout always gives the same pictures.
"""

from __future__ import annotations

import io
import shlex
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont
from resvg_py import svg_to_bytes

from dialogkit.cli import main as dialogkit
from dialogkit.processes import MATERIALS

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "solbakken-2026"
HEIGHT = 560  # pixels of a page in a strip
MM = 72 / 25.4  # points
GAP, GROUND, INK, BLUE = 12, "#D9DEE2", "#1B1F23", "#0B4A6F"
KIT = {
    "overview": (1,), "invitation": (1, 2), "programme": (1, 3), "themes": (1, 2), "handout": (4, 7), "tasks": (3, 4),
    "mat": (3, 10), "poster": (1,), "board": (1,), "cards": (1, 13), "consent": (1, 2), "wall": (1, 2),
    "minutes-konferansen": (1, 2), "slides": (3, 11), "guide": (1, 2), "report": (6, 7), "plan-wall": (1, 2),
    "easy-report": (3, 4), "findings": (1, 2), "roundrobin": (1,), "proposals": (1, 2), "decide": (1, 2), "agreement": (1, 2),
    "summary": (1,), "thanks": (1,),
}  # fmt: skip
FOUR = "--cards quotes:q3,rights:19,questions:2,blank:1"  # one card of each kind, which fill a sheet of A7
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Part:
    """One labelled picture: `pages` of `file`, from what `options` build. `crop` is left, top, right and bottom in mm."""

    label: str
    options: str
    file: str
    pages: tuple[int, ...] = (1,)
    size: str = "A7"
    lay: str = "beside"  # beside, turned (over the side, with an arrow), over (over the top) or piles (two piles)
    crop: Box | None = None


def cards(label: str, setting: str, pages: tuple[int, ...] = (1,), **more: object) -> Part:
    """Sheets of four cards, one of each kind."""
    return Part(label, f"{FOUR} {setting}", "cards-selection.pdf", pages, **more)


def corner(label: str, setting: str, page: int = 1) -> Part:
    """The upper left of a sheet of cards, near enough to see lines."""
    return cards(label, setting, (page,), crop=(22, 36.5, 84, 92))


# Each picture: pixels for a millimetre, and what is in it.
CHOICES: dict[str, tuple[float, list[Part]]] = {
    "sizes": (0.55, [
        *(Part(f"{size}: {count}", "--cards questions", "cards-selection.pdf", size=size)
          for size, count in (("poker", 9), ("bridge", 9), ("tarot", 4), ("A7", 4), ("A6", 2), ("A5", 1))),
        Part("A7 on A3: 10", "--cards questions --print cards.paper=A3", "cards-selection.pdf"),
        Part("A7 on Letter: 4", "--cards questions --print cards.paper=Letter", "cards-selection.pdf"),
    ]),
    "backs": (0.55, [
        cards("none", "--print cards.backs=none"),
        cards("long-edge", "--print cards.backs=long-edge", (1, 2), lay="turned"),
        cards("separate: two files", "--print cards.backs=separate", (1, 0)),
        cards("gutterfold", "--print cards.backs=gutterfold"),
        cards("short-edge", "--print cards.backs=short-edge", (1, 2), lay="over"),
        cards("fronts-then-backs", "--print cards.backs=fronts-then-backs", (1, 2), lay="piles"),
    ]),
    "back": (0.8, [cards(f"back: {back}", f"--print cards.back={back}", (2,)) for back in ("deck", "kind", "card")]),
    "guides": (3.2, [
        *(corner(f"guides: {lines}", f"--print cards.guides.front={lines}") for lines in ("none", "corners", "margin", "full")),
        corner("full, and corner: 8", "--print cards.guides.front=full --print cards.corner=8"),
        corner("bleed: 0, a back", "--print cards.bleed=0", 2),
        corner("bleed: 3, with marks", "--print cards.bleed=3 --print cards.guides.back=corners", 2),
    ]),
    "reprint": (0.8, [
        cards(FOUR.removeprefix("--cards "), "", (1, 2)),
        Part("questions:2 --copies 4", "--cards questions:2 --copies 4", "cards-selection.pdf", (1, 2)),
    ]),
    "labels": (0.8, [
        Part(sheet, f"--only cards --print cards.sheet={sheet}", "cards.pdf") for sheet in ("L7165", "2x2-A6", "4x2-A7")
    ]),
    "proof": (0.95, [
        Part("a sheet", "--only cards --proof", "cards-proof.pdf"),
        Part("all cards", "--only cards --proof", "cards-proof.pdf", (33,)),
        Part("against the light", "--only cards --proof", "cards-proof.pdf", (40,)),
    ]),
    "ink": (1.3, [
        Part(f"{ink}{what}", f"--ink {ink} --only board", "board.pdf", crop=(8, 8, 208, 150))
        for ink, what in (("colour", ""), ("grey", ": patterns"), ("low", ": outlines"))
    ]),
    "booklet": (0.8, [
        Part("both sides of a sheet", "--only handout --booklet", "handout-booklet.pdf", (5, 6)),
        Part("the last page", "--only handout --booklet", "handout-booklet.pdf", (9,)),
    ]),
    "posters": (0.3, [
        Part(size, f"--only poster --print poster.size={size}", "poster.pdf") for size in ("A4", "A3", "A2", "A1")
    ]),
    "tiles": (0.8, [Part("", "--only poster --tile A4", "poster.pdf", (1, 2, 3, 4, 5))]),
    "board-2x2": (0.6, [Part("", "--only board --print 'board.size=2x2 A4'", "board.pdf", (1, 2, 3, 4, 5))]),
}  # fmt: skip


def main() -> None:
    for name, numbers in KIT.items():
        material = next(each.name for each in MATERIALS if f"{name}-".startswith(f"{each.name}-"))
        save(material, strip(built(f"--only {material}", "70x97") / f"{name}.pdf", numbers))
    save("printshop", strip(built("--only cards --printshop") / "cards-printshop.pdf", (1, 2, 85, 86)))
    for name, (scale, parts) in CHOICES.items():
        save(name, flow([labelled(part.label, laid(part, scale)) for part in parts]))
    save("calibrate", calibration())
    save("cut-file", cut_file())


def save(name: str, picture: Image.Image) -> None:
    picture.quantize(256, Image.Quantize.MAXCOVERAGE).save(HERE / f"{name}.png", optimize=True)


@cache
def folder() -> Path:
    """The example with cards of each size, and all that is built of it."""
    return Path(tempfile.mkdtemp())


@cache
def example(size: str) -> Path:
    copied = folder() / size
    shutil.copytree(EXAMPLE, copied, ignore=shutil.ignore_patterns("build", "public"))
    file = copied / "cycle.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("  size: 70x97", f"  size: {size}"), encoding="utf-8")
    return copied


@cache
def built(options: str, size: str = "A7") -> Path:
    """The folder with what dialogkit builds with options as they are typed."""
    out = Path(tempfile.mkdtemp(dir=folder()))
    if dialogkit(["build", str(example(size)), "--out", str(out), "--quiet", *shlex.split(options)]):
        raise SystemExit(f"dialogkit build {options}: see above")
    return out


# ------------------------------------------------------------------------------------------------ pages


def strip(file: Path, numbers: tuple[int, ...]) -> Image.Image:
    """The pages side by side, each with a thin frame, and a dashed line where it is cut."""
    pdf = pypdfium2.PdfDocument(file)
    return row([shown(page, HEIGHT / page.get_height(), whole=True) for page in (pdf[number - 1] for number in numbers)])


def shown(page: pypdfium2.PdfPage, scale: float, whole: bool = False, crop: Box | None = None) -> Image.Image:
    """A page, drawn twice as large and made smaller, so that thin lines stay. `scale` is in pixels for a point."""
    picture = page.render(scale=scale * 2).to_pil().convert("RGB")
    if whole and page.get_trimbox() != page.get_mediabox():
        cut(picture, [edge * scale * 2 for edge in page.get_trimbox()])
    if crop:
        picture = picture.crop(tuple(round(edge * MM * scale * 2) for edge in crop))
    return picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS)


def cut(picture: Image.Image, trim: list[float]) -> None:
    """A dashed line where a page is cut, dark and light, so that it shows on any ground."""
    draw = ImageDraw.Draw(picture)
    left, high, right, low = (round(edge) for edge in trim)
    for start in range(0, max(picture.size), 24):
        for colour, at in ((INK, start), ("#FFFFFF", start + 12)):
            for y in (low, high):
                if left <= at <= right:
                    draw.line((at, y, min(at + 12, right), y), colour, 3)
            for x in (left, right):
                if high <= at <= low:
                    draw.line((x, at, x, min(at + 12, low)), colour, 3)


def laid(part: Part, scale: float) -> Image.Image:
    """A part's pages. Page 0 is the first of the file with the backs."""
    out = built(part.options, part.size)
    pages = []
    for number in part.pages:
        file = out / (part.file if number else part.file.replace(".pdf", "-backs.pdf"))
        pages.append(shown(pypdfium2.PdfDocument(file)[max(number, 1) - 1], scale / MM, crop=part.crop))
    if part.lay == "piles":
        pages = [pile(page) for page in pages]
    if part.lay == "over":
        return over(*pages)
    picture = row(pages)
    if part.lay in ("turned", "piles"):
        arrow(picture, (picture.width // 2, GAP + 18), upright=False)
    return picture


def row(pages: Sequence[Image.Image]) -> Image.Image:
    size = sum(page.width + GAP for page in pages) + GAP, max(page.height for page in pages) + 2 * GAP
    whole = Image.new("RGB", size, GROUND)
    left = GAP
    for page in pages:
        whole.paste(page, (left, GAP))
        left += page.width + GAP
    return whole


def over(front: Image.Image, back: Image.Image) -> Image.Image:
    """A front below its back, as a sheet is turned over its upper edge."""
    whole = Image.new("RGB", (front.width + 2 * GAP + 16, front.height + back.height + 3 * GAP), GROUND)
    whole.paste(back, (GAP, GAP))
    whole.paste(front, (GAP, back.height + 2 * GAP))
    arrow(whole, (front.width + GAP - 4, whole.height // 2), upright=True)
    return whole


def pile(page: Image.Image) -> Image.Image:
    """A page on three more."""
    whole = Image.new("RGB", (page.width + 9, page.height + 9), GROUND)
    draw = ImageDraw.Draw(whole)
    for step in (9, 6, 3, 0):
        draw.rectangle((step, 9 - step, step + page.width - 1, 9 - step + page.height - 1), "#FFFFFF", INK)
    whole.paste(page.crop((1, 1, page.width - 1, page.height - 1)), (1, 10))
    return whole


def arrow(picture: Image.Image, at: tuple[int, int], upright: bool) -> None:
    """A bent arrow from left to right, or from below to above: the way a sheet is turned."""
    draw, (x, y) = ImageDraw.Draw(picture), at
    if upright:
        draw.arc((x - 14, y - 26, x + 18, y + 26), -80, 90, BLUE, 4)
        draw.polygon([(x - 6, y - 25), (x + 7, y - 33), (x + 7, y - 17)], BLUE)
    else:
        draw.arc((x - 26, y - 10, x + 26, y + 22), 180, 350, BLUE, 4)
        draw.polygon([(x + 25, y + 16), (x + 17, y + 3), (x + 33, y + 3)], BLUE)


# ------------------------------------------------------------------------------------------------ labels


@cache
def lettering() -> ImageFont.FreeTypeFont:
    fonts = Path(find_spec("fontpkg_atkinson_hyperlegible").submodule_search_locations[0]) / "files"
    return ImageFont.truetype(fonts / "AtkinsonHyperlegible-Bold.ttf", 16)


def labelled(label: str, picture: Image.Image) -> Image.Image:
    """A picture with its label above it."""
    if not label:
        return picture
    font = lettering()
    whole = Image.new("RGB", (max(picture.width, round(font.getlength(label)) + 2 * GAP), picture.height + 24), GROUND)
    whole.paste(picture, (0, 24))
    ImageDraw.Draw(whole).text((GAP, 8), label, INK, font)
    return whole


def flow(parts: Sequence[Image.Image], width: int = 920) -> Image.Image:
    """Parts side by side, in as many rows as the width wants."""
    rows: list[list[Image.Image]] = [[]]
    for part in parts:
        if rows[-1] and sum(other.width for other in rows[-1]) + part.width > width:
            rows.append([])
        rows[-1].append(part)
    size = (max(sum(part.width for part in parts) for parts in rows), sum(max(part.height for part in parts) for parts in rows))
    whole, top = Image.new("RGB", size, GROUND), 0
    for parts in rows:
        left = 0
        for part in parts:
            whole.paste(part, (left, top))
            left += part.width
        top += max(part.height for part in parts)
    return whole


# ------------------------------------------------------------------------------------------------ sheets that are no kit


def calibration() -> Image.Image:
    """Both pages, and page 1 held against the light with a back that lies 1.5 mm to the right and 1 mm too low."""
    sheet = folder() / "calibrate.pdf"
    dialogkit(["calibrate", "--out", str(sheet), "--quiet"])
    pdf, near = pypdfium2.PdfDocument(sheet), 12.0
    front, back = (pdf[number].render(scale=near / MM).to_pil().convert("RGB") for number in (0, 1))
    through = back.transpose(Image.Transpose.FLIP_LEFT_RIGHT).point(lambda light: 255 - (255 - light) * 3 // 4)
    seen = ImageChops.darker(front, ImageChops.offset(through, round(1.5 * near), round(near)))
    middle = seen.crop(tuple(round(edge * near) for edge in (42, 85, 131, 167.5))).resize((453, 420), Image.Resampling.LANCZOS)
    pages = [labelled(f"page {number + 1}", row([shown(pdf[number], 0.9 / MM)])) for number in (0, 1)]
    return flow([*pages, labelled("against the light: dx +1,5 and dy +1", row([middle]))])


def cut_file() -> Image.Image:
    """The cut file, its lines drawn thicker, and the sheet that it belongs to."""
    out = built(f"{FOUR} --print cards.cut_file=yes")
    svg = (out / "cards-selection-cut.svg").read_text(encoding="utf-8").replace('stroke-width="0.1"', 'stroke-width="0.5"')
    pixels = svg.replace('width="210mm" height="297mm"', 'width="840" height="1188"')
    lines = Image.open(io.BytesIO(svg_to_bytes(svg_string=pixels, background="white"))).convert("RGB")
    sheet = shown(pypdfium2.PdfDocument(out / "cards-selection.pdf")[0], 1 / MM)
    drawn = lines.resize(sheet.size, Image.Resampling.LANCZOS)
    return flow([labelled("the sheet", row([sheet])), labelled("cards-cut.svg", row([drawn]))])


if __name__ == "__main__":
    try:
        main()
    finally:
        shutil.rmtree(folder())

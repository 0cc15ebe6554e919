"""Draws windows and pages for LESMEG.md: see `make`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

WIDTH, GAP, ROW, LETTERS = 700, 12, 27, 18  # pixels
CELL, SMALL = 7.5, 15  # pixels; a letter of a table that is 88 wide
MM = 72 / 25.4  # points
GROUND, INK, DIM, LINE, BLUE, RING = "#D9DEE2", "#1B1F23", "#5F6B76", "#98A2AB", "#0B4A6F", "#C2410C"
DARK = {"": "#E6EAED", "bold": "#FFFFFF", "dim": "#9BA6AF", "red": "#FF9C8F", "cyan": "#8FDDE8", "yellow": "#FFD479"}
LIGHT = {"": INK, "bold": INK, "dim": DIM}

Span = tuple[str, str]  # text, and its styles: a colour, button, ring, folder, file, on, off, arrow
# or, in a table, @ and how many letters of the row stand before it
Row = tuple[Span, ...]


@dataclass(frozen=True)
class Window:
    """A window: its title, what stands in the address bar, its rows, and what stands at its foot."""

    title: str
    rows: tuple[Row, ...]
    bar: str = ""
    foot: str = ""
    dark: bool = False


@dataclass(frozen=True)
class Sheets:
    """Pages of what dialogkit has built, the words on them, and what is drawn upon them: cuts, ruler or nothing."""

    pages: tuple[tuple[str, int], ...]
    words: str
    drawn: str = ""


def page(name: str, number: int) -> pypdfium2.PdfPage:
    return pypdfium2.PdfDocument(Path("kit") / f"{name}.pdf")[number - 1]


@cache
def font(bold: bool) -> ImageFont.FreeTypeFont:
    fonts = Path(find_spec("fontpkg_atkinson_hyperlegible").submodule_search_locations[0]) / "files"
    return ImageFont.truetype(fonts / f"AtkinsonHyperlegible-{'Bold' if bold else 'Regular'}.ttf", LETTERS)


def joined(parts: list[Image.Image]) -> Image.Image:
    """Parts below each other."""
    whole = Image.new("RGB", (max(part.width for part in parts), sum(part.height for part in parts)), GROUND)
    top = 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


def drawn(part: Window | Sheets) -> Image.Image:
    return window(part) if isinstance(part, Window) else laid(part)


def window(shown: Window) -> Image.Image:
    """A window with a shadow of a frame, its title, its bar, its rows and its foot."""
    rows = [line for row in shown.rows for line in wrapped(row)]
    high = (2 if shown.bar else 1) * 34 + sum(map(height, rows)) + 2 * GAP + (30 if shown.foot else 0)
    whole = Image.new("RGB", (WIDTH, high + 2 * GAP), GROUND)
    draw = ImageDraw.Draw(whole)
    left, top, right = GAP, GAP, WIDTH - GAP
    draw.rectangle((left, top, right, top + high), "#1E2429" if shown.dark else "#FFFFFF", LINE)
    draw.rectangle((left, top, right, top + 34), "#EEF1F3", LINE)
    draw.text((left + GAP, top + 8), shown.title, DIM, font(False))
    draw.line((right - 24, top + 12, right - 14, top + 22), DIM, 2)
    draw.line((right - 24, top + 22, right - 14, top + 12), DIM, 2)
    top += 34
    if shown.bar:
        text, x = shown.bar.removeprefix("*"), left + 2 * GAP
        draw.rounded_rectangle((left + GAP, top + 5, right - GAP, top + 31), 6, "#F6F8F9", LINE)
        draw.text((x, top + 8), text, INK, font(text != shown.bar))
        if text != shown.bar:
            ring(draw, (x, top + 5, x + font(True).getlength(text), top + 31))
        top += 34
    top += GAP
    above = ""
    for row in rows:
        text = "".join(text for text, _ in row)
        aside = font(False).getlength(above[: text.find("^")]) if text.strip() == "^" else 0  # it points at a letter above it
        line(draw, (("^", row[-1][1]),) if aside else row, (left + GAP + aside, top), DARK if shown.dark else LIGHT)
        top += height(row)
        above = text
    if shown.foot:
        top = GAP + high - 30
        draw.line((left, top, right, top), LINE)
        text = shown.foot.removeprefix("*")
        x = right - 100
        draw.text((x, top + 6), text, INK, font(False))
        if text != shown.foot:
            ring(draw, (x, top + 4, x + font(False).getlength(text), top + 27))
    return whole


def height(row: Row) -> int:
    return ROW + 14 if any("button" in style or "arrow" in style for _, style in row) else ROW


def wrapped(row: Row) -> Iterator[Row]:
    """A row as several, where it is wider than the window."""
    spans: list[Span] = []
    room = width = WIDTH - 5 * GAP
    for text, style in row:
        for word in re.findall(r"\s*\S+\s*$|\s*\S+|\s+", text) if style in DARK else [text]:
            wide = round(font("bold" in style).getlength(word))
            if wide > room and spans:
                yield tuple(spans)
                spans, room, word = [], width, word.lstrip()
            spans.append((word, style))
            room -= wide
    yield tuple(spans)


def line(draw: ImageDraw.ImageDraw, row: Row, at: tuple[float, float], colours: dict[str, str]) -> None:
    """One row of a window."""
    x, y = at
    for text, style in row:
        letters = font("bold" in style or "button" in style)
        if style.startswith("@"):
            x, letters = at[0] + int(style[1:]) * CELL, letters.font_variant(size=SMALL)
        x += icon(draw, style, (x, y), colours)
        inner = x + (GAP if "button" in style else 0)
        indent = letters.getlength(text[: len(text) - len(text.lstrip())])
        wide = letters.getlength(text)
        box = (x + indent, y, inner + wide + (GAP if "button" in style else 0), y + ROW - 2)
        if "button" in style:
            box = (box[0], y + 4, box[2], y + ROW + 8)
            draw.rounded_rectangle(box, 6, BLUE)
        colour = "#FFFFFF" if "button" in style else colours.get(style, colours[""])
        draw.text((inner, y + (9 if "button" in style else 3)), text, colour, letters)
        if "ring" in style:
            ring(draw, box)
        x = box[2] + (GAP if "button" in style else 0)


def icon(draw: ImageDraw.ImageDraw, style: str, at: tuple[float, float], colours: dict[str, str]) -> int:
    """What stands before a text: a folder, a sheet, a ring to choose by, or an arrow upwards. Returns its width."""
    x, y = at
    if "folder" in style:
        draw.rectangle((x, y + 5, x + 9, y + 9), "#D9A441")
        draw.rectangle((x, y + 8, x + 20, y + 21), "#F0C36A", "#B4822B")
    elif "file" in style:
        draw.rectangle((x + 3, y + 4, x + 17, y + 22), "#FFFFFF", DIM)
        for step in (9, 13, 17):
            draw.line((x + 6, y + step, x + 14, y + step), LINE)
    elif style.split(" ")[0] in ("on", "off"):
        draw.ellipse((x + 2, y + 4, x + 18, y + 20), "#FFFFFF", INK)
        if style.startswith("on"):
            draw.ellipse((x + 6, y + 8, x + 14, y + 16), BLUE)
    elif style == "arrow":
        draw.line((x + 36, y - 10, x + 36, y + 12), RING, 4)
        draw.polygon([(x + 36, y - 24), (x + 27, y - 9), (x + 45, y - 9)], RING)
        return 56
    else:
        return 0
    return 30


def ring(draw: ImageDraw.ImageDraw, box: tuple[float, float, float, float]) -> None:
    """A ring round what the reader is to find."""
    left, top, right, low = box
    draw.rounded_rectangle((left - 7, top - 2, right + 7, low + 2), 9, outline=RING, width=3)


def laid(shown: Sheets) -> Image.Image:
    """Pages side by side."""
    if shown.drawn == "ruler":
        return measured(shown.pages[0])
    high = 300 if len(shown.pages) > 1 else 420
    pages = []
    for each in shown.pages:
        found = page(*each)
        scale = high / max(found.get_height(), found.get_width() / 1.4)
        picture = found.render(scale=scale * 2).to_pil().convert("RGB")
        if shown.drawn == "cuts":
            cuts(picture, scale * 2)
        pages.append(picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.LANCZOS))
    whole = Image.new(
        "RGB", (sum(each.width + GAP for each in pages) + GAP, max(each.height for each in pages) + 2 * GAP), GROUND
    )
    left = GAP
    for each in pages:
        whole.paste(each, (left, GAP))
        left += each.width + GAP
    return whole


def marks(found: pypdfium2.PdfPage, foot: bool) -> tuple[list[float], list[float]]:
    """Where the short lines of a page stand, upright and level, in points: of its ruler at the foot, or those to cut by."""
    upright, level = set(), set()
    for each in found.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
        left, low, right, high = each.get_bounds()
        if max(right - left, high - low) < 8 * MM and min(right - left, high - low) < MM and (high < 20 * MM) == foot:
            (upright if right - left < high - low else level).add(round(left if right - left < high - low else low))
    return sorted(upright), sorted(level)


def cuts(picture: Image.Image, scale: float) -> None:
    """Dashed lines from mark to mark. `scale` is in pixels for a point."""
    draw = ImageDraw.Draw(picture)
    upright, level = marks(page("cards", 1), foot=False)
    for place in upright:
        for start in range(0, picture.height, 28):
            draw.line((place * scale, start, place * scale, start + 16), RING, 4)
    for place in level:
        y = picture.height - place * scale
        for start in range(0, picture.width, 28):
            draw.line((start, y, start + 16, y), RING, 4)


def measured(where: tuple[str, int]) -> Image.Image:
    """The foot of a page with its line of 100 mm, and a ruler held to it."""
    found, scale = page(*where), 2.0
    upright, _ = marks(found, foot=True)
    sheet = found.render(scale=scale).to_pil().convert("RGB")
    wide, foot = round(130 * MM * scale), round(20 * MM * scale)
    whole = Image.new("RGB", (wide + 2 * GAP, foot + 80 + 2 * GAP), GROUND)
    whole.paste(sheet.crop((0, sheet.height - foot, wide, sheet.height)), (GAP, GAP))
    draw, left, top = ImageDraw.Draw(whole), GAP + (upright[0] + 0.5) * scale, GAP + foot
    draw.rectangle((left - 14, top, whole.width - GAP, top + 74), "#F3E3B5", "#A08540")
    for millimetre in range(113):
        x = left + millimetre * MM * scale
        draw.line((x, top, x, top + (24 if millimetre % 10 == 0 else 16 if millimetre % 5 == 0 else 9)), INK)
        if millimetre % 10 == 0:
            text = str(millimetre // 10)
            draw.text((x - font(False).getlength(text) / 2, top + 32), text, INK, font(False))
    return whole

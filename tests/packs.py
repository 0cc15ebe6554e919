"""Symbol packs of our own making: drawings that are computed, as a folder and as a zip file, and whatever a pack must not be."""

from __future__ import annotations

import io
import math
import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from dialogkit.cycle.packs.ideas import ideas

HUES = ("#D62828", "#F7B801", "#3D9A50", "#2A6FB0", "#8E4A9E", "#F18701", "#1B998B")
WORDS = {  # of each idea: nb, nn, en
    "kaffe": ("kaffe", "kaffi", "coffee"),
    "mat": ("mat", "mat", "food"),
    "doer": ("dør", "dør", "door"),
    "klokke": ("klokka", "klokka", "clock"),
    "hjelp": ("hjelp", "hjelp", "help"),
    "ja": ("ja", "ja", "yes"),
    "nei": ("nei", "nei", "no"),
    "tur": ("gå tur", "gå tur", "go for a walk"),
    "penger": ("penger", "pengar", "money"),
    "seng": ("seng", "seng", "bed"),
    "buss": ("buss", "buss", "bus"),
    "musikk": ("musikk", "musikk", "music"),
    "familie": ("familie", "familie", "family"),
    "bestemme": ("velge selv", "velje sjølv", "choose for ourselves"),
}


def drawing(number: int) -> bytes:
    """An SVG drawing in colours that is unlike those of other numbers, with a dark outline, as such packs have them."""
    hue, other = HUES[number % 7], HUES[(number * 3 + 2) % 7]
    corners = 3 + number % 6
    points = " ".join(
        f"{50 + 44 * math.sin(2 * math.pi * turn / corners):.1f},{50 - 44 * math.cos(2 * math.pi * turn / corners):.1f}"
        for turn in range(corners)
    )
    line = 'stroke="#111111" stroke-width="4" stroke-linejoin="round"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><polygon points="{points}" fill="{hue}" {line}/>'
        f'<circle cx="50" cy="54" r="{14 + number % 5}" fill="{other}" {line}/></svg>'
    ).encode()


def small(number: int) -> bytes:
    """A PNG drawing in colours on nothing, that takes no program to read."""
    image = Image.new("RGBA", (320, 320))
    ImageDraw.Draw(image).regular_polygon((160, 160, 155), 3 + number % 6, fill=HUES[number % 7], outline="#111111")
    ImageDraw.Draw(image).point((160 + number % 40, 160 + number // 40 % 40), fill="#FFFFFF")
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def photo(number: int, width: int = 640, height: int = 480) -> bytes:
    """A JPEG with colours to its edges, in which a light disc stands to the right of the middle."""
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    image = Image.blend(image, Image.new("RGB", image.size, HUES[number % 7]), 0.5)
    ImageDraw.Draw(image).ellipse(
        (width * 0.6, height * 0.3, width * 0.6 + 120, height * 0.3 + 120), fill="#FFF3D6", outline="#111111"
    )
    data = io.BytesIO()
    image.save(data, "JPEG", quality=85)
    return data.getvalue()


def sort_of(number: int) -> tuple[str, bytes]:
    """The end of a file's name and the file: a drawing of each sort that packs have, and a photo, by turns.

    Drawn tightly, with margins, on white, on white with ripples, on black, wide, tall.
    """
    sort = number % len(SORTS)
    one = Image.open(io.BytesIO(small(number)))
    if SORTS[sort] == "svg":
        return "svg", drawing(number)
    if SORTS[sort] == "photo":
        return "jpg", photo(number)
    if SORTS[sort] == "black":
        drawn = Image.new("RGB", (400, 400))
        ImageDraw.Draw(drawn).regular_polygon((200, 200, 150), 3 + number % 6, fill="white")
    elif SORTS[sort] in ("white", "rippled"):
        drawn = Image.new("RGB", (600, 600), "white")
        drawn.paste(one, (140, 140), one)
    else:
        size = {"margins": (600, 600), "wide": (1000, 320), "tall": (320, 700)}[SORTS[sort]]
        drawn = ImageOps.pad(one, size) if SORTS[sort] != "margins" else ImageOps.expand(one, 140)
        if SORTS[sort] == "wide":
            drawn.paste(one, (0, 0))
            drawn.paste(one, (680, 0))
        elif SORTS[sort] == "tall":
            drawn.paste(one, (0, 380))
            drawn.paste(one, (0, 0))
    data = io.BytesIO()
    drawn.save(data, "JPEG" if SORTS[sort] == "rippled" else "PNG")
    return ("jpg" if SORTS[sort] == "rippled" else "png"), data.getvalue()


SORTS = ("svg", "margins", "white", "rippled", "wide", "tall", "black", "photo")


def of_every_sort(each: int = 1) -> dict[str, bytes]:
    """The files of a pack with pictures of all sorts for all ideas that have a symbol, or for each second, third … of them."""
    rows, files, said = "", {}, set[tuple[str, str]]()
    for number, idea in enumerate(idea for idea in ideas().values() if idea.symbol):
        words = {lang: [word for word in idea.words[lang][:2] if (lang, word) not in said] for lang in ("nb", "nn", "en")}
        said |= {(lang, word) for lang in words for word in words[lang]}
        if number % each or not any(words.values()):
            continue
        ending, data = sort_of(number)
        files[f"{number}.{ending}"] = data
        told = ", ".join(f"{lang}: {found}" for lang, found in words.items() if found)
        kind = ", kind: photo, people: nei, alt: En lys skive" if SORTS[number % len(SORTS)] == "photo" else ""
        rows += f"  - {{file: {number}.{ending}, {told}{kind}}}\n"
    return {"pack.yaml": (HEAD + rows).encode(), **files}


def rows_of(words: Mapping[str, tuple[str, str, str]], ending: str = "svg") -> str:
    return "".join(f"  - {{file: {name}.{ending}, nb: [{nb}], nn: [{nn}], en: [{en}]}}\n" for name, (nb, nn, en) in words.items())


HEAD = """\
name: Fargerike tegninger
licence: CC BY-SA 4.0
credit: Tegnet av regnestykket for Solbakken
source: https://example.no/tegninger
pictures:
"""


def colourful(words: Mapping[str, tuple[str, str, str]] = WORDS, head: str = HEAD, ending: str = "svg") -> dict[str, bytes]:
    """The files of a pack of drawings in colour."""
    drawn = drawing if ending == "svg" else small
    files = {f"{name}.{ending}": drawn(number) for number, name in enumerate(words)}
    return {"pack.yaml": (head + rows_of(words, ending)).encode(), **files}


def half() -> dict[str, bytes]:
    """The files of a pack that lacks half of the words, and has no credit to print."""
    words = {name: words for number, (name, words) in enumerate(WORDS.items()) if number % 2}
    return colourful(words, "name: Halvparten\nlicence: egne bilder\npictures:\n", "png")


def as_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def as_zip(path: Path, files: Mapping[str, bytes] | Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in files.items() if isinstance(files, Mapping) else files:
            file.writestr(name, data)
    return path


def of_entries(count: int) -> bytes:
    """A zip file that is nothing but the list of its contents (APPNOTE.TXT of PKWARE, 4.3.12 and 4.3.16)."""
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<HHHHHLL", 1, 0, 0, 0, 0, 0, 0) + b"a"
    told = min(count, 0xFFFF)
    return entry * count + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, told, told, len(entry) * count, 0, 0)

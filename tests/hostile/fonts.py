# ruff: noqa: E501 — one attack, one line
"""TrueType files: a few bytes that say there are millions of letters."""

from __future__ import annotations

import importlib.util
import struct
from pathlib import Path

from hostile import file, kind, year

Tables = dict[bytes, bytes]


def tables() -> Tables:
    """The tables of a font that is fine."""
    folder = importlib.util.find_spec("fontpkg_atkinson_hyperlegible").submodule_search_locations[0]
    data = (Path(folder) / "files" / "AtkinsonHyperlegible-Regular.ttf").read_bytes()
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * number)
        found[tag] = data[offset : offset + length]
    return found


def font(parts: Tables) -> bytes:
    """A file of these tables."""
    head, body, at = struct.pack(">LHHHH", 0x10000, len(parts), 0, 0, 0), b"", 12 + 16 * len(parts)
    for tag, data in sorted(parts.items()):
        head += struct.pack(">4sLLL", tag, 0, at + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    return head + body


def _fonts(name: str, *sizes: int):
    def register(change):
        def make(folder: Path, size: int) -> None:
            parts = tables()
            parts.update(change(parts, size))
            file(folder, "a.ttf", font(parts))
            text = "Vi bor her. " + " ".join(chr(n) for first in (0xC0, 0x410) for n in range(first, first + 63) if n != 0xD7)
            year(
                folder,
                "fonts: {regular: a.ttf, bold: a.ttf}\n",
                themes=f"[{{id: one, title: Hjelp, text: [{text}], questions: [{{id: q, text: Hva?}}]}}]",
            )

        kind(f"font of {name}", *sizes)(make)
        return change

    return register


def cmap(form: int, body: bytes) -> dict[bytes, bytes]:
    """A table of letters with one part, of that format."""
    head = (
        struct.pack(">HHLL", form, 0, 16 + len(body), 0) if form > 6 else struct.pack(">HHH", form, (6 + len(body)) & 0xFFFF, 0)
    )
    return {b"cmap": struct.pack(">HHHHL", 0, 1, 3, 10, 12) + head + body}


_SIZES = (100_000, 1_000_000, 0xFFFFFFFF)


@_fonts("a group of letters", *_SIZES)
def _group(parts: Tables, size: int) -> Tables:
    return cmap(12, struct.pack(">LLLL", 1, 0, size, 0))


@_fonts("letters of one shape", *_SIZES)
def _shape(parts: Tables, size: int) -> Tables:
    return cmap(13, struct.pack(">LLLL", 1, 0, size, 1))


@_fonts("groups that overlap", 10, 100, 100_000)
def _overlap(parts: Tables, size: int) -> Tables:
    return cmap(12, struct.pack(">L", size) + struct.pack(">LLL", 0, 0xFFFF, 0) * size)


@_fonts("segments that overlap", 10, 100, 8_000)
def _segments(parts: Tables, size: int) -> Tables:
    body = (
        struct.pack(">HHHH", 2 * size, 0, 0, 0) + b"\xff\xff" * size + b"\0\0" + b"\0\0" * size + b"\0\0" * size + b"\0\0" * size
    )
    return cmap(4, body)


@_fonts("segments without end", 10, 100, 0x7FFF)
def _endless(parts: Tables, size: int) -> Tables:
    return cmap(4, struct.pack(">HHHH", 2 * size, 0, 0, 0)) | {b"zzzz": b"\xff\xff" * 3_000_000}


@_fonts("an array of letters", *_SIZES)
def _array(parts: Tables, size: int) -> Tables:
    return cmap(10, struct.pack(">LL", 0, size)) | {b"zzzz": bytes(15_000_000)}


@_fonts("subheaders", 10, 1_000, 0xFFFF)
def _subheaders(parts: Tables, size: int) -> Tables:
    return cmap(2, struct.pack(">256H", *([size] * 256))) | {b"zzzz": b"\xff\xff" * 3_000_000}


@_fonts("many glyphs", 1_000, 10_000, 0xFFFF)
def _glyphs(parts: Tables, size: int) -> Tables:
    long = {b"hmtx": b"\1\1\0\0" * size, b"loca": bytes(4 * size + 4), b"head": parts[b"head"][:50] + b"\0\1\0\0"}
    return {**long, b"maxp": parts[b"maxp"][:4] + struct.pack(">H", size) + parts[b"maxp"][6:]}


def of_glyphs(parts: Tables, *glyphs: bytes) -> Tables:
    """All letters are drawn with these glyphs by turns."""
    starts, at = [], 0
    for glyph in glyphs:
        starts.append(at)
        at += len(glyph)
    (count,) = struct.unpack_from(">H", parts[b"maxp"], 4)
    places = [starts[n] if n < len(glyphs) else at for n in range(count + 1)]
    head = parts[b"head"][:50] + b"\0\1\0\0"
    return {b"glyf": b"".join(glyphs), b"loca": struct.pack(f">{count + 1}L", *places), b"head": head}


@_fonts("a glyph of parts", 100, 10_000, 2_000_000)
def _parts(parts: Tables, size: int) -> Tables:
    return of_glyphs(parts, struct.pack(">hhhhh", -1, 0, 0, 9, 9) + struct.pack(">HHH", 0x20, 1, 0) * size + bytes(6))


@_fonts("glyphs of parts without end", 10, 100, 300)
def _walk(parts: Tables, size: int) -> Tables:
    one = struct.pack(">hhhhh", -1, 0, 0, 9, 9)
    return of_glyphs(parts, *[one] * size) | {b"zzzz": struct.pack(">HHH", 0x20, 1, 0) * 2_000_000}


@_fonts("glyphs in a ring", 1, 2, 3)
def _ring(parts: Tables, size: int) -> Tables:
    glyphs = [struct.pack(">hhhhhHHHH", -1, 0, 0, 9, 9, 0, (n + 1) % size, 0, 0) for n in range(size)]
    return of_glyphs(parts, *glyphs)


@_fonts("glyphs of glyphs", 8, 100, 1_000)
def _nested(parts: Tables, size: int) -> Tables:
    """Each is put together from two of the next."""
    glyph = [struct.pack(">hhhhhHHHHHH", -1, 0, 0, 9, 9, 0x20, n + 1, 0, 0, n + 1, 0) for n in range(size)]
    return of_glyphs(parts, *glyph, struct.pack(">hhhhh", 1, 0, 0, 9, 9) + bytes(6))


@_fonts("a large glyph", 100_000, 1_000_000, 18_000_000)
def _large(parts: Tables, size: int) -> Tables:
    return of_glyphs(parts, struct.pack(">hhhhh", 1, 0, 0, 9, 9) + bytes(size))


@_fonts("a large program", 100_000, 1_000_000, 18_000_000)
def _program(parts: Tables, size: int) -> Tables:
    return {b"prep": bytes(size)}


@_fonts("names", 100, 10_000, 0xFFFF)
def _names(parts: Tables, size: int) -> Tables:
    record = struct.pack(">HHHHHH", 3, 1, 0x409, 9, 0xFFFE, 0)
    return {b"name": struct.pack(">HHH", 0, size, min(6 + 12 * size, 0xFFFF)) + record * size}


@_fonts("a long name", 10, 1_000, 0xFFFE)
def _name(parts: Tables, size: int) -> Tables:
    return {b"name": struct.pack(">HHHHHHHHH", 0, 1, 18, 3, 1, 0x409, 6, size, 0) + b"\0a" * (size // 2)}


@_fonts("metrics", 1_000, 10_000, 0xFFFF)
def _metrics(parts: Tables, size: int) -> Tables:
    return {b"hhea": parts[b"hhea"][:34] + struct.pack(">H", size), b"hmtx": parts[b"hmtx"] + bytes(4 * size)}


@_fonts("tables", 100, 10_000, 0xFFFF)
def _tables(parts: Tables, size: int) -> Tables:
    return {struct.pack(">L", n): b"" for n in range(size) if struct.pack(">L", n).isascii()}


@_fonts("no measure", 0, 1, 2)
def _measure(parts: Tables, size: int) -> Tables:
    return {b"head": parts[b"head"][:18] + struct.pack(">H", size) + parts[b"head"][20:]}


@kind("font in a collection", 1, 1_000, 0xFFFFFFFF)
def _collection(folder: Path, size: int) -> None:
    file(folder, "a.ttf", b"ttcf" + struct.pack(">LLL", 0x10000, size, 16) + bytes(10_000_000))
    year(folder, "fonts: {regular: a.ttf, bold: a.ttf}\n")

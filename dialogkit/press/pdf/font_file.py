"""Whether a TrueType file is what it says it is, asked before ReportLab reads it: that reader trusts each number in the file.

A table of 28 bytes can say that it maps four thousand million letters, or that a glyph has parts to the end of the file. So each
count is held against the table that it stands in. Tables and fields are those of the OpenType specification, version 1.9.
"""

from __future__ import annotations

import struct
import sys
from array import array
from itertools import pairwise

from dialogkit import limits

_VERSIONS = (b"\0\1\0\0", b"true")
_NEEDED = (b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"name", b"post")
_COPIED = (b"name", b"OS/2", b"cvt ", b"fpgm", b"prep", b"hhea", b"head", b"maxp")
_LAST_LETTER = 0x10FFFF
_RESTRICTED, _LEVELS, _WHOLE_ONLY, _BITMAPS_ONLY = 0x2, 0xE, 0x100, 0x200
"""Bits of fsType in OS/2: it may not be embedded (where no other level is given too), not in part, or not as outlines.

A PDF holds the letters that are used, and no more of a font."""
_WORDS, _MORE = 0x01, 0x20  # flags of a glyph's part: its place takes two words, another part follows
_NESTED = 6  # composite glyphs in one another: fonts have one or two
_SCALES = {0x08: 2, 0x40: 4, 0x80: 8}  # flags that say that it is scaled, and in how many bytes

Tables = dict[bytes, bytes]


class BadFont(ValueError):
    """The file is no TrueType font, or one that says of itself what cannot be; or `code` tells why it may not be used."""

    def __init__(self, code: str = "bad-font"):
        super().__init__(code)
        self.code = code


def check(data: bytes) -> None:
    """Looks at what ReportLab will read of the font in `data`. Raises BadFont, or struct.error where a table is cut short."""
    tables = _tables(data)
    (glyphs,) = struct.unpack_from(">H", tables[b"maxp"], 4)
    (units,) = struct.unpack_from(">H", tables[b"head"], 18)
    (metrics,) = struct.unpack_from(">H", tables[b"hhea"], 34)
    (names,) = struct.unpack_from(">H", tables[b"name"], 2)
    _need(16 <= units <= 16_384)
    _need(1 <= metrics <= glyphs and len(tables[b"hmtx"]) >= 2 * (metrics + glyphs))
    _need(len(tables[b"name"]) >= 6 + 12 * names)
    _need(sum(len(tables.get(tag, b"")) for tag in _COPIED) <= limits.FONT_COPIED)
    _check_glyphs(tables, glyphs)
    _need(_letters(tables[b"cmap"]) <= limits.LETTERS)
    _check_use(tables)


def _check_use(tables: Tables) -> None:
    """A file of many weights prints in the one that it rests in; and what its maker does not allow is not done."""
    if b"fvar" in tables:
        raise BadFont("font-variable")
    rights = tables.get(b"OS/2", b"")
    (allowed,) = struct.unpack_from(">H", rights, 8) if rights else (0,)
    if allowed & _LEVELS == _RESTRICTED or allowed & (_WHOLE_ONLY | _BITMAPS_ONLY):
        raise BadFont("font-licence")


def _need(holds: bool) -> None:
    if not holds:
        raise BadFont


def _tables(data: bytes) -> Tables:
    (count,) = struct.unpack_from(">H", data, 4)
    _need(data[:4] in _VERSIONS and count <= limits.FONT_TABLES)
    found: Tables = {}
    for tag, _, offset, length in struct.iter_unpack(">4sLLL", data[12 : 12 + 16 * count]):
        _need(tag not in found and offset + length <= len(data))
        found[tag] = data[offset : offset + length]
    _need(len(found) == count and all(tag in found for tag in _NEEDED))
    return found


# ------------------------------------------------------------------------------------------------ glyphs


def _check_glyphs(tables: Tables, count: int) -> None:
    (form,) = struct.unpack_from(">H", tables[b"head"], 50)
    _need(form in (0, 1))
    starts = _numbers(tables[b"loca"], "L" if form else "H", count + 1)
    scale = 1 if form else 2
    glyf = tables[b"glyf"]
    _need(starts[-1] * scale <= len(glyf))
    composite: dict[int, array[int]] = {}
    for number, (start, end) in enumerate(pairwise(starts)):
        _need(0 <= (end - start) * scale <= limits.GLYPH_BYTES)
        if glyf[start * scale : start * scale + 1] >= b"\x80" and end > start:  # a negative number of contours
            composite[number] = _parts(glyf[start * scale : end * scale], count)
    _check_nesting(composite)


def _check_nesting(waiting: dict[int, array[int]]) -> None:
    """Glyphs put together from others must come down to plain ones: not in a ring, in few steps, and to few of them."""
    plain: dict[int, int] = {}  # how many plain glyphs one is put together from
    for _ in range(_NESTED):
        ready = {glyph: parts for glyph, parts in waiting.items() if not any(part in waiting for part in parts)}
        waiting = {glyph: parts for glyph, parts in waiting.items() if glyph not in ready}
        plain |= {glyph: sum(plain.get(part, 1) for part in parts) for glyph, parts in ready.items()}
    _need(not waiting and max(plain.values(), default=0) <= limits.GLYPH_PARTS)


def _parts(glyph: bytes, count: int) -> array[int]:
    """The parts of a composite glyph, which must be glyphs of the font, and end within it."""
    at, found = 10, array("H")
    for _ in range(limits.GLYPH_PARTS):
        flags, part = struct.unpack_from(">HH", glyph, at)
        _need(part < count)
        found.append(part)
        at += 4 + (4 if flags & _WORDS else 2) + next((size for flag, size in _SCALES.items() if flags & flag), 0)
        if not flags & _MORE:
            return found
    raise BadFont


# ------------------------------------------------------------------------------------------------ letters


def _letters(cmap: bytes) -> int:
    """How many letters ReportLab will find: in the last part for Windows or Unicode, or else in one for old Macintoshes."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    chosen, old = None, None
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        if platform == 3 or platform == 0 and encoding != 5 or (platform, encoding) == (1, 1):
            chosen = offset
        elif (platform, encoding) == (1, 0):
            old = offset
    at = old if chosen is None else chosen
    _need(at is not None)
    return _letters_of(cmap[at:])


def _letters_of(part: bytes) -> int:
    """How many letters one part of a `cmap` maps. Its ranges must be in order, so that none is mapped twice."""
    (form,) = struct.unpack_from(">H", part)
    if form == 0:
        return 256
    if form == 4:
        segments = struct.unpack_from(">H", part, 6)[0] // 2
        ends = _numbers(part[14:], "H", segments)
        starts = _numbers(part[16 + 2 * segments :], "H", segments)
        return _covered(list(zip(starts, ends)))
    if form == 6:
        (count,) = struct.unpack_from(">H", part, 8)
        return len(_numbers(part[10:], "H", count))
    if form == 10:
        first, count = struct.unpack_from(">LL", part, 12)
        _need(first + count <= _LAST_LETTER + 1)
        return len(_numbers(part[20:], "H", count))
    _need(form in (12, 13))
    (count,) = struct.unpack_from(">L", part, 12)
    groups = _numbers(part[16:], "L", 3 * count)
    return _covered(list(zip(groups[::3], groups[1::3])))


def _covered(ranges: list[tuple[int, int]]) -> int:
    last = -1
    for start, end in ranges:
        _need(last < start <= end <= _LAST_LETTER)
        last = end
    return sum(end - start + 1 for start, end in ranges)


def _numbers(data: bytes, kind: str, count: int) -> array[int]:
    """So many numbers at the beginning of some data, which must be there."""
    found = array({"H": "H", "L": "I"}[kind])
    _need(len(data) >= count * found.itemsize)
    found.frombytes(data[: count * found.itemsize])
    if sys.byteorder == "little":
        found.byteswap()
    return found

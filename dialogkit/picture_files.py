"""Picture files by their first bytes, and PNG and JPEG by their parts: what is looked at before Pillow reads one.

Pillow and the libraries below it do what a file asks for. So a file may ask for a hundred thousand passes over fifty million
pixels, or have a million parts with nothing in them. None that a camera or a program writes comes near the limits here.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from dialogkit import limits

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")  # within a scan stand escaped bytes and marks to begin anew at
_MOST_FILLED = 1000  # bytes between two segments, which Pillow reads one by one
_ALONE = frozenset([0x01, 0xD8, *range(0xD0, 0xD8)])  # markers with nothing after them
_SCAN, _END, _NOTES, _PAGES = 0xDA, 0xD9, 0xE1, 0xE2
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8}
"""Bytes of a value of each kind in Exif (TIFF 6.0, section 2)."""
_SUBDIRECTORIES = (0x8769, 0x8825)  # Exif's own, and that of the place


_FOREIGN = (
    (b"GIF8", "GIF"), (b"BM", "BMP"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"), (b"8BPS", "Photoshop"), (b"%!PS", "EPS"),
    (b"%PDF", "PDF"), (b"PK\x03\x04", "ZIP"), (b"\xd0\xcf\x11\xe0", "Office"), (b"\0\0\x01\0", "ICO"), (b"\xff\x0a", "JPEG XL"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"), (b"\0\0\0\x0cjP  ", "JPEG 2000"), (b"<!doctype html", "HTML"), (b"<html", "HTML"),
)  # fmt: skip
_BRANDS = {"heic": "HEIC", "heix": "HEIC", "heim": "HEIC", "heis": "HEIC", "hevc": "HEIC", "hevx": "HEIC"}
_BRANDS |= {"mif1": "HEIC", "msf1": "HEIC", "avif": "AVIF", "avis": "AVIF"}
"""Of files in parts (ISO/IEC 14496-12, 4.3): what a telephone writes now, and a film where it is none of them."""


def foreign(data: bytes) -> str | None:
    """The name of the format that a file is in, whatever its own name says, where that is none of ours and a known one."""
    if data[4:8] == b"ftyp":
        brands = [data[at : at + 4].decode("latin-1") for at in (8, *range(16, 40, 4))]
        known = (_BRANDS[brand] for brand in sorted(brands, key="mif1 msf1".split().__contains__) if brand in _BRANDS)
        return next(known, "MP4")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    start = data[:32].removeprefix(b"\xef\xbb\xbf")
    return next((name for begin, name in _FOREIGN if start.startswith(begin) or start.lstrip().lower().startswith(begin)), None)


class BadPicture(ValueError):
    """A file of more parts than any picture has, or whose notes say of themselves what cannot be."""


def check(data: bytes) -> None:
    """Raises BadPicture, or struct.error where a part is cut short, for what Pillow must not be given."""
    if data.startswith(PNG):
        notes = [data[start:end] for kind, start, end in chunks(data) if kind == b"eXIf"]
    else:
        notes = [data[start:end] for kind, start, end in _segments(data) if kind in (_NOTES, _PAGES)]
    exif = b"".join(note.removeprefix(b"Exif\0\0") for note in notes if not note.startswith(b"MPF\0"))
    pages = [note[4:] for note in notes if note.startswith(b"MPF\0")]
    if not all(map(_fits, [exif, *pages])):
        raise BadPicture


def chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The kind of each chunk of a PNG, and where its data begins and ends (PNG, 5.3). Raises BadPicture."""
    at = len(PNG)
    for _ in range(limits.PNG_CHUNKS):
        if at + 8 > len(data):
            return
        length, kind = struct.unpack_from(">L4s", data, at)
        yield kind, at + 8, at + 8 + length
        at += length + 12
    raise BadPicture


def chunk(kind: bytes, data: bytes) -> bytes:
    """A chunk as it stands in a file."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, rows: bytes) -> bytes:
    """A PNG file round rows that are filtered and packed already, of red, green and blue in 8 bits each (PNG, 11.2)."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return PNG + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker of each segment of a JPEG, and where its data begins and ends (ITU-T T.81, annex B)."""
    at, scans = 2, 0
    for _ in range(limits.JPEG_SEGMENTS):
        found = (_AFTER_SCAN if scans else _MARKER).search(data, at)
        if found is None or found[0][1] == _END:
            return
        if not scans and found.start() - at > _MOST_FILLED:
            break
        marker, at = found[0][1], found.end()
        if marker in _ALONE:
            continue
        (length,) = struct.unpack_from(">H", data, at)
        yield marker, at + 2, at + length
        at += length
        scans += marker == _SCAN
        if scans > limits.JPEG_SCANS:
            break
    raise BadPicture


def _fits(notes: bytes) -> bool:
    """Whether the values of Exif, or of a list of pages, take no more bytes than there are: many could be read from one spot."""
    order = {b"II": "<", b"MM": ">"}.get(notes[:2])
    if order is None:
        return True
    (first,) = struct.unpack_from(f"{order}L", notes, 4)
    starts, taken = [first], 0
    for start in starts:
        if start + 2 > len(notes):
            continue
        (count,) = struct.unpack_from(f"{order}H", notes, start)
        for number in range(min(count, (len(notes) - start - 2) // 12)):
            tag, kind, values, value = struct.unpack_from(f"{order}HHLL", notes, start + 2 + 12 * number)
            taken += values * _SIZES.get(kind, 0)
            starts += [value] if start == first and tag in _SUBDIRECTORIES and len(starts) <= len(_SUBDIRECTORIES) else []
    return taken <= len(notes)

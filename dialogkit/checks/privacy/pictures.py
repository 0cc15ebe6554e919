"""What a cycle's own pictures say of somebody without being looked at: where they were taken, and by whom.

None of it gets into a PDF, but the folder is shared too.
"""

from __future__ import annotations

import io
import re
import struct
import warnings
import zlib
from collections.abc import Iterator

from dialogkit import limits, picture_files
from dialogkit.checks.fold import fold
from dialogkit.checks.privacy.mask import masked
from dialogkit.checks.privacy.names import Names
from dialogkit.checks.privacy.numbers import BIRTH_NUMBER, EMAIL, is_birth_number
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Picture, items
from dialogkit.problems import Place, Problem, Severity

_GPS, _SOME_TAGS = 0x8825, (0x010E, 0x013B, 0x8298, 0x9C9B, 0x9C9C, 0x9C9D, 0x9C9E, 0x9C9F)
"""Exif: the place, then description, artist, copyright, and what Windows calls title, comment, author, keywords and subject."""
_ARTISTS = (0x013B, 0x9C9D)
_XMP_PLACE = re.compile(r"GPSL(?:atitude|ongitude)")
_XMP_CREATOR = re.compile("<dc:creator>")
_SVG_NAME = re.compile(r"<dc:(?:creator|rights|publisher)\b[^<>]*+>")
_COMMENT = re.compile("<!--")
_LONGEST = 5000  # letters of a name or a comment
_TAG = re.compile("<[^<>]{0,500}>")
_BROKEN = (OSError, SyntaxError, ValueError, TypeError, LookupError, EOFError, ArithmeticError, struct.error, zlib.error)


def check_pictures(loaded: Loaded, names: Names) -> Iterator[Problem]:
    """A warning for each picture file that tells of a place or a person."""
    seen: set[str] = set()
    for _, picture in items(loaded.cycle):
        if not isinstance(picture, Picture) or picture.src in seen:
            continue
        seen.add(picture.src)
        place, artist, texts = _metadata(loaded.folder, picture.src)
        details = {"name": masked(picture.src, names)}
        if place:
            yield Problem("picture-with-place", Place.parse(picture.at), details, Severity.WARNING)
        if artist and not (picture.author and artist.casefold() in picture.author.casefold()) or _tells(names, texts):
            yield Problem("picture-with-name", Place.parse(picture.at), details, Severity.WARNING)


def _tells(names: Names, texts: list[str]) -> bool:
    """Whether a text holds a known name, a birth number or an e-mail address. Of very long ones the beginning is read."""
    text = fold("\n".join(texts)[: limits.PICTURE_TEXT]).text
    numbers = (match[0] for match in BIRTH_NUMBER.finditer(text))
    words = fold(" ".join(dict.fromkeys(text.split())))  # programs write the same ones again and again
    return any(not named.near for named in names.find(words)) or bool(EMAIL.search(text)) or any(map(is_birth_number, numbers))


def _metadata(folder: Folder, name: str) -> tuple[bool, str, list[str]]:
    """Whether a picture says where it was taken, who made it, and all its texts. A broken one says nothing: the press tells."""
    try:
        data = folder.read(name)
        return _svg(data) if name.lower().endswith(".svg") else _raster(data)
    except (*_BROKEN, Refused):
        return False, "", []


def _svg(data: bytes) -> tuple[bool, str, list[str]]:
    """What stands between tags, and comments. An SVG that the press can draw holds no text to be seen."""
    text = data.decode("utf-8", "replace")
    creator = " ".join(_TAG.sub(" ", said) for said in _between(text, _SVG_NAME, "</dc:"))
    comments = _between(text, _COMMENT, "-->")
    return bool(_XMP_PLACE.search(text)), " ".join(creator.split()), [*comments, _TAG.sub(" ", text)]


def _between(text: str, opens: re.Pattern[str], closes: str) -> Iterator[str]:
    """What stands between each match of `opens` and the next `closes`, where it is not too long. The text is read once."""
    at = end = 0
    while opened := opens.search(text, at):
        if end < opened.end():
            end = text.find(closes, opened.end())
        if end < 0:
            return
        found = end - opened.end() <= _LONGEST
        if found:
            yield text[opened.end() : end]
        at = end if found else opened.end()


def _raster(data: bytes) -> tuple[bool, str, list[str]]:
    from PIL import Image, IptcImagePlugin

    picture_files.check(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image = Image.open(io.BytesIO(_texts_first(data)), formats=("PNG", "JPEG"))
        exif = Image.Exif()  # image.getexif() would decode a PNG, whose pixels are not here
        exif.load(image.info.get("exif", b""))
        iptc = IptcImagePlugin.getiptcinfo(image) or {}
    packet = image.info.get("xmp", image.info.get("XML:com.adobe.xmp", ""))
    xmp = packet.decode("utf-8", "replace") if isinstance(packet, bytes) else str(packet)
    creators = [_TAG.sub(" ", said) for said in _between(xmp, _XMP_CREATOR, "</dc:creator>")]
    artists = [*(_said(exif[tag]) for tag in _ARTISTS if tag in exif), *creators, *_listed(iptc.get((2, 80)))]
    artists += [_said(image.info[key]) for key in ("Author", "Artist") if key in image.info]
    texts = [_said(exif[tag]) for tag in _SOME_TAGS if tag in exif] + [text for value in iptc.values() for text in _listed(value)]
    texts += [_said(value) for key, value in image.info.items() if isinstance(value, str | bytes) and key not in _NO_TEXTS]
    artist = " ".join(" ".join(artists).split())
    return bool(exif.get_ifd(_GPS)) or bool(_XMP_PLACE.search(xmp)), artist, [*texts, *artists, _TAG.sub(" ", xmp)]


_NO_TEXTS = ("icc_profile", "exif", "photoshop")


def _said(value: object) -> str:
    """A text of Exif or PNG. What Windows writes (XP…) is UTF-16."""
    if isinstance(value, tuple):
        value = bytes(value)
    if not isinstance(value, bytes):
        return str(value).strip("\0 ")
    return value.decode("utf-16-le" if value[1::2].count(0) > len(value) // 4 else "utf-8", "replace").strip("\0 ")


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [_said(each) for each in values if isinstance(each, str | bytes)]


def _texts_first(data: bytes) -> bytes:
    """A PNG without its pixels: Pillow reads what comes before them, and texts may also come after. Another file as it is."""
    if not data.startswith(picture_files.PNG):
        return data
    kept = [(start, end) for kind, start, end in picture_files.chunks(data) if kind not in (b"IDAT", b"IEND")]
    return b"".join([picture_files.PNG, *(data[start - 8 : end + 4] for start, end in kept), picture_files.chunk(b"IDAT", b"")])

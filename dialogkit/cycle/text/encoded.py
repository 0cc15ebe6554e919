"""Letters that went through a wrong encoding on their way into a file."""

from __future__ import annotations

import re

_START = 4096  # bytes: a sample of the text
_ROUNDS = 3  # a text may have gone wrong more than once
_LONGEST = 12  # letters that stand for one
_AS_CP1252 = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_SECOND = f"[\x80-\xbf{_AS_CP1252}]"  # what the bytes from 80 to BF become
_BROKEN = re.compile(
    rf"Ã{_SECOND}|Â[\xa0-\xbf]|â[€\x80]{_SECOND}|ð[Ÿ\x9f]{_SECOND}{{2}}|ï[»¸]{_SECOND}"
    "|â‚¬|â„¢|Ë[œ†]"  # of the pairs themselves, where it has gone wrong twice
    "|Å[\xa0¡¾‹§\x8b]|Ä[\x8d\x91‘]"  # the letters of Sámi; others would be good Norwegian before a quotation mark
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,5}|#[xX][0-9A-Fa-f]{2,4});")  # of HTML
_MEANT = frozenset("\xa0\xad«»“”„‘’–—…°½§&")  # beside letters; others mean something to YAML, or break lines
_BROKEN_ON_MAC = re.compile("√[¶∏•ÜòÖ©®≥±ºß§°¢]|‚Ä[ìîôúùò¢¶]|¬[´ª∞ß†]")
_BYTES = {letter: bytes([byte]) for byte in range(0x80, 0x100) if (letter := bytes([byte]).decode("cp1252", "ignore"))}


def is_utf16(data: bytes) -> bool:
    """Whether the letters have two bytes each: it is said so, or every other one of Latin letters is nothing."""
    return data.startswith((b"\xff\xfe", b"\xfe\xff")) or 3 * data[:_START].count(0) > len(data[:_START])


def unbroken(text: str) -> str:
    """`text` with letters as they were before UTF-8 was read as Windows' or an old Mac's encoding, or written as HTML has them:
    `Ã¸`, `√∏` and `&oslash;` are ø.

    Nobody writes such words for themselves. Lines stay what they are.
    """
    for _ in range(_ROUNDS):
        before = text
        text = _ENTITY.sub(_right_in_html, _BROKEN_ON_MAC.sub(_right_on_mac, _BROKEN.sub(_right, text)))
        if text == before:
            break
    return text


def first_broken(text: str) -> tuple[int, str] | None:
    """Where the first letter is that `unbroken` would mend, and what stands there for it."""
    entity = next((found for found in _ENTITY.finditer(text) if _right_in_html(found) != found[0]), None)
    found = _BROKEN.search(text) or _BROKEN_ON_MAC.search(text) or entity
    if found is None:
        return None
    pieces = (text[found.start() : found.start() + length] for length in range(_LONGEST, 1, -1))
    return found.start(), next((piece for piece in pieces if len(unbroken(piece)) == 1), found[0])


def _right(found: re.Match[str]) -> str:
    data = b"".join(_BYTES.get(letter) or letter.encode("latin-1") for letter in found[0])
    return data.decode("utf-8", "ignore") or found[0]


def _right_on_mac(found: re.Match[str]) -> str:
    return found[0].encode("mac-roman").decode("utf-8", "ignore") or found[0]


def _right_in_html(found: re.Match[str]) -> str:
    from html import unescape  # it has two thousand names, which few files need

    letter = unescape(found[0])
    return letter if len(letter) == 1 and (letter.isalpha() or letter in _MEANT) else found[0]

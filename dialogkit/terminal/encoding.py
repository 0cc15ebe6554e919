"""Letters that a console lacks, in others that every console has: `–` as `-`, `→` as `->`, and not as `\\u2192`.

In a window of its own, Python writes every letter on Windows too. What is sent on to a file or another program is written in the
system's code page there: cp1252, or cp865 on an older Norwegian one.
"""

from __future__ import annotations

import codecs

READABLE = "dialogkit-readable"
"""The name of the error handler, for a stream's `errors`."""

_ALIKE = {
    "-": "‐‑‒–—―−", "'": "‘’‚‹›", '"': "“”„", "<<": "«", ">>": "»", "*": "•·", "x": "×", "/": "⁄", "?": "\ufffd",
    "->": "→", "<-": "←", "<->": "↔", "=>": "⇒", "OK": "✓✔", "X": "✗✘", "EUR": "€", "par.": "§",
    "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "d": "đ", "D": "Đ", "n": "ŋ", "N": "Ŋ", "t": "ŧ", "T": "Ŧ", "ss": "ß",
}  # fmt: skip
_ASCII = str.maketrans({letter: plain for plain, letters in _ALIKE.items() for letter in letters})


def readable(error: UnicodeError) -> tuple[str, int]:
    """What stands for the letters that could not be encoded, and where to go on. For `codecs.register_error`.

    A letter without its marks, or signs that look alike; what nothing looks like comes as its number.
    """
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(_plain, error.object[error.start : error.end])), error.end


def _plain(letter: str) -> str:
    import unicodedata

    parts = unicodedata.normalize("NFKD", letter.translate(_ASCII)).translate(_ASCII)
    base = "".join(part for part in parts if not unicodedata.combining(part))
    return base if base.isascii() else letter.encode("ascii", "backslashreplace").decode()


codecs.register_error(READABLE, readable)

"""Scripts that cannot be set rightly here, whatever font has their letters.

Lines are set from left to right, letter by letter, and broken at spaces. Arabic and Hebrew run the other way; letters of Arabic
and of the scripts of India join, change places or stand on each other; Thai and its neighbours have no spaces between words.
"""

from __future__ import annotations

import re
import unicodedata

UNSET = frozenset(
    """arabic hebrew syriac thaana nko samaritan mandaic devanagari bengali gurmukhi gujarati oriya tamil telugu kannada malayalam
    sinhala thai lao tibetan myanmar khmer mongolian""".split()
)
"""By the first word of their letters' names in Unicode."""
_FIRST = 0x590


def unset_script(letter: str) -> str | None:
    """The script of a letter that belongs to one of those."""
    if ord(letter) < _FIRST:
        return None
    script = re.split("[ -]", unicodedata.name(letter, "").removeprefix("EXTENDED "))[0].lower()
    return script if script in UNSET else None

"""Texts for those who do not see a picture that say nothing: the name of its file, or that it is a picture."""

from __future__ import annotations

import re

from dialogkit.resources import word_lists

PICTURE_TEXTS = ("alt", "caption")
_FILE = re.compile(r"\S.*\.(?:jpe?g|jfif|png|svg|gif|webp|hei[cf]|tiff?|bmp|pdf|avif)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def says_nothing(text: str) -> bool:
    """Whether a text does not tell what a picture shows, in any of our languages. A letter alone may be what is seen."""
    words = _WORD.findall(text.casefold())
    if len(words) == 1 == len(words[0]):
        return False
    nothing = word_lists("words.yaml")["says_nothing"]
    return bool(_FILE.fullmatch(text.strip())) or all(word in nothing or len(word) == 1 for word in words)

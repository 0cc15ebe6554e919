"""Texts for those who do not see a picture that say nothing: the name of its file, or that it is a picture."""

from __future__ import annotations

import re

PICTURE_TEXTS = ("alt", "caption")
_FILE = re.compile(r"\S.*\.(?:jpe?g|jfif|png|svg|gif|webp|hei[cf]|tiff?|bmp|pdf|avif)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NOTHING = frozenset(
    """bilde bildet bilder bilete biletet image images picture pictures pic foto fotoet fotografi photo photograph illustrasjon
    illustrasjonen illustration tegning tegningen teikning teikninga drawing logo logoen ikon ikonet icon symbol symbolet figur
    figuren figure grafikk graphic omslag omslaget omslagsbilde omslagsbilete cover forside forsidebilde framside framsidebilete
    symbolbilde symbolbilete skjermbilde skjermbilete skjermdump screenshot screen shot img dsc dscn dscf dcim pxl mvimg wa vid
    whatsapp snapchat unnamed untitled download nedlasting kopi copy scan skann alt tekst alttekst bildetekst bilettekst text
    caption beskrivelse beskriving skildring description todo tbd fyll ut her et eit en ein ei den det dette the this an of av og
    and at kl nr no number uten utan navn namn name""".split()
)
"""Words that tell nothing of what is seen, and those that cameras and programs write into names."""


def says_nothing(text: str) -> bool:
    """Whether a text does not tell what a picture shows, in any of our languages. A letter alone may be what is seen."""
    words = _WORD.findall(text.casefold())
    if len(words) == 1 == len(words[0]):
        return False
    return bool(_FILE.fullmatch(text.strip())) or all(word in _NOTHING or len(word) == 1 for word in words)

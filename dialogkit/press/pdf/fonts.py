"""Letters: which face draws which, and how wide they are.

A text is set in Atkinson Hyperlegible, its zero made plain; a letter that it lacks is taken from Open Sans, letter by letter.
A cycle's own TrueType files come before both. A letter that no face has is never drawn: `missing` finds it beforehand.
"""

from __future__ import annotations

import hashlib
import importlib.util
import io
import struct
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from dialogkit.press.pdf.font_file import BadFont, check
from dialogkit.press.pdf.plain_zero import with_plain_zero
from dialogkit.press.pdf.reportlab_parts import letters, name_apart

UNSEEN = frozenset(
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)  # break hints, joiners and directions: they steer, and print nothing
_SPACES = "\t\n\r\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u200a\u205f\u3000"  # lines may break at them
_SAME_LOOK = str.maketrans(
    {"\u2011": "-", **dict.fromkeys("\u2007\u2009\u202f", "\u00a0"), **dict.fromkeys(_SPACES, " "), **dict.fromkeys(UNSEEN, "")}
)
_LONGEST_NAME = 100  # letters; a PDF's names have 127 bytes, the subset's among them
_WIDEST = 3000  # thousandths of the size, of the letters A to Z and their like
_NO_LETTERS = frozenset([*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF])  # though a font's table may list them


class FontError(Exception):
    """Files that are no TrueType fonts which may be embedded. `codes` tells why, for each weight (bold or not) that is wrong."""

    def __init__(self, codes: dict[bool, str]):
        super().__init__(codes)
        self.codes = codes


class Face:
    """One weight of one font, known to ReportLab as `name`."""

    def __init__(self, font: TTFont):
        self.name = font.fontName
        self.widths, self.known = letters(font)

    def __contains__(self, letter: str) -> bool:
        return ord(letter) in self.known


class FontSet:
    """The faces of a build, regular and bold, and a memory of the widths of words."""

    def __init__(self, regular: tuple[Face, ...], bold: tuple[Face, ...]):
        self._chains = {False: regular, True: bold}
        chains = ({code for face in chain for code in face.known} for chain in self._chains.values())
        self._drawable = frozenset.intersection(*map(frozenset, chains)).difference(_NO_LETTERS)  # in both weights
        self._letters = {weight: _Letters(chain) for weight, chain in self._chains.items()}
        self._widths: dict[tuple[str, bool], float] = {}

    @property
    def first(self) -> str:
        """The name of the face that body text is set in."""
        return str(self._chains[False][0].name)

    def missing(self, text: str) -> list[str]:
        """The characters of `text` that no face can draw, each once, in order."""
        return [letter for letter in dict.fromkeys(plain(text)) if ord(letter) not in self._drawable]

    def runs(self, text: str, bold: bool) -> list[tuple[str, str]]:
        """`text` cut into (face name, text) where the face changes."""
        chain = self._chains[bold]
        first = chain[0]
        if {*map(ord, text)} <= first.known.keys():
            return [(first.name, text)]
        runs: list[tuple[str, str]] = []
        for letter in text:
            name = next((face.name for face in chain if letter in face), first.name)
            if runs and runs[-1][0] == name:
                runs[-1] = (name, runs[-1][1] + letter)
            else:
                runs.append((name, letter))
        return runs

    def width(self, text: str, bold: bool, size: float) -> float:
        """How wide `text` is, in pt, at `size` pt."""
        return self.thousandths(text, bold) * size / 1000

    def thousandths(self, text: str, bold: bool) -> float:
        """How wide `text` is at any size, in thousandths of that."""
        key = (text, bold)
        width = self._widths.get(key)
        if width is None:
            width, of_letters = 0.0, self._letters[bold]
            for letter in text:
                width += of_letters[letter]
            self._widths[key] = width
        return width

    def fitting(self, text: str, bold: bool, size: float, width: float) -> int:
        """How many letters from its beginning have room in `width` pt at `size` pt."""
        used, of_letters = 0.0, self._letters[bold]
        for index, letter in enumerate(text):
            used += of_letters[letter] * size / 1000
            if used > width:
                return index
        return len(text)


class _Letters(dict[str, float]):
    """The widths of letters in the first of some faces that has them, or else in the first."""

    def __init__(self, chain: tuple[Face, ...]):
        self._chain = chain

    def __missing__(self, letter: str) -> float:
        code = ord(letter)
        face = next((face for face in self._chain if code in face.known), self._chain[0])
        width = self[letter] = face.widths.get(code, 0)
        return width


def plain(text: str) -> str:
    """`text` as it is drawn: break hints taken out, rare spaces and hyphens in their common form."""
    return text.translate(_SAME_LOOK)


@cache
def house_fonts() -> FontSet:
    """The fonts of every kit, from the packages that carry them."""
    return FontSet(
        (
            _packaged("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Regular"),
            _packaged("ttf_opensans", "OpenSans-Regular"),
        ),
        (_packaged("fontpkg_atkinson_hyperlegible", "AtkinsonHyperlegible-Bold"), _packaged("ttf_opensans", "OpenSans-Bold")),
    )


def own_fonts(regular: bytes, bold: bytes) -> FontSet:
    """A cycle's own fonts, with the house's behind them. Raises FontError for a file that cannot be embedded."""
    house = house_fonts()
    found: dict[bool, Face] = {}
    codes: dict[bool, str] = {}
    for weight, data in {False: regular, True: bold}.items():
        try:
            found[weight] = _own(data)
        except BadFont as error:
            codes[weight] = error.code
    if codes:
        raise FontError(codes)
    return FontSet((found[False], *house._chains[False]), (found[True], *house._chains[True]))


@cache
def _packaged(package: str, name: str) -> Face:
    # the folder is asked for without importing the package, which may bring more than its files
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    folder = Path(spec.submodule_search_locations[0]) / {"ttf_opensans": "ttf"}.get(package, "files")
    return _registered(TTFont(name, io.BytesIO(with_plain_zero((folder / f"{name}.ttf").read_bytes()))))


def _own(data: bytes) -> Face:
    try:
        check(data)
        digest = hashlib.sha256(data).hexdigest()[:12]  # two cycles in one process may use one file name
        font = TTFont(f"Own-{digest}", io.BytesIO(data))
        _check_read(font)
    except BadFont:
        raise
    except (TTFError, struct.error, ValueError, LookupError, AttributeError, TypeError, ArithmeticError, OSError) as error:
        raise BadFont from error  # ReportLab's reader trusts the file's tables
    # a PDF's fonts are known by their inner names, and another may bear the same: one of the house's, or the other weight
    name_apart(font, digest)
    return _registered(font)


def _check_read(font: TTFont) -> None:
    """What can be seen once it has been read: letters without a glyph, a name that no PDF may hold, letters as wide as a line."""
    widths, glyphs = letters(font)
    wide = max((widths.get(code, 0) for code in range(0x20, 0x7F)), default=0)
    if max(glyphs.values()) >= font.face.numGlyphs or len(font.face.name) > _LONGEST_NAME or wide > _WIDEST:
        raise BadFont


def _registered(font: TTFont) -> Face:
    pdfmetrics.registerFont(font)
    return Face(font)

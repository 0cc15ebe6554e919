"""Symbols by name: Tabler's, and a cycle's own picture files."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import PurePosixPath

from dialogkit import limits, picture_files
from dialogkit.press.art import tabler
from dialogkit.press.art.allowance import Allowance
from dialogkit.press.art.raster import DRAWN_SIDE, LONG_SIDE, PER_INCH, SYMBOL_SIDE, read_raster
from dialogkit.press.pdf.artwork import Artwork, Drawing, Raster, Undrawable
from dialogkit.problems import DialogkitError, Place, Problem
from dialogkit.resources import read_texts
from dialogkit.terms import LANGS

_AT_ONCE = 2
_GLIMPSED = 1  # pt: as large as nothing is printed
_FEW, _TOGETHER = 5, 16  # drawings by other processes: of more, so many are drawn by one
_LARGE = 60  # pt: of the side of the place that a symbol stands in
_FINE = 0.78  # how wide the lines of a large one are; those of a small one must be seen from afar
_WHOLE = 1.01  # a little more than needed: pixels are whole
_GUESSES = 100  # of names spelt wrongly: each takes about a fiftieth of a second
_SINGLE = re.compile(r"(?:^|, )([^\s,|]+)(?=,|$)")  # a phrase of one word
_COMMAND = re.compile(r"([MLCZ])([^MLCZ]*)")
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}
# SVG counts y downwards. Ends and corners are round; a dash that the page has set must not show.
_START = f"1 0 0 -1 0 {tabler.SIDE} cm 1 J 1 j [] 0 d"
_SIGNATURES = (picture_files.PNG, picture_files.JPEG)


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture file of the cycle's own: its path in the cycle's folder, the SHA-256 of its bytes, and what gives the bytes.

    `focus` is the point of it that stays in sight where it is cropped (see `Raster`).
    """

    name: str
    digest: str
    read: Callable[[], bytes] = field(compare=False)
    focus: tuple[float, float] = (0.5, 0.5)


def point(focus: str) -> tuple[float, float]:
    """What stays in sight of a picture that is cropped, written in per cent (`45 38`): each from 0 to 1."""
    across, down = (int(percent) / 100 for percent in focus.split())
    return across, down


class SymbolBook:
    """Finds and reads the symbols and pictures of one cycle. One book serves all files of a build: each is read once.

    `own` names the cycle's own picture files. They come before Tabler's symbols of the same name. Those in `small` are
    printed as symbols, and need fewer pixels. `places` are those in the cycle that name each file, by its path. `more` gives
    further pictures by their names, which are opened when they are asked for and printed as symbols.
    """

    def __init__(
        self,
        own: Mapping[str, PictureFile] | None = None,
        small: Collection[str] = (),
        places: Mapping[str, Place] | None = None,
        more: Callable[[str], PictureFile | None] = lambda name: None,
    ):
        self._own, self._small, self.places = dict(own or {}), frozenset(small), dict(places or {})
        self._more = more
        self._pictures: dict[tuple[str, bool, int], Raster | Undrawable] = {}
        self._guesses: dict[str, str | None] = {}
        self._allowance = Allowance()
        self._ahead: dict[tuple[str, int], bytes] = {}

    def __contains__(self, name: str) -> bool:
        return self.is_own(name) or _tabler(name) is not None

    def without(self, digests: Collection[str]) -> SymbolBook:
        """The book without these pictures, under whatever name or path. A symbol of Tabler's comes back where one hid it."""
        if not digests:
            return self
        own = {name: file for name, file in self._own.items() if file.digest not in digests}

        def more(name: str) -> PictureFile | None:
            file = self._more(name)
            return file if file and file.digest not in digests else None

        book = SymbolBook(own, self._small, self.places, more)
        book._pictures, book._allowance, book._ahead = self._pictures, self._allowance, self._ahead
        return book

    def is_own(self, name: str) -> bool:
        """Whether the symbol is a picture of the cycle's own."""
        return self.own_file(name) is not None

    def own_file(self, name: str) -> PictureFile | None:
        """The file of a picture of the cycle's own, None for another name."""
        return self._own.get(name) or self._more(name)

    def artwork(self, name: str, printed: float = 0) -> Artwork:
        """The symbol of that name, with pixels enough for a longer side of `printed` pt; a large one has finer lines.

        Raises DialogkitError for an unknown name or a file that cannot be drawn; no place is set.
        """
        if file := self.own_file(name):
            return self.picture(file, self._side(name, file, printed))
        symbol = _tabler(name, printed >= _LARGE)
        if symbol is None:
            raise DialogkitError(Problem("unknown-symbol", details={"name": name, "suggestion": self.suggest(name)}))
        return symbol

    def glimpse(self, name: str) -> Artwork:
        """The symbol of that name with as few pixels as it ever has, to know what it is. Raises as `artwork` does."""
        return self.artwork(name, _GLIMPSED)

    def _side(self, name: str, file: PictureFile, printed: float) -> int:
        """Pixels along the longer side of a picture of the cycle's own that is `printed` so large (pt), or 0 where that is not
        known.

        A drawing has a few sizes to choose from: to draw one takes time by its pixels, and again for each size.
        """
        needed = math.ceil(printed / 72 * PER_INCH)
        if name in self._own and name not in self._small:
            return min(max(LONG_SIDE, needed), limits.PRINTED_PIXELS)
        if printed and is_named_svg(file):
            drawn = DRAWN_SIDE * 2 ** max(0, math.ceil(math.log2(needed / DRAWN_SIDE)))
            return min(drawn, limits.PRINTED_PIXELS)
        return min(max(SYMBOL_SIDE, needed), limits.PRINTED_PIXELS)

    def filling(self, name: str, width: float, height: float, focus: str | None = None) -> Artwork:
        """The symbol of that name, with pixels enough where it is cropped to fill a box (pt). Raises as `artwork` does.

        `focus` is what stays in sight, in per cent from the left and the top (`45 38`), where one place asks for
        something else of a file than others do.
        """
        artwork = self.artwork(name, max(width, height))
        scale = max(width / artwork.width, height / artwork.height)
        artwork = self.artwork(name, max(artwork.width, artwork.height) * scale * _WHOLE)
        return replace(artwork, focus=point(focus)) if focus and isinstance(artwork, Raster) else artwork

    def picture(self, file: PictureFile, side: int = LONG_SIDE) -> Artwork:
        """The picture in a file, at most `side` pixels long. Raises DialogkitError; no place is set."""
        key = file.digest, is_named_svg(file), side
        if key not in self._pictures:
            try:
                self._pictures[key] = self._read(file, side)
            except Undrawable as error:
                self._pictures[key] = error  # to find out anew might take as long again
        found = self._pictures[key]
        if isinstance(found, Undrawable):
            details = {"file": PurePosixPath(file.name).name, **found.details}
            raise DialogkitError(Problem(found.code, details=details))
        return replace(found, source=file.name, focus=file.focus)

    def _read(self, file: PictureFile, side: int) -> Raster:
        """A picture by what the file holds; its ending decides nothing but whether it is read as SVG. Raises Undrawable."""
        data = file.read()
        if data.startswith(_SIGNATURES):
            return read_raster(io.BytesIO(data), side)
        if not is_named_svg(file):
            raise Undrawable("picture-broken")
        from dialogkit.press.art.svg import read_svg

        return read_svg(data, side, self._allowance, self._ahead.pop((file.digest, side), b""))

    def read_ahead(self, names: Iterable[str]) -> None:
        """Read pictures of the cycle's own. Each takes a while: those that are drawn by other processes are read side by side.

        Photos are read one by one meanwhile, for each may take much memory, and each thread keeps what it had. Those that cannot
        be drawn are left for `artwork` to tell.
        """

        def read(name: str) -> None:
            with suppress(DialogkitError):
                self.glimpse(name)

        drawn = {name: (file := self.own_file(name)) is not None and _is_drawn(file) for name in names}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            by_others = [name for name in drawn if drawn[name]]
            files = ((name, self.own_file(name)) for name in by_others)
            each = [*{self._drawing(name, file): name for name, file in files if file}.values()]  # one may have a thousand names
            if len(each) > _FEW:
                list(pool.map(self._draw, (each[start : start + _TOGETHER] for start in range(0, len(each), _TOGETHER))))
            done = pool.map(read, by_others)
            for name in drawn:
                if not drawn[name]:
                    read(name)
            list(done)

    def _draw(self, names: Sequence[str]) -> None:
        """Have the drawings of those names drawn by one process, for who reads them next."""
        from dialogkit.press.art.svg import draw_together

        files = {self._drawing(name, file): file for name in names if (file := self.own_file(name))}
        new = {key: file.read() for key, file in files.items() if (key[0], True, key[1]) not in self._pictures}
        made = draw_together([(data, side) for (_, side), data in new.items()], self._allowance) if new else ()
        self._ahead.update({key: png for key, png in zip(new, made) if png})

    def _drawing(self, name: str, file: PictureFile) -> tuple[str, int]:
        """What is drawn of a picture at first: the digest of its file, and its side in pixels."""
        return file.digest, self._side(name, file, _GLIMPSED)

    @property
    def drawings(self) -> set[str]:
        """The digests of the SVG pictures that have been read."""
        return {digest for digest, is_svg, _ in self._pictures if is_svg}

    def suggest(self, name: str) -> str | None:
        """A symbol that was perhaps meant: by an everyday word (`kaffe`), else by a name that is spelt alike.

        After the first hundred names None is said to every other one.
        """
        if name not in self._guesses and len(self._guesses) < _GUESSES:
            self._guesses[name] = self._guess(name)
        return self._guesses.get(name)

    def _guess(self, name: str) -> str | None:
        from difflib import get_close_matches

        wanted = re.sub(r"[\s_]+", "-", name.strip().lower())[:60].removesuffix(".svg")
        known = {
            **{other: other for other in (*tabler.names(), *tabler.own_names())},
            **symbol_words(),
            **{other: other for other in self._own},
        }
        spelt = [wanted] if wanted in known else get_close_matches(wanted, known, n=1, cutoff=0.7)
        return known[spelt[0]] if spelt else None


@cache
def symbol_words() -> dict[str, str]:
    """Everyday words in small letters, that are no symbol's name, each with that of the symbol for it."""
    texts = read_texts("language", "symbols.yaml")
    ideas = [row for rank in ("first", "then", "alone") for row in texts[rank].values() if "symbol" in row]
    also = [(row.get("also", ""), row["symbol"]) for row in ideas]
    names = [(words, name) for name, words in texts["names"].items()]
    meant = ((" ".join(_SINGLE.findall(row[lang])), row["symbol"]) for row in ideas for lang in LANGS)
    found: dict[str, str] = {}
    for words, symbol in (*also, *names, *meant):
        for word in words.split():
            found.setdefault(word, symbol)
    return {word: symbol for word, symbol in found.items() if word != "/" and _tabler(word) is None}


@cache
def _tabler(name: str, fine: bool = False) -> Drawing | None:
    shapes = tabler.shapes(name)
    if shapes is None:
        return None
    painted = (_painted(shape, _FINE if fine else 1) for shape in shapes)
    return Drawing(f"sym-{name}{'-fine' * fine}", tabler.SIDE, tabler.SIDE, " ".join([_START, *painted]))


def _painted(shape: tabler.Shape, weight: float) -> str:
    """The PDF operators of a shape."""
    width = [f"{shape.width * weight:g} w"] if shape.width else []  # PDF would draw a line of no width as a hairline
    path = (f"{numbers} {_OPERATORS[command]}".lstrip() for command, numbers in _COMMAND.findall(shape.path))
    return " ".join([*width, *path, "f" if not shape.width else "B" if shape.filled else "S"])


def is_named_svg(file: PictureFile) -> bool:
    """Whether a file is drawn as SVG, unless it holds a photo."""
    return file.name.lower().endswith(".svg")


def _is_drawn(file: PictureFile) -> bool:
    """Whether it will be drawn by another process. What cannot be read any more will not."""
    try:
        return is_named_svg(file) and not file.read().startswith(_SIGNATURES)
    except DialogkitError:
        return False

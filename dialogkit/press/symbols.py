"""Symbols by name: Tabler's, out of the installed package, and a cycle's own picture files."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

from dialogkit.press.artwork import Artwork, Raster, Undrawable, place
from dialogkit.press.raster import LONG_SIDE, PER_INCH, SYMBOL_SIDE, read_raster
from dialogkit.problems import DialogkitError, Place, Problem

__all__ = ["SymbolBook", "place"]

_AT_ONCE = 2  # large photos take much memory
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LEFT_OUT = frozenset(("brand-parsinta",))  # the one symbol with a part that is half see-through
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture file of the cycle's own: its path in the cycle's folder, the SHA-256 of its bytes, and what gives the bytes."""

    name: str
    digest: str
    read: Callable[[], bytes] = field(compare=False)


class SymbolBook:
    """Finds and reads the symbols and pictures of one cycle. One book serves all files of a build: each is read once.

    `own` names the cycle's own picture files. They come before Tabler's symbols of the same name. Those in `small` are
    printed as symbols, and need fewer pixels. `places` are those in the cycle that name each file, by its path.
    """

    def __init__(
        self, own: Mapping[str, PictureFile] | None = None, small: Collection[str] = (), places: Mapping[str, Place] | None = None
    ):
        self._own, self._small, self.places = dict(own or {}), frozenset(small), dict(places or {})
        self._symbols: dict[str, Artwork] = {}
        self._pictures: dict[tuple[PictureFile, int], Artwork] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._own or _tabler_file(name) is not None

    def without(self, digests: Collection[str]) -> SymbolBook:
        """The book without these pictures, under whatever name or path. A symbol of Tabler's comes back where one hid it."""
        if not digests:
            return self
        own = {name: file for name, file in self._own.items() if file.digest not in digests}
        book = SymbolBook(own, self._small, self.places)
        book._symbols, book._pictures = self._symbols, self._pictures
        return book

    def is_own(self, name: str) -> bool:
        """Whether the symbol is a picture of the cycle's own."""
        return name in self._own

    def own_file(self, name: str) -> PictureFile | None:
        """The file of a picture of the cycle's own, None for another name."""
        return self._own.get(name)

    def artwork(self, name: str, printed: float = 0) -> Artwork:
        """The symbol of that name, with pixels enough for a longer side of `printed` pt.

        Raises DialogkitError for an unknown name or a file that cannot be drawn; no place is set.
        """
        if name in self._own:
            side = SYMBOL_SIDE if name in self._small else LONG_SIDE
            return self.picture(self._own[name], max(side, round(printed / 72 * PER_INCH)))
        if name not in self._symbols:
            file = _tabler_file(name)
            if file is None:
                raise DialogkitError(Problem("unknown-symbol", details={"name": name, "suggestion": self.suggest(name)}))
            from dialogkit.press.tabler import read_symbol

            self._symbols[name] = read_symbol(f"sym-{name}", file.read_bytes())
        return self._symbols[name]

    def picture(self, file: PictureFile, side: int = LONG_SIDE) -> Artwork:
        """The picture in a file, at most `side` pixels long. Raises DialogkitError; no place is set."""
        if (file, side) not in self._pictures:
            self._pictures[file, side] = replace(_read_picture(file, side), source=file.name)
        return self._pictures[file, side]

    def read_ahead(self, names: Iterable[str]) -> None:
        """Read pictures of the cycle's own side by side: each takes a while, most of it in other processes and in C.

        Those that cannot be drawn are left for `artwork` to tell.
        """

        def read(name: str) -> None:
            with suppress(DialogkitError):
                self.artwork(name)

        with ThreadPoolExecutor(_AT_ONCE) as pool:
            list(pool.map(read, names))

    def suggest(self, name: str) -> str | None:
        """A symbol that was perhaps meant: by an everyday word (`kaffe`), else by a name that is spelt alike."""
        from difflib import get_close_matches

        from dialogkit.press.symbol_words import SYMBOL_WORDS

        wanted = re.sub(r"[\s_]+", "-", name.strip().lower())[:60].removesuffix(".svg")
        known = {**{other: other for other in _tabler_names()}, **SYMBOL_WORDS, **{other: other for other in self._own}}
        spelt = [wanted] if wanted in known else get_close_matches(wanted, known, n=1, cutoff=0.7)
        return known[spelt[0]] if spelt else None


@cache
def _tabler_folder() -> Path:
    """Where the package keeps its SVG files. The package itself is not imported: it would load a game engine."""
    spec = find_spec("pytablericons")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pytablericons is not installed", name="pytablericons")
    return Path(spec.submodule_search_locations[0]) / "icons"


@cache
def _tabler_file(name: str) -> Path | None:
    """The file of `home` is outline/home.svg, that of `home-filled` filled/home.svg. None for an unknown name."""
    if not _NAME.fullmatch(name) or name in _LEFT_OUT:
        return None
    folder = _tabler_folder()
    outline = folder / "outline" / f"{name}.svg"
    file = outline if not name.endswith("-filled") else folder / "filled" / f"{name.removesuffix('-filled')}.svg"
    return file if file.is_file() else None


@cache
def _tabler_names() -> tuple[str, ...]:
    """Every name, sorted."""
    outline, filled = (os.listdir(_tabler_folder() / kind) for kind in ("outline", "filled"))
    files = [*outline, *(file.replace(".svg", "-filled.svg") for file in filled)]
    return tuple(sorted({file.removesuffix(".svg") for file in files} - _LEFT_OUT))


def _read_picture(file: PictureFile, side: int) -> Raster:
    """A picture by what the file holds; its ending decides nothing but whether it is read as SVG."""
    data = file.read()
    try:
        if data.startswith(_SIGNATURES):
            return read_raster(io.BytesIO(data), side)
        if file.name.lower().endswith(".svg"):
            from dialogkit.press.svg import read_svg

            return read_svg(data, side)
        raise Undrawable("picture-broken")
    except Undrawable as error:
        name = PurePosixPath(file.name).name
        raise DialogkitError(Problem(error.code, details={"file": name, **error.details})) from error

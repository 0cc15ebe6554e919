"""Symbols by name: Tabler's, out of one file that is sorted by name, so one is found without reading the others; and a few more.

icons/README.md says what the files look like, and tools/symbols.py makes that of Tabler's.
"""

from __future__ import annotations

import mmap
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SIDE = 24
"""How wide and high every symbol is, in units of its own."""

_FILE = Path(__file__).with_name("icons") / "tabler.txt"
_OURS = _FILE.with_name("own.txt")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ELEMENT = re.compile(r"\t(f?)([\d.]*)(M[^\t]+)")
_TODAYS = re.compile(rb"\n([^\t]+)\t[^=]")  # the name in a line that has a drawing


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of a symbol: a line with round ends and corners, `width` wide (0: none), or an area, or both.

    `path` is an SVG path of the commands M, L, C and Z with absolute numbers; SVG counts y downwards.
    """

    path: str
    filled: bool
    width: float


def shapes(name: str) -> tuple[Shape, ...] | None:
    """What the symbol of that name consists of, in the order of painting, or None where there is none.

    Also for names that Tabler has changed or given up since they could first be used.
    """
    line = (_own().get(name) or _line(name)) if _NAME.fullmatch(name) else None
    if line is None:
        return None
    _, renamed, today = line.partition("\t=")
    if renamed:
        return shapes(today)
    return tuple(Shape(path, bool(filled), float(width or 0)) for filled, width, path in _ELEMENT.findall(line))


@cache
def names() -> tuple[str, ...]:
    """Every name that the symbols have today, sorted."""
    return tuple(name.decode() for name in _TODAYS.findall(_file()))


@cache
def _own() -> dict[str, str]:
    """The lines of what Tabler has not, by name."""
    lines = _file(_OURS)[:].decode().splitlines()
    return {line.partition("\t")[0]: line for line in lines if not line.startswith("#")}


def own_names() -> tuple[str, ...]:
    """The names of what Tabler has not."""
    return tuple(_own())


@cache
def _file(path: Path = _FILE) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _line(name: str) -> str | None:
    """The line that begins with `name` and a tab."""
    file, wanted = _file(), name.encode()

    def name_at(place: int) -> bytes:
        start = file.rfind(b"\n", 0, place) + 1
        return file[start : file.find(b"\t", start)]

    place = bisect_left(range(len(file)), wanted, key=name_at)
    if place == len(file) or name_at(place) != wanted:
        return None
    return file[place : file.find(b"\n", place)].decode()

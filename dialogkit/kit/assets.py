"""What all materials of a year are made with: its typefaces, its symbols and pictures, the date that its files say."""

from __future__ import annotations

import os
from datetime import date, datetime, time, timezone
from pathlib import Path

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import pictures
from dialogkit.press.fonts import FontError, FontSet, house_fonts, own_fonts
from dialogkit.press.symbols import SymbolBook
from dialogkit.problems import Place, Problem, UsageError


def fonts_of(loaded: Loaded) -> tuple[FontSet, list[Problem]]:
    """The cycle's own typefaces, or the house's, and a problem where its own cannot be used."""
    own = loaded.cycle.fonts
    if not own or {own.regular, own.bold} & _refused(loaded):
        return house_fonts(), []
    try:
        return own_fonts(loaded.folder / own.regular, loaded.folder / own.bold), []
    except FontError as error:
        return house_fonts(), [Problem("bad-font", Place.parse(own.at), {"file": error.path.name})]


def symbols_of(loaded: Loaded) -> SymbolBook:
    """The symbols by name: the cycle's own by their key, every picture of the cycle by its path too."""
    refused = _refused(loaded)
    found = list(pictures(loaded.cycle))
    files = {item.src: loaded.folder / item.src for _, item in found}
    named = {name: loaded.folder / picture.src for name, picture in loaded.cycle.symbols.items() if picture.src not in refused}
    places: dict[Path, Place] = {}
    for path, item in found:
        places.setdefault(loaded.folder / item.src, loaded.source.place_of((*path, "src")))
    return SymbolBook({**{src: file for src, file in files.items() if src not in refused}, **named}, named, places)


def _refused(loaded: Loaded) -> set[object]:
    """Files that the cycle names and that must not be opened: not there, or not in its folder."""
    return {problem.details.get("name") for problem in loaded.problems if problem.code.startswith("path-")}


def dated(day: date) -> datetime:
    """The date that files say: SOURCE_DATE_EPOCH (reproducible-builds.org), or else noon on the day that is given.

    Raises UsageError where that is no moment in time, as its rules ask; ReportLab would fail on it too.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.combine(day, time(12), timezone.utc)
    try:
        return datetime.fromtimestamp(int(epoch), timezone.utc)
    except (ValueError, OverflowError, OSError) as error:
        raise UsageError(Problem("bad-epoch", details={"value": epoch[:40]})) from error

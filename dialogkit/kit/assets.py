"""What all materials of a year are made with: its typefaces, its symbols and pictures, the date that its files say."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timezone
from functools import cache
from pathlib import PurePosixPath

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Picture, pictures
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.press.art.symbols import PictureFile, SymbolBook, is_named_svg, point
from dialogkit.press.pdf.fonts import FontError, FontSet, house_fonts, own_fonts
from dialogkit.problems import Place, Problem, Severity, UsageError, errors_in


def fonts_of(loaded: Loaded) -> tuple[FontSet, list[Problem]]:
    """The cycle's own typefaces, or the house's, and a problem where its own cannot be used."""
    own = loaded.cycle.fonts
    if not own:
        return house_fonts(), []
    name = "regular"
    try:
        regular = loaded.folder.read(own.regular)
        name = "bold"
        bold = loaded.folder.read(own.bold)
        return own_fonts(regular, bold), [
            _font_problem(loaded, True, "font-not-bold", Severity.WARNING)
        ] if regular == bold else []
    except Refused as error:
        return house_fonts(), _untold(loaded, ("fonts", name), error, _told(loaded))
    except FontError as error:
        return house_fonts(), [_font_problem(loaded, bold, code) for bold, code in error.codes.items()]


def _font_problem(loaded: Loaded, bold: bool, code: str, severity: Severity = Severity.ERROR) -> Problem:
    name = "bold" if bold else "regular"
    file = PurePosixPath(getattr(loaded.cycle.fonts, name)).name
    return Problem(code, loaded.source.place_of(("fonts", name)), {"file": file}, severity)


def symbols_of(loaded: Loaded) -> tuple[SymbolBook, list[Problem]]:
    """The symbols by name: the cycle's own by their key, every picture of the cycle by its path too. And files it cannot have."""
    files: dict[str, PictureFile] = {}
    told = _told(loaded)
    places: dict[str, Place] = {}
    drawn: set[str] = set()  # the digests of those that are SVG
    problems: list[Problem] = []
    for path, item in pictures(loaded.cycle):
        here = (*path, "src")
        try:
            file = _picture(loaded.folder, item.src)
            if is_named_svg(file):
                if file.digest not in drawn and len(drawn) == limits.SVGS:
                    raise Refused("svg-too-many", item.src, limit=limits.SVGS)
                drawn.add(file.digest)
        except Refused as error:
            problems += _untold(loaded, here, error, told)
        else:
            if item.src not in files or item.focus != Picture.model_fields["focus"].default:
                files[item.src] = replace(file, focus=point(item.focus))
            places.setdefault(file.name, loaded.source.place_of(here))
    if any(problem.code == "svg-too-many" for problem in problems):  # nothing is printed, and to draw the others takes longest
        files = {src: file for src, file in files.items() if not is_named_svg(file)}
    symbols = ((name, picture) for name, picture in loaded.cycle.symbols.items() if picture.src in files)
    named = {name: replace(files[picture.src], focus=point(picture.focus)) for name, picture in symbols}
    places = {symbol.src: symbol.place for symbol in loaded.packs.symbols.values()} | places
    return SymbolBook({**files, **named}, named, places, _of_packs(loaded)), problems


def _of_packs(loaded: Loaded) -> Callable[[str], PictureFile | None]:
    """The pictures of the year's symbol packs, by their names: each is opened when it is asked for."""

    @cache
    def file(name: str) -> PictureFile | None:
        symbol = loaded.packs.symbols.get(name)
        return replace(_picture(loaded.folder, symbol.src), focus=point(symbol.picture.focus)) if symbol else None

    return file


def _picture(folder: Folder, src: str) -> PictureFile:
    return PictureFile(str(PurePosixPath(src)), folder.digest(src), lambda: folder.read(src))


def _told(loaded: Loaded) -> set[Place | None]:
    """Where something is wrong that has been told already."""
    return {problem.place for problem in errors_in(loaded.problems)}


def _untold(loaded: Loaded, path: Path, error: Refused, told: set[Place | None]) -> list[Problem]:
    """Why a file at a path of the cycle is not used, unless something is wrong there that has been `told`."""
    return [] if loaded.source.place_of(path) in told else [loaded.source.placed(error.problem, path)]


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

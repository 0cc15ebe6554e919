"""The cycle's own pictures and fonts: inside its folder, there, of a kind that can be printed and of a sensible size."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from pathlib import PurePosixPath, PureWindowsPath

from dialogkit.cycle import model
from dialogkit.cycle.plain import Path
from dialogkit.cycle.schema import walk
from dialogkit.cycle.source import Source
from dialogkit.cycle.suggest import closest
from dialogkit.problems import Problem

MAX_BYTES = 20_000_000
PICTURE_ENDINGS = (".svg", ".png", ".jpg", ".jpeg")
FONT_ENDINGS = (".ttf",)

_FILE_FIELDS = {model.Picture: (("src",), PICTURE_ENDINGS), model.Fonts: (("regular", "bold"), FONT_ENDINGS)}


def check_files(source: Source, folder: FilePath) -> list[Problem]:
    """The problems of every file that the cycle names. `folder` is the cycle's own; nothing outside it is looked at."""
    found: list[Problem] = []
    for path, shape, value in walk(source.data):
        if isinstance(value, dict) and shape.kind in _FILE_FIELDS:
            names, endings = _FILE_FIELDS[shape.kind]
            for name in names:
                if isinstance(value.get(name), str):
                    found += _check(source, (*path, name), value[name].strip(), folder.resolve(), endings)
    return found


def _check(source: Source, path: Path, name: str, folder: FilePath, endings: tuple[str, ...]) -> Iterator[Problem]:
    if not name:
        return
    if "\\" in name and ":" not in name:
        yield source.problem("path-backslash", path, name=name, suggestion=name.replace("\\", "/"))
    elif leads_out(name, folder):
        yield source.problem("path-outside", path, name=name)
    elif FilePath(name).suffix.lower() not in endings:
        yield source.problem("path-ending", path, name=name, allowed=endings)
    elif not _is_file(folder / name):
        yield source.problem("path-missing", path, name=name, suggestion=_near(folder, name, endings))
    elif (folder / name).stat().st_size > MAX_BYTES:
        yield source.problem("path-too-large", path, name=name, limit=f"{MAX_BYTES // 1_000_000} MB")


def leads_out(name: str, folder: FilePath) -> bool:
    """Whether a path of the cycle's leads out of its folder, by itself or by a link."""
    windows = PureWindowsPath(name)
    if windows.drive or windows.root or name.startswith("~") or ".." in PurePosixPath(name).parts:
        return True
    try:
        return not (folder / name).resolve().is_relative_to(folder)
    except (OSError, RuntimeError):  # a ring of links
        return True


def _is_file(path: FilePath) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name that is too long for the disk
        return False


def _names_in(folder: FilePath) -> list[str]:
    """What lies in a folder: nothing where there is none, or where one may not look."""
    try:
        return [entry.name for entry in folder.iterdir()]
    except OSError:
        return []


def _near(folder: FilePath, name: str, endings: tuple[str, ...]) -> str | None:
    """The file of the same folder, or of the cycle's, whose name is nearest and which can be printed."""
    parent = PurePosixPath(name).parent
    for here in dict.fromkeys((parent, PurePosixPath("."))):
        place = folder / here
        names = sorted(name for name in _names_in(place) if FilePath(name).suffix.lower() in endings)
        near = closest(PurePosixPath(name).name, names)
        if near:
            return str(here / near)
    return None

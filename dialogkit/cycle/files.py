"""The cycle's own pictures and fonts: inside its folder, there, of a kind that can be printed and of a sensible size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused, steps
from dialogkit.cycle.model.marks import File
from dialogkit.cycle.source import Source
from dialogkit.cycle.text.suggest import closest
from dialogkit.cycle.text.yaml_events import Path
from dialogkit.picture_files import foreign
from dialogkit.problems import Problem, Severity

PICTURES = (".svg", ".png", ".jpg", ".jpeg")
_ENDINGS = {"picture": PICTURES, "font": (".ttf",)}
_FOLDERS = 20  # of the cycle's that are looked into for a file that is not where it should be
FORMATS = {"HEIC": "picture-heic", "WebP": "picture-webp"}


def check_files(source: Source, folder: Folder) -> list[Problem]:
    """The problems of every file that the cycle names, each at its place. `folder` gives none of them out, told or not."""
    found: list[Problem] = []
    for path, shape, value in source.values:
        if isinstance(value, str) and (file := shape.mark(File)):
            found += _check(source, path, value.strip(), folder, file, helped=len(found) < limits.SUGGESTIONS)
    return found


def _check(source: Source, path: Path, name: str, folder: Folder, file: File, helped: bool) -> Iterator[Problem]:
    """With `helped`, it is looked for what was probably meant."""
    if not name:
        return
    endings = _ENDINGS[file.kind]
    try:
        steps(name)
        fits = PurePosixPath(name).suffix.lower() in endings
        form = _format(folder, name, fits) if file.kind == "picture" else None
        if form:
            yield source.problem(FORMATS.get(form, "picture-format"), path, file=name, format=form)
        elif fits:
            folder.read(name)
            for other in folder.twins(name):
                yield source.problem("path-twin", path, Severity.WARNING, name=name, other=other)
        elif helped and folder.spelled(name) is None and (meant := near_file(folder, name, endings)):
            yield source.problem("path-missing", path, name=name, suggestion=meant)
        else:
            yield source.problem("path-ending", path, name=name, allowed=endings)
    except Refused as error:
        problem = error.problem
        if error.code == "path-missing" and helped:
            problem = replace(problem, details={**problem.details, "suggestion": near_file(folder, name, endings)})
        yield source.placed(problem, path)


def _format(folder: Folder, name: str, fits: bool) -> str | None:
    """The format of a picture that cannot be printed. Of a file whose ending is wrong too, that may be all there is to say."""
    try:
        return foreign(folder.read(name))
    except Refused:
        if fits:
            raise
        return None


def near_file(folder: Folder, name: str, endings: tuple[str, ...]) -> str | None:
    """The file with one of those endings that was probably meant: of that name without its ending, which systems hide, or the
    nearest; in the same folder, in the cycle's, or of just that name in one below it."""
    given = PurePosixPath(name)
    parent = PurePosixPath(folder.spelled(str(given.parent)) or ".")
    for here in dict.fromkeys((parent, PurePosixPath("."))):
        names = _with_endings(folder, here, endings)
        near = _same(given, names) or closest(given.name, names)
        if near:
            return str(here / near)
    for below in folder.names()[:_FOLDERS]:
        same = _same(given, _with_endings(folder, PurePosixPath(below), endings))
        if same:
            return str(PurePosixPath(below) / same)
    return None


def _same(given: PurePosixPath, names: list[str]) -> str | None:
    """The one of `names` that is the given one, or would be without its ending."""
    word = given.name.casefold()
    return next((name for name in names if word in (name.casefold(), PurePosixPath(name).stem.casefold())), None)


def _with_endings(folder: Folder, here: PurePosixPath, endings: tuple[str, ...]) -> list[str]:
    try:
        return [name for name in folder.names(str(here)) if PurePosixPath(name).suffix.lower() in endings]
    except Refused:
        return []  # it leads out, or has a name that not every system knows

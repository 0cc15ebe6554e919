"""Puts such a paper in its place."""

from __future__ import annotations

from pathlib import Path

from dialogkit.disk.swap import hold
from dialogkit.kit.reprint import manifest
from dialogkit.problems import FileError, file_error


def put_beside(out: Path, name: str, data: bytes, entry: manifest.File) -> None:
    """Put a file of that name into the folder of a kit, and say so in what is told of the folder.

    Raises FileError where one of that name is not dialogkit's to write over; then nothing has changed.
    """
    with hold(out) as held:
        try:
            before = manifest.read(held.folder / manifest.NAME)
        except ValueError as error:
            raise file_error("manifest-unusable", held.shown / manifest.NAME) from error
        files, cards, printed = before.manifest.files, before.manifest.cards, before.manifest.printed
        known = {name: file.sha256 for name, file in files.items()} | {manifest.NAME: before.sha256}
        if foreign := held.foreign([name], known):
            raise FileError(foreign)
        now = manifest.Manifest(files={**files, name: entry}, cards=cards, printed=printed)
        held.swap({name: data, manifest.NAME: now.data()}, known)

"""The files that a year takes along: what its design is made of, and no photo of people."""

from __future__ import annotations

from collections.abc import Iterator

from dialogkit.cycle.folder import Refused, own_templates
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.next_year.carried import kept_pictures
from dialogkit.cycle.packs.packs import Pack
from dialogkit.cycle.packs.read import PACK_FILE
from dialogkit.cycle.source import source_of
from dialogkit.cycle.tables.named import named_tables


def files_of(loaded: Loaded, text: str) -> dict[str, bytes]:
    """What is in them, by their paths in the year's folder. What is missing was told when the year was loaded.

    `text` is that of the next year's file: the tables that it still names come along.
    """
    files: dict[str, bytes] = {}
    tables = (name for _, name in named_tables(source_of(text, loaded.source.file), loaded.folder))
    for name in dict.fromkeys((*_names(loaded), *tables)):
        try:
            files[name] = loaded.folder.read(name)
        except Refused:
            continue
    return files


def _names(loaded: Loaded) -> Iterator[str]:
    cycle = loaded.cycle
    yield from (picture.src.removeprefix("./") for picture in kept_pictures(cycle))
    if cycle.fonts:
        yield from (cycle.fonts.regular, cycle.fonts.bold)
    yield from (f"templates/{name}" for name in own_templates(loaded.folder))
    for pack in loaded.packs.packs:
        yield from _of_pack(pack)


def _of_pack(pack: Pack) -> Iterator[str]:
    """A pack in a zip file is that file."""
    if pack.given.lower().endswith(".zip"):
        yield pack.given
        return
    yield f"{pack.folder}/{PACK_FILE}"
    yield from (f"{pack.folder}/{picture.file}" for picture in pack.about.pictures)

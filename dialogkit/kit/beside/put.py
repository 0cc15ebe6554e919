"""Writes such a paper, lays it out and puts it in its place."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import Loaded
from dialogkit.disk.journal import hash_of
from dialogkit.disk.swap import hold
from dialogkit.kit.make import Bench
from dialogkit.kit.reprint import manifest
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.press.document import Pressed, press
from dialogkit.problems import DialogkitError, FileError, errors_in, file_error
from dialogkit.resources import templates_folder
from dialogkit.templating.environment import environment, render
from dialogkit.templating.seen.view import View
from dialogkit.terms import Profile


def written(loaded: Loaded, name: str, seen: Mapping[str, object], profile: Profile) -> Node:
    """The tree of a paper, which dialogkit's own template of that name writes of what is `seen` and the year's name."""
    template, words = f"{name}.xml.j2", loaded.words
    kit = View(loaded.cycle, words).with_year(loaded.cycle.kit.title)
    tree = parse(render(environment(Folder(templates_folder())), template, {"t": words, "kit": kit, **seen}), template)
    tree.attrs |= {"lang": words.code, "reading": profile}
    return tree


def put_beside(bench: Bench, tree: Node, file: Path, material: str, holds: Mapping[str, str]) -> Pressed:
    """Lay a paper out, put it into the folder of a kit, and say so in what is told of the folder. It `holds` what has a yes.

    Raises DialogkitError where it cannot be laid out, FileError where a file of that name is not dialogkit's to write over; then
    nothing has changed.
    """
    loaded = bench.loaded
    made = press(tree, bench.fonts, bench.book, bench.stamp, bench.order.job(loaded.cycle))
    if errors_in(made.problems):
        raise DialogkitError(made.problems)
    year = manifest.year_of(loaded.folder)
    entry = manifest.File(pages=made.pages, sha256=hash_of(made.data), material=material, holds=dict(holds), of=year)
    _put(file.parent, file.name, made.data, entry)
    return made


def _put(out: Path, name: str, data: bytes, entry: manifest.File) -> None:
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

"""The sheet that shows how far a printer's backs miss its fronts: its template → one PDF."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

from dialogkit import limits
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.disk.journal import hash_of
from dialogkit.disk.swap import hold
from dialogkit.kit.assets import dated
from dialogkit.markup.parser import parse
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.problems import DialogkitError, FileError
from dialogkit.resources import templates_folder
from dialogkit.templating.environment import environment, render
from dialogkit.terms import LANGS
from dialogkit.words import Words, load_words

_FILE = "calibrate.pdf"
_TEMPLATE = "calibrate.xml.j2"
_DAY = date(2026, 1, 1)  # a sheet that belongs to no year; the same on every day, so that it is the same file


def write(out: Path | None, words: Words) -> Path:
    """Write the sheet to `out`, or in that folder, or else here. Gives its path.

    An older sheet gives way to it; any other file raises FileError, and stays, and so does a sheet that somebody wrote on.
    """
    file = Path(_FILE) if out is None else out / _FILE if os.path.isdir(out) else out
    with hold(file.parent) as held:
        known = _known(file)
        if problems := held.foreign([file.name], known):
            raise FileError(problems)
        held.swap({file.name: _pressed(words)}, known)
    return file


def _pressed(words: Words) -> bytes:
    """Raises DialogkitError where the words of the language do not fit."""
    tree = parse(render(environment(Folder(templates_folder())), _TEMPLATE, {"t": words}), _TEMPLATE)
    tree.attrs["lang"] = words.code
    made = press(tree, house_fonts(), SymbolBook({}), dated(_DAY))
    if made.problems:
        raise DialogkitError(made.problems)
    return made.data


def _known(file: Path) -> dict[str, str]:
    """The hash of a file that is such a sheet, in any language; its metadata stand in it as plain text.

    The hash is "" of one that has been changed: then another part has been added to it, or it says so itself.
    """
    try:
        data = Folder(file.parent).read(file.name, limits.SHEET_BYTES)
    except Refused:
        return {}
    titles = (load_words(lang)("calibrate.document") for lang in LANGS)
    if not data.startswith(b"%PDF") or not any(f">{title}</rdf:li>".encode() in data for title in titles):
        return {}
    dates = re.findall(rb"<xmp:(?:Create|Modify)Date>([^<]*)<", data)
    untouched = len(dates) == 2 and len(set(dates)) == 1 and data.count(b"startxref") == 1
    return {file.name: hash_of(data) if untouched else ""}

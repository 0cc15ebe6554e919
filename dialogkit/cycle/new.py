"""A new year: a folder with a cycle file that is ready to edit and already builds, and what to know of privacy."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

from dialogkit import limits
from dialogkit.cycle.editing.saved import text_of
from dialogkit.cycle.folder import CYCLE_FILE
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.next_year.carried import carried
from dialogkit.cycle.next_year.promises import SymbolOf
from dialogkit.cycle.next_year.taken_along import files_of
from dialogkit.cycle.sections.blocks import block, head, sections
from dialogkit.cycle.text.scalars import quoted
from dialogkit.disk.swap import hold
from dialogkit.paths import failed
from dialogkit.problems import DialogkitError, Problem, UsageError, errors_in, file_error
from dialogkit.resources import own_text
from dialogkit.words import filled

_FIRST, _LAST = 2000, 2100


def parse_year(text: str) -> int:
    """The year that `text` names. Raises UsageError for anything but four digits from 2000 to 2100."""
    if not re.fullmatch(r"[0-9]{4}", text) or not _FIRST <= int(text) <= _LAST:
        raise UsageError(Problem("bad-year", details={"year": text}))
    return int(text)


def check_name(text: str) -> str:
    """A place's or municipality's name without the spaces around it. Raises UsageError for one that cannot be printed."""
    name = text.strip()
    if not name or len(name) > limits.NAME or not name.isprintable():
        raise UsageError(Problem("bad-name", details={"limit": limits.NAME}))
    return name


def check_free(folder: Path) -> None:
    """Raises FileError when `folder` holds something already, is no folder or cannot be."""
    try:
        taken = folder.is_symlink() or (folder.exists() and (not folder.is_dir() or any(folder.iterdir())))
    except OSError as error:
        raise failed("cannot-write", folder, error) from None
    if taken:
        raise file_error("folder-taken", folder)


def create(parent: Path, process: str, year: int, lang: str, place: str | None, municipality: str) -> Path:
    """Makes `parent`/`year` with a cycle file of a process and what belongs beside it, and returns the cycle file's path.

    All of it is there or nothing, and nothing that is there is ever changed. Raises FileError when the folder is taken or cannot
    be written, UsageError for a name that cannot be printed. No `place` is a line that is left out.
    """
    place = None if place is None else check_name(place)
    text = starting_text(process, year, lang, place, check_name(municipality))
    return _put(parent / str(year), {**_beside(year, lang), CYCLE_FILE: text.encode()})


def create_from(parent: Path, loaded: Loaded, year: int, symbol_of: SymbolOf, of_one_meeting: bool = False) -> Path:
    """Makes `parent`/`year` with what goes on of an earlier year, and returns the cycle file's path.

    `symbol_of` and `of_one_meeting` are as in `carried`.

    Raises UsageError for a year that is not later, DialogkitError where the earlier one has mistakes or cannot be cut, and else
    as `create`.
    """
    if errors_in(loaded.problems):
        raise DialogkitError(loaded.problems)
    if year <= (before := loaded.cycle.year):
        raise UsageError(Problem("year-not-later", details={"year": year, "before": before, "next": before + 1}))
    folder = parent / str(year)
    mark, text = text_of(loaded.folder, loaded.folder.start)
    text = carried(loaded, text, year, _way(folder, loaded), symbol_of, of_one_meeting)
    return _put(folder, {**files_of(loaded, text), **_beside(year, loaded.cycle.lang), CYCLE_FILE: (mark + text).encode()})


def _way(folder: Path, loaded: Loaded) -> str | None:
    """The path from a new year to an earlier one; None where there is none, as from one drive to another."""
    start = loaded.folder.start
    try:
        way = Path(os.path.relpath(loaded.folder.path, folder)).as_posix()
    except ValueError:
        return None
    return way if start == CYCLE_FILE else f"{way}/{start}"


def _put(folder: Path, files: Mapping[str, bytes]) -> Path:
    check_free(folder)
    with hold(folder) as held:
        check_free(folder)
        held.swap(files, known={})
    return folder / CYCLE_FILE


def _beside(year: int, lang: str) -> dict[str, bytes]:
    """What lies beside the cycle file: what to know of privacy, and what version control must leave alone."""
    texts = {
        "PRIVACY.md": filled(own_text("cycles", f"privacy-{lang}.md"), YEAR=year),
        ".gitignore": own_text("cycles", "gitignore"),
    }
    return {name: text.encode() for name, text in texts.items()}


def starting_text(process: str, year: int, lang: str, place: str | None, municipality: str) -> str:
    """The starting cycle of a process in a language, with year and names filled in: what is needed in January."""
    begun = [name for name, begins in sections(process).items() if begins]
    text = "\n".join([head(process, lang), *(block(process, name, lang).text for name in begun)])
    text = re.sub(r"^.*\{PLACE\}.*\n", "", text, flags=re.MULTILINE) if place is None else text
    values = {
        "BEFORE": year - 1,
        "YEAR": year,
        "NEXT": year + 1,
        "PLACE": quoted(place or ""),
        "MUNICIPALITY": quoted(municipality),
    }
    return filled(text, **values)

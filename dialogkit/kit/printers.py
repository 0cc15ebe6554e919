"""How far each printer wants its backs moved: a YAML file in the person's own configuration folder, not in any cycle."""

from __future__ import annotations

import os
import re
import unicodedata
from dataclasses import dataclass
from math import inf
from pathlib import Path
from typing import Any

from dialogkit.cycle.folder import Folder
from dialogkit.cycle.new import check_name
from dialogkit.cycle.source import Source, read_source
from dialogkit.cycle.text.suggest import closest
from dialogkit.disk.swap import hold
from dialogkit.problems import DialogkitError, Place, Problem, UsageError

MOST = 10.0  # mm; a printer that misses by more has another fault
_NUMBER = re.compile(r"([+-]?)([0-9]{1,2}(?:\.[0-9]{1,3})?)(?: ?mm)?")
_HEAD = "# dialogkit calibrate --save: dx mm to the right, dy mm up\n"


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a printer's backs are to be moved, in mm: `dx` to the right, `dy` up, as one looks at an upright back."""

    dx: float
    dy: float


def printers_file() -> Path:
    """Where the printers are kept."""
    import platformdirs

    return platformdirs.user_config_path("dialogkit", appauthor=False) / "printers.yaml"


def parse_length(text: str) -> float:
    """Millimetres as they are read off the sheet: `0,5`, `+0.5`, `−1 mm`. Raises ValueError for anything but -10 to 10."""
    match = _NUMBER.fullmatch(text.strip().replace("\N{MINUS SIGN}", "-").replace("\N{EN DASH}", "-").replace(",", "."))
    length = float(f"{match[1]}{match[2]}") if match else MOST + 1
    if abs(length) > MOST:
        raise ValueError(text)
    return length + 0.0  # never -0


def parse_offset(dx: str, dy: str) -> Offset:
    """The offset that two options give. Raises UsageError with each that is no length."""
    lengths: list[float] = []
    problems: list[Problem] = []
    for name, text in (("dx", dx), ("dy", dy)):
        try:
            lengths.append(parse_length(text))
        except ValueError:
            problems.append(Problem("not-an-offset", details={"name": f"--{name}", "value": text[:40]}))
    if problems:
        raise UsageError(problems)
    return Offset(*lengths)


def save(name: str, offset: Offset) -> tuple[str, Path]:
    """Keep a printer's offset in place of its old one. Gives the name as it is kept, and the file.

    Raises UsageError for a name that is none, and DialogkitError or FileError where the file is broken or cannot be written;
    then it stays as it was.
    """
    name, file = _plain(check_name(name)), printers_file()
    # people keep their settings elsewhere, and link to them
    real = Path(os.path.realpath(file)) if os.path.islink(file) else file
    with hold(real.parent) as held:
        before = held.hash_of(real.name)
        kept = {**_read(real), name: offset}
        text = _HEAD + "".join(_line(each, offset) for each, offset in sorted(kept.items()))
        held.swap({real.name: text.encode()}, {real.name: before} if before else {})
    return name, file


def _line(name: str, offset: Offset) -> str:
    import yaml

    quoted = yaml.safe_dump(name, default_style='"', allow_unicode=True, width=inf).strip()
    return f"{quoted}: {{dx: {offset.dx}, dy: {offset.dy}}}\n"


def find(name: str) -> Offset:
    """A printer's offset. Raises UsageError with the known names, and DialogkitError with all that is wrong with their file."""
    known = _read(printers_file())
    if _plain(name) in known:
        return known[_plain(name)]
    if not known:
        raise UsageError(Problem("no-printers", details={"name": name[:40]}))
    suggestion = closest(name, known)
    raise UsageError(Problem("unknown-printer", details={"name": name[:40], "allowed": tuple(known), "suggestion": suggestion}))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name.strip())


def _read(file: Path) -> dict[str, Offset]:
    try:
        real = Path(os.path.realpath(file))  # a person's own file may be a link to anywhere
        source = read_source(Folder(real.parent), real.name, str(file))
    except DialogkitError as error:
        codes = {problem.code for problem in error.problems}
        if codes <= {"empty-file", "no-such-file"}:
            return {}
        if codes == {"not-a-map"}:
            raise DialogkitError(_not_a_printer(problem.place, problem.excerpt) for problem in error.problems) from None
        raise
    found = {name: _offset(value) for name, value in source.data.items()}
    problems = [*source.problems, *(_at(source, name) for name, offset in found.items() if offset is None)]
    if problems:
        raise DialogkitError(sorted(problems, key=lambda problem: problem.place or Place("")))
    return {name: offset for name, offset in found.items() if offset}


def _offset(value: Any) -> Offset | None:
    """The offset that stands in the file, or None for what is none."""
    try:
        return None if value.keys() - {"dx", "dy"} else Offset(parse_length(value["dx"]), parse_length(value["dy"]))
    except (AttributeError, KeyError, ValueError):
        return None


def _at(source: Source, name: str) -> Problem:
    place = source.place_of((name,))
    return _not_a_printer(place, source.excerpt(place))


def _not_a_printer(place: Place | None, excerpt: str) -> Problem:
    return Problem("not-a-printer", place, {"limit": f"{MOST:.0f}"}, excerpt=excerpt)

"""The text of a cycle file: from bytes to plain data, every value knowing its file, line and column."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml

from dialogkit.cycle.plain import Path, Plain, Spot, read_plain, texts_of
from dialogkit.cycle.suggest import closest
from dialogkit.cycle.syntax import MOST_SECTIONS, Part, Section, mistakes, sections
from dialogkit.problems import DialogkitError, FileError, Place, Problem, Severity, file_error

MAX_BYTES = 2_000_000
CYCLE_FILE = "cycle.yaml"

_LANG = re.compile(r"^lang:[ \t]*[\"']?(nb|nn|en)\b", re.MULTILINE)
_NEW_LINE = re.compile(r"\r\n|\r|\n")
_ODD_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_TAB_INDENT = re.compile(r" *\t[ \t]*(?=\S)")
_UNPRINTABLE = re.compile("[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass
class Source:
    """A cycle file as plain data. What could not be read is left out of `data`, its keys stand in `broken`.

    `problems` are those of the text itself; `file` is the file's name as the person gave it.
    """

    file: str
    lang: str
    lines: list[str]
    data: dict[str, Any] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    spots: dict[Path, Spot] = field(default_factory=dict)
    keys: dict[Path, Spot] = field(default_factory=dict)

    def place_of(self, path: Path) -> Place:
        """Where the value at `path` stands; where there is none, the nearest value around it."""
        while path and path not in self.spots:
            path = path[:-1]
        return Place(self.file, *self.spots.get(path, (0, 0)))

    def key_place_of(self, path: Path) -> Place:
        """Where the key of the value at `path` stands, or the value itself in a list."""
        return Place(self.file, *self.keys[path]) if path in self.keys else self.place_of(path)

    def excerpt(self, line: int) -> str:
        """The line itself (from 1), or nothing where there is no such line."""
        return self.lines[line - 1] if 0 < line <= len(self.lines) else ""

    def texts(self) -> Iterator[tuple[Path, str, Place]]:
        """Every text with its path and place, in the file's order."""
        for path, text in texts_of(self.data):
            yield path, text, self.place_of(path)

    def problem(
        self, code: str, path: Path, severity: Severity = Severity.ERROR, at_key: bool = False, **details: object
    ) -> Problem:
        """A problem with the value at `path`, or with its key."""
        place = self.key_place_of(path) if at_key else self.place_of(path)
        return Problem(code, place, details, severity, self.excerpt(place.line))


def cycle_file(path: FilePath) -> FilePath:
    """The cycle's file: `path` itself, or the cycle.yaml in that folder. Raises FileError when there is none."""
    try:
        if path.is_dir():
            return _file_in(path)
        if not path.exists():
            near = closest(path.name, [entry.name for entry in path.parent.iterdir()]) if path.parent.is_dir() else None
            raise file_error("no-such-file", path, suggestion=str(path.parent / near) if near else None)
    except OSError as error:
        raise _unreadable(path, error) from None
    return path


def _file_in(folder: FilePath) -> FilePath:
    file = folder / CYCLE_FILE
    if not file.exists():
        others = sorted(entry.name for entry in folder.iterdir() if entry.suffix in (".yaml", ".yml"))
        raise file_error("no-cycle-here", folder, name=CYCLE_FILE, suggestion=str(folder / others[0]) if others else None)
    return file


def lang_of(path: FilePath) -> str:
    """The language that the cycle at `path` says it is in; nb when it says none or cannot be read. Never raises."""
    return _sniff(text_of(path))


def text_of(path: FilePath) -> str:
    """The text of the cycle file at `path`, right or wrong, or nothing where it cannot be read. Never raises."""
    try:
        return _read_bytes(cycle_file(path)).decode("utf-8", "replace")
    except (DialogkitError, OSError, ValueError):
        return ""


def read_source(path: FilePath, name: str = "") -> Source:
    """The cycle file at `path` as plain data; `name` is what it is called in problems, if not by its path.

    Raises FileError when it cannot be opened and DialogkitError when nothing in it can be told apart: it is not UTF-8, too large,
    empty or no map of names and values. Everything else that is wrong stands in the source's `problems`.
    """
    name = name or str(path)
    return source_of(_decode(_read_bytes(path), name), name)


def source_of(text: str, file: str) -> Source:
    """The source that `text` makes. Raises as `read_source` does."""
    lines = [line.rstrip(" \t") for line in _NEW_LINE.split(text.translate(_ODD_BREAKS))]
    source = Source(file, _sniff(text), lines)
    bad_lines = {problem.line for problem in _line_problems(source)}
    whole = Part(lines, 0)
    try:
        plains = [] if bad_lines else [read_plain(lines, file)]
    except yaml.YAMLError:
        plains = []
        source.problems += mistakes([whole], file)
    if plains:
        _merge(source, plains[0])
    else:
        _read_sections(source, bad_lines)
    return source


# ------------------------------------------------------------------------------------------------ bytes and lines


def _read_bytes(path: FilePath) -> bytes:
    if path.exists() and not path.is_file():
        raise file_error("not-a-file", path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    if len(data) > MAX_BYTES:
        raise DialogkitError(Problem("file-too-large", Place(str(path)), {"limit": f"{MAX_BYTES // 1_000_000} MB"}))
    return data


def _unreadable(path: FilePath, error: OSError) -> FileError:
    if isinstance(error, FileNotFoundError):
        return file_error("no-such-file", path)
    if isinstance(error, PermissionError):
        return file_error("no-permission", path)
    return file_error("cannot-read", path, reason=errno.errorcode.get(error.errno or 0, "?"))


def _decode(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise DialogkitError(Problem("not-utf8", Place(file)))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        excerpt = data.split(b"\n")[line - 1].decode("latin-1").rstrip("\r")
        raise DialogkitError(Problem("not-utf8", Place(file, line, column), excerpt=excerpt)) from None


def _sniff(text: str) -> str:
    found = _LANG.search(text.removeprefix("\ufeff"))
    return found[1] if found else "nb"


def _line_problems(source: Source) -> list[Problem]:
    """Adds the problems of single lines (tabs before the text, characters no file may hold) to the source's."""
    found = []
    for number, line in enumerate(source.lines, 1):
        tab, odd = _TAB_INDENT.match(line), _UNPRINTABLE.search(line)
        if tab:
            found.append(Problem("tab", Place(source.file, number, line.index("\t") + 1), excerpt=line))
        if odd:
            code_point = f"U+{ord(odd[0]):04X}"
            place = Place(source.file, number, odd.start() + 1)
            found.append(Problem("strange-character", place, {"character": code_point}, excerpt=line))
    source.problems += found
    return found


# ------------------------------------------------------------------------------------------------ the good parts


def _read_sections(source: Source, bad_lines: set[int]) -> None:
    """Reads what can be read: each section of the file that holds no problem. The others' keys are the broken ones."""
    parts = sections(Part(source.lines, 0))
    unread = {part.key for part in parts[MOST_SECTIONS:] if part.key is not None}
    parts = parts[:MOST_SECTIONS]
    if bad_lines:
        source.problems += mistakes((part for part in parts if not _lines_of(part) & bad_lines), source.file)
    bad_lines = bad_lines | {problem.line for problem in source.problems}
    broken = set()
    for part in parts:
        plain = None if _lines_of(part) & bad_lines else _read_or_none(part, source.file)
        if plain and part.key is not None:
            _merge(source, plain)
        elif part.key is not None:
            broken.add(part.key)
    source.broken = frozenset(broken | unread)


def _lines_of(part: Section) -> set[int]:
    return set(range(part.offset + 1, part.offset + len(part.lines) + 1))


def _read_or_none(part: Section, file: str) -> Plain | None:
    try:
        return read_plain(part.lines, file, part.offset)
    except yaml.YAMLError:
        return None


def _merge(source: Source, plain: Plain) -> None:
    source.problems += plain.problems
    if plain.data is None:
        raise DialogkitError([*source.problems, Problem("empty-file", Place(source.file))])
    if not isinstance(plain.data, dict):
        spot = plain.spots[()]
        problem = Problem("not-a-map", Place(source.file, *spot), excerpt=source.excerpt(spot[0]))
        raise DialogkitError([*source.problems, problem])
    for key in plain.data.keys() & source.data.keys():
        line = source.keys[(key,)][0]
        place = Place(source.file, *plain.keys[(key,)])
        source.problems.append(Problem("duplicate-key", place, {"name": key, "line": line}, excerpt=source.excerpt(place.line)))
    _add(source.data, plain.data)
    _add(source.spots, plain.spots)
    _add(source.keys, plain.keys)


def _add(found: dict[Any, Any], more: dict[Any, Any]) -> None:
    """What `found` lacks, put in where it is: a file may have thousands of sections."""
    for key, value in more.items():
        found.setdefault(key, value)

"""The text of a cycle file: from bytes to plain data, every value knowing its file, line and column."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import yaml

from dialogkit import limits
from dialogkit.cycle.consents.in_data import entries_with_no
from dialogkit.cycle.cycle_file import lang_in
from dialogkit.cycle.folder import Folder, Refused
from dialogkit.cycle.schema import Shape, walk
from dialogkit.cycle.syntax import Part, Section, mistakes, sections
from dialogkit.cycle.text.encoded import first_broken, is_utf16, unbroken
from dialogkit.cycle.text.yaml_events import DROP_UNSEEN, UNSEEN, Comment, Path, Plain, Spot, texts_of
from dialogkit.problems import DialogkitError, Place, Problem, Row, Severity, file_error
from dialogkit.terms import Lang

_CODES = {
    "path-missing": "no-such-file",
    "path-not-a-file": "not-a-file",
    "path-unreadable": "cannot-read",
    "path-outside": "file-outside",
}
_LOST = re.compile("\N{REPLACEMENT CHARACTER}")
_LOST_OR_ASKED = re.compile(rf"{_LOST.pattern}|(?<=[a-z])\?(?=[a-z])")
_NORWEGIAN = re.compile("[æøåÆØÅ]")
_KINDS = {
    b"pk\x03\x04": "docx/xlsx/zip",
    b"\xd0\xcf\x11\xe0": "doc/xls",
    b"{\\rtf": "RTF",
    b"%pdf": "PDF",
    b"<html": "HTML",
    b"<!doctype": "HTML",
    b"<?xml": "XML",
}
_UNCLOSED = ("unclosed-quote", "unclosed-apostrophe", "closed-by-another")
_NEW_LINE = re.compile(r"\r\n|\r|\n")
_ODD_BREAKS = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_TAB_INDENT = re.compile(r" *\t[ \t]*(?=\S)")
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"  # that are not YAML's, as pages of the web and Teams have them
_ODD = f"{_SPACES}{UNSEEN}"
_LEADING = re.compile(f"[ {_ODD}]*[{UNSEEN}]")
_AROUND_MARKS = re.compile(rf"[ {_ODD}]*(?:-[ {_ODD}]+)*(?:[a-zæøå0-9_-]+[{_ODD}]*:[ {_ODD}]*)?")
_ODD_SPACE = re.compile(f"[{_ODD}]")
UNPRINTABLE = re.compile("[^\t\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(eq=False)
class Source:
    """A cycle file as plain data. What could not be read is left out of `data`, its keys stand in `broken`.

    `problems` are those of the text itself; `file` is the file's name as the person gave it.
    """

    file: str
    lang: Lang
    lines: list[str]
    data: dict[str, Any] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)
    spots: dict[Path, Spot] = field(default_factory=dict)
    keys: dict[Path, Spot] = field(default_factory=dict)
    comments: dict[Path, Comment] = field(default_factory=dict)
    tables: dict[Path, str] = field(default_factory=dict)  # files that lists stand in, by the paths of those
    cells: dict[Row, str] = field(default_factory=dict)  # what is shown of the tables: heading and text of each cell
    unshown: frozenset[Row] = frozenset()  # lines of what somebody has said no to: no problem shows them

    @property
    def files(self) -> frozenset[str]:
        """Its own file, and those of its tables."""
        return frozenset((self.file, *self.tables.values()))

    def at(self, path: Path) -> Any:
        """The value at a path that is there."""
        value: Any = self.data
        for step in path:
            value = value[step]
        return value

    def put(self, path: Path, value: Any) -> None:
        """Changes the value at a path, or sets it."""
        self.at(path[:-1])[path[-1]] = value
        self.__dict__.pop("values", None)

    def place_of(self, path: Path) -> Place:
        """Where the value at `path` stands; where there is none, the nearest value around it."""
        while path and path not in self.spots:
            path = path[:-1]
        return Place(self.file_of(path), *self.spots.get(path, (0, 0)))

    def file_of(self, path: Path) -> str:
        """The file that the value at a path stands in: a table, or this one."""
        tables = (self.tables.get(path[:length]) for length in range(1, len(path))) if self.tables else ()
        return next(filter(None, tables), self.file)

    def key_place_of(self, path: Path) -> Place:
        """Where the key of the value at `path` stands, or the value itself in a list."""
        return Place(self.file, *self.keys[path]) if path in self.keys else self.place_of(path)

    def excerpt(self, place: Place) -> str:
        """The line itself, or nothing where there is no such line, or somebody has said no to what may stand there."""
        return "" if place.row in self.unshown else self.line_at(place)

    def line_at(self, place: Place) -> str:
        """The line itself, whatever stands there: of a table the heading and the text of a cell."""
        if place.file != self.file:
            return self.cells.get(place.row, "")
        return self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""

    def written(self) -> Iterator[str]:
        """Every line of its text and its tables."""
        yield from self.lines
        yield from self.cells.values()

    @cached_property
    def values(self) -> Sequence[tuple[Path, Shape, Any]]:
        """Each value of a cycle that the schema knows (see `schema.walk`)."""
        return [*walk(self.data)]

    def texts(self) -> Iterator[tuple[Path, str, Place]]:
        """Every text with its path and place, in the file's order."""
        for path, text in texts_of(self.data):
            yield path, text, self.place_of(path)

    def problem(
        self, code: str, path: Path, severity: Severity = Severity.ERROR, at_key: bool = False, **details: object
    ) -> Problem:
        """A problem with the value at `path`, or with its key."""
        place = self.key_place_of(path) if at_key else self.place_of(path)
        return Problem(code, place, details, severity, self.excerpt(place))

    def placed(self, problem: Problem, path: Path) -> Problem:
        """A problem that has had no place, at the value at `path`."""
        place = self.place_of(path)
        return replace(problem, place=place, excerpt=self.excerpt(place))


def read_source(folder: Folder, name: str, shown: str, most: int | None = None) -> Source:
    """The YAML file `name` in a folder as plain data; problems call it `shown`. It may have `most` bytes, or a cycle file's.

    Raises FileError when it cannot be opened and DialogkitError when nothing in it can be told apart: it is not UTF-8, too large,
    empty or no map of names and values. Everything else that is wrong stands in the source's `problems`.
    """
    try:
        data = folder.read(name, most or limits.CYCLE_BYTES)
    except Refused as error:
        raise _unreadable(shown, error) from None
    return source_of(_decode(data, shown), shown)


def source_of(text: str, file: str) -> Source:
    """The source that `text` makes. Raises as `read_source` does."""
    broken = first_broken(text)
    right = unbroken(text) if broken else text
    lines = [_with_spaces(line.rstrip(" \t")) for line in _NEW_LINE.split(right.translate(_ODD_BREAKS))]
    source = Source(file, lang_in(right), lines)
    if broken:
        source.problems.append(_broken_letters(source, text[: broken[0]], broken[1]))
    source.problems += _lost_letters(source)
    bad_lines = _bad_lines(source)
    whole = Part(lines)
    try:
        plains = [] if bad_lines else [whole.read(file)]
    except yaml.YAMLError:
        plains = []
        source.problems += mistakes([whole], file)
    swallowing = [problem for plain in plains for problem in plain.problems if problem.code in _UNCLOSED]
    if swallowing:
        source.problems += swallowing
        _read_sections(source, bad_lines | {problem.line for problem in swallowing})
    elif plains:
        _merge(source, plains[0])
    else:
        _read_sections(source, bad_lines)
    if any(problem.code in _UNCLOSED for problem in source.problems):
        source.problems = [problem for problem in source.problems if problem.code != "lone-mark"]  # it closes that one
    source.unshown = said_no(source)
    source.problems = [replace(each, excerpt="") if each.row in source.unshown else each for each in source.problems]
    return source


def _broken_letters(source: Source, before: str, broken: str) -> Problem:
    """The warning of letters that a wrong encoding has broken, which are read as what they were. `before` is all before them."""
    above = _NEW_LINE.split(before.translate(_ODD_BREAKS))
    place = Place(source.file, len(above), len(above[-1]) + 1)
    details = {"value": broken, "told": unbroken(broken)}
    return Problem("broken-letters", place, details, Severity.WARNING, source.excerpt(place))


def _lost_letters(source: Source) -> Iterator[Problem]:
    """Where a program has put a sign for a letter that it could not read. Nobody can tell which one it was.

    Old ones put question marks: in a word, where the whole file has none of the letters that Norwegian cannot do without.
    """
    whole = source.lang == "en" or any(map(_NORWEGIAN.search, source.lines))
    told = 0
    for number, line in enumerate(source.lines, 1):
        pattern = _LOST if whole or "://" in line or "www." in line else _LOST_OR_ASKED
        found = pattern.search(line)
        if found and not line.lstrip().startswith("#") and told < limits.PROBLEMS:
            told += 1
            severity = Severity.WARNING if found[0] == "?" else Severity.ERROR
            yield Problem("letter-lost", Place(source.file, number, found.start() + 1), {}, severity, line)


def _with_spaces(line: str) -> str:
    """A line whose indentation, and what stands around its dash and colon, is of YAML's own spaces.

    Columns stay as they are, but for letters that nobody sees at the line's very start.
    """
    if line.isascii():
        return line
    start = _LEADING.match(line)
    if start:
        line = start[0].translate(DROP_UNSEEN) + line[start.end() :]
    marks = _AROUND_MARKS.match(line)
    end = marks.end() if marks else 0
    return _ODD_SPACE.sub(" ", line[:end]) + line[end:]


def said_no(source: Source) -> frozenset[Row]:
    """The lines of quotes and tasks that are refused or withdrawn."""
    return frozenset(_said_no(source))


def _said_no(source: Source) -> Iterator[Row]:
    no = entries_with_no(source.data)
    begins = sorted({line for line, _ in (*source.spots.values(), *source.keys.values())}) if no else []
    for path in source.spots if no else ():
        if path[:2] not in no:
            continue
        place = source.place_of(path)
        if place.file != source.file:
            yield place.row
        else:
            after = bisect_right(begins, place.line)
            end = len(source.lines) + 1
            end = min(begins[after], end) if after < len(begins) else end
            yield from ((source.file, line) for line in range(place.line, end))


# ------------------------------------------------------------------------------------------------ bytes and lines


def _unreadable(file: str, error: Refused) -> DialogkitError:
    """Why a file is not read, told of the file itself: nothing names it."""
    details = {name: value for name, value in error.problem.details.items() if name != "name"}
    if error.code == "path-too-large":
        return DialogkitError(Problem("file-too-large", Place(file), details))
    if error.code == "path-unreadable" and details["reason"] in ("EACCES", "EPERM"):
        return file_error("no-permission", file)
    return file_error(_CODES.get(error.code, error.code), file, **details)


def _decode(data: bytes, file: str) -> str:
    data = data.removeprefix(b"\xef\xbb\xbf")
    kind = next((kind for start, kind in _KINDS.items() if data.lstrip().lower().startswith(start)), None)
    if kind:
        raise DialogkitError(Problem("not-plain-text", Place(file), {"kind": kind}))
    if is_utf16(data):
        raise DialogkitError(Problem("not-utf8", Place(file)))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        excerpt = data.split(b"\n")[line - 1].decode("latin-1").rstrip("\r")
        raise DialogkitError(Problem("not-utf8", Place(file, line, column), excerpt=excerpt)) from None


def _bad_lines(source: Source) -> set[int]:
    """The lines with a tab before the text, or a character that no file may hold. Adds their problems to the source's."""
    bad = set()
    for number, line in enumerate(source.lines, 1):
        tab, odd = _TAB_INDENT.match(line), UNPRINTABLE.search(line)
        if tab or odd:
            bad.add(number)
            source.problems += _line_problems(source, number, tab, odd) if len(source.problems) < limits.PROBLEMS else ()
    return bad


def _line_problems(source: Source, number: int, tab: re.Match[str] | None, odd: re.Match[str] | None) -> Iterator[Problem]:
    line = source.lines[number - 1]
    if tab:
        yield Problem("tab", Place(source.file, number, line.index("\t") + 1), excerpt=line)
    if odd:
        place = Place(source.file, number, odd.start() + 1)
        yield Problem("strange-character", place, {"character": f"U+{ord(odd[0]):04X}"}, excerpt=line)


# ------------------------------------------------------------------------------------------------ the good parts


def _read_sections(source: Source, bad_lines: set[int]) -> None:
    """Reads what can be read: each section of the file that holds no problem. The others' keys are the broken ones.

    Raises DialogkitError where there is no section.
    """
    tabs = {problem.line for problem in source.problems if problem.code == "tab"}
    bad_lines = bad_lines - (tabs - {problem.line for problem in source.problems if problem.code == "strange-character"})
    parts = sections(Part(_without_tabs(source.lines, tabs)))
    unread = {part.key for part in parts[limits.SECTIONS :] if part.key is not None}
    parts = parts[: limits.SECTIONS]
    if bad_lines or tabs:
        found = mistakes((part for part in parts if not _lines_of(part) & bad_lines), source.file)
        near = {line for part in parts if (lines := _lines_of(part)) & tabs for line in lines}
        source.problems += (
            each for each in found if not (each.line in tabs or each.code == "wrong-indent" and each.line in near)
        )
        bad_lines = bad_lines | {problem.line for problem in found}
    bad_lines = bad_lines | {problem.line for problem in source.problems if problem.code != "tab"}
    source.problems = _one_too_deep(source.problems)
    if all(part.key is None for part in parts):
        raise DialogkitError(source.problems)
    broken = set()
    for part in parts:
        plain = None if _lines_of(part) & bad_lines else _read_or_none(part, source.file)
        if plain and part.key is not None:
            if _lines_of(part) & tabs:
                plain.problems = [each for each in plain.problems if each.code != "wrong-indent" and each.line not in tabs]
            _merge(source, plain)
        elif part.key is not None:
            broken.add(part.key)
    source.broken = frozenset(broken | unread)


def _without_tabs(lines: list[str], tabs: set[int]) -> list[str]:
    """The lines, with a guess at how far in those with tabs should stand: as far as the line above, or below its name."""
    guessed, indent = list(lines), 2
    for number, line in enumerate(lines, 1):
        said = line.strip()
        if not said:
            continue
        if number in tabs:
            guessed[number - 1] = " " * indent + line.lstrip()
        indent = max(2, len(guessed[number - 1]) - len(guessed[number - 1].lstrip()) + 2 * said.startswith("- "))
        indent += 2 * said.endswith(":") if line[:1].isspace() or said.startswith("- ") else 0
    return guessed


def _one_too_deep(problems: list[Problem]) -> list[Problem]:
    """The problems, with the first place that is too deep only: such a file was made by a machine, and holds thousands."""
    first = next((problem for problem in problems if problem.code == "too-deep"), None)
    return [problem for problem in problems if problem.code != "too-deep" or problem is first]


def _lines_of(part: Section) -> set[int]:
    return set(range(part.offset + 1, part.offset + len(part.lines) + 1))


def _read_or_none(part: Section, file: str) -> Plain | None:
    try:
        return part.read(file)
    except (yaml.YAMLError, DialogkitError):
        return None


def _merge(source: Source, plain: Plain) -> None:
    source.problems += plain.problems
    if plain.data is None:
        raise DialogkitError([*source.problems, Problem("empty-file", Place(source.file))])
    if not isinstance(plain.data, dict):
        spot = plain.spots[()]
        problem = Problem("not-a-map", Place(source.file, *spot), excerpt=source.lines[spot[0] - 1])
        raise DialogkitError([*source.problems, problem])
    for key in plain.data.keys() & source.data.keys():
        line = source.keys[(key,)][0]
        place = Place(source.file, *plain.keys[(key,)])
        source.problems.append(Problem("duplicate-key", place, {"name": key, "line": line}, excerpt=source.excerpt(place)))
    _add(source.data, plain.data)
    _add(source.spots, plain.spots)
    _add(source.keys, plain.keys)
    _add(source.comments, plain.comments)


def _add(found: dict[Any, Any], more: dict[Any, Any]) -> None:
    """What `found` lacks, put in where it is: a file may have thousands of sections."""
    for key, value in more.items():
        found.setdefault(key, value)

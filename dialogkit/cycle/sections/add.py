"""Sections that stand ready, put into a cycle file as text: every byte that was there stays where it was, around them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dialogkit import limits
from dialogkit.cycle.cycle_file import cycle_file
from dialogkit.cycle.editing.saved import save, text_of
from dialogkit.cycle.folder import Folder
from dialogkit.cycle.load import load
from dialogkit.cycle.mistakes.habits import meant_name
from dialogkit.cycle.sections.blocks import HEAD, Block, block, sections
from dialogkit.cycle.source import Source, read_source, source_of
from dialogkit.cycle.text.scalars import parse_process
from dialogkit.paths import typed
from dialogkit.problems import DialogkitError, Place, Problem, UsageError, errors_in
from dialogkit.terms import PROCESSES
from dialogkit.words import filled

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_ENDINGS = re.compile(r"\r\n|\r|\n")
_IN_COMMENT = re.compile(r"#+ ?([a-z_]+):[ \t]*(?:[\[{].*|#.*)?\r?\n?")
_DEEPER = re.compile(r"#+(?: {2,}| *- )\S")  # what a section in a comment goes on with
_YEAR = re.compile(r"\s*([0-9]{4})\s*")
_ID = re.compile(r"[\w-]+")
_REFERENCE = re.compile(r"^( *)((?:# )?)((?:theme|event|finding|department): |quotes: \[)([\w-]+)(\]?)$", re.MULTILINE)
_TARGETS = {
    "theme": ("themes",),
    "event": ("events",),
    "finding": ("findings",),
    "quotes": ("quotes",),
    "department": ("organisation", "departments"),
}
_NEEDED = ("finding",)  # of the fields that point at something; an example may point at nothing


@dataclass(frozen=True, slots=True)
class Entry:
    """A section in a file, by the number of the line that its name stands on. One in a comment is not read."""

    name: str
    line: int
    in_comment: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A cycle file's text, and what can be read in it."""

    lines: list[str]  # with their ends, where it is to be changed
    source: Source
    process: str

    @classmethod
    def of(cls, text: str, file: str) -> Text:
        """Raises DialogkitError with what is wrong where not all of the text can be read."""
        return cls._checked(text, source_of(text, file))

    @classmethod
    def _checked(cls, text: str, source: Source) -> Text:
        if errors_in(source.problems):
            raise DialogkitError(source.problems)
        process = str(parse_process(source.data.get("process")))
        return cls(_LINE.findall(text), source, process if process in PROCESSES else PROCESSES[0])

    def entries(self) -> list[Entry]:
        """The sections in the file, also those in comments, from the top down."""
        live = [Entry(str(path[0]), spot[0]) for path, spot in self.source.keys.items() if len(path) == 1]
        return sorted([*live, *self._in_comments({entry.name for entry in live})], key=lambda entry: entry.line)

    def _in_comments(self, live: set[str]) -> Iterator[Entry]:
        found = set(live)
        for number, line in enumerate(self.lines, 1):
            match = _IN_COMMENT.fullmatch(line) if line.startswith("#") else None
            if match and match[1] in sections(self.process) and match[1] not in found:
                if "[" in line or "{" in line or _DEEPER.match("".join(self.lines[number : number + 1])):
                    found.add(match[1])
                    yield Entry(match[1], number, in_comment=True)


@dataclass(frozen=True, slots=True)
class Listed:
    """One of the sections that a year may have, and where the file has it, if it does."""

    block: Block
    entry: Entry | None


def listed(folder: Folder) -> list[Listed]:
    """All sections that stand ready for a year, in the order of the year. Raises DialogkitError as `read_source`."""
    text, _ = _read(folder)
    found = {entry.name: entry for entry in text.entries()}
    return [Listed(block(text.process, name, text.source.lang), found.get(name)) for name in sections(text.process)]


def entry_of(source: Source, process: str, name: str) -> Entry | None:
    """Where a year's file has a section, if it does."""
    return next((entry for entry in Text(source.lines, source, process).entries() if entry.name == name), None)


def add(folder: Folder, names: Sequence[str]) -> list[Entry]:
    """Puts sections into a year's file, all of them or none, each at its place in the year. Gives where they stand now.

    Raises UsageError for those that there are not, or that the file has already, DialogkitError where the file cannot be read or
    has no place for them, and FileError where it cannot be written; then it stays as it was.
    """
    text, mark = _read(folder)
    wanted = list(dict.fromkeys(name.strip().casefold() for name in names))
    problems = [problem for name in wanted if (problem := _refused(text, name, folder))]
    if problems:
        raise UsageError(problems)
    text = with_sections(text, wanted, _year_of(text.source, folder))
    new = "".join([mark, *text.lines]).encode()
    if len(new) > limits.CYCLE_BYTES:
        raise DialogkitError(Problem("file-too-large", Place(text.source.file), {"limit": limits.size(limits.CYCLE_BYTES)}))
    save(folder, folder.start, new)
    return [entry for entry in text.entries() if entry.name in wanted]


def _read(folder: Folder) -> tuple[Text, str]:
    source = read_source(folder, folder.start, cycle_file(folder))
    mark, text = text_of(folder, folder.start)
    return Text._checked(text, source), mark


# ------------------------------------------------------------------------------------------------ what is refused


def _refused(text: Text, name: str, folder: Folder) -> Problem | None:
    """Why a section cannot be added."""
    entry = next((each for each in text.entries() if each.name == name), None)
    if entry is None:
        known = sections(text.process)
        details = {"name": name, "suggestion": meant_name(name, known), "folder": typed(folder.path)}
        return None if name in known else Problem("no-such-section", details=details)
    place = Place(text.source.file, entry.line, 1)
    empty = not entry.in_comment and not text.source.data.get(name)
    code = "section-in-comment" if entry.in_comment else "section-empty" if empty else "section-there"
    return Problem(code, place, {"name": name, "line": entry.line}, excerpt=text.source.excerpt(place))


# ------------------------------------------------------------------------------------------------ what is put in, and where


def with_sections(text: Text, wanted: Collection[str], year: int) -> Text:
    """The text with sections in it that it has not yet. Raises DialogkitError where it has no place for one."""
    for name in sections(text.process):
        if name in wanted:
            text = with_block(text, block(text.process, name, text.source.lang), year)
    return text


def with_block(text: Text, ready: Block, year: int) -> Text:
    """The text with a block in it, that it has not yet. Raises DialogkitError where it would not be read as what it is there."""
    at = _place_for(text, ready.name)
    before, after = text.lines[:at], text.lines[at:]
    ends = Counter(_ENDINGS.findall("".join(text.lines))).most_common(1)
    end = ends[0][0] if ends else "\n"
    wanted = filled(_fitted(ready.text, text.source.data), BEFORE=year - 1, YEAR=year, NEXT=year + 1)
    new = [line + end for line in wanted.splitlines()]
    new = [*_space_before(before, end), *new, *([end] if after and after[0].strip() else [])]
    joined = "".join([*before, *new, *after])
    try:
        found = Text.of(joined, text.source.file)
    except DialogkitError:
        raise _no_place(text, ready.name) from None
    if not _is_more(text, found, ready.name):
        raise _no_place(text, ready.name)
    return found


def _place_for(text: Text, name: str) -> int:
    """How many lines stand before a section: up to the end of the nearest one that comes before it in the year.

    Comments at the left edge above a section belong to that section.
    """
    entries, order = text.entries(), [*HEAD, *sections(text.process)]
    at = {entry.name: number for number, entry in enumerate(entries)}
    before = next((at[each] for each in reversed(order[: order.index(name)]) if each in at), len(entries) - 1)
    if before == len(entries) - 1:
        return len(text.lines)
    first, last = entries[before].line, entries[before + 1].line - 1
    if entries[before].in_comment:
        return next((line for line in range(first, last) if not text.lines[line].startswith("#")), last)
    while last > first and (not text.lines[last - 1].strip() or text.lines[last - 1].startswith("#")):
        last -= 1
    return last


def _space_before(before: Sequence[str], end: str) -> list[str]:
    """What must stand between the text above and a block: the end of its last line where there is none, and an empty line."""
    if not before or not before[-1].strip():
        return []
    return [end] if _ENDINGS.search(before[-1]) else [end, end]


def _is_more(old: Text, new: Text, name: str) -> bool:
    """Whether a text says all that another one did, and only a section more, or a comment."""
    rest = {key: value for key, value in new.source.data.items() if key != name}
    codes = [sorted(problem.code for problem in text.source.problems) for text in (old, new)]
    return rest == old.source.data and codes[0] == codes[1] and any(entry.name == name for entry in new.entries())


def _no_place(text: Text, name: str) -> DialogkitError:
    return DialogkitError(Problem("section-no-place", Place(text.source.file), {"name": name}))


def _fitted(wanted: str, data: dict[str, Any]) -> str:
    """A block that points at what the file has: its first theme where there is none by that name.

    Where the file has nothing to point at, the line is a comment.
    """

    def pointed(match: re.Match[str]) -> str:
        indent, mark, field, value, closing = match.groups()
        name = field.partition(":")[0]
        ids = list(_ids(data, _TARGETS[name]))
        value = value if value in ids or not ids else ids[0]
        mark = mark if ids or name in _NEEDED else "# "
        return f"{indent}{mark}{field}{value}{closing}"

    return _REFERENCE.sub(pointed, wanted)


def _ids(data: Any, path: Sequence[str]) -> Iterator[str]:
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    for entry in data if isinstance(data, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and _ID.fullmatch(entry["id"]):
            yield entry["id"]


def _year_of(source: Source, folder: Folder) -> int:
    """The year of the cycle. Raises DialogkitError with all that is wrong with the file where that cannot be read."""
    cycle = source.data.get("cycle")
    year = _YEAR.fullmatch(str(cycle.get("year"))) if isinstance(cycle, dict) else None
    if year:
        return int(year[1])
    loaded = load(folder)
    if isinstance(cycle, dict) and cycle.get("year") is not None:
        raise DialogkitError(loaded.problems)
    return loaded.cycle.year

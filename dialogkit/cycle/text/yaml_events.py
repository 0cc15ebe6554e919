"""YAML text to plain data: maps, lists and texts, each knowing its line and column.

Works from the parser's events with a stack of its own, so that no file can exhaust Python's. Scalars stay text whatever
YAML would make of them (`no`, `1:30`, `2026-09-17`); only nothing and `~` are None. What YAML allows and a cycle
has no use for (anchors, tags, several documents, keys that are lists) is a problem.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from dialogkit import limits
from dialogkit.paths import composed
from dialogkit.problems import DialogkitError, Place, Problem, Severity

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = ("", "~")  # `null` is a number in Norwegian, and no nothing
_KEY_LINE = re.compile(r"\s*(?:- )*[\w-]+:(?:\s|$)|\s*- ")
DASH_LINE = re.compile(r"\s*- ")
_NO_DASH = re.compile(r"-(?=[^\s-])|[–—−‒‐‑•·▪●◦‣\uf0b7\uf0a7](?=\s)")
_ASKED = re.compile(r"\? +[^\s\[{\-]")  # YAML's mark for a long key, before what is none
_BOLD, _NOT_YET_BOLD = "**", "\U0010ffff" * 2  # at the start of a text YAML takes it for a mark of its own
DROP_UNSEEN = dict.fromkeys(
    [0xAD, 0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), *range(0x2066, 0x206A)]
)
"""Letters that nobody sees: hints where to break a line, joiners, directions of writing. For `str.translate`."""
UNSEEN = "".join(map(chr, DROP_UNSEEN))
_LONE_MARK = re.compile(r"[^\"“„]*[^\W\d][.!?]?[\"”]", re.DOTALL)  # `Solbakken"`, and not `55"`
_CURLY = re.compile(r"[“”„][^“”„\"]+[“”\"]", re.DOTALL)
_COMMENT = re.compile(r"(\s+)#(.*)")
_STARRED = re.compile(r"\*\*([\w-]+)\*\*")
_EMPTY_LINE = re.compile(r"\n+(?=\S)")
_SEVERAL = re.compile(
    "[\u00bc-\u00be\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\u2033-\u2057\u2100-\u218b\u2474-\u24b5\u2a74-\u2a76"
    "\u3200-\u33ff\ufb00-\ufdff\U0001f100-\U0001f2ff]"
)
"""Where letters stand that are read as several: fractions, ligatures, numbers in circles, units in a square."""

Path = tuple[str | int, ...]
Spot = tuple[int, int]
"""Line and column, from 1."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What stands after a value and ` #`: where it begins, its text, and how many spaces are before it."""

    spot: Spot
    text: str
    gap: int


@dataclass
class Plain:
    """Plain data, and where each value (`spots`) and each key of a map (`keys`) stands, by path.

    `comments` are those that follow a value without quotation marks on its line.
    """

    data: Any = None
    spots: dict[Path, Spot] = field(default_factory=dict)
    keys: dict[Path, Spot] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    comments: dict[Path, Comment] = field(default_factory=dict)


@dataclass(slots=True)
class _Frame:
    """A map or list being filled. `live` is no for what is read past and thrown away, such as a duplicate's value."""

    value: dict[Any, Any] | list[Any]
    path: Path
    live: bool
    key: str = ""  # of a map: the key whose value comes next
    waiting: bool = False  # of a map: a key has been read
    skip: bool = False  # of a map: the next value is thrown away


class TooDeep(yaml.YAMLError):
    """Maps and lists inside each other, deeper than any year can be. `problem` says where.

    Brackets that are `unclosed` at the end of their line may swallow what stands below them.
    """

    def __init__(self, problem: Problem, unclosed: bool):
        super().__init__(problem.code)
        self.problem, self.unclosed = problem, unclosed


def written_letters(text: str) -> int:
    """The letters of a text, where one that stands for several counts as those: up to eighteen."""
    return len(text) + sum(len(unicodedata.normalize("NFKC", letter)) - 1 for letter in _SEVERAL.findall(text))


def read_plain(lines: list[str], file: str, offset: int = 0, depth: int = 0) -> Plain:
    """The plain data in `lines`, the first of which is line `offset` + 1 of `file`, and which stand `depth` maps and lists deep.

    Raises TooDeep, another yaml.YAMLError (lines counted from 0, without the offset) where the text is no YAML, and
    DialogkitError where it holds more than any year can.
    """
    try:
        return _read("\n".join(lines) + "\n", _Reader(lines, file, offset, depth))
    except yaml.scanner.ScannerError as error:
        _look_for_depth_before(error, _Reader(lines, file, offset, depth))
        raise


def nodes_of(lines: list[str]) -> yaml.Node | None:
    """The parser's nodes of a text that can be read, for who changes it. `**` in their values is as `_read` has it."""
    node: yaml.Node | None = yaml.compose(("\n".join(lines) + "\n").replace(_BOLD, _NOT_YET_BOLD), Loader=_LOADER)
    return node


def _read(text: str, reader: _Reader) -> Plain:
    for event in yaml.parse(text.replace(_BOLD, _NOT_YET_BOLD), Loader=_LOADER):
        if not reader.take(event):
            break
    return reader.plain


def _look_for_depth_before(error: yaml.MarkedYAMLError, reader: _Reader) -> None:
    """Raises TooDeep where the text is too deep already before the place of a scanner's error.

    A scanner reads up to 1,024 letters ahead of the events that the reader counts, so it may come to a limit of its own first
    (libyaml 0.2.6 and newer stop at 1,000 levels), and says that as a mistake of the text. At the end of a text no event is held
    back: so what stands before the error is read as a text of its own.
    """
    spots = [(mark.line, mark.column) for mark in (error.context_mark, error.problem_mark) if mark]
    if not spots:
        return
    line, column = min(spots)
    lines = reader.lines
    before = [*lines[:line], *(part[:column] for part in lines[line : line + 1])]
    try:
        _read("\n".join(before), reader)
    except TooDeep:
        raise
    except (yaml.YAMLError, DialogkitError):
        pass  # cut off in the middle, as it is


class _Reader:
    def __init__(self, lines: list[str], file: str, offset: int, depth: int):
        self.plain = Plain()
        self.lines, self._file, self._offset, self._depth = lines, file, offset, depth
        self._stack: list[_Frame] = []
        self._count = self._items = self._documents = 0

    def take(self, event: yaml.Event) -> bool:
        """Reads one event. False where a second document begins: the rest is not read."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._tell("several-documents", event)
                return False
        handler = _HANDLERS.get(type(event))
        if handler:
            handler(self, event)
        return True

    # -------------------------------------------------------------------------------------------- events

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        self._refuse_extras(event)
        if written_letters(event.value) > limits.LETTERS_OF_A_TEXT:
            self._refuse("text-too-long", event, limits.LETTERS_OF_A_TEXT)
        value = event.value.replace(_NOT_YET_BOLD, _BOLD)
        if event.style not in ("|", '"') and "\n" in value:
            value = _EMPTY_LINE.sub("\n\n", value)  # where lines are joined, YAML gives one for an empty line between them
        text: str | None = composed(value)
        if not event.style:
            text = None if text in _NOTHING else _without_curly(text or "")
            if text and text[-1] in '"”' and _LONE_MARK.fullmatch(text):
                self._tell_at("lone-mark", self._spot(event.start_mark), severity=Severity.WARNING)
        if event.end_mark.line > event.start_mark.line and event.style not in ("|", ">"):
            self._look_for_swallowed_lines(event)
        comment = None if event.style else self._comment_after(event)
        if comment and text is not None and not comment.text[:1].isspace() and comment.text.strip("#"):
            self._tell_at("lost-after-hash", comment.spot, severity=Severity.WARNING)
        path, live = self._put(text, event)
        if comment and live:
            self.plain.comments[path] = comment

    def _open(self, event: yaml.CollectionStartEvent, value: dict[Any, Any] | list[Any]) -> None:
        self._refuse_extras(event)
        if self._depth + len(self._stack) >= limits.DEPTH:
            line = self.lines[event.start_mark.line]
            unclosed = event.flow_style and any(line.count(left) > line.count(right) for left, right in ("[]", "{}"))
            raise TooDeep(self._problem("too-deep", event, limit=limits.DEPTH), unclosed)
        if isinstance(value, dict) and self._stack and isinstance(self._stack[-1].value, list):
            self._items += 1
            if self._items > limits.ITEMS:
                self._refuse("too-many-items", event, limits.ITEMS)
        if isinstance(value, dict) and _ASKED.match(self.lines[event.start_mark.line], event.start_mark.column):
            self._tell("stray-mark", event, mark="?")
        path, live = self._put(value, event)
        self._stack.append(_Frame(value, path, live))

    def _close(self) -> None:
        self._stack.pop()

    def _alias(self, event: yaml.AliasEvent) -> None:
        self._tell("stray-mark", event, mark="*")
        self._put(None, event)

    # -------------------------------------------------------------------------------------------- building

    def _put(self, value: Any, event: yaml.Event) -> tuple[Path, bool]:
        """Puts a value where the file is reading. Returns its path and whether it is kept."""
        self._count += 1
        if self._count > limits.VALUES:
            self._refuse("too-many-values", event, limits.VALUES)
        spot = self._spot(event.start_mark)
        if not self._stack:
            self.plain.data = value
            self.plain.spots[()] = spot
            return (), True
        frame = self._stack[-1]
        if len(frame.value) == limits.ENTRIES and not frame.waiting:
            self._refuse("too-many-entries", event, limits.ENTRIES)
        if isinstance(frame.value, list):
            path = (*frame.path, len(frame.value))
            frame.value.append(value)
        elif not frame.waiting:
            self._put_key(frame, value, event)
            return frame.path, False
        else:
            frame.waiting = False
            if frame.skip:
                return frame.path, False
            path = (*frame.path, frame.key)
            frame.value[frame.key] = value
        if frame.live:
            self.plain.spots[path] = spot
        return path, frame.live

    def _put_key(self, frame: _Frame, key: Any, event: yaml.Event) -> None:
        key = key.translate(DROP_UNSEEN) if isinstance(key, str) else key
        if key and not event.style and (starred := _STARRED.fullmatch(key)):
            key = starred[1]
            self._tell("starred-name", event, name=key)
        frame.waiting, frame.key, frame.skip = True, key, False
        if not isinstance(key, str) or not key:
            if not isinstance(event, yaml.AliasEvent):  # which is told already
                self._tell("key-not-text", event)
            frame.skip = True
            return
        if not event.style and (mark := _NO_DASH.match(key)):
            self._tell("dash-without-space" if mark[0] == "-" else "not-a-dash", event, mark=named(mark[0]))
            frame.skip = True
            return
        path = (*frame.path, key)
        if key in frame.value:
            frame.skip = True
            listed = len(self._stack) > 1 and isinstance(self._stack[-2].value, list)
            if frame.live and listed and key == next(iter(frame.value)):
                self._tell("dash-missing", event, name=key)
                frame.live = False  # what follows is another entry's, and stands there twice
            elif frame.live:
                self._tell("duplicate-key", event, name=key, line=self.plain.keys[path][0])
        elif frame.live:
            self.plain.keys[path] = self._spot(event.start_mark)

    # -------------------------------------------------------------------------------------------- what goes wrong

    def _refuse(self, code: str, event: yaml.Event, limit: int) -> NoReturn:
        """Ends the reading: there is more than any year can hold."""
        raise DialogkitError([*self.plain.problems, self._problem(code, event, limit=limit)])

    def _refuse_extras(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._tell("stray-mark", event, mark="&")
        elif getattr(event, "tag", None) is not None:
            self._tell("stray-mark", event, mark="!")

    def _look_for_swallowed_lines(self, event: yaml.ScalarEvent) -> None:
        """A text of several lines that holds what looks like the file's next lines: a quote mark or indentation is wrong."""
        first = event.start_mark.line
        indent = _indent(self.lines[first])
        for number in range(first + 1, min(event.end_mark.line, len(self.lines) - 1) + 1):
            line = self.lines[number]
            if event.style and _indent(line) <= indent and _KEY_LINE.match(line):
                self._tell("unclosed-apostrophe" if event.style == "'" else "unclosed-quote", event, mark=event.style)
                return
            if not event.style and DASH_LINE.match(line) and (mark := _NO_DASH.match(event.value)):
                self._tell("dash-without-space" if mark[0] == "-" else "not-a-dash", event, mark=named(mark[0]))
                return
            if not event.style and number < event.end_mark.line + (event.end_mark.column > 0) and DASH_LINE.match(line):
                self._tell_at("wrong-indent", (number + self._offset + 1, _indent(line) + 1))
                return

    def _comment_after(self, event: yaml.ScalarEvent) -> Comment | None:
        """`Rom #12` is `Rom` and a comment to YAML."""
        mark = event.end_mark
        found = _COMMENT.match(self.lines[mark.line], mark.column) if mark.line < len(self.lines) else None
        return Comment((mark.line + self._offset + 1, found.end(1) + 1), found[2], len(found[1])) if found else None

    def _spot(self, mark: yaml.Mark) -> Spot:
        return mark.line + self._offset + 1, mark.column + 1

    def _problem(self, code: str, event: yaml.Event, **details: object) -> Problem:
        return self._problem_at(code, self._spot(event.start_mark), Severity.ERROR, **details)

    def _problem_at(self, code: str, spot: Spot, severity: Severity, **details: object) -> Problem:
        index = spot[0] - self._offset - 1
        excerpt = self.lines[index] if 0 <= index < len(self.lines) else ""
        return Problem(code, Place(self._file, *spot), details, severity, excerpt)

    def _tell(self, code: str, event: yaml.Event, **details: object) -> None:
        self.plain.problems.append(self._problem(code, event, **details))

    def _tell_at(self, code: str, spot: Spot, severity: Severity = Severity.ERROR) -> None:
        self.plain.problems.append(self._problem_at(code, spot, severity))


def texts_of(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in plain data with its path, in the file's order."""
    stack = [(path, data)]
    while stack:
        here, value = stack.pop()
        if isinstance(value, str):
            yield here, value
        elif isinstance(value, dict):
            stack.extend(((*here, key), entry) for key, entry in reversed(value.items()))
        elif isinstance(value, list):
            stack.extend(((*here, index), value[index]) for index in reversed(range(len(value))))


def _without_curly(text: str) -> str:
    """A text without the quotation marks around it that Word and a Mac make of `"`: they are meant as YAML's."""
    return text[1:-1].strip() if text[:1] in ("“", "”", "„") and _CURLY.fullmatch(text) else text


def named(mark: str) -> str:
    """A sign as it can be told: itself, or its number where no font has it, as with Word's bullets."""
    return mark if mark.isprintable() else f"U+{ord(mark):04X}"


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


_HANDLERS: dict[type, Callable[[_Reader, Any], None]] = {  # in no reader: all of a year would wait for what finds rings of things
    yaml.ScalarEvent: _Reader._scalar,
    yaml.MappingStartEvent: lambda reader, event: reader._open(event, {}),
    yaml.SequenceStartEvent: lambda reader, event: reader._open(event, []),
    yaml.MappingEndEvent: lambda reader, event: reader._close(),
    yaml.SequenceEndEvent: lambda reader, event: reader._close(),
    yaml.AliasEvent: _Reader._alias,
}

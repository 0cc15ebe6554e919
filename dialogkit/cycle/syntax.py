"""Why a piece of text is no YAML, told by what a caseworker did: a quote mark left out, a colon in a text, a wrong indentation.

YAML's parser stops at the first mistake. Here the text is cut into its entries, each is read on its own, and the entry that
still cannot be read is looked at; so every mistake of a file is told in one run, at the line where it was made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

import yaml

from dialogkit import limits
from dialogkit.cycle.indentation import odd_lines
from dialogkit.cycle.schema import field_names, holder_names
from dialogkit.cycle.text.yaml_events import DASH_LINE, DROP_UNSEEN, Plain, TooDeep, named, read_plain
from dialogkit.problems import DialogkitError, Place, Problem

_START = 100  # letters that are read while the parser starts

_KEY = re.compile(r"(?:[^\s#\-\"'][^:]*|\"[^\"]*\"|'[^']*'):(?:\s|$)")
_LITERAL_HEAD = re.compile(r"(?:^|[\s:-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_CLOSED_BEHIND = re.compile(r"([^\s#,[{]\s+#)[^#]*[\]},]")
_SOMETHING_BEHIND = re.compile(r"([^#\"']*[^\s#\"']\s#)\s*[^\s#].*")
_OF_INDENT = ("wrong-indent", "missing-colon", "not-understood")
_KEY_OR_DASH = re.compile(r"\s*(?:- |[\w-]+:(?:\s|$))")
_STARRED = re.compile(r"\s*(?:- )?(\*{1,2}([\w-]+):?\*{1,2}\s*:?)")
_STARRED_WITH_COLON = re.compile(r"\s*(?:- )?(\*\*([\w-]+):\*\*)")
_TEXT_BEFORE = re.compile(r"\s*(?:- )?([\w-]+):\s+[^\s\[{|>#].*")
_CURLY_END = re.compile(r".*\S([”“»’])\s*,?$")
_STRAY = "@%`&*!|>?}],"
_OTHER_DASH = re.compile(r"\s*([–—−‒‐‑•·▪●◦‣\uf0b7\uf0a7*])\s")  # where a list's dash should be
_TIGHT_DASH = re.compile(r"\s*-[^\s-]")
_TIGHT_COLON = re.compile(r"\s*(?:- )?[\w-]+:(?!//)\S")
_OTHER_COLON = re.compile(r"\s*(?:- )?[\w-]+\s*([：﹕∶︰ː])")
_NO_FIELD = re.compile(r"\s*(?:[^\w\s\"']+\s*$|//|<!--)")
_TWO_FIELDS = re.compile(r"\s*(?:- )?[\w-]+:\s(?:.*\s)?([a-z_]+):(?:\s|$)")
_OPEN_BRACKET = re.compile(r".*[\[{][^\]}]*$")
_COLON_IN_WORDS = re.compile(r"(\s*+[^\s:\-#]++\s++[^:]*+):\s")  # after two words or more
_EMPTY_BRACKETS = re.compile(r".*:\s+(\[\]|\{\})")
_OTHER_QUOTE = re.compile(r"\s*(?:- )?[\w-]+:\s+([“”„«»‘’‚])")


@dataclass(frozen=True, slots=True)
class Part:
    """Some following lines of a file. The first is line `offset` + 1; all stand inside `depth` maps and lists."""

    lines: list[str]
    offset: int = 0
    depth: int = 0

    def cut(self, first: int, last: int | None = None) -> Part:
        return Part(self.lines[first:last], self.offset + first, self.depth)

    def line(self, number: int) -> str:
        """The line with that number in the file."""
        return self.lines[number - self.offset - 1]

    def read(self, file: str) -> Plain:
        """The part's plain data. Raises as `read_plain` does."""
        return read_plain(self.lines, file, self.offset, self.depth)


@dataclass(frozen=True, slots=True)
class Section(Part):
    """The lines of one entry at the left edge. `key` is None for what stands before the first."""

    key: str | None = None


def sections(part: Part) -> list[Section]:
    """The text cut at each key that stands at the left edge."""
    starts = [index for index, line in enumerate(part.lines) if _KEY.match(line)]
    ends = [*starts[1:], len(part.lines)]
    found = [Section(part.lines[: starts[0]] if starts else part.lines, part.offset)]
    for first, last in zip(starts, ends):
        key = part.lines[first].split(":", 1)[0].strip().strip("\"'").translate(DROP_UNSEEN)
        found.append(Section(part.lines[first:last], part.offset + first, key=key))
    return [section for section in found if section.key is not None or any(map(_says_something, section.lines))]


def mistakes(parts: Iterable[Part], file: str) -> list[Problem]:
    """The problems that keep each part from being read: those of its entries, or else its own. Empty when all can be read.

    Where some of a part cannot be read, what is wrong with the entries that can be is told as well.
    """
    search = _Search(file)
    told: list[Problem] = []
    for part in parts:
        found = _blamed(search.of(part), part) if len(told) < limits.PROBLEMS else []
        told += (replace(problem, excerpt=part.line(problem.line)) for problem in found)
    return told


def _blamed(found: list[Problem], part: Part) -> list[Problem]:
    """The problems, those of indentation at the line that is out of place and not where the parser has stopped."""
    if not any(problem.code in (*_OF_INDENT, "text-before-list", "list-without-name") for problem in found):
        return found
    first: dict[int, int] = {}  # of lines in a row that are out of place the first is to blame
    for line in (part.offset + line + 1 for line in odd_lines(part.lines)):
        first[line] = first.get(line - 1, line)
    told: dict[object, Problem] = {}
    for problem in found:
        before = [line for line in first if line < problem.line]
        if problem.code == "text-before-list" and problem.line in first or problem.code == "list-without-name" and before:
            problem = replace(problem, code="wrong-indent", details={})
        blamed = first[problem.line] if problem.line in first else first[before[-1]] if before else problem.line
        if problem.code in _OF_INDENT and blamed != problem.line and problem.place:
            text = part.line(blamed)
            code = "wrong-indent" if _KEY_OR_DASH.match(text) else "no-field" if ": " in text else "missing-colon"
            problem = Problem(code, Place(problem.place.file, blamed, _indent(text) + 1))
        told.setdefault((problem.code, problem.line), problem)
    return list(told.values())


@dataclass(slots=True)
class _Notes:
    """What is told beside the mistakes: the problems of what can be read, and the first place that is too deep."""

    problems: list[Problem] = field(default_factory=list)
    too_deep: Problem | None = None


class _Search:
    """Looks for mistakes in entries, and in theirs.

    Each level of a file is read anew, so that a deep one of some size would take minutes. After `limits.READ_AGAIN` letters
    what is wrong is told of the whole entry.
    """

    def __init__(self, file: str):
        self._file = file
        self._left = limits.READ_AGAIN

    def of(self, part: Part) -> list[Problem]:
        """The mistakes in a part, and beside them what is to be told of the rest of it. Empty when all can be read."""
        notes = _Notes()
        found = self._mistakes(part, 0, notes)[: limits.PROBLEMS]
        if notes.too_deep:
            found.append(notes.too_deep)
        return [*found, *notes.problems] if found else []

    def _mistakes(self, part: Part, level: int, notes: _Notes) -> list[Problem]:
        own: yaml.YAMLError
        entries: Iterable[Part] = _entries(part)
        self._left -= _START + sum(map(len, part.lines)) + len(part.lines)
        try:
            notes.problems += part.read(self._file).problems
            return []
        except DialogkitError as error:
            return list(error.problems)
        except TooDeep as error:
            own = error
            self._left += sum(map(len, part.lines[error.problem.line - part.offset :]))  # not read
            notes.too_deep = notes.too_deep or error.problem
            if error.problem.place != notes.too_deep.place or (level and error.unclosed):
                return []  # one place is enough: a file may hold thousands
            entries = entries if level else sections(part)
        except yaml.YAMLError as error:
            own = error
        found: list[Problem] = []
        for entry in entries if level < limits.DEPTH else ():
            if self._left < 0:
                break
            found += self._mistakes(entry, level + 1, notes)
            unclosed = found and found[-1].code.startswith(("unclosed-", "closed-")) and entry.offset == part.offset
            if unclosed or len(found) >= limits.PROBLEMS:
                break
        if found or isinstance(own, TooDeep):
            return found
        problem = _explain(own, part, self._file)
        came_of_depth = notes.too_deep and notes.too_deep.line == problem.line
        return [] if came_of_depth else [problem]


def _entries(part: Part) -> Iterator[Part]:
    """The entries of a map or list on their own: at the least indentation, or below a first line that stands alone there."""
    lines = part.lines
    told = [index for index, line in enumerate(lines) if _says_something(line)]
    if not told:
        return
    edge = min(_indent(lines[index]) for index in told)
    starts = [index for index in told if _indent(lines[index]) == edge]
    keys = [index for index in starts if lines[index][edge : edge + 2] not in ("- ", "-")]
    starts = keys or starts  # a list may stand at the indentation of its key
    if len(starts) > 1 or (starts and starts[0] > told[0]):
        cuts = sorted({told[0], *starts})
        yield from (part.cut(first, last) for first, last in zip(cuts, [*cuts[1:], len(lines)]))
    elif not keys:
        undashed = lines[starts[0]][:edge] + " " + lines[starts[0]][edge + 1 :]
        yield Part([*lines[: starts[0]], undashed, *lines[starts[0] + 1 :]], part.offset, part.depth + 1)
    elif len(told) > 1:
        head = starts[0] + 1
        yield part.cut(0, head)
        if not _LITERAL_HEAD.search(lines[starts[0]]):
            yield replace(part.cut(head), depth=part.depth + 1)


# ------------------------------------------------------------------------------------------------ one mistake


def _explain(error: yaml.YAMLError, part: Part, file: str) -> Problem:
    """The problem behind a parser's error."""
    code, line, column, details = _closer(*_cut_by_hash(*_cause(error, part.lines), part.lines), part.lines)
    line = min(line, len(part.lines) - 1)
    return Problem(code, Place(file, part.offset + line + 1, column + 1), details, excerpt=part.lines[line])


_Spot = tuple[int, int]  # line and column, from 0
_Cause = tuple[str, int, int, dict[str, object]]


def _cause(error: yaml.YAMLError, lines: list[str]) -> _Cause:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return "not-understood", 0, 0, {}
    line, column = _last_said(lines, mark)
    start = getattr(error, "context_mark", None) or mark
    context, problem = str(getattr(error, "context", "") or ""), str(getattr(error, "problem", "") or "")
    for find in (_quote_cause, _mark_cause, _bracket_cause, _colon_cause, _dash_cause):
        cause = find(lines, context, problem, (line, column), (start.line, start.column))
        if cause:
            return cause
    if lines[line].lstrip().startswith(":"):
        return "key-not-text", line, _indent(lines[line]), {}
    if "expected" in problem or "violates indentation" in problem:
        return "wrong-indent", line, _indent(lines[line]), {}
    return "not-understood", line, column, {}


def _cut_by_hash(code: str, line: int, column: int, details: dict[str, object], lines: list[str]) -> _Cause:
    """The same cause, or the ` #` behind it: a bracket that is closed after it, a text that goes on in the line below."""
    if code == "unclosed-bracket":
        hash = _CLOSED_BEHIND.search(lines[line], column)
    else:
        hash = _SOMETHING_BEHIND.fullmatch(lines[line - 1]) if code == "wrong-indent" and line else None
    return ("text-cut-by-hash", line - (code == "wrong-indent"), hash.end(1) - 1, {}) if hash else (code, line, column, details)


def _closer(code: str, line: int, column: int, details: dict[str, object], lines: list[str]) -> _Cause:
    """The same cause, or what is written there in place of a dash, a colon or quotation marks, and looks like one."""
    if code == "colon-in-text" and (other := _OTHER_QUOTE.match(lines[line])):
        return "curly-quote", line, other.start(1), {"mark": other[1]}
    if code == "colon-in-text" and (second := _TWO_FIELDS.match(lines[line])) and second[1] in field_names():
        return "two-fields", line, second.start(1), {"name": second[1]}
    if code not in ("wrong-indent", "missing-colon", "not-understood"):
        return code, line, column, details
    above = next((index for index in range(line - 1, -1, -1) if _says_something(lines[index])), line)
    text = _TEXT_BEFORE.fullmatch(lines[above])
    if code == "wrong-indent" and text and _indent(lines[line]) >= _indent(lines[above]):
        dashed, deeper = DASH_LINE.match(lines[line]), _indent(lines[line]) > _indent(lines[above])
        if text[1] in holder_names() and (dashed or deeper):
            return "text-before-list", above, text.start(1), {"name": text[1]}
        if dashed:
            return "list-without-name", line, _indent(lines[line]), {}
    if code == "wrong-indent" and (empty := _EMPTY_BRACKETS.fullmatch(lines[above])):
        return "brackets-say-empty", above, empty.start(1), {"mark": empty[1]}
    if code != "wrong-indent" and _NO_FIELD.match(lines[line]):
        return "no-field", line, _indent(lines[line]), {}
    for index in dict.fromkeys((line, above) if code == "wrong-indent" else (line,)):
        found = looks_alike(lines[index])
        if found:
            return found[0], index, found[1], found[2]
    return code, line, column, details


def looks_alike(line: str) -> tuple[str, int, dict[str, object]] | None:
    """What looks like one of YAML's marks at the start of a line and is none: its code, column from 0, and details."""
    for code, pattern in (("not-a-dash", _OTHER_DASH), ("not-a-colon", _OTHER_COLON)):
        if found := pattern.match(line):
            return code, found.start(1), {"mark": named(found[1])}
    if found := _STARRED_WITH_COLON.match(line):
        return "starred-name", found.start(1), {"name": found[2]}
    for code, pattern in (("dash-without-space", _TIGHT_DASH), ("colon-without-space", _TIGHT_COLON)):
        if pattern.match(line):
            return code, _indent(line), {}
    return None


def _quote_cause(lines: list[str], context: str, problem: str, here: _Spot, start: _Spot) -> _Cause | None:
    if "quoted scalar" not in context:
        return None
    if "escape" in problem or "hexdecimal" in problem or "Unicode" in problem:
        line, column = here
        return "bad-escape", line, max(lines[line].rfind("\\", 0, column + 1), 0), {}
    return unclosed(lines[start[0]], _at(lines, *start), start)


def unclosed(line: str, mark: str, start: _Spot) -> _Cause:
    """The problem of a quotation mark that is not closed, or only by one of another kind."""
    if mark == '"' and (other := _CURLY_END.match(line, start[1] + 1)):
        return "closed-by-another", *start, {"mark": mark, "other": other[1]}
    return "unclosed-apostrophe" if mark == "'" else "unclosed-quote", *start, {"mark": mark}


def _mark_cause(lines: list[str], context: str, problem: str, here: _Spot, start: _Spot) -> _Cause | None:
    told = ("cannot start any token", "node content", "keys are not allowed")
    if not any(words in problem for words in told) and not re.search(r"alias|anchor|tag|block scalar|directive", context):
        return None
    for line, column in (start, here):
        mark = _at(lines, line, column)
        if mark == "\t":
            return "tab", line, column, {}
        if mark == "`" and lines[line].lstrip().startswith("```"):
            return "no-field", line, column, {}  # what a chat puts around a file
        if mark == "*" and (starred := _STARRED.match(lines[line])) and starred[2] in field_names():
            return "starred-name", line, column, {"name": starred[2]}
        if mark == "*" and _OTHER_DASH.match(lines[line]):
            return "not-a-dash", line, column, {"mark": mark}
        if mark and mark in _STRAY:
            return "stray-mark", line, column, {"mark": mark}
    return None


def _bracket_cause(lines: list[str], context: str, problem: str, here: _Spot, start: _Spot) -> _Cause | None:
    if "flow" in context and _at(lines, *start) in ("[", "{"):
        mark = _at(lines, *start)
        closing = {"[": "]", "{": "}"}[mark]
        if here[0] == start[0] and _at(lines, *here) not in ("]", "}") and closing in lines[here[0]][here[1] :]:
            return "missing-comma", *here, {}
        return "unclosed-bracket", *start, {"mark": mark, "closing": closing}
    unclosed_lines = (index for index in range(len(lines) - 1, -1, -1) if _OPEN_BRACKET.match(lines[index]))
    opened_at = next(unclosed_lines, None) if "flow" in context else None
    if opened_at is not None:
        column = max(lines[opened_at].rfind("["), lines[opened_at].rfind("{"))
        mark = lines[opened_at][column]
        return "unclosed-bracket", opened_at, column, {"mark": mark, "closing": {"[": "]", "{": "}"}[mark]}
    line, column = here
    before = lines[line][:column].rstrip()
    if "expected" in problem and before and before[-1] in "\"']}":
        code = "text-after-apostrophe" if before[-1] == "'" else "text-after-mark"
        return code, line, column, {"mark": before[-1]}
    return None


def _colon_cause(lines: list[str], context: str, problem: str, here: _Spot, start: _Spot) -> _Cause | None:
    line, column = here
    if "could not find expected ':'" in problem:
        below = next((index for index in range(start[0] + 1, len(lines)) if _says_something(lines[index])), start[0])
        if below != start[0] and (colon := _COLON_IN_WORDS.match(lines[below])):
            return "colon-in-text", below, colon.end(1), {}  # of a text that goes on below
        return "missing-colon", start[0], _indent(lines[start[0]]), {}
    if "values are not allowed" not in problem:
        return None
    if re.search(r":\s", lines[line][:column]):
        return "colon-in-text", line, column, {}
    above = next((index for index in range(line - 1, -1, -1) if _says_something(lines[index])), None)
    if above is not None and _indent(lines[line]) >= _indent(lines[above]) and " " in lines[above].strip():
        if _COLON_IN_WORDS.match(lines[line]):
            return "colon-in-text", line, column, {}  # of a text that goes on from the line above
    if above is not None and not re.search(r":(?:\s|$)", lines[above]) and not lines[above].lstrip().startswith("- "):
        return "missing-colon", above, _indent(lines[above]), {}
    return "wrong-indent", line, _indent(lines[line]), {}


def _dash_cause(lines: list[str], context: str, problem: str, here: _Spot, start: _Spot) -> _Cause | None:
    if "sequence entries are not allowed" not in problem:
        return None
    line, column = here
    if lines[line][:column].strip():
        return "stray-mark", line, column, {"mark": "-"}
    return "wrong-indent", line, column, {}


def _last_said(lines: list[str], mark: yaml.Mark) -> tuple[int, int]:
    """The mark's line and column, or the end of the last line that says something when the mark lies past the end."""
    if mark.line < len(lines):
        return mark.line, mark.column
    last = next((index for index in range(len(lines) - 1, -1, -1) if lines[index].strip()), 0)
    return last, len(lines[last].rstrip())


def _at(lines: list[str], line: int, column: int) -> str:
    return lines[line][column : column + 1] if line < len(lines) else ""


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))

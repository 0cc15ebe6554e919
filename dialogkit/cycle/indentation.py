"""Which line of a text is rightly blamed for a wrong indentation: YAML's parser stops a line or a hundred lines later."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIELD = re.compile(r"(?:[\w-]+|\"[^\"]*\"|'[^']*')\s*:(?:\s+(?P<value>.*))?$")
_DASH = re.compile(r"-(?:\s+|$)")
_LITERAL = re.compile(r"[|>][+-]?\d?[+-]?$")

_Level = tuple[int, str]  # an indentation, and whether a map or a list stands there


def odd_lines(lines: list[str]) -> list[int]:
    """The lines, from 0, that stand where nothing can stand. None after a bracket or quotation mark that goes on below."""
    return list(_Walk().odd(lines))


class _Walk:
    """Goes through a text line by line, and knows at which indentations maps and lists are open."""

    def __init__(self) -> None:
        self._levels: list[_Level] = []
        self._opened = True  # whether what belongs to the last line may stand below it
        self._literal: int | None = None  # the indentation of a text between `|` and the next line that is as little indented

    def odd(self, lines: list[str]) -> Iterator[int]:
        for number, line in enumerate(lines):
            said = line.split(" #")[0].strip()
            if not said or said.startswith("#"):
                continue
            indent = len(line) - len(line.lstrip(" "))
            if self._literal is not None and indent > self._literal:
                continue
            self._literal = None
            if _goes_on_below(said):
                return
            if not self._fits(indent, said):
                yield number

    def _fits(self, indent: int, said: str) -> bool:
        deeper = not self._levels or indent > self._levels[-1][0]
        if deeper and not self._opened:
            return not _FIELD.match(said)  # else a text that goes on
        before = self._levels[:]
        while self._levels and self._levels[-1][0] > indent:
            self._levels.pop()
        fits = self._dash(indent, said) if _DASH.match(said) else self._field(indent, said)
        if not fits:
            self._levels = before
        return fits

    def _dash(self, indent: int, said: str) -> bool:
        top = self._levels[-1] if self._levels else (-1, "")
        if top != (indent, "list"):
            if not self._opened:
                return False
            self._levels.append((indent, "list"))
        while match := _DASH.match(said):
            indent, said = indent + match.end(), said[match.end() :]
            if _DASH.match(said):
                self._levels.append((indent, "list"))
        if _FIELD.match(said):
            self._levels.append((indent, "map"))
        self._read(indent, said)
        return True

    def _field(self, indent: int, said: str) -> bool:
        if self._levels and self._levels[-1] == (indent, "list") and (indent, "map") in self._levels:
            self._levels.pop()  # a list may stand at the indentation of its name
        top = self._levels[-1] if self._levels else (-1, "")
        is_field = bool(_FIELD.match(said))
        if top[0] == indent:
            if top[1] == "list" or not is_field:
                return False
        elif not self._opened:
            return False
        elif is_field:
            self._levels.append((indent, "map"))
        self._read(indent, said)
        return True

    def _read(self, indent: int, said: str) -> None:
        found = _FIELD.match(said)
        value = (found["value"] or "").strip() if found else said
        self._opened = not value
        self._literal = indent if _LITERAL.match(value) else None


def _goes_on_below(said: str) -> bool:
    value = said.split(": ", 1)[-1].removeprefix("- ")
    return value[:1] in "[{\"'" and value[-1:] not in "]}\"'" if value else False

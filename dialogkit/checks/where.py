"""Where in the file each letter of a text stands: a text may go over several lines, in quotation marks, with marks for bold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dialogkit.cycle.mistakes.list_marks import BULLETS
from dialogkit.cycle.source import Source
from dialogkit.problems import Place

Spot = tuple[int, int]
"""Line and column, from 1."""

BOLD = "**"
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?$")
_ESCAPED = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
_ESCAPED |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}
_MARKS = 99  # over one letter, that are read with it
_NUMBERED = {"x": 2, "u": 4, "U": 8}  # hexadecimal digits


def places_of(text: str, begins: Place, source: Source, wanted: Iterable[int]) -> dict[int, Place]:
    """Where the characters of `text` at the indexes `wanted` stand in the file, or in the cell, in which its value `begins`."""
    if begins.cell:
        spots = spots_of(text, (1, begins.column), [source.line_at(begins)], wanted, plain=True)
        return {at: replace(begins, column=column) for at, (_, column) in spots.items()}
    spots = spots_of(text, (begins.line, begins.column), source.lines, wanted)
    return {at: Place(begins.file, *spot) for at, spot in spots.items()}


def spots_of(text: str, begins: Spot, lines: Sequence[str], wanted: Iterable[int], plain: bool = False) -> dict[int, Spot]:
    """Where the characters of `text` at the indexes `wanted` stand in the file's lines, when its value begins at `begins`.

    `text` is the value without the marks of bold. White space takes the spot of what comes next, as it may be the end of a line
    or nothing in the file. What is not found, because the file writes it in a way that is not known here, gets `begins`.
    The text is read once, however many are wanted. In `plain` lines no sign means anything to YAML.
    """
    found = dict.fromkeys(wanted, begins)
    rows, left, at = _Rows(lines, begins, plain), sorted(found, reverse=True), 0
    while left and at < len(text):
        if text[at].isspace():
            at += 1
            continue
        spot, letter = rows.take(text[at])
        while letter in BULLETS and spot and not text.startswith(letter, at):  # taken away before the text was read
            spot, letter = rows.take(text[at])
        if spot is None or not text.startswith(letter, at):
            break
        at += len(letter)
        while left and left[-1] < at:
            found[left.pop()] = spot
    return found


class _Rows:
    """Reads one value of the file, letter by letter."""

    def __init__(self, lines: Sequence[str], begins: Spot, plain: bool):
        self._lines = lines
        self._row, self._column = begins[0] - 1, begins[1] - 1
        first = "" if plain else self._rest()
        self._quote = first[:1] if first[:1] in ("'", '"') else ""
        if self._quote:
            self._column += 1
        elif _BLOCK.match(first):
            self._next_row()

    def take(self, wanted: str) -> tuple[Spot | None, str]:
        """The next letter that is no white space and no mark of bold, as it is meant, and its spot; None at the file's end."""
        while self._row < len(self._lines):
            rest = self._rest()
            spot = (self._row + 1, self._column + 1)
            if not rest:
                self._next_row()
            elif rest[0].isspace():
                self._column += 1
            elif rest.startswith(BOLD):
                self._column += len(BOLD)
            else:
                length, letter = self._letter(rest)
                self._column += length
                if letter and not letter.isspace():
                    return spot, letter
        return None, wanted

    def _rest(self) -> str:
        """What stands next, as much of it as one letter can take."""
        line = self._lines[self._row] if self._row < len(self._lines) else ""
        return line[self._column : self._column + 40]

    def _next_row(self) -> None:
        self._row, self._column = self._row + 1, 0

    def _letter(self, rest: str) -> tuple[int, str]:
        """How many characters of the file make the next letter, and the letter: nothing for an escaped end of line."""
        if self._quote == "'" and rest.startswith("''"):
            return 2, "'"
        if self._quote == '"' and rest[0] == "\\":
            return _unescaped(rest)
        length = 1
        while length < min(len(rest), _MARKS) and unicodedata.combining(rest[length]):
            length += 1
        return length, unicodedata.normalize("NFC", rest[:length])


def _unescaped(rest: str) -> tuple[int, str]:
    kind = rest[1:2]
    digits = rest[2 : 2 + _NUMBERED.get(kind, 0)]
    if digits and re.fullmatch("[0-9A-Fa-f]+", digits) and int(digits, 16) < 0x110000:
        return 2 + len(digits), chr(int(digits, 16))
    return 2, _ESCAPED.get(kind, kind)

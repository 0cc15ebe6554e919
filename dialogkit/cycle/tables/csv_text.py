"""Tables as text (CSV), as programs write them: whatever stands between the cells, in whatever encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dialogkit import limits
from dialogkit.cycle.tables.grid import Grid, Odd, Value
from dialogkit.cycle.text.encoded import is_utf16
from dialogkit.problems import DialogkitError, Place, Problem

_BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_OLDER = ("cp1252", "mac-roman", "cp850")  # of Windows, of older Macs, and of DOS, which Excel still offers
_NORWEGIAN = re.compile("[æøåÆØÅ]")
_RARE = re.compile("[\x80-\x9f¯¬Ê‡†ºª¥¢µþðÐ¶×±]")
_SAYS = re.compile(r"\A\"?sep=(.)\"?(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
_BETWEEN = (";", ",", "\t", "|")
_ERROR = re.compile(r"#[A-ZÆØÅ0-9/]{2,12}[!?]|#N/A|#I/T|#{4,}")  # what programs show for a cell that they cannot
_SAMPLE = 4_000  # letters in which a separator is looked for


def decoded(data: bytes) -> tuple[str, str, bytes]:
    """The text in a file, its encoding, and the mark that stands before it.

    What says nothing of its encoding, and is no UTF-8, is in the one in which most letters are Norwegian ones.
    """
    mark = next((mark for mark in _BOMS if data.startswith(mark)), b"")
    if mark:
        return data[len(mark) :].decode(_BOMS[mark], "replace"), _BOMS[mark], mark
    if is_utf16(data):
        encoding = "utf-16-be" if data[:1] == b"\0" else "utf-16-le"
        return data.decode(encoding, "replace"), encoding, mark
    try:
        return data.decode(), "utf-8", mark
    except UnicodeDecodeError:
        read = {encoding: data.decode(encoding, "replace") for encoding in _OLDER}
        best = max(_OLDER, key=lambda encoding: len(_NORWEGIAN.findall(read[encoding])) - len(_RARE.findall(read[encoding])))
        return read[best], best, mark


def read_csv(data: bytes, file: str) -> Grid:
    """The table in a text file. A row counts as programs for tables count: line breaks in a cell are none, and a line that says
    what stands between the cells is no row. Raises DialogkitError where it is too large, or a quotation mark is never closed."""
    text, _, _ = decoded(data)
    start, between = _form(text)
    rows: dict[int, dict[int, Value]] = {}
    for count, (row, column, begins, ends, closed) in enumerate(_cells(text, start, between)):
        value = _value(text[begins:ends]) if ends > begins else ""
        said = value != "" and not value.isspace()
        if count > limits.TABLE_ROOM or said and (column > limits.TABLE_COLUMNS or len(rows) > limits.TABLE_ROWS):
            raise DialogkitError(too_large(file, row, column))
        if not closed:
            raise DialogkitError(Problem("table-quote-open", Place.in_cell(file, row, column)))
        if said:
            rows.setdefault(row, {})[column] = Odd(value) if value[0] == "#" and _ERROR.fullmatch(value) else value
    return Grid(rows, between=between)


def with_cells(text: str, cells: Mapping[tuple[int, int], str]) -> str:
    """The text of a table with other values in some cells, by row and column. Rows that end before such a cell get longer."""
    start, between = _form(text)
    rows = {row for row, _ in cells}
    spans = {(row, column): (begins, ends) for row, column, begins, ends, _ in _cells(text, start, between) if row in rows}
    parts, at = [], 0
    for (row, column), value in sorted(cells.items()):
        said = f'"{value.replace(chr(34), chr(34) * 2)}"' if re.search(rf'["\r\n{re.escape(between)}]', value) else value
        last = max(each for line, each in spans if line == row)
        begins, ends = spans[row, min(column, last)]
        if column > last:
            begins, said = ends, between * (column - last) + said
        parts += [text[at:begins], said]
        at = ends
    return "".join([*parts, text[at:]])


def columns_in(text: str) -> int:
    """The number of the last column of a table, whether or not something stands in it."""
    return max(column for _, column, _, _, _ in _cells(text, *_form(text)))


def too_large(file: str, row: int, column: int) -> Problem:
    """The problem of a table that has something where no list has."""
    details = {"deepest": limits.TABLE_ROWS, "widest": limits.TABLE_COLUMNS}
    return Problem("table-too-large", Place.in_cell(file, row, column), details)


def _form(text: str) -> tuple[int, str]:
    """Where the rows begin, and what stands between cells."""
    says = _SAYS.match(text)
    return (says.end(), says[1]) if says else (0, _separator(text))


def _separator(text: str) -> str:
    """What stands between cells: of those there are, the one that stands outside of quotation marks most evenly, line by line."""
    lines = [line for line in re.sub(r'"[^"]*"', "", text[:_SAMPLE]).splitlines() if line.strip()][:20]
    return max(
        _BETWEEN, key=lambda sign: (sum(sign in line for line in lines), max((line.count(sign) for line in lines), default=0))
    )


def _value(cell: str) -> str:
    whole = cell.strip(" ")
    if len(whole) > 1 and whole[0] == whole[-1] == '"':
        return whole[1:-1].replace('""', '"').replace("\r\n", "\n").replace("\r", "\n")
    return cell


def _cells(text: str, at: int, between: str) -> Iterator[tuple[int, int, int, int, bool]]:
    """Row, column, begin and end of each cell, and whether its quotation marks are closed."""
    plain = re.compile(rf"[^\r\n{re.escape(between)}]*")
    quoted = re.compile(r' *"(?:[^"]++|"")*+("?)')
    row, column = 1, 1
    while at < len(text):
        begins, closed = at, True
        if found := quoted.match(text, at):
            at, closed = found.end(), bool(found[1])
        rest = plain.match(text, at)
        at = rest.end() if rest else at
        yield row, column, begins, at, closed
        if text.startswith(between, at):
            at, column = at + 1, column + 1
        else:
            at += 2 if text.startswith("\r\n", at) else 1
            row, column = row + 1, 1

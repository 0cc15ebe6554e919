"""What of a sheet is to be read, found before its values are: nobody should have read what its writer has hidden.

The library that reads the values knows nothing of hidden rows and columns, and makes room for all between the first cell and the
last, wherever that is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from dialogkit import limits

Cell = tuple[int, int]
"""Its row and its column, from 1."""
EMPTY_FORMULA = "="
_MOST_COLUMNS = 16_384  # of a sheet of Excel's


class TooFar(Exception):
    """A sheet has more than any list, or something far off: at that `cell`."""

    def __init__(self, cell: Cell):
        super().__init__(cell)
        self.cell = cell


class Broken(Exception):
    """A file that no program for tables has written."""


@dataclass
class Look:
    """What is hidden on a sheet, and its cells that hold an error, by its name, or a formula that nobody has worked out (`=`)."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    odd: dict[Cell, str] = field(default_factory=dict)
    _rows: int = 0
    _last_row: int = 0

    def hide_columns(self, first: int, last: int) -> None:
        self.hidden_columns |= {*range(max(first, 1), min(last, _MOST_COLUMNS) + 1)}

    def add(self, cell: Cell, odd: str = "") -> None:
        """A cell that holds something. Raises TooFar."""
        row, column = cell
        self._rows += row != self._last_row
        self._last_row = row
        is_far = column > limits.TABLE_COLUMNS and column not in self.hidden_columns
        if is_far or self._rows > limits.TABLE_ROWS or row * column > limits.TABLE_ROOM:
            raise TooFar(cell)
        if odd and len(self.odd) < limits.PROBLEMS:
            self.odd[cell] = odd

    def shown(self, cell: Cell) -> bool:
        return cell[0] not in self.hidden_rows and cell[1] not in self.hidden_columns


Attributes = dict[str, str]


def parse(
    xml: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda name: None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Tells of each element, by names without their namespaces. Raises Broken for what is no XML, or declares entities."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(
        _local(name), {_local(key): attributes[key] for key in attributes}
    )
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError) as error:
        raise Broken from error


def _refuse(*doctype: object) -> None:
    raise Broken


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def whole(text: str | None, otherwise: int = 1) -> int:
    """A number that a file gives, as far as it can be one of a sheet's."""
    return min(int(text), 10_000_000) if text and text.isascii() and text.isdecimal() and len(text) < 12 else otherwise


def called(name: str) -> Cell:
    """The cell that is called so, such as `C7`. Raises Broken."""
    letters = name.rstrip("0123456789")
    if not letters.isascii() or not letters.isalpha() or len(letters) > 4 or len(name) == len(letters):
        raise Broken
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return whole(name[len(letters) :]), column

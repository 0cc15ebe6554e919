"""A sheet as it was read: its rows, and what stands in their cells, before anybody knows what the columns are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that has no value: an error of the program's, such as #REF!, or `=` for a formula that was never worked out."""

    text: str


Value = str | int | float | date | datetime | time | Odd
"""True and False are ints."""


@dataclass(frozen=True)
class Grid:
    """The cells that hold something and can be seen, by row and column from 1.

    `sheet` is the name of the one that was read, `sheets` are all that can be seen; a text file has none. `unread` are the rows
    that are hidden and hold something. `between` is what stands between the cells of a text.
    """

    rows: Mapping[int, Mapping[int, Value]]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    unread: tuple[int, ...] = ()
    between: str = ""

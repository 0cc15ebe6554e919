"""A list as a workbook that people write in: headings with what each column is for, words to choose from, dates as dates.

The same list gives the same bytes, on each day. What is a text is written as one, whatever it begins with: no cell is a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from dialogkit.cycle.model.descriptions import description
from dialogkit.cycle.model.marks import Read
from dialogkit.cycle.schema import role_of
from dialogkit.cycle.tables.columns import Column, Names, columns, list_name
from dialogkit.cycle.tables.lists import TableList
from dialogkit.cycle.text.scalars import NO, YES
from dialogkit.terms import Lang
from dialogkit.words import load_words

LONGEST_CELL = 32_767  # letters that Excel takes
_DAY = datetime(2026, 1, 1)  # that each workbook says it was made on
_ROWS = 1_000  # that choices are offered in
_ON_A_PAGE = 170  # letters across a page that lies
_NOTE, _LETTERS, _LINE = 300, 46, 19  # a note's width in pixels, how many letters it takes, and how high a line is
_HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "bg_color": "#DCE6EE", "bottom": 1}
_PRIVATE = {"italic": True, "bg_color": "#EEEEEE"}
_FORMATS = {"clock": "hh:mm", "number": "0"}
_TEXT = 49  # the number of Excel's own format for text: what looks like a date or a formula stays what was typed
_DAYS = {"nb": "dd.mm.yyyy", "nn": "dd.mm.yyyy", "en": "yyyy-mm-dd"}
_WIDTHS = {"day": 12, "clock": 9, "number": 9, "tick": 10, "choice": 18}
_READ, _NAMED, _ID, _SEVERAL = 45, 26, 18, 30


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands in a table: its rows, and beside each of them a private note, or none."""

    rows: Sequence[Mapping[Names, Any]] = ()
    notes: Sequence[str] = ()


def workbook(
    kind: TableList, lang: Lang, ids: Mapping[str, Sequence[tuple[str, str]]] | None = None, filled: Filled = Filled()
) -> bytes:
    """The workbook of a list. `ids` are those that its columns may name (see `lists.ids_in`)."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": list_name(kind.owner, lang), "created": _DAY})
        _Sheet(book, kind, lang, ids or {}).write(filled)
    return made.getvalue()


class _Sheet:
    """The sheet of a list in a book, and behind it one with the words that may be chosen, if there are some."""

    def __init__(self, book: xlsxwriter.Workbook, kind: TableList, lang: Lang, ids: Mapping[str, Sequence[tuple[str, str]]]):
        self._book, self._lang, self._ids = book, lang, ids
        self._words = load_words(lang)
        self._columns = columns(kind.model)
        self._sheet: Worksheet = book.add_worksheet(list_name(kind.owner, lang))
        self._formats: dict[str, Format] = {}
        self._choices: Worksheet | None = None
        self._chosen: dict[tuple[tuple[str, str], ...], str] = {}

    def write(self, filled: Filled) -> None:
        """Writes all of it."""
        last = len(self._columns)
        heading, private = self._book.add_format(_HEADING), self._book.add_format({**_HEADING, **_PRIVATE})
        for number, column in enumerate(self._columns):
            self._sheet.set_column(number, number, _width(column, self._lang), self._format(column.kind))
            self._write_heading(number, column.heading(self._lang), self._note(column), heading)
            self._offer(number, column, len(filled.rows))
        self._sheet.set_column(last, last, _READ, self._format("text"))
        self._write_heading(last, self._words("table.private"), self._words("table.note_private"), private)
        for number, row in enumerate(filled.rows, 1):
            for place, column in enumerate(self._columns):
                if column.path in row:
                    self._write_cell(number, place, column, row[column.path])
        for number, note in enumerate(filled.notes, 1):
            if note:
                self._sheet.write_string(number, last, note)
        self._lay_out(max(len(filled.rows), 1), last)

    def _lay_out(self, rows: int, last: int) -> None:
        """What stays in sight on the screen, and how it is printed: as many pages across as it takes to be read."""
        sheet, keys = self._sheet, int(self._columns[0].is_key)
        sheet.freeze_panes(1, keys)
        sheet.autofilter(0, 0, rows, last)
        sheet.set_row(0, 16 * max(ceil(len(each.heading(self._lang)) / (_width(each, self._lang) - 4)) for each in self._columns))
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(ceil(sum(_width(each, self._lang) for each in self._columns) / _ON_A_PAGE), 0)
        sheet.repeat_rows(0)
        if keys:
            sheet.repeat_columns(0)
        sheet.hide_gridlines(0)
        sheet.set_footer("&L&A&R&P / &N")

    # -------------------------------------------------------------------------------------------- headings

    def _write_heading(self, number: int, text: str, note: str, style: Format) -> None:
        lines = sum(ceil(len(line) / _LETTERS) for line in note.splitlines())
        size = {"width": _NOTE, "height": _LINE * lines + 12, "font_size": 10, "font_name": "Calibri"}
        self._sheet.write_string(0, number, text, style)
        self._sheet.write_comment(0, number, note, {**size, "color": "#FFFFF0"})

    def _note(self, column: Column) -> str:
        """What a column is for, and how its cells are written."""
        return "\n".join([description(*column.owners[-1], self._lang).replace("`", ""), *self._how(column)])

    def _how(self, column: Column) -> Iterator[str]:
        words = self._words
        if column.kind == "choice":
            yield words("table.note_choice", words="; ".join(column.told(self._lang).values()))
        elif column.target:
            yield words("table.note_ids", list=column.target)
        elif column.kind in ("day", "clock", "tick"):
            yield words(f"table.note_{column.kind}")
        if column.several:
            yield words("table.note_several")
        if column.needed:
            yield words("table.note_needed_below" if column.lists else "table.note_needed")
        if column.level and column == next(each for each in self._columns if each.level == column.level):
            yield words("table.note_rows")

    # -------------------------------------------------------------------------------------------- what may be chosen

    def _offer(self, number: int, column: Column, rows: int) -> None:
        """A list to choose from, where there is one. Where it is closed, and a cell holds one value, nothing else may stand."""
        choices = tuple(self._choices_of(column))
        if not (choices or column.kind == "tick"):
            return
        closed = column.kind in ("choice", "tick") and not column.several
        told = {"error_title": self._words("table.wrong"), "error_message": self._words("table.choose")} if closed else {}
        source = self._listed(column, choices) if choices else [YES[self._lang], NO[self._lang]]
        offered = {"validate": "list", "source": source, "show_error": closed, **told}
        self._sheet.data_validation(1, number, rows + _ROWS, number, offered)

    def _choices_of(self, column: Column) -> Iterator[tuple[str, str]]:
        if column.target:
            yield from self._ids.get(column.target, ())
        else:
            yield from ((word, "") for word in column.words(self._lang).values())

    def _listed(self, column: Column, choices: tuple[tuple[str, str], ...]) -> str:
        """The range of the words on the sheet of choices, where they are put once, beside ids the titles of what they mean."""
        if choices in self._chosen:
            return self._chosen[choices]
        if self._choices is None:
            self._choices = self._book.add_worksheet(self._words("table.choices"))
            self._choices.freeze_panes(1, 0)
        at = 2 * len(self._chosen)
        titled = any(title for _, title in choices)
        self._choices.set_column(at, at, 26)
        self._choices.set_column(at + 1, at + 1, 40 if titled else 3)
        self._choices.write_string(0, at, column.heading(self._lang), self._book.add_format({"bold": True}))
        for row, (word, title) in enumerate(choices, 1):
            self._choices.write_string(row, at, word)
            if title:
                self._choices.write_string(row, at + 1, title)
        letter = xl_col_to_name(at, True)
        self._chosen[choices] = f"='{self._choices.get_name()}'!{letter}$2:{letter}${len(choices) + 1}"
        return self._chosen[choices]

    # -------------------------------------------------------------------------------------------- cells

    def _format(self, kind: str) -> Format:
        if kind not in self._formats:
            shape = _DAYS[self._lang] if kind == "day" else _FORMATS.get(kind, _TEXT)
            self._formats[kind] = self._book.add_format({"text_wrap": True, "valign": "top", "num_format": shape})
        return self._formats[kind]

    def _write_cell(self, row: int, place: int, column: Column, value: Any) -> None:
        style = self._format(column.kind)
        if column.several:
            self._sheet.write_string(row, place, "\n".join(self._text(column, each) for each in value), style)
        elif isinstance(value, date):
            self._sheet.write_datetime(row, place, datetime.combine(value, time()), style)
        elif isinstance(value, time):
            self._sheet.write_datetime(row, place, value, style)
        elif column.kind == "number":
            self._sheet.write_number(row, place, value, style)
        else:
            self._sheet.write_string(row, place, self._text(column, value), style)

    def _text(self, column: Column, value: Any) -> str:
        if isinstance(value, bool):
            return (YES if value else NO)[self._lang]
        return column.words(self._lang).get(value, str(value))


def _width(column: Column, lang: Lang) -> int:
    """In letters: of what stands in it, and of the longest word above it."""
    read = column.shape.mark(Read)
    named = _NAMED if read and read.kind == "name" or role_of(column.shape) not in ("prose", "quote", "said", "told") else _READ
    usual = _ID if column.is_key or column.target else named
    longest = max(map(len, column.heading(lang).split())) + 4  # with the filter's button
    return max(_SEVERAL if column.kind == "choice" and column.several else _WIDTHS.get(column.kind, usual), longest)

"""Tables as the writers that people have make them, each from a list of a year as plain data."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import yaml

from dialogkit.cycle.schema import model_at
from dialogkit.cycle.tables.columns import Column, columns
from dialogkit.cycle.tables.rows import rows_of

Rows = list[list[Any]]
"""Text, numbers, True and False, days, and None for an empty cell."""
MEDIA = zipfile.ZIP_DEFLATED


def rows_for(path: tuple[str | int, ...], entries: Sequence[Mapping[str, Any]], lang: str = "nb", names: bool = False) -> Rows:
    """The headings, in a language or by the fields' names, and the rows of a list, as a person would have typed them."""
    model = model_at((*path, 0))
    assert model
    known = columns(model)
    rows = [*rows_of(known, entries)]
    used = [column for column in known if any(column.path in row for row in rows)]
    head = [column.name if names else column.heading(lang) for column in used]
    return [head, *([_typed(row.get(column.path), column, lang) for column in used] for row in rows)]


def _typed(value: Any, column: Column, lang: str) -> Any:
    if value is None:
        return None
    if column.several:
        return "\n".join(str(_typed(each, _single(column), lang)) for each in value)
    if column.kind == "choice":
        return column.words(lang)[value]
    if column.kind == "tick":
        return "x" if value in ("yes", "ja", "x", True) else "nei"
    if column.kind == "day":
        return date.fromisoformat(str(value))
    if column.kind == "number":
        return float(value)
    return str(value)


def _single(column: Column) -> Column:
    from dataclasses import replace

    return replace(column, several=False)


def plain(text: str) -> Any:
    """A year's file as plain data, each value a text as it stands."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def with_table(text: str, section: str, name: str) -> str:
    """The text of a year in which a section is a table."""
    lines = text.splitlines(keepends=True)
    first = lines.index(f"{section}:\n")
    last = next(
        number
        for number in range(first + 1, len(lines) + 1)
        if number == len(lines) or not lines[number].startswith((" ", "#", "\n"))
    )
    return "".join([*lines[:first], f"{section}: {name}\n", *lines[last:]])


# ------------------------------------------------------------------------------------------------ writers


def csv(rows: Rows, between: str = ";", end: str = "\r\n") -> str:
    """A table as text, as Excel and LibreOffice write it in Norwegian."""
    return "".join(between.join(_quoted(_shown(cell), between) for cell in row) + end for row in rows)


def _quoted(text: str, between: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in (between, '"', "\n", "\r")) else text


def _shown(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "SANN" if cell else "USANN"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    return f"{cell:g}".replace(".", ",") if isinstance(cell, float) else str(cell)


def xlsx(
    rows: Rows, sheet: str = "Sitater", change: Callable[[Any, Any], None] = lambda book, sheet: None, first: int = 0
) -> bytes:
    """A workbook as Excel writes it. `change` may hide and add, `first` is the row of the headings, from 0."""
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2026, 1, 1)})
    page = book.add_worksheet(sheet)
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for number, row in enumerate(rows, first):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                page.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), day)
            elif cell is not None:
                page.write(number, column, cell)
    change(book, page)
    book.close()
    return stream.getvalue()


ODS_KIND = "application/vnd.oasis.opendocument.spreadsheet"
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'office:version="1.3"><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>'
)


def ods(rows: Rows, sheet: str = "Sitater", hidden_column: int | None = None, hidden_row: int | None = None) -> bytes:
    """A workbook as LibreOffice writes it, with the rows and columns to the end of the sheet that it always adds."""
    width = max(map(len, rows), default=1)
    lines = [
        "<table:table-column"
        + (' table:visibility="collapse"' if number == hidden_column else "")
        + (f' table:number-columns-repeated="{16_384 - width}"' if number == width else "")
        + "/>"
        for number in range(width + 1)
    ]
    for number, row in enumerate(rows):
        lines.append("<table:table-row" + (' table:visibility="filter">' if number == hidden_row else ">"))
        lines += map(_ods_cell, row)
        lines.append(f'<table:table-cell table:number-columns-repeated="{16_384 - len(row)}"/></table:table-row>')
    lines.append(f'<table:table-row table:number-rows-repeated="{1_048_576 - len(rows)}">')
    lines.append('<table:table-cell table:number-columns-repeated="16384"/></table:table-row>')
    body = ODS.format(tables=f"<table:table table:name={quoteattr(sheet)}>{''.join(lines)}</table:table>")
    return zipped({"mimetype": ODS_KIND, "content.xml": body, "META-INF/manifest.xml": MANIFEST})


MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
    'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>'
)


def _ods_cell(cell: Any) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, bool):
        return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(cell).lower()}"/>'
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, float):
        return f'<table:table-cell office:value-type="float" office:value="{cell:g}"><text:p>{cell:g}</text:p></table:table-cell>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def xls(rows: Rows, sheet: str = "Sitater", hidden_column: int | None = None, hidden_row: int | None = None) -> bytes:
    """A workbook as Excel until 2003 wrote it."""
    import xlwt

    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(sheet)
    day = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                page.write(number, column, datetime(cell.year, cell.month, cell.day), day)
            elif cell is not None:
                page.write(number, column, cell)
    if hidden_column is not None:
        page.col(hidden_column).hidden = True
    if hidden_row is not None:
        page.row(hidden_row).hidden = True
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """A zip file with those files, on the first day that one can have."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", MEDIA) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data, MEDIA)
    return stream.getvalue()

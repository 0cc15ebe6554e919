"""Tables that want all of a machine: bombs, sheets without end, cells far off, and files that are no tables at all."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import tables
from hostile import file, kind, year

HEADINGS = ["id", "text"]
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{sheets}</sheets></workbook>'
)
LINKS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
SHEET = '{doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{columns}<sheetData>{rows}</sheetData></worksheet>'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ENTITIES = (
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 9))
    + "]>"
)


def book(folder: Path, rows: str, columns: str = "", doctype: str = "", strings: str = "", sheets: int = 1) -> None:
    """A year whose quotes stand in a workbook with that XML in its sheets."""
    numbers = range(1, sheets + 1)
    named = "".join(f'<sheet name="Ark{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    links = "".join(f'<Relationship Id="r{n}" Type="{KIND}/worksheet" Target="worksheets/s{n}.xml"/>' for n in numbers)
    links += f'<Relationship Id="x" Type="{KIND}/sharedStrings" Target="sharedStrings.xml"/>' if strings else ""
    page = SHEET.format(rows=rows, columns=columns, doctype=doctype)
    files = {f"xl/worksheets/s{n}.xml": page for n in numbers} | ({"xl/sharedStrings.xml": strings} if strings else {})
    top = {
        "_rels/.rels": LINKS.format(links=f'<Relationship Id="b" Type="{KIND}/officeDocument" Target="xl/workbook.xml"/>'),
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": BOOK.format(sheets=named),
        "xl/_rels/workbook.xml.rels": LINKS.format(links=links),
    }
    named_year(folder, "q.xlsx", tables.zipped({**top, **files}))


def named_year(folder: Path, name: str, data: bytes) -> None:
    file(folder, name, data)
    year(folder, quotes=name)


def row(number: int, *cells: str) -> str:
    names = (f"{chr(65 + at)}{number}" for at in range(len(cells)))
    return f'<row r="{number}">' + "".join(said(name, cell) for name, cell in zip(names, cells)) + "</row>"


def said(name: str, text: str) -> str:
    return f'<c r="{name}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD = row(1, *HEADINGS)
FAR = '<row r="1048576">' + said("XFD1048576", "x") + "</row>"


@kind("text table of rows", 15_000, 300_000)
def _rows(folder: Path, size: int) -> None:
    named_year(folder, "q.csv", tables.csv([HEADINGS, *([f"q{n}", "Det er fint"] for n in range(size))]).encode())


@kind("text table of columns", 300, 900_000)
def _columns(folder: Path, size: int) -> None:
    named_year(folder, "q.csv", tables.csv([[*HEADINGS, *("x" for _ in range(size))], ["q", "Fint"]]).encode())


@kind("text table of nothing", 3_000_000, 9_000_000)
def _nothing(folder: Path, size: int) -> None:
    named_year(folder, "q.csv", b"id;text\n" + b";" * size)


@kind("text table of empty lines", 3_000_000, 9_000_000)
def _empty_lines(folder: Path, size: int) -> None:
    named_year(folder, "q.csv", b"id;text\n" + b"\n" * size + b"q;Fint")


@kind("text table of quotation marks", 100_001, 9_000_001)
def _marks(folder: Path, size: int) -> None:
    named_year(folder, "q.csv", b"id;text\nq;" + b'"' * size)


@kind("text table of one cell", 40_000, 9_000_000)
def _cell(folder: Path, size: int) -> None:
    named_year(folder, "q.csv", b"id;text\nq;" + b"fint " * (size // 5))


@kind("workbook of rows", 15_000, 300_000)
def _book_rows(folder: Path, size: int) -> None:
    book(folder, HEAD + "".join(row(n, f"q{n}", "Fint") for n in range(2, size)))


@kind("workbook of columns", 300, 16_384)
def _book_columns(folder: Path, size: int) -> None:
    cells = "".join(f"<c t='inlineStr'><is><t>x{n}</t></is></c>" for n in range(size))
    book(folder, f"<row>{cells}</row>" * 3)


@kind("workbook with a cell far off", 1)
def _far(folder: Path, size: int) -> None:
    book(folder, HEAD + FAR * size)


@kind("workbook of hidden columns far off", 1, 3_000)
def _hidden(folder: Path, size: int) -> None:
    book(folder, HEAD + FAR, "<cols>" + '<col min="3" max="4294967295" hidden="1"/>' * size + "</cols>")


@kind("workbook bomb", 2_000_000, 200_000_000)
def _bomb(folder: Path, size: int) -> None:
    book(folder, HEAD + " " * size)


@kind("workbook of strings", 900_000)
def _strings(folder: Path, size: int) -> None:
    strings = "".join(f"<si><t>{n * 7919 % 999983}</t></si>" for n in range(size))
    book(folder, HEAD, strings=f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>')


@kind("workbook of entities", 1)
def _entities(folder: Path, size: int) -> None:
    book(folder, HEAD + row(2, "q", "&a8;" * size), doctype=ENTITIES)


@kind("workbook of deep XML", 10_000, 2_000_000)
def _deep(folder: Path, size: int) -> None:
    book(folder, "<row>" * size + "</row>" * size)


@kind("workbook of sheets", 10_000)
def _sheets(folder: Path, size: int) -> None:
    book(folder, row(1, "x"), sheets=size)


@kind("workbook that is cut", 200, 600)
def _cut(folder: Path, size: int) -> None:
    named_year(folder, "q.xlsx", tables.xlsx([HEADINGS, ["q", "Fint"]])[:size])


@kind("LibreOffice's table of repeated cells", 300, 16_384)
def _repeated(folder: Path, size: int) -> None:
    cell = (
        '<table:table-cell office:value-type="string" table:number-columns-repeated="{0}"><text:p>x</text:p></table:table-cell>'
    )
    rows = f'<table:table-row table:number-rows-repeated="1048576">{cell.format(size)}</table:table-row>'
    page = tables.ODS.format(tables=f'<table:table table:name="A">{rows}</table:table>')
    named_year(
        folder,
        "q.ods",
        tables.zipped({"mimetype": tables.ODS_KIND, "content.xml": page, "META-INF/manifest.xml": tables.MANIFEST}),
    )


@kind("old workbook in a ring", 1, 100)
def _ring(folder: Path, size: int) -> None:
    """The list of its blocks says of each that the next one is the first again."""
    data = bytearray(tables.xls([HEADINGS, ["q", "Fint"]]))
    table = 512 * (1 + struct.unpack_from("<I", data, 76)[0])
    for number in range(size):
        struct.pack_into("<I", data, table + 4 * (number % 120), 0)
    named_year(folder, "q.xls", bytes(data))


@kind("old workbook with a cell far off", 1)
def _old_far(folder: Path, size: int) -> None:
    data = bytearray(tables.xls([HEADINGS, ["q", 7.0]]))
    at = data.index(struct.pack("<HHHH", 0x27E, 10, 1, 1))
    struct.pack_into("<HH", data, at + 4, 65_535, 65_535)
    named_year(folder, "q.xls", bytes(data))


@kind("many tables", 30)
def _many(folder: Path, size: int) -> None:
    file(folder, "a.xlsx", tables.xlsx([["Tittel", "Start"], *([f"Punkt {n}", "9.00"] for n in range(90))]))
    events = "".join(f"  - {{id: e{n}, kind: meeting, agenda: a.xlsx}}\n" for n in range(size))
    year(folder, events="\n" + events)


@kind("table that is a pipe", 1)
def _pipe(folder: Path, size: int) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "q.csv")
    year(folder, quotes="q.csv")


@kind("table that leads out", 1)
def _out(folder: Path, size: int) -> None:
    os.symlink("/etc/passwd", folder / "q.csv")
    year(folder, quotes="q.csv")

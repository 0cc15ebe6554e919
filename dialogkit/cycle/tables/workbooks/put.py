"""Cells that are put anew in a workbook of Excel's: all else of it stays, styles, notes, drop-downs and other sheets."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import escape

from dialogkit import limits
from dialogkit.cycle.packs.archive import Archive, BadZip
from dialogkit.cycle.tables.workbooks.look import Broken, Cell, called, whole
from dialogkit.cycle.tables.workbooks.xlsx import member, sheet_path
from dialogkit.problems import column_name

_TAG = re.compile(rb"""<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>""")
_NAME = re.compile(rb"<([\w.-]+:)?")
_STYLE = re.compile(rb"""\ss=["']([0-9]+)["']""")
_SIGNED = "_xmlsignatures/"


class Unwritable(Exception):
    """A table that cannot be changed so that all else of it surely stays."""


def with_cells(data: bytes, sheet: str, cells: Mapping[Cell, str]) -> bytes:
    """The workbook with texts in some cells of a sheet. Raises Unwritable."""
    try:
        path = sheet_path(archive := Archive.of(data), sheet)
        xml = member(archive, path)
        new = _spliced(xml, cells)
    except (Broken, BadZip, expat.ExpatError, ValueError, KeyError) as error:
        raise Unwritable from error
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as book:
        infos = old.infolist()
        if sum(info.file_size for info in infos) > limits.TABLE_UNPACKED or any(
            info.filename.startswith(_SIGNED) for info in infos
        ):
            raise Unwritable
        for info in infos:
            book.writestr(info, new if info.filename == path else old.read(info), info.compress_type)
    return made.getvalue()


def columns_in(data: bytes, sheet: str) -> int:
    """The number of the last column of a sheet in which a cell stands, hidden or not. Raises Unwritable."""
    try:
        archive = Archive.of(data)
        rows = _rows(member(archive, sheet_path(archive, sheet)))
    except (Broken, BadZip, expat.ExpatError, ValueError, KeyError) as error:
        raise Unwritable from error
    return max((number for row in rows.values() for number in row.cells), default=0)


@dataclass
class _Row:
    """A row's element: where its tag begins, where its cells end, and where each of its cells begins and ends."""

    begins: int
    ends: int = 0
    cells: dict[int, tuple[int, int]] = field(default_factory=dict)
    formulas: set[int] = field(default_factory=set)


def _rows(xml: bytes) -> dict[int, _Row]:
    """All rows by their numbers. Raises Broken for cells without a name of their own, and what is no UTF-8."""
    if b"\0" in xml[:200] or b"<!DOCTYPE" in xml[:1000]:
        raise Broken
    rows: dict[int, _Row] = {}
    parser = expat.ParserCreate(namespace_separator=" ")
    open_: list[tuple[_Row, int]] = []
    last = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal last
        local = name.rpartition(" ")[2]
        if local == "row":
            last = whole(attributes.get("r"), last + 1)
            open_[:] = [(rows.setdefault(last, _Row(parser.CurrentByteIndex)), 0)]
        elif local == "c" and open_:
            row, column = called(attributes.get("r", ""))
            if row != last:
                raise Broken
            open_[0] = (open_[0][0], column)
            open_[0][0].cells[column] = (parser.CurrentByteIndex, 0)
        elif local == "f" and open_:
            open_[0][0].formulas.add(open_[0][1])

    def end(name: str) -> None:
        local, at = name.rpartition(" ")[2], parser.CurrentByteIndex
        if local == "row" and open_:
            open_[0][0].ends = at
            open_.clear()
        elif local == "c" and open_:
            row, column = open_[0]
            tag = _TAG.match(xml, at)
            row.cells[column] = (row.cells[column][0], tag.end() if tag else at)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(xml, True)
    return rows


def _spliced(xml: bytes, cells: Mapping[Cell, str]) -> bytes:
    """The sheet's XML with the cells put in the places of those that were there, or between them."""
    rows = _rows(xml)
    cuts: list[tuple[int, int, bytes]] = []
    for (number, column), text in sorted(cells.items()):
        row = rows[number]
        if column in row.formulas:
            raise Broken  # what works out all formulas keeps a list of them
        begins, ends = row.cells.get(column, (0, 0))
        prefix = found[1] or b"" if (found := _NAME.match(xml, row.begins)) else b""
        style = _STYLE.search(xml, begins, ends) if ends else None
        new = _cell(f"{column_name(column)}{number}", text, prefix, style[1] if style else None)
        if ends:
            cuts.append((begins, ends, new))
        elif row.ends == row.begins:  # it has no cells, and no end of its own
            tag = _TAG.match(xml, row.begins)
            if not tag:
                raise Broken
            cuts.append((tag.end() - 2, tag.end(), b">" + new + b"</" + prefix + b"row>"))
        else:
            after = [begin for each, (begin, _) in row.cells.items() if each > column]
            cuts.append((min(after, default=row.ends), min(after, default=row.ends), new))
    parts, at = [], 0
    for begins, ends, new in sorted(cuts):
        parts += [xml[at:begins], new]
        at = ends
    return b"".join([*parts, xml[at:]])


def _cell(name: str, text: str, prefix: bytes, style: bytes | None) -> bytes:
    p, styled = prefix.decode(), f' s="{style.decode()}"' if style else ""
    inner = f'<{p}is><{p}t xml:space="preserve">{escape(text)}</{p}t></{p}is>'
    return f'<{p}c r="{name}"{styled} t="inlineStr">{inner}</{p}c>'.encode()

"""What is hidden in a workbook of Excel's until 2003 ([MS-XLS]), and which of its cells are odd."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator

from dialogkit.cycle.tables.workbooks.look import Broken, Look

_BOUND_SHEET, _FILE_PASS, _END, _COLUMN, _ROW, _ERROR, _FORMULA, _MANY = 0x85, 0x2F, 0x0A, 0x7D, 0x208, 0x205, 0x06, 0xBD
_CELLS = (0xFD, 0x203, 0x27E, _MANY, 0x204, _FORMULA, _ERROR, 0xD6)
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
_HEAD = struct.Struct("<HH")


class Locked(Exception):
    """A workbook that has a password."""


def stream(data: bytes) -> bytes:
    """The records of a workbook in its file of many. Raises Broken, and Locked for one that has a password."""
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            if file.exists("EncryptedPackage"):
                raise Locked
            name = next((name for name in ("Workbook", "Book") if file.exists(name)), None)
            if name is None:
                raise Broken
            return bytes(file.openstream(name).read())
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise Broken from error


def looks(data: bytes) -> list[Look]:
    """All sheets: the library reads them all when it opens the file. Raises Broken, Locked and TooFar."""
    records = stream(data)
    starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(records, 0) if kind == _BOUND_SHEET and len(body) > 6]
    if any(kind == _FILE_PASS for kind, _ in _records(records, 0)):
        raise Locked
    found = [Look() for _ in starts]
    try:
        for look, start in zip(found, starts):
            for kind, body in _records(records, start):
                _see(look, kind, body)
    except struct.error as error:
        raise Broken from error
    return found


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Those from a place to the end of what begins there. A chart in a sheet begins and ends within."""
    depth = 0
    while at + _HEAD.size <= len(data):
        kind, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size + length
        depth += (kind == 0x809) - (kind == _END)
        if depth <= 0:
            return
        yield kind, data[at - length : at] if depth == 1 else b""


def _see(found: Look, kind: int, body: bytes) -> None:
    if kind == _COLUMN and len(body) >= 10:
        first, last, width, _, flags = struct.unpack_from("<5H", body)
        if flags & 1 or not width:
            found.hide_columns(first + 1, last + 1)
    elif kind == _ROW and len(body) >= 14 and struct.unpack_from("<H", body, 12)[0] & 0x20:
        found.hidden_rows.add(struct.unpack_from("<H", body)[0] + 1)
    elif kind in _CELLS and len(body) >= 6:
        row, column = struct.unpack_from("<HH", body)
        last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MANY else column
        found.add((row + 1, max(column, last) + 1), _error(kind, body))


def _error(kind: int, body: bytes) -> str:
    if kind == _ERROR and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6], "#?")
    if kind == _FORMULA and len(body) >= 14 and body[6] == 2 and body[12:14] == b"\xff\xff":
        return _ERRORS.get(body[8], "#?")
    return ""

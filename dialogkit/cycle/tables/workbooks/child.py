"""What the process does that reads a workbook: it gets the file, and says what is to be seen in one of its sheets."""

from __future__ import annotations

import io
import json
from datetime import date, datetime, time, timedelta
from typing import Any

from dialogkit.cycle.packs.archive import Archive, BadZip
from dialogkit.cycle.tables.workbooks import ods, xls, xlsx
from dialogkit.cycle.tables.workbooks.look import Broken, Look, TooFar

_DAY = timedelta(days=1)


def answer(said: bytes) -> bytes:
    """`said` is a line of JSON, with the kind of file and the names that the sheet may have, and then the file.

    The answer is JSON: the rows with their cells, or a problem.
    """
    head, _, data = said.partition(b"\n")
    asked = json.loads(head)
    return json.dumps(_answer(data, asked["kind"], asked["names"])).encode()


def _answer(data: bytes, kind: str, names: list[str]) -> dict[str, Any]:
    import python_calamine

    try:
        archive = Archive.of(data) if kind != ".xls" else None
        old = xls.looks(data) if archive is None else []
        free = ods.looks(archive) if archive and kind == ".ods" else {}
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown = [
            (number, sheet.name)
            for number, sheet in enumerate(book.sheets_metadata)
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        if not shown:
            return {"code": "table-empty"}
        number, name = next((each for each in shown if each[1].strip().casefold() in names), shown[0])
        look = old[number] if archive is None else free[name] if kind == ".ods" else xlsx.look(archive, name)
        return {"sheet": name, "sheets": [each for _, each in shown], **_cells(book.get_sheet_by_index(number), look)}
    except TooFar as far:
        return {"code": "table-too-large", "cell": far.cell}
    except (xls.Locked, python_calamine.PasswordError):
        return {"code": "table-locked"}
    except BadZip as bad:
        return {"code": "zip-refused", "reason": [bad.reason.key, dict(bad.reason.details)]}
    except (Broken, python_calamine.CalamineError, python_calamine.ZipError, python_calamine.XmlError, OSError, LookupError):
        return {"code": "table-unreadable"}


def _cells(sheet: Any, look: Look) -> dict[str, Any]:
    rows: dict[int, dict[int, Any]] = {}
    unread: set[int] = set()
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(values, 1):
            odd = look.odd.get((row, column))
            if value == "" and not odd:
                continue
            if look.shown((row, column)):
                rows.setdefault(row, {})[column] = ["odd", odd] if odd else _said(value)
            elif column not in look.hidden_columns:
                unread.add(row)
    return {"rows": rows, "unread": sorted(unread)}


def _said(value: Any) -> list[Any]:
    """A value with its kind, as JSON can have it."""
    if isinstance(value, datetime):
        return ["day and time", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    if isinstance(value, timedelta):
        return ["number", value / _DAY]
    return ["number" if type(value) in (int, float) else "tick" if isinstance(value, bool) else "text", value]

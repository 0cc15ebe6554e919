"""What kind of file a table is, by what is in it: its name may say something else."""

from __future__ import annotations

from dialogkit.cycle.packs.archive import Archive
from dialogkit.cycle.text.encoded import is_utf16

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OF_ZIP = {
    ("xl", "workbook.xml"): ".xlsx",
    ("xl", "workbook.bin"): "Excel (.xlsb)",
    ("", "content.xml"): ".ods",
    ("", "Index"): "Numbers",
    ("", "Index.zip"): "Numbers",
    ("word", "document.xml"): "Word",
}
_OF_TEXT = {b"%pdf": "PDF", b"<html": "HTML", b"<!doctype": "HTML", b"<?xml": "XML", b"{\\rtf": "RTF"}


def kind_of(data: bytes) -> str | None:
    """The ending that a table should have, or the name of another kind of file; None for what is no file of any program's.

    Raises BadZip for a zip file that is broken, or that no honest person makes.
    """
    if data.startswith(_OLE):
        return ".xlsx" if _LOCKED in data else ".xls"
    if data.startswith(b"PK"):
        archive = Archive.of(data)
        found = (kind for (folder, name), kind in _OF_ZIP.items() if name in archive.names((folder,) if folder else ()))
        return next(found, "ZIP")
    start = data[:40].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if kind := next((kind for begin, kind in _OF_TEXT.items() if start.startswith(begin)), None):
        return kind
    return None if b"\0" in data[:4096] and not is_utf16(data) else ".csv"


def is_locked(data: bytes) -> bool:
    """Whether it is a workbook with a password, which lies in a file of another kind."""
    return data.startswith(_OLE) and _LOCKED in data

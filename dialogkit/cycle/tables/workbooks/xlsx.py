"""What is hidden in a workbook of Excel's (ECMA-376, part 1, 18.3), and which of its cells are odd."""

from __future__ import annotations

from dialogkit import limits
from dialogkit.cycle.packs.archive import Archive
from dialogkit.cycle.tables.workbooks.look import (
    EMPTY_FORMULA,
    Attributes,
    Broken,
    Cell,
    Look,
    called,
    parse,
    whole,
)

_YES = ("1", "true", "on")
_BOOK = "xl/workbook.xml"


def look(archive: Archive, sheet: str) -> Look:
    """Raises Broken where there is no such sheet, or what no program writes; BadZip and TooFar."""
    seeing = _Seeing()
    parse(member(archive, sheet_path(archive, sheet)), seeing.start, seeing.end, seeing.text)
    return seeing.look


def sheet_path(archive: Archive, sheet: str) -> str:
    """The path of a sheet's XML in the workbook. Raises Broken."""
    ids: dict[str, str] = {}
    targets: dict[str, str] = {}

    def in_book(name: str, attributes: Attributes) -> None:
        if name == "sheet":
            ids.setdefault(attributes.get("name", ""), attributes.get("id", ""))

    def in_links(name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    parse(member(archive, _BOOK), in_book)
    parse(member(archive, "xl/_rels/workbook.xml.rels"), in_links)
    target = targets.get(ids.get(sheet, ""), "")
    return target[1:] if target.startswith("/") else f"xl/{target}"


def member(archive: Archive, path: str) -> bytes:
    """A file of the workbook. Raises Broken where there is none."""
    try:
        return archive.read(tuple(path.split("/")), limits.TABLE_UNPACKED)
    except FileNotFoundError:
        raise Broken from None


class _Seeing:
    """Follows the XML of a sheet."""

    def __init__(self) -> None:
        self.look = Look()
        self._row = 0
        self._column = 0
        self._cell: Cell = (0, 0)
        self._kind = ""
        self._said: list[str] | None = None
        self._has = {"f": False, "v": False}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "col" and _is_hidden(attributes, "width"):
            self.look.hide_columns(whole(attributes.get("min")), whole(attributes.get("max")))
        elif name == "row":
            self._row, self._column = whole(attributes.get("r"), self._row + 1), 0
            if _is_hidden(attributes, "ht"):
                self.look.hidden_rows.add(self._row)
        elif name == "c":
            self._cell = called(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
            self._column, self._kind, self._has = self._cell[1], attributes.get("t", ""), {"f": False, "v": False}
        elif name in ("f", "v", "is"):
            self._has["f" if name == "f" else "v"] = True
            self._said = [] if name == "v" and self._kind == "e" else self._said

    def text(self, text: str) -> None:
        if self._said is not None:
            self._said.append(text)

    def end(self, name: str) -> None:
        if name != "c":
            return
        error = "".join(self._said)[:20] if self._said is not None else ""
        if self._has["v"] or self._has["f"]:
            self.look.add(self._cell, error if self._has["v"] else EMPTY_FORMULA)
        self._said = None


def _is_hidden(attributes: Attributes, size: str) -> bool:
    """Whether a row or a column cannot be seen: hidden, or drawn together until nothing was left of it."""
    return attributes.get("hidden", "").lower() in _YES or attributes.get(size, "1").rstrip("0") in ("", "0.")

"""What is hidden in a table of LibreOffice's (OpenDocument 1.3, part 3, 9), and which of its cells are odd."""

from __future__ import annotations

import re

from dialogkit.cycle.packs.archive import Archive
from dialogkit.cycle.tables.workbooks.look import Attributes, Look, parse, whole
from dialogkit.cycle.tables.workbooks.xlsx import member

_ERROR = re.compile(r"#[A-ZÆØÅ/0]{2,8}[!?]?|Err:[0-9]{3}")
_NOT_SHOWN = ("collapse", "filter")
_NOT_OF_THE_CELL = ("annotation",)


def looks(archive: Archive) -> dict[str, Look]:
    """All sheets by their names: the library reads them all when it opens the file. Raises Broken, BadZip and TooFar."""
    seeing = _Seeing()
    parse(member(archive, "content.xml"), seeing.start, seeing.end, seeing.text)
    return seeing.looks


class _Seeing:
    """Follows the XML of all sheets."""

    def __init__(self) -> None:
        self.looks: dict[str, Look] = {}
        self._look: Look | None = None
        self._row = 0  # the last one
        self._rows = 1  # that the open one stands for
        self._column = 0
        self._columns = 1
        self._aside = 0
        self._value = ""
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._look = self.looks.setdefault(attributes.get("name", ""), Look())
            self._row = self._column = 0
        elif self._look is None:
            return
        elif name == "table-column":
            first = self._column + 1
            self._column += whole(attributes.get("number-columns-repeated"))
            if attributes.get("visibility") in _NOT_SHOWN:
                self._look.hide_columns(first, self._column)
        elif name == "table-row":
            self._rows, self._column = whole(attributes.get("number-rows-repeated")), 0
            if attributes.get("visibility") in _NOT_SHOWN:
                self._look.hidden_rows |= {*range(self._row + 1, self._row + min(self._rows, 1000) + 1)}
        elif name in ("table-cell", "covered-table-cell"):
            self._columns = whole(attributes.get("number-columns-repeated"))
            self._value, self._text = attributes.get("value-type", ""), []
        elif name in _NOT_OF_THE_CELL:
            self._aside += 1

    def text(self, text: str) -> None:
        if self._look and not self._aside and len(self._text) < 9:
            self._text.append(text)

    def end(self, name: str) -> None:
        if self._look is None:
            return
        if name == "table":
            self._look = None
        elif name == "table-row":
            self._row += self._rows
        elif name in ("table-cell", "covered-table-cell"):
            text = "".join(self._text).strip()
            if text or self._value not in ("", "string"):
                error = text[:20] if self._value == "error" or _ERROR.fullmatch(text) else ""
                last = (self._row + self._rows, self._column + self._columns)
                self._look.add((self._row + 1, self._column + 1), error)
                self._look.add(last, error)
            self._column += self._columns
        elif name in _NOT_OF_THE_CELL:
            self._aside -= 1

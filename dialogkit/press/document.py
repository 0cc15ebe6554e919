"""A document tree → the bytes of one tagged PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogkit.markup.tree import Node
from dialogkit.press.binding import Booklet
from dialogkit.press.blocks import Text
from dialogkit.press.board import board
from dialogkit.press.canvas import DocumentInfo, PressCanvas
from dialogkit.press.deck import deck
from dialogkit.press.folded import FoldedCanvas
from dialogkit.press.fonts import FontSet
from dialogkit.press.job import Job
from dialogkit.press.pages import cover, pages
from dialogkit.press.poster import poster
from dialogkit.press.setting import Setting
from dialogkit.press.sheet import Sheet
from dialogkit.press.symbols import SymbolBook
from dialogkit.press.text import TooNarrow
from dialogkit.press.tiles import on_paper
from dialogkit.problems import Problem

_MASTERS = {"cover": cover, "pages": pages, "poster": on_paper(poster), "board": on_paper(board), "deck": deck}
"""What can stand in a document: each takes a setting, its node and the document's, and gives sheets."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished PDF, how many pages it has, and what did not fit in it (then `data` is not fit to print)."""

    data: bytes
    pages: int
    problems: list[Problem]
    remarks: list[tuple[str, dict[str, object]]]


def press(document: Node, fonts: FontSet, book: SymbolBook, stamp: datetime, job: Job = Job()) -> Pressed:
    """Set a document for a job. `stamp` is printed in the file as its date; nothing else depends on when or where it is made."""
    info = DocumentInfo(document.get("title"), document.get("lang"), stamp, document.get("subject"))
    binding = document.find("booklet")
    canvas = (PressCanvas if binding is None else FoldedCanvas)(info, fonts.first)
    setting = Setting(fonts, book, canvas, job)
    sheets: list[Sheet] = []
    for node in document.nodes:
        if node.name == "booklet":
            continue
        try:
            sheets += _MASTERS[node.name](setting, node, document)
        except TooNarrow:
            setting.problem("too-narrow", node)
    booklet = Booklet(setting, binding, sheets) if binding else None
    if setting.problems:
        return Pressed(b"", len(sheets), setting.problems, [])
    _number(sheets)
    if booklet:
        pages = booklet.paint(canvas)
        return Pressed(canvas.finish(), pages, [], setting.remarks)
    for number, sheet in enumerate(sheets, 1):
        canvas.start_page(sheet.width, sheet.height)
        sheet.paint(canvas, number, len(sheets))
    return Pressed(canvas.finish(), len(sheets), [], setting.remarks)


def _number(sheets: list[Sheet]) -> None:
    """Tell each heading its page, for the contents."""
    for number, sheet in enumerate(sheets, 1):
        for block in sheet.blocks:
            for part in block.walk():
                if isinstance(part, Text):
                    part.page = number

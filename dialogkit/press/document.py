"""A document tree → the bytes of one tagged PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dialogkit.markup.tree import Node
from dialogkit.press.binding import Booklet
from dialogkit.press.blocks import Text
from dialogkit.press.board import board
from dialogkit.press.calibration import calibration
from dialogkit.press.canvas import DocumentInfo, PressCanvas
from dialogkit.press.deck import deck
from dialogkit.press.folded import FoldedCanvas
from dialogkit.press.fonts import FontSet
from dialogkit.press.ink import PALETTES, PRINTSHOP
from dialogkit.press.job import Job
from dialogkit.press.own_colours import with_own
from dialogkit.press.pages import cover, pages
from dialogkit.press.poster import poster
from dialogkit.press.preflight import preflight
from dialogkit.press.printshop import single_cards, whole
from dialogkit.press.setting import Setting
from dialogkit.press.sheet import Sheet
from dialogkit.press.symbols import SymbolBook
from dialogkit.press.text import TooNarrow
from dialogkit.press.tiles import on_paper
from dialogkit.problems import Problem

_MASTERS = {
    "cover": cover,
    "pages": pages,
    "poster": on_paper(poster),
    "board": on_paper(board),
    "deck": deck,
    "calibration": calibration,
}
"""What can stand in a document: each takes a setting, its node and the document's, and gives sheets."""
_AT_A_PRINTSHOP = {"poster": whole(poster), "board": whole(board), "deck": single_cards}
"""What of it a print shop prints: a board's rules, die and pawns are for the office printer."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """A finished PDF, how many pages it has, and what is wrong with it (with an error, `data` is not fit to print).

    `data` is empty where it was not asked for.
    """

    data: bytes
    pages: int
    problems: list[Problem]
    remarks: list[tuple[str, dict[str, object]]]


def press(document: Node, fonts: FontSet, book: SymbolBook, stamp: datetime, job: Job = Job(), kept: bool = True) -> Pressed:
    """Set a document for a job. `stamp` is printed in the file as its date; nothing else depends on when or where it is made.

    What is not `kept` is painted for its problems, and no file is put together.
    """
    info = DocumentInfo(document.get("title"), document.get("lang"), stamp, document.get("subject"))
    binding = document.find("booklet")
    palette = with_own(PRINTSHOP if job.printshop else PALETTES[job.ink], dict(job.colours))
    canvas = (PressCanvas if binding is None else FoldedCanvas)(info, fonts.first, palette, job.printshop)
    setting = Setting(fonts, book, canvas, job, easy=document.get("reading") == "easy")
    sheets: list[Sheet] = []
    masters = _AT_A_PRINTSHOP if job.printshop else _MASTERS
    for node in document.nodes:
        if node.name not in masters:
            continue
        try:
            sheets += masters[node.name](setting, node, document)
        except TooNarrow:
            setting.problem("too-narrow", node)
    booklet = Booklet(setting, binding, sheets) if binding else None
    if job.printshop and not sheets and not setting.problems:
        setting.problem("nothing-for-printshop", document)
    if setting.problems:
        return Pressed(b"", len(sheets), setting.problems, [])
    _number(sheets)
    try:
        sizes = booklet.paint(canvas) if booklet else _paint(canvas, sheets)
    except TooNarrow:  # at the foot of a page, beside its number
        setting.problem("too-narrow", document)
        return Pressed(b"", len(sheets), setting.problems, [])
    data = canvas.finish(kept)
    return Pressed(data, len(sizes), preflight(canvas, document, sizes, book, job), setting.remarks)


def _paint(canvas: PressCanvas, sheets: list[Sheet]) -> list[tuple[float, float]]:
    """Paint a page for each sheet, and give the sizes of the pages in pt."""
    for number, sheet in enumerate(sheets, 1):
        canvas.start_page(sheet.width, sheet.height, sheet.bleed)
        sheet.paint(canvas, number, len(sheets))
    return [(sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed) for sheet in sheets]


def _number(sheets: list[Sheet]) -> None:
    """Tell each heading its page, for the contents."""
    for number, sheet in enumerate(sheets, 1):
        for block in sheet.blocks:
            for part in block.walk():
                if isinstance(part, Text):
                    part.page = number

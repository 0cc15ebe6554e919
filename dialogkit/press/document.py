"""A document tree → the bytes of one tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.recoloured import with_own
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.binding.booklet import Booklet
from dialogkit.press.binding.folded_canvas import FoldedCanvas
from dialogkit.press.flow.blocks import Text
from dialogkit.press.flow.headings import titles
from dialogkit.press.flow.pages import cover, pages
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.folder.folder import folder
from dialogkit.press.game.deck import deck
from dialogkit.press.game.mat.cutouts import cutouts
from dialogkit.press.game.mat.laid import laid
from dialogkit.press.game.mat.mat import mat
from dialogkit.press.game.printshop import single_cards, to_the_edge, whole
from dialogkit.press.game.slides.notes import noted
from dialogkit.press.game.slides.slide import slide
from dialogkit.press.game.table.board import board, board_with_decks
from dialogkit.press.game.table.parts import die, pawns
from dialogkit.press.game.table.rules import rules
from dialogkit.press.game.wall.overview import overview
from dialogkit.press.game.wall.poster import poster
from dialogkit.press.game.wall.quote_wall import wall
from dialogkit.press.game.wall.relay import relay
from dialogkit.press.job import Job
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import FontSet
from dialogkit.press.pdf.ink import PALETTES, PRINTSHOP
from dialogkit.press.pdf.metadata import DocumentInfo
from dialogkit.press.preflight import preflight
from dialogkit.press.sheets.calibration import calibration
from dialogkit.press.sheets.tiles import Master, for_walls, on_paper, proved
from dialogkit.press.type.paragraph import Paragraph, TooNarrow
from dialogkit.problems import Problem

MASTERS: Mapping[str, Master] = {
    "cover": cover,
    "pages": for_walls(partial(pages, parts={"rules": rules, "die": die, "pawns": pawns, "laid": laid, "noted": noted})),
    "poster": on_paper(poster),
    "board": board_with_decks,
    "mat": on_paper(mat),
    "overview": on_paper(overview),
    "cutouts": cutouts,
    "wall": wall,
    "relay": on_paper(relay),
    "slide": slide,
    "folder": proved(folder),
    "deck": deck,
    "calibration": calibration,
}
"""What can stand in a document: each takes a context, its node and the document's, and gives sheets."""
_AT_A_PRINTSHOP: Mapping[str, Master] = {
    **{"poster": whole(poster), "board": whole(board), "mat": whole(mat)},
    **{"folder": to_the_edge(folder), "deck": single_cards},
}
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
    context = _context(document, fonts, book, stamp, job)
    canvas, binding = context.canvas, document.find("booklet")
    sheets = _sheets(context, document)
    booklet = Booklet(context, binding, sheets) if binding else None
    if job.printshop and not sheets and not context.problems:
        context.problem("nothing-for-printshop", document)
    if context.problems:
        return Pressed(b"", len(sheets), context.problems, [])
    _number(sheets)
    try:
        sizes = booklet.paint(canvas) if booklet else _paint(canvas, sheets)
    except TooNarrow:  # at the foot of a page, beside its number
        context.problem("too-narrow", document)
        return Pressed(b"", len(sheets), context.problems, [])
    papers = _papers(sizes)
    if len(papers) > 1 and not job.printshop:
        canvas.pick_tray()
        for name, on in papers.items():
            number = "one" if len(on) == 1 else "many"
            context.remarks.append((f"paper_{number}", {"pages": _ranges(on), "paper": name}))
    data = canvas.finish(kept)
    return Pressed(data, len(sizes), preflight(canvas, document, sizes, book, job), context.remarks)


def pages_of(document: Node, fonts: FontSet, book: SymbolBook, stamp: datetime, job: Job) -> int | None:
    """How many pages a document has. It is laid out for it and not painted; None where something has no room."""
    context = _context(document, fonts, book, stamp, job)
    sheets = _sheets(context, document)
    return None if context.problems else len(sheets)


def words_of_pages(document: Node, fonts: FontSet, book: SymbolBook, stamp: datetime) -> list[str]:
    """The words of the paragraphs that begin on each page. A page that is no column of text, such as a poster, has none here."""
    sheets = _sheets(_context(document, fonts, book, stamp, Job()), document)
    begun: dict[Paragraph, int] = {}
    for number, sheet in enumerate(sheets):
        for part in _texts(sheet):
            begun.setdefault(part.paragraph, number)
    words: list[list[str]] = [[] for _ in sheets]
    for paragraph, number in begun.items():
        words[number].append(paragraph.words)
    return [" ".join(page) for page in words]


def _context(document: Node, fonts: FontSet, book: SymbolBook, stamp: datetime, job: Job) -> PressContext:
    info = DocumentInfo(document.get("title"), document.get("lang"), stamp, document.get("subject"))
    palette = with_own(PRINTSHOP if job.printshop else PALETTES[job.ink], dict(job.colours))
    canvas = (FoldedCanvas if document.find("booklet") else PressCanvas)(info, fonts.first, palette, job.printshop)
    easy, lang = document.get("reading") == "easy", document.get("lang")[:2]
    return PressContext(fonts, book, canvas, job, easy, lang, titles=titles(document))


def _sheets(context: PressContext, document: Node) -> list[Sheet]:
    """The sheets of a document; what does not fit on them stands among the context's problems."""
    sheets: list[Sheet] = []
    masters = _AT_A_PRINTSHOP if context.job.printshop else MASTERS
    for node in document.nodes:
        if node.name not in masters:
            continue
        context.before = len(sheets)
        try:
            sheets += masters[node.name](context, node, document)
        except TooNarrow:
            context.problem("too-narrow", node)
    return sheets


def _texts(sheet: Sheet) -> Iterator[Text]:
    return (text for block in sheet.blocks for text in block.walk_texts())


def _paint(canvas: PressCanvas, sheets: list[Sheet]) -> list[tuple[float, float]]:
    """Paint a page for each sheet, and give the sizes of the pages in pt.

    No sheet is left: what ten thousand cards hold goes as they are done.
    """
    sizes, count = [], len(sheets)
    for number in range(1, count + 1):
        sheet = sheets.pop(0)
        canvas.start_page(sheet.width, sheet.height, sheet.bleed)
        sheet.paint(canvas, number, count)
        sizes.append((sheet.width + 2 * sheet.bleed, sheet.height + 2 * sheet.bleed))
    return sizes


def _number(sheets: list[Sheet]) -> None:
    """Tell each heading its page, for the contents."""
    for number, sheet in enumerate(sheets, 1):
        for part in _texts(sheet):
            part.page = number


def _papers(sizes: list[tuple[float, float]]) -> dict[str, list[int]]:
    """The pages, from 1, that are printed on each paper. Lying and standing are the same."""
    names = {(round(short), round(long)): name for name, (short, long) in PAGES.items()}
    found: dict[str, list[int]] = {}
    for number, size in enumerate(sizes, 1):
        short, long = sorted(size)
        name = names.get((round(short), round(long)), f"{short / mm:.0f} × {long / mm:.0f} mm")
        found.setdefault(name, []).append(number)
    return found


def _ranges(numbers: list[int]) -> str:
    """Numbers in order, as a reader wants them: 1, 3–5."""
    known = set(numbers)
    firsts = [number for number in numbers if number - 1 not in known]
    lasts = [number for number in numbers if number + 1 not in known]
    return ", ".join(f"{first}–{last}" if first < last else f"{first}" for first, last in zip(firsts, lasts))

"""What is read, in which order, and where it stands: the text of the structure tree with its boxes on the pages."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from structure.glyphs import Texts
from structure.tree import INLINE, Content, Element, ObjectRef, read_tree


class Box(NamedTuple):
    """A rectangle on a page (from 0), in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> list[Box]:
        """The smallest boxes that hold `boxes`, one for each page."""
        pages = defaultdict(list)
        for box in boxes:
            pages[box.page].append(box)
        return [
            cls(page, min(b.left for b in on), min(b.bottom for b in on), max(b.right for b in on), max(b.top for b in on))
            for page, on in sorted(pages.items())
        ]


class Shown(NamedTuple):
    """A painted object, with the text that pdfium sees in it: empty for shapes and pictures, None for reusable drawings."""

    box: Box
    text: str | None


@dataclass(frozen=True)
class Piece:
    """One block of reading: a paragraph with its links, a heading, a label, a figure with its alternative text.

    `boxes` holds one box for each page that the piece stands on, and is empty where it paints nothing.
    """

    element: Element
    text: str
    boxes: tuple[Box, ...]
    contents: tuple[Content, ...] = ()

    @property
    def role(self) -> str:
        return self.element.role

    @property
    def path(self) -> str:
        """The roles from the top down to this piece: Document/Sect/P."""
        return self.element.path

    @property
    def page(self) -> int:
        """The page that it begins on, from 0."""
        return self.boxes[0].page

    def __str__(self) -> str:
        where = self.boxes[0] if self.boxes else None
        place = f"page {where.page + 1} at {where.left:.0f}, {where.top:.0f}" if where else "nowhere"
        return f"{self.role} {' '.join(self.text.split())[:40]!r} ({place})"


@dataclass
class Reading:
    """A whole file: its top elements, and what each piece of content says and where. `whole`: words that it marks as one."""

    tops: list[Element]
    texts: dict[Content, str]
    shown: dict[Content, list[Shown]]
    whole: frozenset[str] = frozenset()

    def boxes(self, element: Element) -> list[Box]:
        """Where an element stands: one box for each page."""
        return Box.around(shown.box for content in element.contents() for shown in self.shown.get(content, ()))

    def text(self, element: Element) -> str:
        """All that is read of an element, a space between blocks."""
        return " ".join(piece.text.strip() for piece in self.pieces(element))

    def pieces(self, element: Element) -> Iterator[Piece]:
        """The blocks of an element, in reading order."""
        if element.spoken is not None:
            yield Piece(element, element.spoken, tuple(self.boxes(element)))
            return
        line: list[Element | Content] = []
        for kid in element.kids:
            if isinstance(kid, Content) or (isinstance(kid, Element) and kid.role in INLINE):
                line.append(kid)
            elif not isinstance(kid, ObjectRef):
                yield from self._piece(element, line)
                line = []
                yield from self.pieces(kid)
        yield from self._piece(element, line)

    def _piece(self, element: Element, line: list[Element | Content]) -> Iterator[Piece]:
        contents = [content for kid in line for content in ([kid] if isinstance(kid, Content) else kid.contents())]
        if contents:
            boxes = Box.around(shown.box for content in contents for shown in self.shown.get(content, ()))
            yield Piece(element, "".join(map(self._inline, line)), tuple(boxes), tuple(contents))

    def _inline(self, kid: Element | Content) -> str:
        if isinstance(kid, Content):
            return self.texts.get(kid, "")
        if kid.spoken is not None:
            return kid.spoken
        return "".join(self._inline(inner) for inner in kid.kids if not isinstance(inner, ObjectRef))


def read(path: Path, place: Callable[[Box], Box] = lambda box: box) -> Reading:
    """The structure of the PDF at `path` with its texts and boxes.

    `place` tells where a box stands for whoever reads, where that is not its place on the page: in a folded booklet.
    """
    with pikepdf.open(path) as pdf:
        shown = {content: [each._replace(box=place(each.box)) for each in painted] for content, painted in _shown(path).items()}
        texts = Texts(pdf)
        return Reading(read_tree(pdf), texts.by_content, shown, frozenset(texts.whole))


def reading(path: Path) -> list[Piece]:
    """All that is read of the PDF at `path`, block by block, in the order of its structure tree."""
    found = read(path)
    return [piece for top in found.tops for piece in found.pieces(top)]


def reading_text(path: Path) -> list[str]:
    """The texts of `reading`, with single spaces."""
    with pikepdf.open(path) as pdf:
        found = Reading(read_tree(pdf), Texts(pdf).by_content, {})  # no boxes: those take the longest
    return [" ".join(piece.text.split()) for top in found.tops for piece in found.pieces(top)]


def _shown(path: Path) -> dict[Content, list[Shown]]:
    """What pdfium sees painted for each piece of content."""
    found = defaultdict(list)
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            for thing in page.get_objects(max_depth=1):
                mcid = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
                if mcid >= 0:
                    found[Content(number, mcid)].append(Shown(Box(number, *thing.get_bounds()), _text(thing, text_page)))
            text_page.close()
            page.close()
    return dict(found)


def _text(thing: pypdfium2.PdfObject, text_page: pypdfium2.PdfTextPage) -> str | None:
    if thing.type != pdfium.FPDF_PAGEOBJ_TEXT:
        return None if thing.type == pdfium.FPDF_PAGEOBJ_FORM else ""
    size = pdfium.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFTextObj_GetText(thing.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
    return buffer.raw[: max(size - 2, 0)].decode("utf-16-le")

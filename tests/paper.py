"""Pages made in this process, from a few lines of markup or of a cycle file, and read back."""

from __future__ import annotations

import ctypes
import hashlib
import io
import re
from collections.abc import Iterator
from datetime import datetime, timezone
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from day import TODAY
from dialogkit.checks.privacy.cycle_privacy import names_at_hand
from dialogkit.clearing.reviewed import Reader, read_reviewed, save
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.build import bench_of, build, to_review
from dialogkit.kit.make import draft
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.kit.review import with_read
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.markup.vocabulary import ON_PAPER
from dialogkit.press.art.symbols import PictureFile, SymbolBook
from dialogkit.press.document import Pressed, press
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.job import Job
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.metadata import DocumentInfo
from dialogkit.press.style import TextStyle
from dialogkit.press.type.paragraph import Paragraph
from dialogkit.press.type.words import Fragment
from dialogkit.problems import DialogkitError, Problem, Severity
from dialogkit.processes import DIALOGUE
from dialogkit.terms import Ink, Lang

STAMP = datetime(2026, 9, 17, 12, tzinfo=timezone.utc)
START = """\
lang: en
cycle: {year: 2026}
kit: {title: The package}
organisation: {municipality: Fjordvik, service_place: Solbakken}
"""
HOME = """\
lang: nb
cycle: {year: 2027}
kit: {title: Dialogpakken}
organisation:
  municipality: Fjordvik
  service_place: Solbakken
  departments: [{id: a, name: Øst, users: 20, staff: 9}]
"""
"""A home that is large enough for its people to be quoted in public."""
SAID_AT_LENGTH = (
    "Jeg vil ha god tid når jeg skal velge klær til en fest, for da vil jeg kjenne etter hva som passer best. "
    "Noen ganger står det en ansatt i døra og venter på meg, og da tar jeg bare det som ligger øverst i skapet. "
    "Det blir ikke det jeg ville ha, og jeg tenker på det hele kvelden mens de andre danser. "
    "Neste gang begynner vi en time før, og så kan hun sitte på kjøkkenet med avisa til jeg er klar. "
    "Da går vi sammen til bussen i rolig tempo, og jeg rekker å se meg i speilet. "
    "Jeg kommer fram uten å være sliten, og da er det jeg som byr opp til den første dansen."
)
"""A quote of more than a hundred words."""


class Shown(NamedTuple):
    """A text as it stands on a page (from 0): its box in pt from the lower left corner, its size in pt."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    size: float
    text: str


def canvas() -> PressCanvas:
    return PressCanvas(DocumentInfo("Title", "en-GB", STAMP), house_fonts().first)


def setting() -> PressContext:
    return PressContext(house_fonts(), SymbolBook(), canvas())


def tree(markup: str) -> Node:
    """The document tree of pages that hold `markup`."""
    return parse(f'<document title="T" lang="en-GB"><pages>{markup}</pages></document>', "test.xml.j2")


def pressed(markup: str, ink: Ink = "colour") -> Pressed:
    """A document that holds `markup`, set."""
    document = parse(f'<document title="T" subject="S" lang="en-GB">{markup}</document>', "test.xml.j2")
    return press(document, house_fonts(), SymbolBook(), STAMP, Job(ink=ink))


def opened_deck(attrs: str) -> str:
    """The start of a deck with these attributes, those of paper in the element that they belong in."""
    found = re.findall(r'[\w-]+="[^"]*"', attrs)
    on_paper = [attr for attr in found if attr.partition("=")[0] in ON_PAPER["deck"].attrs]
    return f"<deck {' '.join(attr for attr in found if attr not in on_paper)}><paper {' '.join(on_paper)}/>"


def paragraph(text: str, style: TextStyle = TextStyle(), bold: bool = False, href: str | None = None) -> Paragraph:
    return Paragraph([Fragment(text, bold, href)], style, house_fonts())


def spoken(start: str, lang: Lang) -> str:
    """The same start of a cycle file in another language."""
    return re.sub(r"(?m)^lang: \w+", f"lang: {lang}", start)


def loaded(folder: Path, more: str = "", start: str = START) -> Loaded:
    """The cycle that `more` makes, after what every cycle needs."""
    (folder / "cycle.yaml").write_text(start + more, encoding="utf-8")
    return load(folder)


def ready(folder: Path) -> set[str]:
    """The materials that a year in a folder can fill, as it is written, without those that are made on request."""
    usual = (each for each in DIALOGUE.materials if each not in DIALOGUE.on_request)
    return {each.name for each in usual if each.ready(load(folder).cycle)}


def built(folder: Path, more: str = "", *only: str, start: str = START) -> Path:
    """The folder with the PDFs of such a cycle."""
    build(loaded(folder, more, start), folder / "build", Order(only or None))
    return folder / "build"


def drafted(year: Loaded, *names: str) -> dict[str, Node]:
    """The documents of some materials, as they are before they are set."""
    bench, _ = bench_of(year, Order(today=TODAY), {}, False)
    drafts = {each.name: draft(each, bench) for each in materials_of(year) if each.name in names}
    trees = {name: each.tree for name, each in drafts.items() if each.tree is not None}
    assert trees.keys() == {*names}, [each.problems for each in drafts.values()]
    return trees


def read(year: Loaded) -> Loaded:
    """A year of which somebody has read all that its public edition prints, pictures too."""
    reviewed = read_reviewed(year.folder)
    reader = Reader(STAMP.date(), "KN", names_at_hand(year))
    pieces = [piece for page in to_review(year, Order(edition="public")) for piece in page.pieces]
    save(year.folder, with_read(reviewed, pieces, reader), year.words)
    return load(year.folder.path / year.folder.start)


def problems(folder: Path, more: str = "", *only: str, start: str = START) -> tuple[Problem, ...]:
    """The problems that stop such a cycle. Anything but a DialogkitError is a bug, and goes through."""
    told: tuple[Problem, ...] = ()
    try:
        year = loaded(folder, more, start)
        told = tuple(problem for problem in year.problems if problem.severity is Severity.ERROR)
        build(year, folder / "build", Order(only or None))
    except DialogkitError as error:
        assert not list((folder / "build").glob("*"))
        return (*told, *error.problems)
    return told


def picture_file(path: Path) -> PictureFile:
    """A picture on the disk, as a cycle's folder gives it out."""
    return PictureFile(path.name, hashlib.sha256(path.read_bytes()).hexdigest(), path.read_bytes)


def text_of(data: bytes | Path) -> str:
    """All that pdfium can read on the pages."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def bare(text: str) -> str:
    """`text` without white space and without the marks of bold."""
    return "".join(text.replace("**", "").split())


def shown(data: bytes | Path) -> list[Shown]:
    """Every piece of text on the pages."""
    with pypdfium2.PdfDocument(data) as document:
        return [one for number, page in enumerate(document) for one in _shown_on(number, page)]


def _shown_on(number: int, page: pypdfium2.PdfPage) -> Iterator[Shown]:
    text_page = page.get_textpage()
    for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=3):
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(thing.raw, ctypes.byref(size))
        length = pdfium.FPDFTextObj_GetText(thing.raw, text_page.raw, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFTextObj_GetText(thing.raw, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
        text = buffer.raw[: max(length - 2, 0)].decode("utf-16-le")
        if text.strip():
            yield Shown(number, *thing.get_bounds(), round(size.value, 2), text)


def page_sizes(data: bytes | Path) -> list[tuple[float, float]]:
    with pypdfium2.PdfDocument(data) as document:
        return [page.get_size() for page in document]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def outside(data: bytes | Path, slack: float = 0.5) -> list[Shown]:
    """The texts that reach over the edge of their page."""
    sizes = page_sizes(data)
    return [
        one
        for one in shown(data)
        if one.left < -slack
        or one.bottom < -slack
        or one.right > sizes[one.page][0] + slack
        or one.top > sizes[one.page][1] + slack
    ]

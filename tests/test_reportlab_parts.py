"""What dialogkit leans on in ReportLab is as it was, and stands in one module. A test that fails here says what has changed."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest
import reportlab
from reportlab.pdfgen.canvas import Canvas

from dialogkit.press.binding.folded_canvas import FoldedCanvas
from dialogkit.press.pdf import reportlab_parts
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.metadata import DocumentInfo
from dialogkit.press.pdf.reportlab_parts import (
    OpenCanvas,
    PageParts,
    PDFArray,
    PDFDictionary,
    PDFName,
    WrittenObject,
    annotation_number,
    numbers,
    object_number,
    stream,
)
from sources import FILES, PACKAGE, dotted, nodes, parsed

MOMENT = datetime(2026, 9, 17, 12, 30, tzinfo=timezone(timedelta(hours=2)))
REPORTLAB = Path(reportlab.__file__).parent


def changed(what: str) -> str:
    """What a test says when it fails."""
    return f"ReportLab {reportlab.__version__} is not as press/reportlab_parts.py takes it to be: {what}"


class Watched(OpenCanvas):
    """A canvas with a page of its own names, which counts how often it is called."""

    def __init__(self) -> None:
        self.strokes = self.pages = 0
        super().__init__((1, 7), house_fonts().first, "nb-NO", MOMENT)

    def stroked(self) -> None:
        self.strokes += 1

    def page_entries(self) -> dict[str, object]:
        self.pages += 1
        return {"StructParents": 7, "Tabs": PDFName("S")}


@pytest.fixture
def canvas() -> Watched:
    return Watched()


def words(canvas: Canvas, text: str = "Hei") -> None:
    canvas.setFont(house_fonts().first, 12)
    canvas.drawString(10, 10, text)


def finished(canvas: Canvas) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(canvas.getpdfdata()))


# ------------------------------------------------------------------------------------------------ what is leaned on


def test_numbers() -> None:
    assert numbers(1.5, 0.12345678, 100, 0.0, -2.0) == "1.5 .123457 100 0 -2", changed("fp_str writes numbers in another way")


def test_streams_are_bytes(canvas: Watched) -> None:
    words(canvas)
    file = finished(canvas)
    assert file.pages[0].Contents.Filter == [pikepdf.Name.FlateDecode], changed(
        "rl_config.useA85 is no longer read when a page is written"
    )


def test_every_stream_ends_with_a_line_end(canvas: Watched) -> None:
    plain = reportlab_parts._format_stream(stream({}, b"q Q"), canvas._doc)
    assert plain.endswith(b"q Qendstream\n"), changed(
        "PDFStream.format ends otherwise, so that the patch does nothing or too much"
    )
    words(canvas)
    canvas.embed("drawing", {"Type": PDFName("XObject")}, "q Q")
    data = canvas.getpdfdata()
    assert data.count(b"endstream") >= 3  # the page, the font, the drawing
    assert data.count(b"endstream") == data.count(b"\nendstream"), changed("some streams are not written by PDFStream.format")


@pytest.mark.parametrize("packed", [False, True])
def test_what_is_embedded_can_be_placed(canvas: Watched, packed: bool) -> None:
    entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray([0, 0, 9, 9])}
    canvas.embed("mask", entries, "1 w")
    canvas.embed("drawing", {**entries, "SMask": canvas.embedded("mask")}, "2 w", packed)
    assert canvas.hasForm("drawing"), changed("hasForm does not find what PDFDocument.addForm has taken")
    canvas.doForm("drawing")
    file = finished(canvas)
    ((_, drawing),) = file.pages[0].Resources.XObject.items()
    assert drawing.read_bytes() == b"2 w" and drawing.SMask.read_bytes() == b"1 w", changed("addForm or xObjectName")
    assert ("/Filter" in drawing) == packed, changed("a stream without filters is packed all the same, or not packed with them")


def test_an_object_writes_itself(canvas: Watched) -> None:
    class Own(WrittenObject):
        def format(self, file: object) -> bytes:
            return f"[{object_number(file, leaf)} {annotation_number(file, 'note')}]".encode()

    canvas.annotate("note", {"Type": PDFName("Annot"), "Subtype": PDFName("Text"), "Rect": PDFArray([0, 0, 9, 9])})
    words(canvas)
    leaf = canvas.put(PDFDictionary({"Leaf": 1}))
    own = canvas.put(Own())
    canvas.describe(b"<x/>", {"Own": canvas.reference(own)})
    file = finished(canvas)
    first, second = file.Root.Own
    assert first.Leaf == 1, changed("PDFDocument.Reference or idToObjectNumberAndVersion")
    assert second.Subtype == "/Text" and second.objgen == file.pages[0].Annots[0].objgen, changed("annotationName")


def test_the_letters_of_a_font() -> None:
    face = house_fonts()._chains[False][0]
    text = "Blåbærgrøt"
    width = sum(face.widths[ord(letter)] for letter in text)
    canvas = Canvas(io.BytesIO())
    assert width / 1000 * 12 == pytest.approx(canvas.stringWidth(text, face.name, 12)), changed("TTFont.face.charWidths")
    assert ord("å") in face.known and 0x6F22 not in face.known, changed("TTFont.face.charToGlyph")


def test_the_date_of_the_file(canvas: Watched) -> None:
    words(canvas)
    file = finished(canvas)
    assert str(file.docinfo.CreationDate).startswith("D:20260917103000"), changed("PDFDocument._timeStamp is not the file's date")
    assert str(file.docinfo.ModDate) == str(file.docinfo.CreationDate)


def test_what_is_gathered_for_a_page(canvas: Watched) -> None:
    before = dict(vars(canvas))
    canvas._restartAccumulators()
    made_anew = {name for name, value in vars(canvas).items() if value is not before[name]}
    ours = set(vars(PageParts()))
    others = {"_psCommandsBeforePage", "_psCommandsAfterPage"}  # for PostScript printers; nothing here uses them
    assert made_anew - others == ours, changed("a canvas gathers other things for a page than PageParts holds")


def test_each_shape_with_an_outline_is_noticed(canvas: Watched) -> None:
    path = canvas.beginPath()
    path.moveTo(0, 0)
    path.lineTo(9, 9)
    shapes = {
        "roundRect": lambda line: canvas.roundRect(0, 0, 9, 9, 1, stroke=line, fill=1),
        "circle": lambda line: canvas.circle(0, 0, 9, stroke=line, fill=1),
        "ellipse": lambda line: canvas.ellipse(0, 0, 9, 9, stroke=line, fill=1),
        "wedge": lambda line: canvas.wedge(0, 0, 9, 9, 0, 90, stroke=line, fill=1),
        "drawPath": lambda line: canvas.drawPath(path, stroke=line, fill=1),
    }
    for name, draw in shapes.items():
        canvas.strokes = 0
        draw(1)
        draw(0)
        assert canvas.strokes == 1, changed(f"{name} does not call _strokeAndFill once")


def test_a_page_gets_its_entries_and_a_form_does_not(canvas: Watched) -> None:
    canvas.beginForm("form", 0, 0, 9, 9)
    canvas.rect(0, 0, 9, 9)
    canvas.endForm()
    canvas.doForm("form")
    file = finished(canvas)
    page = file.pages[0]
    assert canvas.pages == 1, changed("_setAnnotations is not called once for each page, with a PDFPage")
    assert (page.StructParents, page.Tabs) == (7, "/S"), changed("a page does not write the entries that __NoDefault__ names")


def test_the_state_of_the_drawing(canvas: Watched) -> None:
    canvas.setPageSize((300, 400))
    assert canvas.page_size == (300, 400), changed("Canvas._pagesize")
    assert canvas.trim_box is None
    canvas.setTrimBox((1, 2, 3, 4))
    assert canvas.trim_box == (1, 2, 3, 4), changed("setTrimBox does not set Canvas._trimBox")
    canvas.translate(10, 20)
    canvas.scale(2, 3)
    assert tuple(canvas.matrix) == (2, 0, 0, 3, 10, 20), changed("Canvas._currentMatrix")
    assert (canvas.matrix[4], canvas.matrix[5]) == canvas.absolutePosition(0, 0)
    canvas.setLineWidth(0.3)
    assert canvas.line_width == 0.3, changed("Canvas._lineWidth")


def test_pages_in_another_order_than_they_are_painted(canvas: Watched) -> None:
    parts = [PageParts(), PageParts()]
    names = []
    for number in (2, 1):
        canvas.take_up(parts[number - 1], number)
        names.append(canvas.page_name)
        canvas.addLiteral(f"% number {number}")
    for number in (1, 2):
        canvas.take_up(parts[number - 1], number)
        canvas.showPage()
    file = finished(canvas)
    found = [f"% number {number}".encode() in page.Contents.read_bytes() for number, page in enumerate(file.pages, 1)]
    assert found == [True, True], changed("a page's operators are not in Canvas._code, or pageCounter does not number the pages")
    assert names == ["Page2", "Page1"], changed("PDFDocument.thisPageName does not follow pageCounter")


def test_what_the_catalog_says(canvas: Watched) -> None:
    words(canvas)
    canvas.print_range(2, 3)
    canvas.describe(b"<x/>", {"MarkInfo": PDFDictionary({"Marked": "true"}), "OutputIntents": PDFArray([])})
    file = finished(canvas)
    root = file.Root
    assert root.Metadata.read_bytes() == b"<x/>", changed("pdfdoc.XMP, or the catalog's Metadata")
    assert root.MarkInfo.Marked is True and root.OutputIntents == [], changed(
        "the catalog does not write what __NoDefault__ names"
    )
    assert list(root.ViewerPreferences.PrintPageRange) == [2, 3], changed("Catalog.ViewerPreferences.dict")


def test_what_the_finished_file_holds(canvas: Watched) -> None:
    canvas.setPageSize((300, 400))
    words(canvas)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(10, 30, "x")
    canvas.setTrimBox((3, 3, 290, 390))
    canvas.showPage()
    words(canvas)
    canvas.getpdfdata()
    fonts = {name.rpartition("+")[2]: embedded for name, embedded in canvas.fonts()}
    assert fonts["Helvetica"] is False and True in fonts.values(), changed("PDFType1Font, FontDescriptor or FontFile2")
    assert [(box, len(inner)) for box, inner in canvas.page_boxes()] == [([0, 0, 300, 400], 1)] * 2, changed("PDFPage.MediaBox")


# ------------------------------------------------------------------------------------------------ in one place

PUBLIC = {  # described in ReportLab's user guide, or the class of something that a public method gives
    "reportlab.lib.colors",
    "reportlab.pdfbase.pdfmetrics",
    "reportlab.pdfbase.ttfonts.TTFError",
    "reportlab.pdfbase.ttfonts.TTFont",
    "reportlab.pdfgen.pathobject.PDFPathObject",
    "reportlab.pdfgen.textobject.PDFTextObject",
}
INSIDES = set(
    """Catalog FontDescriptor MediaBox Reference ViewerPreferences __NoDefault__ __RefOnly__ addForm annotationName charToGlyph
    charWidths destinationnamestotitles fontMapping idToObject idToObjectNumberAndVersion inObject outline pageCounter
    state_stack thisPageName thisPageRef""".split()
)
"""Names without an underscore that are no less private: they are reached by way of one with it."""
MEANT = {"_strokeAndFill", "_setAnnotations"}  # of OpenCanvas: ReportLab calls them
OURS = [path for path in FILES if path.stem != "reportlab_parts"]


def private_names() -> set[str]:
    """The names with an underscore that ReportLab's canvas, fonts and files use of themselves."""
    found = set()
    for folder in ("pdfgen", "pdfbase"):
        for path in (REPORTLAB / folder).glob("*.py"):
            found |= {name for name in _names(parsed(path)) if name.startswith("_")}
    return {name for name in found if not name.startswith("__")}


def _names(tree: ast.AST) -> Iterator[str]:
    """Attributes that are read or set, by name or by a text, and methods that are defined."""
    for node in nodes(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ClassDef):
            yield from (each.name for each in node.body if isinstance(each, ast.FunctionDef))
            yield from (ast.unparse(each.target) for each in node.body if isinstance(each, ast.AnnAssign))
            yield from (ast.unparse(target) for each in node.body if isinstance(each, ast.Assign) for target in each.targets)
        elif isinstance(node, ast.Call) and dotted(node.func) in ("getattr", "setattr", "hasattr", "delattr"):
            yield from (arg.value for arg in node.args[1:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str))


def reaches_in(tree: ast.AST, private: set[str]) -> list[str]:
    """What a module takes from ReportLab that belongs into `reportlab_parts`."""
    found = {name for name in _names(tree) if name in private | INSIDES}
    for node in nodes(tree):
        if isinstance(node, ast.Import):
            full = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            full = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name for name in full if name.split(".")[0] == "reportlab" and not PUBLIC & {name, name.rpartition(".")[0]}}
    return sorted(found)


@pytest.fixture(scope="module")
def private() -> set[str]:
    return private_names()


def test_nothing_else_reaches_into_reportlab(private: set[str]) -> None:
    modules = {path: parsed(path) for path in OURS}
    with_reportlab = {path: tree for path, tree in modules.items() if PACKAGE / "press" in path.parents}
    assert len(with_reportlab) > 40
    found = {path.stem: reaches_in(tree, private) for path, tree in with_reportlab.items()}
    found |= {path.stem: reaches_in(tree, set()) for path, tree in modules.items() if path not in with_reportlab}
    assert {name: names for name, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("from reportlab.pdfbase import pdfdoc", ["reportlab.pdfbase.pdfdoc"]),
        ("from reportlab.pdfbase.pdfdoc import PDFName", ["reportlab.pdfbase.pdfdoc.PDFName"]),
        ("import reportlab.rl_config", ["reportlab.rl_config"]),
        ("from reportlab.lib.rl_accel import fp_str", ["reportlab.lib.rl_accel.fp_str"]),
        ("canvas._code.append('q')", ["_code"]),
        ("self._doc.Catalog.Lang = 1", ["Catalog", "_doc"]),
        ("setattr(canvas, '_pagesize', 1)", ["_pagesize"]),
        ("class A:\n    def _startPage(self): pass", ["_startPage"]),
        ("class A:\n    _code: list = 1", ["_code"]),
        ("from reportlab.lib.colors import Color\nfrom reportlab.pdfbase import pdfmetrics\ncanvas.setFont('x', 1)", []),
        ("self._owners = canvas.matrix", []),
    ],
)
def test_reaching_in_is_found(private: set[str], source: str, expected: list[str]) -> None:
    assert reaches_in(ast.parse(source), private) == expected


@pytest.mark.parametrize("kind", [OpenCanvas, PressCanvas, FoldedCanvas])
def test_no_name_of_ours_is_one_of_reportlabs(private: set[str], kind: type[OpenCanvas]) -> None:
    """A newer ReportLab may give its canvas a name that ours has for something else."""
    if kind is OpenCanvas:
        made: OpenCanvas = Watched()
    else:
        made = kind(DocumentInfo("Tittel", "nb-NO", MOMENT), house_fonts().first)
    theirs = private | set(vars(Canvas(io.BytesIO()))) | set(dir(Canvas))
    own = set(vars(made)) - set(vars(Canvas(io.BytesIO())))
    methods = {name for each in kind.__mro__ if each.__module__.startswith("dialogkit") for name in vars(each)}
    new = {name for name in own | methods if not name.startswith("__") and name not in MEANT and not _overrides(name)}
    assert new & theirs == set(), changed("it has names of its own that our canvas uses for something else")


def _overrides(name: str) -> bool:
    """Whether our canvas has a public method of ReportLab's, and calls it."""
    return name in vars(PressCanvas) and name in dir(Canvas) and "super()" in _source(name)


def _source(name: str) -> str:
    tree = parsed(PACKAGE / "press" / "pdf" / "canvas.py")
    return next(ast.unparse(node) for node in nodes(tree) if isinstance(node, ast.FunctionDef) and node.name == name)

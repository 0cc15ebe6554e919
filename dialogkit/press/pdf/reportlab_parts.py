"""All that dialogkit uses of ReportLab beyond its user guide: the objects of a file, the inside of a canvas, one patch.

No other module goes behind ReportLab's public canvas, colours and fonts (`tests/test_reportlab_parts.py` reads them all). What
is leaned on stands in each docstring. The tests of that file pass with ReportLab 4.2.5 to 5.1.0; when a newer one changes
something, they say what, and this is the one file to mend.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timezone
from typing import Any

from reportlab import rl_config
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFPage,
    PDFStream,
    PDFString,
    PDFType1Font,
    PDFZCompress,
    xObjectName,
)
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from dialogkit.press.pdf.geometry import Corners

__all__ = [
    "OpenCanvas",
    "PDFArray",
    "PDFDictionary",
    "PDFName",
    "PDFString",
    "PageParts",
    "WrittenObject",
    "annotation_number",
    "begin_actual_text",
    "end_actual_text",
    "letters",
    "name_apart",
    "numbers",
    "object_number",
    "stream",
]

rl_config.useA85 = 0  # read when a page is written. Streams as bytes: ASCII-85 only makes files a quarter larger

numbers = fp_str
"""Numbers as a PDF wants them, with spaces between: `rl_accel.fp_str`, in C where the extra `accel` is installed."""

_format_stream = PDFStream.format


def _with_line_end(self: PDFStream, document: object) -> bytes:
    """PDF/A-2 (ISO 19005-2, 6.1.7.1) wants an end of line before `endstream`, which `PDFStream.format` leaves out.

    Pages and fonts make their streams themselves, so the class is patched.
    """
    data = _format_stream(self, document)
    return data[: -len(b"endstream\n")] + b"\nendstream\n" if data.endswith(b"endstream\n") else data


PDFStream.format = _with_line_end


def stream(entries: Mapping[str, object], content: bytes | str, packed: bool = False) -> PDFStream:
    """A stream, `packed` by zlib or as it is. Without a filter of its own a `PDFStream` is written as it is."""
    return PDFStream(PDFDictionary(entries), content, [PDFZCompress] if packed else None)


class WrittenObject(PDFObject):
    """An object of the file that writes itself: `format` gives its bytes, as ReportLab asks when it writes the file.

    `__RefOnly__` says that other objects may only refer to it.
    """

    __RefOnly__ = 1

    def format(self, file: object) -> bytes:
        raise NotImplementedError


def object_number(file: Any, name: str) -> str:
    """A reference to an object, such as `7 0 R`, by ReportLab's name for it. `file` is what `format` is given.

    Leans on `PDFDocument.idToObjectNumberAndVersion`.
    """
    return f"{file.idToObjectNumberAndVersion[name][0]} 0 R"


def annotation_number(file: Any, name: str) -> str:
    """Like `object_number`, for an annotation by the name that it was given. Leans on `PDFDocument.annotationName`."""
    return object_number(file, file.annotationName(name))


def letters(font: TTFont) -> tuple[Mapping[int, float], Mapping[int, int]]:
    """How wide a font's letters are, in thousandths of the size, and which it has: both by code point.

    Leans on `charWidths` and `charToGlyph` of `TTFont.face`.
    """
    return font.face.charWidths, font.face.charToGlyph


def begin_actual_text(text: PDFTextObject, said: str) -> None:
    """What is written until `end_actual_text` reads as `said` (ISO 32000-1, 14.9.4). Leans on `PDFTextObject._code`."""
    text._code.append(f"/Span <</ActualText <FEFF{said.encode('utf-16-be').hex().upper()}>>> BDC")


def end_actual_text(text: PDFTextObject) -> None:
    text._code.append("EMC")


def name_apart(font: TTFont, mark: str) -> None:
    """Give a font an inner name of its own: of two with one name a PDF would hold the first. Leans on `name` of `TTFont.face`."""
    font.face.name += f"-{mark}".encode() if isinstance(font.face.name, bytes) else f"-{mark}"


class _Stamp:
    """The date of a file, set to a given moment: what `reportlab.lib.utils.TimeStamp` has of names, always in UTC."""

    tzname = "UTC"
    dhh = dmm = 0

    def __init__(self, moment: datetime):
        moment = moment.astimezone(timezone.utc)
        self.t = moment.timestamp()
        self.lt = moment.timetuple()
        self.YMDhms = tuple(self.lt)[:6]


@dataclass
class PageParts:
    """What a canvas gathers for the page at hand, under ReportLab's names: made anew by `Canvas._restartAccumulators`."""

    _code: list[Any] = field(default_factory=list)
    _formsinuse: list[Any] = field(default_factory=list)
    _annotationrefs: list[Any] = field(default_factory=list)
    _colorsUsed: dict[Any, Any] = field(default_factory=dict)
    _shadingUsed: dict[Any, Any] = field(default_factory=dict)


class OpenCanvas(Canvas):
    """A canvas that gives a name to what lies inside ReportLab's, and calls `stroked` and `page_entries`."""

    def __init__(self, version: tuple[int, int], font_name: str, lang: str, moment: datetime):
        """`moment` is the date in the file. Leans on `PDFDocument._timeStamp`, of which an invariant file would have its own."""
        super().__init__(io.BytesIO(), pdfVersion=version, pageCompression=1, invariant=1, initialFontName=font_name, lang=lang)
        self._doc._timeStamp = _Stamp(moment)

    # -- called by the canvas

    def stroked(self) -> None:
        """Called when the outline of a shape has been drawn."""

    def page_entries(self) -> Mapping[str, object]:
        """Called when a page is done. Gives what its dictionary holds beside ReportLab's entries."""
        return {}

    def _strokeAndFill(self, stroke: int, fill: int, fillMode: Any = None) -> None:
        # called by each shape but `line`, `lines` and `rect`
        super()._strokeAndFill(stroke, fill, fillMode)
        if stroke:
            self.stroked()

    def _setAnnotations(self, page: PDFObject) -> None:
        # called by showPage for each page, and by endForm for each form
        super()._setAnnotations(page)
        if isinstance(page, PDFPage):
            _add_entries(page, self.page_entries())
            _pack(page)

    # -- the state of the drawing

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From the coordinates at hand to those of the page or form. Leans on `Canvas._currentMatrix`."""
        return self._currentMatrix

    @property
    def line_width(self) -> float:
        """In pt. Leans on `Canvas._lineWidth`."""
        return self._lineWidth

    @property
    def page_size(self) -> tuple[float, float]:
        """In pt. Leans on `Canvas._pagesize`."""
        return self._pagesize

    @property
    def trim_box(self) -> Corners | None:
        """What `setTrimBox` was given, if it was. Leans on `Canvas._trimBox`."""
        return getattr(self, "_trimBox", None)

    @property
    def page_name(self) -> str:
        """ReportLab's name for the page at hand. Leans on `PDFDocument.thisPageName`."""
        return self._doc.thisPageName()

    def take_up(self, parts: PageParts, number: int) -> None:
        """Go on with page `number` (from 1), of which `parts` have been painted. Leans on `PDFDocument.pageCounter`."""
        self.__dict__.update(vars(parts))
        self._doc.pageCounter = number

    # -- objects of the file

    def put(self, thing: PDFObject) -> str:
        """Make `thing` an object of the file, and give ReportLab's name for it. Leans on `PDFDocument.Reference`."""
        return self._doc.Reference(thing).name

    @staticmethod
    def reference(name: str) -> PDFObjectReference:
        """The object with a name that `put` gave, as an entry of another object."""
        return PDFObjectReference(name)

    def embed(self, name: str, entries: Mapping[str, object], content: bytes | str, packed: bool = False) -> None:
        """Put a form or image into the file, for `doForm`. Leans on `PDFDocument.addForm`."""
        self._doc.addForm(name, stream(entries, content, packed))

    def embedded(self, name: str) -> PDFObjectReference:
        """What `embed` put into the file under a name. Leans on `pdfdoc.xObjectName`."""
        return self.reference(xObjectName(name))

    def annotate(self, name: str, entries: Mapping[str, object]) -> None:
        """Give the page at hand an annotation. Leans on `Canvas._addAnnotation`."""
        self._addAnnotation(PDFDictionary(entries), name)

    def describe(self, packet: bytes, entries: Mapping[str, object]) -> None:
        """Give the catalog an XMP packet and more entries. Leans on `PDFDocument.Catalog` and `pdfdoc.XMP`."""
        _add_entries(self._doc.Catalog, {**entries, "Metadata": XMP(creator=lambda _: packet)})

    def destination(self, key: str) -> PDFObject:
        """What a link leads to that has a bookmark's key, now or later. Leans on `Canvas._bookmarkReference`."""
        return self._bookmarkReference(key)

    def print_range(self, first: int, last: int) -> None:
        """Ask the viewer to offer these pages for printing, and no others (ISO 32000-1, 12.2, PrintPageRange).

        `setViewerPreference` makes the dictionary but refuses this key, so it is laid into `Catalog.ViewerPreferences.dict`.
        """
        self.setViewerPreference("PrintScaling", "None")
        self._doc.Catalog.ViewerPreferences.dict["PrintPageRange"] = PDFArray([first, last])

    def pick_tray(self) -> None:
        """Ask the viewer to take paper for each page by its size (ISO 32000-1, 12.2, PickTrayByPDFSize).

        ReportLab knows no such key either.
        """
        self.setViewerPreference("PrintScaling", "None")
        self._doc.Catalog.ViewerPreferences.dict["PickTrayByPDFSize"] = "true"

    # -- what a finished file holds

    def fonts(self) -> Iterator[tuple[str, bool]]:
        """The name of each font of the file, and whether the font itself is in the file.

        Leans on `PDFDocument.idToObject`, and on TrueType fonts being of a class that is derived from `PDFType1Font`.
        """
        objects = self._doc.idToObject
        for font in objects.values():
            if isinstance(font, PDFType1Font):
                reference = getattr(font, "FontDescriptor", None)
                descriptor = objects[reference.name].dict if isinstance(reference, PDFObjectReference) else {}
                yield font.BaseFont, "FontFile2" in descriptor

    def page_boxes(self) -> Iterator[tuple[list[float], list[list[float]]]]:
        """The MediaBox of each page, and its TrimBox and BleedBox where it has them: left, low, right and top, in pt."""
        for page in self._doc.idToObject.values():
            if isinstance(page, PDFPage):
                media = page.MediaBox.sequence if page.MediaBox else (0, 0, page.pagewidth, page.pageheight)  # set with the file
                yield _sides(media), [_sides(box.sequence) for box in (page.TrimBox, page.BleedBox) if box is not None]


def _pack(page: Any) -> None:
    """Packs what a page shows as soon as it is done: ReportLab would keep that of two thousand pages as it is until the file is
    written. Leans on `PDFPage.stream`, and on `check_format` making none where there are `Contents`.
    """
    packed = PDFDictionary({"Filter": PDFArray([PDFName(PDFZCompress.pdfname)])})
    page.Contents, page.stream = PDFStream(packed, PDFZCompress.encode(page.stream)), None


def _sides(box: Iterable[float]) -> list[float]:
    return [float(number) for number in box]


def _add_entries(thing: Any, entries: Mapping[str, object]) -> None:
    """More entries for the dictionary of a page or the catalog: attributes that `__NoDefault__` names."""
    thing.__NoDefault__ = [*thing.__NoDefault__, *(name for name in entries if name not in thing.__NoDefault__)]
    for name, value in entries.items():
        setattr(thing, name, value)

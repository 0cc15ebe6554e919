"""A ReportLab canvas on which everything that is painted belongs to a tag or is an artifact."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from dialogkit.press import metadata, pdfx
from dialogkit.press.ink import COLOUR, Palette
from dialogkit.press.record import Record, moved
from dialogkit.press.tags import Tag, structure_tree

rl_config.useA85 = 0  # streams as bytes: ASCII-85 only makes files a quarter larger


@dataclass(frozen=True)
class DocumentInfo:
    """What a PDF says of itself. `lang` is a tag such as nb-NO; `stamp` is printed as the date of making."""

    title: str
    lang: str
    stamp: datetime
    subject: str = ""


class PressCanvas(Canvas):
    """Pages of one PDF. Between pages: `start_page`; at the end: `finish`. All lengths are in pt, y counts upwards.

    Its `palette` says how colours come out on paper. With `printshop` the file is PDF/X-4 too.
    """

    def __init__(self, info: DocumentInfo, font_name: str, palette: Palette = COLOUR, printshop: bool = False):
        version = pdfx.VERSION if printshop else (1, 7)
        super().__init__(
            io.BytesIO(), pdfVersion=version, pageCompression=1, invariant=1, initialFontName=font_name, lang=info.lang
        )
        self.info, self.palette, self.printshop = info, palette, printshop
        self.root = Tag("Document")
        self._owners: list[Tag | list[Tag]] = []  # by StructParents key
        self._page_tags: list[Tag] = []  # by MCID, for the page at hand
        self._links: list[tuple[Tag, str]] = []
        self._open: str | None = None  # what the marked content at hand belongs to
        self._page_open = False
        self._in_form = False
        self._outline_level = -1
        self.record = Record()
        self.setTitle(info.title)
        self.setSubject(info.subject)
        self.setCreator(metadata.CREATOR)
        self.setProducer(metadata.CREATOR)
        self.setAuthor("")
        self._doc._timeStamp = metadata.Stamp(info.stamp)

    # -- who owns what is painted

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """What is painted inside belongs to `tag`. Does not nest."""
        if self._in_form:
            yield
            return
        mcid = len(self._page_tags)
        self._page_tags.append(tag)
        tag.kids.append((self._doc.thisPageName(), mcid))
        with self._marked(tag.role, f"/{tag.role} <</MCID {mcid}>> BDC"):
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is painted inside carries no meaning of its own: backgrounds, rules, decoration."""
        with self._marked("Artifact", "/Artifact BMC"):
            yield

    @contextmanager
    def pagination(self) -> Iterator[None]:
        """Running headers and footers."""
        with self._marked("Artifact", "/Artifact <</Type /Pagination>> BDC"):
            yield

    @contextmanager
    def _marked(self, owner: str, begin: str) -> Iterator[None]:
        if self._in_form:
            yield
            return
        if self._open:
            raise RuntimeError(f"marked content for {owner} begins inside that for {self._open}")
        self._open = owner
        self._code.append(begin)
        yield
        self._code.append("EMC")
        self._open = None

    @contextmanager
    def state(self) -> Iterator[None]:
        """Colours, line styles and transformations set inside are forgotten outside."""
        self.saveState()
        yield
        self.restoreState()

    def figure(self, tag: Tag, x: float, y: float, width: float, height: float):
        """Like `tagged`, for a Figure whose box is given (lower-left corner, pt); BBox tells it as it stands on the page."""
        if not self._in_form:
            tag.attributes.setdefault("BBox", (*self.absolutePosition(x, y), *self.absolutePosition(x + width, y + height)))
        return self.tagged(tag)

    @contextmanager
    def form(self, name: str, width: float, height: float) -> Iterator[None]:
        """What is painted inside becomes a drawing that `doForm` places, once or many times.

        It has no tags, links or bookmarks: what is drawn in several places belongs to whoever places it.
        """
        self._in_form = True
        self.beginForm(name, 0, 0, width, height)
        yield
        self.endForm()
        self._in_form = False

    # -- what is noted for the check before writing, see `record`

    @contextmanager
    def of(self, at: str) -> Iterator[None]:
        """What is painted inside comes from that place in the cycle; with none, from where the rest comes from."""
        before = self.record.at
        self.record.at = at or before
        yield
        self.record.at = before

    def ink(self, left: float, low: float, right: float, top: float) -> None:
        """Note that something that must be seen whole stands in a box: words, a symbol, a line to write on."""
        self.record.ink((left, low, right, top), self._currentMatrix)

    @contextmanager
    def marks(self) -> Iterator[None]:
        """What is painted inside is for cutting and folding, or a ground: it may come near to an edge, or go over it."""
        self.record.marks = True
        yield
        self.record.marks = False

    @contextmanager
    def zone(self, left: float, low: float, right: float, top: float) -> Iterator[None]:
        """Words and symbols that are painted inside belong into a box: the rest of a card may be cut away."""
        self.record.zone = moved((left, low, right, top), self._currentMatrix)
        yield
        self.record.zone = None

    @contextmanager
    def window(self, left: float, low: float, right: float, top: float) -> Iterator[None]:
        """What is painted inside is seen in a box only, which the caller has clipped to."""
        self.record.clip = moved((left, low, right, top), self._currentMatrix)
        yield
        self.record.clip = None

    @contextmanager
    def nudged(self, across: float, up: float) -> Iterator[None]:
        """What is painted inside is moved (to the right, up) to make up for a printer or a sheet that is askew."""
        self.record.nudged = (across, up)
        yield
        self.record.nudged = (0.0, 0.0)

    @contextmanager
    def thumbnail(self) -> Iterator[None]:
        """What is painted inside is a small picture of something that is printed in full on other pages."""
        self.record.thumbnail = True
        yield
        self.record.thumbnail = False

    def beginForm(self, name, lowerx=0, lowery=0, upperx=None, uppery=None):
        super().beginForm(name, lowerx, lowery, upperx, uppery)
        self.record.begin_form()

    def endForm(self, **extra_attributes):
        name = self._formData[0]
        super().endForm(**extra_attributes)
        self.record.end_form(name)

    def doForm(self, name):
        super().doForm(name)
        self.record.form(name, self._currentMatrix)

    def setFont(self, psfontname, size, leading=None):
        super().setFont(psfontname, size, leading)
        self.record.fonts.setdefault(psfontname, self.record.at)

    def line(self, x1, y1, x2, y2):
        super().line(x1, y1, x2, y2)
        self.ink(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        self._stroked()

    def lines(self, linelist):
        super().lines(linelist)
        self._stroked()

    def rect(self, x, y, width, height, stroke=1, fill=0):
        super().rect(x, y, width, height, stroke, fill)
        if stroke:
            self.ink(x, y, x + width, y + height)
            self._stroked()

    def roundRect(self, x, y, width, height, radius, stroke=1, fill=0):
        super().roundRect(x, y, width, height, radius, stroke, fill)
        if stroke:
            self.ink(x, y, x + width, y + height)

    def _strokeAndFill(self, stroke, fill, fillMode=None):  # called by each of ReportLab's other shapes
        super()._strokeAndFill(stroke, fill, fillMode)
        if stroke:
            self._stroked()

    def _stroked(self) -> None:
        self.record.line(self._lineWidth, self._currentMatrix)

    # -- links and bookmarks

    def link(self, tag: Tag, url: str, contents: str, rect: tuple[float, float, float, float]) -> None:
        """A link annotation over `rect` that belongs to `tag`, a Link."""
        if self._in_form:
            return
        rect = (*self.absolutePosition(*rect[:2]), *self.absolutePosition(*rect[2:]))
        name = f"link{self._annotationCount + 1}"
        annotation = pdfdoc.PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": pdfdoc.PDFArray([round(value, 2) for value in rect]),
                "Border": pdfdoc.PDFArray([0, 0, 0]),
                "F": 4,  # printed with the page, as PDF/A asks
                "Contents": PDFString(contents),
                "StructParent": len(self._owners),
                "A": pdfdoc.PDFDictionary({"Type": PDFName("Action"), "S": PDFName("URI"), "URI": PDFString(url)}),
            }
        )
        self._owners.append(tag)
        self._links.append((tag, name))
        self._addAnnotation(annotation, name)

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the outline that leads to height `y` of this page. Level 1 is the topmost; gaps are closed."""
        if self._in_form:
            return
        level = min(level - 1, self._outline_level + 1)
        self._outline_level = level
        key = f"b{len(self._doc.outline.destinationnamestotitles)}"
        self._destination(key, y)
        self.addOutlineEntry(title, key, level)

    def _destination(self, key: str, y: float) -> None:
        """Where a bookmark leads: to height `y` of the page, as wide as the window."""
        self.bookmarkHorizontal(key, 0, y)

    # -- pages

    def start_page(self, width: float, height: float, bleed: float = 0.0) -> None:
        """End the page at hand, if there is one, and begin another of that size.

        With a `bleed` the page is larger by that much on each side, and (0, 0) stays the corner of what is left when it is cut.
        """
        self._end_page()
        self.setPageSize((width + 2 * bleed, height + 2 * bleed))
        if bleed:
            self._bleedBox = (0, 0, width + 2 * bleed, height + 2 * bleed)
            self._trimBox = (bleed, bleed, bleed + width, bleed + height)
            self.translate(bleed, bleed)
        self._page_open = True

    def _end_page(self) -> None:
        if not self._page_open:
            return
        if self._open:
            raise RuntimeError(f"the page ends inside the marked content for {self._open}")
        self._give_links()
        self.showPage()
        self._page_tags = []
        self._page_open = False

    def _give_links(self) -> None:
        """Each link's annotation comes after the words that it lies on."""
        page = self._doc.thisPageName()
        width, height = self._pagesize
        self.record.end_page(width, height, getattr(self, "_trimBox", None))
        for tag, name in self._links:
            tag.kids.append((page, name))
        self._links.clear()

    def _setAnnotations(self, page) -> None:  # called by showPage for each page (and for forms, which have no tags)
        super()._setAnnotations(page)
        if isinstance(page, pdfdoc.PDFPage):
            page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
            page.StructParents, page.Tabs = len(self._owners), PDFName("S")
            self._owners.append(self._page_tags)

    def duplex(self, mode: str) -> None:
        """Ask the viewer to print on one side (Simplex), or on both and turn over the long or the short edge."""
        self.setViewerPreference("Duplex", mode)

    def finish(self) -> bytes:
        """The whole file."""
        self._end_page()
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = structure_tree(self._doc, self.root, self._owners)
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = (pdfx if self.printshop else metadata).output_intents(self._doc)
        catalog.Metadata = metadata.xmp(self.info, self.printshop)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setViewerPreference("PrintScaling", "None")
        data = self.getpdfdata()
        return pdfx.identified(data) if self.printshop else data

    # -- colours by name, as the palette makes them

    def setFillColor(self, aColor, alpha=None):
        colour = self.palette.colour(aColor) if isinstance(aColor, str) else aColor
        self.setFillGray(colour, alpha) if isinstance(colour, float) else super().setFillColor(colour, alpha)

    def setStrokeColor(self, aColor, alpha=None):
        colour = self.palette.colour(aColor) if isinstance(aColor, str) else aColor
        self.setStrokeGray(colour, alpha) if isinstance(colour, float) else super().setStrokeColor(colour, alpha)

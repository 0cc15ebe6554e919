"""A ReportLab canvas on which everything that is painted belongs to a tag or is an artifact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from itertools import chain, count
from typing import Any
from urllib.parse import quote

from dialogkit.press.pdf import metadata, pdfx
from dialogkit.press.pdf.geometry import Corners
from dialogkit.press.pdf.ink import COLOUR, Palette
from dialogkit.press.pdf.metadata import DocumentInfo
from dialogkit.press.pdf.page_facts import PageFacts, moved
from dialogkit.press.pdf.reportlab_parts import OpenCanvas, PDFArray, PDFDictionary, PDFName, PDFString
from dialogkit.press.pdf.tags import Tag, structure_tree

_IN_A_URL = "%/:?#[]@!$&'()*+,;=~"  # what stays as it is beside letters and digits (RFC 3986)


class PressCanvas(OpenCanvas):
    """Pages of one PDF. Between pages: `start_page`; at the end: `finish`. All lengths are in pt, y counts upwards.

    Its `palette` says how colours come out on paper. With `printshop` the file is PDF/X-4 too.
    """

    def __init__(self, info: DocumentInfo, font_name: str, palette: Palette = COLOUR, printshop: bool = False):
        version = pdfx.VERSION if printshop else (1, 7)
        super().__init__(version, font_name, info.lang, info.stamp)
        self.info, self.palette, self.printshop = info, palette, printshop
        self.root = Tag("Document")
        self._owners: list[Tag | list[Tag]] = []  # by StructParents key
        self._page_tags: list[Tag] = []  # by MCID, for the page at hand
        self._links: list[tuple[Tag, str]] = []  # of the page at hand
        self._link_count = self._bookmark_count = 0
        self._open: str | None = None  # what the marked content at hand belongs to
        self._page_open = False
        self._in_form = False
        self._form_name = ""
        self._outline_level = -1
        self._last: list[tuple[str, str, int]] = []  # bookmarks of what is read last
        self._is_last = False
        self.facts = PageFacts()
        self.setTitle(info.title)
        self.setSubject(info.subject)
        self.setCreator(metadata.CREATOR)
        self.setProducer(metadata.CREATOR)
        self.setAuthor("")

    # -- who owns what is painted

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """What is painted inside belongs to `tag`. Does not nest."""
        if self._in_form:
            yield
            return
        mcid = len(self._page_tags)
        self._page_tags.append(tag)
        tag.kids.append((self.page_name, mcid))
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
        self.addLiteral(begin)
        yield
        self.addLiteral("EMC")
        self._open = None

    @contextmanager
    def state(self) -> Iterator[None]:
        """Colours, line styles and transformations set inside are forgotten outside."""
        self.saveState()
        yield
        self.restoreState()

    @property
    def printed_scale(self) -> float:
        """How many times as large as its coordinates say something across becomes on the page or form."""
        return abs(self.matrix[0])

    def figure(self, tag: Tag, x: float, y: float, width: float, height: float) -> AbstractContextManager[None]:
        """Like `tagged`, for a Figure whose box is given (lower-left corner, pt); BBox tells it as it stands on the page."""
        if not self._in_form:
            tag.attributes.setdefault("BBox", (*self.absolutePosition(x, y), *self.absolutePosition(x + width, y + height)))
        return self.tagged(tag)

    def owned(self, tag: Tag | None, x: float, y: float, width: float, height: float) -> AbstractContextManager[None]:
        """A `figure` of that tag, or with none an `artifact`."""
        return self.figure(tag, x, y, width, height) if tag else self.artifact()

    @contextmanager
    def form(self, name: str, width: float, height: float) -> Iterator[str]:
        """What is painted inside becomes a drawing that `doForm` places, once or many times, by the name that is given: `name`,
        or where the file has one of that name already, that with a number behind it.

        It has no tags, links or bookmarks: what is drawn in several places belongs to whoever places it.
        """
        names = chain([name], (f"{name}-{number}" for number in count(2)))
        name = next(each for each in names if not self.hasForm(each))
        self._in_form = True
        self.beginForm(name, 0, 0, width, height)
        yield name
        self.endForm()
        self._in_form = False

    # -- what is noted for the check before writing, see `page_facts`

    @contextmanager
    def of(self, at: str) -> Iterator[None]:
        """What is painted inside comes from that place in the cycle; with none, from where the rest comes from."""
        before = self.facts.at
        self.facts.at = at or before
        yield
        self.facts.at = before

    def ink(self, left: float, low: float, right: float, top: float) -> None:
        """Note that something that must be seen whole stands in a box: words, a symbol, a line to write on."""
        self.facts.ink((left, low, right, top), self.matrix)

    @contextmanager
    def marks(self) -> Iterator[None]:
        """What is painted inside is for cutting and folding, or a ground: it may come near to an edge, or go over it."""
        self.facts.marks = True
        yield
        self.facts.marks = False

    @contextmanager
    def zone(self, left: float, low: float, right: float, top: float) -> Iterator[None]:
        """Words and symbols that are painted inside belong into a box: the rest of a card may be cut away."""
        self.facts.zone = moved((left, low, right, top), self.matrix)
        yield
        self.facts.zone = None

    @contextmanager
    def window(self, left: float, low: float, right: float, top: float) -> Iterator[None]:
        """What is painted inside is seen in a box only, which the caller has clipped to."""
        self.facts.clip = moved((left, low, right, top), self.matrix)
        yield
        self.facts.clip = None

    @contextmanager
    def nudged(self, across: float, up: float) -> Iterator[None]:
        """What is painted inside is moved (to the right, up) to make up for a printer or a sheet that is askew."""
        self.facts.nudged = (across, up)
        yield
        self.facts.nudged = (0.0, 0.0)

    @contextmanager
    def thumbnail(self) -> Iterator[None]:
        """What is painted inside is a small picture of something that is printed in full on other pages."""
        self.facts.thumbnail = True
        yield
        self.facts.thumbnail = False

    def beginForm(self, name: str, lowerx: float = 0, lowery: float = 0, upperx: Any = None, uppery: Any = None) -> None:
        super().beginForm(name, lowerx, lowery, upperx, uppery)
        self._form_name = name
        self.facts.begin_form()

    def endForm(self, **extra_attributes: Any) -> None:
        super().endForm(**extra_attributes)
        self.facts.end_form(self._form_name)

    def doForm(self, name: str) -> None:
        super().doForm(name)
        self.facts.form(name, self.matrix)

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:
        super().setFont(psfontname, size, leading)
        self.facts.fonts.setdefault(psfontname, self.facts.at)

    def line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        super().line(x1, y1, x2, y2)
        self.ink(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))
        self.stroked()

    def lines(self, linelist: Any) -> None:
        super().lines(linelist)
        self.stroked()

    def rect(self, x: float, y: float, width: float, height: float, stroke: int = 1, fill: int = 0) -> None:
        super().rect(x, y, width, height, stroke, fill)
        if stroke:
            self.ink(x, y, x + width, y + height)
            self.stroked()

    def roundRect(self, x: float, y: float, width: float, height: float, radius: float, stroke: int = 1, fill: int = 0) -> None:
        super().roundRect(x, y, width, height, radius, stroke, fill)
        if stroke:
            self.ink(x, y, x + width, y + height)

    def stroked(self) -> None:
        self.facts.line(self.line_width, self.matrix)

    # -- links and bookmarks

    def link(self, tag: Tag, url: str, boxes: Sequence[Corners]) -> None:
        """A link to an address. It belongs to `tag`, a Link, and has a box for each line that it stands on."""
        action = PDFDictionary({"Type": PDFName("Action"), "S": PDFName("URI"), "URI": PDFString(quote(url, _IN_A_URL))})
        self._link(tag, url, boxes, {"A": action})

    def link_to(self, tag: Tag, key: str, contents: str, box: Corners) -> None:
        """A link to the place that a bookmark with that key leads to, on this page or another."""
        if not self._in_form:
            self._link(tag, contents, [box], {"Dest": self.destination(key)})

    def _link(self, tag: Tag, contents: str, boxes: Sequence[Corners], target: Mapping[str, object]) -> None:
        if self._in_form:
            return
        boxes = [(*self.absolutePosition(*box[:2]), *self.absolutePosition(*box[2:])) for box in boxes]
        lefts, lows, rights, tops = zip(*boxes)
        self._link_count += 1
        name = f"link{self._link_count}"
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": _rounded((min(lefts), min(lows), max(rights), max(tops))),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,  # printed with the page, as PDF/A asks
            "Contents": PDFString(contents),
            "StructParent": len(self._owners),
            **target,
        }
        if len(boxes) > 1:
            # in the order that viewers go by: the upper two corners first, not round the box as in ISO 32000-1, 12.5.6.10
            corners = [(left, top, right, top, left, low, right, low) for left, low, right, top in boxes]
            entries["QuadPoints"] = _rounded([value for box in corners for value in box])
        self._owners.append(tag)
        self._links.append((tag, name))
        self.annotate(name, entries)

    def bookmark(self, title: str, level: int, y: float, key: str = "") -> None:
        """An entry of the outline that leads to height `y` of this page. Level 1 is the topmost; gaps are closed.

        With a `key` of its own it can be linked to.
        """
        if self._in_form:
            return
        key = key or f"b{self._bookmark_count}"
        self._bookmark_count += 1
        self._destination(key, y)
        if self._is_last:
            self._last.append((title, key, level))
        else:
            self._enter(title, key, level)

    def _enter(self, title: str, key: str, level: int) -> None:
        self._outline_level = min(level - 1, self._outline_level + 1)
        self.addOutlineEntry(title, key, self._outline_level)

    @contextmanager
    def read_last(self) -> Iterator[None]:
        """Bookmarks of what is painted inside stand behind all others: it lies on an earlier page than what is read before it."""
        self._is_last = True
        yield
        self._is_last = False

    def _destination(self, key: str, y: float) -> None:
        """Where a bookmark leads: to height `y` of the page, as wide as the window."""
        self.bookmarkHorizontal(key, 0, y)

    # -- pages

    def start_page(self, width: float, height: float, bleed: float = 0.0) -> None:
        """End the page at hand, if there is one, and begin another of that size.

        With a `bleed` the page is larger by that much on each side, and (0, 0) stays the corner of what is left when it is cut.
        """
        self.end_page()
        self.setPageSize((width + 2 * bleed, height + 2 * bleed))
        if bleed:
            self.setBleedBox((0, 0, width + 2 * bleed, height + 2 * bleed))
            self.setTrimBox((bleed, bleed, bleed + width, bleed + height))
            self.translate(bleed, bleed)
        self._page_open = True

    def end_page(self) -> None:
        """Ends the page, where one is open. Raises RuntimeError where marked content is open too."""
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
        page = self.page_name
        self.facts.end_page(*self.page_size, self.trim_box)
        for tag, name in self._links:
            tag.kids.append((page, name))
        self._links.clear()

    def page_entries(self) -> dict[str, object]:
        self._owners.append(self._page_tags)
        return {"StructParents": len(self._owners) - 1, "Tabs": PDFName("S")}

    def duplex(self, mode: str) -> None:
        """Ask the viewer to print on one side (Simplex), or on both and turn over the long or the short edge."""
        self.setViewerPreference("Duplex", mode)

    def two_pages(self) -> None:
        """Ask the viewer to show two pages beside each other, the odd ones on the right (ISO 32000-1, 7.7.2, PageLayout)."""
        self.setCatalogEntry("PageLayout", PDFName("TwoPageRight"))

    def finish(self, kept: bool = True) -> bytes:
        """Ends the last page and gives the whole file; nothing where it is not to be `kept`, and only its record is asked for."""
        self.end_page()
        if not kept:
            return b""
        for entry in self._last:
            self._enter(*entry)
        entries = {
            "StructTreeRoot": structure_tree(self, self.root, self._owners),
            "MarkInfo": PDFDictionary({"Marked": "true"}),
            "OutputIntents": (pdfx if self.printshop else metadata).output_intents(self),
        }
        self.describe(metadata.xmp(self.info, self.printshop), entries)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.setViewerPreference("PrintScaling", "None")
        data = self.getpdfdata()
        return pdfx.identified(data) if self.printshop else data

    # -- colours by name, as the palette makes them

    def setFillColor(self, aColor: Any, alpha: float | None = None) -> None:
        colour = self.palette.colour(aColor) if isinstance(aColor, str) else aColor
        self.setFillGray(colour, alpha) if isinstance(colour, float) else super().setFillColor(colour, alpha)

    def setStrokeColor(self, aColor: Any, alpha: float | None = None) -> None:
        colour = self.palette.colour(aColor) if isinstance(aColor, str) else aColor
        self.setStrokeGray(colour, alpha) if isinstance(colour, float) else super().setStrokeColor(colour, alpha)


def _rounded(values: Iterable[float]) -> PDFArray:
    return PDFArray([round(value, 2) for value in values])

"""What is checked in a finished document before it is written: fonts, pictures, safe zones, lines, the pages' boxes.

Fonts and boxes are read from the objects that ReportLab has written into the file; the rest from the record of its pages.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.job import Job
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Size
from dialogkit.press.pdf.page_facts import Placed
from dialogkit.problems import Place, Problem, Severity

THINNEST = 0.25
"""pt: what a printer draws at least of a line. A thinner one may come out broken, or not at all."""
_ROUNDING = 0.5  # pixels to the inch, and pixels: sides are whole numbers of them
_SLACK = 0.01  # pt: numbers in a PDF are rounded
_SUBSET = re.compile(r"[A-Z]{6}\+")  # ISO 32000-1, 9.6.4


def preflight(canvas: PressCanvas, document: Node, sizes: Sequence[Size], book: SymbolBook, job: Job) -> list[Problem]:
    """The problems of a finished document with pages of these `sizes` (pt), each at the cycle's line that it comes from.

    What comes from no line of the cycle is told at the template's. A picture of too few pixels is a warning: a photo from a
    telephone must stop no kit, and looks soft on an office printer. A print shop sends it back, so there it is an error.
    """
    return [
        *_fonts(canvas, document),
        *_pictures(canvas, document, book, job),
        *_edges(canvas, document),
        *_lines(canvas, document),
        *_boxes(canvas, document, sizes),
    ]


def _place(at: str, document: Node) -> Place | None:
    return Place.parse(at) if at else document.place


def _fonts(canvas: PressCanvas, document: Node) -> Iterator[Problem]:
    """Each font of the file is in the file, and of it only the letters that are used."""
    for name, embedded in canvas.fonts():
        if not embedded or not _SUBSET.match(name):
            yield Problem("font-not-embedded", _place(canvas.facts.fonts.get(name, ""), document), {"name": name})


def _pictures(canvas: PressCanvas, document: Node, book: SymbolBook, job: Job) -> Iterator[Problem]:
    """Each picture has pixels enough for its largest placement."""
    least, severity = job.density, Severity.ERROR if job.printshop else Severity.WARNING
    largest: dict[object, Placed] = {}
    for placed in canvas.facts.pictures.values():
        source = placed.picture.source or placed.picture.name  # a file may be there in several sizes
        if source not in largest or largest[source].scale < placed.scale:
            largest[source] = placed
    for placed in largest.values():
        picture, density = placed.picture, 72 / placed.scale
        if density + _ROUNDING >= least:
            continue
        place = book.places.get(picture.source)
        details = {
            "file": PurePosixPath(picture.source).name or picture.name,
            "density": round(density),
            "least": least,
            "width": round(picture.width * placed.scale / mm),
            "height": round(picture.height * placed.scale / mm),
            "across": math.ceil(picture.width * least / density),
            "up": math.ceil(picture.height * least / density),
        }
        yield Problem("too-few-pixels", place or _place(placed.at, document), details, severity)


def _edges(canvas: PressCanvas, document: Node) -> Iterator[Problem]:
    """Nothing that must be seen lies where a cut may go or a printer may print nothing."""
    for (code, at), over in canvas.facts.beyond.items():
        yield Problem(code, _place(at, document), {"over": math.ceil(over / mm * 10) / 10})


def _lines(canvas: PressCanvas, document: Node) -> Iterator[Problem]:
    thinnest: dict[str, float] = {}
    for width, at in canvas.facts.lines:
        if width < THINNEST - 1e-6:
            thinnest[at] = min(width, thinnest.get(at, width))
    for at, width in sorted(thinnest.items()):
        yield Problem("thin-line", _place(at, document), {"width": f"{width:.2f}", "least": THINNEST})


def _boxes(canvas: PressCanvas, document: Node, sizes: Sequence[Size]) -> Iterator[Problem]:
    """Each page is as large as its sheet, and what is cut out of it lies in it, with its bleed."""
    for number, (media, nested) in enumerate(canvas.page_boxes(), 1):
        whole = number <= len(sizes) and all(map(_same, media, (0.0, 0.0, *sizes[number - 1])))
        if not whole or not all(_inside(inner, outer) for inner, outer in zip(nested, [*nested[1:], media])):
            yield Problem("wrong-page-box", document.place, {"page": number})


def _same(one: float, two: float) -> bool:
    return math.isfinite(one) and abs(one - two) <= _SLACK


def _inside(inner: Sequence[float], outer: Sequence[float]) -> bool:
    """Whether a box has a size and lies in another one."""
    left, low, right, top = inner
    holds = outer[0] - _SLACK <= left < right <= outer[2] + _SLACK
    return holds and outer[1] - _SLACK <= low < top <= outer[3] + _SLACK

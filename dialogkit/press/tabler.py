"""Tabler's symbols as vectors: paths and circles, 24 by 24, in the one colour of whoever draws them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path

from dialogkit.press.artwork import Drawing

SIDE = 24
_FIXED = {"viewBox": "0 0 24 24", "width": "24", "height": "24", "stroke-linecap": "round", "stroke-linejoin": "round"}
_GEOMETRY = {"svg": (), "g": (), "path": ("d",), "circle": ("cx", "cy", "r")}
_INKS = ("none", "currentColor")
_UNSAID = {"fill": "currentColor", "stroke": "none", "stroke-width": "1"}  # SVG 1.1, appendix N
# SVG counts y downwards. Ends and corners are round; a dash that the page has set must not show.
_START = f"1 0 0 -1 0 {SIDE} cm 1 J 1 j [] 0 d"


def read_symbol(name: str, data: bytes) -> Drawing:
    """The symbol in one of Tabler's own files; in a PDF it is called `name`.

    Raises ValueError where the file holds anything else than these files are known to hold: better none than a wrong one.
    """
    try:
        root = ElementTree.fromstring(data)
        return Drawing(name, SIDE, SIDE, " ".join([_START, *_painted(root, _UNSAID)]))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise ValueError(f"{name}: {error}") from error


def _painted(element: Element, above: Mapping[str, str]) -> Iterator[str]:
    """The PDF operators of an element and those in it; `above` is the look that it inherits."""
    tag = element.tag.removeprefix("{http://www.w3.org/2000/svg}")
    if tag not in _GEOMETRY:
        raise ValueError(f"<{tag}> is not known")
    look = {**above, **_look(tag, element)}
    for child in element:
        yield from _painted(child, look)
    filled, width = look["fill"] != "none", float(look["stroke-width"]) if look["stroke"] != "none" else 0
    if _GEOMETRY[tag] and (filled or width):  # PDF would draw a line of no width as a hairline
        yield from [f"{width:g} w"] * bool(width)
        yield _path(_circle(element) if tag == "circle" else element.attrib["d"])
        yield "B" if filled and width else "f" if filled else "S"


def _look(tag: str, element: Element) -> dict[str, str]:
    look = {name: value for name, value in element.attrib.items() if name not in _GEOMETRY[tag]}
    for name, value in look.items():
        inks = _INKS if name in ("fill", "stroke") else (_FIXED.get(name),)
        if name != "stroke-width" and value not in inks:
            raise ValueError(f'{name}="{value}" is not known')
    return look


def _circle(element: Element) -> str:
    x, y, r = (float(element.attrib[name]) for name in _GEOMETRY["circle"])
    return f"M{x - r} {y}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0 {-2 * r} 0z"


def _path(data: str) -> str:
    pen = _Operators()
    parse_path(data, pen)
    return " ".join(pen.operators)


class _Operators(BasePen):
    """Writes PDF's path operators. The base class makes cubic curves of quadratic ones."""

    def __init__(self) -> None:
        super().__init__()
        self.operators: list[str] = []

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        numbers = (f"{round(value, 3) + 0.0:g}" for point in points for value in point)  # + 0.0: never -0
        self.operators.append(" ".join([*numbers, operator]))

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self._add("m", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self._add("l", pt)

    def _curveToOne(self, pt1: tuple[float, float], pt2: tuple[float, float], pt3: tuple[float, float]) -> None:
        self._add("c", pt1, pt2, pt3)

    def _closePath(self) -> None:
        self._add("h")

"""The part of SVG that can be drawn faithfully, as PDF operators, and a problem for everything else.

Whatever `use` multiplies, at most MAX_SEGMENTS elements and path segments are drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from math import floor, hypot, log10, sqrt
from xml.etree.ElementTree import Element

from dialogkit.press.artwork import Drawing, Layer, Undrawable
from dialogkit.press.svg.document import HREFS, MAX_DEPTH, MAX_SEGMENTS, parsed, tag_of, too_large
from dialogkit.press.svg.paths import Segment, least_segments, numbers, read_path
from dialogkit.press.svg.shapes import SHAPES
from dialogkit.press.svg.style import INHERITED, Rule, limited, own_properties, read_rules
from dialogkit.press.svg.values import Colour, Matrix, colour, fraction, length, moved, pdf_number, times, transform, unsupported

BOX = 24.0
"""The longer side of every drawing, in its own units. Tabler's symbols are 24 by 24 to begin with."""
_MAX_LAYERS = 8
_GROUPS = frozenset(("g", "a", "use"))
_NOT_DRAWN = frozenset(
    "defs title desc metadata style symbol linearGradient radialGradient pattern clipPath mask filter marker view".split()
)


def read_svg(data: bytes, name: str | None = None) -> Drawing:
    """The drawing in an SVG file. In a PDF it is called `name`, else by a digest of what it shows.

    Raises Undrawable: `svg-too-large`, `svg-broken`, `svg-unsupported` with `what` cannot be drawn.
    """
    root = parsed(data)
    try:
        return _Reader(root).drawing(name)
    except (ValueError, OverflowError) as error:
        raise Undrawable("svg-broken") from error


@dataclass(frozen=True, slots=True)
class _Ink:
    """What an area or a line is painted with."""

    colour: Colour
    alpha: float

    def operators(self, operator: str) -> str:
        if isinstance(self.colour, str):
            return ""  # the page's own colour
        return " ".join(pdf_number(value, 4) for value in self.colour[:3]) + f" {operator} "


@dataclass(frozen=True, slots=True)
class _Look:
    """How a shape is painted. `pen` holds the operators for its line; `star` is * where areas are filled even-odd."""

    fill: _Ink | None
    stroke: _Ink | None
    pen: str
    star: str

    def faded(self, opacity: float) -> _Look:
        fill, stroke = (ink and _Ink(ink.colour, ink.alpha * opacity) for ink in (self.fill, self.stroke))
        return _Look(fill, stroke, self.pen, self.star)


@dataclass(slots=True)
class _Painter:
    """Gathers the operators of one layer; `depth` counts the layers that it lies in."""

    depth: int = 0
    parts: list[tuple[str, list[str], str]] = field(default_factory=list)  # graphics state, paths, paint operator
    alphas: dict[tuple[float, float], int] = field(default_factory=dict)
    layers: list[Layer] = field(default_factory=list)

    def alpha(self, lines: float, areas: float) -> str:
        pair = (round(lines, 4), round(areas, 4))
        return "" if pair == (1.0, 1.0) else f"/G{self.alphas.setdefault(pair, len(self.alphas))} gs "

    def paint(self, state: str, path: str, operator: str) -> None:
        if operator == "S" and self.parts and self.parts[-1][0] == state and self.parts[-1][2] == "S":
            self.parts[-1][1].append(path)  # lines of one look are one path
        else:
            self.parts.append((state, [path], operator))

    def shape(self, place: str, path: str, look: _Look) -> None:
        """Paints one path. `place` sets where and how large."""
        fill, stroke = look.fill, look.stroke
        if fill and stroke and stroke.alpha == 1:
            inks = self.alpha(1, fill.alpha) + fill.operators("rg") + stroke.operators("RG")
            self.paint(place + inks + look.pen, path, f"B{look.star}")
            return
        # A see-through line lets the area under it show in SVG, but not with PDF's fill-and-stroke: so the two apart.
        if fill:
            self.paint(place + self.alpha(1, fill.alpha) + fill.operators("rg"), path, f"f{look.star}")
        if stroke:
            self.paint(place + self.alpha(stroke.alpha, 1) + stroke.operators("RG") + look.pen, path, "S")

    def merge(self, inner: _Painter, opacity: float) -> None:
        """Paints a group as one, so that what overlaps inside it does not show through."""
        if inner.parts:
            self.layers.append(inner.layer())
            self.paint(self.alpha(opacity, opacity), f"/L{len(self.layers) - 1}", "Do")

    def layer(self) -> Layer:
        content = "\n".join(f"q {state}{' '.join(paths)} {operator} Q" for state, paths, operator in self.parts)
        return Layer(content, tuple(self.alphas), tuple(self.layers))


@dataclass(frozen=True, slots=True)
class _Node:
    """An element as it was read: once, however often it is drawn."""

    tag: str
    properties: Mapping[str, str]
    matrix: Matrix
    segments: list[Segment]


class _Reader:
    """Draws the elements of one file."""

    def __init__(self, root: Element):
        self._root = root
        self._ids: dict[str, Element] = {}
        for element in root.iter():
            self._ids.setdefault(element.get("id", ""), element)
        self._nodes: dict[Element, _Node] = {}
        self._using: list[Element] = []
        self._depth = self._steps = 0

    def drawing(self, name: str | None) -> Drawing:
        x, y, width, height = self._view
        scale = BOX / max(width, height)
        painter = _Painter()
        self._draw(self._root, INHERITED, (scale, 0.0, 0.0, -scale, -x * scale, (y + height) * scale), painter)
        layer = painter.layer()
        name = name or "pic-" + sha256(repr((layer, width / height)).encode()).hexdigest()[:16]
        return Drawing(name, width * scale, height * scale, layer)

    # -- reading an element

    @cached_property
    def _view(self) -> tuple[float, float, float, float]:
        """The part of the plane that is seen: viewBox, else width and height."""
        given = {name: self._text(self._root, name) for name in ("viewBox", "width", "height")}
        if given["viewBox"]:
            x, y, width, height = numbers(given["viewBox"])
        elif given["width"] and given["height"] and "%" not in given["width"] + given["height"]:
            x, y, width, height = 0.0, 0.0, length(given["width"], 0), length(given["height"], 0)
        else:
            raise unsupported("<svg> without viewBox")
        if not (1e-6 < width < 1e9 and 1e-6 < height < 1e9):
            raise ValueError("a picture of no size")
        return x, y, width, height

    @cached_property
    def _diagonal(self) -> float:
        """What a percentage is of where neither width nor height is meant (SVG 1.1, chapter 7.10)."""
        return hypot(*self._view[2:]) / sqrt(2)

    @cached_property
    def _rules(self) -> list[Rule]:
        sheets = ("".join(element.itertext()) for element in self._root.iter() if tag_of(element) == "style")
        return read_rules("\n".join(sheets))

    def _text(self, element: Element, name: str, default: str = "") -> str:
        return limited(element.get(name, default))

    def _measure(self, element: Element, name: str) -> float:
        _, _, width, height = self._view
        whole = width if name in ("x", "x1", "x2", "cx", "rx", "width") else self._diagonal if name == "r" else height
        return length(self._text(element, name, "0"), whole)

    def _node(self, tag: str, element: Element) -> _Node:
        node = self._nodes.get(element)
        if node is None:
            properties = own_properties(tag, element, self._rules)
            matrix = transform(self._text(element, "transform"))
            if tag == "use":
                matrix = times(matrix, moved(self._measure(element, "x"), self._measure(element, "y")))
            shown = tag in SHAPES and properties.get("display") != "none"
            self._nodes[element] = node = _Node(tag, properties, matrix, self._segments(tag, element) if shown else [])
        return node

    def _segments(self, tag: str, element: Element) -> list[Segment]:
        data = SHAPES[tag](element, lambda name: self._measure(element, name))
        if least_segments(data) > MAX_SEGMENTS - self._steps:
            raise too_large()
        return read_path(data)

    # -- walking

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MAX_SEGMENTS:
            raise too_large()

    def _draw_all(self, elements: Iterable[Element], style: Mapping[str, str], matrix: Matrix, painter: _Painter) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise too_large()
        for element in elements:
            self._draw(element, style, matrix, painter)
        self._depth -= 1

    def _draw(self, element: Element, above: Mapping[str, str], matrix: Matrix, painter: _Painter) -> None:
        self._count(1)
        tag = tag_of(element)
        if not tag or tag in _NOT_DRAWN:
            return
        if tag not in SHAPES and tag not in _GROUPS and element is not self._root:
            raise unsupported(f"<{tag}>")
        node = self._node(tag, element)
        style = {**above, **node.properties}
        matrix = times(matrix, node.matrix)
        opacity = fraction(node.properties.get("opacity", "1"))
        flat = not matrix[0] * matrix[3] - matrix[1] * matrix[2]
        if node.properties.get("display") == "none" or not opacity or flat:
            return
        if tag in SHAPES:
            self._draw_shape(node, style, matrix, opacity, painter)
            return
        inside = painter if opacity == 1 else self._inner(painter)
        if tag == "use":
            self._draw_used(element, style, matrix, inside)
        else:
            self._draw_all(element, style, matrix, inside)
        if inside is not painter:
            painter.merge(inside, opacity)

    def _draw_used(self, element: Element, style: Mapping[str, str], matrix: Matrix, painter: _Painter) -> None:
        href = next((element.get(name, "") for name in HREFS if name in element.attrib), "")
        target = self._ids.get(href.strip()[1:]) if href else None
        if target is None:
            return  # shows nothing in a browser either
        if tag_of(target) in ("symbol", "svg"):
            raise unsupported(f"<use> of <{tag_of(target)}>")
        if target in self._using:
            raise ValueError("a <use> of itself")
        self._using.append(target)
        self._draw_all((target,), style, matrix, painter)
        self._using.pop()

    def _inner(self, painter: _Painter) -> _Painter:
        if painter.depth >= _MAX_LAYERS:
            raise unsupported("opacity in opacity")
        return _Painter(painter.depth + 1)

    # -- painting

    def _draw_shape(self, node: _Node, style: Mapping[str, str], matrix: Matrix, opacity: float, painter: _Painter) -> None:
        self._count(len(node.segments))
        if not node.segments or style["visibility"] != "visible":
            return
        size = BOX / max(hypot(*matrix[:2]), hypot(*matrix[2:4]))  # of the whole picture, in this shape's units
        digits = min(12, max(0, 4 - floor(log10(size))))
        look = self._look(node.tag, style, digits)
        place = " ".join(pdf_number(value, 9) for value in matrix) + " cm "
        path = " ".join(" ".join([*(pdf_number(value, digits) for value in values), op]) for op, values in node.segments)
        if look.fill and look.stroke and opacity < 1:
            inner = self._inner(painter)
            inner.shape(place, path, look)
            painter.merge(inner, opacity)
        else:
            painter.shape(place, path, look.faded(opacity))

    def _look(self, tag: str, style: Mapping[str, str], digits: int) -> _Look:
        fill = _ink(style, "fill") if tag != "line" else None  # a line has no area, but PDF would paint a row of dots
        stroke = _ink(style, "stroke")
        width = _positive(pdf_number(length(style["stroke-width"], self._diagonal), digits + 1))
        if not stroke or width == "0":  # PDF would draw a line of no width as a hairline
            return _Look(fill, None, "", _STARS[_index(style, "fill-rule", ("nonzero", "evenodd"))])
        cap = _index(style, "stroke-linecap", ("butt", "round", "square"))
        join = _index(style, "stroke-linejoin", ("miter", "round", "bevel"))
        limit = pdf_number(max([1.0, *numbers(style["stroke-miterlimit"])]), 2)
        pen = f"{width} w {cap} J {join} j {limit} M {self._dashes(style, digits)} d "
        return _Look(fill, stroke, pen, _STARS[_index(style, "fill-rule", ("nonzero", "evenodd"))])

    def _dashes(self, style: Mapping[str, str], digits: int) -> str:
        """PDF's dash array and phase; an empty array for a whole line."""
        given = [] if style["stroke-dasharray"] == "none" else style["stroke-dasharray"].replace(",", " ").split()
        lengths = [round(length(dash, self._diagonal), digits) for dash in given] * (1 + len(given) % 2)
        row = " ".join(_positive(pdf_number(dash, digits)) for dash in lengths)
        if not sum(lengths):
            return "[] 0"
        return f"[{row}] {pdf_number(length(style['stroke-dashoffset'], self._diagonal) % sum(lengths), digits)}"


_STARS = ("", "*")


def _ink(style: Mapping[str, str], name: str) -> _Ink | None:
    current = colour(style["color"], "current")
    what = colour(style[name], current)
    alpha = fraction(style[f"{name}-opacity"]) * (1.0 if isinstance(what, str) else what[3])
    return _Ink(what, alpha) if what != "none" and alpha else None


def _positive(number: str) -> str:
    if number.startswith("-"):
        raise ValueError("a width below nothing")
    return number


def _index(style: Mapping[str, str], name: str, known: tuple[str, ...]) -> int:
    if style[name] not in known:
        raise unsupported(f"{name}: {style[name]}")
    return known.index(style[name])

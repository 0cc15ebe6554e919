"""The basic shapes as path data (SVG 1.1, chapter 9)."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from dialogkit.press.svg.paths import SEPARATORS

_Measure = Callable[..., float]  # the length in an attribute; 0 when it is missing


def _rect(element: Element, measure: _Measure) -> str:
    x, y, width, height = (measure(name) for name in ("x", "y", "width", "height"))
    if width <= 0 or height <= 0:
        return ""
    radii = [measure(name) if element.get(name, "auto") != "auto" else None for name in ("rx", "ry")]
    rx, ry = (next((radius for radius in order if radius is not None), 0.0) for order in (radii, radii[::-1]))
    rx, ry = min(width / 2, rx), min(height / 2, ry)
    if rx <= 0 or ry <= 0:
        return f"M{x} {y}h{width}v{height}h{-width}z"
    across, down, corner = width - 2 * rx, height - 2 * ry, f"a{rx} {ry} 0 0 1"
    right, left = f"h{across}{corner} {rx} {ry}v{down}{corner} {-rx} {ry}", f"h{-across}{corner} {-rx} {-ry}v{-down}"
    return f"M{x + rx} {y}{right}{left}{corner} {rx} {-ry}z"


def _round(element: Element, measure: _Measure) -> str:
    rx, ry = (measure("r"), measure("r")) if "r" in element.attrib else (measure("rx"), measure("ry"))
    if rx <= 0 or ry <= 0:
        return ""
    return f"M{measure('cx') + rx} {measure('cy')}a{rx} {ry} 0 1 1 {-2 * rx} 0a{rx} {ry} 0 1 1 {2 * rx} 0z"


def _line(element: Element, measure: _Measure) -> str:
    return f"M{measure('x1')} {measure('y1')}L{measure('x2')} {measure('y2')}"


def _polyline(element: Element, measure: _Measure) -> str:
    points = element.get("points", "").strip(SEPARATORS)
    return f"M{points}" if points else ""


def _polygon(element: Element, measure: _Measure) -> str:
    outline = _polyline(element, measure)
    return outline and f"{outline}z"


SHAPES: dict[str, Callable[[Element, _Measure], str]] = {
    "path": lambda element, measure: element.get("d", ""),
    "rect": _rect,
    "circle": _round,
    "ellipse": _round,
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
}

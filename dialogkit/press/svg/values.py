"""The values that stand in SVG attributes: lengths, colours, transformations, and numbers as PDF writes them."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import cos, isfinite, radians, sin, tan

from dialogkit.press.artwork import Undrawable
from dialogkit.press.svg.paths import NUMBER, SEPARATORS, numbers

Matrix = tuple[float, float, float, float, float, float]
Colour = tuple[float, float, float, float] | str
"""Red, green, blue and opacity, each from 0 to 1; or `none`; or `current` for the colour that the page has set."""

_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6}
_LENGTH = re.compile(rf"({NUMBER})([a-z%]*+)")
_RGB = re.compile(r"rgba?\(([^()]*+)\)")
_FUNCTION = re.compile(r"([A-Za-z]++)[ \t\r\n]*+\(([^()]*+)\)")


def unsupported(what: str) -> Undrawable:
    """The problem that `what`, as it stands in the file, cannot be drawn."""
    return Undrawable("svg-unsupported", what=" ".join(what.split())[:60])


def length(text: str, whole: float) -> float:
    """A length in user units (CSS pixels); `whole` is what a percentage is of. Raises ValueError; for em, Undrawable."""
    match = _LENGTH.fullmatch(text.strip().lower())
    if not match:
        raise ValueError("not a length")
    value, unit = float(match[1]), match[2]
    if unit == "%":
        return value / 100 * whole
    if unit not in _UNITS:
        raise unsupported(text)
    return value * _UNITS[unit]


def fraction(text: str) -> float:
    """A number or percentage, held between 0 and 1. Raises ValueError."""
    value = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    return min(1.0, max(0.0, value))


def colour(text: str, current: Colour) -> Colour:
    """A colour of CSS; `current` is what `currentColor` stands for. Raises Undrawable for gradients and unknown names."""
    key = text.lower()
    if key in ("none", "transparent"):
        return "none"
    if key == "currentcolor":
        return current
    rgb = _RGB.fullmatch(key)
    if rgb:
        return _rgb(rgb[1])
    from PIL import ImageColor

    try:
        if key.startswith(("hsv", "hsb")):
            raise ValueError("not a colour of CSS")
        red, green, blue, *alpha = ImageColor.getrgb(key)
    except ValueError:
        raise unsupported(text) from None
    return red / 255, green / 255, blue / 255, (alpha[0] / 255 if alpha else 1.0)


def _rgb(text: str) -> Colour:
    parts = text.replace(",", " ").replace("/", " ").split()
    if len(parts) not in (3, 4):
        raise unsupported(f"rgb({text})")
    red, green, blue = (fraction(part) if part.endswith("%") else min(1.0, max(0.0, float(part) / 255)) for part in parts[:3])
    return red, green, blue, (fraction(parts[3]) if len(parts) == 4 else 1.0)


def times(m: Matrix, n: Matrix) -> Matrix:
    """The transformation that does `n` and then `m`."""
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def moved(x: float, y: float = 0.0) -> Matrix:
    return 1.0, 0.0, 0.0, 1.0, x, y


def _rotated(angle: float, *centre: float) -> Matrix:
    cosine, sine = cos(radians(angle)), sin(radians(angle))
    x, y = centre or (0.0, 0.0)
    return cosine, sine, -sine, cosine, x - cosine * x + sine * y, y - sine * x - cosine * y


_TRANSFORMS: dict[str, Callable[..., Matrix]] = {
    "matrix": lambda a, b, c, d, e, f: (a, b, c, d, e, f),
    "translate": moved,
    "scale": lambda x, y=None: (x, 0.0, 0.0, x if y is None else y, 0.0, 0.0),
    "rotate": _rotated,
    "skewX": lambda angle: (1.0, 0.0, tan(radians(angle)), 1.0, 0.0, 0.0),
    "skewY": lambda angle: (1.0, tan(radians(angle)), 0.0, 1.0, 0.0, 0.0),
}


def transform(text: str) -> Matrix:
    """A `transform` attribute as one matrix. Raises ValueError; Undrawable for functions that SVG 1.1 does not have."""
    if _FUNCTION.sub("", text).strip(SEPARATORS):
        raise ValueError("not a list of transformations")
    matrix = moved(0.0)
    for name, values in _FUNCTION.findall(text):
        try:
            matrix = times(matrix, _TRANSFORMS[name](*numbers(values)))
        except (KeyError, TypeError):
            raise unsupported(f"{name}({values})") from None
    return matrix


def pdf_number(value: float, digits: int) -> str:
    """A number as PDF writes it, without exponent, rounded to `digits` decimals. Raises ValueError when a PDF cannot hold it."""
    if not isfinite(value) or abs(value) > 1e9:
        raise ValueError("a number out of range")
    text = f"{value:.{digits}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text

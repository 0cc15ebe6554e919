"""A cycle's own SVG pictures, drawn by resvg. The file is not trusted: nothing runs, and nothing outside it is opened.

A file made for the purpose makes resvg draw for hours, or ask for more memory or stack than there is, which ends its
process. So it draws in a process of its own that is watched. It gets the tree that was checked here, not the file.
"""

from __future__ import annotations

import io
import re
import struct
import sys
from collections.abc import Iterator, Sequence
from math import ceil
from time import thread_time
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dialogkit import limits
from dialogkit.press.art.allowance import Allowance
from dialogkit.press.art.raster import LONG_SIDE, read_raster
from dialogkit.press.pdf.artwork import Raster, Undrawable
from dialogkit.watched import Ended, TooMuch, run

_REFUSED = frozenset(  # what runs, moves, comes from outside, or would look otherwise with the fonts of another machine
    "script foreignObject image feImage text flowRoot animate animateTransform animateMotion animateColor set".split()
)
_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_DECLARED = re.compile(rb"<!DOCTYPE[^<>\[]*+\[|<!ENTITY", re.IGNORECASE)
_STRANGE = re.compile(  # what names something outside, and what resvg does not understand and leaves out
    r"url\(\s*+['\"]?+\s*+(?!#)[^)]{0,40}|@(?:import|media|supports)|var\(", re.IGNORECASE
)
_HEAD = struct.Struct(">LL")  # before each drawing: its side in pixels, and how long it is; that of a picture is 1, or 0 for none
_CHILD = f"""
import struct, sys
from resvg_py import svg_to_bytes
head = struct.Struct({_HEAD.format!r})
try:
    from resource import RLIMIT_AS, RLIMIT_CPU, RLIMIT_NOFILE, setrlimit
    setrlimit(RLIMIT_CPU, ({2 * ceil(limits.SVG_ALL)}, {2 * ceil(limits.SVG_ALL)}))  # where who watches has been killed itself
    setrlimit(RLIMIT_NOFILE, (3, 3))  # resvg would open what an absolute href names
    setrlimit(RLIMIT_AS, (1 << 30, 1 << 30))
except ImportError:  # Windows has no such limits
    import faulthandler
    faulthandler.dump_traceback_later(600, exit=True)
except (OSError, ValueError):
    pass
while said := sys.stdin.buffer.read(head.size):
    side, length = head.unpack(said)
    text = sys.stdin.buffer.read(length).decode()
    try:
        data = svg_to_bytes(svg_string=text, width=side, height=side, dpi=96, skip_system_fonts=True)
    except BaseException:  # a panic of Rust is no Exception
        data = b""
    sys.stdout.buffer.write(head.pack(bool(data), len(data)) + data)
    sys.stdout.buffer.flush()
"""


def read_svg(data: bytes, side: int = LONG_SIDE, allowance: Allowance | None = None, png: bytes = b"") -> Raster:
    """The picture in an SVG file, `side` pixels long, see-through where nothing is drawn; `png` is what `draw_together` made of
    it.

    Raises Undrawable: `svg-too-large`, `svg-broken`, `svg-unsupported` with `what` cannot be drawn faithfully, `svg-not-drawn`
    where other drawings have used up the `allowance`.
    """
    allowance = allowance or Allowance()
    return read_raster(io.BytesIO(png or _drawn(_prepared(data, allowance), side, allowance)), side)


def draw_together(drawings: Sequence[tuple[bytes, int]], allowance: Allowance) -> list[bytes]:
    """SVG files and their sides in pixels as PNG: to begin with a process of its own takes longer than to draw.

    Nothing for what cannot be drawn, and for what comes after one that takes too much: `read_svg` draws each alone, and tells
    why.
    """
    ready = []
    for data, side in drawings:
        try:
            ready.append((_prepared(data, allowance), side))
        except Undrawable:
            ready.append((b"", side))
    try:
        child = _run([each for each in ready if each[0]], allowance)
        out = child.out if not child.code else b""
    except TooMuch as error:
        out = error.out
    except Undrawable:
        out = b""
    made = iter(_answers(out))
    return [next(made, b"") if text else b"" for text, _ in ready]


def _prepared(data: bytes, allowance: Allowance) -> bytes:
    """An SVG file as it is drawn. Raises Undrawable."""
    seconds = allowance.lend()
    if not seconds:
        raise Undrawable("svg-not-drawn")
    start = thread_time()
    try:
        root = _checked(data)
        _enlarge(root)
        return ElementTree.tostring(root)
    finally:
        allowance.give_back(seconds - (thread_time() - start))


def _too_large() -> Undrawable:
    return Undrawable("svg-too-large", megabytes=limits.SVG_BYTES // 1_000_000, elements=limits.SVG_ELEMENTS)


def _unsupported(what: str) -> Undrawable:
    return Undrawable("svg-unsupported", what=what)


class _Builder(ElementTree.TreeBuilder):
    def pi(self, target: str, text: str | None = None) -> Element:
        if target == "xml-stylesheet":
            raise _unsupported("<?xml-stylesheet?>")
        return super().pi(target, text)


def _checked(data: bytes) -> Element:
    if len(data) > limits.SVG_BYTES:
        raise _too_large()
    if _DECLARED.search(data.replace(b"\0", b"")):  # UTF-16 too; other encodings that expat reads hold ASCII as it is
        raise _unsupported("<!DOCTYPE […]>")
    try:
        root = ElementTree.fromstring(data, ElementTree.XMLParser(target=_Builder()))
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # the last two: unknown encodings
        raise Undrawable("svg-broken") from error
    if root.tag != _SVG + "svg":
        raise Undrawable("svg-broken")
    for element in root.iter():
        _refuse(element)
    ids = {element.get("id"): element for element in reversed([*root.iter()])}
    count, height = _extent(root, ids, {}, 0)
    if count > limits.SVG_ELEMENTS or height > limits.SVG_DEPTH:
        raise _too_large()
    return root


def _refuse(element: Element) -> None:
    tag = element.tag.removeprefix(_SVG)
    if tag in _REFUSED:
        raise _unsupported(f"<{tag}>")
    for name in _HREFS:
        href = element.get(name, "#")
        if element.tag != tag and not href.strip().startswith("#"):
            raise _unsupported(f'href="{href[:40]}"')
    sheet = "".join(element.itertext()) if tag == "style" else ""
    for text in (*element.attrib.values(), sheet):
        if strange := _STRANGE.search(text):
            raise _unsupported(strange[0])


_Extents = dict[Element, tuple[int, int]]


def _extent(element: Element, ids: dict[str | None, Element], known: _Extents, depth: int) -> tuple[int, int]:
    """How many elements an element draws, and how deep they lie in one another. A `use` of itself draws nothing."""
    if depth > limits.SVG_DEPTH:
        raise _too_large()
    if element not in known:
        known[element] = 0, 0
        names = (element.get(name, "").strip()[1:] for name in _HREFS) if element.tag == _SVG + "use" else ()
        used = [ids[name] for name in names if name in ids]
        inner = [_extent(each, ids, known, depth + 1) for each in (*element, *used)]
        known[element] = 1 + sum(count for count, _ in inner), 1 + max((height for _, height in inner), default=0)
    return known[element]


def _enlarge(root: Element) -> None:
    """Sets the picture's own size to some thousand pixels: resvg-py rounds it to whole ones, and would cut off the rest.

    Where there is a viewBox, it alone decides the shape.
    """
    if "viewBox" not in root.attrib:
        return
    try:
        _, _, *sides = (float(number) for number in re.split(r"[\s,]+", root.attrib["viewBox"].strip()))
        for name, side in zip(("width", "height"), sides, strict=True):
            root.set(name, str(max(1, round(side / max(sides) * 10_000))))
    except (ArithmeticError, ValueError) as error:
        raise Undrawable("svg-broken") from error


def _drawn(svg: bytes, side: int, allowance: Allowance) -> bytes:
    """The picture as PNG, `side` pixels along its longer side."""
    try:
        child = _run([(svg, side)], allowance)
    except TooMuch as error:
        raise _too_large() from error
    if child.code == 1:
        raise RuntimeError(child.error.decode(errors="replace"))  # resvg-py is not there: no fault of the picture
    if child.code:
        raise _too_large()  # ended by the system: no memory or stack left
    (png,) = _answers(child.out)
    if not png:
        raise Undrawable("svg-broken")
    return png


def _run(drawings: Sequence[tuple[bytes, int]], allowance: Allowance) -> Ended:
    """What the process says that draws them. Raises TooMuch, and Undrawable where others have used up the allowance."""
    seconds = allowance.lend()
    if not seconds:
        raise Undrawable("svg-not-drawn")
    # -P: no module is taken from the folder one stands in, which may be the cycle's.
    said = b"".join(_HEAD.pack(side, len(svg)) + svg for svg, side in drawings)
    left = 0.0
    try:
        child = run([sys.executable, "-P", "-c", _CHILD], said, seconds, limits.SVG_MEMORY)
        left = seconds - child.seconds
    except TooMuch as error:
        left = seconds - error.seconds
        raise
    finally:
        allowance.give_back(left)
    return child


def _answers(out: bytes) -> Iterator[bytes]:
    """The pictures in what such a process has written, as far as they are whole."""
    at = 0
    while at + _HEAD.size <= len(out):
        _, length = _HEAD.unpack_from(out, at)
        at += _HEAD.size + length
        if at <= len(out):
            yield out[at - length : at]

"""Opens an SVG file without trusting it: no entities, nothing from outside the file, nothing that runs or moves."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from dialogkit.press.artwork import Undrawable
from dialogkit.press.svg.values import unsupported

MAX_BYTES = 2_000_000
MAX_SEGMENTS = 20_000
MAX_DEPTH = 100  # of elements in elements, `use` included


def too_large() -> Undrawable:
    """The problem that a file holds more than any picture of ours needs."""
    return Undrawable("svg-too-large", megabytes=MAX_BYTES // 1_000_000, segments=MAX_SEGMENTS)


class _Builder(ElementTree.TreeBuilder):
    """Stops at a DOCTYPE, so that no entity is ever declared, at another file's style sheet, and where it gets too deep."""

    _depth = 0

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        raise unsupported("<!DOCTYPE>")

    def pi(self, target: str, text: str | None = None) -> None:
        if target == "xml-stylesheet":
            raise unsupported("<?xml-stylesheet?>")

    def start(self, tag: str, attributes: dict[str, str]) -> Element:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise too_large()
        return super().start(tag, attributes)

    def end(self, tag: str) -> Element:
        self._depth -= 1
        return super().end(tag)


def parsed(data: bytes) -> Element:
    """The root of an SVG file. Raises Undrawable."""
    if len(data) > MAX_BYTES:
        raise too_large()
    try:
        root = ElementTree.fromstring(data, ElementTree.XMLParser(target=_Builder()))
    except (ElementTree.ParseError, LookupError, ValueError) as error:  # the last two: unknown encodings
        raise Undrawable("svg-broken") from error
    if tag_of(root) != "svg":
        raise Undrawable("svg-broken")
    _refuse_outside(root)
    return root


def tag_of(element: Element) -> str:
    """The element's name in SVG; empty for other vocabularies, such as an editor's notes."""
    namespace, _, tag = element.tag.rpartition("}")
    return tag if namespace in ("{http://www.w3.org/2000/svg", "") else ""


# What runs, moves or comes from outside is refused wherever it stands; other things only where they would be drawn.
_NEVER = frozenset("script foreignObject image animate animateTransform animateMotion animateColor set discard".split())
HREFS = ("href", "{http://www.w3.org/1999/xlink}href")
_URL = re.compile(r"url\(\s*+['\"]?+\s*+(.?)", re.IGNORECASE)


def _refuse_outside(root: Element) -> None:
    for element in root.iter():
        tag = tag_of(element)
        if tag in _NEVER:
            raise unsupported(f"<{tag}>")
        for name, value in element.attrib.items():
            if name in HREFS and tag and not value.strip().startswith("#"):
                raise unsupported(f'href="{value}"')
            _refuse_url(value)
        if tag == "style":
            _refuse_url("".join(element.itertext()))


def _refuse_url(value: str) -> None:
    if "(" in value and any(first != "#" for first in _URL.findall(value)):
        raise unsupported("url(…)")

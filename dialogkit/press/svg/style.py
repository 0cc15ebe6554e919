"""How the elements of an SVG file look: presentation attributes, rules of its style sheets, style attributes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from dialogkit.press.svg.document import too_large
from dialogkit.press.svg.values import unsupported

INHERITED: Mapping[str, str] = {
    "fill": "black",
    "fill-opacity": "1",
    "fill-rule": "nonzero",
    "stroke": "none",
    "stroke-opacity": "1",
    "stroke-width": "1",
    "stroke-linecap": "butt",
    "stroke-linejoin": "miter",
    "stroke-miterlimit": "4",
    "stroke-dasharray": "none",
    "stroke-dashoffset": "0",
    "color": "currentcolor",
    "visibility": "visible",
}
"""Properties that an element hands down, with what holds where nothing is said (SVG 1.1, appendix N)."""

_OWN = frozenset(("opacity", "display"))
_REFUSED = frozenset(  # each would change the picture in a way that is not drawn
    "clip-path mask filter marker marker-start marker-mid marker-end mix-blend-mode paint-order vector-effect "
    "transform transform-origin transform-box background background-color".split()
)
_HARMLESS = frozenset(("none", "normal", "auto", "inherit", "transparent", ""))
_PROPERTIES = frozenset(INHERITED) | _OWN | _REFUSED
_ATTRIBUTES = _PROPERTIES - {"transform"}
_SELECTOR = re.compile(r"(\*|[A-Za-z][\w-]*+)?+((?:[.#][\w-]++)*+)")
_MAX_RULES = 300
_MAX_VALUE = 1_000


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector and what it sets. `names` are its classes and ids, with their marks (.a #b)."""

    weight: tuple[int, int, int]
    tag: str
    names: frozenset[str]
    properties: Mapping[str, str]


def limited(value: str) -> str:
    """`value`, unless it is longer than any that a picture needs: read again for each use, it would cost."""
    if len(value) > _MAX_VALUE:
        raise too_large()
    return value


def read_rules(css: str) -> list[Rule]:
    """The rules of a style sheet, the weakest first. Raises Undrawable for selectors of more than one element and for @-rules."""
    first, *rest = css.split("/*")
    css = first + " ".join(part.partition("*/")[2] for part in rest)
    if "@" in css:
        raise unsupported("@" + css.partition("@")[2].partition(" ")[0])
    rules: list[Rule] = []
    for chunk in css.split("}"):
        selectors, brace, body = chunk.partition("{")
        if not brace:
            continue
        properties = _declarations(body)
        rules.extend(_rule(selector.strip(), properties) for selector in limited(selectors).split(","))
        if len(rules) > _MAX_RULES:
            raise too_large()
    return sorted(rules, key=lambda rule: rule.weight)


def _rule(selector: str, properties: Mapping[str, str]) -> Rule:
    match = _SELECTOR.fullmatch(selector)
    if not match or not selector:
        raise unsupported(selector + " {…}")
    names = re.findall(r"[.#][\w-]+", match[2])
    ids = sum(name[0] == "#" for name in names)
    tag = match[1] or "*"
    return Rule((ids, len(names) - ids, int(tag != "*")), tag, frozenset(names), properties)


def _declarations(text: str) -> dict[str, str]:
    found = {}
    for declaration in text.split(";"):
        name, _, value = declaration.partition(":")
        name, value = name.strip().lower(), value.strip()
        if name in _PROPERTIES:
            if "!" in value:
                raise unsupported(f"{name}: {value}")
            found[name] = value
    return found


def own_properties(tag: str, element: Element, rules: list[Rule]) -> dict[str, str]:
    """What is said of this element alone: attributes, over them rules, over them its style. Raises Undrawable."""
    found = {name: value.strip() for name, value in element.attrib.items() if name in _ATTRIBUTES}
    if rules:
        names = {"." + name for name in element.get("class", "").split()} | {"#" + element.get("id", "")}
        for rule in rules:
            if rule.tag in ("*", tag) and rule.names <= names:
                found.update(rule.properties)
    found.update(_declarations(element.get("style", "")))
    for name, value in found.items():
        if name in _REFUSED and limited(value).lower() not in _HARMLESS:
            raise unsupported(f"{name}: {value}")
    return {name: limited(value) for name, value in found.items() if value not in ("inherit", "")}

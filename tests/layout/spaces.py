"""Rules of the air on a page: between items, round words in panels, and beside drawings."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from layout.facts import Block, Box, Facts, Mark, Words, kind, mm, thumbnail
from layout.looks import holds
from layout.seen import in_view, rgb
from structure.tree import Element

_APART = 1.15  # items of a list, of what their lines are apart
_INSIDE, _DISC = 2 * mm, 6 * mm
_BADGE = 1.6  # as tall as one is at most, of the size of its words
_DOTS, _STEPS, _DARK = 2.0, 60, 330  # dots to the pt; looks round a disc; the sum of a dark colour


def l33(facts: Facts) -> Iterator[str]:
    """Items of a list are further apart than their lines."""
    items: dict[Element, list[Block]] = defaultdict(list)
    for block in facts.blocks:
        if block.role == "LBody" and block.owner.parent is not None and block.owner.parent.parent is not None:
            items[block.owner.parent.parent].append(block)
    for blocks in items.values():
        lines = [(a.base - b.base) for block in blocks for a, b in pairwise(block.lines) if a.page == b.page and a.base > b.base]
        if not lines:
            continue
        for one, two in pairwise(blocks):
            last, first = one.lines[-1], two.lines[0]
            apart = last.base - first.base
            if last.page == first.page and abs(last.left - first.left) < 1 and 0 < apart < max(lines) * _APART:
                yield f"page {last.page + 1}: items {apart / max(lines):.2f} of a line apart: {two.text[:40]!r}"


def l34(facts: Facts) -> Iterator[str]:
    """Words in a panel stand 2 mm from its edges. Those in a badge or a cell stand in the middle of a line."""
    panels = defaultdict(list)
    for area in facts.ofkind("area", "line"):
        if not thumbnail(area) and area.corners > 3 and area.width < 10 and min(area.sides) > _DISC:
            panels[area.page, area.form].append(area)
    for word in facts.words:
        here = panels.get((word.page, word.form))
        seen = word.text.strip() and not thumbnail(word) and word.owner is not None
        if not here or not seen or in_view(word, facts.sizes[word.page]) != word.box:
            continue
        left, low, right, top = word.box
        panel = _innermost(here, word.order, (left + right) / 2, (low + top) / 2)
        if panel is not None and min(panel.sides) > max(10 * mm, _BADGE * word.size) and max(panel.sides) > 20 * mm:
            air = min(left - panel.box[0], panel.box[2] - right, low - panel.box[1], panel.box[3] - top)
            if air < _INSIDE - 0.5:
                yield f"page {word.page + 1}: {word.text[:40]!r} is {air / mm:.1f} mm from the edge of its panel"


def _innermost(panels: list[Mark], before: int, x: float, y: float) -> Mark | None:
    """The smallest that was painted before and has that point in it."""
    around = [
        panel for panel in panels if panel.order < before and panel.box[0] < x < panel.box[2] and panel.box[1] < y < panel.box[3]
    ]
    return min(around, key=lambda each: each.sides[0] * each.sides[1], default=None)


def l35(facts: Facts) -> Iterator[str]:
    """No dot with a number lies over a drawing: nothing dark comes up to its rim but the edge of the stop that it numbers."""
    dots = _dots(facts)
    pages = sorted({dot.page for dot, _ in dots})
    pictures = dict(zip(pages, facts.pictures(*pages, scale=_DOTS))) if pages else {}
    for dot, reach in dots:
        picture, tall = pictures[dot.page], facts.sizes[dot.page][1]
        x, y = (dot.box[0] + dot.box[2]) / 2, (dot.box[1] + dot.box[3]) / 2
        drawn = [(0.0, 0.0, *facts.sizes[dot.page])]
        if kind(facts) in ("programme", "handout") or (kind(facts) == "board" and dot.page == 0):
            drawn = [_drawn(mark) for mark in facts.ofkind("symbol") if mark.page == dot.page]
        for step in range(_STEPS):
            angle, away = step * math.tau / _STEPS, reach + 0.5
            right, up = x + away * math.cos(angle), y + away * math.sin(angle)
            dark = sum(picture.getpixel((round(right * _DOTS), round((tall - up) * _DOTS)))) < _DARK
            if dark and any(left < right < far and low < up < top for left, low, far, top in drawn):
                yield f"page {dot.page + 1}: the dot of a number at {x / mm:.0f}, {y / mm:.0f} mm lies over a drawing"
                break


def _drawn(symbol: Mark) -> Box:
    """Where a symbol's lines are: two of its 24 parts on each side are free."""
    left, low, right, top = symbol.box
    free = (right - left) / 12
    return left + free, low + free, right - free, top - free


def _dots(facts: Facts) -> list[tuple[Mark, float]]:
    """The dark discs with a number in them, each with how far from its middle it reaches, with a rim of light round it.

    On tiles they are drawn as on the sheet in one piece.
    """
    numbers = [word for word in facts.words if word.text.strip().isdigit() and not word.form]
    discs = [
        area
        for area in facts.ofkind("area")
        if max(area.sides) < 14 * mm and not thumbnail(area) and not area.form and _is_round(area)
    ]
    rims = {(mark.page, mark.box): mark.width / 2 for mark in facts.ofkind("line")}
    found = []
    for disc in discs:
        if sum(rgb(disc.colour)) < 1.6 and any(_numbers(word, disc) for word in numbers):
            reach = max(disc.sides) / 2 + rims.get((disc.page, disc.box), 0.0)
            found.append((disc, max([reach, *(max(each.sides) / 2 for each in discs if _concentric(each, disc))])))
    return found


def _is_round(area: Mark) -> bool:
    return area.corners > 4 and abs(area.sides[0] - area.sides[1]) < 1


def _numbers(word: Words, disc: Mark) -> bool:
    return word.page == disc.page and word.order > disc.order and holds(disc.box, word.box)


def _concentric(one: Mark, other: Mark) -> bool:
    (a, b, c, d), (e, f, g, h) = one.box, other.box
    return one.page == other.page and abs(a + c - e - g) < 1 and abs(b + d - f - h) < 1


RULES = {name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)}

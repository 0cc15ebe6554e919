"""Rules of what belongs together: headings with what they head, lists, groups, charts, and what never breaks in two.

A place is a column of a page: where a text of a list goes on higher up than it was, another column has begun.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise

from layout.facts import RUNNING, Block, Facts, Words, kind, mm, thumbnail
from structure.tree import Element

_FEW = 9  # lines of what is never parted, and never alone, at most
_ACROSS = ("TR", "THead", "Div", "Sect")
_UP = 20  # pt, at least, from the foot of a column to the head of the next
_UNBROKEN = re.compile(
    r"CC BY(?:-\w\w)* \d\.\d|CC0 \d\.\d"  # licences
    r"|\b\d{2}(?: \d{2}){3}\b|\b\d{3} \d{2} \d{3}\b|\b\d{1,3}(?: \d{3})+\b"  # telephones, thousands
    r"|\b\d{1,2}\.? (?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[kc]t|nov|de[sc])\w*(?: \d{4})?"
    r"|\b(?:[Kk]lokka|[Kk]l\.|[Aa]rti(?:kkel|cle)|[Ss]ide?a?n?|[Pp]age|[Rr]om|[Nn]r\.|[Tt]ema|[Gg]rupp?e) \d+\b"
    r"|\b\d+ (?:minutt\w*|timar|timer|dag\w*|veker|uker|kroner|år|prosent|%|minutes|hours|days|weeks|years)"
)


def l24(facts: Facts) -> Iterator[str]:
    """A heading stands on the page of what it heads: in its column something stands below it."""
    blocks = facts.blocks
    for heading, following in pairwise(blocks):
        if not _heads(heading) or following.pages[0] == heading.pages[-1]:
            continue
        line = heading.lines[-1]
        below = [
            mark
            for mark in facts.marks
            if mark.page == line.page and RUNNING < mark.box[3] < line.base and mark.sides[1] < 250 * mm
        ]
        if not below:
            yield f"page {line.page + 1}: {heading.text[:40]!r} is parted from what it heads"


def _heads(block: Block) -> bool:
    return bool(re.fullmatch(r"H\d", block.role))


def l25(facts: Facts) -> Iterator[str]:
    """What has few lines is on one page: an item of a list, a row, a quote, a caption, whom to ask, what a group said.

    What lies across two facing pages is on both: a row with its cells, and the head above it. A section of several headings may
    go on with one of them.
    """
    of = _below(facts)
    facing = {tuple(_pages(blocks)) for element, blocks in of.items() if element.role == "TR" and len(_pages(blocks)) > 1}
    for element, blocks in of.items():
        pages, lines = _pages(blocks), sum(len(block.lines) for block in blocks)
        whole = element.role not in ("Document", "L", "Table", "TBody", "TOC") and lines <= _FEW
        across = tuple(pages) in facing and element.role in _ACROSS
        if whole and len(pages) > 1 and not across and not _begins_anew(blocks):
            yield f"page {pages[0] + 1}: {element.role} with {blocks[0].text[:40]!r} goes on on page {pages[-1] + 1}"


def _begins_anew(blocks: list[Block]) -> bool:
    """Whether what stands on the next page begins with a heading there."""
    first = blocks[0].lines[0].page
    return _heads(next((block for block in blocks if block.pages[-1] != first), blocks[-1]))


def _below(facts: Facts) -> dict[Element, list[Block]]:
    """The blocks in each element, however deep."""
    of: dict[Element, list[Block]] = defaultdict(list)
    for block in facts.blocks:
        element: Element | None = block.owner
        while element is not None:
            of[element].append(block)
            element = element.parent
    return of


def _pages(blocks: list[Block]) -> list[int]:
    return sorted({page for block in blocks for page in block.pages})


def l26(facts: Facts) -> Iterator[str]:
    """No item of a list, no row of a table and no bar of a chart is alone on a page or in a column, away from its others."""
    of = _below(facts)
    for whole in of:
        kids = [each for each in whole.elements if each in of]
        for role in ("LI", "TR", "Figure"):
            for run in _runs_of(kids, role):
                yield from _alone([of[each] for each in run])


def _runs_of(kids: list[Element], role: str) -> Iterator[list[Element]]:
    for same, run in groupby(kids, key=lambda each: each.role == role):
        if same:
            yield [*run]


def _alone(pieces: list[list[Block]]) -> Iterator[str]:
    if len(pieces) < 3:
        return
    lines = [blocks[0].lines[0] for blocks in pieces]
    places, column = [], 0
    for number, line in enumerate(lines):
        before, above = lines[number - 1], lines[number - 2]
        if number > 1 and before.page == line.page and line.base > before.base + _UP and abs(before.left - above.left) < 1:
            column += 1  # it went down, and goes on higher up; what lies in rows does not
        places.append((line.page, column if number and before.page == line.page else 0))
        column = places[-1][1]
    count = Counter(places)
    if 1 < len(count) < len(pieces):  # else each has a sheet of its own
        for blocks, place in zip(pieces, places):
            if count[place] == 1 and sum(len(block.lines) for block in blocks) <= _FEW:
                yield f"page {place[0] + 1}: {blocks[0].text[:40]!r} is alone, away from its others"


def l27(facts: Facts) -> Iterator[str]:
    """A telephone number, a date, a time, an article and a licence stand on one line."""
    for block in facts.blocks:
        for one, two in pairwise(block.lines):
            first, second = " ".join(one.text.split()), " ".join(two.text.split())
            text, at = f"{first} {second}", len(first)
            for match in _UNBROKEN.finditer(text):
                if match.start() < at < match.end():
                    yield f"page {one.page + 1}: {match[0]!r} is broken"


def l28(facts: Facts) -> Iterator[str]:
    """What runs at the foot of each page takes one line each."""
    for page in range(len(facts.sizes)):
        running = [word for word in facts.words if word.page == page and _runs(word)]
        for one, two in ((one, two) for one in running for two in running):
            if 0 < one.base - two.base < 1.7 * one.size and abs(one.left - two.left) < 1 and one.font == two.font:
                yield f"page {page + 1}: {one.text!r} goes on in a second line, {two.text!r}"


def l39(facts: Facts) -> Iterator[str]:
    """On each page of a guide begins a step, or stands a row of its plan or a list: never its boxes alone."""
    if kind(facts) != "guide":
        return
    held: dict[int, set[str]] = defaultdict(set)
    for block in facts.blocks:
        for page in block.pages:
            held[page].add(block.role)
    for page in range(len(facts.sizes)):
        if not held[page] & {"H1", "TD", "LBody"}:
            yield f"page {page + 1}: neither a row of a plan nor a list"


def _runs(word: Words) -> bool:
    return word.owner is None and not word.form and bool(word.text.strip()) and word.base < RUNNING and not thumbnail(word)


RULES = {name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)}

"""Reading order against places on the page.

No rule of any standard says which order makes sense. Here it does when reading goes down the page, and from left to right
where things stand side by side. Two kinds of list may go their own way: one whose labels are 1, 2, 3 …, for its numbers
are its order; and the squares of a board, for there each step leads to the next square.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, combinations, islice, pairwise
from math import dist
from pathlib import Path
from statistics import median

from structure.glyphs import UNKNOWN
from structure.reading import Box, Piece, Reading, Shown, read
from structure.tree import INLINE, Element

SLACK = 2.0
"""How far (pt) two boxes may reach into each other and still count as one wholly above or beside the other."""

SHARE = 0.5
"""How much of the narrower (lower) of two boxes must lie in the other's column (row) for them to share it."""

LONG_PATH = 8
"""How many items make a path that may wind."""

STRIDE = 1.6
"""How much longer than the usual step between the middles of two squares a step may be: less than over a square."""


def numbered(element: Element, found: Reading) -> bool:
    """True for a list whose labels are numbers, one after the other."""
    labels = [label for item in element.elements if item.role == "LI" for label in item.elements if label.role == "Lbl"]
    texts = [found.text(label).strip(" .") for label in labels]
    if not texts or len(texts) != len(element.elements) or not all(text.isdigit() for text in texts):
        return False
    return all(int(two) == int(one) + 1 for one, two in pairwise(texts))


def winding(element: Element, found: Reading) -> bool:
    """True for a list that winds over the page like a board: over rows and columns, each item beside the one before it."""
    boxes = [box for item in element.elements for box in found.boxes(item)]
    middles = [((box.left + box.right) / 2, (box.bottom + box.top) / 2) for box in boxes]
    if element.role != "L" or len(middles) < LONG_PATH or len({box.page for box in boxes}) > 1:
        return False
    steps = [dist(one, two) for one, two in pairwise(middles)]
    leftward = any(two[0] < one[0] - step / 2 for (one, two), step in zip(pairwise(middles), steps, strict=True))
    return leftward and min(steps) > 0 and max(steps) < STRIDE * median(steps)


def orders_itself(element: Element, found: Reading) -> bool:
    """True for a list that need not go down the page."""
    return numbered(element, found) or winding(element, found)


def order_problems(path: Path) -> list[str]:
    """What is wrong with the order of reading, and with the texts themselves."""
    found = read(path)
    return [*_order(found, orders_itself), *_texts(found)]


def reading_order_problems(
    path: Path,
    own_order: Callable[[Element, Reading], bool] = orders_itself,
    place: Callable[[Box], Box] = lambda box: box,
) -> list[str]:
    """What is read after a neighbour on the same page and stands above it, or to the left of it.

    `own_order` says of an element that its kids need not go down the page; what is inside each kid is still looked at.
    For `place`, see `read`.
    """
    return _order(read(path, place), own_order)


def _order(found: Reading, own_order: Callable[[Element, Reading], bool]) -> list[str]:
    elements = [element for top in found.tops for element in top.walk()]
    return [sentence for element in elements if not own_order(element, found) for sentence in _kids(element, found)]


def _kids(element: Element, found: Reading) -> Iterator[str]:
    """Each two kids of one element are compared as wholes, and then block by block: kids may be woven into each other."""
    blocks = [kid for kid in element.elements if kid.role not in INLINE]
    kids = [(found.boxes(kid), pieces) for kid in blocks if (pieces := list(found.pieces(kid)))]
    for (one, before), (two, after) in combinations(kids, 2):
        if _turns_back(one, two):
            yield _tell(before[0], after[0], "on an earlier page than")
        if not {box.page for box in one} & {box.page for box in two}:
            continue
        culprits = ((a, b, how) for a in before for b in after for how in _wrong(a.boxes, b.boxes))
        wholes = ((before[0], after[0], how) for how in _wrong(one, two))
        yield from (_tell(*culprit) for culprit in islice(chain(culprits, wholes), 1))


def _tell(before: Piece, after: Piece, how: str) -> str:
    return f"{after} is read after {before} and stands {how} it"


def _turns_back(before: Sequence[Box], after: Sequence[Box]) -> bool:
    return bool(before and after) and after[0].page < before[0].page


def _wrong(before: Sequence[Box], after: Sequence[Box]) -> Iterator[str]:
    """How boxes that are read later stand before others on the same page, if they do."""
    for one in before:
        for two in after:
            if one.page != two.page:
                continue
            if two.bottom > one.top - SLACK and _share(one.left, one.right, two.left, two.right):
                yield "above"
            elif two.right < one.left + SLACK and _share(one.bottom, one.top, two.bottom, two.top):
                yield "to the left of"


def _share(from_one: float, to_one: float, from_two: float, to_two: float) -> bool:
    common = min(to_one, to_two) - max(from_one, from_two)
    return common > SHARE * min(to_one - from_one, to_two - from_two)


def text_problems(path: Path) -> list[str]:
    """Blocks that say nothing, letters that no program can read out, words that the end of a line runs together."""
    return _texts(read(path))


def _texts(found: Reading) -> list[str]:
    pieces = (piece for top in found.tops for piece in found.pieces(top))
    return [f"{piece}: {what}" for piece in pieces if piece.element.spoken is None for what in _said(piece, found)]


def _said(piece: Piece, found: Reading) -> Iterator[str]:
    if not piece.text.strip():
        yield "says nothing"
    if UNKNOWN in piece.text:
        yield "has letters without a meaning (ToUnicode)"
    shown = [each for content in piece.contents for each in found.shown.get(content, ())]
    if any(each.text is None for each in shown):
        return  # what stands inside a reusable drawing, pdfium does not give away object by object
    joined = set(piece.text.split()) - set("".join(_lines(shown)).split())
    # a word that is broken over lines is one all the same, where the file says so
    if joined := {word for word in joined if not any(whole in word for whole in found.whole)}:
        yield f"words run together: {' '.join(sorted(joined))}"


def _lines(shown: list[Shown]) -> Iterator[str]:
    """The texts, with a space where the next one stands on another line."""
    for one, two in pairwise(shown):
        yield one.text or ""
        if not _share(one.box.bottom, one.box.top, two.box.bottom, two.box.top) and not one.text.endswith("-"):
            yield " "
    yield from (each.text or "" for each in shown[-1:])

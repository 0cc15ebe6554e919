"""Reading order against places on the page.

No rule of any standard says which order makes sense. Here it does when reading goes down the page, and from left to right
where things stand side by side. A list may go its own way whose labels are 1, 2, 3 …, for its numbers are its order. Where it
goes all round something, such as the road of a board round its decks, that stands neither before nor after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain, combinations, islice, pairwise
from pathlib import Path

from folding import place_in
from structure.glyphs import UNKNOWN
from structure.reading import Box, Piece, Reading, Shown, read
from structure.tree import INLINE, Element

SLACK = 2.0
"""How far (pt) two boxes may reach into each other and still count as one wholly above or beside the other."""

SHARE = 0.5
"""How much of the narrower (lower) of two boxes must lie in the other's column (row) for them to share it."""


def numbered(element: Element, found: Reading) -> bool:
    """True for a list whose labels are numbers, one after the other. Its first and last item, start and goal, may have none."""
    items = [[label for label in item.elements if label.role == "Lbl"] for item in element.elements if item.role == "LI"]
    if len(items) != len(element.elements) or not all(items[1:-1]):
        return False
    texts = [found.text(label).strip(" .") for labels in items for label in labels]
    return bool(texts) and all(text.isdigit() for text in texts) and all(int(b) == int(a) + 1 for a, b in pairwise(texts))


def order_problems(path: Path) -> list[str]:
    """What is wrong with the order of reading, and with the texts themselves."""
    found = read(path, place_in(path))
    return [*_order(found, numbered), *_texts(found)]


def reading_order_problems(
    path: Path,
    own_order: Callable[[Element, Reading], bool] = numbered,
    place: Callable[[Box], Box] = lambda box: box,
) -> list[str]:
    """What is read after a neighbour on the same page and stands above it, or to the left of it.

    `own_order` says of an element that its kids need not go down the page; what is inside each kid is still looked at.
    For `place`, see `read`.
    """
    return _order(read(path, place), own_order)


def _order(found: Reading, own_order: Callable[[Element, Reading], bool]) -> list[str]:
    elements = [element for top in found.tops for element in top.walk()]
    return [sentence for element in elements if not own_order(element, found) for sentence in _kids(element, found, own_order)]


def _kids(element: Element, found: Reading, own_order: Callable[[Element, Reading], bool]) -> Iterator[str]:
    """Each two kids of one element are compared as wholes, and then block by block: kids may be woven into each other."""
    blocks = [kid for kid in element.elements if kid.role not in INLINE]
    kids = [(found.boxes(kid), pieces, own_order(kid, found)) for kid in blocks if (pieces := list(found.pieces(kid)))]
    for (one, before, winds), (two, after, goes_round) in combinations(kids, 2):
        if (winds and _surrounds(one, two)) or (goes_round and _surrounds(two, one)):
            continue
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


def _surrounds(many: Sequence[Box], inner: Sequence[Box]) -> bool:
    """Whether boxes of one page reach farther than others on all sides."""
    if len({box.page for box in (*many, *inner)}) > 1:
        return False
    left, low = min(box.left for box in many), min(box.bottom for box in many)
    right, top = max(box.right for box in many), max(box.top for box in many)
    return all(left < box.left and low < box.bottom and box.right < right and box.top < top for box in inner)


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

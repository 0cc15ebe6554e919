"""Rules of what a page says: nothing twice, nothing that says nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from layout.facts import Block, Facts, kind
from structure.tree import Element

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+")


def l29(facts: Facts) -> Iterator[str]:
    """No sentence stands twice on a page. What rows of a table share is told in each, and so is what cards share.

    Each half of a booklet's sheet is a page, and no part of the other one. A heading and the label of a bar name something, such
    as a theme whose title is a question: they say nothing again.
    """
    if kind(facts) == "cards":
        return
    seen: set[tuple[int, bool, str]] = set()
    for block in facts.blocks:
        if block.inside("Table", "TR") or re.fullmatch(r"TD|TH|TOCI|Figure|H\d", block.role):
            continue
        for page in block.pages:
            text = " ".join(" ".join(line.text for line in block.on(page)).split())
            for sentence in _SENTENCE.findall(text):
                right = facts.name.endswith("booklet") and block.on(page)[0].left > facts.sizes[page][0] / 2
                said = (page, right, re.sub(r"^\w+: ", "", sentence.strip(" «»“”\"'").lower()))
                if len(said[-1].split()) >= 4:
                    if said in seen:
                        yield f"page {page + 1}: {sentence.strip()[:50]!r} stands twice"
                    seen.add(said)


def l30(facts: Facts) -> Iterator[str]:
    """No two cards ask the same, unless all of their kind do."""
    if kind(facts) != "cards":
        return
    asked: dict[str, list[str]] = defaultdict(list)
    cards: dict[Element, list[Block]] = defaultdict(list)
    for block in facts.blocks:
        if block.owner.parent is not None:
            cards[_card(block.owner)].append(block)
    for blocks in cards.values():
        if re.fullmatch(r"H\d", blocks[0].role):
            questions = [" ".join(block.text.split()) for block in blocks if block.text.strip().endswith("?")]
            asked[blocks[0].text.strip()] += questions[-1:]
    for name, questions in asked.items():
        for question in sorted({each for each in questions if questions.count(each) > 1}):
            if len(set(questions)) > 1:
                yield f"{name}: {questions.count(question)} cards ask {question!r}"


def _card(element: Element) -> Element:
    while element.parent is not None and element.parent.role != "Document":
        element = element.parent
    return element


def l31(facts: Facts) -> Iterator[str]:
    """A table says something: not all of its cells are empty or dashes."""
    cells: dict[Element, list[str]] = defaultdict(list)
    for block in facts.blocks:
        element: Element | None = block.owner
        while element is not None and element.role != "Table":
            element = element.parent
        if element is not None and (block.role == "TD" or block.inside("TD")):
            cells[element].append(block.text.strip())
    for texts in cells.values():
        if all(re.fullmatch(r"[–—−-]?", text) for text in texts):
            yield f"a table of {len(texts)} cells that say nothing"


def l32(facts: Facts) -> Iterator[str]:
    """No sheet of cards holds one card alone."""
    if kind(facts) != "cards":
        return
    boxes = {_card(block.owner) for block in facts.blocks if block.role == "Figure"}  # a deck's box is drawn, with words on it
    fronts: dict[int, list[str]] = defaultdict(list)
    for block in facts.blocks:
        card = _card(block.owner)
        if card.role == "Sect" and card not in boxes and re.fullmatch(r"H\d", block.role):
            fronts[block.pages[0]].append(block.text.strip())
    most = max(map(len, fronts.values()), default=0)
    for page, names in fronts.items():
        if len(names) == 1 and most > 2:
            yield f"page {page + 1}: one card alone, {names[0]!r}"


def l37(facts: Facts) -> Iterator[str]:
    """A heading has something below it before the next of its level or above."""
    for one, two in pairwise(facts.blocks):
        if 0 < _level(two) <= _level(one) and not _between(facts, one, two):
            yield f"page {one.pages[-1] + 1}: {one.text[:40]!r} has nothing below it but {two.text[:40]!r}"


def _level(block: Block) -> int:
    """1, 2, 3 of a heading, else 0."""
    return int(block.role[1:]) if re.fullmatch(r"H\d", block.role) else 0


def _between(facts: Facts, one: Block, two: Block) -> bool:
    """Whether lines to write on, a chart or a picture stand between two headings, or they stand on two pages."""
    high, low, page = one.lines[-1].base, two.lines[0].base, one.pages[-1]
    if page != two.pages[0] or high <= low:
        return True
    return any(mark.page == page and low + 30 < mark.box[1] and mark.box[3] < high - 2 for mark in facts.marks)


def unprinted(facts: Facts, texts: Iterable[str]) -> list[str]:
    """Those of some texts that stand nowhere in a file."""
    said = "".join("".join(block.text.split()) for block in facts.blocks)
    return [text for text in texts if "".join(text.split()).rstrip(".") not in said]


RULES = {name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)}

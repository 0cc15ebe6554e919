"""Rules of what a page says: nothing twice, nothing that says nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from layout.facts import Block, Facts, kind
from structure.tree import Element

_SENTENCE = re.compile(r"[^.!?…]+[.!?…]+")


def l29(facts: Facts) -> Iterator[str]:
    """No sentence stands twice on a page. What rows of a table share is told in each, and so is what cards share.

    Each half of a booklet's sheet is a page, and no part of the other one.
    """
    if kind(facts) == "cards":
        return
    seen: set[tuple[int, bool, str]] = set()
    for block in facts.blocks:
        if block.inside("Table", "TR") or block.role in ("TD", "TH", "TOCI"):
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


RULES = {name: rule for name, rule in globals().items() if re.fullmatch(r"l\d\d", name)}

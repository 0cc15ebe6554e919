"""All passes that every renderer needs, in the order in which they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle
from dialogkit.cycle.packs.packs import Packs
from dialogkit.kit.passes.alternatives import with_alternatives
from dialogkit.kit.passes.consent import check_consent
from dialogkit.kit.passes.credit import with_credits
from dialogkit.kit.passes.glossary import with_glossary
from dialogkit.kit.passes.left_out import without_pictures
from dialogkit.kit.passes.packs import Answers, with_packs
from dialogkit.kit.passes.symbols import Symbols, check_symbols, with_stand_ins
from dialogkit.markup.tree import Node
from dialogkit.words import Words


@dataclass(frozen=True, slots=True)
class Facts:
    """What the passes know of a material: the year, the `cycle` as cleared for it, the symbols that it may show, and what the
    year's symbol packs answer in it.

    `is_left_out` tells of a name whether its picture is not to be shown for want of consent. In a `broken` year something is
    wrong that has been told already.
    """

    loaded: Loaded
    cycle: Cycle
    symbols: Symbols
    answers: Answers
    is_left_out: Callable[[str], bool]
    broken: bool


def prepared(tree: Node, facts: Facts) -> Node:
    """The tree as every renderer may take it.

    Raises DialogkitError with each symbol that there is not, and with whatever is shown and has no yes.
    """
    tree = without_pictures(tree, facts.is_left_out)
    tree = with_packs(tree, facts.answers, facts.symbols)
    tree = with_alternatives(tree, facts.cycle)
    tree = in_words(tree, facts.cycle, facts.loaded.words, facts.answers.packs)
    tree = with_stand_ins(tree, facts.symbols) if facts.broken else tree
    check_symbols(tree, facts.symbols)
    check_consent(tree, facts.loaded, facts.cycle)
    return tree


def in_words(tree: Node, cycle: Cycle, words: Words, packs: Packs = Packs()) -> Node:
    """The tree with all the words that are read in it: credits first, for what they say may have to be explained."""
    return with_glossary(with_credits(tree, cycle, words, packs), cycle.glossary)

"""How hard each material of a year is to read, in figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogkit.checks.reading.cycle_reading import reader_of
from dialogkit.checks.reading.measure import LIX_WORDS, Measure
from dialogkit.checks.reading.reading_rules import hard_words
from dialogkit.cycle.load import Loaded
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.kit.passes.glossary import with_glossary
from dialogkit.kit.passes.prepare import in_words
from dialogkit.kit.seen import seen_by
from dialogkit.markup.tree import Node
from dialogkit.markup.vocabulary import ELEMENTS, INLINE
from dialogkit.templating.document_tree import document_within
from dialogkit.templating.environment import environment

_LABELS = frozenset({"h1", "h2", "h3", "th", "square", "place", "choice", "field", "pawn"})
"""Headings and labels: they are no sentences."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A material's figures, those of its sentences: headings and labels are none.

    `hard` are the long and hard words of it all that nothing explains, each once, in the order of the text.
    """

    material: str
    figures: Measure
    hard: tuple[str, ...]

    @property
    def lix(self) -> float | None:
        """LIX, or None of a text too short for it."""
        return self.figures.lix if self.figures.words >= LIX_WORDS else None


def readings(loaded: Loaded, order: Order) -> Iterator[Reading]:
    """The figures of each material that the year can fill, and that is no larger than any may be. Quotes do not count: they are
    the people's own words.

    Raises DialogkitError for a template that cannot be used.
    """
    env = environment(loaded.folder, len(loaded.source.spots))
    reader, gate = reader_of(loaded.cycle, loaded.words), order.gate(loaded.cycle)
    for material in materials_of(loaded):
        cycle = seen_by(material, loaded.cycle, gate).cycle
        if material.ready(cycle) and (plain := document_within(loaded, material, env, cycle, gate)):
            # who has made a picture is told in a row of names: no sentence either
            figures = reader.measure(list(_texts(with_glossary(plain, cycle.glossary), but=_LABELS)))
            texts = list(_texts(in_words(plain, cycle, loaded.words)))
            hard = dict.fromkeys(word.casefold() for text in texts for word in hard_words(reader, material.profile, text))
            yield Reading(material.name, figures, tuple(hard))


def _texts(tree: Node, but: frozenset[str] = frozenset()) -> Iterator[str]:
    """What is printed in each block, line by line, without quotes; of all but some elements."""
    for node in tree.walk():
        if node.name in but or but and node.get("role") == "label":
            continue
        if ELEMENTS[node.name].words and node.name not in INLINE and node.name != "blockquote" and node.text.strip():
            yield "\n".join(node.lines)

"""A new year with every section that `dialogkit add` can put in."""

from __future__ import annotations

from functools import cache

from dialogkit.cycle.new import starting_text
from dialogkit.cycle.sections.add import Text, with_sections
from dialogkit.cycle.sections.blocks import sections

LATER = tuple(name for name, begins in sections("dialogue").items() if not begins)
"""The sections that a new year does not begin with, in their order."""


@cache
def whole_text(lang: str, process: str = "dialogue") -> str:
    """The file of a new year with all sections in it."""
    text = Text.of(starting_text(process, 2027, lang, "Solbakken", "Fjordvik"), "cycle.yaml")
    later = tuple(name for name, begins in sections(process).items() if not begins)
    return "".join(with_sections(text, later, 2027).lines)

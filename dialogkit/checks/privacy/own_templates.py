"""The lines of a cycle's own templates, which are printed as they stand: whoever wrote them may have put anything there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogkit import limits
from dialogkit.checks.fold import fold
from dialogkit.checks.privacy.voices import Said
from dialogkit.cycle.folder import Folder, Refused, own_templates
from dialogkit.problems import Place

_MEASURES = re.compile(r"""\swidths=(?:"[^"]*"|'[^']*')""")
"""Numbers in a row, of which some look like a telephone."""

RULES = frozenset({"P01", "P02", "P04", "P05", "P07", "banned"})
"""What is looked for: a template is half a program, and the other rules would take its words for people's."""


def template_lines(folder: Folder) -> Iterator[Said]:
    """Each line of the templates in a cycle's folder. What the folder does not give out is not printed, nor are too many."""
    names = own_templates(folder)
    for name in names if len(names) <= limits.TEMPLATES else ():
        try:
            text = folder.text(f"templates/{name}", limits.TEMPLATE_BYTES, "replace")
        except Refused:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            measured = _MEASURES.sub(lambda match: " " * len(match[0]), line)
            yield Said((), Place(name, number, 1), "other", fold(measured))

"""The lines of a cycle's own templates, which are printed as they stand: whoever wrote them may have put anything there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from dialogkit.checks.fold import fold
from dialogkit.checks.private_texts import Said
from dialogkit.problems import Place

_MOST_FILES, _MOST_BYTES = 100, 500_000
_MEASURES = re.compile(r"""\swidths=(?:"[^"]*"|'[^']*')""")
"""Numbers in a row, of which some look like a telephone."""

RULES = frozenset({"P01", "P02", "P04", "P05", "P07", "banned"})
"""What is looked for: a template is half a program, and the other rules would take its words for people's."""


def template_lines(folder: Path) -> Iterator[Said]:
    """Each line of the templates in a cycle's folder. A link or a file that is too large is not printed, and not read."""
    for file in sorted((folder / "templates").glob("*.xml.j2"))[:_MOST_FILES]:
        if (
            file.resolve() != folder.resolve() / "templates" / file.name
            or not file.is_file()
            or file.stat().st_size > _MOST_BYTES
        ):
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").split("\n"), 1):
            text = _MEASURES.sub(lambda match: " " * len(match[0]), line)
            yield Said((), Place(file.name, number, 1), "other", fold(text))

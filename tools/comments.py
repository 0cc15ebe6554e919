"""Writes the comments of what a year begins with, and of the sections that stand ready, from the descriptions of fields.

python tools/comments.py

The first line of a section says what it is for. A comment right above a field says what that is for, and which words may stand
there; `# name – …` above a section does so for a field of it that has a `#` before it itself. What is made takes the place of
what stands there: for a new comment, put a line with a `#` above the field. All other comments are advice, and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from textwrap import wrap
from typing import NamedTuple

from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.model.descriptions import description, explained
from dialogkit.cycle.schema import fields_of
from dialogkit.cycle.sections.blocks import sections
from dialogkit.resources import templates_folder
from dialogkit.terms import LANGS, PROCESSES, Lang

WIDTH = 130  # letters of a line
_LINE = re.compile(r"( *)(# )?( *)(- )?([a-z_]+):(?: |$)")
_PROSE = re.compile(r" *# [^ -]")
_NAMED = re.compile(r"# ([a-z_]+) –")


class Field(NamedTuple):
    """A field on a line of a block: how far in the line begins, and whether it begins an entry of a list."""

    model: type[Item]
    name: str
    column: int
    begins: bool


def fields_in(lines: list[str]) -> dict[int, Field]:
    """The fields that stand on the lines of a block, those with a `#` before them too."""
    found: dict[int, Field] = {}
    models: dict[int, type[Item] | None] = {0: Cycle}
    inner: type[Item] | None = None
    for number, line in enumerate(lines):
        if not (match := _LINE.match(line)):
            continue
        before, _, more, dash, name = match.groups("")
        inset = len(before + more + dash)
        models = {at: model for at, model in models.items() if at <= inset}
        model = models.setdefault(inset, inner)
        if model and name in fields_of(model):
            found[number] = Field(model, name, len(before), bool(dash))
            inner = fields_of(model)[name].item
    return found


def with_comments(lines: list[str]) -> dict[int, tuple[range, Field]]:
    """The fields with a comment right above them, by their lines, and the lines of the comment.

    What stands above a section, or an entry of a list, is advice.
    """
    fields = fields_in(lines)
    found = {}
    for number, field in fields.items():
        first = number
        while first and first - 1 not in fields and _PROSE.match(lines[first - 1]):
            first -= 1
        is_section = field.model is Cycle and field.name in sections(PROCESSES[0])
        if first < number and not (field.begins or is_section) and lines[number - 1].index("#") == field.column:
            found[number] = range(first, number), field
    return found


def commented(text: str, section: str, lang: Lang) -> str:
    """A block with its comments made anew. `section` is empty for what stands above all sections."""
    lines = text.splitlines()
    fields = fields_in(lines)
    made = {number: [line] for number, line in enumerate(lines)}
    if section:
        made[0] = [f"# {description(Cycle, section, lang)}"]
    for number, line in enumerate(lines):
        if section and number not in fields and (named := _NAMED.match(line)):
            field = next(each for each in fields.values() if each.name == named[1] and each.model is not Cycle)
            made[number] = [f"# {field.name} – {explained(field.model, field.name, lang)}"]
    for replaced, field in with_comments(lines).values():
        made |= dict.fromkeys(replaced, [])
        before = f"{' ' * field.column}# "
        made[replaced.start] = wrap(
            explained(field.model, field.name, lang),
            WIDTH,
            initial_indent=before,
            subsequent_indent=before,
            break_on_hyphens=False,
        )
    return "\n".join(line for number in sorted(made) for line in made[number]) + "\n"


def blocks() -> Iterator[tuple[Path, str]]:
    """The files of what a year begins with and of the sections that stand ready, and what is to stand in them."""
    for process, lang in product(PROCESSES, LANGS):
        folder = templates_folder() / "cycles" / process
        for section in ("", *sections(process)):
            file = folder / (f"{section}.{lang}.yaml" if section else f"{lang}.yaml")
            if section and not file.is_file():  # it has the one of another process
                continue
            yield file, commented(file.read_text(encoding="utf-8"), section, lang)


if __name__ == "__main__":
    for path, text in blocks():
        path.write_text(text, encoding="utf-8", newline="\n")

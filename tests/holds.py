"""Whether each text of a year stands in the papers that should hold it: the marks of its field say which texts are printed.

A process has a table of where its texts belong: `TABLE = {"events.agenda": ("programme", "minutes"), …}` by the names of fields,
without numbers of entries; the longest name that fits counts, and `()` is for what its materials print nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from dialogkit.cycle.examples import is_example
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model.marks import Read, Ref, Voice
from dialogkit.cycle.text import yaml_events
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import draft
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.markup.tree import Node
from dialogkit.problems import errors_in

Table = Mapping[str, tuple[str, ...]]
_UNPRINTED = ("file", "privacy")


def texts(year: Loaded) -> Iterator[tuple[yaml_events.Path, str]]:
    """The texts of a year that are for somebody to read, with their paths. A name that is not to be published is none."""
    hidden = {("working_group", n) for n, member in enumerate(year.cycle.working_group) if not member.publish}
    for path, shape, value in year.source.values:
        read, voice = shape.text.mark(Read), shape.text.mark(Voice)
        printed = read or (voice and voice.role not in _UNPRINTED)
        if isinstance(value, str) and printed and not shape.text.mark(Ref) and not is_example(value) and path[:2] not in hidden:
            yield path, value


def papers(year: Loaded, order: Order = Order()) -> dict[str, str]:
    """What each material of a year says, in one piece without spaces: its words, what its pictures show and where links lead."""
    bench, problems = bench_of(year, order, {}, False)
    assert errors_in([*year.problems, *problems]) == []
    drafts = {material.name: draft(material, bench) for material in materials_of(year)}
    assert [problem for each in drafts.values() for problem in errors_in(each.problems)] == []
    return {name: squeezed(" ".join(_said(each.tree))) for name, each in drafts.items() if each.tree is not None}


def name_of(path: yaml_events.Path) -> str:
    """The names of fields that lead to a text."""
    return ".".join(str(step) for step in path if isinstance(step, str))


def unheld(folder: Path, table: Table, order: Order = Order()) -> list[str]:
    """Each text that does not stand where the table says, and each that the table says nothing of."""
    year = load(folder)
    said = papers(year, order)
    found = []
    for path, text in texts(year):
        name = name_of(path)
        fits = max((each for each in table if f"{name}.".startswith(f"{each}.")), key=len, default=None)
        if fits is None:
            found.append(f"{name}: where does it belong?")
            continue
        found += [f"{paper} lacks {name}: {text}" for paper in table[fits] if squeezed(text) not in said.get(paper, "")]
    return found


def squeezed(text: str) -> str:
    """A text in small letters without spaces, marks of bold and quotation marks."""
    return re.sub(r"[\s*«»“”\"‘’']+", "", text).casefold()


def _said(node: Node) -> Iterator[str]:
    yield from node.attrs.values()
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _said(child)

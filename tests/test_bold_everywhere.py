"""Marks of bold in any text of a year are read as such wherever it is printed: no asterisk reaches the paper."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model import Labels
from dialogkit.cycle.model.marks import Exact, File, Key, Ref
from dialogkit.cycle.schema import role_of, walk
from dialogkit.kit.inspect import inspect
from dialogkit.kit.passes.alternatives import with_alternatives
from dialogkit.kit.passes.prepare import in_words
from dialogkit.kit.pieces import texts_in
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.processes import process_of
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from paper import loaded
from whole_year import whole_text

PICTURE = {"src": "p.png", "alt": "Et hus", "caption": "Huset", "kind": "illustration", "author": "Anne", "licence": "CC"}


def first_word(text: str) -> str:
    first, _, rest = text.partition(" ")
    return f"**{first}** {rest}"


def one_side(text: str) -> str:
    """With a mark that has no fellow: it is told, and printed nowhere."""
    first, _, rest = text.partition(" ")
    return f"**{first} {rest}"


def whole(text: str) -> str:
    return f"**{text}**"


def marked_year(tmp_path: Path, mark: Callable[[str], str]) -> Loaded:
    """A year with all that a year may hold, in which every text for people to read has a mark."""
    data: dict[str, Any] = yaml.load(re.sub(r"\(Eksempel\) |\*\*", "", whole_text("nb")), yaml.BaseLoader)
    data["labels"] = dict.fromkeys(Labels.model_fields, "Ord")
    data["parts"][0]["text"] = "Vi møtes og snakker sammen."  # all that the overview has of the year's own words
    data["kit"]["cover"], data["organisation"]["logo"] = dict(PICTURE), dict(PICTURE)
    for path in list(texts(data)):
        holder: Any = data
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = mark(holder[path[-1]])
    (tmp_path / "cycle.yaml").write_text(yaml.dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    Image.new("RGB", (900, 900)).save(tmp_path / "p.png")
    return load(tmp_path)


def texts(data: Any) -> Iterator[tuple[Any, ...]]:
    """Where each text for people to read stands."""
    for path, shape, value in walk(data):
        if isinstance(value, str) and shape.kind is str and role_of(shape) != "file":
            if not any(shape.mark(kind) for kind in (Exact, File, Key, Ref)):
                yield path


@pytest.mark.parametrize("mark", [first_word, whole, one_side])
def test_no_asterisk_reaches_any_material(tmp_path: Path, mark: Callable[[str], str]) -> None:
    year = marked_year(tmp_path, mark)
    assert {problem.code for problem in year.problems if problem.severity.name == "ERROR"} == set()
    env = environment(year.folder)
    for material in process_of(year.cycle).materials:
        tree = document(year, material, env, year.cycle)
        tree = with_alternatives(in_words(tree, year.cycle, year.words), year.cycle)
        assert any(node.name == "strong" for node in tree.walk()) or mark is one_side
        assert [(node.name, text) for node, text in texts_in(tree) if "**" in text] == [], material.name


@pytest.mark.parametrize(
    ("written", "column"),
    [
        ("Vi **snakker sammen.", 12),
        ("Vi snakker** sammen.", 20),
        ("Vi ** snakker.", 13),
        ("**Vi** og **dere", 19),
        ("Alt.**", 10),
    ],
)
def test_a_mark_without_its_fellow_is_told_where_it_stands(tmp_path: Path, written: str, column: int) -> None:
    year = loaded(tmp_path, f"purpose:\n  background:\n    - {written}\n")
    (found,) = inspect(year, house_fonts(), SymbolBook())
    assert (found.code, found.severity.name) == ("bold-alone", "WARNING")
    assert found.place and year.source.lines[found.place.line - 1] == f"    - {written}" and found.place.column == column


@pytest.mark.parametrize("written", ["**Vi** snakker.", "'** Vi ** '", "f***n", "'*'", "Vi *snakker* og **ler**."])
def test_other_asterisks_are_no_mistake(tmp_path: Path, written: str) -> None:
    assert inspect(loaded(tmp_path, f"purpose:\n  background:\n    - {written}\n"), house_fonts(), SymbolBook()) == []

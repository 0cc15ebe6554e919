"""Changes in a file: each leaves what it does not change as it is, byte by byte, or is not made."""

from __future__ import annotations

import copy
import gc
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogkit.cycle.editing.edits import Put, Remove, edited
from dialogkit.cycle.sections.blocks import block, sections
from dialogkit.cycle.source import source_of
from dialogkit.problems import DialogkitError
from dialogkit.terms import LANGS
from dialogkit.words import filled
from kits import EXAMPLES

ODD = """\
# on top
b:   # what b is
- x: 1
  # above y
  y: "two"   # behind y
    # deeper, y's own
- {k: v, l: [p, q,  r], m: }

-   z: |
      many
      lines

    w: >-
      folded
      text
# above c
c: {one: 1, two: 'to'}


# not c's

d:
    e: f
empty:
"""
ENDS = {"unix": lambda text: text, "windows": lambda text: text.replace("\n", "\r\n"), "open": lambda text: text.rstrip("\n")}


def ready_texts() -> dict[str, str]:
    texts = {folder.name: (folder / "cycle.yaml").read_text(encoding="utf-8") for folder in EXAMPLES}
    for lang in LANGS:
        blocks = "\n".join(block("dialogue", name, lang).text for name in sections("dialogue"))
        texts[lang] = filled(blocks, YEAR=2027, BEFORE=2026, NEXT=2028, PLACE="Solbakken", MUNICIPALITY="Elvestrand")
    return texts


TEXTS = {**ready_texts(), "odd": ODD}
PATHS = {name: [path for path in source_of(text, "f").spots if path] for name, text in TEXTS.items()}


def without(data: object, path: tuple[str | int, ...]) -> object:
    data = copy.deepcopy(data)
    at = data
    for step in path[:-1]:
        at = at[step]  # type: ignore[index]
    del at[path[-1]]  # type: ignore[attr-defined]
    return data


@pytest.mark.parametrize("ends", ENDS)
@pytest.mark.parametrize("path", PATHS["odd"], ids=str)
def test_each_entry_can_go_from_any_style(path: tuple[str | int, ...], ends: str) -> None:
    text = ENDS[ends](ODD)
    new = edited(text, "f", [Remove(path)])
    kept = SequenceMatcher(None, text.splitlines(), new.splitlines(), autojunk=False)
    assert all(tag in ("equal", "delete", "replace") for tag, *_ in kept.get_opcodes())  # nothing comes that was not there
    assert ("\r" in new) == (ends == "windows")


@given(st.data())
def test_what_goes_is_all_that_goes(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*TEXTS]))
    gone = data.draw(st.lists(st.sampled_from(PATHS[name]), min_size=1, max_size=4, unique=True))
    text = TEXTS[name]
    try:
        new = edited(text, "f", [Remove(path) for path in gone])
    except DialogkitError as error:
        assert [problem.code for problem in error.problems] == ["empty-file"]
        return
    lines, left = text.splitlines(), set(new.splitlines())
    assert len([line for line in lines if line not in left]) < len(lines)
    found = source_of(new, "f").data
    for path in gone:
        assert not has(found, path) or isinstance(path[-1], int) or any(isinstance(step, int) for step in path)


def has(data: object, path: tuple[str | int, ...]) -> bool:
    for step in path:
        try:
            data = data[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return False
    return True


@given(st.data())
def test_a_value_that_is_put_is_read_as_it_was_meant(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([*TEXTS]))
    path = data.draw(st.sampled_from(PATHS[name]))
    value = data.draw(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=20))
    new = edited(TEXTS[name], "f", [Put(path, f"a {value}")])
    found = source_of(new, "f").data
    for step in path:
        found = found[step]
    assert str(found) == f"a {value}"


def test_comments_go_with_what_they_are_about() -> None:
    assert edited(ODD, "f", [Remove(("b", 0, "y"))]).splitlines()[:4] == [
        "# on top",
        "b:   # what b is",
        "- x: 1",
        "- {k: v, l: [p, q,  r], m: }",
    ]
    assert "# above c" not in (new := edited(ODD, "f", [Remove(("c",))])) and "# not c's" in new
    assert edited("a:\n  - x: 1\n    y: 2\n", "f", [Remove(("a", 0, "x"))]) == "a:\n  - y: 2\n"
    assert edited("a: [1, 2, 3]\nb: {c: 1, d: 2}\n", "f", [Remove(("a", 2)), Remove(("b", "c"))]) == "a: [1, 2]\nb: {d: 2}\n"
    assert edited("a:\n  b: 1\nc: 2\n", "f", [Remove(("a", "b"))]) == "c: 2\n"  # what keeps no entry goes too


def test_what_is_new_stands_at_the_end_of_its_map() -> None:
    assert edited("a:\n  b: 1\n  # c\n\nd: 2", "f", [Put(("a", "e"), "x: y")]) == 'a:\n  b: 1\n  e: "x: y"\n  # c\n\nd: 2'
    assert edited("a: {b: 1}\n", "f", [Put(("a", "c"), ["x", "y"])]) == "a: {b: 1, c: [x, y]}\n"
    assert edited("a: 1\nb:\n- c: 1", "f", [Put(("b", 0, "d"), {"e": "f"})]) == "a: 1\nb:\n- c: 1\n  d: {e: f}\n"
    assert edited("a:\n  - b\n  - c  # end\nd: e\n", "f", [Put(("a",), "list.xlsx")]) == "a: list.xlsx  # end\nd: e\n"


def test_what_cannot_be_changed_says_where_and_nothing_is() -> None:
    with pytest.raises(DialogkitError) as told:
        edited("a: {PLACE}\n", "f", [Put(("a", "PLACE"), "x")])
    assert [(problem.code, str(problem.place)) for problem in told.value.problems] == [("cannot-edit", "f:1:5")]
    with pytest.raises(DialogkitError) as told:
        edited("a: [1\n", "f", [Remove(("a",))])
    assert "cannot-edit" not in [problem.code for problem in told.value.problems]


def test_what_was_read_for_a_change_is_forgotten_at_once() -> None:
    """Things that hold each other stay until Python looks for such. A large year was there three times over."""
    gc.collect()
    gc.disable()
    try:
        edited(ODD, "f", [Put(("c", "one"), "3")])
        assert gc.collect() == 0
    finally:
        gc.enable()

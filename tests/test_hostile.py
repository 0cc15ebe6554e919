"""Small ones of the attacks in `hostile/`, in one process: each ends in a problem that says where it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Shell
from dialogkit import limits
from hostile import KINDS, features, fonts, later, lists, packs, pictures, public, tables, templates, texts  # noqa: F401

SMALL = {
    "ENTRIES": 200,
    "FOLDER_ENTRIES": 30,
    "BOLD_MARKS": 1_000,
    "LETTERS_OF_ALL_TEXTS": 30_000,
    "LETTERS_OF_LONG_WORDS": 3_000,
    "LINES": 2_000,
    "OTHER_ENTRIES": 50,
    "PAGES": 100,
    "PNG_CHUNKS": 100,
    "SHEETS": 3,
    "SVG_SECONDS": 0.1,
    "TEMPLATES": 9,
    "TEMPLATE_STEPS": 20_000,
    "VALUES": 5_000,
}
"""Limits for which little is much already."""
ATTACKS = [
    ("text table of rows", 15_000),
    ("text table of columns", 300),
    ("text table of quotation marks", 1_001),
    ("workbook of rows", 15_000),
    ("workbook with a cell far off", 1),
    ("workbook bomb", 2_000_000),
    ("workbook of entities", 1),
    ("workbook of deep XML", 10_000),
    ("workbook that is cut", 600),
    ("LibreOffice's table of repeated cells", 300),
    ("old workbook in a ring", 1),
    ("old workbook with a cell far off", 1),
    ("font of a group of letters", 0xFFFFFFFF),
    ("font of an array of letters", 0xFFFFFFFF),
    ("font of glyphs in a ring", 3),
    ("one word in the names file", 600_000),
    ("JPEG of empty scans", 80),
    ("PNG of chunks", 1_000),
    ("PNG of no pixels", 7_000),
    ("SVG of groups", 3_000),
    ("SVG of see-through groups", 40),
    ("SVG of rules", 5_000),
    ("SVG of entities", 9),
    ("SVG of use of use", 40),
    ("SVG of doctypes", 20_000),
    ("text of bold", 1_500),
    ("text of mail", 1_000),
    ("text of tags", 1_500),
    ("text of doctypes", 1_500),
    ("text of marks in disorder", 9_000),
    ("text of ligatures", 6_000),
    ("text of lines", 2_000),
    ("more text than a year has", 50),
    ("one word as title", 10_000),
    ("a template among files", 30),
    ("template of sums", 9_999),
    ("template of a doubled list", 40),
    ("template of a multiplied text", 10**10),
    ("template of macros", 2_000),
    ("template of includes", 10),
    ("template of a deep expression", 20_000),
    ("template of open tags", 20_000),
    ("pages of page breaks", 300),
    ("pages of unknown elements", 100),
    ("page of fields in a row", 40),
    ("page of columns inside each other", 40),
    ("many empty items", 300),
    ("many unknown keys", 300),
    ("many options", 300),
    ("many aliases", 40),
    ("many symbols missing", 3),
    ("many sheets", 9),
    ("many templates", 10),
    ("answers of one question", 300),
    ("font of glyphs of glyphs", 8),
    ("left out: words alike", 3_000),
    ("read: many readers", 20),
    ("read: brackets", 9_000),
    ("names files at the left", 60),
    ("cut: open brackets", 20),
    ("marks: brackets", 20_000),
    ("marks: escapes", 3_000),
    ("zip of entries", 100_000),
    ("zip of deep folders", 3),
    ("zip bomb", 2_000_000),
    ("pack of piles of marks", 3),
    ("sheet of squares on a board", 2_000),
    ("sheet of places on a board", 200),
    ("zip bomb of words", 4_000_000),
    ("pack of rows", 300),
    ("pack of missing files", 150),
    ("pack of the same word", 150),
    ("pack of heavy drawings", 2),
    ("pack of other capitals", 60),
    ("pack of names in two spellings", 60),
    ("many packs of few words", 12),
    ("many packs in folders", 2),
    ("folder of files", 50),
    ("quotes: one long word", 60),
    ("quotes: bold in each word", 60),
    ("an article's plain words", 60),
    ("promises that are none", 60),
    ("chapters of a folder", 40),
]


@pytest.mark.parametrize(("name", "size"), ATTACKS, ids=[name for name, _ in ATTACKS])
def test_an_attack_ends_in_a_problem_with_its_place(
    tmp_path: Path, shell: Shell, name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit, value in SMALL.items():
        monkeypatch.setattr(limits, limit, value)
    KINDS[name].make(tmp_path, size)
    code = shell(*KINDS[name].commands[0].split(), tmp_path, "--format", "json")
    problems = json.loads(shell.out)
    worst = "warning" if name == "one word in the names file" else "error"  # nobody is looked for then, and the rest is fine
    assert code == (worst == "error") and all(found["file"] for found in problems)
    assert any(found["severity"] == worst and (found["line"] or found["file"] == "templates") for found in problems)


def test_every_attack_can_be_made(tmp_path: Path) -> None:
    assert len(KINDS) > 400 and all(kind.sizes == tuple(sorted(kind.sizes)) for kind in KINDS.values())

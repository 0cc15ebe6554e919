"""What the rules lead to on paper: hard words explained where they stand, who has read it, and no mark that is not earned."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pytest

from kits import EXAMPLES, Shelf
from paper import bare, built, text_of
from test_reading_everyday import STAMP

GLOSSARY = "glossary:\n  - {word: decision letter, plain: A letter about your help.}\n  - {word: guardian, plain: A helper.}\n"
THEME = "themes:\n  - {id: t, title: 'Who reads the decision letter?', open: yes}\nevents:\n  - {id: c, kind: conference}\n"


@pytest.mark.parametrize("material", ["handout", "tasks"])
def test_a_word_of_the_glossary_is_explained_where_it_is_used_and_only_there(tmp_path: Path, material: str) -> None:
    folder = built(tmp_path, GLOSSARY + THEME, material)
    said = bare(text_of(folder / f"{material}.pdf"))
    assert bare("A letter about your help.") in said
    assert bare("A helper.") not in said


@pytest.mark.parametrize(("material", "more"), [("handout", THEME), ("report", "findings:\n  - {id: f, text: We like tea.}\n")])
def test_who_has_read_it_is_printed(tmp_path: Path, material: str, more: str) -> None:
    checked = "checked_by:\n  - {who: Two residents from the east, date: 2026-08-20}\n"
    folder = built(tmp_path, checked + more, material)
    said = bare(text_of(folder / f"{material}.pdf"))
    assert bare("Two residents from the east, 20 August 2026") in said


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_no_paper_claims_a_standard_or_a_mark(example: Path, shelf: Shelf) -> None:
    for pdf in shelf.kit(example.name).values():
        with pikepdf.open(pdf) as opened:
            told = str(opened.docinfo) + str(opened.Root.Metadata.read_bytes())
        said = re.sub(r"[\x02\s]+", " ", text_of(pdf))
        assert STAMP.findall(said + told) == [], pdf.name

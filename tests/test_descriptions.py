"""Each field of the model is described in each language, in words that are easy to read, and nothing else is."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from dialogkit.cycle.model import Cycle, Item
from dialogkit.cycle.model.descriptions import description
from dialogkit.cycle.schema import fields_of, models
from dialogkit.cycle.sheet_file import SheetFile
from dialogkit.resources import read_texts
from dialogkit.terms import LANGS, Lang
from test_language import complaints

LONGEST = 90  # letters; a line of a comment, or of what an editor shows

languages = pytest.mark.parametrize("lang", LANGS)


def fields() -> dict[str, list[str]]:
    """The names of all fields, by model."""
    own = [model for model in models() if model.__module__.startswith("dialogkit.") and model is not Item]
    assert SheetFile in own and Cycle in own
    return {model.__name__: list(fields_of(model)) for model in own}


def sentences(lang: Lang) -> list[str]:
    return [text for described in read_texts("fields", f"{lang}.yaml").values() for text in described.values()]


def unlike(described: dict[str, dict[str, str]], there: dict[str, list[str]]) -> set[tuple[str, str]]:
    """Fields without a description, and descriptions of fields that are gone."""
    names = {(model, field) for model, texts in described.items() for field, text in texts.items() if text}
    return names ^ {(model, field) for model, names in there.items() for field in names}


@languages
def test_each_field_is_described_and_no_other(lang: Lang) -> None:
    assert unlike(read_texts("fields", f"{lang}.yaml"), fields()) == set()


def test_what_is_missing_empty_or_gone_is_found() -> None:
    there = {"Event": ["title", "place"], "Stand": ["text"]}
    assert unlike({"Event": {"title": "…", "place": "…"}, "Stand": {"text": "…"}}, there) == set()
    assert unlike({"Event": {"title": "…", "place": ""}}, there) == {("Event", "place"), ("Stand", "text")}
    assert unlike({"Event": {"title": "…", "place": "…", "day": "…"}, "Stand": {"text": "…"}}, there) == {("Event", "day")}


def test_a_description_is_found_by_its_field() -> None:
    assert [description(Cycle, "sources", lang) for lang in LANGS] == [
        "Kilder, bakerst i rapporten.",
        "Kjelder, bakarst i rapporten.",
        "Sources, at the back of the report.",
    ]
    with pytest.raises(KeyError):
        description(Cycle, "source", "nb")


@languages
def test_descriptions_are_short_and_plain(lang: Lang) -> None:
    assert [text for text in sentences(lang) if len(text) > LONGEST or not text.endswith(".") or text != text.strip()] == []
    assert {text: wrong for text in sentences(lang) if (wrong := complaints(text, lang, "plain"))} == {}


def test_each_section_that_stands_ready_begins_with_what_it_is_for() -> None:
    """Where one does not: `python tools/cycle_file.py`."""
    made = dict(runpy.run_path(str(Path(__file__).parents[1] / "tools" / "cycle_file.py"))["ready"]())
    assert len(made) > 90
    assert [file.name for file, text in made.items() if file.read_text(encoding="utf-8") != text] == []

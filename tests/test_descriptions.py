"""Each field of the model is described in each language, in words that are easy to read, and nothing else is."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

from dialogkit.cycle.model import Cycle, Finding, Item
from dialogkit.cycle.model.descriptions import description, explained
from dialogkit.cycle.model.kit import Sourced
from dialogkit.cycle.model.said import Measure
from dialogkit.cycle.schema import fields_of, models
from dialogkit.cycle.sheet_file import SheetFile
from dialogkit.resources import read_texts
from dialogkit.terms import LANGS, Lang
from test_language import complaints

LONGEST = 90  # letters; a line of a comment, or of what an editor shows

languages = pytest.mark.parametrize("lang", LANGS)


def own_models() -> list[type[Item]]:
    """dialogkit's own models that a year can hold, without those that others are made of and those that other tests have made."""
    bases = (Item, Measure, Sourced)
    own = [model for model in models() if model.__module__.startswith("dialogkit.") and model not in bases]
    assert SheetFile in own and Cycle in own
    return own


def fields() -> dict[str, list[str]]:
    """The names of all fields, by model."""
    return {model.__name__: list(fields_of(model)) for model in own_models()}


def sentences(lang: Lang) -> list[str]:
    return [text for described in described_in(lang).values() for text in described.values()]


def described_in(lang: Lang) -> dict[str, dict[str, str]]:
    return {model: texts for model, texts in read_texts("fields", f"{lang}.yaml").items() if model != "Choices"}


def unlike(described: dict[str, dict[str, str]], there: dict[str, list[str]]) -> set[tuple[str, str]]:
    """Fields without a description, and descriptions of fields that are gone."""
    names = {(model, field) for model, texts in described.items() for field, text in texts.items() if text}
    return names ^ {(model, field) for model, names in there.items() for field in names}


@languages
def test_each_field_is_described_and_no_other(lang: Lang) -> None:
    assert unlike(described_in(lang), fields()) == set()


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


# ------------------------------------------------------------------------------------------------ what may be chosen


def closed() -> dict[str, tuple[str, ...]]:
    """The words that may stand in a field where only some may, by model and field."""
    found = {}
    for model in own_models():
        for name, hint in get_type_hints(model, include_extras=True).items():
            found[f"{model.__name__}.{name}"] = tuple(_words(hint)) if name in model.model_fields else ()
    return {name: words for name, words in found.items() if len(words) > 1}


def _words(hint: object) -> list[str]:
    if get_origin(hint) is Literal:
        return list(get_args(hint))
    return [word for inner in get_args(hint) for word in _words(inner)]


@languages
def test_the_words_of_each_closed_list_are_explained(lang: Lang) -> None:
    told = read_texts("fields", f"{lang}.yaml")["Choices"]
    missing = {name: [word for word in words if word not in told.get(name, "")] for name, words in closed().items()}
    papers = {"CardPrint.paper", "SheetFile.paper", "SheetFile.orientation"}  # their words say it
    assert {name for name, words in missing.items() if words} == papers | {"CardPrint.backs"}  # which a page shows
    assert set(told) == (set(closed()) - papers) | {"Game.size"}
    assert [text for text in told.values() if not text.endswith(".") or len(text) > 400] == []


def test_what_may_be_chosen_follows_the_first_sentence() -> None:
    assert (
        explained(Finding, "level", "nb")
        == "Hvem det gjelder: person (én person), home (boligen) eller service (tjenesten). Blir ikke trykt."
    )
    assert explained(Finding, "text", "nb") == description(Finding, "text", "nb")


# ------------------------------------------------------------------------------------------------ comments


COMMENTS = SimpleNamespace(**runpy.run_path(str(Path(__file__).parents[1] / "tools" / "comments.py")))


def test_the_comments_of_what_a_year_begins_with_are_made_of_descriptions() -> None:
    """Where one is not: `python tools/comments.py`."""
    made = dict(COMMENTS.blocks())
    assert len(made) > 90
    assert [file.name for file, text in made.items() if file.read_text(encoding="utf-8") != text] == []
    explained = [each for text in made.values() for each in COMMENTS.with_comments(text.splitlines())]
    assert len(explained) > 150


def test_a_comment_above_a_field_is_made_and_advice_stays() -> None:
    begins = "# x\n# Når: nå.\n# Råd.\n# theme – x\nfindings:\n  # Råd.\n  - id: a\n"
    block = f"{begins}    # x\n    # x\n    # theme: b\n    #   - c\n    # x\n    text: d\n"
    lines = COMMENTS.commented(block, "findings", "nb").splitlines()
    assert lines[0] == f"# {description(Cycle, 'findings', 'nb')}" and lines[1:3] == ["# Når: nå.", "# Råd."]
    assert lines[3] == "# theme – Temaet det hører til."
    assert lines[4:] == [
        "findings:", "  # Råd.", "  - id: a", "    # Temaet det hører til.", "    # theme: b", "    #   - c",
        "    # Hva dere fant ut.", "    text: d",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["nb", "nn"])  # in English the name of a field may be a word of any sentence
def test_no_advice_explains_a_field(lang: Lang) -> None:
    """Advice tells how to write, and may name a field as it is typed: `status: given`."""
    names = {name for names in fields().values() for name in names} - {
        "alt",
        "dialogkit",
        "en",
        "question",
        "side",
        "text",
        "to",
    }  # Norwegian too
    for file, text in COMMENTS.blocks():
        if not file.name.endswith(f".{lang}.yaml"):
            continue
        lines = text.splitlines()
        made = {number for above, _ in COMMENTS.with_comments(lines).values() for number in above} | {
            *COMMENTS.fields_in(lines),
            0,
        }
        advice = [line for number, line in enumerate(lines) if number not in made and re.match(r" *# (?![a-z_]+ –)[^ -]", line)]
        assert names & {*re.findall(r"\w+", re.sub("`[^`]*`", "", " ".join(advice)))} == set(), file.name


def test_a_block_explains_the_same_fields_in_each_language() -> None:
    told: dict[str, set[str]] = {}
    for file, text in COMMENTS.blocks():
        each = [field.name for _, field in COMMENTS.with_comments(text.splitlines()).values()]
        told.setdefault(f"{file.parent.name}/{file.name.partition('.')[0]}", set()).add(str(each))
    assert [name for name, each in told.items() if len(each) > 1] == []

"""What people, places and parts are called: the home's own words in every material of every process and language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest
import yaml

from dialogkit import terms
from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.model import Labels
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import draft
from dialogkit.kit.materials import materials_of
from dialogkit.kit.order import Order
from dialogkit.kit.pieces import texts_in
from dialogkit.processes import MATERIALS, PROCESSES
from dialogkit.resources import read_texts
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from kits import EXAMPLES
from whole_year import whole_text

STANDARD = {
    "nb": r"\b(?:beboer|bruker(?!\s+(?:dere|vi|du)\b)|ansatt|personal|pårørende|deltaker|kommune|bydel|avdeling)\w*"
    r"|\w*konferanse\w*|løsningsverksted\w*|samarbeidsplakat\w*|samtalesti\w*|dialog(?:forum|seminar)\w*",
    "nn": r"\b(?:bebuar|brukar(?!\s+(?:de|vi|du)\b)|tilsett|personal|pårørande|deltakar|kommune|bydel|avdeling)\w*"
    r"|\w*konferanse\w*|løysingsverkstad\w*|samarbeidsplakat\w*|samtalesti\w*|dialog(?:forum|seminar)\w*",
    "en": r"\b(?:residents?|staff|service users?|users?|employees?|relatives?|participants?|council|houses?)\b(?! meeting)"
    r"|\w*conference\w*|solutions workshop|our poster|conversation path|dialogue (?:forum|seminar)",
}
"""Every form of the words that stand where a year has no labels of its own."""
ODD: dict[str, dict[str, Any]] = {
    "nb": {
        "users": "tenorer",
        "staff": "kapellmestere",
        "relatives": {"one": "en alt", "many": "alter", "the_many": "altene"},
        "participants": "fløytister",
        "municipality": {"the_one": "orkesteret"},
        "home": "scene",
    },
    "nn": {
        "users": "tenorar",
        "staff": {"one": "ein kapellmeister", "many": "kapellmeistrar", "the_many": "kapellmeistrane"},
        "relatives": {"one": "ein alt", "many": "altar", "the_many": "altane"},
        "participants": "fløytistar",
        "municipality": {"the_one": "orkesteret"},
        "home": {"one": "ei scene", "many": "scener", "the_many": "scenene"},
    },
    "en": {
        "users": "tenors",
        "staff": "conductors",
        "relatives": "altos",
        "participants": "flautists",
        "municipality": "orchestra",
        "home": "stage",
    },
}
PARTS = {name: f"Septem {name.replace('_', ' ').replace('conference', 'undecim')}" for name in Labels.model_fields}
FORMS = {
    "nb": "en tenor, tenorer, tenorene, en kapellmester, kapellmestere, kapellmesterne, en alt, alter, orkesteret, scenene",
    "nn": "ein tenor, tenorar, tenorane, ein kapellmeister, kapellmeistrar, kapellmeistrane, ein alt, altar, orkesteret, scenene",
    "en": "a tenor, tenors, the tenors, a conductor, conductors, the conductors, an alto, altos, the orchestra, the stages",
}
"""What must stand on paper somewhere."""
OF_THE_SCREEN = (
    *("problems", "reasons", "remarks", "waits", "materials", "status", "progress", "listing", "read", "review", "consents_told"),
    *("new", "add", "next_year", "table", "packs", "withdraw", "leftovers", "language", "labels", "help"),
)


CHOICES = {word for each in vars(terms).values() if get_origin(each) is Literal for word in get_args(each)}
"""What may stand where only some words may."""


def years(lang: str) -> Iterator[str]:
    """A new year of each process with all sections, and the examples as they would be in that language."""
    yield from (whole_text(lang, process) for process in PROCESSES)
    yield from (
        re.sub(r"(?m)^lang: \w+", f"lang: {lang}", (each / "cycle.yaml").read_text(encoding="utf-8")) for each in EXAMPLES
    )


def called_oddly(text: str, lang: str, folder: Path) -> Loaded:
    """A year with odd labels, all of whose materials are made, and whose own texts have no standard word."""
    data: dict[str, Any] = yaml.load(re.sub(r"\((?:Eksempel|Døme|Example)\) ", "", text), yaml.BaseLoader)
    data = _without(data, re.compile("|".join(STANDARD.values()), re.IGNORECASE))
    data["labels"] = {**PARTS, **ODD[lang]}
    data["labels"].pop("user")
    data["materials"] = {each.name: "yes" for each in MATERIALS}
    data["rights"] = {"articles": [{"n": "4"}]}
    for number, quote in enumerate(data.get("quotes") or ()):
        quote["who"] = ("user", "staff", "relative")[number % 3]
    for part in data.get("parts") or ():
        part.pop("label", None)
    (folder / "cycle.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return load(folder)


def _without(value: Any, words: re.Pattern[str]) -> Any:
    if isinstance(value, dict):
        return {name: _without(each, words) for name, each in value.items()}
    if isinstance(value, list):
        return [_without(each, words) for each in value]
    return words.sub("orgel", value) if isinstance(value, str) and value not in CHOICES else value


def printed(year: Loaded) -> dict[str, list[str]]:
    """The texts of each material that is not waiting, as every renderer has them, by the material's name."""
    bench, _ = bench_of(year, Order(), {}, False)
    drafts = [draft(each, bench) for each in materials_of(year)]
    assert [problem for each in drafts for problem in each.problems] == []
    return {each.material.name: [text for _, text in texts_in(each.tree)] for each in drafts if each.tree}


@pytest.mark.parametrize("lang", LANGS)
def test_no_material_calls_anybody_or_anything_but_what_the_year_does(lang: str, tmp_path: Path) -> None:
    made, whole = set(), []
    for number, text in enumerate(years(lang)):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, texts in printed(called_oddly(text, lang, folder)).items():
            assert [text for text in texts if re.search(STANDARD[lang], text, re.IGNORECASE)] == [], (number, name)
            made.add(name)
            whole += texts
    assert made == {each.name for each in MATERIALS}, "each is looked at"
    spoken = " ".join(whole).casefold()
    assert [form for form in FORMS[lang].split(", ") if not re.search(rf"\b{form}\b", spoken)] == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_of_a_locale_names_anybody_itself(lang: str) -> None:
    """What is printed asks for {users}, {The_staff} …: also where no year of the other test comes by."""
    words = load_words(lang)
    keys = [key for key in words.keys() if key.split(".")[0] not in OF_THE_SCREEN]
    texts = {key: re.sub(r"\{\w+\}", "", words.pattern(key)) for key in keys if key.split(".")[0] != "symbols"}
    assert len(texts) > 500
    assert [key for key, text in texts.items() if re.search(STANDARD[lang], text, re.IGNORECASE)] == []
    for article in read_texts("crpd", f"{lang}.yaml")["articles"].values():
        own = " ".join((*article.get("plain", ()), article.get("meaning", ""), article.get("question", "")))
        assert not re.search(STANDARD[lang], own, re.IGNORECASE)

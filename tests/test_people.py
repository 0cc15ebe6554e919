"""What people are called: the home's own words, in every material and every language."""

from __future__ import annotations

import re
from functools import reduce
from pathlib import Path

import pytest

from dialogkit.cycle.load import Loaded, load
from dialogkit.cycle.text.nouns import noun
from dialogkit.kit.pieces import texts_in
from dialogkit.processes import MATERIALS, process_of
from dialogkit.resources import read_texts
from dialogkit.templating.document_tree import document
from dialogkit.templating.environment import environment
from dialogkit.templating.wording.people import label, with_people
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from whole_year import whole_text

STANDARD = {
    "nb": r"\b(?:beboer|bruker|ansatt|personal|konferans|løsningsverk|samarbeidsplakat|samtalesti)\w*|\w+konferans\w*",
    "nn": r"\b(?:bebuar|brukar|tilsett|personal|konferans|løysingsverk|samarbeidsplakat|samtalesti)\w*|\w+konferans\w*",
    "en": r"\b(?:resident|staff|service user|employee|conference|solutions workshop|cooperation poster|conversation path)\w*",
}
ODD = {
    "nb": ("tenor", "tenorer", "kapellmestere"),
    "nn": ("tenor", "tenorar", "kapellmeistrar"),
    "en": ("tenor", "tenors", "conductors"),
}

PARTS = "conference: Septem, workshop: October, poster: Novem, game: Decem, solutions_conference: Undecim"
SMALL = "dialogkit: 1\ncycle: {year: 2026}\nkit: {title: T}\norganisation: {municipality: M, service_place: S}\n"


def year_of(tmp_path: Path, lang: str, extra: str = "") -> Loaded:
    """A year with all that a year may hold, in which people are called something else."""
    user, users, staff = ODD[lang]
    text = re.sub(r"\((?:Eksempel|Døme|Example)\) ", "", whole_text(lang))
    text = re.sub(
        r"(?m)^labels:\n(?:(?:  | *#).*\n|\n)*", f"labels: {{user: {user}, users: {users}, staff: {staff}, {PARTS}}}\n", text
    )
    (tmp_path / "cycle.yaml").write_text(text + extra, encoding="utf-8")
    year = load(tmp_path)
    return year


def printed(year: Loaded) -> dict[str, list[str]]:
    """The texts of each material, as its template writes them."""
    env = environment(year.folder)
    return {
        each.name: [text for _, text in texts_in(document(year, each, env, year.cycle))]
        for each in process_of(year.cycle).materials
    }


@pytest.mark.parametrize("lang", LANGS)
def test_no_material_calls_people_anything_but_what_the_home_does(tmp_path: Path, lang: str) -> None:
    """A standard word may stand on paper only where the year says it itself."""
    year = year_of(tmp_path, lang)
    texts = {text.replace("**", "") for _, text, _ in year.source.texts()}
    own = sorted((text for text in texts if re.search(STANDARD[lang], text, re.IGNORECASE)), key=len, reverse=True)
    for name, texts in printed(year).items():
        rest = [reduce(lambda left, said: left.replace(said, ""), own, " ".join(text.split())) for text in texts]
        assert [text for text in rest if re.search(STANDARD[lang], text, re.IGNORECASE)] == [], name
    whole = " ".join(text for texts in printed(year).values() for text in texts)
    assert all(word in whole.casefold() for word in ODD[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_of_a_locale_names_people_itself(lang: str) -> None:
    """What is printed asks for {users}, {Staff} …"""
    words = load_words(lang)
    printed = ("common", "parts", "booklet", "tiles", "calibrate", "proof", *(each.name for each in MATERIALS))
    keys = [key for key in words.keys() if key.split(".")[0] in printed]
    assert len(keys) > 200
    texts = {key: re.sub(r"\{\w+\}", "", words.pattern(key)) for key in keys}
    assert [key for key, text in texts.items() if re.search(STANDARD[lang], text, re.IGNORECASE)] == []
    for article in read_texts("crpd", f"{lang}.yaml")["articles"].values():
        assert not re.search(STANDARD[lang], " ".join((*article.get("plain", ()), article.get("question", ""))), re.IGNORECASE)


@pytest.mark.parametrize(
    ("lang", "name", "expected"),
    [
        ("nb", "beboer", "en beboer"),
        ("nb", "medlem", "et medlem"),
        ("nb", "eldre beboer", "en eldre beboer"),
        ("nb", "medlem av huset", "et medlem av huset"),
        ("nb", "person med barn", "en person med barn"),
        ("nb", "en leietaker", "en leietaker"),
        ("nn", "brukar", "ein brukar"),
        ("nn", "husmedlem", "eit husmedlem"),
        ("nn", "kvinne", "ei kvinne"),
        ("en", "resident", "a resident"),
        ("en", "inhabitant", "an inhabitant"),
        ("en", "older tenant", "an older tenant"),
        ("en", "user", "a user"),
        ("en", "service user", "a service user"),
    ],
)
def test_one_of_many_has_the_article_of_its_word(lang: str, name: str, expected: str) -> None:
    assert noun(lang, {"one": name}).one == expected


@pytest.mark.parametrize(
    ("staff", "inside", "first"),
    [("Ansatte", "ansatte", "Ansatte"), ("ansatte", "ansatte", "Ansatte"), ("NAV-ansatte", "NAV-ansatte", "NAV-ansatte")],
)
def test_a_label_is_small_inside_a_sentence_and_a_capital_begins_one(tmp_path: Path, staff: str, inside: str, first: str) -> None:
    path = tmp_path / "cycle.yaml"
    path.write_text(f"{SMALL}labels: {{staff: {staff}}}\n")
    cycle = load(path).cycle
    words = with_people(cycle, load_words("nb"))
    assert words("tasks.to_staff") == f"Spørsmål til de {inside}."
    assert words("cards.who_staff") == f"En {inside.removesuffix('e')} sier"  # who says "I" is one
    assert words("invitation.to_others", place="Solbakken") == f"Til pårørende og {inside} på Solbakken"
    assert label(cycle, words, "staff") == first

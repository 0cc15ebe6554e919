"""What people and places are called: every form that a sentence needs, from the words that a caseworker would write."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import NOUNS, Labels
from dialogkit.cycle.text.nouns import FORMS, noun
from dialogkit.processes import PROCESSES
from dialogkit.templating.wording.people import called, label, with_people
from dialogkit.terms import LANGS
from dialogkit.words import load_words
from paper import loaded

START = (
    "dialogkit: 1\nlang: {lang}\ncycle: {{year: 2026}}\nkit: {{title: T}}\norganisation: {{municipality: M, service_place: S}}\n"
)


def year(tmp_path: Path, labels: str, lang: str = "nb", more: str = "") -> Loaded:
    return loaded(tmp_path, f"{more}labels: {labels}\n", START.format(lang=lang))


@pytest.mark.parametrize(
    ("lang", "field", "said", "forms"),
    [
        ("nb", "one", "beboer", "en beboer, beboeren, beboere, beboerne"),
        ("nb", "one", "brukere", "en bruker, brukeren, brukere, brukerne"),  # in the field of one
        ("nb", "many", "bruker", "en bruker, brukeren, brukere, brukerne"),  # in that of many
        ("nb", "many", "Leietakere", "en leietaker, leietakeren, leietakere, leietakerne"),
        ("nb", "many", "beboerne", "en beboer, beboeren, beboere, beboerne"),
        ("nb", "many", "ansatte", "en ansatt, den ansatte, ansatte, de ansatte"),
        ("nb", "many", "ansatt", "en ansatt, den ansatte, ansatte, de ansatte"),
        ("nb", "many", "de ansatte", "en ansatt, den ansatte, ansatte, de ansatte"),
        ("nb", "many", "NAV-ansatte", "en NAV-ansatt, den NAV-ansatte, NAV-ansatte, de NAV-ansatte"),
        ("nb", "many", "ANSATTE", "en ansatt, den ansatte, ansatte, de ansatte"),
        ("nb", "many", "**ansatte**", "en ansatt, den ansatte, ansatte, de ansatte"),
        ("nb", "many", "personale", "en av personalet, personalet, personale, personalet"),
        ("nb", "many", "pårørende", "en pårørende, den pårørende, pårørende, de pårørende"),
        ("nb", "one", "eldre beboer", "en eldre beboer, den eldre beboeren, eldre beboere, de eldre beboerne"),
        ("nb", "one", "medlem av huset", "et medlem av huset, medlemmet av huset, medlemmer av huset, medlemmene av huset"),
        ("nb", "one", "en leietaker", "en leietaker, leietakeren, leietakere, leietakerne"),
        ("nb", "many", "de som bor her", "en som bor her, den som bor her, de som bor her, de som bor her"),
        ("nb", "one", "den som bor her", "en som bor her, den som bor her, de som bor her, de som bor her"),
        ("nb", "one", "senter", "et senter, senteret, sentre, sentrene"),
        ("nb", "one", "bydel", "en bydel, bydelen, bydeler, bydelene"),
        ("nb", "one", "kommunen", "en kommune, kommunen, kommuner, kommunene"),
        ("nn", "one", "brukar", "ein brukar, brukaren, brukarar, brukarane"),
        ("nn", "many", "tilsette", "ein tilsett, den tilsette, tilsette, dei tilsette"),
        ("nn", "many", "pårørande", "ein pårørande, den pårørande, pårørande, dei pårørande"),
        ("nn", "one", "kvinne", "ei kvinne, kvinna, kvinner, kvinnene"),
        ("nn", "one", "avdeling", "ei avdeling, avdelinga, avdelingar, avdelingane"),
        ("nn", "one", "bustad", "ein bustad, bustaden, bustader, bustadene"),
        ("en", "one", "resident", "a resident, the resident, residents, the residents"),
        ("en", "many", "inhabitants", "an inhabitant, the inhabitant, inhabitants, the inhabitants"),
        ("en", "one", "user", "a user, the user, users, the users"),
        ("en", "one", "older tenant", "an older tenant, the older tenant, older tenants, the older tenants"),
        ("en", "many", "families", "a family, the family, families, the families"),
        ("en", "many", "staff", "a member of staff, the member of staff, staff, the staff"),
        (
            "en",
            "many",
            "people we support",
            "a person we support, the person we support, people we support, the people we support",
        ),
    ],
)
def test_from_one_form_the_others_follow(lang: str, field: str, said: str, forms: str) -> None:
    found = noun(lang, {field: said})
    assert [getattr(found, form) for form in FORMS] == forms.split(", ")
    assert found.sure


@pytest.mark.parametrize(
    ("lang", "said"),
    [("nb", "folk"), ("nb", "unge brukere"), ("nb", "skalder"), ("nb", "12345"), ("nn", "folk"), ("en", "those who live here")],
)
def test_what_is_guessed_is_not_sure_and_told_with_what_to_write(tmp_path: Path, lang: str, said: str) -> None:
    assert not noun(lang, {"many": said}).sure
    year_of_it = year(tmp_path, f"\n  users: {said}", lang)
    (problem,) = year_of_it.problems
    assert (problem.code, problem.severity, str(problem.place).rpartition("cycle.yaml:")[2]) == (
        "noun-guessed",
        "warning",
        "7:10",
    )
    hint = year_of_it.words.hint(problem)
    written = hint[hint.index("{") : hint.index("}") + 1]
    assert year(tmp_path, f"{{users: {written}}}", lang).problems == ()


def test_a_guess_that_another_form_agrees_with_is_none(tmp_path: Path) -> None:
    assert noun("nb", {"one": "skald", "many": "skalder"}).sure
    assert not noun("nb", {"one": "far", "many": "fedre"}).sure
    assert year(tmp_path, "{user: skald, users: skalder}").problems == ()
    told = called(year(tmp_path, "{user: far, users: fedre}").cycle, load_words("nb"))
    assert (told["one_user"], told["users"], told["the_users"]) == ("en far", "fedre", "fedrene")


def test_a_name_may_be_given_form_by_form(tmp_path: Path) -> None:
    cycle = year(tmp_path, "{staff: {one: en av oss, many: vi som jobber her, the_many: oss som jobber her}}").cycle
    told = called(cycle, load_words("nb"))
    assert [told[name] for name in ("one_staff", "staff", "the_staff")] == [
        "en av oss",
        "vi som jobber her",
        "oss som jobber her",
    ]
    assert label(cycle, load_words("nb"), "staff") == "Vi som jobber her"


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("process", PROCESSES)
def test_of_standard_words_no_form_is_a_guess(lang: str, process: str) -> None:
    words = load_words(lang)
    assert [name for name in NOUNS if not PROCESSES[process].called(name, Labels(), words).sure] == []


def test_where_those_who_meet_are_the_users_one_name_is_that_of_both(tmp_path: Path) -> None:
    for labels in ("{users: gjester}", "{participants: gjester}"):
        told = called(year(tmp_path, labels, more="process: forum\n").cycle, load_words("nb"))
        assert (told["the_users"], told["the_participants"]) == ("gjestene", "gjestene")
    told = called(year(tmp_path, "{participants: gjester}").cycle, load_words("nb"))
    assert (told["the_users"], told["the_participants"]) == ("beboerne", "gjestene")


@pytest.mark.parametrize(
    ("staff", "inside", "first"),
    [("Ansatte", "ansatte", "Ansatte"), ("ansatte", "ansatte", "Ansatte"), ("NAV-ansatte", "NAV-ansatte", "NAV-ansatte")],
)
def test_a_label_is_small_inside_a_sentence_and_a_capital_begins_one(tmp_path: Path, staff: str, inside: str, first: str) -> None:
    cycle = year(tmp_path, f"{{staff: {staff}}}").cycle
    words = with_people(cycle, load_words("nb"))
    assert words("tasks.to_staff") == f"Spørsmål til de {inside}."
    assert words("cards.who_staff") == f"En {inside.removesuffix('e')} sier"  # who says "I" is one
    assert words("invitation.to_others") == f"Til pårørende og {inside} på S"
    assert label(cycle, words, "staff") == first


def test_one_label_gives_the_headings_of_its_other_forms(tmp_path: Path) -> None:
    cycle = year(tmp_path, "{user: bruker, home: bolig}").cycle
    words = with_people(cycle, load_words("nb"))
    assert [label(cycle, words, name) for name in ("user", "users", "home")] == ["Bruker", "Brukere", "Bolig"]
    assert words("report.departments") == "Boligene"

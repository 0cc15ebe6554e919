"""The words that dialogkit prints: they pass dialogkit's own rules, each language is its own, the same word for the same thing.

The convention's plain words have a test file of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.checks.reading.measure import measure, sentences
from dialogkit.checks.reading.reading_rules import read_passage
from dialogkit.cycle.load import load
from dialogkit.problems import Severity
from dialogkit.processes import MATERIALS, PROCESSES
from dialogkit.resources import templates_folder
from dialogkit.terms import Profile
from dialogkit.words import LANGS, load_words
from reading import passage, reader
from whole_year import whole_text

FOR_RESIDENTS = (
    "common",
    "labels",
    "parts",
    "withdrawn",
    *(each.name.replace("-", "_") for each in MATERIALS if each.profile == "easy"),
)
FOR_STAFF = (
    *("waits", "tiles", "calibrate", "booklet", "proof", "symbols", "consents", "seminar"),
    *(each.name for each in MATERIALS if each.profile == "plain"),
)
ON_THE_SCREEN = (
    "next_year",
    "status",
    "withdraw",
    "packs",
    "problems",
    "progress",
    "leftovers",
    "new",
    "add",
    "table",
    "remarks",
    "read",
    "review",
    "reasons",
    "listing",
    "materials",
)
FOR_WHO_MAKES_IT = {("cards", "front"), ("cards", "back"), ("mat", "sheet"), ("consent", "list_given")}
"""Small and outside the cut, for the one who prints; and what the one who asks writes in the file."""
MAX_SQUARE = 10  # characters, spaces counted: what a square of 30 mm holds at 12 pt

KNOWN = ("CRPD", "PLA", "FN", "UN", "ARASAAC")  # known by these names, and explained where they are printed
FILES = "SVG PDF PNG JPEG HEIC YAML UTF MB LIX DOCTYPE README".split()  # whoever edits the file meets these by name
OF_THE_SCREEN = {"R01", "R07", "R11", "R12"}
# Forms that slip in: of the other written Norwegian, of American English. Nynorsk allows a few of them; this project does not.
OF_ANOTHER_LANGUAGE = {
    "nb": (
        "ikkje korleis kva kven kvar kvifor eg nokon nokre noko frå vere sjølv sjølve meir dei dykk dykkar ein eit eitt "
        "saman berre då veit seie seier gjer gjere kjem kome heim heime fleire gong gonger tilsett tilsette bebuar "
        "bebuarar bebuarane løysing løysingar løysingane rettar rettane bustad teneste tenester mykje vidare innhald "
        "forslaga treng spel spelar namn bilete"
    ),
    "nn": (
        "ikke hvordan hva hvem hvor hver hvert hvorfor hvis hvilken hvilke jeg noen noe fra være selv mer dere deres dem "
        "en sammen bare da vet sier gjør gjøre kommer komme hjem hjemme flere ganger ansatt ansatte beboer beboere "
        "beboerne løsning løsninger løsningene rettighet rettigheter rettighetene bolig tjeneste tjenester mye videre "
        "innhold forslagene trenger spill spiller navn bilde bilder nå"
    ),
    "en": "color center favorite behavior organization license gray labor neighbor og ikke ikkje eller med til som hva kva",
}
NOT_WORDS = re.compile(r"`[^`]*`|\{+\w+(?:\|[^{}]*)?\}+|https?://\S+|\S+@\S+")

languages = pytest.mark.parametrize("lang", LANGS)


# ---------------------------------------------------------------------------------------------------- the rules


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", NOT_WORDS.sub(" x ", text))


def found(text: str, words: str) -> list[str]:
    return sorted({word.lower() for word in words_of(text)} & set(words.split()))


def broken_rules(text: str, lang: str, profile: Profile) -> list[str]:
    """What the rules of reading warn of. A placeholder counts as a short word."""
    hits = read_passage(reader(lang, *KNOWN, *FILES), passage(NOT_WORDS.sub("x", text), profile=profile))
    return [f"{hit.rule} {hit.words}" for hit in hits if hit.severity is not Severity.NOTICE]


def complaints(text: str, lang: str, profile: Profile) -> list[object]:
    """All that is wrong with a text that residents (easy) or staff (plain) read."""
    wrong = [*broken_rules(text, lang, profile), re.findall("!", text), found(text, OF_ANOTHER_LANGUAGE[lang])]
    return [entry for entry in wrong if entry]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Dette er en setning som har flere ord enn folk kan huske her."),
        ("nb", "Snakk om fredagsmiddagene."),
        ("nb", "Ta med saft, boller osv. til alle."),
        ("en", "Bring a friend, e.g. from work."),
        ("nb", "Dette er VIKTIG."),
        ("nn", "Velkomen!"),
        ("nn", "Vi vil ikke."),
        ("nb", "Vi vil ikkje."),
        ("en", "What is your favorite color?"),
        ("nb", "Spør en av brukerne."),
    ],
)
def test_rules_find_what_they_look_for(lang, text):
    assert len(complaints(text, lang, "easy")) == 1


@languages
def test_rules_let_good_text_be(lang):
    for text in ("CRPD", "{who}: {{page}}", "`themes:`"):
        assert complaints(text, lang, "easy") == []


# ---------------------------------------------------------------------------------------------------- the locales


@cache
def locale(lang: str) -> dict[str, dict]:
    return yaml.load((templates_folder() / "locales" / f"{lang}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


def texts_in(node: object, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each text of nested maps and lists with its path."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from texts_in(value, (*path, key))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from texts_in(value, (*path, str(number)))
    else:
        yield path, str(node)


@pytest.mark.parametrize(("lang", "profile"), [(lang, profile) for lang in LANGS for profile in ("easy", "plain")])
def test_words_of_the_kit(lang, profile):
    wrong = {}
    in_others_place = {("labels", name) for process in PROCESSES.values() for name in process.labels.values()}
    for path, text in texts_in({name: words for name, words in locale(lang).items() if name in (*FOR_RESIDENTS, *FOR_STAFF)}):
        if profile == ("plain" if path[0] in FOR_STAFF or path[:2] in FOR_WHO_MAKES_IT else "easy"):
            wrong[path] = complaints(text, lang, profile) if path not in in_others_place else []
    assert len(wrong) > 5
    assert {path: entries for path, entries in wrong.items() if entries} == {}


@pytest.mark.parametrize(("lang", "material"), [(lang, material.name) for lang in LANGS for material in MATERIALS])
def test_the_words_of_each_paper_are_very_easy(lang, material):
    """Whoever it is for: a LIX below 30 of all its words together, and no sentence of 15 words or more."""
    texts = [NOT_WORDS.sub("x", text) for _, text in texts_in(locale(lang)[material.replace("-", "_")])]
    assert measure(texts).lix < 30
    assert [each.text for text in texts for each in sentences(text) if len(each.words) >= 15] == []


@languages
def test_every_section_is_looked_at(lang):
    sections = {key.split(".")[0] for key in load_words(lang).keys()}
    assert sections - {*FOR_RESIDENTS, *FOR_STAFF, *ON_THE_SCREEN} == {"language"}


@languages
def test_what_is_said_on_the_screen(lang):
    wrong = {}
    for path, text in texts_in({section: locale(lang)[section] for section in ON_THE_SCREEN}):
        wrong[path] = [entry for entry in broken_rules(text, lang, "plain") if entry.split()[0] in OF_THE_SCREEN]
        wrong[path] += found(text, OF_ANOTHER_LANGUAGE[lang])
    assert {path: entries for path, entries in wrong.items() if entries} == {}


@languages
def test_words_on_the_board_fit_a_square(lang):
    words = load_words(lang)
    texts = [words(f"board.{kind}") for kind in ("start", "quote", "right", "question", "free", "goal")]
    assert [text for text in texts if len(text) > MAX_SQUARE] == []
    assert len(set(texts)) == len(texts)


# ---------------------------------------------------------------------------------------------------- the starting cycles

FIELD_IN_COMMENT = re.compile(r"^( *)# ( *(?:- )?[a-z_]+:(?: .*)?| *- .*)$", re.MULTILINE)
FOR_THE_PROGRAM = set(
    "id symbol src url email phone department theme event finding quotes ref date due expires size previous licence print".split()
)


def starting_cycle(lang: str) -> dict:
    """The starting cycle with its commented fields brought to life, every value a text."""
    return yaml.load(FIELD_IN_COMMENT.sub(r"\1\2", whole_text(lang)), yaml.BaseLoader)


@languages
def test_starting_cycle_is_easy_to_read(lang, tmp_path):
    text = FIELD_IN_COMMENT.sub(r"\1\2", whole_text(lang))
    (tmp_path / "cycle.yaml").write_text(text, encoding="utf-8")
    problems = check_reading(load(tmp_path))
    assert [problem for problem in problems if problem.severity is not Severity.NOTICE] == []


@languages
def test_starting_cycle_is_in_its_language(lang):
    texts = [(path, text) for path, text in texts_in(starting_cycle(lang)) if not FOR_THE_PROGRAM & set(path)]
    assert [(path, text) for path, text in texts if "!" in text or found(text, OF_ANOTHER_LANGUAGE[lang])] == []


@languages
def test_privacy_page_is_plain(lang):
    text = (templates_folder() / "cycles" / f"privacy-{lang}.md").read_text(encoding="utf-8")
    paragraphs = re.sub(r"\n *(?=\w)", " ", text)
    assert complaints(paragraphs, lang, "plain") == []


@languages
def test_comments_of_the_starting_cycle_are_in_its_language(lang):
    text = whole_text(lang).replace("nn (nynorsk) eller en (engelsk)", "")
    assert found(text, OF_ANOTHER_LANGUAGE[lang]) == []


@languages
def test_starting_cycle_calls_the_parts_what_the_kit_calls_them(lang):
    words = load_words(lang)
    labels = starting_cycle(lang)["labels"]
    assert {name: words(f"labels.{name}").lower() for name in labels} == {name: text.lower() for name, text in labels.items()}

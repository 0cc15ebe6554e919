"""The words that dialogkit prints: easy to read, each language its own, the same word for the same thing.

The limits follow the usual advice for easy-to-read text (Inclusion Europe's "Information for all"): short sentences of
everyday words, no abbreviations, no capitals for weight. The convention's plain words have a test file of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml

from dialogkit.cycle.new import starting_text
from dialogkit.resources import templates_folder
from dialogkit.words import LANGS, load_words

FOR_RESIDENTS = ("common", "labels", "parts", "handout", "tasks", "poster", "board", "tiles", "cards", "calibrate", "booklet")
FOR_STAFF = ("waits", "report", "proof")
MAX_WORDS = {"residents": 12, "staff": 15}  # in a sentence
MAX_LETTERS = 13  # in a word that residents read
MAX_SQUARE = 10  # characters, spaces counted: what a square of 30 mm holds at 12 pt

LONG_NAMES = tuple(
    "dialogkonferanse løsningsverksted løysingsverkstad samarbeidsplakat løsningskonferanse løysingskonferanse "
    "fagkoordinator frivilligsentral".split()
)
CAPITALS = {"CRPD", "PLA", "FN", "UN"}  # known by these names
ABBREVIATIONS = {
    "nb": "bl.a. f.eks. ca. evt. osv. etc. mht. ift. pga. jf. kl. mnd. nr. pr. vedr. dvs. mv. m.m. o.l.",
    "nn": "m.a. t.d. ca. evt. osb. etc. pga. jf. kl. mnd. nr. pr. dvs. mv. m.m. o.l.",
    "en": "e.g. i.e. ca. etc. approx. nr. vs. incl. asap",
}
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
OTHER_NAMES = {  # for what already has a name
    "nb": "personale personalet brukere brukerne tjenestemottaker tjenestemottakere klient klienter tiltak funksjonshemmet",
    "nn": "personale personalet brukarar brukarane tenestemottakar tenestemottakarar klient klientar tiltak",
    "en": "employee employees client clients customer customers patient patients municipality measure measures",
}
NOT_WORDS = re.compile(r"`[^`]*`|\{+\w+\}+|https?://\S+|\S+@\S+|@[A-Z]+@")

languages = pytest.mark.parametrize("lang", LANGS)
settings = pytest.mark.parametrize(("lang", "readers"), [(lang, readers) for lang in LANGS for readers in MAX_WORDS])


# ---------------------------------------------------------------------------------------------------- the rules


def words_of(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", NOT_WORDS.sub(" x ", text))


def too_long_sentences(text: str, limit: int) -> list[str]:
    sentences = re.split(r"(?<=[.?:])\s+", text.replace(" – ", ". "))
    return [sentence for sentence in sentences if len(words_of(sentence)) > limit]


def too_long_words(text: str) -> list[str]:
    return [word for word in words_of(text) if len(word) > MAX_LETTERS and not word.lower().startswith(LONG_NAMES)]


def abbreviations(text: str, lang: str) -> list[str]:
    tokens = {token.strip("(,") for token in text.lower().split()}
    return [short for short in ABBREVIATIONS[lang].split() if short in tokens]


def capitals(text: str) -> list[str]:
    return [word for word in words_of(text) if len(word) > 1 and word.isupper() and not word.isdigit() and word not in CAPITALS]


def found(text: str, words: str) -> list[str]:
    return sorted({word.lower() for word in words_of(text)} & set(words.split()))


def complaints(text: str, lang: str, readers: str) -> list[object]:
    """All that is wrong with a text that residents or staff read."""
    wrong = [too_long_sentences(text, MAX_WORDS[readers]), abbreviations(text, lang), capitals(text), re.findall("!", text)]
    wrong += [found(text, OF_ANOTHER_LANGUAGE[lang]), found(text, OTHER_NAMES[lang])]
    if readers == "residents":
        wrong.append(too_long_words(text))
    return [entry for entry in wrong if entry]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("nb", "Dette er en setning som har flere ord enn folk kan huske her."),
        ("nb", "Snakk om brukermedvirkning."),
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
    assert len(complaints(text, lang, "residents")) == 1


@languages
def test_rules_let_good_text_be(lang):
    for text in ("CRPD", "{who}: {{page}} – 20", "`themes:`"):
        assert complaints(text, lang, "residents") == []


# ---------------------------------------------------------------------------------------------------- the locales


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


@settings
def test_words_of_the_kit(lang, readers):
    sections = FOR_RESIDENTS if readers == "residents" else FOR_STAFF
    texts = texts_in({section: locale(lang)[section] for section in sections})
    assert {path: wrong for path, text in texts if (wrong := complaints(text, lang, readers))} == {}


@languages
def test_every_section_is_looked_at(lang):
    sections = {key.split(".")[0] for key in load_words(lang).keys()}
    assert sections == {*FOR_RESIDENTS, *FOR_STAFF, "language", "problems", "progress", "new", "remarks", "read"}


@languages
def test_what_is_said_on_the_screen_is_in_its_language(lang):
    texts = texts_in({section: locale(lang)[section] for section in ("problems", "progress", "new", "remarks", "read")})
    assert {path: wrong for path, text in texts if (wrong := found(text, OF_ANOTHER_LANGUAGE[lang]))} == {}


@languages
def test_words_on_the_board_fit_a_square(lang):
    words = load_words(lang)
    texts = [words(f"board.{kind}") for kind in ("start", "quote", "right", "question", "free", "goal")]
    assert [text for text in texts if len(text) > MAX_SQUARE] == []
    assert len(set(texts)) == len(texts)


@languages
def test_rules_name_the_squares_as_the_board_does(lang):
    words = load_words(lang)
    for kind in ("quote", "right", "question", "free"):
        assert words(f"board.on_{kind}").startswith(words(f"board.{kind}") + ":")


# ---------------------------------------------------------------------------------------------------- the starting cycles

FIELD_IN_COMMENT = re.compile(r"^( *)# ( *(?:- )?[a-z_]+:(?: .*)?| *- .*)$", re.MULTILINE)
FOR_THE_PROGRAM = set(
    "id symbol src url email phone department theme event finding quotes ref date due expires size previous licence print".split()
)
STAFF_PARTS = ("purpose", "value", "findings", "solutions", "report", "evaluation", "awards", "sources")


def starting_cycle(lang: str) -> dict:
    """The starting cycle with its commented fields brought to life, every value a text."""
    return yaml.load(FIELD_IN_COMMENT.sub(r"\1\2", starting_text(2027, lang, "Solbakken", "Fjordvik")), yaml.BaseLoader)


@languages
def test_starting_cycle_is_easy_to_read(lang):
    wrong = {}
    for path, text in texts_in(starting_cycle(lang)):
        if not FOR_THE_PROGRAM & set(path):
            wrong[path] = complaints(text, lang, "staff" if path[0] in STAFF_PARTS else "residents")
    assert {path: entries for path, entries in wrong.items() if entries} == {}


@languages
def test_comments_of_the_starting_cycle_are_in_its_language(lang):
    text = re.sub(r"\(nb, nn \w+ en\)", "", starting_text(2027, lang, "Solbakken", "Fjordvik"))
    assert found(text, OF_ANOTHER_LANGUAGE[lang]) == []


@languages
def test_starting_cycle_calls_the_parts_what_the_kit_calls_them(lang):
    words = load_words(lang)
    labels = starting_cycle(lang)["labels"]
    assert {name: words(f"labels.{name}").lower() for name in labels} == {name: text.lower() for name, text in labels.items()}

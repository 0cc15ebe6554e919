"""The plain words on the convention: all there, alike in each language, and as easy to read as dialogkit asks of others."""

import re
from dataclasses import FrozenInstanceError

import pytest

from dialogkit.crpd import Article, articles
from dialogkit.crpd import article as one_article
from dialogkit.press.art import tabler
from dialogkit.templating.seen.rights import rights
from paper import loaded
from reading import hits, usual

LANGS = ("nb", "nn", "en")
DAILY_LIFE = {1, *range(3, 31)}
NOT_ABOUT_ALL = {6, 7}  # women and children: these cannot say "you" to everybody

MAX_PLAIN = 105  # characters in an article's sentences with the spaces between them: what a card holds
MAX_QUESTION = 50  # characters
LONG_WORD = 7  # letters, as in LIX
MAX_LONG_SHARE = 0.12  # over all articles
MAX_LONG_SHARE_OF_ONE = 0.3

SECOND_PERSON = {
    "nb": {"du", "deg", "din", "di", "ditt", "dine", "dere"},
    "nn": {"du", "deg", "din", "di", "ditt", "dine", "de", "dykk", "dykkar"},
    "en": {"you", "your", "yours", "yourself"},
}
QUESTION_WORDS = {
    "nb": {"hva", "hvem", "hvordan", "når", "hvor", "hvilke"},
    "nn": {"kva", "kven", "korleis", "når", "kvar"},
    "en": {"what", "who", "how", "when", "where", "which"},
}
FOREIGN = {  # words that slip in easily: of the other written Norwegian, of American English
    "nb": {"ikkje", "eit", "ein", "korleis", "kva", "kven", "dei", "dykk", "frå", "vere", "sjølv", "noko", "meir", "rettane"},
    "nn": {"ikke", "et", "en", "hvordan", "hva", "hvem", "dere", "fra", "være", "selv", "noe", "mer", "rettighetene", "jeg"},
    "en": {"color", "practice", "favorite", "center"},
}

languages = pytest.mark.parametrize("lang", LANGS)


def explained(lang: str) -> list[Article]:
    """The articles with plain words, as they are printed where a year has no words of its own."""
    return [one_article(n, usual(lang)) for n, each in articles(lang).items() if each.plain]


def sentences(lang: str) -> list[str]:
    """Every plain sentence and every question."""
    return [text for article in explained(lang) for text in (*article.plain, article.question)]


def words(*texts: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", " ".join(texts).lower())


def count(text: str, phrases: set[str]) -> int:
    """How often the phrases, of one word or more, stand in `text`."""
    spoken = f" {' '.join(words(text))} "
    return sum(spoken.count(f" {phrase} ") for phrase in phrases)


def long_share(all_words: list[str]) -> float:
    return sum(len(word) >= LONG_WORD for word in all_words) / len(all_words)


# ------------------------------------------------------------------------------------------------ all there


@languages
def test_fifty_articles_in_order(lang):
    assert list(articles(lang)) == list(range(1, 51))
    assert all(n == article.n and article.title for n, article in articles(lang).items())


@languages
def test_plain_words_for_the_29_of_daily_life(lang):
    assert {n for n, article in articles(lang).items() if article.plain} == DAILY_LIFE
    for each in articles(lang).values():
        assert bool(each.plain) == bool(each.question) == bool(each.symbol)
        assert len(each.plain) <= 3


@pytest.mark.parametrize(
    ("lang", "n", "title"),
    [
        ("nb", 12, "Lik rettslig anerkjennelse"),
        ("nb", 19, "Retten til et selvstendig liv og til å være en del av samfunnet"),
        ("nb", 30, "Deltakelse i kulturliv, fritidsaktiviteter, fornøyelser og idrett"),
        ("nn", 19, "Retten til eit sjølvstendig liv og til å vere ein del av samfunnet"),
        ("en", 12, "Equal recognition before the law"),
        ("en", 19, "Living independently and being included in the community"),
    ],
)
def test_titles(lang, n, title):
    assert articles(lang)[n].title == title


def test_same_symbols_in_all_languages():
    symbols = [{n: article.symbol for n, article in articles(lang).items()} for lang in LANGS]
    assert symbols[0] == symbols[1] == symbols[2]


def test_each_article_has_a_symbol_of_its_own_that_exists():
    symbols = [article.symbol for article in articles("nb").values() if article.symbol]
    assert len(set(symbols)) == len(symbols)
    assert [name for name in symbols if name not in tabler.names()] == []
    assert [name for name in symbols if name.startswith("mood-")] == []  # no smileys


@languages
def test_nothing_is_said_twice(lang):
    said = [text for a in articles(lang).values() for text in (a.title, *a.plain, a.question) if text]
    assert len(set(said)) == len(said)


def test_languages_have_as_many_sentences():
    for n in DAILY_LIFE:
        assert len({len(articles(lang)[n].plain) for lang in LANGS}) == 1


# ------------------------------------------------------------------------------------------------ easy to read


@languages
def test_articles_pass_the_rules_of_reading(lang):
    for each in explained(lang):
        assert hits(lang, *each.plain, kind="text") == []
        assert hits(lang, each.question, kind="question") == []


@languages
def test_each_text_is_one_sentence_without_hard_marks(lang):
    one_sentence = re.compile(r"[A-ZÆØÅ][^.?!:;()/…–\[\]*\"«»]*[.?]")
    assert [text for text in sentences(lang) if not one_sentence.fullmatch(text)] == []


@languages
def test_no_words_of_another_language(lang):
    assert [text for text in sentences(lang) if count(text, FOREIGN[lang])] == []


@languages
def test_articles_fit_a_card(lang):
    assert [a for a in explained(lang) if len(" ".join(a.plain)) > MAX_PLAIN] == []
    assert [a for a in explained(lang) if not all(sentence.endswith(".") for sentence in a.plain)] == []


@languages
def test_articles_speak_to_the_reader(lang):
    distant = {a.n for a in explained(lang) if not SECOND_PERSON[lang] & set(words(*a.plain))}
    assert distant <= NOT_ABOUT_ALL


@languages
def test_questions_are_short_single_and_open(lang):
    questions = [article.question for article in explained(lang)]
    assert [text for text in questions if len(text) > MAX_QUESTION] == []
    assert [text for text in questions if text.count("?") != 1 or not text.endswith("?")] == []
    assert [text for text in questions if words(text)[0] not in QUESTION_WORDS[lang]] == []


@languages
def test_long_words_are_few(lang):
    assert long_share(words(*sentences(lang))) <= MAX_LONG_SHARE
    assert [a for a in explained(lang) if long_share(words(*a.plain)) > MAX_LONG_SHARE_OF_ONE] == []


# ------------------------------------------------------------------------------------------------ as a value


def test_articles_are_read_once_and_cannot_be_changed():
    assert articles("nb") is articles("nb")
    with pytest.raises(TypeError):
        articles("nb")[1] = Article(1, "x")
    with pytest.raises(FrozenInstanceError):
        articles("nb")[1].title = "x"


def test_another_language_is_not_there():
    with pytest.raises(FileNotFoundError):
        articles("sv")


@languages
def test_every_explained_article_has_a_heading_that_says_what_it_gives(lang: str) -> None:
    """In a few everyday words, without a full stop, and not as the plain words begin."""
    for each in explained(lang):
        assert each.meaning and len(each.meaning) <= 42 and len(words(each.meaning)) <= 9, each.n
        assert each.meaning[-1].isalpha() and each.meaning[0].isupper() and each.meaning != each.title
        assert not each.plain[0].startswith(each.meaning), each.n
        assert not FOREIGN[lang] & set(words(each.meaning)), each.n
    assert not any(article.meaning for article in articles(lang).values() if not article.plain)
    assert len({article.meaning for article in explained(lang)}) == len(explained(lang))


def test_the_years_own_words_head_its_rights(tmp_path) -> None:
    plain = '["You decide.", "You can get help."]'
    long = '["' + "These are many words for a heading. " * 3 + '", "And more."]'
    year = loaded(tmp_path, f"rights: {{articles: [{{n: 12, plain: {plain}}}, {{n: 19, plain: {long}}}, 22, 2]}}\n")
    twelve, nineteen, private = (rights(year.cycle, year.words)[index] for index in (1, 2, 3))
    assert (twelve.meaning, twelve.told) == ("You decide", ("You can get help.",))
    assert nineteen.meaning == "You decide where you live" and len(nineteen.told) == 2
    assert private.meaning == "You have a right to be left in peace" and private.told == private.plain
    assert rights(year.cycle, year.words)[0].meaning == "Definitions", "what is not explained has its title"

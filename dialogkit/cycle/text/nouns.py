"""What one, many and all of something are called: "en beboer", "beboere", "beboerne". From one form the others follow.

The rules stand in `templates/language/nouns.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from typing import Any

from dialogkit.resources import read_texts

FORMS = ("one", "the_one", "many", "the_many")
_BEHIND = re.compile(r"\s(?:som|med|av|på|i|fra|frå|til|hos|for|who|with|of|in|from|at|that|we|you)\s.*", re.DOTALL)
_LONG = 6  # letters: no abbreviation
_ARTICLES = frozenset("en et ei ein eit den det de dei a an the".split())
_OF_THE_ONE = {"en": "den", "ei": "den", "ein": "den", "et": "det", "eit": "det"}  # before an adjective
_INDEFINITE = frozenset((*_OF_THE_ONE, "a", "an"))
_OF_ALL = {"nb": "de", "nn": "dei"}
_SAME = re.compile(r"(?:re|-)$|^(?:felles|bra)$")  # adjectives that are the same of one and of many: "eldre", "tidligere"


@dataclass(frozen=True, slots=True)
class Noun:
    """The forms of a noun as they stand inside a sentence, `one` with its article. `sure` tells that none of them is a guess."""

    one: str
    the_one: str
    many: str
    the_many: str
    sure: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """How some nouns are inflected: article and ending of each form. `words` are nouns of them, without the ending of `one`."""

    articles: tuple[str, ...]
    endings: tuple[str, ...]
    words: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Parsed:
    """A text that is the form at `index` of a noun in that row: `before` its stem are adjectives, `behind` it is what follows."""

    text: str
    article: str
    before: str
    stem: str
    behind: str
    row: _Row
    index: int
    sure: bool

    def form(self, index: int, lang: str) -> str:
        """Another form of it."""
        article = self.row.articles[index] or _before_adjective(lang, self.row, index) * bool(self.before)
        bare = f"{self.before}{self.stem}{self.row.endings[index]}{self.behind}"
        return f"{_fitting(lang, article, bare)} {bare}".strip()

    def as_written(self, index: int, lang: str) -> str:
        """That form, which is what the text is given for: as it stands there, if it is one."""
        if self.article and index != 2 and (index == 0) == (self.article.casefold() in _INDEFINITE):
            return self.text
        if self.article or self.sure and index != self.index:
            return self.form(index, lang)
        return f"{_fitting(lang, self.row.articles[0], self.text)} {self.text}" if index == 0 else self.text


def inside(text: str) -> str:
    """A name as it stands inside a sentence: with a small letter, unless it is an abbreviation; a long word is none."""
    if text.isupper() and text.isalpha() and len(text) >= _LONG:
        return text.lower()
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def without_article(text: str) -> str:
    """A name without the article before it: "beboer" of "en beboer"."""
    first, _, rest = text.partition(" ")
    return rest if rest and first.casefold() in _ARTICLES else text


def noun(lang: str, given: Mapping[str, str]) -> Noun:
    """The forms of a noun, of which some are `given` by their names in FORMS. Raises StopIteration where none is."""
    parsed = {form: _parsed(lang, inside(given[form].replace("**", "").strip()), form) for form in FORMS if form in given}
    first = next(iter(parsed.values()))
    near = {"one": "the_one", "the_one": "one", "many": "the_many", "the_many": "many"}
    made = {}
    for index, form in enumerate(FORMS):
        own = parsed.get(form)
        made[form] = own.as_written(index, lang) if own else (parsed.get(near[form]) or first).form(index, lang)
    fits = len(given) > 1 and any(
        all(each.form(index, lang) == made[form] for index, form in enumerate(FORMS) if form in given) for each in parsed.values()
    )
    return Noun(**made, sure=fits or len(parsed) == len(FORMS) or all(each.sure for each in parsed.values()))


def _parsed(lang: str, text: str, form: str) -> _Parsed:
    rest, article = text, ""
    if rest.partition(" ")[0].casefold() in _ARTICLES and " " in rest:
        article, _, rest = rest.partition(" ")
    behind = found[0] if (found := _BEHIND.search(f" {rest}")) else ""
    *adjectives, head = f" {rest}".removesuffix(behind).split() or [""]
    before = "".join(f"{word} " for word in adjectives)
    row, index, sure = _row_of(lang, head or article, form)
    stem = head[: len(head) - len(row.endings[index])]
    sure = sure and (lang == "en" or all(map(_SAME.search, adjectives)))
    return _Parsed(text, article, before, stem, behind, row, index, sure)


@cache
def _row_of(lang: str, head: str, form: str) -> tuple[_Row, int, bool]:
    """The row of a word, which of its forms the word is, and whether that is sure."""
    word, asked = head.casefold(), FORMS.index(form)
    pair = (asked, asked ^ 1)
    known, regular, pronoun = _rows(lang)
    if word in pronoun.endings:
        return pronoun, pronoun.endings.index(word), True
    for index in (*pair, *(each for each in range(len(FORMS)) if each not in pair)):
        for row in (*known, *regular):
            if any(word.endswith(f"{each}{row.endings[index]}") for each in row.words):
                return row, index, True
    for index in pair:
        for row in regular:
            if word.endswith(row.endings[index]) and row.endings[index] != word:
                return row, index, FORMS[index].removeprefix("the_") not in row.unsure
    return next((row, 0, False) for row in regular if word.endswith(row.endings[0]))


def _before_adjective(lang: str, row: _Row, index: int) -> str:
    """The article of a definite form that has none by itself: "den eldre beboeren"."""
    return {1: _OF_THE_ONE.get(row.articles[0].partition(" ")[0], ""), 3: _OF_ALL.get(lang, "")}.get(index, "")


def _fitting(lang: str, article: str, text: str) -> str:
    """In English "a" or "an", as what follows is spelt."""
    if article != "a" or lang != "en":
        return article
    fits = read_texts("language", "nouns.yaml")["en"]["articles"].items()
    return next(each for each, patterns in fits if any(fnmatchcase(text.casefold(), pattern) for pattern in patterns.split()))


@cache
def _rows(lang: str) -> tuple[list[_Row], list[_Row], _Row]:
    """The irregular rows of a language, the others, and the pronouns that stand before "who lives here"."""
    rules: dict[str, Any] = read_texts("language", "nouns.yaml")[lang]
    irregular = [_row({"forms": forms}, known=True) for forms in rules["irregular"]]
    return irregular, [_row(row) for row in rules["regular"]], _row({"forms": rules.get("pronoun", "")})


def _row(texts: Mapping[str, str], known: bool = False) -> _Row:
    forms = [form.strip().rpartition(" ") for form in texts["forms"].split("|")]
    endings = tuple(ending.removeprefix("*") for _, _, ending in forms)
    words = tuple(word.removesuffix(endings[0]) for word in texts.get("words", "").split())
    return _Row(
        tuple(article for article, _, _ in forms), endings, ("",) if known else words, tuple(texts.get("unsure", "").split())
    )

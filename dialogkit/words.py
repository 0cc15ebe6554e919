"""Every word that dialogkit itself prints, in one language: texts of the locale files, dates, times and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import Any

from dialogkit.problems import DayOfWeek, Problem, Reason
from dialogkit.resources import read_texts
from dialogkit.terms import LANGS

_PLACE = re.compile(r"\{(\w+)\}")
_COUNTED = re.compile(r"\{(?P<name>\w+)\|(?P<one>[^{}|]*)\|(?P<many>[^{}|]*)\}")
_ENDED = re.compile(r"(?:er|en|ene|ar|ane|s)?,?$")  # of a noun, and a comma behind it
_PAIRS = ("«»", "»«", "“”", "”“", "””", "„“", "„”", "‘’", "‚‘", "’’", '""', "''", "‹›")


class Words:
    """The words of one language. Call it with a dotted key to get a text: `words("handout.title", year=2026)`."""

    def __init__(self, lang: str, texts: dict[str, str], known: Mapping[str, str] = MappingProxyType({})):
        self.lang = lang
        self._texts, self._known = texts, known
        self.code = texts["language.code"]  # as in a PDF's /Lang
        self._months = texts["language.months"].split()

    def __call__(self, key: str, **details: object) -> str:
        """The text of `key` with its placeholders filled. Raises KeyError for an unknown key or a missing detail.

        `{count|card|cards}` is a number with the word for what is counted: "1 card", "2 cards".
        """
        told = {**self._known, **details}
        return _COUNTED.sub(lambda place: _counted(place, told), self._texts[key]).format_map(told)

    def knowing(self, details: Mapping[str, str]) -> Words:
        """The same words, which fill placeholders of these names in every text."""
        return Words(self.lang, self._texts, details)

    def told(self, text: str) -> str:
        """A text of dialogkit's own that is no locale's, with what these words know in its placeholders."""
        return filled(text, **self._known)

    def keys(self) -> frozenset[str]:
        """Every dotted key there is."""
        return frozenset(self._texts)

    def pattern(self, key: str) -> str:
        """The text of `key` with its placeholders as they are. Raises KeyError for an unknown key."""
        return self._texts[key]

    def quoted(self, text: str) -> str:
        """`text` in this language's quotation marks, which take the place of any that stand around it.

        The same marks inside the text become the language's inner ones.
        """
        inside = _without_outer_marks(text.strip())
        for outer, inner in zip(self._marks("quoted"), self._marks("quoted_inside")):
            inside = inside.replace(outer, inner)
        return self("language.quoted", text=inside)

    def _marks(self, key: str) -> list[str]:
        return self._texts[f"language.{key}"].split("{text}")

    def day(self, day: date) -> str:
        """A date as it is said: 17. september 2026, 17 September 2026."""
        return self("language.day", day=day.day, month=self._months[day.month - 1], year=day.year)

    def days(self, first: date, last: date | None = None) -> str:
        """One day, or from one to another: 17.–18. oktober 2026."""
        if last is None or last == first:
            return self.day(first)
        if (first.year, first.month) != (last.year, last.month):
            return self("common.from_to", start=self.day(first), end=self.day(last))
        return self("language.days", first=first.day, day=last.day, month=self._months[last.month - 1], year=last.year)

    def weekday(self, day: date) -> str:
        """The day of the week, as a line begins with it."""
        name = self._texts["language.weekdays"].split()[day.weekday()]
        return name[0].upper() + name[1:]

    def inside(self, text: str) -> str:
        """A time in anybody's words, such as "Lørdag klokka 12", as it stands inside a sentence: days, months and seasons
        begin with a capital there in some languages, and in others with none.
        """
        first, _, rest = text.partition(" ")
        told = " ".join(self._texts[f"language.{name}"] for name in ("weekdays", "months", "seasons"))
        known = next((word for word in told.split() if _ENDED.sub("", first.casefold()) in (word, _ENDED.sub("", word))), "")
        return f"{first.casefold()} {rest}".strip() if known.islower() else text

    def clock(self, moment: time) -> str:
        """A time of day: 09.30 in Norwegian, 9:30 in English."""
        return self("language.clock", hour=moment.hour, minute=moment.minute)

    def message(self, problem: Problem) -> str:
        """What is wrong, in one sentence."""
        return self(f"problems.{problem.code}.message", **self._spoken(problem))

    def hint(self, problem: Problem) -> str:
        """How to mend it. A suggestion in the problem's details ("did you mean") comes first.

        Where the locale has a `hint_meant`, it takes the place of `hint` when there is a suggestion.
        """
        key, meant = f"problems.{problem.code}.hint", problem.details.get("suggestion")
        if meant and f"{key}_meant" in self._texts:
            key = f"{key}_meant"
        hint = self(key, **self._spoken(problem))
        return f"{self('language.did_you_mean', name=meant)} {hint}".strip() if meant else hint

    def _spoken(self, problem: Problem) -> dict[str, str]:
        """The details as they stand in a sentence: `a`, `b`, `c` for a list, the language's own dates, times and reasons."""
        return {name: self._say(value) for name, value in problem.details.items()}

    def _say(self, value: object) -> str:
        if isinstance(value, (list, tuple)):
            return ", ".join(f"`{entry}`" for entry in value)
        if isinstance(value, Reason):
            return self(f"reasons.{value.key}", **value.details)
        if isinstance(value, DayOfWeek):
            return self._texts["language.weekdays"].split()[value.number]
        if isinstance(value, time):
            return self.clock(value)
        return self.day(value) if isinstance(value, date) else str(value)


@cache
def load_words(lang: str) -> Words:
    """The words of nb, nn or en. Raises ValueError for another language."""
    if lang not in LANGS:
        raise ValueError(f"no words for {lang!r}")
    return Words(lang, dict(_flat(read_texts("locales", f"{lang}.yaml"))))


def filled(text: str, **values: object) -> str:
    """The text with values in the places of their names: `{sheet}` of `Sheet {sheet}`. All other braces stay as they are.

    For texts that are filled where their numbers are known, and for those of anybody, where braces may mean anything.
    """
    text = _COUNTED.sub(lambda place: _counted(place, values) if place["name"] in values else place[0], text)
    return _PLACE.sub(lambda place: str(values[place[1]]) if place[1] in values else place[0], text)


def _counted(place: re.Match[str], values: Mapping[str, object]) -> str:
    """The number with its word; the whole place where the number is a placeholder itself, to be filled later."""
    number = str(values[place["name"]])
    return f"{{{place[0]}}}" if number.startswith("{") else f"{number} {place['one' if number == '1' else 'many']}"


def _flat(node: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in node.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        elif isinstance(value, str):
            yield f"{prefix}{name}", value
        else:
            raise TypeError(f"locale: {prefix}{name} is a list; it must be a text or a map of texts")


def _without_outer_marks(text: str) -> str:
    for pair in _PAIRS:
        if len(text) > 1 and text[0] + text[-1] == pair and _is_one_pair(text[1:-1], pair[0], pair[1]):
            return text[1:-1].strip()
    return text


def _is_one_pair(inside: str, first: str, last: str) -> bool:
    """Whether marks around `inside` belong together: not so in «Yes», she said, «and no»."""
    depth = 0
    for index, mark in enumerate(inside):
        if mark in (first, last) and inside[index - 1 : index].isalpha() and inside[index + 1 : index + 2].isalpha():
            continue  # an apostrophe
        depth += (mark == first and first != last) - (mark == last)
        if depth < 0:
            return False
    return depth == 0

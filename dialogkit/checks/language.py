"""What makes a language hard to read: its lists of words, as patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dialogkit.resources import templates_folder


@dataclass(frozen=True, slots=True)
class Language:
    """The lists of `templates/reading/<lang>.yaml`. `hard` pairs a pattern with plainer words for what it finds."""

    abbreviations: frozenset[str]
    abbreviation: re.Pattern[str]
    clause: re.Pattern[str]
    negation: re.Pattern[str]
    number_word: re.Pattern[str]
    passive: re.Pattern[str]
    leading: re.Pattern[str]
    third_person: re.Pattern[str]
    second_person: re.Pattern[str]
    synonyms: dict[str, frozenset[str]]
    hard: tuple[tuple[re.Pattern[str], str], ...]


@cache
def language(lang: str) -> Language:
    """The lists of nb, nn or en."""
    data = _read(lang)
    word = {name: data[name].split() for name in data if isinstance(data[name], str)}
    past = rf"(?:{_any(word['passive_participles'])}|\w{{2,}}{data['passive_ending']})"
    passive = rf"\b(?:{_any(word['passive_helpers'])})\s+(?!(?:{_any(word['passive_not'])})\b){past}\b"
    if word["passive_verbs"]:  # verbs that are passive by their ending
        passive += rf"|\b(?:{_any(word['passive_verbs'])})\b"
    leading = rf"^(?:{_any(word['polar_verbs'])})\b.*\b(?:{_any(word['negation_in_question'])})\b.*\?"
    return Language(
        abbreviations=frozenset(word["abbreviations"]),
        abbreviation=_pattern(rf"(?<![\w.])(?:{_any(word['abbreviations'])})(?!\w)"),
        clause=_pattern(rf"\b(?:{_any(data['clause_phrases'].split(', '))}|{_any(word['clauses'])})\b|,"),
        negation=_whole(word["negations"]),
        number_word=_pattern(rf"\b(?:{_any(word['number_words'])})\b|%"),
        passive=_pattern(passive),
        leading=_pattern(leading),
        third_person=_whole(word["third_person"]),
        second_person=_whole(word["second_person"]),
        synonyms={name: frozenset(word[name]) for name in ("users", "staff")},
        hard=tuple((_starting(hard), plain) for hard, plain in data["hard"].items()),
    )


def _read(lang: str) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = (templates_folder() / "reading" / f"{lang}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, loader)  # noqa: S506 - our own file, and the base loader makes texts only


def _any(words: list[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def _whole(words: list[str]) -> re.Pattern[str]:
    return _pattern(rf"\b(?:{_any(words)})\b")


def _starting(hard: str) -> re.Pattern[str]:
    return _pattern(rf"\b{re.escape(hard[:-1])}\w*" if hard.endswith("*") else rf"\b{re.escape(hard)}\b")

"""Small ways into the reading rules for tests: one text, its findings."""

from __future__ import annotations

from dialogkit.checks.reading import questions
from dialogkit.checks.reading import reading_rules as rules
from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.checks.reading.language import WordList, language
from dialogkit.checks.reading.reading_rules import Hit, Reader
from dialogkit.checks.texts import Kind, Line, Passage
from dialogkit.cycle.load import Loaded
from dialogkit.cycle.model import Cycle, Labels
from dialogkit.cycle.source import source_of
from dialogkit.problems import Place, Problem
from dialogkit.templating.wording.people import with_people
from dialogkit.terms import Lang, Profile
from dialogkit.words import Words, load_words

HEAD = """\
dialogkit: 1
lang: {lang}
cycle: {{year: 2026}}
kit: {{title: Kit}}
organisation: {{municipality: Fjordvik, service_place: Solbakken}}
"""


def reader(lang: str, *explained: str) -> Reader:
    """A reader who knows the labels of a language, and the words given."""
    words = load_words(lang)
    labels = {name: words(f"labels.{name}").casefold() for name in Labels.model_fields}
    known = WordList((f"{word}*", "") for word in (*labels.values(), *explained))
    return Reader(language(lang), known, {name: labels[name] for name in ("user", "users", "staff")})


def usual(lang: Lang) -> Words:
    """The words of a language as they are printed where a year has no labels of its own."""
    home = {"municipality": "Fjordvik", "service_place": "Solbakken"}
    return with_people(
        Cycle.model_validate({"cycle": {"year": "2026"}, "kit": {"title": "Kit"}, "organisation": home}), load_words(lang)
    )


def passage(*texts: str, profile: Profile = "easy", kind: Kind = "text") -> Passage:
    return Passage(profile, kind, tuple(Line(("kit",), text, Place("f", 1, 1)) for text in texts))


def hits(lang: str, *texts: str, profile: Profile = "easy", kind: Kind = "text", explained: tuple[str, ...] = ()) -> list[Hit]:
    """What R01-R21 find in texts that are read in one go."""
    return list(rules.read_passage(reader(lang, *explained), passage(*texts, profile=profile, kind=kind)))


def found(lang: str, *texts: str, **how: object) -> set[str]:
    """The rules that find something."""
    return {hit.rule for hit in hits(lang, *texts, **how)}


def loaded(more: str, lang: str = "nb") -> Loaded:
    """A small cycle with more sections, as if read from a file."""
    source = source_of(HEAD.format(lang=lang) + more, "cycle.yaml")
    assert source.problems == []
    return Loaded(Cycle.model_validate(source.data), source, None, load_words(lang))


def problems(more: str, lang: str = "nb") -> list[Problem]:
    """What all the reading rules find in a cycle."""
    return check_reading(loaded(more, lang))


ALL_RULES = {*rules.RULES, *questions.RULES, "R16"}

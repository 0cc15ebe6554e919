"""Any text either prints and can be read back, or is a problem with a place. Never anything else."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import structure
from dialogkit.press.pdf.fonts import plain
from dialogkit.words import LANGS, load_words
from paper import problems

CYCLE = """\
lang: en
cycle: {{year: 2026}}
kit: {{title: Kit}}
organisation: {{municipality: Fjordvik, service_place: Solbakken}}
themes:
  - {{id: t, title: {theme},
     questions: [{{id: q, text: {question}, type: single, options: [{option}, Another]}}]}}
events: [{{id: c, kind: conference, agenda: [{{title: {agenda}, start: 9.30}}]}}]
quotes: [{{id: q, text: {quote}, theme: t, consent: {{status: given, scope: [game, report]}}}}]
findings: [{{id: f, text: {finding}, theme: t, quotes: [q]}}]
poster: {{we_want: [{line}]}}
game: {{cards: {{questions: [{card}]}}}}
"""
FIELDS = ("theme", "question", "option", "agenda", "quote", "finding", "line", "card")
MATERIALS = ("handout", "tasks", "poster", "cards", "report")
LINES = {field: number for number, line in enumerate(CYCLE.splitlines(), 1) for field in FIELDS if f"{{{field}}}" in line}
anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
readable = st.text(st.characters(max_codepoint=0x17F, exclude_categories=("Cc", "Cf")), max_size=120)
marked = st.text("*_<>&\"'{}%#|[]()\\:;-–—“”«»,.!?/@ aåŋ\u00a0\u00ad\u200b", max_size=60)
long_words = st.integers(1, 400).map(lambda count: "æ" * count) | st.integers(1, 900).map(lambda count: "ord " * count)


def written(texts: dict[str, str]) -> str:
    return CYCLE.format(**{field: json.dumps(texts.get(field, "Words"), ensure_ascii=False) for field in FIELDS})


def said(text: str) -> str:
    """A text as it can be compared: as it is drawn, without white space, marks of bold, bars and quotation marks."""
    text = plain(unicodedata.normalize("NFC", text)).replace("*", "").replace("|", "")
    return "".join(letter for letter in text if not letter.isspace() and letter not in "“”‘’\"'«»„‹›")


def printed(folder: Path) -> dict[str, str]:
    """All words of each PDF, as a screen reader says them; lines that somebody kept apart are paragraphs of their own."""
    return {file.stem: said("|".join(structure.reading_text(file))) for file in sorted((folder / "build").glob("*.pdf"))}


def refused(folder: Path, fields: Iterable[str], text: str) -> set[int]:
    """The lines of the problems when these fields hold the text."""
    shutil.rmtree(folder / "build", ignore_errors=True)
    found = problems(folder, written(dict.fromkeys(fields, text)), *MATERIALS, start="")
    for problem in found:
        assert problem.place and problem.place.line, problem
        assert problem.place.file.endswith("cycle.yaml"), problem  # what a person wrote, never a template's line
        for lang in LANGS:
            assert load_words(lang).message(problem) and load_words(lang).hint(problem)
    return {problem.place.line for problem in found}


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[str]]:
    """How often each PDF prints each field."""
    folder = tmp_path_factory.mktemp("places")
    assert not problems(folder, written({field: f"Word{field}" for field in FIELDS}), *MATERIALS, start="")
    places = {name: Counter({field: words.count(f"Word{field}") for field in FIELDS}) for name, words in printed(folder).items()}
    assert set().union(*(+counts for counts in places.values())) == set(FIELDS)
    return places


def test_any_text_prints_or_is_a_problem(tmp_path: Path, places: dict[str, Counter[str]]) -> None:
    """In each field; what one field refuses another may print."""

    @settings(max_examples=16, deadline=None, suppress_health_check=list(HealthCheck))
    @given(anything | readable | marked | long_words)
    @example('<b>&"{{ 7*7 }}</b>')
    @example("]]>")
    @example("**")
    @example("****")
    @example("** a **")
    @example("a\n\n\nb\tc")
    @example("😀")
    @example("\u200b")
    @example("\x07")
    @example("\x0c")
    @example("\uffff")
    @example("\u3000")
    @example("«Ja», sa hun, «og nei».")
    @example("x" * 2000)
    @example("ord " * 3000)
    @example("ŋ" * 60 + " " + "a\u00ad" * 60)
    @example("{0.__class__} {text} %s %(a)s ${a}")
    @example("\u0301a\u0301")
    @example("אבג")
    def run(text: str) -> None:
        fields: list[str] = list(FIELDS)
        while fields and (wrong := refused(tmp_path, fields, text)):
            before, fields = fields, [field for field in fields if LINES[field] not in wrong]
            assert len(fields) < len(before), "a problem of no field"
        for name, words in printed(tmp_path).items() if fields else ():
            assert words.count(said(text)) >= sum(places[name][field] for field in fields), name

    run()

"""Any text either prints and can be read back, or is a problem with a place. Never anything else."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import structure
from dialogkit.press.fonts import plain
from dialogkit.words import LANGS, load_words
from paper import problems

CYCLE = """\
lang: en
cycle: {{year: 2026}}
kit: {{title: Kit}}
organisation: {{municipality: Fjordvik, service_place: Solbakken}}
themes:
  - id: t
    title: {theme}
    questions: [{{id: q, text: {question}, type: single, options: [{option}, Another]}}]
events: [{{id: c, kind: conference, agenda: [{{title: {agenda}, start: 9.30}}]}}]
quotes: [{{id: q, text: {quote}, theme: t, consent: {{status: given, scope: [game, report]}}}}]
findings: [{{id: f, text: {finding}, theme: t, quotes: [q]}}]
poster: {{we_want: [{line}]}}
game: {{cards: {{questions: [{card}]}}}}
"""
FIELDS = {
    "theme": ("handout", "tasks", "report"),
    "question": ("tasks",),
    "option": ("tasks",),
    "agenda": ("handout", "report"),
    "quote": ("cards", "report"),
    "finding": ("report",),
    "line": ("poster",),
    "card": ("cards",),
}
anything = st.text(max_size=40)
readable = st.text(st.characters(max_codepoint=0x17F, exclude_categories=("Cc", "Cf")), max_size=120)
marked = st.text("*_<>&\"'{}%#|[]()\\:;-–—“”«»,.!?/@ aåŋ\u00a0\u00ad\u200b", max_size=60)
long_words = st.integers(1, 400).map(lambda count: "æ" * count) | st.integers(1, 900).map(lambda count: "ord " * count)


def written(texts: dict[str, str]) -> str:
    return CYCLE.format(**{field: json.dumps(texts.get(field, "Words"), ensure_ascii=False) for field in FIELDS})


def said(text: str) -> str:
    """A text as it can be compared: as it is drawn, without white space, marks of bold and quotation marks."""
    text = plain(unicodedata.normalize("NFC", text)).replace("*", "")
    return "".join(letter for letter in text if not letter.isspace() and letter not in "“”‘’\"'«»„‹›")


def check(folder: Path, field: str, text: str) -> None:
    for file in (folder / "build").glob("*"):
        file.unlink()
    found = problems(folder, written({field: text}), *FIELDS[field], start="")
    for problem in found:
        assert problem.place and problem.place.line, problem
        assert problem.place.file.endswith("cycle.yaml"), problem  # what a person wrote, never a template's line
        for lang in LANGS:
            assert load_words(lang).message(problem) and load_words(lang).hint(problem)
    for material in () if found else FIELDS[field]:
        read = said("|".join(structure.reading_text(folder / "build" / f"{material}.pdf")))
        assert said(text) in read, material


@pytest.mark.parametrize("field", FIELDS)
def test_any_text_prints_or_is_a_problem(tmp_path: Path, field: str) -> None:
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
        check(tmp_path, field, text)

    run()

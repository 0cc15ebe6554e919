"""Everyday words raise no alarms; examples are as easy as they ask others to be; and hostile files cost little."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dialogkit import limits
from dialogkit.checks.reading.cycle_reading import check_reading
from dialogkit.checks.reading.language import TOKEN, language
from dialogkit.crpd import articles
from dialogkit.cycle.load import load
from dialogkit.problems import Severity
from dialogkit.resources import templates_folder
from dialogkit.words import LANGS
from kits import EXAMPLES, ROOT
from reading import hits, loaded, problems

EVERYDAY = {lang: (Path(__file__).parent / "data" / f"plain-{lang}.txt").read_text("utf-8").splitlines() for lang in LANGS}
LEAST_HARD_WORDS = {"nb": 120, "nn": 110, "en": 100}

languages = pytest.mark.parametrize("lang", LANGS)


def test_everyday_sentences_raise_no_false_alarms(capsys):
    """Measured when written: none in 326 sentences, which hold many words that careless patterns would hit."""
    alarms = {}
    for lang, sentences in EVERYDAY.items():
        for sentence in sentences:
            alarms |= {(lang, sentence): hit.words for hit in hits(lang, sentence, kind="instruction")}
    count = sum(map(len, EVERYDAY.values()))
    with capsys.disabled():
        print(f"\nreading rules: {len(alarms)} false alarms in {count} everyday sentences ({len(alarms) / count:.1%})")
    assert count >= 300
    assert alarms == {}


@languages
def test_no_hard_word_is_one_that_dialogkit_itself_uses_for_residents(lang):
    texts = [text for article in articles(lang).values() for text in (*article.plain, article.question or "")]
    texts += EVERYDAY[lang]
    assert [word for text in texts for _, word, _ in language(lang).hard.find(text)] == []


@languages
def test_lists_are_whole_and_each_suggestion_is_easier(lang):
    hard = language(lang).hard
    assert len(hard) >= LEAST_HARD_WORDS[lang]
    for word, plain in hard:
        said = TOKEN.findall(plain)
        assert said and plain.casefold() != word, word
        assert max(map(len, said)) < 14, plain
        assert [bad for bad in said if hard.of(bad)] == [], f"{word}: {plain}"


@languages
def test_no_word_stands_twice_in_a_list(lang):
    text = (templates_folder() / "language" / "reading" / f"{lang}.yaml").read_text(encoding="utf-8")
    keys = [word for key in re.findall(r"^  ([^:\n]+): ", text, re.MULTILINE) for word in key.split("|")]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []
    stems = [key[:-1] for key in keys if key.endswith("*")]
    assert [(key, stem) for key in keys for stem in stems if key != f"{stem}*" and key.startswith(stem) and "*" in key] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_examples_have_notices_at_most(example):
    assert [problem for problem in check_reading(load(example)) if problem.severity is not Severity.NOTICE] == []


# ------------------------------------------------------------------------------------------------ no stamps

STAMP = re.compile(r"lett(?:lest|lese|-å-lese)|easy[- ]to[- ]read|easy[- ]read|kortlest|inclusion[ -]europe", re.IGNORECASE)


def test_no_template_or_word_claims_a_standard_or_a_mark():
    """SOR: the word «lettlest» reads from the majority's view; the European logo needs proof-reading by its target group."""
    files = [file for file in (ROOT / "templates").rglob("*") if file.is_file()]
    assert len(files) > 15
    said = {file.name: STAMP.findall(re.sub(r"#.*", "", file.read_text("utf-8"))) for file in files}
    assert {name: found for name, found in said.items() if found} == {}


# ------------------------------------------------------------------------------------------------ large and hostile


PIECES = ("a", ".", " a", "ikke ", "blir ", "*a ", "1 111", "a.", "AB ", "w.w-", "»", "(", "1.111.", "_")


@pytest.mark.parametrize(("start", "piece", "end"), [("", "ikke ", ""), *(("Er ", piece, "x") for piece in PIECES)])
def test_a_text_of_20_000_characters_is_read(start, piece, end):
    """Patterns that look back and forth would need minutes here."""
    text = start + piece * (20_000 // len(piece)) + end
    assert all(text[hit.start :].strip() for hit in hits("nb", text, kind="question")[:50])


def test_thousands_of_sentences_and_a_long_glossary():
    more = "glossary:\n" + "".join(f"  - {{word: ord{n} to, plain: Noe.}}\n" for n in range(3000))
    more += "poster:\n  we_want:\n" + "    - Vi vil ha samskaping. Ord5 to er her.\n" * 2000
    found = problems(more)
    assert len(found) == limits.FINDINGS + 1
    assert [problem.details["count"] for problem in found if problem.code == "more-findings"] == [5000]


def test_of_too_many_findings_the_worst_are_told(monkeypatch):
    monkeypatch.setattr(limits, "FINDINGS", 2)
    more = "poster:\n  we_want:\n    - Vi vil ha samskaping.\n    - Vi har rutiner.\n    - Dette er VIKTIG.\n"
    told = check_reading(loaded(more))
    assert [(problem.code, problem.severity.value) for problem in told] == [
        ("more-findings", "notice"),
        ("hard-word", "warning"),
        ("capitals", "warning"),
    ]

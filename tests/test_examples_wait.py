"""A new year prints nothing in the residents' name: examples are told from real lines, and wait for these."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dialogkit.cycle.examples import is_example, unmarked
from dialogkit.cycle.load import Loaded, load
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.kit.reprint.manifest import NAME
from dialogkit.words import LANGS, load_words
from kits import Shelf
from paper import bare, loaded, text_of
from test_private_leaks import all_of
from whole_year import whole_text

MARKS = {"nb": "(Eksempel) ", "nn": "(Døme) ", "en": "(Example) "}
WAITING = tuple("poster report purpose quotes findings solutions measures promises chapters awards checked_by".split())
"""Sections in which nothing is real yet: as they stand ready, they are told of by the line of the build at most."""
POSTER = ("we_want", "good_cooperation", "staff_do", "users_do")


def examples(lang: str) -> list[str]:
    """What stands after a mark in a file with all that stands ready, commented out or not."""
    found = re.findall(rf"[:-] {re.escape(MARKS[lang])}(.+)", whole_text(lang))
    assert len(found) == 41
    return found


def uncommented(folder: Path, lang: str) -> Loaded:
    """That file with every field in use and nothing else changed."""
    text = whole_text(lang)
    lines = text.split("\n")
    for at, line in enumerate(lines):
        field = re.match(r"( *)# ( *(?:- )?(?:[a-z_]+:(?: |$)|[(]|- ).*)", line)
        lines[at] = field[1] + field[2] if field and not re.match(r" *# [a-z]+ (?:er|is|are) ", line) else line
    (folder / "cycle.yaml").write_text("\n".join(lines), encoding="utf-8")
    return load(folder)


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_year_prints_nothing_in_the_residents_name(shelf: Shelf, lang: str) -> None:
    kit = shelf.kit(f"new-{lang}")
    assert {"handout", "tasks", "board", "cards"} <= set(kit) and not {"poster", "report"} & set(kit)
    words = [bare(text) for text in examples(lang)]
    for name, file in kit.items():
        said = bare(all_of(file) if name == "board" else text_of(file))
        assert [text for text in words if text in said] == [], name
        assert bare(MARKS[lang]) not in said, name
    assert "poster" not in (next(iter(kit.values())).parent / NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
def test_nor_does_what_is_added_to_it(tmp_path: Path, lang: str) -> None:
    (tmp_path / "cycle.yaml").write_text(whole_text(lang), encoding="utf-8")
    year = load(tmp_path)
    left = json.dumps(year.cycle.model_dump(mode="json"), ensure_ascii=False)
    assert [text for text in examples(lang) if text in left] == [] and year.problems == ()
    cycle = year.cycle
    assert cycle.tasks == cycle.quotes == cycle.findings == cycle.solutions == cycle.checked_by == []


@pytest.mark.parametrize("lang", LANGS)
def test_what_somebody_writes_and_calls_an_example_is_told(tmp_path: Path, lang: str) -> None:
    text = whole_text(lang).replace(f"text: {MARKS[lang]}", f"text: {MARKS[lang]}Te og kaker. ", 1)
    (tmp_path / "cycle.yaml").write_text(text, encoding="utf-8")
    assert [problem.code for problem in load(tmp_path).problems] == ["example-not-printed"]


@pytest.mark.parametrize("lang", LANGS)
def test_nor_what_is_only_no_comment_any_more(tmp_path: Path, lang: str) -> None:
    year = uncommented(tmp_path, lang)
    assert {"quotes", "findings", "tasks", "solutions", "evaluation", "checked_by", "poster"} <= year.examples
    left = json.dumps(year.cycle.model_dump(mode="json"), ensure_ascii=False)
    assert [text for text in examples(lang) if text in left] == []
    assert (year.cycle.quotes, year.cycle.findings, year.cycle.checked_by) == ([], [], [])
    told = [problem for problem in year.problems if problem.code == "example-not-printed"]
    places = [(path, place.line) for path, text, place in year.source.texts() if is_example(text)]
    assert [problem.line for problem in told] == [line for path, line in places if path[0] not in WAITING]


@pytest.mark.parametrize("lang", LANGS)
def test_real_lines_are_printed_and_what_is_left_of_the_examples_is_told(tmp_path: Path, lang: str) -> None:
    first = re.search(r"we_want:\n    - text: (.+)", whole_text(lang))[1]
    (tmp_path / "cycle.yaml").write_text(whole_text(lang).replace(first, "Te og kaker"), encoding="utf-8")
    year = load(tmp_path)
    poster = year.cycle.poster
    assert poster and [line.text for name in POSTER for line in getattr(poster, name)] == ["Te og kaker"]
    assert {problem.code for problem in year.problems} == {"example-not-printed"} and len(year.problems) == 5
    build(year, tmp_path / "out", Order(("poster",)))
    assert "Teogkaker" in bare(text_of(tmp_path / "out" / "poster.pdf"))
    assert not any(bare(text) in bare(text_of(tmp_path / "out" / "poster.pdf")) for text in examples(lang))


def test_the_line_of_the_build_says_why(tmp_path: Path) -> None:
    more = "poster: {we_want: [(Example) Knock]}\nfindings: [{id: f, text: (Example) Knocking}]\n"
    year = loaded(tmp_path, more)
    results, _ = build(year, tmp_path / "out", Order(("poster", "report")))
    assert [result.waits for result in results] == ["waits.poster_examples", "waits.report_examples"]
    for lang in LANGS:
        assert {f"waits.{name}_examples" for name in ("poster", "report")} <= load_words(lang).keys()
        assert MARKS[lang].strip() in load_words(lang)("waits.poster_examples")


def test_a_poster_of_before_goes_when_only_examples_are_left(tmp_path: Path) -> None:
    build(loaded(tmp_path, "poster: {we_want: [Knock]}\n"), tmp_path / "out", Order(("poster",)))
    assert (tmp_path / "out" / "poster.pdf").exists()
    build(loaded(tmp_path, "poster: {we_want: [(Example) Knock]}\n"), tmp_path / "out", Order(("poster",)))
    assert not (tmp_path / "out" / "poster.pdf").exists()


YES = ["(Eksempel) Bank på", "(Døme) Bank på", "(Example) Knock", " (eksempel) a", "Eksempel: Bank på", "[Døme] a",
       "**(Eksempel)** a", "EKSEMPEL – a", "(Example)", "( Eksempel ) a", "«(Døme) a»", "- (Eksempel) a", "{Example} a",
       "(Eksempel 2) a", "Eksempel 2: a", "\u200b(Eksempel) a", "Eksempel"]  # fmt: skip
NO = [
    "Eksempel på god hjelp",
    "Et eksempel: a",
    "Example of this",
    "Eksempelet vårt",
    "Bank på (eksempel)",
    "Dømekraft",
    "Eksempelvis a",
]


@pytest.mark.parametrize("text", YES)
def test_what_says_that_it_is_an_example(text: str) -> None:
    assert is_example(text) and len(unmarked(text)) == len(text) and not is_example(unmarked(text))


@pytest.mark.parametrize("text", NO)
def test_what_only_speaks_of_one(text: str) -> None:
    assert not is_example(text) and unmarked(text) == text

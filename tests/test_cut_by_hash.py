"""A text that ` #` has cut is told from a comment, however it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogkit.cycle.load import Loaded, load
from dialogkit.problems import DialogkitError, Problem, Severity
from kits import EXAMPLES
from paper import START

CUT = [
    "Vi vil ha # 1 pizza", "Jeg bor i rom # 12", "Rom # 12 er kaldt", "Rom #12", "Pizza # 1", "Vi er # 1!", "We are # 1", "C #",
    "Vi vil ha te # og kaffe hver dag", "Vi vil ha pizza # hver eneste fredag.", "Ring oss på # 4", "Vi sa (gruppe # 2) nei",
    "Vi trenger et kort # fire kort er nok", "Vi sa «rom # 4» til dem", "Vi vil ha te, # kaffe og brus",
    "Vi vil #ikke", "Vi vil # ikke",
    "The staff must # knock", "Eg vil ha # 2 kakebitar", "De ansatte hjelper oss # 24 timer i døgnet", "Buss # 31",
]  # fmt: skip
KEPT = [
    "Vi vil ha te. # sagt i gruppe 2", "Vi vil ha te  # sagt i gruppe 2", "Lunsj # kl. 12", "Lunsj # 45 minutter",
    "Storsalen # 2. etasje", "Lenge å vente # Kari: spør mer om dette", "Lunsj  # 1", "Vi vil ha te  # 1 av 4 sa dette",
    "Velkommen # TODO bytt tittel", "Vi vil ha kaffe (og te)  # mange sa dette", "De er hyggelige! # 4 sa dette",
    "Hva er bra? # åpent spørsmål", "Te ## viktig", "'Vi vil ha # 1 pizza'", '"Rom #12"', "'Vi vil ha' # 1 pizza", "C#",
    "Rom#12", "Tea # said by many", "Vi vil ha «te» # fra q3",
]  # fmt: skip


def told(folder: Path, more: str) -> list[Problem]:
    (folder / "cycle.yaml").write_text(START + more, encoding="utf-8")
    try:
        found: tuple[Problem, ...] = load(folder).problems
    except DialogkitError as error:
        found = error.problems
    return [problem for problem in found if problem.severity is Severity.ERROR]


FORMS = {
    "value": "report:\n  subtitle: {}\n  lead: [Te]\n",
    "item": "report:\n  lead:\n    - Først\n    - {}\n    - Sist\n",
    "wrapped": "poster:\n  we_want:\n    - {}\n",
    "map in a list": "poster:\n  we_want:\n    - text: {}\n      symbol: cup\n",
    "two lines": "report:\n  subtitle:\n    Se\n    {}\n  lead: [Te]\n",
    "last": "report:\n  subtitle: {}",
    "windows": "report:\r\n  subtitle: {}\r\n  lead: [Te]\r\n",
}


@pytest.mark.parametrize("form", FORMS)
def test_a_cut_text_is_an_error_where_it_is_cut(tmp_path: Path, form: str) -> None:
    for text in CUT:
        (problem,) = told(tmp_path, FORMS[form].format(text))
        assert problem.code == "text-cut-by-hash", text
        assert problem.excerpt[problem.place.column - 1] == "#", text  # type: ignore[union-attr]


@pytest.mark.parametrize("form", FORMS)
def test_a_comment_is_a_comment(tmp_path: Path, form: str) -> None:
    for text in KEPT:
        if form != "two lines" or text[0] not in "\"'":
            assert told(tmp_path, FORMS[form].format(text)) == [], text


@pytest.mark.parametrize(
    ("more", "line"),
    [
        ("poster: {we_want: [Rom # 12, te]}\n", 5),
        ("poster:\n  we_want: [Vi vil ha # 1 pizza,\n    te]\n", 6),
        ("poster: {we_want: [Rom #12]}\nfindings: []\n", 5),
        ("report:\n  subtitle: Vi vil ha # 1 pizza\n    og brus\n", 6),
        ("report:\n  subtitle: Vi vil\n    ha # 1 pizza\n    og brus\n", 7),
        ("report:\n  subtitle: # 1 i landet\n", 6),
        ("report:\n  lead:\n    - #1 i landet\n", 7),
    ],
)
def test_where_more_than_the_text_is_cut(tmp_path: Path, more: str, line: int) -> None:
    assert ("text-cut-by-hash", line) in {(problem.code, problem.line) for problem in told(tmp_path, more)}


@pytest.mark.parametrize(
    "more",
    [
        "report: # 1 del\n  subtitle: > # 2 linjer\n    Vi vil ha # 1 pizza\n  title: | # her\n    Rom # 1\n  lead: # 2\n    - A",
        "events: # 1 dag\n  - id: e # 1\n    kind: conference # 1 av 3\n    date: 2026-09-16 # 1 onsdag\n    start: 09.30 # 1\n",
        "game:\n  squares: 30 # 1 brett\n  size: A7 # 2\n  cards:\n    blank: 4 # 1\n",
        "findings:\n  - id: f # 1\n    text: Te # fra 1\n    level: home # 2\n    tone: good # 1\n",
        "quotes:\n  - id: q\n    text: Te\n    consent:\n      status: given # 1\n      ref: C 01 # 1\n      scope: [game] # 1\n",
        "privacy:\n  names_file: navn.txt # 1 navn\n  allow:\n    - text: Fjellby og # 1\n      reason: Det er # 1\n",
        "contact:\n  name: Kontoret\n  phone: 22 00 00 00 # 2 linjer\n  email: a@example.no # 1\n  url: https://example.no # 1\n",
        "report:\n  # 1 linje\n  subtitle: Te\n  # 2 linjer\n",
    ],
)  # fmt: skip
def test_comments_beside_what_is_no_printed_text(tmp_path: Path, more: str) -> None:
    assert [problem.code for problem in told(tmp_path, more) if problem.code != "names-file-missing"] == []


def test_nothing_is_printed_of_a_cut_text(tmp_path: Path) -> None:
    from dialogkit.kit.build import build
    from dialogkit.kit.order import Order

    (tmp_path / "cycle.yaml").write_text(
        START + "poster: {we_want: ['Te']}\ngame:\n  cards:\n    questions:\n      - Vi vil ha # 1\n"
    )
    year: Loaded = load(tmp_path)
    with pytest.raises(DialogkitError):
        build(year, tmp_path / "out", Order(("cards", "poster")))
    assert not (tmp_path / "out").exists()


def test_the_examples_have_comments_and_no_cut_text() -> None:
    years = [load(example) for example in EXAMPLES]
    assert [year.problems for year in years] == [()] * len(years)
    assert any(year.source.comments for year in years)

"""The guide: a part for each step of the year, by its own programme where it has one, and with counts from its groups."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import structure
from dialogkit.templating.seen.meetings import script_of
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import read
from layout.rules import problems
from paper import HOME, built, loaded, spoken, text_of

YEAR = """
round_robin: {minutes_per_round: 8, groups: 3}
parts:
  - {id: conference, setting: Salen i kulturhuset}
  - {id: workshop}
  - {id: poster, enabled: nei}
  - {id: game, label: Spillet vårt, setting: Husmøtet}
  - {id: solutions_conference}
events:
  - id: k
    kind: conference
    title: Dialogkonferansen
    date: 2027-09-16
    start: 10.00
    end: 14.30
    place: Storsalen
    groups: {count: 5, size: 7}
    agenda: [{title: Velkommen, kind: welcome, start: 10.00, end: 10.15}, {title: Musikk, start: 10.15}]
  - id: s
    kind: solutions_conference
    place: Stua
    method:
      name: Stemmekort
      text: [Alle har tre kort.]
      steps: [Vis kortet.]
      materials: [{item: Kort, qty: tre til hver}, Tape]
"""


def _make(lang: Lang, more: str, folder: Path) -> None:
    built(folder, more, "guide", start=spoken(HOME, lang))


def guide(shelf: Shelf, lang: Lang = "nb", more: str = YEAR) -> Path:
    return shelf.made(f"guide-{lang}-{len(more)}", partial(_make, lang, more)) / "build" / "guide.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [guide(shelf, lang, more) for lang in LANGS for more in (YEAR, "")]


def said(file: Path) -> str:
    return " ".join(text_of(file).split())


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("more", [YEAR, ""], ids=["a year", "nothing yet"])
def test_each_step_has_its_part(shelf: Shelf, lang: Lang, more: str) -> None:
    file, t = guide(shelf, lang, more), load_words(lang)
    steps = [block.text for block in read(file).blocks if block.role == "H1"]
    assert len(steps) == (4 if more else 5) and (t("labels.poster") in steps) is not bool(more)
    assert structure.problems(file) == [] and problems(read(file)) == []


def test_a_years_programme_is_what_one_does(shelf: Shelf) -> None:
    """With words for what is of a known kind; of what is not, nothing is made up."""
    t, rows = load_words("nb"), said(guide(shelf))
    assert f"10.00–10.15 Velkommen. {t('guide.do_welcome')}" in rows and t("guide.say_welcome") in rows
    assert f"10.15 Musikk {t('guide.stuck')}" in rows
    assert t("guide.conference_do_1") not in rows and t("guide.game_do_1") in rows


def test_counts_come_from_the_groups(shelf: Shelf) -> None:
    rows, none = said(guide(shelf)), said(guide(shelf, more=""))
    assert "Oppgaveark: 6 sett" in rows and "tusjer: 15" in rows and "5 bord med 7 stoler" in rows
    assert "Store ark: 4" in rows and "tusjer: 9" in rows
    assert "ett sett til hver gruppe" in none and "ett til hvert funn" in none


def test_where_and_with_what_as_the_year_says(shelf: Shelf) -> None:
    rows = said(guide(shelf))
    for each in (
        "16. september 2027",
        "10.00–14.30",
        "Storsalen",
        "Salen i kulturhuset",
        "Husmøtet",
        "Spillet vårt",
        "Kort: tre til hver",
    ):
        assert each in rows, each
    assert "Slik arbeider dere: Stemmekort" in rows and "Alle har tre kort." in rows and "Vis kortet." in rows


def test_rounds_take_as_long_as_the_year_says(tmp_path: Path) -> None:
    usual = script_of(loaded(tmp_path, "", HOME).cycle)("workshop")
    own = script_of(loaded(tmp_path, YEAR, HOME).cycle)("workshop")
    assert [row.minutes for row in usual][:3] == ["0–15", "15–35", "35–55"] and usual[-1].end == 150
    assert [row.minutes for row in own] == ["0–15", "15–23", "23–31", "31–46", "46–54", "54–62", "62–92"]
    assert "92 minutter med pause" in said(built(tmp_path, YEAR, "guide", start=HOME) / "guide.pdf")


@pytest.mark.parametrize("lang", LANGS)
def test_every_row_of_every_plan_has_its_words(lang: Lang, tmp_path: Path) -> None:
    t, script = load_words(lang), script_of(loaded(tmp_path, "", HOME).cycle)
    for part in ("conference", "workshop", "poster", "game", "solutions_conference"):
        for row in script(part):
            assert len(t(f"guide.{part}_say_{row.number}").split()) <= 12  # said while one reads it
            assert t.knowing({"users": "x", "Users": "X"})(f"guide.{part}_do_{row.number}")

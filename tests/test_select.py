"""Only quotes whose consent covers the material are printed, and only names that may be."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from dialogkit.cycle.model import Consent, Medium, Quote
from dialogkit.kit.materials import MATERIALS
from dialogkit.kit.select import Gate, cleared, may_print
from paper import bare, built, loaded, text_of

DAY = date(2026, 9, 17)
GATE = Gate(DAY)
MEDIA = get_args(Medium)
STATUSES = get_args(Consent.model_fields["status"].annotation)


def quote(**consent: object) -> Quote:
    return Quote.model_validate({"id": "q", "text": "Words", "consent": consent or None})


@pytest.mark.parametrize(("status", "medium"), list(product(STATUSES, MEDIA)))
def test_only_a_consent_that_is_given_counts(status: str, medium: Medium) -> None:
    assert may_print(quote(status=status, scope=list(MEDIA)).consent, {medium}, DAY) == (status == "given")


@pytest.mark.parametrize(("scope", "medium"), list(product(MEDIA, MEDIA)))
def test_a_consent_counts_for_its_own_media(scope: Medium, medium: Medium) -> None:
    assert may_print(quote(status="given", scope=[scope]).consent, {medium}, DAY) == (scope == medium)


@pytest.mark.parametrize(
    ("expires", "expected"),
    [("2026-09-16", False), ("2026-09-17", True), ("2026-09-18", True), (None, True), ("2020-01-01", False)],
)
def test_a_consent_runs_out_after_its_last_day(expires: str | None, expected: bool) -> None:
    assert may_print(quote(status="given", scope=["game"], expires=expires).consent, {"game"}, DAY) == expected


@pytest.mark.parametrize("medium", MEDIA)
def test_without_consent_or_scope_nothing_is_printed(medium: Medium) -> None:
    assert not may_print(quote().consent, {medium}, DAY)
    assert not may_print(quote(status="given").consent, {medium}, DAY)
    assert not may_print(quote(status="given", scope=[]).consent, {medium}, DAY)


YEAR = """
themes: [{id: one, title: Theme, questions: [{id: q, text: A question}]}]
events: [{id: c, kind: conference, date: 2026-09-17}]
working_group:
  - {name: Ragnhild, side: user_rep, publish: yes}
  - {name: Balthasar, side: staff, publish: no}
  - {name: Cornelius, side: staff}
quotes:
  - {id: both, text: Both of them, theme: one, consent: {status: given, scope: [game, report]}}
  - {id: game-only, text: Only in the game, theme: one, consent: {status: given, scope: [game]}}
  - {id: report-only, text: Only in the report, theme: one, feature: yes, consent: {status: given, scope: [report]}}
  - {id: none, text: Nobody was asked, theme: one, feature: yes}
  - {id: pending, text: Pending still, consent: {status: pending, scope: [game, report, poster]}}
  - {id: refused, text: Refused to print, consent: {status: refused, scope: [game, report, poster]}}
  - {id: withdrawn, text: Withdrawn in May, feature: yes, consent: {status: withdrawn, scope: [game, report, poster, web, photo]}}
  - {id: expired, text: Expired last year, feature: yes, consent: {status: given, scope: [game, report], expires: 2025-12-31}}
findings:
  - {id: f, text: A finding, theme: one, quotes: [both, report-only, game-only, withdrawn, expired, none]}
  - {id: g, text: Loose}
tasks:
  - id: t
    title: A task
    theme: one
    consent: {status: given, scope: [report]}
    groups: [{n: 1, sections: [{heading: Head, points: [A point], quotes: [withdrawn, both, refused, pending]}]}]
poster: {we_want: [A line]}
"""
ALL = ["both", "game-only", "report-only", "none", "pending", "refused", "withdrawn", "expired"]
PRINTED = {"game": ["both", "game-only"], "report": ["both", "report-only"], "poster": [], "web": [], "photo": [], None: []}


@pytest.mark.parametrize("medium", PRINTED)
def test_a_quote_goes_with_every_mention_of_it(tmp_path: Path, medium: Medium | None) -> None:
    more = YEAR + f"game: {{cards: {{quotes: [{', '.join(reversed(ALL))}], rights: [19], questions: [Why]}}}}\n"
    cycle = cleared(loaded(tmp_path, more).cycle, medium, GATE).cycle
    printed = PRINTED[medium]
    assert [entry.id for entry in cycle.quotes] == printed
    assert sorted(cycle.findings[0].quotes) == sorted(printed)
    assert len(cycle.tasks) == (medium == "report")
    if cycle.tasks:
        section = cycle.tasks[0].groups[0].sections[0]
        assert (section.quotes, section.points) == (["both"], ["A point"])
    assert cycle.game.cards.quotes == [name for name in reversed(ALL) if name in printed]
    assert cycle.game.cards.rights == [19]  # other lists stay


def test_items_keep_their_places(tmp_path: Path) -> None:
    """Even those that lost a quote: a problem with them must still name a line."""
    cycle = cleared(loaded(tmp_path, YEAR).cycle, "report", GATE).cycle
    assert cycle.findings[0].at.endswith(":22:5")
    assert all(item.at for item in (cycle.tasks[0], cycle.tasks[0].groups[0].sections[0], cycle.quotes[0], cycle.game))


def test_the_loaded_cycle_itself_stays_whole(tmp_path: Path) -> None:
    year = loaded(tmp_path, YEAR)
    for material in MATERIALS:
        cleared(year.cycle, material.medium, GATE)
    assert [entry.id for entry in year.cycle.quotes] == ALL
    assert len(year.cycle.working_group) == 3


def test_names_are_printed_only_when_they_may_be(tmp_path: Path) -> None:
    for medium in PRINTED:
        assert [member.name for member in cleared(loaded(tmp_path, YEAR).cycle, medium, GATE).cycle.working_group] == ["Ragnhild"]


@pytest.mark.parametrize(
    "cards", ["", "game: {cards: {quotes: [both, game-only, withdrawn, refused, pending, expired, none, report-only]}}"]
)
def test_no_pdf_holds_what_may_not_be_printed(tmp_path: Path, cards: str) -> None:
    out = built(tmp_path, YEAR + cards)
    texts = {file.stem: bare(text_of(file)) + " ".join(_said(file)) for file in out.glob("*.pdf")}
    assert set(texts) == {material.name for material in MATERIALS}
    for name, text in texts.items():
        for words in (
            "Nobody was asked",
            "Pending still",
            "Refused to print",
            "Withdrawn in May",
            "Expired last year",
            "Balthasar",
            "Cornelius",
        ):
            assert bare(words) not in text and words not in text, f"{words} in {name}"
        assert (bare("Both of them") in text) == (name in ("cards", "report")), name
        assert (bare("Only in the game") in text) == (name == "cards"), name
        assert (bare("Only in the report") in text) == (name == "report"), name
    assert "Ragnhild" in texts["report"]


def _said(file: Path) -> list[str]:
    """What a PDF says without printing it: alternative texts, bookmarks, its own description."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        outline = [item.title for item in pdf.open_outline().root]
        alternatives = [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
        return [*outline, *alternatives, *map(str, pdf.docinfo.values())]

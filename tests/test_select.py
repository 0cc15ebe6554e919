"""Only quotes whose consent covers the material are printed, and only names that may be."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from dialogkit.clearing.consent import CODES
from dialogkit.clearing.edition import check_edition
from dialogkit.clearing.select import Gate, cleared, may_print
from dialogkit.cycle.model import Consent, Quote
from dialogkit.kit.make import _unconsented
from dialogkit.problems import Severity
from dialogkit.processes import DIALOGUE
from dialogkit.terms import Edition, Medium
from dialogkit.words import load_words
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
    for material in DIALOGUE.materials:
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
    assert set(texts) >= {"handout", "tasks", "mat", "poster", "board", "cards", "report"}
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
        assert (bare("Both of them") in text) == (name in ("cards", "report", "easy-report")), name
        assert (bare("Only in the game") in text) == (name == "cards"), name
        assert (bare("Only in the report") in text) == (name in ("report", "easy-report")), name
    assert "Ragnhild" in texts["report"]


def _said(file: Path) -> list[str]:
    """What a PDF says without printing it: alternative texts, bookmarks, its own description."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        outline = [item.title for item in pdf.open_outline().root]
        alternatives = [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
        return [*outline, *alternatives, *map(str, pdf.docinfo.values())]


# ------------------------------------------------------------------------------------------------ the web, and each reason

PUBLIC = Gate(DAY, "public")
WEB = """
quotes:
  - {id: report-only, text: For those who work here, theme: one, consent: {status: given, scope: [game, poster, report, photo]}}
  - {id: web-only, text: For the web alone, theme: one, consent: {status: given, scope: [web]}}
  - {id: both, text: For anybody to read, theme: one, consent: {status: given, scope: [report, web]}}
tasks:
  - {id: a, title: A, consent: {status: given, scope: [report]}, groups: [{n: 1, points: [Said here]}]}
  - {id: b, title: B, consent: {status: given, scope: [report, web]}, groups: [{n: 1, points: [Said to all]}]}
findings: [{id: f, text: A finding, quotes: [report-only, both]}]
awards:
  - {name: P, photo: {src: a.jpg, alt: Us, kind: photo, consent: {status: given, scope: [photo, report]}}}
  - {name: Q, photo: {src: b.jpg, alt: Us, kind: photo, consent: {status: given, scope: [photo, report, web]}}}
organisation:
  {municipality: Fjordvik, service_place: Solbakken, departments: [{id: h, name: H, users: 30}]}
"""
NO_PLACE = "lang: en\ncycle: {year: 2026}\nkit: {title: The package}\n"


def test_the_public_edition_needs_a_yes_to_the_web_as_well(tmp_path: Path) -> None:
    """The report alone is the internal one. What is for that is left out as it was meant to be, and nobody counts on it."""
    (tmp_path / "a.jpg").write_bytes(b"")
    (tmp_path / "b.jpg").write_bytes(b"")
    cycle = loaded(tmp_path, WEB, NO_PLACE).cycle
    for gate, quotes, tasks, photos in ((GATE, ["both", "report-only"], "ab", 2), (PUBLIC, ["both"], "b", 1)):
        seen = cleared(cycle, "report", gate)
        assert sorted(quote.id for quote in seen.cycle.quotes) == quotes
        assert sorted(seen.cycle.findings[0].quotes) == quotes
        assert [task.id for task in seen.cycle.tasks if task.groups] == list(tasks)
        assert sum(award.photo is not None for award in seen.cycle.awards) == photos
        assert [each.name for each in seen.left_out if each.asked_for] == []


PLACES: dict[str, tuple[Medium | None, Medium | None]] = {
    "sheet": (None, None), "wall": (None, "poster"), "game": ("game", None), "report": ("report", None),
}  # fmt: skip
"""The medium of a material, and that of its photos."""


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        ("scope: [photo, poster]", ["sheet", "wall"]),  # as files of before have it
        ("scope: [photo]", ["sheet"]),
        ("scope: [poster]", []),
        ("scope: [poster], not_in: [photo]", ["wall"]),
        ("scope: [poster, report], not_in: [photo, game]", ["wall", "report"]),
        ("scope: [photo, game], not_in: [poster]", ["sheet", "game"]),
        ("scope: [web], not_in: [photo]", []),
        ("not_in: [photo]", []),
    ],
)
def test_a_yes_and_a_no_to_a_photo_hold_for_each_place(tmp_path: Path, answers: str, shown: list[str]) -> None:
    """Also where another part of the year, with a yes to everything, shows the same file."""
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"")  # the same photo
    photo = "  - {{name: P, photo: {{src: {}, alt: Us, kind: photo, consent: {{status: given, {}}}}}}}\n"
    more = "awards:\n" + photo.format("a.jpg", answers)
    if "not_in" in answers:
        more += photo.format("b.jpg", "scope: [photo, poster, game, report, web]")
    cycle = loaded(tmp_path, more).cycle
    seen = {place: cleared(cycle, medium, GATE, hung).cycle.awards for place, (medium, hung) in PLACES.items()}
    assert [place for place, awards in seen.items() if any(award.photo for award in awards)] == shown
    assert [place for place, awards in seen.items() if all(award.photo for award in awards)] == shown


def test_a_no_to_a_place_is_told_as_a_no(tmp_path: Path) -> None:
    """So that nobody asks again, and a quote is not printed there either."""
    (tmp_path / "a.jpg").write_bytes(b"")
    more = "quotes: [{id: q, text: Words, feature: yes, consent: {status: given, scope: [game], not_in: [report]}}]\n"
    more += "symbols: {a: {src: a.jpg, alt: Us, kind: photo, consent: {status: given, scope: [report], not_in: [photo]}}}"
    cycle = loaded(tmp_path, more).cycle
    assert [(each.kind, each.why) for each in cleared(cycle, "report", GATE).left_out] == [("quote", "refused")]
    assert [(each.kind, each.why) for each in cleared(cycle, None, GATE).left_out] == [("picture", "refused")]


REASONS = {
    "refused": "{status: refused, scope: [report, web, photo]}",
    "withdrawn": "{status: withdrawn, scope: [report, web, photo]}",
    "expired": "{status: given, scope: [report, web, photo], expires: 2026-09-16}",
    "pending": "{status: pending, scope: [report, web, photo]}",
    "unasked": "{status: given, scope: [game]}",
}
NAMED = """
quotes: [{{id: q, text: Words, feature: yes, consent: {consent}}}]
tasks: [{{id: t, title: A, consent: {consent}, groups: [{{n: 1, points: [Said here]}}]}}]
awards: [{{name: P, photo: {{src: a.jpg, alt: Us, kind: photo, consent: {consent}}}}}]
"""


@pytest.mark.parametrize("edition", ["internal", "public"])
@pytest.mark.parametrize("why", REASONS)
def test_each_reason_has_words_of_its_own(tmp_path: Path, why: str, edition: Edition) -> None:
    (tmp_path / "a.jpg").write_bytes(b"")
    seen = cleared(loaded(tmp_path, NAMED.format(consent=REASONS[why])).cycle, "report", Gate(DAY, edition))
    assert [(each.kind, each.why) for each in seen.left_out] == [(kind, why) for kind in ("quote", "contribution", "picture")]
    severity = Severity.ERROR if edition == "public" else Severity.WARNING
    told = [(problem.code, problem.severity) for problem in _unconsented(seen.left_out, Gate(DAY, edition), "report")]
    assert told == [(CODES[kind][why], severity) for kind in ("quote", "contribution", "picture")]  # type: ignore[index]


ASKING = {"nb": ("pør ",), "nn": ("pør ",), "en": ("Ask ", "ask ")}


@pytest.mark.parametrize("lang", ASKING)
def test_nobody_is_asked_again_who_has_said_no(lang: str) -> None:
    words = load_words(lang)
    for kind, codes in CODES.items():
        hints = {why: words(f"problems.{code}.hint") for why, code in codes.items()}
        assert len(set(hints.values())) == len(hints), kind
        for why, hint in hints.items():
            assert any(ask in hint for ask in ASKING[lang]) == (why == "expired" or why == "unasked" and kind != "picture"), hint


def test_a_file_of_before_is_told_once_what_to_add(tmp_path: Path) -> None:
    consents = ", ".join(f"{{id: q{n}, text: Words {n}, consent: {{status: given, scope: [report]}}}}" for n in range(5))
    year = loaded(tmp_path, f"quotes: [{consents}]\nfindings: [{{id: f, text: A finding, quotes: [q1, q2, q3]}}]\n")
    for edition, count in (("internal", 0), ("public", 1)):
        told = [problem for problem in check_edition(year, Gate(DAY, edition)) if problem.code == "nothing-for-the-web"]  # type: ignore[arg-type]
        assert [(problem.severity, problem.line) for problem in told] == [(Severity.WARNING, 5)] * count
        assert _unconsented(cleared(year.cycle, "report", Gate(DAY, edition)).left_out, Gate(DAY, edition), "report") == []  # type: ignore[arg-type]

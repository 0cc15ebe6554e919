"""The plan: what is done about each finding, what an earlier year promised, and what is late on the day that it is printed."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import pytest

from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import PAGES
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import problems
from paper import HOME, built, drafted, loaded, page_sizes, spoken

YEAR = """
themes: [{id: one, title: Å bestemme selv, symbol: key}, {id: two, title: Å bo sammen, symbol: home}]
findings:
  - {id: last, text: Vi vil ha felles frokost., theme: two}
  - {id: first, text: Vi vil velge farge på veggen., theme: one}
  - {id: good, text: Alle banker på., theme: one, tone: good}
  - {id: open, text: Bussen går for sjelden., theme: two}
solutions:
  - id: s
    finding: first
    proposals:
      - {text: Alle velger farge på veggen sin., owner: Vaktmesteren, due: 2027-03-01, status: doing}
      - {text: Vi kjøper maling., due: 2027-02-01, status: done}
  - {id: t, finding: last, proposals: [{text: Vi spiser sammen på lørdager.}]}
  - id: u
    finding: last
    proposals: [{text: Vi spiser ute hver dag., status: dropped, due: 2027-01-15, why_dropped: Det koster for mye.}]
promises:
  - {text: Vi lager en benk i hagen., n: 7, since: 2026, due: 2027-01-01, owner: Hagegruppa, history: [Vi har kjøpt planker.]}
"""
BEFORE, AFTER = date(2027, 1, 1), date(2027, 4, 1)


def _make(lang: Lang, day: date, folder: Path) -> None:
    build(loaded(folder, YEAR, spoken(HOME, lang)), folder / "build", Order(("plan",), today=day))


def made(shelf: Shelf, lang: Lang = "nb", day: date = AFTER) -> Path:
    return shelf.made(f"plan-{lang}-{day}", partial(_make, lang, day)) / "build"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [path for lang in LANGS for path in sorted(made(shelf, lang).glob("*.pdf"))]


def said(found: Facts) -> list[str]:
    return [" ".join(block.text.split()) for block in found.blocks]


def test_promises_come_first_and_findings_are_counted_theme_by_theme(shelf: Shelf) -> None:
    told = said(read(made(shelf) / "plan.pdf"))
    order = [
        "Vi lager en benk i hagen.",
        "Vi har kjøpt planker.",
        "Funn 1: Vi vil velge farge på veggen.",
        "1.1 Alle velger farge på veggen sin.",
        "1.2 Vi kjøper maling.",
        "Funn 2: Alle banker på.",
        "Funn 3: Vi vil ha felles frokost.",
        "3.1 Vi spiser sammen på lørdager.",
        "3.2 Vi spiser ute hver dag.",
        "Det koster for mye.",
        "Funn 4: Bussen går for sjelden.",
    ]
    assert [text for text in told if text in order] == order
    assert "Lovt i 2026, funn 7" in told


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("day, late", [(BEFORE, 0), (date(2027, 1, 2), 1), (date(2027, 3, 1), 1), (AFTER, 2)])
def test_what_is_late_says_so_and_what_is_done_or_put_away_never_is(shelf: Shelf, lang: Lang, day: date, late: int) -> None:
    """The promise is, the day after its own, and then what is under way."""
    told = said(read(made(shelf, lang, day) / "plan.pdf"))
    assert told.count(load_words(lang)("plan.late")) == late


@pytest.mark.parametrize("name", ["plan", "report", "easy-report", "slides"])
def test_what_is_late_is_late_in_every_paper_that_tells_how_far_it_has_come(tmp_path: Path, name: str) -> None:
    """A badge says the same of a measure or a promise wherever it stands; a day before nothing is late."""
    year, late = (
        loaded(tmp_path, YEAR.replace("doing}", "agreed}").replace("done}", "proposed}"), HOME),
        load_words("nb")("plan.late"),
    )
    told = []
    for day in (BEFORE, AFTER):
        build(year, tmp_path / str(day), Order((name,), today=day))
        told.append(said(read(tmp_path / str(day) / f"{name}.pdf")).count(late))
    assert told[0] == 0 and told[1] > 0


@pytest.mark.parametrize("name", ["plan", "report", "easy-report", "summary", "slides"])
def test_what_is_only_proposed_was_promised_by_nobody_and_is_never_late(tmp_path: Path, name: str) -> None:
    """Nor is a promise of an earlier year that has become a proposal again."""
    year = YEAR.replace("doing}", "proposed}").replace("n: 7,", "n: 7, status: proposed,")
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order((name,), today=AFTER))
    told, t = said(read(tmp_path / "build" / f"{name}.pdf")), load_words("nb")
    assert t("report.status_proposed") in told and t("plan.late") not in told


@pytest.mark.parametrize("name", ["plan", "report", "easy-report", "minutes", "roundrobin", "slides"])
def test_nobody_does_what_is_put_away_and_no_day_is_set_for_it(tmp_path: Path, name: str) -> None:
    """It has its badge and its reason wherever it is told, in this year and in an earlier one's promises."""
    away = "status: dropped, owner: Vaktmesteren, due: 2027-01-15, why_dropped: Det koster for mye."
    year = "events: [{id: c, kind: solutions_conference, date: 2027-06-01, attendance: {total: 9}}]\n"
    year += "themes: [{id: one, title: Å bo sammen}]\nfindings: [{id: f, text: Vi venter lenge., theme: one}]\n"
    year += f"solutions: [{{id: s, finding: f, proposals: [{{text: Vi kjøper en buss., {away}}}]}}]\n"
    year += f"promises: [{{text: Vi lager en benk., since: 2026, {away}}}]\n"
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order((name,), today=AFTER))
    told = [text for path in sorted((tmp_path / "build").glob(f"{name}*.pdf")) for text in said(read(path))]
    t, text = load_words("nb"), " ".join(told)
    assert t("report.status_dropped") in told and "Det koster for mye." in text
    assert "Vaktmesteren" not in text and "15. januar" not in text


def test_the_report_says_who_keeps_a_promise_and_by_when(tmp_path: Path) -> None:
    told = said(read(built(tmp_path, YEAR, "report", start=HOME) / "report.pdf"))
    assert "Hagegruppa" in told and "1. januar 2027" in told


@pytest.mark.parametrize("status", ["done", "doing"])
def test_a_card_of_thanks_counts_what_is_done_or_under_way_without_its_numbers(tmp_path: Path, status: str) -> None:
    proposals = ", ".join(f"{{text: Vi gjør sak {n}., status: {status}}}" for n in range(5))
    year = f"findings: [{{id: f, text: Vi venter lenge.}}]\nsolutions: [{{id: s, finding: f, proposals: [{proposals}]}}]\n"
    told = " ".join(said(read(built(tmp_path, year, "thanks", start=HOME) / "thanks.pdf")))
    assert load_words("nb")("thanks.more", n=5) in told and "gjort eller på vei" in told
    assert "Vi gjør sak 0." in told and "1.1" not in told
    assert "Du var med på «Dialogpakken 2027»." in told  # whatever a title is, it is no part of the sentence


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_not_decided_is_told_as_that(shelf: Shelf, lang: Lang) -> None:
    """What is done without saying who did it has nothing left to decide."""
    t = load_words(lang)
    told = said(read(made(shelf, lang) / "plan.pdf"))
    assert [told.count(t(f"report.{name}")) for name in ("undecided", "no_owner", "no_due")] == [1, 1, 1]


@pytest.mark.parametrize("lang", LANGS)
def test_it_is_there_for_the_meeting_and_for_the_wall(shelf: Shelf, lang: Lang) -> None:
    """On the wall too a finding has its words, by which one sees what is answered; what is good is nothing to do."""
    small, large = (made(shelf, lang) / name for name in ("plan.pdf", "plan-wall.pdf"))
    for path, size in ((small, "A4"), (large, "A3")):
        assert all(page == pytest.approx(PAGES[size], abs=0.01) for page in page_sizes(path))
        assert not problems(read(path))
    t, told = load_words(lang), said(read(large))
    measures = [text for text in said(read(small)) if text.startswith(("Vi ", "Alle velger", "Vaktmesteren", "Hagegruppa"))]
    assert set(measures) <= set(told)
    number = [t("common.finding_n", n=n) for n in (1, 2, 3, 4)]
    assert number[1] not in " ".join(told)
    for name, words in (
        *((number[0], "Vi vil velge farge på veggen."), (number[2], "Vi vil ha felles frokost.")),
        (number[3], "Bussen går for sjelden."),
    ):
        assert f"{name}: {words}" in told


def test_words_on_the_wall_are_as_large_as_the_fewest_sheets_allow(tmp_path: Path) -> None:
    """What is too much for a sheet at first has room there in smaller type, which is read from afar all the same."""
    sizes = []
    for count in (2, 4, 14):
        found = "".join(f"  - {{id: f{n}, text: Vi vil ha mer av sak {n}.}}\n" for n in range(count))
        done = "".join(
            f"  - {{id: s{n}, finding: f{n}, proposals: [{{text: Vi gjør noe med sak {n}., owner: Alle, due: 2027-05-01}}]}}\n"
            for n in range(count)
        )
        year = loaded(tmp_path, f"findings:\n{found}solutions:\n{done}", HOME)
        build(year, tmp_path / str(count), Order(("plan",)))
        wall = read(tmp_path / str(count) / "plan-wall.pdf")
        sizes.append((len(wall.sizes), round(next(word.size for word in wall.words if "gjør" in word.text), 1)))
    (few, largest), (more, smaller), (many, least) = sizes
    assert (few, more) == (1, 1) and 18 <= smaller < largest
    assert many > 1 and 18 <= least <= largest


@pytest.mark.parametrize("file", ["plan.pdf", "plan-wall.pdf"])
def test_its_sheets_are_about_as_full_as_each_other(tmp_path: Path, file: str) -> None:
    """The first has the head, and so the last holds no fewer panels."""
    count = 14
    found = "".join(f"  - {{id: f{n}, text: Vi vil ha mer av sak {n}.}}\n" for n in range(count))
    done = "".join(f"  - {{id: s{n}, finding: f{n}, proposals: [{{text: Vi gjør sak {n}.}}]}}\n" for n in range(count))
    build(loaded(tmp_path, f"findings:\n{found}solutions:\n{done}", HOME), tmp_path / "build", Order(("plan",)))
    sheets = read(tmp_path / "build" / file)
    heads = [word.page for word in sheets.words if word.text.startswith("Funn")]
    panels = [heads.count(page) for page in range(len(sheets.sizes))]
    assert len(panels) > 1 and sum(panels) == count and panels[-1] >= panels[0]


def test_words_of_a_short_plan_grow(tmp_path: Path) -> None:
    sizes = []
    for count in (1, 20):
        found = "".join(f"  - {{id: f{n}, text: Vi vil ha mer av sak {n}.}}\n" for n in range(count))
        year = f"{found}solutions: [{{id: s, finding: f0, proposals: [{{text: Vi gjør noe.}}]}}]\n"
        build(loaded(tmp_path, f"findings:\n{year}", HOME), tmp_path / str(count), Order(("plan",)))
        words = read(tmp_path / str(count) / "plan.pdf").words
        sizes.append(round(next(word.size for word in words if "gjør" in word.text), 1))
    assert sizes[0] > 14 <= sizes[1] < sizes[0]


def test_a_measure_stands_close_below_its_finding_beside_one_picture(tmp_path: Path) -> None:
    """No picture beside a line of words leaves a gap between them and what they lead to."""
    more = YEAR.replace("text: Vi vil velge farge på veggen.,", "text: Vi vil ha farge., symbol: paint,")
    more = more.replace("Alle velger farge på veggen sin.", "Dette gjør vi nå.")
    path = built(tmp_path, more, "plan", start=HOME) / "plan.pdf"
    words = read(path).words
    finding = next(word for word in words if "ha farge" in word.text)
    measure = min((word for word in words if word.page == finding.page and word.base < finding.base), key=lambda w: -w.base)
    assert finding.base - measure.base < 2.2 * finding.size


def test_without_anything_to_do_it_waits(tmp_path: Path) -> None:
    year = loaded(tmp_path, "findings: [{id: f, text: Vi vil ha frokost.}]\n", HOME)
    results, _ = build(year, tmp_path / "build", Order(("plan",)))
    assert [result.waits for result in results] == ["waits.plan"]


def test_a_picture_stands_once_over_all_that_it_belongs_to(tmp_path: Path) -> None:
    """A measure without a picture of its own begins where others do; its finding shows it, or its theme does."""
    more = YEAR.replace(
        "id: first, text: Vi vil velge farge på veggen.,", "id: first, text: Vi vil velge farge på veggen., symbol: paint,"
    )
    tree = drafted(loaded(tmp_path, more, HOME), "plan")["plan"]
    boxes = {box.need("h3").text.split(":")[0]: box for box in tree.walk() if box.name == "box" and box.nodes[0].name == "h3"}
    shown = {name: [box.need("h3").get("symbol"), *(each.get("symbol") for each in box.nodes[1:])] for name, box in boxes.items()}
    assert shown["Funn 1"][0] == "paint" and "paint" not in shown["Funn 1"][1:]
    assert any(each.flag("indent") for each in boxes["Funn 1"].nodes[1:])
    assert all("home" not in each for each in shown.values())  # that of the theme, which stands above


def test_words_without_a_picture_begin_where_others_do(tmp_path: Path) -> None:
    """In a panel in which another measure has one; where none has, all begin at its edge."""
    more = YEAR.replace("{text: Alle velger farge på veggen sin.,", "{text: Dette gjør vi nå., symbol: bus,")
    more = more.replace("text: Vi kjøper maling.", "text: Dette gjør vi så.").replace(
        "text: Vi vil velge farge på veggen.", "text: Dette."
    )
    tree = drafted(loaded(tmp_path, more, HOME), "plan")["plan"]
    boxes = [box.nodes[1:] for box in tree.walk() if box.name == "box" and box.nodes[0].text.startswith("Funn 1")]
    assert [[(each.get("symbol"), each.flag("indent")) for each in box] for box in boxes] == [[("bus", False), ("", True)]] * 2


def test_a_day_behind_an_owner_of_two_lines_stands_on_its_own_line(tmp_path: Path) -> None:
    """Behind the words of a short one it stands on the same line."""
    for owner, below in (("Alle", False), ("Den som har vakt " * 4, True)):
        year = YEAR.replace("owner: Vaktmesteren", f"owner: {owner.strip()}")
        build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("plan",), today=AFTER))
        words = read(tmp_path / "build" / "plan.pdf").words
        day = next(word for word in words if "1. mars 2027" in word.text)
        before = [word for word in words if word.page == day.page and word.left < day.left and abs(word.base - day.base) < 4]
        assert bool(before) is not below


def test_a_measure_stands_nearer_to_its_own_badge_than_to_the_next_one(tmp_path: Path) -> None:
    """Whether its picture stands beside it, or that of its finding does."""
    more = YEAR.replace("text: Vi vil velge farge på veggen.,", "text: Vi vil ha farge., symbol: paint,")
    more = more.replace("Alle velger farge på veggen sin.", "Dette gjør vi nå.")
    for picture in ("", ", symbol: bus"):
        (folder := tmp_path / (picture or "none").strip(" ,")).mkdir()
        path = built(folder, more.replace("text: Vi kjøper maling.", f"text: Dette så.{picture}"), "plan", start=HOME)
        first, badge, second = (
            next(word.base for word in read(path / "plan.pdf").words if text in word.text)
            for text in ("Dette gjør vi nå.", "I gang", "Dette så.")
        )
        assert badge - second > 1.25 * (first - badge) > 0

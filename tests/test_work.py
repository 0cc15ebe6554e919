"""Papers for what was found and what is proposed: a sheet each, with what may be shown, and room to answer."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import mm
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import problems
from layout.stress import words as strained
from paper import HOME, built, drafted, loaded, spoken

YES = "consent: {status: given, scope: [report]}"
YEAR = f"""
themes: [{{id: one, title: Å bestemme selv, symbol: key}}, {{id: two, title: Å bo sammen, symbol: home}}]
tasks:
  - {{id: t, title: Bussen, theme: two, {YES}, groups: [{{n: 1, points: [Bussen går for sjelden på søndager., Hagen er fin.]}}]}}
quotes:
  - {{id: a, text: Jeg vil ha gule vegger., theme: one, {YES}}}
  - {{id: b, text: Dette sa jeg nei til., theme: one, consent: {{status: refused}}}}
  - {{id: c, text: Dette er bare til spillet., theme: one, consent: {{status: given, scope: [game]}}}}
findings:
  - {{id: last, text: Bussen går ikke når vi trenger den., theme: two}}
  - {{id: first, text: Vi vil velge farge på veggen., theme: one, quotes: [a, b, c, a], groups: 1}}
solutions:
  - id: s
    finding: last
    proposals:
      - {{text: Vi spør kommunen om flere busser., owner: Lederen}}
      - {{text: Vi kjøper en buss., status: dropped, why_dropped: Dyrt.}}
  - {{id: t, finding: first, proposals: [{{text: Alle velger farge., owner: Vaktmesteren, due: 2027-03-01, status: doing}}]}}
"""


def _make(lang: Lang, folder: Path) -> None:
    build(loaded(folder, YEAR, spoken(HOME, lang)), folder / "build", Order(("findings", "proposals")))


def made(shelf: Shelf, name: str, lang: Lang = "nb") -> Path:
    return shelf.made(f"work-{lang}", partial(_make, lang)) / "build" / f"{name}.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [made(shelf, name, lang) for lang in LANGS for name in ("findings", "proposals", "proposals-count")]


def said(found: Facts, page: int) -> list[str]:
    return [" ".join(block.text.split()) for block in found.blocks if block.pages == [page]]


@pytest.mark.parametrize("lang", LANGS)
def test_each_finding_has_its_sheet_with_the_quotes_that_have_a_yes_each_once(shelf: Shelf, lang: Lang) -> None:
    found, t = read(made(shelf, "findings", lang)), load_words(lang)
    assert len(found.sizes) == 2 and not problems(found)
    first = said(found, 0)
    assert "Vi vil velge farge på veggen." in first and first.count(t.quoted("Jeg vil ha gule vegger.")) == 1
    assert t("findings.unknown") in first and any(text.startswith(t("common.finding_n", n=1)) for text in first)
    every = " ".join(block.text for block in found.blocks)
    assert "Dette sa jeg nei til" not in every and "bare til spillet" not in every


def test_without_a_quote_what_groups_noted_of_the_same_stands_there(shelf: Shelf) -> None:
    told = said(read(made(shelf, "findings")), 1)
    assert "Bussen går for sjelden på søndager." in told and "Hagen er fin." not in told


@pytest.mark.parametrize("lang", LANGS)
def test_each_proposal_that_is_not_put_away_can_be_answered_and_counted(shelf: Shelf, lang: Lang) -> None:
    """In the order of the findings, with the same numbers on both."""
    found, t = read(made(shelf, "proposals", lang)), load_words(lang)
    assert len(found.sizes) == 2 and not problems(found)
    for page, (text, finding) in enumerate((("Alle velger farge.", 1), ("Vi spør kommunen om flere busser.", 2))):
        told = said(found, page)
        assert text in told and t("proposals.proposal_n", n=f"{finding}.1") in told and t("proposals.missing") in told
        assert any(each.startswith(f"{t('common.finding_n', n=finding)}:") for each in told)
        assert {t(f"common.{answer}") for answer in ("yes", "partly", "no")} <= set(told)
    assert t("report.no_due") in said(found, 1)
    count = said(read(made(shelf, "proposals-count", lang)), 0)
    numbers = [count.index(text) for text in ("1.1", "Alle velger farge.", "2.1", "Vi spør kommunen om flere busser.")]
    assert numbers == sorted(numbers) and "Vi kjøper en buss." not in count


@pytest.mark.parametrize("sentences", [True, False])
def test_a_quote_that_no_page_holds_goes_on_on_the_next_one(tmp_path: Path, sentences: bool) -> None:
    """Each of its words is there once, and it is read as one quote."""
    words = " ".join(
        strained("nb", 7 + number % 5, number) if sentences else strained("nb", 9, number)[:-1] for number in range(60)
    )
    year = YEAR.replace("text: Jeg vil ha gule vegger.", f"text: '{words}'")
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("findings",)))
    found = read(tmp_path / "build" / "findings.pdf")
    quote = next(block for block in found.blocks if block.text.startswith("«"))
    assert " ".join(quote.text.split()).strip("«»") == words and len(quote.pages) > 1
    assert not problems(found)


def test_each_answer_has_a_cell_to_count_in(shelf: Shelf) -> None:
    """With lines on all its sides, tall enough to write in."""
    found = read(made(shelf, "proposals-count"))
    upright = [
        mark.box for mark in found.marks if mark.kind == "line" and mark.box[2] - mark.box[0] < 2 < mark.box[3] - mark.box[1]
    ]
    lefts = {round(box[0]) for box in upright}
    assert len(lefts) == 4 and len(upright) >= 4 * 2  # three cells beside each other, for two proposals
    assert min(box[3] - box[1] for box in upright) >= 12 * mm


@pytest.mark.parametrize("lang", LANGS)
def test_who_counts_is_asked_how_many_answered_and_sees_on_each_page_what_is_counted(tmp_path: Path, lang: Lang) -> None:
    many = "".join(f"      - Vi prøver forslag nummer {number} en måned og ser hvordan det går.\n" for number in range(30))
    year = YEAR.replace("      - {text: Vi spør kommunen", f"{many}      - {{text: Vi spør kommunen")
    build(loaded(tmp_path, year, spoken(HOME, lang)), tmp_path / "build", Order(("proposals",)))
    found, t = read(tmp_path / "build" / "proposals-count.pdf"), load_words(lang)
    assert len(found.sizes) > 1 and t("proposals.answered") in said(found, 0)
    for page in range(len(found.sizes)):
        above = [word.text for word in found.words if word.page == page and word.base > 240 * mm]
        assert t("proposals.count") in " ".join(above)


def test_no_line_of_a_title_is_torn_off_where_smaller_letters_make_them_even(tmp_path: Path) -> None:
    text = "Hver beboer har en skriftlig avtale om når ansatte kan låse seg inn."
    year = YEAR.replace("Alle velger farge.", text)
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("proposals",)))
    found = read(tmp_path / "build" / "proposals.pdf")
    title = next(block for block in found.blocks if " ".join(block.text.split()) == text)
    wide = [line.words[-1].right - line.words[0].left for line in title.lines]
    assert len(wide) == 3 and wide[0] > 0.65 * max(wide)


def test_no_picture_of_a_proposal_is_one_that_it_is_answered_with(tmp_path: Path) -> None:
    """Its own words, or its finding, may mean a thumb: above the thumbs it would answer for whoever looks at it."""
    year = YEAR.replace("Alle velger farge.", "Alle sier nei.").replace(
        "text: Vi vil velge farge på veggen.,", "text: Vi vil velge farge på veggen., symbol: thumb-up,"
    )
    tree = drafted(loaded(tmp_path, year, HOME), "proposals")["proposals"]
    answers = {each.get("symbol") for each in tree.walk() if each.name == "choice"}
    shown = {each.get("symbol") for each in tree.walk() if each.name == "band"}
    assert len(answers) == 3 and not answers & shown


@pytest.mark.parametrize("words", [60, 120, 180])
def test_long_quotes_leave_room_to_write(tmp_path: Path, words: int) -> None:
    """However long they are, and on a page of its own if need be, each question has two lines at least."""
    text = strained("nb", words).rstrip(".")
    build(loaded(tmp_path, YEAR.replace("Jeg vil ha gule vegger.", f"'{text}'"), HOME), tmp_path / "build", Order(("findings",)))
    found = read(tmp_path / "build" / "findings.pdf")
    assert not problems(found) and len(found.sizes) == 2
    assert len([mark for mark in found.ofkind("line") if mark.page == 0 and mark.sides[0] > 150 * mm]) >= 4


def test_a_card_of_thanks_tells_of_other_themes_before_more_of_one(tmp_path: Path) -> None:
    done = "".join(f"{{text: Vi gjør sak {n}., status: done}}, " for n in range(4))
    year = YEAR.replace("proposals: [{text: Alle velger farge., owner", f"proposals: [{done}{{text: Alle velger farge., owner")
    year = year.replace("flere busser., owner: Lederen", "flere busser., owner: Lederen, status: done")
    told = said(read(built(tmp_path, year, "thanks", start=HOME) / "thanks.pdf"), 0)
    assert "Vi spør kommunen om flere busser." in told and "Vi gjør sak 3." not in told


def test_one_can_point_at_how_it_goes_with_what_a_theme_rests_on(tmp_path: Path) -> None:
    """A right of everybody's has its picture and places to put a cross; a theme without any has room to write."""
    year = YEAR.replace("symbol: key}", "symbol: key, articles: [19, 22]}")
    tree = drafted(loaded(tmp_path, year, HOME), "decide")["decide"]
    _, one, two = (each for each in tree.nodes if each.name == "pages")
    rows = [[row for row in each.nodes if row.name == "matter"] for each in one.walk() if each.name == "crosses"]
    assert [len(each) for each in rows] == [2, 2] and all(row.get("symbol") and row.text for row in rows[1])
    assert [each.name for each in two.walk() if each.name in ("crosses", "columns")] == ["crosses", "columns"]


def _written(found: Facts, page: int) -> list[int]:
    """How many lines there are below each of the two questions of a sheet of findings."""
    t = load_words("nb")
    names = [t(f"findings.{name}") for name in ("unknown", "more")]
    asked = [word.base for name in names for word in found.words if word.page == page and word.text == name]
    lines = [mark.box[1] for mark in found.ofkind("line") if mark.page == page and mark.sides[0] > 150 * mm]
    return [sum(low < line < top for line in lines) for top, low in zip(asked, [*asked[1:], 0.0])]


def test_what_was_not_known_has_most_of_the_lines_and_quotes_of_a_few_words_are_large(shelf: Shelf) -> None:
    """Three of them take a line from what is written, and are no smaller than one alone."""
    found = shelf.told(read, shelf.kit("solbakken-2026", "--all")["findings"])
    asked = [_written(found, page) for page in range(len(found.sizes))]
    assert {lines[0] for lines in asked} == {5, 6}
    assert min(lines[1] for lines in asked) == 1 and max(lines[1] for lines in asked) > 3
    quoted = [block for block in found.blocks if block.inside("BlockQuote")]
    assert len(quoted) > 20 and {line.size for block in quoted for line in block.lines} == {18}


@pytest.mark.parametrize("quotes", [4, 9])
def test_both_questions_of_a_finding_stand_on_one_page(tmp_path: Path, quotes: int) -> None:
    """Also where only the first of them had room below what was said."""
    text = "Jeg vil at de spør meg først, og så venter til jeg har tenkt ferdig, også når det er travelt. " * 3
    every = ", ".join(f"{{id: n{n}, text: '{text} {n}', consent: {{status: given, scope: [report]}}}}" for n in range(quotes))
    year = "themes: [{id: a, title: Å bo sammen, symbol: home}]\n"
    names = ", ".join(f"n{n}" for n in range(quotes))
    found = (f"{{id: {each}, text: Vi vil vite hvem som kommer., theme: a, quotes: [{names}]}}" for each in ("f", "g"))
    year += f"findings: [{', '.join(found)}]\n"
    build(loaded(tmp_path, f"{year}quotes: [{every}]\n", HOME), tmp_path / "build", Order(("findings",)))
    made = read(tmp_path / "build" / "findings.pdf")
    assert {len(_written(made, page)) for page in range(len(made.sizes))} == {0, 2}

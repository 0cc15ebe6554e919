"""The sheets of the round robin: one for each finding, to write on or as it was filled, and cards for those who have a task."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

import pytest

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import PAGES
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import RULES, problems
from layout.stress import words as strained
from layout.years import PHOTO
from paper import HOME, loaded, page_sizes, spoken, text_of
from paper import problems as problems_of

LONG = [
    f"Idé {n} er en liste over alt det vi vil prøve og som vi går gjennom på husmøtet hver eneste måned." for n in range(1, 9)
]
YEAR = f"""
themes: [{{id: one, title: Å bestemme selv, symbol: key}}, {{id: two, title: Å bo sammen, symbol: home}}]
events:
  - {{id: w, kind: workshop, groups: {{count: 3}}, method: {{name: Idérunden}}}}
findings:
  - {{id: last, text: Vi vil ha felles frokost., theme: two}}
  - {{id: first, text: Vi vil velge farge på veggen., theme: one}}
  - {{id: open, text: Bussen går for sjelden., theme: two}}
solutions:
  - id: s
    finding: last
    ideas: [{", ".join(LONG)}]
    obstacles: [Noen vil sove lenge.]
    proposals: [Vi spiser sammen på lørdager.]
round_robin: {{minutes_per_round: 7}}
"""


def _make(lang: Lang, ink: str, folder: Path) -> None:
    build(loaded(folder, YEAR, spoken(HOME, lang)), folder / "build", Order(("roundrobin",), settings=(f"ink={ink}",)))


def made(shelf: Shelf, lang: Lang = "nb", ink: str = "colour") -> Path:
    return shelf.made(f"roundrobin-{lang}-{ink}", partial(_make, lang, ink)) / "build" / "roundrobin.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    some = [*(made(shelf, lang) for lang in LANGS), made(shelf, ink="low")]
    return [*some, *(path.with_stem("roundrobin-a4") for path in some)]


def said(found: Facts, page: int) -> list[str]:
    return [" ".join(block.text.split()) for block in found.blocks if block.pages == [page]]


def test_an_example_and_then_a_sheet_for_each_finding_as_they_are_numbered(shelf: Shelf) -> None:
    found, t = read(made(shelf)), load_words("nb")
    heads = [text for page in range(5) for text in said(found, page) if text in YEAR or text == t("roundrobin.example_finding")]
    titles = [text for text in heads if text.endswith(("dag.", "annen.", "veggen.", "frokost.", "sjelden."))]
    assert titles == [
        t("roundrobin.example_finding"), "Vi vil velge farge på veggen.", "Vi vil ha felles frokost.", "Bussen går for sjelden.",
    ]  # fmt: skip
    assert t("roundrobin.found", n=1, all=3) in said(found, 1)
    assert t("roundrobin.minutes", n=7) in said(found, 1) and "Idérunden" in said(found, 1)


def test_the_groups_take_turns_and_the_first_one_chooses(shelf: Shelf) -> None:
    """Each sheet begins with another group."""
    found, t = read(made(shelf)), load_words("nb")
    wrote, chose = t("roundrobin.written_by"), t("roundrobin.chosen_by")
    who = [[text for text in said(found, page) if text.startswith((wrote, chose))] for page in (1, 4)]
    assert who == [
        [f"{wrote} 1", f"{wrote} 2", f"{wrote} 3", f"{chose} 1"],
        [f"{wrote} 3", f"{wrote} 1", f"{wrote} 2", f"{chose} 3"],
    ]


def test_without_turns_there_is_a_line_to_say_who_wrote(tmp_path: Path) -> None:
    year = loaded(tmp_path, YEAR.replace("minutes_per_round: 7", "rotate: nei, worked_example: nei"), HOME)
    build(year, tmp_path / "build", Order(("roundrobin",)))
    found, t = read(tmp_path / "build" / "roundrobin.pdf"), load_words("nb")
    assert said(found, 0).count(t("roundrobin.written_by")) == 3
    assert t("roundrobin.example_finding") not in " ".join(said(found, 0))


def test_notes_that_have_no_room_go_on_on_a_further_sheet(shelf: Shelf) -> None:
    """All of them are there, once, and none is smaller than may be."""
    found = read(made(shelf))
    assert [text for page in (2, 3) for text in said(found, page) if text.startswith("Idé ")] == LONG
    assert any(text.startswith("Idé ") for text in said(found, 3))
    assert min(word.size for word in found.words if word.page == 3 and "liste" in word.text) >= 14


@pytest.mark.parametrize("lang", LANGS)
def test_sheets_are_for_a_table_and_cards_for_each_group(shelf: Shelf, lang: Lang) -> None:
    path, t = made(shelf, lang), load_words(lang)
    found, sizes = read(path), page_sizes(path)
    assert [pytest.approx(size, abs=0.01) == PAGES["A3"][::-1] for size in sizes] == [True] * 5 + [False] * (len(sizes) - 5)
    cards = [text for page in range(5, len(sizes)) for text in said(found, page)]
    sizes_of_words = {word.size for word in found.words if word.page >= 5 and word.owner and word.owner.role == "P"}
    assert len(sizes_of_words) == 1 and min(sizes_of_words) >= 20
    assert cards.count(t("roundrobin.role_time")) == cards.count(t("roundrobin.does_time")) == 3
    assert not problems(found, *(rule for rule in RULES if rule != "l29"))  # each group has the same cards


@pytest.mark.parametrize("lang", LANGS)
def test_all_of_it_is_there_on_paper_that_each_office_has(shelf: Shelf, lang: Lang) -> None:
    """With the same words, on as many sheets or more; none is smaller than may be."""
    large, small = made(shelf, lang), made(shelf, lang).with_stem("roundrobin-a4")
    found = read(small)
    lying, upright = (pytest.approx(size, abs=0.01) for size in (PAGES["A4"][::-1], PAGES["A4"]))
    assert all(size in (lying, upright) for size in page_sizes(small)) and page_sizes(small)[:5] == [lying] * 5
    texts = [sorted(block.text.split() for block in each.blocks) for each in (found, read(large))]
    assert texts[0] == texts[1]
    assert min(word.size for word in found.words if word.text.strip()) > 11.9  # numbers in discs too
    assert min(word.size for word in found.words if "liste" in word.text) > 13.9
    assert not problems(found, *(rule for rule in RULES if rule != "l29"))


@pytest.mark.parametrize("name", ["roundrobin", "roundrobin-a4"])
def test_a_note_that_no_sheet_holds_goes_on_on_the_next_one(tmp_path: Path, name: str) -> None:
    words = " ".join(strained("nb", 7 + number % 5, number) for number in range(60))
    build(loaded(tmp_path, YEAR.replace("Noen vil sove lenge.", words), HOME), tmp_path / "build", Order(("roundrobin",)))
    found = read(tmp_path / "build" / f"{name}.pdf")
    note = next(block for block in found.blocks if block.text.startswith(words[:40]))
    assert " ".join(note.text.split()) == words and len(note.pages) > 1
    assert not problems(found, *(rule for rule in RULES if rule != "l29"))


def test_names_of_stages_stand_on_one_line_though_some_ask_more(shelf: Shelf) -> None:
    found, t = read(made(shelf).with_stem("roundrobin-a4")), load_words("nb")
    names = {t(f"roundrobin.{name}") for name in ("ideas", "obstacles", "proposals")}
    tops = [word.base for word in found.words if word.page == 1 and word.text in names]
    assert len(tops) == 3 and max(tops) - min(tops) < 1
    asks = [word.base for word in found.words if word.page == 1 and word.text.strip().endswith(("gjøre?", "veien?"))]
    assert max(asks) - min(asks) > 5


def test_a_proposal_that_was_put_away_has_its_badge_also_without_a_reason(tmp_path: Path) -> None:
    year = YEAR.replace("[Vi spiser sammen på lørdager.]", "[{text: Vi spiser ute., status: dropped}, Vi spiser inne.]")
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("roundrobin",)))
    told, t = said(read(tmp_path / "build" / "roundrobin.pdf"), 2), load_words("nb")
    at = told.index("2.1 Vi spiser ute.")
    assert told[at : at + 4] == ["2.1 Vi spiser ute.", t("report.status_dropped"), t("report.no_reason"), "2.2 Vi spiser inne."]


@pytest.mark.parametrize("groups", [2, 3, 4, 5])
def test_groups_begin_as_many_sheets_as_each_other(tmp_path: Path, groups: int) -> None:
    """What is good has no sheet, and takes nobody's turn; a sheet that is filled tells who wrote as the empty one did."""
    year = re.sub(r"groups: {count: 3}", f"groups: {{count: {groups}}}", YEAR.split("solutions:")[0])
    good = "".join(f"  - {{id: g{n}, text: Det er godt {n}., theme: one, tone: good}}\n" for n in range(3))
    more = "".join(f"  - {{id: m{n}, text: Vi mangler {n}., theme: two}}\n" for n in range(4))
    year = year.replace("findings:\n", "findings:\n" + good).rstrip("\n") + "\n" + more
    filled = "solutions: [{id: s, finding: m1, ideas: [Vi kjøper.], proposals: [Vi prøver.]}]\n"
    begun = []
    for name, solved in (("empty", ""), ("filled", filled)):
        (tmp_path / name).mkdir()
        build(loaded(tmp_path / name, year + solved, HOME), tmp_path / name / "build", Order(("roundrobin",)))
        found, wrote = read(tmp_path / name / "build" / "roundrobin.pdf"), load_words("nb")("roundrobin.written_by")
        begun.append([next(text for text in said(found, page) if text.startswith(wrote)) for page in range(1, 8)])
    assert begun[0] == begun[1] == [f"{wrote} {n % groups + 1}" for n in range(7)]


def test_a_column_that_nobody_has_filled_has_a_line_for_who_does(tmp_path: Path) -> None:
    year = YEAR.replace("    obstacles: [Noen vil sove lenge.]\n", "").replace("round_robin: {", "round_robin: {rotate: nei, ")
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("roundrobin",)))
    told = said(read(tmp_path / "build" / "roundrobin.pdf"), 2)
    assert told.count(load_words("nb")("roundrobin.written_by")) == 2  # obstacles, and what is done about them


def test_notes_on_several_sheets_are_shared_and_no_smaller_than_they_must_be(tmp_path: Path) -> None:
    ideas = [f"Vi lager en liste over alt det vi vil prøve, og går gjennom den på husmøtet, {n}." for n in range(12)]
    year = YEAR.replace(f"[{', '.join(LONG)}]", str(ideas))
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("roundrobin",)))
    found = read(tmp_path / "build" / "roundrobin.pdf")
    on = [sum(text.startswith("Vi lager") for text in said(found, page)) for page in (2, 3, 4)]
    assert on == [4, 4, 4]
    sizes = {word.size for word in found.words if word.page in (2, 3, 4) and "liste" in word.text}
    assert len(sizes) == 1 and min(sizes) > 15


def test_what_is_good_as_it_is_has_no_sheet_to_find_obstacles_on(tmp_path: Path) -> None:
    """A finding that was worked on all the same has its own."""
    year = re.sub(r"(farge på veggen|felles frokost)\., ", r"\1., tone: good, ", YEAR)
    assert year.count("tone: good") == 2
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("roundrobin",)))
    told = [text for page in range(4) for text in said(read(tmp_path / "build" / "roundrobin.pdf"), page)]
    assert "Vi vil velge farge på veggen." not in told
    assert {"Vi vil ha felles frokost.", "Bussen går for sjelden."} <= set(told)


@pytest.mark.parametrize("lang", LANGS)
def test_what_to_do_and_whose_sheet_it_is_are_two_lines_at_the_foot(shelf: Shelf, lang: Lang) -> None:
    told, t = said(read(made(shelf, lang)), 1), load_words(lang)
    assert t("roundrobin.how_rotate") in told


def test_who_wrote_is_no_word_for_copying_in_nynorsk(shelf: Shelf) -> None:
    told = " ".join(said(read(made(shelf, "nn")), 1))
    assert "Gruppe 1 skreiv" in told and "Skrive av" not in told


def test_a_photo_of_the_years_own_is_read_before_what_it_stands_beside(tmp_path: Path) -> None:
    shutil.copy(PHOTO, tmp_path / "p.jpg")
    photo = "{src: p.jpg, alt: Huset, kind: photo, people: false, author: Solbakken, licence: CC BY 4.0}"
    year = YEAR.replace("title: Å bestemme selv, symbol: key", "title: Å bestemme selv, symbol: p") + f"symbols: {{p: {photo}}}\n"
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("roundrobin",)))
    assert [structure.problems(path) for path in sorted((tmp_path / "build").glob("*.pdf"))] == [[], []]


def test_a_solution_without_a_proposal_says_that_nothing_is_decided(tmp_path: Path) -> None:
    year = YEAR.replace("    proposals: [Vi spiser sammen på lørdager.]\n", "")
    build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("roundrobin",)))
    assert load_words("nb")("report.undecided") in said(read(tmp_path / "build" / "roundrobin.pdf"), 2)


@pytest.mark.parametrize("words, told", [(60, []), (400, ["too-tall"])])
def test_a_long_finding_has_room_and_one_that_has_none_is_told_as_that(tmp_path: Path, words: int, told: list[str]) -> None:
    year = YEAR.replace("Vi vil ha felles frokost.", "Vi vil ha felles frokost " * (words // 5))
    assert [problem.code for problem in problems_of(tmp_path, year, "roundrobin", start=HOME)] == told


def test_two_measures_and_one_put_away_with_its_reason_have_room_on_a_small_sheet(tmp_path: Path) -> None:
    """No further one stands all but empty for the last of them."""
    away = "{text: Solbakken kjøper en egen buss til turer., status: dropped, why_dropped: En buss koster for mye. Vi deler bil.}"
    some = (
        f"[En beboergruppe planlegger én søndag i måneden., Solbakken avtaler med de frivillige om følge til konserter., {away}]"
    )
    year = f"findings: [{{id: f, text: Bussen går for sjelden.}}]\nsolutions: [{{id: s, finding: f, proposals: {some}}}]\n"
    order = Order(("roundrobin",))
    build(loaded(tmp_path, year + "round_robin: {worked_example: false}\n", HOME), tmp_path / "build", order)
    assert len(page_sizes(tmp_path / "build" / "roundrobin-a4.pdf")) == 2  # a sheet, and the cards
    said = text_of(tmp_path / "build" / "roundrobin-a4.pdf")
    assert said.count(load_words("nb")("roundrobin.role_leader")) == 2  # nobody has said how many groups: the sheet is full

"""Slides: what the package is, what was heard and what is done, large, one idea at a time, and no quote without a yes."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pikepdf
import pytest

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.kit.reprint import manifest
from dialogkit.markup.parser import parse
from dialogkit.paper import SLIDE, mm
from dialogkit.press.game.slides.slide import slide
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import problems
from paper import HOME, SAID_AT_LENGTH, bare, built, loaded, outside, page_sizes, setting, spoken, text_of
from paper import problems as problems_of

YES = "consent: {status: given, scope: [report]}"
SIXTY = "Jeg vil ha god tid når jeg skal velge klær til en fest. " + 6 * "Da kan jeg prøve alt jeg har i ro. " + "Det er fint."

QUOTES = [
    ("one", "Nei."),
    ("one", "Jeg vil bestemme når jeg skal legge meg."),
    ("one", "Denne er den tredje."),
    ("two", SAID_AT_LENGTH),
]
YEAR = (
    "themes: [{id: one, title: Å bestemme selv, symbol: key}, {id: two, title: Å bo i Elvestrand bofellesskap}]\nquotes:\n"
    + "".join(f"  - {{id: q{n}, text: '{text}', theme: {theme}, {YES}}}\n" for n, (theme, text) in enumerate(QUOTES))
    + f"  - {{id: alone, text: Vi lager mat sammen., {YES}}}\n"
    + "  - {id: no, text: Dette sa jeg nei til å vise., theme: two, consent: {status: refused}}\n"
    + """findings:
  - {id: f1, text: Mange vil velge selv., theme: one}
  - {id: f2, text: Noen vil ha hjelp til å velge., theme: one}
  - {id: f3, text: Folk er glade i huset., theme: two, tone: good}
solutions:
  - id: s
    finding: f1
    proposals:
      - {text: Vi spør først., status: done, owner: Alle ansatte, due: 2027-10-01}
      - {text: Vi venter på svar., status: doing}
      - {text: Vi lager en plan sammen., status: agreed, owner: Primærkontakten}
      - {text: Vi skriver ned det du sier., status: proposed}
      - {text: Vi kjøper ny bil., status: dropped, why_dropped: Det ble for dyrt.}
"""
)
NOTES = "print: {slides: {notes: ja}}\n"


def _make(lang: Lang, ink: str, more: str, folder: Path) -> None:
    year = loaded(folder, more, spoken(HOME, lang))
    build(year, folder / "build", Order(("slides",), settings=(f"ink={ink}",)))


def slides(shelf: Shelf, lang: Lang = "nb", ink: str = "colour", more: str = YEAR + NOTES) -> Path:
    return shelf.made(f"slides-{lang}-{ink}-{len(more)}", partial(_make, lang, ink, more)) / "build" / "slides.pdf"


def notes(shelf: Shelf, lang: Lang = "nb") -> Path:
    return slides(shelf, lang).with_name("slides-notes.pdf")


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    made = [slides(shelf, lang) for lang in LANGS]
    return [*made, notes(shelf), slides(shelf, ink="grey"), slides(shelf, ink="low"), slides(shelf, more="")]


def headings(found: Facts) -> list[tuple[int, str]]:
    return [(block.pages[0], block.text) for block in found.blocks if re.fullmatch("H[12]", block.role)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("ink", ["colour", "grey", "low"])
def test_each_is_as_wide_as_a_screen_and_keeps_to_the_rules(shelf: Shelf, lang: Lang, ink: str) -> None:
    if lang != "nb" and ink != "colour":
        return
    file = slides(shelf, lang, ink)
    assert {tuple(map(round, size)) for size in page_sizes(file)} == {tuple(map(round, SLIDE))}
    assert SLIDE[0] / SLIDE[1] == pytest.approx(16 / 9, abs=0.001)
    assert outside(file) == [] and structure.problems(file) == [] and problems(read(file)) == []


def test_each_has_a_title_and_its_number(shelf: Shelf) -> None:
    """What goes on on the next slide has said it before."""
    found = read(slides(shelf))
    titled = {page for page, _ in headings(found)}
    going_on = {page for block in found.blocks for page in block.pages[1:]}
    assert titled | going_on == set(range(len(found.sizes))) and len(going_on) < 3
    assert all(len([each for each in headings(found) if each[0] == page]) == 1 for page in titled)
    running = {(word.page, word.text.strip()) for word in found.words if word.box[1] < 40 and word.text.strip().isdigit()}
    assert running == {(page, str(page + 1)) for page in range(len(found.sizes))}


@pytest.mark.parametrize("number", [9, 1250])
def test_a_number_of_many_digits_keeps_clear_of_the_edge(number: int) -> None:
    """A year of many measures could not be shown at all: from a hundred slides on."""
    document = parse("<document title='T'><slide><h1>A</h1></slide></document>", "a.xml.j2")
    context = setting()
    (sheet,) = slide(context, document.nodes[0], document)
    sheet.paint(context.canvas, number, number)
    context.canvas.facts.end_page(*SLIDE, None)
    assert context.canvas.facts.beyond == {}


def test_no_words_are_small(shelf: Shelf) -> None:
    assert min(word.size for word in read(slides(shelf)).words if word.text.strip()) >= 18


def test_who_made_a_picture_is_told_as_large_as_all_else(shelf: Shelf) -> None:
    """Once, at the end."""
    found = shelf.told(read, shelf.kit("solbakken-2026", "--all")["slides"])
    (made_by,) = (block for block in found.blocks if block.text.startswith("Bilde: Solbakken"))
    assert made_by.size >= 18 and made_by.pages == [len(found.sizes) - 1]


def test_what_is_told_of_steps_stands_below_its_disc_and_is_no_line_with_that_of_the_next(tmp_path: Path) -> None:
    parts = "conference", "workshop", "poster", "solutions_conference", "game"
    told = "".join(f"  - {{id: {each}, setting: På veggen i gangen og på kjøkkenet}}\n" for each in parts)
    found, t = read(built(tmp_path, f"parts:\n{told}", "slides", start=HOME) / "slides.pdf"), load_words("nb")
    (page,) = (page for page, title in headings(found) if title == t("handout.year"))
    told_of = [block for block in found.blocks if block.pages == [page] and block.text.startswith("På veggen")]
    lines = [line for block in told_of for line in block.lines]
    assert len(lines) == 4  # of the two steps that have no date
    boxes = [(line.left, line.base, line.right) for line in lines]
    beside = [(one, two) for one in boxes for two in boxes if abs(one[1] - two[1]) < 2 and one[0] < two[0]]
    assert beside and all(two[0] - one[2] > 8 * mm for one, two in beside)


@pytest.mark.parametrize("lang", LANGS)
def test_no_words_of_the_year_stand_beside_the_number(shelf: Shelf, lang: Lang) -> None:
    """One read its number as what the line said last."""
    last = "parts: [{id: conference}, {id: workshop}, {id: poster}, {id: solutions_conference}, {id: game, setting: "
    found, t = read(slides(shelf, lang, more=f"{last}Husmøter og rolige kvelder}}]")), load_words(lang)
    (page,) = (page for page, title in headings(found) if title == t("handout.year"))
    words = [word for word in found.words if word.page == page and word.text.strip()]
    (number,) = (word for word in words if word.text.strip() == str(page + 1))
    assert min(word.base for word in words if word is not number) > number.box[3] + 2 * mm


def test_the_year_is_read_from_afar_and_what_is_to_come_is_white(tmp_path: Path) -> None:
    """As it is on the wall: dark is what is over, or at hand."""
    events = (
        "events: [{id: k, kind: conference, date: 2027-09-16, attendance: {total: 9}}, {id: v, kind: workshop, date: 2027-10-14}]"
    )
    found, t = read(built(tmp_path, events, "slides", start=HOME) / "slides.pdf"), load_words("nb")
    (page,) = (page for page, title in headings(found) if title == t("handout.year"))
    told = [word for word in found.words if word.page == page and word.text.strip().isalpha()]
    assert min(word.size for word in told if word.text.strip() != t("overview.now")) >= 26
    (number,) = (word for word in found.words if word.page == page and word.text.strip() == str(page + 1))
    assert not [word for word in told if word.base < number.box[3] and word.box[2] > number.box[0] - 2 * mm]
    assert t("overview.now") in {word.text.strip() for word in told}  # as on the wall
    discs = [mark for mark in found.ofkind("area") if mark.page == page and 45 * mm < mark.sides[0] < 48 * mm]
    dark = {round(mark.box[0]) for mark in discs if sum(mark.colour) < 1}
    white = {round(mark.box[0]) for mark in discs if min(mark.colour) == 1} - dark
    assert len(dark) == 2 and len(white) == 3
    rings = [mark for mark in found.ofkind("line") if mark.page == page and mark.sides[0] > 45 * mm and mark.sides[1] > 45 * mm]
    assert [mark.dashed for mark in sorted(rings, key=lambda mark: mark.box[0])] == [True, False, False, False]


@pytest.mark.parametrize("count", [1, 2])
def test_findings_that_share_a_picture_have_a_ground_each(tmp_path: Path, count: int) -> None:
    rows = "".join(f"  - {{id: f{n}, text: Funn {n}., theme: a, symbol: sun}}\n" for n in range(2))
    one = "" if count == 2 else "  - {id: g, text: Ett til., theme: a, symbol: sun}\n"
    found = read(
        built(tmp_path, f"themes: [{{id: a, title: A, symbol: key}}]\nfindings:\n{rows}{one}", "slides", start=HOME)
        / "slides.pdf"
    )
    page = max(block.pages[0] for block in found.blocks if block.text.startswith("Funn "))
    grounds = [mark for mark in found.ofkind("area") if mark.page == page and mark.sides[0] > 0.6 * SLIDE[0]]
    assert len(grounds) == count


def test_quotes_with_a_yes_come_theme_by_theme_and_only_a_few_of_them(shelf: Shelf) -> None:
    text = bare(text_of(slides(shelf)))
    places = [
        text.index(bare(each.split(".")[0])) for each in ("Nei.", "Jeg vil bestemme når", SAID_AT_LENGTH, "Vi lager mat sammen")
    ]
    assert places == sorted(places)
    assert bare("Dette sa jeg nei til") not in text and bare("Denne er den tredje") not in text


def test_few_words_are_large_and_many_go_on_on_the_next_slide(shelf: Shelf) -> None:
    found = read(slides(shelf))
    quotes = [block for block in found.blocks if "«" in block.text]
    assert quotes[0].size == 62 and min(block.size for block in quotes) >= 30
    assert [len(block.pages) > 1 for block in quotes] == [False, False, True, False]


@pytest.mark.parametrize(
    ("signs", "shown"),
    [
        (["moon", "sun"], ["moon", "sun"]),
        (["sun", "sun"], ["sun"]),
        (
            ["sun", "moon", "sun", "sun"],
            ["key"],
        ),  # the theme's: where no picture tells two on another slide apart, none has its own
    ],
)
def test_a_picture_that_tells_no_findings_apart_is_shown_once(tmp_path: Path, signs: list[str], shown: list[str]) -> None:
    rows = "".join(f"  - {{id: f{n}, text: Funn {n}., theme: a, symbol: {sign}}}\n" for n, sign in enumerate(signs))
    year = "themes: [{id: a, title: A, symbol: key}]\nfindings:\n" + rows
    file = built(tmp_path, year, "slides", start=HOME) / "slides.pdf"
    found = read(file)
    (page,) = {block.pages[0] for block in found.blocks if block.text == "Funn 1: Funn 0."}
    there = [re.sub("sym-|-fine", "", mark.name) for mark in found.ofkind("symbol") if mark.page == page]
    assert there == shown and structure.problems(file) == [] and problems(found) == []
    grounds = [mark for mark in found.ofkind("area") if mark.page == page and mark.sides[0] > 0.6 * SLIDE[0]]
    assert len(grounds) == (0 if there == signs else 2)  # what no picture tells apart its own ground does


def test_two_measures_at_most_and_none_that_was_put_away(shelf: Shelf) -> None:
    """A finding without a measure has its row among them."""
    found, t = read(slides(shelf)), load_words("nb")
    states = [t(f"report.status_{each}") for each in ("done", "doing", "agreed", "proposed", "dropped")]
    states.append(t("report.undecided"))
    pages = [block.pages[0] for block in found.blocks if block.text in states]
    assert sorted(map(pages.count, set(pages))) == [1, 2, 2]
    assert bare("Vi kjøper ny bil") not in bare(text_of(slides(shelf)))


def test_what_was_found_has_one_look_and_is_read_from_afar_as_what_is_done_is(shelf: Shelf) -> None:
    """Each finding of the example has a picture of its own; no theme is set smaller than another."""
    found, t = shelf.told(read, shelf.kit("solbakken-2026", "--all")["slides"]), load_words("nb")
    told = {page for page, title in headings(found)}
    rows = [block for block in found.blocks if block.role == "P" and re.match(r"Funn \d+: |\d+\.\d ", block.text)]
    assert len(rows) > 20 and min(block.size for block in rows) >= 30
    pages = {block.pages[0] for block in rows if block.text.startswith("Funn ")}
    assert pages <= told and t("report.findings") in {block.text for block in found.blocks}
    for page in pages:
        shown = [mark.name for mark in found.ofkind("symbol") if mark.page == page]
        assert len({*shown}) == len(shown) == len([row for row in rows if row.pages[0] == page]), page


def test_what_we_do_begins_with_what_was_promised_before(tmp_path: Path) -> None:
    year = YEAR + "promises: [{text: Vi maler stua., theme: one, status: doing, owner: Vaktmesteren, due: 2027-12-01}]\n"
    t, file = load_words("nb"), built(tmp_path, year, "slides", start=HOME) / "slides.pdf"
    assert [title for _, title in headings(read(file))].count(t("slides.do")) == 1
    text = bare(text_of(file))
    places = [text.index(bare(each)) for each in (t("slides.do_lead"), "Vi maler stua.", "Vaktmesteren", "Vi spør først.")]
    assert places == sorted(places)


def test_without_findings_and_quotes_there_is_one_set(shelf: Shelf) -> None:
    found, t = read(slides(shelf, more="")), load_words("nb")
    parts = [block.text for block in found.blocks if block.role == "H1"]
    assert parts == ["Dialogpakken"] and t("slides.end") in [text for _, text in headings(found)]
    assert [block.text for block in read(slides(shelf)).blocks if block.role == "H1"][1:] == [t("slides.heard"), t("slides.do")]


def test_notes_are_made_on_request_and_in_a_file_of_their_own(shelf: Shelf) -> None:
    without = slides(shelf, more="")
    assert notes(shelf).exists() and [each.name for each in without.parent.glob("*.pdf")] == ["slides.pdf"]
    told, t = read(notes(shelf)), load_words("nb")
    assert structure.problems(notes(shelf)) == [] and problems(told) == []
    assert {each.text for each in told.blocks} >= {t("slides.notes"), t("slides.say_quote"), t("slides.say_do")}
    for page in range(len(told.sizes) - 1):
        lines = [mark.box[1] for mark in told.ofkind("line") if mark.page == page and mark.sides[0] > 60 * mm]
        assert min(lines) < 50 * mm, "what is left of a page has lines to write on"


def test_each_of_the_notes_has_a_small_picture_of_its_slide(shelf: Shelf) -> None:
    """Which nobody hears: the slide is said where it stands. A quote in it takes the notes along when it is withdrawn."""
    slide_titles = [text for _, text in headings(read(slides(shelf)))]
    with pikepdf.open(notes(shelf)) as pdf:
        pictures = [name for page in pdf.pages for name in page.resources.get("/XObject", {}) if "slide" in name]
    assert len(pictures) == len(slide_titles)
    assert bare("Jeg vil bestemme når") in bare(text_of(notes(shelf)))
    assert not any("Jeg vil bestemme når" in block.text for block in read(notes(shelf)).blocks)
    held = manifest.read(notes(shelf).with_name(manifest.NAME)).manifest.files[notes(shelf).name].holds or {}
    assert "quotes:q1" in held and "quotes:q2" not in held


def test_the_quotes_own_picture_comes_before_the_themes(tmp_path: Path) -> None:
    more = "themes: [{id: a, title: A, symbol: key}]\nquotes:\n"
    more += f"  - {{id: q, text: Ord., theme: a, symbol: sun, {YES}}}\n  - {{id: r, text: Ord nå., theme: a, {YES}}}\n"
    found = read(built(tmp_path, more, "slides", start=HOME) / "slides.pdf")
    pages = [block.pages[0] for block in found.blocks if "«" in block.text]
    assert [mark.name for mark in found.ofkind("symbol") if mark.page in pages] == ["sym-sun-fine", "sym-key-fine"]


@pytest.mark.parametrize("said", ["Jeg vil ha ro og " * 30 + "fred.", f"Jeg vil {'ha' * 150} ro."], ids=["sentence", "word"])
def test_a_sentence_or_a_word_that_fills_more_than_a_slide_is_a_problem_of_its_line(tmp_path: Path, said: str) -> None:
    (found,) = problems_of(tmp_path, f"quotes: [{{id: q, text: {said}, {YES}}}]", "slides", start=HOME)
    assert found.code == "slide-too-full" and found.place and found.place.line == HOME.count("\n") + 1

"""Papers for a home and for single persons: the agreement, who decides, and a card of thanks."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path

import pytest

from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import PAGES, mm
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout import stress
from layout.facts import Facts, read
from layout.rules import problems
from layout.years import PHOTO
from paper import HOME, built, loaded, page_sizes, spoken

LINES = {
    "we_want": ["Bank på døra.", "Vent på svar."],
    "good_cooperation": ["Vi lager mat sammen."],
    "staff_do": ["Vi skriver opp det vi avtaler."],
    "users_do": ["Vi sier fra når noe er galt."],
}
YEAR = """
themes: [{id: one, title: Å bestemme selv, symbol: key}, {id: two, title: Å bo sammen, symbol: home}]
findings: [{id: f, text: Vi vil velge farge på veggen., theme: one}]
solutions:
  - id: s
    finding: f
    proposals:
      - {text: Alle velger farge., status: done}
      - {text: Vi kjøper maling., status: doing}
      - {text: Vi maler taket., status: dropped, why_dropped: Det er for høyt.}
poster:
  valid_to: 2027-09-30
""" + "".join(f"  {name}: [{', '.join(lines)}]\n" for name, lines in LINES.items())
NAMES = ("agreement", "decide", "thanks")


def _make(lang: Lang, folder: Path) -> None:
    build(loaded(folder, YEAR, spoken(HOME, lang)), folder / "build", Order(NAMES))


def made(shelf: Shelf, name: str, lang: Lang = "nb") -> Path:
    return shelf.made(f"agreement-{lang}", partial(_make, lang)) / "build" / f"{name}.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [made(shelf, name, lang) for lang in LANGS for name in (*NAMES, "agreement-mine")]


def said(found: Facts) -> list[str]:
    return [" ".join(block.text.split()) for block in found.blocks]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", ["agreement", "agreement-mine"])
def test_the_words_of_the_poster_stand_on_one_page_to_sign(shelf: Shelf, lang: Lang, name: str) -> None:
    """One is the home's, the other a person's; each is a file of its own."""
    found, t = read(made(shelf, name, lang)), load_words(lang)
    told = said(found)
    assert len(found.sizes) == 1 and not problems(found)
    assert [text for text in told if any(text in lines for lines in LINES.values())] != []
    assert {text for lines in LINES.values() for text in lines} <= set(told)
    assert (t("agreement.name") in told) == (name == "agreement-mine")
    assert told.count(t("agreement.date")) == (
        1 if name == "agreement-mine" else 2
    )  # who sign in a row do so on days of their own


@pytest.mark.parametrize("counts", [(1,), (8,), (8, 1), (4, 2, 3), (8, 8, 8, 8)])
def test_no_panel_is_parted_and_a_page_with_few_words_has_more_room_to_sign(tmp_path: Path, counts: tuple[int, ...]) -> None:
    lines = {
        name: [f"Linje {name[0]}{n} er avtalt og vi minner deg på det." for n in range(count)]
        for name, count in zip(LINES, counts)
    }
    year = "poster:\n" + "".join(f"  {name}: [{', '.join(some)}]\n" for name, some in lines.items())
    folder = built(tmp_path, year, "agreement", start=HOME)
    for name in ("agreement", "agreement-mine"):
        found = read(folder / f"{name}.pdf")
        pages = {text: page for page in range(len(found.sizes)) for text in _on(found, page)}
        assert all(len({pages[text] for text in some}) == 1 for some in lines.values())
        assert len(found.sizes) == 1 + (sum(counts) > 8) + (sum(counts) > 30) and not problems(found)
        assert (load_words("nb")("agreement.also") in pages) == (name == "agreement-mine")
    assert _lowest(read(folder / "agreement.pdf")) < 60 * mm


@pytest.mark.parametrize("counts", [(3, 3), (2, 2, 2, 2), (4, 4, 3, 3), (5, 5, 5), (8, 8, 8, 8)])
def test_nobody_signs_a_page_that_does_not_say_what_is_agreed(tmp_path: Path, counts: tuple[int, ...]) -> None:
    lines = {name: [f"Linje {name[0]}{n} er avtalt." for n in range(count)] for name, count in zip(LINES, counts)}
    year = "poster:\n  title: Slik gjør vi\n" + "".join(f"  {name}: [{', '.join(some)}]\n" for name, some in lines.items())
    folder, t = built(tmp_path, year, "agreement", start=HOME), load_words("nb")
    for name, what in (("agreement", "home"), ("agreement-mine", "person")):
        found = read(folder / f"{name}.pdf")
        signed = next(word.page for word in found.words if word.text.strip() == t("agreement.date"))
        told = " ".join(word.text for word in found.words if word.page == signed)
        assert t(f"agreement.{what}").split()[-1] in told
        assert name != "agreement" or "Slik gjør vi" in told
        dates = [word for word in found.words if word.text.strip() == t("agreement.date")]
        below = [mark for mark in found.marks if mark.kind == "line" and 25 * mm < mark.box[1] and mark.box[3] < dates[0].base]
        on_the_page = [mark for mark in below if mark.page == signed]
        assert bool(on_the_page) == (name == "agreement")  # the home's lines stand in columns that are named above


UNEVEN = {
    "we_want": ["Bank på døra.", "Fortell meg hvem som kommer på jobb i morgen tidlig.", "Vent.", "Spør meg først om penger."],
    "good_cooperation": ["Vi gjør så godt vi kan."],
    "staff_do": ["Vi møter til avtalt tid, og gir beskjed når vi er sene.", "Vi leser vedtaket med deg.", "Vi lytter."],
    "users_do": ["Vi sier fra."],
}


def test_long_lines_have_the_whole_width_and_one_alone_has_the_picture_of_its_panel(tmp_path: Path) -> None:
    """In half of it their words would stand alone; and a line looks as it does on the poster."""
    lists = "".join(f"  {name}: {some}\n" for name, some in UNEVEN.items())
    folder = built(tmp_path, f"poster:\n{lists}", "agreement", start=HOME)
    found = read(folder / "agreement.pdf")
    told = {" ".join(block.text.split()): block for block in found.blocks}
    every = [line for some in UNEVEN.values() for line in some]
    assert max(len(told[line].lines) for line in every) <= 2
    (alone,) = (mark for mark in found.ofkind("symbol") if mark.name == "sym-heart-handshake")
    assert alone.page == told["Vi gjør så godt vi kan."].pages[0]


def _on(found: Facts, page: int) -> list[str]:
    return [" ".join(block.text.split()) for block in found.blocks if block.pages == [page]]


def _lowest(found: Facts) -> float:
    """How high above the lower edge of the last page the lowest line to write on is."""
    last = len(found.sizes) - 1
    return min(mark.box[1] for mark in found.marks if mark.page == last and mark.kind == "line")


@pytest.mark.parametrize("lang", LANGS)
def test_who_decides_is_asked_of_the_everyday_and_of_each_theme(shelf: Shelf, lang: Lang) -> None:
    found, t = read(made(shelf, "decide", lang)), load_words(lang)
    told = said(found)
    assert len(found.sizes) == 3 and not problems(found)
    assert told.count(t("decide.who")) == 3 and told.count(t("decide.works")) == told.count(t("decide.works_not")) == 2
    assert {"Å bestemme selv", "Å bo sammen", t("decide.food")} <= set(told)


@pytest.mark.parametrize("lang", LANGS)
def test_no_answer_is_broken_into_two(shelf: Shelf, lang: Lang) -> None:
    """The columns are as wide as the longest of them."""
    found, t = read(made(shelf, "decide", lang)), load_words(lang)
    words = {word.text for word in found.words}
    assert {t("decide.together"), t("decide.others")} <= words


def test_what_a_person_writes_is_never_part_of_a_public_edition(tmp_path: Path) -> None:
    folder = built(tmp_path, YEAR, *NAMES, start=HOME)
    assert {path.name for path in folder.glob("*.pdf")} == {"agreement.pdf", "agreement-mine.pdf", "decide.pdf", "thanks.pdf"}
    year = loaded(tmp_path, YEAR, HOME)
    assert not {each.name for each in Order(edition="public", every=True).materials(year)} & set(NAMES)


@pytest.mark.parametrize("lang", LANGS)
def test_thanks_tell_what_came_of_it_and_not_what_was_put_away(shelf: Shelf, lang: Lang) -> None:
    """What is done comes first."""
    found = read(made(shelf, "thanks", lang))
    told = said(found)
    assert len(found.sizes) == 1 and not problems(found)
    assert "Alle velger farge." in told and not any("Vi maler taket." in text for text in told)


def test_before_anything_is_done_thanks_tell_what_is_on_its_way(tmp_path: Path) -> None:
    year = YEAR.replace("status: done", "status: agreed")
    told = said(read(built(tmp_path, year, "thanks", start=HOME) / "thanks.pdf"))
    assert {"Alle velger farge.", "Vi kjøper maling."} <= set(told)


def test_thanks_wait_until_something_is_agreed(tmp_path: Path) -> None:
    """What is only proposed, or was put away, is nothing to thank with."""
    year = YEAR.replace("status: done", "status: proposed").replace("status: doing", "status: proposed")
    results, _ = build(loaded(tmp_path, year, HOME), tmp_path / "build", Order(("thanks",)))
    assert [result.waits for result in results] == ["waits.thanks"]


@pytest.mark.parametrize("lang", LANGS)
def test_two_cards_of_thanks_lie_on_a_sheet_and_one_is_read(shelf: Shelf, lang: Lang) -> None:
    """An office has A4. What is printed twice is said once."""
    path = made(shelf, "thanks", lang)
    assert page_sizes(path) == [pytest.approx(PAGES["A4"][::-1], abs=0.01)]
    found, title = read(path), load_words(lang)("thanks.title")
    assert said(found).count(title) == 1
    assert len([words for words in found.words if words.text.startswith(title.split()[0])]) == 2


@pytest.mark.parametrize("themes", [1, 2, 4])
@pytest.mark.parametrize("title", ["", "Vi"], ids=["long", "short"])
@pytest.mark.parametrize("lang", LANGS)
def test_a_card_of_thanks_is_one_sheet(tmp_path: Path, lang: Lang, title: str, themes: int) -> None:
    """However long the title; with the picture of the home only beside a short title and one thing that is told."""
    shutil.copy(PHOTO, tmp_path)
    text = stress.year(lang, themes, quotes=themes + 1, poster=1, photo=PHOTO.name)
    text = re.sub("title: .*?, cover", f"title: {title}, cover", text, count=1) if title else text
    build(loaded(tmp_path, text, start=""), tmp_path / "build", Order(("thanks",)))
    found = read(tmp_path / "build" / "thanks.pdf")
    assert len(found.sizes) == 1 and not problems(found)
    assert bool(found.ofkind("picture")) == (themes == 1 and bool(title))


@pytest.mark.parametrize("lang", LANGS)
def test_a_name_has_room_at_the_foot_of_each_page(shelf: Shelf, lang: Lang) -> None:
    found = read(made(shelf, "decide", lang))
    for page in range(len(found.sizes)):
        low = [mark.box for mark in found.marks if mark.page == page and mark.kind == "line" and mark.box[3] < 15 * mm]
        assert max(right - left for left, _, right, _ in low) > 70 * mm

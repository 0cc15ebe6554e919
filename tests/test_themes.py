"""Sheets of themes: one for each, with the rights that it rests on, and all of them on the first."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from dialogkit.paper import PAGES
from dialogkit.press.style import THEMES
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import RULES, problems
from layout.seen import rgb
from paper import START, built, ready, spoken

LONG = "How is it to get help at home when you need it most of all in a day?"
YEAR = f"""
themes:
  - {{id: a, title: {LONG}, symbol: heart, articles: [19, 22, 26], text: [We talk about help., What is good?]}}
  - {{id: b, title: My money, articles: [12], text: [We talk about money.]}}
  - {{id: c, title: The rest, open: yes, text: [You choose what it is.]}}
quotes: [{{id: q, text: A quote that nobody sees., theme: a, who: user, consent: {{status: given, scope: [game, report]}}}}]
"""
EIGHT = "themes: [" + ", ".join(f"{{id: t{n}, title: Theme {n} of ours, articles: [{n + 11}]}}" for n in range(1, 9)) + "]"


def _make(lang: Lang, folder: Path) -> None:
    built(folder, YEAR, "themes", start=spoken(START, lang))


def facts(shelf: Shelf, lang: Lang = "en") -> Facts:
    return shelf.told(read, shelf.made(f"themes-{lang}", partial(_make, lang)) / "build" / "themes.pdf")


def of(tmp_path: Path, more: str) -> Facts:
    return read(built(tmp_path, more, "themes") / "themes.pdf")


def said(found: Facts, page: int) -> list[str]:
    return [" ".join(block.text.split()) for block in found.blocks if block.pages == [page]]


@pytest.mark.parametrize("lang", LANGS)
def test_a_sheet_for_each_theme_with_its_rights(shelf: Shelf, lang: Lang) -> None:
    """What a right means stands first and its number last; no quote is there."""
    t, found = load_words(lang), facts(shelf, lang)
    titles = [LONG, "My money", "The rest"]
    assert [text for text in said(found, 0) if text in titles] == titles
    for page, (title, numbers) in enumerate(zip(titles, ((19, 22, 26), (12,), ())), 1):
        text = said(found, page)
        assert text[:2] == [t("handout.theme_of", n=page, count=3), title]
        rights = [text.index(t("handout.article", n=n)) for n in numbers]
        assert rights == sorted(rights) and all(text[at - 1] != text[at] for at in rights)
        assert (t("handout.rights_of") in text) == (len(numbers) > 1) and (t("handout.right_of") in text) == (len(numbers) == 1)
    assert len(found.sizes) == 4
    assert "quote" not in " ".join(block.text for block in found.blocks)


def test_each_theme_has_its_colour_on_its_sheet_and_among_the_others(shelf: Shelf) -> None:
    found = facts(shelf)
    darks = [tuple(int(each.dark[at : at + 2], 16) / 255 for at in (1, 3, 5)) for each in THEMES[:3]]
    first = [rgb(word.colour) for word in found.words if word.page == 0 and word.text.strip() in (LONG, "My money", "The rest")]
    assert [pytest.approx(dark, abs=0.01) for dark in darks[1:]] == first[-2:]
    for page, dark in enumerate(darks, 1):
        colours = [rgb(word.colour) for word in found.words if word.page == page and "Theme" in word.text]
        assert colours and colours == [pytest.approx(dark, abs=0.01)] * len(colours)


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_it_is_printed_as_large_as_is_asked_for(tmp_path: Path, size: str) -> None:
    found = of(tmp_path, f"{YEAR}print: {{themes: {{size: {size}}}}}")
    assert {tuple(map(round, each)) for each in found.sizes} == {tuple(map(round, PAGES[size]))}
    assert min(word.size for word in found.words if word.owner and "Article" not in word.text) >= (19 if size == "A3" else 14)


def test_a_single_theme_has_no_page_before_it(tmp_path: Path) -> None:
    found = of(tmp_path, "themes: [{id: t, title: Only this}]")
    assert len(found.sizes) == 1 and "Only this" in said(found, 0)
    assert any("Ask the staff" in text for text in said(found, 0))


def test_a_sheet_with_room_has_a_place_for_thoughts(tmp_path: Path) -> None:
    """Where the rights, in letters for a wall, leave it."""
    for number, more in enumerate(("", ", articles: [19]", ", articles: [19, 22, 26]")):
        (folder := tmp_path / str(number)).mkdir()
        found = of(folder, f"themes: [{{id: t, title: Only this{more}}}]")
        notes = load_words("en")("themes.notes")
        assert any(notes in word.text for word in found.words) is (number < 1)


@pytest.mark.parametrize(("rights", "sheets"), [([], 1), ([19], 1), ([19, 22, 26], 1), ([12, 19, 22, 26], 2)])
def test_whom_one_can_ask_takes_no_sheet_of_its_own(tmp_path: Path, rights: list[int], sheets: int) -> None:
    """It stands at the foot, and rights give way to it; where they need another sheet it stands above them."""
    theme = f"themes: [{{id: t, title: {LONG}, text: [We talk about help.], articles: {rights}}}]"
    found = of(tmp_path, f"{theme}\nprint: {{themes: {{size: A4}}}}")
    assert len(found.sizes) == sheets
    asked = next(word for word in found.words if "Ask the staff" in word.text)
    others = [word for word in found.words if word.page == 0 and word.owner and word.owner is not asked.owner]
    lower = [word for word in others if word.base < asked.base - 5]
    assert asked.page == 0 and (lower == []) == (sheets == 1)
    assert problems(found, *(rule for rule in RULES if rule != "l17")) == []


@pytest.mark.parametrize(("size", "sheets"), [("A4", 2), ("A3", 2)])
def test_eight_themes_without_a_text_are_no_headings_of_nothing(tmp_path: Path, size: str, sheets: int) -> None:
    found = of(tmp_path, f"{EIGHT}\nprint: {{themes: {{size: {size}}}}}")
    assert len(found.sizes) == sheets + 8
    named = [block for block in found.blocks if block.pages[0] < sheets and block.text.startswith("Theme")]
    assert [block.text.strip() for block in named] == [f"Theme {n} of ours" for n in range(1, 9)]
    assert {block.role for block in named} == {"P"}
    title = load_words("en")("themes.title")
    assert all(any(word.page == page and word.text.strip() == title for word in found.words) for page in range(sheets))


def test_the_rules_of_layout_hold(shelf: Shelf, tmp_path: Path) -> None:
    for found in (facts(shelf), of(tmp_path, EIGHT)):
        assert problems(found, *(rule for rule in RULES if rule != "l17")) == []


def test_they_wait_for_a_theme(tmp_path: Path) -> None:
    for more, is_ready in ((YEAR, True), ("", False)):
        (tmp_path / "cycle.yaml").write_text(START + more, encoding="utf-8")
        assert ("themes" in ready(tmp_path)) == is_ready

"""The quote wall: each quote as large as its sheet lets it be, theme by theme, and none without a yes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import PAGES, mm
from dialogkit.terms import LANGS, Lang
from dialogkit.words import load_words
from kits import Shelf
from layout.facts import Facts, read
from layout.rules import problems
from paper import HOME, SAID_AT_LENGTH, bare, built, loaded, outside, page_sizes, spoken, text_of
from paper import problems as problems_of

YES = "consent: {status: given, scope: [report]}"
TEXTS = {
    "short": ("one", "Nei."),
    "twelve": ("two", "Jeg valgte fargen på veggene i stua mi, og den er gul."),
    "alone": ("", "Vi lager mat sammen."),
    "first": ("one", "Jeg vil bestemme når jeg skal legge meg."),
    "long": ("two", SAID_AT_LENGTH),
}
YEAR = (
    "themes: [{id: one, title: Å bestemme selv, symbol: key}, {id: two, title: Å bo i Elvestrand bofellesskap}]\nquotes:\n"
    + "".join(
        f"  - {{id: {name}, text: '{text}', {YES}{f', theme: {theme}' if theme else ''}}}\n"
        for name, (theme, text) in TEXTS.items()
    )
    + "  - {id: no, text: Dette sa jeg nei til å vise., theme: one, consent: {status: refused}}\n"
    + "  - {id: game, text: Dette er bare til spillet., theme: one, consent: {status: given, scope: [game]}}\n"
)


def _make(lang: Lang, ink: str, folder: Path) -> None:
    year = loaded(folder, YEAR, spoken(HOME, lang))
    build(year, folder / "build", Order(("wall",), settings=(f"ink={ink}",)))


def wall(shelf: Shelf, lang: Lang = "nb", ink: str = "colour") -> Path:
    return shelf.made(f"wall-{lang}-{ink}", partial(_make, lang, ink)) / "build" / "wall.pdf"


def all_of(shelf: Shelf) -> list[Path]:
    """For veraPDF."""
    return [*(wall(shelf, lang) for lang in LANGS), wall(shelf, ink="grey"), wall(shelf, ink="low")]


def sizes(found: Facts) -> dict[int, float]:
    """The largest letters of each page, in pt."""
    return {page: max(word.size for word in found.words if word.page == page) for page in range(len(found.sizes))}


def test_quotes_with_a_yes_come_theme_by_theme(shelf: Shelf) -> None:
    text = bare(text_of(wall(shelf)))
    places = [text.index(bare(TEXTS[name][1].split(".")[0])) for name in ("short", "first", "twelve", "long", "alone")]
    assert places == sorted(places)
    assert bare("Dette sa jeg nei til") not in text and bare("Dette er bare til spillet") not in text


@pytest.mark.parametrize(
    "tasks", ["Å bo her", "Å bo her, Mer", "Å bo sammen med andre mennesker", ""], ids=["short", "two", "long", "none"]
)
def test_what_groups_said_gives_a_theme_its_short_name(tmp_path: Path, tasks: str) -> None:
    """Where they said it under one heading, and that is shorter than the theme's own."""
    said = "".join(f"  - {{id: s{n}, title: '{title}', theme: one}}\n" for n, title in enumerate(filter(None, tasks.split(", "))))
    year = f"themes: [{{id: one, title: Hvordan er det å bo her?}}]\nquotes: [{{id: q, text: Ja., theme: one, {YES}}}]\n"
    text = text_of(built(tmp_path, year + (f"tasks:\n{said}" if said else ""), "wall", start=HOME) / "wall.pdf")
    assert ("Å bo her" in text) is (tasks == "Å bo her") and ("Hvordan" in text) is (tasks != "Å bo her")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("ink", ["colour", "grey", "low"])
def test_each_is_a_lying_sheet_that_keeps_to_the_rules(shelf: Shelf, lang: Lang, ink: str) -> None:
    if lang != "nb" and ink != "colour":
        return
    file = wall(shelf, lang, ink)
    assert {tuple(map(round, size)) for size in page_sizes(file)} == {tuple(map(round, PAGES["A4"][::-1]))}
    assert outside(file) == [] and structure.problems(file) == [] and problems(read(file)) == []


def test_few_words_are_large_and_none_are_small(shelf: Shelf) -> None:
    found = sizes(read(wall(shelf)))
    assert found[0] == 96 and found[1] >= 65 and min(found.values()) >= 30


@pytest.mark.parametrize(
    ("text", "least", "lines"),
    [
        ("Husk å spørre først.", 85, ["«Husk å", "spørre først.»"]),  # and not «spørre», alone
        ("De spør hva jeg vil ha hjelp til. Det liker jeg.", 80, ["«De spør", "hva jeg vil", "ha hjelp til.", "Det liker jeg.»"]),
        # what has room to be large is large before it is even
        ("Telefonen ringer alltid midt i samtalen.", 80, ["«Telefonen", "ringer", "alltid midt i", "samtalen.»"]),
        # but not for a first word that stands alone, where a step down mends that
        ("Noen ganger sier de nei uten å si hvorfor.", 70, ["«Noen ganger", "sier de nei uten", "å si hvorfor.»"]),
        ("Jeg bestemmer mer nå enn før.", 80, ["«Jeg", "bestemmer", "mer nå", "enn før.»"]),
        ("Fritidsaktivitetene avlyses.", 60, ["«Fritidsaktivitetene", "avlyses.»"]),  # a long word is a line
        ("Ja. Nei. Vet ikke.", 90, ["«Ja.", "Nei.", "Vet ikke.»"]),
        (
            "Pengene er mine. Da vil jeg vite hvor mye jeg har.",
            80,
            ["«Pengene er", "mine. Da vil", "jeg vite hvor", "mye jeg har.»"],
        ),
    ],
)
def test_a_sentence_begins_a_line_where_that_costs_little(tmp_path: Path, text: str, least: int, lines: list[str]) -> None:
    """Of the size, which counts on a wall: a sentence of three words is no reason to set five lines in place of four."""
    found = read(built(tmp_path, f"quotes: [{{id: q, text: {text}, {YES}}}]", "wall", start=HOME) / "wall.pdf")
    (said,) = (block for block in found.blocks if block.inside("BlockQuote"))
    assert [line.text.strip() for line in said.lines] == lines and said.size >= least


def test_the_quotes_of_a_wall_look_like_one_family(shelf: Shelf) -> None:
    """As few words are large, however they break, and there are only so many sizes, each a step from the next."""
    found = shelf.told(read, shelf.kit("solbakken-2026", "--all")["wall"])
    said = [block for block in found.blocks if block.inside("BlockQuote")]
    told = {block.text: block.size for block in said}
    few = [size for text, size in told.items() if len(text.split()) <= 6]
    assert few and min(few) >= 80 and min(size for text, size in told.items() if len(text.split()) <= 12) >= 68
    assert len(said) > 20 and len({*told.values()}) <= 5


def test_sentences_that_have_no_room_for_a_line_each_run_on(tmp_path: Path) -> None:
    """Before a second sheet is taken."""
    text = " ".join(["Jeg vil ha god tid."] * 14)
    found = read(built(tmp_path, f"quotes: [{{id: q, text: {text}, {YES}}}]", "wall", start=HOME) / "wall.pdf")
    (said,) = (block for block in found.blocks if block.inside("BlockQuote"))
    assert len(found.sizes) == 1 and said.size > 30


def test_what_is_too_long_for_a_sheet_goes_on_on_the_next(shelf: Shelf) -> None:
    """Between sentences; who says so is told on the last, and the heading is said once."""
    file, t = wall(shelf), load_words("nb")
    found = read(file)
    pages = [page for page, size in sizes(found).items() if size == 30]
    assert len(pages) > 1 and len(found.sizes) == len(TEXTS) + len(pages) - 1
    assert [block.pages for block in found.blocks if block.role == "H1" and block.pages[0] in pages] == [pages[:1]]
    who = [block.pages[0] for block in found.blocks if block.text == t("cards.who_user", One_user="En beboer")]
    assert [page for page in who if page in pages] == pages[-1:]


def test_the_quotes_own_picture_comes_before_the_themes(tmp_path: Path) -> None:
    more = "themes: [{id: a, title: A, symbol: key}]\nquotes:\n"
    more += f"  - {{id: q, text: Ord., theme: a, symbol: sun, {YES}}}\n  - {{id: r, text: Ord nå., theme: a, {YES}}}\n"
    found = read(built(tmp_path, more, "wall", start=HOME) / "wall.pdf")
    assert [mark.name for mark in found.ofkind("symbol")] == ["sym-sun", "sym-key"]
    assert all(abs(max(mark.sides) - 58 * mm) < 14 * mm for mark in found.ofkind("symbol"))


@pytest.mark.parametrize("said", ["Jeg vil ha ro og " * 30 + "fred.", f"Jeg vil {'ha' * 150} ro."], ids=["sentence", "word"])
def test_a_sentence_or_a_word_that_fills_more_than_a_sheet_is_a_problem_of_its_line(tmp_path: Path, said: str) -> None:
    (found,) = problems_of(tmp_path, f"quotes: [{{id: q, text: {said}, {YES}}}]", "wall", start=HOME)
    assert found.code == "wall-too-full" and found.place and found.place.line == HOME.count("\n") + 1

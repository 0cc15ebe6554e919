"""Headings that can be told from each other, among the bookmarks and for whoever goes from heading to heading; and languages."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

import structure
from dialogkit.press.flow.headings import titles
from paper import START, built, loaded, pressed, problems, tree

CARDS = """\
quotes:
  - {id: a, text: I like to cook., lang: en-GB, consent: {status: given, scope: [game, report]}}
  - {id: b, text: I like to cook., consent: {status: given, scope: [game, report]}}
  - {id: c, text: I like to paint., lang: pl, consent: {status: given, scope: [game, report]}}
rights: {articles: [{n: 12}, {n: 19}]}
findings: [{id: f, text: We like to cook., theme: t, quotes: [a, b, c]}]
themes: [{id: t, title: Food}]
game: {size: A7}
"""


def bookmarks(path: Path) -> list[str]:
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        waiting, found = list(outline.root), []
        while waiting:
            entry = waiting.pop(0)
            found.append(entry.title)
            waiting = [*entry.children, *waiting]
        return found


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("year"), CARDS, "cards", "report")


def test_the_headings_of_cards_can_be_told_from_each_other(kit: Path) -> None:
    found = bookmarks(kit / "cards.pdf")
    assert found == [
        "The conversation path: cards",
        "A resident says: I like to cook.", "A resident says: I like to cook. (2)", "A resident says: I like to paint.",
        "Your right: Article 12", "You decide about your own life", "Your right: Article 19", "You decide where you live",
        *(f"Pass {number}" for number in range(1, 7)), "How to play 1", "How to play 2", "Without the board",
        "Your question 1", "Your question 2",  # the last one fills up the sheet
        "A box for the cards",
    ]  # fmt: skip
    pieces = structure.reading(kit / "cards.pdf")
    assert [piece.text for piece in pieces if piece.role.startswith("H")] == found
    assert structure.problems(kit / "cards.pdf") == []


def headings(markup: str) -> list[str]:
    document = tree(markup)
    named = titles(document)
    return [named.get(id(node), node.text) for node in document.walk() if node.name in ("h1", "h2", "h3")]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h1>A</h1><h2>B</h2><p>one</p><h2>B</h2><p>two</p>", ["A", "B: one", "B: two"]),
        ("<h1>A</h1><h2>B</h2><p>same</p><p>1</p><h2>B</h2><p>same</p><p>2</p>", ["A", "B: 1", "B: 2"]),
        ("<h1>A</h1><h2>B</h2><h2>B</h2><ul><li>on</li></ul>", ["A", "B", "B: on"]),
        ("<h1>A</h1><h2>B</h2><h2>B</h2>", ["A", "B 1", "B 2"]),
        ("<h1>A</h1><p>x</p><h1>A</h1><p>x</p><h1>C</h1>", ["A 1", "A 2", "C"]),
        ("<h1>A</h1><h2>B</h2><h1>C</h1><h2>B</h2>", ["A", "B", "C", "B"]),  # each below a heading of its own
        ("<h1>A</h1><section><h2>B</h2></section><box><h2>B</h2></box>", ["A", "B 1", "B 2"]),
        ("<h1>A</h1><h2>B</h2><p>" + "long " * 20 + "</p><h2>B</h2><p>" + "long " * 20 + "</p>", ["A", "B 1", "B 2"]),
    ],
)
def test_headings_that_repeat_carry_first_words_or_a_number(markup: str, expected: list[str]) -> None:
    assert headings(markup) == expected
    assert len(set(expected)) == len(expected) or expected == ["A", "B", "C", "B"]


def test_a_heading_alone_says_what_is_printed(tmp_path: Path) -> None:
    with pikepdf.open(_pdf(tmp_path, "<h1>A</h1><h2>B</h2><p>x</p>")) as pdf:
        assert not [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/ActualText" in thing]


def _pdf(folder: Path, markup: str) -> Path:
    (folder / "x.pdf").write_bytes(pressed(f"<pages>{markup}</pages>").data)
    return folder / "x.pdf"


@pytest.mark.parametrize("name", ["cards", "report"])
def test_a_quote_tells_the_language_that_it_was_said_in(kit: Path, name: str) -> None:
    with pikepdf.open(kit / f"{name}.pdf") as pdf:
        quotes = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/BlockQuote"]
        assert sorted(str(quote.get("/Lang", "")) for quote in quotes) == ["", "en-GB", "pl"]


@pytest.mark.parametrize("lang", ["polsk", "p", "pl_PL", "pl-", "nb nn", "Northern Sami", "-"])
def test_what_is_no_language(lang: str, tmp_path: Path) -> None:
    found = problems(tmp_path, f'quotes: [{{id: a, text: Hello., lang: "{lang}"}}]\n')
    assert [problem.code for problem in found] == ["not-a-language"]
    assert found[0].place.line == START.count("\n") + 1


@pytest.mark.parametrize("lang", ["se", "sma", "pl", "en-GB", "zh-Hans-CN", "no"])
def test_what_is_a_language(lang: str, tmp_path: Path) -> None:
    year = loaded(tmp_path, f"quotes: [{{id: a, text: Hello., lang: {lang}}}]\n")
    assert year.cycle.quotes[0].lang == lang

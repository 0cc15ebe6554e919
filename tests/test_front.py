"""What stands before the rest of a document shares pages so that these are well filled, and none stays blank before a spread."""

from __future__ import annotations

import re
from itertools import permutations

import pytest

from dialogkit.paper import mm
from dialogkit.press.flow.blocks import PageBreak, Spread
from dialogkit.press.flow.facing.front import Front, Part
from dialogkit.press.flow.paginate import paginate
from dialogkit.press.pdf.tags import Tag
from paper import outside, pressed, shown
from test_arrangement import HEIGHT, WIDTH, brick

Sizes = list[tuple[float, bool]]
"""Of each part how tall it is (1: a page), and whether it may stand behind others."""


def placed(parts: Sizes, spread: bool, first: int = 2) -> list[list[float]]:
    """How tall the parts on each page are, where a spread follows or does not."""
    made = [Part([brick(HEIGHT * tall)], [Tag("Sect")], late) for tall, late in parts]
    owner = Tag("Div")
    rest = [Spread([(brick(10), brick(10))])] if spread else []
    pages = paginate([Front(made, owner, []), *rest], WIDTH, HEIGHT, first)
    talls = [[round(tall / HEIGHT, 2) for _, _, tall in page.placed] for page in pages]
    names = {id(part.tags[0]): round(tall, 2) for part, (tall, _) in zip(made, parts)}
    assert [names[id(tag)] for tag in owner.kids] == [tall for page in talls for tall in page][: len(parts)]  # read as they stand
    return talls[: len(talls) - 2 * spread]


@pytest.mark.parametrize(
    ("parts", "pages"),
    [
        ([(0.3, False), (0.3, True), (1.0, True), (0.35, False)], [[0.3, 0.3, 0.35], [1.0]]),  # the whole one goes behind
        ([(0.5, False), (0.3, True), (0.8, False), (1.0, True), (0.7, False)], [[0.5, 0.3], [0.8], [1.0], [0.7]]),
        ([(0.6, False), (0.5, True), (1.0, True), (0.45, False)], [[0.6], [0.5], [1.0], [0.45]]),  # none blank
        ([(0.4, False), (0.5, False), (0.4, False)], [[0.4, 0.5], [0.4]]),
    ],
)
def test_before_a_spread_no_page_stays_blank(parts: Sizes, pages: list[list[float]]) -> None:
    assert placed(parts, spread=True) == pages


def test_without_a_spread_as_few_pages_as_go() -> None:
    assert placed([(0.6, False), (0.5, True), (1.0, True), (0.45, False)], spread=False) == [[0.6], [0.5, 0.45], [1.0]]
    assert placed([(0.3, False)] * 3, spread=False) == [[0.3] * 3]


def test_only_what_is_late_stands_behind_what_follows_it() -> None:
    for talls in permutations((0.2, 0.35, 0.5, 0.85)):
        for spread in (True, False):
            order = [tall for page in placed([(tall, False) for tall in talls], spread) for tall in page]
            assert order == [*talls]
            order = [tall for page in placed([(tall, number == 1) for number, tall in enumerate(talls)], spread) for tall in page]
            assert [tall for tall in order if tall != talls[1]] == [talls[0], *talls[2:]] and order.index(talls[1]) > 0


def test_what_is_taller_than_a_page_and_what_is_many_is_laid_too() -> None:
    many = [Part([brick(HEIGHT * 0.3)], [Tag("Sect")], True) for _ in range(40)]
    assert len(paginate([Front(many, Tag("Div"), [])], WIDTH, HEIGHT, 2)) == 40
    tall = Part([brick(HEIGHT * 0.6) for _ in range(3)], [Tag("Sect")], False)
    assert len(paginate([Front([tall, Part([PageBreak(), brick(9)], [], False)], Tag("Div"), [])], WIDTH, HEIGHT, 2)) == 4


def test_the_contents_list_pages_as_they_stand() -> None:
    """The year goes behind the numbers, and so it does in the contents."""
    year = '<year theme="1" late="yes"><h1>Year</h1><step symbol="home"><h2>Stop</h2></step></year>'
    front = f"<front><section><h1>Contents</h1><toc/></section>{year}<section><h1>Numbers</h1><p>Two.</p></section></front>"
    made = pressed(f"<cover><h1>C</h1></cover><pages>{front}<h1>Rest</h1></pages>")
    assert not made.problems and not outside(made.data)
    texts = shown(made.data)
    listed = [one for one in texts if one.page == 1 and one.size == 14 and re.match("Year|Numbers|Rest", one.text)]
    assert [one.text.split()[0] for one in sorted(listed, key=lambda one: -one.top)] == ["Numbers", "Year", "Rest"]
    assert [one.page for one in texts if one.text.strip() in ("Numbers", "Year") and one.size > 20] == [1, 2]
    assert {round(one.left / mm) for one in listed} == {18}

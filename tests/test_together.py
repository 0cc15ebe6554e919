"""What belongs together stays on one page: short lists and tables, a heading and what it heads, bars; no page has a few lines."""

from __future__ import annotations

import pytest

from dialogkit.markup.parser import parse
from dialogkit.press.art.symbols import SymbolBook
from dialogkit.press.document import press
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.style import BODY, SMALL
from paper import STAMP, page_sizes, pressed, shown

FILLED = range(13, 24, 2)  # paragraphs of a line that stand above, so that the page ends somewhere in what follows


def pages_of(markup: str, count: int, *starts: str) -> list[int]:
    """On which pages the texts stand that begin so, below some paragraphs."""
    made = pressed(f"<pages>{'<p>Above</p>' * count}{markup}</pages>")
    assert not made.problems, made.problems
    return [one.page for one in shown(made.data) if one.text.startswith(starts)]


def items(count: int) -> str:
    return "<ul>" + "".join(f"<li>Item {number}</li>" for number in range(count)) + "</ul>"


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_short_list_stays_whole_with_its_heading(tag: str) -> None:
    markup = f"<h2>Item head</h2><p>Item lead</p>{items(6)}".replace("ul>", f"{tag}>")
    found = [pages_of(markup, count, "Item") for count in FILLED]
    assert all(len(pages) == 8 and len(set(pages)) == 1 for pages in found), found
    assert {pages[0] for pages in found} == {0, 1}


def test_of_a_long_list_at_least_three_stand_together() -> None:
    found = [pages_of(items(16), count, "Item") for count in FILLED]
    assert all(pages.count(page) >= 3 for pages in found for page in set(pages)), found
    assert any(len(set(pages)) == 2 for pages in found)


def test_a_list_that_no_page_holds_is_set_all_the_same() -> None:
    for wrapped in ("{}", "<balanced>{}</balanced>", "<box>{}</box>"):
        made = pressed(f"<pages>{wrapped.format('<ul>' + '<li>' + 'Words ' * 900 + '</li>' + '<li>Last</li></ul>')}</pages>")
        assert not made.problems and "Last" in {one.text.strip() for one in shown(made.data)}


def test_a_heading_has_more_than_a_line_below_it() -> None:
    markup = f"<h2>Head</h2><p>Line one</p><p>Line two</p>{items(6)}"
    for count in FILLED:
        head, *lines = pages_of(markup, count, "Head", "Line")
        assert lines == [head, head], count


def test_a_short_table_stays_whole() -> None:
    rows = "".join(f'<tr><th scope="row">Row {number}</th><td>1</td></tr>' for number in range(4))
    found = [pages_of(f"<h3>Row head</h3><table><tr><th>What</th><th>How many</th></tr>{rows}</table>", n, "Row") for n in FILLED]
    assert all(len(set(pages)) == 1 for pages in found), found
    assert {pages[0] for pages in found} == {0, 1}


def test_bars_stay_with_their_heading_and_not_fewer_than_three_stand_alone() -> None:
    stack = '<stack label="Bar {}"><share kind="yes" label="Yes" value="3"/></stack>'
    bars = "".join(stack.format(number) for number in range(16))
    for count in FILLED:
        head, *pages = pages_of(f'<h2>Head</h2><bars title="T">{bars}</bars>', count, "Head", "Bar")
        assert pages[0] == head and all(pages.count(page) >= 3 for page in set(pages)), count


def test_what_little_would_be_left_for_a_last_page_comes_nearer() -> None:
    part = "<h2>Head</h2><p>Words</p>"

    def heads(count: int, more: str = "") -> tuple[int, float]:
        """On how many pages, and how far the first two headings are apart."""
        data = pressed(f"<pages>{part * count}{more}</pages>").data
        one, two = [each.bottom for each in shown(data) if each.text == "Head"][:2]
        return len(page_sizes(data)), one - two

    _, apart = heads(2)
    assert heads(10, "<p>" + "Words " * 300 + "</p>") == (2, pytest.approx(apart))  # that is more than little
    assert heads(10)[0] == 1 and heads(10)[1] < apart - 2


@pytest.mark.parametrize("words", [1, 8, 40])
@pytest.mark.parametrize("fill", ["", ' fill="yes"'])
def test_the_running_line_is_one_line_that_tells_the_year(words: int, fill: str) -> None:
    title = " ".join([*["Samarbeid"] * words, "2027"])
    paper = f'<paper footer="{title}" paging="Page {{page}} of {{pages}}"{fill}/>'
    tree = parse(f'<document title="T" lang="en-GB">{paper}<pages><p>Words</p></pages></document>', "t.xml.j2")
    made = press(tree, house_fonts(), SymbolBook(), STAMP)
    left, right = (one for one in shown(made.data) if one.size == SMALL.size)
    assert right.text == "Page 1 of 1" and abs(left.bottom - right.bottom) < SMALL.size / 2
    assert left.text.startswith("Samarbeid") and left.text.strip().endswith("2027") and left.right < right.left
    assert ("…" in left.text) == (words > 1)
    tree = parse(
        f'<document title="T" lang="en-GB">{paper[:-2]} short="Home 2027"/><pages><p>Words</p></pages></document>', "t.xml.j2"
    )
    made = press(tree, house_fonts(), SymbolBook(), STAMP)
    assert ("Home 2027" in {one.text.strip() for one in shown(made.data)}) == (words > 1)


@pytest.mark.parametrize(("words", "said"), [(1, "at home 2027"), (5, "Home 2027")])
def test_a_running_line_is_the_same_on_all_pages(words: int, said: str) -> None:
    """Also where a picture leaves it less room on one of them."""
    year = '<year theme="1"><h1>Year</h1><step symbol="home"><h2>Stop</h2></step></year>'
    paper = f'<paper footer="{"Our package " * words}at home 2027" short="Home 2027" paging="Page {{page}} of {{pages}}"/>'
    tree = parse(f'<document title="T" lang="en-GB">{paper}<pages><p>Words</p>{year}</pages></document>', "t.xml.j2")
    texts = shown(press(tree, house_fonts(), SymbolBook(), STAMP).data)
    running = [one for one in texts if "2027" in one.text]
    assert [one.page for one in running] == [0, 1] and running[1].left > running[0].left + 100
    assert {one.text.strip() for one in running} == {"Our package at home 2027" if words == 1 else said}


@pytest.mark.parametrize("footer", ["", ' footer=""', ' footer=" "', ' footer="\u200b"'])
@pytest.mark.parametrize("fill", ["", ' fill="yes"'])
def test_a_running_line_may_have_no_words(footer: str, fill: str) -> None:
    """A template of one's own may say nothing there."""
    tree = parse(f'<document title="T" lang="en-GB"><paper{footer}{fill}/><pages><p>Words</p></pages></document>', "t.xml.j2")
    made = press(tree, house_fonts(), SymbolBook(), STAMP)
    assert [one.text for one in shown(made.data) if one.size == BODY.size] == ["Words"]


def test_a_heading_stays_with_the_group_that_it_heads_and_asks_for_no_more() -> None:
    rows = "".join(f'<tr><th scope="row">Row {number}</th><td>1</td></tr>' for number in range(13))
    group = f"<together><h3>Row head</h3><table>{rows}</table></together>"
    for count, page in ((7, 0), (8, 1)):  # seven leave room for the group, not for what comes next
        found = pages_of(f"<h2>Head</h2>{group}<h2>Next</h2>{items(9)}", count, "Head", "Row", "Next")
        assert found == [page] * 15 + [page + 1]

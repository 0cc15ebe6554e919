"""What was said, found and done, on facing pages: rows keep together, words keep their sizes, and what is read makes sense."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

import structure
from dialogkit.paper import mm
from dialogkit.press.flow.facing.measure import measure as laid_measure
from dialogkit.press.flow.facing.rows import APART, LADDER, openings
from dialogkit.press.style import colours
from dialogkit.press.type.lines import Setting
from paper import Shown, opened, outside, pressed, setting, shown, tree

HEADS = '<head symbol="message-circle">You said</head><head symbol="search">We found</head><head symbol="tool">Our plan</head>'


def words(count: int, first: str) -> str:
    return " ".join([first, *(f"word{number}" for number in range(1, count))])


def measure(text: str = "Door", kind: str = "doing", facts: str = "") -> str:
    return f'<measure symbol="door"><p>{text}</p><status kind="{kind}">Badge {kind}</status>{facts}</measure>'


def finding(number: int, said: str = "", done: str = "", found: str = "") -> str:
    return (
        f"<finding><said>{said}</said><found>{found or f'Found {number}'}</found><note>Noted {number}</note>"
        f"<done>{done or measure(f'Done {number}')}</done></finding>"
    )


def quotes(number: int, *lengths: int) -> str:
    return "".join(f"<blockquote>{words(length, f'Q{number}.{index}')}</blockquote>" for index, length in enumerate(lengths))


def theme(*rows: str, lead: str = "<p>A sentence.</p>", title: str = "How is it?") -> str:
    heads = HEADS if any("<blockquote>" in row for row in rows) else HEADS.partition("</head>")[2]
    return f'<findings theme="1" kicker="Theme 1"><h1 symbol="home">{title}</h1>{lead}{heads}{"".join(rows)}</findings>'


def page(*themes: str) -> bytes:
    made = pressed(f"<cover><h1>Cover</h1></cover><pages>{''.join(themes)}</pages>")
    assert not made.problems, made.problems
    assert not outside(made.data)
    return made.data


def find(texts: list[Shown], start: str) -> Shown:
    return next(one for one in texts if one.text.startswith(start))


def done(number: int) -> str:
    return measure(f"Done {number}") + measure("More")


MANY = [finding(number, quotes(number, 12, 12), done(number)) for number in range(7)]
"""More than one page holds, and so much is done that right-hand pages are not blank."""


def test_what_a_word_means_stands_below_the_finding_that_uses_it() -> None:
    meant = finding(0).replace("<done>", "<meanings><p>Word: what it means.</p></meanings><done>", 1)
    texts = shown(page(theme(meant, *MANY[1:])))
    found, noted, told, other = (find(texts, start) for start in ("Found 0", "Noted 0", "Word:", "Found 1"))
    assert found.page == told.page and abs(found.left - told.left) < 3
    assert found.bottom > noted.bottom > told.bottom > (other.bottom if other.page == found.page else 0)


def test_a_finding_stands_at_one_height_on_both_pages_and_is_never_parted() -> None:
    texts = shown(page(theme(*MANY)))
    assert len({one.page for one in texts}) > 4
    for number in range(7):
        found, done = find(texts, f"Found {number}"), find(texts, f"Done {number}")
        said = [one for one in texts if re.match(rf"«?Q{number}\.", one.text)]
        assert len(said) == 2 and {one.page for one in said} == {found.page}
        assert found.page % 2 == 1 and done.page == found.page + 1  # counted from 0: a left-hand page, and the one beside it
        tops = [one.top for one in (said[0], found, done)]
        assert max(tops) - min(tops) < 7 * mm
        assert all(one.right < found.left for one in said)


def test_rows_share_their_pages_evenly() -> None:
    """None is left with one alone where the pages before it could have spared another."""
    for count in (5, 6, 7, 8):
        texts = shown(page(theme(*(finding(number, quotes(number, 12, 12)) for number in range(count)))))
        pages = [find(texts, f"Found {number}").page for number in range(count)]
        counts = [pages.count(number) for number in sorted(set(pages))]
        assert max(counts) - min(counts) <= 1, counts


@pytest.mark.parametrize("lengths", [(5,), (5, 5, 5), (60,), (25, 25)])
def test_a_finding_is_never_weaker_than_its_quotes(lengths: tuple[int, ...]) -> None:
    texts = shown(page(theme(*(finding(number, quotes(number, *lengths)) for number in range(4)))))
    for sheet in {one.page for one in texts if one.text.startswith("Found")}:
        said = {one.size for one in texts if re.match(r"«?(Q\d|word)", one.text) and one.page == sheet}
        found = {one.size for one in texts if one.text.startswith("Found") and one.page == sheet}
        assert len(said) == len(found) == 1  # those of one kind are as large
        assert min(said) >= LADDER[-1].quote == 15 and min(found) >= LADDER[-1].found == 18 and min(found) - max(said) >= 3


def test_few_words_are_larger_than_many() -> None:
    small = shown(page(theme(*MANY)))
    large = shown(page(theme(finding(0, quotes(0, 5)))))
    assert find(large, "Q0.0").size > find(small, "Q0.0").size


@pytest.mark.parametrize(
    "title", ["How?", "How is it where we live, when we are at home and when we go out with others in the evening? " * 2]
)
@pytest.mark.parametrize("rows", [[finding(0, quotes(0, 3), measure("Done"))], MANY[:2], MANY], ids=["one", "two", "many"])
def test_no_words_below_a_theme_are_as_large_as_its_title(title: str, rows: list[str]) -> None:
    texts = shown(page(theme(*rows, title=title.strip())))
    largest = find(texts, "How").size
    below = [one for one in texts if re.match(r"Q\d|Found|\S*word|Done", one.text)]
    assert len(below) > 2 and max(one.size for one in below) < largest


def test_the_ladder_keeps_its_floor_and_its_distance() -> None:
    assert all(sizes.found - sizes.quote >= 3 and sizes.done >= sizes.quote - 2 for sizes in LADDER)
    assert list(LADDER) == sorted(LADDER, reverse=True)


@pytest.mark.parametrize("said", ["Du sa", "You said", "We heard"])
def test_heads_of_columns_stand_on_one_line_and_are_as_large(said: str) -> None:
    texts = shown(page(theme(*MANY).replace("You said", said)))
    heads = [find(texts, word) for word in (said, "We found", "Our plan")]
    assert len({one.size for one in heads}) == 1 and heads[0].size >= 14
    assert {one.text.strip() for one in heads} == {said, "We found", "Our plan"}
    assert heads[0].right < heads[1].left


@pytest.mark.parametrize("said", [1, 0])
def test_on_a_single_page_each_part_stands_below_its_head(said: int) -> None:
    """Also where nobody is quoted; the page is filled to its lowest quarter."""
    texts = shown(page(theme(finding(0, quotes(0, *[6] * said)))))
    parts = [("You said", "Q0.0")] * said + [("We found", "Found 0"), ("Our plan", "Done 0")]
    order = [find(texts, start) for pair in parts for start in pair]
    assert [*order] == sorted(order, key=lambda one: -one.top)
    assert len({round(one.left) for one in order[::2]}) == len({one.size for one in order[::2]}) == 1
    assert min(one.bottom for one in texts if one.page == 1 and one.size > 12) < 297 * mm * (0.4 if said else 0.55)


def test_a_finding_alone_about_which_nothing_is_done_fills_two_pages() -> None:
    """In the columns of all others, in words larger than elsewhere; what is said of it stands below a large picture."""
    good = finding(0, quotes(0, 12, 12), '<p symbol="thumb-up">Good</p>')
    texts = shown(page(theme(good, *MANY[1:])))
    said, found, nothing = find(texts, "Q0.0"), find(texts, "Found 0"), find(texts, "Good")
    assert said.page == found.page == nothing.page - 1 == 1 and said.right < found.left
    assert find(texts, "Found 1").page > nothing.page and said.size > find(texts, "Q1.0").size
    heads = {head: find(texts, head).page for head in ("You said", "We found", "Our plan")}
    assert heads == {"You said": said.page, "We found": found.page, "Our plan": nothing.page}
    assert (said.left, found.left) == pytest.approx([find(texts, start).left for start in ("Q1.0", "Found 1")], abs=1 * mm)
    assert nothing.bottom < 297 * mm * 0.4


def test_measures_are_spread_over_a_row_that_is_taller() -> None:
    texts = shown(page(theme(*(finding(number, quotes(number, 25, 25), done(number) * 2) for number in range(4)))))
    first, second, last = find(texts, "Done 0"), find(texts, "More"), find(texts, "Q0.1")
    assert first.page == second.page == last.page + 1
    assert first.bottom - second.top > 30 * mm and second.top > last.top


def test_two_measures_stand_apart_in_a_tall_row_but_nearer_than_rows() -> None:
    texts = shown(page(theme(*(finding(number, quotes(number, 8, 8, 8), done(number)) for number in range(7)))))
    assert 20 * mm < find(texts, "Done 0").bottom - find(texts, "More").top < 36 * mm


@pytest.mark.parametrize(("count", "grows"), [(2, True), (100, False)])
def test_a_picture_of_what_stands_for_measures_grows_as_far_as_words_leave_room(count: int, grows: bool) -> None:
    good = finding(0, quotes(0, 12, 12), f'<p symbol="thumb-up">{words(count, "Good")}</p>')
    texts = shown(page(theme(good, *(finding(number, quotes(number, 5), done(number)) for number in range(1, 8)))))
    assert (find(texts, "Good").left - find(texts, "Done 1").left > 15 * mm) is grows


def test_measures_are_as_large_as_their_rows_let_them_be() -> None:
    """Beside tall quotes; never so large that they make a row taller."""
    few, many = (shown(page(theme(*(finding(n, quotes(n, 25, 25), done(n) * times) for n in range(4))))) for times in (2, 5))
    assert find(few, "Done 0").size == 22 > find(many, "Done 0").size


@pytest.mark.parametrize(
    ("kinds", "seen"),
    [
        (["agreed"], 0),
        (["agreed", "done"], 2),
        (["doing", "open", "late", "dropped"], 2),
        (["proposed"] * 5, 5),
        (["agreed"] * 30, 0),
    ],
)
def test_the_band_shows_a_mark_for_each_of_several_measures(kinds: list[str], seen: int) -> None:
    """What nothing is decided of is none. Of very many there are none: they would be too small."""
    rows = (measure(kind=kind) + measure(kind="open") for kind in [*kinds, *["open"] * 6])
    data = page(theme(*(finding(number, quotes(number, 12, 12), row) for number, row in enumerate(rows))))
    assert marks_below(data, "A sentence.") == seen


def marks_below(data: bytes, words: str) -> int:
    """How many things stand beside each other 13 mm below some words, on one ground."""
    text = find(shown(data), words)
    sheet = pypdfium2.PdfDocument(data)[text.page]
    image = sheet.render(scale=2).to_pil().convert("RGB")
    row = round((sheet.get_height() - text.bottom + 13 * mm) * 2)
    ground = image.getpixel((10, row))
    dots = [image.getpixel((x, row)) != ground for x in range(image.width)]
    return sum(one and not before for before, one in pairwise(dots))


def test_pages_on_which_a_theme_goes_on_say_what_is_on_them() -> None:
    texts = [one for one in shown(page(theme(*MANY))) if one.page > 2]
    for sheet in {one.page for one in texts}:
        first = max((one for one in texts if one.page == sheet), key=lambda one: one.top)
        assert first.text.startswith("Theme 1: How is it?" if sheet % 2 else "Our plan")
        heads = {one.text.strip() for one in texts if one.page == sheet} & {"You said", "We found", "Our plan"}
        assert heads == ({"You said", "We found"} if sheet % 2 else {"Our plan"})


def test_where_only_some_measures_have_pictures_the_words_of_all_begin_beside_them() -> None:
    bare = measure("Bare").replace(' symbol="door"', "")
    none = [finding(number, quotes(number, 12, 12), bare * 2) for number in range(6)]
    some = [finding(number, quotes(number, 12, 12), done(number) + bare) for number in range(6)]
    for rows, least, most in ((some, 49, 52), (none, 19, 22), ([*some, *none], 19, 52)):
        texts = [one for one in shown(page(theme(*rows))) if one.text.startswith(("Bare", "Done"))]
        for sheet in {one.page for one in texts}:
            lefts = [one.left / mm for one in texts if one.page == sheet]
            assert max(lefts) - min(lefts) < 0.5 and least < min(lefts) < most


def test_few_findings_stand_on_a_page_each_and_many_on_two() -> None:
    """One form for all themes: where one needs two pages, all have them."""
    few, many = theme(finding(0, quotes(0, 6)), title="Few"), theme(*MANY, title="Many")
    texts = shown(page(few, few.replace("Few", "Also few")))
    assert [find(texts, title).page for title in ("Few", "Also few")] == [1, 2]
    assert find(texts, "Done 0").page == 1 and find(texts, "Found 0").bottom > find(texts, "Done 0").top
    texts = shown(page(few, many))
    assert find(texts, "Many").page == 3 and find(texts, "Done 0").page == 2


def test_where_right_hand_pages_would_be_blank_all_have_single_pages() -> None:
    """Rows follow each other on them, none parted, below a band that repeats the theme; also where nothing is decided."""
    for nothing in ("", '<measure symbol="hourglass"><p>Done</p><status kind="open">Open</status></measure>', "<p>Done</p>"):
        rows = [finding(number, quotes(number, 12, 12), nothing.replace("Done", f"Done {number}")) for number in range(7)]
        texts = shown(page(theme(*rows), theme(*rows, title="Next")))
        assert len({one.page for one in texts}) <= 1 + 2 * 4
        for number in range(7):
            row = [one for one in texts if re.match(rf"«?(Q{number}\.|Found {number}|Done {number})", one.text)]
            pages = {one.page for one in row}
            assert len(pages) == 2 and len(row) == 8, (number, pages)


def test_without_words_of_anybodys_there_is_no_column_for_them() -> None:
    texts = shown(page(theme(*(finding(number, "", measure(f"Done {number}") * 4) for number in range(3)))))
    assert not [one for one in texts if one.text.startswith("You said")]
    assert find(texts, "Found 0").left < 25 * mm


@pytest.mark.parametrize(
    "row",
    [
        finding(0, quotes(0, 120)),
        finding(0, quotes(0, 6), measure(words(25, "Long")) * 12),
        finding(0, quotes(0, 6), found=words(160, "Found")),
    ],
)
def test_what_is_taller_than_a_page_goes_on_in_one_column(row: str, tmp_path: Path) -> None:
    """Nothing is lost, no measure is parted from its badge, and each part has its heading."""
    data = page(theme(row, finding(1, quotes(1, 6))))
    texts = shown(data)
    for number in (0, 1):
        parts = [find(texts[index:], word) for word in ("You said", "We found", "Our plan") for index in [0]]
        assert parts[0].page <= parts[1].page <= parts[2].page
    titles = [one for one in texts if one.text.startswith("Long")]
    badges = [one for one in texts if one.text.startswith("Badge")]
    for title in titles:
        below = [badge for badge in badges if badge.page == title.page and badge.top < title.bottom]
        assert below, "a measure is parted from its badge"
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    assert structure.problems(file) == []


def test_it_is_read_finding_by_finding(tmp_path: Path) -> None:
    """Said, found, done: though they stand on two pages."""
    file = tmp_path / "a.pdf"
    rows = [finding(number, quotes(number, 3, 3), done(number)) for number in range(4)]
    file.write_bytes(page(theme(*rows)))
    said = [part.strip() for part in structure.reading_text(file)]
    start = said.index("You said")
    assert said[start - 3 : start + 3] == ["Theme 1", "How is it?", "A sentence.", "You said", "We found", "Our plan"]
    row = ["Q{0}.0 word1 word2", "Q{0}.1 word1 word2", "Found {0}", "Noted {0}", "Done {0}", "Badge doing", "More", "Badge doing"]
    assert said[start + 3 :] == [part.format(number) for number in range(4) for part in row]
    assert structure.problems(file) == []
    with opened(file.read_bytes()) as pdf:
        roles = [str(each.S) for each in pdf.objects if hasattr(each, "get") and each.get("/Type") == "/StructElem"]
        assert roles.count("/Table") == 1 and roles.count("/TR") == 5 and roles.count("/TH") == 3 + 4
        assert pdf.Root.PageLayout == "/TwoPageRight"


FACTS = '<owner label="Who" symbol="user">{0}</owner><due label="When" symbol="calendar">1 December 2026</due>'


@pytest.mark.parametrize("owner", ["Staff", "Whoever has made the agreement", words(30, "Everybody")])
def test_badge_owner_and_date_wrap_as_wholes(owner: str) -> None:
    texts = shown(page(theme(*(finding(n, quotes(n, 12, 12), measure("A", facts=FACTS.format(owner))) for n in range(6)))))
    dates = [one for one in texts if "1 December 2026" in one.text]
    badges = [one for one in texts if one.text.startswith("Badge")]
    assert len(dates) == len(badges) == 6  # each on one line
    for badge, date in zip(badges, dates):
        same_line = abs(badge.bottom - date.bottom) < 4  # a g reaches lower
        assert (date.left > badge.right) if same_line else (date.left < badge.left and date.top < badge.bottom)


@pytest.mark.parametrize("kind", ["done", "doing", "agreed", "proposed", "dropped", "open"])
def test_each_status_looks_different_without_colour(kind: str) -> None:
    data = page(theme(*MANY[:6], finding(9, quotes(9, 6), measure("Same", kind).replace(f"Badge {kind}", "Badge"))))
    other = "doing" if kind == "open" else "open"
    assert data != page(theme(*MANY[:6], finding(9, quotes(9, 6), measure("Same", other).replace(f"Badge {other}", "Badge"))))


def test_a_long_title_and_long_sentences_make_the_band_grow() -> None:
    texts = shown(page(theme(*MANY[:3], title=words(40, "Title"), lead=f"<p>{words(120, 'Lead')}</p>")))
    heads, title = find(texts, "You said"), [one for one in texts if one.text.startswith("Title")]
    assert title[0].bottom > heads.top and find(texts, "Found 0").top < heads.bottom
    assert min(one.size for one in texts) >= 12


# ------------------------------------------------------------------------------------------------ which rows stand together


def test_rows_stand_together_as_evenly_as_they_go() -> None:
    assert openings([50.0] * 4, 200, 300) == [[0, 1], [2, 3]]
    assert openings([50.0] * 3, 300, 300) == [[0, 1, 2]]
    assert openings([50.0, 250.0], 200, 300) == [[0], [1]]
    assert openings([250.0, 50.0], 200, 300) is None and openings([301.0], 400, 300) == [[0]]
    assert openings([100.0, 100.0 - APART], 200, 300) == [[0, 1]] and openings([100.0, 100.1 - APART], 200, 300) == [[0], [1]]


def test_words_are_broken_into_lines_once_however_often_a_page_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page that is filled asks how tall all is that it may hold. A plan of 2,500 measures broke each of them eight times."""
    broken: list[float] = []

    class Counted(Setting):
        def __init__(self, *args: Any):
            broken.append(1)
            super().__init__(*args)

    monkeypatch.setattr("dialogkit.press.type.paragraph.Setting", Counted)
    context = setting()
    node = tree(measure(facts=FACTS.format("The kitchen and all others"))).nodes[0].nodes[0]
    block = laid_measure(context, node, context.canvas.root, colours("1"), 20)
    block.height(150)
    once = len(broken)
    assert once and block.height(150) == block.height(150) and len(broken) == once


SLIGHT = theme(finding(0, "", measure("Slight")), title="Slight")


@pytest.mark.parametrize(
    ("themes", "pages"),
    [
        ([theme(*MANY[:2]), SLIGHT], 1 + 2 + 1),
        ([theme(*MANY[:2]), SLIGHT, SLIGHT, theme(*MANY[:2])], 1 + 2 + 2 + 2),
        (
            [theme(*MANY[:2]), SLIGHT, theme(*MANY[:2])],
            1 + 2 + 2 + 2,
        ),  # a page of its own would leave one blank before the next two
    ],
)
def test_a_theme_that_would_leave_two_pages_half_blank_has_one(themes: list[str], pages: int) -> None:
    data = page(*themes)
    texts = shown(data)
    with opened(data) as pdf:
        assert len(pdf.pages) == pages == len({one.page for one in texts})


def test_two_parts_down_a_road_go_down_their_page_as_three_do() -> None:
    texts = shown(page(theme(*MANY[:2]), SLIGHT))
    last = [one for one in texts if one.page == max(each.page for each in texts)]
    assert find(last, "Found 0") and find(last, "Badge").top < 297 * mm * 0.4

"""What stands together on a page, at its foot, in columns and on facing pages, and what is cut off: read back from the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import structure
from dialogkit.markup.parser import parse
from dialogkit.paper import PAGES, mm
from dialogkit.press.flow.arrange import Balanced, Panel
from dialogkit.press.flow.blocks import Block, Foot, PageBreak, Spread, Stack, Together
from dialogkit.press.flow.paginate import Unplaced, paginate
from dialogkit.press.style import FOOT, MARGIN, NEUTRAL, TOP
from dialogkit.problems import DialogkitError
from kits import Shelf
from layout.facts import read
from paper import Shown, opened, pressed, shown, text_of
from test_flow import HEIGHT, WIDTH, Brick, bricks
from test_table import roles

LOW = FOOT  # where a page's column ends
WIDE = PAGES["A4"][0] - 2 * MARGIN


def brick(tall: float, number: int = 0, heading: bool = False) -> Brick:
    return Brick(number, range(1), tall, False, heading=heading)


def lines(count: int, word: str = "Line") -> str:
    return "".join(f"<p>{word} {number}</p>" for number in range(count))


def of(page: int, texts: Sequence[Shown]) -> list[str]:
    return [one.text.strip() for one in texts if one.page == page]


def find(texts: Sequence[Shown], text: str) -> Shown:
    return next(one for one in texts if text in one.text)


def made(folder: Path, body: str, before: str = "") -> Path:
    told = pressed(f"{before}<pages><h1>H</h1>{body}</pages>")
    assert not told.problems
    (folder / "x.pdf").write_bytes(told.data)
    return folder / "x.pdf"


def sound(file: Path) -> bool:
    return not [*structure.content_problems(file), *structure.tree_problems(file), *structure.order_problems(file)]


def arranged(shelf: Shelf) -> list[Path]:
    """A file with all of it, for veraPDF."""
    body = "".join(
        (
            f"{lines(16)}<h2>Group</h2><together>{lines(8, 'Kept')}</together>",
            f"<balanced>{lines(30)}<ul><li>One</li><li>Two</li></ul></balanced>{table(WHOLE, 60, 900, 20)}",
            f"<foot><p>Note</p><signatures><field>Leader</field></signatures></foot>{spread(12)}<p>Text</p>{SLIP}",
        )
    )
    return [shelf.made("arranged", lambda folder: made(folder, body)) / "x.pdf"]


def test_all_of_it_in_one_file(shelf: Shelf) -> None:
    (path,) = arranged(shelf)
    assert structure.problems(path) == []


# ------------------------------------------------------------------------------------------------ together


def test_a_group_moves_to_the_next_page_as_one(tmp_path: Path) -> None:
    file = made(tmp_path, f"{lines(16)}<h2>Group</h2><together>{lines(8, 'Kept')}</together>")
    texts = shown(file)
    assert {one.page for one in texts if "Kept" in one.text} == {find(texts, "Group").page} == {1}
    assert sound(file)


@pytest.mark.parametrize("heading", ["", "<h2>Group</h2>"])
def test_a_group_that_no_page_holds_is_set_as_if_there_were_none(heading: str) -> None:
    plain = f"<pages>{lines(5)}{heading}{lines(60, 'Kept')}</pages>"
    grouped = plain.replace("<p>Kept 0", "<together><p>Kept 0").replace("</pages>", "</together></pages>")
    assert shown(pressed(grouped).data) == shown(pressed(plain).data)


def test_a_heading_and_its_group_that_are_more_than_a_page_together_begin_on_the_same_one() -> None:
    """The group alone would fit, and the heading would stand by itself on a page."""
    group = Together([Brick(1, range(28), 20, True), brick(20, 2)])
    first, *_ = paginate([brick(100, 0, heading=True), group], WIDTH, HEIGHT)
    assert [block.number for block, _, _ in first.placed] == [0, 1]


def test_a_group_in_a_box_that_goes_over_two_pages_stays_whole() -> None:
    group = Together([brick(100, number) for number in range(3)])
    panel = Panel(Stack([*(brick(100, 9) for _ in range(4)), group, *(brick(100, 9) for _ in range(3))]), NEUTRAL, padding=0)
    one, two = (page.placed[0][0] for page in paginate([panel], WIDTH, HEIGHT))
    assert group not in one.walk() and group in two.walk()


def test_a_group_in_a_box_that_is_more_than_a_page_is_split() -> None:
    box = Panel(Stack([brick(50, 0, heading=True), Together([brick(100, number) for number in range(9)])]), NEUTRAL, padding=0)
    assert len(paginate([box], WIDTH, HEIGHT)) == 2


# ------------------------------------------------------------------------------------------------ at the foot


def test_what_stands_at_the_foot_ends_the_page(tmp_path: Path) -> None:
    file = made(tmp_path, "<p>Text</p><foot><p>Note</p><signatures><field>Leader</field></signatures></foot><p>Next</p>")
    texts = shown(file)
    assert [find(texts, word).page for word in ("Text", "Note", "Leader", "Next")] == [0, 0, 0, 1]
    assert LOW <= find(texts, "Leader").bottom < LOW + 10 and find(texts, "Note").bottom < LOW + 40 * mm
    assert find(texts, "Text").top > PAGES["A4"][1] - TOP - 40 * mm
    assert sound(file)


def test_lines_to_write_on_fill_the_room_above_the_foot() -> None:
    texts = shown(pressed('<pages><p>Text</p><lines fill="yes"/><p>After</p><foot><p>Note</p></foot></pages>').data)
    assert LOW <= find(texts, "Note").bottom < LOW + 10 and find(texts, "After").bottom < find(texts, "Note").top + 20 * mm


@given(bricks(breaks=False), st.lists(st.integers(10, 590), min_size=1, max_size=3))
@example([brick(60, number, heading=True) for number in range(3)], [511])
@settings(max_examples=30)
def test_the_foot_is_last_and_lowest(queue: list[Block], feet: list[int]) -> None:
    blocks = [*queue, *(Foot([brick(tall)]) for tall in feet), brick(10, 99)]
    pages = paginate(blocks, WIDTH, HEIGHT)
    assert [block.number for block, _, _ in pages[-1].placed] == [99] and len(pages[-1].placed) == 1
    for page in pages[:-1]:
        low = [block.at_foot for block, _, _ in page.placed]
        assert low == sorted(low)
        if any(low):
            _, offset, tall = page.placed[-1]
            assert offset + tall == pytest.approx(HEIGHT)


# ------------------------------------------------------------------------------------------------ cut off

SLIP = '<slip cut="Cut here"><h2>My answer</h2><fields><field>Name</field></fields></slip>'


def strokes(file: Path, page: int) -> list[tuple[float, float, float, float]]:
    with pypdfium2.PdfDocument(file) as document:
        return [thing.get_bounds() for thing in document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]


def test_a_slip_is_cut_off_along_a_line_from_edge_to_edge(tmp_path: Path) -> None:
    file = made(tmp_path, f"<p>Text</p>{SLIP}<p>Next</p>")
    texts, (wide, _) = shown(file), PAGES["A4"]
    cut = find(texts, "Cut here")
    middle = (cut.bottom + cut.top) / 2
    line = [(left, right) for left, low, right, high in strokes(file, 0) if abs((low + high) / 2 - middle) < 5 and high - low < 2]
    assert min(left for left, _ in line) < 1 and max(right for _, right in line) > wide - 1
    assert not [1 for left, right in line if left < cut.right and right > cut.left]  # no line goes through the words
    assert find(texts, "Name").bottom < LOW + 20 * mm < cut.bottom < find(texts, "Text").bottom
    assert [find(texts, word).page for word in ("Text", "My answer", "Next")] == [0, 0, 1]


def test_a_slip_is_read_as_words_and_nothing_of_its_line(tmp_path: Path) -> None:
    file = made(tmp_path, f"<p>Text</p>{SLIP}")
    assert [part.strip() for part in structure.reading_text(file)] == ["H", "Text", "Cut here", "My answer", "Name"]
    with pikepdf.open(file) as pdf:
        found = roles(pdf)
        assert "Figure" not in found and found.count("Sect") == 1
        assert pdf.Root.ViewerPreferences.Duplex == "/Simplex"  # or what stands behind it is cut off too
    assert sound(file)


def test_a_slip_is_never_split() -> None:
    slip = brick(300, 1)
    slip.whole = slip.at_foot = True
    talls = (300, 301)
    assert [len(paginate([Brick(0, range(tall), 1, True), slip], WIDTH, HEIGHT)) for tall in talls] == [1, 2]
    told = pressed(f'<pages><slip cut="Cut here">{lines(60)}</slip></pages>')
    assert [problem.code for problem in told.problems] == ["too-tall"] and not told.data


# ------------------------------------------------------------------------------------------------ rows


WHOLE = '<paper rows="whole"/>'
"""Of a table none of whose rows are parted."""


def table(paper: str, *counts: int) -> str:
    row = "<tr><td>Row {}</td><td>{}</td></tr>"
    told = "".join(row.format(number, " ".join([f"word{number}"] * count)) for number, count in enumerate(counts))
    return f'<table widths="1 4">{paper}<tr><th>What</th><th>How</th></tr>{told}</table>'


def pages_of_rows(body: str, count: int) -> list[set[int]]:
    texts = shown(pressed(f"<pages><h1>H</h1>{body}</pages>").data)
    return [{one.page for one in texts if f"word{number}" in one.text} for number in range(count)]


def test_whole_rows_stand_on_one_page_each() -> None:
    counts = (60, 160, 250, 20, 200, 150, 90)
    whole = pages_of_rows(table(WHOLE, *counts), len(counts))
    assert {len(pages) for pages in whole} == {1} and len(set.union(*whole)) > 2
    assert max(len(pages) for pages in pages_of_rows(table("", *counts), len(counts))) == 2  # else the tall ones go on


def test_a_whole_row_that_no_page_holds_goes_on_below_its_header(tmp_path: Path) -> None:
    body = table(WHOLE, 20, 900, 20)
    one, two, three = pages_of_rows(body, 3)
    assert len(one) == len(three) == 1 and len(two) > 1
    file = made(tmp_path, body)
    assert text_of(file).count("What") == len(set.union(one, two, three)) and sound(file)
    assert "".join(structure.reading_text(file)).count("word1") == 900


# ------------------------------------------------------------------------------------------------ lists with pictures


def test_a_line_without_a_picture_is_a_point_of_its_list_and_no_hole_in_it(tmp_path: Path) -> None:
    """Its dot stands in the column of discs, before the first of its lines, and it takes less room than a line with a disc."""
    items = [f"<li{mark}>Line {number}</li>" for number, mark in enumerate([' symbol="sun"'] * 2 + [""] * 2)]
    found = read(made(tmp_path, f"<ul>{''.join(items)}</ul><p>After</p>"))
    said = [block.lines[0] for block in found.blocks if block.text.startswith("Line")]
    assert len({round(line.left) for line in said}) == 1
    discs, dots = ([each for each in found.ofkind("area") if (each.sides[0] > 10 * mm) == large] for large in (True, False))
    assert len(discs) == len(dots) == 2
    for dot, line in zip(dots, said[2:]):
        assert sum(dot.box[::2]) == pytest.approx(sum(discs[0].box[::2]), abs=1)
        assert line.base < (dot.box[1] + dot.box[3]) / 2 < line.base + line.size
    assert said[2].base - said[3].base < 0.8 * (said[0].base - said[1].base)


# ------------------------------------------------------------------------------------------------ balanced columns


def columns_of(blocks: Sequence[Block], count: int, wide: float = WIDTH) -> list[list[Block]]:
    return [column.blocks for column in Balanced(blocks, count)._balanced(wide)]


@given(bricks(breaks=False), st.integers(2, 4))
@settings(max_examples=40)
def test_columns_hold_everything_once_in_order_and_end_with_no_heading(queue: list[Block], count: int) -> None:
    blocks = [*queue, Brick(99, range(3), 20, True)]
    pages = paginate([Balanced(blocks, count)], WIDTH, 4 * HEIGHT)
    columns = [part for page in pages for block, _, _ in page.placed for part in _columns(block, WIDTH)]
    found = [brick for column in columns for brick in column]
    assert [row for each in found for row in pieces_in(each)] == [row for each in blocks for row in pieces_in(each)]
    for column in columns[:-1]:
        assert not column or not column[-1].keep_with_next


def pieces_in(block: Brick) -> list[tuple[int, int]]:
    return [(block.number, row) for row in block.rows]


def _columns(block: Block, width: float) -> list[list[Block]]:
    stacks = block._balanced(width) if isinstance(block, Balanced) else block.parts
    return [stack.blocks for stack in stacks]


@pytest.mark.parametrize("number", [11, 12, 13])
def test_of_columns_that_go_on_no_block_stands_alone_on_the_next_page(number: int) -> None:
    """Ten have room on the first."""
    parts = Balanced([Brick(each, range(1), 40, False) for each in range(number)], 2).split(WIDTH, 200)
    assert parts
    first, rest = (sum(map(len, _columns(part, WIDTH))) for part in parts)
    assert first + rest == number and rest > 1 and first >= 8


def test_a_group_that_is_left_over_of_columns_has_the_whole_width() -> None:
    """The columns before it are filled, as they are where nothing is left."""
    groups = [Together([Brick(each, range(5), 20, False)]) for each in range(5)]
    parts = Balanced(groups, 2).split(WIDTH, 200)
    assert parts and [len(column) for column in _columns(parts[0], WIDTH)] == [2, 2]
    assert parts[1] is groups[4]


@pytest.mark.parametrize(("tall", "begun"), [(10, False), (25, True)])
def test_columns_are_not_begun_where_one_would_be_blank(tall: int, begun: bool) -> None:
    """What is taller than a page goes on all the same: here a brick has room, and the group after it has none."""
    blocks = [Brick(0, range(4), 20, False), Brick(1, range(tall), 20, False), Together([Brick(2, range(tall), 20, False)])]
    blocks[1].keep_with_next = True
    assert bool(Balanced(blocks, 2).split(WIDTH, 120)) == begun


@pytest.mark.parametrize("count", [2, 3, 4])
def test_columns_are_as_tall_as_each_other(count: int) -> None:
    """Of a row's height is what they may differ by, and the first ones are the taller ones."""
    talls = [sum(block.height(0) for block in column) for column in columns_of([Brick(0, range(100), 10, True)], count)]
    assert len(talls) == count and max(talls) == talls[0] == -(-1000 // count // 10) * 10


def test_balanced_columns_are_read_down_and_then_across(tmp_path: Path) -> None:
    file = made(tmp_path, f"<balanced>{lines(12)}</balanced><p>After</p>")
    texts = shown(file)
    left = [one for one in texts if "Line" in one.text and one.left < MARGIN + WIDE / 2]
    right = [one for one in texts if "Line" in one.text and one not in left]
    assert [len(left), len(right)] == [6, 6]
    assert abs(left[0].top - right[0].top) < 1 and abs(left[-1].top - right[-1].top) < 1
    assert find(texts, "After").top < left[-1].bottom
    assert [*map(str.strip, structure.reading_text(file))] == ["H", *(f"Line {number}" for number in range(12)), "After"]
    assert sound(file)


def test_columns_go_on_on_the_next_page(tmp_path: Path) -> None:
    file = made(tmp_path, f'<balanced><paper columns="3"/>{lines(120)}</balanced>')
    assert sorted({one.page for one in shown(file)}) == [0, 1]
    assert [*map(str.strip, structure.reading_text(file))] == ["H", *(f"Line {number}" for number in range(120))]
    assert sound(file)


# ------------------------------------------------------------------------------------------------ facing pages

PAIR = "<pair><left><p>Said {0}</p></left><right><p>Done {0}</p><p>By us</p></right></pair>"


def spread(count: int) -> str:
    return f"<spread>{''.join(PAIR.format(number) for number in range(count))}</spread>"


@pytest.mark.parametrize(("before", "pages"), [("", [1, 2]), ("<cover><h1>Cover</h1></cover>", [3, 4])])
def test_a_spread_stands_on_a_left_and_a_right_page(tmp_path: Path, before: str, pages: list[int]) -> None:
    """Page 1 of a book is a right-hand one; what would be a left-hand page before a spread is blank."""
    file = made(tmp_path, f"{spread(3)}<p>Next</p>", before)
    texts = shown(file)
    assert [find(texts, word).page for word in ("Said 0", "Done 0", "Next")] == [*pages, pages[1] + 1]
    assert pages[0] % 2 == 1  # counted from 0: an even number on paper
    for number in range(3):
        assert abs(find(texts, f"Said {number}").bottom - find(texts, f"Done {number}").bottom) < 0.1
    said = [part for part in map(str.strip, structure.reading_text(file)) if part[0] in "SD"]
    assert said == [f"{word} {number}" for number in range(3) for word in ("Said", "Done")]
    assert sound(file)
    with pikepdf.open(file) as pdf:
        assert pdf.Root.PageLayout == "/TwoPageRight" and len(pdf.pages) == pages[1] + 2


def test_no_pair_goes_over_to_the_next_two_pages() -> None:
    texts = shown(pressed(f"<pages><h1>H</h1>{spread(25)}</pages>").data)
    for number in range(25):
        left, right = find(texts, f"Said {number}"), find(texts, f"Done {number}")
        assert right.page == left.page + 1 and left.page % 2 == 1 and abs(left.bottom - right.bottom) < 0.1
    assert len({one.page for one in texts}) > 3


def test_a_pair_that_no_page_holds_is_told() -> None:
    with pytest.raises(Unplaced) as told:
        paginate([Spread([(brick(10), brick(HEIGHT + 1, 7))])], WIDTH, HEIGHT)
    assert told.value.code == "too-tall" and told.value.block.number == 7


def test_nothing_is_left_after_a_spread() -> None:
    assert len(paginate([Spread([(brick(10), brick(20))]), PageBreak()], WIDTH, HEIGHT, 2)) == 2


def test_in_a_booklet_facing_pages_are_beside_each_other_already() -> None:
    booklet = '<booklet><h1>How</h1><fold picture="fold">Fold</fold></booklet>'
    told = pressed(f'<pages><paper size="A5"/><h1>H</h1>{spread(2)}</pages>{booklet}')
    with opened(told.data) as pdf:
        assert "/PageLayout" not in pdf.Root
    said, done = find(shown(told.data), "Said 0"), find(shown(told.data), "Done 0")
    assert said.page == done.page and said.right < PAGES["A5"][0] < done.left


# ------------------------------------------------------------------------------------------------ where they may stand


@pytest.mark.parametrize("name", ["foot", "slip", "spread"])
@pytest.mark.parametrize("around", ["box", "together", "balanced", "foot"])
def test_what_has_its_place_on_a_page_stands_in_nothing_else(name: str, around: str) -> None:
    inner = {"foot": "<foot/>", "slip": SLIP, "spread": spread(1)}[name]
    body = f"<{around}><section>{inner}</section></{around}>"
    with pytest.raises(DialogkitError) as told:
        parse(f'<document title="T"><pages>{body}</pages></document>', "own.xml.j2")
    assert [(problem.code, problem.details["element"]) for problem in told.value.problems] == [("markup-misplaced", name)]
    assert parse(f'<document title="T"><pages><section>{inner}</section></pages></document>', "own.xml.j2")


def test_empty_groups_are_nothing() -> None:
    told = pressed("<pages><h1>H</h1><together/><foot/><balanced/></pages>")
    assert told.pages == 1 and not told.problems


def test_a_label_of_two_lines_stays_in_its_row() -> None:
    """A field's words end on the line that is written on; more of them make the row taller."""
    label = "A very long label that has no room on one line of a narrow field"
    fields = f"<fields><field>{label}</field><field>Name</field></fields>"
    texts = shown(pressed(f"<pages><p>Above</p>{fields}<p>Below</p></pages>").data)
    field = [one for one in texts if one.text.strip() and one.text.strip() in label]
    assert len(field) > 1
    assert find(texts, "Below").top < min(one.bottom for one in field)
    assert max(one.top for one in field) < find(texts, "Above").bottom


def test_the_contents_tell_the_pages_of_headings_in_columns_and_on_facing_pages() -> None:
    columns = f"<balanced>{lines(70)}<h1>In columns</h1>{lines(5)}</balanced>"
    facing = "<spread><pair><left><h1>On the left</h1></left><right><h1>On the right</h1></right></pair></spread>"
    texts = shown(pressed(f"<pages><toc/><page-break/>{columns}{facing}</pages>").data)
    for title in ("In columns", "On the left", "On the right"):
        entry, heading = (one for one in texts if title in one.text)
        number = next(
            one for one in texts if one.page == entry.page and abs(one.bottom - entry.bottom) < 4 and one.left > MARGIN + WIDE / 2
        )
        assert int(number.text.strip()) == heading.page + 1


def test_the_head_of_a_part_is_repeated_above_what_is_taller_than_its_page() -> None:
    """Quotes in columns that fill several pages: each that goes on says so."""
    quotes = "".join(f"<blockquote size='small'>{number} {'word ' * 60}</blockquote>" for number in range(24))
    told = pressed(f'<pages><section again="Part"><h2>Head</h2><balanced>{quotes}</balanced></section></pages>')
    texts = shown(told.data)
    pages = range(max(one.page for one in texts) + 1)
    tops = [max((one for one in texts if one.page == page), key=lambda one: one.top).text.strip() for page in pages]
    assert tops == ["Head", *["Part"] * (len(pages) - 1)] and len(pages) > 2

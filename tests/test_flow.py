"""Pages: whatever the heights, everything is set once, in order, inside the page, and headings stay with what they head."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packs
from dialogkit import limits
from dialogkit.colour import INK
from dialogkit.markup.parser import parse
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.art.symbols import PictureFile, SymbolBook
from dialogkit.press.document import press
from dialogkit.press.flow.arrange import Columns, Indented, Marked, Panel
from dialogkit.press.flow.blocks import Block, Lines, PageBreak, Stack, Text, Together
from dialogkit.press.flow.elements import Illustration
from dialogkit.press.flow.page import Page
from dialogkit.press.flow.paginate import Unplaced, paginate
from dialogkit.press.pdf.fonts import house_fonts
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, FOOT, MARGIN, NEUTRAL, SMALL, TOP
from paper import STAMP, canvas, page_sizes, paragraph, pressed, setting, shown, text_of
from work import LINEAR, calls

WIDTH, HEIGHT = 400.0, 600.0


class Brick(Block):
    """A block of `count` rows of a height; it may be cut between rows."""

    def __init__(
        self, number: int, rows: range, row: float, cuts: bool, air: tuple[float, float] = (0, 0), heading=False, stretch=0.0
    ):
        self.number, self.rows, self.row, self.cuts = number, rows, row, cuts
        self.before, self.after = air
        self.keep_with_next, self.stretch = heading, stretch

    def __repr__(self) -> str:
        kind = "heading" if self.keep_with_next else "cut" if self.cuts else "whole"
        return f"{kind} {self.number}: {len(self.rows)} x {self.row}, air {self.before}, {self.after}"

    def height(self, width: float) -> float:
        return len(self.rows) * self.row

    def draw(self, *where: object) -> None:
        """Nothing is looked at but where it would stand."""

    def split(self, width: float, room: float) -> tuple[Block, Block] | None:
        count = int(room // self.row)
        if not self.cuts or not 0 < count < len(self.rows):
            return None
        first, rest = self.rows[:count], self.rows[count:]
        return tuple(Brick(self.number, part, self.row, True, (self.before, self.after)) for part in (first, rest))


@dataclass(frozen=True)
class Piece:
    number: int
    row: int


airs = st.tuples(st.sampled_from([0.0, 5.0, 30.0]), st.sampled_from([0.0, 5.0, 30.0]))


@st.composite
def bricks(draw: st.DrawFn, headings: bool = True, breaks: bool = True) -> list[Block]:
    """A queue of blocks, each of which fits on a page."""
    found: list[Block] = []
    for number in range(draw(st.integers(1, 25))):
        kind = draw(st.sampled_from(["whole", "cut", *(["heading"] if headings else []), *(["break"] if breaks else [])]))
        if kind == "break":
            found.append(PageBreak(draw(st.sampled_from([1, 0.5]))))
        elif kind == "heading":
            found.append(Brick(number, range(1), draw(st.floats(10, 60)), False, draw(airs), heading=True))
        elif kind == "whole":
            found.append(
                Brick(
                    number, range(1), draw(st.floats(1, HEIGHT)), False, draw(airs), stretch=draw(st.sampled_from([0, 0, 1, 2]))
                )
            )
        else:
            found.append(Brick(number, range(draw(st.integers(1, 60))), draw(st.floats(10, 60)), True, draw(airs)))
    return found


def pieces(pages: list[Page]) -> Iterator[Piece]:
    for page in pages:
        for block, _, _ in page.placed:
            yield from (Piece(block.number, row) for row in block.rows)


@given(bricks())
@settings(max_examples=150)
def test_everything_is_set_once_and_in_order(queue: list[Block]) -> None:
    wanted = [Piece(block.number, row) for block in queue if isinstance(block, Brick) for row in block.rows]
    assert list(pieces(paginate(queue, WIDTH, HEIGHT))) == wanted


@given(bricks())
@settings(max_examples=150)
def test_nothing_overlaps_or_leaves_the_page(queue: list[Block]) -> None:
    """Blocks stand as far apart as they ask for, or, where that spares a page, less by what is more than paragraphs need."""
    for page in paginate(queue, WIDTH, HEIGHT):
        used = 0.0
        for number, (block, offset, tall) in enumerate(page.placed):
            assert tall >= block.height(WIDTH) - 1e-6
            gap = max(page.placed[number - 1][0].after, block.before) if number else 0
            assert offset >= used + min(gap, 12 + 0.25 * max(0, gap - 12)) - 1e-6
            used = offset + tall
        assert used <= HEIGHT + 0.02


@given(bricks(breaks=False))
@settings(max_examples=150)
def test_a_heading_is_never_last_on_its_page(queue: list[Block]) -> None:
    """Unless a whole page cannot hold it with those after it and the beginning of what they head."""
    queue = [*queue, Brick(99, range(3), 20, True)]
    for page in paginate(queue, WIDTH, HEIGHT):
        last = page.placed[-1][0]
        if last.keep_with_next:
            first = last.number
            while first and queue[first - 1].keep_with_next:
                first -= 1
            assert sum(_needed(block) for block in _up_to_the_headed(queue, first)) > HEIGHT, "a heading stands alone at the foot"


def _up_to_the_headed(queue: list[Block], number: int) -> list[Block]:
    end = next(index for index in range(number, len(queue)) if not queue[index].keep_with_next)
    return queue[number : end + 1]


def _needed(block: Brick) -> float:
    tall = block.height(WIDTH)
    return 30 + (max(block.row, min(tall, HEIGHT / 2)) if block.cuts else tall)


def test_a_heading_goes_over_with_what_it_heads() -> None:
    heading = Brick(1, range(1), 30, False, heading=True)
    pages = paginate([Brick(0, range(1), HEIGHT - 50, False), heading, Brick(2, range(1), 100, False)], WIDTH, HEIGHT)
    assert [[block.number for block, _, _ in page.placed] for page in pages] == [[0], [1, 2]]


def test_headings_in_a_row_stay_together() -> None:
    heads = [Brick(number, range(1), 30, False, heading=True) for number in (1, 2, 3)]
    pages = paginate([Brick(0, range(1), HEIGHT - 110, False), *heads, Brick(4, range(1), 100, False)], WIDTH, HEIGHT)
    assert [[block.number for block, _, _ in page.placed] for page in pages] == [[0], [1, 2, 3, 4]]


def test_a_heading_needs_only_the_beginning_of_what_it_heads() -> None:
    heading = Brick(1, range(1), 30, False, heading=True)
    pages = paginate([Brick(0, range(1), HEIGHT - 200, False), heading, Brick(2, range(40), 20, True)], WIDTH, HEIGHT)
    assert [block.number for block, _, _ in pages[0].placed] == [0, 1, 2]


def test_columns_may_be_filled_evenly() -> None:
    """On no more pages than they need."""
    bricks = [Brick(number, range(1), HEIGHT / 4.5, False) for number in range(9)]
    shared = [[len(page.placed) for page in paginate(deepcopy(bricks), WIDTH, HEIGHT, even=even)] for even in (False, True)]
    assert shared == [[4, 3, 2], [3, 3, 3]]


def part(first: int, level: int, *talls: float) -> list[Brick]:
    """A heading of a level and what it heads: bricks that may be cut anywhere."""
    heading = Brick(first, range(1), 30, False, heading=True)
    heading.level = level
    return [heading, *(Brick(first + 1 + index, range(int(tall / 10)), 10, True) for index, tall in enumerate(talls))]


@pytest.mark.parametrize("left", range(0, 330, 10))
@pytest.mark.parametrize(
    ("blocks", "whole"),
    [
        (part(1, 1, 40, 40, 40), {1, 2, 3, 4}),  # whom one can ask
        (part(1, 2, 170), {1, 2}),  # one table
        ([*part(1, 1, 20), *part(3, 2, 30, 30), *part(6, 2, 30)], {1, 2, 3, 4, 5, 6, 7}),  # parts of a part
        ([*part(1, 2, 60, 60), *part(4, 1, 60, 60)], {1, 2, 3}),  # not what comes after it
        ([*part(1, 1, 200, 200), *part(4, 2, 60, 60)], {4, 5, 6}),  # of what is too tall, its parts
    ],
)
def test_a_short_part_stays_on_one_page(blocks: list[Brick], whole: set[int], left: int) -> None:
    pages = paginate([Brick(0, range(1), HEIGHT - left, False), *deepcopy(blocks)], WIDTH, HEIGHT)
    there = [{block.number for block, _, _ in page.placed} & whole for page in pages]
    assert [numbers for numbers in there if numbers] == [whole]
    assert sum(block.height(WIDTH) for page in pages for block, _, _ in page.placed if block.number in whole) == sum(
        block.height(WIDTH) for block in blocks if block.number in whole
    )


@pytest.mark.parametrize("follows", [150, 400], ids=["has room", "has none"])
def test_room_to_write_stands_where_what_keeps_together_goes_to_the_next_page(follows: float) -> None:
    """A heading and all that is kept with it: where they do not begin on the page, they leave what they would have taken."""
    spare = Brick(9, range(1), 100, False)
    spare.spare = True
    kept = [
        Brick(1, range(1), 30, False, heading=True),
        *[Brick(n, range(1), follows / 3, False, heading=n < 4) for n in (2, 3, 4)],
    ]
    pages = paginate([Brick(0, range(1), HEIGHT - 250, False), spare, *kept], WIDTH, HEIGHT)
    on_first = [block.number for block, _, _ in pages[0].placed if isinstance(block, Brick)]
    assert on_first == ([0, 1, 2, 3, 4] if follows == 150 else [0, 9])


def test_a_heading_does_not_go_over_for_what_may_be_left_out() -> None:
    spare = Brick(3, range(1), 100, False)
    spare.spare = True
    pages = paginate([Brick(0, range(1), HEIGHT - 80, False), *part(1, 1, 30), spare], WIDTH, HEIGHT)
    assert [block.number for page in pages for block, _, _ in page.placed] == [0, 1, 2] and len(pages) == 1


def test_a_long_part_fills_its_page() -> None:
    pages = paginate([Brick(0, range(1), HEIGHT - 200, False), *part(1, 1, 200, 200)], WIDTH, HEIGHT)
    assert [block.number for block, _, _ in pages[0].placed] == [0, 1, 2]


@given(bricks())
@settings(max_examples=150)
def test_what_stretches_fills_the_page(queue: list[Block]) -> None:
    for page in (page for page in paginate(queue, WIDTH, HEIGHT) if page.placed):
        shares = [block.stretch for block, _, _ in page.placed]
        spare = [tall - block.height(WIDTH) for block, _, tall in page.placed]
        _, offset, tall = page.placed[-1]
        assert not any(shares) or offset + tall == pytest.approx(HEIGHT, abs=0.02)
        total = sum(spare)
        for share, more in zip(shares, spare):
            assert more == pytest.approx(total * share / sum(shares) if any(shares) else 0, abs=0.02)


def test_no_page_is_empty() -> None:
    brick = Brick(0, range(1), 100, False)
    assert [
        len(page.placed) for page in paginate([PageBreak(), PageBreak(), brick, PageBreak(), PageBreak()], WIDTH, HEIGHT)
    ] == [1]
    assert [len(page.placed) for page in paginate([brick, PageBreak(), brick], WIDTH, HEIGHT)] == [1, 1]


@pytest.mark.parametrize(("used", "pages"), [(0.4, 1), (0.6, 2)])
def test_a_break_for_want_of_room(used: float, pages: int) -> None:
    queue = [Brick(0, range(1), HEIGHT * used, False), PageBreak(0.5), Brick(1, range(1), 20, False)]
    assert len(paginate(queue, WIDTH, HEIGHT)) == pages


@pytest.mark.parametrize("before", [0, 1])
def test_what_no_page_holds_is_told(before: int) -> None:
    giant = Brick(1, range(1), HEIGHT + 1, False)
    with pytest.raises(Unplaced) as caught:
        paginate([Brick(0, range(1), 10, False)] * before + [giant], WIDTH, HEIGHT)
    assert caught.value.block is giant


def test_a_long_queue_is_set_soon() -> None:
    def queue(count: int) -> list[Brick]:
        return [Brick(number, range(1), 20, False, heading=number % 3 == 0) for number in range(count)]

    short, long = (calls(lambda: paginate(queue(count), WIDTH, HEIGHT)) for count in (2_000, 4_000))
    assert long < LINEAR * short
    assert len(paginate(queue(20_000), WIDTH, HEIGHT)) > 600


def test_headings_without_end_are_set_soon() -> None:
    def heads(count: int) -> list[Brick]:
        return [Brick(number, range(1), 20, False, heading=True) for number in range(count)]

    short, long = (calls(lambda: paginate(heads(count), WIDTH, HEIGHT)) for count in (200, 400))
    assert long < LINEAR * short


def test_a_long_box_is_set_soon() -> None:
    def box(count: int) -> list[Block]:
        return [Panel(Stack([Lines(1, 20) for _ in range(count)]), NEUTRAL)]

    short, long = (calls(lambda: paginate(box(count), WIDTH, HEIGHT)) for count in (1_500, 3_000))
    assert long < LINEAR * short


def test_more_pages_than_there_may_be_are_told() -> None:
    bricks = [Brick(number, range(1), HEIGHT, False) for number in range(limits.PAGES + 2)]
    assert len(paginate(bricks[: limits.PAGES], WIDTH, HEIGHT)) == limits.PAGES
    with pytest.raises(Unplaced) as caught:
        paginate(bricks, WIDTH, HEIGHT)
    assert caught.value.code == "document-too-long" and caught.value.block is bricks[limits.PAGES]


# ------------------------------------------------------------------------------------------------ blocks that are cut

texts = st.lists(st.integers(1, 80), min_size=1, max_size=8)


def text_block(count: int) -> Text:
    return Text(paragraph("word " * count), Tag("P"))


def wrapped(kind: str, block: Block) -> Block:
    if kind == "panel":
        return Panel(block, NEUTRAL)
    if kind == "indented":
        return Indented(block, 20)
    if kind == "marked":
        return Marked(paragraph("•"), Tag("Lbl"), block, 20)
    return Stack([block]) if kind == "stack" else block


def count_lines(block: Block) -> int:
    """How many lines of text a block sets."""
    width = WIDTH
    return sum(round(_tall(part, width) / BODY.leading) for part in block.walk() if isinstance(part, Text))


def _tall(part: Text, width: float) -> float:
    known = part.paragraph._measured[1] if part.paragraph._measured else width
    return part.height(known)


@given(st.sampled_from(["plain", "panel", "indented", "marked", "stack"]), st.integers(1, 400), st.floats(0, 700))
@settings(max_examples=150)
def test_the_parts_of_a_cut_block_are_the_block(kind: str, count: int, room: float) -> None:
    block = wrapped(kind, text_block(count))
    whole = block.height(WIDTH)
    lines = count_lines(block)
    parts = block.split(WIDTH, room)
    if parts is None:
        return
    first, rest = parts
    assert 0 < first.height(WIDTH) <= room + 1e-6
    assert rest.height(WIDTH) > 0
    assert count_lines(first) + count_lines(rest) == lines
    assert first.height(WIDTH) < whole


@given(texts, st.floats(0, 900))
@settings(max_examples=150)
def test_a_stack_is_cut_between_its_blocks_or_in_one(counts: list[int], room: float) -> None:
    stack = Stack([text_block(count) for count in counts])
    stack.height(WIDTH)
    lines = count_lines(stack)
    parts = stack.split(WIDTH, room)
    if parts is not None:
        assert parts[0].height(WIDTH) <= room + 1e-6
        assert count_lines(parts[0]) + count_lines(parts[1]) == lines


def test_no_line_of_a_paragraph_is_left_alone() -> None:
    block = text_block(200)
    lines = round(block.height(WIDTH) / BODY.leading)
    for room in range(0, math.ceil(block.height(WIDTH))):
        parts = block.split(WIDTH, room)
        if parts:
            first, rest = (round(part.height(WIDTH) / BODY.leading) for part in parts)
            assert first >= 2 and rest >= 2 and first + rest == lines


def test_a_heading_is_not_cut() -> None:
    block = Text(paragraph("word " * 200), Tag("H1"), ("Words", 1))
    assert block.keep_with_next
    assert block.split(WIDTH, 100) is None


def test_lines_to_write_on_fill_what_there_is() -> None:
    paper = canvas()
    paper.start_page(*PAGES["A4"])
    Lines(3, 30, fill=True).draw(paper, 50, 700, 200, 305)
    codes = paper.getCurrentPageContent()
    assert codes.count(" l S") == 10  # 305 pt hold ten lines, 30 pt apart
    assert Lines(3, 30, fill=True).stretch and not Lines(3, 30).stretch


# ------------------------------------------------------------------------------------------------ whole documents


def test_everything_stands_inside_the_margins() -> None:
    body = "<h1>Heading</h1><p>" + "many words " * 300 + "</p><ul>" + "<li>an item of some words</li>" * 60 + "</ul>"
    data = pressed(f"<pages>{body}</pages>").data
    width, height = PAGES["A4"]
    assert len(page_sizes(data)) > 2
    for piece in shown(data):
        assert MARGIN - 1 <= piece.left and piece.right <= width - MARGIN + 1, piece
        assert piece.top <= height - TOP + 1
        if piece.size > SMALL.size:
            assert piece.bottom >= FOOT - 1
    assert text_of(data).split().count("many") == 300
    assert text_of(data).split().count("item") == 60


def test_points_have_the_numbers_that_they_are_given() -> None:
    """Those without one are counted; where one has two digits, the words of all begin farther right."""

    def told(*values: str) -> dict[str, float]:
        items = "".join(f"<li{value}>Words</li>" for value in values)
        texts = shown(pressed(f"<pages><ol>{items}</ol></pages>").data)
        marks = [one.text.strip() for one in texts if re.fullmatch(r"[0-9]+\.", one.text.strip())]
        return dict(zip(marks, (one.left for one in texts if one.text.startswith("Words"))))

    few, many = told(' value="4"', "", ' value="9"'), told(' value="4"', ' value="19"')
    assert [*few] == ["4.", "2.", "9."] and [*many] == ["4.", "19."]
    assert len({*few.values()}) == len({*many.values()}) == 1 and many["4."] > few["4."] + 3


@pytest.mark.parametrize("before", range(1, 40, 3))
def test_a_strip_is_a_heading_of_what_is_below_it(before: int) -> None:
    """It goes over to the next page with the first of it; in letters of body text, which stand farther in."""
    filling = "<p>Filling</p>" * before
    for strip in ('<h3 size="strip">Strip</h3>', '<p role="strip">Strip</p>'):
        pieces = {one.text.strip(): one for one in shown(pressed(f"<pages>{filling}{strip}<p>Below</p></pages>").data)}
        head, below = pieces["Strip"], pieces["Below"]
        assert head.page == below.page and head.bottom > below.top
        assert head.size == below.size and head.left > below.left + 2 * mm


def test_contents_go_on_over_pages() -> None:
    chapters = "".join(f"<page-break/><h1>Chapter number {number}</h1><p>words</p>" for number in range(70))
    data = pressed(f"<pages><h1>Contents</h1><toc/>{chapters}</pages>").data
    pieces = [piece for piece in shown(data) if piece.size == BODY.size and "Chapter number" in piece.text]
    assert len(pieces) == 70
    before = pieces[-1].page + 1
    assert before > 1
    numbers = [
        piece.text.strip()
        for piece in shown(data)
        if piece.page < before and piece.text.strip().isdigit() and piece.size == BODY.size
    ]
    assert numbers == [str(number) for number in range(before + 1, before + 71)]


def test_contents_of_headings_without_words() -> None:
    assert pressed("<pages><toc/><h1></h1><p>words</p><h1>A heading</h1></pages>").pages == 1


def test_what_is_too_tall_is_a_problem_with_its_words() -> None:
    made = pressed(f'<pages><p at="cycle.yaml:1:1">before</p><h1 at="cycle.yaml:7:3">{"endless words " * 1000}</h1></pages>')
    (problem,) = made.problems
    assert problem.code == "too-tall"
    assert str(problem.details["text"]).startswith("endless words")
    assert str(problem.place) == "cycle.yaml:7:3"


@pytest.mark.parametrize(
    "body",
    [
        '<blockquote at="cycle.yaml:7:3">{}</blockquote>',
        '<h1 at="cycle.yaml:7:3">{}</h1>',
        '<h2 at="cycle.yaml:7:3" symbol="home">{}</h2>',
        '<p at="cycle.yaml:7:3" symbol="home">{}</p>',
        '<ul><li at="cycle.yaml:7:3" symbol="home">{}</li></ul>',
        '<box symbol="home"><p at="cycle.yaml:7:3">{}</p></box>',
        '<choices><choice at="cycle.yaml:7:3">{}</choice></choices>',
        '<scale><choice at="cycle.yaml:7:3">{}</choice></scale>',
        '<table><tr><td at="cycle.yaml:7:3">{}</td></tr></table>',
        '<columns><column><p at="cycle.yaml:7:3">{}</p></column></columns>',
    ],
)
def test_what_is_too_tall_is_told_at_its_line(body: str) -> None:
    made = pressed(f"<pages>{body.format('endless words ' * 2000)}</pages>")
    if made.problems:
        assert [(problem.code, str(problem.place)) for problem in made.problems] == [("too-tall", "cycle.yaml:7:3")]
    else:
        assert text_of(made.data).split().count("endless") == 2000  # it goes on over pages


@pytest.mark.parametrize("before", range(1, 40))
def test_words_stay_with_the_lines_that_they_lead_up_to(before: int) -> None:
    """The heading and the words go over to the next page with lines that have no room on this one."""
    filling = "<p>Filling</p>" * before
    data = pressed(f'<pages>{filling}<h1>Notes</h1><p>Write here.</p><lines count="6"/><p>After</p></pages>').data
    pages = {piece.text.strip(): piece.page for piece in shown(data)}
    lines = [page for page in (pages["Notes"], pages["Write here."])]
    assert lines[0] == lines[1]
    heading = next(piece for piece in shown(data) if piece.text.strip() == "Write here.")
    after = next(piece for piece in shown(data) if piece.text.strip() == "After")
    if after.page == heading.page:
        assert heading.bottom - after.top >= 6 * 34 - 20  # the lines lie between them
    else:
        assert heading.bottom >= FOOT + 6 * 34 - 20


@pytest.mark.parametrize("row", ["fields", "signatures"])
def test_a_row_with_no_room_for_its_gaps_is_a_problem(row: str) -> None:
    (problem,) = pressed(f"<pages><{row}>{'<field>Name</field>' * 40}</{row}></pages>").problems
    assert problem.code == "too-narrow" and problem.place


def test_a_page_number_that_leaves_no_room_for_the_title_is_a_problem() -> None:
    tree = parse(
        f'<document title="T"><paper footer="F" paging="{"Page " * 90}"/><pages><p>Words</p></pages></document>', "t.xml.j2"
    )
    (problem,) = press(tree, house_fonts(), SymbolBook(), STAMP).problems
    assert problem.code == "too-narrow" and problem.place


def test_columns_with_no_room_for_a_letter_are_a_problem() -> None:
    words = "<h1></h1><p>Words</p>"
    for depth in range(4):
        words = f"<columns>{f'<column>{words}</column>' * 4}</columns>"
    (problem,) = pressed(f"<pages>{words}</pages>").problems
    assert problem.code == "too-narrow" and problem.place


def test_words_beside_pictures_are_as_high_as_those_in_the_next_column() -> None:
    """Also below longer ones; the columns may have more or fewer."""
    columns = [
        ["Tall words that need more than three lines of their column, as they do here " * 2, "One", "Alone"],
        ["Short", "Two"],
    ]
    lists = ("".join(f'<li symbol="home">{words}</li>' for words in column) for column in columns)
    markup = "".join(f"<column><ul>{items}</ul></column>" for items in lists)
    texts = {each.text.strip(): each for each in shown(pressed(f"<pages><columns>{markup}</columns></pages>").data)}
    one, two = texts["One"], texts["Two"]
    assert one.bottom == pytest.approx(two.bottom, abs=4) and one.right < two.left


def test_a_group_takes_as_much_of_a_page_as_what_is_in_it() -> None:
    """What it leaves goes to those that take more."""
    limited, other = (Brick(number, range(1), 40, False, stretch=1.0) for number in range(2))
    limited.most = 30
    (page,) = paginate([Together([limited]), other], WIDTH, HEIGHT)
    assert [round(tall) for _, _, tall in page.placed] == [70, round(HEIGHT) - 70]


@pytest.mark.parametrize(("free", "more"), [(0, 0), (30, 30), (HEIGHT, 300 - 80 * mm)])
def test_a_photo_shows_more_of_itself_where_its_page_has_room(free: float, more: float) -> None:
    """And no more than there is of it."""
    book = SymbolBook({"photo": PictureFile("photo.jpg", "", lambda: packs.photo(0, 1600, 1200))})
    photo = Illustration(replace(setting(), book=book), Node("figure", {"symbol": "photo"}), 60 * mm, INK, None, Tag("P"))
    below = Brick(0, range(1), max(0.0, HEIGHT - 80 * mm - photo.after - free), False)
    (page,) = paginate([photo, below], WIDTH, HEIGHT)
    assert page.placed[0][2] == pytest.approx(80 * mm + more, abs=0.1)


def test_a_last_page_that_is_all_but_empty_takes_of_the_one_before() -> None:
    """As many pages as before; what is parted by a break stays as it is, and so does a last page that is full enough."""

    def filled(*talls: float) -> list[list[int]]:
        pages = paginate([Brick(number, range(1), tall, False) for number, tall in enumerate(talls)], WIDTH, HEIGHT)
        return [[block.number for block, _, _ in page.placed if isinstance(block, Brick)] for page in pages]

    assert filled(200, 200, 200, 100) == [[0, 1], [2, 3]]
    assert filled(200, 200, 200, 250) == [[0, 1], [2, 3]]
    assert filled(200, 200, 200, 320) == [[0, 1, 2], [3]]
    assert filled(600, 100) == [[0], [1]]
    assert filled(300, 290, 150) == [[0, 1], [2]]  # nor is the one before it left half empty


def test_columns_that_no_page_holds_stand_below_each_other() -> None:
    columns = Columns([Brick(number, range(40), 20, True) for number in range(2)])
    pages = paginate([columns], WIDTH, HEIGHT)
    assert len(pages) == 3 and sum(tall for page in pages for _, _, tall in page.placed) == 1_600


def test_what_an_even_page_has_left_goes_between_its_blocks() -> None:
    """Within bounds, and never between a heading and what it heads."""
    bricks = [Brick(0, range(1), 60, False), Brick(1, range(1), 60, False, heading=True), Brick(2, range(1), 60, False)]
    for tall in (60, 195):
        bricks[0].row = bricks[2].row = tall
        ((first, head, last),) = (page.placed for page in paginate(deepcopy(bricks), WIDTH, HEIGHT, even=True))
        assert first[1] == 0 and last[1] == pytest.approx(head[1] + 60)
        assert 10 * mm > head[1] - tall > 5 * mm and last[1] + tall <= HEIGHT

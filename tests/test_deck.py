"""Cards: a grid in the middle of its sheet, each back exactly behind its front, and text that fits or is a problem."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import CARDS, LEAST_MARGIN, PAGES, card_size, mm
from dialogkit.press.game.card import FLOOR
from dialogkit.press.game.card_back import SAFE
from dialogkit.press.game.table.case import _ROOM, _Net
from dialogkit.press.sheets.imposition import Grid, best_grid, next_larger
from dialogkit.press.sheets.ruler import RULER
from dialogkit.press.style import SMALL
from paper import Shown, bare, loaded, opened, opened_deck, page_sizes, pressed, problems, shown, text_of
from work import LINEAR, calls

ROOMY = ("A7", "A6", "A5", "tarot")  # playing cards have room for a few words only
KINDS = ("quote", "right", "question", "blank")
sides = st.floats(30 * mm, 180 * mm)
cards = st.sampled_from(list(CARDS.values())) | st.tuples(sides, sides)


def card(kind: str = "quote", words: str = "Some words", at: str = "cycle.yaml:1:1") -> str:
    return (
        f'<card kind="{kind}" symbol="home" back="home" at="{at}"><h2>{kind.title()}</h2><blockquote>{words}</blockquote></card>'
    )


def deck(inside: str, size: str = "A7", more: str = "") -> str:
    edges = 'front="Sheet {sheet} of {sheets}, front" back="Sheet {sheet} of {sheets}, back" turn="TURN" ruler="100 mm"'
    return opened_deck(f'card="{size}" {edges} {more}') + f"<h1>The deck</h1>{inside}</deck>"


def grid_for(card: tuple[float, float]) -> Grid:
    """The grid that a deck without further choices lies in."""
    grid = best_grid(card, PAGES["A4"], 8 * mm)
    assert grid
    return grid


# ------------------------------------------------------------------------------------------------ the grid


grids = st.builds(
    best_grid,
    cards,
    st.sampled_from(list(PAGES.values())),
    st.floats(LEAST_MARGIN, 20 * mm),
    st.floats(0, 5 * mm),
    st.booleans(),
).filter(bool)


@given(grids)
def test_the_grid_is_in_the_middle_and_keeps_its_margin(grid: Grid) -> None:
    places = [grid._corner(row, column) for row in range(grid.rows) for column in range(grid.columns)]
    left, right = min(x for x, _ in places), max(x for x, _ in places) + grid.card[0]
    low, high = min(y for _, y in places), max(y for _, y in places) + grid.card[1]
    assert left == pytest.approx(grid.page[0] - right) == pytest.approx(grid.margins[0] + grid.bleed)
    assert low == pytest.approx(grid.page[1] - high) == pytest.approx(grid.margins[1] + grid.bleed)
    assert min(grid.margins) >= LEAST_MARGIN - 0.02


@given(cards, st.floats(LEAST_MARGIN, 15 * mm), st.floats(0, 5 * mm))
def test_no_other_grid_holds_more(card: tuple[float, float], margin: float, bleed: float) -> None:
    """The note and the ruler have their room; but for that, the sheet is as full as either way of turning it allows."""
    grid = best_grid(card, PAGES["A4"], margin, bleed)
    full = [
        columns * rows
        for width, height in (PAGES["A4"], tuple(reversed(PAGES["A4"])))
        for columns in range(1, 9)
        for rows in range(1, 12)
        if (width - columns * (card[0] + 2 * bleed)) / 2 >= max(margin, 16 * mm)
        and (height - rows * (card[1] + 2 * bleed)) / 2 >= max(margin, 16 * mm)
    ]
    assert (grid.count if grid else 0) >= max(full, default=0)


@pytest.mark.parametrize(
    ("name", "bleed", "expected"),
    [("poker", 0, (9, 10.5, 16.5)), ("poker", 3, (8, 10.5, 11.0)), ("A7", 0, (4, 31.0, 43.5)), ("A7", 3, (4, 25.0, 37.5))],
)
def test_known_sheets(name: str, bleed: float, expected: tuple[int, float, float]) -> None:
    """Counts and margins of A4 sheets, in mm, worked out by hand."""
    grid = best_grid(CARDS[name], PAGES["A4"], 8 * mm, bleed * mm)
    assert (grid.count, *(pytest.approx(margin, abs=0.01) for margin in expected[1:])) == (
        grid.count,
        *(margin / mm for margin in grid.margins),
    )
    assert grid.count == expected[0]


def test_what_a_smaller_margin_would_allow() -> None:
    more = next_larger(best_grid((70 * mm, 97 * mm), PAGES["A4"], 10 * mm), PAGES["A4"])
    assert more and more.count == 8 and more.margin == pytest.approx(8 * mm, abs=0.01)  # 6 would take the same margin
    assert next_larger(best_grid(CARDS["A7"], PAGES["A4"], 8 * mm), PAGES["A4"]) is None  # 8 have none: no printer leaves that
    assert next_larger(best_grid((200 * mm, 250 * mm), PAGES["A4"], 5 * mm), PAGES["A4"]) is None


def test_a_card_that_fits_on_no_sheet() -> None:
    assert best_grid((220 * mm, 299 * mm), PAGES["A4"], 5 * mm) is None
    (problem,) = pressed(deck(card(), "220x299")).problems
    assert problem.code == "card-too-large"


@given(grids)
def test_each_back_lies_exactly_behind_its_front(grid: Grid) -> None:
    """Turned over its side a sheet swaps left and right, over its top above and below; folded, left and right of the page."""
    (width, height), (wide, tall) = grid.page, grid.card
    for index in range(grid.count):
        x, y = grid.place(index)
        assert grid.place_back(index, over_side=True) == (pytest.approx(width - x - wide, abs=0.01), pytest.approx(y, abs=0.01))
        if not grid.fold:
            over_top = grid.place_back(index, over_side=False)
            assert over_top == (pytest.approx(x, abs=0.01), pytest.approx(height - y - tall, abs=0.01))


@given(grids)
def test_cards_lie_in_reading_order_and_apart(grid: Grid) -> None:
    places = [grid.place(index) for index in range(grid.count)]
    assert places == sorted(places, key=lambda place: (-round(place[1], 3), place[0]))
    if grid.fold:
        assert all(x + grid.card[0] + grid.bleed <= grid.page[0] / 2 + 0.01 for x, _ in places)
        places += [grid.place_back(index, True) for index in range(grid.count)]
    for index, (x, y) in enumerate(places):
        for other_x, other_y in places[index + 1 :]:
            apart = max(abs(x - other_x) - grid.card[0], abs(y - other_y) - grid.card[1])
            assert apart >= 2 * grid.bleed - 0.01


# ------------------------------------------------------------------------------------------------ the sheets


def forms(page: pikepdf.Page) -> list[tuple[str, float, float]]:
    """What is placed on a page as a whole: (name, x, y)."""
    found, where, saved = [], (0.0, 0.0), []
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) == "q":
            saved.append(where)
        elif str(operator) == "Q":
            where = saved.pop()
        elif str(operator) == "cm":
            where = (where[0] + float(operands[4]), where[1] + float(operands[5]))
        elif str(operator) == "Do":
            found.append((str(operands[0]), *where))
    return found


def card_of(piece: Shown, grid: Grid) -> int | None:
    """Which card of the sheet a piece of text stands on, with all of it inside the card's safe zone."""
    for index in range(grid.count):
        x, y = grid.place(index)
        inside = x + SAFE - 0.5 <= piece.left and piece.right <= x + grid.card[0] - SAFE + 0.5
        if inside and y + SAFE - 0.5 <= piece.bottom and piece.top <= y + grid.card[1] - SAFE + 0.5:
            return index
    return None


@pytest.mark.parametrize("size", CARDS)
@pytest.mark.parametrize("extra", range(-1, 3))
def test_fronts_and_backs_in_the_file(size: str, extra: int) -> None:
    """On full sheets and on a last one that is only partly filled."""
    grid = grid_for(CARDS[size])
    kinds = [KINDS[number % 4] for number in range(max(1, grid.count + extra))]
    data = pressed(deck("".join(card(kind, f"Words{number}") for number, kind in enumerate(kinds)), size)).data
    pdf, pieces = opened(data), shown(data)
    assert len(pdf.pages) == 2 * -(-len(kinds) // grid.count)
    for page in page_sizes(data):
        assert page == pytest.approx(grid.page, abs=0.01)
    names: dict[str, str] = {}
    for sheet in range(len(pdf.pages) // 2):
        of_sheet = kinds[sheet * grid.count : (sheet + 1) * grid.count]
        backs = forms(pdf.pages[2 * sheet + 1])
        assert len(backs) == len(of_sheet)
        for index, (kind, (name, x, y)) in enumerate(zip(of_sheet, backs)):
            words = next(
                piece
                for piece in pieces
                if piece.page == 2 * sheet and piece.text.strip() == f"Words{sheet * grid.count + index}"
            )
            assert card_of(words, grid) == index
            behind = grid.place_back(index, over_side=grid.page[0] < grid.page[1])
            assert (x, y) == (pytest.approx(behind[0], abs=0.01), pytest.approx(behind[1], abs=0.01))
            assert names.setdefault(kind, name) == name  # one drawing for each kind
    assert len(set(names.values())) == len(names)


def test_the_edge_of_a_sheet_says_what_to_do() -> None:
    for size in CARDS:
        text = text_of(pressed(deck(card(), size)).data)
        assert text.count("TURN") == 2 and text.count("100 mm") == 2
        assert "Sheet 1 of 1, front" in text and "Sheet 1 of 1, back" in text


def test_the_ruler_is_100_mm() -> None:
    assert RULER == pytest.approx(283.4646, abs=0.001)  # 100 / 25.4 × 72
    pdf = opened(pressed(deck(card())).data)
    page = pdf.pages[0]
    moves, lengths = (0.0, 0.0), []
    for operands, operator in pikepdf.parse_content_stream(page):
        point = tuple(float(value) for value in operands[:2]) if str(operator) in "ml" else (0.0, 0.0)
        if str(operator) == "l":
            lengths.append(abs(point[0] - moves[0]))
        moves = point if str(operator) == "m" else moves
    assert any(length == pytest.approx(RULER, abs=0.01) for length in lengths)


@pytest.mark.parametrize(
    ("backs", "pages", "duplex"),
    [
        ("none", ["front", "front"], "/Simplex"),
        ("long-edge", ["front", "back", "front", "back"], "/DuplexFlipLongEdge"),
        ("short-edge", ["front", "back", "front", "back"], "/DuplexFlipShortEdge"),
        ("fronts-then-backs", ["front", "front", "back", "back"], "/Simplex"),
    ],
)
def test_the_order_of_the_sides(backs: str, pages: list[str], duplex: str) -> None:
    data = pressed(deck(card() * 6, more=f'backs="{backs}"')).data
    pdf = opened(data)
    sides = ["back" if any("back" in name for name, *_ in forms(page)) else "front" for page in pdf.pages]
    assert sides == pages
    assert pdf.Root.ViewerPreferences.Duplex == duplex
    assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


@pytest.mark.parametrize("backs", ["long-edge", "short-edge", "fronts-then-backs", "gutterfold"])
@pytest.mark.parametrize("size", ["A7", "A6", "tarot", "80x60"])
@pytest.mark.parametrize("bleed", ["0", "3"])
def test_backs_in_the_file_lie_behind_their_fronts(backs: str, size: str, bleed: str) -> None:
    """Also on a last sheet that is only partly filled. Words and backs are read back out of the PDF."""
    plain = best_grid(card_size(size), PAGES["A4"], 8 * mm, float(bleed) * mm, backs == "gutterfold")
    count = plain.count + 1
    inside = "".join(card("blank", f"W{number}") for number in range(count))
    data = pressed(deck(inside, size, f'backs="{backs}" bleed="{bleed}"')).data
    pdf, pieces = opened(data), shown(data)
    placed = [[place for place in forms(page) if "back" in place[0]] for page in pdf.pages]
    behind = [places for places in placed if places]
    over_side = (plain.page[0] < plain.page[1]) == (backs != "short-edge")
    fronts: list[tuple[int, float, float]] = []
    for number in range(count):
        word = next(piece for piece in pieces if piece.text.strip() == f"W{number}")
        index = card_of(word, plain)
        assert index == number % plain.count
        fronts.append((number // plain.count, *plain.place(index)))
    for number, (sheet, x, y) in enumerate(fronts):
        _, back_x, back_y = behind[sheet][number % plain.count]
        turned = (plain.page[0] - back_x - plain.card[0], back_y)
        if not over_side and backs != "gutterfold":
            turned = (back_x, plain.page[1] - back_y - plain.card[1])
        assert turned == (pytest.approx(x, abs=0.01), pytest.approx(y, abs=0.01))


def points(guides: str) -> Counter:
    """The ends of all lines on a sheet of four cards with guides of that kind."""
    pdf = opened(pressed(deck(card("blank", "Words") * 4, more=f'guides-front="{guides}" guides-back="none"')).data)
    return Counter(
        tuple(round(float(value), 2) for value in operands)
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0])
        if str(operator) in ("m", "l")
    )


@pytest.mark.parametrize("guides", ["corners", "margin", "full"])
def test_guides_stay_out_of_the_safe_zone(guides: str) -> None:
    grid = grid_for(CARDS["A7"])
    marks = points(guides) - points("none")
    assert marks
    for x, y in map(grid.place, range(4)):
        for across, up in marks:
            inside = x + SAFE < across < x + grid.card[0] - SAFE and y + SAFE < up < y + grid.card[1] - SAFE
            assert not inside, (across, up)


@pytest.mark.parametrize("size", ROOMY)
def test_nothing_on_a_card_comes_near_its_edge(size: str) -> None:
    """Whatever the text, it stands in the safe zone, and apart from the sheet's own lines."""
    grid = grid_for(CARDS[size])
    inside = "".join(card(kind, "Some longer words to read " * count) for kind, count in zip(KINDS * 2, (1, 2, 3, 4, 3, 2, 1, 2)))
    data = pressed(deck(inside, size)).data
    for piece in shown(data):
        if piece.page % 2 == 0 and piece.size > SMALL.size and "The deck" not in piece.text:
            assert card_of(piece, grid) is not None, piece


def test_cards_are_read_one_by_one(tmp_path: Path) -> None:
    grid = grid_for(CARDS["A7"])
    count = grid.count + 2
    (tmp_path / "x.pdf").write_bytes(pressed(deck("".join(card("quote", f"Words {number}") for number in range(count)))).data)
    read = structure.reading_text(tmp_path / "x.pdf")
    assert read == ["The deck", *(text for number in range(count) for text in (f"Quote: Words {number}", f"Words {number}"))]
    assert structure.content_problems(tmp_path / "x.pdf") == []


# ------------------------------------------------------------------------------------------------ text that fits, or not


def sizes_of(words: str, size: str = "A7") -> set[float]:
    """The sizes that a card's words are set in."""
    made = pressed(deck(card("quote", words), size))
    assert not made.problems
    return {piece.size for piece in shown(made.data) if piece.text.split()[0] == "mumble"}


def test_text_shrinks_step_by_step_to_the_floor() -> None:
    seen: list[float] = []
    for count in range(1, 200):
        made = pressed(deck(card("quote", "mumble " * count)))
        if made.problems:
            break
        (size,) = sizes_of("mumble " * count)
        seen.append(size)
    assert made.problems[0].code == "card-too-full"
    assert set(seen) <= set(range(FLOOR, 26)) and len(set(seen)) >= 5
    assert seen[0] == 25 and seen[-1] == FLOOR == 14


def test_a_larger_card_holds_more() -> None:
    full = next(count for count in range(1, 200) if pressed(deck(card("quote", "mumble " * count))).problems)
    assert max(sizes_of("mumble " * full, "A6")) > FLOOR


@pytest.mark.parametrize(("size", "points"), [("tarot", 24), ("A7", 25), ("A6", 36), ("A5", 51), ("99x200", 34)])
def test_letters_are_larger_on_a_card_with_room_for_them(size: str, points: float) -> None:
    assert sizes_of("mumble mumble", size) == {points}


@pytest.mark.parametrize("size", CARDS)
def test_a_card_that_is_too_full_is_told_at_its_line(size: str) -> None:
    full = card("quote", "many words " * 200, "cycle.yaml:17:5")
    made = pressed(deck(card() + full + card(), size))
    (problem,) = made.problems
    assert (problem.code, str(problem.place), problem.details["floor"]) == ("card-too-full", "cycle.yaml:17:5", FLOOR)
    assert "many words" in str(problem.details["text"])
    assert made.data == b""


def test_a_word_that_is_wider_than_the_card_is_a_problem_not_a_broken_word() -> None:
    (problem,) = pressed(deck(card("quote", "Kommunestyrerepresentantskapsmøteinnkallingsfrist"))).problems
    assert problem.code == "card-too-full"


def test_every_card_that_is_too_full_is_told(tmp_path: Path) -> None:
    more = "quotes:\n" + "".join(
        f"  - {{id: q{number}, text: {'many words ' * 100}, consent: {{status: given, scope: [game]}}}}\n" for number in range(3)
    )
    assert [(problem.code, problem.place.line) for problem in problems(tmp_path, more, "cards")] == [
        ("card-too-full", 6), ("card-too-full", 7), ("card-too-full", 8),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "count"), [("very ", 1500), ("x", 10_000), ("**a**", 1000), ("<", 2500)], ids=["words", "word", "bold", "escaped"]
)
def test_a_text_without_end_is_a_problem_soon(tmp_path: Path, words: str, count: int) -> None:
    told: list[list[str]] = []

    def tell(text: str) -> None:
        more = f"quotes:\n  - {{id: q, text: '{text}', consent: {{status: given, scope: [game]}}}}\n"
        told.append([problem.code for problem in problems(tmp_path, more, "cards")])

    half, whole = (calls(lambda: tell(words * size)) for size in (count // 2, count))
    assert told == [["card-too-full"], ["card-too-full"]]
    assert whole < LINEAR * half


def test_question_cards_and_rights_cards_are_told_at_their_lines(tmp_path: Path) -> None:
    long = "many words " * 100
    more = f"rights:\n  articles:\n    - n: 19\n      plain: ['{long}']\ngame:\n  cards:\n    questions:\n      - {long}\n"
    found = problems(tmp_path, more, "cards")
    assert [(problem.code, problem.place.line) for problem in found] == [("card-too-full", 7), ("card-too-full", 12)]


@pytest.mark.parametrize("size", ROOMY)
def test_a_year_of_cards(tmp_path: Path, size: str) -> None:
    more = f"""
rights: {{articles: [{{n: 19}}, {{n: 12}}]}}
quotes: [{{id: q, text: A quote that is said, consent: {{status: given, scope: [game]}}}}]
game: {{size: {size}, pieces: 2, cards: {{questions: [What do you think], blank: 3}}}}
"""
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",)))
    text = bare(text_of(results[0].path))
    assert bare("A quote that is said") in text and bare("What do you think") in text
    grid = grid_for(CARDS[size])
    boxed = size in ("A7", "tarot")  # A4 holds the net of their box
    others = 4 + 3 + 2  # three of them say how one plays, and each of two players can pass
    blank = -others % grid.count if grid.count > 2 else 3
    assert results[0].pages == 2 * -(-(others + blank) // grid.count) + boxed


@pytest.mark.parametrize("size", CARDS)
@pytest.mark.parametrize("count", [1, 4, 12, 100])
def test_a_long_name_of_the_game_does_not_lie_on_the_cards(size: str, count: int) -> None:
    """It stands above the grid, or it is a problem."""
    made = pressed(deck(card(), size).replace("The deck", "Longish words " * count))
    grid = grid_for(CARDS[size])
    assert count > 1 or not made.problems
    top = grid.page[1] - grid.margins[1]
    if not made.problems:
        for piece in shown(made.data):
            if "Longish" in piece.text:
                assert piece.bottom >= top and piece.top <= grid.page[1]


def test_fronts_and_backs_in_files_of_their_own(tmp_path: Path) -> None:
    more = "game: {size: A7, cards: {questions: [One, Two, Three], blank: 2}}\nprint: {cards: {backs: separate}}\n"
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",)))
    assert [result.path.name for result in results] == ["cards.pdf", "cards-backs.pdf"]
    fronts, backs = (opened(result.path.read_bytes()) for result in results)
    assert not any("back" in name for page in fronts.pages for name, *_ in forms(page))
    assert (
        sum("back" in name for page in backs.pages for name, *_ in forms(page)) == 16
    )  # with the rules, six to pass with and more blank ones
    assert len(fronts.pages) == len(backs.pages) == 4


# ------------------------------------------------------------------------------------------------ sizes, photos, the box


def test_cards_of_a_kind_share_a_size_and_the_longest_another() -> None:
    cards = [card("quote", f"mumble{number}x " * number) for number in (1, 2, 5, 8, 17)]
    pieces = shown(pressed(deck("".join(cards))).data)
    sizes = [{round(piece.size) for piece in pieces if f"mumble{number}x" in piece.text} for number in (1, 2, 5, 8, 17)]
    assert all(len(each) == 1 for each in sizes)
    large, small = ({size for (size,) in sizes if (size >= 18) is big} for big in (True, False))
    assert len(large) == len(small) == 1 and min(small) >= FLOOR
    assert [size >= 18 for (size,) in sizes] == sorted((size >= 18 for (size,) in sizes), reverse=True)


def test_short_texts_lie_on_a_sheet_of_their_own_and_grow() -> None:
    """Whatever their order is in the year: cards on one sheet share a size. They are read in the order in which they lie."""
    counts = [6, 1] * 8
    cards = [card("quote", f"mumble{number}x " * count) for number, count in enumerate(counts)]
    pieces = shown(pressed(deck("".join(cards), "70x97")).data)
    said = [
        (piece.page, round(piece.size), int(re.findall(r"mumble(\d+)x", piece.text)[0]))
        for piece in pieces
        if "mumble" in piece.text
    ]
    first, second = (
        {(size, counts[number]) for at, size, number in said if at == page} for page in sorted({each[0] for each in said})
    )
    ((large, few),) = first
    ((small, many),) = second
    assert large == 24 > small >= FLOOR and few < many
    assert [*dict.fromkeys(number for _, _, number in said)] == [*range(1, 16, 2), *range(0, 16, 2)]


@pytest.mark.parametrize(
    ("wide", "high", "across"), [(1600, 1600, 70 * mm), (300, 300, 24.7 * mm), (280, 160, 43.2 * mm), (250, 60, 60 * mm)]
)
def test_a_photo_goes_to_the_edges_where_its_pixels_allow(tmp_path: Path, wide: int, high: int, across: float) -> None:
    """Or else it stands on a white plate, as tall as the head lets it, and as wide as that makes it, up to what is safe."""
    Image.effect_noise((wide, high), 60).convert("RGB").save(tmp_path / "a.jpg")
    more = "symbols: {mine: {src: a.jpg, alt: A picture}}\ngame: {cards: {questions: [{text: What, symbol: mine}]}}\n"
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",)))
    with pikepdf.open(results[0].path) as pdf:
        figures = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == "/Figure"]
    (box,) = [[float(number) for number in thing.A[0].BBox] for thing in figures if str(thing.Alt) == "A picture"]
    assert box[2] - box[0] == pytest.approx(across, abs=0.1 * mm)


def test_a_box_for_the_deck_closes() -> None:
    """Its sides follow each other, each flap folds at an edge, and the whole lies on A4."""
    net = _Net(*(side + _ROOM for side in CARDS["A7"]), 20 * mm)
    panels = net.panels()
    assert [panel[3] for panel in panels] == [net.wide, net.deep, net.wide, net.deep]
    for above, below in pairwise(panels):
        assert below[1] + below[3] == pytest.approx(above[1])
    edges = {round(x, 3) for panel in panels for x in (panel[0], panel[0] + panel[2], panel[0] + panel[2] + net.deep)}
    for flap in net.flaps():
        (x, y), *_, (end_x, end_y) = flap
        assert (x == end_x and round(x, 3) in edges) or y == end_y == pytest.approx(panels[-1][1])
        assert all(0 <= px <= net.size[0] + 0.01 and 0 <= py <= net.size[1] + 0.01 for px, py in flap)


def test_a_box_is_for_the_whole_deck_alone(tmp_path: Path) -> None:
    more = "game: {cards: {questions: [What, Who], blank: 0}}\n"
    whole, _ = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",)))
    part, _ = build(loaded(tmp_path, more), tmp_path / "out", Order(("cards",), cards="questions:1"))
    assert (whole[0].pages, part[0].pages) == (5, 2)

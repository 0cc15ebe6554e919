"""Cards: a grid in the middle of its sheet, each back exactly behind its front, and text that fits or is a problem."""

from __future__ import annotations

import time
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import structure
from dialogkit.kit.build import build
from dialogkit.press.deck import SAFE, SHEET_MARGIN, SIZES, Grid, grid_for
from dialogkit.press.style import CARDS, PAGES, SMALL, mm
from paper import Shown, bare, loaded, opened, page_sizes, pressed, problems, shown, text_of

KINDS = ("quote", "right", "question", "blank")
sides = st.floats(30 * mm, 180 * mm)
cards = st.sampled_from(list(CARDS.values())) | st.tuples(sides, sides)


def card(kind: str = "quote", words: str = "Some words", at: str = "cycle.yaml:1:1") -> str:
    return (
        f'<card kind="{kind}" symbol="home" back="home" at="{at}"><h2>{kind.title()}</h2><blockquote>{words}</blockquote></card>'
    )


def deck(inside: str, size: str = "A7") -> str:
    edges = 'front="Sheet {sheet} of {sheets}, front" back="Sheet {sheet} of {sheets}, back" long="LONG" short="SHORT"'
    return f'<deck size="{size}" {edges}><h1>The deck</h1>{inside}</deck>'


# ------------------------------------------------------------------------------------------------ the grid


@given(cards)
def test_the_grid_is_in_the_middle_and_keeps_its_margin(card: tuple[float, float]) -> None:
    grid = grid_for(card)
    left, low = grid.corner
    assert grid.count >= 1
    assert left == pytest.approx(grid.page[0] - left - grid.columns * card[0])
    assert low == pytest.approx(grid.page[1] - low - grid.rows * card[1])
    assert left >= SHEET_MARGIN - 1e-6 and low >= SHEET_MARGIN - 1e-6
    assert sorted(grid.page) == sorted(PAGES["A4"])


@given(cards)
def test_no_turn_of_the_sheet_holds_more(card: tuple[float, float]) -> None:
    def count(page: tuple[float, float]) -> int:
        return int((page[0] - 2 * SHEET_MARGIN) // card[0]) * int((page[1] - 2 * SHEET_MARGIN) // card[1])

    assert grid_for(card).count == max(count(PAGES["A4"]), count(tuple(reversed(PAGES["A4"]))))


@given(cards)
def test_each_back_lies_exactly_behind_its_front(card: tuple[float, float]) -> None:
    """Turned over its side edge, a sheet keeps its heights and swaps left and right."""
    grid = grid_for(card)
    for index in range(grid.count):
        (x, y), (back_x, back_y) = grid.place(index), grid.place(index, back=True)
        assert back_y == pytest.approx(y)
        assert grid.page[0] - back_x - card[0] == pytest.approx(x)


@given(cards)
def test_cards_lie_edge_to_edge_in_reading_order(card: tuple[float, float]) -> None:
    grid = grid_for(card)
    places = [grid.place(index) for index in range(grid.count)]
    assert places == sorted(places, key=lambda place: (-round(place[1], 3), place[0]))
    assert len({(round(x, 3), round(y, 3)) for x, y in places}) == grid.count
    for x, y in places:
        assert grid.corner[0] - 1e-6 <= x and x + card[0] <= grid.page[0] - grid.corner[0] + 1e-6
        assert grid.corner[1] - 1e-6 <= y and y + card[1] <= grid.page[1] - grid.corner[1] + 1e-6


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
    kinds = [KINDS[number % 4] for number in range(grid.count + extra)]
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
            front_x, front_y = grid.place(index)
            assert (grid.page[0] - x - grid.card[0], y) == (pytest.approx(front_x, abs=0.01), pytest.approx(front_y, abs=0.01))
            assert names.setdefault(kind, name) == name  # one drawing for each kind
    assert len(set(names.values())) == len(names)


def test_the_edge_of_a_sheet_says_which_edge_to_turn_it_over() -> None:
    for size in CARDS:
        grid = grid_for(CARDS[size])
        text = text_of(pressed(deck(card(), size)).data)
        assert ("LONG" if grid.page[0] < grid.page[1] else "SHORT") in text
        assert "Sheet 1 of 1, front" in text and "Sheet 1 of 1, back" in text


@pytest.mark.parametrize("size", CARDS)
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
    assert read == ["The deck", *(text for number in range(count) for text in ("Quote", f"Words {number}"))]
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
    assert seen == sorted(seen, reverse=True)
    assert set(seen) <= set(SIZES)
    assert seen[-1] == SIZES[-1] == 14
    assert seen[0] == SIZES[0]


def test_a_larger_card_holds_more() -> None:
    full = next(count for count in range(1, 200) if pressed(deck(card("quote", "mumble " * count))).problems)
    assert max(sizes_of("mumble " * full, "A6")) > SIZES[-1]


@pytest.mark.parametrize("size", CARDS)
def test_a_card_that_is_too_full_is_told_at_its_line(size: str) -> None:
    full = card("quote", "many words " * 200, "cycle.yaml:17:5")
    made = pressed(deck(card() + full + card(), size))
    (problem,) = made.problems
    assert (problem.code, str(problem.place), problem.details["floor"]) == ("card-too-full", "cycle.yaml:17:5", SIZES[-1])
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
    "words", ["very " * 3000, "x" * 20_000, "**a**" * 2000, "<" * 5000], ids=["words", "word", "bold", "escaped"]
)
def test_a_text_without_end_is_a_problem_soon(tmp_path: Path, words: str) -> None:
    begun = time.process_time()
    more = f"quotes:\n  - {{id: q, text: '{words}', consent: {{status: given, scope: [game]}}}}\n"
    assert [problem.code for problem in problems(tmp_path, more, "cards")] == ["card-too-full"]
    assert time.process_time() - begun < 5


def test_question_cards_and_rights_cards_are_told_at_their_lines(tmp_path: Path) -> None:
    long = "many words " * 100
    more = f"rights:\n  articles:\n    - n: 19\n      plain: ['{long}']\ngame:\n  cards:\n    questions:\n      - {long}\n"
    found = problems(tmp_path, more, "cards")
    assert [(problem.code, problem.place.line) for problem in found] == [("card-too-full", 7), ("card-too-full", 12)]


@pytest.mark.parametrize("size", CARDS)
def test_a_year_of_cards(tmp_path: Path, size: str) -> None:
    more = f"""
rights: {{articles: [{{n: 19}}, {{n: 12}}]}}
quotes: [{{id: q, text: A quote that is said, consent: {{status: given, scope: [game]}}}}]
game: {{size: {size}, cards: {{questions: [What do you think], blank: 3}}}}
"""
    results, _ = build(loaded(tmp_path, more), tmp_path / "out", ["cards"], lambda progress: None)
    text = bare(text_of(results[0].path))
    assert bare("A quote that is said") in text and bare("What do you think") in text
    grid = grid_for(CARDS[size])
    assert results[0].pages == 2 * -(-7 // grid.count)


@pytest.mark.parametrize("size", CARDS)
@pytest.mark.parametrize("count", [1, 4, 12, 100])
def test_a_long_name_of_the_game_does_not_lie_on_the_cards(size: str, count: int) -> None:
    """It stands above the grid, or it is a problem."""
    made = pressed(deck(card(), size).replace("The deck", "Longish words " * count))
    grid = grid_for(CARDS[size])
    assert count > 1 or not made.problems
    top = grid.corner[1] + grid.rows * grid.card[1]
    if not made.problems:
        for piece in shown(made.data):
            if "Longish" in piece.text:
                assert piece.bottom >= top and piece.top <= grid.page[1]

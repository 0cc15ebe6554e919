"""The board: squares that touch nothing, words that fit or are a problem, read from start to goal."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations, pairwise
from math import dist
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

import structure
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import CARDS, PAGES
from dialogkit.press.game.board import _SQUARE_SIZES, winding
from dialogkit.problems import Severity
from dialogkit.templating.seen.squares import squares
from paper import START, bare, built, loaded, opened, outside, page_sizes, pressed, shown, text_of

WORDS = {"start": "Start", "goal": "Goal", "quote": "Quote", "right": "Right", "question": "Question", "free": "Free"}
KINDS = ("quote", "right", "question", "free")


def board(count: int, size: str = "A7", words: dict[str, str] = WORDS, title: str = "The way") -> str:
    """A board of `count` squares between start and goal, with three places for decks."""
    kinds = ["start", *(KINDS[number % 4] for number in range(count)), "goal"]
    tiles = "".join(f'<square kind="{kind}" symbol="home">{words[kind]}</square>' for kind in kinds)
    places = "".join(f'<place kind="{kind}" symbol="home">{kind.upper()} CARDS</place>' for kind in KINDS[:3])
    return f'<board at="cycle.yaml:9:1"><paper card="{size}"/><h1 at="cycle.yaml:9:3">{title}</h1>{tiles}{places}</board>'


@cache
def printed(count: int, size: str = "A7") -> bytes:
    return pressed(board(count, size)).data


Box = tuple[float, float, float, float]  # left, bottom, right, top


def apart(one: Box, two: Box) -> bool:
    return one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


def rounded_boxes(data: bytes) -> list[Box]:
    """The filled and outlined boxes of the first page, in the order of painting: squares, then places of decks."""
    found: list[Box] = []
    corners: list[tuple[float, float]] = []
    where, saved = (0.0, 0.0), []
    with opened(data) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            code = str(operator)
            numbers = [float(number) for number in operands] if code in ("cm", "m", "l", "c") else []
            if code == "q":
                saved.append(where)
            elif code == "Q":
                where = saved.pop()
            elif code == "cm":
                where = (where[0] + numbers[4], where[1] + numbers[5])
            elif code in ("m", "l", "c"):
                corners.append((numbers[-2] + where[0], numbers[-1] + where[1]))
            elif code in ("B", "b", "B*", "b*"):
                xs, ys = zip(*corners)
                found.append((min(xs), min(ys), max(xs), max(ys)))
            if code in ("B", "b", "B*", "b*", "S", "s", "f", "f*", "n"):
                corners = []
    return found


@given(st.integers(2, 80), st.floats(300, 1100), st.floats(200, 800))
def test_squares_do_not_touch_on_a_board_of_any_size(count: int, width: float, height: float) -> None:
    side, middles = winding(count, 10, 20, width, height)
    assert len(middles) == count
    assert side > 0
    for x, y in middles:
        assert 10 - 1e-6 <= x - side / 2 and x + side / 2 <= 10 + width + 1e-6
        assert 20 - 1e-6 <= y - side / 2 and y + side / 2 <= 20 + height + 1e-6
    for (x1, y1), (x2, y2) in combinations(middles, 2):
        assert max(abs(x1 - x2), abs(y1 - y2)) >= side


@pytest.mark.parametrize("count", [12, 20, 32, 47, 62])
def test_each_step_of_the_way_leads_to_a_neighbour(count: int) -> None:
    """The next square is the nearest that has not been reached yet, but for a little swing."""
    side, middles = winding(count, 0, 0, 800, 600)
    steps = [dist(one, two) for one, two in pairwise(middles)]
    assert max(steps) < 3 * min(steps)
    assert max(steps) < 3 * side


@pytest.mark.parametrize("size", CARDS)
@pytest.mark.parametrize("count", [10, 13, 30, 37, 60])
def test_nothing_lies_on_anything_else(size: str, count: int) -> None:
    data = printed(count, size)
    (width, height) = page_sizes(data)[0]
    assert (width, height) == pytest.approx(tuple(reversed(PAGES["A3"])), abs=0.01)
    boxes = rounded_boxes(data)
    assert len(boxes) == count + 2 + 3
    for left, bottom, right, top in boxes:
        assert 0 < left and right < width and 0 < bottom and top < height
    for one, two in combinations(boxes, 2):
        assert apart(one, two), (one, two)
    (title,) = [piece for piece in shown(data) if "The way" in piece.text]
    for box in boxes:
        assert apart(box, title[1:5]), box
    assert outside(data) == []


@pytest.mark.parametrize("size", CARDS)
@pytest.mark.parametrize("count", [10, 30, 60])
def test_each_word_stands_inside_its_own_square(size: str, count: int) -> None:
    data = printed(count, size)
    boxes, words = rounded_boxes(data), [piece for piece in shown(data) if piece.text.strip() in WORDS.values()]
    assert len(words) == count + 2
    for box, word in zip(boxes, words):
        assert box[0] <= word.left and word.right <= box[2] and box[1] <= word.bottom and word.top <= box[3]
        assert word.size in _SQUARE_SIZES
    cards = [piece for piece in shown(data) if "CARDS" in piece.text or piece.text.strip() in ("QUOTE", "RIGHT", "QUESTION")]
    for piece in cards:
        assert any(
            box[0] <= piece.left and piece.right <= box[2] and box[1] <= piece.bottom and piece.top <= box[3]
            for box in boxes[-3:]
        )


def test_a_card_fits_on_its_place() -> None:
    """Lying on its side, or standing. (Three places for A6 are more than the side of an A3 can hold.)"""
    card = CARDS["A7"]
    for left, bottom, right, top in rounded_boxes(printed(30))[-3:]:
        place = (right - left, top - bottom)
        assert max(place) >= max(card) and min(place) >= min(card)


def test_words_shrink_no_further_than_the_floor() -> None:
    assert _SQUARE_SIZES[-1] == 12
    made = pressed(board(60, words=WORDS | {"free": "Uncommonlylongwordforasquare"}))
    assert {problem.code for problem in made.problems} == {"square-too-full"}
    assert {problem.details["floor"] for problem in made.problems} == {12}
    assert all(problem.place for problem in made.problems)
    made = pressed(board(60, words=WORDS | {"free": "Time of our own"}))
    assert made.problems or min(piece.size for piece in shown(made.data)) >= 12


@pytest.mark.parametrize("count", [10, 30, 60])
def test_squares_are_read_from_start_to_goal(tmp_path: Path, count: int) -> None:
    (tmp_path / "x.pdf").write_bytes(printed(count))
    read = structure.reading_text(tmp_path / "x.pdf")
    assert read[0] == "The way"
    assert read[1 : count + 3] == ["Start", *(WORDS[KINDS[number % 4]] for number in range(count)), "Goal"]
    assert read[count + 3 :] == ["QUOTE CARDS", "RIGHT CARDS", "QUESTION CARDS"]
    assert structure.order_problems(tmp_path / "x.pdf") == []
    assert structure.content_problems(tmp_path / "x.pdf") == []


@pytest.mark.parametrize(
    "title", ["A way", "A rather long name for the way that we walk together all year", "many words " * 60, "x" * 300]
)
def test_a_long_name_shrinks_or_is_a_problem_at_its_line(title: str) -> None:
    made = pressed(board(60, title=title))
    if made.problems:
        assert [str(problem.place) for problem in made.problems] == ["cycle.yaml:9:3"]
    else:
        boxes = rounded_boxes(made.data)
        for piece in shown(made.data):
            if piece.text.strip() and piece.text.strip() in title:
                assert all(apart(box, piece[1:5]) for box in boxes)


@pytest.mark.parametrize("size", CARDS)
@pytest.mark.parametrize(("lang", "count"), [("nb", 60), ("nn", 60), ("en", 60), ("nb", 10), ("nn", 30)])
def test_every_board_that_the_schema_allows_can_be_built(tmp_path: Path, lang: str, count: int, size: str) -> None:
    """With the locale's own words in its squares, which are smallest where there are sixty."""
    year = loaded(tmp_path, f"game: {{squares: {count}, size: {size}}}\n", START.replace("lang: en", f"lang: {lang}"))
    assert [problem for problem in year.problems if problem.severity is Severity.ERROR] == []
    build(year, tmp_path / "build", Order(("board",)))
    file = tmp_path / "build" / "board.pdf"
    read = structure.reading_text(file)
    wanted = [year.words(f"board.{kind}") for kind in ("start", *squares(year.cycle.game), "goal")]
    begin = read.index(wanted[0])
    assert read[begin : begin + len(wanted)] == wanted
    assert outside(file) == []


def test_rules_of_the_cycles_own(tmp_path: Path) -> None:
    out = built(tmp_path, "game: {rules: [First we laugh, Then we talk]}\n", "board")
    text = text_of(out / "board.pdf")
    assert bare("First we laugh") in bare(text)
    assert re.search(r"1\.\s*First", text)


@pytest.mark.parametrize("pieces", [2, 5, 8])
def test_a_pawn_for_each_player(tmp_path: Path, pieces: int) -> None:
    out = built(tmp_path, f"game: {{pieces: {pieces}}}\n", "board")
    year = loaded(tmp_path, f"game: {{pieces: {pieces}}}\n")
    text = bare(text_of(out / "board.pdf"))
    names = [bare(year.words(f"board.pawn_{number}")) for number in range(1, 9)]
    read = [bare(one) for one in structure.reading_text(out / "board.pdf")]
    assert [name for name in names if name in read] == names[:pieces]
    assert all(name in text for name in names[:pieces])
    assert outside(out / "board.pdf") == []

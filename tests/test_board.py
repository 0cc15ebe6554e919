"""The board, measured in its PDF: stops on the road that touch nothing, words inside of them, read from start to the home."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from math import dist
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest

import structure
from dialogkit.cycle.model import Game
from dialogkit.kit.build import build
from dialogkit.kit.order import Order
from dialogkit.paper import CARDS, PAGES, mm
from dialogkit.press import style
from dialogkit.press.game.table.deck_places import place_size
from dialogkit.press.game.table.route import DOT, between, route
from dialogkit.press.game.table.stop import SIZES, clear_of_dot, far_from_drawing
from dialogkit.press.game.table.stop_shapes import LEAST, SHAPES, disc
from dialogkit.press.pdf.geometry import Point, Size
from dialogkit.problems import Severity
from dialogkit.templating.seen.game.squares import squares
from dialogkit.templating.wording.people import with_people
from dialogkit.terms import Ink
from paper import START, bare, built, loaded, opened, outside, page_sizes, pressed, shown, spoken, text_of

KINDS = ("quote", "right", "question", "free")
WORDS = {"start": "Start", "goal": "Home", "quote": "Quote", "right": "Right", "question": "Question", "free": "Free"}
LYING_A3 = PAGES["A3"][::-1]
MOST = 60
"""Stops that A3 holds, whatever kinds they are of."""


def kinds_of(count: int) -> list[str]:
    return [KINDS[number % 4] for number in range(count)]


def board(count: int, card: str = "A7", words: dict[str, str] = WORDS, title: str = "The way", size: str = "A3") -> str:
    """A board of `count` stops between start and goal, with three places for decks."""
    stops = "".join(f'<square kind="{kind}" symbol="home">{words[kind]}</square>' for kind in ("start", *kinds_of(count), "goal"))
    places = "".join(f'<place kind="{kind}" symbol="home">{kind.upper()} CARDS</place>' for kind in KINDS[:3])
    paper = f'<paper size="{size}" card="{card}"/>'
    return f'<board at="cycle.yaml:9:1">{paper}<h1 at="cycle.yaml:9:3">{title}</h1>{stops}{places}</board>'


@cache
def printed(count: int, card: str = "A7", size: str = "A3") -> bytes:
    return pressed(board(count, card, size=size)).data


class Drawn(NamedTuple):
    """A closed line that is filled and drawn, or a thick one: its points in order, and how wide it is."""

    points: list[Point]
    width: float
    dashed: bool

    @property
    def box(self) -> tuple[float, float, float, float]:
        xs, ys = zip(*self.points)
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def middle(self) -> Point:
        left, low, right, top = self.box
        return (left + right) / 2, (low + top) / 2

    def holds(self, point: Point) -> bool:
        x, y = point
        ends = zip(self.points, [*self.points[1:], self.points[0]])
        return sum((y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 for (x1, y1), (x2, y2) in ends) % 2 == 1


def bend(start: Point, one: Point, two: Point, end: Point, steps: int = 5) -> list[Point]:
    def at(part: float) -> Point:
        rest = 1 - part
        weights = (rest**3, 3 * rest**2 * part, 3 * rest * part**2, part**3)
        return tuple(sum(w * spot[axis] for w, spot in zip(weights, (start, one, two, end))) for axis in (0, 1))

    return [at(step / steps) for step in range(1, steps + 1)]


def drawn(data: bytes, page: int = 0) -> list[Drawn]:
    """What is drawn on a page, in order; what is only filled has a line of no width."""
    found: list[Drawn] = []
    matrix, width, dashed, saved = pikepdf.Matrix(), 1.0, False, []
    points: list[Point] = []
    with opened(data) as pdf:
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[page]):
            code = str(operator)
            values = [float(value) for value in operands] if code in ("cm", "m", "l", "c", "w", "re") else []
            if code == "q":
                saved.append((matrix, width, dashed))
            elif code == "Q":
                matrix, width, dashed = saved.pop()
            elif code == "cm":
                matrix = pikepdf.Matrix(*values) @ matrix
            elif code == "w":
                width = values[0] * abs(matrix.a or matrix.b)
            elif code == "d":
                dashed = len(operands[0]) > 0
            elif code in ("m", "l"):
                points.append(matrix.transform(values))
            elif code == "c":
                points += bend(points[-1], *(matrix.transform(values[at : at + 2]) for at in (0, 2, 4)))
            elif code in ("S", "s", "B", "b", "B*", "b*", "f", "f*") and points:
                found.append(Drawn(points, 0.0 if code in ("f", "f*") else width, dashed))
            if code in ("S", "s", "B", "b", "B*", "b*", "f", "f*", "n"):
                points = []
    return found


class Board(NamedTuple):
    road: Drawn
    stops: list[Drawn]  # with start and goal, in the order of the road
    dots: list[Drawn]
    places: list[Drawn]


def measured(data: bytes, scale: float = 1.0) -> Board:
    lines = drawn(data)
    road = [line for line in lines if line.width > 30 * mm * scale][-1]
    closed = [line for line in lines if not line.dashed and line.width < 30 * mm * scale]
    stops = [line for line in closed if line.width and line.box[2] - line.box[0] > 0.99 * LEAST * scale]
    dots = [line for line in closed if max(abs(high - low - DOT * scale) for low, high in zip(line.box, line.box[2:])) < 0.1]
    return Board(road, stops, dots, [line for line in lines if line.dashed and line.width])


def road_near(point: Point, line: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The pieces of a line that are near to a point, for what lies about it."""
    return [(one, two) for one, two in pairwise(line) if min(dist(point, one), dist(point, two)) < 70 * mm]


def far(point: Point, pieces: Sequence[tuple[Point, Point]]) -> float:
    """How far a point is from the pieces of a line; endless where there are none."""
    return min((_far(point, one, two) for one, two in pieces), default=math.inf)


def _far(point: Point, one: Point, two: Point) -> float:
    long = dist(one, two)
    part = ((point[0] - one[0]) * (two[0] - one[0]) + (point[1] - one[1]) * (two[1] - one[1])) / (long or 1) ** 2
    part = min(1.0, max(0.0, part))
    return dist(point, (one[0] + (two[0] - one[0]) * part, one[1] + (two[1] - one[1]) * part))


def touch(one: Drawn, two: Drawn) -> bool:
    return any(two.holds(point) for point in one.points) or any(one.holds(point) for point in two.points)


def apart(one: tuple[float, ...], two: tuple[float, ...]) -> bool:
    return one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


# ------------------------------------------------------------------------------------------------ the road


@pytest.mark.parametrize(
    ("page", "counts"),
    [
        (LYING_A3, (1, 2, 10, 13, 16, 20, 21, 28, 34, 35, 43, 44, 49, MOST)),
        ((443 * mm, 297 * mm), (1, 20, 35, MOST)),
        (PAGES["A2"][::-1], (30, 44, 60)),
    ],
)
def test_every_number_of_stops_has_room_on_the_road(page: Size, counts: tuple[int, ...]) -> None:
    """Of every kind in turn, or all of one: none touches another, and none the road's edge."""
    rows = [kinds_of(count) for count in counts]
    rows += [[kind] * count for kind in KINDS for count in (20, counts[-1])]
    for kinds in rows:
        found = route(("start", *kinds, "goal"), page)
        assert found, len(kinds)
        line = [found.way.at(far)[:2] for far in range(0, int(found.way.length), 8)]
        for stand in found.stands[1:-1]:
            assert min(stand.shape.size) >= LEAST - 0.01
            pieces = [piece for piece in road_near((stand.x, stand.y), line) if dist(piece[0], (stand.x, stand.y)) < 30 * mm]
            corners = [(stand.x + x, stand.y + y) for x, y in stand.shape.points[3::11]]
            assert max(far(corner, pieces) for corner in corners) <= found.width / 2 - 0.5 * mm, len(kinds)
            assert far(stand.dot, pieces) + DOT / 2 < found.width / 2
        for number, one in enumerate(found.stands):
            for two in found.stands[number + 1 :]:
                if abs(one.x - two.x) < 60 * mm and abs(one.y - two.y) < 60 * mm:
                    assert between((one.x, one.y), one.shape, (two.x, two.y), two.shape) >= 2.4 * mm, len(kinds)


def test_the_ring_is_as_long_as_it_was_drawn() -> None:
    assert route(("start", *kinds_of(16), "goal"), LYING_A3).way.length / mm == pytest.approx(1018, abs=1)


@pytest.mark.parametrize("count", [10, 16, 20, 34])
def test_arrows_lead_from_stop_to_stop(count: int) -> None:
    found = route(("start", *kinds_of(count), "goal"), LYING_A3)
    assert len(found.arrows) == count + 1
    for (x, y, _), one, two in zip(found.arrows, found.stands, found.stands[1:]):
        assert dist((x, y), (one.x, one.y)) < dist((one.x, one.y), (two.x, two.y))


@pytest.mark.parametrize("count", [10, 16, 20, 21, 40, MOST])
def test_no_number_lies_on_a_drawing_or_an_arrow(count: int) -> None:
    """A symbol gives way to the dot: it is moved a little, and made smaller only as far as it must be."""
    kinds = ("start", *kinds_of(count), "goal")
    found = route(kinds, LYING_A3)
    side = 22 * mm * found.stands[3].shape.size[0] / SHAPES["question"].size[0]
    for kind, stand in list(zip(kinds, found.stands))[1:-1]:
        box = clear_of_dot(stand, (-side / 2, -4 * mm, side, side))
        dot = stand.dot[0] - stand.x, stand.dot[1] - stand.y
        assert far_from_drawing(dot, box) > DOT / 2 + 0.5 * mm, kind
        assert box[2] >= 15 * mm and abs(box[0] + box[2] / 2) <= 2 * mm
    assert all(
        dist(stand.dot, arrow[:2]) >= (DOT + found.arrow) / 2 - 0.1 * mm for stand in found.stands[1:-1] for arrow in found.arrows
    )


@pytest.mark.parametrize("count", [21, 30, 45, MOST])
def test_stops_share_what_is_left_of_a_road_and_arrows_are_no_higher_than_their_room(count: int) -> None:
    """Nowhere is a hole, such as before the home, and an arrow leaves air on both sides."""
    found = route(("start", *kinds_of(count), "goal"), LYING_A3)
    gaps = [between((one.x, one.y), one.shape, (two.x, two.y), two.shape) for one, two in pairwise(found.stands)]
    along = [found.way.along((stand.x, stand.y)) for stand in found.stands]
    assert max(two - one for one, two in pairwise(along)) < 90 * mm and min(gaps) > 0.85 * found.arrow
    assert 6.5 * mm <= found.arrow <= 9 * mm


def test_more_stops_than_the_board_holds_are_a_problem() -> None:
    """It says how many there is room for, and there is; so many more have room on A2, as large as on A3."""
    (problem,) = pressed(board(90)).problems
    assert (problem.code, str(problem.place), problem.details["count"]) == ("too-many-stops", "cycle.yaml:9:1", 90)
    assert MOST <= problem.details["fits"] < 90 and not pressed(board(problem.details["fits"])).problems
    assert not pressed(board(90, size="A2")).problems


def test_as_many_squares_as_a_year_may_ask_for_have_room_on_the_usual_paper(tmp_path: Path) -> None:
    """And on larger paper a road that is longer, where stops keep their own shapes."""
    assert Game.model_fields["squares"].metadata[1].le == MOST
    results, _ = build(loaded(tmp_path, f"game: {{squares: {MOST}}}\n"), tmp_path / "build", Order(("board",)))
    read_out = structure.reading_text(results[0].path)
    assert all(str(number) in read_out for number in range(1, MOST + 1))
    small, large = (route(("start", *kinds_of(MOST), "goal"), page) for page in (LYING_A3, PAGES["A2"][::-1]))
    assert small and large and not small.leads and large.leads and small.width < large.width


@pytest.mark.parametrize("page", [LYING_A3, PAGES["A2"][::-1]])
def test_an_arrow_leads_round_each_bend_and_lies_on_no_stop(page: Size) -> None:
    for count in (16, 21, 30, 40, MOST):
        found = route(("start", *kinds_of(count), "goal"), page)
        assert found and len(found.arrows) == count + 1
        for (x, y, _), one, two in zip(found.arrows, found.stands, found.stands[1:]):
            assert min(between((x, y), disc(5 * mm), (stand.x, stand.y), stand.shape) for stand in (one, two)) >= 0, count


@pytest.mark.parametrize(
    ("count", "size"), [*((count, "A3") for count in (1, 10, 16, 20, 21, 34, 47, MOST)), (16, "A1"), (60, "A2"), (MOST, "2x2 A4")]
)
def test_stops_lie_on_the_road_of_the_sheet(count: int, size: str) -> None:
    data = printed(count, size=size)
    width, height = page_sizes(data)[0]
    scale = 2 ** (1 / 3) if size == "A2" else height / PAGES["A3"][0]  # so many stops lie on a larger board, enlarged less
    found = measured(data, scale)
    assert len(found.stops) == count + 2 and len(found.dots) == count
    for stop in found.stops[1:-1]:
        left, low, right, top = stop.box
        assert min(right - left, top - low) >= LEAST * scale - 0.1
        pieces = road_near(stop.middle, found.road.points)
        assert max(far(point, pieces) for point in stop.points[::4]) + stop.width / 2 <= found.road.width / 2
    for one, two in combinations(found.stops, 2):
        assert apart(one.box, two.box) or not touch(one, two)
    for dot in found.dots:
        pieces = road_near(dot.middle, found.road.points)
        assert max(far(point, pieces) for point in dot.points[::3]) < found.road.width / 2
    for place in found.places:
        assert not any(touch(place, stop) for stop in found.stops if not apart(place.box, stop.box))
        assert min(far(point, road_near(point, found.road.points)) for point in place.points) > found.road.width / 2
    for left, low, right, top in (line.box for line in (*found.stops, *found.places)):
        assert 0 < left and right < width and 0 < low and top < height
    assert outside(data) == []


# ------------------------------------------------------------------------------------------------ words


@pytest.mark.parametrize("count", [10, 20, MOST])
def test_each_word_stands_inside_its_own_stop(count: int) -> None:
    data = printed(count)
    found = measured(data)
    words = [piece for piece in shown(data) if piece.text.strip() in WORDS.values()]
    assert len(words) == count + 2
    for stop, word in zip(found.stops, words):
        assert all(stop.holds((x, y)) for x in (word.left, word.right) for y in (word.bottom, word.top)), word
        assert word.size in SIZES or word.text.strip() in ("Start", "Home")
    numbers = [piece for piece in shown(data) if piece.page == 0 and piece.text.strip().isdigit()]
    assert [piece.text.strip() for piece in numbers] == [str(number) for number in range(1, count + 1)]
    for dot, number in zip(found.dots, numbers):
        assert dot.box[0] < number.left and number.right < dot.box[2]
        assert dot.box[1] < number.bottom and number.top < dot.box[3]


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_the_words_of_a_language_fit_the_smallest_stops(lang: str, tmp_path: Path) -> None:
    """As large as they may be, and those of quotes as they are said."""
    quotes = "quotes: [{id: a, text: Yes, consent: {status: given, scope: [game]}}]\nrights: {articles: [{n: 19}]}\n"
    game = f"game: {{squares: {MOST}, cards: {{questions: [Who?]}}}}\n"
    year = loaded(tmp_path, quotes + game, spoken(START, lang))
    build(year, tmp_path / "build", Order(("board",)))
    read = structure.reading_text(tmp_path / "build/board.pdf")
    said = with_people(year.cycle, year.words)("cards.who_user")
    wanted = {said if kind == "quote" else year.words(f"board.{kind}") for kind in KINDS}
    assert wanted <= {" ".join(text.split()) for text in read}


def test_words_shrink_no_further_than_the_floor_and_are_said_shorter_then() -> None:
    assert SIZES[-1] == 12
    long = WORDS | {"free": "Uncommonlylongwordforastop"}
    made = pressed(board(MOST, words=long))
    assert {problem.code for problem in made.problems} == {"square-too-full"}
    assert {problem.details["floor"] for problem in made.problems} == {12}
    assert all(problem.place for problem in made.problems)
    short = board(MOST, words=long).replace('kind="free"', 'kind="free" short="Own"')
    made = pressed(short)
    assert made.problems == []
    read = [piece.text.strip() for piece in shown(made.data)]
    assert read.count("Own") == MOST // 4 and "Uncommonlylongwordforastop" not in read


@pytest.mark.parametrize("count", [10, 16, MOST])
def test_stops_are_read_from_start_to_the_home(tmp_path: Path, count: int) -> None:
    (tmp_path / "x.pdf").write_bytes(printed(count))
    read = structure.reading_text(tmp_path / "x.pdf")
    assert read[0] == "The way"
    stops = [text for number, kind in enumerate(kinds_of(count), 1) for text in (str(number), WORDS[kind])]
    assert read[1 : 2 * count + 3] == ["Start", *stops, "Home"]
    assert read[2 * count + 3 :] == ["QUOTE CARDS", "RIGHT CARDS", "QUESTION CARDS"]
    assert structure.content_problems(tmp_path / "x.pdf") == []


@pytest.mark.parametrize("count", [16, 21, MOST])
@pytest.mark.parametrize("title", ["A way", "A rather long name for the way that we walk together all the year long", "x" * 300])
def test_a_long_name_shrinks_or_is_a_problem_at_its_line(title: str, count: int) -> None:
    made = pressed(board(count, title=title))
    if len(title) > 100:
        assert [str(problem.place) for problem in made.problems] == ["cycle.yaml:9:3"]
        return
    assert made.problems == []
    found = measured(made.data)
    pieces = [piece for piece in shown(made.data) if piece.page == 0 and piece.text.strip() and piece.text.strip() in title]
    assert pieces and all(piece.size >= (20 if count == MOST else 30) for piece in pieces if len(piece.text) > 2)
    for piece in pieces:
        if len(piece.text) > 2:
            corners = [(x, y) for x in (piece.left, piece.right) for y in (piece.bottom, piece.top)]
            assert all(far(corner, road_near(corner, found.road.points)) > found.road.width / 2 for corner in corners)
            assert all(apart(line.box, piece[1:5]) for line in (*found.stops, *found.places))


def test_the_title_of_three_rows_is_as_large_as_on_the_ring_and_stands_between_them() -> None:
    ring, rows = (
        next(piece for piece in shown(pressed(board(count, title="A way")).data) if piece.text.strip() == "A way")
        for count in (20, 21)
    )
    found = measured(printed(21))
    assert rows.size == ring.size
    lower, upper = (sorted(stop.box[1] for stop in found.stops)[number] for number in (10, -6))
    assert lower < rows.bottom < rows.top < upper


# ------------------------------------------------------------------------------------------------ decks


@pytest.mark.parametrize("card", [*CARDS, "40x60", "68x99", "200x290"])
@pytest.mark.parametrize("count", [16, 30])
def test_a_card_fits_on_its_place(card: str, count: int) -> None:
    """Upright, on the board where it has room for all of them, or on sheets of A4 beside it."""
    data = printed(count, card)
    sizes = page_sizes(data)
    places = [(page, line) for page in range(len(sizes)) for line in drawn(data, page) if line.dashed and line.width]
    assert len(places) == 3
    on_board = count == 16 and card not in ("A6", "A5")
    assert {page == 0 for page, _ in places} == {on_board}
    assert all(sorted(size) == pytest.approx(sorted(PAGES["A4"]), abs=0.01) for size in sizes[1:])
    for _, place in places:
        left, low, right, top = place.box
        assert (right - left, top - low) == pytest.approx(place_size(card), abs=0.01)
        assert right - left < top - low
    for (page, one), (other, two) in combinations(places, 2):
        assert page != other or apart(one.box, two.box)
    assert outside(data) == []


@pytest.mark.parametrize("ink", ["colour", "low"])
def test_a_sheet_of_places_lies_in_the_landscape_of_the_board(ink: Ink) -> None:
    """But where no areas are filled. What stands on it stands in its middle."""
    data = pressed(board(30, "70x97").replace("<board ", '<board decks="Put them here" '), ink).data
    width, height = page_sizes(data)[1]
    hills = [line for line in drawn(data, 1) if not line.width and line.box[0] <= 0 and line.box[2] >= width]
    assert bool(hills) == (ink == "colour")
    places = [line.box for line in drawn(data, 1) if line.dashed]
    (words,) = [piece for piece in shown(data) if "Put them" in piece.text]
    assert words.size == 40 and words.bottom > max(top for *_, top in places)
    assert places[0][0] + places[-1][2] == pytest.approx(width, abs=1) == pytest.approx(words.left + words.right, abs=2)
    for ridge in hills:
        assert not any(low < y < high for low, high in [(words.bottom, words.top)] for _, y in ridge.points if y > 0)


def test_places_are_as_large_as_the_cards() -> None:
    assert place_size("A7") == pytest.approx((75 * mm, 106 * mm))
    assert place_size("88x63") == place_size("poker") == pytest.approx((64 * mm, 89 * mm))
    assert place_size("200x290") == place_size("400x400")  # which no sheet of A4 holds


@pytest.mark.parametrize(
    ("lang", "count", "card"), [("nb", MOST, "A7"), ("nn", 12, "A5"), ("en", 21, "poker"), ("nb", 10, "tarot"), ("nn", 30, "A6")]
)
def test_every_board_that_the_schema_allows_can_be_built(tmp_path: Path, lang: str, count: int, card: str) -> None:
    year = loaded(
        tmp_path,
        f"rights: {{articles: [{{n: 19}}]}}\ngame: {{squares: {count}, size: {card}, cards: {{questions: [Who?]}}}}\n",
        spoken(START, lang),
    )
    assert [problem for problem in year.problems if problem.severity is Severity.ERROR] == []
    build(year, tmp_path / "build", Order(("board",)))
    file = tmp_path / "build" / "board.pdf"
    read = [text for text in structure.reading_text(file) if not text.isdigit()]
    wanted = [year.words(f"board.{kind}") for kind in ("start", *squares(year.cycle.game, ("right", "question")), "goal")]
    begin = read.index(wanted[0])
    assert read[begin : begin + len(wanted)] == wanted
    assert outside(file) == []


def test_a_kind_that_the_deck_lacks_has_no_stop_and_no_place(tmp_path: Path) -> None:
    """The build says so, once for each kind."""
    year = loaded(tmp_path, "game: {squares: 16, spaces: {quote: 9}, cards: {questions: [Who?], rights: []}}\n")
    results, _ = build(year, tmp_path / "build", Order(("board",)))
    assert [key for key, _ in results[0].remarks if key.startswith("without")] == ["without_quote", "without_right"]
    read = structure.reading_text(tmp_path / "build/board.pdf")
    words = {kind: year.words(f"board.{kind}") for kind in KINDS}
    assert [read.count(words[kind]) for kind in ("quote", "right")] == [0, 0]
    assert read.count(words["question"]) == 1 + sum(kind == "question" for kind in squares(year.cycle.game, ("question",)))
    stops = read[1 : read.index(year.words("board.goal"))]
    assert stops.count(words["question"]) + stops.count(words["free"]) == 16


def test_without_any_card_all_stops_are_free(tmp_path: Path) -> None:
    year = loaded(tmp_path, f"game: {{squares: {MOST}}}\n")
    build(year, tmp_path / "build", Order(("board",)))
    read = structure.reading_text(tmp_path / "build/board.pdf")
    assert read.count(year.words("board.free")) == MOST
    assert year.words("board.turn_free") in read and year.words("board.turn_more") not in read


# ------------------------------------------------------------------------------------------------ the home, rules, pawns


def test_the_goal_is_the_home_and_no_trophy(tmp_path: Path) -> None:
    out = built(tmp_path, "game: {squares: 12}\n", "board")
    with pikepdf.open(out / "board.pdf") as pdf:
        names = str(pdf.pages[0].Resources.XObject.keys())
    assert "sym-home" in names and "trophy" not in names


def test_each_kind_of_stop_has_a_shape_of_its_own() -> None:
    corners = {kind: len(shape.points) for kind, shape in SHAPES.items()}
    assert len({*corners.values()}) == len(SHAPES) == len({style.KINDS[kind] for kind in SHAPES})


def test_rules_of_the_cycles_own_come_after_the_six(tmp_path: Path) -> None:
    out = built(tmp_path, "game: {rules: [First we laugh, Then we talk]}\n", "board")
    year = loaded(tmp_path, "game: {}\n")
    read = structure.reading_text(out / "board.pdf")
    at = len(read) - read[::-1].index("7") - 1
    assert read[at : at + 4] == ["7", "First we laugh", "8", "Then we talk"]
    assert read.index(year.words("board.stays")) < at
    assert len(page_sizes((out / "board.pdf").read_bytes())) == 4


@pytest.mark.parametrize("lang", ["nb", "en"])
def test_a_rule_that_is_left_over_or_has_no_picture_is_a_strip(tmp_path: Path, lang: str) -> None:
    """On the same page: beside its picture its words stand where those of a right panel do, without one next to its number."""
    heard, laugh = "{text: All listen xylo, symbol: ear}", "We all laugh xylo"
    for rules, lefts in ((heard, [108]), (laugh, [33]), (f"{heard}, {laugh}", [108, 33]), (f"{heard}, {heard}", [19, 109])):
        start = spoken(START, lang)
        year = loaded(tmp_path, f"game: {{rules: [{rules}]}}\n", start)
        results, _ = build(year, tmp_path / "out", Order(("board",)))
        own = [piece for piece in shown(results[0].path.read_bytes()) if "xylo" in piece.text]
        assert {piece.page for piece in own} == {1} and results[0].pages == 4
        assert [round(piece.left / mm) for piece in own] == pytest.approx(lefts, abs=1), rules


def test_many_rules_go_on_on_the_next_page(tmp_path: Path) -> None:
    rules = [f"Rule {number} is a long sentence that says what all of us do then" for number in range(30)]
    out = built(tmp_path, f"game: {{rules: {rules}}}\n", "board")
    text = bare(text_of(out / "board.pdf"))
    assert all(bare(rule) in text for rule in rules)
    assert outside(out / "board.pdf") == []


@pytest.mark.parametrize("pieces", [1, 2, 5, 8])
def test_a_pawn_for_each_player_or_one_for_all(tmp_path: Path, pieces: int) -> None:
    out = built(tmp_path, f"game: {{pieces: {pieces}}}\n", "board")
    year = loaded(tmp_path, f"game: {{pieces: {pieces}}}\n")
    read = [bare(one) for one in structure.reading_text(out / "board.pdf")]
    names = [bare(year.words(f"board.pawn_{number}")) for number in range(1, 9)]
    assert [name for name in names if name in read] == names[: 6 if pieces == 1 else pieces]
    assert (bare(year.words("board.who_shared")) in "".join(read)) == (pieces == 1)
    assert outside(out / "board.pdf") == []

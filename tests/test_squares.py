"""The kinds of the board's squares: they add up, they are spread out, and neighbours differ where they can."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogkit.cycle.model import Game, Spaces
from dialogkit.templating.seen.game.squares import counts, squares
from dialogkit.terms import SPACE_KINDS as KINDS

sizes = st.integers(Game.model_fields["squares"].metadata[0].ge, Game.model_fields["squares"].metadata[1].le)


@st.composite
def games(draw: st.DrawFn) -> Game:
    """Any game whose numbers of squares fit the board: what is given is not too much, and enough where all is given."""
    total = draw(sizes)
    left, spaces = total, {}
    for kind in draw(st.permutations(KINDS)):
        number = draw(st.none() | st.integers(0, left))
        spaces[kind] = number
        left -= number or 0
    if None not in spaces.values():
        spaces[KINDS[0]] += left
    return Game(squares=total, spaces=Spaces(**spaces))


@given(games())
def test_the_numbers_add_up_and_what_is_given_is_kept(game: Game) -> None:
    found = counts(game)
    assert set(found) == set(KINDS)
    assert sum(found.values()) == game.squares
    assert all(count >= 0 for count in found.values())
    for kind in KINDS:
        given_number = getattr(game.spaces, kind)
        assert given_number is None or found[kind] == given_number


@given(games())
def test_what_is_left_is_shared_fairly(game: Game) -> None:
    """Three parts quotes, three parts rights, two questions, two free squares: within a square of that."""
    found, shares = counts(game), {"quote": 3, "right": 3, "question": 2, "free": 2}
    open_kinds = [kind for kind in KINDS if getattr(game.spaces, kind) is None]
    left = sum(found[kind] for kind in open_kinds)
    for kind in open_kinds:
        assert abs(found[kind] - left * shares[kind] / sum(shares[kind] for kind in open_kinds)) <= 1


@given(games())
def test_the_order_holds_every_square(game: Game) -> None:
    order, found = squares(game), counts(game)
    assert len(order) == game.squares
    assert {kind: order.count(kind) for kind in KINDS} == found


@given(games())
def test_no_two_alike_follow_each_other_where_that_can_be(game: Game) -> None:
    order, most = squares(game), max(counts(game).values())
    if 2 * most <= game.squares + 1:
        assert not any(one == two for one, two in pairwise(order)), order


@given(games())
def test_each_kind_is_spread_over_the_whole_path(game: Game) -> None:
    """In any piece of the path from its start, a kind has its share of squares, give or take one or two."""
    order, found = squares(game), counts(game)
    for kind, count in found.items():
        for end in range(len(order) + 1):
            assert abs(order[:end].count(kind) - count * end / len(order)) < 2, (kind, end, order)


@pytest.mark.parametrize("total", [10, 30, 60])
def test_a_board_without_numbers_has_all_kinds(total: int) -> None:
    assert set(squares(Game(squares=total))) == set(KINDS)
    assert squares(Game(squares=total)) == squares(Game(squares=total))


def test_a_board_of_one_kind() -> None:
    assert squares(Game(squares=10, spaces=Spaces(quote=10, right=0, question=0, free=0))) == ["quote"] * 10

"""Which kind each square of the board is."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dialogkit.cycle.model import Game
from dialogkit.terms import SPACE_KINDS, SpaceKind

_SHARES: dict[SpaceKind, int] = {"quote": 3, "right": 3, "question": 2, "free": 2}
"""Of every ten squares, where the cycle does not say."""
_PLAYERS = 4
_THROW, _PAST = 3.5, 1.7  # squares that a die brings one forward, and that the last throw leads past the goal, on average
_MINUTES = (1.5, 2.1)  # for each turn


def counts(game: Game, there: Collection[str] = SPACE_KINDS) -> dict[SpaceKind, int]:
    """How many squares of each kind. What the cycle leaves out shares the squares that are left, by `_SHARES`.

    The deck has no cards of kinds that are not `there`: their squares go to the others, as many to each as it has already.
    Free squares need no cards.
    """
    found = {kind: getattr(game.spaces, kind) for kind in SPACE_KINDS}
    open_kinds = [kind for kind, count in found.items() if count is None]
    left = game.squares - sum(count for count in found.values() if count is not None)
    found |= _shared(left, {kind: _SHARES[kind] for kind in open_kinds})
    lacking = [kind for kind in SPACE_KINDS if kind not in there and kind != "free"]
    moved = sum(found.pop(kind) for kind in lacking)
    weights = {kind: count for kind, count in found.items() if count} or {"free": 1}
    more = _shared(moved, weights)
    return {kind: found.get(kind, 0) + more.get(kind, 0) for kind in SPACE_KINDS}


def _shared(count: int, weights: Mapping[SpaceKind, int]) -> dict[SpaceKind, int]:
    """As many squares as there are, to each kind its share."""
    given: dict[SpaceKind, int] = {}
    total = sum(weights.values())
    for kind, weight in weights.items():
        given[kind] = round(count * weight / total)
        count -= given[kind]
        total -= weight
    return given


def lacking(game: Game, there: Collection[str]) -> list[SpaceKind]:
    """The kinds that the board would have squares of, if only the deck had cards of them."""
    return [kind for kind, count in counts(game).items() if count and kind not in there and kind != "free"]


def minutes(game: Game) -> tuple[int, int]:
    """About how long a game lasts, at least and at most: four players, a minute and a half to two for each turn.

    With one pawn for all, each turn brings all of them forward.
    """
    turns = (game.squares + 1 + _PAST) / _THROW * (1 if game.pieces == 1 else _PLAYERS)
    low, high = (5 * round(turns * each / 5) for each in _MINUTES)
    return max(5, low), max(10, high, low + 5)


def squares(game: Game, there: Collection[str] = SPACE_KINDS) -> list[SpaceKind]:
    """The kinds in order along the path, each spread as evenly as its number allows. The deck has cards of those `there`.

    At each square, the kind that is furthest behind its even share comes next; never the same twice running, unless one
    kind has more than half of the squares.
    """
    wanted = {kind: count for kind, count in counts(game, there).items() if count > 0}
    total = sum(wanted.values())
    given = dict.fromkeys(wanted, 0)
    order: list[SpaceKind] = []
    mixed = 2 * max(wanted.values()) <= total + 1
    for step in range(1, total + 1):
        open_kinds = [kind for kind in wanted if given[kind] < wanted[kind]]
        others = [kind for kind in open_kinds if not mixed or not order or kind != order[-1]] or open_kinds
        # a kind with more than half of the squares that are left comes now, or it would have to double up later
        pressed = [kind for kind in others if 2 * (wanted[kind] - given[kind]) > total - len(order)]
        kind = max(mixed and pressed or others, key=lambda kind: wanted[kind] * step / total - given[kind])
        given[kind] += 1
        order.append(kind)
    return order

"""Which kind each square of the board is."""

from __future__ import annotations

from dialogkit.cycle.model import Game
from dialogkit.terms import SPACE_KINDS, SpaceKind

_SHARES: dict[SpaceKind, int] = {
    "quote": 3,
    "right": 3,
    "question": 2,
    "free": 2,
}
"""Of every ten squares, where the cycle does not say."""


def counts(game: Game) -> dict[SpaceKind, int]:
    """How many squares of each kind. What the cycle leaves out shares the squares that are left, by `_SHARES`."""
    found = {kind: getattr(game.spaces, kind) for kind in SPACE_KINDS}
    open_kinds = [kind for kind, count in found.items() if count is None]
    left = game.squares - sum(count for count in found.values() if count is not None)
    shares = sum(_SHARES[kind] for kind in open_kinds)
    for kind in open_kinds:
        found[kind] = round(left * _SHARES[kind] / shares)
        left -= found[kind]
        shares -= _SHARES[kind]
    return found


def squares(game: Game) -> list[SpaceKind]:
    """The kinds in order along the path, each spread as evenly as its number allows.

    At each square, the kind that is furthest behind its even share comes next; never the same twice running, unless one
    kind has more than half of the squares.
    """
    wanted = {kind: count for kind, count in counts(game).items() if count > 0}
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

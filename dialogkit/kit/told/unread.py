"""How much of the public edition nobody has read."""

from __future__ import annotations

from dialogkit.cycle.load import Loaded
from dialogkit.kit.build import bench_of
from dialogkit.kit.make import draft, pieces_in
from dialogkit.kit.order import Order
from dialogkit.kit.review import reader_of
from dialogkit.problems import DialogkitError


def unread_in(loaded: Loaded, order: Order) -> int | None:
    """How many texts and pictures of an edition nobody has read as they are now. No page is laid out for it.

    None where it cannot be told: a template cannot be used, or what was read cannot be.
    """
    try:
        bench, _ = bench_of(loaded, order, {}, False)
        drafts = [draft(material, bench) for material in order.materials(loaded)]
    except DialogkitError:
        return None
    reviewed = bench.reviewed
    if reviewed is None or any(each.problems for each in drafts):
        return None
    return len({piece.what for each in drafts for piece in pieces_in(each) if reader_of(piece, reviewed) is None})

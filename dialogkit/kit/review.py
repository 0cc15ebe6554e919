"""A person reads what the public edition prints, page by page, before it is printed; what is unread stands in its way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from dialogkit.clearing.reviewed import Reader, Reviewed
from dialogkit.kit.pieces import Piece
from dialogkit.problems import Problem
from dialogkit.terms import Answer


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page of a material and has not stood on an earlier one; `number` is 0 for what is on none."""

    material: str
    number: int
    pieces: tuple[Piece, ...]


def unread(pieces: Iterable[Piece], reviewed: Reviewed) -> Iterator[Problem]:
    """A problem for each piece that nobody has read since it last changed, once for each place. None shows what stands there."""
    for piece in pieces:
        if reader_of(piece, reviewed) is None:
            code, details = ("unread-picture", {"name": piece.name}) if piece.name else ("unread", {})
            yield Problem(code, piece.place, details)


def reader_of(piece: Piece, reviewed: Reviewed) -> Reader | None:
    """Who has read a piece as it is."""
    return reviewed.read.get(reviewed.hash_of(piece.what))


def pages_of(materials: Iterable[tuple[str, Iterable[Piece]]]) -> list[Page]:
    """The pages of materials, each text and each picture where it stands first."""
    seen: set[str] = set()
    pages = []
    for material, pieces in materials:
        new = list({piece.what: piece for piece in reversed(list(pieces)) if piece.what not in seen}.values())[::-1]
        seen.update(piece.what for piece in new)
        ordered = sorted(new, key=lambda piece: piece.page)
        pages += [Page(material, number, tuple(on_it)) for number, on_it in groupby(ordered, lambda piece: piece.page)]
    return pages


def with_read(reviewed: Reviewed, pieces: Iterable[Piece], reader: Reader) -> Reviewed:
    """What has been read, with these pieces."""
    new = {reviewed.hash_of(piece.what): reader for piece in pieces}
    return Reviewed(reviewed.salt, {**reviewed.read, **new}, reviewed.digest)


def walk_through(
    pages: Sequence[Page],
    is_read: Callable[[Piece], bool],
    ask: Callable[[Page, Sequence[Piece]], Answer],
    keep: Callable[[Sequence[Piece]], None],
) -> None:
    """Ask about what is unread, a page at a time; where a page is not to be printed as it is, about each piece of it.

    What has been said yes to is kept at once, so that it is not asked for again, however it ends.
    """
    for page in pages:
        left = [piece for piece in page.pieces if not is_read(piece)]
        answer = ask(page, left) if left else "later"
        if answer == "no" and len(left) > 1:
            answer = _one_by_one(page, left, ask, keep)
        elif answer == "yes":
            keep(left)
        if answer == "stop":
            return


def _one_by_one(
    page: Page, pieces: Sequence[Piece], ask: Callable[[Page, Sequence[Piece]], Answer], keep: Callable[[Sequence[Piece]], None]
) -> Answer:
    for piece in pieces:
        answer = ask(page, [piece])
        if answer == "yes":
            keep([piece])
        elif answer == "stop":
            return answer
    return "later"

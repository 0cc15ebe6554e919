"""Chapters onto the leaves of a folder: each on one of its own where it can be, or one after the other, and over to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.folder.chapter import Chapter, Head
from dialogkit.press.folder.folds import Folded, Leaf

TOP, FOOT = 10 * mm, 10 * mm
"""Above and below the words of a leaf."""
BELOW_ROAD = 38 * mm
"""From the upper edge of a side to the words below its road."""
_BARE = 1.5  # a sheet without a road is better than one with two leaves that have nothing on theirs
_MOST = 8  # chapters that are tried in all ways; of more, the later ones follow each other
_FAR = 2.0  # times as much as all leaves hold: then no way helps, and all follow each other


@dataclass(frozen=True, slots=True)
class Column:
    """What stands on a leaf: so many `chapters` begin at its top and follow each other, the first with its `head` on the road.

    What has no room `goes_on` on the next leaf.
    """

    leaf: Leaf
    head: Head | None
    words: Stack
    chapters: int
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Poured:
    """The columns in reading order, and how tall (pt) what has no room is."""

    columns: Sequence[Column]
    over: float
    begun: int  # chapters that begin a leaf
    bare: float  # leaves on whose road no head is
    parted: int  # leaves that begin in the middle of a chapter
    crowded: int  # chapters on a tinted leaf below its first, and leaves after it that go on from there
    uneven: float

    @property
    def cost(self) -> tuple[float, ...]:
        """The better the less: nothing that has no room, no chapter in two parts, one alone on a tinted leaf, a head on each
        road, each chapter at the head of a leaf, all as full."""
        return self.over, self.parted, self.crowded, self.bare, -self.begun, self.uneven


def top_of(leaf: Leaf) -> float:
    """How far below the upper edge of its side the words on a leaf begin, in pt."""
    return BELOW_ROAD if leaf.road else TOP


def poured(sheet: Folded, chapters: Sequence[Chapter], scale: float) -> Poured:
    """The best way to lay out chapters on a sheet, `scale` times as large as they are set."""
    width, room = sheet.column / scale, len(sheet.leaves) * (sheet.page[1] - TOP - FOOT) / scale
    tall = sum(block.height(width) for each in chapters for block in each.blocks)
    joints = 0 if tall > _FAR * room else max(0, min(_MOST, len(chapters)) - 1)
    return min((_poured(sheet, runs, leaves, scale) for runs, leaves in _ways(sheet, chapters, joints)), key=lambda way: way.cost)


def _ways(sheet: Folded, chapters: Sequence[Chapter], joints: int) -> Iterator[tuple[list[list[Chapter]], Sequence[Leaf]]]:
    """Each way to have so many chapters after the first begin a leaf or follow the one before, with the road and without it; a
    tinted leaf is left free where others are enough."""
    for begins in product((True, False), repeat=joints):
        runs: list[list[Chapter]] = []
        for number, each in enumerate(chapters):
            if number == 0 or (number <= joints and begins[number - 1]):
                runs.append([each])
            else:
                runs[-1].append(each)
        for leaves in (sheet.leaves, [replace(leaf, road=False) for leaf in sheet.leaves]):
            if len(runs) <= len(leaves):
                yield runs, leaves
            others = [leaf for leaf in leaves if not leaf.tinted]
            if len(runs) <= len(others) < len(leaves):
                yield runs, others


def _poured(sheet: Folded, runs: Sequence[Sequence[Chapter]], leaves: Sequence[Leaf], scale: float) -> Poured:
    width = sheet.column / scale
    columns: list[Column] = []
    over = left = 0.0
    parted = 0
    for run in runs:
        rest: Stack | None = None
        head, begun = run[0].head, len(run)
        while rest is None or rest.blocks:
            if len(columns) == len(leaves) or over:
                over += (rest or Stack(_blocks(run, whole=True))).height(width)
                break
            leaf = leaves[len(columns)]
            room = (sheet.page[1] - top_of(leaf) - FOOT) / scale
            parted += rest is not None
            first, rest = _parted(rest or Stack(_blocks(run, whole=not leaf.road)), width, room)
            left += (1 - first.height(width) / room) ** 2
            columns.append(Column(leaf, head if leaf.road else None, first, begun, rest is not None))
            head, begun = None, 0
            if rest is None:
                break
            if first.height(width) > room:
                over += first.height(width) - room
    bare = sum(column.head is None for column in columns if column.leaf.road) if any(leaf.road for leaf in leaves) else _BARE
    crowded = sum(max(0, column.chapters - 1) + column.goes_on for column in columns if column.leaf.tinted)
    return Poured(columns, over * scale, len(runs), bare, parted, crowded, left + len(leaves) - len(columns))


def _parted(stack: Stack, width: float, room: float) -> tuple[Stack, Stack | None]:
    """What a leaf holds of a stack, and what goes on on the next one. What cannot be parted goes over its end."""
    if stack.height(width) <= room:
        return stack, None
    return stack.split(width, room) or (stack, Stack([]))


def _blocks(run: Sequence[Chapter], whole: bool) -> list[Block]:
    """The blocks of chapters that follow each other; the head of the first is among them where it is `whole`."""
    return [
        block
        for number, each in enumerate(run)
        for block in ([each.head.block] if each.head and (number or whole) else []) + [*each.blocks]
    ]

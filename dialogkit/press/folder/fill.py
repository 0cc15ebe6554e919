"""A folder at the largest size at which all its chapters have room, in the fullest form that it takes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.headings import first_words
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.folder.chapter import FORMED, Chapter, Form, chapter
from dialogkit.press.folder.folds import Folded, folded
from dialogkit.press.folder.pour import Poured, poured
from dialogkit.press.style import BODY, Colours
from dialogkit.press.type.growth import largest_size
from dialogkit.terms import FolderFold

_FLOOR, _LARGEST = int(BODY.size), 24  # pt: of the words
_LETTERS = 11  # of a column's width: words are no larger than such a part of it, or too few stand on a line
_FORMS = (
    Form(True, 52 * mm, 15),
    Form(True, 42 * mm, 15),
    Form(True, 34 * mm, _FLOOR),
    Form(False, 34 * mm, _FLOOR),
    Form(False, 26 * mm, _FLOOR),
    Form(False, 34 * mm, _FLOOR, run_in=True),
    Form(False, 26 * mm, _FLOOR, run_in=True),
)
_HAIR = 0.01  # pt
_MUCH = 0.4  # of a chapter: more than that nobody cuts


@dataclass(frozen=True, slots=True)
class Filled:
    """A folded sheet with its chapters, `scale` times as large as they are set."""

    sheet: Folded
    chapters: Sequence[Chapter]
    poured: Poured
    scale: float
    form: Form
    tinted: bool = False  # what stands on a tinted leaf stands there as a whole, and its pictures in white

    @property
    def fits(self) -> bool:
        return self.poured.over < _HAIR


def filled(context: PressContext, node: Node, colours: Colours, fold: FolderFold) -> Filled:
    """The folder that an element is. What has no room is a problem, at the chapter that takes the most."""
    size = node.paper.get("size", "A4")
    nodes = [child for child in node.nodes if child.name == "section"]
    made = _filled(context, nodes, colours, folded(fold, "A3" if size == "A3" else "A4"))
    if not made.fits:
        _blame(context, made, size == "A4" and _filled(context, nodes, colours, folded(fold, "A3")).fits)
    elif not made.form.symbols and any(each.get("symbol") for child in nodes for each in child.walk() if each.name in FORMED):
        context.remarks.append(("folder_symbols", {}))
    return made


def _filled(context: PressContext, nodes: Sequence[Node], colours: Colours, sheet: Folded) -> Filled:
    """In the first form in which as few chapters are parted as can be, and as many have their head on the road; in the last and
    fullest, at the smallest size, where it fits in none."""
    tried = [_Tried(context, nodes, colours, sheet, form) for form in _FORMS]
    fitting = [each for each in tried if _fits(each.least, sheet.column, each.form.least)]
    if not fitting:
        return tried[-1].at(_FLOOR)
    best = min(fitting, key=lambda each: (each.least.parted, each.least.crowded, each.least.bare))  # the first of those
    largest = max(best.form.least, min(_LARGEST, int(sheet.column / _LETTERS)))

    def is_as_good_at(size: int) -> bool:
        made, least = best.at(size).poured, best.least
        kept = made.parted <= least.parted and made.crowded <= least.crowded and made.bare <= least.bare
        return kept and made.begun >= least.begun and _fits(made, sheet.column, size)

    return best.tinted_at(largest_size(is_as_good_at, largest, best.form.least))


class _Tried:
    """The chapters in a form, and how they lie at its least size."""

    def __init__(self, context: PressContext, nodes: Sequence[Node], colours: Colours, sheet: Folded, form: Form):
        self.form, self._sheet, self._nodes = form, sheet, nodes
        self._context, self._colours = context, colours
        self._chapters = [chapter(context, each, colours, form) for each in nodes]
        self.least = self.at(form.least).poured

    def at(self, size: int) -> Filled:
        scale = size / BODY.size
        return Filled(self._sheet, self._chapters, poured(self._sheet, self._chapters, scale), scale, self.form)

    def tinted_at(self, size: int) -> Filled:
        """With white behind the pictures of what is on a tinted leaf, where none of that goes on on another."""
        made = self.at(size)
        count = next((each.chapters for each in made.poured.columns[:1] if each.leaf.tinted and not each.goes_on), 0)
        if not count:
            return made
        white = replace(self._colours, tint=WHITE)
        there = [chapter(self._context, each, white, self.form) for each in self._nodes[:count]]
        self._chapters = [*there, *self._chapters[count:]]
        return replace(self.at(size), tinted=True)


def _fits(made: Poured, width: float, size: int) -> bool:
    """Whether all has room at a size, and each word on its line."""
    if made.over >= _HAIR:
        return False
    texts = (text for column in made.columns for text in column.words.walk_texts())
    return size == _FLOOR or not any(text.paragraph.too_wide for text in texts)


def _blame(context: PressContext, made: Filled, larger: bool) -> None:
    """Tell how much of the longest chapters is too much, at each, and what would fit: of as few as lose less than half of it.

    `larger`: all of it would fit on A3.
    """
    over = made.poured.over + BODY.leading  # a leaf is seldom filled to its last line
    talls = {id(each): sum(block.height(made.sheet.column) for block in each.blocks) for each in made.chapters}
    longest = sorted(made.chapters, key=lambda each: talls[id(each)], reverse=True)
    sums = [*accumulate(talls[id(each)] for each in longest)]
    count = next((number for number, tall in enumerate(sums, 1) if over <= _MUCH * tall), len(longest))
    share = min(1.0, over / sums[count - 1])
    for each in longest[:count]:
        words = len(each.node.text.split())
        fewer = math.ceil(words * share)
        numbers = {
            "lines": math.ceil(talls[id(each)] * share / BODY.leading),
            "words": words,
            "fewer": fewer,
            "fits": words - fewer,
        }
        said = next((text.at for block in each.blocks for text in block.walk_texts() if text.at), "")
        named = first_words(each.head.node.text if each.head else each.node.text)
        code = "folder-too-full-on-a4" if larger else "folder-too-full"
        context.problem_at(code, each.node.get("at") or said, each.node, each.node.text, chapter=named, **numbers)

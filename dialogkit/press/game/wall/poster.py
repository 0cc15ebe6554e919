"""The cooperation poster: one page, large enough to read from two metres.

A dark band with the title and the home's picture, panels of one colour each, and a row to sign in. The words of all lines are
as large as fits. Where there are many lines the band, the row and the discs give way first; below the floor nothing shrinks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter

from dialogkit.markup.tree import Node, edited
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Stack, Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.wall.poster_band import Band
from dialogkit.press.game.wall.poster_foot import Foot
from dialogkit.press.game.wall.poster_page import EDGE, FLOOR, FORMS, GAP, PosterPage, pages
from dialogkit.press.game.wall.poster_panels import Panels, without_symbols
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.type.growth import largest_size

_ENOUGH = 30  # pt: words as large as these need not take more lines to be larger
_LARGE = 36  # pt: for words as large as these the band and the discs need not give way
_SHORT = 3  # lines that words beside a disc take, to be read at a glance
_WORTH = 6  # pt: words must be so much larger for the band and the discs to give way
_DISC = 32  # mm: the least that a disc should be on a poster
_ABREAST = 2  # of the lines of a panel, at most


@dataclass(frozen=True, slots=True)
class _Layout:
    """The parts of the page, one above the other."""

    page: PosterPage
    band: Band
    panels: Panels
    foot: Foot
    credits: Stack

    @property
    def floor(self) -> float:
        """How far from the lower edge of the page its foot stands: above who made the pictures."""
        credits = self.credits.height(self.page.credited)
        return EDGE + (credits + GAP / 2 if credits else 0)

    @property
    def room(self) -> float:
        """How tall the panels may be together."""
        foot = self.foot.height(self.page.inner)
        return self.page.height - self.band.height(self.page.width) - GAP - (foot + GAP if foot else 0) - self.floor

    def cut(self) -> Iterator[Text]:
        """The texts with a word that is wider than its place, or that had to be made too small for it."""
        for part in chain(self.band.walk(), self.panels.walk(), self.foot.walk()):
            if isinstance(part, Text) and (part.paragraph.too_wide or part.paragraph.style.size < FLOOR):
                yield part

    def fits_at(self, size: int) -> bool:
        """Whether all fits with lines of `size` pt."""
        self.panels.set_at(size)
        return self.fits

    def is_short_at(self, size: int) -> bool:
        """Whether all fits with lines of `size` pt that can be read at a glance."""
        return self.fits_at(size) and self.panels.most_lines <= _SHORT

    @property
    def is_good(self) -> bool:
        """Whether its lines are large and short."""
        return self.panels.size >= _LARGE and self.panels.most_lines <= _SHORT

    @property
    def over(self) -> float:
        """By how much the panels are taller than there is room for."""
        return self.panels.height(self.page.inner) - self.room

    @property
    def fits(self) -> bool:
        return self.over <= 0 and not any(self.cut())


def poster(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One standing page, of A3 or of larger paper, whose panels are as tall as the page allows."""
    if not _panels_only(context, node):
        return []
    layout = _laid(context, node)
    credits = node.find("credits")
    if credits and not layout.fits:
        context.leave_out_credits(node)
        layout = _laid(context, node.with_children([child for child in node.children if child is not credits]))
    if not layout.fits and (plain := without_symbols(context, node)) is not node:
        node, layout = plain, _laid(context, plain)
        context.remarks += [("poster_symbols", {})] * layout.fits
    if not layout.fits:
        _blame(context, node, layout)
        return []
    if layout.band.left_out:
        context.remarks.append(("poster_picture", {}))
    if layout.foot.left_out:
        context.remarks.append(("poster_logo", {}))
    owner, page = context.canvas.root.add("Sect"), layout.page
    owner.kids += [*layout.band.owners, *layout.panels.owners, *layout.foot.owners]
    owner.kids += [text.tag for text in layout.credits.walk_texts()]
    band, foot, room = layout.band.height(page.width), layout.foot.height(page.inner), layout.room
    top, floor = page.height - band - GAP, layout.floor

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        layout.band.draw(canvas, 0, page.height, page.width, band)
        layout.panels.draw(canvas, EDGE, top, page.inner, room)
        layout.foot.draw(canvas, EDGE, floor + foot, page.inner, foot)
        layout.credits.draw(canvas, EDGE, floor - GAP / 2, page.credited, floor - GAP / 2 - EDGE)

    below = floor + foot - EDGE  # how tall foot and credits are
    ink = ((0.0, page.height - band, page.width, band), (EDGE, top - room, page.inner, room), (EDGE, EDGE, page.inner, below))
    blocks = (layout.band, layout.panels, layout.foot, layout.credits)
    return [Sheet(page.width, page.height, paint, blocks, ink, (EDGE, EDGE, page.inner, page.height - 2 * EDGE))]


def _laid(context: PressContext, node: Node) -> _Layout:
    """The poster on the first page on which it fits; on the last and largest one where it fits on none."""
    for page in pages(node):
        layout = _largest(context, node, page)
        if layout.fits:
            break
    return layout


def _largest(context: PressContext, node: Node, page: PosterPage) -> _Layout:
    """The page with the largest words that fit; in the fullest form with the smallest ones where none do.

    A fuller form is taken only where words in it are clearly larger, and those of the forms before it are small or take many
    lines; smaller discs only where the large ones have no room.
    """
    best: _Layout | None = None
    for form in FORMS:
        if best and (best.is_good or form.disc < _DISC):
            break
        band = Band(context, node, page, form.band * mm)
        foot, credits = Foot(context, node, page, form.box * mm), context.credits(node, page.printed)
        layout = _Layout(page, band, Panels(context, node, page, form, band.size), foot, credits)
        size = largest_size(layout.is_short_at, form.heading, FLOOR)
        layout.panels.set_at(size if size >= _ENOUGH else largest_size(layout.fits_at, form.heading, FLOOR))
        if layout.fits and (best is None or layout.panels.size >= best.panels.size + _WORTH):
            best = layout
    return best or layout


def _blame(context: PressContext, node: Node, layout: _Layout) -> None:
    """Tell what does not fit: words that are too long for their places, a title or a name of many lines, or a panel.

    Where title or name leave no room for a single line, no panel is to blame.
    """
    cut = [*layout.cut()]
    for text in cut:
        word = max(text.paragraph.words.split(), key=len)
        context.problem_at("poster-word-too-long", text.at, node, word, floor=FLOOR)
    if cut:
        return
    grown, longest = max(((part.grown, part.longest) for part in (layout.band, layout.foot)), key=itemgetter(0))
    if longest and (grown >= layout.over or layout.room < FLOOR or layout.panels.fullest is None):
        context.problem_at("poster-text-too-long", longest.at, node, longest.paragraph.words)
    else:
        _blame_panel(context, node, layout)


def _blame_panel(context: PressContext, node: Node, layout: _Layout) -> None:
    """Tell which panels are too full, at the longest line of each, and how many of their lines have room.

    Lines are taken from the end of the panel that is the tallest, until the rest fits.
    """
    panels = _panels_of(node)
    every = [_lines_of(panel) for panel in panels]
    most = _ABREAST * int(layout.room // FLOOR)  # no line is less tall than its letters: those after them go at once
    left = [lines[:most] for lines in every]
    tried = _without(node, chain.from_iterable(lines[most:] for lines in every))
    if tried is not node:
        layout = _with_panels(context, tried, layout)
    while not layout.fits and (tallest := layout.panels.fullest) is not None:
        lines = left[tallest]
        if len(lines) < 2:
            context.problem("poster-text-too-long", max(lines, key=lambda line: len(line.text), default=panels[tallest]))
            return
        tried = _without(tried, [lines.pop()])
        layout = _with_panels(context, tried, layout)
    for panel, lines, fits in zip(panels, every, left):
        if len(fits) < len(lines):
            heading = next((child.text for child in panel.nodes if child.name.startswith("h")), "")
            longest = max(lines, key=lambda line: len(line.text))
            numbers = {"panel": heading, "count": len(lines), "fits": len(fits), "floor": FLOOR}
            context.problem("poster-too-full", longest, **numbers)


def _without(node: Node, lines: Iterable[Node]) -> Node:
    """The poster without some of its lines."""
    gone = {id(line) for line in lines}
    return edited(node, lambda each: None if id(each) in gone else each) if gone else node


def _with_panels(context: PressContext, node: Node, layout: _Layout) -> _Layout:
    """The page with other lines; band and foot are those of the fullest form already, for no other was left."""
    layout = replace(layout, panels=Panels(context, node, layout.page, FORMS[-1], layout.band.size))
    layout.panels.set_at(FLOOR)
    return layout


def _lines_of(panel: Node) -> list[Node]:
    return [
        line for child in panel.nodes if child.name in ("ul", "p") for line in (child.nodes if child.name == "ul" else [child])
    ]


def _panels_of(node: Node) -> list[Node]:
    return [panel for columns in node.nodes if columns.name == "columns" for column in columns.nodes for panel in column.nodes]


def _panels_only(context: PressContext, node: Node) -> bool:
    """A poster's columns hold panels and nothing else; what stands there in vain is a problem."""
    before = len(context.problems)
    for column in (column for columns in node.nodes if columns.name == "columns" for column in columns.nodes):
        for child in column.nodes:
            if child.name != "panel":
                context.problem("markup-misplaced", child, element=child.name, parent="column")
        if not column.nodes:
            context.problem("markup-empty", column, element="column", child="panel")
    return len(context.problems) == before

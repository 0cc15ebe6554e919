"""The cooperation poster: one A3 page, large enough to read from two metres.

A dark band with the title and the home's picture, panels of one colour each, and a row to sign in. The words of all lines are
as large as fits. Where there are many lines the band, the row and the discs give way first; below the floor nothing shrinks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press.flow.blocks import Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.game.wall.poster_band import Band
from dialogkit.press.game.wall.poster_foot import Foot
from dialogkit.press.game.wall.poster_panels import EDGE, FLOOR, FORMS, GAP, INNER, Panels
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.type.growth import largest_size

_ENOUGH = 30  # pt: for words as large as these the band and the discs need not give way
_SHORT = 3  # lines that words beside a disc take, to be read at a glance
_DISC = 35  # mm: the least that a drawing should be on a poster
_WIDTH, _HEIGHT = PAGES["A3"]


@dataclass(frozen=True, slots=True)
class _Layout:
    """The parts of the page, one above the other."""

    band: Band
    panels: Panels
    foot: Foot

    @property
    def room(self) -> float:
        """How tall the panels may be together."""
        foot = self.foot.height(INNER)
        return _HEIGHT - self.band.height(_WIDTH) - GAP - (foot + GAP if foot else 0) - EDGE

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
        return self.panels.size >= _ENOUGH and self.panels.most_lines <= _SHORT

    @property
    def fits(self) -> bool:
        return self.panels.height(INNER) <= self.room and not any(self.cut())


def poster(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One standing A3 page whose panels are as tall as the page allows."""
    if not _panels_only(context, node):
        return []
    layout = _largest(context, node)
    if not layout.fits:
        _blame(context, node, layout)
        return []
    if layout.band.left_out:
        context.remarks.append(("poster_picture", {}))
    if layout.foot.left_out:
        context.remarks.append(("poster_logo", {}))
    owner = context.canvas.root.add("Sect")
    owner.kids += [*layout.band.owners, *layout.panels.owners, *layout.foot.owners]
    band, foot, room = layout.band.height(_WIDTH), layout.foot.height(INNER), layout.room
    top = _HEIGHT - band - GAP

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        layout.band.draw(canvas, 0, _HEIGHT, _WIDTH, band)
        layout.panels.draw(canvas, EDGE, top, INNER, room)
        layout.foot.draw(canvas, EDGE, EDGE + foot, INNER, foot)

    ink = ((0.0, _HEIGHT - band, _WIDTH, band), (EDGE, top - room, INNER, room), (EDGE, EDGE, INNER, foot))
    blocks = (layout.band, layout.panels, layout.foot)
    return [Sheet(_WIDTH, _HEIGHT, paint, blocks, ink, (EDGE, EDGE, INNER, _HEIGHT - 2 * EDGE))]


def _largest(context: PressContext, node: Node) -> _Layout:
    """The page with the largest words that fit; in the fullest form with the smallest ones where none do.

    A fuller form is taken only where words in it are larger, and those of the forms before it are small or take many lines;
    smaller discs only where the large ones have no room.
    """
    best: _Layout | None = None
    for form in FORMS:
        if best and (best.is_good or form.disc < _DISC or form.air < FORMS[0].air):
            break
        band, foot = Band(context, node, form.band * mm), Foot(context, node, form.box * mm)
        layout = _Layout(band, Panels(context, node, form, band.size), foot)
        size = largest_size(layout.is_short_at, form.heading, FLOOR)
        layout.panels.set_at(size if size >= _ENOUGH else largest_size(layout.fits_at, form.heading, FLOOR))
        if layout.fits and (best is None or layout.panels.size > best.panels.size):
            best = layout
    return best or layout


def _blame(context: PressContext, node: Node, layout: _Layout) -> None:
    """Tell what does not fit: words that are too long for their places, a title or a name of many lines, or a panel."""
    cut = [*layout.cut()]
    for text in cut:
        word = max(text.paragraph.words.split(), key=len)
        context.problem_at("poster-word-too-long", text.at, node, word, floor=FLOOR)
    if cut:
        return
    over = layout.panels.height(INNER) - layout.room
    grown, longest = max(((part.grown, part.longest) for part in (layout.band, layout.foot)), key=itemgetter(0))
    fullest = layout.panels.fullest
    if longest and (grown >= over or not fullest):
        context.problem_at("poster-text-too-long", longest.at, node, longest.paragraph.words)
    elif fullest:
        panel, line = fullest
        context.problem_at("poster-too-full", line.at, node, line.paragraph.words, panel=panel, floor=FLOOR)


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

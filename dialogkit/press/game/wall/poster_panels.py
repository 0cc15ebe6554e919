"""A poster's panels: each in one colour, with a heading, and lines that have their symbols in discs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press import style
from dialogkit.press.flow.arrange import Columns, Panel
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, COVER, Colours, TextStyle

HEADING, FLOOR = 38, 24
"""pt: of the panels' headings on a full poster, and of the smallest words, which can be read from two metres."""
EDGE, GAP = 10 * mm, 5 * mm
"""From the page's edges to what stands on it, and from panel to panel."""
INNER = PAGES["A3"][0] - 2 * EDGE
_COLUMNS_APART = 8 * mm
_BESIDE = 5 * mm  # from a disc to its words
_MOST = 0.35  # of a panel's width: how wide a disc is, so that words have room beside it
_APART = 2 * mm  # from disc to disc at least
_LINE = replace(BODY, size=FLOOR, leading=FLOOR * 1.3, after=_APART, balanced=True)
_DOT, _DOT_COLUMN = 0.4, 7 * mm  # before a line without a symbol, in parts of its size, and where no line has one
_MANY = 4  # lines in a panel as wide as the page: they stand in two columns


class Form(NamedTuple):
    """How tall the band and the boxes to sign in are at least, and how wide the discs, in mm.

    `heading` is the largest size of headings in pt, `air` what is between two lines in parts of their size.
    """

    band: int
    disc: int
    box: int
    heading: int = HEADING
    air: float = 0.8
    one_line: int = 34  # pt: a heading is made so small before it takes two lines
    pad: int = 7  # mm: inside of panels


FORMS = (
    *(Form(110, 64, 54, 56), Form(92, 52, 44, 48), Form(78, 42, 34, 42), Form(66, 38, 28)),
    *(
        Form(58, 35, 22),
        Form(54, 35, 16),
        Form(46, 35, 14),
        Form(46, 35, 14, air=0.5),
        Form(42, 35, 12, air=0.3, one_line=30),
        Form(46, 28, 14),
        Form(42, 22, 14),
    ),
    *(Form(46, 28, 14, air=0.25, pad=5), Form(42, 22, 14, air=0.0, pad=5)),
)
"""From roomy to full. A poster of so many lines that discs of 35 mm have no room has smaller ones."""


class PosterPanel(Panel):
    """A panel that takes its share of the page by how many lines it has. `heading` is its name."""

    def __init__(self, inner: Stack, colours: Colours, heading: str, pad: float):
        super().__init__(inner, colours, pad, stretch=max(1.0, inner.stretch))
        self.heading = heading


class Panels(Stack):
    """Rows of panels in a form, below a title of `title` pt. `owners` are their tags, `size` is that of all lines.

    No heading is larger than the title, and no line larger than the headings.
    """

    def __init__(self, context: PressContext, node: Node, form: Form, title: float):
        columns = [child.nodes for child in node.nodes if child.name == "columns"]
        rows = [[panel for column in row for panel in column.nodes] for row in columns]
        self._context, self._form, largest = context, form, min(form.heading, title)
        fitting = (_heading(context, panel, self._wide(row), largest, form.one_line) for row in rows for panel in row)
        self._heading = max(FLOOR, min([largest, *fitting]))
        pictured = any(line.get("symbol") for row in rows for panel in row for line in panel.walk())
        self._lines: list[Text] = []
        narrowest = min(map(self._wide, rows), default=INNER)
        self._disc = min(form.disc * mm, _MOST * narrowest) if pictured else _DOT_COLUMN
        self.owners = [Tag("Sect") for row in rows for _ in row]
        tags = iter(self.owners)
        self._rows = [[self._panel(panel, next(tags), self._wide(row)) for panel in row] for row in rows]
        super().__init__([Columns(row, gap=GAP, after=GAP) for row in self._rows])
        self.size = self._heading

    def _wide(self, row: Sequence[object]) -> float:
        """How wide what stands in each panel of a row is."""
        return (INNER - GAP * (len(row) - 1)) / len(row) - 2 * self._form.pad * mm

    def set_at(self, size: float) -> None:
        """Set all lines at a size, in pt."""
        self.size = min(size, self._heading)
        for line in self._lines:
            line.paragraph.set_at(self.size)

    @property
    def most_lines(self) -> int:
        """Of the words of a line, how many lines they take at most."""
        every = (line for panel in chain(*self._rows) for line in panel.walk() if isinstance(line, _Line))
        return max((line.lines for line in every), default=0)

    @property
    def fullest(self) -> tuple[str, Text] | None:
        """The heading of the tallest panel, and the longest text in it."""
        panels = [(panel, self._wide(row) + 2 * self._form.pad * mm) for row in self._rows for panel in row]
        if not panels:
            return None
        panel, _ = max(panels, key=lambda pair: pair[0].height(pair[1]))
        return panel.heading, max(panel.walk_texts(), key=lambda text: len(text.paragraph.words))

    def _panel(self, node: Node, tag: Tag, wide: float) -> PosterPanel:
        colours = style.colours(node.get("theme"))
        blocks: list[Block] = []
        for child in node.nodes:
            if child.name == "ul":
                blocks += self._list(child, tag.add("L", ListNumbering="None"), colours, wide)
            elif child.name == "p":
                blocks.append(self._line(child, tag.add("P")))
            else:
                blocks.append(self._context.text(child, _heading_style(self._heading, colours), tag.add("H2"), 2))
        heading = next((child.text for child in node.nodes if child.name.startswith("h")), "")
        return PosterPanel(Stack(blocks), colours, heading, self._form.pad * mm)

    def _list(self, node: Node, tag: Tag, colours: Colours, wide: float) -> list[Block]:
        """The lines below each other; of many in a panel as wide as the page two side by side."""
        owners = [tag.add("LI").add("LBody") for _ in node.nodes]
        texts = [self._line(item, owner) for item, owner in zip(node.nodes, owners)]
        half = (wide - _COLUMNS_APART) / 2
        widest = max(text.paragraph.widest_word for text in texts)
        parted = len(texts) >= _MANY and half > INNER / 3 and widest <= half - self._disc - _BESIDE and self._form.air > 0
        lines: list[Block] = []
        for item, owner, words in zip(node.nodes, owners, texts):
            picture = in_disc(self._context, item, owner, replace(colours, tint=WHITE)) if item.get("symbol") else None
            lines.append(_Line(picture, self._disc, words, colours, self._form.air, half if parted else wide))
        if not parted:
            return lines
        pairs = [[*lines[start : start + 2], Stack([])][:2] for start in range(0, len(lines), 2)]
        return [Columns(pair, gap=_COLUMNS_APART, after=_APART) for pair in pairs]

    def _line(self, node: Node, tag: Tag) -> Text:
        self._lines.append(self._context.text(node, _LINE, tag))
        return self._lines[-1]


class _Line(Block):
    """A line with its disc, or with a dot: both in the middle of what height it is given."""

    after = _APART
    stretch = 1.0

    def __init__(self, picture: Picture | None, size: float, words: Text, colours: Colours, air: float, wide: float):
        self._picture, self._size, self._words, self._colours = picture, size, words, colours
        self._air, self._wide = air, wide

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    def height(self, width: float) -> float:
        words = self._words.height(width - self._size - _BESIDE) + max(0.0, self._words.paragraph.style.size * self._air - _APART)
        return max(self._size if self._picture else 0.0, words)

    @property
    def lines(self) -> int:
        """How many lines its words take."""
        return len(self._words.paragraph.lines(self._wide - self._size - _BESIDE))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        middle, inner = top - height / 2, width - self._size - _BESIDE
        tall = self._words.height(inner)
        if self._picture:
            self._picture.draw(canvas, x, middle - self._size / 2, self._size)
        else:
            with canvas.artifact():
                canvas.setFillColor(self._colours.dark)
                canvas.circle(x + self._size / 2, middle, self._words.paragraph.style.size * _DOT / 2, stroke=0, fill=1)
        self._words.draw(canvas, x + self._size + _BESIDE, middle + tall / 2, inner, tall)


def _heading_style(size: float, colours: Colours) -> TextStyle:
    return replace(COVER, size=size, leading=size * 1.15, colour=colours.dark, after=3 * mm)


def _heading(context: PressContext, panel: Node, wide: float, largest: float, one_line: int) -> float:
    """The size at which a panel's headings take a line each; where that is less than `one_line`, one for each word.

    In whole points, at most `largest`.
    """
    style_of = _heading_style(largest, style.NEUTRAL)
    headings = [child for child in panel.nodes if child.name.startswith("h")]
    texts = [context.paragraph(child, style_of) for child in headings]
    for widths in ((text.width(math.inf) for text in texts), (text.widest_word for text in texts)):
        size = min(largest, largest * wide // max([*widths, 1.0]))
        if size >= one_line:
            break
    return size

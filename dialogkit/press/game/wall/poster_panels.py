"""A poster's panels: each in one colour, with a heading, and lines that have their symbols in discs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node, edited
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.flow.arrange import Beside, Columns, Panel, in_rows
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text
from dialogkit.press.flow.figured.pictures import NO_PICTURE, in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.wall.poster_page import FLOOR, GAP, Form, PosterPage
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, COVER, Colours, TextStyle

_COLUMNS_APART = 8 * mm
_BESIDE = 4 * mm  # from a disc to its words, and to a heading
_MOST = 0.35  # of a panel's width: how wide a disc is, so that words have room beside it
_SHARE = 0.82  # of a disc: the box of its symbol, which leaves some of it empty
_SIGN = 32 * mm  # the least of a picture that is a whole panel's, beside its heading
_APART, _NEAR = 2 * mm, 1 * mm  # from disc to disc at least, and where nothing else fits
_LINE = replace(BODY, size=FLOOR, leading=FLOOR * 1.3, after=_APART, balanced=True)
_DOT, _DOT_COLUMN = 0.4, 7 * mm  # before a line without a symbol, in parts of its size, and where no line has one
_ONE_LINE = 30  # pt: a heading is made so small before it takes two lines
_MANY = 4  # lines in a panel as wide as the page: they stand in two columns


class Panels(Stack):
    """Rows of panels in a form, below a title of `title` pt. `owners` are their tags, `size` is that of all lines.

    No heading is larger than that of the form or the title, and no line larger than the headings.
    """

    def __init__(self, context: PressContext, node: Node, page: PosterPage, form: Form, title: float):
        columns = [child.nodes for child in node.nodes if child.name == "columns"]
        rows = [[panel for column in row for panel in column.nodes] for row in columns]
        largest = min(form.heading, title)
        self._context, self._page, self._pad, self._air = context, page, form.pad * mm, form.air
        self._apart = _APART if form.air else _NEAR
        self._pictured = any(line.get("symbol") for row in rows for panel in row for line in _lines(panel))
        self._lines: list[Text] = []
        narrowest = min(map(self._wide, rows), default=page.inner)
        self._large = min(form.disc * mm, _MOST * narrowest)
        wide = ((panel, self._wide(row) - self._beside(panel)) for row in rows for panel in row)
        self._heading = max(FLOOR, min([largest, *(_heading(context, panel, room, largest) for panel, room in wide)]))
        self.owners = [Tag("Sect") for row in rows for _ in row]
        tags = iter(self.owners)
        self._rows = [[self._panel(panel, next(tags), row) for panel in row] for row in rows]
        super().__init__([Columns(row, gap=GAP, after=GAP) for row in self._rows])
        self.size = self._heading

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
    def fullest(self) -> int | None:
        """Which panel is the tallest, counted from the first."""
        heights = [panel.height(self._wide(row) + 2 * self._pad) for row in self._rows for panel in row]
        return max(range(len(heights)), key=heights.__getitem__, default=None)

    def _wide(self, row: Sequence[object]) -> float:
        """How wide what stands in each panel of a row is."""
        return (self._page.inner - GAP * (len(row) - 1)) / len(row) - 2 * self._pad

    def _beside(self, panel: Node) -> float:
        """How much of its width a panel's own picture takes from its heading; 0 where lines have pictures."""
        return self._large + _BESIDE if panel.get("symbol") and not self._pictured and self._large >= _SIGN else 0.0

    def _panel(self, node: Node, tag: Tag, row: Sequence[Node]) -> Panel:
        """A panel that takes its share of the page by how many lines it has. Beside one of many lines few begin at its head."""
        wide, most = self._wide(row), max(len(_lines(panel)) for panel in row)
        colours = style.colours(node.get("theme"))
        blocks: list[Block] = []
        pictured = any(line.get("symbol") for line in _lines(node)) or self._pictured and len(_lines(node)) == 1
        signed = self._beside(node) > 0
        picture = in_disc(self._context, node, tag, replace(colours, tint=WHITE), _SHARE) if signed else NO_PICTURE
        for child in node.nodes:
            if child.name == "ul":
                blocks += self._list(node, child, tag.add("L", ListNumbering="None"), wide, pictured)
            elif child.name == "p":
                blocks.append(self._line(child, tag.add("P")))
            else:
                blocks.append(self._context.text(child, _heading_style(self._heading, colours), tag.add("H2"), 2))
        if signed:
            blocks[:1] = [Beside(picture, self._large, block, _BESIDE, centred=True) for block in blocks[:1]]
        for line in blocks if len(_lines(node)) < most / 2 else ():
            line.stretch = 0.0
        inner = Stack(blocks)
        return Panel(inner, colours, self._pad, stretch=max(1.0, inner.stretch))

    def _list(self, panel: Node, node: Node, tag: Tag, wide: float, pictured: bool) -> list[Block]:
        """The lines below each other; of many in a panel as wide as the page two side by side."""
        disc = self._large if pictured else _DOT_COLUMN
        owners = [tag.add("LI").add("LBody") for _ in node.nodes]
        texts = [self._line(item, owner) for item, owner in zip(node.nodes, owners)]
        half = (wide - _COLUMNS_APART) / 2
        widest = max(text.paragraph.widest_word for text in texts)
        parted = len(texts) >= _MANY and half > self._page.inner / 3 and widest <= half - disc - _BESIDE and self._air > 0
        lines: list[Block] = []
        dot = style.colours(panel.get("theme")).dark
        for item, owner, words in zip(node.nodes, owners, texts):
            picture = self._picture(panel, item, owner) if pictured else None
            least = disc if pictured else 0.0
            lines.append(_Line(picture, disc, least, words, self._air, self._apart, half if parted else wide, dot))
        if not parted:
            return lines
        return [*in_rows(lines, 2, gap=_COLUMNS_APART, after=self._apart)]

    def _picture(self, panel: Node, item: Node, owner: Tag) -> Picture | None:
        """A line's picture in a white disc; for one that is alone in its panel what that is about."""
        shown = item if item.get("symbol") or len(_lines(panel)) > 1 else panel
        white = replace(style.colours(panel.get("theme")), tint=WHITE)
        return in_disc(self._context, shown, owner, white, _SHARE) if shown.get("symbol") else None

    def _line(self, node: Node, tag: Tag) -> Text:
        self._lines.append(self._context.text(node, _LINE, tag))
        return self._lines[-1]


def without_symbols(context: PressContext, poster: Node) -> Node:
    """The poster with no symbols beside its lines, whose words have more room then. Pictures of the year's own stay."""

    def edit(node: Node) -> Node:
        symbol = node.get("symbol") if node.name == "li" else ""
        return replace(node, attrs={**node.attrs, "symbol": ""}) if symbol and not context.book.is_own(symbol) else node

    return edited(poster, edit)


def _lines(panel: Node) -> list[Node]:
    """The lines of a panel that may have pictures."""
    return [line for child in panel.nodes if child.name == "ul" for line in child.nodes]


class _Line(Block):
    """A line with its disc, in the middle of what height it is given, or with a `dot` of a colour at the first of its words.

    The one or the other stands in a column `size` wide, and the line is as tall as `least`. `apart` is what is between two discs,
    `air` what is between the words of two lines, in parts of their size, beyond what is between lines of theirs.
    """

    stretch = 1.0

    def __init__(
        self, picture: Picture | None, size: float, least: float, words: Text, air: float, apart: float, wide: float, dot: str
    ):
        self._picture, self._size, self._least, self._words, self._air, self._wide = picture, size, least, words, air, wide
        self.after, self._dot = apart, dot

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    def height(self, width: float) -> float:
        words = self._words.height(width - self._size - _BESIDE)
        return max(self._least, words + max(0.0, self._words.paragraph.style.size * self._air - self.after))

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
            look = self._words.paragraph.style
            with canvas.artifact():
                canvas.setFillColor(self._dot)
                canvas.circle(x + self._size / 2, middle + (tall - look.leading) / 2, look.size * _DOT / 2, stroke=0, fill=1)
        self._words.draw(canvas, x + self._size + _BESIDE, middle + tall / 2, inner, tall)


def _heading_style(size: float, colours: Colours) -> TextStyle:
    return replace(COVER, size=size, leading=size * 1.15, colour=colours.dark, after=3 * mm)


def _heading(context: PressContext, panel: Node, wide: float, largest: float) -> float:
    """The size at which a panel's headings take a line each; where that is too small, at which their longest word does.

    In whole points, at most `largest`.
    """
    style_of = _heading_style(largest, style.NEUTRAL)
    headings = [child for child in panel.nodes if child.name.startswith("h")]
    texts = [context.paragraph(child, style_of) for child in headings]
    for widths in ((text.width(math.inf) for text in texts), (text.widest_word for text in texts)):
        size = min(largest, largest * wide // max([*widths, 1.0]))
        if size >= _ONE_LINE:
            break
    return size

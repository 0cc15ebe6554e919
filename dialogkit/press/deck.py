"""Sheets of cards: fronts, and behind them their backs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.markup.tree import Node
from dialogkit.press import style
from dialogkit.press.blocks import Beside, Block, Lines, Stack, Text, largest_fit
from dialogkit.press.canvas import PressCanvas
from dialogkit.press.elements import Bubble
from dialogkit.press.marks import badge, dotted_path
from dialogkit.press.setting import Setting
from dialogkit.press.sheet import Sheet
from dialogkit.press.style import BODY, CARD_SYMBOL, CARDS, FAINT, HAIRLINE, PAGES, RADIUS, SMALL, Colours, mm
from dialogkit.press.tags import Tag

SAFE = 5 * mm  # nothing is printed nearer to a card's edge: a cut may miss by a little
SHEET_MARGIN = 8 * mm  # what an office printer may leave blank, with some to spare
SIZES = (16, 15, 14)  # pt: a long text shrinks to the last of these, and no further
_ALONE = 1.25  # how much larger the words of a card stand that has nothing but a question
_TITLE_SIZES = (24, 20, 18, 16)
_MARK = 5 * mm


@dataclass(frozen=True, slots=True)
class Grid:
    """How cards lie on a sheet: centred on both axes, edge to edge. Sizes in pt."""

    page: tuple[float, float]
    card: tuple[float, float]
    columns: int
    rows: int

    @property
    def count(self) -> int:
        return self.columns * self.rows

    @property
    def corner(self) -> tuple[float, float]:
        """The lower-left corner of the grid."""
        return (self.page[0] - self.columns * self.card[0]) / 2, (self.page[1] - self.rows * self.card[1]) / 2

    def place(self, index: int, back: bool = False) -> tuple[float, float]:
        """The lower-left corner of a card: row by row from the top left, mirrored from right to left on a back.

        Mirroring columns is right for a sheet that is turned over its left or right edge.
        """
        row, column = divmod(index, self.columns)
        if back:
            column = self.columns - 1 - column
        x, y = self.corner
        return x + column * self.card[0], y + (self.rows - 1 - row) * self.card[1]


def grid_for(card: tuple[float, float], page: tuple[float, float] = PAGES["A4"]) -> Grid:
    """The grid, on an upright or a lying sheet, that holds the most cards of a size (pt)."""

    def on(width: float, height: float) -> Grid:
        return Grid(
            (width, height), card, int((width - 2 * SHEET_MARGIN) // card[0]), int((height - 2 * SHEET_MARGIN) // card[1])
        )

    return max(on(*page), on(*reversed(page)), key=lambda grid: grid.count)


def deck(setting: Setting, node: Node, document: Node) -> list[Sheet]:
    """Two pages for each sheet: fronts, then backs in the order that a turn over the side edge brings behind them."""
    grid = grid_for(CARDS[node.get("size", "A7")])
    root = setting.canvas.root
    title = _title(setting, node.find("h1"), root.add("H1"), grid) if node.find("h1") else None
    cards = [_Card(setting, card, grid.card, root) for card in node.nodes if card.name == "card"]
    sheets: list[Sheet] = []
    turn = node.get("long" if grid.page[0] < grid.page[1] else "short")  # the edge that is the sheet's side
    pieces = [cards[start : start + grid.count] for start in range(0, len(cards), grid.count)]
    for number, piece in enumerate(pieces, 1):
        for back in (False, True):
            label = node.get("back" if back else "front").replace("{sheet}", str(number)).replace("{sheets}", str(len(pieces)))
            label = f"{label} {turn}"
            shown = title if number == 1 and not back else None
            sheets.append(Sheet(*grid.page, _painter(setting, grid, piece, label, shown, back), (shown,) if shown else ()))
    return sheets


def _title(setting: Setting, node: Node, tag: Tag, grid: Grid) -> Text:
    """The deck's name, which stands above the first sheet's cards and their cut marks."""

    def make(size: float) -> Text:
        return setting.text(node, replace(style.H2.at(size), before=0, after=0), tag, 1)

    room = grid.corner[1] - SHEET_MARGIN - _MARK - 2 * mm
    title = largest_fit(make, grid.columns * grid.card[0], room, _TITLE_SIZES)
    if title is None:
        setting.problem("deck-title-too-long", node)
        return make(_TITLE_SIZES[-1])
    return title


def _painter(setting: Setting, grid: Grid, cards: Sequence[_Card], label: str, title: Block | None, back: bool):
    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        left, low = grid.corner
        width = grid.columns * grid.card[0]
        top = grid.page[1] - max(SHEET_MARGIN, (low - _MARK - 22 * mm) / 2)
        if title:
            tall = title.height(width)
            title.draw(canvas, left, max(top, grid.page[1] - low + _MARK + 2 * mm + tall), width, tall)
        note = setting.line(label, SMALL)
        with canvas.pagination():
            note.show(canvas, left, min(low - _MARK - 3 * mm, SHEET_MARGIN + note.height(width) + 12 * mm), width)
        with canvas.artifact():
            _cut_marks(canvas, grid)
        for index, card in enumerate(cards):
            x, y = grid.place(index, back)
            card.draw_back(canvas, x, y) if back else card.draw(canvas, x, y)

    return paint


def _cut_marks(canvas: PressCanvas, grid: Grid) -> None:
    """Short lines outside the grid, where the cuts run."""
    x, y = grid.corner
    wide, tall = grid.columns * grid.card[0], grid.rows * grid.card[1]
    gap = 1 * mm
    canvas.setStrokeColor(FAINT)
    canvas.setLineWidth(HAIRLINE)
    for column in range(grid.columns + 1):
        at = x + column * grid.card[0]
        canvas.line(at, y - gap - _MARK, at, y - gap)
        canvas.line(at, y + tall + gap, at, y + tall + gap + _MARK)
    for row in range(grid.rows + 1):
        at = y + row * grid.card[1]
        canvas.line(x - gap - _MARK, at, x - gap, at)
        canvas.line(x + wide + gap, at, x + wide + gap + _MARK, at)


class _Face(Block):
    """What a card says, and at its foot, below a piece of the dotted path, what it asks."""

    _AIR = 7 * mm  # between the two, with the path in the middle

    def __init__(self, said: Block, asked: Block | None, colours: Colours):
        self._said, self._asked, self._colours = said, asked, colours

    @property
    def parts(self) -> Sequence[Block]:
        return [block for block in (self._said, self._asked) if block]

    def height(self, width: float) -> float:
        return self._said.height(width) + (self._asked.height(width) + self._AIR if self._asked else 0.0)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        spare = height - self.height(width)
        drop = 0.0 if self._said.stretch else spare * 0.4
        self._said.draw(canvas, x, top - drop, width, self._said.height(width) + spare - drop)
        if not self._asked:
            return
        tall = self._asked.height(width)
        y = top - height + tall
        with canvas.artifact():
            dotted_path(canvas, [(x + 1, y + self._AIR / 2), (x + width - 1, y + self._AIR / 2)], self._colours.dark, 1.8, 6)
        self._asked.draw(canvas, x, y, width, tall)


class _Card:
    """A card: on its front a head with the symbol and the kind, and the words below; on its back the kind alone."""

    def __init__(self, setting: Setting, node: Node, size: tuple[float, float], root: Tag):
        self._setting, self._node, self._size = setting, node, size
        self._colours = style.KINDS[node.get("kind")]
        self._tag = Tag("Sect")
        self._head, self._body = self._fit()
        root.kids.append(self._tag)

    def _fit(self) -> tuple[Block, Block]:
        width = self._size[0] - 2 * SAFE
        head = self._make_head()
        room = self._size[1] - 2 * SAFE - head.height(width) - 3 * mm
        drafts: list[Tag] = []

        def make(size: float) -> Block:
            drafts.append(Tag("Div"))
            return self._make_body(size, drafts[-1])

        body = largest_fit(make, width, room, SIZES)
        if body is None:
            said = " ".join(child.text for child in self._node.nodes if child.name != "h2" and child.get("role") != "label")
            self._setting.problem_at("card-too-full", self._node.get("at"), self._node, said, floor=SIZES[-1])
            body = make(SIZES[-1])
        self._tag.kids.append(drafts[-1])
        return head, body

    def _make_head(self) -> Block:
        picture = self._setting.badge(self._node, self._colours, self._tag, solid=True)
        words = []
        for node in self._node.nodes:
            if node.name == "h2":
                text_style = replace(style.H3, colour=self._colours.dark, before=0, after=2)
                words.append(self._setting.text(node, text_style, self._tag.add("H2"), 2))
            elif node.get("role") == "label":
                words.append(self._setting.text(node, replace(BODY, leading=17, after=0), self._tag.add("P")))
        return Beside(picture, CARD_SYMBOL, Stack(words), gap=3.5 * mm)

    def _make_body(self, size: float, tag: Tag) -> Block:
        plain = replace(BODY, size=size, leading=size * 1.35, after=size * 0.45)
        blocks: list[Block] = []
        asked: Block | None = None
        for node in self._node.nodes:
            if node.name == "blockquote":
                words = self._setting.text(node, plain, tag.add("BlockQuote").add("P"))
                blocks.append(Bubble(words, self._colours, padding=3.5 * mm))
            elif node.name == "lines":
                blocks.append(Lines(int(node.get("count", "4")), style.WRITING_LINE, node.flag("fill")))
            elif node.name == "p" and node.get("role") == "question" and node is self._node.nodes[-1]:
                asked = self._setting.text(node, replace(plain, bold=True, after=0), tag.add("P"))
            elif node.name == "p" and node.get("role") != "label":
                text_style = plain.at(size * _ALONE) if node.get("role") == "lead" else plain
                blocks.append(self._setting.text(node, replace(text_style, bold=node.get("role") == "question"), tag.add("P")))
        return _Face(Stack(blocks), asked, self._colours)

    def draw(self, canvas: PressCanvas, x: float, y: float) -> None:
        width = self._size[0] - 2 * SAFE
        top = y + self._size[1] - SAFE
        tall = self._head.height(width)
        self._head.draw(canvas, x + SAFE, top, width, tall)
        top -= tall + 3 * mm
        self._body.draw(canvas, x + SAFE, top, width, top - y - SAFE)

    def draw_back(self, canvas: PressCanvas, x: float, y: float) -> None:
        """The kind's shape and word on the dotted path. It says nothing that the front does not, so it has no tag."""
        width, height = self._size
        form = f"back-{self._node.get('kind')}-{width:.0f}"
        with canvas.artifact():
            if not canvas.hasForm(form):
                canvas.beginForm(form, 0, 0, width, height)
                self._paint_back(canvas, width, height)
                canvas.endForm()
            with canvas.state():
                canvas.translate(x, y)
                canvas.doForm(form)

    def _paint_back(self, canvas: PressCanvas, width: float, height: float) -> None:
        canvas.setFillColor(self._colours.tint)
        canvas.roundRect(SAFE, SAFE, width - 2 * SAFE, height - 2 * SAFE, RADIUS, stroke=0, fill=1)
        points = [
            (SAFE + 8, height * 0.2),
            (width * 0.35, height * 0.34),
            (width * 0.62, height * 0.16),
            (width - SAFE - 8, height * 0.3),
        ]
        dotted_path(canvas, points, self._colours.dark, 2.6, 8)
        size = 36 * mm
        symbol = self._node.get("back")
        badge(canvas, self._setting.book, symbol, (width - size) / 2, height * 0.64 - size / 2, size, self._colours, solid=True)
        heading = self._node.find("h2")
        words = self._setting.line(heading.text, replace(style.H2, colour=self._colours.dark, align="center"))
        words.show(canvas, SAFE + 2 * mm, height * 0.64 - size / 2 - 4 * mm, width - 2 * SAFE - 4 * mm)

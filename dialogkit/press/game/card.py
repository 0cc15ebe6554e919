"""A card: its front with a symbol, a kind and words that fit, and its back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.marks import badge, dotted_path
from dialogkit.press.art.pattern import BAND, clip_round, pattern
from dialogkit.press.flow.arrange import Beside
from dialogkit.press.flow.blocks import Block, Lines, Stack, Text, largest_fit
from dialogkit.press.flow.elements import Bubble, quotation
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, CARD_SYMBOL, RADIUS, Colours
from dialogkit.press.type.paragraph import Fragment, Paragraph

SAFE = 5 * mm  # nothing is printed nearer to a card's edge: a cut may miss by a little
SIZES = (16, 15, 14)  # pt: a long text shrinks to the last of these, and no further
_LARGE_SIZES = (22, 20, 18, *SIZES)  # pt: on cards that have room for them
_LARGE = 100 * mm  # the shorter edge of such a card: A6 and more
_LEADING, _TIGHT = 1.4, 1.35  # in parts of the size; tight is what does not fit otherwise, and its sentences share lines
_NARROW, _SMALL_SYMBOL = 70 * mm, 17 * mm  # a playing card, or a low one, has no room for a picture of full size
_GAP = 3 * mm  # below the head
_RIBBON = 2 * mm  # of pattern, in that gap
_BACK_BAND = 7 * mm  # of pattern, at the upper and the lower end of a back
_BACK_EDGE = 1.2  # pt: of a back that is an outline
_BACK_SIZES = (24, 20, 18, 16, 14)  # pt: the word on a back
_LEAST_BADGE = 8 * mm
_PATH = (0.16, 0.34)  # of a back's height: where its path runs
_LYING = 1.2  # how much wider than tall a card is whose back has its word beside the symbol
_ALONE = 1.25  # how much larger the words of a card stand that has nothing but a question


@dataclass(frozen=True, slots=True)
class Back:
    """What backs show: each kind's symbol and word; with `own`, the card's own symbol; or one symbol and word for the deck.

    With a `bleed` (pt) the ground goes that far past the cut.
    """

    bleed: float = 0.0
    own: bool = False
    symbol: str = ""
    word: str = ""


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


class Card:
    """A card: on its front a head with the symbol and the kind, and the words below; on its back the kind alone."""

    def __init__(self, context: PressContext, node: Node, size: tuple[float, float], root: Tag, heading: int):
        self._context, self._node, self._size, self._heading = context, node, size, heading
        self._form = f"front{len(root.kids)}"
        self._colours = style.KINDS[node.get("kind")]
        self._tag = Tag("Sect")
        self._head, self._body = self._fit()
        root.kids.append(self._tag)

    @property
    def size(self) -> tuple[float, float]:
        return self._size

    @property
    def id(self) -> str:
        """Its name in the deck, such as `rights:19`; empty where its template gives it none."""
        return self._node.get("id")

    @property
    def kind(self) -> str:
        """The word for its kind."""
        return self._node.need("h2").text

    def _fit(self) -> tuple[Block, Block]:
        width = self._size[0] - 2 * SAFE
        head = self._make_head()
        room = self._size[1] - 2 * SAFE - head.height(width) - _GAP
        drafts: list[Tag] = []

        def make(size: float, leading: float = _LEADING) -> Block:
            drafts.append(Tag("Div"))
            return self._make_body(size, leading, drafts[-1])

        sizes = _LARGE_SIZES if min(self._size) >= _LARGE else SIZES
        body = largest_fit(make, width, room, sizes) or largest_fit(
            lambda size: _run_on(make(size, _TIGHT)), width, room, SIZES[-1:]
        )
        if body is None:
            said = " ".join(child.text for child in self._node.nodes if child.name != "h2" and child.get("role") != "label")
            self._context.problem_at("card-too-full", self._node.get("at"), self._node, said, floor=SIZES[-1])
            body = make(SIZES[-1])
        self._tag.kids.append(drafts[-1])
        return head, body

    def _make_head(self) -> Block:
        picture = self._context.badge(self._node, self._colours, self._tag, solid=True)
        words = []
        for node in self._node.nodes:
            if node.name == "h2":
                text_style = replace(style.H3, colour=self._colours.dark, before=0, after=2)
                words.append(self._context.text(node, text_style, self._tag.add(f"H{self._heading}"), self._heading))
            elif node.get("role") == "label":
                words.append(self._context.text(node, replace(BODY, after=0), self._tag.add("P")))
        return Beside(picture, CARD_SYMBOL if min(self._size) >= _NARROW else _SMALL_SYMBOL, Stack(words), gap=3.5 * mm)

    def _make_body(self, size: float, leading: float, tag: Tag) -> Block:
        plain = replace(BODY, size=size, leading=size * leading, after=size * 0.45)
        blocks: list[Block] = []
        asked: Block | None = None
        for node in self._node.nodes:
            if node.name == "blockquote":
                words = self._context.text(node, plain, quotation(node, tag).add("P"))
                blocks.append(Bubble(words, self._colours, padding=3.5 * mm))
            elif node.name == "lines":
                blocks.append(Lines(int(node.get("count", "4")), style.WRITING_LINE, node.flag("fill")))
            elif node.name == "p" and node.get("role") == "question" and node is self._node.nodes[-1]:
                asked = self._context.text(node, replace(plain, bold=True, after=0), tag.add("P"))
            elif node.name == "p" and node.get("role") != "label":
                text_style = plain.at(size * _ALONE) if node.get("role") == "lead" else plain
                blocks.append(self._context.text(node, replace(text_style, bold=node.get("role") == "question"), tag.add("P")))
        return _Face(Stack(blocks), asked, self._colours)

    def draw(self, canvas: PressCanvas, x: float, y: float) -> None:
        width = self._size[0] - 2 * SAFE
        top = y + self._size[1] - SAFE
        tall = self._head.height(width)
        with canvas.of(self._node.get("at")), canvas.zone(x + SAFE, y + SAFE, x + SAFE + width, top):
            self._head.draw(canvas, x + SAFE, top, width, tall)
            if canvas.palette.patterns:
                with canvas.artifact():
                    ribbon = (x + SAFE, top - tall - (_GAP + _RIBBON) / 2, width, _RIBBON)
                    pattern(canvas, self._colours, ribbon)
            top -= tall + _GAP
            self._body.draw(canvas, x + SAFE, top, width, top - y - SAFE)

    def draw_again(self, canvas: PressCanvas) -> None:
        """The front with its lower-left corner at (0, 0), once more and without tags: it belongs to whoever places it."""
        if not canvas.hasForm(self._form):
            with canvas.form(self._form, *self._size):
                self.draw(canvas, 0, 0)
        canvas.doForm(self._form)

    def draw_back(self, canvas: PressCanvas, x: float, y: float, back: Back) -> None:
        """A symbol and a word on the dotted path. It says nothing that the front does not, so it has no tag."""
        kind = self._node.get("kind")
        symbol, word = back.symbol or self._node.get("back"), back.word or self._node.need("h2").text
        if back.own:
            symbol = self._node.get("symbol")
        colours = self._colours if not back.word else style.NEUTRAL
        form = f"back-{kind if not back.word else 'deck'}-{symbol}".replace("/", "-")
        with canvas.of(self._node.get("at")), canvas.artifact():
            if not canvas.hasForm(form):
                bleed = back.bleed
                canvas.beginForm(form, -bleed, -bleed, self._size[0] + bleed, self._size[1] + bleed)
                with canvas.zone(SAFE, SAFE, self._size[0] - SAFE, self._size[1] - SAFE):
                    self._paint_back(canvas, symbol, word, colours, bleed)
                canvas.endForm()
            with canvas.state():
                canvas.translate(x, y)
                canvas.doForm(form)

    def _paint_back(self, canvas: PressCanvas, symbol: str, word: str, colours: Colours, bleed: float) -> None:
        width, height = self._size
        words = self._back_word(word, colours)
        if width >= height * _LYING:  # the word beside the symbol: there is more room
            size, left = min(36 * mm, height * 0.42), SAFE + 6 * mm
            low, start = height * 0.62 - size / 2, left + size + 3 * mm
            inner = width - left - size - SAFE - 6 * mm
            top = height * 0.62 + words.height(inner) / 2
        else:
            start, inner = SAFE + 2 * mm, width - 2 * SAFE - 4 * mm
            tall = words.height(inner) + 4 * mm
            size = max(_LEAST_BADGE, min(36 * mm, width - 2 * SAFE - 8 * mm, height - 2 * SAFE - tall))
            left, low = (width - size) / 2, min(max(height * 0.64 - size / 2, SAFE + tall), height - SAFE - size)
            top = low - 4 * mm
        free = min(low, top - words.height(inner)) - 2 * mm  # below the words, for the path
        self._paint_ground(canvas, colours, bleed)
        if canvas.palette.patterns:
            self._paint_bands(canvas, colours, bleed, min(free, height * _PATH[0]) - SAFE - 1 * mm)
        self._paint_path(canvas, colours, free)
        badge(canvas, self._context.book, symbol, left, low, size, colours, solid=True)
        words.show(canvas, start, top, inner)

    def _paint_path(self, canvas: PressCanvas, colours: Colours, free: float) -> None:
        """The dotted path at the foot of a back, no higher than `free`; none where that is too low for it."""
        width, height = self._size
        low, high = height * _PATH[0], min(height * _PATH[1], free)
        low = max(SAFE + 1 * mm, min(low, low * high / (height * _PATH[1])))
        if high < low + 2 * mm:
            return
        swing = (0.22, 1.0, 0.0, 0.78)
        step = (width - 2 * SAFE - 16) / (len(swing) - 1)
        path = [(SAFE + 8 + number * step, low + part * (high - low)) for number, part in enumerate(swing)]
        dotted_path(canvas, path, colours.dark, 2.6, 8)

    def _back_word(self, word: str, colours: Colours) -> Paragraph:
        """The word as large as leaves room for a symbol above it."""
        width, room = self._size[0] - 2 * SAFE - 4 * mm, self._size[1] - 2 * SAFE - 4 * mm - _LEAST_BADGE
        text_style = replace(style.H2, colour=colours.dark, align="center")
        sizes = (Paragraph([Fragment(word)], text_style.at(size), self._context.fonts, shrink=True) for size in _BACK_SIZES)
        words = next(sizes)
        while words.height(width) > room and words.style.size > _BACK_SIZES[-1]:
            words = next(sizes)
        return words

    def _paint_ground(self, canvas: PressCanvas, colours: Colours, bleed: float) -> None:
        width, height = self._size
        canvas.setFillColor(colours.tint)
        if not canvas.palette.filled:
            canvas.setStrokeColor(colours.dark)
            canvas.setLineWidth(_BACK_EDGE)
            inset = SAFE + _BACK_EDGE / 2
            canvas.roundRect(inset, inset, width - 2 * inset, height - 2 * inset, RADIUS, stroke=1, fill=0)
        elif bleed:
            canvas.rect(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed, stroke=0, fill=1)
        else:
            canvas.roundRect(SAFE, SAFE, width - 2 * SAFE, height - 2 * SAFE, RADIUS, stroke=0, fill=1)

    def _paint_bands(self, canvas: PressCanvas, colours: Colours, bleed: float, room: float) -> None:
        """A band of pattern at the upper end, where a symbol may stand on it, and one at the lower end, at most `room` tall."""
        edge = -bleed if bleed else SAFE
        width, height = (side - 2 * edge for side in self._size)
        upper, lower = (min(_BACK_BAND, band) + SAFE - edge for band in (max(BAND, room), room))
        with canvas.state():
            if not bleed:
                clip_round(canvas, edge, edge, width, height)
            pattern(canvas, colours, (edge, edge + height - upper, width, upper))
            if room > 0:
                pattern(canvas, colours, (edge, edge, width, lower))


def _run_on(block: Block) -> Block:
    """The block with sentences after each other."""
    for part in block.walk():
        if isinstance(part, Text):
            part.paragraph.easy = False
    return block

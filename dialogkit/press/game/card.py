"""A card's front: a head in the colour of its kind with one large picture, words that grow, and at the foot what it asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.place import is_photo, place, place_cropped
from dialogkit.press.figures.framed import framed
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.flow.blocks import Lines, Text
from dialogkit.press.flow.elements import quotation
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card_back import INSET, LYING, SAFE, Back, BackPainter
from dialogkit.press.pdf.artwork import Artwork
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE
from dialogkit.press.type.growth import largest_size

FLOOR = 14  # pt: a long text shrinks to this, and no further
_LARGEST, _ASKED, _SHARED = 24, 15, 18
"""pt: of what is said and what is asked on a card of 70 × 97 mm, and what cards of a kind share; on larger ones in proportion."""
_DESIGNED = (70 * mm, 97 * mm)
_LEADING, _TIGHT = 1.35, 1.3  # in parts of the size; tight is what does not fit otherwise, and its sentences share lines
_PICTURE, _BESIDE, _LEAST_PICTURE = 28 * mm, 17 * mm, 14 * mm
_TINY = 9 * mm  # where a card of a few centimetres has no room for more
_SHAPE = 4.4 * mm  # before the kind's word
_ROW = 5 * mm  # of that word
_OVERHANG = 0.6 * mm  # of a large j, to the left of where it begins
_UNDER = 3 * mm  # below the picture
_GAP = 3.5 * mm  # below the head, and on both sides of the line
_APART = 1.5 * mm


@dataclass(frozen=True, slots=True)
class _Form:
    """How large a card's picture is, and whether it stands beside the kind's word or below it.

    For a long text lines are `tight`; in the longest sentences `run_on` on one line.
    """

    picture: float
    beside: bool = False
    tight: bool = False
    run_on: bool = False


class Card:
    """A card's front. What goes to its edges goes on for `bleed` pt past them, where it lies apart from others.

    On a sheet that has its cuts already nothing goes `to_edge`: no printer hits them.
    """

    def __init__(
        self,
        context: PressContext,
        node: Node,
        size: Size,
        root: Tag,
        heading: int,
        bleed: float = 0.0,
        to_edge: bool = True,
    ):
        self.node, self.size, self._context, self._bleed = node, size, context, bleed
        self._to_edge, self._out = to_edge, bleed if to_edge else -INSET  # how far past the edge a ground and a line go
        self._name = f"front{len(root.kids)}"
        self._colours = style.KINDS[node.get("kind")]
        self._scale = max(1.0, min(side / designed for side, designed in zip(size, _DESIGNED)))
        self._tag = root.add("Sect")
        self._figure = self._tag.add_figure(node.get("alt"))
        word_style = replace(style.H3.at(FLOOR * self._scale), colour=self._colours.dark, before=0, after=0)
        self._word = context.text(node.need("h2"), word_style, self._tag.add(f"H{heading}"), heading)
        self._label: Text | None = None
        self._asked: Text | None = None
        self._lines: Lines | None = None
        self._said: list[Text] = []
        self._read()
        self._form = self._fit()

    @property
    def id(self) -> str:
        """Its name in the deck, such as `rights:19`; empty where its template gives it none."""
        return self.node.get("id")

    @property
    def kind(self) -> str:
        """The word for its kind."""
        return self.node.get("word") or self.node.need("h2").text

    def _read(self) -> None:
        """What it says, in the order of the tree."""
        plain = replace(BODY, leading=BODY.size * _LEADING, after=0, balanced=True)
        bold = replace(plain, bold=True, colour=self._colours.dark)
        small = replace(style.SMALL.at(style.SMALL.size * self._scale), colour=self._colours.dark, after=0)
        for node in self.node.nodes:
            if node.name == "blockquote":
                self._said.append(self._context.text(node, plain, quotation(node, self._tag).add("P")))
            elif node.name == "lines":
                self._lines = Lines(int(node.get("count", "4")), style.WRITING_LINE, node.flag("fill"))
            elif node.get("role") == "label" and self._label is None and self._is_short(node, small):
                self._label = self._context.text(node, small, self._tag.add("P"))
            elif node.name == "p" and node.get("role") == "question" and node is self.node.nodes[-1]:
                self._asked = self._context.text(node, bold, self._tag.add("P"))
            elif node.name == "p":
                look = bold if node.get("role") == "question" else plain
                self._said.append(self._context.text(node, look, self._tag.add("P")))

    def _is_short(self, node: Node, small: style.TextStyle) -> bool:
        """Whether a label has room on the line of the kind's word."""
        words = self._context.line(node.text, small).width(self.size[0])
        return self._mark + self._word.paragraph.width(self.size[0]) + 2 * _APART + words <= self.size[0] - 2 * SAFE

    # -- how large it is set

    def _fit(self) -> _Form:
        forms = [*self._forms()]
        found = next((form for form in forms if self._fits(form)), None)
        if found is None:
            said = " ".join(text.paragraph.words for text in self._texts)
            self._context.problem_at("card-too-full", self.node.get("at"), self.node, said, floor=FLOOR)
        return found or forms[-1]

    def _forms(self) -> Iterator[_Form]:
        """From the largest picture to the smallest, with more and more room for the text."""
        width, height = self.size
        wish = min(_PICTURE * self._scale, width - 2 * SAFE)
        sizes = [size for size in (wish, wish * 0.86, wish * 0.74) if size >= _LEAST_PICTURE]
        small = [min(size, width / 3) for size in (_BESIDE, _LEAST_PICTURE, _TINY)]
        if width < height * LYING:
            yield from (_Form(size, tight=tight) for tight in (False, True) for size in sizes)
        else:
            yield from (_Form(size, beside=True) for size in sizes)
        for tight, run_on in ((False, False), (True, False), (True, True)):
            yield from (_Form(size, True, tight, run_on) for size in small)
        for size in (_TINY, _TINY / 2):  # the word has the whole line on a card as small as that
            yield _Form(min(size, width / 3), tight=True, run_on=True)

    @property
    def said_at(self) -> float:
        """The size of what it says, in pt."""
        return max((text.paragraph.style.size for text in self._said), default=0.0)

    def set_at(self, size: float) -> None:
        """Set what it says no larger than `size` pt."""
        for text in self._said:
            text.paragraph.set_at(min(size, text.paragraph.style.size))
        if self._asked and self._said:
            self._asked.paragraph.set_at(max(FLOOR, min(size, self._asked.paragraph.style.size)))

    @property
    def shared(self) -> float:
        """From this size (pt) on all cards of a kind share one."""
        return round(_SHARED * self._scale)

    @property
    def _texts(self) -> list[Text]:
        return [*self._said, *([self._asked] if self._asked else [])]

    def _fits(self, form: _Form) -> bool:
        """Whether all has room; it is left at the largest size that has."""
        _, _, width, height = self._body(form)
        for text in self._said:
            text.paragraph.easy = self._context.easy and not form.run_on
            size = text.paragraph.style.size
            text.paragraph.style = replace(text.paragraph.style, leading=size * (_TIGHT if form.tight else _LEADING))

        def fit(size: int) -> bool:
            for text in self._said:
                text.paragraph.set_at(size)
            if self._asked:
                self._asked.paragraph.set_at(max(FLOOR, min(size, round(_ASKED * self._scale))))
            broken = any(text.paragraph.widest_word > width for text in self._texts)
            return not broken and self._tall(width) <= height

        return fit(largest_size(fit, FLOOR if form.tight else round(_LARGEST * self._scale), FLOOR))

    def _tall(self, width: float) -> float:
        lines = self._lines.height(width) + _GAP if self._lines else 0.0
        return self._said_tall(width) + lines + (self._asked.height(width) + 2 * _GAP if self._asked else 0.0)

    def _said_tall(self, width: float) -> float:
        return sum(text.height(width) for text in self._said) + self._between * max(0, len(self._said) - 1)

    @property
    def _between(self) -> float:
        """The air between two texts."""
        return max((text.paragraph.style.size * 0.4 for text in self._said), default=0.0)

    # -- where its parts are, from its lower-left corner

    @property
    def _mark(self) -> float:
        """How wide the kind's shape is, with the air behind it."""
        return _SHAPE * self._scale + _APART

    def _row(self, form: _Form) -> Box:
        """The line of the kind's word."""
        left = SAFE + (form.picture + 2 * _APART if form.beside else 0.0)
        wide = self.size[0] - SAFE - left - self._mark
        tall = max(_ROW * self._scale, self._word.height(wide))
        return left + self._mark, self.size[1] - SAFE - tall, wide, tall

    def _head(self, form: _Form) -> Box:
        """The ground along the upper edge."""
        *_, wide, row = self._row(form)
        if form.beside:
            tall = max(form.picture, row + (self._label.height(wide) if self._label else 0.0))
        else:
            tall = row + form.picture
        return 0.0, self.size[1] - SAFE - tall - _UNDER, self.size[0], SAFE + tall + _UNDER

    def _body(self, form: _Form) -> Box:
        """Where what is said and what is asked stand."""
        left = SAFE + _OVERHANG * self._scale
        return left, SAFE, self.size[0] - 2 * left, self._head(form)[1] - 0.75 * _GAP - SAFE

    def _picture(self, form: _Form) -> Box:
        _, low, width, _ = self._head(form)
        left = SAFE if form.beside else (width - form.picture) / 2
        return left, low + _UNDER, form.picture, form.picture

    def _photo(self, form: _Form) -> Box:
        """Where a photo is: from edge to edge below the word, or in the corner beside it. No word stands on it."""
        _, low, width, tall = self._head(form)
        over = self._bleed
        if form.beside:
            return -over, low, SAFE + form.picture + over, tall + over
        return -over, low, width + 2 * over, self._row(form)[1] - _APART - low

    # -- drawn

    def draw(self, canvas: PressCanvas, x: float, y: float) -> None:
        """The front, with its lower-left corner at (x, y)."""
        width, height = self.size
        with canvas.of(self.node.get("at")):
            self._draw_head(canvas, x, y)
            with canvas.zone(x + SAFE, y + SAFE, x + width - SAFE, y + height - SAFE):
                self._draw_word(canvas, x, y)
                self._draw_body(canvas, x, y)

    def _draw_head(self, canvas: PressCanvas, x: float, y: float) -> None:
        left, low, width, tall = self._head(self._form)
        over = self._out
        with canvas.artifact():
            if self._to_edge:
                band(canvas, (x + left - over, y + low, width + 2 * over, tall + over), self._colours)
            else:
                self._paint_line(canvas, x, y + low)
        artwork = self._photo_for(self._photo(self._form))
        left, low, wide, high = (self._photo if artwork else self._picture)(self._form)
        box = (x + left, y + low, wide, high)
        book, symbol = self._context.book, self.node.get("symbol")
        with canvas.owned(self._figure, *box):
            if artwork:
                with canvas.marks():
                    place_cropped(canvas, artwork, box)
            elif book.is_own(symbol):
                framed(canvas, book, symbol, "square", box[:3], self._colours)
            else:
                place(canvas, book.artwork(symbol), *box, self._colours.dark)

    def _photo_for(self, box: Box) -> Artwork | None:
        """The photo that fills a box; None where the picture is a drawing, or has pixels for less."""
        symbol, (*_, width, height) = self.node.get("symbol"), box
        artwork = self._context.book.filling(symbol, width, height)
        sharp = min(artwork.width / width, artwork.height / height) * 72 >= self._context.job.density
        return artwork if self._to_edge and sharp and is_photo(artwork) else None

    def _draw_word(self, canvas: PressCanvas, x: float, y: float) -> None:
        left, low, wide, tall = self._row(self._form)
        left, top = x + left, y + low + tall
        first = self._word.paragraph.style.leading
        with canvas.artifact():
            size = _SHAPE * self._scale
            solid_shape(canvas, left - self._mark, top - (first + size) / 2, size, self._colours)
        self._word.draw(canvas, left, top, wide, tall)
        if self._label:
            said = self._label.paragraph.width(wide)
            end, drop = (0.0, tall) if self._form.beside else (wide - said, (first - self._label.paragraph.style.leading) / 2)
            self._label.draw(canvas, left + end, top - drop, wide - end + 1, self._label.height(wide))

    def _draw_body(self, canvas: PressCanvas, x: float, y: float) -> None:
        left, low, width, height = self._body(self._form)
        left, low, top = x + left, y + low, y + low + height
        asked = self._asked.height(width) if self._asked else 0.0
        line = low + asked + _GAP
        foot = line + _GAP if self._asked else low
        top -= 0.0 if self._lines else (top - foot - self._said_tall(width)) * 0.45
        for text in self._said:
            text.draw(canvas, left, top, width, text.height(width))
            top -= text.height(width) + self._between
        if self._lines:
            self._lines.draw(canvas, left, top, width, top - foot)
        if self._asked:
            with canvas.artifact():
                self._paint_line(canvas, x, line)
            self._asked.draw(canvas, left, low + asked, width, asked)

    def _paint_line(self, canvas: PressCanvas, x: float, y: float) -> None:
        with canvas.marks():
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(HAIRLINE)
            canvas.line(x - self._out, y, x + self.size[0] + self._out, y)

    def draw_back(self, canvas: PressCanvas, x: float, y: float, back: Back) -> None:
        """The back with its lower-left corner at (x, y). It says nothing that the front does not, so it has no tag."""
        symbol, word = back.symbol or self.node.get("back"), back.word or self.kind
        if back.own:
            symbol = self.node.get("symbol")
        colours = self._colours if not back.word else style.NEUTRAL
        form = f"back-{self.node.get('kind') if not back.word else 'deck'}-{symbol}".replace("/", "-")
        with canvas.of(self.node.get("at")), canvas.artifact():
            if not canvas.hasForm(form):
                bleed, (width, height) = back.bleed, self.size
                canvas.beginForm(form, -bleed, -bleed, width + bleed, height + bleed)
                with canvas.zone(SAFE, SAFE, width - SAFE, height - SAFE):
                    BackPainter(self._context, self.size, back, colours).paint(canvas, symbol, word)
                canvas.endForm()
            with canvas.state():
                canvas.translate(x, y)
                canvas.doForm(form)

    def draw_again(self, canvas: PressCanvas) -> None:
        """The front with its lower-left corner at (0, 0), once more and without tags: it belongs to whoever places it."""
        if not canvas.hasForm(self._name):
            with canvas.form(self._name, *self.size):
                self.draw(canvas, 0, 0)
        canvas.doForm(self._name)


def share_sizes(cards: Sequence[Card]) -> None:
    """One size for what cards of a kind say, and another for those of them that say too much for it."""
    groups: dict[tuple[str, bool], list[Card]] = {}
    for card in cards:
        groups.setdefault((card.node.get("kind"), card.said_at >= card.shared), []).append(card)
    for group in groups.values():
        size = min(card.said_at for card in group)
        for card in group:
            card.set_at(size)

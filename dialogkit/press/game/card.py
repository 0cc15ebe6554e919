"""A card's front: a head in the colour of its kind with one large picture, words that grow, and at the foot what it asks."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import AbstractContextManager
from itertools import accumulate

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.pattern import BAND
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.flow.blocks import Text
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card_back import INSET, SAFE, Back, BackPainter
from dialogkit.press.game.card_form import Form, forms
from dialogkit.press.game.card_picture import CardPicture, Head
from dialogkit.press.game.card_text import ABOUT, ABOUT_LARGER, APART, FLOOR, LEADING, READ, SHAPE, CardText
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import HAIRLINE
from dialogkit.press.type.growth import largest_size

_LARGEST, _TO_WRITE, _ASKED = 24, 16, 15
"""pt: of what is said, above lines to write on, and what is asked on a card of 70 × 97 mm; on larger ones in proportion."""
_DESIGNED = (70 * mm, 97 * mm)
_LESS = 1  # pt: by how much what is asked is made smaller to save a line
_TIGHT = 1.3  # in parts of the size: the leading of what does not fit otherwise
_ROW, _OVER, _UNDER = 5 * mm, 0.8 * mm, 2.2 * mm  # of that word, and the air above and below the picture
_OVERHANG = 0.6 * mm  # of a large j, to the left of where it begins
_BELOW_WORD = BAND - _UNDER  # and further below a word, where it ends the head: no pattern reaches it
_GAP, _TIGHT_GAP = 3.5 * mm, 2.8 * mm  # below the head, and on both sides of the line


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
        self.scale = max(1.0, min(side / designed for side, designed in zip(size, _DESIGNED)))
        self.tag = root.add("Sect")
        text = CardText(context, node, self.tag, heading, self._colours, self.scale, size[0] - 2 * SAFE)
        self._figure, self._word, self._label = text.figure, text.word, text.label
        self._about, self._said, self._lines, self._asked, self.rules = text.about, text.said, text.lines, text.asked, text.rules
        self._head_least = self._foot_least = 0.0  # how tall its head and what it asks are at least
        self.gives_way = text.gives_way
        self._forms = (Form(0.0),) if self.rules else forms(size, self.scale)
        self.number, self.form, self.said_at = -1, self._forms[0], 0.0
        self._asked_sizes: dict[float, float] = {}
        self._counts: dict[tuple[int, float, bool], int] = {}  # of lines: most forms try the same sizes
        self.settle()

    @property
    def id(self) -> str:
        """Its name in the deck, such as `rights:19`; empty where its template gives it none."""
        return self.node.get("id")

    @property
    def kind(self) -> str:
        """The word for its kind."""
        return self.node.get("word") or self.node.need("h2").text

    # -- how large it is set

    def settle(self, least: int = 0, head: float = 0.0, foot: float = 0.0) -> None:
        """Sets it in the first form that has room, of those from number `least` on.

        Its head and what it asks are so tall at least.
        """
        if (least, head, foot) == (self.number, self._head_least, self._foot_least):
            return
        self._head_least, self._foot_least = head, foot
        found = next((number for number in self._from(least) if self._fits(self._forms[number])), None)
        if found is None and least:
            self._head_least = self._foot_least = 0.0
            self._fits(self._forms[self.number])
        elif found is None:
            found, self.form = len(self._forms) - 1, self._forms[-1]
            said = " ".join(text.paragraph.words for text in self._texts)
            self._context.problem_at("card-too-full", self.node.get("at"), self.node, said, floor=FLOOR)
        self.number = self.number if found is None else found
        self._counts.clear()  # those of ten thousand cards would take much room

    def number_for(self, picture: float) -> int:
        """The number of its form, or of the first after it, with a picture no larger than that."""
        smaller = (number for number in self._from(self.number) if self._forms[number].picture <= picture + 0.01)
        return next(smaller, self.number)

    def _from(self, least: int) -> Iterator[int]:
        """The numbers of the forms that it may have, from `least` on."""
        for number, form in enumerate(self._forms):
            if number >= least and form.short <= self.gives_way and form.large <= self.is_headed:
                yield number

    @property
    def is_headed(self) -> bool:
        """Whether it says in a heading what it is about."""
        return self._about is not None

    def set_at(self, size: float) -> None:
        """Set what it says no larger than `size` pt."""
        self._say_at(min(size, self.said_at))
        if self._asked and self._said:
            self.ask_at(min(size, self.asked_at))

    def _say_at(self, size: float) -> None:
        """Set what it says at a size, in pt: a heading a little larger."""
        self.said_at = size
        for text in self._said:
            self._set(text, size)
        if self._about and not self.rules:
            self._head_at(self._about, size)

    def _head_at(self, about: Text, size: float) -> None:
        """Set a heading at the size of what is said below it, or a little larger."""
        alone = self.form.beside or self.form.short or not self._said
        sizes = [min(size + more, round(ABOUT * self.scale)) for more in ((0,) if alone else ABOUT_LARGER)]
        lines = []
        for each in sizes:
            about.paragraph.set_at(each)
            lines.append(about.paragraph.count(self._wide))
        about.paragraph.set_at(sizes[lines.index(min(lines))])

    @property
    def asked_at(self) -> float:
        """The size of what it asks, in pt."""
        return self._asked.paragraph.style.size if self._asked else math.inf

    def ask_at(self, size: float) -> None:
        """Set what it asks no larger than `size` pt, and smaller where that saves a line."""
        if self._asked:
            if size not in self._asked_sizes:
                lines, large, small = {}, max(FLOOR, size), max(FLOOR, size - _LESS * self.scale)
                for each in (large, small):
                    self._set(self._asked, each)
                    lines[each] = self._asked.paragraph.count(self._wide)
                self._asked_sizes[size] = large if lines[large] == lines[small] else small
            self._set(self._asked, self._asked_sizes[size])

    def _set(self, text: Text, size: float) -> None:
        """Sets what it says or asks at a size; the smallest is tight where the form is."""
        text.paragraph.set_at(size)
        leading = size * (_TIGHT if self.form.tight and size == FLOOR else LEADING)
        text.paragraph.style = text.paragraph.style.with_leading(leading)

    @property
    def head(self) -> float:
        """How tall its head is."""
        return self._head(self.form)[3]

    @property
    def foot(self) -> float:
        """How tall what it asks is."""
        return self._asked.height(self._wide) if self._asked else 0.0

    @property
    def line(self) -> float:
        """How high the line above what it asks is."""
        return self._asked_tall(self._wide) + self._gap

    def keep_line(self, line: float) -> None:
        """Draws the line above what it asks as high as that of other cards, if that leaves room for what it says."""
        before, self._foot_least = self._foot_least, line - self._gap
        if not self._has_room(*self._body(self.form)[2:]):
            self._foot_least = before

    @property
    def _spoken(self) -> list[Text]:
        """What it says in its body."""
        return [*([self._about] if self._about else []), *(self._said if not self.form.short else [])]

    @property
    def _texts(self) -> list[Text]:
        return [*self._spoken, *([self._asked] if self._asked else [])]

    def _fits(self, form: Form) -> bool:
        """Whether all has room; it is left at the largest size that has."""
        self.form = form
        if self.rules:
            self.rules.settle(*self._body(form)[2:])
            return True
        for text in self._said:
            text.paragraph.easy = self._context.easy and not form.run_on

        room = self._body(form)[2:]

        def fit(size: int) -> bool:
            self._say_at(size)
            self.ask_at(min(size, round(_ASKED * self.scale)))
            return self._has_room(*room)

        largest = round((_TO_WRITE if self._lines else _LARGEST) * self.scale)
        least = round(READ * self.scale) if form.large and self._said else FLOOR
        return fit(least) and fit(largest_size(fit, largest, least))  # most forms are too small for a long text at any size

    def _has_room(self, width: float, height: float) -> bool:
        if any(text.paragraph.widest_word > width for text in self._texts):  # which is known at once
            return False
        return self._tall(width, height) <= height

    def _tall(self, width: float, most: float) -> float:
        lines = self._lines.height(width) + self._gap if self._lines else 0.0
        return self._said_tall(width, most) + lines + (self._asked_tall(width) + 2 * self._gap if self._asked else 0.0)

    @property
    def _gap(self) -> float:
        return _TIGHT_GAP if self.form.tight else _GAP

    def _asked_tall(self, width: float) -> float:
        return max(self._height_of(self._asked, width), self._foot_least) if self._asked else 0.0

    def _said_tall(self, width: float, most: float = math.inf) -> float:
        tall = 0.0
        for tall in accumulate(self._height_of(text, width) for text in self._spoken):
            if tall > most:  # a list of thousands is not set to its end
                break
        return tall + self._between * max(0, len(self._spoken) - 1)

    def _height_of(self, text: Text, width: float) -> float:
        paragraph = text.paragraph
        key = id(text), paragraph.style.size, paragraph.easy
        if key not in self._counts:
            self._counts[key] = paragraph.count(width)
        return self._counts[key] * paragraph.style.leading

    @property
    def _between(self) -> float:
        """The air between two texts."""
        return self.said_at * 0.4

    # -- where its parts are, from its lower-left corner

    @property
    def _mark(self) -> float:
        """How wide the kind's shape is, with the air behind it."""
        return SHAPE * self.scale + APART

    def _row(self, form: Form) -> Box:
        """The line of the kind's word."""
        left = SAFE + (form.picture + 2 * APART if form.beside else 0.0)
        wide = self.size[0] - SAFE - left - self._mark
        tall = max(_ROW * self.scale, self._word.height(wide))
        return left + self._mark, self.size[1] - SAFE - tall, wide, tall

    def _head(self, form: Form) -> Box:
        """The ground along the upper edge."""
        *_, wide, row = self._row(form)
        if form.beside:
            tall = max(form.picture, row + (self._label.height(wide) if self._label else 0.0) + _BELOW_WORD)
        else:
            tall = row + _OVER + form.picture
        tall = max(SAFE + tall + _UNDER, self._head_least)
        return 0.0, self.size[1] - tall, self.size[0], tall

    def _body(self, form: Form) -> Box:
        """Where what is said and what is asked stand."""
        left = SAFE + _OVERHANG * self.scale
        return left, SAFE, self._wide, self._head(form)[1] - 0.75 * self._gap - SAFE

    @property
    def _wide(self) -> float:
        """How wide that is."""
        return self.size[0] - 2 * (SAFE + _OVERHANG * self.scale)

    def _picture(self, form: Form) -> Box:
        _, low, width, _ = self._head(form)
        left = SAFE if form.beside else (width - form.picture) / 2
        return left, low + _UNDER, form.picture, form.picture

    # -- drawn

    def draw(self, canvas: PressCanvas, x: float, y: float) -> None:
        """The front, with its lower-left corner at (x, y)."""
        with canvas.of(self.node.get("at")):
            self._draw_ground(canvas, x, y)
            steps = [self._draw_word, self._draw_body]
            if not self.rules:
                picture = self._head_picture()
                steps.insert(picture.is_below, picture.draw)
                if picture.is_below:
                    self._read_on_one_line()
            for step in steps:
                step(canvas, x, y)

    def _head_picture(self) -> CardPicture:
        row, symbol = self._row(self.form), self.node.get("symbol")
        head = Head(self._head(self.form), self._picture(self.form), row, row[0] + self._word.paragraph.width(row[2]))
        look = self._colours, self._bleed, self._to_edge
        return CardPicture(self._context, symbol, self._figure, *look, head, self.form.beside, self._label is not None)

    def _read_on_one_line(self) -> None:
        """The kind's word and what stands on the same line are read before what is below them."""
        first = [text.tag for text in (self._word, self._label) if text]
        self.tag.kids.sort(key=lambda kid: not any(kid is tag for tag in first))

    def _zone(self, canvas: PressCanvas, x: float, y: float) -> AbstractContextManager[None]:
        """Where words may stand."""
        return canvas.zone(x + SAFE, y + SAFE, x + self.size[0] - SAFE, y + self.size[1] - SAFE)

    def _draw_ground(self, canvas: PressCanvas, x: float, y: float) -> None:
        left, low, width, tall = self._head(self.form)
        over = self._out
        with canvas.artifact():
            if self._to_edge:
                band(canvas, (x + left - over, y + low, width + 2 * over, tall + over), self._colours)
            else:
                self._paint_line(canvas, x, y + low)

    def _draw_word(self, canvas: PressCanvas, x: float, y: float) -> None:
        left, low, wide, tall = self._row(self.form)
        left, top = x + left, y + low + tall
        first = self._word.paragraph.style.leading
        with self._zone(canvas, x, y):
            with canvas.artifact():
                size = SHAPE * self.scale
                solid_shape(canvas, left - self._mark, top - (first + size) / 2, size, self._colours)
            self._word.draw(canvas, left, top, wide, tall)
            if self._label:
                said = self._label.paragraph.width(wide)
                end, drop = (0.0, tall) if self.form.beside else (wide - said, (first - self._label.paragraph.style.leading) / 2)
                self._label.draw(canvas, left + end, top - drop, wide - end + 1, self._label.height(wide))

    def _draw_body(self, canvas: PressCanvas, x: float, y: float) -> None:
        with self._zone(canvas, x, y):
            left, low, width, height = self._body(self.form)
            left, low, top = x + left, y + low, y + low + height
            if self.rules:
                self.rules.draw(canvas, left, top, width, height)
            asked = self._asked_tall(width)
            line = low + asked + self._gap
            foot = line + self._gap if self._asked else low
            top -= 0.0 if self._lines else (top - foot - self._said_tall(width)) * 0.45
            for text in self._spoken:
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

"""A card that is cut out and laid on a mat: a picture above its words, or on the left of them on a strip; or room to make one."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.marks import write_line
from dialogkit.press.art.place import place
from dialogkit.press.figures.framed import in_field
from dialogkit.press.figures.heads import band, solid_shape
from dialogkit.press.flow.blocks import Block
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.card_back import LYING
from dialogkit.press.game.card_text import APART, SHAPE
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.geometry import Box, Size
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, TextStyle
from dialogkit.press.type.growth import largest_size

FLOOR = 14  # pt
_LARGEST, _OPEN, _SHARED = (17, 26), 20, (16, 20)  # pt: words of a card and of a strip, and of a strip to make oneself
_FIELDS = (41 / 60, 34 / 60, 26 / 60, 20 / 60, 0.0)  # of a card's height: its picture's field, which gives way to long words
_BESIDE = (1.0, 0.8, 0.6, 0.5, 0.0)  # of a strip's height: how wide it is
PICTURED = len(_BESIDE) - 1  # of these forms have a picture
_TOO_LOW = 3  # of these: the form whose field has no room to make a picture
_WHOLE, _BELOW = 0.83, 0.9  # of the field: how large a drawing in it is, and one that stands below the sign
_SAFE, _NEAR = 4 * mm, 2.5 * mm  # no word is printed nearer to the cut, but for a label below a picture or without one
_LOW = 1.5 * mm  # above and below such a label
_LEADING = 1.4
_NARROW = 0.3  # of its size: how wide letters are at least in the mean of a text
_SIGN, _HIGH = 6 * mm, 3 * mm  # the row of the theme's shape and the question's number, and above it
_CENTRED = 60  # letters: what is longer begins at the left
_PENCIL = 9 * mm


class Cutout(Block):
    """A card of some size. It has no tags before `tag` gives it some. Where its parts are is told from its lower-left corner."""

    def __init__(self, context: PressContext, node: Node, size: Size, colours: style.Colours):
        self._context, self.node, self._size, self._colours = context, node, size, colours
        self.lies = size[0] >= size[1] * LYING
        bold = TextStyle(BODY.size, BODY.size * _LEADING, True, after=0, balanced=True)
        fields = _BESIDE if self.lies else _FIELDS
        self._fields = fields if node.get("symbol") else (*fields[:_TOO_LOW], fields[-1])
        centred = not self.lies and len(node.text) <= _CENTRED
        whole = not node.find("strong")  # where a part is, that part alone is bold
        self.words = context.paragraph(node, replace(bold, bold=whole, align="center" if centred else "left"))
        small = replace(bold, colour=colours.dark)
        self._sign = context.line(node.get("sign"), small) if node.get("sign") else None
        self._label = context.line(node.get("label"), replace(small, bold=False)) if node.get("label") else None
        self.form = 0
        self._tags: tuple[Tag | None, ...] = (None,) * 4

    @property
    def is_open(self) -> bool:
        """Whether one makes it oneself."""
        return self.node.flag("open")

    @property
    def shared(self) -> int:
        """From this size (pt) on all cards share one."""
        return _SHARED[self.lies]

    @property
    def forms(self) -> int:
        """How many forms it has: from that with the largest picture to that without one."""
        return len(self._fields) if not self.is_open else 1 if self.lies else len(self._fields) - 1

    @property
    def has_room(self) -> bool:
        """Whether it holds its words at all: the smallest ones, without a picture. That is told without trying the others."""
        self.form = self.forms - 1
        return self._fits(FLOOR)

    def fit(self, form: int) -> int:
        """Sets it in a form at the largest size that has room, in pt; 0 where the smallest has none."""
        self.form = min(form, self.forms - 1)
        size = largest_size(self._fits, _OPEN if self.is_open and self.lies else _LARGEST[self.lies], FLOOR)
        return size if self._fits(size) else 0

    def _fits(self, size: int) -> bool:
        """What is far too long is not even set."""
        width, height = self._place[2:]
        self.words.set_at(size)
        return len(self.node.text) * _NARROW * size**2 * _LEADING <= width * height and self.words.fits(width, height)

    # -- where its parts are

    @property
    def _field(self) -> Box:
        """The ground of its picture: above the words, or on the left of them."""
        width, height = self._size
        if self.lies:
            return 0.0, 0.0, height * self._fields[self.form], height
        tall = height * self._fields[self.form]
        return 0.0, height - tall, width, tall

    @property
    def _is_pictured(self) -> bool:
        return self._field[2] > 0 and self._field[3] > 0 and not self.is_open

    @property
    def _first(self) -> Box:
        """The row of its sign, in the picture's field where it has one, and of what stands above the words."""
        return _SAFE, self._size[1] - _HIGH - _SIGN, self._size[0] - 2 * _SAFE, _SIGN

    @property
    def _sign_end(self) -> float:
        return _SAFE + SHAPE + APART + self._sign.width(self._size[0]) if self._sign else 0.0

    @property
    def _place(self) -> Box:
        """Where its words stand."""
        width, height = self._size
        if self.is_open and self.lies:
            left, low = _SAFE + _PENCIL + APART, height * 0.4
            top = self._first[1] if self._sign else height - _SAFE
            return left, low, width - left - _SAFE, top - low
        if not self.lies and self._field[3] > 0:
            return _NEAR, _LOW, width - 2 * _NEAR, self._field[1] - 2 * _LOW
        left = self._field[2] + _SAFE if self.lies else _NEAR
        top = self._first[1] if self._label or not self._is_pictured else height - _SAFE
        return left, _SAFE, width - left - (_SAFE if self.lies else _NEAR), top - _SAFE

    # -- drawn

    def tag(self, owner: Tag) -> None:
        """Its place in a list: the number, what its picture shows, what stands above the words, and these."""
        item = owner.add("LI")
        sign = item.add("Lbl") if self._sign else None
        body = item.add("LBody")
        figure = body.add_figure(self.node.get("alt"))
        label = body.add("P") if self._label else None
        self._tags = (sign, figure, label, body.add("P") if self._label else body)

    def height(self, width: float) -> float:
        return self._size[1]

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        """Nobody's where it has no tags."""
        y = top - height
        sign, figure, label, words = self._tags
        with canvas.of(self.node.get("at")):
            with canvas.artifact():
                if self._is_pictured:
                    self._paint_ground(canvas, x, y)
                elif self.is_open:
                    self._paint_room(canvas, x, y)
            left, low, wide, tall = self._at(self._first, x, y)
            if self._sign:
                with canvas.artifact():
                    solid_shape(canvas, left, low + (tall - SHAPE) / 2, SHAPE, self._colours)
                self._sign.draw(canvas, left + SHAPE + APART, low + (tall + self._sign.style.leading) / 2, wide, sign)
            if self._is_pictured:
                with canvas.owned(figure, *self._at(self._free, x, y)):
                    self._paint_picture(canvas, x, y)
            if self._label:
                end = wide - self._label.width(wide)
                self._label.draw(canvas, left + end, low + (tall + self._label.style.leading) / 2, wide - end + 1, label)
            left, low, wide, tall = self._at(self._place, x, y)
            said = self.words.height(wide)
            top = low + tall if self.is_open and self.lies else low + (tall + said) / 2
            self.words.draw(canvas, left, top, wide, words)

    def _at(self, box: Box, x: float, y: float) -> Box:
        return x + box[0], y + box[1], box[2], box[3]

    def _paint_ground(self, canvas: PressCanvas, x: float, y: float) -> None:
        left, low, wide, tall = self._at(self._field, x, y)
        band(canvas, (left, low, wide, tall), self._colours)
        if self.lies and not canvas.palette.filled:
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(HAIRLINE)
            canvas.line(left + wide, low, left + wide, low + tall)

    @property
    def _free(self) -> Box:
        """What the sign leaves of the field: no word stands on a photo."""
        left, low, wide, tall = self._field
        return left, low, wide, tall - (_HIGH + _SIGN if self._sign else 0.0)

    def _paint_picture(self, canvas: PressCanvas, x: float, y: float) -> None:
        """A drawing stands beside the sign in the middle of the field; one of the year's own, or without room there, below it."""
        box, free = self._at(self._field, x, y), self._at(self._free, x, y)
        side, below = min(min(box[2:]) * _WHOLE, box[2] - 2 * (self._sign_end - 1 * mm)), min(free[2:]) * _BELOW
        if side < below or self._context.book.is_own(self.node.get("symbol")):
            box, side = free, below
        in_field(canvas, self._context.book, self.node.get("symbol"), box, free, side, self._colours)

    def _paint_room(self, canvas: PressCanvas, x: float, y: float) -> None:
        """On a strip a pencil before the words, and at the foot a line to write on; above the words of a card a place to draw."""
        pencil = self._context.book.artwork("pencil")
        if not self.lies:
            left, low, wide, tall = self._at(self._free, x + _SAFE, y)
            with canvas.state():
                canvas.setStrokeColor(self._colours.dark)
                canvas.setLineWidth(HAIRLINE)
                canvas.setDash(1.5 * mm, 1.2 * mm)
                canvas.roundRect(left, low, wide - 2 * _SAFE, tall - (_LOW if self._sign else _SAFE), _LOW, stroke=1, fill=0)
            place(canvas, pencil, left + _LOW, low + _LOW, _PENCIL, _PENCIL, self._colours.dark)
            return
        left, low, wide, tall = self._at(self._place, x, y)
        middle = low + tall - self.words.style.leading / 2
        place(canvas, pencil, x + _SAFE, middle - _PENCIL / 2, _PENCIL, _PENCIL, self._colours.dark)
        write_line(canvas, x + 1.5 * _SAFE, y + 1.5 * _SAFE, x + self._size[0] - 1.5 * _SAFE)

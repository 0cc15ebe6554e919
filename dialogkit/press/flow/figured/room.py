"""Room to answer: a box to draw or glue in, and lines to write on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.marks import write_line
from dialogkit.press.flow.blocks import Block, Picture, Text
from dialogkit.press.flow.elements import Silent
from dialogkit.press.flow.figured.pictures import bare
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, HAIRLINE, Colours
from dialogkit.press.type.paragraph import Paragraph

_MOST_LINES, _LEAST_LINES, _USUAL_LINES = 6, 2, 4  # where there is no box, below one, and where nothing is said of it
_WIDEST = 1.25  # of what lines are apart: as far as they stand where a page has room for more than there are
_SPARE_LINES = 2  # fewer are not begun in what a page leaves
_LEAST_BOX = 56 * mm
_GAP = 6 * mm  # between the box and what is written
_BEFORE = 9 * mm  # above a label
_BESIDE, _LEAST_LINE, _RISE = 3 * mm, 60 * mm, 1.4 * mm  # a line behind a label: from its words, how long, and how high
_RADIUS = 5 * mm
_PAD = 6 * mm
_PICTURE = 11 * mm
_LABEL = replace(BODY, size=16, leading=23, bold=True, after=0)


def room(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Room:
    """The block of an element `room`."""
    owner = tag.add("Div")
    made = _made(context, node, colours, lambda words: Text(words, owner.add("P"), at=node.get("at")))
    made.spare = node.flag("spare")
    return made


def spare(context: PressContext, node: Node, colours: Colours) -> Room:
    """The block of an element `spare`. It carries no meaning: who hears the page has no need of lines that may not be there."""
    made = _made(context, node, colours, lambda words: Silent(Text(words, Tag("P"))), _SPARE_LINES)
    made.spare = True
    return made


def _made(
    context: PressContext, node: Node, colours: Colours, block: Callable[[Paragraph], Text | Silent], least: int = 1
) -> Room:
    """The room that an element asks for; `block` makes one of the words in it."""
    look = replace(_LABEL, colour=colours.dark)

    def words(name: str, *symbols: str) -> Labelled | None:
        if not node.get(name):
            return None
        return Labelled([bare(context, symbol, colours) for symbol in symbols], block(context.line(node.get(name), look)))

    label, drawn, written = words("label"), words("draw", "brush", "photo"), words("write", "pencil")
    return Room(colours, int(node.get("lines", str(_USUAL_LINES))), label, drawn, written, least)


class Labelled(Block):
    """Words behind small pictures."""

    def __init__(self, pictures: Sequence[Picture], words: Text | Silent):
        self._pictures, self._words = pictures, words

    @property
    def parts(self) -> Sequence[Block]:
        return (self._words,)

    @property
    def _beside(self) -> float:
        return len(self._pictures) * (_PICTURE + 3 * mm)

    def wide(self, width: float) -> float:
        """How far from its left edge its words end, where they have a line or more."""
        return self._beside + self._words.paragraph.width(width - self._beside)

    def height(self, width: float) -> float:
        return max(_PICTURE if self._pictures else 0.0, self._words.height(width - self._beside))

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        tall = self.height(width)
        for number, picture in enumerate(self._pictures):
            picture.draw(canvas, x + number * (_PICTURE + 3 * mm), top - (tall + _PICTURE) / 2, _PICTURE)
        words = self._words.height(width - self._beside)
        self._words.draw(canvas, x + self._beside, top - (tall - words) / 2, width - self._beside, words)


class Room(Block):
    """What is left of a page: `label` above all; a box with the words `drawn`, which takes what the lines leave; `written` above
    `lines` lines, or fewer where the box would be low.

    Where it would be low all the same there is none. Then there are more lines in its place, but never more than six, and a
    little farther apart where there is room for more. Where there is hardly room for one it stands behind the label. What a page
    leaves goes to several by the lines that each asks for.
    """

    bare = True
    after = 5 * mm

    def __init__(
        self,
        colours: Colours,
        lines: int,
        label: Labelled | None = None,
        drawn: Block | None = None,
        written: Block | None = None,
        least: int = 1,
    ):
        self._colours, self._lines, self._least = colours, min(lines, _MOST_LINES), least
        self._label, self._drawn, self._written = label, drawn, written
        self.before = _BEFORE if label else 0.0
        self.stretch = max(1, self._lines) / _USUAL_LINES
        if not drawn:  # lines that stand farther apart lead nowhere
            self.most = (_MOST_LINES * _WIDEST - min(self._lines, least)) * style.WRITING_LINE

    @property
    def parts(self) -> Sequence[Block]:
        return [part for part in (self._label, self._drawn, self._written) if part]

    def _above(self, width: float) -> float:
        return self._label.height(width) if self._label else 0.0

    def _behind(self, width: float) -> float:
        """How long a line behind the label is; 0 where it would be short."""
        left = width - self._label.wide(width) - _BESIDE if self._label and self._least == 1 else 0.0
        return left if left >= _LEAST_LINE else 0.0

    def height(self, width: float) -> float:
        if not self._lines:
            return self._above(width) + _LEAST_BOX
        if self._behind(width):
            return max(self._above(width), style.WRITING_LINE)
        return self._above(width) + self._heading(width) + min(self._lines, self._least) * style.WRITING_LINE

    def _heading(self, width: float) -> float:
        """How tall the words above the lines are where there is no box: none where a label says what they are for."""
        return self._written.height(width) if self._written and not self._label else 0.0

    def _shared(self, width: float, room: float) -> tuple[float, int]:
        """How tall the box is, and how many lines there are below it. Without lines there is a box however low it is."""
        for count in range(self._lines, min(self._lines, _LEAST_LINES) - 1, -1):
            written = self._written.height(width) if self._written and count else 0.0
            box = room - written - count * style.WRITING_LINE - _GAP
            if self._drawn and (box >= _LEAST_BOX or not count):
                return box, count
        return 0.0, 0

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        room = height - self._above(width)
        if self._label and room < style.WRITING_LINE and (behind := self._behind(width)):
            self._label.draw(canvas, x, top - height + self._above(width), width, self._above(width))
            with canvas.artifact():
                write_line(canvas, x + width - behind, top - height + _RISE, x + width)
            return
        if self._label:
            self._label.draw(canvas, x, top, width, self._above(width))
            top -= self._above(width)
        box, count = self._shared(width, room)
        if self._drawn and box:
            top -= _GAP / 2 if self._label else 0.0
            box -= _GAP / 2 if self._label else 0.0
            self._box(canvas, self._drawn, x, top, width, box)
            self._write(canvas, x, top - box - _GAP / 2, width, count, style.WRITING_LINE, self._written)
            return
        room -= self._heading(width)
        count = min(_MOST_LINES, int(room / style.WRITING_LINE + 1e-6))
        pitch = min(room / max(1, count), _WIDEST * style.WRITING_LINE)
        self._write(canvas, x, top, width, count, pitch, None if self._label else self._written)

    def _write(
        self, canvas: PressCanvas, x: float, top: float, width: float, count: int, pitch: float, words: Block | None
    ) -> None:
        """So many lines, `pitch` apart, and the words above them."""
        if words and count:
            tall = words.height(width)
            words.draw(canvas, x, top, width, tall)
            top -= tall
        for number in range(1, count + 1):
            with canvas.artifact():
                write_line(canvas, x, top - number * pitch, x + width)

    def _box(self, canvas: PressCanvas, words: Block, x: float, top: float, width: float, height: float) -> None:
        with canvas.artifact(), canvas.state():
            canvas.setStrokeColor(self._colours.dark)
            canvas.setLineWidth(2 * HAIRLINE)
            canvas.setDash(5, 4)
            canvas.roundRect(x, top - height, width, height, _RADIUS, stroke=1, fill=0)
        inner = width - 2 * _PAD
        words.draw(canvas, x + _PAD, top - 5 * mm, inner, words.height(inner))

"""A measure: what is done, how far it has come, who sees to it and by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.colour import INK, WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.place import place
from dialogkit.press.figures.status import glyph, pill
from dialogkit.press.flow.arrange import Beside, Indented
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours, TextStyle

_SIGN = 5 * mm  # before who and when
_APART = 5 * mm  # facts on one line
_MEASURES_APART, _MORE = 4.5 * mm, 5.5 * mm  # at least, and how much more where a page has room
_NOTE = 41 * mm  # where what explains a badge begins, so that several begin at one place
_FACT = replace(BODY, after=0, balanced=True)


def measure(context: PressContext, node: Node, owner: Tag, colours: Colours, size: float, told: float = BODY.size) -> Block:
    """A measure with its words in `size` pt, what is told of it in `told` pt; its picture is for who sets it."""
    words = TextStyle(size, size * 1.4, bold=True, balanced=True, after=1.5 * mm)
    fact = _FACT.at(told)
    blocks: list[Block] = []
    facts: list[_Fact] = []
    for child in node.nodes:
        if child.name == "p":
            style = words if not blocks else fact
            blocks.append(context.text(child, replace(style, after=1.5 * mm), owner.add("P")))
            continue
        facts.append(_fact(context, child, owner.add("P"), colours, fact))
        if len(facts) == 1:
            blocks.append(Facts(facts))
    return Stack(blocks)


def measure_beside(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> Block:
    """A measure on a running page, beside its picture. Several of them stand farther apart where the page has room.

    All of it is as large as sentences that lead to something, where the measure has their role. Words whose picture stands above
    already begin where they would beside it.
    """
    owner = tag.add("Div")
    picture = in_disc(context, node, owner, colours) if node.get("symbol") else None  # read first, where it stands
    size = page.lead.size if node.get("role") else BODY.size
    words = measure(context, node, owner, colours, size, size)
    made: Block = words
    if picture:
        made = Beside(picture, page.symbol, words, page.gap)
    elif node.flag("indent"):
        made = Indented(words, page.symbol + page.gap)
    made.after, made.stretch, made.most = _MEASURES_APART, 1.0, _MORE
    return made


@dataclass(frozen=True, slots=True)
class _Fact:
    """A fact: its words, how far the sign before them reaches, and what paints it: the sign alone, or a badge round all.

    Its lengths are those of body text; larger words have more of all.
    """

    words: Text
    reach: float
    end: float
    sign: Picture | None = None
    look: str = ""
    colours: Colours | None = None
    explains: bool = False

    @property
    def scale(self) -> float:
        return self.words.paragraph.style.size / BODY.size

    @property
    def before(self) -> float:
        return self.reach * self.scale

    @property
    def after(self) -> float:
        return self.end * self.scale


def _fact(context: PressContext, node: Node, owner: Tag, colours: Colours, style: TextStyle) -> _Fact:
    if node.name == "status":
        return _badge(context, node, node.get("kind"), owner, colours, style)
    words = context.text(node, style, owner)
    if node.name == "note":
        return _Fact(words, 0.0, 0.0, explains=True)
    figure = owner.add("Figure", alt=node.get("label"))
    symbol = node.get("symbol")

    def paint(canvas: PressCanvas, x: float, y: float, size: float) -> None:
        place(canvas, context.book.artwork(symbol), x, y, size, size, INK)

    return _Fact(words, _SIGN + 1.8 * mm, 0.0, sign=Picture(paint, figure, node.get("at")))


def _badge(context: PressContext, node: Node, look: str, owner: Tag, colours: Colours, style: TextStyle) -> _Fact:
    colour = WHITE if look == "done" and context.canvas.palette.filled else colours.dark
    words = context.text(node, replace(style, bold=True, colour=colour), owner)
    return _Fact(words, 8.2 * mm, 3.6 * mm, look=look, colours=colours)


def badge(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Block:
    """The words of a cell in the badge of its status."""
    made = Facts([_badge(context, node, node.get("status"), owner, colours, _FACT)])
    made.after = 0.0
    return made


class Facts(Block):
    """Facts on as few lines as they need. None is parted as long as it fits on a line; below one that is stands the next."""

    _AIR = 1.6 * mm  # between lines

    def __init__(self, facts: Sequence[_Fact]):
        self._facts = facts
        self._laid: dict[float, list[list[tuple[_Fact, float, float]]]] = {}  # each page asks again for all that it may hold
        self.after = 1.5 * mm

    @property
    def parts(self) -> Sequence[Block]:
        return [fact.words for fact in self._facts]

    def _lines(self, width: float) -> list[list[tuple[_Fact, float, float]]]:
        """The facts of each line with their left edges and the widths of their words."""
        if width in self._laid:
            return self._laid[width]
        lines: list[list[tuple[_Fact, float, float]]] = []
        used = width + 1
        for fact in self._facts:
            explained = _NOTE * fact.scale if fact.explains and lines else 0.0
            room = width - fact.before - fact.after - explained
            words = min(room, fact.words.paragraph.width(room) + 0.5)
            wide = fact.before + words + fact.after
            left = max(used + _APART * fact.scale, explained)
            if left + wide > width:
                lines.append([])
                left = 0.0
            lines[-1].append((fact, left, words))
            used = left + wide if fact.words.paragraph.count(words) == 1 else width
        self._laid[width] = lines
        return lines

    def _tall(self, line: list[tuple[_Fact, float, float]]) -> float:
        return max(fact.words.height(words) for fact, _, words in line)

    def height(self, width: float) -> float:
        lines = self._lines(width)
        return sum(map(self._tall, lines)) + (len(lines) - 1) * self._AIR

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        for line in self._lines(width):
            tall = self._tall(line)
            for fact, left, words in line:
                self._draw(canvas, fact, x + left, top, words)
            top -= tall + self._AIR

    def _draw(self, canvas: PressCanvas, fact: _Fact, x: float, top: float, words: float) -> None:
        tall, leading = fact.words.height(words), fact.words.paragraph.style.leading
        sign = _SIGN * fact.scale
        if fact.colours:
            with canvas.artifact():
                pill(canvas, fact.look, x, top - tall, fact.before + words + fact.after, tall, fact.colours)
                glyph(canvas, fact.look, x + 1.8 * mm * fact.scale, top - leading / 2 - sign / 2, sign, fact.colours)
        if fact.sign:
            fact.sign.draw(canvas, x, top - leading / 2 - sign / 2, sign)
        fact.words.draw(canvas, x + fact.before, top, words, tall)

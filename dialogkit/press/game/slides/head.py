"""What slides share: the heading with the line above it, and the room below it. Lengths in pt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from dialogkit.markup.tree import Node
from dialogkit.paper import SLIDE, mm
from dialogkit.press.figures.heads import solid_shape
from dialogkit.press.flow.blocks import Block, Text
from dialogkit.press.flow.elements import Silent
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle
from dialogkit.press.type.growth import Placed, evened, grow

EDGE = 20 * mm
INNER = SLIDE[0] - 2 * EDGE
TITLE = (44, 24)  # pt: the largest size of a heading, and the smallest
KICKER = TextStyle(24, 34, bold=True, after=0)
SMALLEST = 18  # pt: of all that is read on a slide
_TOP, _TALL = 15 * mm, 35 * mm  # of heading and line
_SHAPE, _BESIDE = 8 * mm, 13 * mm  # of a theme before the line, and where the line begins for it


@dataclass(frozen=True, slots=True)
class Page:
    """A slide that is laid out: the blocks on it, and what paints them, as `Sheet` has it."""

    blocks: Sequence[Block]
    paint: Callable[[PressCanvas, int, int], None]


class Head(Block):
    """The heading at the head of a slide, below the line that says what part it is of, where there is one."""

    def __init__(self, line: Block | None, title: Block, colours: Colours):
        self._line, self._title, self._colours = line, title, colours
        self._above = KICKER.leading if line else 0.0

    @property
    def parts(self) -> Sequence[Block]:
        return [each for each in (self._line, self._title) if each]

    def height(self, width: float) -> float:
        return self._above + self._title.height(width)

    @property
    def top(self) -> float:
        """How high above the lower edge of the slide it begins."""
        return SLIDE[1] - _TOP

    @property
    def foot(self) -> float:
        """And where it ends."""
        return self.top - self.height(INNER)

    def draw(self, canvas: PressCanvas, x: float, top: float, width: float, height: float) -> None:
        if self._line:
            indent = _BESIDE if self._colours.pattern else 0.0
            if indent:
                with canvas.artifact():
                    solid_shape(canvas, x, top - (KICKER.leading + _SHAPE) / 2, _SHAPE, self._colours)
            self._line.draw(canvas, x + indent, top, width - indent, self._above)
        self._title.draw(canvas, x, top - self._above, width, height - self._above)

    def draw_at_head(self, canvas: PressCanvas) -> None:
        """Draws it where it stands on every slide."""
        self.draw(canvas, EDGE, self.top, INNER, self.height(INNER))

    def continued(self) -> Head:
        """The same for a slide that goes on: it is seen, and was said before."""
        return Head(silent(self._line) if self._line else None, silent(self._title), self._colours)


def head_of(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Head:
    """The head of a slide, with the tags of its words in `owner`. A heading that has no room is a problem."""
    kicker = next((child for child in node.nodes[:1] if child.name == "p"), None)
    line = context.text(kicker, replace(KICKER, colour=colours.dark), owner.add("P")) if kicker else None
    room = _TALL - (KICKER.leading if line else 0.0)
    return Head(line, heading(context, node.need("h1"), owner.add("H2"), colours, INNER, room), colours)


def silent(block: Block) -> Block:
    """What is said elsewhere, to be seen here."""
    return Silent(block) if isinstance(block, Text) else block


def heading(
    context: PressContext,
    node: Node,
    tag: Tag,
    colours: Colours,
    width: float,
    height: float,
    sizes: tuple[int, int] = TITLE,
) -> Text:
    """A heading, H1 or H2 as its tag is, at the largest of `sizes` at which it has room; what has none is a problem."""
    look = TextStyle(sizes[0], sizes[0] * 1.2, bold=True, colour=colours.dark, after=0, balanced=True)
    made = context.text(node, look, tag, int(tag.role[1:]))
    placed = Placed(made.paragraph, width, height)
    if grow([placed], *sizes):
        context.problem("slide-too-full", node)
    evened(placed, sizes[1])
    return made

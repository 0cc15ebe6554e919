"""Rows below each other, each with a picture, or each on a ground of its own: points, or measures with how far they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.arrange import Panel
from dialogkit.press.flow.blocks import Block, Picture, Stack
from dialogkit.press.flow.facing.measure import measure
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.slides.head import EDGE, INNER, SMALLEST, Head, Page, head_of
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle

_FOOT, _BELOW = 17 * mm, 7 * mm  # of the rows, above the lower edge; below the heading
_DISC, _LEAST, _GAP = 38 * mm, 24 * mm, 9 * mm  # of a picture at most and at least, and beside it
_LARGE = 64 * mm  # of the picture of a single row
_APART = 6 * mm
_GROUND = (8 * mm, 5 * mm)  # of rows without pictures of their own: beside their words, and above and below them
_SIZES = (36, 34, 32, 30, 28, 26, 24)  # pt: of the words of several rows
_ALONE = (44, 40, *_SIZES, 22, 20, SMALLEST)  # and of a single one
_TOLD = 24  # pt: how far a measure is, who and when


@dataclass(frozen=True, slots=True)
class _Row:
    words: Block
    tag: Tag
    picture: Picture | None


class _Rows:
    """Rows in a size: what they say, and how they stand on a slide."""

    def __init__(self, context: PressContext, nodes: Sequence[Node], colours: Colours, size: float, room: float, beside: float):
        self.size, self._room = size, room
        self.disc = min(_DISC if len(nodes) > 1 else _LARGE, max(_LEAST, (room - (len(nodes) - 1) * _APART) / len(nodes)))
        pictured = any(node.get("symbol") for node in nodes)
        self.left = EDGE + beside + (self.disc + _GAP if pictured else 0.0)
        self._ground = _GROUND if (len(nodes) > 1 or beside) and not pictured else None
        self.rows = [_row(context, node, colours, size, self._ground) for node in nodes]

    @property
    def wide(self) -> float:
        return EDGE + INNER - self.left

    def tall(self, row: _Row) -> float:
        return max(self.disc if row.picture else 0.0, row.words.height(self.wide))

    @property
    def height(self) -> float:
        return sum(map(self.tall, self.rows)) + (len(self.rows) - 1) * _APART

    @property
    def fits(self) -> bool:
        texts = (text for row in self.rows for text in row.words.walk_texts())
        inner = self.wide - (2 * self._ground[0] if self._ground else 0.0)
        return self.height <= self._room and not any(text.paragraph.widest_word > inner for text in texts)


def rows(context: PressContext, node: Node, owner: Tag, colours: Colours) -> list[Page]:
    """A slide, or where not all rows have room on it as many as they take. A row that has none alone is a problem."""
    head = head_of(context, node, owner, colours)
    shared = in_disc(context, node, owner, colours) if node.get("symbol") else None
    nodes = [each for child in node.nodes for each in ([child] if child.name == "measure" else child.nodes) if each.name in _ROWS]
    made = _slides(context, nodes, colours, head.foot - _BELOW - _FOOT, _LARGE + _GAP if shared else 0.0)
    heads = [head, *(head.continued() for _ in made[1:])]
    pictures = [shared, *(replace(shared, owner=None, at="") if shared else None for _ in made[1:])]
    return [_page(*each, owner.add("L", ListNumbering="None")) for each in zip(heads, made, pictures)]


_ROWS = ("li", "measure")


def _row(context: PressContext, node: Node, colours: Colours, size: float, ground: tuple[float, float] | None) -> _Row:
    tag = Tag("LBody")
    picture = in_disc(context, node, tag, colours) if node.get("symbol") else None
    if node.name == "measure":
        return _Row(measure(context, node, tag, colours, size, _TOLD), tag, picture)
    look = TextStyle(size, size * 1.4, after=0, balanced=True)
    words = Stack([context.text(node, look, tag.add("P"))])
    return _Row(Panel(words, colours, ground[0], above=ground[1]) if ground else words, tag, picture)


def _slides(context: PressContext, nodes: Sequence[Node], colours: Colours, room: float, beside: float) -> list[_Rows]:
    """As few slides as hold the rows, each with about as many of them, in the largest size that fits all of it.

    `beside` is how wide a picture of them all is that they stand beside.
    """
    for size in _SIZES if len(nodes) > 1 else _ALONE:
        made = _Rows(context, nodes, colours, size, room, beside)
        if made.fits:
            return [made]
    if len(nodes) < 2:
        context.problem("slide-too-full", nodes[0])
        return [made]
    half = (len(nodes) + 1) // 2
    return [each for part in (nodes[:half], nodes[half:]) for each in _slides(context, part, colours, room, beside)]


def _page(head: Head, made: _Rows, shared: Picture | None, items: Tag) -> Page:
    for row in made.rows:
        items.add("LI").kids.append(row.tag)

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        head.draw_at_head(canvas)
        if shared:
            shared.draw(canvas, EDGE, (head.foot - _BELOW + _FOOT - _LARGE) / 2, _LARGE)
        room = head.foot - _BELOW - _FOOT
        spare = min(_APART, max(0.0, room - made.height) / (len(made.rows) + 1))
        top = head.foot - _BELOW - (room - made.height - (len(made.rows) - 1) * spare) / 2
        for row in made.rows:
            tall, said = made.tall(row), row.words.height(made.wide)
            if row.picture:
                row.picture.draw(canvas, EDGE, top - (tall + made.disc) / 2, made.disc)
            row.words.draw(canvas, made.left, top - (tall - said) / 2, made.wide, said)
            top -= tall + _APART + spare

    return Page([head, *(row.words for row in made.rows)], paint)

"""A chapter of a folder as blocks, with its head: on the road where it begins a leaf, else above what it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from dialogkit.markup.tree import KEPT, Node, edited
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.flow.arrange import Beside, Indented, Marked
from dialogkit.press.flow.blocks import Block, Picture, Stack, Text, Together
from dialogkit.press.flow.compose import Composer
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.page_format import Format, page_format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle

_HEAD = TextStyle(20, 25, bold=True, before=14, after=6, balanced=True)  # above what a chapter tells
_DISC, _GAP, _PADDING = 14 * mm, 4 * mm, 2.5 * mm  # a pattern in grey has no room there
_SMALL_DISC = 9.5 * mm
FORMED = ("li", "p")
"""Elements that have their symbols in some forms only."""
_LONG = 60 * mm  # a point that is taller goes on on the next leaf
_MORE = 5 * mm  # that points stand farther apart where a leaf has room
_ON_ROAD = TextStyle(26, 29, bold=True, after=0, balanced=True)
_PART = TextStyle(16, 21, bold=True, before=10, after=4, balanced=True)  # the heading of a part of a chapter


@dataclass(frozen=True, slots=True)
class Form:
    """How full a folder is set: with symbols beside its points or without, how tall drawings are (pt), how large words are
    at least where another form has room for them, and whether the title of a point stands on the first line of what it says."""

    symbols: bool
    tall: float
    least: int
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a chapter: its words in both their forms, of which one is drawn, and its picture."""

    node: Node
    words: Text
    on_road: Text
    picture: Picture | None
    disc: float  # how large that is above what the chapter tells

    @property
    def block(self) -> Block:
        """As it stands above what the chapter tells."""
        return Beside(self.picture, self.disc, self.words, _GAP) if self.picture else self.words


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter that is laid out; `tag` holds all of it, and nobody owns that yet."""

    node: Node
    tag: Tag
    head: Head | None
    blocks: Sequence[Block]


def of_folder(context: PressContext) -> Format:
    """How words on the panels of a folder are set: as on a page, with less of the width for all that is not words."""
    page = page_format("A4")
    headings = {**page.headings, "h2": _HEAD, "h3": _PART}
    return replace(page, headings=headings, symbol=style.SYMBOL_SMALL, gap=_GAP, padding=_PADDING, lead=style.BODY)


def chapter(context: PressContext, node: Node, colours: Colours, form: Form) -> Chapter:
    """The chapter that a section of a folder is, in a form."""
    colours = style.colours(node.get("theme"), colours)
    tag = Tag("Sect")
    heads = [child for child in node.nodes[:1] if child.name == "h2"]
    head = _head(context, heads[0], tag, colours, _SMALL_DISC if form.run_in else _DISC) if heads else None
    told = [_formed(child, form) for child in node.nodes if child not in heads]
    blocks = Composer(context, of_folder(context)).blocks(told, tag, colours)
    laid: list[Block] = []
    for is_list, some in groupby(blocks, key=_is_row):
        laid += _rows([*some]) if is_list else some
    return Chapter(node, tag, head, laid)


def _is_row(block: Block) -> bool:
    return isinstance(block, Beside | Marked | Indented | Together) and not block.level


def _rows(blocks: Sequence[Block]) -> list[Block]:
    """The points of a list, which goes on on the next leaf wherever this one is full: but no point is parted, or alone."""
    rows: list[Block] = []
    for number, block in enumerate(blocks):
        block.stretch, block.most = 1.0, _MORE
        rows.append(_Point([block], block.before, block.after))
        rows[-1].keep_with_next = number in (0, len(blocks) - 2) and number < len(blocks) - 1
    return rows


class _Point(Stack):
    """It is not parted unless it is very long."""

    def split(self, width: float, room: float) -> tuple[Stack, Stack] | None:
        return super().split(width, room) if self.height(width) > _LONG else None


def _head(context: PressContext, node: Node, owner: Tag, colours: Colours, disc: float) -> Head:
    tag = owner.add("H2")
    words, on_road = (context.text(node, replace(look, colour=colours.dark), tag, 2) for look in (_HEAD, _ON_ROAD))
    return Head(node, words, on_road, in_disc(context, node, tag, colours) if node.get("symbol") else None, disc)


def _formed(node: Node, form: Form) -> Node:
    """What a chapter tells, with pictures as tall as the form has them, and without symbols where it has none."""

    def edit(each: Node) -> Node:
        if each.name == "figure":
            paper = Node("paper", {"height": str(round(form.tall / mm))}, [], each.place)
            return replace(each, children=[paper])
        if not form.symbols and each.name in FORMED and each.get("symbol"):
            each = replace(each, attrs={name: value for name, value in each.attrs.items() if name != "symbol"})
        return _run_in(each) if form.run_in and each.name == "li" else each

    return edited(node, edit)


def _run_in(item: Node) -> Node:
    """A point whose title has a line of its own, as one in which its words follow on the same line."""
    match item.children:
        case [Node(name="strong") as title, str(text), *others] if text.startswith(KEPT):
            return item.with_children([title, f"\N{NO-BREAK SPACE}– {text.removeprefix(KEPT)}", *others])
    return item

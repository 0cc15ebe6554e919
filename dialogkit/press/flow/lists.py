"""Lists: points and numbered points, beside pictures where they have any."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.flow.arrange import Beside, Indented, Marked, listed
from dialogkit.press.flow.blocks import Block, Picture, Together
from dialogkit.press.flow.elements import Answer
from dialogkit.press.flow.figured.pictures import numbered as in_number_disc
from dialogkit.press.flow.page_format import Format
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, SMALL, Colours, TextStyle

MORE = 5 * mm
"""That large lines with pictures stand farther apart where a page has room."""
_MEDIUM = replace(BODY, size=16, leading=23)
_FULLER, _FULLER_SYMBOL, _FULLER_GAP = replace(_MEDIUM, alone=0.5), 16 * mm, 4 * mm
_MARK, _LONG_MARK = 8 * mm, 10 * mm  # for what stands before a point: a number of two digits needs more
_NUMBER, _NUMBER_GAP = 9 * mm, 3 * mm  # of a disc with a number
_CLOSE = 6  # pt: after a list of short points
_DOT = 1.3 * mm  # half as wide as the dot of a line without a picture


def points(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> list[Block]:
    """The blocks of an element `ul`. Where items have pictures, the words of all begin beside them."""
    pictured = any(item.get("symbol") for item in node.nodes)
    owner = tag.add("L", ListNumbering="None" if pictured else "Disc")
    size = {"small": style.SYMBOL_SMALL, "medium": style.SYMBOL_SMALL, "fuller": _FULLER_SYMBOL}.get(
        node.get("size"), page.symbol
    )
    gap = _FULLER_GAP if node.get("size") == "fuller" else page.gap
    words = {"large": page.lead, "medium": _MEDIUM, "fuller": _FULLER, "fine": SMALL}.get(node.get("size"), BODY)
    look = replace(words, after=4, balanced=True)
    rows: list[Block] = []
    for item in node.nodes:
        own = style.colours(item.get("theme"), colours)
        if pictured:
            rows.append(_beside_picture(context, item, owner.add("LI").add("LBody"), own, look, size, gap))
        else:
            rows.append(_marked(context, item, owner.add("LI"), "•", own, look, _MARK))
    for row in rows if node.get("size") in ("large", "fuller") else ():
        row.stretch, row.most = 1.0, MORE
    return listed(rows, _CLOSE if node.get("size") == "small" and not pictured else BODY.after)


def numbered(context: PressContext, node: Node, tag: Tag, colours: Colours, page: Format) -> list[Block]:
    """The blocks of an element `ol`. What has a picture has it in the place of its number."""
    owner = tag.add("L", ListNumbering="Decimal")
    marks = [f"{item.get('value') or number}." for number, item in enumerate(node.nodes, int(node.get("start", "1")))]
    look = replace(BODY, after=4, balanced=True)
    indent = _MARK if all(len(mark) < 3 for mark in marks) else _LONG_MARK
    rows: list[Block] = []
    for mark, item in zip(marks, node.nodes):
        own = style.colours(item.get("theme"), colours)
        if item.get("symbol"):
            rows.append(_beside_picture(context, item, owner.add("LI").add("LBody"), own, look, page.symbol, page.gap))
        elif node.flag("discs"):
            rows.append(Together([_beside_number(context, item, owner.add("LI"), mark.removesuffix("."), own, look)]))
        else:
            rows.append(_marked(context, item, owner.add("LI"), mark, own, look, indent))
    return listed(rows, BODY.after)


def _marked(context: PressContext, node: Node, item: Tag, mark: str, colours: Colours, look: TextStyle, indent: float) -> Marked:
    label = item.add("Lbl")
    told = context.text(node, look, item.add("LBody"))
    return Marked(context.line(mark, replace(look, bold=True, colour=colours.dark)), label, told, indent)


def _beside_number(context: PressContext, node: Node, item: Tag, number: str, colours: Colours, look: TextStyle) -> Beside:
    label = in_number_disc(context, number, item.add("Lbl"), colours, replace(look, bold=True))
    return Beside(label, _NUMBER, context.text(node, look, item.add("LBody")), _NUMBER_GAP)


def _beside_picture(
    context: PressContext, node: Node, owner: Tag, colours: Colours, look: TextStyle, size: float, gap: float
) -> Block:
    """A line beside its picture, `size` wide; or beside a dot that stands where others have theirs. Such a line takes the room
    of a line only, so that it is a point of the same list and no hole in it.
    """
    text = context.text(node, look, owner)
    if node.get("symbol"):
        picture = context.badge(node, colours, owner, solid=node.get("theme") in style.KINDS)
        return Beside(picture, size, Answer(text, size) if node.flag("open") else text, gap)
    beside = (size - look.leading) / 2

    def paint(canvas: PressCanvas, x: float, y: float, side: float) -> None:
        with canvas.state():
            canvas.setFillColor(colours.dark)
            canvas.circle(x + side / 2, y + side / 2, _DOT, stroke=0, fill=1)

    return Indented(Beside(Picture(paint), look.leading, text, beside + gap), beside)

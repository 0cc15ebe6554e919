"""The cooperation poster: one A3 page, large enough to read from two metres."""

from __future__ import annotations

import math
from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import PAGES, mm
from dialogkit.press import style
from dialogkit.press.art.marks import dotted_path, smooth
from dialogkit.press.flow.arrange import Beside, Columns, Panel
from dialogkit.press.flow.blocks import Block, Stack, Text, largest_fit
from dialogkit.press.flow.elements import Signature
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.flow.sheet import Sheet
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, OVER, THEMES, Colours, TextStyle

SIZES = (44, 40, 36, 34, 32, 30, 29, 28)
_MARGIN = 13 * mm
_BOTTOM = 17 * mm  # the dotted path runs below
_RISE = 4 * mm  # how far the ground below the path goes above it, in print for cutting
_SIGN_GAP = 14 * mm
_SIGN_ROW = 3  # lines to sign on beside each other, at most


def poster(context: PressContext, node: Node, document: Node) -> list[Sheet]:
    """One standing A3 page whose panels are as tall as the page allows."""
    width, height = PAGES["A3"]
    if not _panels_only(context, node):
        return []
    drafts: list[Tag] = []

    def make(size: float) -> Block:
        drafts.append(Tag("Sect"))
        return _layout(context, node, size, drafts[-1])

    inner = width - 2 * _MARGIN
    signing = Tag("Div")
    lines = _signatures(context, node.find("signatures"), signing, inner)
    signed = lines.height(inner)
    room = height - _MARGIN - _BOTTOM - signed
    body = largest_fit(make, inner, room, SIZES)
    if body is None:
        context.problem_at("poster-too-full", node.get("at"), node, "", floor=SIZES[-1])
        return []
    owner = drafts[-1]
    owner.kids.append(signing)
    context.canvas.root.kids.append(owner)

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        with canvas.artifact():
            first, last = (-1, 8) if context.job.printshop else (0, 7)
            points = [(width * part / 6, (7 if part % 2 else 12) * mm) for part in range(first, last)]
            if context.job.printshop:
                _hill(canvas, points)
            dotted_path(canvas, points, THEMES[0].dark, 4, 12)
        body.draw(canvas, _MARGIN, height - _MARGIN, inner, room)
        lines.draw(canvas, _MARGIN, _BOTTOM + signed, inner, signed)

    painted = room if body.stretch else body.height(inner)
    ink = (
        (0.0, 0.0, width, _BOTTOM),
        (_MARGIN, _BOTTOM, inner, signed),
        (_MARGIN, height - _MARGIN - painted, inner, painted),
    )
    return [Sheet(width, height, paint, (body,), ink, (_MARGIN, _MARGIN, inner, height - 2 * _MARGIN))]


def _hill(canvas: PressCanvas, points: list[tuple[float, float]]) -> None:
    """The ground that the dotted path runs on: it reaches past the page's sides and its lower edge."""
    raised = [(x, y + _RISE) for x, y in points]
    path = canvas.beginPath()
    path.moveTo(raised[0][0], -OVER)
    path.lineTo(*raised[0])
    for _, control_1, control_2, end in smooth(raised):
        path.curveTo(*control_1, *control_2, *end)
    path.lineTo(raised[-1][0], -OVER)
    path.close()
    canvas.setFillColor(THEMES[0].tint)
    canvas.drawPath(path, stroke=0, fill=1)


def _signatures(context: PressContext, node: Node | None, tag: Tag, width: float) -> Stack:
    """Rows of lines to sign on, as many in a row as the words below them allow."""
    lines = [Signature(context, field, tag, SIZES[-1]) for field in node.nodes] if node else []
    widest = max((line.words.paragraph.widest_word for line in lines), default=0.0)
    most = max(1, min(_SIGN_ROW, int((width + _SIGN_GAP) / (widest + _SIGN_GAP))))
    across = math.ceil(len(lines) / max(1, math.ceil(len(lines) / most)))
    rows = [lines[start : start + across] for start in range(0, len(lines), across or 1)]
    return Stack([Columns([*row, *[Stack([])] * (across - len(row))], gap=_SIGN_GAP, after=0) for row in rows])


def _panels_only(context: PressContext, node: Node) -> bool:
    """A poster's columns hold panels and nothing else; what stands there in vain is a problem."""
    before = len(context.problems)
    for column in (column for columns in node.nodes if columns.name == "columns" for column in columns.nodes):
        for child in column.nodes:
            if child.name != "panel":
                context.problem("markup-misplaced", child, element=child.name, parent="column")
        if not column.nodes:
            context.problem("markup-empty", column, element="column", child="panel")
    return len(context.problems) == before


def _layout(context: PressContext, node: Node, size: float, tag: Tag) -> Block:
    blocks: list[Block] = []
    for child in node.nodes:
        if child.name == "h1":
            text_style = replace(style.COVER, size=56, leading=62, colour=THEMES[0].dark, after=6)
            blocks.append(context.text(child, text_style, tag.add("H1"), 1))
        elif child.name == "p":
            blocks.append(context.text(child, _body(SIZES[-1]), tag.add("P")))
        elif child.name == "columns":
            panels = [_panel(context, panel, size, tag.add("Sect")) for column in child.nodes for panel in column.nodes]
            blocks.append(Columns(panels, gap=6 * mm, after=6 * mm))
    return Stack(blocks)


def _panel(context: PressContext, node: Node, size: float, tag: Tag) -> Panel:
    colours = style.colours(node.get("theme"))
    blocks: list[Block] = []
    for child in node.nodes:
        if child.name == "ul":
            items = tag.add("L", ListNumbering="None")
            blocks += [_item(context, item, size, items.add("LI"), colours) for item in child.nodes]
        elif child.name == "p":
            blocks.append(context.text(child, _body(size), tag.add("P")))
        else:
            text_style = replace(_body(size * 1.12), bold=True, colour=colours.dark, after=10)
            blocks.append(context.text(child, text_style, tag.add("H2"), 2))
    return Panel(Stack(blocks), colours, padding=5.5 * mm, stretch=1)


def _item(context: PressContext, node: Node, size: float, tag: Tag, colours: Colours) -> Block:
    body = tag.add("LBody")
    words: Text = context.text(node, replace(_body(size), after=size * 0.35), body)
    if not node.get("symbol"):
        return words
    own = style.colours(node.get("theme")) if node.get("theme") else colours
    return Beside(context.badge(node, own, body, solid=True), max(style.SYMBOL, size * 1.6), words, gap=4 * mm)


def _body(size: float) -> TextStyle:
    return replace(BODY, size=size, leading=size * 1.3, after=size * 0.3)

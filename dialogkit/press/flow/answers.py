"""Answers to choose from: a tick box, a symbol and words; and the scale of three points."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press import style
from dialogkit.press.art.marks import tick_box
from dialogkit.press.flow.arrange import Beside, Columns
from dialogkit.press.flow.blocks import Block, Picture, Stack
from dialogkit.press.flow.elements import Answer, Centred
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, TICK_BOX, Colours

_SHORT = 14  # letters
_WORDS = replace(BODY, size=16, leading=23, after=0)
_BOX = Picture(tick_box)


def choices(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Block:
    """One row for each choice; two or three short ones stand side by side as on a scale."""
    if len(node.nodes) <= 3 and not any(choice.flag("open") or len(choice.text) > _SHORT for choice in node.nodes):
        return scale(context, node, tag, colours)
    owner = tag.add("L", ListNumbering="None")
    rows = [_choice(context, choice, owner, colours) for choice in node.nodes]
    for row in rows[-2:-1]:
        row.keep_with_next = True  # the last one never stands alone on a page
    return Stack(rows, before=4 * mm, after=5 * mm)


def _choice(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Block:
    body = owner.add("LI").add("LBody")
    text = context.text(node, _WORDS, body)
    words: Block = Answer(text, 2 * _WORDS.leading) if node.flag("open") else text
    if node.get("symbol"):
        words = Beside(context.badge(node, colours, body), style.SYMBOL, words, gap=4 * mm)
    row = Beside(_BOX, TICK_BOX, words, gap=5 * mm, centred=True)
    row.after = 0.5 * mm
    return row


def scale(context: PressContext, node: Node, tag: Tag, colours: Colours) -> Block:
    """Three answers side by side: the symbol above, the words in the middle, the tick box below."""
    owner = tag.add("L", ListNumbering="None")
    return Columns([_point(context, choice, owner, colours) for choice in node.nodes], gap=6 * mm, after=7 * mm)


def _point(context: PressContext, node: Node, owner: Tag, colours: Colours) -> Block:
    body = owner.add("LI").add("LBody")
    symbol = context.badge(node, colours, body) if node.get("symbol") else None
    words = context.text(node, replace(_WORDS, align="center"), body)
    parts: list[Block] = [Centred(symbol, 24 * mm, after=3 * mm)] if symbol else []
    return Stack([*parts, words, Centred(_BOX, TICK_BOX, before=3 * mm)], before=4 * mm)

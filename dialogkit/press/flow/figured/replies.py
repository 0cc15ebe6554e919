"""Answers on a slip: two abreast, each with a box to tick, a small picture and few words."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.art.marks import tick_box
from dialogkit.press.flow.arrange import Beside, Panel, in_rows
from dialogkit.press.flow.blocks import Block, Picture
from dialogkit.press.flow.elements import Answer
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, SYMBOL_SMALL, TICK_BOX, Colours

_ABREAST = 2
_GAP, _APART = 6 * mm, 3 * mm  # between two side by side, and one above the other
_LINE = 40 * mm  # to write on: a shorter one stands below the words
_PAD = 2.6 * mm  # in the ground of an answer
_ANSWER, _WISH = replace(BODY, size=16, leading=22, bold=True, after=0), replace(BODY, size=15, leading=21, after=0)


def replies(context: PressContext, node: Node, tag: Tag, colours: Colours) -> list[Block]:
    """The blocks of an element `choices` that is small: of those of which one is ticked, each stands on a ground."""
    owner = tag.add("L", ListNumbering="None")
    cells = [_reply(context, choice, owner, colours, node.get("type") == "single") for choice in node.nodes]
    return [*in_rows(cells, _ABREAST, _GAP, _APART)]


def _reply(context: PressContext, node: Node, owner: Tag, colours: Colours, alone: bool) -> Block:
    body = owner.add("LI").add("LBody")
    text = context.text(node, replace(_ANSWER if alone else _WISH, balanced=not node.flag("open")), body)
    tall = SYMBOL_SMALL if node.get("symbol") else TICK_BOX
    words: Block = Answer(text, tall, line=node.flag("open"), least=_LINE)
    if node.get("symbol"):
        words = Beside(in_disc(context, node, body, colours), SYMBOL_SMALL, words, gap=3 * mm, centred=True)
    row = Beside(Picture(tick_box), TICK_BOX, words, gap=3 * mm, centred=True)
    if not alone:
        return row
    panel = Panel(row, colours, _PAD)
    panel.before = panel.after = _APART
    return panel

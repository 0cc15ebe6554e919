"""One idea: a large picture, and beside it what it is called and a few words."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.markup.tree import Node
from dialogkit.paper import SLIDE, mm
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.slides.head import EDGE, SMALLEST, Page, heading
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import Colours, TextStyle
from dialogkit.press.type.growth import Placed, grow

_DISC, _GAP = 104 * mm, 18 * mm
_TALL, _TITLE = 136 * mm, 66 * mm  # of all words, and of the heading among them
_BELOW = 7 * mm  # the heading
_SIZES = (36, SMALLEST)
_CREDITS = 6 * mm  # above the lower edge


def idea(context: PressContext, node: Node, owner: Tag, colours: Colours) -> list[Page]:
    """One slide. Words that have no room are a problem."""
    wide, high = SLIDE
    left = EDGE + _DISC + _GAP if node.get("symbol") else EDGE
    room = wide - EDGE - left
    picture = in_disc(context, node, owner, colours) if node.get("symbol") else None
    title = heading(context, node.need("h1"), owner.add("H2"), colours, room, _TITLE, (54, 30))
    title.after = _BELOW
    look = TextStyle(_SIZES[0], _SIZES[0] * 1.4, after=5 * mm)
    told = [child for child in node.nodes if child.name == "p"]
    texts = [context.text(child, replace(look, bold=child.get("role") == "label"), owner.add("P")) for child in told]
    tall = _TALL - title.height(room) - _BELOW - (len(texts) - 1) * look.after
    share = tall / max(1, len(texts))
    over = grow([Placed(text.paragraph, room, share) for text in texts], *_SIZES)
    for text, child in zip(texts, told):
        if any(each.text is text.paragraph for each in over):
            context.problem("slide-too-full", child)
    words = Stack([title, *texts])
    credits = context.credits(node)
    owner.kids += [text.tag for text in credits.walk_texts()]
    blocks: list[Block] = [words, credits]

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        if picture:
            picture.draw(canvas, EDGE, (high - _DISC) / 2, _DISC)
        said = words.height(room)
        words.draw(canvas, left, (high + said) / 2, room, said)
        made_by = credits.height(wide - 3 * EDGE)
        credits.draw(canvas, EDGE, _CREDITS + made_by, wide - 3 * EDGE, made_by)

    return [Page(blocks, paint)]

"""One idea: a large picture on a ground of its own, and beside it what it is called and a few words."""

from __future__ import annotations

from dataclasses import replace

from dialogkit.colour import WHITE
from dialogkit.markup.tree import Node
from dialogkit.paper import SLIDE, mm
from dialogkit.press.figures.heads import band
from dialogkit.press.flow.blocks import Block, Stack
from dialogkit.press.flow.figured.pictures import in_disc
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.game.slides.head import EDGE, SMALLEST, Page, heading
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import OVER, SMALL, Colours, TextStyle
from dialogkit.press.type.growth import Placed, grow

_DISC, _STRIP, _GAP = 104 * mm, 132 * mm, 12 * mm  # of the picture, how wide its ground is, and from there to the words
_TALL, _TITLE = 136 * mm, 66 * mm  # of all words, and of the heading among them
_BELOW = 7 * mm  # the heading
_SIZES = (36, SMALLEST)
_CREDITS, _AWAY = 6 * mm, 4 * mm  # above the lower edge; from there to the words
_FEW = 27 * mm  # credits that are as tall are read as easily as all else on a slide; more are as small as on a page


def idea(context: PressContext, node: Node, owner: Tag, colours: Colours) -> list[Page]:
    """One slide. Words that have no room are a problem."""
    wide, high = SLIDE
    left = _STRIP + _GAP if node.get("symbol") else EDGE
    room = wide - EDGE - left
    picture = in_disc(context, node, owner, replace(colours, tint=WHITE)) if node.get("symbol") else None
    title = heading(context, node.need("h1"), owner.add("H2"), colours, room, _TITLE, (54, 30))
    title.after = _BELOW
    look = TextStyle(_SIZES[0], _SIZES[0] * 1.4, after=5 * mm, balanced=True)
    told = [child for child in node.nodes if child.name == "p"]
    texts = [context.text(child, replace(look, bold=child.get("role") == "label"), owner.add("P")) for child in told]
    below = room - EDGE
    large = context.credits(node, SMALL.size / SMALLEST)
    credits = large if large.height(below) <= _FEW else context.credits(node)
    made_by = credits.height(below)
    tall = min(_TALL, high - 2 * (_CREDITS + made_by + _AWAY)) - title.height(room) - _BELOW - (len(texts) - 1) * look.after
    share = tall / max(1, len(texts))
    over = grow([Placed(text.paragraph, room, share) for text in texts], *_SIZES)
    for text, child in zip(texts, told):
        if any(each.text is text.paragraph for each in over):
            context.problem("slide-too-full", child)
    words = Stack([title, *texts])
    owner.kids += [text.tag for text in credits.walk_texts()]
    blocks: list[Block] = [words, credits]

    def paint(canvas: PressCanvas, number: int, count: int) -> None:
        if picture:
            with canvas.artifact():
                band(canvas, (-OVER, -OVER, _STRIP + OVER, high + 2 * OVER), colours)
            picture.draw(canvas, (_STRIP - _DISC) / 2, (high - _DISC) / 2, _DISC)
        said = words.height(room)
        words.draw(canvas, left, (high + said) / 2, room, said)
        credits.draw(canvas, left, _CREDITS + made_by, below, made_by)

    return [Page(blocks, paint)]

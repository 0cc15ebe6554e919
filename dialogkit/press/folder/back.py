"""The back of a folder: whom to ask, and who made its pictures."""

from __future__ import annotations

from dataclasses import dataclass

from dialogkit.markup.tree import Node
from dialogkit.paper import mm
from dialogkit.press.flow.blocks import Stack, fits
from dialogkit.press.flow.compose import Composer
from dialogkit.press.flow.press_context import PressContext
from dialogkit.press.folder.chapter import of_folder
from dialogkit.press.folder.folds import EDGE, Folded
from dialogkit.press.folder.pour import FOOT, TOP
from dialogkit.press.pdf.canvas import PressCanvas
from dialogkit.press.pdf.tags import Tag
from dialogkit.press.style import BODY, Colours

_SIZES = (18, 17, 16, 15, 14)  # pt: of the words
_WIDE = 110 * mm  # at most
_CREDITS = 5 * mm  # from the words to the credits


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands on the back, `wide` pt, and `scale` times as large as it is set."""

    words: Stack
    credits: Stack
    wide: float
    scale: float

    def draw_on(self, canvas: PressCanvas, sheet: Folded) -> None:
        """On its side: the words at the head, the credits at the foot."""
        left = sheet.back.x + (sheet.back.width - self.wide) / 2
        inner, made_by = self.wide / self.scale, self.credits.height(self.wide)
        with canvas.state(), canvas.read_last():
            canvas.translate(left, sheet.page[1] - TOP)
            canvas.scale(self.scale, self.scale)
            self.words.draw(canvas, 0, 0, inner, self.words.height(inner))
        self.credits.draw(canvas, left, FOOT + made_by, self.wide, made_by)


def back(context: PressContext, node: Node, sheet: Folded, owner: Tag, colours: Colours) -> Behind:
    """The back of a folder, with its tags in `owner`. What has no room there is a problem."""
    inside = node.need("back")
    words = Composer(context, of_folder(context)).stack(inside.nodes, owner, colours)
    credits = context.credits(node)
    owner.kids += [text.tag for text in credits.walk_texts()]
    wide = min(_WIDE, sheet.back.width - 2 * EDGE)
    made_by = credits.height(wide)
    room = sheet.page[1] - TOP - FOOT - (made_by + _CREDITS if made_by else 0.0)
    scales = [size / BODY.size for size in _SIZES]
    scale = next((each for each in scales if fits(words, wide / each, room / each)), 1.0)
    if words.height(wide / scale) * scale > room:
        context.problem_at("folder-back-too-full", inside.get("at"), inside, inside.text)
    return Behind(words, credits, wide, scale)
